"""Parts of an index over a set, world regions, columns beside an order: values reckoned by hand from the printed tables."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Ref

NAMED = [
    # question, names in order
    ("Which pillar has the highest average among the GSC cities?", ["Smart Infrastructure"]),
    ("哪个支柱的平均分最高？", ["Smart Infrastructure"]),
    ("Which dimension has the lowest mean across the 68 cities?", ["City Innovation"]),  # 0.3665
    ("Among the GNLC members, which of the three dimensions has the highest average?", ["Learner Experience"]),
    ("Rank the five pillars of Tokyo from strongest to weakest.",
     ["Smart Innovation", "Smart Infrastructure", "Smart Service", "Smart Economy", "Smart Governance"]),  # 82.0, 78.7, 67.9, 66.6, 62.9
    ("东京的五大支柱从强到弱怎么排？",
     ["Smart Innovation", "Smart Infrastructure", "Smart Service", "Smart Economy", "Smart Governance"]),
    ("On which pillars is London not first?", ["Smart Economy", "Smart Infrastructure", "Smart Service"]),
    ("In which of the twenty-one sub-indices does Shanghai take first place?", ["Online Education", "Public Participation"]),
    ("Of the five settings for learning, where is Baotou at its worst?", ["Community learning environment"]),
    ("Which city comes first in more than one of the five pillars of the Global Smart Cities 2020 ranking?", ["London"]),
    ("全球智慧之都2020的五个支柱中，哪个城市在不止一个支柱上排名第一？", ["London"]),  # governance and innovation
    ("哪个城市在全球智慧之都的两个以上支柱中位居第一？", ["London"]),
    ("五个支柱中，哪些城市有至少三个支柱排进前五？", ["New York", "London", "Singapore"]),  # 3, 4, 3
    ("亚洲城市中智慧经济得分最高的是哪个？", ["Beijing"]),  # 79.9
    ("Which European city scores highest in smart governance?", ["London"]),
    ("List the iSLEC top five with their city innovation ranks.", ["Beijing", "Shanghai", "Wuhan", "Hangzhou", "Qingdao"]),
    ("列出iSLEC总分前五名及其城市创新得分", ["Beijing", "Shanghai", "Wuhan", "Hangzhou", "Qingdao"]),
]  # fmt: skip

REFUSED = [
    "Who has the best universities in GSC 2020?",
    "What is the gap between the iSLEC mean and median?",
    "Average the five pillar scores of Paris.",
    "里约热内卢的总分可靠吗？",
    "Which cities are above average in two of the three iSLEC dimensions?",  # and in the third?
    "Which city is number one in the most pillars of the GSC?",
]


@pytest.mark.parametrize(("question", "names"), NAMED)
def test_parts_and_places_are_those_of_the_tables(seed_base: KnowledgeBase, question: str, names: list[str]) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None, answer.headline
    assert [item.name_en for item in answer.value.items or () if isinstance(item, Ref)] == names, answer.headline
    assert answer.evidence


@pytest.mark.parametrize("question", REFUSED)
def test_what_would_be_answered_beside_the_point_is_refused(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status in ("no_data", "unsupported")


def test_cities_of_each_level_are_counted_level_by_level(seed_base: KnowledgeBase) -> None:
    for question in ("How many cities are in each GSC level?", "各层级分别有多少个城市？"):
        rows = seed_base.ask(question).tables[0].rows
        assert sorted(row.cells["value"] for row in rows) == [3, 4, 13]  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        (
            "How many cities come first in at least one of the five GSC pillars?",
            4,
        ),  # Hong Kong, New York, Shanghai, London
        ("How many cities are in the top three in at least one of the five GSC pillars?", 9),
    ],
)
def test_cities_and_not_pillars_are_counted(seed_base: KnowledgeBase, question: str, number: int) -> None:
    answer = seed_base.ask(question)
    assert answer.value is not None, answer.headline
    assert answer.value.number == number, answer.headline
