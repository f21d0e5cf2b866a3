"""Claims about numbers of cities: over a threshold, above the mean, in a tier, in a group."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from kb.analysis.claimdata import Arguments, ClaimData, ClaimVerdict, Uncheckable, compare, grouping, judged, score_keys
from kb.analysis.exact import exact, rounded
from kb.analysis.ranking import top
from kb.analysis.summary import mean, share


def threshold(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Do all these cities stand to the value as ``op`` says, in the indicator or in every one of ``indicators``?"""
    indicators = arguments.get("indicators") or [arguments["indicator"]]
    found = {(name, city): data.value(name, city) for name in indicators for city in arguments["cities"]}
    wanted, limit = compare(arguments["op"]), exact(arguments["value"])
    wrong = [(name, city) for (name, city), value in found.items() if not wanted(value, limit)]
    told = wrong or list(found)
    claim = f"{arguments['op']} {arguments['value']}"
    reason = "; ".join(
        f"{data.name(name)}, {data.name(city)}: {data.show(name, found[name, city])}" for name, city in told
    )
    reason_zh = "；".join(
        f"{data.name_zh(city)}的{data.name_zh(name)}为{data.show(name, found[name, city])}" for name, city in told
    )
    return judged(
        not wrong,
        f"{'not ' if wrong else ''}{claim}: {reason}",
        f"{'不' if wrong else ''}满足 {claim}：{reason_zh}",
        {f"{data.name(name)}, {data.name(city)}": value for (name, city), value in found.items()},
        [f"score:{name}@{city}" for name, city in found],
    )


def count_is(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Is the number of cities that stand to the value as ``op`` says this one?"""
    indicator, wanted = arguments["indicator"], compare(arguments["op"])
    values = data.values(indicator, grouping(arguments))
    found = [city for city, value in values.items() if wanted(value, exact(arguments["value"]))]
    claim = f"{arguments['op']} {arguments['value']}"
    return judged(
        len(found) == int(arguments["count"]),
        f"{len(found)} of {len(values)} cities have {data.name(indicator)} {claim}",
        f"{len(values)}个城市中有{len(found)}个的{data.name_zh(indicator)} {claim}",
        {"cities": len(found)},
        score_keys(indicator, values),
    )


def tier_counts(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Do the top k hold these numbers of cities of each administrative tier?"""
    indicator, k = arguments["indicator"], int(arguments["k"])
    best = [row.id for row in top(data.values(indicator), k, data.higher_is_better(indicator))]
    if len(best) > k:
        raise Uncheckable(f"{len(best)} cities tie for the top {k}", f"前{k}名有并列，共{len(best)}个城市")
    tiers = _tiers(best, data)
    shown, shown_zh = _show_tiers(tiers)
    return judged(
        _same(arguments["counts"], tiers),
        f"the top {k} in {data.name(indicator)} hold {shown}",
        f"{data.name_zh(indicator)}前{k}名包括{shown_zh}",
        tiers,
        (*score_keys(indicator, best), *(f"city:{city}" for city in best)),
    )


def count_above_mean(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Do so many cities, and so many of each tier, lie above the mean of all cities of the indicator?"""
    indicator = arguments["indicator"]
    values = data.values(indicator)
    middle = mean(list(values.values()))
    above = [city for city, value in values.items() if value > middle]
    counts = arguments.get("counts") or {}
    tiers = _tiers(above, data) if counts else Counter[str]()
    shown, shown_zh = _show_tiers(tiers) if counts else ("", "")
    average = data.show(indicator, middle)
    return judged(
        len(above) == int(arguments["count"]) and _same(counts, tiers),
        f"{len(above)} of {len(values)} cities lie above the mean {average}{': ' + shown if shown else ''}",
        f"{len(values)}个城市中有{len(above)}个高于平均值{average}{'：' + shown_zh if shown_zh else ''}",
        {"cities": len(above), "mean": middle, **tiers},
        score_keys(indicator, values),
    )


def share_above_mean(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Does this percentage of the group's cities lie above the mean of all cities of the indicator?"""
    indicator, decimals = arguments["indicator"], int(arguments.get("decimals", 1))
    middle = mean(list(data.values(indicator).values()))
    group = data.values(indicator, grouping(arguments))
    above = sum(value > middle for value in group.values())
    percent = rounded(100 * share(above, len(group)), decimals)
    return judged(
        exact(percent) == exact(arguments["percent"]),
        f"{above} of {len(group)} cities, {percent} %, lie above the mean {data.show(indicator, middle)}",
        f"{len(group)}个城市中有{above}个（{percent}%）高于平均值{data.show(indicator, middle)}",
        {"percent": percent, "cities": above, "of": len(group), "mean": middle},
        score_keys(indicator, data.values(indicator)),
    )


def group_size(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Does the edition assess so many cities of this region, tier or level, or so many at all?"""
    edition, where = arguments["edition"], grouping(arguments)
    if edition not in data.editions:
        raise Uncheckable(f"there is no edition {edition}", f"没有{edition}这一版本")
    cities = sorted(data.editions[edition].cities)
    found = [city for city in cities if data.belongs(city, where)]
    unknown = [city for city in cities if any(getattr(data.cities.get(city), name, None) is None for name in where)]
    size = int(arguments["size"])
    if len(found) < size <= len(found) + len(unknown):
        shown, shown_zh = data.list_names(unknown)
        raise Uncheckable(f"{len(found)} are known; unknown: {shown}", f"已知{len(found)}个；未知：{shown_zh}")
    return judged(
        len(found) == size,
        f"{len(found)} of the {len(cities)} assessed cities belong to it",
        f"{len(cities)}个受评城市中有{len(found)}个属于该组",
        {"cities": len(found)},
        [f"edition:{edition}", *(f"city:{city}" for city in found if where)],
    )


def _tiers(cities: Iterable[str], data: ClaimData) -> Counter[str]:
    cities = list(cities)
    known = {city: data.cities[city].tier for city in cities if city in data.cities}
    unknown = [city for city in cities if known.get(city) is None]
    if unknown:
        shown, shown_zh = data.list_names(unknown)
        raise Uncheckable(f"the tier of {shown} is unknown", f"{shown_zh}的行政级别未知")
    return Counter(tier for tier in known.values() if tier)


def _same(claimed: Mapping[str, Any], tiers: Mapping[str, int]) -> bool:
    return all(tiers.get(tier, 0) == int(number) for tier, number in claimed.items())


TIERS_ZH = {
    "municipality": "直辖市",
    "state-plan": "计划单列市",
    "provincial-capital": "省会城市",
    "prefecture-level": "地级市",
}


def _show_tiers(tiers: Mapping[str, int]) -> tuple[str, str]:
    order = sorted(tiers, key=list(TIERS_ZH).index)
    return ", ".join(f"{tiers[tier]} {tier}" for tier in order), "、".join(
        f"{tiers[tier]}个{TIERS_ZH[tier]}" for tier in order
    )
