"""Tables of cases linked to scores: every case by name, the comparison, the same within tiers, several groups, who is
left out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from kb.analysis.contrast import smallest_p
from kb.analysis.exact import Number, exact, rounded
from kb.analysis.summary import mean, share, summarise
from kb.model import Edition
from kb.query.answer import Cell, Column, Ref, TableRow
from kb.query.drafting.draft import Draft
from kb.query.drafting.part import cited_part
from kb.query.selection.attributes import TIERS, attribute
from kb.query.selection.cases import Cases, Look, Split, look

MOST_SCORE_COLUMNS = 4

Pair = tuple[str, str]


def p_words(p: Fraction | None) -> str | None:
    """A p with three decimals; a smaller one says so and is never written as 0.

    Examples
    --------
    >>> p_words(Fraction(174, 252)), p_words(Fraction(1, 10_000))
    ('0.690', '< 0.001')
    """
    if p is None:
        return None
    return str(rounded(p, 3)) if p >= Fraction(1, 1000) else "< 0.001"


def plain(value: Number | None, edition: Edition) -> str:
    """A score in a sentence, with the decimals of its edition."""
    return "–" if value is None else str(rounded(value, edition.decimals))


def signed(value: Number, decimals: int) -> str:
    """A difference with its sign.

    Examples
    --------
    >>> signed(Fraction(-1, 5), 2), signed(0.25, 2), signed(0, 1)
    ('−0.20', '+0.25', '0.0')
    """
    number = rounded(value, decimals)
    return f"−{-number}" if number < 0 else f"+{number}" if number > 0 else f"{abs(number)}"


def clock_words(split: Split, date: str) -> Pair:
    """On which clock a split stands."""
    if split.clock == "printed":
        return "as printed", "按来源所载"
    return f"at the score's date ({date})", f"截至分数日期（{date}）"


def case_table(draft: Draft, cases: Cases, found: Sequence[Look], names: Sequence[Pair], keys: Iterable[str]) -> None:
    """Every case with a score by name: its group on each clock, its scores, the facts behind the condition."""
    base, first = draft.base, found[0]
    edition = base.editions[base.indicators[first.indicator].edition]
    indicators = list(dict.fromkeys(one.indicator for one in found))[:MOST_SCORE_COLUMNS]
    attributes = [attribute(base, key) for key in (*(f"score:{i}" for i in indicators), *keys)]
    columns = [draft.column("city", "City", "城市")]
    columns += [draft.column(split.clock, *_heading(split, edition.date)) for split in cases.splits]
    columns += [
        Column(key=a.key, label=draft.tell(*a.label), unit=draft.tell(*a.unit) if a.unit else None) for a in attributes
    ]

    def row(city: str) -> TableRow:
        facts = {a.key: a.read(base, city, draft.language) for a in attributes}
        cells: dict[str, Cell] = {"city": draft.city(city)}
        cells |= {split.clock: _group(draft, split, city, names) for split in cases.splits}
        cells |= {key: draft.shown(fact) for key, fact in facts.items()}
        evidence = {key: draft.cite(fact.rows) for key, fact in facts.items() if fact.rows}
        evidence |= {split.clock: draft.cite(split.rows[city]) for split in cases.splits if split.rows.get(city)}
        return TableRow(cells=cells, evidence=_together(evidence), cell_evidence=evidence)

    linked = {"city", *(a.key for a in attributes if a.value == "thing")}
    draft.long_table(("Cases", "案例"), columns, (*first.left, *first.right), row, linked)


def _group(draft: Draft, split: Split, city: str, names: Sequence[Pair]) -> str:
    for side, name in zip((split.left, split.right), names, strict=True):
        if city in side:
            return draft.tell(*name)
    return draft.tell("not yet there", "当时尚无")


def _together(evidence: dict[str, list[str]]) -> list[str]:
    return list(dict.fromkeys(ident for idents in evidence.values() for ident in idents))


def _heading(split: Split, date: str) -> Pair:
    english, chinese = clock_words(split, date)
    return f"Group, {english}", f"组别（{chinese}）"


def rows_behind(draft: Draft, found: Look) -> list[Any]:
    """The rows a comparison is computed from: the scores and what puts each city into its group; of very many the first."""
    scores, cited = draft.base.scores[found.indicator], cited_part(draft, (found.left, found.right))
    return [row for city in cited for row in (scores[city], *found.split.rows.get(city, ()))]


def comparison_table(
    draft: Draft, found: Sequence[Look], edition: Edition, title: Pair, labels: Sequence[Pair]
) -> None:
    """Medians, effect size, shift with its interval, exact p and what it could be at best; a row a look."""
    many = len({one.indicator for one in found}) > 1
    columns = [draft.column("look", "Compared", "比较"), draft.column("n", "n", "n"),
               draft.column("left", "Median of the first", "前组中位数"), draft.column("right", "Median of the second", "后组中位数"),
               draft.column("delta", "Cliff's delta", "Cliff's delta值"), draft.column("shift", "Shift", "位移"),
               draft.column("low", "from", "下限"), draft.column("high", "to", "上限"),
               draft.column("confidence", "Confidence", "置信度", "%"), draft.column("p", "Exact p", "精确p值"),
               draft.column("splits", "Splits as extreme", "同样极端的分组"), draft.column("smallest", "Smallest p possible", "可能的最小p值"),
               *([draft.column("holm", "p after Holm", "Holm校正p值")] if many else [])]  # fmt: skip
    rows = []
    for one, label in zip(found, labels, strict=True):
        cells: dict[str, Cell] = {"look": draft.tell(*label), "n": draft.tell(*versus(one)),
                                  "left": _number(one.median(one.left), edition), "right": _number(one.median(one.right), edition),
                                  **_contrast_cells(draft, one, edition)}  # fmt: skip
        if many:
            cells["holm"] = p_words(one.adjusted)
        rows.append(draft.row(cells, rows_behind(draft, one)))
    draft.table(title, columns, rows)


def versus(found: Look) -> Pair:
    """The sizes of the two groups."""
    return f"{len(found.left)} v {len(found.right)}", f"{len(found.left)}对{len(found.right)}"


def _contrast_cells(draft: Draft, found: Look, edition: Edition) -> dict[str, Cell]:
    smallest = p_words(smallest_p(len(found.left), len(found.right))) if found.left and found.right else None
    if found.contrast is None:
        return {"p": draft.tell("not tested", "不检验"), "smallest": smallest}
    result, decimals = found.contrast, edition.decimals
    smallest = p_words(result.smallest_p)
    extreme = int(result.p * result.splits)
    return {
        "delta": float(rounded(result.delta, 2)), "shift": float(rounded(result.shift.estimate, decimals)),
        "low": float(rounded(result.shift.low, decimals)), "high": float(rounded(result.shift.high, decimals)),
        "confidence": float(rounded(result.shift.confidence * 100, 1)), "p": p_words(result.p),
        "splits": draft.tell(f"{extreme:,} of {result.splits:,}", f"{result.splits:,}种中的{extreme:,}种"),
        "smallest": smallest,
    }  # fmt: skip


def left_out_table(draft: Draft, cases: Cases, found: Look, covering: Iterable[Any]) -> None:
    """Cities that are in no group, by name and reason: nothing of this means *no*."""
    split = cases.printed
    assessed = set(draft.base.printed(found.indicator))
    reasons: list[tuple[Pair, Sequence[str]]] = [
        (("First group, no score", "前组，没有分数"), [c for c in split.left if c not in found.values]),
        (("Second group, no score", "后组，没有分数"), [c for c in split.right if c not in found.values]),
        (("In both groups", "同属两组"), split.both),
        (("Meets the condition, outside the set that a source covers completely", "符合条件，但不在来源完整覆盖的范围内"),
         [city for city in cases.outside if city in assessed]),
        (("Has a score, but no source says whether it meets the condition", "有分数，但没有来源说明是否符合条件"),
         [city for city in cases.unknown if city in assessed]),
    ]  # fmt: skip
    columns = [
        draft.column("why", "Not counted", "未计入"),
        draft.column("n", "n", "n"),
        draft.column("cities", "Cities", "城市"),
    ]
    rows = [
        draft.row(
            {
                "why": draft.tell(*why),
                "n": len(cities),
                "cities": [draft.city(city) for city in draft.first(why, cities)],
            },
            covering,
        )
        for why, cities in reasons
        if cities
    ]
    draft.table(("Left out", "未计入的城市"), columns, rows)


def _number(value: Fraction | None, edition: Edition) -> float | None:
    return None if value is None else float(rounded(value, edition.decimals))


def tier_table(draft: Draft, found: Look, edition: Edition) -> list[tuple[Pair, Look]]:
    """The same comparison within each administrative tier that has cases on both sides: tiers differ in everything."""
    tiers = {city: draft.base.cities[city].tier for city in (*found.left, *found.right)}
    inner, labels = [], []
    for tier in TIERS:
        left, right = (tuple(city for city in side if tiers[city] == tier) for side in (found.left, found.right))
        split = Split(found.split.clock, left, right, both=(), rows=found.split.rows)
        if split.left and split.right:
            one = look(draft.base, found.indicator, split)
            inner.append(replace(one, adjusted=one.contrast.p if one.contrast else None))
            labels.append(TIERS[tier])
    comparison_table(draft, inner, edition, ("Within one administrative tier", "同一行政级别之内"), labels)
    return list(zip(labels, inner, strict=True))


def cell_name(cell: Cell) -> str:
    """What the name of a group is, as text."""
    return cell.name if isinstance(cell, Ref) else str(cell)


def group_table(
    draft: Draft, indicator: str, groups: dict[str, list[str]], labels: dict[str, Cell], edition: Edition
) -> None:
    """Several groups side by side: n, median, range, share above the mean; a description."""
    scores, column = draft.base.scores[indicator], dict(draft.base.printed(indicator))
    every = list(column.values())
    middle = mean(every)
    columns = [draft.column("group", "Group", "组别"), draft.column("n", "n", "n"), draft.column("median", "Median", "中位数"),
               draft.column("lowest", "Lowest", "最低"), draft.column("highest", "Highest", "最高"),
               draft.column("above", f"Above the mean of all {len(every)}", f"高于全部{len(every)}城均值", "%"),
               draft.column("cities", "Cities", "城市")]  # fmt: skip
    rows = []
    for key, cities in groups.items():
        found = summarise(column[city] for city in cities)
        above = sum(exact(column[city]) > middle for city in cities)
        listed = draft.first((cell_name(labels[key]),) * 2, cities)
        cells: dict[str, Cell] = {
            "group": labels[key], "n": found.count, "median": _number(found.median, edition),
            "lowest": _number(found.minimum, edition), "highest": _number(found.maximum, edition),
            "above": float(rounded(100 * share(above, found.count), 1)), "cities": [draft.city(city) for city in listed],
        }  # fmt: skip
        rows.append(draft.row(cells, [scores[city] for city in cited_part(draft, [cities])]))
    draft.table(("Groups", "组别"), columns, rows)
