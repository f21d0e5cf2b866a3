"""What the audit of an edition says beside a value: a few words, and the way to the audit."""

from collections import Counter

from kb.analysis.recompute import Verdict
from kb.query.answer import Answer, Frozen, Language, Ref, Table
from kb.query.base import Base, pick
from kb.query.inspected import MOST_FIGURES, OPEN, figures_of, inspected, listed_marks, value_marks
from kb.query.kinds.inspecting import CHECK_WORDS, counted
from web.addresses import with_parameters
from web.labels import label

SCORE = "score:"


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
