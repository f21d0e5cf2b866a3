"""What is said of a city in passing: *Ningbo, which has its own regulation, …*, 苏州这座产业驱动型城市, taken as known and checked."""

import re
from collections.abc import Callable
from dataclasses import replace

from kb.query.aside.preamble import cities
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.marking.marks import mark
from kb.query.plan import Plan
from kb.query.reading.described import Described
from kb.query.reading.judge import SEARCHING, Reading
from kb.query.reading.remarks import NoteText

_APPOSED = re.compile(
    r"^(?P<before>[^,;?!()]*[\w’'])\s*(?:,\s*(?P<said>(?:which|itself|an?|the|one of) [^,;?!()]{3,90}?),"
    r"|\((?P<bracket>(?:which|itself|an?|the|one of) [^();?!]{3,90})\))\s*(?P<after>[^,;?!]+[?!.]*)$"
)
_APPOSED_ZH = re.compile(
    r"^(?P<before>[^，。？；、和与]{2,12})这(?:一?[座个]|一)(?P<said>[^，。？；]{3,40}?的?城市)[，,]?(?P<after>[^。；]+)$"
)
_LONGEST_NAME = 3  # words


def apposed(base: Base, text: str, read: Callable[[str], Reading]) -> Reading | None:
    """The question without what it says of its city in passing, where it is then understood to its last word.

    What was said is put to the test as a question of its own, and the answer noted; what cannot be decided is noted as not used.
    """
    found = _APPOSED.match(text) or _APPOSED_ZH.match(text)
    if found is None:
        return None
    said = found["said"] or found["bracket"] if found.re is _APPOSED else found["said"]
    city = _named_last(base, found["before"])
    if city is None or cities(base, said):
        return None
    rest = f"{found['before']}{' ' if found.re is _APPOSED else ''}{found['after']}"
    reading = read(rest)
    if reading.plan is None or reading.left_over or isinstance(reading.plan, SEARCHING):
        return None
    premise = _premise(city, said, read)
    note = said_note(base, city, said, premise)
    shown = reading.described
    if shown is None and premise is not None:  # its facts stand below with their evidence
        shown = Described(rest, premise, note, str(mark(base, city).marks[0].thing("city")))
    return replace(reading, text=text, notes=(*reading.notes, note), described=shown)


def _named_last(base: Base, text: str) -> str | None:
    """The name of a city that a text ends with."""
    words = text.split()
    ends = [" ".join(words[-length:]) for length in range(_LONGEST_NAME, 0, -1)]
    return next((end for end in ends if cities(base, end) and len(mark(base, end).marks) == 1), None)


def _premise(city: str, said: str, read: Callable[[str], Reading]) -> Plan | None:
    """What was said of the city as a question for yes or no, where it is understood to its last word."""
    link = re.match(r"(?:which|itself) ", said)
    claim = f"{city} {said[link.end() :]}" if link else f"{city} is {said}"
    reading = read(f"{city}是否属于{said}？" if not said.isascii() else f"I wonder whether {claim}")
    return None if reading.left_over or isinstance(reading.plan, SEARCHING) else reading.plan


def said_note(base: Base, city: str, said: str, premise: Plan | None) -> NoteText:
    """Whether what was said of the city is so."""
    value = premise.run(Draft(base, "en")).value if premise is not None else None
    holds = value.boolean if value is not None and value.type == "boolean" else None
    if holds is None:
        return ("ignored", f"Said of {city} in passing, and not checked: {said}", f"顺带提及、未予核对：{city}，{said}")
    if holds:
        return (
            "assumption",
            f"Said of {city} in passing, and so per source: {said}",
            f"顺带提及，来源所载相符：{city}，{said}",
        )
    return (
        "caveat",
        f"Said of {city} in passing, but not so per source: {said}",
        f"顺带提及，但与来源所载不符：{city}，{said}",
    )
