"""Turns of speech about the tables: waits of two laws, a flat zero, *not A, B: …*, and mixed questions.

Values: GNLC comparison, Tables 1 to 3 and the note under Table 2; iSLEC 2016, Tables 2, 3 and 5; Global Smart Cities
2020, Table 2-6 and appendix.
"""

import pytest

from kb.knowledge import KnowledgeBase
from tests.query.told import fits, told

SAME_YEAR = {"shanghai", "taiyuan", "suzhou", "wuhan"}

TABLES = [
    # months from adoption to force: Shanghai 4, Taiyuan 3, Chengdu 3, Xi'an 6, Suzhou 5, Wuhan 3
    ("西安和成都的条例，which one took fewer months 从通过到施行？", {"chengdu"}),
    ("武汉和苏州的条例，哪个从通过到施行用的月数更少？", {"wuhan"}),
    ("武汉和苏州的条例，哪个从通过到施行用的时间更多？", {"suzhou"}),
    ("Which one took fewer months from adoption to entry into force, Xi'an or Chengdu?", {"chengdu"}),
    ("Whose regulation took fewer months from adoption to entry into force, Xi'an's or Chengdu's?", {"chengdu"}),
    ("Between Wuhan and Suzhou, whose regulation waited longer from adoption to entry into force?", {"suzhou"}),
    ("Which of the regulations of Xi'an and Chengdu waited longer from adoption to entry into force?", {"xian"}),
    ("Which took more months from adoption to force, the regulation of Taiyuan or that of Shanghai?", {"shanghai"}),
    # adopted and in force in one year
    ("Where did a regulation go from adoption to force inside one and the same calendar year?", SAME_YEAR),
    ("Where did a law move from passage to effect within a single calendar year?", SAME_YEAR),
    # law and body: Taiyuan 2012 and 2013, Chengdu 2016 and 2017; the other four had their body first
    ("Where did a regulation come first and the coordinating body only in a later year?", {"taiyuan", "chengdu"}),
    ("Where did the coordinating body come first and a law only in a later year?", {"shanghai", "suzhou", "wuhan", "xian"}),
    # the row of Chengdu prints a body of Hangzhou
    # types of Nanjing and Suzhou, of Guangzhou and Shenzhen
    ("Nanjing and Suzhou are neighbours; did the researchers also give them one common development type?", False),
    ("Guangzhou and Shenzhen are neighbours; did the study also give them the same type?", True),
    # scores
    ("Which place walked away with a flat zero for government support?", {"nanchong"}),
    ("Which city got a flat zero for government support?", {"nanchong"}),
    ("What learning approach value is printed for Shenyang?", 0.3666),
    ("What city innovation score is listed for Jining?", 0.3289),
    ("Not Jinan, Jining: what did it score for city innovation?", 0.3289),
    ("不是济南，是济宁：它的城市创新得分是多少？", 0.3289),
    ("smart reputation 表里 Los Angeles 有几篇 articles?", 6),
    ("智慧声誉表里洛杉矶有几篇papers？", 6),
]  # fmt: skip

SAID = [
    ("Not Xi'an, Chengdu: when did it adopt its regulation?", "2016-11"),
    ("不是西安，是成都：它的条例是哪年通过的？", "2016-11"),
    ("Shanghai's older steering committee later gave rise to a new committee for learning society and lifelong education. What year was that?", "2010"),
    ("Shanghai's steering committee was followed by a new committee for learning society and lifelong education. When was that?", "2010"),
    ("After Taiyuan had legislated, which regulation was the next one to be adopted?", ["Regulations on the Promotion of Community Education in Chengdu"]),
    ("After Shanghai had legislated, which law was the next to be passed?", ["Regulations on the Promotion of Lifelong Education in Taiyuan"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "gold"), TABLES)
def test_the_tables_are_asked_in_everyday_words(seed_base: KnowledgeBase, question: str, gold: object) -> None:
    assert fits(seed_base.ask(question), gold)


@pytest.mark.parametrize(("question", "gold"), SAID)
def test_dates_and_the_next_law(seed_base: KnowledgeBase, question: str, gold: object) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert told(answer) == gold


@pytest.mark.parametrize(
    "question",
    [
        "Where does the Global Smart Cities report take its data on convenient transportation from?",
        "From where does the Global Smart Cities report take its data on convenient transportation?",
    ],
)
def test_where_data_are_taken_from(seed_base: KnowledgeBase, question: str) -> None:
    assert "Global Power City Index" in str(told(seed_base.ask(question)))
