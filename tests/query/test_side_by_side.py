"""The sentence above a table of cities says what the table shows, in both languages. Values: from the documents."""

import pytest

from kb.knowledge import KnowledgeBase

SENTENCES = [
    # both have a law and a body (gnlc-12, Tables 1 and 2); their types differ (II.3)
    ("Compare Shanghai and Wuhan", ("each have their own regulation and steering body", "differ in path type")),
    ("上海、武汉对比", ("上海、武汉各有自己的条例、协调机构", "路径类型不同")),
    # Nanjing is not among the six with a law
    ("Compare Shanghai and Nanjing", ("share the path type", "Shanghai has a regulation, Nanjing none per source")),
    ("比较上海和南京", ("路径类型（国际化导向型）相同", "上海有条例，南京据来源没有")),
    # iSLEC 2016, Table 5: .7519 and .8639
    (
        "Shanghai vs Wuhan in learner experience",
        ("Wuhan has the highest Learner Experience score", "against Shanghai 0.7519"),
    ),
    ("对比上海和武汉的学习者体验", ("以武汉最高（0.8639，上海 0.7519）",)),
    # gnlc-12, Table 3: all industry-driven
    ("What do Guangzhou, Shenzhen and Suzhou have in common?", ("share the path type (Industry-driven)",)),
    ("上海、杭州和南京三者之间有什么联系？", ("路径类型（国际化导向型）", "相同")),
    # gnlc-12, Table 1
    ("成都和西安的条例分别叫什么名字？", ("成都：成都市社区教育促进条例", "西安：西安市社区教育促进条例")),
    # gsc-2020, Tables 2-2 to 2-6: the five pillars
    (
        "比较首尔与东京的五项智慧指标",
        ("全球智慧之都2020：智慧经济得分以东京最高", "智慧治理得分以首尔最高"),
    ),
    ("北京与杭州的三项指标对比", ("城市创新得分", "学习场域得分", "学习者体验得分")),
    # no source speaks of Yichang's law
    ("Compare Wuhan and Yichang", ("Wuhan has a regulation, of Yichang no source tells it",)),
]


@pytest.mark.parametrize(("question", "parts"), SENTENCES)
def test_a_comparison_is_told_in_a_sentence(seed_base: KnowledgeBase, question: str, parts: tuple[str, ...]) -> None:
    answer = seed_base.ask(question)
    assert answer.reading.kind == "compare"
    assert all(part in answer.headline for part in parts), answer.headline
    assert answer.headline.endswith((".", "。"))


def test_of_many_things_compared_the_first_are_told_and_the_rest_counted(seed_base: KnowledgeBase) -> None:
    answer = seed_base.ask("Compare London and Paris in all second-level indicators of Global Smart Cities")
    assert answer.headline.count(";") < 6
    assert len(answer.headline) < 900


NAMED = [
    ("请比较无锡、宜昌和襄阳在学校、社区与博物馆三种学习环境上的得分", {"school", "community", "museum"}),
    ("武汉的家庭、工作场所这两类学习环境得分", {"home", "workplace"}),
]
PILLARS = [
    "Compare Tokyo and Seoul on the two pillars smart service and smart governance",
    "东京与首尔在智慧服务、智慧治理两大支柱上的差距",
]


@pytest.mark.parametrize(("question", "parts"), NAMED)
def test_names_in_part_are_ended_by_what_stands_behind_their_number(
    seed_base: KnowledgeBase, question: str, parts: set[str]
) -> None:
    told = {f"score:islec-2016.{part}-learning-environment" for part in parts}
    assert set((seed_base.ask(question).reading.plan or {})["attributes"]) == told


@pytest.mark.parametrize("question", PILLARS)
def test_pillars_that_are_named_are_no_others(seed_base: KnowledgeBase, question: str) -> None:
    told = {"score:gsc-2020.smart-service", "score:gsc-2020.smart-governance"}
    assert set((seed_base.ask(question).reading.plan or {})["attributes"]) == told
