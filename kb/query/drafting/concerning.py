"""What a found row is about: the things it concerns, the document it stands in, whether it tells who is behind it."""

from collections.abc import Sequence
from typing import Any

from kb.model import Row
from kb.model.values import parse_citations, split_list
from kb.query.base import Base
from kb.query.drafting.ties import is_node, ties
from kb.search.text import Hit, terms


def names_actor(base: Base, hit: Hit) -> bool:
    """Whether a row tells who is behind it; practices, policies and places have a cell for it, other rows say it in words."""
    row = base.store.thing(hit.key)
    told = getattr(row, "actors", None) or getattr(row, "issuer", None)
    return bool(told) or hit.kind not in ("practice", "policy", "regulation", "area", "city_path", "path_type")


def stands_in(row: Any, source: str) -> bool:
    """Whether a row cites a document."""
    return any(citation.source == source for citation in parse_citations(row.source))


def concerns(base: Base, key: str, about: Sequence[str]) -> bool:
    """Whether a thing concerns every one of these things: is it, lies in it, names it."""
    row = base.store.thing(key)
    if row is None:
        return False
    linked = linked_keys(base, key, row)
    return all(wanted in linked for wanted in about)


def speaks_of(base: Base, key: str, named: Sequence[Sequence[set[str]]]) -> bool:
    """Whether the words of a thing hold one of the names of each of these things, given as terms (``named_in_terms``)."""
    held = {term for field in base.text.terms_of(key) for term in field}
    return all(any(name <= held for name in names) for names in named)


def tells_of(base: Base, key: str, about: Sequence[str], named: Sequence[Sequence[set[str]]]) -> bool:
    """Whether a thing concerns what is asked about, or its words name it and it is no body of another city."""
    return concerns(base, key, about) or (speaks_of(base, key, named) and not _of_another_city(base, key, about))


def _of_another_city(base: Base, key: str, about: Sequence[str]) -> bool:
    """Whether a body belongs to a city other than those asked about, though its words name one of them."""
    row = base.store.thing(key)
    asked = {wanted for wanted in about if wanted.startswith("city:")}
    if row is None or not asked or not key.startswith(("organisation:", "governing_body:")):
        return False
    cities = {own for own in own_keys(base, key, row) if own.startswith("city:")}
    return bool(cities) and not cities & asked


def named_in_terms(base: Base, about: Sequence[str]) -> list[list[set[str]]]:
    """The terms of every name of each of these things."""
    return [[set(terms(name)) for name in base.names_of(wanted)] for wanted in about]


def linked_keys(base: Base, key: str, row: Row) -> set[str]:
    """A thing's own key, the keys in its cells, the cities they lie in, and what it is tied to."""
    found = own_keys(base, key, row)
    return found | {step.end for step in ties(base, key)[0]} if is_node(base, key) else found


def own_keys(base: Base, key: str, row: Row) -> set[str]:
    """A thing's own key, the keys in its cells, and the cities they lie in."""
    found = {key}
    for column in ("place", "subject", "issuer", "actors", "things", "city", "lead", "organisation"):
        value = getattr(row, column, None)
        if value:
            found |= {part if ":" in part else f"{column}:{part}" for part in split_list(value)}
    for inner in list(found):
        city = base.place_of(inner) or base.place_of(getattr(base.store.thing(inner), "place", None))
        if city:
            found |= {f"city:{city}", f"place:{base.cities[city].country}"} if city in base.cities else set()
    return found
