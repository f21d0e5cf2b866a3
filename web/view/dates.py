"""Dates of bodies and laws against the date of a score, as data; the page draws them as SVG."""

from collections.abc import Callable, Sequence
from datetime import date

from kb.model.values import interval
from kb.query.answer import Frozen, Language, Ref
from kb.query.base import Base
from kb.query.selection.facts import bodies_of, regulations_of
from web.labels import label


class Tick(Frozen):
    """A label of an axis, ``at`` per cent of its length."""

    at: float
    name: str


class Event(Frozen):
    """Something dated: its kind (body, adopted, in_force), its partial date, its name, and its place on the axis.

    ``low`` and ``high`` bound what the date may mean: a year is a stretch of the axis, not a point.
    """

    kind: str
    date: str
    name: str
    at: float
    low: float
    high: float


class Lane(Frozen):
    """The events of one city."""

    city: Ref
    events: list[Event]


class Timeline(Frozen):
    """Lanes over years; ``years`` are the labels of the axis with their place, ``marked`` is a date to compare with."""

    lanes: list[Lane]
    years: list[Tick]
    marked: Tick | None = None


def timeline(
    base: Base, cities: Sequence[str], language: Language, marked: tuple[str, str, str] | None = None
) -> Timeline | None:
    """Bodies and laws of cities on one axis of years, with a date to compare with: when, and its two names."""
    dated = {city: _dates(base, city, language) for city in cities}
    points = [_year(date) for found in dated.values() for _, date, _ in found]
    if not points:
        return None
    points += [_year(marked[0])] if marked else []
    first, last = int(min(points)), int(max(points)) + 1
    span = max(last - first, 1)

    def place(year: float) -> float:
        return round(100 * (year - first) / span, 2)

    lanes = [
        Lane(
            city=base.ref(f"city:{city}", language),
            events=[_event(kind, date, name, place) for kind, date, name in found],
        )
        for city, found in dated.items()
        if found
    ]
    step = 5 if span > 10 else 1
    years = [Tick(at=place(year), name=str(year)) for year in range(first, last + 1) if year % step == 0]
    line = (
        Tick(
            at=place(_year(marked[0])),
            name=label("bracketed", language).format(name=marked[2 if language == "zh" else 1], said=marked[0]),
        )
        if marked
        else None
    )
    return Timeline(lanes=lanes, years=years, marked=line)


def _event(kind: str, date: str, name: str, place: Callable[[float], float]) -> Event:
    days = interval(date)
    low, high = (place(_part_of_year(day)) for day in (days.first, days.last))
    return Event(kind=kind, date=date, name=name, at=place(_year(date)), low=low, high=high)


def _dates(base: Base, city: str, language: Language) -> list[tuple[str, str, str]]:
    found = [
        ("body", body.established, base.ref(f"organisation:{body.organisation}", language).name)
        for body in bodies_of(base, city)
    ]
    for law in regulations_of(base, city):
        name = base.ref(f"regulation:{law.id}", language).name
        found += [("adopted", law.adopted, name), ("in_force", law.in_force, name)]
    return [(kind, date, name) for kind, date, name in found if date]


def _year(date: str) -> float:
    """The middle of what a partial date may mean, as a year with a fraction."""
    days = interval(date)
    return (_part_of_year(days.first) + _part_of_year(days.last)) / 2


def _part_of_year(day: date) -> float:
    return day.year + (day.toordinal() - day.replace(month=1, day=1).toordinal()) / 365.25
