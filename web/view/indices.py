"""Index editions: the list, and one edition with its indicator tree and a ranking by any indicator."""

from collections.abc import Callable

from kb.errors import NotFoundError
from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, ChartKind, Frozen, Language, Ref
from kb.query.base import Base, pick
from kb.query.drafting.weighed import weighed
from kb.query.kinds.building import Structure
from kb.query.kinds.measuring import Rank
from kb.query.kinds.selecting import Find
from kb.query.selection.conditions import (
    Condition,
    HasPath,
    HasRegulation,
    InEdition,
    InNetwork,
    InPlace,
    InTier,
    Selection,
)
from web.addresses import with_parameters
from web.labels import label
from web.view.choosing import part_values
from web.view.cities import overall_scores
from web.view.facets import Chosen, facets
from web.view.figure import Figure, OtherKind, figures, plan_figures
from web.view.marks import Mark, Marks, audit_line, marks_of
from web.view.merge import merge
from web.view.page import FilteredPage, Page
from web.view.paging import pages_of, unturned
from web.view.tabs import Tab, edition_tabs
from web.view.tree import Node, tree_answer, tree_nodes
from web.view.weights import levels

DRAWINGS: tuple[ChartKind, ...] = ("strip", "map", "ranked", "heat")


CASES: dict[str, Callable[[str], Condition]] = {
    "network": lambda value: InNetwork(network=value),
    "law": lambda value: HasRegulation(negate=value == "no"),
    "path": lambda value: HasPath(types=(value,)),
    "region": lambda value: InPlace(place=value),
    "tier": lambda value: InTier.model_validate({"tier": value}),
}


class EditionCard(Frozen):
    """An edition in a few words."""

    edition: Ref
    date: str
    cities: int
    indicators: int
    scale: str


class IndicesPage(Page):
    """All editions."""

    cards: list[EditionCard]


class Bar(Frozen):
    """A ranked city as a bar, ``width`` in per cent of the scale."""

    city: Ref
    value: float | int
    width: float
    marked: bool = False


class EditionPage(FilteredPage):
    """An edition: tree, ranking, method."""

    edition: Ref
    indicator: Ref
    headline: str
    description: str
    tree: list[Node]
    bars: list[Bar]
    scale: str
    drawings: list[OtherKind] = []
    coinr: str | None = None
    tabs: list[Tab]
    audit: Mark
    marks: Marks


