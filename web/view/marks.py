"""What the audit of an edition says beside a value: a few words, and the way to the audit."""

from collections import Counter
from collections.abc import Mapping

from kb.analysis.recompute import Verdict
from kb.query.answer import Answer, Frozen, Language, Ref, Table
from kb.query.base import Base, pick
from kb.query.drafting.inspected import MARKS, MOST_FIGURES, OPEN, figures_of, inspected, listed_marks, value_marks
from kb.query.kinds.inspecting import CHECK_WORDS, counted
from web.addresses import with_parameters
from web.labels import label

SCORE, RANK = "score:", "rank:"
ROUNDED = MARKS["aggregate", "within rounding"]


class Mark(Frozen):
    """Words of the audit about one value, and the address of its figures there; ``strong`` where something is wrong."""

    text: str
    address: str
    strong: bool = False


Marks = dict[str, list[list[Mark]]]


def marks_of(base: Base, table: Table, language: Language, city: str | None = None) -> Marks:
    """The marks of a table by column, a list a row: rows of cities with scores in their columns, or rows of indicators
    of one city."""
    if city is not None:
        keys = [
            cell.id.partition(":")[2] if isinstance(cell := row.cells.get("indicator"), Ref) else ""
            for row in table.rows
        ]
        held = [key for key in keys if key in base.indicators]
        marked = {
            edition: value_marks(base, edition, city=city) for edition in {base.indicators[key].edition for key in held}
        }
        return {"score": [_marks(base, key, city, language, marked[base.indicators[key].edition]) if key in base.indicators else []
                          for key in keys]}  # fmt: skip
    found: Marks = {}
    for column in table.columns:
        indicator = column.key.removeprefix(SCORE)
        if column.key.startswith(SCORE) and indicator in base.indicators:
            cells = [row.cells.get("city") for row in table.rows]
            named = [cell.id.partition(":")[2] for cell in cells if isinstance(cell, Ref)]
            marked_here = listed_marks(base, base.indicators[indicator].edition, indicator, named)
            found[column.key] = [_marks(base, indicator, cell.id.partition(":")[2], language, marked_here) if isinstance(cell, Ref) else []
                                 for cell in cells]  # fmt: skip
    return found


class MarkedTable(Table):
    """A table with the marks of its values: pages show them, files do without."""

    marks: Marks = {}


def marked(base: Base, answer: Answer, language: Language, city: str = "") -> Answer:
    """The answer with the audit's marks beside the printed scores and ranks that its tables show; ``city`` is the one that
    tables of indicators are about, unless the plan says it."""
    plan = answer.reading.plan or {}
    overall = base.editions[edition].overall if (edition := str(plan.get("edition"))) in base.editions else ""
    cities = (str(plan.get("city") or city), str(plan.get("other") or ""))
    tables: list[Table] = []
    for table in answer.tables:
        found = {} if isinstance(table, MarkedTable) else column_marks(base, table, language, overall, cities)
        tables.append(MarkedTable(**dict(table), marks=found) if found else table)
    return answer.model_copy(update={"tables": tables})


def column_marks(
    base: Base, table: Table, language: Language, overall: str = "", cities: tuple[str, str] = ("", "")
) -> Marks:
    """The marks by column, a list a row; only of columns that have some. ``overall`` is the indicator of what is called
    *published*, ``cities`` are the one or two that a table of indicators is about."""
    found = {}
    for key, indicator in _printed_columns(table, overall).items():
        about = cities[key == "score_two"]
        ranks = key.startswith(RANK) or key == "published"
        found[key] = [
            _told(base, indicator or _ident(row.cells, "indicator", "part"), _ident(row.cells, "city") or about, language, ranks)
            if isinstance(row.cells.get(key), int | float) else []  # a state is no printed value
            for row in table.rows
        ]  # fmt: skip
    return {key: marks for key, marks in found.items() if any(marks)}


def _printed_columns(table: Table, overall: str) -> dict[str, str]:
    """The columns that hold printed values of an index with their indicator; none where each row names its own."""
    keys = [column.key for column in table.columns]
    found = {key: key.removeprefix(SCORE) for key in keys if key.startswith(SCORE)}
    ranks = {key: key.removeprefix(RANK) for key in keys if key.startswith(RANK)}
    found |= {key: indicator for key, indicator in ranks.items() if f"{SCORE}{indicator}" not in keys}
    if {"indicator", "score"} <= set(keys):
        found["score"] = ""
    if "part" in keys:
        found |= dict.fromkeys((key for key in ("score_one", "score_two") if key in keys), "")
    published = [key for key in ("published_score", "published") if key in keys and "city" in keys and overall]
    return found | dict.fromkeys(published[:1], overall)


def _ident(cells: Mapping[str, object], *keys: str) -> str:
    """The id of the thing in the first of these cells that names one."""
    return next((cell.id.partition(":")[2] for key in keys if isinstance(cell := cells.get(key), Ref)), "")


def _told(base: Base, indicator: str, city: str, language: Language, rank: bool) -> list[Mark]:
    """What the audit says of a value; of an edition too large to be audited at once only its own pages say it.

    That a score is within rounding of its parts says nothing of its rank.
    """
    if indicator not in base.indicators or figures_of(base, base.indicators[indicator].edition) > MOST_FIGURES:
        return []
    found = _marks(base, indicator, city, language, value_marks(base, base.indicators[indicator].edition))
    return [mark for mark in found if not rank or mark.text != pick(ROUNDED, language)]


def _marks(
    base: Base, indicator: str, city: str, language: Language, marked: dict[tuple[str, str], list[tuple[str, str]]]
) -> list[Mark]:
    edition = base.indicators[indicator].edition
    words = marked.get((indicator, city), [])
    address = with_parameters(audit_address(edition), indicator=indicator, city=city)
    return [Mark(text=pick(pair, language), address=address, strong=pair not in OPEN) for pair in words]


def audit_address(edition: str) -> str:
    """The audit of an edition."""
    return f"/indices/{edition}/audit"


def audit_line(
    base: Base, edition: str, language: Language, indicator: str | None = None, city: str | None = None
) -> Mark:
    """The audit of an indicator or of a city in a sentence: counts by check, and why what cannot be checked cannot."""
    if city is None and figures_of(base, edition) > MOST_FIGURES:
        return Mark(
            text=label("audit.large", language), address=with_parameters(audit_address(edition), indicator=indicator)
        )
    findings = [row for row in inspected(base, edition, city, indicator).findings
                if indicator in (None, row.indicator) and city in (None, row.city)]  # fmt: skip
    counts: dict[str, Counter[Verdict]] = {}
    for row in findings:
        counts.setdefault(row.check, Counter())[row.verdict] += 1
    colon, stop = label("colon", language), label("semicolon", language)
    parts = [
        f"{pick(CHECK_WORDS[check], language)}{colon}{counted(count, int(language == 'zh'))}"
        for check, count in counts.items()
    ]
    reasons = {pick((row.reason, row.reason_zh), language) for row in findings if row.verdict == "cannot be checked"}
    parts += sorted(reasons)
    address = with_parameters(audit_address(edition), indicator=indicator, city=city)
    return Mark(text=stop.join(parts) or label("audit.none", language), address=address)


def first_table_with(answer: Answer, key: str) -> int:
    """The place of the first table that has a column; -1 when none has."""
    return next((place for place, table in enumerate(answer.tables) if any(c.key == key for c in table.columns)), -1)
