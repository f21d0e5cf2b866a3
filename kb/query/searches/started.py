"""*It rose from 8,400 to what figure?*: the number that a question starts from, so that the one behind it is told."""

import re

FROM = re.compile(
    r"\bfrom (?:about |around |only |just |some |over )?(?P<en>\d[\d,.]*\d|\d)\b[^?]*?\b(?:to|reach\w*|reaching) (?:about |around )?(?:what|which|how (?:many|much))\b"
    r"|\b(?:to|reach\w*) (?:what|which) (?:\w+ ){0,2}from (?P<back>\d[\d,.]*\d|\d)\b"
    r"|[从由](?:原来的|最初的|\d{4}年的?)?(?P<zh>\d[\d,.]*\d|\d)[^？?]*?(?:到|至|为|了)[^？?，,]{0,8}?(?:多少|几)",
    re.I,
)


def started_from(text: str) -> float | None:
    """The number that something rose or fell from, where it is asked what it came to."""
    found = FROM.search(text)
    said = next((part for part in found.groups() if part), None) if found else None
    try:
        return float(said.replace(",", "")) if said else None
    except ValueError:
        return None  # 1.2.3 is no number
