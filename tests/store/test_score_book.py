"""Scores of a table too large to be held: read singly, by city or by indicator, they are those that the table holds."""

from collections.abc import Callable

import pytest

from kb.knowledge import KnowledgeBase
from kb.model import Score
from kb.store import scores
from kb.store.scores import ScoreBook
from kb.store.store import Store


@pytest.fixture(scope="module")
def store(engine: str, seed_on: Callable[[str], KnowledgeBase]) -> Store:
    """The store of the five documents, on each engine."""
    return seed_on(engine).base.store


@pytest.mark.parametrize(("columns", "often"), [(1_000, 1_000), (0, 1_000), (1_000, 0)])
def test_however_scores_are_read_they_are_those_of_the_table(
    store: Store, monkeypatch: pytest.MonkeyPatch, columns: int, often: int
) -> None:
    held = {(row.indicator, row.city): row.score for row in store.rows(Score)}
    wanted = list(held)[::37]
    monkeypatch.setattr(scores, "_COLUMNS", columns)
    monkeypatch.setattr(scores, "_OFTEN", often)
    monkeypatch.setattr(Store, "is_held", lambda _self, _model: False)
    book = ScoreBook(store)
    assert {(indicator, city): book[indicator][city].score for indicator, city in wanted} == {
        one: held[one] for one in wanted
    }


def test_a_city_without_a_score_has_none_however_it_is_asked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "is_held", lambda _self, _model: False)
    book = ScoreBook(store)
    assert [book["gsc-2020.overall"].get("taiyuan") for _ in range(100)] == [None] * 100


def test_an_indicator_is_read_whole_only_for_a_good_part_of_its_cities(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has 68 scores: two cities in 68 are no 32nd part, three are."""
    cities = [row.city for row in store.where(Score, "indicator", "islec-2016.overall")][:3]
    monkeypatch.setattr(scores, "_OFTEN", 0)
    monkeypatch.setattr(Store, "is_held", lambda _self, _model: False)
    book, read = ScoreBook(store), []
    whole = book.of_indicator
    monkeypatch.setattr(book, "of_indicator", lambda indicator: read.append(indicator) or whole(indicator))
    assert [(book["islec-2016.overall"][city].city, len(read)) for city in cities] == [
        (cities[0], 0), (cities[1], 0), (cities[2], 1)]  # fmt: skip


def test_a_city_asked_for_again_and_again_is_one_city(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scores, "_OFTEN", 0)
    monkeypatch.setattr(Store, "is_held", lambda _self, _model: False)
    book = ScoreBook(store)
    monkeypatch.setattr(book, "of_indicator", lambda _indicator: pytest.fail("an indicator was read whole"))
    assert [book["islec-2016.overall"]["beijing"].city for _ in range(50)] == ["beijing"] * 50
