"""An index under other weights."""

import csv
import math
import random
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seed_scores import GSC, ISLEC, flat_tree, ranks, scores, small_indices, tree

from kb.analysis.recompute import Arithmetic
from kb.analysis.weights import Scheme, average_shift, geometric_mean, reweigh
from kb.errors import BadRequestError, KbError, NotFoundError

ISLEC_TREE, ISLEC_SCORES, ISLEC_WAY = tree("islec-2016"), scores("islec-2016"), Arithmetic(4, 1)
GSC_TREE, GSC_SCORES, GSC_WAY = tree("gsc-2020"), scores("gsc-2020"), Arithmetic(1, 100)
TREE, WAY = flat_tree({"x": "1/2", "y": "1/2"}), Arithmetic(1, 10)
COINR = Path(__file__).parent / "coinr"


def test_without_other_weights_islec_comes_out_as_printed() -> None:
    found = reweigh(ISLEC_TREE, ISLEC_SCORES, "islec-2016.overall", ISLEC_WAY)
    printed = ISLEC_SCORES["islec-2016.overall"]
    assert max(abs(float(placed.value) - printed[placed.id]) for placed in found.order) <= 0.0001
    # Luoyang and Jining print the same score; the source puts them one after the other
    apart = {city for city, rank in found.ranks.items() if rank != ranks("islec-2016", "islec-2016.overall")[city]}
    assert apart <= {"luoyang", "jining"}


def test_without_other_weights_gsc_is_scaled_so_that_the_best_has_100() -> None:
    found = reweigh(GSC_TREE, GSC_SCORES, "gsc-2020.overall", GSC_WAY)
    printed = GSC_SCORES["gsc-2020.overall"]
    assert (found.order[0].id, found.order[0].value) == ("london", 100)
    assert max(abs(float(placed.value) - printed[placed.id]) for placed in found.order) <= 0.1
    assert found.ranks == ranks("gsc-2020", "gsc-2020.overall")


def test_equal_weights_in_islec_give_the_order_of_the_plain_means() -> None:
    found = reweigh(ISLEC_TREE, ISLEC_SCORES, "islec-2016.overall", ISLEC_WAY, Scheme(dict.fromkeys(ISLEC, 1)))
    sums = {city: sum(round(ISLEC_SCORES[part][city] * 10_000) for part in ISLEC) for city in ISLEC_SCORES[ISLEC[0]]}
    assert found.ranks == {city: 1 + sum(other > own for other in sums.values()) for city, own in sums.items()}
    assert all(placed.value == Fraction(sums[placed.id], 30_000) for placed in found.order)
    # by hand: Beijing 0.8905 + 0.7733 + 0.8124 = 2.4762, Shanghai 0.6739 + 0.8547 + 0.7519 = 2.2805
    assert [(placed.id, placed.value * 3) for placed in found.order[:2]] == [
        ("beijing", Fraction("2.4762")), ("shanghai", Fraction("2.2805")),
    ]  # fmt: skip


def test_a_dimension_with_weights_of_its_own_is_recomputed_from_its_parts() -> None:
    parts = [row.id for row in GSC_TREE if row.parent == "gsc-2020.smart-governance"]
    weights = {part: 1 if part.endswith(("data-openness", "sustainability")) else 0 for part in parts}
    found = reweigh(GSC_TREE, GSC_SCORES, "gsc-2020.overall", GSC_WAY, Scheme(weights))
    governance = {
        city: (GSC_SCORES["gsc-2020.data-openness"][city] + GSC_SCORES["gsc-2020.sustainability"][city]) / 2
        for city in GSC_SCORES[GSC[0]]
    }
    sums = {
        city: sum(GSC_SCORES[part][city] for part in GSC if "governance" not in part) + own
        for city, own in governance.items()
    }
    best = max(sums.values())
    assert {p.id: round(float(p.value), 9) for p in found.order} == {
        c: round(100 * s / best, 9) for c, s in sums.items()
    }
    assert found.parts["gsc-2020.data-openness"] == Fraction(1, 10)
    assert sum(found.parts.values()) == 1


def test_level_2_starts_from_the_second_level_scores() -> None:
    found = reweigh(ISLEC_TREE, ISLEC_SCORES, "islec-2016.overall", ISLEC_WAY, Scheme(level=2))
    assert len(found.parts) == 11
    assert sum(found.parts.values()) == 1
    printed = ISLEC_SCORES["islec-2016.overall"]
    assert max(abs(float(placed.value) - printed[placed.id]) for placed in found.order) <= 0.0002


def test_an_unpublished_level_is_refused() -> None:
    with pytest.raises(KbError, match="no city has a printed value"):
        reweigh(ISLEC_TREE, ISLEC_SCORES, "islec-2016.overall", ISLEC_WAY, Scheme(level=3))


