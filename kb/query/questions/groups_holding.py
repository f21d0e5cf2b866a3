"""Groups told by the cities they hold: *path types represented only by eastern cities*, 哪些路径类型里没有直辖市.

What is said of the cities is read as a question of its own, so that whatever chooses cities can choose groups.
"""

import re
from typing import Any, NamedTuple

from kb.query.base import Base
from kb.query.kinds.selecting import Find
from kb.query.kinds.sizing import Sizes
from kb.query.plan import Plan
from kb.query.questions.cities_told import CJK, Read, Told, asked_of, told
from kb.query.selection.conditions import HasBody, HasPath, Operator, Selection

_GROUP = r"(?P<path>(?:development )?path(?:way)?(?: type)?s?|(?:development )?types? of (?:development )?path|development types?|path categor(?:y|ies))|(?P<region>(?:economic |big )?regions?)|(?P<tier>(?:administrative )?(?:tiers?|ranks?|classes|class))|(?P<lead>(?:types?|kinds?) of lead(?:ing)?(?: entity| entities| unit| units| body)?|lead(?:ing)?(?: entity| unit)? (?:types?|kinds?))"
_ASK = r"(?P<ask>which|what|how many|name the|list the|is any|is there an?y?|are there any|does any|do any|does every|do all|does each|is every|are all)(?: of the(?: four)?)? "
_VERB = r"(?:(?:is|are|that is|that are) (?:represented|made up|composed|formed|populated|followed|pursued|chosen|taken|shared|found)|includes?|contains?|comprises?|has|have|holds?|covers?|counts?|consists?|features?|encompass(?:es)?|numbers?)"
_HOLDS = re.compile(rf"^{_ASK}(?:{_GROUP}) (?:that |which )?{_VERB} (?P<rest>[^?;]+?)\W*$", re.I)
_IN_THEM = re.compile(
    rf"^{_ASK}(?:{_GROUP}) (?:have|has) (?P<said>[^?;]+?) in (?P<how>all|most|none|every one|(?:just |only |exactly )?(?:one|two)|at least one|more than half) of (?:their|its) (?:cities|members)\W*$",
    re.I,
)
_WHERE = re.compile(
    rf"^(?:in|for|of) (?P<ask>which|what|how many) (?:{_GROUP}) (?:do|did|does|are|is|have|has|were) (?P<rest>(?:all|most|no|none|any|every)\b[^?;]+?)\W*$",
    re.I,
)
_BELONGING = re.compile(
    rf"^(?:to )?(?P<ask>which|what) (?:{_GROUP})s? (?:do|does) (?:the )?(?P<said>(?:cities|city|members?) [^?;]+?) (?:belong(?:s)?(?: to)?|fall(?:s)? (?:under|into)|follow|represent|stand for|pursue)\W*$",
    re.I,
)
_OF_THEM = r"(?P<how>all|none|no|every one|each|most|more than half|any|some|(?:(?:just|only|exactly|precisely|at least|more than|at most|fewer than) )?(?:one|two|three|four))(?: (?:two|three|four))?"
_CITIES = r"(?:(?: of)?(?: (?:its|their|the|these))?(?: (?:two|three|four))?(?: representative)? (?:cities|city|members?|representatives))"
_WHOSE = (
    re.compile(rf"^{_ASK}(?:{_GROUP}),? (?:in which|where|for which|of which|such that) {_OF_THEM}{_CITIES} (?P<said>[^?;]+?)\W*$", re.I),
    re.compile(rf"^{_ASK}(?:{_GROUP}),? {_OF_THEM} of (?:whose|which)(?: (?:two|three|four))?(?: representative)? (?:cities|city|members) (?P<said>[^?;]+?)\W*$", re.I),
    re.compile(rf"^{_ASK}(?:{_GROUP}) whose(?: (?:two|three|four))?(?: representative)? (?:cities|members) (?P<how>all|mostly) (?P<said>[^?;]+?)\W*$", re.I),
    re.compile(rf"^(?:in|for|of) (?P<ask>which|what|how many) (?:{_GROUP}) (?P<aux>do|did|does|are|is|have|has|were) {_OF_THEM}{_CITIES} (?P<said>[^?;]+?)\W*$", re.I),
)  # fmt: skip
_AMONG = re.compile(r",? (?:among|out of|of) (?:their|its|the|these) (?:two|three|four)?(?: representative)? ?(?:cities|members|representatives)(?=\W*$)", re.I)  # fmt: skip
_NUMBERS = {"one": 1, "a single": 1, "two": 2, "three": 3, "four": 4, "1": 1, "2": 2, "3": 3, "4": 4, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4}  # fmt: skip
_N = r"(?P<n>one|a single|two|three|four|[1-4])"
_MANY: tuple[tuple[re.Pattern[str], Any], ...] = tuple(
    (re.compile(rf"^(?:by |of |in |from |with )?{pattern}(?: (?:by|of|in|from|with))? (?:the )?", re.I), how)
    for pattern, how in (
        (rf"(?:only|just|exactly|precisely|no more than) {_N}", "="),
        (rf"(?:at least|no fewer than|not fewer than) {_N}", ">="),
        (rf"(?:more than|over) {_N}", ">"),
        (rf"(?:fewer than|less than) {_N}", "<"),
        (rf"at most {_N}", "<="),
        (r"(?:only|solely|exclusively|entirely|wholly|purely|nothing but|none but|all|every)(?: of)?", "all"),
        (r"(?:no|not a single|not one|not any|none)(?: of)?", "none"),
        (r"(?:mostly|mainly|predominantly|more than half|a majority)(?: of)?", "over_half"),
        (r"(?:any|some|an?|at least some)", "some"),
        (_N, "="),
    )
)
_MOST = re.compile(r"\b(?:the )?(?:most|fewest|largest|highest|lowest|best|worst|weakest|strongest)\b|最", re.I)
_CHINESE_GROUP = r"(?P<path>(?:发展)?(?:路径)(?:的)?(?:类型)?|发展类型)|(?P<region>(?:经济)?(?:区域|大区))|(?P<tier>行政(?:级别|层级))|(?P<lead>牵头单位类型)"
_CHINESE = re.compile(
    rf"^在?(?P<ask>哪些|哪几[类种个]|哪一?[类种个]|有?几[类种个]|有?多少[类种个]?|(?:有没有|是否有|是否存在|有无)(?:哪|任何)?(?:一?[类种个])?)(?:{_CHINESE_GROUP})(?:里|中|之中|当中|下)?(?:面)?[，,]?(?P<rest>[^，。？?]+?)[？?。]*$"
)
_CHINESE_BELONGING = re.compile(
    rf"^(?P<said>[^，。？?]+(?:、[^，。？?]+)*?的(?:成员)?城市)[，,]?(?:都|均)?(?:属于|走的?是?|采用|代表|归入|归于|属)(?:的是)?(?P<ask>哪[一]?[种类个些]|什么)(?:样的)?(?:{_CHINESE_GROUP})[？?。]*$"
)
_C = r"(?P<n>[一二两三四])[个座]"
_THEIR = re.compile(
    r"^的?(?:所含的?|所有的?|全部)?[二两三四]?[个座]?(?:代表性?)?(?:城市|成员)(?:之?中|里面?|当中)?[，,]?(?:是?否)?"
)
_CHINESE_OF_THEM: tuple[tuple[re.Pattern[str], Any], ...] = tuple(
    (re.compile(pattern), how)
    for pattern, how in (
        (r"^(?:全部|全都|都|均|全)(?P<said>.+?)(?:的)?$", "all"),
        (rf"^(?:恰好|正好|刚好|只|仅|仅仅|恰)(?:有)?{_C}(?:城市)?(?P<said>.+)$", "="),
        (rf"^(?:至少|最少)(?:有)?{_C}(?:城市)?(?P<said>.+)$", ">="),
        (r"^(?:大多数|大部分|多数|半数以上|过半数?)(?:都)?(?P<said>.+)$", "over_half"),
        (r"^(?:没有|无)(?:任何)?一[个座](?:城市)?(?P<said>.+)$", "none"),
        (r"^一[个座](?:城市)?(?:都|也)没(?P<said>有.+)$", "none"),
        (rf"^(?:有)?{_C}(?:城市)?(?P<said>.+)$", "="),
    )
)
_CHINESE_MANY: tuple[tuple[re.Pattern[str], Any], ...] = tuple(
    (re.compile(pattern), how)
    for pattern, how in (
        (rf"^(?:恰好|正好|刚好|只|仅|仅仅|恰)(?:有|包含|包括|含)?{_C}(?P<said>.+)$", "="),
        (rf"^(?:至少|最少)(?:有|包含|包括|含)?{_C}(?P<said>.+)$", ">="),
        (r"^(?:的|所含的?|所有|代表)*城市(?:全部|全都|都|均|全是|全)(?P<said>.+)$", "all"),
        (r"^(?:只|仅|全|完全|全部)(?:由|是由)(?P<said>.+?)(?:代表|组成|构成|采用)$", "all"),
        (r"^(?:只|仅|全部)(?:有|包含|包括|含有?|是)(?P<said>.+)$", "all"),
        (r"^(?:连)?一[个座](?P<said>.+?)(?:都|也)(?:没有|不含|不包含|不包括)$", "none"),
        (r"^(?:没有|不含|不包含|不包括)(?:任何一?|一)?[个座]?(?P<said>.+)$", "none"),
        (r"^(?:的)?(?:大多数|大部分|多数|半数以上|过半数?)的?城市(?P<said>.+)$", "over_half"),
        (rf"^(?:有|包含|包括|含有?){_C}(?P<said>.+)$", "="),
        (r"^(?:有|包含|包括|含有?)(?P<said>.+)$", "some"),
    )
)


