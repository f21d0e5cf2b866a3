"""Legislation, governing bodies, development paths and policies: plans whose answers are pages."""

from collections import Counter
from typing import cast

from kb.knowledge import KnowledgeBase
from kb.model import PathType, Policy
from kb.query.answer import Answer, Frozen, Language, Ref
from kb.query.base import Base, pick
from kb.query.drafting.concerning import own_keys
from kb.query.kinds.governing import Pattern
from kb.query.kinds.listing import Things
from kb.query.kinds.selecting import Find
from kb.query.selection.attributes import LEAD_TYPES, SUBJECTS
from kb.query.selection.conditions import Condition, HasBody, HasPath, HasRegulation, Selection
from kb.query.selection.dates import DateTest
from kb.query.selection.evaluate import members
from kb.store.nets import Net
from web.labels import label, value_label
from web.view.choosing import condition_of, part_values
from web.view.facets import Chosen, facets, top_values
from web.view.figure import figures
from web.view.merge import entitled, merge, relabelled
from web.view.page import Filter, FilteredPage, Page, make_filter
from web.view.paging import pages_of, unturned

CHOICES = ("path", "region", "tier")
MOST_NAMED = 60  # cities of a type of path


class InstrumentsPage(FilteredPage):
    """A table of laws, bodies or policies, and what they have in common."""

    headline: str = ""
    finding: str = ""
    apart: str = ""
    as_of: str = ""


class TypeGroup(Frozen):
    """A development path type with the cities that follow it."""

    type: Ref
    features: str
    cities: list[Ref]
    more: int = 0


class PathsPage(Page):
    """The typology of development paths."""

    headline: str
    groups: list[TypeGroup]
    pages: Filter | None = None


