"""Pairs whose order no weights can change."""

from itertools import combinations

from hypothesis import given
from seed_scores import GSC, ISLEC, scores, small_indices

from kb.analysis.dominance import dominance, dominates
from kb.analysis.weightspace import lattice, matrix, rank_rows


def test_dominance_needs_no_worse_part_and_one_better() -> None:
    assert dominates({"x": 1, "y": 2}, {"x": 1, "y": 1})
    assert not dominates({"x": 1, "y": 1}, {"x": 1, "y": 1})
    assert not dominates({"x": 2, "y": 0}, {"x": 1, "y": 1})


def test_pairs_of_islec_and_gsc_are_those_of_a_plain_loop() -> None:
    for edition, parts, pairs in (("islec-2016", ISLEC, 2278), ("gsc-2020", GSC, 190)):
        table = scores(edition)
        found = dominance(matrix(table, parts))
        fixed = 0
        for one, other in combinations(sorted(table[parts[0]]), 2):
            gaps = [table[part][one] - table[part][other] for part in parts]
            fixed += all(gap >= 0 for gap in gaps) or all(gap <= 0 for gap in gaps)
        assert (found.pairs, found.fixed, found.equal) == (pairs, fixed, 0)


def test_nobody_is_ahead_of_beijing_in_all_three_dimensions() -> None:
    found = dominance(matrix(scores("islec-2016"), ISLEC))
    assert found.above("beijing") == ()
    # Hangzhou 0.6090, 0.7369, 0.7550 against Beijing 0.8905, 0.7733, 0.8124
    assert found.above("hangzhou") == ("beijing",)
    assert "hangzhou" in found.below("beijing")
    assert {"beijing", "shanghai", "wuhan", "xiangyang", "yichang"} <= set(found.undominated)


def test_equal_profiles_dominate_nobody_and_are_counted_apart() -> None:
    found = dominance(matrix({"x": {"a": 1, "b": 1, "c": 0}, "y": {"a": 2, "b": 2, "c": 2}}, ["x", "y"]))
    assert (found.above("a"), found.below("a"), found.equal, found.fixed) == ((), ("c",), 1, 2)


@given(small_indices())
def test_a_dominated_city_never_ranks_above_its_dominator_under_any_weights(index: dict[str, dict[str, int]]) -> None:
    found = matrix(index, list(index))
    fixed = dominance(found)
    for ranks in rank_rows(found, lattice(len(found.parts), 6)):
        for city in found.cities:
            for other in fixed.below(city):
                assert (ranks[:, found.row(city)] <= ranks[:, found.row(other)]).all()


@given(small_indices())
def test_a_pair_that_no_weights_turn_around_is_fixed_or_equal(index: dict[str, dict[str, int]]) -> None:
    found = matrix(index, list(index))
    fixed = dominance(found)
    # the corners of the weight space decide: all weight on one part
    unsettled = 0
    for one, other in combinations(range(len(found.cities)), 2):
        gaps = found.values[one] - found.values[other]
        unsettled += bool((gaps > 0).any() and (gaps < 0).any())
    assert fixed.fixed + fixed.equal + unsettled == fixed.pairs
