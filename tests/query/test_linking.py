"""Cases linked to scores: groups, dates, exact tests, refusals, on the seed; figures by hand from the documents."""

import csv
import json
from fractions import Fraction
from itertools import combinations
from math import comb

import pytest
from scipy.stats import spearmanr

from kb.errors import BadRequestError, NotFoundError
from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Ref, Table
from kb.query.drafting.case_tables import p_words
from kb.query.kinds.associating import Associate
from kb.query.kinds.linking import Relate
from kb.query.selection.cases import find_cases, looks
from kb.query.selection.conditions import (
    Condition,
    HasBody,
    HasPath,
    HasPractice,
    HasRegulation,
    InNetwork,
    InTier,
    NamedCities,
    ScoreTest,
    Selection,
)
from kb.settings import seed_directory

OVERALL = "islec-2016.overall"
# iSLEC 2016, Table 2: the ten of the twelve members that it assesses
WITH_LAW = {"shanghai": 0.7618, "wuhan": 0.7045, "xian": 0.6463, "chengdu": 0.6227, "taiyuan": 0.6024}
WITHOUT = {"beijing": 0.8280, "hangzhou": 0.6894, "shenzhen": 0.6621, "guangzhou": 0.6445, "nanjing": 0.6407}
LAW = Selection(conditions=(HasRegulation(),))
MEMBERS = Selection(conditions=(InNetwork(network="gnlc"),))


def only(*conditions: Condition) -> Selection:
    """A selection of these conditions."""
    return Selection(conditions=conditions)


def table(found: Answer, title: str) -> Table:
    """The table whose title begins so."""
    return next(one for one in found.tables if one.title.startswith(title))


def cells(found: Answer, title: str, key: str) -> list[object]:
    """A column, things by their ids."""
    return [cell.id if isinstance(cell := row.cells.get(key), Ref) else cell for row in table(found, title).rows]


def named(found: Answer, why: str) -> list[str]:
    """The cities left out for a reason."""
    rows = [row.cells["cities"] for row in table(found, "Left out").rows if why in str(row.cells["why"])]
    return [ref.id for cities in rows if isinstance(cities, list) for ref in cities]


def notes(found: Answer) -> str:
    """All notes as one text."""
    return "\n".join(note.text for note in found.notes)


@pytest.fixture(scope="module")
def law(seed_base: KnowledgeBase) -> Answer:
    """The flagship: does a law go with a higher score?"""
    return seed_base.run(Relate(indicators=(OVERALL,), condition=LAW, ask="higher"))


def test_the_law_splits_the_ten_scored_members_five_and_five_and_at_the_scores_date_two_and_eight(law: Answer) -> None:
    assert cells(law, "Comparison", "n") == ["5 v 5", "2 v 8"]
    groups = dict(zip(cells(law, "Cases", "city"), cells(law, "Cases", "printed"), strict=True))
    assert {city for city, group in groups.items() if group == "meets the condition"} == {f"city:{c}" for c in WITH_LAW}
    then = dict(zip(cells(law, "Cases", "city"), cells(law, "Cases", "score_date"), strict=True))
    assert {city for city, group in then.items() if group == "meets the condition"} == {"city:shanghai", "city:taiyuan"}


def test_its_figures_are_those_of_a_calculation_by_hand(law: Answer) -> None:
    row = table(law, "Comparison").rows[0].cells
    gaps = sorted(one - other for one in WITH_LAW.values() for other in WITHOUT.values())
    assert (row["left"], row["right"]) == (0.6463, 0.6621)
    assert row["delta"] == round((sum(gap > 0 for gap in gaps) - sum(gap < 0 for gap in gaps)) / 25, 2) == -0.2
    assert [row["shift"], row["low"], row["high"]] == pytest.approx([gaps[12], gaps[2], gaps[-3]])
    ranks = {
        city: place for place, city in enumerate(sorted(WITH_LAW | WITHOUT, key=(WITH_LAW | WITHOUT).__getitem__), 1)
    }
    own = abs(sum(ranks[city] for city in WITH_LAW) - 27.5)
    splits = [abs(sum(split) - 27.5) >= own for split in combinations(range(1, 11), 5)]
    assert row["splits"] == f"{sum(splits)} of {len(splits)}" == "174 of 252"
    assert (row["p"], row["smallest"]) == ("0.690", "0.008")


