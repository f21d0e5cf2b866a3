"""Cases and scores: a condition and an indicator, every case as a named dot, the dates, and what may be said."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor, log10

from pydantic import Field

from kb.analysis.summary import quantile
from kb.errors import BadRequestError, NotFoundError
from kb.knowledge import KnowledgeBase
from kb.model import Indicator
from kb.query.answer import Cell, Frozen, Language, Ref
from kb.query.base import Base
from kb.query.drafting.case_tables import clock_words, p_words, signed, versus
from kb.query.drafting.part import step_of
from kb.query.kinds import read_plan
from kb.query.kinds.linking import MEETS, SIDES, Relate, grouped_cities
from kb.query.selection.attributes import attribute
from kb.query.selection.cases import Look, find_cases, look
from kb.query.selection.conditions import Selection
from web.labels import label
from web.view.choosing import GROUPINGS, OptionGroup, condition_groups, condition_of, place_groups
from web.view.dates import Tick, Timeline, timeline
from web.view.figure import figures
from web.view.page import Filter, Option, Page
from web.view.paging import only_pages_of

Group = tuple[str, Sequence[str], Sequence[str]]  # its name, its cities with a score, those without
MOST_ROWS = 24  # more cases in one drawing: each group gets its own, side by side
MOST_MISSING = 12  # cases without a score that a panel names; the table names all
MOST_DRAWN = 240  # cases that are drawn by name; of more every so many-th of each group, which keeps its shape


class Dot(Frozen):
    """A case: its score and its place on the axis in per cent; without a score it is named all the same."""

    city: Ref
    score: float | None = None
    at: float | None = None


class Block(Frozen):
    """A group of cases, the highest first, with its median."""

    name: str
    count: int
    dots: list[Dot]
    median: float | None = None
    median_at: float | None = None


class Panel(Frozen):
    """Groups on one axis, on one clock; ``result`` says the exact test in a line, or that there is none."""

    title: str
    blocks: list[Block]
    ticks: list[Tick]
    result: str = ""


class CasesPage(Page):
    """A condition against an indicator."""

    headline: str
    indicator: Ref
    edition: Ref
    panels: list[Panel]
    step: int = Field(default=1, exclude_if=lambda step: step == 1, description="Every how many-th case is drawn.")
    timeline: Timeline | None
    conditions: list[OptionGroup]
    indicators: list[OptionGroup]
    places: list[OptionGroup]
    year: str
    every: bool
    permalink: str
    pages: Filter | None = Field(default=None, exclude_if=lambda pages: pages is None)


class Chosen(Frozen):
    """What the form says."""

    group: str = ""
    indicator: str = ""
    among: str = ""
    year: str = ""
    every: bool = False


def cases_page(
    knowledge: KnowledgeBase, language: Language, address: str, chosen: Chosen, plan: str, page: int = 1
) -> CasesPage:
    """The page of a choice in the form, or of a plan of the kind ``relate``.

    Raises
    ------
    NotFoundError
        When a choice does not exist.
    BadRequestError
        When the plan is of another kind.
    """
    base = knowledge.base
    relate = _of_plan(plan) if plan else _of_form(base, chosen)
    answer = knowledge.turned_to(page).run(relate, language)
    indicator = relate.indicators[0]
    edition = base.editions[base.indicators[indicator].edition]
    said = chosen if not plan else Chosen(indicator=indicator)
    panels, cities = _panels(base, relate, language) if answer.status == "answered" else ([], [])
    step = step_of(len(cities), MOST_DRAWN)
    dated = answer.status == "answered" and not relate.by
    return CasesPage(
        title=label("relate", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        lead=answer.reading.text,
        headline=answer.headline,
        answer=answer,
        figures=figures(knowledge, answer, "groups", "timeline"),
        indicator=base.ref(f"indicator:{indicator}", language),
        edition=base.ref(f"edition:{edition.id}", language),
        panels=panels,
        step=step,
        timeline=timeline(base, cities[::step], language, (edition.date, edition.name, edition.name_zh))
        if dated
        else None,
        conditions=condition_groups(base, language, said.group or ("" if plan else "law")),
        indicators=_indicator_groups(base, language, indicator),
        places=place_groups(base, language, said.among),
        year=said.year or edition.date[:4],
        every=len(relate.indicators) > 1,
        permalink=answer.links["html"],
        pages=only_pages_of(answer, page, address, language),
    )


def _of_plan(text: str) -> Relate:
    plan = read_plan(text)
    if not isinstance(plan, Relate):
        raise BadRequestError(f"this page shows plans of the kind relate, not {plan.kind}; /answer shows any")
    return plan


def _of_form(base: Base, chosen: Chosen) -> Relate:
    indicator = chosen.indicator or _first_indicator(base)
    if indicator not in base.scores:
        raise NotFoundError(f"indicator={indicator} has no published scores; see /indices")
    own = base.indicators[indicator].edition
    every = tuple(row.id for row in _scored(base, own))
    year = chosen.year or base.editions[own].date[:4]
    among = Selection(conditions=(condition_of(base, chosen.among),)) if chosen.among else Selection()
    indicators = every if chosen.every else (indicator,)
    if chosen.group.startswith("by:"):
        if chosen.group[3:] not in GROUPINGS:
            raise NotFoundError(
                f"{chosen.group} is no grouping here; there are {', '.join(f'by:{key}' for key in GROUPINGS)}"
            )
        return Relate.model_validate({"indicators": (indicator,), "by": chosen.group[3:], "among": among})
    condition = Selection(conditions=(condition_of(base, chosen.group or "law", year, base.editions[own].date),))
    return Relate(indicators=indicators, condition=condition, among=among)


def _first_indicator(base: Base) -> str:
    """The overall score of the edition with most cities."""
    found = max(base.editions.values(), key=lambda row: base.size(row.id), default=None)
    if found is None:
        raise NotFoundError("this base holds no edition of an index, so there is no score to set cases against")
    return str(found.overall)


def _scored(base: Base, edition: str) -> list[Indicator]:
    """The indicators of an edition with published scores, whole before part."""
    found, queue = [], [base.indicators[base.editions[edition].overall]]
    while queue:
        row = queue.pop(0)
        found += [row] if row.kind == "score" and row.id in base.scores else []
        queue += base.children.get(row.id, [])
    return found


def _indicator_groups(base: Base, language: Language, chosen: str) -> list[OptionGroup]:
    return [
        OptionGroup(
            label=base.ref(f"edition:{edition}", language).name,
            options=[
                Option(value=row.id, label=base.ref(f"indicator:{row.id}", language).name, chosen=row.id == chosen)
                for row in _scored(base, edition)
            ],
        )
        for edition in base.editions
    ]


def _panels(base: Base, plan: Relate, language: Language) -> tuple[list[Panel], Sequence[str]]:
    """A panel a clock, or one with a block a group; many cases get a panel a group. And all cases in them."""
    indicator, zh = plan.indicators[0], language == "zh"
    if plan.by:
        groups, labels, _ = grouped_cities(base, indicator, plan.by, plan.among, language)
        found: list[Group] = [(_name(labels[key]), cities, ()) for key, cities in groups.items()]
        drawn = [(attribute(base, plan.by).label[zh], found, "")]
    else:
        date = base.editions[base.indicators[indicator].edition].date
        cases = find_cases(base, plan.condition, plan.against, plan.among, date)
        names = [name[zh] for name in (SIDES if plan.against else MEETS)]
        looked = [look(base, indicator, split) for split in cases.splits]
        drawn = [(clock_words(one.split, date)[zh], _sides(one, names), _result(one, language)) for one in looked]
    cities = list(dict.fromkeys(city for _, groups_, _ in drawn for _, scored, _ in groups_ for city in scored))
    column = base.printed(indicator)
    if len(drawn) == 1 and len(cities) > MOST_ROWS:
        drawn = [(group[0], [group], drawn[0][2] if place == 0 else "") for place, group in enumerate(drawn[0][1])]
    scores = {city: column[city] for city in cities}
    bounds = axis(min(scores.values()), max(scores.values()))
    return [_panel(base, title, found, scores, bounds, language, result) for title, found, result in drawn], cities


def _name(cell: Cell) -> str:
    return cell.name if isinstance(cell, Ref) else str(cell)


def _sides(found: Look, names: Sequence[str]) -> list[Group]:
    sides = ((found.left, found.split.left), (found.right, found.split.right))
    return [
        (name, scored, [c for c in side if c not in found.values])
        for name, (scored, side) in zip(names, sides, strict=True)
    ]


def _panel(
    base: Base,
    title: str,
    groups: Sequence[Group],
    scores: dict[str, float],
    bounds: tuple[float, float, float],
    language: Language,
    result: str,
) -> Panel:
    low, high, unit = bounds
    step = step_of(len(scores), MOST_DRAWN)

    def place(value: float) -> float:
        return round(100 * (value - low) / (high - low), 2)

    blocks = []
    for name, cities, missing in groups:
        dots = [Dot(city=base.ref(f"city:{c}", language), score=scores[c], at=place(scores[c])) for c in cities[::step]]
        dots += [Dot(city=base.ref(f"city:{city}", language)) for city in missing[:MOST_MISSING]]
        middle = float(quantile([scores[city] for city in cities], Fraction(1, 2))) if cities else None
        at = None if middle is None else place(middle)
        blocks.append(Block(name=name, count=len(cities), dots=dots, median=middle, median_at=at))
    count = round((high - low) / unit)
    ticks = [Tick(at=round(100 * number / count, 2), name=f"{low + number * unit:.10g}") for number in range(count + 1)]
    return Panel(title=title, blocks=blocks, ticks=ticks, result=result)


def axis(low: float, high: float) -> tuple[float, float, float]:
    """Round ends and a round step of an axis that holds two numbers, with three to six intervals.

    Examples
    --------
    >>> axis(0.6024, 0.828), axis(54.9, 100)
    ((0.6, 0.85, 0.05), (50.0, 100.0, 10.0))
    """
    spread = Fraction(str(high)) - Fraction(str(low)) or Fraction(1)
    size = Fraction(10) ** floor(log10(spread))
    step = next(
        size * part
        for part in (Fraction(1, 10), Fraction(1, 5), Fraction(1, 2), Fraction(1), Fraction(2))
        if spread / (size * part) <= 5
    )
    first, last = floor(Fraction(str(low)) / step), ceil(Fraction(str(high)) / step)
    return float(first * step), float(last * step), float(step)


def _result(found: Look, language: Language) -> str:
    """The exact test in small type, or that there is none."""
    if found.contrast is None:
        return f"{versus(found)[language == 'zh']}{label('relate.untested', language)}"
    values = {
        "delta": signed(found.contrast.delta, 2),
        "p": p_words(found.contrast.p),
        "n": versus(found)[language == "zh"],
    }
    return label("relate.tested", language).format(**values)
