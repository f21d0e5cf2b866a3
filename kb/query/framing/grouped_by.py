"""What a question says that its cities are put into groups by."""

import re

from kb.query.marking.mark import Mark, Marked

GROUPING = re.compile(
    r"\bgroup(?:ed|ing|s)?\b(?: [\w-]+){0,5}? (?:by|according to) (?:the |their |its )?(?P<en>[\w -]{3,40})"
    r"|(?:按照?|依照?|根据|以)(?P<zh>[^，,。？?；;]{2,14}?)(?:来|进行|为标准)*(?:分组|归组|编组|分成[^，,。？?；;]{0,3}组)",
    re.I,
)
GROUPS = {"level": "level", "region": "region", "path": "path_type"}


def grouping_said(marked: Marked) -> str | None:
    """*Grouped by path type*, 按省份分组: the grouping, *other* where it is none that means are told by, or nothing said."""
    found = GROUPING.search(marked.text)
    if found is None:
        return None
    start, end = found.span("en" if found["en"] else "zh")
    within = [m for m in marked.marks if marked.tokens[m.end - 1].end > start and marked.tokens[m.start].start < end]
    return next((by for m in within if (by := group_of(m))), "other")


def group_of(mark: Mark) -> str | None:
    """The grouping that a word names: 路径类型, *region*, *tier*."""
    if mark.says("attr", "tier"):
        return "tier"
    return mark.value("by") or next((by for noun, by in GROUPS.items() if mark.says("noun", noun)), None)
