"""Which city is more like another: among a set, over a level or named parts, of two rivals; and whether two things are tied directly."""

import pytest

from kb.knowledge import KnowledgeBase


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Across the five pillars, is Paris more like Tokyo or Berlin?", "Tokyo"),  # distances 11.6 and 24.6
        ("Is Tokyo or Berlin more similar to Paris in the five pillars?", "Tokyo"),
        ("东京和柏林的五大支柱得分，哪一座更像巴黎？", "Tokyo"),
        ("Which GNLC member comes closest to Nanjing on the three dimensions of iSLEC?", "Chengdu"),  # 0.065, next 0.080
        ("在GNLC成员中，三个维度与南京最接近的是哪座城市？", "Chengdu"),
        ("Looking at the second-level indicators alone, which city resembles Jinzhou most closely?", "Mudanjiang"),
        ("Judging by its iSLEC scores alone, which assessed city has the profile nearest to Dalian's?", "Jinan"),  # of the total Xi'an
        ("哪个城市的iSLEC得分轮廓与大连最接近？", "Jinan"),
        ("各项得分与大连最接近的是哪座城市？", "Jinan"),
        ("按iSLEC三个维度的得分看，和九江最相近的是哪座城市？", "Shaoguan"),  # of the total Zunyi
        ("Which city is nearest to Dalian in its iSLEC scores?", "Jinan"),
        ("Which city is nearest to Dalian in its iSLEC score?", "Xi'an"),
        ("Which city has the overall score nearest to Dalian's?", "Xi'an"),  # 0.6498 and 0.6463
        ("Leaving Buenos Aires aside, which city is most similar to Rio de Janeiro in Global Smart Cities 2020?", "Cairo"),
        ("Apart from Buenos Aires, which city is most similar to Rio de Janeiro?", "Cairo"),
        ("除布宜诺斯艾利斯外，哪个城市与里约热内卢最相似？", "Cairo"),
        ("Is Wuhan's iSLEC overall score closer to Chengdu's or Xi'an's?", "Xi'an"),  # 0.7045, 0.6227 and 0.6463
    ],
)  # fmt: skip
def test_the_most_alike_is_sought_among_those_meant(seed_base: KnowledgeBase, question: str, first: str) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.items
    assert value.items[0].name_en == first


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Which city with a law is closest to Wuhan in overall iSLEC score?", "Shanghai"),  # 0.7618, Xi'an 0.6463
        ("哪个有条例的城市iSLEC总分与武汉最接近？", "Shanghai"),
        ("Which city with a law is most like Wuhan in iSLEC?", "Xi'an"),
    ],
)
def test_what_makes_a_city_one_of_the_set_is_cited_beside_its_values(
    seed_base: KnowledgeBase, question: str, first: str
) -> None:
    """The law stands in the comparison of the twelve, the scores in the index."""
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.items
    assert answer.value.items[0].name_en == first
    cited = {answer.evidence[key].source for key in answer.tables[0].rows[0].evidence}
    assert cited == {"gnlc-12", "islec-2016"}


@pytest.mark.parametrize(
    ("question", "expected"),
    [("Is Paris more like Tokyo than like Berlin on the five pillars?", True), ("Is Paris more like Berlin than like Tokyo on the five pillars?", False)],
)  # fmt: skip
def test_likeness_is_put_to_the_test(seed_base: KnowledgeBase, question: str, expected: bool) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert value.boolean is expected


@pytest.mark.parametrize(
    "question", ["Which city's governance structure is most similar to Wuhan's?", "哪座城市的治理结构与武汉最相似？"]
)
def test_likeness_of_what_has_no_score_is_refused(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


@pytest.mark.parametrize(
    "question", ["Is there a direct link between Suzhou and Moscow?", "苏州和莫斯科有直接关联吗？"]
)
def test_a_way_over_another_city_is_no_direct_tie(seed_base: KnowledgeBase, question: str) -> None:
    """Suzhou stands only in the study of the twelve, Moscow only in Global Smart Cities."""
    answer = seed_base.ask(question)
    assert answer.status == "no_data"
    assert "Beijing" in answer.headline or "北京" in answer.headline  # the nearest way is told


def test_a_type_that_both_have_is_a_direct_tie(seed_base: KnowledgeBase) -> None:
    """Table 3: Wuhan and Xi'an are of the type of cultural empowerment."""
    assert "Cultural Empowerment" in seed_base.ask("What directly connects Wuhan and Xi'an?").headline


@pytest.mark.parametrize(
    "question",
    [
        "Qingdao and Nanjing: which cities rank between them in iSLEC?",
        "青岛和南京的iSLEC排名，两者之间有哪些城市？",
    ],
)
def test_between_them_are_those_between_the_two_named(seed_base: KnowledgeBase, question: str) -> None:
    """l. 172-178: Qingdao is 5th and Nanjing 11th of the 68."""
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.name_en for item in value.items or []} == {"Jinan", "Shenzhen", "Dalian", "Xi'an", "Guangzhou"}
