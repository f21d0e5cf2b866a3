"""Two cities that are told instead of named, and whether they are of one type: *the city with A and the city that B*."""

import re
from collections.abc import Callable
from dataclasses import replace

from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.marking.marks import mark
from kb.query.questions.cities_told import CJK
from kb.query.reading.described import named
from kb.query.reading.judge import Reading
from kb.query.reading.remarks import NoteText

Read = Callable[[Base, str], Reading]
_LINK = r"(?:with|that|which|whose|where)"
_TYPE = r"(?:development |path )*(?:type|category|class|path)s?"
_ALIKE = rf"(?:(?:one and )?the same|one|a single|a common|the very same) {_TYPE}(?: of (?:path|development))?"
_JOINED = (
    re.compile(rf"^(?:do|does|are|is) (?P<one>the city {_LINK} [^?;:]{{4,90}}?),? and (?P<other>the city {_LINK} [^?;:]{{4,90}}?) "
               rf"(?:(?:both )?(?:belong to|follow|share|fall (?:in|into|under)|have|in|of|assigned to|classed in|put in) )?{_ALIKE}\W*$", re.I),
    re.compile(rf"^(?P<one>the city {_LINK} [^?;:]{{4,90}}?),? and (?P<other>the city {_LINK} [^?;:]{{4,90}}?)[:,;–-]+ ?(?:do|are) (?:they|the two|both) "
               rf"(?:both )?(?:belong to|follow|share|fall (?:in|into|under)|have|in|of|assigned to)? ?{_ALIKE}\W*$", re.I),
    re.compile(r"^(?P<one>[^，。？?；]{4,40}的(?:那[个座])?城市)[，,]?[与和同跟](?P<other>[^，。？?；]{4,40}的(?:那[个座])?城市)[，,]?(?:两者)?(?:是否|是不是)?(?:都|均)?"
               r"(?:归在|归入|属于|走|是|列入|划归)?(?:同一|相同|同样|一样)[个类种的]*(?:发展|路径)*(?:类型|路径|类别|类)(?:之下|下面|下|里|中|的|吗)*\W*$"),
)  # fmt: skip


def same_of_two(base: Base, text: str, read: Read) -> Reading | None:
    """Whether two cities that are told follow one type, with a note which cities they are; ``None`` where one is not found."""
    pair = next((found for pattern in _JOINED if (found := pattern.match(text.strip()))), None)
    if pair is None:
        return None
    told = [_city(base, pair[side], read) for side in ("one", "other")]
    if told[0] is None or told[1] is None or told[0][0] == told[1][0]:
        return None
    (one, note), (other, note_other) = told[0], told[1]
    asked = (
        f"{one}与{other}的路径类型是否相同？" if CJK.search(text) else f"Do {one} and {other} have the same path type?"
    )
    reading = read(base, asked)
    return replace(reading, text=text, notes=(note, note_other, *reading.notes)) if reading.plan is not None else None


def _city(base: Base, phrase: str, read: Read) -> tuple[str, NoteText] | None:
    """The name of the one city that a phrase tells of, and a note that says so: *the city with the “Trinity” mechanism*."""
    marked = mark(base, phrase)
    inner = re.sub(r"的那?[个座]?城市$", "", phrase) if CJK.search(phrase) else re.sub(r"^the ", "", phrase, flags=re.I)
    asked = (
        f"哪座城市{inner}？"
        if CJK.search(phrase)
        else f"Which {re.sub(r'^city (?:that|which)', 'city', inner, flags=re.I)}?"
    )
    reading = read(base, re.sub(r"^(Which city) with ", r"\1 has ", asked))
    if reading.plan is None or reading.left_over or any(kind == "ignored" for kind, *_ in reading.notes):
        return None
    value = reading.plan.run(Draft(base, reading.language)).value
    items = value.items or [] if value is not None and value.entity == "city" else []
    if len(items) != 1:
        return None
    told = named(base, marked, (0, len(marked.text)), reading.plan, items[0].id)
    return told.text.strip(), told.note
