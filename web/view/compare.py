"""Cities side by side: attributes as rows, cities as columns, gaps as gaps."""

from urllib.parse import urlencode

from kb.errors import BadRequestError
from kb.knowledge import KnowledgeBase
from kb.model import CityPath, PathType
from kb.query.answer import Answer, Cell, Column, Frozen, Language, Ref, TableRow
from kb.query.base import Base
from kb.query.kinds.comparing import Compare
from kb.query.selection.attributes import ATTRIBUTES
from web.addresses import with_parameters
from web.cells import state_of
from web.labels import label
from web.view.cityfield import OFFERED, city_named
from web.view.figure import figures
from web.view.marks import MarkedTable, column_marks
from web.view.merge import with_tables
from web.view.page import Option, Page

MOST = 6


class ComparedCity(Frozen):
    """A city of the comparison and the address of the comparison without it."""

    city: Ref
    without: str


class ComparePage(Page):
    """The comparison, what can be added to it (from a list, or ``written``), and what the cities share."""

    compared: list[ComparedCity]
    starts: list[Option]
    others: list[Ref]
    written: bool
    shared: list[str]
    differing: list[str]


def compare_page(knowledge: KnowledgeBase, cities: list[str], language: Language, address: str) -> ComparePage:
    """Two to six cities side by side; with fewer there is only the form.

    Raises
    ------
    NotFoundError, BadRequestError
        When a city is not known, or there are more than six.
    """
    base = knowledge.base
    chosen = list(dict.fromkeys(city_named(base, city.strip(), language) for city in cities if city.strip()))
    if len(chosen) > MOST:
        raise BadRequestError(f"{len(chosen)} cities are too many to compare; at most {MOST}")
    compared = _compared(knowledge, chosen, language) if len(chosen) > 1 else None
    answer = _turned(knowledge.base, compared, chosen, language) if compared else None
    shared, differing = _patterns(answer, label("colon", language)) if answer else ([], [])
    return ComparePage(
        title=label("compare", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        answer=answer,
        starts=[] if answer else _starts(base, language),
        shared=shared,
        differing=differing,
        compared=[
            ComparedCity(city=base.ref(f"city:{city}", language), without=_without(chosen, city)) for city in chosen
        ],
        others=[] if len(base.cities) > OFFERED else _others(base, chosen, language),
        written=len(base.cities) > OFFERED,
        figures=figures(knowledge, compared, "parallel", "timeline") if compared else [],
    )


def _others(base: Base, chosen: list[str], language: Language) -> list[Ref]:
    """The cities that can be added, by their English names."""
    found = (base.ref(f"city:{city}", language) for city in base.cities if city not in chosen)
    return sorted(found, key=lambda ref: ref.name_en)


def _without(chosen: list[str], city: str) -> str:
    return with_parameters("/compare", city=[other for other in chosen if other != city])


def _attributes(base: Base, cities: list[str]) -> tuple[str, ...]:
    scores = []
    for edition in base.editions.values():
        if set(cities) & base.assessed(edition.id):
            parts = [
                row.id
                for row in base.children.get(edition.overall, [])
                if row.kind == "score" and row.id in base.scores
            ]
            scores += [f"score:{edition.overall}", f"rank:{edition.overall}", *(f"score:{part}" for part in parts)]
    return (*ATTRIBUTES, *scores)


def _starts(base: Base, language: Language) -> list[Option]:
    """Comparisons to begin with: the cities of each development path."""
    found = []
    for kind in sorted(base.store.rows(PathType), key=lambda row: row.position)[:MOST]:
        cities = [row.city for row in base.store.where(CityPath, "path_type", kind.id)][:MOST]
        if len(cities) > 1:
            named = label("comma", language).join(base.ref(f"city:{city}", language).name for city in cities)
            text = f"{base.ref(f'path_type:{kind.id}', language).name}{label('colon', language)}{named}"
            address = f"/compare?{urlencode([('city', city) for city in cities])}"
            found.append(Option(value=kind.id, label=text, address=address))
    return found


def _compared(knowledge: KnowledgeBase, cities: list[str], language: Language) -> Answer:
    return knowledge.run(Compare(cities=tuple(cities), attributes=_attributes(knowledge.base, cities)), language)


def _turned(base: Base, answer: Answer, cities: list[str], language: Language) -> Answer:
    """The answer to the compare plan with rows and columns exchanged."""
    table = answer.tables[0]
    rows = [
        TableRow(
            cells={"attribute": _with_unit(column, language)}
            | {city: row.cells.get(column.key) for city, row in zip(cities, table.rows, strict=True)},
            cell_evidence={
                city: row.cell_evidence.get(column.key, []) for city, row in zip(cities, table.rows, strict=True)
            },
            evidence=list(
                dict.fromkeys(ident for row in table.rows for ident in row.cell_evidence.get(column.key, []))
            ),
        )
        for column in table.columns
        if column.key not in ("city", "state")
    ]
    columns = [Column(key="attribute", label=label("attribute", language))]
    columns += [Column(key=city, label=base.ref(f"city:{city}", language).name) for city in cities]
    found = column_marks(base, table, language)
    shown = [column.key for column in table.columns if column.key not in ("city", "state")]
    marks = {city: [found[key][place] if key in found else [] for key in shown] for place, city in enumerate(cities)}
    return with_tables(answer, [MarkedTable(title=table.title, columns=columns, rows=rows, marks=marks)])


def _with_unit(column: Column, language: Language) -> str:
    """The label of a column, which becomes the head of a row, with its unit."""
    opened, closed = ("（", "）") if language == "zh" else (" (", ")")
    return f"{column.label}{opened}{column.unit}{closed}" if column.unit else column.label


def _patterns(answer: Answer, colon: str) -> tuple[list[str], list[str]]:
    """Attributes on which all agree, and those on which exactly one differs, with its name; a gap is neither."""
    shared, differing = [], []
    table = answer.tables[0]
    names = {column.key: column.label for column in table.columns[1:]}
    for row in table.rows:
        values = {key: _plain(row.cells[key]) for key in names}
        if any(_is_gap(row.cells[key]) or not row.cell_evidence.get(key) for key in names):
            continue
        groups: dict[str, list[str]] = {}
        for key, value in values.items():
            groups.setdefault(value, []).append(key)
        if len(groups) == 1:
            shared.append(f"{row.cells['attribute']}{colon}{next(iter(groups))}")
        odd = [group for group in groups.items() if len(group[1]) == 1]
        if len(groups) == 2 and len(odd) == 1 and len(names) > 2:
            differing.append(f"{row.cells['attribute']}{colon}{names[odd[0][1][0]]} – {odd[0][0]}")
    return shared, differing


def _is_gap(cell: Cell) -> bool:
    """Numbers are left to the chart; what no source speaks of is a gap and nothing that is shared."""
    return isinstance(cell, int | float) or state_of(cell) in ("unknown", "out_of_scope")


def _plain(cell: Cell) -> str:
    if isinstance(cell, list):
        return ", ".join(part.name for part in cell)
    return cell.name if isinstance(cell, Ref) else str(cell)
