"""Names for every key, also for rows that have no name of their own, such as a score."""

from collections.abc import Callable
from typing import Any

from kb.model import RESOURCES, Row
from kb.query.answer import Language, Ref
from kb.query.base import Base
from kb.store.store import identity
from web.labels import label, value_label

KIND_OF_TABLE = {"pathtype": "path_type", "governingbody": "governing_body", "citypath": "city_path"}
MODELS: dict[str, type[Row]] = {
    KIND_OF_TABLE.get(str(model.__tablename__), str(model.__tablename__)): model for model in RESOURCES
}
LANGUAGES: tuple[Language, Language] = ("en", "zh")
MOST_PRINTED = 36  # characters of a misprint that its name shows
STANDS_FOR = {"score": "city", "governing_body": "city", "city_path": "city", "groupmember": "city"}


def kind_of(model: type[Row]) -> str:
    """The part of a key before the colon for the rows of a table."""
    table = str(model.__tablename__)
    return KIND_OF_TABLE.get(table, table)


def key_of(model: type[Row], row: Row) -> str:
    """The key of a row."""
    return f"{kind_of(model)}:{identity(model, row)}"


def reference(base: Base, key: str, language: Language) -> Ref:
    """A thing as a link; rows without a name are called after what they join."""
    kind, _, ident = key.partition(":")
    first, _, second = ident.partition("@")
    if kind == "score" and second:
        return _joined(base, key, f"indicator:{first}", f"city:{second}", language)
    if kind == "governing_body" and second:
        return _joined(base, key, f"organisation:{second}", f"city:{first}", language)
    if kind == "city_path":
        return base.ref(f"city:{ident}", language)
    if kind in SAID and (row := base.store.thing(key)):
        english, chinese = (SAID[kind](base, row, code) for code in LANGUAGES)
        return Ref(id=key, name=chinese if language == "zh" else english, name_en=english, name_zh=chinese)
    return base.ref(key, language)


def _erratum(_base: Base, row: Any, language: Language) -> str:
    """What kind of erratum, and what is printed: the longest of the pieces."""
    kind, printed = value_label(row.kind, language), max((row.printed or "").split(" || ")[0].split(" | "), key=len)
    if not printed:
        return kind
    short = printed if len(printed) <= MOST_PRINTED else f"{printed[:MOST_PRINTED].rstrip()}…"
    return f"{kind}{label('colon', language)}“{short}”"


def _coverage(base: Base, row: Any, language: Language) -> str:
    """Which facts a source claims to hold, and of what."""
    return f"{value_label(row.fact_type, language)}{label('colon', language)}{base.ref(row.scope, language).name}"


SAID: dict[str, Callable[[Base, Any, Language], str]] = {"erratum": _erratum, "coverage": _coverage}


def _joined(base: Base, key: str, first: str, second: str, language: Language) -> Ref:
    one, two = base.names_of(first), base.names_of(second)
    english, chinese = f"{one[0]}, {two[0]}", f"{two[1]}，{one[1]}"
    return Ref(id=key, name=chinese if language == "zh" else english, name_en=english, name_zh=chinese)


def subject_key(model: type[Row], row: Any) -> str:
    """The thing that a row is about: itself when it is one, else what it says something of."""
    kind = kind_of(model)
    if kind == "name":
        return str(row.thing)
    if kind == "membership":
        return str(row.member)
    if kind == "relation":
        return str(row.subject)
    if kind in STANDS_FOR:
        return f"city:{row.city}"
    return key_of(model, row)