def legislation_page(
    knowledge: KnowledgeBase, language: Language, address: str, subject: str | None, breadth: str, as_of: str | None,
    page: int = 1,
) -> InstrumentsPage:  # fmt: skip
    """Which cities have a law, by subject, read broadly or strictly, as of a date; a page of them."""
    subjects = {key: pick(words, language) for key, words in SUBJECTS.items() if key != "other"}
    breadths = {"broad": label("breadth.broad", language), "strict": label("breadth.strict", language)}
    chosen = {"subject": subject, "breadth": breadth}
    filters = facets(
        knowledge.base,
        {"subject": subjects, "breadth": breadths},
        chosen,
        lambda found: _laws(found, as_of),
        unturned(address),
        language,
    )
    columns = (
        "regulation",
        "regulation.subject",
        "regulation.adopted",
        "regulation.in_force",
        "regulation.lag",
        "path_type",
    )
    answer = knowledge.turned_to(page).run(Find(select=_laws(chosen, as_of), columns=columns), language)
    return InstrumentsPage(
        title=label("legislation", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        lead=answer.reading.text,
        headline=answer.headline,
        apart=apart(answer, language),
        answer=entitled(answer, label("table.laws", language)),
        filters=filters,
        pages=pages_of(answer, page, address, language),
        as_of=as_of or "",
        figures=figures(knowledge, answer, "timeline") if page == 1 else [],
    )


def apart(answer: Answer, language: Language) -> str:
    """A sentence on the cities that meet the condition but stand outside the set counted over."""
    met = [table for table in answer.tables if table.state == "yes"]
    names = [city.name for table in met[1:] for row in table.rows if isinstance(city := row.cells.get("city"), Ref)]
    return label("instruments.apart", language).format(names=label("comma", language).join(names)) if names else ""


def _laws(chosen: Chosen, as_of: str | None) -> Selection:
    """The cities with a law; without a breadth it is read broadly."""
    law = HasRegulation.model_validate(
        {
            "subject": chosen["subject"],
            "breadth": chosen["breadth"] or "broad",
            "in_force": DateTest(op="as_of", date=as_of) if as_of else None,
        }
    )
    return Selection(conditions=(law,))


def governance_page(
    knowledge: KnowledgeBase, language: Language, address: str, chosen: dict[str, str | None], page: int = 1
) -> InstrumentsPage:
    """Which body steers, who leads it, since when, before or after the law; what bodies share and who is the exception.

    Raises
    ------
    NotFoundError
        When a choice is not known.
    """
    base = knowledge.base
    orders = {"before": label("body.before", language), "after": label("body.after", language)}
    values = {"lead": lead_values(language), "law": orders} | {
        part: part_values(base, part, language) for part in CHOICES
    }

    def select(found: Chosen) -> Selection:
        bodies: Condition = HasBody.model_validate({"lead_type": found["lead"], "law": found["law"]})
        places = tuple(condition_of(base, f"{part}:{value}") for part in CHOICES if (value := found[part]))
        return Selection(conditions=(*places, bodies))

    filters = facets(base, values, chosen, select, unturned(address), language, {"law": "filter.order"})
    columns = ("body", "body.established", "body.lead", "body.lead_type", "regulation.adopted")
    answer = knowledge.turned_to(page).run(Find(select=select(chosen), columns=columns), language)
    pages = pages_of(answer, page, address, language)
    answer = relabelled(answer, "regulation.adopted", label("law.adopted", language))
    answer = entitled(answer, label("table.bodies", language))
    shared = knowledge.run(Pattern(select=select(chosen)), language)
    return InstrumentsPage(
        title=label("governance", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        lead=answer.reading.text,
        headline=answer.headline,
        finding=shared.headline,
        apart=apart(answer, language),
        answer=merge([shared, answer]) if shared.status == "answered" and page == 1 else answer,
        filters=filters,
        pages=pages,
        figures=figures(knowledge, answer, "timeline") if page == 1 else [],
    )


def lead_values(language: Language) -> dict[str, str]:
    """The types of lead entities."""
    return {key: pick(words, language) for key, words in LEAD_TYPES.items()}


def _titled(answer: Answer, title: str) -> Answer:
    return answer.model_copy(update={"tables": [table.model_copy(update={"title": title}) for table in answer.tables]})


def paths_page(knowledge: KnowledgeBase, language: Language, address: str, page: int = 1) -> PathsPage:
    """The types of development paths with their cities, and the typical path of each city, a page of them."""
    plan = Find(select=Selection(conditions=(HasPath(),)), columns=("path_type", "path.typical"), order_by="path_type")
    answer = knowledge.turned_to(page).run(plan, language)
    groups = _groups(knowledge.base, language)
    return PathsPage(
        title=label("paths", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        lead=answer.reading.text,
        headline=_finding(knowledge.base, groups, language),
        answer=entitled(answer, label("table.paths", language)),
        pages=pages_of(answer, page, address, language),
        groups=groups,
    )


def _finding(base: Base, groups: list[TypeGroup], language: Language) -> str:
    """How many cities are typed, and how many follow each type."""
    sizes = [f"{group.type.name} {len(group.cities) + group.more}" for group in groups]
    typed = len(members(base, Selection(conditions=(HasPath(),))))
    return label("paths.finding", language).format(
        count=typed, types=len(groups), sizes=label("comma", language).join(sizes)
    )


def _groups(base: Base, language: Language) -> list[TypeGroup]:
    """The types in their order; of very many cities of a type the first are named."""
    found = []
    for kind in sorted(base.store.rows(PathType), key=lambda row: row.position):
        cities = members(base, Selection(conditions=(HasPath(types=(kind.id,)),)))
        found.append(
            TypeGroup(
                type=base.ref(f"path_type:{kind.id}", language),
                features=pick((kind.features, kind.features_zh), language),
                cities=[base.ref(f"city:{city}", language) for city in cities[:MOST_NAMED]],
                more=max(0, len(cities) - MOST_NAMED),
            )
        )
    return found


def policies_page(
    knowledge: KnowledgeBase, language: Language, address: str, kind: str | None, place: str | None, page: int = 1
) -> InstrumentsPage:
    """Policies by kind and place, a page of them."""
    base = knowledge.base
    rows = base.store.rows(Policy)
    kinds = {key: value_label(key, language) for key in sorted({row.kind for row in rows})}
    placed = {row.place for row in rows if row.place}
    about = _about(base)
    by_kind = Counter(row.kind for row in rows if not place or place in about[row.id])
    by_place = Counter(key for row in rows if not kind or row.kind == kind for key in about[row.id])
    shown = top_values(sorted(placed), by_place, place)
    first = unturned(address)
    filters: list[Filter] = [
        make_filter("kind", label("filter.kind", language), kinds, kind, first, by_kind),
        make_filter("place", label("filter.place", language), {key: base.ref(key, language).name for key in shown}, place, first, by_place),
    ]  # fmt: skip
    plan = Things(entity="policy", type=kind, about=(place,) if place else ())
    answer = knowledge.turned_to(page).run(plan, language)
    return InstrumentsPage(
        title=label("policies", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        lead=answer.reading.text,
        headline=label("policies.count", language).format(
            count=sum(table.count or len(table.rows) for table in answer.tables)
        ),
        answer=_titled(answer, label("policies", language)),
        filters=filters,
        pages=pages_of(answer, page, address, language),
    )


def _about(base: Base) -> dict[str, tuple[str, ...]]:
    """What each policy is about, worked out once; a key that many are about is held once."""
    if "policies about" not in base.worked_out:
        found = {row.id: own_keys(base, f"policy:{row.id}", row) for row in base.store.rows(Policy)}
        for key, other in Net(base.store).ends("policy"):
            found.get(key.partition(":")[2], set()).add(other)
        once: dict[str, str] = {}
        base.worked_out["policies about"] = {
            policy: tuple(once.setdefault(key, key) for key in sorted(keys)) for policy, keys in found.items()
        }
    return cast(dict[str, tuple[str, ...]], base.worked_out["policies about"])