def test_coinr_puts_asem_together_in_the_same_way() -> None:
    with (COINR / "asem-aggregates.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    pillars = {
        "Conn": ("Physical", "ConEcFin", "Political", "Instit", "P2P"),
        "Sust": ("Environ", "Social", "SusEcFin"),
    }
    usual = {"higher_is_better": True, "scaled_to_maximum": False}
    rows = [SimpleNamespace(id="Index", parent=None, weight=None, **usual)]
    for parent, parts in {"Index": tuple(pillars), **pillars}.items():
        rows += [SimpleNamespace(id=part, parent=parent, weight="1", **usual) for part in parts]
    values = {part: {row["unit"]: row[part] for row in table} for parts in pillars.values() for part in parts}
    found = reweigh(rows, values, "Index", Arithmetic(6, 100), Scheme(level=2))
    assert found.ranks == {row["unit"]: int(row["rank"]) for row in table}
    index = {row["unit"]: float(row["Index"]) for row in table}
    assert max(abs(float(placed.value) - index[placed.id]) for placed in found.order) < 1e-8


def test_equal_values_share_a_rank_and_stand_in_the_order_of_their_ids() -> None:
    found = reweigh(TREE, {"x": {"b": 0.1, "a": 0.3, "c": 1}, "y": {"b": 0.3, "a": 0.1, "c": 0}}, "top", WAY)
    assert [(placed.id, placed.rank, placed.tied) for placed in found.order] == [
        ("c", 1, False), ("a", 2, True), ("b", 2, True),
    ]  # fmt: skip


def test_differences_below_one_printed_unit_leave_the_rank_open() -> None:
    # means 5.0, 4.95, 4.9: with one decimal the first two and the last two cannot be told apart, the ends can
    found = reweigh(TREE, {"x": {"a": 5.0, "b": 5.0, "c": 4.9}, "y": {"a": 5.0, "b": 4.9, "c": 4.9}}, "top", WAY)
    assert [(placed.id, placed.rank, placed.best, placed.worst) for placed in found.order] == [
        ("a", 1, 1, 2), ("b", 2, 1, 3), ("c", 3, 2, 3),
    ]  # fmt: skip


def test_a_zero_makes_the_geometric_mean_zero_and_is_shown() -> None:
    found = reweigh(TREE, {"x": {"a": 0, "b": 1}, "y": {"a": 9, "b": 1}}, "top", WAY, Scheme(aggregation="geometric"))
    assert [(placed.id, placed.value) for placed in found.order] == [("b", 1), ("a", 0)]
    assert found.zeros == (("a", "x"),)


def test_a_part_without_weight_neither_counts_nor_makes_a_zero() -> None:
    scheme = Scheme({"x": 0, "y": 1}, "geometric")
    found = reweigh(TREE, {"x": {"a": 0}, "y": {"a": 9, "b": 4}}, "top", WAY, scheme)
    assert [(placed.id, placed.value) for placed in found.order] == [("a", 9), ("b", 4)]
    assert (found.zeros, found.missing) == ((), ())


def test_equal_geometric_means_are_a_tie() -> None:
    # 2 * 18 = 4 * 9 = 6 * 6
    values = {"x": {"a": 2, "b": 4, "c": 6}, "y": {"a": 18, "b": 9, "c": 6}}
    found = reweigh(TREE, values, "top", WAY, Scheme(aggregation="geometric"))
    assert {placed.rank for placed in found.order} == {1}
    assert found.order[0].value == 6


def test_geometric_means_of_islec_are_those_of_the_logarithms() -> None:
    found = reweigh(ISLEC_TREE, ISLEC_SCORES, "islec-2016.overall", ISLEC_WAY, Scheme(aggregation="geometric"))
    for placed in found.order:
        logs = [math.log(ISLEC_SCORES[part][placed.id]) for part in ISLEC]
        assert float(placed.value) == pytest.approx(math.exp(0.4 * logs[0] + 0.4 * logs[1] + 0.2 * logs[2]))


@pytest.mark.parametrize("method", ["max", "min-max", "z", "rank"])
def test_normalised_islec_is_what_plain_floats_give(method: str) -> None:
    cities = sorted(ISLEC_SCORES[ISLEC[0]])
    total = dict.fromkeys(cities, 0.0)
    for part, weight in zip(ISLEC, (0.4, 0.4, 0.2), strict=True):
        column = [ISLEC_SCORES[part][city] for city in cities]
        low, high, middle = min(column), max(column), sum(column) / 68
        deviation = (sum((value - middle) ** 2 for value in column) / 68) ** 0.5
        for city, value in zip(cities, column, strict=True):
            below, level = sum(other < value for other in column), column.count(value) - 1
            scaled = {"max": value / high, "min-max": (value - low) / (high - low), "z": (value - middle) / deviation,
                      "rank": (below + level / 2) / 67}[method]  # fmt: skip
            total[city] += weight * scaled
    scheme = Scheme(normalisation=method)  # type: ignore[arg-type]
    found = reweigh(ISLEC_TREE, ISLEC_SCORES, "islec-2016.overall", ISLEC_WAY, scheme)
    assert {p.id: pytest.approx(float(p.value)) for p in found.order} == total


