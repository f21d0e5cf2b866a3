"""English words for being ahead: *which city led iSLEC?*, *does Paris lead Tokyo?*; a body leads as well."""

from collections.abc import Callable

from kb.query.lexicon import Cue
from kb.query.marking.mark import Mark

Marks = list[Mark]
MEASURED = ("indicator", "index", "edition")


def next_telling(marks: Marks, place: int) -> Mark | None:
    """The next mark that says something."""
    return next((m for m in marks[place + 1 : place + 5] if not m.says("stop")), None)


def city_beside(marks: Marks, place: int) -> bool:
    return 0 <= place < len(marks) and marks[place].thing("city") is not None


WINNING = frozenset({"lead", "leads", "led", "head", "heads", "headed", "top", "tops", "topped", "win", "wins", "won", "dominate", "dominates", "dominated"})  # fmt: skip


def _wins(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Which city led iSLEC 2016?*, *who topped it?*: the best of an index that stands right behind the verb."""
    if marks[place].text not in WINNING or not any(m.says("ask", "which", "who", "what") for m in marks[:place]):
        return None
    subject = place > 0 and (marks[place - 1].says("noun", "city") or marks[place - 1].says("ask", "who"))
    ahead = next_telling(marks, place)
    named = ahead is not None and (ahead.thing("index") or ahead.thing("edition"))
    return (Cue("order", "max"),) if subject and named else None


def _leads_in(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Which city leads in smart innovation?*: the best of an order, no leading body."""
    if marks[place].text not in ("lead", "led", "head"):
        return None
    ahead = [m for m in marks[place + 1 : place + 5] if not m.says("stop") and m.text not in ("in", "on")][:1]
    measured = bool(ahead) and (
        any(map(ahead[0].thing, MEASURED)) or ahead[0].says("agg") or ahead[0].says("cue", "overall")
    )
    joined = any(m.text in ("in", "on", "the", "for", "overall") for m in marks[place + 1 : place + 3])
    return (Cue("order", "max"),) if measured and joined else None


def _leads_city(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Does Paris lead Tokyo in …*: ahead of another city."""
    said = marks[place].text in ("lead", "leads", "led")
    return (Cue("rel", "beats"),) if said and city_beside(marks, place - 1) and city_beside(marks, place + 1) else None


def _leads_parts(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*X v Y: Y leads in how many of the dimensions?*: ahead of the other city, no leading body."""
    cities = {city for m in marks if (city := m.thing("city"))}
    behind = [m for m in marks[place + 1 : place + 9] if not m.says("stop")]
    parts = any(m.says("noun", "dimension", "second_level", "indicator") for m in behind)
    asked = any(m.says("ask", "how_many", "which") for m in behind[:2])
    said = marks[place].text in ("lead", "leads", "led") and city_beside(marks, place - 1)
    return (Cue("rel", "beats"),) if said and len(cities) == 2 and parts and asked else None


LEADING: tuple[Callable[[Marks, int], tuple[Cue, ...] | None], ...] = (_wins, _leads_in, _leads_city, _leads_parts)