def test_nothing_can_be_concluded_and_the_answer_says_so(law: Answer) -> None:
    assert law.value is not None
    assert (law.value.type, law.value.boolean) == ("boolean", None)
    assert law.headline.startswith("Unknown: it cannot be told.")
    assert "2 v 8, too few to test" in law.headline


def test_two_against_eight_are_described_and_never_tested(law: Answer) -> None:
    row = table(law, "Comparison").rows[1].cells
    assert (row["p"], row["smallest"]) == ("not tested", "0.044")
    assert not {"delta", "shift", "low", "high", "splits"} & row.keys()


def test_whoever_is_in_no_group_is_named_with_the_reason(law: Answer) -> None:
    assert named(law, "First group, no score") == ["city:suzhou"]
    assert named(law, "Second group, no score") == ["city:changzhou"]
    assert named(law, "outside the set") == ["city:ningbo"]
    assert len(named(law, "no source says")) == 68 - 10 - 1
    assert "not counted as “no”" in notes(law)


def test_the_six_fixed_caveats_stand_beside_it_in_both_languages(seed_base: KnowledgeBase, law: Answer) -> None:
    text = notes(law)
    for wanted in ("Few cases. n = 5 v 5.", "Dates. 3 of 5 cities meet the condition only after the score's date (2016-05).",
                   "Selection. Cities joined or were chosen", "Looks. 1 variable was compared", "Rounding. Scores have 4 decimals",
                   "Coverage. No data for Suzhou, Changzhou"):  # fmt: skip
        assert wanted in text
    chinese = notes(seed_base.run(Relate(indicators=(OVERALL,), condition=LAW), "zh"))
    for wanted in ("案例很少。", "日期。", "选择。", "比较次数。", "舍入。", "覆盖。"):
        assert wanted in chinese


def test_the_power_is_that_of_the_methods_page(law: Answer) -> None:
    shown = dict(zip(cells(law, "Power", "shift"), cells(law, "Power", "noticed"), strict=True))
    assert shown[1.0] == pytest.approx(19, abs=2)
    assert shown[2.0] == pytest.approx(67, abs=2)


def test_the_same_is_shown_within_one_administrative_tier(law: Answer) -> None:
    assert cells(law, "Within one", "n") == ["1 v 1", "4 v 3"]


def test_every_comparison_cites_the_scores_and_the_facts_behind_it(law: Answer) -> None:
    for row in table(law, "Comparison").rows:
        sources = {law.evidence[ident].source for ident in row.evidence}
        assert {"islec-2016", "gnlc-12"} <= sources
    assert all(row.cell_evidence for row in table(law, "Cases").rows)


def test_members_against_the_rest_use_the_whole_of_the_index(seed_base: KnowledgeBase) -> None:
    found = seed_base.ask("Do GNLC members outscore other municipalities on learner experience?")
    assert found.reading.kind == "relate"
    assert cells(found, "Comparison", "n") == ["10 v 58"]
    assert "Membership is self-selected" in notes(found)
    assert "do not date this condition" in notes(found)
    assert "7 v 19" in cells(found, "Within one", "n")


def test_a_lead_entity_is_compared_at_the_scores_date_among_the_bodies_of_that_time(seed_base: KnowledgeBase) -> None:
    """Chengdu's and Suzhou's bodies are of 2017 and 2018; Suzhou has no score."""
    found = seed_base.run(Relate(indicators=(OVERALL,), condition=only(HasBody(lead_type="education-authority"))))
    assert cells(found, "Comparison", "n") == ["8 v 2", "7 v 2"]
    group = dict(zip(cells(found, "Cases", "city"), cells(found, "Cases", "score_date"), strict=True))
    assert group["city:chengdu"] == "not yet there"


