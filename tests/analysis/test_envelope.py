"""Best and worst possible ranks."""

from collections.abc import Sequence
from fractions import Fraction
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from seed_scores import GSC, ISLEC, ranks, scores, small_indices

from kb.analysis import envelope as module
from kb.analysis.dominance import dominance
from kb.analysis.envelope import RankBounds, envelope, rank_bounds
from kb.analysis.ranksample import sort_ranks
from kb.analysis.weightspace import Matrix, lattice, matrix, rank_rows, uniform_weights
from kb.errors import TooLargeError

ISLEC_MATRIX = matrix(scores("islec-2016"), ISLEC)
GSC_MATRIX = matrix(scores("gsc-2020"), GSC)
STEPS = {1: 1, 2: 60, 3: 30, 4: 16, 5: 10}


def bounds_of(found: Matrix) -> dict[str, RankBounds]:
    """The bounds by city."""
    return {bounds.id: bounds for bounds in rank_bounds(found)}


def rank_at(found: Matrix, city: str, weights: Sequence[Fraction]) -> int:
    """The rank at one exact weighting, the slow way."""
    values = [sum(w * int(x) for w, x in zip(weights, row, strict=True)) for row in found.values]
    return 1 + sum(value > values[found.row(city)] for value in values)


def test_three_cities_by_hand() -> None:
    # b is the middle of a and c in both parts: it ties with both at equal weights and is never alone in front
    found = bounds_of(matrix({"x": {"a": 0, "b": 5, "c": 10}, "y": {"a": 10, "b": 5, "c": 0}}, ["x", "y"]))
    assert {city: (row.best, row.worst) for city, row in found.items()} == {"a": (1, 3), "b": (1, 2), "c": (1, 3)}
    assert found["b"].best_at == (Fraction(1, 2), Fraction(1, 2))


def test_a_city_below_the_line_between_two_others_can_never_be_first() -> None:
    # undominated, yet the mean of a and c (5, 5) beats b (4, 4) under all weights
    found = bounds_of(matrix({"x": {"a": 0, "b": 4, "c": 10}, "y": {"a": 10, "b": 4, "c": 0}}, ["x", "y"]))
    assert (found["b"].best, found["b"].worst) == (2, 3)


def test_ties_that_only_one_weighting_breaks_are_seen() -> None:
    # with all weight on x the three tie; any weight on y puts a first
    found = bounds_of(matrix({"x": {"a": 1, "b": 1, "c": 1}, "y": {"a": 2, "b": 1, "c": 1}}, ["x", "y"]))
    assert {city: (row.best, row.worst) for city, row in found.items()} == {"a": (1, 1), "b": (1, 2), "c": (1, 2)}


def test_one_part_leaves_one_rank() -> None:
    found = bounds_of(matrix({"x": {"a": 3, "b": 2, "c": 2}}, ["x"]))
    assert {city: (row.best, row.worst) for city, row in found.items()} == {"a": (1, 1), "b": (2, 2), "c": (2, 2)}


def test_islec_by_hand() -> None:
    found = bounds_of(ISLEC_MATRIX)
    learner = ranks("islec-2016", ISLEC[2])
    # Beijing leads all but 10 cities in learner experience and is 1st and 3rd elsewhere
    assert (found["beijing"].best, found["beijing"].worst) == (1, 11) == (1, learner["beijing"])
    assert (found["shanghai"].best, found["shanghai"].worst) == (1, 25) == (1, learner["shanghai"])
    # the mean of Beijing and Yichang (0.5972, 0.7813, 0.8893) beats Wuhan (0.5760, 0.7532, 0.8639) in all three
    assert found["wuhan"].best == 2
    assert sorted(city for city, row in found.items() if row.best == 1) == [
        "beijing",
        "shanghai",
        "xiangyang",
        "yichang",
    ]


@pytest.mark.parametrize("found", [ISLEC_MATRIX, GSC_MATRIX], ids=["islec", "gsc"])
def test_the_weights_given_for_a_bound_show_it(found: Matrix) -> None:
    for city, row in bounds_of(found).items():
        for weights, rank in ((row.best_at, row.best), (row.worst_at, row.worst)):
            assert sum(weights) == 1
            assert min(weights) >= 0
            assert rank_at(found, city, weights) == rank


@pytest.mark.parametrize("found", [ISLEC_MATRIX, GSC_MATRIX], ids=["islec", "gsc"])
def test_the_envelope_contains_every_monte_carlo_rank(found: Matrix) -> None:
    bounds = bounds_of(found)
    counts = sort_ranks(found.cities, rank_rows(found, uniform_weights(len(found.parts), 10_000, seed=3)))
    for city in found.cities:
        best, worst = counts.extremes(city)
        assert bounds[city].best <= best <= worst <= bounds[city].worst


