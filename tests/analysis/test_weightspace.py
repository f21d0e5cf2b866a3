"""Ranks under many weightings at once."""

import csv
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from seed_scores import ISLEC, flat_tree, scores, small_indices

from kb.analysis import weightspace
from kb.analysis.ranking import competition_ranks
from kb.analysis.ranksample import sort_ranks
from kb.analysis.recompute import Arithmetic
from kb.analysis.weights import Scheme, reweigh
from kb.analysis.weightspace import GRAIN, lattice, matrix, noisy_weights, rank_rows, uniform_weights, whole_weights
from kb.errors import KbError, NotFoundError

COINR = Path(__file__).parent / "coinr" / "asem-uncertainty.csv"


def test_the_lattice_of_three_parts_at_one_per_cent_has_5151_weightings() -> None:
    found = lattice(3, 100)
    assert found.shape == (5151, 3)
    assert set(found.sum(axis=1).tolist()) == {100}
    assert len({tuple(row) for row in found.tolist()}) == 5151
    assert int(found.min()) == 0


@pytest.mark.parametrize(("parts", "steps", "count"), [(1, 5, 1), (2, 10, 11), (5, 20, 10_626)])
def test_the_lattice_holds_every_way_to_share_the_steps(parts: int, steps: int, count: int) -> None:
    assert lattice(parts, steps).shape == (count, parts)


def test_weightings_drawn_evenly_have_equal_means_and_cover_the_corners() -> None:
    found = uniform_weights(3, 20_000, seed=7) / GRAIN
    assert found.mean(axis=0) == pytest.approx([1 / 3] * 3, abs=0.01)
    # the chance that one weight exceeds t is (1 - t) ** 2: three corners of a triangle, each a copy of it
    assert (found > 0.9).any(axis=1).mean() == pytest.approx(3 * 0.1**2, abs=0.005)


def test_disturbed_weights_stay_within_the_noise_and_fill_it() -> None:
    nominal = [Fraction(2, 5), Fraction(2, 5), Fraction(1, 5)]
    found = noisy_weights(nominal, Fraction(1, 4), 10_000, seed=1) / GRAIN / [0.4, 0.4, 0.2]
    assert 0.75 <= found.min() < 0.7505
    assert 1.2495 < found.max() <= 1.25
    assert found.mean(axis=0) == pytest.approx([1] * 3, abs=0.005)


def test_the_same_seed_gives_the_same_weights_and_another_seed_others() -> None:
    assert (uniform_weights(3, 50, 1) == uniform_weights(3, 50, 1)).all()
    assert (uniform_weights(3, 50, 1) != uniform_weights(3, 50, 2)).any()


def test_numbers_drawn_with_a_seed_never_change() -> None:
    # PCG64(1) starts with 0.5118216247, 0.9504636963, 0.1441596175: cuts at 144159, 511822 and 950464 millionths
    assert uniform_weights(4, 1, 1).tolist() == [[144159, 511822 - 144159, 950464 - 511822, 1_000_000 - 950464]]


@given(small_indices(), st.lists(st.integers(0, 9), min_size=4, max_size=4).filter(lambda found: found[0] > 0))
def test_ranks_in_bulk_are_those_of_one_weighting_at_a_time(
    index: dict[str, dict[str, int]], weights: list[int]
) -> None:
    used = weights[: len(index)]
    found = matrix(index, list(index))
    bulk = next(rank_rows(found, np.array([used], dtype=np.int64)))[0]
    one = reweigh(
        flat_tree(dict.fromkeys(index, "1")),
        index,
        "top",
        Arithmetic(1, 1),
        Scheme(dict(zip(index, used, strict=True))),
    )
    assert dict(zip(found.cities, bulk.tolist(), strict=True)) == one.ranks


def test_blocks_do_not_change_the_ranks(monkeypatch: pytest.MonkeyPatch) -> None:
    islec = matrix(scores("islec-2016"), ISLEC)
    whole = np.concatenate(list(rank_rows(islec, lattice(3, 20))))
    monkeypatch.setattr(weightspace, "_BLOCK", 1_000)
    assert (np.concatenate(list(rank_rows(islec, lattice(3, 20)))) == whole).all()


def test_numbers_too_long_for_floating_point_are_still_ranked_exactly() -> None:
    # 2**53 + 1 is no float: with weights of this size the sums differ by 1 in 2**55
    index = {"x": {"a": 2**30 + 1, "b": 2**30}, "y": {"a": 0, "b": 1}}
    weights = np.array([[2**25, 2**25 - 1], [2**25, 2**25], [2**25, 2**25 + 1]], dtype=np.int64)
    found = next(rank_rows(matrix(index, ["x", "y"]), weights))
    assert found.tolist() == [[1, 2], [1, 1], [2, 1]]


def test_numbers_too_long_even_for_that_are_refused() -> None:
    with pytest.raises(KbError, match="too many digits"):
        whole_weights({"x": Fraction(1, 3**30), "y": 1 - Fraction(1, 3**30)}, ["x", "y"])
    with pytest.raises(KbError, match="too many digits"):
        matrix({"x": {"a": "0.12345678901", "b": 1}}, ["x"])


def test_a_city_without_scores_has_no_row() -> None:
    with pytest.raises(NotFoundError, match="suzhou is not among the 68 cities"):
        matrix(scores("islec-2016"), ISLEC).row("suzhou")


def test_many_cities_are_counted_like_few(monkeypatch: pytest.MonkeyPatch) -> None:
    islec = matrix(scores("islec-2016"), ISLEC)
    few = sort_ranks(islec.cities, rank_rows(islec, lattice(3, 20)))
    monkeypatch.setattr(weightspace, "_BLOCK", 68 * 5)
    many = sort_ranks(islec.cities, rank_rows(islec, lattice(3, 20)))
    assert (few.ranks == many.ranks).all()
    assert few.ranks.shape == (68, 231)


def test_rank_statistics_are_those_that_coinr_stores_for_asem() -> None:
    with COINR.open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    drawn = np.array([[int(rank) for rank in row["ranks"].split()] for row in table], dtype=np.intp).T
    units = tuple(row["unit"] for row in table)
    found = sort_ranks(units, iter([drawn]))
    assert (len(units), found.total) == (51, 100)
    for row in table:
        unit = row["unit"]
        assert found.mean(unit) == Fraction(row["mean"])
        assert found.quantile(unit, Fraction(1, 2)) == Fraction(row["median"])
        assert found.quantile(unit, Fraction(1, 20)) == Fraction(row["q5"])
        assert found.quantile(unit, Fraction(19, 20)) == Fraction(row["q95"])


def test_first_places_on_the_lattice_are_those_of_a_plain_loop() -> None:
    table = scores("islec-2016")
    found = matrix(table, ISLEC)
    counts = sort_ranks(found.cities, rank_rows(found, lattice(3, 20)))
    first = dict.fromkeys(found.cities, 0)
    for one in range(21):
        for two in range(21 - one):
            weights = dict(zip(ISLEC, (one, two, 20 - one - two), strict=True))
            sums = {c: sum(w * round(table[p][c] * 10_000) for p, w in weights.items()) for c in found.cities}
            for city, rank in competition_ranks(sums).items():
                first[city] += rank == 1
    assert {city: counts.share_within(city, 1) for city in found.cities} == {
        city: Fraction(times, 231) for city, times in first.items()
    }


def test_numbers_too_long_to_carry_their_place_are_ranked_alike() -> None:
    found = matrix(scores("islec-2016"), ISLEC)
    short, long = (np.vstack(list(rank_rows(found, lattice(3, 20) * factor))) for factor in (1, 2**39))
    assert (short == long).all()
