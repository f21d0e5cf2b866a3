"""RIS: works for EndNote, Mendeley, NoteExpress and the like: two letters, two blanks, a dash, a blank, one value a line."""

from collections.abc import Iterable

from kb.export.works import Work, date_parts

TYPES = {"article": "JOUR", "report": "RPRT", "reference": "GEN", "database": "DBASE", "answer": "ELEC", "chart": "FIGURE",
         "entry": "ELEC"}  # fmt: skip


def write_ris(works: Iterable[Work]) -> bytes:
    """One record a work; lines end as the format wants."""
    return "".join(_record(work) for work in works).encode()


def _record(work: Work) -> str:
    tags = [("TY", TYPES[work.kind])]
    tags += [("AU", author.inverted) for author in work.authors]
    tags += [
        ("TI", work.title), ("TT", work.other_title), ("T2", work.within), ("PB", work.publisher),
        ("PY", work.issued[:4]), ("DA", _date(work.issued)), ("VL", work.volume), ("IS", work.number), ("SN", work.issn),
        ("DO", work.doi), ("UR", work.url), ("ET", work.version), ("Y2", _date(work.accessed)), ("N1", work.note),
        ("LA", work.language), ("ID", work.key),
    ]  # fmt: skip
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _date(text: str) -> str:
    """Year, month, day and other information, parted by slashes; what is not known is empty."""
    parts = [f"{part:02d}" for part in date_parts(text)]
    return "/".join([*parts, *[""] * (3 - len(parts))]) + "/" if parts else ""
