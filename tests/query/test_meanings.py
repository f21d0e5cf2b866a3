"""What names stand for, how an index is built: read in both languages. Values: iSLEC 2.3 Table 1, GSC Appendix, introductions."""

import pytest

from kb.knowledge import KnowledgeBase

MEANINGS = [
    ("what does iSLEC stand for", "Index of Smart Learning Environments in Cities"),
    ("GNLC 是什么意思", "全球学习型城市网络"),
    ("What does GNLC stand for?", "Global Network of Learning Cities"),
    ("What does UNESCO stand for?", "United Nations Educational, Scientific and Cultural Organization"),
    ("What is indicator 1.3.2 in iSLEC?", "ity innovation and entrepreneurship"),
    ("How are the iSLEC raw values normalised?", "largest value"),
    # what is told of as part of a plan or a report that is named besides
    ("What is a 'Digital Portrait' in the smart education areas?", "profile of a student"),
    ("What is a Digital Portrait in China's smart education demonstration areas?", "profile of a student"),
    ("What does 'digital portrait' mean in smart education?", "profile of a student"),
    ("智慧教育示范区里的数字画像是什么？", "信息档案"),
    ("What is meant by a 'Digital Portrait' in China's smart education demonstration areas?", "profile of a student"),
    ("What does Digital Portrait mean in China's smart education demonstration areas?", "profile of a student"),
    ("在中国智慧教育示范区中，数字画像是指什么？", "学生"),
    ("What does smart governance mean in the Global Smart Cities report?", "data openness"),
    ("Which editions of which indices do you hold?", "iSLEC 2016"),
]


@pytest.mark.parametrize(("question", "text"), MEANINGS)
def test_a_name_is_explained(seed_base: KnowledgeBase, question: str, text: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert text in answer.headline
    assert answer.evidence


LISTS = [
    ("What third-level indicators sit beneath museum learning environment?",
     {"Museum resources", "Museum utilization", "Museum informationization"}),
    ("Which indicators take their data from the Global Power City Index?",
     {"Convenient Transportation", "R & D of Science and Technology"}),
    ("Which sub-indices are based on the Smart City index?",
     {"Online Education", "Online Employment", "Online healthcare", "Public Participation", "Public Safety"}),
    ("4G penetration is the yardstick for which sub-index of the global smart city report?", {"Next-generation Network"}),
    ("Which second-level iSLEC indicator is built from four third-level indicators?", {"Community learning environment"}),
    ("由四个三级指标构成的二级指标是哪个？", {"Community learning environment"}),
    ("Which first-level indicator has five second-level indicators?", {"Fields for Learning"}),
    ("Which index assesses Dubai?", {"Global Smart Cities 2020"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "names"), LISTS)
def test_indicators_are_listed_by_what_is_said_of_them(
    seed_base: KnowledgeBase, question: str, names: set[str]
) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None, answer.headline
    assert {item.name_en for item in answer.value.items or []} == names


DECIDED = [
    ("Does smart reputation count towards the overall score in Global Smart Cities 2020?", False),
    ("智慧声誉计入总分吗？", False),
    ("Does Smart Governance count towards the total?", True),
    ("Are the three iSLEC dimensions weighted equally?", False),  # 2/5, 2/5, 1/5
    ("三个维度的权重相同吗", False),
    ("Is the weight of City Innovation 40%?", True),
    ("Is the weight of Learner Experience 40%?", False),
]


@pytest.mark.parametrize(("question", "holds"), DECIDED)
def test_a_weight_is_put_to_the_test(seed_base: KnowledgeBase, question: str, holds: bool) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None, answer.headline
    assert answer.value.boolean is holds


def test_how_heavily_asks_for_the_weight(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("How heavily does Learner Experience count in the composite?")
    assert answer.value is not None
    assert answer.value.number == 20


@pytest.mark.parametrize(
    "question",
    [
        "What does 'smart campus' mean in China's smart education demonstration areas?",
        "What does smart campus mean in China's smart education demonstration areas?",
        "智慧教育示范区中的“智慧校园”是指什么？",
    ],
)
def test_the_name_of_a_plan_does_not_tell_what_another_word_means(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status == "no_data"


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Which district's schools build digital health portraits rather than academic ones?", "Dongcheng"),
        ("哪个区的学校建立的是数字健康画像而不是学业画像？", "东城"),
        ("Which city builds digital academic portraits rather than health ones?", "Shenzhen"),
    ],
)
def test_what_is_set_aside_is_not_sought(seed_base: KnowledgeBase, question: str, place: str) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert answer.headline.startswith(place)
