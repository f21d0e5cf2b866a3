"""Rank intervals under disturbed weights, and ranks with one part left out."""

import csv
import random
from fractions import Fraction
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from seed_scores import GSC, ISLEC, flat_tree, ranks, scores, small_indices, tree

from kb.analysis import ranksample
from kb.analysis.envelope import rank_bounds
from kb.analysis.leftout import leave_one_out
from kb.analysis.recompute import Arithmetic
from kb.analysis.robustness import Noise, order_is_sure, robustness, sure_rank, sure_ranks, surely_ahead
from kb.analysis.weightspace import matrix
from kb.errors import BadRequestError, TooLargeError

QUARTER = Fraction(1, 4)
PUBLISHED = dict(zip(ISLEC, (Fraction(2, 5), Fraction(2, 5), Fraction(1, 5)), strict=True))
ISLEC_MATRIX = matrix(scores("islec-2016"), ISLEC)
GSC_MATRIX = matrix(scores("gsc-2020"), GSC)
FIFTHS = dict.fromkeys(GSC, Fraction(1, 5))
COINR = Path(__file__).parent / "coinr"
ASEM = dict.fromkeys(("Physical", "ConEcFin", "Political", "Instit", "P2P"), Fraction(1, 10)) | dict.fromkeys(
    ("Environ", "Social", "SusEcFin"), Fraction(1, 6))  # fmt: skip


def test_the_same_seed_gives_the_same_result_and_another_seed_nearly_so() -> None:
    one, same, other = (robustness(ISLEC_MATRIX, PUBLISHED, Noise(QUARTER, 2_000, seed)) for seed in (1, 1, 2))
    assert one == same
    assert one != other
    for left, right in zip(one.intervals, other.intervals, strict=True):
        assert abs(float(left.held - right.held)) < 6 * one.error


def test_the_order_of_cities_changes_nothing() -> None:
    table = {part: dict(sorted(scores("gsc-2020")[part].items(), reverse=True)) for part in GSC}
    assert robustness(matrix(table, GSC), FIFTHS, Noise(draws=500)) == robustness(GSC_MATRIX, FIFTHS, Noise(draws=500))


def test_islec_intervals_are_those_of_an_independent_simulation() -> None:
    found = {row.id: row for row in robustness(ISLEC_MATRIX, PUBLISHED, Noise(draws=10_000)).intervals}
    chance, table, drawn = random.Random(2016), scores("islec-2016"), {city: [] for city in ISLEC_MATRIX.cities}
    for _ in range(2_000):
        weights = [float(weight) * (0.75 + 0.5 * chance.random()) for weight in PUBLISHED.values()]
        sums = {c: sum(w * table[p][c] for w, p in zip(weights, ISLEC, strict=True)) for c in drawn}
        order = sorted(sums.values(), reverse=True)
        for city, value in sums.items():
            drawn[city].append(order.index(value) + 1)
    for city, met in drawn.items():
        met.sort()
        assert float(found[city].mean) == pytest.approx(sum(met) / 2_000, abs=0.25)
        assert float(found[city].low) == pytest.approx(met[100], abs=1)
        assert float(found[city].high) == pytest.approx(met[1_899], abs=1)
        assert float(found[city].held) == pytest.approx(met.count(found[city].nominal) / 2_000, abs=0.05)


