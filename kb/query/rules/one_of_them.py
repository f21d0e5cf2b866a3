"""Rules about one of several named cities, whichever it is: *does one of these three hold the lowest score?*"""

from kb.query.base import Base
from kb.query.drafting.asserted import ClaimedOneOf
from kb.query.framing.any_of_named import any_of_named, list_of_cities
from kb.query.framing.attach import Frame
from kb.query.kinds.measuring import Rank
from kb.query.kinds.selecting import Find
from kb.query.plan import Plan
from kb.query.rules.asks import OPEN_QUESTIONS, asks_yes_no, edition_of
from kb.query.selection.conditions import InEdition, NamedCities


def asks_of_one(frame: Frame) -> bool:
    """Whether it is asked if something is so of one of the named cities: one of them is enough, and which one is not asked."""
    asked = asks_yes_no(frame) or "yes_no" in frame.asks
    return (
        asked and not (OPEN_QUESTIONS | {"what"}) & set(frame.asks) and any_of_named(frame.marked.marks, frame.cities)
    )


def chosen(_base: Base, frame: Frame) -> Plan | None:
    """*Is it Hangzhou, Beijing or Nanjing whose …?*, 牵头的是南京、苏州还是常州: which of the named cities meets a condition."""
    told = [c for c in frame.conditions if not isinstance(c, InEdition | NamedCities)]
    plain = not (frame.orders or frame.relations - {"than"} or frame.ops or frame.aggregate or "how_many" in frame.asks)
    return Find(select=frame.select) if told and plain and offers_choice(frame) else None


def offers_choice(frame: Frame) -> bool:
    """Whether cities are named of which one is to be chosen."""
    marks = frame.marked.marks
    listed = list_of_cities(marks, frame.cities)
    joined = [m.text for m in marks[listed[0] : listed[1]] if m.says("logic", "or")] if listed else []
    cleft = [m.text for m in marks[:2]] in (["is", "it"], ["was", "it"])
    which = cleft or "which" in frame.asks or "compared" in frame.cues  # *which of the two*
    return "还 是" in joined or (bool(joined) and which)


def end_held(base: Base, frame: Frame) -> Plan | None:
    """*Does one of these three hold the lowest score?*: who stands at that end of the whole index, and whether it is one of them."""
    ends = {"max", "min"} & set(frame.orders)
    if len(ends) != 1 or not asks_of_one(frame):
        return None
    edition = edition_of(base, frame)
    indicator = frame.indicators[0] if frame.indicators else base.editions[edition].overall if edition else None
    told = any(not isinstance(c, InEdition | NamedCities) for c in frame.conditions)
    if indicator is None or len(frame.indicators) > 1 or told:
        return None
    claim = ClaimedOneOf(things=tuple(f"city:{city}" for city in frame.cities))
    return Rank(by=f"score:{indicator}", ascending=ends == {"min"}, limit=1, claim=claim)