def test_two_groups_are_set_against_each_other_and_overlap_is_left_out(seed_base: KnowledgeBase) -> None:
    capitals, higher = only(InTier(tier="provincial-capital")), only(InTier(tier="sub-provincial"))
    found = seed_base.run(Relate(indicators=(OVERALL,), condition=capitals, against=higher))
    both = named(found, "In both groups")
    assert "city:wuhan" in both
    assert "city:wuhan" not in cells(found, "Cases", "city")


def test_path_types_are_described_and_never_tested(seed_base: KnowledgeBase) -> None:
    found = seed_base.run(Relate(indicators=(OVERALL,), by="path_type"))
    assert sorted(cells(found, "Groups", "n"), key=str) == [2, 2, 3, 3]
    assert not any("p" in row.cells for one in found.tables for row in one.rows)
    assert "description only, no test" in notes(found)


def test_a_condition_that_no_source_denies_leaves_nothing_to_compare(seed_base: KnowledgeBase) -> None:
    found = seed_base.run(Relate(indicators=(OVERALL,), condition=only(HasPractice(theme="digital-platforms"))))
    assert found.status == "no_data"
    assert "unknown is not “no”" in found.headline


ISLEC = [f"islec-2016.{part}" for part in (
    "overall", "city-innovation", "fields-for-learning", "learner-experience", "city-rd-capacity", "city-hr-development",
    "government-support", "school-learning-environment", "home-learning-environment", "community-learning-environment",
    "workplace-learning-environment", "museum-learning-environment", "learning-engagement", "learning-approach",
    "learning-achievement")]  # fmt: skip


def test_two_cases_that_separate_perfectly_by_chance_are_not_starred(seed_base: KnowledgeBase) -> None:
    """The trap: of all pairs of the ten cities many stand first or last in some of fifteen indicators."""
    base, trapped = seed_base.base, []
    cities = [*WITH_LAW, *WITHOUT]
    for pair in combinations(cities, 2):
        for indicator in ISLEC:
            scores = {city: base.scores[indicator][city].score or 0 for city in cities}
            rest = [scores[city] for city in cities if city not in pair]
            if min(scores[c] for c in pair) > max(rest) or max(scores[c] for c in pair) < min(rest):
                trapped.append((pair, indicator))
    pair, separating = trapped[0]
    found = seed_base.run(
        Relate(
            indicators=tuple(ISLEC),
            condition=only(NamedCities(cities=pair)),
            among=only(NamedCities(cities=tuple(cities))),
        )
    )
    assert separating in ISLEC
    assert set(cells(found, "Comparison", "n")) == {"2 v 8"}
    assert set(cells(found, "Comparison", "p")) == {"not tested"}
    assert not any("*" in str(cell) for one in found.tables for row in one.rows for cell in row.cells.values())
    assert found.headline == "15 indicators over 2 v 8 cities: described, not tested."


def test_several_indicators_are_corrected_by_holm_and_the_looks_counted(seed_base: KnowledgeBase) -> None:
    found = seed_base.run(Relate(indicators=tuple(ISLEC), condition=LAW))
    assert "15 variables were compared; by chance alone the smallest p would be near 0.0625" in notes(found)
    assert "Holm (1979)" in notes(found)
    printed = find_cases(seed_base.base, LAW, None, Selection(), "2016-05").printed
    raw = sorted(one.contrast.p for one in looks(seed_base.base, ISLEC, printed) if one.contrast)
    adjusted = [one.adjusted for one in looks(seed_base.base, ISLEC, printed) if one.adjusted is not None]
    assert min(adjusted) == min(1, 15 * raw[0])
    assert f"smallest p {p_words(min(adjusted))}" in found.headline


@pytest.mark.parametrize("condition", [HasRegulation(), HasBody(lead_type="education-authority"), InNetwork(network="gnlc"),
                                       HasPath(types=("industry-driven", "balanced-development")), InTier(tier="state-plan")])  # fmt: skip