def test_asem_intervals_are_those_of_coinrs_own_draws() -> None:
    """An end is a percentile: about that share of COINr's ranks lie below it, four standard errors apart at most."""
    with (COINR / "asem-aggregates.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    with (COINR / "asem-noise.csv").open(encoding="utf-8", newline="") as stream:
        theirs = {row["uCode"]: row for row in csv.DictReader(stream)}
    values = {pillar: {row["unit"]: round(float(row[pillar]), 5) for row in table} for pillar in ASEM}
    found = robustness(matrix(values, list(ASEM)), ASEM, Noise(QUARTER, 10_000))
    assert len(found.intervals) == len(theirs) == 51
    assert max(abs(row.low - Fraction(theirs[row.id]["Q5"])) for row in found.intervals) <= 1
    assert max(abs(row.high - Fraction(theirs[row.id]["Q95"])) for row in found.intervals) <= 1
    for row in found.intervals:
        drawn = {
            int(rank): int(times)
            for rank, _, times in (each.partition(":") for each in theirs[row.id]["counts"].split())
        }
        assert (row.nominal, sum(drawn.values())) == (int(theirs[row.id]["Nominal"]), 1_000)
        for end, share in ((row.low, 0.05), (row.median, 0.5), (row.high, 0.95)):
            # COINr draws weightings and then from them with replacement: twice the variance of one draw
            error = 4 * sqrt(share * (1 - share) * (2 / 1_000 + 1 / 10_000))
            assert sum(times for rank, times in drawn.items() if rank < end) / 1_000 <= share + error
            assert sum(times for rank, times in drawn.items() if rank <= end) / 1_000 >= share - error


def test_the_nominal_ranks_are_the_printed_ones() -> None:
    found = robustness(GSC_MATRIX, FIFTHS, Noise(draws=100))
    assert {row.id: row.nominal for row in found.intervals} == ranks("gsc-2020", "gsc-2020.overall")


def test_the_first_three_of_islec_do_not_depend_on_a_quarter_more_or_less() -> None:
    found = robustness(ISLEC_MATRIX, PUBLISHED, Noise(draws=1_000), top=3)
    assert [row.id for row in found.intervals[:3]] == ["beijing", "shanghai", "wuhan"]
    assert (found.order_is_sure, found.same_top, found.same_order) == (True, 1, 1)
    # by hand, Shanghai over Wuhan: gaps 0.0979, 0.1015, -0.1120 times 2, 2, 1: 0.2868 > 0.25 * 0.5108
    assert surely_ahead(ISLEC_MATRIX, PUBLISHED, QUARTER, "shanghai")[ISLEC_MATRIX.row("wuhan")]
    # the fourth, Hangzhou, leads Qingdao by 0.0115 * 5: too little
    assert not order_is_sure(ISLEC_MATRIX, PUBLISHED, QUARTER, 4)


def test_a_lead_is_sure_when_the_worst_disturbance_leaves_it() -> None:
    # a leads by 8 in x and trails by 4 in y: with x at 3/4 and y at 5/4 of their weights 8 * 0.75 - 4 * 1.25 = 1 > 0
    found = matrix({"x": {"a": 8, "b": 0}, "y": {"a": 0, "b": 4}}, ["x", "y"])
    halves = {"x": Fraction(1, 2), "y": Fraction(1, 2)}
    assert surely_ahead(found, halves, QUARTER, "a").tolist() == [False, True]
    # at a third of noise 8 * 2/3 - 4 * 4/3 = 0: a tie is possible, so it is not sure
    assert surely_ahead(found, halves, Fraction(1, 3), "a").tolist() == [False, False]


def test_under_random_weights_cities_are_first_as_often_as_on_the_lattice_of_all_weightings() -> None:
    found = robustness(ISLEC_MATRIX, PUBLISHED, Noise(None, 20_000), top=1)
    first = {row.id: float(row.within_top) for row in found.intervals if row.within_top}
    plain = dict.fromkeys(first, 0)
    table, steps = scores("islec-2016"), 60
    for one in range(steps + 1):
        for two in range(steps + 1 - one):
            weights = dict(zip(ISLEC, (one, two, steps - one - two), strict=True))
            sums = {c: sum(w * round(table[p][c] * 10_000) for p, w in weights.items()) for c in table[ISLEC[0]]}
            best = max(sums.values())
            for city in (city for city, value in sums.items() if value == best):
                plain[city] = plain.get(city, 0) + 1
    assert first == pytest.approx({city: n / (61 * 62 / 2) for city, n in plain.items()}, abs=0.02)


def test_random_weights_do_not_depend_on_the_published_ones() -> None:
    one, other = (
        robustness(GSC_MATRIX, w, Noise(None, 500))
        for w in (FIFTHS, dict(zip(GSC, map(Fraction, range(1, 6)), strict=True)))
    )
    assert {row.id: (row.low, row.high, row.surely) for row in one.intervals} == {
        row.id: (row.low, row.high, row.surely) for row in other.intervals
    }


@settings(deadline=None)
@given(small_indices())
def test_the_envelope_and_the_sure_ranks_hold_every_draw_of_random_weights(index: dict[str, dict[str, int]]) -> None:
    found = matrix(index, list(index))
    bounds = {row.id: row for row in rank_bounds(found)}
    firm = robustness(found, {part: Fraction(1, len(index)) for part in index}, Noise(None, 200))
    for row in firm.intervals:
        best, worst = firm.sample.extremes(row.id)
        assert row.surely[0] <= bounds[row.id].best <= best <= worst <= bounds[row.id].worst <= row.surely[1]


def test_more_ranks_than_memory_should_hold_are_refused_with_the_number_that_can_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ranksample, "MOST_RANKS", 20 * 150)
    assert robustness(GSC_MATRIX, FIFTHS, Noise(draws=150)).sample.total == 150
    with pytest.raises(TooLargeError, match="draws: 200 for 20 cities are too many; at most 150 can be ranked"):
        robustness(GSC_MATRIX, FIFTHS, Noise(draws=200))


