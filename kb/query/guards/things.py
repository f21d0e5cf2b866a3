"""Lists of practices, policies, organisations and areas that are no answer."""

import re
from itertools import pairwise

from kb.query.answer import Value
from kb.query.base import Base
from kb.query.drafting.closest import held_terms
from kb.query.drafting.draft import Draft
from kb.query.drafting.passages import date_of, said
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards, guards_by_words
from kb.query.guards.shared import COVERING, MEASURING, MEMBERS, PLAIN, asks_what_it_is, conditions_of, hits_of, left
from kb.query.guards.words import NAME_ASKED
from kb.query.judging.missed_point import ENDS
from kb.query.kinds.listing import Things
from kb.query.kinds.searching import Recall, find_hits
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns
from kb.query.rules.governance import asks_for_members
from kb.query.rules.sooner import EACH
from kb.query.selection.conditions import MEMBERSHIP, HasPath
from kb.search.text import terms


@guards("things")
def date_with_none(base: Base, frame: Frame, plan: Things) -> bool:
    """*The plans of 2006 and 2011, respectively*, 分别: of one of the dates there is none, so the list is half an answer."""
    if not plan.or_dates or not EACH.search(frame.marked.text):
        return False
    whole = plan.model_copy(update={"or_dates": (), "terms": (), "count": False})
    dates = (plan.date, *plan.or_dates)
    return any(whole.model_copy(update={"date": d}).run(Draft(base, "en")).status != "answered" for d in dates)


