"""What a search found: as a table, and the city or area that it concerns."""

from collections.abc import Iterable
from typing import Any

from kb.model.values import split_list
from kb.query.answer import Cell, Ref, Table, TableRow
from kb.query.drafting.draft import Draft
from kb.query.drafting.passages import date_of, figure_text
from kb.search.text import Hit
from kb.store.store import BY_TABLE, identity


def place_ref(draft: Draft, row: Any) -> Ref | None:
    """The city or area that a found row concerns."""
    if hasattr(row, "typical_path"):
        return draft.city(row.city)
    if hasattr(row, "features") and hasattr(row, "position"):
        return draft.ref(f"path_type:{row.id}")
    touched = {_city_in(key) for key in split_list(getattr(row, "things", None)) if "@" in key}
    if len(touched) == 1 and hasattr(row, "treatment"):
        return draft.city(touched.pop())
    key = getattr(row, "place", None) or getattr(row, "subject", None)
    if key and key.partition(":")[0] in ("city", "area", "place"):
        return draft.ref(key)
    city, province = getattr(row, "city", None), getattr(row, "province", None)
    if province and not city:
        return draft.ref(f"place:{province}")
    return draft.city(city) if city else None


def _city_in(key: str) -> str:
    """The city in the key of a fact: behind the sign in ``score:…@wuhan``, before it in ``governing_body:wuhan@…``."""
    kind, _, pair = key.partition(":")
    first, _, second = pair.partition("@")
    return first if kind == "governing_body" else second


def facts_table(
    draft: Draft, rows: Iterable[Any], title: tuple[str, str] = ("Found", "查得"), count: int | None = None
) -> Table:
    """Found rows as a table: what, summary, place, actors, date, value. ``count`` is how many there are in all."""
    columns = [draft.column("thing", "What", "事项"), draft.column("summary", "Summary", "概要"),
               draft.column("value", "Value", "数值"), draft.column("place", "Place", "地点"),
               draft.column("actors", "Actors", "相关主体"), draft.column("date", "Date", "时间")]  # fmt: skip
    found = [fact_row(draft, row) for row in rows]
    used = [c for c in columns if c.key == "thing" or any(r.cells.get(c.key) is not None for r in found)]
    keys = {column.key for column in used}
    found = [row.model_copy(update={"cells": {k: v for k, v in row.cells.items() if k in keys}}) for row in found]
    part = count if count != len(found) else None
    return Table(title=draft.tell(*title), columns=used, rows=found, count=part)


def fact_row(draft: Draft, row: Any) -> TableRow:
    """One found row."""
    actors = split_list(getattr(row, "actors", None)) or split_list(getattr(row, "issuer", None))
    value: Cell = None
    if hasattr(row, "measure"):
        unit = draft.tell(row.unit or "", row.unit_zh or row.unit or "")
        value = (
            f"{figure_text(row)} {unit}".strip()
            if row.status != "corrupt"
            else draft.tell("corrupt in print", "原文有误")
        )
    end = getattr(row, "end", None)
    date = date_of(row)
    cells: dict[str, Cell] = {
        "thing": draft.ref(key_of(row)), "summary": draft.tell(getattr(row, "summary", None) or "",
                                                              getattr(row, "summary_zh", None) or "") or None,
        "value": value, "place": place_ref(draft, row), "actors": [draft.ref(key) for key in actors] or None,
        "date": f"{date}–{end}" if date and end and end != date else date,
    }  # fmt: skip
    return draft.row(cells, (row,))


def key_of(row: Any) -> str:
    """The key of a row read from the store."""
    fields = set(row._fields) if hasattr(row, "_fields") else set(type(row).model_fields)
    for table, model in BY_TABLE.items():
        if set(model.model_fields) == fields:
            return f"{ {'pathtype': 'path_type', 'citypath': 'city_path'}.get(table, table) }:{identity(model, row)}"
    return str(getattr(row, "id", "?"))


def place_key(draft: Draft, hit: Hit) -> str | None:
    """The key of the city or area that a found thing concerns."""
    row = draft.base.store.thing(hit.key)
    place = place_ref(draft, row) if row is not None else None
    return place.id if place is not None else None
