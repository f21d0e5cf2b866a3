"""What no rule sees because it spans the question: a second question, a word that points back, a plan of another sort than asked.

Each check names what a plan would miss. Where one finds something, the grammar gives no plan, and the older reading decides.
"""

import re
from collections.abc import Callable

from kb.query.base import Base
from kb.query.grammar.sets import leaves_nothing_out
from kb.query.kinds.comparing import Compare
from kb.query.kinds.nearing import Nearest
from kb.query.kinds.selecting import Check
from kb.query.marking.all_scores import means_all_scores
from kb.query.marking.wholes import BOTH_INDICES, OPPOSED, TOP_OF_SET
from kb.query.plan import Plan
from kb.query.selection.conditions import (
    MEMBERSHIP,
    AllOf,
    AnyOf,
    HasBody,
    HasPath,
    HasRegulation,
    NamedCities,
    ScoreTest,
    Selection,
)
from kb.query.selection.evaluate import members, population

Missing = Callable[[str, str, Plan], bool]
DENYING = re.compile(
    r"\b(?:nothing|nowhere|nobody|unlegislated|unregulated|lawless|empty-handed|blank|void|vacuum|avoid(?:s|ed|ing)?|shun\w*|refrain\w*"
    r"|abstain\w*|forgo\w*|forgone|resist\w*|balk\w*|refus\w*|declin\w*|postpon\w*|put off|hesitat\w*|a miss|wide berth"
    r"|(?:still|yet) (?:has|have|had|is|are)?(?: yet| still)? ?to (?:come|be|arrive|appear|follow|legislate|pass|adopt)|(?:has|have) (?:still|yet) to"
    r"|(?:stay|keep|kept|stood|hold|held)(?:s|ed|ing)? (?:out|away|clear|aloof|off|back))\b",
    re.I,
)  # that there is none
ASKING = re.compile(
    r"\b(?:which|what|who|whose|whom|when|where|how)\b|哪|谁|什么|多少|几[个座部年月位分]|吗|是否|有没有|怎[么样]|如何",
    re.I,
)
TAGS = re.compile(r"没有哪[一]?[个座]|[，,]\s*(?:对吗|是吗|对不对|是不是|对么|没错吧|right|correct)\W*$", re.I)
TOLD_THEN_ASKED = re.compile(
    r"^[^?？]+[.;:,。；，]\s*(?:and )?which (?:one )?of (?:them|those|these)\b(?! years?)", re.I
)
TAIL = re.compile(
    r"[,，]\s*(?:and )?(?:(?:with|by|at) (?:what|how (?:much|many))\b[\w &]*|how many (?:years|months) (?:earlier|later|sooner)|[早晚]了?(?:几|多少)(?:年|个月)|(?:得了?|得分是?|分数是?|高出|领先|相差)多少分?)\W*$|^\W*where (?:the|a)\b",
    re.I,
)
WHEN_CLAUSE = re.compile(
    r"^\W*when (?!(?:did|do|does|was|were|is|are|had|has|have|will|would)\b)[^,?]+, ", re.I
)  # *when A did so*, and no question
PARTED = re.compile(r"[,;?:，；？：]|\band\b|\bbut\b", re.I)
POINTING = re.compile(
    r"\b(?:of|among) (?:them|those|these)\b(?! (?:with|that|which|who|without|in|of|whose|led))|\btheir (?:own )?(?:mean|average|median)\b"
    r"|(?:它们|他们|其|自身)的?(?:平均|均值|中位)",
    re.I,
)
YES_NO = re.compile(r"^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could)\b|吗\W*$|^\W*是否|是不是", re.I)
DECIDES = frozenset(("check", "holds", "compare", "leads", "sizes", "interval", "passing", "levels", "tied", "count", "lookup", "reckon", "rank"))  # fmt: skip
PARTS_OF_CITY = re.compile(
    r"哪[些几]个?\w{0,2}(?:指标|维度|分项)"
)  # 第一的城市有哪些分项指标低于平均: parts of one city, no cities
ONE_FIRST = re.compile(r"\b(?:first|leads?|leading|tops?|number one)\b|第一|居首|领先|榜首|夺魁", re.I)
QUANTIFIED = re.compile(
    r"\b(?:all|every|each|no|none|not|without|never|only|entirely|exclusively|solely|both)\b|都|均|皆|全|每|没有|无|不|只|仅",
    re.I,
)
BELONGING = re.compile(
    r"\b(?:do|does|did)\b[^?]*\b(?:belong|follow|take|fall)\b|\ball (?:belong|fall|follow)\b[^?]*\bsame\b|[都均皆](?:同?属)(?:于|了)?(?:同一|哪)",
    re.I,
)  # of all of them
SO_MANY_TYPES = re.compile(r"\b(?:which|what) (?:two|three|2|3)\b|哪[两三]", re.I)
MORE = re.compile(r"更(?:低|高|强|弱|好|差|少|多|大|小|靠)")
COMPARED = re.compile(r"高于|低于|超过|不及|比|\bthan\b|\babove\b|\bbelow\b", re.I)
BESIDE = re.compile(r"\bwith (?:their|its)\b|\balong with (?:their|its)\b|及其(?!以[上下])|连同", re.I)
DENIED_BEHIND = re.compile(r"(?:不是|不属于|并非)的(?!有|是|\W*$)")
YEARS_LISTED = re.compile(r"\d{4}(?: ?年)? ?(?:and|or|和|及|与|或|、) ?\d{4}", re.I)
FROM_TO = re.compile(r"\bbetween\b|\bfrom\b|\bto\b|\bthrough\b|至|到|之间|间|[–—-]", re.I)
STANDS_FOR = re.compile(
    r"\b(?:stands? for|short for|abbreviat|mean by|meant by)\b|\bwhat (?:does|do)\b[^?]*\bmean\b|缩写|全称|简称", re.I
)
MAKER = re.compile(
    r"\bwho(?:['’]s| is| was| are| were| stands?| stood)? (?:actually |really )?behind (?:the |this )?[^,?]*\b(?:index|report|ranking|study|paper|document|islec|gsc)\b",
    re.I,
)  # not last in it
HAD_THEN = re.compile(
    r"(?<![立过行效布建台设]于)\d{4} ?年[^，,。？的通过成立生效施行设]{0,6}?(?:就|已经|已|就已)?(?:拥)?有(?!关)|\b(?:had|have|has) (?:an? |any |its own |their own )?(?:\w+ )?(?:law|regulation|body|legislation|committee)s? in \d{4}",
    re.I,
)


