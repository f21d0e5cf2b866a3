"""*Does one of these three hold …?*, 三城中有没有一个……: one of several named cities, whichever it is."""

from collections.abc import Sequence
from itertools import pairwise

from kb.query.marking.mark import Mark

BEHIND = 6  # marks between a list in Chinese and the word that says *one of them*
HAVING = frozenset({"有", "有 得 分", "有 没 有", "有 无", "是 否 有"})


def any_of_named(marks: Sequence[Mark], cities: Sequence[str]) -> bool:
    """Whether a question speaks of any one of the cities that it lists side by side."""
    listed = list_of_cities(marks, cities)
    if listed is None:
        return False
    first, last = listed
    before = [m for m in marks[max(0, first - 6) : first] if not _counts(m)]
    one = len(before) > 1 and before[-2].text == "one" and before[-1].text.split()[0] == "of"
    if before and (one or before[-1].says("cue", "any_of")):
        return True
    return _of_these(marks[last + 1 :]) or _among_them(marks[last + 1 : last + 1 + BEHIND])


def list_of_cities(marks: Sequence[Mark], cities: Sequence[str]) -> tuple[int, int] | None:
    """The places of the first and the last of the cities, where nothing but joining words stands between them."""
    said = [p for p, m in enumerate(marks) if m.thing("city") in cities]
    if len(said) < 2 or len(said) != len(cities):
        return None
    between = [m for m in marks[said[0] : said[-1]] if m.thing("city") not in cities]
    return (said[0], said[-1]) if all(m.says("logic", "and", "or") for m in between) else None


def is_listed(marks: Sequence[Mark], place: int, kind: str) -> bool:
    """Whether a thing stands in a list of things of its kind, of which it is only one."""
    beside = [*marks[max(0, place - 1) : place], *marks[place + 1 : place + 2]]
    joined = [
        marks[other]
        for step in (-1, 1)
        if 0 <= (other := place + 2 * step) < len(marks) and marks[place + step].says("logic", "and", "or")
    ]
    return any(m.thing(kind) is not None for m in (*beside, *joined))


def _counts(mark: Mark) -> bool:
    """*One of the three cities*: what may stand before the list."""
    return mark.kind == "number" or mark.text in ("the", "these", "those", "city") or mark.says("noun", "city")


def _of_these(behind: Sequence[Mark]) -> bool:
    """*Does one of these three …*, *does any of them …*, behind the list."""
    pairs = pairwise(behind)
    return any(m.text in ("one", "any") and n.text.split()[0] == "of" for m, n in pairs) or any(
        m.says("cue", "any_of") and m.text.endswith("of") for m in behind
    )


def _among_them(behind: Sequence[Mark]) -> bool:
    """三城中有没有一个…, 这三座城市里有…: the list is a set, and one in it is sought."""
    if not behind or behind[0].text.isascii():
        return False
    had = next((p for p, m in enumerate(behind) if m.text in HAVING or m.says("cue", "any_of")), None)
    if had is None:
        return False
    before = behind[:had]
    sets = any(m.says("cue", "among", "of_those") or m.says("noun", "city") for m in before)
    return sets and all(
        m.kind == "number" or m.says("stop") or m.says("noun", "city") or m.says("op") or m.says("ask", "yes_no")
        or m.says("cue", "among", "of_those") or m.text == "三" for m in before
    )  # fmt: skip
