"""Plans that miss a mean, the rest of the cities, or the direction of a second comparison that a question asks about."""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards, guards_by_words
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no
from kb.query.selection.conditions import InEdition, ScoreTest, Selection
from kb.query.selection.evaluate import flat

AVERAGED = re.compile(
    r"\b(?:what|which|how high an?)\b[^?,;]{0,50}?\b(?:scores?|totals?|values?|marks?|points?|ranks?|ranking)\b (?:do|does|did|have|has)\b[^?]*"
    r"\b(?:on average|on the average|averaged?)\b|平均(?:分|得分)?(?:能|可)?(?:达到|达|得到|取得|拿到|得|有)?了?(?:多少|几分|多高)",
    re.I,
)
REST = re.compile(
    r"\b(?:all|every|any)(?: of)?(?: the)? others?\b|\b(?:everybody|everyone|anyone|anybody) else\b|\ball (?:of )?the rest\b"
    r"|其他所有|所有其他|其余(?:所有|各)|所有其余|其他各|其他城市都",
    re.I,
)


@guards_by_words("find", "rank")
def lists_for_mean(frame: Frame) -> bool:
    """*What score do the members with a law reach on average?*: their names, or their order, are no mean."""
    return AVERAGED.search(frame.marked.text) is not None


WHETHER = re.compile(
    r"^(?:do|does|did|are|is|have|I wonder whether)\b(?!.*\b(?:any|there|which|who)\b).*\b(?:on average|means?|averages?|medians?)\b.*\bthan (?!(?:the |all )?(?:mean|average|median))"
    r"|^(?:do|does|did|I wonder whether)\b(?!.*\b(?:any|there|which|who)\b).*\b(?:outscored?|outperform(?:ed)?|outrank(?:ed)?|surpass(?:ed)?|beat|outdo)\b(?! (?:the |all )?(?:mean|average|median)).*\bon average\b",
    re.I,
)


@guards_by_words("find", "count", "rank")
def lists_for_two_means(frame: Frame) -> bool:
    """*Do those with a law score higher on average than those without?*: a list of cities says neither yes nor no."""
    return WHETHER.search(frame.marked.text) is not None


THESE = re.compile(
    r"\b(?:means?|averages?|medians?) (?:\w+ )?(?:of|over|across|among) (?:all )?(?:these|those)\b"
    r"|这(?:些|[\d一二两三四五六七八九十百]+)(?:个|座)?(?:城市|成员|城)?(?:自身)?的?(?:平均|均值|中位)",
    re.I,
)


