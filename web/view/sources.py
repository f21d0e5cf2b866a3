"""Sources: the list, and one source with what is cited from it, its errata, its coverage and a passage."""

from kb.errors import NotFoundError
from kb.export.works import reference_text, source_work
from kb.knowledge import KnowledgeBase
from kb.model import Coverage, Erratum, Fact, Score
from kb.model.values import parse_citations
from kb.query.answer import Answer, Language, TableRow
from kb.query.base import Base, pick
from kb.query.drafting.draft import Draft
from kb.query.extent import Extent
from web.labels import label, value_label
from web.view.catalogue import SourceEntry, source_entries
from web.view.citations import Citations, Cited, distinct
from web.view.naming import reference, subject_key
from web.view.page import Filter, FilteredPage, Page, make_filter
from web.view.paging import pager, unturned
from web.view.passages import Library, Line, read_spans
from web.view.sheet import finish
from web.view.things import errata_table, gravest_first

LISTED = 100  # facts a page
GRAVEST = 20  # errata under the facts of a source; a choice of the filter shows all


class SourcesPage(Page):
    """All sources."""

    documents: list[SourceEntry]
    references: list[SourceEntry]
    attached: list[str]
    errata: dict[str, int]


class SourcePage(FilteredPage):
    """A source, what is taken from it, and a passage of it."""

    source: SourceEntry
    lines: int | None
    attached: bool
    citation: str
    at: str
    passage: list[Line]
    locators: list[str]
    errata: int


