"""A conclusion that is put to the test: of *X has universities, so it is of type Y* it is asked whether X is of type Y."""

import re
from typing import NamedTuple

from kb.query.aside.referred import Named, by_name
from kb.query.base import Base
from kb.query.marking.marks import mark

_PATTERNS = (
    re.compile(
        r"^(?:I wonder whether )?(?P<premise>[^?]{6,}?)(?:[,;]|[.](?=\s)|\s[–—-])\s*(?:and )?(?:so|therefore|thus|hence|consequently|that (?:is why|means)|which (?:means|shows|proves)(?: that)?|meaning(?: that)?)[, ]+(?P<said>[^?;]{6,})$",
        re.I,
    ),
    re.compile(
        r"^(?:I wonder whether )?(?:because|since|as|given that|seeing that) (?P<premise>[^?,]{6,}), (?:so )?(?P<said>[^?;]{6,})$",
        re.I,
    ),
    re.compile(
        r"^(?:因为|由于|既然)?(?P<premise>[^？?。]{3,}?)[，,；。](?:所以|因此|因而|可见|故而?|那么|就)[，,]?(?P<said>[^？?。；]{3,})$"
    ),
)


_TOLD_FIRST = (
    re.compile(
        r"^(?P<premise>[^?.:]{6,}?)[.:]\s+(?P<said>(?:is|are|was|were|do|does|did|has|have|had) [^?;]{6,})$",
        re.I,
    ),
    re.compile(r"^(?P<premise>[^？?。：:]{3,}?)[。：:](?:那么?)?(?P<said>[^？?。；]{3,}[吗么])$"),
)  # *X mentions heritage. Is it of type Y?*: a statement of the one city, and what is asked of it
_THUS = re.compile(r"\b(?:therefore|thus|hence|then|consequently) |因此|因而|从而", re.I)


class Conclusion(NamedTuple):
    """What is concluded, with a name for what it points back to, and what it is concluded from."""

    named: Named
    premise: str


def concluded(base: Base, text: str, *, is_claim: bool) -> Conclusion | None:
    """The conclusion as a question for yes or no, of a claim or of what asks itself; ``None`` where nothing is concluded."""
    plain = text.strip(" ?？。.")
    found = next((match for pattern in _PATTERNS if (match := pattern.match(plain))), None)
    told = (
        match for pattern in _TOLD_FIRST if (match := pattern.match(plain)) and _of_one_city(base, match["premise"])
    )
    found = found or next(told, None)
    said = _THUS.sub("", _STATES.sub(r"\2 \1", found["said"].strip())) if found is not None else ""
    named = by_name(base, found["premise"], said) if found is not None else None
    if found is None or named is None:
        return None
    chinese = not found["said"].isascii()
    if not (is_claim or _ASKS.search(named.text)):
        return None
    asked = (
        named.text if _ASKS.search(named.text) else f"{named.text}吗" if chinese else f"I wonder whether {named.text}"
    )
    return Conclusion(named._replace(text=f"{asked}{'？' if chinese else '?'}"), found["premise"].strip())


def _of_one_city(base: Base, premise: str) -> bool:
    """Whether a statement is of one city and bounds nothing else: no date, number, set or index."""
    marks = mark(base, premise).marks
    bounds = any(
        m.kind in ("date", "number") or m.value("set") or m.says("order") or any(map(m.thing, _BOUNDS)) for m in marks
    )
    return not bounds and len({city for m in marks if (city := m.thing("city"))}) == 1


_BOUNDS = ("network", "edition", "index", "indicator", "place")
_STATES = re.compile(r"^(it|they) (is|was|are|were)\b", re.I)
_ASKS = re.compile(r"^(?:is|are|was|were|do|does|did|has|have|had|can)\b|是否|是不是|有没有|[吗么]$", re.I)
