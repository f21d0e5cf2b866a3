"""Units: one spelling for one unit."""

from collections import Counter
from collections.abc import Iterator

from kb.errors import Problem
from kb.load.content import Content
from kb.model import Figure


def spelling(content: Content) -> Iterator[Problem]:
    """A unit that differs from a more frequent one only in case, spaces or marks is written like that one."""
    counts = Counter(entry.row.unit for entry in content.of(Figure) if entry.row.unit)
    usual: dict[str, str] = {}
    for written, _ in sorted(counts.items(), key=lambda item: (-item[1], str(item[0]))):
        usual.setdefault(_bare(str(written)), str(written))
    for entry in content.of(Figure):
        unit = entry.row.unit or ""
        if unit and usual[_bare(unit)] != unit:
            yield entry.problem(f'unit "{unit}" is usually written otherwise (nearest: {usual[_bare(unit)]})')


def _bare(unit: str) -> str:
    return "".join(char for char in unit.casefold() if not char.isspace() and char not in ".-")
