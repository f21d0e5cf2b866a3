"""A collection as a report: what the base says of every item now, with numbered references."""

from itertools import groupby

from kb.export.form import cell_text
from kb.export.works import Work, reference_text, source_work
from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Cell, Frozen, Language, Table, TableRow
from web import cells
from web.addresses import in_language
from web.labels import label
from web.view.collection import Collection, address_of, look_up
from web.view.items import Item, cited_sources, work_of
from web.view.page import Page

MOST_ROWS = 40


class ReportTable(Frozen):
    """A table as text; ``marks`` are the references of each row."""

    title: str
    heads: list[str]
    rows: list[list[str]]
    marks: list[list[int]]
    more: int


class Section(Frozen):
    """An item with its own reference, the note, and what the base says."""

    number: int
    title: str
    kind: str
    address: str = ""
    reference: int = 0
    note: str = ""
    warning: str = ""
    headline: str = ""
    picture: str = ""
    tables: list[ReportTable] = []
    places: list[str] = []


class Report(Page):
    """A collection to print."""

    accessed: str
    sections: list[Section]
    references: list[str]
    warnings: int


class References:
    """Works by the number of their first use."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._knowledge = knowledge
        self._works: dict[str, Work] = {}

    def number(self, work: Work) -> int:
        """The number of a work; a new one gets the next."""
        self._works.setdefault(work.key, work)
        return list(self._works).index(work.key) + 1

    def of_source(self, ident: str) -> int:
        """The number of a source."""
        return self.number(source_work(self._knowledge.base.sources[ident]))

    @property
    def works(self) -> list[Work]:
        """All of them in their order."""
        return list(self._works.values())


def report_of(
    knowledge: KnowledgeBase, collection: Collection, language: Language, site: str, accessed: str
) -> tuple[Report, list[Work]]:
    """The report, and the works it refers to."""
    references, sections = References(knowledge), []
    for number, entry in enumerate(collection.entries, 1):
        item = look_up(knowledge, entry, language)
        if isinstance(item, str):
            gone = label("collection.gone", language).format(why=item)
            sections.append(Section(number=number, title=entry.item, kind="gone", note=entry.note, warning=gone))
            continue
        changed = entry.version not in ("", knowledge.data_version)
        said = label("collection.changed", language).format(then=entry.version, now=knowledge.data_version)
        own = references.number(work_of(knowledge, item, language, site, accessed))
        for source in cited_sources(knowledge, item):
            references.of_source(source)
        sections.append(
            Section(
                number=number,
                title=item.title,
                kind=item.kind,
                address=site.rstrip("/") + in_language(item.address, language),
                reference=own,
                note=entry.note,
                warning=said if changed else "",
                headline=item.answer.headline if item.answer and item.kind in ("answer", "chart") else "",
                picture=item.picture,
                tables=_tables(item, references),
                places=_places(item.answer, references) if item.answer else [],
            )
        )
    report = Report(
        title=label("collection.reported", language),
        language=language,
        address=address_of(collection.entries, "/collection/report"),
        data_version=knowledge.data_version,
        accessed=accessed,
        sections=sections,
        references=[reference_text(work) for work in references.works],
        warnings=sum(bool(section.warning) for section in sections),
    )
    return report, references.works


def _tables(item: Item, references: References) -> list[ReportTable]:
    answer = item.answer
    return [_table(table, answer, references) for table in answer.tables if table.rows] if answer else []


def _table(table: Table, answer: Answer, references: References) -> ReportTable:
    shown = table.rows[:MOST_ROWS]
    marks = []
    for row in shown:
        idents = dict.fromkeys([*row.evidence, *(one for group in row.cell_evidence.values() for one in group)])
        marks.append(sorted({references.of_source(answer.evidence[ident].source) for ident in idents}))
    return ReportTable(
        title=table.title,
        heads=[f"{column.label} ({column.unit})" if column.unit else column.label for column in table.columns],
        rows=_texts(table, shown, label("semicolon", answer.language)),
        marks=marks,
        more=len(table.rows) - len(shown),
    )


def _texts(table: Table, rows: list[TableRow], between: str) -> list[list[str]]:
    """The cells as they stand on pages: numbers of one measure with as many decimals, a dash for nothing."""
    places = {column.key: cells.decimals(table, column.key) for column in table.columns}
    return [
        [_text(row.cells.get(key), found.get(cells.edition_of(row)), between) for key, found in places.items()]
        for row in rows
    ]


def _text(cell: Cell, places: int | None, between: str) -> str:
    if isinstance(cell, list):
        return between.join(part.name for part in cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cells.number(cell, places)
    return cell_text(cell) or "–"


def _places(answer: Answer, references: References) -> list[str]:
    """The places in the sources, those of one source together."""
    entries = sorted(answer.evidence.values(), key=lambda entry: references.of_source(entry.source))
    return [
        f"[{number}] {'; '.join(dict.fromkeys(entry.locator for entry in group))}"
        for number, group in groupby(entries, key=lambda entry: references.of_source(entry.source))
    ]
