"""The cities that a part of a question tells of, read as a question of its own: *cities with a law*, 先立法的城市."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kb.query.base import Base
from kb.query.kinds.selecting import Find
from kb.query.reading.judge import Reading
from kb.query.reading.remarks import NoteText
from kb.query.selection.conditions import AllOf, AnyOf, Condition, HasPath, Selection
from kb.query.selection.evaluate import flat

Read = Callable[[Base, str], Reading]
CJK = re.compile("[\u3400-\u9fff]")
_ONE = {"city": "cities", "municipality": "municipalities", "body": "bodies", "member": "members", "capital": "capitals", "law": "laws",
        "regulation": "regulations", "one": "cities", "ones": "cities"}  # fmt: skip
_SINGULAR = re.compile(r"\b(?:" + "|".join(_ONE) + r")\b", re.I)


class Told(NamedTuple):
    """The cities that a phrase tells of, and what is said of how it was read."""

    select: Selection
    notes: tuple[NoteText, ...] = ()


def told(base: Base, questions: Iterator[str] | tuple[str, ...], read: Read) -> Told | None:
    """The cities of the first question that is read to its last word; ``None`` where none is."""
    for question in questions:
        reading = read(base, question)
        plan = reading.plan
        if not isinstance(plan, Find) or reading.left_over or not plan.select.conditions or plan.limit:
            continue
        if all(kind != "ignored" for kind, *_ in reading.notes):
            return Told(plan.select, tuple(note for note in reading.notes if note[0] == "assumption"))
    return None


def asked_of(phrase: str) -> tuple[str, ...]:
    """Questions that ask for the cities of a phrase."""
    phrase = phrase.strip(" ,，。.?？")
    if CJK.search(phrase):
        noun = (
            phrase
            if phrase.endswith(("市", "城", "成员", "省会", "条例", "机构"))
            else f"{phrase.removesuffix('的')}的城市"
        )
        return (f"{noun}有哪些？", f"哪些城市{phrase.removesuffix('的城市')}？")
    phrase = re.sub(r"^(?:those|the ones|ones) ", "cities ", phrase, flags=re.I)
    many = plural(re.sub(r"^(?:the|a|an) ", "", phrase, flags=re.I))
    return (f"Which {many}?", f"Which are the {many}?", f"Which cities are {many}?")


def plural(phrase: str) -> str:
    """The first noun for what is counted, as of many: *western city with a law* is *western cities with a law*."""
    return _SINGULAR.sub(lambda found: _ONE[found.group().lower()], phrase, count=1)


def leaves(select: Selection) -> list[Condition]:
    """The single conditions of a selection."""
    return list(flat(select.conditions))


def alike(left: Selection, right: Selection) -> bool:
    """Whether two selections are of the same make, and not the same: *before the law* and *after the law*."""
    if left == right or any(isinstance(c, AnyOf) for c in right.conditions if c not in left.conditions):
        return False
    return sorted(map(_make, leaves(left))) == sorted(map(_make, leaves(right)))


def _make(condition: Condition) -> str:
    size = len(condition.types) if isinstance(condition, HasPath) else 0
    return f"{condition.on} {size}"


def denied_rest(select: Selection, whole: Selection) -> Selection | None:
    """Those of a set that do not meet the other conditions of a selection."""
    rest = tuple(c for c in select.conditions if c not in whole.conditions)
    if not rest or not whole.conditions:
        return None
    inner: Condition = rest[0] if len(rest) == 1 else AllOf(conditions=rest)
    return Selection(conditions=(*whole.conditions, inner.model_copy(update={"negate": not inner.negate})))