class Holding(NamedTuple):
    """What is said of the groups that are sought: which grouping, how it is asked, how many, and of which cities."""

    by: Any
    ask: str
    how: Any
    number: int | None
    said: str


def groups_holding(base: Base, text: str, read: Read) -> tuple[Plan, Told] | None:
    """The groups that hold only, no, one or most of some cities, where these are read to the last word."""
    found = _chinese(text) if CJK.search(text) else _english(text)
    if found is None or _MOST.search(found.said) or len(found.said) < 2:
        return None
    if re.fullmatch(r"(?:cities|city|members?|(?:成员)?城市)", found.said):
        if found.by != "body.lead_type":
            return None  # *which path types have three cities?*: all of them are counted
        cities: Told | None = Told(Selection(conditions=(HasBody(),)))
    else:
        cities = told(base, asked_of(found.said), read)
    if cities is None or any(isinstance(c, HasPath) and c.types for c in cities.select.conditions):
        return None
    op, value, majority = _bound(found)
    ask: Any = "how_many" if found.ask.startswith(("how", "几", "有几", "多少", "有多少")) else "which"
    if found.ask in ("does every", "do all", "does each", "is every", "are all"):
        ask = "all"
    elif found.ask.startswith(("is ", "are ", "does ", "do ", "有没有", "是否", "有无")):
        ask = "any"
    select = Selection(conditions=tuple(c for c in cities.select.conditions if c != HasPath()))
    plan = Sizes(select=select, by=found.by, op=op, value=value, majority=majority, ask=ask)
    return (plan, cities) if select.conditions else None


