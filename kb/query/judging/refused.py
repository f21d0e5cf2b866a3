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
    firm = kinds & {"instruction", "code", "creative", "opinion", "prediction", "weather", "outside"}
    if firm:
        return sorted(firm)[0]
    if asks_what_will_be(frame):
        return "prediction"
    if "chat" in kinds and not frame.cities and not frame.conditions:
        return "chat"
    if "why" in frame.cues:
        return "why"
    return ""


SUPPOSED = re.compile(r"\b(?:if|when|once|without|were|suppose|supposing|assuming)\b|如果|假如|若|倘若", re.I)
OPENING = 4  # marks within which the verb of a question stands: *which Chinese city will …*


def asks_what_will_be(frame: Frame) -> bool:
    """*Will Wuhan overtake Shanghai?*; who will be first when a part is left out, or weighs more, can be reckoned."""
    supposed = (
        {"dropped", "equal_weights"} & frame.cues or "weight" in frame.nouns or SUPPOSED.search(frame.marked.text)
    )
    return not supposed and any(m.says("cue", "future") for m in frame.marked.marks[:OPENING])