def sources_page(
    knowledge: KnowledgeBase, library: Library, citations: Citations, language: Language, address: str
) -> SourcesPage:
    """Documents and reference sources, each with its rights and counts."""
    base = knowledge.base
    entries = source_entries(base, citations, language)
    errata: dict[str, int] = {}
    for row in base.store.rows(Erratum):
        for source in {citation.source for citation in parse_citations(row.source)}:
            errata[source] = errata.get(source, 0) + 1
    return SourcesPage(
        title=label("sources", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        documents=[entry for entry in entries if entry.kind == "document"],
        answer=_list_answer(base, entries, language),
        references=[entry for entry in entries if entry.kind == "reference"],
        errata=errata,
        attached=[entry.id for entry in entries if library.holds(entry.id.partition(":")[2])],
    )


def _list_answer(base: Base, entries: list[SourceEntry], language: Language) -> Answer:
    draft = Draft(base, language)
    columns = [
        draft.column("source", "Source", "来源"),
        draft.column("kind", "Kind", "类别"),
        draft.column("published", "Published", "出版时间"),
        draft.column("facts", "Facts", "事实数"),
        draft.column("rights", "Rights", "权利"),
    ]
    rows = [
        TableRow(
            cells={
                "source": draft.ref(entry.id),
                "kind": value_label(entry.kind, language),
                "published": entry.published,
                "facts": entry.facts,
                "rights": entry.rights,
            }
        )
        for entry in entries
    ]
    draft.table(("Sources", "来源"), columns, rows)
    return finish(draft, ("Sources", "来源"))


def source_page(
    knowledge: KnowledgeBase,
    library: Library,
    citations: Citations,
    ident: str,
    language: Language,
    address: str,
    at: str | None,
    resource: str | None,
    page: int = 1,
) -> SourcePage:
    """One source; ``at`` names lines of it, ``resource`` limits the citations listed, of which a page is shown.

    Raises
    ------
    NotFoundError
        When there is no such source or page.
    """
    base = knowledge.base
    row = base.sources.get(ident)
    if row is None:
        raise NotFoundError(f"there is no source {ident!r}; there are {', '.join(base.sources)}")
    spans = read_spans(at) if at else []
    passage_rows = citations.of(ident, spans=spans) if spans else []
    tokens = [token for entry in passage_rows for token in entry[3]]
    counts = citations.by_resource.get(ident, {})
    filters: list[Filter] = [
        make_filter(
            "resource",
            label("filter.resource", language),
            {name: label(f"resource.{name}", language) for name in counts},
            resource,
            unturned(address),
            counts,
        )
    ]
    listed = distinct(
        passage_rows if at else [entry for entry in citations.of(ident, resource) if _listed(entry[0], resource)]
    )
    errata = gravest_first(row for row in base.store.rows(Erratum) if f"{ident}[" in row.source)
    draft = Draft(base, language, knowledge.extent if knowledge.extent.whole else Extent(page))
    if resource == "errata" and not at:
        _errata(draft, errata)
        count = len(errata)
    else:
        _facts(draft, listed)
        count = len(listed)
    if not at and not resource and page == 1:
        _coverage(draft, ident)
        _gravest(draft, errata)
    entry = next(entry for entry in source_entries(base, citations, language) if entry.id == f"source:{ident}")
    return SourcePage(
        title=pick((row.short, row.short_zh), language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        source=entry,
        lines=row.line_count,
        attached=library.holds(ident),
        citation=reference_text(source_work(row)),
        at=at or "",
        passage=library.passage(ident, spans, tokens),
        filters=filters,
        locators=list(dict.fromkeys(entry[2].locator for entry in passage_rows))[:12],
        errata=len(errata) if not at and not resource else 0,
        answer=finish(draft, ("What is taken from it", "取自该来源的内容")),
        pages=pager(count, page, LISTED, address, language) if count > LISTED or page > 1 else None,
    )


def _listed(model: type[Fact], resource: str | None) -> bool:
    """Without a choice everything but scores, errata (a table of their own) and names: they are too many."""
    return (
        model.resource == resource if resource else model.resource not in ("scores", "errata", "names", "group_members")
    )


def _gravest(draft: Draft, errata: list[Erratum]) -> None:
    shown = errata if draft.extent.whole else errata[:GRAVEST]
    if shown:
        errata_table(draft, shown, len(errata) if len(shown) < len(errata) else None)


def _errata(draft: Draft, errata: list[Erratum]) -> None:
    shown = draft.extent.of(errata, LISTED)
    errata_table(draft, shown, len(errata) if len(shown) < len(errata) else None)


def _facts(draft: Draft, cited: list[Cited]) -> None:
    base, language = draft.base, draft.language
    columns = [
        draft.column("thing", "About", "对象"),
        draft.column("resource", "Kind of fact", "事实类别"),
        draft.column("locator", "Where", "出处"),
        draft.column("printed", "Printed", "原文"),
    ]
    rows = []
    for model, row, citation, tokens in draft.extent.of(cited, LISTED):
        ids = [i for i in draft.book.cite(row) if draft.book.entries[i].locator == citation.locator]
        rows.append(
            TableRow(
                cells={
                    "thing": reference(base, subject_key(model, row), language),
                    "resource": label(f"resource.{model.resource}", language),
                    "locator": citation.locator,
                    "printed": " | ".join(tokens) or _value(row),
                },
                evidence=ids,
            )
        )
    count = len(cited) if len(rows) < len(cited) else None
    draft.table(("What is taken from it", "取自该来源的内容"), columns, rows, count=count)


def _value(row: Fact) -> str | None:
    return f"{row.score:g}" if isinstance(row, Score) and row.score is not None else None


def _coverage(draft: Draft, source: str) -> None:
    rows = [row for row in draft.base.store.rows(Coverage) if f"{source}[" in row.source]
    if not rows:
        return
    columns = [
        draft.column("fact_type", "Kind of fact", "事实类别"),
        draft.column("scope", "Over", "范围"),
        draft.column("complete", "Complete", "是否完整"),
        draft.column("note", "What it says", "说明"),
    ]
    found = [
        draft.row(
            {
                "fact_type": value_label(row.fact_type, draft.language),
                "scope": draft.ref(row.scope),
                "complete": label("yes" if row.complete else "no", draft.language),
                "note": draft.tell(row.note, row.note_zh),
            },
            (row,),
        )
        for row in rows
    ]
    draft.table(("What it covers", "覆盖范围"), columns, found)