def asks_again(said: str, plan: str, _: Plan) -> bool:
    """*Which city is second, and what law does it have?*: two questions."""
    asked = WHEN_CLAUSE.sub("", TAIL.sub("", TAGS.sub("", said)))
    return sum(bool(ASKING.search(part)) for part in PARTED.split(asked)) > 1


def points_back(said: str, plan: str, _: Plan) -> bool:
    """*Above their mean*, 高于它们的平均值: of whom is not read here."""
    return POINTING.search(said) is not None and TOLD_THEN_ASKED.search(said) is None


def decides_nothing(said: str, plan: str, one: Plan) -> bool:
    """*Do they come in that order?*: an order or a list is no yes and no no."""
    no_words = not re.search(r"\b(?:which|what|who|how)\b|哪|谁|什么|多少|几", said, re.I)
    listed = one.kind == "rank" and getattr(one, "city", None) is None
    return YES_NO.search(said) is not None and no_words and (one.kind not in DECIDES or listed)


def one_total_for_all(said: str, plan: str, one: Plan) -> bool:
    """*Nearest to Wuhan in its iSLEC scores*: in all of them, and not in the total."""
    return isinstance(one, Nearest) and one.city is not None and one.by.endswith(".overall") and means_all_scores(said)


def holds_half(said: str, plan: str, one: Plan) -> bool:
    """*Ahead in both indices*, *as opposed to lifelong education*, 最高的五个中部城市里: a half of it, or of a larger set."""
    both = isinstance(one, Check) and BOTH_INDICES.search(said) and plan.count('"on":"edition"') > 1
    opposed = OPPOSED.search(said) and '"subject":' not in plan
    return bool(both or opposed) or (
        TOP_OF_SET.search(said) is not None
        and '"measure":"rank"' in plan
        and re.search(r'"on":"(?:place|tier)"', plan) is not None
    )


def first_in_several(said: str, plan: str, one: Plan) -> bool:
    """*In which parts does it rank first?*: its best part is another question."""
    return one.kind == "strongest" and ONE_FIRST.search(said) is not None


