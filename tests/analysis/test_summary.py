"""Exact summaries of printed numbers."""

import math
import statistics
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.analysis.exact import exact, rounded
from kb.analysis.summary import difference, mean, quantile, share, summarise
from kb.errors import KbError

NUMBERS = st.lists(st.decimals(0, 100, places=4), min_size=2, max_size=20)


def test_a_difference_of_scores_is_exact_and_keeps_its_decimals() -> None:
    assert difference(0.7045, 0.6894) == Decimal("0.0151")
    assert str(difference(0.705, 0.685, decimals=4)) == "0.0200"


def test_the_mean_of_the_internationalization_oriented_cities_is_exact() -> None:
    assert mean([0.7618, 0.6894, 0.6407]) == exact("0.6973")


def test_a_small_set_is_summarised_as_by_hand() -> None:
    found = summarise([2, 4, 4, 4, 5, 5, 7, 9])
    assert (found.mean, found.median, found.minimum, found.maximum) == (5, Fraction(9, 2), 2, 9)
    assert found.population_deviation == 2
    assert found.sample_deviation == math.sqrt(Fraction(32, 7))
    assert (found.lower_quartile, found.upper_quartile) == (4, Fraction(11, 2))


def test_one_number_has_no_sample_deviation() -> None:
    assert summarise([0.5]).sample_deviation is None


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(16, 27, "59.3"), (8, 16, "50.0"), (7, 17, "41.2"), (3, 8, "37.5")]
)
def test_shares_round_as_the_islec_report_prints_them(part: int, whole: int, percent: str) -> None:
    assert str(rounded(100 * share(part, whole), 1)) == percent


@pytest.mark.parametrize(
    "refused", [lambda: summarise([]), lambda: mean([]), lambda: quantile([], Fraction(1, 2)), lambda: share(0, 0)]
)
def test_nothing_has_no_mean_and_no_share(refused: object) -> None:
    with pytest.raises(KbError, match="needs"):
        refused()  # type: ignore[operator]


@pytest.mark.parametrize(("value", "shown"), [("0.25", "0.3"), ("-0.25", "-0.3"), ("0.249", "0.2"), (3, "3.0")])
def test_a_half_is_rounded_away_from_zero(value: str, shown: str) -> None:
    assert str(rounded(value, 1)) == shown


@given(NUMBERS)
def test_summaries_are_those_of_the_standard_library_in_any_order(numbers: list[Decimal]) -> None:
    found, fractions = summarise(numbers), [Fraction(number) for number in numbers]
    assert found == summarise(reversed(numbers))
    assert found.mean == statistics.mean(fractions)
    assert found.median == statistics.median(fractions)
    assert [found.lower_quartile, found.median, found.upper_quartile] == statistics.quantiles(
        fractions, n=4, method="inclusive"
    )
