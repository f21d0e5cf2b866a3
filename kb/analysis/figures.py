"""Every figure that an edition prints, checked: aggregates, ranks, differences, values printed twice, labels of rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeVar

from kb.analysis.exact import Number, exact
from kb.analysis.recompute import Arithmetic, IndicatorRow, ScoreAudit, Verdict, audit_scores
from kb.analysis.recompute_ranks import RankAudit, audit_differences, audit_ranks
from kb.analysis.relabel import Relabelling, propose_labels

T = TypeVar("T")
Check = Literal["aggregate", "rank", "difference", "pair"]
CHECKS: tuple[Check, ...] = ("aggregate", "rank", "difference", "pair")
FEWEST_SHARED = 3
"""A row is recognised by its values only when at least this many of them are printed elsewhere."""


@dataclass(frozen=True)
class Printing:
    """One place where a value is printed: its table, the label of its row as printed, the thing the label names (the
    label itself when it names none), the city the row is read as, and what stands there."""

    table: str
    label: str
    named: str
    city: str
    indicator: str
    score: Fraction | None = None
    rank: int | None = None


@dataclass(frozen=True)
class Finding:
    """One figure beside what follows from other figures.

    ``low`` and ``high`` bound what rounding allows; ``place`` names the tables of a value that is printed twice.
    """

    check: Check
    indicator: str
    city: str
    printed: Fraction
    recomputed: Fraction | None
    low: Fraction | None
    high: Fraction | None
    verdict: Verdict
    reason: str
    reason_zh: str
    place: str = ""


@dataclass(frozen=True)
class Label:
    """A row of a table whose values are printed elsewhere too: ``named`` is what its label says, ``proposed`` the city
    that the values belong to (``None`` when no single city fits), ``read`` the one that the data read, ``indicators``
    all that the row prints."""

    table: str
    label: str
    named: str
    proposed: str | None
    read: str
    agreeing: int
    compared: int
    indicators: tuple[str, ...]

    @property
    def stands(self) -> bool:
        """Whether the values belong to what the label names."""
        return self.proposed == self.named


def check_figures(
    indicators: Sequence[IndicatorRow],
    scores: Mapping[str, Mapping[str, Number]],
    ranks: Mapping[str, Mapping[str, int]],
    printings: Sequence[Printing],
    arithmetic: Arithmetic,
    top: str,
    city: str | None = None,
    indicator: str | None = None,
) -> list[Finding]:
    """All findings of an edition, or those of a city or an indicator: by check, then in the order of the tree and of the ids.

    References
    ----------
    OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6, for the aggregates.

    Examples
    --------
    >>> from types import SimpleNamespace as Row
    >>> usual = {"published": True, "kind": "score", "higher_is_better": True, "scaled_to_maximum": False}
    >>> tree = [Row(id="all", parent=None, weight=None, **usual), Row(id="x", parent="all", weight="1", **usual)]
    >>> scores = {"all": {"a": 0.5, "b": 0.4}, "x": {"a": 0.5, "b": 0.6}}
    >>> found = check_figures(tree, scores, {"all": {"a": 1, "b": 2}}, [], Arithmetic(1, 1), "all")
    >>> [(row.check, row.city, row.verdict) for row in found if row.verdict != "agrees"]
    [('aggregate', 'b', 'contradicts')]
    """
    asked = [row for row in indicators if indicator in (None, row.id)]
    found = [_from_score(row) for row in audit_scores(indicators, scores, arithmetic, asked, city)]
    for row in asked:
        found += [_from_rank("rank", row.id, one) for one in _ranks(indicators, row, scores, ranks, city)]
    for row in (row for row in asked if row.kind == "difference"):
        printed = _of(city, scores.get(row.id, {}))
        differences = audit_differences(printed, ranks.get(top, {}), ranks.get(row.parent or "", {}))
        found += [_from_rank("difference", row.id, one) for one in differences]
    return found + _pairs(printings)


def _of(city: str | None, values: Mapping[str, T]) -> Mapping[str, T]:
    """The value of a city alone, if it has one; without a city, all values."""
    if city is None:
        return values
    return {city: values[city]} if city in values else {}


def _from_score(row: ScoreAudit) -> Finding:
    return Finding("aggregate", row.indicator, row.city, row.printed, row.recomputed, row.low, row.high, row.verdict,
                   row.reason, row.reason_zh)  # fmt: skip


def _from_rank(check: Check, indicator: str, row: RankAudit) -> Finding:
    best, worst, again = (None if n is None else Fraction(n) for n in (row.best, row.worst, row.recomputed))
    return Finding(
        check, indicator, row.city, Fraction(row.printed), again, best, worst, row.verdict, row.reason, row.reason_zh
    )


def _ranks(
    indicators: Sequence[IndicatorRow],
    row: IndicatorRow,
    scores: Mapping[str, Mapping[str, Number]],
    ranks: Mapping[str, Mapping[str, int]],
    city: str | None,
) -> list[RankAudit]:
    """Ranks printed beside scores, and columns of ranks of their own (of their parent's values)."""
    if row.kind != "rank":
        wanted = _of(city, ranks.get(row.id, {}))
        return audit_ranks(scores.get(row.id, {}), wanted, row.higher_is_better, row.kind == "score")
    parent = next((one for one in indicators if one.id == row.parent), None)
    printed = {key: int(exact(value)) for key, value in _of(city, scores.get(row.id, {})).items()}
    if parent is None:
        return []
    return audit_ranks(scores.get(parent.id, {}), printed, parent.higher_is_better, parent.kind == "score")


def _pairs(printings: Iterable[Printing]) -> list[Finding]:
    """Every second printing of a score or rank of a city against the first."""
    first: dict[tuple[str, str, str], tuple[str, Fraction]] = {}
    found = []
    for one in printings:
        for kind, value in (("score", one.score), ("rank", None if one.rank is None else Fraction(one.rank))):
            if value is None:
                continue
            key = (kind, one.indicator, one.city)
            if key not in first:
                first[key] = (one.table, value)
                continue
            table, before = first[key]
            same = value == before
            verdict: Verdict = "agrees" if same else "contradicts"
            reason = (
                ("both tables print it", "两表所印相同")
                if same
                else ("the two tables print different values", "两表所印不同")
            )
            found.append(
                Finding(
                    "pair",
                    one.indicator,
                    one.city,
                    value,
                    before,
                    before,
                    before,
                    verdict,
                    *reason,
                    place=f"{table} / {one.table}",
                )
            )
    return sorted(found, key=lambda row: (row.indicator, row.city))


def propose_readings(printings: Sequence[Printing]) -> list[Label]:
    """The readings of labels that reconcile the tables; one that does not stand has its values elsewhere beside another name.

    A table is examined when at least ``FEWEST_SHARED`` of its columns are printed in other tables too.

    Examples
    --------
    >>> def row(table, label, *values):
    ...     return [Printing(table, label, label, label, f"p{at}", Fraction(value)) for at, value in enumerate(values)]
    >>> whole = row("T", "a", 1, 2, 3) + row("T", "x", 4, 5, 6)
    >>> parts = row("U", "a", 1, 2, 3) + row("U", "b", 4, 5, 6)
    >>> [(found.table, found.label, found.proposed) for found in propose_readings(whole + parts) if not found.stands]
    [('T', 'x', 'b'), ('U', 'b', 'x')]
    """
    tables = list(dict.fromkeys(one.table for one in printings))
    return [label for table in tables for label in _readings(table, printings)]


def _readings(table: str, printings: Sequence[Printing]) -> list[Label]:
    scored = [one for one in printings if one.score is not None]
    others = {one.indicator for one in scored if one.table != table}
    own = [one for one in scored if one.table == table and one.indicator in others]
    if len({one.indicator for one in own}) < FEWEST_SHARED:
        return []
    rows, cities = _by_name(own), _by_name(one for one in scored if one.table != table)
    read = {one.named: one for one in own}
    return [_label(found, read[found.label], scored) for found in propose_labels(rows, cities)]


def _by_name(printings: Iterable[Printing]) -> dict[str, dict[str, Number]]:
    found: dict[str, dict[str, Number]] = {}
    for one in printings:
        if one.score is not None:
            found.setdefault(one.named, {})[one.indicator] = one.score
    return found


def _label(found: Relabelling, one: Printing, scored: Sequence[Printing]) -> Label:
    row = tuple(dict.fromkeys(p.indicator for p in scored if (p.table, p.label) == (one.table, one.label)))
    return Label(one.table, one.label, one.named, found.reads, one.city, found.agreeing, found.compared, row)