def quantified_types(said: str, plan: str, one: Plan) -> bool:
    """*Which types include no western city?*, 全部由…牵头的类型: one city that fits is not all of them."""
    if one.kind != "sizes" or getattr(one, "majority", None) or BELONGING.search(said):
        return False
    plain = getattr(one, "op", "") == ">=" and getattr(one, "value", None) == 1 and getattr(one, "ask", "") != "all"
    return (plain and QUANTIFIED.search(said) is not None) or SO_MANY_TYPES.search(said) is not None


def compares_with_said(said: str, plan: str, one: Plan) -> bool:
    """城市创新却更低: lower than the city before, and not the lowest."""
    return one.kind == "rank" and MORE.search(said) is not None and COMPARED.search(said) is not None


def years_listed(said: str, plan: str, _: Plan) -> bool:
    """*In 2006 and 2008* is not from one to the other."""
    return "between" in plan and YEARS_LISTED.search(said) is not None and FROM_TO.search(said) is None


def had_then(said: str, plan: str, _: Plan) -> bool:
    """*Had a law in 2015*: it may be older."""
    return '"op":"in"' in plan and HAD_THEN.search(said) is not None


PLACES = re.compile(
    r"\bplaces?\b|\bpositions?\b|\branks?\b|名次|[几\d一二三四五六七八九十两]位|[几\d一二三四五六七八九十两]名", re.I
)


def places_for_points(said: str, plan: str, _: Plan) -> bool:
    """*At least five places better*: a number of places is no number of points."""
    return PLACES.search(said) is not None and re.search(r'"plus":-?\d', plan) is not None


ALTERNATIVES = re.compile(r"\bor\b|还是|抑或", re.I)


def offers_two(said: str, plan: str, one: Plan) -> bool:
    """*Is it about education or about learning?*: which of the two, and no yes."""
    return one.kind == "check" and ALTERNATIVES.search(said) is not None and '"on":"any"' not in plan


def of_several(said: str, plan: str, one: Plan) -> bool:
    """The names of two laws side by side are a comparison; *is A's type that of B?* compares as well."""
    several = one.kind == "lookup" and len(getattr(one, "cities", ())) > 1 and len(getattr(one, "attributes", ())) < 2
    return several or (one.kind == "check" and '"negate":true,"on":"city"' in plan)


TOP_CITY = re.compile(
    r"\b(?:top|best|leading|strongest|weakest|worst|highest|lowest)\b[^?]*\b(?:city|member|municipality)\b(?! score)",
    re.I,
)
TOPS_OF = re.compile(
    r"前[\d一二三四五六七八九十]+(?:名|位|强|甲)?的|[里中内][^，。？]*最[高低好差强弱优]的?[一二三四五六七八九十两\d]+[个座]"
)
OF_THE_TOPS = re.compile(r"城市(?:之?中|里|当中|[，,])")
INTO = re.compile(r"跻身|进入|排进|位列|入围|挤进|闯进|列入|在")


def value_for_city(said: str, plan: str, one: Plan) -> bool:
    """*What is the top city among …?*: its score is not it."""
    return (
        one.kind == "aggregate" and getattr(one, "function", "") in ("max", "min") and TOP_CITY.search(said) is not None
    )


def tops_of_which(base: Base, said: str, one: Plan) -> bool:
    """得分前三名的GNLC城市: the first three of all, or of the members? The first ten of ten are those of all."""
    if one.kind != "find" or TOPS_OF.search(said) is None or INTO.search(said) or OF_THE_TOPS.search(said):
        return False
    conditions = getattr(one, "select", Selection()).conditions
    tests = [c for c in conditions if isinstance(c, ScoreTest)]
    if len(tests) != 1 or not all(isinstance(c, (ScoreTest, *MEMBERSHIP)) for c in conditions):
        return False
    rest = Selection(conditions=tuple(c for c in conditions if c is not tests[0]))
    assessed = base.scores.get(tests[0].indicator, {})
    few = sum(city in assessed for city in members(base, rest)) <= (tests[0].value or 0)
    return len(conditions) > 1 and not few


PLACES_BETWEEN = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:places?|positions?|ranks?|points?) (?:above|below|higher|lower|ahead|behind|better|worse|clear)\b"
    r"|[高低差](?:出|了)?[\d一二两三四五六七八九十]+(?:个?名次|[位名分])",
    re.I,
)