def test_every_bound_of_islec_is_nearly_met_on_the_lattice() -> None:
    bounds = bounds_of(ISLEC_MATRIX)
    counts = sort_ranks(ISLEC_MATRIX.cities, rank_rows(ISLEC_MATRIX, lattice(3, 200)))
    missed = [city for city in bounds if (bounds[city].best, bounds[city].worst) != counts.extremes(city)]
    assert len(missed) <= 5


@pytest.mark.parametrize("city", ["beijing", "wuhan", "qingdao", "ningbo", "luoyang", "shaoguan"])
def test_integer_programming_finds_the_same_best_and_worst_ranks(city: str) -> None:
    optimize = pytest.importorskip("scipy.optimize")
    gaps = (ISLEC_MATRIX.values - ISLEC_MATRIX.values[ISLEC_MATRIX.row(city)]) / 1_000
    gaps = np.delete(gaps, ISLEC_MATRIX.row(city), axis=0)
    count, big = len(gaps), 10
    sums = optimize.LinearConstraint(np.array([[1] * 3 + [0] * count]), 1, 1)
    whole, limits = np.array([0] * 3 + [1] * count), optimize.Bounds(0, 1)
    # best: as few as possible may be above; worst: as many as possible must be above by a hair
    below = optimize.LinearConstraint(np.hstack([gaps, -big * np.eye(count)]), -inf, 0)
    above = optimize.LinearConstraint(np.hstack([gaps, -big * np.eye(count)]), 1e-4 - big, inf)
    cost = whole.astype(float)
    best = optimize.milp(cost, integrality=whole, bounds=limits, constraints=[sums, below])
    worst = optimize.milp(-cost, integrality=whole, bounds=limits, constraints=[sums, above])
    found = bounds_of(ISLEC_MATRIX)[city]
    assert (found.best, found.worst) == (1 + round(best.fun), 1 - round(worst.fun))


@settings(deadline=None)
@given(small_indices(most_parts=5))
def test_the_bounds_hold_on_a_lattice_and_are_reached(index: dict[str, dict[str, int]]) -> None:
    found = matrix(index, list(index))
    bounds = bounds_of(found)
    parts = len(found.parts)
    counts = sort_ranks(found.cities, rank_rows(found, lattice(parts, STEPS[parts])))
    for city, row in bounds.items():
        best, worst = counts.extremes(city)
        assert row.best <= best <= worst <= row.worst
        assert rank_at(found, city, row.best_at) == row.best
        assert rank_at(found, city, row.worst_at) == row.worst


@given(small_indices())
def test_dominance_bounds_the_envelope(index: dict[str, dict[str, int]]) -> None:
    found = matrix(index, list(index))
    fixed = dominance(found)
    for row in rank_bounds(found):
        assert row.worst <= len(found.cities) - fixed.behind[row.id]
        assert row.worst > fixed.ahead[row.id]


def test_numbers_of_any_size_give_the_same_bounds() -> None:
    plain = {"x": {"a": 7, "b": 3, "c": 5}, "y": {"a": 1, "b": 4, "c": 3}, "z": {"a": 2, "b": 2, "c": 1}}
    # another unit a column would change the planes; the same unit, blown up with an odd remainder, must not
    large = {part: {city: value * 10_000_019 for city, value in column.items()} for part, column in plain.items()}
    large["x"] = {**large["x"], "d": 1}
    plain["x"] = {**plain["x"], "d": 0}
    for table in (plain, large):
        table["y"] = {**table["y"], "d": 0}
        table["z"] = {**table["z"], "d": 0}
    small, huge = bounds_of(matrix(plain, list("xyz"))), bounds_of(matrix(large, list("xyz")))
    assert {c: (r.best, r.worst) for c, r in small.items()} == {c: (r.best, r.worst) for c, r in huge.items()}


def test_too_much_work_is_refused_and_then_only_sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 100)
    with pytest.raises(TooLargeError, match="more than 100 corners"):
        rank_bounds(ISLEC_MATRIX)
    counts = sort_ranks(ISLEC_MATRIX.cities, rank_rows(ISLEC_MATRIX, lattice(3, 10)))
    found = envelope(ISLEC_MATRIX, counts)
    assert (found.method, found.witnesses) == ("sampled", {})
    assert found.bounds["beijing"] == counts.extremes("beijing")
