"""The city that a source writes up as the case of a path type, by its name: *the case-study city*, 作为案例的那座城市."""

import re

from kb.model import Practice
from kb.query.base import Base
from kb.query.marking.marks import mark
from kb.query.plain.turns import Full
from kb.query.selection.facts import path_of, practices_of

_BY = r"(?:the )?(?:authors?|papers?|sources?|reports?|stud(?:y|ies)|articles?|documents?|texts?) "
_TAKEN = r"(?:writes? up|wrote up|written up|describes?|described|presents?|presented|takes?|took|taken|uses?|used|chooses?|chose|chosen|portrays?|portrayed|picks?|picked|singles? out|singled out|treats?|treated|selects?|selected|features?|featured|discuss(?:es|ed)?)"
_CASE = (
    r"(?:(?:typical|main|detailed|worked|illustrative) )?(?:case(?:[- ]stud(?:y|ies))?|case in point|worked example)"
)
_OF_TYPE = r"(?: (?:of|for) (?:that|this|the|its|their)(?: same)? (?:type|group|path|category|kind|class))?"
_ENGLISH = re.compile(
    rf"\bthe (?:city|one|member|place) (?:(?:which|that|whom) )?(?:(?:{_BY})|(?:is |was )?)(?:{_TAKEN} )?(?:as|for) (?:their|its|the|a) {_CASE}{_OF_TYPE}"
    rf"|\b(?:the|its|their) case[- ]study city{_OF_TYPE}|\b(?:the|its|their) {_CASE}{_OF_TYPE}(?= ?[,?.]| (?:which|what|who)\b| \w+ follow)",
    re.I,
)
_CHINESE = re.compile(
    r"(?:(?:被)?(?:作者|文中|文章|论文|报告)?(?:选|写|列|当|用)?(?:作为?|为|成)(?:了)?(?:该|这一|此)?(?:类型|类|典型)?的?(?:案例|个案)的?(?:那|这)?[个座]?城市"
    r"|(?:作者|文中|文章|论文|报告)(?:重点)?(?:剖析|分析|介绍|撰写|描述|选取|选用)的(?:案例|个案)?城市|(?:作者|文中|文章|论文|报告)(?:拿来|用来|选来|拿|用|选)?(?:做|作为?|当作?|充当|为)(?:个案|案例)(?:来|加以)?(?:介绍|剖析|分析|描述|撰写|讨论|研究)?的(?:那|这)(?:一)?[个座](?:城市)?|(?:那个|那座|该|其)?(?:案例|个案)城市)"
)
_ASIDE = re.compile(
    r"\b(?:leaving aside|setting aside|apart from|aside from|besides|except(?: for)?|excluding|other than|without|in addition to|beyond|not counting|but not)\s*(?:for )?$|(?:除了?|除去|除开|不算|不计|排除|撇开|抛开|剔除)$",
    re.I,
)


_STATED = re.compile(
    rf"^{_BY}{_TAKEN} (?:one|a|an|a single) (?P<type>[\w -]{{3,60}}?) (?:city|member) (?:as|for) (?:their|its|the|a) {_CASE}{_OF_TYPE}[.;:] "
    r"(?:which|what) (?:other|else)(?: (?:cities|members|ones))? [^?.;]{0,40}?\b(?:group|type|class|category|kind|path)\b[^?.;]{0,12}\?*$",
    re.I,
)


def stated_case(text: str) -> str:
    """*The authors take one industry-driven city as their case. Which others are in the group?*, as one question."""
    found = _STATED.match(text)
    return f"Which {found['type']} cities other than the case-study city are there?" if found else text


def with_case_city(base: Base, text: str) -> Full:
    """Put the name of the case of the one path type that is named in its place, where it is set aside.

    *Leaving aside the case-study city, who else is of the industry-driven type?* leaves Shenzhen aside.
    """
    text = stated_case(text)
    found = _ENGLISH.search(text) or _CHINESE.search(text)
    if found is None or _ASIDE.search(text[: found.start()]) is None:
        return Full(text)
    marked = mark(base, text)
    types = {thing.key.partition(":")[2] for item in marked.marks for thing in item.things if thing.kind == "path_type"}
    cities = cases_of(base, types.pop()) if len(types) == 1 else []
    if len(cities) != 1:
        return Full(text)
    name = base.names_of(f"city:{cities[0]}")[marked.language == "zh"]
    return Full(f"{text[: found.start()]}{name}{text[found.end() :]}", ((found.group(), name),))


def cases_of(base: Base, path_type: str) -> list[str]:
    """The cities of a path type that a source describes as a case."""
    followers = (city for city in base.cities if getattr(path_of(base, city), "path_type", None) == path_type)
    return [city for city in followers if any(_is_case(row, city) for row in practices_of(base, city))]


def _is_case(row: Practice, city: str) -> bool:
    """Whether a practice is a case of the whole city and not of one of its districts."""
    return row.kind == "case" and row.place == f"city:{city}"
