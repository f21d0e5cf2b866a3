"""Nearest profiles."""

import random

import pytest
from gsc_tables import PILLARS, SUB_TABLES
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.analysis.similarity import Driver, Neighbour, nearest
from kb.errors import KbError, NotFoundError

PROFILES = {city: dict(zip(PILLARS, row, strict=True)) for city, row in SUB_TABLES.items()}


@pytest.mark.parametrize("standardise", [True, False])
def test_chicago_is_nearest_to_los_angeles(standardise: bool) -> None:
    found = nearest(PROFILES, "los-angeles", standardise)
    assert found[0].id == "chicago"
    assert len(found) == 19


def test_the_distance_and_its_drivers_are_those_of_a_hand_calculation() -> None:
    chicago = nearest(PROFILES, "los-angeles", standardise=False)[0]
    # differences 0, -0.4, -3.3, 0.1, 5.0; squares 0, 0.16, 10.89, 0.01, 25 sum to 36.06
    assert chicago.distance == pytest.approx(36.06**0.5)
    assert [driver.indicator for driver in chicago.drivers] == [
        "smart-innovation", "smart-service", "smart-economy", "smart-governance", "smart-infrastructure",
    ]  # fmt: skip
    assert chicago.drivers[0].share == pytest.approx(25 / 36.06)
    assert (chicago.drivers[0].target, chicago.drivers[0].neighbour) == (80.7, 75.7)


def test_equal_distances_stand_in_the_order_of_their_ids() -> None:
    profiles = {"m": {"x": 0.0}, "b": {"x": 1.0}, "a": {"x": -1.0}}
    assert [found.id for found in nearest(profiles, "m")] == ["a", "b"]


def test_only_indicators_that_all_share_are_compared() -> None:
    profiles = {"a": {"x": 1.0, "y": 1.0}, "b": {"x": 2.0}, "c": {"x": 4.0, "y": 1.0}}
    assert [(found.id, len(found.drivers)) for found in nearest(profiles, "a")] == [("b", 1), ("c", 1)]


def test_an_indicator_on_which_all_are_equal_separates_nobody() -> None:
    profiles = {"a": {"x": 1.0, "y": 5.0}, "b": {"x": 3.0, "y": 5.0}}
    assert [driver.share for driver in nearest(profiles, "a")[0].drivers] == [1.0, 0.0]


def test_a_city_without_a_profile_is_refused() -> None:
    with pytest.raises(NotFoundError, match="suzhou has no profile"):
        nearest(PROFILES, "suzhou")


def test_profiles_of_two_indices_are_not_compared() -> None:
    with pytest.raises(KbError, match="share no indicator"):
        nearest({"beijing": {"islec": 0.8}, "london": {"gsc": 100.0}}, "beijing")


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_cities_changes_nothing(chance: random.Random) -> None:
    mixed = list(PROFILES.items())
    chance.shuffle(mixed)
    assert told(nearest(dict(mixed), "beijing")) == told(nearest(PROFILES, "beijing"))


@settings(deadline=None)
@given(st.integers(0, 8), st.randoms(use_true_random=False))
def test_the_first_few_are_the_beginning_of_all(limit: int, chance: random.Random) -> None:
    profiles = {f"c{n}": {"x": chance.randint(0, 4) / 10, "y": chance.randint(0, 4) / 10} for n in range(7)}
    assert told(nearest(profiles, "c3", limit=limit)) == told(nearest(profiles, "c3"))[:limit]


def test_distances_that_differ_by_less_than_rounding_shows_are_told_apart() -> None:
    profiles = {"m": {"x": 0.0}, "far": {"x": 4e5}, "b": {"x": 1000000.0000000001}, "a": {"x": -1000000.0000000002}}
    found = nearest(profiles, "m", standardise=False)
    assert [one.id for one in found] == ["far", "b", "a"]


def told(found: list[Neighbour]) -> list[tuple[str, float, tuple[Driver, ...]]]:
    """All that is said of neighbours."""
    return [(one.id, one.distance, one.drivers) for one in found]