@guards("things")
def counts_units(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many departments belong to Hangzhou's committee?*, *how many universities does London have?*: recorded ones are not all."""
    if not isinstance(plan, Things) or not plan.count or plan.entity != "organisation":
        return False
    bodied = "body" in said_nouns(frame) or any(o in base.steered for o in frame.things("organisation"))
    city = bool(plan.about) and all(key.startswith("city:") for key in plan.about) and not plan.type
    return bodied or (city and not plan.theme and not plan.date)


@guards("things")
def leaves_out_undated(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Policies issued since 2014*: a list by date leaves out those that a source puts into that time without a date."""
    if not isinstance(plan, Things) or plan.entity != "policy" or plan.date is None or plan.about:
        return False
    years = {m.date[:4] for m in frame.marked.marks if m.kind == "date" and m.date}
    dateless = plan.model_copy(update={"date": None, "or_dates": (), "count": False})
    items = (dateless.run(Draft(base, "en")).value or Value(type="text")).items or ()
    rows = [row for item in items if (row := base.store.thing(item.id)) is not None and date_of(row) is None]
    return any(year in " ".join(said(row)) for row in rows for year in years)


@guards("things", "recall")
def issuers_of_two(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which plan was issued by two ministries?*: a list of plans counts no issuers."""
    marks = frame.marked.marks
    policies = isinstance(plan, Things) and plan.entity == "policy" and not plan.count
    policies = policies or (isinstance(plan, Recall) and plan.want == "text" and "policy" in said_nouns(frame))
    return policies and any(
        a.text.endswith(("by", "由")) and b.kind == "number" and (b.number or 0) > 1 for a, b in pairwise(marks)
    )


@guards("things")
def knows_no_indicator(base: Base, frame: Frame, plan: Plan) -> bool:
    """*From which company do the data of X come?*, *practices on X*: a list that does not look for it says nothing of an indicator."""
    if not isinstance(plan, Things):
        return False
    if plan.entity == "organisation" and frame.indicators:
        return True
    named = [m for m in frame.marked.marks if m.thing("indicator") and not (m.thing("theme") or m.thing("city"))]
    looked = plan.theme or plan.type or plan.terms or plan.date
    return plan.entity in ("practice", "policy") and bool(named) and not looked


COUNTRIES = re.compile(r"\b(?:which|what) (?:\w+ )?countries\b|哪(?:些|几个|个)国家", re.I)
COUNCILS = re.compile(r"\b(?:which|what) (?:council|committee|board|body)\b", re.I)


@guards("things")
def plans_for_countries(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which countries have a strategy?*, 哪些国家的战略: plans are no countries."""
    return COUNTRIES.search(frame.marked.text) is not None


@guards("things")
def plans_for_council(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which council makes the decisions on X?*: plans are no councils."""
    return isinstance(plan, Things) and plan.entity == "policy" and COUNCILS.search(frame.marked.text) is not None


@guards("things")
def names_no_place(base: Base, frame: Frame, plan: Plan) -> bool:
    """*By which city's university was it set up?*, 由哪座城市的……共建: a list of practices names no city."""
    listed = isinstance(plan, Things) and not plan.count and plan.entity in ("practice", "policy")
    return listed and "where" in frame.asks and "which" not in frame.asks


@guards("things")
def lists_compared(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which strategy did A choose, being weaker than B?*: what both have is no answer to how they compare."""
    return len(getattr(plan, "about", ())) > 1 and bool({"beats", "loses", "than"} & frame.relations)


COMPARED = frozenset({"earlier", "later", "较 早", "更 早", "早 些", "较 晚", "更 晚", "晚 些"})


@guards("things")
def list_for_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """A list where it is asked what one thing is, which is the first, or how many there are at all."""
    if not isinstance(plan, Things):
        return False
    if plan.count and plan.entity == "organisation" and plan.terms:
        return True  # *how many community universities are there?*: those that are recorded are not all
    if plan.count and plan.entity == "practice" and plan.terms and not _counts_practices(frame):
        return True  # *how many high-tech jobs are there in London?*: practices that tell of jobs are no jobs
    if plan.count and plan.entity == "area" and plan.terms:
        return True  # *how many districts does the alliance hold?*: of which the sources name few
    itself = plan.entity == "area" and any(key.startswith("area:") for key in plan.about)
    ordered = not plan.count and any(
        m.says("order", "earliest", "latest") and m.text not in COMPARED for m in frame.marked.marks
    )
    return itself or ordered or (asks_what_it_is(frame) and bool(plan.terms) and not plan.about and not plan.type)


@guards("things")
def finds_another_number(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which two opinions …?*, of which the words find one, or a dozen: half an answer, or that of another question."""
    marks = frame.marked.marks
    asked = [
        after.number
        for m, after in pairwise(marks)
        if m.says("ask", "which", "what") and after.kind == "number" and not after.ordinal
    ]
    if len(asked) != 1 or not isinstance(plan, Things) or plan.count:
        return False
    value = plan.run(Draft(base, "en")).value
    return value is not None and len(value.items or ()) != float(asked[0] or 0)


@guards("things")
def lists_fewer(base: Base, frame: Frame, plan: Plan) -> bool:
    """*All eight areas*, 八个区域: of which the sources name three."""
    if not isinstance(plan, Things) or plan.count or plan.entity not in ("area", "policy"):
        return False
    marks = [m for m in frame.marked.marks if not m.says("stop")]
    asked = [
        a.number for a, b in pairwise(marks) if a.kind == "number" and not a.ordinal and b.says("noun", plan.entity)
    ]
    value = plan.run(Draft(base, "en")).value if len(asked) == 1 else None
    return value is not None and len(value.items or ()) < float(asked[0] or 0)


def _counts_practices(frame: Frame) -> bool:
    """Whether practices stand beside *how many*, and not only elsewhere in the question: *in the case box*."""
    marks = frame.marked.marks
    asked = [p for p, m in enumerate(marks) if m.says("ask", "how_many", "how_much")]
    return any(m.says("noun", "practice") for p in asked for m in marks[p : p + 5])


@guards("things")
def lists_all(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which path type was coded by two people?*, *how many cities follow two paths?*: all there are is no answer."""
    if not isinstance(plan, Things) or any(
        getattr(plan, key) for key in ("about", "without", "theme", "type", "date", "terms")
    ):
        return False
    marks = frame.marked.marks
    numbered = plan.count and any(
        m.kind == "number" and (m.number or 0) > 1 and n.says("noun", "path") for m, n in pairwise(marks)
    )
    counts_cities = plan.entity != "city" and any(
        m.says("ask", "how_many") and n.says("noun", "city") for m, n in pairwise(marks)
    )
    best = any(m.says("order", "max", "min") and not m.says("stop") for m in frame.marked.marks)
    return counts_cities or numbered or best or left(base, frame)


@guards("things", "recall")
def named_beside_time(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which plan came before Smart Seoul 2015?*: what bears the name is the one that it is set against."""
    if getattr(plan, "dates", ()):
        return False  # the date of the one that is named is put to the test
    marks = frame.marked.marks
    return any(m.says("time", "before", "after") and n.thing("policy") for m, n in pairwise(marks))


@guards("things")
def things_for_content(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What does Beijing's action plan cover?*, *what does 'public library' measure?*: a list of plans or deeds."""
    if not isinstance(plan, Things) or plan.entity not in ("policy", "practice", "regulation"):
        return False
    text = frame.marked.text
    return MEASURING.search(text) is not None or (COVERING.search(text) is not None and not plan.terms)


@guards("things")
def counts_issuers(base: Base, frame: Frame, plan: Plan) -> bool:
    """*By how many bodies was the plan issued?*, 由多少个委办局印发: how many policies there are is another number."""
    if not isinstance(plan, Things) or not plan.count:
        return False
    marks = frame.marked.marks
    asked = next((p for p, m in enumerate(marks) if m.says("ask", "how_many")), None)
    if asked is None:
        return False
    by = marks[asked - 1 : asked] if asked else ()
    acted = any(m.text in ("by", "由") for m in by)
    return acted and not any(m.says("noun", plan.entity) for m in marks[asked : asked + 3])


@guards("things")
def issued_by_so_many(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Jointly issued by seven departments*, 等七部门联合发布: a plan of which no such number is told may be another."""
    if not isinstance(plan, Things) or plan.entity != "policy" or JOINT.search(frame.marked.text) is None:
        return False
    marks = frame.marked.marks
    so_many = {f"{m.number:.12g}" for p, m in enumerate(marks) if m.kind == "number" and m.number is not None
               and any(o.says("noun", "organisation") for o in marks[p + 1 : p + 5])}  # fmt: skip
    value = plan.run(Draft(base, "en")).value if so_many else None
    found = value.items or () if value is not None else ()
    return any(not so_many <= {t for field in base.text.terms_of(item.id) for t in field} for item in found)


JOINT = re.compile(r"\bjoint(?:ly)?\b|\btogether\b|联合|共同", re.I)


@guards("things")
def named_without_name(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What is the survey company called?*: a body that is recorded as unnamed has no name to tell."""
    if not isinstance(plan, Things) or plan.count or NAME_ASKED.search(frame.marked.text) is None:
        return False
    value = plan.run(Draft(base, "en")).value
    return value is not None and bool(value.items) and all("unnamed" in item.name_en for item in value.items or ())


FOUNDED_ON = re.compile(r"\bbasis of\b|\bon (?:what|which) basis\b|\bbased on\b|基础上|前身|脱胎", re.I)


BASIS = re.compile(r"\bbasis of (?:which|what)\b|\bon (?:which|what) basis\b", re.I)


@guards("lookup", "things", "recall")
def lists_for_basis(base: Base, frame: Frame, plan: Plan) -> bool:
    """*On the basis of which institution was X founded?*: neither its date nor a list of all that X has to do with says which."""
    if isinstance(plan, Recall):
        best = next(iter(find_hits(base, plan)), None) if BASIS.search(frame.marked.text) else None
        return best is not None and "basi" not in held_terms(base, best)
    told = {*getattr(plan, "attributes", ()), *(key.partition(":")[0] for key in getattr(plan, "about", ()))}
    return (
        FOUNDED_ON.search(frame.marked.text) is not None and bool(told) and told <= {"organisation", "body.established"}
    )


@guards("things")
def lists_by_sign(base: Base, frame: Frame, plan: Plan) -> bool:
    """A Chinese sign by itself is in words of every kind."""
    return isinstance(plan, Things) and bool(plan.terms) and all(len(t) == 1 and not t.isascii() for t in plan.terms)


@guards("things", "recall")
def practices_by_kind(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which practices involve companies?*: a passage that holds the word *company* lists none of them."""
    marks = frame.marked.marks
    asked = next((p for p, m in enumerate(marks) if m.says("ask", "which") and marks[p + 1 : p + 2]
                  and marks[p + 1].says("noun", "practice")), None)  # fmt: skip
    if asked is None:
        return False
    behind = [m for m in marks[asked + 2 :] if not m.says("stop") and m.text not in ("参", "与")]
    return len(behind) == 1 and behind[0].value("noun") == "organisation"


@guards("lookup", "things", "recall")
def body_for_members(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which departments belong to Ningbo's committee?*: the committee, or every body of the city, is no answer."""
    keys = set(getattr(plan, "attributes", ()))
    listed = isinstance(plan, Things) and plan.entity == "organisation" and not plan.tie and not plan.terms
    if not asks_for_members(frame):
        return False
    if isinstance(plan, Recall):
        rows = [row for key in hits_of(base, plan, 1) if (row := base.store.thing(key)) is not None]
        return any(key.startswith("organisation:") for key in hits_of(base, plan, 1)) and not any(
            MEMBERS.search(" ".join(said(row))) for row in rows)  # fmt: skip
    return listed if isinstance(plan, Things) else keys <= {"body", "body.established"}


@guards("things")
def list_misses_point(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Policies issued by more than one ministry*: a list of what holds the words knows no bound and no order."""
    words = set(getattr(plan, "terms", ()))
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        if mark.kind != "cue" or mark.says("stop") or set(terms(frame.marked.original(mark))) & words:
            continue
        ahead = marks[place + 1 : place + 2]
        bounds = mark.says("op") and any(m.kind == "number" or m.text == "one" for m in ahead)
        told = (
            mark.value("noun") in RECORDED
            and mark.value("noun") != getattr(plan, "entity", "")
            and not mark.says("ask")
        )
        if bounds or mark.says("agg") or mark.says("order", *ENDS) or (told and getattr(plan, "type", None)):
            return True
    return False


@guards("things")
def lists_actors(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What venues are shared by universities?*, *which bureau created the division?*: bodies around what is asked for are none of it."""
    if getattr(plan, "entity", "") != "organisation":
        return False
    marks = frame.marked.marks
    asked = next((p for p, m in enumerate(marks) if m.says("ask", "which", "what")), len(marks))
    noun = next((p for p, m in enumerate(marks) if p > asked and m.says("noun", "organisation")), len(marks))
    head = [m for m in marks[asked + 1 : noun] if m.kind not in ("thing", "date", "number")]
    parted = bool(head) and noun < len(marks) and head[0].kind == "word" and any(m.kind != "word" for m in head)
    behind = [m for m in marks[noun + 1 : noun + 2] if m.says("attr", "body.established")]
    acts = any(m.text.split()[0] not in PASSIVE for m in behind)
    return frame.language == "en" and (parted or acts)


PASSIVE = frozenset({"is", "are", "was", "were", "been", "being"})
RECORDED = ("regulation", "body", "path")  # what a list of ideas is not told by


@guards_by_words("things")
def lists_for_number(frame: Frame) -> bool:
    """*Which project number …?*: the number of a project is asked for, and no projects."""
    pairs = pairwise(frame.marked.marks)
    return any(a.says("noun", "practice", "policy", "organisation") and b.text in NUMBERS for a, b in pairs)


NUMBERS = frozenset({"number", "code", "编 号", "号 码"})


@guards("find")
def cities_for_types(base: Base, frame: Frame, plan: Plan) -> bool:
    """有哪几种路径类型, *what are the path types?*: the types themselves are asked for, and no city is spoken of."""
    bare = getattr(getattr(plan, "select", None), "conditions", ()) == (HasPath(),)
    marks = frame.marked.marks
    spoken = any(m.says("noun", "city") or m.says("ask", "where", "who") or m.kind == "word" for m in marks)
    return bare and not spoken and "path" in said_nouns(frame) and bool({"which", "what"} & set(frame.asks))


REMAIN = re.compile(r"还(?:剩|余)|剩下|余下|剩余的")


@guards("find", "count")
def nothing_taken_away(base: Base, frame: Frame, plan: Plan) -> bool:
    """12个成员城市划掉有条例的，还余哪些: what remains is a set without some of it."""
    return REMAIN.search(frame.marked.text) is not None and not any(c.negate for c in conditions_of(plan))


ON_LIST = re.compile(r"在[^，。？?、]{2,14}(?:榜单?|名单)(?:之?上|中|里|之列)")


@guards("find", "count")
def list_passed_over(base: Base, frame: Frame, plan: Plan) -> bool:
    """既是成员又在全球智慧之都榜单上: that an index assesses the city is asked for, and not only shown."""
    said = ON_LIST.search(frame.marked.text) is not None and frame.edition_said
    return bool(said) and not any(c.on in ("edition", "score", "any") for c in conditions_of(plan))


@guards("find")
def order_unread(base: Base, frame: Frame, plan: Plan) -> bool:
    """东北地区总分排头的是哪座城市: a word that is not read may be the order, without which all of a set are listed."""
    conditions = conditions_of(plan)
    scores = any(str(key).startswith(("score:", "rank:")) for key in getattr(plan, "columns", ()))
    whole = bool(conditions) and all(isinstance(c, MEMBERSHIP) or c.on == "path" for c in conditions)
    asked = bool({"which", "who", "where"} & set(frame.asks)) and not {"how_much", "how_many"} & set(frame.asks)
    unread = any(m.kind == "word" and not m.text.isascii() for m in frame.marked.marks)
    return scores and whole and asked and unread and frame.language == "zh"


@guards("find", "count")
def detail_unread(base: Base, frame: Frame, plan: Plan) -> bool:
    """哪几座成员城市在立法上交了白卷: that there is a law is little, where a word that is not read may say that there is none."""
    conditions = conditions_of(plan)
    plain = [c for c in conditions if c.on == "regulation" and c in PLAIN]
    bare = bool(plain) and all(c in PLAIN or isinstance(c, MEMBERSHIP) for c in conditions)
    pairs = pairwise(frame.marked.marks)
    unread = any(a.kind == b.kind == "word" and a.end == b.start and not (a.text + b.text).isascii() for a, b in pairs)
    return bare and unread and not getattr(plan, "columns", ())