def test_every_p_is_a_number_of_splits_and_none_is_zero(seed_base: KnowledgeBase, condition: Condition) -> None:
    cases = find_cases(seed_base.base, only(condition), None, Selection(), "2016-05")
    for one in (one for split in cases.splits for one in looks(seed_base.base, ISLEC, split) if one.contrast):
        assert one.contrast is not None
        assert one.contrast.p * comb(len(one.left) + len(one.right), len(one.left)) % 1 == 0
        assert p_words(one.contrast.p) not in ("0", "0.0", "0.000")


@pytest.mark.parametrize("p", [Fraction(1, 10**30), Fraction(4, 10_000), Fraction(1, 1000), Fraction(1)])
def test_no_p_is_written_as_zero(p: Fraction) -> None:
    assert p_words(p) != "0.000"


def test_the_two_indices_are_never_set_against_each_other(seed_base: KnowledgeBase) -> None:
    plans = (
        Relate(indicators=(OVERALL, "gsc-2020.overall"), condition=MEMBERS),
        Relate(indicators=("gsc-2020.overall",), condition=only(ScoreTest(indicator=OVERALL, value=0.6))),
        Associate(indicators=(OVERALL, "gsc-2020.overall")),
    )
    for plan in plans:
        found = seed_base.run(plan)
        assert (found.status, found.value, found.tables) == ("unsupported", None, [])


@pytest.mark.parametrize("question", ["Is there a correlation between iSLEC and GSC scores?", "iSLEC与GSC得分相关吗？"])
def test_a_correlation_across_the_indices_is_refused_with_its_reason(seed_base: KnowledgeBase, question: str) -> None:
    found = seed_base.ask(question)
    assert (found.reading.kind, found.status) == ("associate", "unsupported")
    assert "2" in notes(found)
    assert [one.url.startswith("/answer?plan=") for one in found.suggestions] == [True]


def test_rho_of_two_dimensions_is_that_of_scipy_over_all_sixty_eight(seed_base: KnowledgeBase) -> None:
    with (seed_directory() / "scores" / "islec-2016.csv").open(encoding="utf-8") as file:
        scores: dict[str, dict[str, float]] = {}
        for row in csv.DictReader(file):
            scores.setdefault(row["indicator"], {})[row["city"]] = float(row["score"])
    left, right = scores["islec-2016.city-innovation"], scores["islec-2016.learner-experience"]
    found = seed_base.ask("Is there a correlation between city innovation and learner experience?")
    assert found.value is not None
    assert found.value.number == pytest.approx(
        spearmanr([left[c] for c in left], [right[c] for c in left]).statistic, abs=1e-4
    )
    assert "over 68 cities" in found.headline


@pytest.mark.parametrize(
    "pair",
    [(OVERALL, "islec-2016.learning-engagement"), ("gsc-2020.reputation-rank", "gsc-2020.reputation-difference")],
)
def test_a_part_and_its_whole_are_not_correlated(seed_base: KnowledgeBase, pair: tuple[str, str]) -> None:
    assert seed_base.run(Associate(indicators=pair)).status == "unsupported"


def test_rho_of_two_cities_is_refused(seed_base: KnowledgeBase) -> None:
    among = only(NamedCities(cities=("beijing", "shanghai")))
    found = seed_base.run(
        Associate(indicators=("islec-2016.city-innovation", "islec-2016.learner-experience"), among=among)
    )
    assert (found.status, found.tables) == ("unsupported", [])
    assert "of 2 cities says nothing" in found.headline


