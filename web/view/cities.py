"""The list of cities with its filters, and the page of one city."""

from collections import Counter
from collections.abc import Collection, Iterable
from functools import reduce
from operator import and_
from typing import cast

import numpy as np

from kb.errors import NotFoundError
from kb.knowledge import KnowledgeBase
from kb.model import GoverningBody, Network, Place, Regulation
from kb.query.answer import Answer, Language, Ref
from kb.query.base import Base, names, pick
from kb.query.drafting.draft import Draft
from kb.query.drafting.firm import firm_rank, possible_ranks
from kb.query.drafting.weighing_tables import spread
from kb.query.kinds.describing import Profile
from kb.query.kinds.selecting import Find
from kb.query.kinds.standing import Strengths
from kb.query.selection.attributes import ATTRIBUTES, TIERS
from kb.query.selection.conditions import (
    AnyOf,
    Condition,
    HasBody,
    HasRegulation,
    InEdition,
    InNetwork,
    InPlace,
    InTier,
    NamedCities,
    Selection,
)
from kb.query.selection.describe import selection_words
from kb.query.selection.evaluate import members
from kb.query.selection.facts import bodies_of, regulations_of
from kb.query.selection.ranks import value_of
from kb.search.vocabulary import beginning
from web.addresses import with_parameters
from web.labels import label
from web.view.figure import Figure, figures, plan_figures
from web.view.marks import Mark, Marks, audit_line, first_table_with, marked, marks_of
from web.view.merge import entitled, merge, relabelled
from web.view.page import Filter, FilteredPage, Page, make_filter
from web.view.paging import pages_of, unturned
from web.view.sheet import finish
from web.view.things import add_errata, add_names

FEWEST_FOR_A_MAP = 10
MOST_NAMED = 100  # cities that the beginning of a name is looked up for
MOST_DRAWN = 400  # cities beside which one is shown in a chart
IN_TIME = Find(
    select=Selection(conditions=(AnyOf(conditions=(HasBody(), HasRegulation())),)),
    columns=("body", "body.established", "regulation", "regulation.adopted", "regulation.in_force"),
    order_by="body.established",
)
PARAMETERS = ("country", "region", "tier", "network", "index", "law")


class CitiesPage(FilteredPage):
    """Cities that meet the filters, those outside the set that a source covers among them."""

    count: int = 0
    whole: int = 0
    beginning: str = ""


class CityPage(Page):
    """Everything known and unknown about a city."""

    city: Ref
    headline: str
    unknown: list[str]
    editions: list[str]
    firm: list[Mark]
    audits: list[Mark]
    marked: int
    named: int
    marks: Marks


