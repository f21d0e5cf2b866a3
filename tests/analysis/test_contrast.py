"""Exact comparison of two small groups."""

import random
from fractions import Fraction
from itertools import combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu, permutation_test

from kb.analysis.contrast import (
    TooFewCasesError,
    cliffs_delta,
    contrast,
    doubled_mid_ranks,
    exact_p,
    hodges_lehmann,
    smallest_p,
)
from kb.errors import KbError

WITH_LAW = [0.7618, 0.6024, 0.6227, 0.6463, 0.7045]  # Shanghai, Taiyuan, Chengdu, Xi'an, Wuhan
WITHOUT = [0.8280, 0.6894, 0.6621, 0.6445, 0.6407]  # Beijing, Hangzhou, Shenzhen, Guangzhou, Nanjing
GROUP = st.lists(st.integers(0, 6), min_size=3, max_size=5)


def by_listing(left: list[int], right: list[int]) -> Fraction:
    ranks = doubled_mid_ranks([*left, *right])
    centre = len(left) * (len(ranks) + 1)
    observed = abs(sum(ranks[: len(left)]) - centre)
    splits = list(combinations(ranks, len(left)))
    return Fraction(sum(abs(sum(split) - centre) >= observed for split in splits), len(splits))


def test_law_and_islec_score_are_contrasted_as_by_hand() -> None:
    found = contrast(WITH_LAW, WITHOUT)
    # Shanghai and Wuhan beat four each, Xi'an two, the others none: 10 of 25 pairs
    assert found.delta == Fraction(10 - 15, 25)
    # 87 of the 252 splits have a U of 10 or less
    assert found.p == Fraction(2 * 87, 252)
    assert found.smallest_p == Fraction(2, 252)
    # U of 2 or less: 4 splits, so the third smallest and third largest difference: 1 - 8/252
    gaps = sorted(Fraction(str(left)) - Fraction(str(right)) for left in WITH_LAW for right in WITHOUT)
    assert (found.shift.low, found.shift.high, found.shift.confidence) == (gaps[2], gaps[-3], 1 - Fraction(8, 252))
    assert found.shift.estimate == gaps[12]


def test_the_textbook_example_of_hollander_and_wolfe_comes_out() -> None:
    left = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    right = [1.15, 0.88, 0.90, 0.74, 1.21]
    assert float(exact_p(left, right)) == pytest.approx(2 * 0.1272, abs=1e-4)
    assert float(hodges_lehmann(left, right).estimate) == pytest.approx(0.305)


@pytest.mark.parametrize(("left", "right", "p"), [(5, 5, 0.0079), (2, 8, 0.044), (3, 3, 0.1), (1, 1, 1)])
def test_the_smallest_possible_p_is_that_of_a_perfect_separation(left: int, right: int, p: float) -> None:
    assert float(smallest_p(left, right)) == pytest.approx(p, abs=5e-4)


@pytest.mark.parametrize(("left", "right"), [([1, 2], [3, 4, 5]), ([1, 2, 3], [4]), ([], [1, 2, 3])])
def test_groups_of_fewer_than_three_are_refused(left: list[int], right: list[int]) -> None:
    with pytest.raises(TooFewCasesError, match=f"groups of {len(left)} and {len(right)} are too small"):
        contrast(left, right)


def test_the_refusal_is_both_an_error_of_ours_and_a_value_error() -> None:
    assert issubclass(TooFewCasesError, KbError)
    assert issubclass(TooFewCasesError, ValueError)


def test_too_many_cities_are_refused() -> None:
    with pytest.raises(KbError, match="too many"):
        contrast(range(60), range(60))


def test_groups_too_small_for_the_level_say_what_their_interval_is_worth() -> None:
    assert hodges_lehmann([4, 5, 6], [1, 2, 3]).confidence == Fraction(9, 10)


def test_equal_groups_show_no_difference() -> None:
    found = contrast([1, 1, 1], [1, 1, 1])
    assert (found.delta, found.shift.estimate, found.p) == (0, 0, 1)


def test_fifteen_indicators_of_two_against_eight_separate_by_chance() -> None:
    """The trap of METHODS section 3: with 2 v 8, a perfect separation is no evidence, so it is not tested at all."""
    assert 1 - (1 - Fraction(2, comb(10, 2))) ** 15 > Fraction(2, 5)
    with pytest.raises(TooFewCasesError):
        contrast([9, 10], range(8))


@settings(deadline=None)
@given(GROUP, GROUP)
def test_counting_splits_gives_what_listing_them_gives(left: list[int], right: list[int]) -> None:
    assert exact_p(left, right) == by_listing(left, right)


def test_with_ties_the_smallest_p_may_lie_below_that_of_the_sizes() -> None:
    """Three ones and four zeros: of 35 splits only this one has the three ones together; no split lies as far below."""
    found = contrast([1, 1, 1], [0, 0, 0, 0])
    assert found.p == found.smallest_p == Fraction(1, 35)


@settings(deadline=None)
@given(GROUP, GROUP, st.randoms(use_true_random=False))
def test_p_is_a_whole_number_of_splits_and_does_not_depend_on_the_order_of_cities(
    left: list[int], right: list[int], chance: random.Random
) -> None:
    found = contrast(left, right)
    assert found.splits == comb(len(left) + len(right), len(left))
    assert found.splits % found.p.denominator == 0
    assert found.smallest_p <= found.p <= 1
    assert contrast(chance.sample(left, len(left)), chance.sample(right, len(right))) == found


@given(st.lists(st.integers(0, 1000), min_size=8, max_size=8, unique=True))
def test_without_ties_p_is_that_of_scipys_exact_test(values: list[int]) -> None:
    assert float(exact_p(values[:3], values[3:])) == pytest.approx(
        mannwhitneyu(values[:3], values[3:], method="exact").pvalue)  # fmt: skip


@settings(deadline=None, max_examples=25)
@given(GROUP, GROUP)
def test_with_ties_p_is_that_of_scipys_full_enumeration(left: list[int], right: list[int]) -> None:
    ranks = doubled_mid_ranks([*left, *right])
    centre = len(left) * (len(ranks) + 1)
    listed = permutation_test(
        (ranks[: len(left)], ranks[len(left) :]),
        lambda first, _: abs(sum(first) - centre),
        alternative="greater",
        n_resamples=comb(len(ranks), len(left)),
    )
    assert float(exact_p(left, right)) == pytest.approx(listed.pvalue)


@given(GROUP, GROUP, st.randoms(use_true_random=False))
def test_turning_the_groups_round_turns_the_effect_round(
    left: list[int], right: list[int], chance: random.Random
) -> None:
    there, back = contrast(left, right), contrast(chance.sample(right, len(right)), left)
    assert (back.delta, back.shift.estimate, back.p) == (-there.delta, -there.shift.estimate, there.p)
    assert (back.shift.low, back.shift.high) == (-there.shift.high, -there.shift.low)
    assert cliffs_delta(left, left) == 0
