"""A city told by what a passage says of it: *does the ranking include the Finnish city whose plan the paper recommends?*"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.kinds.describing import Profile
from kb.query.kinds.searching import Recall
from kb.query.reading.judge import SEARCHING, Reading

_ENGLISH = re.compile(r"\bthe ((?:[A-Za-z-]+ ){0,2}?city (?:whose|that|which|where|in which|of which)\b[^?!.;]*)", re.I)
_OUTER = re.compile(
    r"\s(?:part of|among|in the top|an? (?:\w+ )?member|ranked|listed|included|assessed|above|below|ahead)\b", re.I
)
_CHINESE = re.compile(r"([^，,。；;？?]{4,})的(?:那|这)(?:一)?(?:座|个)([\u4e00-\u9fff]{0,4}?城市)")


def told_city(base: Base, text: str, whole: Reading, read: Callable[[Base, str], Reading]) -> Reading | None:
    """The question asked of the city that a passage tells of; ``None`` where the whole is understood, or no one city is told."""
    if whole.plan is not None and not isinstance(whole.plan, SEARCHING) and not whole.left_over:
        return None
    for start, end, inner in _told(text):
        found = read(base, inner)
        if not isinstance(found.plan, Recall) or found.left_over:
            continue
        value = found.plan.run(Draft(base, found.language)).value
        items = (value.items or []) if value is not None and value.entity == "city" else []
        if len(items) != 1:
            continue
        name = base.names_of(items[0].id)[whole.language == "zh"]
        reading = read(base, f"{text[:start]}{name}{text[end:]}")
        if reading.plan is None or reading.left_over or isinstance(reading.plan, (*SEARCHING, Profile)):
            continue
        names = base.names_of(items[0].id)
        note = ("assumption", f"“{text[start:end].strip()}” is read as {names[0]}.", f"“{text[start:end].strip()}”读作{names[1]}。")  # fmt: skip
        return replace(reading, text=text, notes=(note, *reading.notes), alternatives=(found.plan,))  # type: ignore[arg-type]
    return None


def _told(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a city is described, and the question which city that is: to the end of the clause, and up to a comma."""
    for found in _ENGLISH.finditer(text):
        ends = [m.start() for m in _OUTER.finditer(found[1])]
        for said in dict.fromkeys((found[1], found[1].partition(",")[0], *(found[1][:end] for end in ends))):
            yield found.start(), found.start(1) + len(said), f"Which {said.strip()}?"
    for found in _CHINESE.finditer(text):
        yield found.start(), found.end(), f"{found[1]}的是哪座{found[2]}？"
