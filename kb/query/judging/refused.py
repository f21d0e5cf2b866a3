"""Questions that are not for this knowledge base: code, orders to the program, opinions, weather."""

import re

from kb.query.framing.attach import Frame

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
    firm = kinds & {"instruction", "code", "creative", "opinion", "prediction", "weather", "outside"}
    if firm:
        return sorted(firm)[0]
    if OUGHT.search(frame.marked.text) and not ("source" in frame.nouns or frame.things("source")):
        return "opinion"
    if asks_what_will_be(frame):
        return "prediction"
    if "chat" in kinds and not frame.cities and not frame.conditions:
        return "chat"
    if "why" in frame.cues:
        return "why"
    return ""


OUGHT = re.compile(
    r"(?:^|[,;:.?] )(?:and |so |but )?(?:should|ought)\b(?! you\b)|(?:^|[,;:.?] )(?:do|does)\b[^,;:.?]{1,60}\bneed (?:to|an?|its|their|more|another)\b"
    r"|该不该|应不应该|是否(?:应该|应当|需要|有必要)|有没有必要|需不需要|(?:应该|应当|需要|有必要)[^，。；？?]{1,40}吗",
    re.I,
)  # yes or no to what ought to be; *which document should I cite?* asks for what is
CITED = frozenset({"source", "score", "rank", "figure"})


def asks_what_to_cite(frame: Frame) -> bool:
    """*Which document should I hand over?*, *what score should I quote?*: a fact is asked for, politely."""
    asked = [m for m in frame.marked.marks if m.says("refuse", "opinion")]
    return all(m.text.startswith("should") for m in asked) and bool(CITED & frame.nouns)


SUPPOSED = re.compile(r"\b(?:if|when|once|without|were|suppose|supposing|assuming)\b|如果|假如|若|倘若", re.I)
FUTURE_YEAR = re.compile(r"(?<![协社学大机])(?:会不会|会|将)(?:在|于|到)\s*[12]\d{3}\s*年")  # 会在2028年超过武汉吗
OPENING = 4  # marks within which the verb of a question stands: *which Chinese city will …*


def asks_what_will_be(frame: Frame) -> bool:
    """*Will Wuhan overtake Shanghai?*; who will be first when a part is left out, or weighs more, can be reckoned."""
    supposed = (
        {"dropped", "equal_weights"} & frame.cues or "weight" in frame.nouns or SUPPOSED.search(frame.marked.text)
    )
    future = any(m.says("cue", "future") for m in frame.marked.marks[:OPENING])
    return not supposed and (future or FUTURE_YEAR.search(frame.marked.text) is not None)
