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
PLAIN = re.compile(
    r"\bround(?:ed|s|ing)? (?:off |up |down )?to\b|\b(?:plain|simple|straight|exact|precise|bare)(?:ly)? (?:arithmetic |unweighted )?(?:mean|average)\b"
    r"|\b(?:exactly|precisely)\b|四舍五入|保留|简单平均|直接平均|恰好|正好|精确|完全",
    re.I,
)
MEAN = re.compile(r"\b(?:means?|averages?|averaged)\b|平均|均值", re.I)
EXPLAINED = re.compile(
    r"\b(?:within|allowing for|allow for|up to|apart from|but for|given|considering) (?:the )?rounding|\bgive or take|\brecomput|\brecalculat|\breproduc|\breconstruct"
    r"|舍入(?:误差)?(?:范围|之)内|(?:考虑|允许|不计)(?:到)?(?:四舍五入|舍入)|重新计算|重算|复算|推算|还原",
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


def asks_exactly(frame: Frame) -> bool:
    """*Is it the mean of its five sub-indices, rounded to one decimal?*: whether the mean of the printed parts gives the printed
    number, and not whether rounding of the parts could explain it, as with *can it be recomputed?*"""
    text = frame.marked.text
    return MEAN.search(text) is not None and (PLAIN.search(text) is not None or EXPLAINED.search(text) is None)


def asks_corrected(frame: Frame) -> bool:
    """*The labels are wrong; what is Cairo's corrected score?*: the value is asked for, and no list of errata."""
    return len(frame.cities) == 1 and bool(frame.indicators) and CORRECTED.search(frame.marked.text) is not None
