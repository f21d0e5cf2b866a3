"""Laws and bodies that a plan takes for one another, or for another sort of thing than the one that is told of."""

import re
from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.grammar.leaves import in_brackets
from kb.query.guards.register import guards
from kb.query.guards.shared import conditions_of
from kb.query.marking.marks import QUOTED
from kb.query.plain.succeeded import SUCCESSION
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns
from kb.query.selection.conditions import HasBody, HasPath, Selection
from kb.query.selection.evaluate import flat

NAMED_BODY = re.compile(r"\b(?:steering committee|leading group|joint conference|promotion committee)s?\b", re.I)
NAMED_ZH = re.compile(r"领导小组|指导委员会|促进委员会|推进委员会|协调委员会|联席会议")
MERE_ZH = re.compile(r"(?:协调|统筹|领导|推进)机构|机构的?(?:名称|形式)")  # 领导小组 alone is any body


@guards("find", "count")
def name_of_body_dropped(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which cities coordinate via a steering committee?*, 以领导小组作为协调机构的城市: that all have some body is no answer."""
    told = [c for c in conditions_of(plan) if isinstance(c, HasBody)]
    said = frame.marked.text
    named = NAMED_BODY.search(said) or (NAMED_ZH.search(said) and MERE_ZH.search(said))
    return bool(told) and all(c == HasBody(negate=c.negate) for c in told) and named is not None


@guards("find", "count")
def quoted_name_dropped(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Whose body bears 'learning society' in its name*: all that have some body are no answer."""
    told = [c for c in conditions_of(plan) if isinstance(c, HasBody)]
    named = IN_NAME.search(frame.marked.text) and QUOTED.search(frame.marked.text)
    return bool(told) and named is not None and not any(c.named for c in told)


@guards("find", "count", "check", "holds")
def other_date_in_brackets(base: Base, frame: Frame, plan: Plan) -> bool:
    """上半年（7月至12月）: a date in brackets right behind another one says that one again, or the two do not agree."""
    marked = frame.marked
    dates = ((one, two) for one, two in pairwise(marked.marks) if one.kind == two.kind == "date")
    return any(in_brackets(marked, two.start, two.end) for _, two in dates)


IN_NAME = re.compile(r"\b(?:in|of|within) (?:its|their|the|his) (?:own )?(?:name|title)s?\b|名称|名字", re.I)


@guards("interval")
def laws_for_body(base: Base, frame: Frame, plan: Plan) -> bool:
    """上海先有机构，比条例早多少年: the wait of the law for its effect leaves the body out."""
    lawful = all(str(getattr(plan, end, "")).startswith("regulation.") for end in ("start", "end"))
    same = getattr(plan, "start_city", "") == getattr(plan, "end_city", "")
    return lawful and same and "body" in said_nouns(frame)


LENGTH_ASKED = re.compile(
    r"\b(?:by )?how many (?:more |fewer )?(?:months|years)\b|[几多]少?个月(?!份)|(?:多少|[早晚差隔迟过了]几)年", re.I
)


@guards("compare")
def no_length(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many months after A's law did B's do the same?*: neither a yes or no nor a city is a number of months."""
    dates = all(key in DATED for key in getattr(plan, "attributes", ()))
    return (
        dates
        and getattr(plan, "ask", "") not in ("difference", "table")
        and LENGTH_ASKED.search(frame.marked.text) is not None
    )


@guards("find", "rank")
def list_for_length(base: Base, frame: Frame, plan: Plan) -> bool:
    """两部条例的通过时间相隔几个月: those that have a law are no number of months, in whatever order."""
    listed = (plan.kind == "rank" or getattr(plan, "shape", "") == "entities") and not {"which", "who", "where"} & set(
        frame.asks
    )
    return listed and MONTHS_APART.search(frame.marked.text) is not None


MONTHS_APART = re.compile(
    r"\bhow many months\b[^?]*\b(?:apart|between|separate)\b|(?:相隔|相差|间隔|差了?|隔了?)(?:了)?(?:几|多少)个?(?:月|年)"
    r"|(?:相隔|相差|间隔)的?[月年]数|[月年]数差",
    re.I,
)


@guards("find")
def list_for_order(base: Base, frame: Frame, plan: Plan) -> bool:
    """*In what order did they adopt their laws?*: a list in no order."""
    return getattr(plan, "order_by", None) is None and ORDER_ASKED.search(frame.marked.text) is not None


ORDER_ASKED = re.compile(
    r"\bin (?:what|which) order (?:did|do|were|was|have|are)\b|(?:按|以)(?:什么|怎样的|何种)(?:先后)?顺序", re.I
)


@guards("find", "count")
def cities_for_types(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which path types are there whose cities all have a law?*: the cities that have one are no type."""
    told = any(isinstance(c, HasPath) and c.types for c in conditions_of(plan))
    return not told and (
        TYPES_OF_CITIES.search(frame.marked.text) is not None or ONE_TYPE.search(frame.marked.text) is not None
    )


TYPES_OF_CITIES = re.compile(r"\bpath types?(?:\W|are|is|there|exist)* (?:whose|all of whose|none of whose)\b|\bpath types?['’]s? cities\b"
                             r"|路径类型的?[，,]?其[^，,。？?]*城市", re.I)  # fmt: skip
ONE_TYPE = re.compile(
    r"^\W*one (?:of the )?(?:path|development) (?:path )?types?\b[^.;?]*[.;] *(?:which|how many|what)\b[^?]*\bits\b",
    re.I,
)
DATED = ("regulation.adopted", "regulation.in_force", "regulation.lag", "body.established")


@guards("find", "count")
def denies_for_other_subject(base: Base, frame: Frame, plan: Plan) -> bool:
    """终身教育而非社区教育的条例: that it is not of the one subject denies no law."""
    marks = frame.marked.marks
    turned = any(
        a.value("subject") and b.says("logic", "not") and c.value("subject")
        for a, b, c in zip(marks, marks[1:], marks[2:], strict=False)
    )
    return turned and any(
        c.on == "regulation" and c.negate and not getattr(c, "subject", None) for c in conditions_of(plan)
    )


@guards("find")
def cities_for_features(base: Base, frame: Frame, plan: Plan) -> bool:
    """国际化导向型的主要特点是什么: what a type is like is no list of its cities."""
    conditions = conditions_of(plan)
    typed = bool(conditions) and all(c.on == "path" and c.types for c in conditions)
    marks = frame.marked.marks
    return typed and set(frame.asks) == {"what"} and not any(m.says("noun", "city", "network") for m in marks)


@guards("reckon")
def things_for_cities(base: Base, frame: Frame, plan: Plan) -> bool:
    """*In which cities was the law adopted first?*: which of two other things came first names no city."""
    marks = frame.marked.marks
    cities = any(
        m.says("ask", "where", "which") and (m.says("noun", "city") or m.text.endswith(("city", "城 市")))
        for m in marks
    )
    lawful = {"regulation", "body"} <= (said_nouns(frame) | frame.nouns)
    about = getattr(plan, "about", ())
    return (
        cities and lawful and getattr(plan, "ask", "") == "first" and not any(key.startswith("city:") for key in about)
    )


@guards("recall")
def passage_for_all(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Does the education commission lead in all twelve cities?*: a passage that speaks of it also names the exceptions."""
    led = "body.lead" in frame.attributes or any(cue.startswith("lead_") for cue in frame.cues)
    return getattr(plan, "want", "") == "boolean" and led and ALL.search(frame.marked.text) is not None


ALL = re.compile(r"\b(?:all|every|each|everywhere|without exception)\b|全部|所有|都|均|一律", re.I)


@guards("reckon")
def reckons_other_deeds(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Between the passage of the second of the six laws and that of the third*: the time between two other things is none of it."""
    about = getattr(plan, "about", ())
    lawful = "regulation" in said_nouns(frame) and bool(about)
    return lawful and not frame.cities and not all(key.startswith(("regulation:", "organisation:")) for key in about)


COMPARED = re.compile(
    r"\b(?:longer|shorter|fewer|less|more|earlier|later|sooner|faster|slower|quicker|older|newer|younger|larger|bigger|smaller|higher|lower|better|worse)\b"
    r"|[更较][早晚快慢长短多少久高低新老]",
    re.I,
)


@guards("check", "find")
def yes_to_either(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Did A's or B's law take longer?*: that both have one is no answer to which of the two."""
    marks = frame.marked.marks
    places = [p for p, m in enumerate(marks) if m.thing("city") in frame.cities]
    either = len(places) > 1 and any(m.says("logic", "or") for m in marks[places[0] : places[-1]])
    tests = [c for c in conditions_of(plan) if c.on in ("score", "lag") or getattr(c, "law", None)]
    return either and not tests and COMPARED.search(frame.marked.text) is not None


@guards("compare")
def date_for_wait(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Whose law took fewer months to come into force?*: the one in force first did not wait the shortest."""
    keys = set(getattr(plan, "attributes", ()))
    return bool(keys & {"regulation.adopted", "regulation.in_force"}) and WAITED.search(frame.marked.text) is not None


WAITED = re.compile(
    r"\b(?:take|took|taken|takes|need|needed|needs|wait|waited|waits|require|required)\b[^?]{0,40}\b(?:longer|shorter|fewer|less|more|faster|slower|quicker)\b"
    r"|(?:用时|耗时|历时|等待|所需)[^？?]{0,6}[更较]",
    re.I,
)


@guards("lookup", "things", "find", "check", "recall")
def other_of_two_in_line(base: Base, frame: Frame, plan: Plan) -> bool:
    """*When was the successor of the committee set up?*, *which body preceded it?*: of the one that is named nothing is asked."""
    text = frame.marked.text
    lawful = getattr(plan, "kind", "") == "find" and "regulation" in said_nouns(frame)
    return SUCCESSION.search(text) is not None or (not lawful and PRECEDED.search(text) is not None)


PRECEDED = re.compile(r"\b(?:body|committee|group|organi[sz]ation|who|what) (?:was )?(?:preceded|succeeded|superseded|replaced)\b|取代了?|接替", re.I)  # fmt: skip


@guards("lookup", "find")
def networks_for_members(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who are named as members of Ningbo's committee?*: the networks of the city are none of them."""
    marks = frame.marked.marks
    of_body = any(
        a.says("attr", "networks")
        and next((m for m in marks[p + 1 :] if not m.says("stop")), a).value("noun") == "body"
        for p, a in enumerate(marks)
    )
    return of_body and "networks" in (*getattr(plan, "attributes", ()), *getattr(plan, "columns", ()))


@guards("compare")
def won_by_the_other(base: Base, frame: Frame, plan: Plan) -> bool:
    """*A is ahead in all, but on one of them B does better; which?*: on which A is ahead is told already."""
    marks = frame.marked.marks
    turn = next((p for p, m in enumerate(marks) if m.text in TURNS), None)
    ahead = [p for p, m in enumerate(marks) if m.says("rel", "beats", "loses")]
    return (
        getattr(plan, "ask", "") in ("won", "count", "widest")
        and turn is not None
        and bool(ahead)
        and all(p < turn for p in ahead)
    )


TURNS = frozenset({"but", "yet", "however", "although", "though", "但", "但 是", "却", "不 过", "而"})


@guards("contrast", "find", "count", "check")
def without_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """*More cities with a law or without one among the twelve?*: what stands behind *without one* is not what they lack."""
    if not WITHOUT_ONE.search(frame.marked.text):
        return False
    sides = [
        *conditions_of(plan),
        *(c for side in ("left", "right") for c in flat(getattr(plan, side, Selection()).conditions)),
    ]
    return any(c.on in ("network", "place", "tier", "edition") and c.negate for c in sides)


WITHOUT_ONE = re.compile(r"\bwithout (?:one|any|it)\b", re.I)


@guards("reckon")
def between_two_laws(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many months after adoption did the laws of A and B take effect?*: the wait of each, and not the time from one to the other."""
    laws = [key for key in getattr(plan, "about", ()) if key.startswith("regulation:")]
    return len(laws) > 1 and {"regulation.adopted", "regulation.in_force"} <= set(frame.attributes)
