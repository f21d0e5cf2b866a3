"""Printed aggregates, ranks and labels against what follows from the printed tables."""

import random
from collections import Counter
from fractions import Fraction

import pytest
from gsc_tables import ARTICLES, OVERALL, PILLARS, READS, REPUTATION_RANKS, SUB_TABLES, TREE, node, overall_scores
from hypothesis import given
from hypothesis import strategies as st

from kb.analysis.exact import exact
from kb.analysis.ranking import competition_ranks
from kb.analysis.recompute import Arithmetic, audit_scores
from kb.analysis.recompute_ranks import audit_differences, audit_ranks
from kb.analysis.relabel import Relabelling, propose_labels

GSC = Arithmetic(decimals=1, scale_max=100)
ISLEC = Arithmetic(decimals=4, scale_max=1)
ISLEC_TREE = [
    node("overall"),
    node("city-innovation", "overall", "2/5"),
    node("fields-for-learning", "overall", "2/5"),
    node("learner-experience", "overall", "1/5"),
    node("study-time", "learning-engagement", "1/3", published=False),
    node("learning-engagement"),
]
ISLEC_SCORES = {  # table 2, lines 168-170
    "overall": {"beijing": 0.8280, "shanghai": 0.7618, "wuhan": 0.7045},
    "city-innovation": {"beijing": 0.8905, "shanghai": 0.6739, "wuhan": 0.5760},
    "fields-for-learning": {"beijing": 0.7733, "shanghai": 0.8547, "wuhan": 0.7532},
    "learner-experience": {"beijing": 0.8124, "shanghai": 0.7519, "wuhan": 0.8639},
}


def test_every_overall_score_of_gsc_2020_follows_from_its_pillars() -> None:
    verdicts = Counter(found.verdict for found in audit_scores(TREE, overall_scores(), GSC))
    assert set(verdicts) <= {"agrees", "within rounding"}
    assert verdicts.total() == 20


def test_new_york_is_recomputed_as_by_hand() -> None:
    found = next(row for row in audit_scores(TREE, overall_scores(), GSC) if row.city == "new-york")
    # pillars sum to 407.7, London's to 413.2: 100 * 407.7 / 413.2
    assert found.recomputed == Fraction(100 * 4077, 4132)
    assert found.verdict == "agrees"
    # each mean is known to 0.05: 100 * 81.49 / 82.69 - 0.05 and 100 * 81.59 / 82.59 + 0.05
    assert found.low == Fraction(8149, 8269) * 100 - Fraction(1, 20)
    assert found.high == Fraction(8159, 8259) * 100 + Fraction(1, 20)


def test_the_best_city_has_the_top_of_the_scale_without_any_slack() -> None:
    london = next(row for row in audit_scores(TREE, overall_scores(), GSC) if row.city == "london")
    assert (london.recomputed, london.bound) == (100, Fraction(1, 20))


def test_islec_scores_agree_with_their_weighted_dimensions() -> None:
    found = {row.city: row for row in audit_scores(ISLEC_TREE, ISLEC_SCORES, ISLEC)}
    # 0.4 * 0.6739 + 0.4 * 0.8547 + 0.2 * 0.7519 = 0.76182
    assert found["shanghai"].recomputed == exact("0.76182")
    assert {row.verdict for row in found.values()} == {"agrees"}
    assert found["shanghai"].bound == exact("0.0001")


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [(0.7618, "agrees"), (0.7619, "within rounding"), (0.7620, "contradicts"), (0.7616, "contradicts")],
)
def test_a_printed_value_is_judged_by_what_rounding_can_explain(printed: float, verdict: str) -> None:
    scores = {**ISLEC_SCORES, "overall": {"shanghai": printed}}
    assert [row.verdict for row in audit_scores(ISLEC_TREE, scores, ISLEC)] == [verdict]


def test_components_that_are_not_published_cannot_be_checked() -> None:
    scores = {"learning-engagement": {"beijing": 0.8310}}
    (found,) = audit_scores(ISLEC_TREE, scores, ISLEC)
    assert (found.verdict, found.reason) == ("cannot be checked", "its components are not published")
    assert found.recomputed is None
    assert found.bound is None


def test_a_city_that_lacks_a_component_cannot_be_checked() -> None:
    scores = {**ISLEC_SCORES, "learner-experience": {"beijing": 0.8124}}
    found = {row.city: row.verdict for row in audit_scores(ISLEC_TREE, scores, ISLEC)}
    assert (found["beijing"], found["wuhan"]) == ("agrees", "cannot be checked")


def test_another_aggregation_than_the_arithmetic_mean_is_not_guessed() -> None:
    found = audit_scores(ISLEC_TREE, ISLEC_SCORES, Arithmetic(4, 1, "geometric"))
    assert {row.verdict for row in found} == {"cannot be checked"}


