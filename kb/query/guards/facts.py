"""Facts of one thing, tests, tables and sources that are no answer."""

import re
from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards, guards_by_words
from kb.query.guards.shared import ASPECTS, COVERING, DIFFER, PLAIN, conditions_of
from kb.query.judging.impossible import no_score_can
from kb.query.judging.left_over import LEADING
from kb.query.kinds.tracing import Trace
from kb.query.marking.marks import QUOTED
from kb.query.plan import Plan
from kb.query.rules.asks import means_policies, said_nouns
from kb.query.rules.persons import asks_for_person
from kb.query.selection.attributes import attribute
from kb.query.selection.conditions import Selection
from kb.query.selection.evaluate import evaluate

REASON = re.compile(r"\bbecause\b|\bdue to\b|\bthanks to\b|因为|由于")


LENGTH = re.compile(r"\b(?:longer|shorter|stricter|weaker|stronger|better|clearer|broader)\b|更长|更短|更严|更好")


WAITS = re.compile(r"\b(?:wait|took|take|take[ns]|time|interval|years?|months?|ago|gap)\b|间隔|多久|时间|年|月", re.I)


ERROR = re.compile(r"\b(?:margins? of error|standard errors?|measurement errors?|sampling errors?)\b|误差", re.I)


@guards("check", "holds")
def adds_reason(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Did Wuhan adopt its law because of its score?*, *adopted by referendum*: that there is a law is no yes."""
    if REASON.search(frame.marked.text):
        return True
    marks = [m for m in frame.marked.marks if m.text not in ("a", "an", "the", "its", "their")]
    told = any(a.text in LEADING and b.kind == "word" for a, b in pairwise(marks))
    return told and any(c in PLAIN for c in conditions_of(plan))


@guards("check", "compare", "interval")
def tells_no_length(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is Taiyuan's law longer than Xi'an's?*: a date is no length."""
    keys = " ".join((*getattr(plan, "attributes", ()), str(getattr(plan, "start", ""))))
    lawful = "regulation" in said_nouns(frame) or "body" in said_nouns(frame)
    text = frame.marked.text
    return lawful and LENGTH.search(text) is not None and not WAITS.search(text) and "score" not in keys


@guards("errata")
def other_error(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The margin of error of iSLEC*: no erratum."""
    return ERROR.search(frame.marked.text) is not None


SUMMED = re.compile(r"\b(?:total|combined|joint|summed) weights?\b|权重(?:之和|合计|总和)|合计权重", re.I)


@guards("lookup")
def leads_no_body(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which sub-index of X does Beijing lead?*: the unit that leads its body is none."""
    keys = getattr(plan, "attributes", ())
    scored = any(str(key).startswith(("score:", "rank:")) for key in keys)
    return scored and "body.lead" in keys and not {"body", "organisation"} & said_nouns(frame)


@guards("lookup")
def place_of_another(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How far is London ahead of the runner-up?*: a score of its own tells no distance to a place."""
    apart = frame.aggregate == "difference" or any(m.says("agg", "difference") for m in frame.marked.marks)
    placed = frame.position is not None or {"next_to", "next_above"} & frame.cues
    return apart and bool(placed) and not any("gap" in k or "difference" in k for k in getattr(plan, "attributes", ()))


@guards("lookup")
def total_for_level(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Beijing's third-level scores*: its total is none of them."""
    levels = {"second_level", "third_level"} & frame.nouns
    keys = [str(key).partition(":")[2] for key in getattr(plan, "attributes", ())]
    total = any(ident in base.indicators and base.indicators[ident].level == 0 for ident in keys)
    return bool(levels) and total and not frame.indicators


@guards("structure")
def who_by_method(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who calculated the scores?*: how they are calculated names nobody."""
    return "who" in frame.asks and getattr(plan, "ask", "") in ("method", "description", "weight", "parts")


@guards("rank", "aggregate", "lookup", "compare")
def other_than_reputation(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The median reputation count*, 多出多少篇: the overall score is no reputation."""
    text = plan.model_dump_json()
    return "reputation" in frame.nouns and "reputation" not in text and ".overall" in text


@guards("structure")
def adds_weights(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The total weight of two parts*: each of all the parts is no sum."""
    return len(frame.indicators) > 1 and SUMMED.search(frame.marked.text) is not None


@guards("compare")
def tabulates_bounds(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which of A, B and C scores below D in X but above E in Y?*: a table of all five holds no bound."""
    marks = frame.marked.marks
    bounds = [m for m in marks if m.says("op", ">", "<", ">=", "<=") or m.says("rel", "beats", "loses")]
    asked = any(m.says("ask", "which", "where", "who") for m in marks)
    return getattr(plan, "ask", "") == "table" and asked and len(bounds) > 1


@guards()
def out_of_reach(base: Base, frame: Frame, plan: Plan) -> bool:
    """A bound that no score can reach."""
    return no_score_can(base, getattr(plan, "select", Selection()).conditions)


@guards_by_words("profile")
def asks_one_thing(frame: Frame) -> bool:
    """*Who …?*, *how is it printed?*: a whole profile is no answer."""
    asked = {"yes_no", "which", "who", "when", "where", "how_many"} & set(frame.asks)
    return bool(asked) or any(m.says("wording") for m in frame.marked.marks)


@guards()
def names_no_person(base: Base, frame: Frame, plan: Plan) -> bool:
    """A body or a unit is no person."""
    return plan.kind != "recall" and asks_for_person(frame)


@guards("trace")
def loses_date(base: Base, frame: Frame, plan: Plan) -> bool:
    """*HK, December 2017 – which document?*: what speaks of the city says nothing of the date."""
    plain = isinstance(plan, Trace) and plan.attribute is None and not plan.terms
    named = all(key.startswith("policy:") for key in getattr(plan, "about", ()))  # its date says which
    return any(m.kind == "date" for m in frame.marked.marks) and plain and not named and not counts_between(base, frame)


def counts_between(base: Base, frame: Frame) -> bool:
    """*The papers from 2010 to May 2020*: the two years between which an indicator counts, and no others."""
    years = {m.date[:4] for m in frame.marked.marks if m.date}
    told = [base.indicators[i].description or "" for i in frame.indicators if base.indicators[i].kind == "count"]
    return len(years) == 2 and any(years == set(re.findall(r"\b20\d\d\b", text)) for text in told)


ONE_OF_TWO = frozenset(
    {"which one", "which of the two", "哪 一 个", "哪 一 部", "是 哪 一 个", "哪 个", "是 哪 个", "谁"}
)


@guards("compare")
def titles_never_alike(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Are the laws of A and B the same?*: their titles bear the names of the cities, and are never one."""
    return getattr(plan, "ask", "") == "same" and getattr(plan, "attributes", ()) == ("regulation",)


@guards("compare")
def tabulates_for_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which one …?*: a table of both decides nothing."""
    return getattr(plan, "ask", "") == "table" and any(m.text in ONE_OF_TWO for m in frame.marked.marks)


@guards_by_words("structure")
def counts_cities(frame: Frame) -> bool:
    """*How many cities come first in a pillar?*: the pillars are not counted."""
    return any(m.says("ask", "how_many") and after.says("noun", "city") for m, after in pairwise(frame.marked.marks))


DOING = re.compile(
    r"\bwhat (?:did|does|do|has|have|had|is|was)\b.*\b(?:do|does|doing|done)\b|做了什么|做了哪些|怎么做|采取了什么",
    re.I,
)


@guards("lookup")
def score_for_deed(base: Base, frame: Frame, plan: Plan) -> bool:
    """A score where it is asked what a city did."""
    scored = all(str(key).startswith(("score:", "rank:")) for key in getattr(plan, "attributes", ()))
    return scored and DOING.search(frame.marked.text) is not None and not {"score", "rank"} & frame.nouns


@guards("lookup")
def tells_no_date(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who leads in Taiyuan, and since when does its committee exist?*: of two things asked, the date is not among what is told."""
    keys = getattr(plan, "attributes", ())
    dated = any(attribute(base, key).value == "date" for key in keys)
    return {"who", "when"} <= set(frame.asks) and not dated


@guards("errata")
def leaves_table(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What errors are in Table 2-6?*, *which cities' names are printed wrong?*: all of them are no answer."""
    narrowed = any(getattr(plan, field, None) for field in ("about", "type", "terms", "labels", "other_name"))
    if not narrowed and any(m.says("ask", "which", "where") for m in frame.marked.marks) and "city" in frame.nouns:
        return True
    tables = [m for m in frame.marked.marks if m.says("cue", "table") and any(c.isdigit() for c in m.text)]
    return bool(tables) and not (getattr(plan, "about", ()) or getattr(plan, "other_name", None))


TASKS = re.compile(r"\b(?:tasks?|dut(?:y|ies)|responsibilit(?:y|ies)|powers?|functions?)\b|职责|任务|职能|权限", re.I)


@guards("check")
def is_not_alone(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is Shanghai the only city with a law?*: that it has one is no yes where others have one too."""
    only = re.search(r"\bthe only\b|唯一|仅有", frame.marked.text) is not None
    condition, cities = getattr(plan, "condition", None), getattr(plan, "cities", ())
    if not only or condition is None or len(cities) != 1:
        return False
    return set(evaluate(base, Selection(conditions=(condition,))).of("yes")) != set(cities)


@guards("lookup")
def title_for_aspect(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The aim of Chengdu's regulation*, 条例第一条: its title tells nothing of what is written in it."""
    keys = set(getattr(plan, "attributes", ()))
    if keys <= {"body", "body.established"}:
        return TASKS.search(frame.marked.text) is not None
    if keys - {"regulation", "regulation.adopted", "regulation.in_force"}:
        return False
    return ASPECTS.search(frame.marked.text) is not None or COVERING.search(frame.marked.text) is not None


OTHERS = re.compile(r"\bothers?\b|\bthe rest\b|其他|其它|别的|其余", re.I)


@guards("lookup", "profile")
def against_others(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How does Nanjing's lead entity differ from the others?*: that of Nanjing alone is half of it."""
    text = frame.marked.text
    return len(frame.cities) == 1 and DIFFER.search(text) is not None and OTHERS.search(text) is not None


@guards("lookup")
def title_for_person(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who enforces Chengdu's law?*, 条例的执法主体是谁: its title is nobody."""
    keys = getattr(plan, "attributes", ())
    return "who" in frame.asks and bool(keys) and all(key == "regulation" for key in keys)


RELATION = re.compile(
    r"[与和跟同][^，。？]{1,16}什么(?:样的)?关系|\brelation(?:ship)? between\b|\brelated to each other\b", re.I
)


@guards("connect")
def ties_of_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What is the relation between the two bodies?*: everything that is tied to the city is no answer."""
    return getattr(plan, "end", "none") is None and RELATION.search(frame.marked.text) is not None


@guards("profile")
def profile_for_wait(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many months passed between …?*: all that is known of a city is no number."""
    return bool({"months_between", "years_between", "how_long"} & frame.cues)


@guards("trace")
def documents_for_content(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What does the report criticise?*: which document it is, is not asked for."""
    named = any(m.says("ask", "which", "where") for m in frame.marked.marks)
    meaning = any(m.says("noun", "definition") and m.says("ask", "what") for m in frame.marked.marks)
    plain = meaning or SAYS.search(frame.marked.text) is not None
    return plain and not named and "data_source" not in said_nouns(frame)


SAYS = re.compile(r"\bwhat (?:do|does|did) (?:the|this|that|these) (?:[\w-]+ )?(?:report|paper|document|study|source|article|text)s?\b", re.I)  # fmt: skip


@guards("trace")
def documents_for_policies(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which national documents came out since 2014?*: policies are meant, and not the documents that tell of them."""
    return means_policies(frame) and not (isinstance(plan, Trace) and plan.by)


@guards("trace")
def loses_quotation(base: Base, frame: Frame, plan: Plan) -> bool:
    """哪份文献印了“1234 million”: what is quoted is what is looked for."""
    if not isinstance(plan, Trace):
        return False
    quoted = [next(filter(None, found.groups())) for found in QUOTED.finditer(frame.marked.text)]
    return any(
        re.fullmatch(r"[\d.,\s%]+[A-Za-z%]*", text.strip()) and text.split()[0] not in plan.terms for text in quoted
    )


@guards("lookup")
def score_for_who(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who built the open data plaza?*: the score of the city for its open data names nobody."""
    keys = getattr(plan, "attributes", ())
    scored = bool(keys) and all(str(key).startswith(("score:", "rank:")) for key in keys)
    return scored and frame.asks == ("who",) and not {"score", "rank"} & said_nouns(frame) and not frame.orders


@guards("trace")
def place_misses_value(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Where does Shenzhen's 0.6621 come from?*: what speaks of the city says nothing of the value."""
    plain = getattr(plan, "attribute", None) is None and not getattr(plan, "terms", ())
    values = [m.number for m in frame.marked.marks if m.kind == "number" and m.number is not None]
    return plain and any(float(value) != int(value) for value in values)


BASIS = re.compile(r"\bon (?:which|what)\b.*\b(?:based|built)\b|\b(?:based (?:up)?on|buil[dt]s? (?:up)?on|draws? (?:up)?on|rests? (?:up)?on|basis (?:of|for)|underlies)\b|为依据|的基础|基于|以[^，。？]{2,24}为基础", re.I)  # fmt: skip


@guards("trace")
def document_for_basis(base: Base, frame: Frame, plan: Plan) -> bool:
    """*On which white paper is the iSLEC framework based?*: the document that speaks of the framework is not its basis."""
    built = any(m.thing("index") or m.thing("edition") or m.thing("source") for m in frame.marked.marks)
    return built and BASIS.search(frame.marked.text) is not None and not getattr(plan, "attribute", None)


DOCUMENT = re.compile(r"文献|文件|\bdocuments?\b", re.I)


@guards("structure")
def source_for_document(base: Base, frame: Frame, plan: Plan) -> bool:
    """取自哪一份文献: the document at hand, and not whose data the index took."""
    return getattr(plan, "ask", "") == "data_source" and DOCUMENT.search(frame.marked.text) is not None


IN_ORDER = re.compile(r"顺序|次序|\b(?:in (?:that|this) order|order)\b", re.I)


@guards("wording")
def wording_for_order(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The report prints A, B, C: is that the order of its table?*: how names are printed is no order."""
    return IN_ORDER.search(frame.marked.text) is not None and len(frame.cities) > 1


DATED_LAW = re.compile(
    r"(?:passed|adopted|enacted|通过|出台|颁布)[^,，。？?]{0,12}?(?:in |于|在)?(?P<year>(?:19|20)\d\d)|(?P<zh>(?:19|20)\d\d) ?年[^,，。？?]{0,6}?(?:通过|出台|颁布)",
    re.I,
)


@guards("reckon")
def date_of_no_law(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Did it exist when the law was passed in 2012?*: a law of another year is no ground for a yes."""
    said = DATED_LAW.search(frame.marked.text)
    laws = [base.store.thing(key) for key in getattr(plan, "about", ()) if key.startswith("regulation:")]
    year = (said["year"] or said["zh"]) if said else None
    return year is not None and any(
        row is not None and not str(getattr(row, "adopted", "")).startswith(year) for row in laws
    )


LATER_DEED = re.compile(
    r"\b(?:me[et]ts?|last time|reshuffl\w*|reorgani\w*|expand\w*|enlarg\w*|restructur\w*|relocat\w*)\b(?! (?:both|all|the))",
    re.I,
)


@guards("lookup")
def founded_for_met(base: Base, frame: Frame, plan: Plan) -> bool:
    """*When did the leading group meet for the last time?*: the year it was founded is another."""
    return (
        set(getattr(plan, "attributes", ())) == {"body.established"}
        and LATER_DEED.search(frame.marked.text) is not None
    )


@guards("lookup")
def date_for_person(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who adopted Shanghai's regulation?*, *what did it set up in 2010?*: when that was is neither who nor what."""
    dated = {"regulation.adopted", "regulation.in_force"}
    if OBJECT_ASKED.search(frame.marked.text):
        dated = {*dated, "body.established"}
    elif "who" not in frame.asks:
        return False
    return "when" not in frame.asks and bool(keys := set(getattr(plan, "attributes", ()))) and keys <= dated


OBJECT_ASKED = re.compile(
    r"\bwhat (?:(?:law|regulation|body|committee|group|instrument)s? )?(?:did|has|had) [^?]*\b(?:set up|setup|establish|found|creat|form|launch|pass|adopt|enact)|(?:成立|设立|建立|组建|通过|出台|颁布)了?什么(?!时)",
    re.I,
)


@guards("lookup")
def score_for_weight(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What is the weight of Wuhan in iSLEC?*: its score is no weight."""
    keys = [str(key) for key in getattr(plan, "attributes", ())]
    return "weight" in said_nouns(frame) and bool(keys) and all(key.startswith(("score:", "rank:")) for key in keys)


DEED_OF_ITS_OWN = re.compile(
    r"^\W*(?:has|have|had|did|does|do|is|was) (?-i:[A-Z])\S*['’]s [^?,]*\b(?:group|committee|body|conference|law|regulation)\b (?!exist|in (?:place|force))[a-z]+",
    re.I,
)


@guards("check")
def deed_of_its_own(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Has Guangzhou's leading group achieved anything?*: that there is one is no yes."""
    if {"regulation.adopted", "regulation.in_force", "body.established"} & set(frame.attributes):
        return False  # *has its law entered into force?*
    return any(c in PLAIN for c in conditions_of(plan)) and DEED_OF_ITS_OWN.search(frame.marked.text) is not None