@pytest.mark.parametrize(
    ("question", "kind", "boolean"),
    [
        ("Do cities with a lifelong learning law score higher in iSLEC?", "relate", None),
        ("有终身学习立法的城市得分更高吗？", "relate", None),
        ("Do cities with a law outscore cities without one on museum learning environment?", "relate", None),
        ("GNLC成员城市的iSLEC得分比非成员高吗？", "relate", True),
        ("Do provincial capitals score higher than prefecture-level cities in iSLEC?", "relate", True),
        ("Do prefecture-level cities score higher than provincial capitals in iSLEC?", "relate", False),
        ("2012年以前成立协调机构的城市得分更高吗？", "relate", None),
    ],
)
def test_questions_for_cases_and_scores_are_read(
    seed_base: KnowledgeBase, question: str, kind: str, boolean: bool | None
) -> None:
    found = seed_base.ask(question)
    assert found.reading.kind == kind
    assert found.value is not None
    assert found.value.boolean is boolean


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Compare mean learner experience of GNLC members with a regulation and GNLC members without one.", "contrast"),
        ("东北和西部两组城市，哪一组的学习者体验平均分更高？", "contrast"),
        ("Does Beijing score higher than Shanghai in iSLEC?", "compare"),
        ("Which GNLC members score above the average of all cities in iSLEC?", "find"),
    ],
)
def test_means_lists_and_named_cities_stay_with_their_kinds(seed_base: KnowledgeBase, question: str, kind: str) -> None:
    assert seed_base.ask(question).reading.kind == kind


# learner experience, mean of those assessed: cultural (Wuhan 0.8639, Xi'an 0.7954), balanced 0.7435, international 0.7246, industry 0.6987
GROUPED = [
    ("按发展路径类型分组，哪一类城市的学习者体验平均分最高？", "Cultural Empowerment"),
    ("按发展路径分组，学习者体验的平均分哪一组最低？", "Industry-driven"),
    ("Grouped by path type, which kind of city has the highest mean learner experience?", "Cultural Empowerment"),
    ("Grouping cities by development path, which group has the worst average on learner experience?", "Industry-driven"),
    ("按路径类型分组，哪一组城市的城市创新平均分最低？", "Industry-driven"),  # 0.5674, then cultural 0.5768
]  # fmt: skip


@pytest.mark.parametrize(("question", "group"), GROUPED)
def test_means_are_told_by_the_grouping_that_is_said(seed_base: KnowledgeBase, question: str, group: str) -> None:
    found = seed_base.ask(question)
    assert found.value is not None, found.headline
    assert [item.name_en for item in found.value.items or ()] == [group]


@pytest.mark.parametrize(
    "question",
    [
        "按省份分组，哪一类城市的学习者体验平均分最高？",
        "按牵头部门分组，哪一类城市的学习者体验平均分最高？",
        "按人口规模分组，哪一类城市的学习者体验平均分最高？",
        "Group the cities by province: which group has the highest mean city innovation score?",
    ],
)
def test_a_grouping_that_no_mean_is_told_by_gives_no_other(seed_base: KnowledgeBase, question: str) -> None:
    found = seed_base.ask(question)
    assert found.status != "answered", found.headline


def test_a_plan_needs_one_way_to_group_and_known_indicators(seed_base: KnowledgeBase) -> None:
    for plan, error in (
        ({"kind": "relate", "indicators": [OVERALL]}, BadRequestError),
        (
            {"kind": "relate", "indicators": [OVERALL], "by": "tier", "condition": {"conditions": [{"on": "body"}]}},
            BadRequestError,
        ),
        ({"kind": "relate", "indicators": ["islec-2016.nothing"], "by": "tier"}, NotFoundError),
    ):
        with pytest.raises(error):
            seed_base.run(json.dumps(plan))


@pytest.mark.parametrize(
    "question",
    ["Does legislation raise the iSLEC score?", "立法能提高iSLEC得分吗？", "Does joining GNLC improve the iSLEC score?", "加入GNLC能提高iSLEC得分吗？"],
)  # fmt: skip
def test_a_question_for_an_effect_gets_a_comparison_that_claims_none(seed_base: KnowledgeBase, question: str) -> None:
    found = seed_base.ask(question)
    assert (found.reading.kind, found.value and found.value.type) == ("relate", "table")
    notes = " ".join(note.text for note in found.notes)
    assert "A difference between groups is no effect" in notes or "组间差异不等于影响" in notes
    assert not any(word in found.headline for word in ("raise", "improve", "提高", "提升"))
