"""A city among its peers: standings, outliers, many looks."""

import random
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from seed_scores import scores, tree

from kb.analysis.multiplicity import holm
from kb.analysis.outliers import SMALLEST_P, outliers, two_sided_p
from kb.analysis.profile import standings, strengths, weaknesses
from kb.errors import KbError, NotFoundError

ISLEC = {row.id: scores("islec-2016")[row.id] for row in tree("islec-2016") if row.id.count(".") == 1 and row.published and row.parent not in (None, "islec-2016.overall")}  # fmt: skip


def test_a_city_among_eight_by_hand() -> None:
    # sorted 1 2 3 4 6 8 10 20: quartiles 2.75, 5, 8.5; the city has 10: (10 - 5) / 5.75
    values = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 6, "f": 8, "g": 10, "h": 20}
    found = standings({"x": values}, "g")[0]
    assert (found.rank, found.tied, found.peers, found.band) == (2, False, 8, "top quarter")
    assert (found.lower_quartile, found.median, found.upper_quartile) == (Fraction(11, 4), 5, Fraction(17, 2))
    assert found.distance == Fraction(20, 23)
    bands = [standings({"x": values}, city)[0].band for city in values]
    assert bands == ["bottom quarter"] * 2 + ["lower middle"] * 2 + ["upper middle"] * 2 + ["top quarter"] * 2


def test_a_value_on_a_border_counts_to_the_better_side() -> None:
    values = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}
    assert [standings({"x": values}, city)[0].band for city in values] == [
        "bottom quarter", "lower middle", "upper middle", "top quarter", "top quarter",
    ]  # fmt: skip


def test_where_the_middle_half_is_equal_there_is_no_distance() -> None:
    found = standings({"x": {"a": 1, "b": 5, "c": 5, "d": 5, "e": 9}}, "e")[0]
    assert (found.distance, found.rank) == (None, 1)


def test_strengths_of_wuhan_in_islec_are_those_of_a_plain_count() -> None:
    found = standings(ISLEC, "wuhan")
    assert len(found) == 11
    for row in found:
        column = list(ISLEC[row.indicator].values())
        low, middle, high = np.quantile(column, [0.25, 0.5, 0.75])
        own = ISLEC[row.indicator]["wuhan"]
        assert row.rank == 1 + sum(value > own for value in column)
        assert float(row.distance or 0) == pytest.approx((own - middle) / (high - low))
        assert (row.band == "top quarter") == (own >= high)
    # Table 4, l. 343: 0.9140 is the highest of the 68 in community learning environment
    assert (found[0].indicator, found[0].value, found[0].rank) == (
        "islec-2016.community-learning-environment",
        0.914,
        1,
    )
    assert strengths(found)[0] == found[0]
    assert not weaknesses(found)


def test_strengths_come_strongest_first_and_weaknesses_weakest_first() -> None:
    table = {"x": dict(zip("abcdefgh", range(8), strict=True)), "y": dict(zip("abcdefgh", range(8, 0, -1), strict=True)),
             "z": {**dict(zip("bcdefgh", range(7), strict=True)), "a": 0.5}}  # fmt: skip
    found = standings(table, "a")
    assert [row.indicator for row in strengths(found)] == ["y"]
    assert [row.indicator for row in weaknesses(found)] == ["x", "z"]


def test_too_few_peers_and_unknown_cities_are_refused() -> None:
    with pytest.raises(KbError, match="x has 3 cities to compare; quarters need at least 4"):
        standings({"x": {"a": 1, "b": 2, "c": 3}}, "a")
    with pytest.raises(NotFoundError, match="suzhou has no score in x"):
        standings({"x": {"a": 1, "b": 2, "c": 3, "d": 4}}, "suzhou")


def test_the_tail_of_t_is_the_tabulated_one() -> None:
    # critical values of the two-sided t test at 5 % and 1 %, as printed in any table
    for freedom, five, one in (
        (1, 12.706, 63.657),
        (2, 4.303, 9.925),
        (5, 2.571, 4.032),
        (10, 2.228, 3.169),
        (60, 2.000, 2.660),
    ):
        assert two_sided_p(five, freedom) == pytest.approx(0.05, abs=5e-5)
        assert two_sided_p(-one, freedom) == pytest.approx(0.01, abs=5e-5)


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 7, 18, 66, 67])
def test_the_tail_of_t_is_that_of_scipy(freedom: int) -> None:
    stats = pytest.importorskip("scipy.stats")
    for t in (0.0, 0.3, 1.0, 2.5, 6.0):
        assert two_sided_p(t, freedom) == pytest.approx(2 * stats.t.sf(t, freedom), abs=1e-12)


def test_a_tail_is_never_zero() -> None:
    assert two_sided_p(1e6, 50) == SMALLEST_P


def test_deviations_are_the_externally_studentised_residuals_of_a_plain_calculation() -> None:
    found = {(row.indicator, row.city): row for row in outliers(ISLEC)}
    assert len(found) == 748
    indicator = "islec-2016.city-rd-capacity"
    for city in ("beijing", "wuhan", "sanya"):
        others = [value for other, value in ISLEC[indicator].items() if other != city]
        own = ISLEC[indicator][city]
        expected = (own - np.mean(others)) / (np.std(others, ddof=1) * np.sqrt(1 + 1 / 67))
        assert found[indicator, city].deviation == pytest.approx(float(expected))


def test_one_value_far_from_all_others_is_an_outlier_and_the_others_are_not() -> None:
    values = {f"c{number}": float(number % 7) for number in range(30)} | {"far": 40.0}
    found = outliers({"x": values})
    assert [(row.city, row.beyond_fences) for row in found if row.stands_out] == [("far", True)]


def test_what_one_look_would_call_an_outlier_many_looks_do_not() -> None:
    chance = random.Random(5)
    table = {f"p{n}": {f"c{m}": round(chance.gauss(0, 1), 4) for m in range(20)} for n in range(20)}
    found = outliers(table)
    assert sum(row.p < 0.05 for row in found) > 5
    assert not any(row.stands_out for row in found)


def test_looks_at_some_cities_are_counted_as_so_many() -> None:
    found = outliers(ISLEC, frozenset({"wuhan"}))
    assert len(found) == 11
    assert found[0].holm == min(1, 11 * found[0].p)


def test_an_indicator_without_spread_is_skipped_and_a_small_one_refused() -> None:
    assert outliers({"x": dict.fromkeys("abcdef", 1)}) == []
    with pytest.raises(KbError, match="outliers need at least 5"):
        outliers({"x": dict.fromkeys("abcd", 1)})


def test_holm_on_the_example_of_r() -> None:
    # R: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm") gives 0.05 0.08 0.09 0.09 0.09
    found = holm({n: Fraction(n, 100) for n in (3, 1, 5, 2, 4)})
    assert found == {
        1: Fraction(5, 100),
        2: Fraction(8, 100),
        3: Fraction(9, 100),
        4: Fraction(9, 100),
        5: Fraction(9, 100),
    }
    assert list(found) == [3, 1, 5, 2, 4]


@given(st.lists(st.fractions(0, 1), min_size=1, max_size=12))
def test_adjusted_values_keep_the_order_and_never_fall_below_the_raw_ones(values: list[Fraction]) -> None:
    raw = dict(enumerate(values))
    found = holm(raw)
    assert all(raw[key] <= found[key] <= 1 for key in raw)
    order = sorted(raw, key=lambda key: raw[key])
    assert all(found[left] <= found[right] for left, right in pairwise(order))