def drops_distance(said: str, plan: str, one: Plan) -> bool:
    """*Three places above Hangzhou*: that it is above says nothing of how far."""
    return (
        one.kind in ("check", "compare")
        and PLACES_BETWEEN.search(said) is not None
        and re.search(r'"plus":-?[1-9]', plan) is None
    )


def all_but_some(said: str, plan: str, one: Plan) -> bool:
    """*Which cities other than Nanjing?*: of no set."""
    conditions = getattr(one, "select", Selection()).conditions
    return bool(conditions) and all(isinstance(c, NamedCities) and c.negate for c in conditions) and one.kind == "find"


TWO_INDICES = re.compile(r"\bboth\b|\band\b|都|均|皆|且|同时|和|与|又|也|、", re.I)


def no_such_number(said: str, plan: str, one: Plan) -> bool:
    """没上60分: that a score is not this number is hardly meant."""
    tests = [c for c in getattr(one, "select", Selection()).conditions if isinstance(c, ScoreTest)]
    return any(c.negate and c.op == "=" and c.measure == "score" and c.value not in (None, 0, 1, 100) for c in tests)


OTHERS = re.compile(r"还有(?:哪|谁)|另外(?:哪|还)|其他哪|\b(?:which|what|who) (?:else|other)\b", re.I)


ALREADY = re.compile(r"\balready\b.*\b(?:when|at the time|by the time)\b|\b(?:when|by the time)\b.*\balready\b", re.I)


def keeps_itself(said: str, plan: str, one: Plan) -> bool:
    """武汉领导小组成立的同一年还有哪个城市: the city by which the year is told is none of the others."""
    told = re.search(r'"told_by":"[a-z-]+:(?:body|regulation)\.', plan) is not None
    others = OTHERS.search(said) is not None or ('"op":"as_of"' in plan and ALREADY.search(said) is not None)
    return told and others and '"negate":true,"on":"city"' not in plan


def first_twice(said: str, plan: str, one: Plan) -> bool:
    """*First in government support in iSLEC* is not first in iSLEC as well."""
    if TWO_INDICES.search(said):
        return False
    tests = [
        c for c in getattr(one, "select", Selection()).conditions if isinstance(c, ScoreTest) and c.measure == "rank"
    ]
    return len([c for c in tests if c.op == "<=" and c.value == 1]) > 1


TOPS_AMONG = re.compile(
    r"^\W*(?:the )?(?:best|top|highest|strongest|leading|weakest|worst|lowest|bottom) (?:\d+|two|three|four|five|six|ten)\b[^?,;]*\b(?:among|amongst|out of|within) (?:the|all)\b",
    re.I,
)  # the first three of a set
SO_MANY_PARTS = re.compile(
    r"\b(?:two|three|four|five|eleven|[2-5]|11) (?:[\w-]+ ){0,3}?(?:dimensions?|pillars?|indicators?|environments?|parts|components)\b",
    re.I,
)  # no score
STANDS_WHERE = re.compile(
    r"^\W*where (?:does|do|did)\b.*\b(?:stand|rank|place|sit|finish|come)\b", re.I
)  # at what place


OF_LATER = re.compile(
    r"\b(?:plan(?:s|ned|ning)? to|intend\w*|wish(?:es)? to|hop(?:e|es|ing) to|about to|considering|(?<!\bI )(?<!\bwe )(?<!\bwould )want(?:s)? to|left the(?! (?:lead|job|task|work))|abandon\w*"
    r"|gave up|give up|given up|quit|switch(?:ed|es)?|repeal\w*|abolish\w*)\b",
    re.I,
)


def of_later(said: str, plan: str, one: Plan) -> bool:
    """*Which city plans to legislate?*, *which have left that path?*: those that have are no answer."""
    told = any(f'"on":"{kind}"' in plan for kind in ("regulation", "body", "path"))
    return told and one.kind in ("find", "count", "check") and OF_LATER.search(said) is not None


def drops_denial(said: str, plan: str, one: Plan) -> bool:
    """*In which of them does the law still have to come?*: those with a law are the opposite."""
    lawful = '"on":"regulation"' in plan or '"on":"body"' in plan
    return (
        lawful
        and one.kind in ("find", "count", "check")
        and '"negate":true' not in plan
        and DENYING.search(said) is not None
    )


