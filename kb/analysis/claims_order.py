"""Claims about order: who is on top, at which rank, ahead of whom, and how far."""

import math
from fractions import Fraction

from kb.analysis.claimdata import Arguments, ClaimData, ClaimVerdict, compare, judged, score_keys
from kb.analysis.exact import exact, rounded
from kb.analysis.ranking import ranking, top
from kb.analysis.summary import population_variance


def top_set(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Are these cities the top k, within a group when ``where`` names one, in this order when it is ``ordered``?

    Cities that tie for the last place may stand for each other. Fewer than k names claim only to be among the top k.
    """
    indicator, named, k = arguments["indicator"], list(arguments["cities"]), int(arguments["k"])
    for city in named:
        data.value(indicator, city)
    values = data.values(indicator, arguments.get("where"))
    best = top(values, k, data.higher_is_better(indicator))
    border = best[-1].value
    sure = {found.id for found in best if found.value != border or len(best) <= k}
    right = set(named) <= {found.id for found in best} and (len(named) < k or sure <= set(named))
    right = right and (len(named) <= k or len(best) > k)
    if right and arguments.get("ordered"):
        places = {found.id: found.rank for found in best}
        right = [places[city] for city in named] == sorted(places[city] for city in named)
    shown, shown_zh = data.list_names(found.id for found in best)
    return judged(
        right,
        f"the top {k} in {data.name(indicator)} are {shown}",
        f"{data.name_zh(indicator)}前{k}名为{shown_zh}",
        {data.name(found.id): exact(found.value) for found in best},
        score_keys(indicator, [found.id for found in best]),
    )


def rank_is(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Does the city have this rank? Equal printed scores leave all ranks of their tie open."""
    indicator, city, claimed = arguments["indicator"], arguments["city"], int(arguments["rank"])
    value = data.value(indicator, city)
    rank, tied = data.place(indicator, city)
    printed = data.ranks.get(indicator, {}).get(city)
    right = rank <= claimed < rank + tied or claimed == printed
    reason = f"{data.name(city)} ranks {rank} in {data.name(indicator)} by its score {data.show(indicator, value)}"
    reason_zh = f"{data.name_zh(city)}按得分{data.show(indicator, value)}在{data.name_zh(indicator)}中排第{rank}"
    if tied > 1:
        reason, reason_zh = f"{reason}, which {tied} cities share", f"{reason_zh}（{tied}个城市得分相同）"
    if printed is not None and printed != rank:
        reason, reason_zh = f"{reason}; printed is {printed}", f"{reason_zh}；印作第{printed}"
    return judged(right, reason, reason_zh, {"rank": rank}, score_keys(indicator, [city]))


def argmax(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Does the city have the highest value (alone or with others)?"""
    return _extreme(arguments, data, highest=True)


def argmin(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Does the city have the lowest value (alone or with others)?"""
    return _extreme(arguments, data, highest=False)


def _extreme(arguments: Arguments, data: ClaimData, highest: bool) -> ClaimVerdict:
    indicator, city = arguments["indicator"], arguments["city"]
    data.value(indicator, city)
    found = top(data.values(indicator), 1, highest)
    shown, shown_zh = data.list_names(row.id for row in found)
    value = data.show(indicator, found[0].value)
    word, word_zh = ("highest", "最高") if highest else ("lowest", "最低")
    return judged(
        city in {row.id for row in found},
        f"the {word} {data.name(indicator)} is {value}: {shown}",
        f"{data.name_zh(indicator)}{word_zh}为{value}：{shown_zh}",
        {word: exact(found[0].value)},
        score_keys(indicator, sorted({city, *(row.id for row in found)})),
    )


def compare_cities(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Does the score of ``left`` stand to the score of ``right`` as ``op`` says?"""
    indicator, left, right, sign = (arguments[name] for name in ("indicator", "left", "right", "op"))
    first, second = data.value(indicator, left), data.value(indicator, right)
    shown, other = data.show(indicator, first), data.show(indicator, second)
    return judged(
        compare(sign)(first, second),
        f"{data.name(left)} has {shown}, {data.name(right)} {other} in {data.name(indicator)}",
        f"{data.name_zh(indicator)}：{data.name_zh(left)}{shown}，{data.name_zh(right)}{other}",
        {data.name(left): first, data.name(right): second},
        score_keys(indicator, [left, right]),
    )


def far_ahead(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Is the city far ahead of the next one, or of the best of ``others``?

    Criterion: its lead over that city is larger than the population standard deviation of all other cities, that is,
    larger than what usually parts them from their mean. No source defines the words; both numbers are reported, so
    that a reader with another criterion can judge.
    """
    indicator, city = arguments["indicator"], arguments["city"]
    own, sign = data.value(indicator, city), 1 if data.higher_is_better(indicator) else -1
    rest = {other: value for other, value in data.values(indicator).items() if other != city}
    rivals = {other: data.value(indicator, other) for other in arguments.get("others") or rest}
    second = ranking(rivals, sign > 0)[0].id
    lead, variance = sign * (own - rivals[second]), population_variance(list(rest.values()))
    spread = rounded(Fraction(math.sqrt(variance)), 4)
    shown, deviation = data.show(indicator, lead), data.show(indicator, spread)
    return judged(
        lead > 0 and lead**2 > variance,
        f"{data.name(city)} leads {data.name(second)} by {shown}; the standard deviation of the other {len(rest)}"
        f" cities is {deviation}; 'far ahead' is read as a lead larger than that",
        f"{data.name_zh(city)}领先{data.name_zh(second)}{shown}；其余{len(rest)}个城市的标准差为{deviation}；"
        "“遥遥领先”读作领先幅度大于该标准差",
        {"lead": lead, "standard deviation of the others": spread},
        score_keys(indicator, sorted({city, *rest})),
    )