@pytest.mark.parametrize(
    ("weights", "error", "sentence"),
    [
        ({"x": 1}, BadRequestError, "y of top has none; name all its parts"),
        ({"x": -1, "y": 2}, BadRequestError, "must not be negative"),
        ({"x": 0, "y": 0}, BadRequestError, "all 0"),
        ({"x": 1, "y": 1, "zz": 1}, NotFoundError, "'zz' is no part that is combined here; the parts are x, y"),
    ],
)
def test_weights_that_cannot_be_used_are_refused(
    weights: dict[str, float], error: type[KbError], sentence: str
) -> None:
    with pytest.raises(error, match=sentence):
        reweigh(TREE, {"x": {"a": 1}, "y": {"a": 1}}, "top", WAY, Scheme(weights))


def test_a_geometric_mean_of_z_scores_is_refused() -> None:
    with pytest.raises(BadRequestError, match="0 or more"):
        reweigh(TREE, {"x": {"a": 1, "b": 2}, "y": {"a": 1, "b": 2}}, "top", WAY, Scheme({}, "geometric", "z"))


def test_a_part_in_which_lower_is_better_is_refused() -> None:
    rows = [*TREE[:2], SimpleNamespace(**{**vars(TREE[2]), "higher_is_better": False})]
    with pytest.raises(KbError, match="lower is better in y"):
        reweigh(rows, {"x": {"a": 1}, "y": {"a": 1}}, "top", WAY)


def test_a_city_that_lacks_a_part_is_left_out_and_named() -> None:
    found = reweigh(TREE, {"x": {"a": 1, "b": 2}, "y": {"a": 1}}, "top", WAY)
    assert (list(found.ranks), found.missing) == (["a"], ("b",))


def test_a_geometric_mean_is_the_weighted_root_of_the_product() -> None:
    assert geometric_mean({"x": 8, "y": 1}, {"x": Fraction(1, 3), "y": Fraction(2, 3)}) == 2


def test_the_average_shift_counts_places_up_and_down_alike() -> None:
    assert average_shift({"a": 1, "b": 2, "c": 3, "d": 4}, {"a": 4, "b": 2, "c": 3, "d": 1}) == Fraction(3, 2)


WEIGHTS = st.lists(st.integers(0, 20), min_size=4, max_size=4).filter(lambda found: found[0] > 0)


@given(small_indices(), WEIGHTS, st.fractions(Fraction(1, 1000), 1000, max_denominator=1000))
def test_weights_in_any_scale_give_the_same_order(
    index: dict[str, dict[str, int]], weights: list[int], scale: Fraction
) -> None:
    rows = flat_tree(dict.fromkeys(index, "1"))
    given = dict(zip(index, weights, strict=False))
    plain = reweigh(rows, index, "top", WAY, Scheme(given))
    scaled = reweigh(rows, index, "top", WAY, Scheme({part: weight * scale for part, weight in given.items()}))
    assert plain == scaled


@given(small_indices(), WEIGHTS, st.randoms(use_true_random=False), st.sampled_from(["arithmetic", "geometric"]))
def test_permuting_cities_changes_nothing(
    index: dict[str, dict[str, int]], weights: list[int], chance: random.Random, aggregation: str
) -> None:
    rows, scheme = flat_tree(dict.fromkeys(index, "1")), Scheme(dict(zip(index, weights, strict=False)), aggregation)  # type: ignore[arg-type]
    mixed = {part: dict(chance.sample(list(column.items()), len(column))) for part, column in index.items()}
    assert reweigh(rows, mixed, "top", WAY, scheme).order == reweigh(rows, index, "top", WAY, scheme).order


@given(small_indices(), WEIGHTS, st.sampled_from(["arithmetic", "geometric"]), st.sampled_from(["printed", "rank"]))
def test_a_dominated_city_never_ranks_above_its_dominator(
    index: dict[str, dict[str, int]], weights: list[int], aggregation: str, method: str
) -> None:
    rows = flat_tree(dict.fromkeys(index, "1"))
    scheme = Scheme(dict(zip(index, weights, strict=False)), aggregation, method)  # type: ignore[arg-type]
    found = reweigh(rows, index, "top", WAY, scheme).ranks
    for left in found:
        for right in found:
            if all(column[left] >= column[right] for column in index.values()):
                assert found[left] <= found[right]
