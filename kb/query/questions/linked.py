"""Two questions of which the second is about what the first finds: *which city is second in X, and what law does it have?*"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from kb.query.answer import Language, Ref
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.kinds.building import Structure
from kb.query.kinds.measuring import Rank
from kb.query.kinds.searching import Recall
from kb.query.marking.mark import Mark
from kb.query.marking.marks import mark
from kb.query.plan import Plan
from kb.query.reading.judge import SEARCHING, Reading

Read = Callable[[Base, str], Reading]
MOST_HALVES = 3  # ways to part a question that are read
ASKS = ("which", "what", "who", "when", "where", "how_many", "how_much", "how", "yes_no")
_SEAM = re.compile(
    r"[,;，；]?\s*\band\s+(?=\w)|[?？]\s*(?:and\s+)?|[,;，；:：]\s*(?:而|那么|并且|且)?|(?:以及|并且)", re.I
)
_BACK = re.compile(
    r"\b(?:(?:that|this|the same) (?:city|one|place|type|body|area|district)|its|it|there)\b|"
    r"(?:这|那|该)(?:一|个|座|项)?(?:城市|市|类型|机构|地区|区域|指标|分项)|它(?!们)的?|其(?![他中余实次])",
    re.I,
)


class Linked(NamedTuple):
    """The first question as read, the second as asked of what the first finds, and the name put in."""

    first: Plan
    second: str
    name: str


def linked(base: Base, text: str, whole: Reading, read: Read) -> Reading | None:
    """The second question, answered for the one thing that the first finds; ``None`` where they are not linked.

    A reading of both at once stands, unless what is asked of the thing found became a condition on it.
    """
    halves = list(islice(parted(base, text), MOST_HALVES))
    for first, second in halves:
        found = read(base, first)
        name = _only_item(base, found, whole.language)
        reading = read(base, with_name(second, name)) if name is not None else None
        if reading is None or reading.plan is None or reading.left_over or isinstance(reading.plan, Rank):
            continue
        if found.plan is not None and _gives_way(whole, found.plan, reading.plan):
            notes = tuple(dict.fromkeys((*found.notes, *reading.notes)))
            return replace(reading, text=text, language=whole.language, notes=notes, before=found.plan)
    firsts = [read(base, first).plan for first, _ in halves]
    if any(_narrowed(whole.plan, first) or _is_half(whole.plan, first) for first in firsts):
        left = tuple(second.strip(" ?？。.") for _, second in halves[:1])
        return Reading(text, whole.language, None, "in part", left_over=left, alternatives=whole.alternatives)
    return None


def parted(base: Base, text: str) -> Iterator[tuple[str, str]]:
    """Where a question ends that asks for something and another begins that points back to it."""
    for seam in _SEAM.finditer(text):
        first, second = text[: seam.start()], text[seam.end() :]
        if not _BACK.search(second) or _BACK.search(first) or len(first) < 4:
            continue
        asked = mark(base, second).marks
        if _asks(mark(base, first).marks) and (_asks(asked) or any(m.says("attr") or "哪" in m.text for m in asked)):
            yield f"{first.strip()}?", second


def with_name(second: str, name: str) -> str:
    """The second question with the name in the place of the first word that points back."""
    found = _BACK.search(second)
    if found is None:
        return second
    said = found.group().lower()
    put = f"{name}'s" if said == "its" else f"in {name}" if said == "there" else f"{name}的" if said == "它的" else name
    return second[: found.start()] + put + second[found.end() :]


def _asks(marks: tuple[Mark, ...]) -> bool:
    return any(m.says("ask", *ASKS) for m in marks)


def _gives_way(whole: Reading, first: Plan, second: Plan) -> bool:
    """Whether the whole is not understood, or leaves the second question out or makes a condition of it."""
    if whole.plan is None or whole.left_over:
        return True
    if isinstance(whole.plan, Recall):
        return not whole.plan.also and not isinstance(second, SEARCHING)
    if whole.plan == first and not isinstance(first, Rank):
        return True  # what was asked besides was dropped
    if isinstance(whole.plan, Rank) and isinstance(first, Rank) and _bare(whole.plan) == _bare(first):
        return getattr(second, "attributes", None) != (
            getattr(first, "by", None),
        )  # *and what is its score?*: it is told
    return _narrowed(whole.plan, first)


def _bare(plan: Rank) -> Rank:
    """An order without what it shows besides."""
    return plan.model_copy(update={"columns": ()})


def _narrowed(whole: Plan | None, first: Plan | None) -> bool:
    """Whether what is asked of the thing found became a condition on it."""
    if not isinstance(whole, Rank) or not isinstance(first, Rank):
        return False
    return set(whole.select.conditions) > set(first.select.conditions)


def _is_half(whole: Plan | None, first: Plan | None) -> bool:
    """*Which pillar weighs most, and how many parts has it?*, where all weigh the same: how many there are in all is neither."""
    return isinstance(whole, Structure) and isinstance(first, Structure) and whole.indicator is None


def _only_item(base: Base, found: Reading, language: Language) -> str | None:
    """The name of the one thing that a question finds, or of which it asks what is said."""
    if found.plan is None or found.left_over:
        return None
    if isinstance(found.plan, Recall) and len(found.plan.about) == 1:
        return base.names_of(found.plan.about[0])[language == "zh"]
    value = found.plan.run(Draft(base, found.language)).value
    items = value.items or [] if value is not None and value.type == "entities" else []
    return base.names_of(items[0].id)[language == "zh"] if len(items) == 1 and isinstance(items[0], Ref) else None
