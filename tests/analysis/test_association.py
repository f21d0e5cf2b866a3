"""Rank correlation of two columns."""

import random
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import spearmanr

from kb.analysis.association import TooFewPairsError, spearman
from kb.analysis.contrast import doubled_mid_ranks

COLUMN = st.lists(st.integers(0, 9), min_size=6, max_size=12).filter(lambda values: len(set(values)) > 1)


@settings(deadline=None, max_examples=20)
@given(COLUMN, st.randoms(use_true_random=False))
def test_rho_is_that_of_scipy_also_with_ties(left: list[int], chance: random.Random) -> None:
    right = [chance.randint(0, 5) for _ in left]
    right[0], right[1] = 0, 5
    assert spearman(left, right).rho == pytest.approx(spearmanr(left, right).statistic, abs=1e-12)


@settings(deadline=None, max_examples=20)
@given(COLUMN, st.randoms(use_true_random=False))
def test_the_order_in_which_cities_come_changes_nothing(left: list[int], chance: random.Random) -> None:
    pairs = [(value, place) for place, value in enumerate(left)]
    mixed = chance.sample(pairs, len(pairs))
    assert spearman(*zip(*mixed, strict=True)) == spearman(*zip(*pairs, strict=True))


def test_the_exact_p_of_few_cities_counts_every_order() -> None:
    found = spearman([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])
    # rho of an order of 1..5 is 1 - sum of squares / 20: 0.8 and beyond means a sum of at most 4 or at least 36
    sums = [sum((place - value) ** 2 for place, value in enumerate(order, 1)) for order in permutations(range(1, 6))]
    assert found.p == Fraction(sum(total <= 4 or total >= 36 for total in sums), 120)
    assert (found.low, found.high) == (None, None)


def test_many_cities_get_the_interval_of_bonett_and_wright_and_no_p() -> None:
    """Swaps at distances 4, 3, 2 and 1: squares sum to 60, rho 1 - 6 · 60 / 720; atanh(.5) ± 1.96 · sqrt(1.125 / 6)."""
    found = spearman([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 6, 5, 7, 3, 2, 4, 9, 8])
    assert (found.rho, found.p) == (0.5, None)
    assert (found.low, found.high) == pytest.approx((-0.2908, 0.8849), abs=1e-4)


@pytest.mark.parametrize("values", [[1, 2], [1, 2, 3, 4]])
def test_two_to_four_cities_are_refused(values: list[int]) -> None:
    with pytest.raises(TooFewPairsError, match=f"of {len(values)} cities says nothing"):
        spearman(values, values)


def test_a_column_that_does_not_vary_is_refused() -> None:
    with pytest.raises(TooFewPairsError, match="same value for every city"):
        spearman([1, 2, 3, 4, 5], [7, 7, 7, 7, 7])


def test_fifty_thousand_cities_are_ranked_too() -> None:
    """Every two neighbours change places: the squares of the distances sum to n, so rho is 1 - 6 / (n² - 1)."""
    count = 50_000
    found = spearman(range(count), [place + 1 if place % 2 == 0 else place - 1 for place in range(count)])
    assert (found.count, found.rho) == (count, pytest.approx(1 - 6 / (count**2 - 1), abs=1e-15))


def test_ties_of_any_numbers_share_the_middle_of_their_ranks() -> None:
    assert doubled_mid_ranks(["0.5", 0.7, Fraction(1, 2), 3]) == [3, 6, 3, 8]