def test_a_tie_is_never_sure() -> None:
    found = matrix({"x": {"a": 1, "b": 1, "c": 0}}, ["x"])
    assert not order_is_sure(found, {"x": Fraction(1)}, QUARTER, 1)
    assert sure_ranks(found, {"x": Fraction(1)}, QUARTER) == {"a": (1, 2), "b": (1, 2), "c": (3, 3)}
    assert sure_rank(found, {"x": Fraction(1)}, QUARTER, "b") == (1, 2)
    assert sure_rank(found, {"x": Fraction(1)}, QUARTER, "c") == (3, 3)


@settings(deadline=None)
@given(small_indices(), st.fractions(Fraction(1, 100), 1, max_denominator=100))
def test_no_draw_leaves_the_sure_ranks_by_a_tie_or_more(index: dict[str, dict[str, int]], noise: Fraction) -> None:
    found = matrix(index, list(index))
    weights = {part: Fraction(1, len(index)) for part in index}
    for row in robustness(found, weights, Noise(noise, 100)).intervals:
        best, worst = row.surely
        assert best <= row.low <= row.median <= row.high <= worst
        assert best <= row.nominal <= worst
        assert row.low_error[0] <= row.low <= row.low_error[1]
        assert row.high_error[0] <= row.high <= row.high_error[1]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"share": Fraction(0)}, "noise: 0 is not a share"),
        ({"share": Fraction(2)}, "noise: 2 is not a share"),
        ({"draws": 0}, "draws: 0 is not between 1 and 100,000"),
        ({"draws": 1_000_000}, "draws: 1000000"),
        ({"seed": -1}, "seed: -1 is negative"),
    ],
)
def test_noise_out_of_bounds_is_refused(wrong: dict[str, int], sentence: str) -> None:
    with pytest.raises(BadRequestError, match=sentence):
        Noise(**wrong)  # type: ignore[arg-type]


def test_shares_are_known_to_half_a_point_with_ten_thousand_draws() -> None:
    assert robustness(GSC_MATRIX, FIFTHS, Noise(draws=10_000)).error == 0.005


def test_without_one_dimension_the_other_two_keep_their_proportions() -> None:
    table = scores("islec-2016")
    found = leave_one_out(tree("islec-2016"), table, "islec-2016.overall", Arithmetic(4, 1))
    assert {left.part for left in found} == set(ISLEC)
    for left in found:
        kept = [part for part in ISLEC if part != left.part]
        sums = {c: sum(int(5 * PUBLISHED[p]) * round(table[p][c] * 10_000) for p in kept) for c in left.ranks}
        assert left.ranks == {city: 1 + sum(other > own for other in sums.values()) for city, own in sums.items()}


def test_without_a_second_level_part_its_siblings_take_its_weight() -> None:
    table = scores("gsc-2020")
    found = leave_one_out(tree("gsc-2020"), table, "gsc-2020.overall", Arithmetic(1, 100), level=2)
    assert len(found) == 21
    left = next(left for left in found if left.part == "gsc-2020.public-safety")
    governance = [row.id for row in tree("gsc-2020") if row.parent == "gsc-2020.smart-governance"]
    sums = {}
    for city in left.ranks:
        total = Fraction(0)
        for pillar in GSC:
            parts = (
                governance if pillar.endswith("governance") else [r.id for r in tree("gsc-2020") if r.parent == pillar]
            )
            values = [Fraction(str(table[part][city])) for part in parts if part != left.part]
            total += sum(values) / len(values)
        sums[city] = total
    assert left.ranks == {city: 1 + sum(other > own for other in sums.values()) for city, own in sums.items()}
    city, before, after = left.moved
    assert abs(before - after) == max(abs(left.whole[c] - left.ranks[c]) for c in left.ranks)
    assert (left.whole[city], left.ranks[city]) == (before, after)


def test_an_only_part_cannot_be_left_out() -> None:
    assert leave_one_out(flat_tree({"x": "1"}), {"x": {"a": 1, "b": 2}}, "top", Arithmetic(1, 1)) == []
