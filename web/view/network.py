"""The governance of the whole network, or of one city, as a typed drawing: path type, city, law, body, lead, type of lead."""

from collections.abc import Sequence

from kb.errors import NotFoundError
from kb.knowledge import KnowledgeBase
from kb.model import PathType
from kb.query.answer import Answer, Language, Ref, TableRow
from kb.query.answer import Cell as Value
from kb.query.base import Base, pick
from kb.query.kinds.selecting import Find
from kb.query.selection.conditions import Condition, HasBody, HasPath, NamedCities, Selection
from web.labels import label
from web.view.cityfield import OFFERED, city_named
from web.view.drawing import Cell, Drawing, rows_with_shared_ends
from web.view.facets import Chosen, facets
from web.view.governance import apart, lead_values
from web.view.merge import entitled, relabelled
from web.view.page import FilteredPage
from web.view.paging import pages_of, unturned

COLUMNS = ("path_type", "regulation.adopted", "body", "body.lead", "body.lead_type", "body.established", "regulation")
WIDTHS = (216, 76, 96, 196, 190, 250)  # with the gaps the width of the text at 1280 pixels


class NetworkPage(FilteredPage):
    """The drawing and the table behind it."""

    headline: str
    apart: str
    heads: list[tuple[str, int]]
    drawing: Drawing | None


def network_page(
    knowledge: KnowledgeBase, language: Language, address: str, chosen: dict[str, str | None], page: int = 1
) -> NetworkPage:
    """Cities with a steering body and what it is tied to, by lead, path type or city.

    Raises
    ------
    NotFoundError
        When a filter has no such value.
    """
    base = knowledge.base
    steered = list(dict.fromkeys(base.steered.values()))
    written = len(steered) > OFFERED
    if written and chosen["city"]:
        chosen = {**chosen, "city": _steered_city(base, steered, chosen["city"].strip(), language)}
    offered = [city for city in steered if city == chosen["city"]] if written else steered
    cities = {body: base.ref(f"city:{body}", language).name for body in offered}
    types = {row.id: pick((row.name, row.name_zh), language) for row in base.store.rows(PathType)}
    values = {"lead": lead_values(language), "path": types, "city": cities}
    filters = facets(base, values, chosen, _selection, unturned(address), language)
    if written:
        filters[-1] = filters[-1].model_copy(update={"written": True})
    answer = knowledge.turned_to(page).run(
        Find(select=_selection(chosen), columns=COLUMNS, order_by="path_type"), language
    )
    answer = relabelled(answer, "regulation.adopted", label("law.adopted", language))
    rows = [_cells(row, language) for table in answer.tables if table.state == "yes" for row in table.rows]
    return NetworkPage(
        title=label("network", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        lead=answer.reading.text,
        headline=answer.headline,
        apart=apart(answer, language),
        answer=entitled(answer, label("table.bodies", language)),
        filters=filters,
        pages=pages_of(answer, page, address, language),
        heads=_heads(answer),
        drawing=rows_with_shared_ends(sorted(rows, key=lambda row: row[0].text), WIDTHS) if rows else None,
    )


def _steered_city(base: Base, steered: Sequence[str], said: str, language: Language) -> str:
    """The city with a steering body that was written."""
    city = city_named(base, said, language)
    if city not in steered:
        raise NotFoundError(
            f"no steering body of {base.ref(f'city:{city}', language).name} is known here; see /governance"
        )
    return city


def _selection(chosen: Chosen) -> Selection:
    lead, path, city = chosen["lead"], chosen["path"], chosen["city"]
    conditions: list[Condition] = [HasBody.model_validate({"lead_type": lead})]
    conditions += [HasPath(types=(path,))] if path else []
    conditions += [NamedCities(cities=(city,))] if city else []
    return Selection(conditions=tuple(conditions))


def _heads(answer: Answer) -> list[tuple[str, int]]:
    labels = {column.key: column.label for table in answer.tables[:1] for column in table.columns}
    keys = ("path_type", "city", "regulation.adopted", "body", "body.lead", "body.lead_type")
    return [(labels.get(key, ""), sum(WIDTHS[:n]) + 34 * n) for n, key in enumerate(keys)]


def _cells(row: TableRow, language: Language) -> list[Cell]:
    law, body, established = row.cells["regulation"], row.cells["body"], row.cells["body.established"]
    adopted = str(row.cells["regulation.adopted"])
    bodied = _cell(body)
    return [
        _cell(row.cells["path_type"]),
        _cell(row.cells["city"]),
        Cell(text=adopted, key=law.id if isinstance(law, Ref) else ""),
        Cell(
            text=f"{bodied.text} ({established})" if language == "en" else f"{bodied.text}（{established}）",
            key=bodied.key,
        ),
        _cell(row.cells["body.lead"]),
        _cell(row.cells["body.lead_type"]),
    ]


def _cell(value: Value) -> Cell:
    return Cell(text=value.name, key=value.id) if isinstance(value, Ref) else Cell(text=str(value))
