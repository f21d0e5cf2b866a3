"""A city told by a clause inside a question: *the city whose platform hosts 164 studios*, 拥有164个工作室的那座城市.

The clause is asked first, as a question of its own. Where its answer is one city, the name takes the place of the clause,
and what is left is read; it must be read without a rest and not by a search, which would find the clause again.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.kinds.describing import Profile
from kb.query.marking.marks import language_of, mark
from kb.query.plan import Plan
from kb.query.reading.described import Described, named
from kb.query.reading.judge import SEARCHING, Reading

Read = Callable[[Base, str], Reading]

CITY = re.compile(
    r"\bthe\s+(?P<sort>(?:[\w-]+\s+){0,2})(?:city|municipality|member|town)\s+"
    r"(?P<link>whose|that|which|where|in which|to which|for which|of which|behind|known for|famous for)\s+(?P<clause>[^?;]+)",
    re.I,
)
ONLY = re.compile(
    r"\bthe\s+(?:only|one|sole|single)\s+(?P<sort>(?:[\w-]+\s+){0,2}?)(?P<noun>city|municipality|member|town)\s+(?P<link>to|in|among|with|without|of|from)\s+(?P<clause>[^?;]+)",
    re.I,
)  # *the only city to make the top ten on all dimensions*
ENDS = re.compile(r",\s+|\s+(?=(?:is|are|was|were|do|does|did|has|have|had|rank|ranks|score|scores|stand|stands|belong|belongs|lie|lies|part of|among|in the top|an? (?:\w+ )?member|ranked|listed|included|assessed|above|below|ahead|pass|adopt|enact|promulgate|issue|set up|establish|found|create|follow|choose)\b)", re.I)  # fmt: skip
CITY_ZH = re.compile(r"(?P<clause>[^，,。？?；;：:]{4,}?)的(?P<end>(?:那|这)?(?:一)?(?:座|个)?(?:城市|市))(?!的?(?:有|是)?(?:哪|几|多少))")  # fmt: skip
ABOUT = ("behind", "known for", "famous for")
TRIES = 4


def nested(base: Base, text: str, read: Read) -> Reading | None:
    """The reading of a question in which a clause tells a city; None where that is not so, or the rest is not read."""
    marked = mark(base, text)
    for start, end, asked in list(_english(text) if language_of(text) == "en" else _chinese(text))[:TRIES]:
        inner = read(base, asked)
        city = _one_city(base, inner)
        if city is None or inner.plan is None:
            continue
        found = named(base, marked, (start, end), inner.plan, city)
        reading = read(base, found.text)
        if _whole(reading):
            return _told(text, reading, found, inner.plan)
    return None


def _english(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a clause on a city stands, and the question that asks for the city: the longest clause first."""
    if (only := ONLY.search(text)) is not None:
        yield from _only(only)
    said = CITY.search(text)
    if said is None:
        return
    sort, link = said["sort"], said["link"].lower()
    ends = [len(said["clause"].rstrip()), *(found.start() for found in ENDS.finditer(said["clause"]) if found.start())]
    for end in dict.fromkeys(ends):
        clause = said["clause"][:end].strip(" ,")
        if link == "whose":
            asked = f"Which {sort}city's {clause}?"
        elif link in ("that", "which"):
            asked = f"Which {sort}city {clause}?"
        elif link in ABOUT:
            asked = f"Which {sort}city is {link} {clause}?"
        else:
            asked = f"In which {sort}city {clause}?"
        yield said.start(), said.start("clause") + end, asked


def _only(said: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """*The only city to reach the top ten on all dimensions*: which cities reach it, of which one alone may be found."""
    nouns = f"{said['sort']}{re.sub('y$', 'ie', said['noun'])}s"
    verb = "" if said["link"].lower() == "to" else f"are {said['link']} "
    for found in ENDS.finditer(said["clause"]):
        if found.start():
            yield (
                said.start(),
                said.start("clause") + found.start(),
                f"Which {nouns} {verb}{said['clause'][: found.start()].strip(' ,')}?",
            )


def _chinese(text: str) -> Iterator[tuple[int, int, str]]:
    """The same for 的城市 and 的那座城市."""
    for said in CITY_ZH.finditer(text):
        first = said.start("clause")
        yield first, said.end(), f"哪座城市{said['clause']}？"
        yield first, said.end(), f"{said['clause']}的是哪座城市？"


def _one_city(base: Base, inner: Reading) -> str | None:
    """The one city that answers the inner question."""
    if inner.plan is None or inner.left_over or inner.reason:
        return None
    outcome = inner.plan.run(Draft(base, inner.language))
    value = outcome.value
    if outcome.status != "answered" or value is None or value.entity not in ("city", "place"):
        return None
    cities = [item.id for item in value.items or () if item.id.startswith("city:")]
    return cities[0] if len(cities) == 1 == len(value.items or ()) else None


def _whole(reading: Reading) -> bool:
    """Whether the rest was read without a word left over, and not by a search."""
    ignored = any(kind == "ignored" for kind, *_ in reading.notes)
    return (
        reading.plan is not None
        and not isinstance(reading.plan, (*SEARCHING, Profile))
        and not reading.left_over
        and not ignored
    )


def _told(text: str, reading: Reading, found: Described, inner: Plan) -> Reading:
    """The reading with a note on the city that was told, and the inner plan as a link."""
    return replace(
        reading,
        text=text,
        notes=(found.note, *reading.notes),
        alternatives=(inner, *reading.alternatives[:1]),
        described=found,
    )
