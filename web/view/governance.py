"""Legislation, governing bodies, development paths and policies: plans whose answers are pages."""

from collections import Counter

from kb.knowledge import KnowledgeBase
from kb.model import PathType, Policy
from kb.query.answer import Answer, Frozen, Language, Ref
from kb.query.attributes import LEAD_TYPES, SUBJECTS
from kb.query.base import Base, pick
from kb.query.concerning import linked_keys
from kb.query.conditions import Condition, HasBody, HasPath, HasRegulation, Selection
from kb.query.dates import DateTest
from kb.query.kinds.governing import Pattern
from kb.query.kinds.listing import Things
from kb.query.kinds.selecting import Find
from web.labels import label, value_label
from web.view.choosing import condition_of, part_values
from web.view.facets import Chosen, facets
from web.view.figure import figures
from web.view.merge import entitled, merge
from web.view.page import Filter, FilteredPage, Page, make_filter

CHOICES = ("path", "region", "tier")


class InstrumentsPage(FilteredPage):
    """A table of laws, bodies or policies, and what they have in common."""

    headline: str = ""
    finding: str = ""
    as_of: str = ""


class TypeGroup(Frozen):
    """A development path type with the cities that follow it."""

    type: Ref
    features: str
    cities: list[Ref]


class PathsPage(Page):
    """The typology of development paths."""

    headline: str
    groups: list[TypeGroup]


def legislation_page(
    knowledge: KnowledgeBase, language: Language, address: str, subject: str | None, breadth: str, as_of: str | None
) -> InstrumentsPage:
    """Which cities have a law, by subject, read broadly or strictly, as of a date."""
    subjects = {key: pick(words, language) for key, words in SUBJECTS.items() if key != "other"}
    breadths = {"broad": label("breadth.broad", language), "strict": label("breadth.strict", language)}
    chosen = {"subject": subject, "breadth": breadth}
    filters = facets(
        knowledge.base,
        {"subject": subjects, "breadth": breadths},
        chosen,
        lambda found: _laws(found, as_of),
        address,
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
    answer = knowledge.run(Find(select=_laws(chosen, as_of), columns=columns), language)
    return InstrumentsPage(
        title=label("legislation", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        lead=answer.reading.text,
        headline=answer.headline,
        answer=entitled(answer, label("table.laws", language)),
        filters=filters,
        as_of=as_of or "",
        figures=figures(knowledge, answer, "timeline"),
    )


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
    knowledge: KnowledgeBase, language: Language, address: str, chosen: dict[str, str | None]
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

    filters = facets(base, values, chosen, select, address, language, {"law": "filter.order"})
    columns = ("body", "body.established", "body.lead", "body.lead_type", "regulation.adopted")
    answer = knowledge.run(Find(select=select(chosen), columns=columns), language)
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
        answer=merge([shared, answer]) if shared.status == "answered" else answer,
        filters=filters,
        figures=figures(knowledge, answer, "timeline"),
    )


def lead_values(language: Language) -> dict[str, str]:
    """The types of lead entities."""
    return {key: pick(words, language) for key, words in LEAD_TYPES.items()}


def _titled(answer: Answer, title: str) -> Answer:
    return answer.model_copy(update={"tables": [table.model_copy(update={"title": title}) for table in answer.tables]})


def paths_page(knowledge: KnowledgeBase, language: Language, address: str) -> PathsPage:
    """The types of development paths with their cities, and the typical path of each city."""
    plan = Find(select=Selection(conditions=(HasPath(),)), columns=("path_type", "path.typical"), order_by="path_type")
    answer = knowledge.run(plan, language)
    return PathsPage(
        title=label("paths", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        lead=answer.reading.text,
        headline=answer.headline,
        answer=entitled(answer, label("table.paths", language)),
        groups=_groups(knowledge.base, answer, language),
    )


def _groups(base: Base, answer: Answer, language: Language) -> list[TypeGroup]:
    rows = [row for table in answer.tables if table.state == "yes" for row in table.rows]
    found = []
    for kind in sorted(base.store.rows(PathType), key=lambda row: row.position):
        cities = [row.cells["city"] for row in rows if _is(row.cells.get("path_type"), f"path_type:{kind.id}")]
        found.append(
            TypeGroup(
                type=base.ref(f"path_type:{kind.id}", language),
                features=pick((kind.features, kind.features_zh), language),
                cities=[city for city in cities if isinstance(city, Ref)],
            )
        )
    return found


def _is(cell: object, key: str) -> bool:
    return isinstance(cell, Ref) and cell.id == key


def policies_page(
    knowledge: KnowledgeBase, language: Language, address: str, kind: str | None, place: str | None
) -> InstrumentsPage:
    """Policies by kind and place."""
    base = knowledge.base
    rows = base.store.rows(Policy)
    kinds = {key: value_label(key, language) for key in sorted({row.kind for row in rows})}
    places = {key: base.ref(key, language).name for key in sorted({row.place for row in rows if row.place})}
    about = {row.id: linked_keys(base, f"policy:{row.id}", row) for row in rows}
    by_kind = Counter(row.kind for row in rows if not place or place in about[row.id])
    by_place = Counter(key for row in rows if not kind or row.kind == kind for key in about[row.id])
    filters: list[Filter] = [
        make_filter("kind", label("filter.kind", language), kinds, kind, address, by_kind),
        make_filter("place", label("filter.place", language), places, place, address, by_place),
    ]
    answer = knowledge.run(Things(entity="policy", type=kind, about=(place,) if place else ()), language)
    return InstrumentsPage(
        title=label("policies", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        lead=answer.reading.text,
        headline=label("policies.count", language).format(count=sum(len(table.rows) for table in answer.tables)),
        answer=_titled(answer, label("policies", language)),
        filters=filters,
    )
