"""Lists and counts in the place of something else: what cities do, what an activity serves, a policy of a body, a yes or no of all."""

import re

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


@guards("trace")
def source_for_policy(base: Base, frame: Frame, plan: Plan) -> bool:
    """教育部哪份文件提出建设……？, *which document of the ministry …?*: a policy of a body, and none of the sources."""
    marks = frame.marked.marks
    asked = next((p for p, m in enumerate(marks) if m.says("noun", "source") and m.says("ask", "which")), None)
    named = asked is not None and asked > 0 and marks[asked - 1].thing("organisation") is not None
    return named or ISSUED.search(frame.marked.text) is not None


ISSUED = re.compile(
    r"\b(?:which|what) (?:policy )?(?:document|plan|paper) (?:of|by|from|issued by) (?:the |china['’]s )?(?:\w+ ){0,3}(?:ministry|bureau|council|government|committee|commission)\b",
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
