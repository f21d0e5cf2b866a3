"""Whether the parts of an index go together."""

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from seed_scores import ISLEC, scores, small_indices

from kb.analysis.coherence import PairOfParts, coherence


def test_alpha_of_two_parts_by_hand() -> None:
    # x: -2, 0, 2 (squares 8); y: -1, 2, -1 (6); sum: -3, 2, 1 (14); 2 / 1 * (1 - 14 / 14) = 0, and x with y is 0
    found = coherence({"x": {"a": 1, "b": 3, "c": 5}, "y": {"a": 0, "b": 3, "c": 0}}, ["x", "y"])
    assert (found.alpha, found.pairs[0].r, found.pairs[0].flag, found.cities) == (0, 0, "weak", 3)


def test_alpha_of_three_parts_by_hand() -> None:
    # x and y: -1, 0, 1 (2 each); z: 1, 0, -1 (2); sum: -1, 0, 1 (2); 3 / 2 * (1 - 6 / 2) = -3
    found = coherence(
        {"x": {"a": 0, "b": 1, "c": 2}, "y": {"a": 4, "b": 5, "c": 6}, "z": {"a": 2, "b": 1, "c": 0}}, ["x", "y", "z"]
    )
    assert found.alpha == -3
    assert [(pair.r, pair.flag) for pair in found.pairs] == [(1, "redundant"), (-1, "opposed"), (-1, "opposed")]


@pytest.mark.parametrize(
    ("r", "flag"),
    [(0.93, "redundant"), (0.92, ""), (0.3, ""), (0.29, "weak"), (-0.4, "weak"), (-0.41, "opposed"), (None, "")],
)
def test_the_limits_are_those_of_coinr(r: float | None, flag: str) -> None:
    assert PairOfParts("x", "y", r).flag == flag


def test_islec_is_what_numpy_gives() -> None:
    table = scores("islec-2016")
    cities = sorted(table[ISLEC[0]])
    columns = np.array([[table[part][city] for city in cities] for part in ISLEC])
    found = coherence(table, ISLEC)
    assert [pair.r for pair in found.pairs] == pytest.approx(
        [np.corrcoef(a, b)[0, 1] for a, b in combinations(columns, 2)]
    )
    alpha = 3 / 2 * (1 - columns.var(axis=1).sum() / columns.sum(axis=0).var())
    assert float(found.alpha or 0) == pytest.approx(alpha)


def test_one_part_or_equal_cities_have_no_alpha() -> None:
    assert coherence({"x": {"a": 1, "b": 2}}, ["x"]).alpha is None
    same = coherence({"x": {"a": 1, "b": 1}, "y": {"a": 2, "b": 2}}, ["x", "y"])
    assert (same.alpha, same.pairs[0].r, same.pairs[0].flag) == (None, None, "")


@given(small_indices())
def test_alpha_is_at_most_one_and_r_lies_within_one(index: dict[str, dict[str, int]]) -> None:
    found = coherence(index, list(index))
    assert found.alpha is None or found.alpha <= Fraction(1)
    assert all(pair.r is None or -1.0000001 <= pair.r <= 1.0000001 for pair in found.pairs)
