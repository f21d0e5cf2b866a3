"""The full-text index of an engine: every term that is put in is found where it stands, and nowhere else."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kb.load.dataset import Dataset
from kb.search.documents import Document
from kb.search.postings import FIELDS
from kb.search.text import TextIndex, raw_term, terms, write_index
from kb.store.build import build
from kb.store.store import open_store

DOCUMENTS = (
    Document("figure:a", "figure", "Score 2.33", "35% of 1,100 pupils, 1,5 on average", "", "≥ 3 °"),
    Document("practice:b", "practice", "老年大学", "二〇一五年", "學習圈 Xi'an", "2.33 pupils"),
    Document("practice:c", "practice", "", "", "", "Ürümqi, D'Arcy; col:x NEAR(a b)"),
    Document("practice:cc", "practice", "it's a 'quoted' \\ back\\slash", "x" * 3_000, "", ""),
    Document("practice:d", "practice", "", "", "", "Urumqi"),
)


@pytest.fixture(scope="module")
def index(dataset: Dataset, engine: str, new_place: Callable[[str], str | Path]) -> Iterator[TextIndex]:
    """Invented documents, on each engine."""
    place = new_place(engine)
    build(dataset, place, lambda new: write_index(new, DOCUMENTS))
    store = open_store(place)
    yield TextIndex(store)
    store.close()


def fields(index: TextIndex, term: str) -> dict[str, set[str]]:
    """The keys of the documents that hold a term, and the fields."""
    return {hit.key: set(hit.fields) for hit in index.search([term])}


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("2.33", {"figure:a": {"title"}, "practice:b": {"context"}}),
        ("35", {"figure:a": {"summary"}}),
        ("%", {"figure:a": {"summary"}}),
        ("1100", {"figure:a": {"summary"}}),
        ("5", {"figure:a": {"summary"}}),
        ("≥", {"figure:a": {"context"}}),
        ("pupil", {"figure:a": {"summary"}, "practice:b": {"context"}}),
        ("老年", {"practice:b": {"title"}}),
        ("老", {"practice:b": {"title"}}),
        ("〇", {"practice:b": {"summary"}}),
        ("学习", {"practice:b": {"keywords"}}),
        (raw_term("xian"), {"practice:b": {"keywords"}}),
        (raw_term("urumqi"), {"practice:c": {"context"}, "practice:d": {"context"}}),
        ("33", {}),
        ("2", {}),
        ("大老", {}),
    ],
)
def test_a_term_is_found_in_its_fields_and_nowhere_else(
    index: TextIndex, term: str, expected: dict[str, set[str]]
) -> None:
    assert fields(index, term) == expected
    assert index.frequency(term) == len(expected)


def test_every_term_of_every_document_is_found_in_exactly_the_fields_that_hold_it(index: TextIndex) -> None:
    held = {document.key: index.terms_of(document.key) for document in DOCUMENTS}
    everything = {term for by_field in held.values() for found in by_field for term in found}
    for term in everything:
        assert fields(index, term) == {
            key: {field for field, found in zip(FIELDS, by_field, strict=True) if term in found}
            for key, by_field in held.items() if any(term in found for found in by_field)
        }  # fmt: skip


def test_equal_hits_come_in_the_order_of_their_keys(index: TextIndex) -> None:
    assert [hit.key for hit in index.search(terms("urumqi"))] == ["practice:c", "practice:d"]
    assert [hit.key for hit in index.search(terms("urumqi"), limit=1)] == ["practice:c"]


def test_only_the_kinds_asked_for_are_searched(index: TextIndex) -> None:
    assert [hit.key for hit in index.search(["2.33", "老年"], ("practice",))] == ["practice:b"]
    assert index.search(["2.33"], ("nothing",)) == []
