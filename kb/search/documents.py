"""What is searchable: one document a thing, the words of its own columns and the names of what it is tied to."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kb.model import (
    Area,
    City,
    CityPath,
    Claim,
    Concept,
    Edition,
    Erratum,
    Figure,
    Index,
    Name,
    Organisation,
    PathType,
    Place,
    Policy,
    Practice,
    Reference,
    Regulation,
    Row,
    Theme,
)  # fmt: skip
from kb.model.values import split_list
from kb.store.store import identity

INDEXED: tuple[type[Row], ...] = (
    Area, CityPath, Claim, Concept, Erratum, Figure, Organisation, PathType, Policy, Practice, Reference, Regulation,
)  # fmt: skip
"""In the order of their keys: documents are numbered as they come, and equal hits go by number."""
_KEY_NAMES = {"pathtype": "path_type", "citypath": "city_path"}


@dataclass(frozen=True)
class Document:
    """The searchable words of one thing, by field."""

    key: str
    kind: str
    title: str
    summary: str
    keywords: str
    context: str

    def fields(self) -> tuple[str, str, str, str]:
        """The four fields in the order of ``FIELDS``."""
        return self.title, self.summary, self.keywords, self.context


def documents(rows_of: Callable[[type[Row]], Iterable[Any]]) -> Iterator[Document]:
    """One document a thing, both languages together, in the order of keys. ``rows_of`` gives a model's rows in order."""
    names = {f"city:{row.id}": f"{row.name} {row.name_zh}" for row in rows_of(City)}
    names |= {f"organisation:{body.id}": f"{body.name} {body.name_zh}" for body in rows_of(Organisation)}
    named: tuple[tuple[str, type[Row]], ...] = (
        ("edition", Edition),
        ("index", Index),
        ("place", Place),
        ("practice", Practice),
        ("reference", Reference),
    )
    for kind, model in named:
        for row in rows_of(model):
            names[f"{kind}:{row.id}"] = " ".join(
                filter(
                    None,
                    (getattr(row, column, None) for column in ("name", "name_zh", "title", "title_zh", "abbreviation")),
                )
            )
    for theme in rows_of(Theme):
        names[f"theme:{theme.id}"] = f"{theme.label} {theme.label_zh}"
    for name in rows_of(Name):
        if name.thing.startswith("theme:"):
            names[name.thing] += f" {name.name}"
    for area in rows_of(Area):
        city = names.get(f"city:{area.city}", "") if area.city else ""
        names[f"area:{area.id}"] = f"{area.name} {area.name_zh} {city}"
    for model in INDEXED:
        for row in rows_of(model):
            yield _document(
                _KEY_NAMES.get(str(model.__tablename__), str(model.__tablename__)), identity(model, row), row, names
            )


def _document(kind: str, ident: str, row: Row, names: dict[str, str]) -> Document:
    def join(*columns: str) -> str:
        return " ".join(str(value) for column in columns if (value := getattr(row, column, None)))

    linked = [getattr(row, column, None) for column in ("place", "subject", "issuer")]
    city = getattr(row, "city", None)
    linked += [f"city:{city}"] if city else []
    linked += split_list(getattr(row, "actors", None)) + split_list(getattr(row, "things", None))
    linked += [f"theme:{theme}" for theme in split_list(getattr(row, "themes", None))]
    return Document(
        key=f"{kind}:{ident}",
        kind=kind,
        title=join("title", "title_zh", "name", "name_zh", "measure", "measure_zh", "statement", "statement_zh"),
        summary=join(
            "summary",
            "summary_zh",
            "text",
            "why",
            "why_zh",
            "reads",
            "typical_path",
            "typical_path_zh",
            "features",
            "features_zh",
        )
        + _value(row),
        keywords=join("keywords", "keywords_zh", "unit", "unit_zh", "publisher"),
        context=" ".join(names.get(key, "") for key in linked if key)
        + " "
        + join("date", "issued", "start", "end", "established", "adopted", "in_force", "year"),
    )


def _value(row: Row) -> str:
    value = getattr(row, "value", None)
    return f" {value:.12g}" if isinstance(value, float) else ""