LAW_AFTER_BODY = re.compile(
    r"\b(?:law|regulation|legislation)s? (?:only )?(?:come|comes) after (?:its|the|their) (?:\w+ )?(?:body|committee|group)\b",
    re.I,
)  # the body came before it
RANKS_AMONG = re.compile(r"\brank(?:s|ed)? (?:in|among) the (?:top|first|best)\b", re.I)  # a test, and no order
UNREAD = re.compile(r"\bpost-\d|\bpre-\d|中西部", re.I)  # small words of which the leaves make nothing


CHECKS: tuple[Missing, ...] = (
    asks_again,
    one_total_for_all,
    holds_half,
    points_back,
    decides_nothing,
    first_in_several,
    quantified_types,
    compares_with_said,
    years_listed,
    had_then,
    places_for_points,
    offers_two,
    of_several,
    value_for_city,
    drops_distance,
    all_but_some,
    first_twice,
    drops_denial,
    of_later,
    no_such_number,
    keeps_itself,
    lambda said, plan, one: one.kind == "rank" and RANKS_AMONG.search(said) is not None,
    lambda said, plan, one: one.kind == "find" and PARTS_OF_CITY.search(said) is not None,
    lambda said, plan, one: one.kind == "find" and STANDS_WHERE.search(said) is not None,
    lambda said, plan, one: one.kind == "passing" and '"op":"="' in plan and SO_MANY_PARTS.search(said) is not None,
    lambda said, plan, one: one.kind == "find" and TOPS_AMONG.search(said) is not None,
    lambda said, plan, one: '"law":"after"' in plan and LAW_AFTER_BODY.search(said) is not None,
    lambda said, plan, one: UNREAD.search(said) is not None,
    lambda said, plan, one: BESIDE.search(said) is not None,
    lambda said, plan, one: DENIED_BEHIND.search(said) is not None,
    lambda said, plan, one: MAKER.search(said) is not None,
    lambda said, plan, one: STANDS_FOR.search(said) is not None,
)


def sound(base: Base, text: str, plan: Plan) -> bool:
    """Whether a plan misses nothing that these checks know."""
    said = plan.model_dump_json()
    missed = any(check(text, said, plan) for check in CHECKS)
    return not (missed or tops_of_which(base, text, plan) or over_all(base, plan))


def over_all(base: Base, plan: Plan) -> bool:
    """Whether two cities are compared in every part of an index at its first level: that has a kind of its own."""
    if isinstance(plan, Check) and isinstance(plan.condition, AllOf):
        tests = [c for c in plan.condition.conditions if isinstance(c, ScoreTest) and c.of and c.reference]
        return len(tests) > 2 and len(tests) == len(plan.condition.conditions)
    if not isinstance(plan, Compare) or plan.ask != "beats" or len(plan.attributes) < 2:
        return False
    parts = [base.indicators[key.partition(":")[2]] for key in plan.attributes if key.startswith("score:")]
    level = {part.id for part in base.indicators.values() if part.level == 1 and part.weight and part.edition == parts[0].edition} if parts else set()  # fmt: skip
    return {part.id for part in parts} == level


def hollow(base: Base, plan: Plan) -> bool:
    """Whether no city can belong to all that is said: *in Jiangsu, Zhejiang and Guangdong* is not in each of them; a law is
    known of none outside the set that a source covers; nothing is so and not so."""
    for select in (getattr(plan, name, None) for name in ("select", "among")):
        if not isinstance(select, Selection):
            continue
        if any(c.negate and c.model_copy(update={"negate": False}) in select.conditions for c in select.conditions):
            return True
        if leaves_nothing_out(base, select):
            return True
        if len({c.named for c in select.conditions if isinstance(c, HasBody) and c.named and not c.negate}) > 1:
            return True  # a body has one name: 设领导小组的和设指导委员会的
        belonging = tuple(c for c in select.conditions if isinstance(c, (*MEMBERSHIP, AnyOf)))
        within = members(base, Selection(conditions=belonging)) if belonging else []
        if len(belonging) > 1 and not within:
            return True
        told = tuple(c for c in select.conditions if isinstance(c, (HasRegulation, HasBody, HasPath)))
        if belonging and told and not population(base, Selection(conditions=told)).cities.intersection(within):
            return True
    return False
