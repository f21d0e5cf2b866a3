"""Lists and counts in the place of something else: what cities do, what an activity serves, a policy of a body, a yes or no of all."""

import re

from kb.model import PathType
from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards, guards_by_words
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns


@guards_by_words("find", "count")
def cities_for_object(frame: Frame) -> bool:
    """中西部城市更侧重开发什么？: what is done is asked, right before the word that asks, and not who does it."""
    marks = frame.marked.marks
    asked = next((p for p, m in enumerate(marks) if m.text == "什 么" and m.says("ask", "what")), None)
    return asked is not None and asked > 0 and marks[asked - 1].kind == "word" and "city" not in said_nouns(frame)


@guards_by_words("count")
def assessed_for_built(frame: Frame) -> bool:
    """*How many Chinese cities are building smart cities?*, 有多少个城市在建设智慧城市: no index counts those."""
    return BUILDS.search(frame.marked.text) is not None


BUILDS = re.compile(
    r"\bcit(?:y|ies) (?:are |were |is |was |had |have |has )?(?:already |now |currently )?(?:building|developing|constructing|(?:been )?building up|under construction)\b"
    r"|城市(?:正在|已经?|都|正)?(?:在)?(?:建设|推进|打造|开展|启动)(?:了)?(?:智慧|智能|数字)城市",
    re.I,
)


@guards_by_words("things")
def things_for_what_they_serve(frame: Frame) -> bool:
    """*For which activity is the home an important place?*: an activity that a passage tells, and no list of all of them."""
    marks = frame.marked.marks
    return bool(marks) and marks[0].text in ("for", "to", "by", "through") and any(m.says("ask", "which", "what") for m in marks[1:2])  # fmt: skip


@guards_by_words("find")
def cities_for_agency(frame: Frame) -> bool:
    """…分成四组，依据的是哪个机构的划分？: an agency whose division is used, and none of the cities."""
    return AGENCY.search(frame.marked.text) is not None


AGENCY = re.compile(
    r"(?:依据|根据|采用|按照?|沿用)[^，。？]{0,4}哪[个家一]*(?:机构|部门|单位)|\b(?:which|what) (?:agency|authority|institution|office|bureau)['’]s\b",
    re.I,
)


@guards_by_words("things")
def things_for_means(frame: Frame) -> bool:
    """GSC 2020以什么为单位打分？: the unit of a score, and no list of all units."""
    return BY_WHAT.search(frame.marked.text) is not None


BY_WHAT = re.compile(r"以(?:什么|何)[^，。？]{0,6}(?:为|作)|\bin (?:what|which) units?\b", re.I)


@guards("things")
def counted_for_other_source(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many paths does the Ningbo paper enumerate?*: the path types stand in another document."""
    named = set(frame.things("source"))
    if getattr(plan, "entity", "") != "path_type" or not named:
        return False
    return not named & {str(row.source).partition("[")[0] for row in base.store.rows(PathType)}


@guards("trace")
def source_for_policy(base: Base, frame: Frame, plan: Plan) -> bool:
    """教育部哪份文件提出建设……？, *which document of the ministry …?*: a policy of a body, and none of the sources."""
    marks = frame.marked.marks
    asked = next((p for p, m in enumerate(marks) if m.says("noun", "source") and m.says("ask", "which")), None)
    before = [m for m in marks[:asked] if m.text != "的"][-1:] if asked is not None else []
    named = any(m.thing("organisation") for m in before)
    return named or ISSUED.search(frame.marked.text) is not None


ISSUED = re.compile(
    r"\b(?:which|what) (?:policy )?(?:document|plan|paper) (?:of|by|from|issued by) (?:the |china['’]s )?(?:\w+ ){0,3}(?:ministry|bureau|council|government|committee|commission)\b"
    r"|\b(?:which|what) white paper\b|(?:哪|什么)[一份本部]*白皮书",
    re.I,
)


@guards_by_words("find", "count", "rank")
def list_for_always(frame: Frame) -> bool:
    """*Do cities with equal counts always share a rank?*: a yes or no of all, and no list of some."""
    return ALWAYS.search(frame.marked.text) is not None


ALWAYS = re.compile(
    r"^\W*(?:do|does|did|is|are|was|were|has|have)\b[^?]*\b(?:always|invariably|necessarily|without fail)\b|(?:总是|必然|必定|一定都?|无一例外)[^，。？?]*吗\W*$",
    re.I,
)


CASE_OF_TYPE = re.compile(
    r"\bcase[- ]stud(?:y|ies)\b|\bcase cit(?:y|ies)\b|\bas (?:the|a|their|its) case\b|案例城市|个案|作为案例|案例(?:是|为)",
    re.I,
)


@guards("find", "count")
def type_for_its_case(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which city is the case study of the culturally empowered type?*: all cities of that type are another answer."""
    told = '"on":"practice"' in plan.model_dump_json()
    return bool(frame.things("path_type")) and not told and CASE_OF_TYPE.search(frame.marked.text) is not None