def indices_page(knowledge: KnowledgeBase, language: Language, address: str) -> IndicesPage:
    """Editions with their method and first level of indicators."""
    base = knowledge.base
    answers = [
        _titled(
            knowledge.run(Structure(edition=edition, ask="method"), language),
            base.ref(f"edition:{edition}", language).name,
        )
        for edition in base.editions
    ]
    cards = [
        EditionCard(
            edition=base.ref(f"edition:{row.id}", language),
            date=row.date,
            cities=row.cities,
            indicators=sum(node.edition == row.id for node in base.indicators.values()),
            scale=f"{row.scale_min:g}–{row.scale_max:g}",
        )
        for row in base.editions.values()
    ]
    return IndicesPage(
        title=label("indices", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        answer=merge(answers),
        cards=cards,
    )


def _coinr_address(base: Base, ident: str, language: Language) -> str | None:
    """Where the scores of the lowest published level and the published weights are to be had for COINr."""
    found = list(levels(weighed(base, ident, Selection()), language))
    return f"/indices/{ident}/weights?level={found[-1]}&format=coinr" if found else None


def _titled(answer: Answer, name: str) -> Answer:
    tables = [table.model_copy(update={"title": f"{name} – {table.title}"}) for table in answer.tables]
    return answer.model_copy(update={"tables": tables})


def edition_page(
    knowledge: KnowledgeBase,
    ident: str,
    language: Language,
    address: str,
    indicator: str | None,
    chosen: dict[str, str | None],
    drawing: ChartKind | None = None,
    page: int = 1,
) -> EditionPage:
    """An edition's tree and a page of the ranking by one of its indicators, over all of its cities or some cases.

    Raises
    ------
    NotFoundError
        When there is no such edition, or it has no such indicator.
    """
    base = knowledge.base
    edition = base.editions.get(ident)
    if edition is None:
        raise NotFoundError(f"there is no edition {ident!r}; there are {', '.join(base.editions)}")
    node = base.indicators.get(indicator or edition.overall)
    if node is None or node.edition != ident:
        raise NotFoundError(f"{ident} has no indicator {indicator!r}")

    def cases(found: Chosen) -> Selection:
        return Selection(conditions=(InEdition(edition=ident), *_conditions(found)))

    filters = facets(base, _values(base, language), chosen, cases, unturned(address), language)
    select = cases(chosen)
    plan = Rank(select=select, by=f"score:{node.id}", ascending=not node.higher_is_better)
    ranked = knowledge.turned_to(page).run(plan, language)
    tree = tree_nodes(base, edition.overall, node.id, language, unturned(address))
    return EditionPage(
        title=base.ref(f"edition:{ident}", language).name,
        language=language,
        address=address,
        data_version=knowledge.data_version,
        edition=base.ref(f"edition:{ident}", language),
        indicator=base.ref(f"indicator:{node.id}", language),
        headline=ranked.headline,
        lead=ranked.reading.text,
        description=pick((node.description or "", node.description_zh or node.description or ""), language),
        answer=merge([ranked, tree_answer(base, edition.overall, language)]),
        tree=tree,
        bars=_bars(ranked, language),
        filters=filters,
        pages=pages_of(ranked, page, address, language),
        scale=f"{edition.scale_min:g}–{edition.scale_max:g}",
        tabs=edition_tabs(ident, "ranking", language),
        audit=audit_line(base, ident, language, indicator=node.id),
        marks=marks_of(base, ranked.tables[0], language) if ranked.tables else {},
        figures=_figures(knowledge, ranked, overall_scores(base, ident, select, node.id), drawing, language)
        if page == 1
        else [],
        drawings=_drawings(unturned(address), drawing),
        coinr=_coinr_address(base, ident, language),
    )


def _figures(
    knowledge: KnowledgeBase, ranked: Answer, scores: Find, drawing: ChartKind | None, language: Language
) -> list[Figure]:
    """Distribution and map of the ranking, or another drawing of it; the heat table holds the level below too."""
    if drawing == "heat":
        return plan_figures(knowledge, scores, language, "heat")
    return figures(knowledge, ranked, *((drawing,) if drawing else ("strip", "map")))


def _drawings(address: str, drawing: ChartKind | None) -> list[OtherKind]:
    """The ways to draw a ranking; without one chosen, distribution and map are shown."""
    return [OtherKind(kind=kind, address=with_parameters(address, chart=None if kind == drawing else kind), chosen=kind == drawing)
            for kind in DRAWINGS]  # fmt: skip


def _values(base: Base, language: Language) -> dict[str, dict[str, str]]:
    network = {"gnlc": pick(base.names_of("network:gnlc"), language)} if "gnlc" in base.members else {}
    laws = {"yes": label("has-law", language), "no": label("has-no-law", language)}
    places = {part: part_values(base, part, language) for part in ("path", "region", "tier")}
    return {"network": network, "law": laws, **places}


def _conditions(chosen: Chosen) -> list[Condition]:
    return [CASES[name](value) for name, value in chosen.items() if value]


def _bars(ranked: Answer, language: Language) -> list[Bar]:
    if ranked.chart is None or not ranked.tables:
        return []
    values = [point["value"] for point in ranked.chart.points]
    most = max((abs(value) for value in values if isinstance(value, int | float)), default=0) or 1
    found = []
    for row, value in zip(ranked.tables[0].rows, values, strict=False):  # of very many cities the first are listed
        city = row.cells["city"]
        if isinstance(city, Ref) and isinstance(value, int | float):
            found.append(Bar(city=city, value=value, width=round(100 * abs(value) / most, 2)))
    return found
