"""Questions that are not for this knowledge base: code, orders to the program, opinions, weather."""

import re

from kb.query.framing.attach import Frame
from kb.query.marking.mark import Mark
from kb.query.rules.asks import pauses_before

CODE = re.compile(
    r"[{}]|<\s*[a-z/!?]|=>|->|\bselect\b.+\b(?:where|from)\b|\bdrop\s+table\b|;\s*--|\bunion\s+all\b|\$\(|`|\w\(['\"]|\)\.\w",
    re.IGNORECASE | re.DOTALL,
)


def refusal(frame: Frame) -> str:
    """Why a question is not for this knowledge base, if it is not."""
    if CODE.search(frame.marked.text):
        return "code"
    kinds = {cue.value for m in frame.marked.marks for cue in m.cues if cue.role == "refuse"}
    if "opinion" in kinds and asks_what_to_cite(frame):
        kinds -= {"opinion"}
    if "creative" in kinds and WRITES.search(frame.marked.text):
        kinds -= {"creative"}  # *I write a thesis: …* orders nothing
    if "prediction" in kinds and foreseen_by_document(frame):
        kinds -= {"prediction"}
    firm = kinds & {"instruction", "code", "creative", "opinion", "prediction", "weather", "outside"}
    if firm:
        return sorted(firm)[0]
    if OUGHT.search(frame.marked.text) and not ("source" in frame.nouns or frame.things("source")):
        return "opinion"
    if asks_what_will_be(frame) or asks_of_future(frame):
        return "prediction"
    if "chat" in kinds and not frame.cities and not frame.conditions:
        return "chat"
    if "why" in frame.cues:
        return "why"
    return ""


WRITES = re.compile(r"\b(?:I|we)\b(?: am| are|['’]m|['’]re)?[^:;.?]{0,40}\bwrit(?:e|ing)\b", re.I)
OUGHT = re.compile(
    r"(?:^|[,;:.?] )(?:and |so |but )?(?:should|ought)\b(?! you\b)|(?:^|[,;:.?] )(?:do|does)\b[^,;:.?]{1,60}\bneed (?:to|an?|its|their|more|another)\b"
    r"|该不该|应不应该|是否(?:应该|应当|需要|有必要)|有没有必要|需不需要|(?:应该|应当|需要|有必要)[^，。；？?]{1,40}吗",
    re.I,
)  # yes or no to what ought to be; *which document should I cite?* asks for what is


def foreseen_by_document(frame: Frame) -> bool:
    """*What plan foresees a platform?*, *which growth does the report forecast?*: what a document looks forward to stands in it."""
    marks = frame.marked.marks
    told = [place for place, m in enumerate(marks) if m.says("refuse", "prediction")]
    if TOOL_THAT.search(frame.marked.text) and all(marks[place].text in {*FORESEEN, "will be"} for place in told):
        return True
    return all(marks[place].text in FORESEEN and _tells_of(frame, place) for place in told)


def _tells_of(frame: Frame, place: int) -> bool:
    """Whether a document stands right before a verb, in the same clause."""
    before = [m for m in frame.marked.marks[max(0, place - 3) : place] if not m.says("stop")][-1:]
    made = any(
        ((m.thing("organisation") or m.thing("practice")) and not m.is_fuzzy) or m.text in TOOLS
        for m in frame.marked.marks[:place]
    )  # *can Snips forecast*, *which app predicts*
    return not pauses_before(frame, place) and (made or any(map(_is_document, before)))


def _is_document(mark: Mark) -> bool:
    return mark.says("noun", "policy", "source") or bool(mark.thing("policy") or mark.thing("source"))


TOOLS = frozenset({"app", "application", "algorithm", "system", "tool", "platform", "应 用", "算 法", "系 统", "软 件"})
TOOL_THAT = re.compile(
    r"\b(?:app|application|algorithm|system|tool|software) [^,;.?]*\bhow \w+ [^,;.?]*\bwill be\b"
    r"|预[测计见知][^，。；？?]{1,24}的[^，。；？?]{0,6}(?:软件|应用|算法|系统|平台|工具|程序|app)"
    r"|(?:软件|应用|算法|系统|平台|工具|程序|app)[^，。；？?]{0,8}预[测计见知]",
    re.I,
)  # *the app that lets riders see how full a train will be*: what it tells ahead is its purpose
FORESEEN = frozenset({"foresee", "forecast", "predict", "anticipate", "预 测", "预 计", "预 见"})
CITED = frozenset({"source", "score", "rank", "figure"})


def asks_what_to_cite(frame: Frame) -> bool:
    """*Which document should I hand over?*, *what score should I quote?*: a fact is asked for, politely."""
    asked = [m for m in frame.marked.marks if m.says("refuse", "opinion")]
    return all(m.text.startswith("should") for m in asked) and bool(CITED & frame.nouns)


SUPPOSED = re.compile(r"\b(?:if|when|once|without|were|suppose|supposing|assuming)\b|如果|假如|若|倘若", re.I)
OPENING = 4  # marks within which the verb of a question stands: *which Chinese city will …*


def asks_what_will_be(frame: Frame) -> bool:
    """*Will Wuhan overtake Shanghai?*; who will be first when a part is left out, or weighs more, can be reckoned."""
    supposed = (
        {"dropped", "equal_weights"} & frame.cues or "weight" in frame.nouns or SUPPOSED.search(frame.marked.text)
    )
    opening = [m for m in frame.marked.marks if m.says("cue", "future") or not m.says("stop")][:OPENING]
    return not supposed and any(m.says("cue", "future") for m in opening)


TO_COME = re.compile(
    r"(?<![委员学大协工商机社])会(?![议员计展场馆社])|将(?!近|其|它)|即将|有望|预计|到时|届时"
    r"|\b(?:will|shall|going to|expected to|about to|set to)\b|['’]ll\b",
    re.I,
)
NEWEST = 2025  # no document tells of a later year as past


def asks_of_future(frame: Frame) -> bool:
    """*Which cities will have a law in 2031?*, 2030年之前还会有哪些城市立法: a time that no document has seen, said as to come."""
    dated = (m.until or m.date or "" for m in frame.marked.marks if m.kind == "date")
    return any(date[:4].isdigit() and int(date[:4]) > NEWEST for date in dated) and bool(
        TO_COME.search(frame.marked.text)
    )
