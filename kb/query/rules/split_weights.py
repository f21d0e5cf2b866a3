"""The rule about indicators by what their parts weigh: *in which pillar does each sub-index weigh 20%?*, 哪个一级指标下每个分指标占25%."""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.building import Structure
from kb.query.plan import Plan
from kb.query.rules.asks import choose_chinese
from kb.query.rules.parts_said import EACH, is_share
from kb.query.rules.split import belongs, is_denied, is_negated, level_sought


def with_parts_weighing(base: Base, frame: Frame) -> Plan | None:
    """The indicators of a level of which each part weighs so much, or does not; every word of the question must be known."""
    marks = frame.marked.marks
    level = level_sought(marks)
    if level is None or not {"which", "what"} & set(frame.asks) or frame.cities or frame.orders:
        return None
    numbers = [p for p, m in enumerate(marks) if m.kind == "number" and not m.ordinal]
    negate = is_negated(marks)
    said = [marks[p].number for p in numbers if is_share(frame, p) and (negate or not is_denied(marks, p))]
    each = any(m.says("cue", "all_of") or m.text in EACH for m in marks) or OF_PARTS.search(frame.marked.text)
    if len(said) != 1 or said[0] is None or not each or not all(is_share(frame, p) for p in numbers):
        return None
    if frame.indicators and any(base.indicators[i].level for i in frame.indicators):
        return None
    if not all(
        belongs(m) or m.says("noun", "weight") or m.text in WEIGHING or m.text in EACH or m.thing("indicator")
        for m in marks
    ):
        return None
    edition = frame.edition or _only_index(base, level) or choose_chinese(base)
    share = said[0] * 100 if said[0] < 1 else said[0]
    return Structure(edition=edition, ask="sized", level=level, each=share, negate=negate)


OF_PARTS = re.compile(r"(?:分项|分指标|子项|下级)(?:指标)?的?权重")  # 分项权重是20%: of each of them


def _only_index(base: Base, level: int) -> str | None:
    """The one index whose indicators of a level have parts that weigh."""
    found = {
        row.edition
        for row in base.indicators.values()
        if row.level == level and any(part.weight for part in base.children.get(row.id, []))
    }
    return found.pop() if len(found) == 1 else None


WEIGHING = frozenset(
    {
        "has",
        "have",
        "with",
        "weighs",
        "weighing",
        "carry",
        "carries",
        "account for",
        "make up",
        "占",
        "各 占",
        "各 为",
        "各 是",
        "均 为",
        "均 占",
        "都 占",
        "都",
        "均",
    }
)