def cities_page(
    knowledge: KnowledgeBase,
    language: Language,
    address: str,
    chosen: dict[str, str | None],
    text: str = "",
    page: int = 1,
) -> CitiesPage:
    """The cities that meet all chosen filters and have a name that begins so, as the answer to a find plan; a page of them."""
    base = knowledge.base
    named = _named(base, text)
    filters = _filters(base, language, unturned(address), chosen, named)
    select = Selection(conditions=(*named, *_conditions(chosen)))
    ranks = tuple(f"rank:{edition.overall}" for edition in base.editions.values())
    plan = Find(select=select, columns=("country", "region", "tier", "networks", "regulation.adopted", *ranks))
    answer = knowledge.turned_to(page).run(plan, language)
    answer = relabelled(answer, "regulation.adopted", label("law.adopted", language))
    return CitiesPage(
        title=label("cities", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        lead=_lead(base, answer, text, chosen, language),
        answer=entitled(answer, label("cities", language)),
        filters=filters,
        pages=pages_of(answer, page, address, language),
        beginning=text,
        figures=_maps(knowledge, plan, answer, language) if page == 1 else [],
        count=len(members(base, select)),
        whole=len(base.cities),
    )


def _named(base: Base, text: str) -> tuple[NamedCities, ...]:
    """The first cities with a name in any language that begins with some words; nothing without words."""
    if not text:
        return ()
    keys = beginning(base.store, text, MOST_NAMED, "city")
    return (NamedCities(cities=tuple(key.partition(":")[2] for key in keys)),)


def _lead(base: Base, answer: Answer, text: str, chosen: dict[str, str | None], language: Language) -> str:
    """How the list was understood; a name's beginning is said as it was typed, not as the cities that have it."""
    if not text:
        return answer.reading.text
    rest = selection_words(base, Selection(conditions=tuple(_conditions(chosen))), language)
    return label("cities.beginning", language).format(text=text, rest=rest)


def _filters(
    base: Base, language: Language, address: str, chosen: dict[str, str | None], named: tuple[NamedCities, ...]
) -> list[Filter]:
    held = _held(base)
    among = [_bits(base, set(one.cities)) for one in named]
    places = {row.id: row for row in base.store.rows(Place)}
    countries = sorted({city.country for city in base.cities.values()}, key=lambda ident: places[ident].name)
    regions = sorted({city.region for city in base.cities.values() if city.region})
    values = {
        "country": {ident: pick(names(places[ident]), language) for ident in countries},
        "region": {ident: pick(names(places[ident]), language) for ident in regions},
        "tier": {tier: pick(words, language) for tier, words in TIERS.items()},
        "network": {row.id: pick(names(row), language) for row in base.store.rows(Network) if row.id in base.members},
        "index": {row.id: pick(names(row), language) for row in base.editions.values()},
        "law": {"yes": label("has-law", language), "no": label("has-no-law", language)},
    }
    filters = []
    for name in PARAMETERS:
        others = [
            held[other][value] for other in PARAMETERS if other != name and (value := chosen[other]) in held[other]
        ] + among
        counts = {value: reduce(and_, others, cities).bit_count() for value, cities in held[name].items()}
        filters.append(
            make_filter(name, label(f"filter.{name}", language), values[name], chosen[name], address, counts)
        )
    return filters


def _held(base: Base) -> dict[str, dict[str, int]]:
    """The cities that each value of each filter leaves, worked out once: a number with a bit for each city."""
    if "cities by filter" not in base.worked_out:
        values: dict[str, Iterable[str]] = {
            "country": {city.country for city in base.cities.values()},
            "region": {city.region for city in base.cities.values() if city.region},
            "tier": TIERS, "network": base.members, "index": base.editions, "law": ("yes", "no"),
        }  # fmt: skip
        base.worked_out["cities by filter"] = {
            name: {value: _bits(base, _cities_with(base, name, value)) for value in values[name]} for name in PARAMETERS
        }
    return cast(dict[str, dict[str, int]], base.worked_out["cities by filter"])


def _bits(base: Base, cities: Collection[str]) -> int:
    """A bit for each of some cities, at its place among all."""
    held = np.zeros(len(base.cities), np.bool_)
    held[base.places([city for city in cities if city in base.cities])] = True
    return int.from_bytes(np.packbits(held).tobytes())


def _cities_with(base: Base, name: str, value: str) -> set[str]:
    """The cities that a filter with one value leaves."""
    if name in ("country", "region"):  # the many values
        return {ident for ident, row in base.cities.items() if getattr(row, name) == value}
    return set(members(base, Selection(conditions=tuple(_conditions({**dict.fromkeys(PARAMETERS), name: value})))))


def _conditions(chosen: dict[str, str | None]) -> list[Condition]:
    found: list[Condition] = []
    for name, value in chosen.items():
        if not value:
            continue
        match name:
            case "country" | "region":
                found.append(InPlace(place=value))
            case "tier":
                found.append(InTier(tier=value))
            case "network":
                found.append(InNetwork(network=value))
            case "index":
                found.append(InEdition(edition=value))
            case "law":
                found.append(HasRegulation(negate=value == "no"))
    return found


def city_page(knowledge: KnowledgeBase, ident: str, language: Language, address: str) -> CityPage:
    """A city's profile, names, standing among its peers and errata.

    Raises
    ------
    NotFoundError
        When there is no such city; the sentence names the nearest.
    """
    base = knowledge.base
    if ident not in base.cities:
        near = base.vocabulary.nearest(ident.replace("-", ""), kinds=("city",))
        hint = f" (nearest: {', '.join(candidate.key.partition(':')[2] for candidate in near)})" if near else ""
        raise NotFoundError(f"there is no city {ident!r}{hint}")
    profile = knowledge.run(Profile(city=ident), language)
    editions = _newest(base, [edition for edition in base.editions if base.is_assessed(ident, edition)])
    draft = Draft(base, language)
    add_names(draft, f"city:{ident}")
    add_errata(draft, f"city:{ident}")
    one = editions[0] if len(editions) == 1 else None
    standing = [knowledge.run(Strengths(city=ident, edition=one), language)] if editions else []
    answers = [profile, *standing]
    answers.append(finish(draft, ("", "")))
    city = base.ref(f"city:{ident}", language)
    answer = marked(base, merge(answers), language, ident)
    scored = first_table_with(profile, "indicator")
    return CityPage(
        title=city.name,
        language=language,
        address=address,
        data_version=knowledge.data_version,
        city=city,
        headline=profile.headline,
        answer=answer,
        firm=[line for edition in editions if (line := _firm(base, edition, ident, language))],
        audits=[_audit(base, edition, ident, language) for edition in editions],
        marked=scored,
        named=first_table_with(answer, "language"),
        marks=marks_of(base, answer.tables[scored], language, ident) if scored >= 0 else {},
        unknown=_unknown(base, ident, language),
        editions=editions,
        figures=_figures(knowledge, ident, editions, standing, language),
    )


def _newest(base: Base, editions: list[str]) -> list[str]:
    """The newest of several editions of each index."""
    return list({base.editions[edition].index: edition for edition in editions}.values())


def _audit(base: Base, edition: str, city: str, language: Language) -> Mark:
    line = audit_line(base, edition, language, city=city)
    name = base.ref(f"edition:{edition}", language).name
    return line.model_copy(update={"text": f"{name}{label('colon', language)}{line.text}"})


def _firm(base: Base, edition: str, city: str, language: Language) -> Mark | None:
    """How far the city's rank depends on the weights, beside the rank."""
    firm, possible = firm_rank(base, edition, city), possible_ranks(base, edition).get(city)
    rank = value_of(base, base.editions[edition].overall, "rank", city)[0]
    if firm is None or rank is None:
        return None
    if possible:
        firm = (max(firm[0], possible[0]), min(firm[1], possible[1]))  # both hold
    told = {"edition": base.ref(f"edition:{edition}", language).name, "rank": int(rank), "count": base.size(edition),
            "firm": spread(*firm), "possible": spread(*possible) if possible else "–"}  # fmt: skip
    return Mark(
        text=label("city.firm", language).format(**told),
        address=with_parameters(f"/indices/{edition}/envelope", city=city),
    )


def _unknown(base: Base, ident: str, language: Language) -> list[str]:
    facts = {key: column.read(base, ident, language) for key, column in ATTRIBUTES.items()}
    return [
        pick(ATTRIBUTES[key].label, language)
        for key, fact in facts.items()
        if fact.value is None and fact.state == "unknown"
    ]


def _figures(
    knowledge: KnowledgeBase, ident: str, editions: list[str], standing: list[Answer], language: Language
) -> list[Figure]:
    """Where the city stands in each edition, and its body and law among those of the others."""
    base = knowledge.base
    found = [one for edition in editions if base.size(edition) <= MOST_DRAWN
             for one in plan_figures(knowledge, overall_scores(base, edition), language, "strip", mark=f"city:{ident}")]  # fmt: skip
    alone = (
        standing
        if len(editions) == 1
        else [knowledge.run(Strengths(city=ident, edition=e), language) for e in editions]
    )
    found += [one for answer in alone for one in figures(knowledge, answer, "ranked")]
    dated = base.store.count(GoverningBody) + base.store.count(Regulation)
    if dated <= MOST_DRAWN and (bodies_of(base, ident) or regulations_of(base, ident)):
        found += plan_figures(knowledge, IN_TIME, language, "timeline", mark=f"city:{ident}")
    return found


def overall_scores(base: Base, edition: str, select: Selection | None = None, parent: str = "") -> Find:
    """The scores of an indicator (the overall one unless said otherwise) and of the level below it."""
    top = base.indicators[parent or base.editions[edition].overall]
    below = [row.id for row in base.children.get(top.id, []) if row.kind == "score" and row.id in base.scores]
    columns = tuple(f"score:{ident}" for ident in (top.id, *below))
    chosen = select or Selection(conditions=(InEdition(edition=edition),))
    return Find(select=chosen, columns=columns, order_by=columns[0], descending=top.higher_is_better)


def _maps(knowledge: KnowledgeBase, plan: Find, answer: Answer, language: Language) -> list[Figure]:
    """The cities on a map; those of the country with most of them once more on a map of their own."""
    countries = Counter(knowledge.base.cities[key].country for key in _cities_of(answer))
    shown = plan.model_copy(update={"columns": ()})
    found = plan_figures(knowledge, shown, language, "map")
    most = countries.most_common(1)
    if found and len(countries) > 1 and most[0][1] >= FEWEST_FOR_A_MAP:
        within = Selection(conditions=(*plan.select.conditions, InPlace(place=most[0][0])))
        found += plan_figures(knowledge, shown.model_copy(update={"select": within}), language, "map")
    return found


def _cities_of(answer: Answer) -> list[str]:
    cells = (row.cells.get("city") for table in answer.tables if table.state == "yes" for row in table.rows)
    return [cell.id.removeprefix("city:") for cell in cells if isinstance(cell, Ref)]