def lists_for_groups(text: str, whole: Plan | None) -> bool:
    """Whether cities would be listed where groups are sought that the question tells by their cities."""
    found = _chinese(text) if CJK.search(text) else _english(text)
    columns = getattr(whole, "columns", ())
    return (
        found is not None
        and isinstance(whole, Find)
        and whole.shape == "table"
        and found.how != "some"
        and found.by in columns
    )


def _bound(found: Holding) -> tuple[Operator, int | None, Any]:
    if found.how in ("all", "over_half"):
        return "=", None, found.how
    if found.how in ("none", "some"):
        return ("=", 0, None) if found.how == "none" else (">=", 1, None)
    return found.how, found.number, None


def _english(text: str) -> Holding | None:
    said = _AMONG.sub("", text.strip())
    if whose := next((m for pattern in _WHOSE if (m := pattern.match(said))), None):
        how, number = _how_many(whose["how"].lower())
        verb = f"{whose['aux']} " if "aux" in whose.re.groupindex else ""
        return Holding(_by(whose), whose["ask"].lower(), how, number, f"cities that {verb}{whose['said']}")
    if inside := _IN_THEM.match(said):
        how = inside["how"].lower()
        many = next((v for k, v in {"all": "all", "every one": "all", "most": "over_half", "more than half": "over_half", "none": "none",
                                    "at least one": "some"}.items() if how == k), "=")  # fmt: skip
        number = _NUMBERS.get(how.split()[-1]) if many == "=" else None
        return Holding(_by(inside), inside["ask"].lower(), many, number, f"cities that have {inside['said']}")
    if belonging := _BELONGING.match(said):
        return Holding(_by(belonging), belonging["ask"].lower(), "some", None, belonging["said"])
    found = _WHERE.match(said) or _HOLDS.match(said)
    if found is None:
        return None
    rest = found["rest"].strip()
    if _WHERE.match(said):
        rest = re.sub(r"^most(?: of)?\b", "more than half", rest, flags=re.I)
    for pattern, how in _MANY:
        if many_said := pattern.match(rest):
            number = _NUMBERS[many_said["n"].lower()] if "n" in pattern.groupindex else None
            return Holding(_by(found), found["ask"].lower(), how, number, rest[many_said.end() :])
    return Holding(_by(found), found["ask"].lower(), "some", None, re.sub(r"^(?:by|of|in) ", "", rest))


def _how_many(said: str) -> tuple[Any, int | None]:
    """*All*, *only one*, *at least two*: what a group shall hold of the cities."""
    if said in ("all", "every one", "each"):
        return "all", None
    if said in ("most", "mostly", "more than half"):
        return "over_half", None
    if said in ("none", "no"):
        return "none", None
    if said in ("any", "some"):
        return "some", None
    how = next((op for word, op in _BOUNDS.items() if said.startswith(word)), "=")
    return how, _NUMBERS[said.split()[-1]]


_BOUNDS: dict[str, Operator] = {"at least": ">=", "more than": ">", "at most": "<=", "fewer than": "<"}


def _chinese(text: str) -> Holding | None:
    if belonging := _CHINESE_BELONGING.match(text.strip()):
        return Holding(_by(belonging), belonging["ask"], "some", None, belonging["said"])
    found = _CHINESE.match(text.strip())
    if found is None:
        return None
    theirs = _THEIR.match(found["rest"])
    rest = found["rest"][theirs.end() :] if theirs else found["rest"]
    for pattern, how in _CHINESE_OF_THEM if theirs else _CHINESE_MANY:
        if many := pattern.match(rest):
            number = _NUMBERS[many["n"]] if "n" in pattern.groupindex else None
            return Holding(_by(found), found["ask"], how, number, many["said"])
    return None


def _by(found: re.Match[str]) -> str:
    if found["path"]:
        return "path_type"
    return "region" if found["region"] else "tier" if found["tier"] else "body.lead_type"
