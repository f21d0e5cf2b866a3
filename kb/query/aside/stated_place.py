"""A place that is stated before a question on parts: *London is first in smart governance; in which of its parts is it weakest?*

Both clauses name an end of an order, and only the one that asks is asked for.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from kb.query.aside.apposed import said_note
from kb.query.base import Base
from kb.query.kinds.describing import Lookup
from kb.query.kinds.passing import Passing
from kb.query.kinds.profiling import Strongest
from kb.query.marking.mark import Mark
from kb.query.marking.marks import mark
from kb.query.plan import Plan
from kb.query.reading.described import Described
from kb.query.reading.judge import SEARCHING, Reading

_PART = re.compile(
    r"\b(?:sub-?\s?ind(?:ices|exe?s?|icators?)|components?|parts?|indicators?|items?|elements?|constituents?|dimensions?)\b|指标|分项|子项|部分|分指数|维度",
    re.I,
)
_PAUSE = re.compile(r"\s*(?:[,;，；。：]|\.(?=\s+[A-Z])|\s[–—-](?=\s)|——)\s*")
_JOINS = re.compile(
    r"^(?:(?:but|yet|and|so|still|then|now|however|nevertheless|nonetheless|even so)\b,?\s*)+|^(?:但是?|可是?|不过|然而|却|那么?|而|只是|其实)[，,]?",
    re.I,
)
_OPENS = re.compile(
    r"^(?:(?:al)?though|even (?:though|if)|while|whilst|granted(?: that)?|given that|if|since|as)\s+|^(?:虽然?|尽管|固然|既然)|(?:虽然?|尽管|固然|既然)(?=[^，]{0,4}(?:排|名|位|居|得|第|垫|领))",
    re.I,
)
_MADE_UP = re.compile(r"(?P<made>构成|组成)(?:它|其|该项|这一项|这项指标|这一指标)")
_ITS_ZH = re.compile(r"(?:它|其(?![他它余次实])|该市|该城市?|这座城市)的?(?:该项|这一项)?的?")
_ITS = re.compile(
    r"\b(?:its|the|that city['’]s|the city['’]s)(?P<rest> (?:[\w-]+ ){0,3}?(?:sub-?\s?ind(?:ices|exe?s?|icators?)|components?|parts?|indicators?|sub-?items?|items?|elements?|constituents?|constituent parts?|sub-?components?|sub-?dimensions?))\b(?! of\b)",
    re.I,
)
_OF_IT = re.compile(r"\b(?P<lead>of|within|below|under|in|making up|make up|makes up) (?:it|that)\b", re.I)
_IT = re.compile(r"\b(?:it(?P<own>s)?|the city|that city|this city)\b", re.I)


def stated_place(base: Base, text: str, read: Callable[[str], Reading]) -> Reading | None:
    """The question on the parts of the whole that a clause before it places a city in, and whether that place is so.

    *Shenyang comes last in learner experience, but in which of its three sub-indicators does it score highest?*
    """
    pauses = _PAUSE.finditer(text) if _PART.search(text) else ()
    pause = next((p for p in pauses if _places(base, text[: p.start()])), None)
    if pause is None:
        return None
    said = _OPENS.sub("", text[: pause.start()])
    city, whole = (_written(base, said, kind) for kind in ("city", "indicator"))
    asking = _JOINS.sub("", text[pause.end() :])
    if city is None or whole is None or not _asks_of_parts(base, asking, whole):
        return None
    reading = read(_in_full(base, asking, city, whole))
    if reading.left_over or not _is_of_parts(base, reading.plan, whole):
        return None
    claim = read(f"I wonder whether {said}" if text.isascii() or " " in said else f"{said}吗？")
    premise = None if claim.left_over or isinstance(claim.plan, SEARCHING) else claim.plan
    note = said_note(base, city, said, premise)
    shown = reading.described
    if shown is None and premise is not None:
        shown = Described(text, premise, note, str(mark(base, city).marks[0].thing("city")))
    return replace(reading, text=text, notes=(*reading.notes, note), described=shown)


def _is_of_parts(base: Base, plan: Plan | None, whole: str) -> bool:
    """Whether a plan tells of one city's values right below the whole."""
    if isinstance(plan, (Strongest, Passing)):
        return plan.within is not None
    above = {i for m in mark(base, whole).marks if (i := _indicator(m))}
    parts = {part.id for i in above for part in base.children.get(i, ())}
    return isinstance(plan, Lookup) and {key.partition(":")[2] for key in plan.attributes} <= parts


def _places(base: Base, said: str) -> bool:
    """*London tops smart governance*: one city and one measure with parts, an order or a place, and nothing asked."""
    marks = mark(base, said).marks
    if any(cue.role == "ask" and cue.value not in ("yes_no",) for m in marks for cue in m.cues):
        return False
    wholes = {i for m in marks if (i := _indicator(m))}
    placed = any(
        m.says("order")
        or m.says("rel", "beats", "loses")
        or m.says("attr", "body.lead")
        or m.says("cue", "first_place")
        or m.says("noun", "rank", "score")
        or m.kind == "number"
        for m in marks
    )
    cities = {m.thing("city") for m in marks if m.thing("city") and not m.is_fuzzy}
    return placed and len(cities) == 1 and len(wholes) == 1 and bool(base.children.get(wholes.pop()))


def _indicator(mark_: Mark) -> str | None:
    """The measure that a mark names beyond doubt."""
    return mark_.thing("indicator") if not mark_.is_fuzzy else None


def _written(base: Base, said: str, kind: str) -> str | None:
    """The city or the measure of a clause, as it is written there."""
    marked = mark(base, said)
    return next((marked.original(m) for m in marked.marks if m.thing(kind) and not m.is_fuzzy), None)


def _asks_of_parts(base: Base, asking: str, whole: str) -> bool:
    """Whether a clause asks which part: of the same whole, where it names one, and of no other measure."""
    marks = mark(base, asking).marks
    own = {i for m in mark(base, whole).marks if (i := _indicator(m))}
    others = {i for m in marks if (i := _indicator(m))} - own
    asks = any(m.says("ask", "which", "what") for m in marks)
    return asks and not others and _PART.search(asking) is not None


def _in_full(base: Base, asking: str, city: str, whole: str) -> str:
    """The clause with the city and the whole by name: 在它的分项里哪个最低 is asked of 伦敦的智慧治理的分项."""
    marks = mark(base, asking).marks
    names_city = any(m.thing("city") and not m.is_fuzzy for m in marks)
    names_whole = any(_indicator(m) for m in marks)
    if " " not in asking.strip():
        asking = asking if names_whole else _MADE_UP.sub(lambda f: f"{f['made']}{whole}", asking)
        names_whole = names_whole or whole in asking
        owner = city if names_whole else whole if names_city else f"{city}的{whole}"
        owned, times = _ITS_ZH.subn(f"{owner}的", asking, count=1)
        if times or (names_city and names_whole):
            return owned
        return f"{city}的{asking}" if names_whole else f"在{owner}中，{asking}"
    if not names_whole:
        asking, times = _ITS.subn(lambda f: f"the{f['rest']} of {whole}", asking, count=1)
        asking, times = (asking, times) if times else _OF_IT.subn(lambda f: f"{f['lead']} {whole}", asking, count=1)
        if not times:
            asking = re.sub(r"\b(?:that|this) (?:pillar|dimension|index|indicator|area)\b", whole, asking, count=1)
    if names_city:
        return asking
    named, times = _IT.subn(lambda f: f"{city}'s" if f["own"] else city, asking, count=1)
    return named if times else f"{asking.rstrip(' ?.')} for {city}?"
