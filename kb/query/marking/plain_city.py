"""*Municipality* as a plain word for a city, where no status of a city is meant."""

from kb.query.lexicon import Cue
from kb.query.marking.mark import Mark

Marks = list[Mark]


def the_city_itself(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Is Wuhan municipality a member?*: the city, and no status."""
    behind = place > 0 and marks[place - 1].thing("city") is not None
    return (Cue("noun", "city"),) if marks[place].text == "municipality" and behind else None


DEEDS = ("regulation.adopted", "body.established")


def any_city(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Which municipalities legislated?*, *how many municipalities set up a body?*: who does what any city may do, and no status."""
    if marks[place].text != "municipality" or not place or not marks[place - 1].says("ask", "which", "how_many"):
        return None
    deed = next((m for m in marks[place + 1 : place + 4] if not (m.says("stop") or m.says("ask", "yes_no"))), None)
    done = deed is not None and (deed.says("attr", *DEEDS) or deed.text in LEGISLATED)
    return (Cue("noun", "city"),) if done and not any(m.says("set") for m in marks[place + 1 :]) else None


def rest_of_cities(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Do members outscore other municipalities?*: the cities that are no members, whatever their status."""
    if marks[place].text != "municipality" or place < 2 or marks[place - 1].text != "other":
        return None
    against = marks[place - 2].says("rel") and any(m.thing("network") for m in marks[: place - 1])
    return (Cue("cue", "others"),) if against and not any(m.thing("city") for m in marks) else None


LEGISLATED = frozenset({"legislated", "legislate"})
PLAIN_CITY = (the_city_itself, any_city, rest_of_cities)
