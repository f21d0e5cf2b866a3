"""The stability that every sentence with a rank carries: what its ranks rest on, and what other weights or rounding could do.

A kind says with ``draft.ranks`` which places it names; the words are added when the answer is finished.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kb.analysis.sequence import order
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.firm import Bounds, Rests, firm_place, put_together, rests_on
from kb.query.drafting.sums import compute
from kb.query.drafting.weighing_tables import spread
from kb.query.selection.attributes import attribute

MOST_NAMED = 10
MOST_LEFT_OUT = 100  # cities that are left out one by one
WHY: Mapping[Rests, tuple[str, str]] = {
    "one value": ("no weights enter ranks in {names}: each orders one printed value a city",
                  "{names}的名次与权重无关：只按每个城市的一个原文数值排序"),
    "parts not printed": ("weights of other indicators do not enter ranks in {names}; what other weights inside would make of them cannot be "
                          "worked out, for its parts are not printed", "{names}的名次与其他指标的权重无关；其下级数值未公布，内部权重变动的影响无法计算"),
    "another mean": ("ranks in {names} are not a weighted mean of printed parts, so other weights cannot be tried",
                     "{names}的名次并非由已公布的下级数值加权平均而得，无法试用其他权重"),
}  # fmt: skip


class Ranked(NamedTuple):
    """Places in one order that an answer names: of which cities, among which; ``among`` is None for all that have a value."""

    key: str
    cities: tuple[str, ...]
    among: tuple[str, ...] | None

    @property
    def indicator(self) -> str:
        """The indicator whose scores or ranks are the order."""
        return self.key.partition(":")[2]


def tell_stability(draft: Draft) -> None:
    """A note on the stability of the ranks that the answer names; those of one edition are told together."""
    stated = [Ranked(key, tuple(cities), among) for (key, among), cities in draft.ranked.items()]
    in_index = [one for one in stated if one.key.partition(":")[0] == "rank" and one.indicator in draft.base.indicators]
    for edition in dict.fromkeys(draft.base.indicators[one.indicator].edition for one in in_index):
        here = [one for one in in_index if draft.base.indicators[one.indicator].edition == edition]
        _tell_weighed(draft, edition, [one for one in here if put_together(draft.base, one.indicator)])
        _tell_others(draft, [one for one in here if put_together(draft.base, one.indicator) is None])
    for one in stated:
        if one not in in_index:
            _tell_order(draft, one)


def _tell_weighed(draft: Draft, edition: str, stated: Sequence[Ranked]) -> None:
    """Ranks that are put together from printed parts: within which bounds they stay when the weights change."""
    row = draft.base.editions[edition]
    for among, found in _by_extent(stated).items():
        told = [(one, bounds) for one in found if (bounds := _bounds(draft, one))]
        if not told:
            continue
        count = len(_complete(draft.base, told[0][0]))
        alone = [one.indicator for one, _ in told] == [row.overall]
        listed = (
            told[0][1]
            if alone
            else "; ".join(f"{draft.ref(f'indicator:{one.indicator}').name} – {bounds}" for one, bounds in told)
        )
        weights = (f"every weight of {row.name} changes by up to ±25 %", f"{row.name_zh}各权重变动不超过±25%时") if alone else (
            f"the weights inside an indicator of {row.name} change by up to ±25 % each", f"{row.name_zh}的指标内部各权重变动不超过±25%时")  # fmt: skip
        whole = among is None
        cities = (
            f"its {count} cities" if whole else f"these {count} cities",
            f"{'其' if whole else '这'}{count}个城市",
        )
        draft.note("caveat", f"Stability: when {weights[0]}, the rank among {cities[0]} stays within: {listed} (exact bounds).",
                   f"稳定性：{weights[1]}，在{cities[1]}中的名次保持在：{listed.replace('; ', '；').replace(' – ', '——')}（精确界限）。")  # fmt: skip


def tell_firm_groups(draft: Draft, indicator: str, found: Bounds) -> None:
    """The same of the means of groups of cities; without bounds only that nothing was worked out."""
    name = draft.ref(f"indicator:{indicator}")
    listed = draft.tell("; ", "；").join(f"{group} {spread(*bounds)}" for group, bounds in found.items())
    if found:
        draft.note("caveat", f"Stability: when every weight inside {name.name_en} changes by up to ±25 %, the place of each group's mean among {len(found)} "
                   f"stays within: {listed} (exact bounds).",
                   f"稳定性：{name.name_zh}内部各权重变动不超过±25%时，各组平均值在{len(found)}组中的位次保持在：{listed}（精确界限）。")  # fmt: skip
    else:
        draft.note("caveat", f"Stability: what other weights inside {name.name_en} would make of the order of the groups is not worked out here.",
                   f"稳定性：{name.name_zh}内部权重变动对各组次序的影响，此处未作计算。")  # fmt: skip


def tell_firm_parts(
    draft: Draft, function: str, values: Mapping[str, Mapping[str, float]], first: str, lowest: bool
) -> None:
    """Of parts ordered by a sum over cities: whether the first one stays first whichever city is left out."""
    name, ends = draft.ref(f"indicator:{first}"), ("", "")
    cities = sorted(set[str]().union(*values.values()))
    if len(cities) <= MOST_LEFT_OUT:
        losing = [city for city in cities if _first_without(function, values, city, lowest) != first]
        ends = (
            f"; it stays first whichever one of the {len(cities)} cities is left out",
            f"；在{len(cities)}个城市中任意剔除一个，仍居首",
        )
        if losing:
            some = draft.cities(losing[:MOST_NAMED])
            ends = (
                f"; without any one of these it is no longer first: {some}",
                f"；剔除以下任一城市即不再居首：{some}",
            )
    draft.note("caveat", f"Stability: no weights of other indicators enter where {name.name_en} stands{ends[0]}.",
               f"稳定性：{name.name_zh}的位置与其他指标的权重无关{ends[1]}。")  # fmt: skip


def _first_without(function: str, values: Mapping[str, Mapping[str, float]], city: str, lowest: bool) -> str | None:
    """The part that comes first without a city; None when several do."""
    sums = {part: compute(function, [value for other, value in column.items() if other != city]) for part, column in values.items() if column.keys() - {city}}  # fmt: skip
    best = (min if lowest else max)(sums.values(), default=None)
    winners = [part for part, number in sums.items() if number == best]
    return winners[0] if len(winners) == 1 else None


def _by_extent(stated: Iterable[Ranked]) -> dict[tuple[str, ...] | None, list[Ranked]]:
    found: dict[tuple[str, ...] | None, list[Ranked]] = {}
    for one in stated:
        found.setdefault(one.among, []).append(one)
    return found


def _complete(base: Base, one: Ranked) -> tuple[str, ...]:
    """The cities that have all parts of an indicator."""
    put = put_together(base, one.indicator, one.among)
    return put.held.cities if put else ()


def _bounds(draft: Draft, one: Ranked) -> str:
    """The bounds of the first cities named; how many there are, where these are not all."""
    named = one.cities[:MOST_NAMED]
    firm = {city: firm_place(draft.base, one.indicator, city, one.among) for city in named}
    shown = draft.listed(f"{draft.city(city).name} {spread(*bounds)}" for city, bounds in firm.items() if bounds)
    rest = len(one.cities) - len(named)
    return draft.beside(shown, draft.tell(f"the first {len(named)} of {len(one.cities)}", f"共{len(one.cities)}个，列前{len(named)}个")) if shown and rest else shown  # fmt: skip


def _tell_others(draft: Draft, stated: Sequence[Ranked]) -> None:
    """Ranks that rest on values whose weights cannot be tried, if there are any: ties and rounding are all that can move them."""
    for why, words in WHY.items():
        found = [one for one in stated if rests_on(draft.base, one.indicator) == why]
        if not found:
            continue
        names = list(dict.fromkeys(draft.ref(f"indicator:{one.indicator}").name for one in found))
        listed = draft.listed(
            names
            if len(names) <= MOST_NAMED
            else [
                *names[:MOST_NAMED],
                draft.tell(f"{len(names) - MOST_NAMED} more", f"另外{len(names) - MOST_NAMED}项"),
            ]
        )
        ties = _ties(draft, found)
        draft.note("caveat", f"Stability: {words[0].format(names=listed)}; {ties}.", f"稳定性：{words[1].format(names=listed)}；{ties}。")  # fmt: skip


def _ties(draft: Draft, stated: Sequence[Ranked]) -> str:
    """Which of the cities named have the same printed value as others, so that their order is open."""
    shared = [(one, city, others) for one in stated for city in one.cities[:MOST_NAMED] if (others := _others_with_value(draft.base, one, city))]  # fmt: skip
    if not shared:
        return draft.tell("no other city has the same printed value", "没有其他城市的原文数值与之相同")
    several = len({one.indicator for one in stated}) > 1
    told = []
    for one, city, others in shared[:MOST_NAMED]:
        part = (
            draft.tell(" in ", "在") + draft.ref(f"indicator:{one.indicator}").name + draft.tell("", "上")
            if several
            else ""
        )
        told.append(draft.tell(f"{draft.city(city).name}{part} with {others} other{'s' if others > 1 else ''}", f"{draft.city(city).name}{part}与另外{others}个城市"))  # fmt: skip
    more = len(shared) - len(told)
    told += [draft.tell(f"{more} more", f"另外{more}处")] if more else []
    return draft.tell(f"equal as printed, so in no order: {draft.listed(told)}", f"原文数值相同而不分先后：{draft.listed(told)}")  # fmt: skip


def _others_with_value(base: Base, one: Ranked, city: str) -> int:
    values = base.printed(one.indicator)
    own = values.get(city)
    if own is None:
        return 0
    if one.among is not None:
        return sum(values.get(other) == own for other in one.among) - 1
    return int((values.numbers == own).sum()) - 1


def _tell_order(draft: Draft, one: Ranked) -> None:
    """An order by anything else, such as dates or lags: no index is weighed, but a date may be too coarse to order."""
    column = attribute(draft.base, one.key)
    if one.key.startswith(("gap:", "rank_gap:", "spread:", "rank_spread:")):
        draft.note("caveat", f"Stability: “{column.label[0]}” orders differences of two printed values; what other weights inside the two would make of "
                   "the order is not worked out here.",
                   f"稳定性：“{column.label[1]}”按两个原文数值之差排序；两者内部权重变动对次序的影响，此处未作计算。")  # fmt: skip
        return
    open_pairs = _undecidable(draft, one) if column.value == "date" else []
    ends = (f"; the dates do not decide the order of {draft.listed(open_pairs)}", f"；日期不足以判定{draft.listed(open_pairs)}的先后") if open_pairs else ("", "")  # fmt: skip
    draft.note("caveat", f"Stability: no weights enter the order by “{column.label[0]}”; it rests on one value a city, as printed{ends[0]}.",
               f"稳定性：按“{column.label[1]}”排序与权重无关，只依据每个城市的一个原文数值{ends[1]}。")  # fmt: skip


def _undecidable(draft: Draft, one: Ranked) -> list[str]:
    """Cities next to each other whose dates may mean the same time, one by one with the date."""
    column = attribute(draft.base, one.key)
    among = one.among or one.cities
    dates = sorted((str(date), city) for city in among if (date := column.read(draft.base, city, draft.language).sort) is not None)  # fmt: skip
    open_ends = {city for (left, first), (right, second) in pairwise(dates)
                 if order(left, right) == "undecidable" for city in (first, second)}  # fmt: skip
    named = [(date, city) for date, city in dates if city in open_ends and city in one.cities]
    return [f"{draft.city(city).name} {date}" for date, city in named[:MOST_NAMED]]
