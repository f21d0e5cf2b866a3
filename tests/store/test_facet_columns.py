"""Facets as columns say the same as the rows: who has which value, in which order practices stand, counts among a few."""

from collections.abc import Callable

import numpy as np
import pytest

from kb.knowledge import KnowledgeBase
from kb.model import City, Practice
from kb.query.selection.facts import theme_line
from kb.store.facets import Facets


@pytest.fixture(scope="module")
def seed_base(engine: str, seed_on: Callable[[str], KnowledgeBase]) -> KnowledgeBase:
    """The knowledge base of the five documents, on each engine."""
    return seed_on(engine)


@pytest.fixture
def facets(seed_base: KnowledgeBase) -> Facets:
    return Facets(seed_base.base.store)


def ids(facets: Facets, numbers: np.ndarray | None) -> set[str]:  # type: ignore[type-arg]
    assert numbers is not None
    return set(facets.idents(numbers.tolist()))


def test_practices_are_numbered_by_year_those_without_one_last(facets: Facets, seed_base: KnowledgeBase) -> None:
    rows = sorted(seed_base.base.store.rows(Practice), key=lambda row: (row.start or "9999", row.id))
    assert facets.idents(range(facets.count)) == [row.id for row in rows]
    assert facets.numbers([rows[3].id, rows[0].id]) == {rows[3].id: 3, rows[0].id: 0}


@pytest.mark.parametrize("theme", ["community-education", "older-learners"])
def test_a_theme_holds_the_practices_of_the_themes_below_it(
    facets: Facets, seed_base: KnowledgeBase, theme: str
) -> None:
    base = seed_base.base
    rows = base.store.rows(Practice)
    wanted = {
        row.id for row in rows if any(theme in theme_line(base, one) for one in (row.themes or "").split("; ") if one)
    }
    assert wanted
    assert ids(facets, facets.fitting({"theme": theme})) == wanted
    assert facets.counts("theme", None)[theme] == len(wanted)


def test_a_region_holds_the_practices_of_its_cities_and_their_areas(facets: Facets, seed_base: KnowledgeBase) -> None:
    base = seed_base.base
    cities = base.store.keyed(City)
    wanted = {
        row.id
        for row in base.store.rows(Practice)
        if (city := base.place_of(row.place)) and cities[city].region == "eastern-china"
    }
    assert wanted
    assert ids(facets, facets.fitting({"region": "eastern-china"})) == wanted


def test_two_facets_leave_what_has_both_and_counts_are_among_them(facets: Facets) -> None:
    ningbo, projects = facets.fitting({"place": "city:ningbo"}), facets.fitting({"kind": "project"})
    both = facets.fitting({"place": "city:ningbo", "kind": "project"})
    assert ids(facets, both) == ids(facets, ningbo) & ids(facets, projects)
    assert facets.counts("kind", ningbo)["project"] == len(ids(facets, both))


def test_a_value_that_nothing_has_leaves_nothing_and_none_chosen_leaves_all(facets: Facets) -> None:
    assert ids(facets, facets.fitting({"place": "city:nowhere"})) == set()
    assert facets.fitting({"place": None, "kind": ""}) is None
