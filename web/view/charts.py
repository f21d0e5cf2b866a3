"""Small drawings as data: where a city stands among others, and when things happened. Templates draw them as SVG."""

from kb.model.values import interval
from kb.query.answer import Frozen, Language, Ref
from kb.query.base import Base
from kb.query.evaluate import bodies_of, regulations_of, value_of


class Tick(Frozen):
    """A city on a strip, ``at`` per cent of its width."""

    at: float
    name: str
    own: bool = False


class Strip(Frozen):
    """All scores of an indicator on one line, the own one marked."""

    indicator: Ref
    edition: Ref
    score: float
    rank: int | None
    count: int
    low: float
    high: float
    decimals: int
    ticks: list[Tick]


class Event(Frozen):
    """Something dated: its kind (body, adopted, in_force), its partial date, its name, and its place on the axis."""

    kind: str
    date: str
    name: str
    at: float


class Lane(Frozen):
    """The events of one city."""

    city: Ref
    events: list[Event]


class Timeline(Frozen):
    """Lanes over years; ``years`` are the labels of the axis with their place."""

    lanes: list[Lane]
    years: list[Tick]


def strip(base: Base, indicator: str, city: str, language: Language) -> Strip | None:
    """Where a city's score stands among all of the indicator, if it has one."""
    scores = {other: row.score for other, row in base.scores.get(indicator, {}).items() if row.score is not None}
    own = scores.get(city)
    if own is None:
        return None
    low, high = min(scores.values()), max(scores.values())
    width = (high - low) or 1
    ticks = [
        Tick(at=round(100 * (score - low) / width, 2), name=base.ref(f"city:{other}", language).name, own=other == city)
        for other, score in sorted(scores.items(), key=lambda item: (item[0] == city, item[1]))
    ]
    rank = value_of(base, indicator, "rank", city)[0]
    edition = base.editions[base.indicators[indicator].edition]
    return Strip(
        indicator=base.ref(f"indicator:{indicator}", language),
        edition=base.ref(f"edition:{edition.id}", language),
        score=own,
        decimals=edition.decimals,
        rank=int(rank) if rank is not None else None,
        count=len(scores),
        low=low,
        high=high,
        ticks=ticks,
    )


def strips(base: Base, city: str, language: Language, deepest: int = 1) -> list[Strip]:
    """Strips of the overall scores and of the level below."""
    found = []
    for edition in base.editions.values():
        overall = base.indicators[edition.overall]
        parts = [row for row in base.children.get(overall.id, []) if row.published and row.kind == "score"]
        for indicator in [overall, *(parts if deepest else [])]:
            one = strip(base, indicator.id, city, language)
            if one:
                found.append(one)
    return found


def timeline(base: Base, cities: list[str], language: Language) -> Timeline | None:
    """Bodies and laws of cities on one axis of years."""
    dated = {city: _dates(base, city, language) for city in cities}
    points = [_year(date) for found in dated.values() for _, date, _ in found]
    if not points:
        return None
    first, last = int(min(points)), int(max(points)) + 1
    span = max(last - first, 1)

    def place(year: float) -> float:
        return round(100 * (year - first) / span, 2)

    lanes = [
        Lane(
            city=base.ref(f"city:{city}", language),
            events=[Event(kind=kind, date=date, name=name, at=place(_year(date))) for kind, date, name in found],
        )
        for city, found in dated.items()
        if found
    ]
    step = 5 if span > 10 else 1
    years = [Tick(at=place(year), name=str(year)) for year in range(first, last + 1) if year % step == 0]
    return Timeline(lanes=lanes, years=years)


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
    middle = (days.first.toordinal() + days.last.toordinal()) / 2
    start = days.first.replace(month=1, day=1).toordinal()
    return days.first.year + (middle - start) / 365.25
