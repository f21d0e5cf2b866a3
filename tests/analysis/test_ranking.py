"""Ranks with ties, and the best and worst k."""

import random

from hypothesis import given
from hypothesis import strategies as st

from kb.analysis.ranking import bottom, competition_ranks, ranking, top

INFRASTRUCTURE = {  # GSC table 2-1, lines 258-264
    "hong-kong": 96.5,
    "singapore": 96.4,
    "london": 89.9,
    "los-angeles": 87.9,
    "new-york": 87.9,
    "chicago": 87.9,
    "dubai": 85.0,
}
VALUES = st.dictionaries(st.text("abcdef", min_size=1, max_size=4), st.integers(0, 9), min_size=1)


def test_ties_share_a_rank_as_the_report_prints_it() -> None:
    ranks = competition_ranks(INFRASTRUCTURE)
    assert [ranks[city] for city in INFRASTRUCTURE] == [1, 2, 3, 4, 4, 4, 7]


def test_the_top_k_includes_ties_at_its_border() -> None:
    assert [found.id for found in top(INFRASTRUCTURE, 4)] == [
        "hong-kong", "singapore", "london", "chicago", "los-angeles", "new-york",
    ]  # fmt: skip


def test_the_bottom_k_starts_with_the_worst_and_keeps_the_rank_in_the_whole() -> None:
    assert [(found.id, found.rank) for found in bottom(INFRASTRUCTURE, 2)] == [
        ("dubai", 7), ("chicago", 4), ("los-angeles", 4), ("new-york", 4),
    ]  # fmt: skip


def test_the_lowest_value_is_best_where_less_is_better() -> None:
    assert [found.id for found in top({"beijing": 1, "cairo": 19}, 1, higher_is_better=False)] == ["beijing"]


def test_only_equal_values_are_called_tied() -> None:
    assert {found.id for found in ranking(INFRASTRUCTURE) if found.tied} == {"los-angeles", "new-york", "chicago"}


@given(VALUES, st.randoms(use_true_random=False))
def test_the_order_of_the_cities_changes_nothing(values: dict[str, int], chance: random.Random) -> None:
    mixed = list(values.items())
    chance.shuffle(mixed)
    assert ranking(dict(mixed)) == ranking(values)


@given(VALUES)
def test_a_rank_is_one_more_than_the_number_of_better_cities(values: dict[str, int]) -> None:
    for found in ranking(values):
        assert found.rank == 1 + sum(other > found.value for other in values.values())
