"""One number of an analysis, asked for in words: measures of a comparison, a rank under other weights, outliers of one indicator."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.kinds.linking import CaseAsk, Relate
from kb.query.selection.conditions import HasRegulation, Selection
from kb.query.selection.dates import DateTest

OVERALL = "islec-2016.overall"
REFUSED: tuple[CaseAsk, ...] = ("p", "delta", "shift", "power")


@pytest.mark.parametrize(
    ("question", "ask", "number"),
    [
        # of the 252 splits of ten cities 174 lie as far apart (counted by hand in the README's walk-through)
        ("What is the exact p-value of law against iSLEC score?", "p", 0.69),
        ("有无立法城市iSLEC得分比较的精确p值是多少？", "p", 0.69),
        ("What is the smallest possible p for comparing cities with and without a law in iSLEC?", "smallest_p", 0.00794),  # 2 / 252
        # of 25 pairs the city with a law is higher in 10 and lower in 15
        ("What is Cliff's delta between cities with and without a law in iSLEC?", "delta", -0.2),
        ("有无立法城市iSLEC得分的Cliff's delta是多少？", "delta", -0.2),
        ("What is the Hodges-Lehmann shift of iSLEC scores between cities with and without a law?", "shift", -0.0218),
        ("What power does the comparison of cities with and without a law have in iSLEC?", "power", 21),
    ],
)  # fmt: skip
def test_a_measure_of_a_comparison_is_told_as_a_number(seed_base: KnowledgeBase, question: str, ask: str, number: float) -> None:  # fmt: skip
    found = seed_base.ask(question)
    assert (found.reading.plan or {})["ask"] == ask
    assert found.value is not None
    assert found.value.number == number


def test_a_measure_of_groups_too_small_is_refused_and_the_smallest_p_is_not(seed_base: KnowledgeBase) -> None:
    then = Selection(conditions=(HasRegulation(in_force=DateTest(op="as_of", date="2016-05")),))
    refused = [seed_base.run(Relate(indicators=(OVERALL,), condition=then, ask=ask)) for ask in REFUSED]
    assert [(found.status, found.value) for found in refused] == [("unsupported", None)] * 4
    assert all("2 v 8 cities are described, not tested" in found.headline for found in refused)
    least = seed_base.run(Relate(indicators=(OVERALL,), condition=then, ask="smallest_p")).value
    assert least is not None
    assert least.number == 0.0444  # 2 of 45 splits


@pytest.mark.parametrize(
    "question", ["Which cities had a law in force at the date of the iSLEC score?", "截至iSLEC得分日期，哪些城市已施行终身学习立法？"]
)  # fmt: skip
def test_the_date_of_a_score_is_a_date_like_any_other(seed_base: KnowledgeBase, question: str) -> None:
    """gnlc-12, Table 1: in force since May 2011 and 2013, the others since 2017 and later."""
    found = seed_base.ask(question)
    assert found.value is not None
    assert [item.id for item in found.value.items or []] == ["city:shanghai", "city:taiyuan"]


@pytest.mark.parametrize(
    ("question", "date"),
    [
        ("Do cities with a law in force at the score's date score higher on learner experience?", {"op": "as_of", "date": "2016-05"}),
        ("Do cities with a law score higher on learner experience?", None),
    ],
)  # fmt: skip
def test_a_law_at_the_scores_date_is_the_condition(
    seed_base: KnowledgeBase, question: str, date: dict[str, str] | None
) -> None:
    plan = seed_base.ask(question).reading.plan or {}
    assert plan["condition"]["conditions"][0].get("in_force") == date


@pytest.mark.parametrize(
    "question", ["What is the median iSLEC score of cities with a law and of those without?", "有立法和没有立法的城市iSLEC得分中位数各是多少？"]
)  # fmt: skip
def test_medians_of_both_sides_are_told_side_by_side(seed_base: KnowledgeBase, question: str) -> None:
    found = seed_base.ask(question, "en")
    assert "median 0.6463 in the 5 cities that meet the condition, 0.6621 in the 5 that do not" in found.headline


@pytest.mark.parametrize(
    ("question", "by"),
    [
        ("Does the lead entity go with the iSLEC score?", "body.lead_type"),
        ("How does the administrative tier go with the iSLEC score?", "tier"),
        ("iSLEC得分与行政层级有什么关系？", "tier"),
    ],
)
def test_groupings_are_asked_for_in_words(seed_base: KnowledgeBase, question: str, by: str) -> None:
    assert (seed_base.ask(question).reading.plan or {}).get("by") == by


def test_a_correlation_of_two_named_cities_is_refused_and_not_looked_up(seed_base: KnowledgeBase) -> None:
    found = seed_base.ask("What correlation is there between learner experience and city innovation in Beijing and Shanghai?")  # fmt: skip
    assert (found.reading.kind, found.status) == ("associate", "unsupported")


@pytest.mark.parametrize(
    ("question", "weights"),
    [
        (
            "Rank the iSLEC cities with weights 5:3:2 for city innovation, fields for learning and learner experience",
            (5, 3, 2),
        ),
        ("Leave out learner experience: how does the iSLEC ranking change?", (0.4, 0.4, 0)),
        ("去掉学习者体验，iSLEC排名如何变化？", (0.4, 0.4, 0)),
    ],
)
def test_ratios_and_parts_left_out_are_weights(seed_base: KnowledgeBase, question: str, weights: tuple[float, ...]) -> None:  # fmt: skip
    plan = seed_base.ask(question).reading.plan or {}
    parts = ("city-innovation", "fields-for-learning", "learner-experience")
    assert plan["weights"] == {f"islec-2016.{part}": weight for part, weight in zip(parts, weights, strict=True)}


@pytest.mark.parametrize(
    "question",
    [
        "What rank would Wuhan have with weights 50% city innovation, 30% learner experience, 20% fields for learning?",
        "如果城市创新占50%、学习者体验占30%、学习场域占20%，武汉在iSLEC中排第几？",
    ],
)
def test_the_rank_of_one_city_under_other_weights_is_told(seed_base: KnowledgeBase, question: str) -> None:
    found = seed_base.ask(question, "en")
    # iSLEC 2016, Table 2: .5 * .5760 + .2 * .7532 + .3 * .8639 = .69781; Beijing .84363 and Shanghai .73346 are above
    assert found.headline == "Wuhan: rank 3 of 68 with these weights (0.6978), 3 as published."
    assert found.value is not None
    assert found.value.number == 3


def test_a_geometric_mean_is_put_together_anew_and_not_recomputed_as_printed(seed_base: KnowledgeBase) -> None:
    plan = seed_base.ask("以几何平均重新计算全球智慧之都排名").reading.plan or {}
    assert (plan["kind"], plan["aggregation"]) == ("reweigh", "geometric")


@pytest.mark.parametrize(
    "question", ["Are there outliers in the learner experience dimension of iSLEC?", "学习者体验有离群城市吗？"]
)
def test_outliers_of_one_indicator_count_the_looks_at_it_alone(seed_base: KnowledgeBase, question: str) -> None:
    found = seed_base.ask(question, "en")
    assert found.headline == "iSLEC 2016: 0 of 68 values stand out after all 68 looks are counted."


@pytest.mark.parametrize(
    "question", ["哪些GNLC成员城市排在iSLEC前十？", "Which GNLC members rank among the first ten of iSLEC?"]
)
def test_members_among_the_first_ten_are_those_whose_rank_in_the_whole_is_ten_or_better(
    seed_base: KnowledgeBase, question: str
) -> None:
    """iSLEC 2016, Table 2: ranks 1 to 4, 7, 9 and 10."""
    found = seed_base.ask(question).value
    assert found is not None
    members = ("beijing", "shanghai", "wuhan", "hangzhou", "shenzhen", "xian", "guangzhou")
    assert {item.id for item in found.items or []} == {f"city:{city}" for city in members}
