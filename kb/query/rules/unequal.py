"""The rule about printed scores that are not what their parts yield: *whose total differs from the mean of its pillars?*"""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.auditing import Recompute
from kb.query.plan import Plan

DIFFERS = re.compile(
    r"\bout of line\b|\b(?:does|do|did|is|are) not (?:exactly |quite )?(?:equal|match|agree|correspond|recompute|follow|the (?:plain |simple )?(?:mean|average))\b"
    r"|\b(?:differs?|deviates?|departs?|diverges?|disagrees?|off)\b (?:\w+ )?(?:from|with)\b|\b(?:fails?|failed) to (?:equal|match|agree|recompute)\b"
    r"|不[相]?符|不一致|不等于|对不上|有出入|有偏差|不吻合|不相等|不同于",
    re.I,
)
CORRECTED = re.compile(r"\bcorrect(?:ed|ion)?\b|\bset right\b|更正|改正|纠正|订正|校正|勘正", re.I)


def unequal(base: Base, frame: Frame) -> Plan | None:
    """The cities whose printed score is not the mean of its own parts."""
    asked = {"which", "who", "where", "how_many"} & set(frame.asks) or any(
        m.says("noun", "city") for m in frame.marked.marks
    )
    own = [i for i in frame.indicators if any(part.weight for part in base.children.get(i, ()))]
    mean = any(m.says("agg", "mean") for m in frame.marked.marks) or "recompute" in frame.cues
    parts = {"indicator", "dimension", "second_level", "third_level", "parts"} & frame.nouns
    if not asked or len(own) != 1 or len(frame.indicators) > 1 or not mean or not parts or frame.cities:
        return None
    if frame.conditions or frame.orders or not DIFFERS.search(frame.marked.text):
        return None
    return Recompute(
        edition=base.indicators[own[0]].edition, indicator=own[0], ask="count" if "how_many" in frame.asks else "which"
    )


def asks_corrected(frame: Frame) -> bool:
    """*The labels are wrong; what is Cairo's corrected score?*: the value is asked for, and no list of errata."""
    return len(frame.cities) == 1 and bool(frame.indicators) and CORRECTED.search(frame.marked.text) is not None
