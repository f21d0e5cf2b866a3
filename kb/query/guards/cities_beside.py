"""Lists of cities that are no answer: what is asked for stands beside them (the nation, one of several, the next)."""

import re
from itertools import pairwise

from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.framing.any_of_named import list_of_cities
from kb.query.framing.attach import Frame
from kb.query.grammar.soundness import drops_denial, of_later
from kb.query.guards.register import guards
from kb.query.guards.shared import PLAIN, conditions_of
from kb.query.kinds.searching import Recall
from kb.query.kinds.selecting import Find
from kb.query.marking.words import content_terms
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns
from kb.query.selection.conditions import HasBody, HasRegulation, InPlace, LagTest, Selection
from kb.query.selection.evaluate import members

NATIONAL = re.compile(
    r"国家层面|全国层面|国家级的?(?:机构|协调)|\b(?:at|on) (?:the )?national level\b|\bnation(?:al)?-level\b", re.I
)


@guards("find", "count", "rank")
def cities_for_publisher(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who published the study of twelve cities, and when?*: the cities it tells of published nothing."""
    published = any(m.says("imprint", "published") for m in frame.marked.marks) or "publisher" in frame.cues
    return published and "who" in frame.asks and "source" in frame.nouns


@guards("find", "count", "check", "holds")
def of_the_nation(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is there a body at national level?*, 国家层面: that cities have one says nothing of the nation."""
    return NATIONAL.search(frame.marked.text) is not None


OF_ANOTHER = re.compile(r"另一(?:个|座)?(?:城市|市)的|别的城市的|\b(?:another|a different|some other|the wrong) city(?:['’]s)?\b", re.I)  # fmt: skip
SO_MANY_THEN_ONE = re.compile(
    r"^\W*(?:two|three|four|five|six|seven|\d+) cities\b[^:;.?]*[:;.,]\s*(?:and )?(?:which|who)(?: one)? of (?:them|these|those)\b",
    re.I,
)


@guards("find", "count")
def names_of_another(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The body whose name is that of another city*: that a city has a body says nothing of its name."""
    return OF_ANOTHER.search(frame.marked.text) is not None and all(c in PLAIN for c in conditions_of(plan))


@guards("recall")
def named_for_another(base: Base, frame: Frame, recall: Recall) -> bool:
    """*The Chengdu row prints the name of another city: which one?*: the city that is named already is not the other one."""
    asked = recall.want == "where" and (recall.errata or OF_ANOTHER.search(frame.marked.text) is not None)
    named = {f"city:{city}" for mark in frame.marked.marks if (city := mark.thing("city"))}
    if not asked or not named:
        return False
    value = recall.run(Draft(base, "en")).value
    return value is not None and {item.id for item in value.items or ()} <= named


@guards("find", "check", "lookup")
def all_of_a_choice(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What is built …, in Shanghai, Hangzhou or Nanjing?*: what holds of all of them chooses none, where a word is left over."""
    marks = frame.marked.marks
    listed = list_of_cities(marks, frame.cities)
    if listed is None or not any(m.says("logic", "or") for m in marks[listed[0] : listed[1]]):
        return False
    found = members(base, plan.select) if isinstance(plan, Find) else frame.cities
    return len(set(found) & set(frame.cities)) != 1 and bool(content_terms(base, frame.marked))


@guards("find", "count", "rank")
def one_of_so_many(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Four cities head …: which of them …?*: of whom the first half speaks is not left out."""
    return SO_MANY_THEN_ONE.match(frame.marked.text) is not None


@guards("find")
def what_for_place(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What do western cities put weight on?*: the cities of a place are no answer."""
    only = [c for c in conditions_of(plan) if isinstance(c, InPlace)]
    return set(frame.asks) - {"yes_no"} == {"what"} and bool(only) and len(only) == len(conditions_of(plan))


SAME_MONTH = re.compile(r"\bsame (?:calendar )?month\b|同月|同一个?月", re.I)
CAME_NEXT = re.compile(r"\b(?:came|comes?|was|is) (?:the )?next\b|下一[个座部]", re.I)


@guards("find", "count", "check")
def month_for_year(base: Base, frame: Frame, plan: Plan) -> bool:
    """*In the same month as Wuhan's*: that of a year is another time, and no plan asks for a month in any year."""
    return SAME_MONTH.search(frame.marked.text) is not None and not any(
        isinstance(c, LagTest) for c in conditions_of(plan)
    )


@guards("recall")
def yes_for_month(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Did the two start in the same month?*: a passage that tells of one of them is no yes."""
    return getattr(plan, "want", "") == "boolean" and SAME_MONTH.search(frame.marked.text) is not None


@guards("find", "count")
def all_for_next(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which city came next?*: all that came later are no answer."""
    return CAME_NEXT.search(frame.marked.text) is not None and "after" in plan.model_dump_json()


ONE_ALONE = re.compile(r"唯一|\bthe (?:only|sole|single) (?:city|one|body|member)\b|\bis the one\b", re.I)
ONE_OF_THEM = re.compile(r"哪一(?:个|座|家|部)|\bwhich (?:one|of the two)\b", re.I)


@guards("find")
def several_for_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which is the only one that …?*, *which of the two …?*: several, or all that were named, are no answer."""
    text, found = frame.marked.text, list(members(base, plan.select))  # type: ignore[attr-defined]
    if len(found) > 1 and ONE_ALONE.search(text):
        return True
    return len(found) > 1 and set(found) == set(frame.cities) and bool(ONE_OF_THEM.search(text))


_BODY = r"(?:body|bodies|committees?|(?:leading|steering) groups?|joint conferences?)"
_LAW = r"(?:laws?|legislation|legislat\w+|regulations?|statutes?|ordinances?|law-?making)"
_VERB = r"(?! ?(?:,|and\b|or\b|with\b|without\b|plus\b|nor\b|but\b))[^,;:.?]{3,60}?"
TIED = re.compile(rf"\b{_BODY}\b{_VERB}\b{_LAW}\b|\b{_LAW}\b{_VERB}\b{_BODY}\b", re.I)
COMPARING = re.compile(r"\b(?:compared|relative|in relation|vis-à-vis|measured against)\b", re.I)
LISTED = re.compile(r"\b(?:and|or|with|without|plus|nor|but|also|their|its|as well as|besides|while|although|though|of the|both)\b", re.I)  # fmt: skip


@guards("find", "count", "check")
def drops_tie_of_law_and_body(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Where had the committee been waiting for the law?*: those with a law are no answer; what the one did to the other is asked."""
    told = conditions_of(plan)
    if not any(isinstance(c, HasRegulation) for c in told) or any(isinstance(c, HasBody) for c in told):
        return False
    return any(
        not LISTED.search(found.group()) or COMPARING.search(found.group())
        for found in TIED.finditer(frame.marked.text)
    )


@guards("find", "count", "check")
def denial_dropped(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which members have nothing on the statute book?*: those with a law are the opposite."""
    return drops_denial(frame.marked.text, plan.model_dump_json(), plan)


DEVISED = re.compile(
    r"\bwho\b(?: \w+)? (?:invent\w*|coin\w*|devis\w*|propos\w*|thought|came up|come up|defin\w*|introduc\w*|distinguish\w*|identif\w*|design\w*)\b",
    re.I,
)


@guards("find", "count", "sizes")
def cities_for_author(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who invented the balanced development path?*: the cities that follow it did not."""
    return DEVISED.search(frame.marked.text) is not None


@guards("find", "count", "check")
def told_of_now(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which city plans to put it on a statutory footing?*: those that have are no answer."""
    return of_later(frame.marked.text, plan.model_dump_json(), plan)


NATION_ASKED = re.compile(r"\b(?:which|what) (?:country|nation|province|continent|state)\b", re.I)


@guards("rank")
def city_for_country(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which country was the first to have a law?*: a city is none."""
    lawful = str(getattr(plan, "by", "")).startswith(("regulation.", "body."))
    return lawful and NATION_ASKED.search(frame.marked.text) is not None


@guards("find", "count", "check", "rank", "lookup")
def law_on_a_measure(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The first to adopt an open data law*: a law on lifelong learning is none."""
    return any(
        a.thing("indicator") and not a.is_fuzzy and a.end == b.start and b.says("noun", "regulation")
        for a, b in pairwise(frame.marked.marks)
    )


@guards("find")
def names_itself(base: Base, frame: Frame, plan: Plan) -> bool:
    """武汉领导小组成立的同一年还有哪个城市: the city named is none of the others."""
    others = re.search(r"还有(?:哪|谁)|另外(?:哪|还)|其他哪", frame.marked.text) is not None
    select = getattr(plan, "select", Selection())
    return others and len(frame.cities) == 1 and frame.cities[0] in members(base, select)


@guards("find", "count")
def body_passed_over(base: Base, frame: Frame, plan: Plan) -> bool:
    """条例跑在机构前头的城市: that there is a law says nothing of which of the two came first."""
    conditions = conditions_of(plan)
    lawful = bool(conditions) and all(c in PLAIN and c.on == "regulation" for c in conditions)
    shown = any(str(key).startswith("body") for key in getattr(plan, "columns", ()))
    return lawful and not shown and {"body", "regulation"} <= (said_nouns(frame) | frame.nouns)


WHICH_TOO = re.compile(
    r"几月|哪个月|(?:有没有|是否|吗)[^？?]{0,8}[？?，,、；][^？?]{0,8}(?:什么|哪一?[种类个])|(?:什么|哪一?[种类个])[^？?]{0,8}[？?，,、；][^？?]{0,4}(?:有没有|是否)"
)


@guards("check")
def decides_half(base: Base, frame: Frame, plan: Plan) -> bool:
    """北京有没有立法？属于什么类型？, 2024年武汉几月通过的条例: a yes tells nothing of what else is asked."""
    return frame.language == "zh" and WHICH_TOO.search(frame.marked.text) is not None


SO_MANY_LAWS = re.compile(
    r"\b(?:has|have|had|with|passed|adopted) (?:had |passed |adopted )?(?:two|three|four|five|several|multiple|more than one|\d) (?:\w+ )?(?:laws|regulations|statutes|ordinances)\b",
    re.I,
)


@guards("find", "count", "check")
def so_many_laws(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which city has had three laws?*: that a city has one is not that it has three."""
    return SO_MANY_LAWS.search(frame.marked.text) is not None


@guards("find", "count")
def law_dropped(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many cities in Japan have a law?*: that they lie there says nothing of a law."""
    told = conditions_of(plan)
    having = re.search(
        r"\b(?:have|has|with|had|boast|possess)\b[^?]*\b(?:laws?|legislation|regulations?)\b", frame.marked.text, re.I
    )
    return (
        bool(told)
        and having is not None
        and all(isinstance(c, InPlace) for c in told)
        and "regulation" in said_nouns(frame)
    )