@given(st.integers(1, 1000))
def test_the_scale_of_the_weights_changes_neither_scores_nor_ranks(factor: int) -> None:
    scaled = [node(pillar, "overall", f"{factor}") for pillar in PILLARS]
    first = audit_scores(TREE, overall_scores(), GSC)
    second = audit_scores([TREE[0], *scaled], overall_scores(), GSC)
    assert second == first
    ranks = competition_ranks({row.city: row.recomputed for row in second if row.recomputed is not None})
    assert ranks == {READS.get(label, label): row[6] for label, row in OVERALL.items()}


@given(st.randoms(use_true_random=False))
def test_permuting_cities_changes_nothing(chance: random.Random) -> None:
    scores = {name: dict(chance.sample(sorted(column.items()), 20)) for name, column in overall_scores().items()}
    assert audit_scores(TREE, scores, GSC) == audit_scores(TREE, overall_scores(), GSC)


@given(st.lists(st.integers(0, 10**7), min_size=3, max_size=3))
def test_a_correctly_rounded_index_never_contradicts_itself(hidden: list[int]) -> None:
    true = [Fraction(number, 10**7) for number in hidden]
    overall = Fraction(2, 5) * true[0] + Fraction(2, 5) * true[1] + Fraction(1, 5) * true[2]
    names = ("city-innovation", "fields-for-learning", "learner-experience", "overall")
    scores = {name: {"x": round(float(value), 4)} for name, value in zip(names, [*true, overall], strict=True)}
    (found,) = audit_scores(ISLEC_TREE, scores, ISLEC)
    assert found.verdict in ("agrees", "within rounding")


def test_hong_kong_should_share_the_seventh_rank_of_articles() -> None:
    found = {row.city: row for row in audit_ranks(ARTICLES, REPUTATION_RANKS, rounded_scores=False)}
    assert [city for city, row in found.items() if row.verdict != "agrees"] == ["hong-kong"]
    assert (found["hong-kong"].verdict, found["hong-kong"].recomputed) == ("contradicts", 7)


@pytest.mark.parametrize(
    ("rank", "verdict"), [(39, "agrees"), (40, "within rounding"), (41, "contradicts"), (38, "contradicts")]
)
def test_a_rank_among_equal_scores_is_judged_by_its_tie(rank: int, verdict: str) -> None:
    scores = {f"better-{number}": 0.5 for number in range(38)} | {
        "luoyang": 0.3289,
        "jining": 0.3289,
        "quanzhou": 0.3285,
    }
    (found,) = audit_ranks(scores, {"jining": rank})
    assert (found.verdict, found.best, found.worst) == (verdict, 39, 40)


def test_a_rank_without_a_score_cannot_be_checked() -> None:
    (found,) = audit_ranks({}, {"suzhou": 1})
    assert found.verdict == "cannot be checked"


def test_printed_differences_are_smart_city_rank_minus_reputation_rank() -> None:
    ranks = {READS.get(label, label): row[6] for label, row in OVERALL.items()}
    found = audit_differences({"rio-de-janeiro": 12, "los-angeles": -10, "tokyo": 3}, ranks, REPUTATION_RANKS)
    assert [(row.city, row.verdict) for row in found] == [
        ("los-angeles", "agrees"), ("rio-de-janeiro", "agrees"), ("tokyo", "contradicts"),
    ]  # fmt: skip


def test_the_last_three_labels_of_the_overall_table_are_found_to_be_shifted() -> None:
    overall = {label: dict(zip(PILLARS, row[:5], strict=True)) for label, row in OVERALL.items()}
    cities = {city: dict(zip(PILLARS, row, strict=True)) for city, row in SUB_TABLES.items()}
    found = propose_labels(overall, cities)
    assert {row.label: row.reads for row in found if row.shifted} == READS
    assert {(row.agreeing, row.compared) for row in found} == {(5, 5)}


def test_a_row_with_one_misprint_keeps_its_label() -> None:
    cities = {"a": {"x": 1, "y": 2, "z": 3}, "b": {"x": 4, "y": 5, "z": 6}}
    found = propose_labels({"a": {"x": 1, "y": 2, "z": 9}, "b": cities["b"]}, cities)
    assert found[0] == Relabelling("a", "a", 2, 3)
    assert not found[0].shifted


def test_rows_that_fit_two_cities_are_left_unread() -> None:
    cities = {"a": {"x": 1}, "b": {"x": 1}}
    assert [row.reads for row in propose_labels({"c": {"x": 1}}, cities)] == [None]
    assert [row.reads for row in propose_labels({"c": {"x": 1}, "d": {"x": 1}}, {"a": {"x": 1}})] == [None, None]
