"""The graph as a projection: every edge that the columns of the tables state, and every row of ``relations.csv``.

Rows become edges here; walking them is left to ``kb.analysis.graph``.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol, runtime_checkable

from kb.model import (
    Area,
    City,
    CityPath,
    Claim,
    Concept,
    Edition,
    Figure,
    GoverningBody,
    Group,
    GroupMember,
    Index,
    Indicator,
    Membership,
    Network,
    Organisation,
    PathType,
    Place,
    Policy,
    Practice,
    Reference,
    Regulation,
    Relation,
    Row,
    Score,
    Source,
    Theme,
)
from kb.model.values import split_list

NAMED: tuple[tuple[str, type[Row], str], ...] = (
    ("city", City, "name"), ("area", Area, "name"), ("place", Place, "name"), ("network", Network, "name"),
    ("regulation", Regulation, "title"), ("policy", Policy, "title"), ("organisation", Organisation, "name"),
    ("path_type", PathType, "name"), ("practice", Practice, "title"), ("theme", Theme, "label"),
    ("figure", Figure, "measure"), ("concept", Concept, "name"), ("reference", Reference, "name"),
    ("index", Index, "name"), ("edition", Edition, "name"), ("indicator", Indicator, "name"),
    ("group", Group, "name"), ("source", Source, "short"), ("claim", Claim, "statement"),
)  # fmt: skip
"""The kinds of things that can be nodes: kind, table, and the column with the English name (``_zh`` the Chinese)."""


class Tables(Protocol):
    """What edges are read from: the rows of a table in the order of their identity."""

    def rows(self, model: type[Any], /) -> Iterable[Any]: ...


@runtime_checkable
class Assessed(Protocol):
    """Scores in columns, which find by themselves what an edition and a city are cited by."""

    def cited(self, told: Mapping[str, tuple[str, bool]]) -> Iterator[tuple[str, str, str]]:
        """Edition, city and citation: that of the overall score, or without one of the first. ``told`` says of each
        indicator its edition, and whether it is the overall one."""


class Edge(NamedTuple):
    """A typed, cited edge between two keys."""

    subject: str
    predicate: str
    object: str
    source: str
    since: str | None = None
    until: str | None = None


def nodes(store: Tables) -> dict[str, tuple[str, str, str]]:
    """Every thing that can be an end of an edge: key to English name, Chinese name and kind."""
    return {
        f"{kind}:{row.id}": (getattr(row, column), getattr(row, f"{column}_zh"), kind)
        for kind, model, column in NAMED
        for row in store.rows(model)
    }


def edges(store: Tables) -> list[Edge]:
    """All edges in the order of subject, predicate and object; one edge each, with the citations of all its rows."""
    merged: dict[tuple[str, str, str], Edge] = {}
    for edge in _stated(store):
        key = (edge.subject, edge.predicate, edge.object)
        merged[key] = _merge(merged[key], edge) if key in merged else edge
    return [merged[key] for key in sorted(merged)]


def _merge(first: Edge, second: Edge) -> Edge:
    cells = [first.source] if second.source in first.source else [first.source, second.source]
    since, until = first.since or second.since, first.until or second.until
    return Edge(first.subject, first.predicate, first.object, "; ".join(cells), since, until)


def _stated(store: Tables) -> Iterator[Edge]:
    for reader in (_places, _instruments, _bodies, _practices, _indices, _assessments, _relations):
        yield from reader(store)


def _places(store: Tables) -> Iterator[Edge]:
    for place in store.rows(Place):
        if place.parent:
            yield Edge(f"place:{place.id}", "part-of", f"place:{place.parent}", place.source)
    for city in store.rows(City):
        for where in filter(None, (city.country, city.province)):
            yield Edge(f"city:{city.id}", "located-in", f"place:{where}", city.source)
        if city.region:
            yield Edge(f"city:{city.id}", "located-in", f"place:{city.region}", city.region_source or city.source)
    for area in store.rows(Area):
        if area.city:
            yield Edge(f"area:{area.id}", "located-in", f"city:{area.city}", area.source)
        if area.province:
            yield Edge(f"area:{area.id}", "located-in", f"place:{area.province}", area.source)
    for membership in store.rows(Membership):
        network = f"network:{membership.network}"
        yield Edge(membership.member, "member-of", network, membership.source, membership.since)


def _instruments(store: Tables) -> Iterator[Edge]:
    for regulation in store.rows(Regulation):
        key = f"regulation:{regulation.id}"
        yield Edge(key, "applies-to", regulation.place, regulation.source, regulation.in_force)
    for policy in store.rows(Policy):
        key = f"policy:{policy.id}"
        if policy.place:
            yield Edge(key, "applies-to", policy.place, policy.source, policy.start or policy.issued, policy.end)
        if policy.issuer:
            yield Edge(policy.issuer, "issued", key, policy.source, policy.issued)


def _bodies(store: Tables) -> Iterator[Edge]:
    for organisation in store.rows(Organisation):
        if organisation.place:
            key = f"organisation:{organisation.id}"
            yield Edge(key, "located-in", organisation.place, organisation.source)
    for body in store.rows(GoverningBody):
        city = f"city:{body.city}"
        yield Edge(f"organisation:{body.organisation}", "steers", city, body.source, body.established)
        if body.lead:
            yield Edge(f"organisation:{body.lead}", "leads", city, body.source)
    for path in store.rows(CityPath):
        yield Edge(f"city:{path.city}", "follows-type", f"path_type:{path.path_type}", path.source)


def _practices(store: Tables) -> Iterator[Edge]:
    for practice in store.rows(Practice):
        key, since, until = f"practice:{practice.id}", practice.start, practice.end
        if practice.place:
            yield Edge(key, "located-in", practice.place, practice.source, since, until)
        for actor in split_list(practice.actors):
            yield Edge(actor, "participates-in", key, practice.source, since, until)
        for slug in split_list(practice.themes):
            yield Edge(key, "about", f"theme:{slug}", practice.source)
    for theme in store.rows(Theme):
        if theme.parent:
            yield Edge(f"theme:{theme.id}", "part-of", f"theme:{theme.parent}", theme.source)
    for concept in store.rows(Concept):
        if concept.place:
            yield Edge(f"concept:{concept.id}", "about", concept.place, concept.source)


def _indices(store: Tables) -> Iterator[Edge]:
    for edition in store.rows(Edition):
        yield Edge(f"edition:{edition.id}", "part-of", f"index:{edition.index}", edition.source, edition.date)
    for indicator in store.rows(Indicator):
        whole = f"indicator:{indicator.parent}" if indicator.parent else f"edition:{indicator.edition}"
        yield Edge(f"indicator:{indicator.id}", "part-of", whole, indicator.source)
    for reference in store.rows(Reference):
        for used in split_list(reference.used_for):
            yield Edge(f"indicator:{used}", "uses-data-from", f"reference:{reference.id}", reference.source)
    for group in store.rows(Group):
        yield Edge(f"group:{group.id}", "part-of", f"edition:{group.edition}", group.source)
    for member in store.rows(GroupMember):
        yield Edge(f"city:{member.city}", "member-of", f"group:{member.group}", member.source)


def _assessments(store: Tables) -> Iterator[Edge]:
    """One edge a city and edition, cited by its overall score, or by its first score when it has none."""
    editions = {edition.id: edition for edition in store.rows(Edition)}
    told = {row.id: (str(row.edition), row.id == editions[row.edition].overall) for row in store.rows(Indicator)}
    scores = store.rows(Score)
    for edition, city, source in scores.cited(told) if isinstance(scores, Assessed) else _cited(scores, told):
        yield Edge(f"city:{city}", "assessed-in", f"edition:{edition}", source, editions[edition].date)


def _cited(scores: Iterable[Any], told: Mapping[str, tuple[str, bool]]) -> Iterator[tuple[str, str, str]]:
    found: dict[tuple[str, str], str] = {}
    for score in scores:
        edition, is_overall = told[score.indicator]
        if is_overall or (edition, score.city) not in found:
            found[edition, score.city] = score.source
    return ((*key, source) for key, source in found.items())


def _relations(store: Tables) -> Iterator[Edge]:
    for row in store.rows(Relation):
        yield Edge(row.subject, row.predicate, row.object, row.source, row.since, row.until)