@guards("find", "count")
def mean_of_all_for_these(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Of the western cities, below the median of these*: the median of all assessed cities is another one."""
    select = getattr(plan, "select", None)
    if not isinstance(select, Selection) or THESE.search(frame.marked.text) is None:
        return False
    tests = [t for t in flat(select.conditions) if isinstance(t, ScoreTest)]
    narrower = any(not isinstance(c, ScoreTest | InEdition) for c in flat(select.conditions))
    return narrower and any(t.reference and t.of is None for t in tests)


@guards("compare")
def compares_without_the_rest(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Do A and B lag behind all others?*: that A lags behind B is another thing."""
    return getattr(plan, "ask", "") in ("beats", "first", "any", "order") and REST.search(frame.marked.text) is not None


@guards("check")
def each_ahead_of_all(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Are A and B ahead of all others?*: two cities cannot both be first; they fill the first two places."""
    cities = len(set(getattr(plan, "cities", ())))
    if cities < 2 or REST.search(frame.marked.text) is None:
        return False
    tests = [t for t in flat((plan.condition,)) if isinstance(t, ScoreTest) and t.measure == "rank" and t.value]  # type: ignore[attr-defined]
    return any(t.value == 1 or t.value == len(base.scores.get(t.indicator, ())) - 1 for t in tests)


@guards("count", "find", "holds")
def one_way_for_two(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Above the mean in X and below it in Y*: above it in both is another set."""
    select = getattr(plan, "select", None)
    if not isinstance(select, Selection) or frame.negated:
        return False
    marks = frame.marked.marks
    up, down = (any(m.says("op", *ops) for m in marks) for ops in ((">", ">="), ("<", "<=")))
    tests = [t for t in flat(select.conditions) if isinstance(t, ScoreTest) and t.reference]
    if len(tests) < 2 or not (up and down) or any(t.negate for t in tests):
        return False
    return len({t.op[0] for t in tests}) == 1 and len({t.indicator for t in tests}) > 1


GROUPS_AVERAGED = re.compile(
    r"\b(?:averag(?:e|es|ed|ing)|means?|medians?)\b.*\b(?:higher|lower|better|worse|more|less|greater|smaller|larger)\b.*\bthan (?!(?:the |all |its |their )*(?:mean|average|median)\b(?! (?:\w+ ){0,4}?of\b))"
    r"|\b(?:higher|lower|better|worse|more|less|greater|smaller|larger)\b.*\b(?:averages?|means?|medians?)\b.*\bthan\b"
    r"|(?:平均|均值|均分|中位).*?(?:高于|低于|超过|不及|不如|胜过|优于)(?!(?:了)?(?:全国|全体|总体|整体|68城?|所有城市|其)?的?(?:平均|均值|均线))"
    r"|(?:平均|均值|均分|中位).*?(?:比|较).*?(?:高|低|好|差)|比.*?(?:平均|均值|均分|中位).*?(?:高|低|好|差)",
    re.I,
)


@guards_by_words("audit")
def claim_for_group_means(frame: Frame) -> bool:
    """*Cities with a law average a higher score than those without, true?*: no claim of a source is on the means of two groups."""
    return GROUPS_AVERAGED.search(frame.marked.text) is not None


THOSE = re.compile(r"\bthan (?:the (?:mean|average|median)[\w ]{0,30}? of |that of )?(?:those|the ones|ones)\b", re.I)


@guards("contrast")
def all_for_those(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Higher than the mean of those whose body came later*: the mean of all assessed cities is another one."""
    right = getattr(plan, "right", None)
    whole = isinstance(right, Selection) and all(isinstance(c, InEdition) for c in right.conditions)
    return whole and THOSE.search(frame.marked.text) is not None


@guards("audit")
def claim_for_mean(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Sydney and Dubai are said to excel: are both above the mean?*: the scores tell it, and no claim of who is first.

    Nor does a claim against the mean tell on which side of the median a city lies: *Is Beijing below the median?*
    """
    references = {c.reference for c in flat(frame.conditions) if isinstance(c, ScoreTest)}
    median = "median" in references or any(m.says("agg", "median") for m in frame.marked.marks)
    return asks_yes_no(frame) and ((median and bool(frame.cities)) or ("mean" in references and len(frame.cities) > 1))


@guards_by_words("reckon")
def figures_for_medians(frame: Frame) -> bool:
    """*How far apart are the median scores of A and B?*: that A has 4 cities and B has 5 is no difference of medians."""
    return any(m.says("agg", "median") for m in frame.marked.marks)


AGREES = re.compile(
    r"(?:话|说法|论断|结论|表述|判断|数字)(?:是否|能否)?(?:与|和|跟|同)[^，。；？]{1,14}?(?:一致|相符|吻合|对得上|符合)"
)


@guards_by_words("tied")
def ties_for_agreement(frame: Frame) -> bool:
    """“……”，这句话与排名表一致吗？: a sentence agrees with a table, and no two cities with each other."""
    return AGREES.search(frame.marked.text) is not None


@guards("aggregate")
def mean_above_mean(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which region has the higher mean?*: the mean of only those cities that are above the mean is another one."""
    select = getattr(plan, "select", None)
    if getattr(plan, "by", None) is None or not isinstance(select, Selection) or BOUND.search(frame.marked.text):
        return False
    return any(isinstance(t, ScoreTest) and t.reference for t in flat(select.conditions))


BOUND = re.compile(
    r"\b(?:above|below|over|under|beyond|exceed\w*|than)\b|高于|低于|超过|不及|以上|以下|之上|之下", re.I
)  # words that hold cities against a mean


BETTER_GROUP = re.compile(
    r"\bwhich (?:group|set|region|path type|tier|part)\b[^?;]*\b(?:(?:higher|lower|better|worse) (?:[\w-]+ ){0,3}?(?:mean|average|median)|(?:higher|lower|better|worse) on average)\b(?! than)",
    re.I,
)


@guards_by_words("find", "count", "sizes")
def lists_for_better_group(frame: Frame) -> bool:
    """*Which group scores higher on average?*: the cities above the mean, or their numbers, name no group."""
    return BETTER_GROUP.search(frame.marked.text) is not None
