"""Whether a count or a check uses the attribute that a word names: the condition that stands for it."""

from kb.query.judging.holdings import Used
from kb.query.marking.mark import Mark

ATTRIBUTE_CONDITIONS = {
    "body.lead": '"lead_type"',
    "regulation.lag": '"lag"',
    "networks.since": '"network"',
    "path.typical": '"path"',
}


def attribute_left(mark: Mark, used: Used) -> bool | None:
    """Whether a count uses the attribute that a mark says; ``None`` when the mark says none that a count must use."""
    said = mark.value("attr")
    if said not in ATTRIBUTE_CONDITIONS or mark.says("cue") or mark.says("noun"):
        return None
    return ATTRIBUTE_CONDITIONS[said] in used.text and '"lead_type": null' not in used.text
