"""Turns of speech, read as the plain words they stand for. Values: from the documents."""

import re

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.plain.shorthand import rows_of
from kb.query.plain.turns import held

LAW = {"Shanghai", "Taiyuan", "Chengdu", "Xi'an", "Suzhou", "Wuhan"}
NO_LAW = {"Beijing", "Changzhou", "Guangzhou", "Hangzhou", "Nanjing", "Shenzhen"}
INDUSTRY, WORLD = {"Guangzhou", "Shenzhen", "Suzhou"}, {"Hangzhou", "Nanjing", "Shanghai"}

CITIES = [
    # gnlc-12, Table 1: six of the twelve have a law
    ("In which cities has lifelong learning been put on a statutory footing?", LAW),
    ("What cities have lifelong learning enshrined in local law?", LAW),
    ("Which of the twelve have got their act together and passed a law?", LAW),
    ("Which members of the network are still waiting for a law?", NO_LAW),
    ("Which member cities have nothing on the statute book?", NO_LAW),
    ("Any GNLC cities that have stayed out of lawmaking so far? Which?", NO_LAW),
    ("Which cities only got round to passing a learning law after 2015?", {"Chengdu", "Xi'an", "Suzhou", "Wuhan"}),
    ("Which city blazed the trail with a lifelong learning law?", {"Shanghai"}),
    ("In which of the twelve does the law still have to come?", NO_LAW),
    # Table 3: the types of the twelve cities
    ("Which cities let industry set the pace?", INDUSTRY),
    ("In which cities is it industry that pulls the learning city along? List please.", INDUSTRY),
    ("Who's in the internationalization-oriented club?", WORLD),
    ("Who keeps Nanjing company in its path type?", {"Hangzhou", "Shanghai"}),
    ("Which cities have industry in the driving seat?", INDUSTRY),
    # Table 2: lead units and years of the bodies
    ("Where is it not the education people who are in the driving seat?", {"Hangzhou", "Nanjing"}),
    ("Which cities only created a steering body once the law was there?", {"Taiyuan", "Chengdu"}),
    ("Where did the steering body have a head start on the law?", {"Shanghai", "Xi'an", "Wuhan", "Suzhou"}),
    ("Which city's committee goes back the furthest?", {"Shanghai"}),
    ("leading groups (by name) set up before 2010", {"Beijing Leading Group for Building a Learning City", "Xi'an Leading Group for Creating a Learning City"}),
    # islec-2016 and gsc-2020
    ("Which network cities are nowhere to be found in iSLEC?", {"Changzhou", "Suzhou"}),
    ("Which network members crack the top ten in iSLEC?", {"Beijing", "Shanghai", "Wuhan", "Hangzhou", "Shenzhen", "Xi'an", "Guangzhou"}),
    ("Which cities make the 0.95 cut on home learning environment?", {"Xiangyang", "Yichang", "Baotou", "Qingdao", "Urumchi"}),
    ("Is there a city with a zero for government suport in iSLEC? which one", {"Nanchong"}),
    ("Best three for learner experience among the GNLC cities?", {"Wuhan", "Beijing", "Xi'an"}),
    ("Who comes out greenest, I mean first on sustainability, among the 20 world cities?", {"Berlin"}),
]  # fmt: skip

HEADLINES = [
    ("From when on have Wuhan's rules on lifelong learning been binding?", "2024-06"),
    ("How much lead time did Suzhou allow between passing its law and applying it?", "5 months"),
    ("Through what mechanism does Shenzhen coordinate its learning city work?", "Joint Conference System"),
    ("Who calls the shots on learning city matters in Hangzhou?", "Propaganda Department"),
    ("Into which drawer does the study put Hangzhou?", "Internationalization-oriented"),
    ("How much daylight is there between Beijing and Shanghai in iSLEC overall?", "Difference 0.0662"),
    ("How wide is the gulf between Berlin and Beijing on sustainability?", "Difference 53.2"),
    ("How much of the final iSLEC mark hangs on learner experience?", "20%"),
    ("Which path type has the best average overall score in iSLEC?", "Internationalization-oriented (0.6973"),
    ("What are Hangzhou's scores on the three iSLEC dimensions?", "0.7369"),
    ("Which city is Dalian's nearest lookalike across its iSLEC scores?", "Jinan is most similar"),
    ("Did Suzhou's law come after its steering body?", "Yes"),
    ("Is Seoul more generous with open data than New York is?", "Yes"),
    # Table 2-4: of the three that share fourth place in infrastructure 83.5, 96.7 and 92.6; of the Europeans 82.8, 48.2, 81.6, 55.4
    (
        "Of the cities that share fourth place for smart infrastructure, which one opens up its data most?",
        "New York (96.7)",
    ),
    ("Which European city shares its data least?", "Berlin (48.2)"),
    # all but infrastructure, 96.4 and 96.5; Berlin's infrastructure and innovation
    ("Singapore against Hong Kong: on how many of the five scored pillars does Singapore come out ahead?", "4 of 5"),
    ("On how many pillars does Berlin come out ahead of Toronto?", "2 of 5"),
    # learner experience of Wuhan and Xi'an 0.8639 and 0.7954; innovation of Beijing, Taiyuan and Chengdu 0.8905, 0.4830, 0.5555
    (
        "Counting only the cities iSLEC covers, which development path type averages best on learner experience?",
        "Cultural Empowerment",
    ),
    (
        "Considering only the cities that iSLEC assesses, which path type averages best on city innovation?",
        "Balanced development (0.6430",
    ),
]

SILENT = [
    "Who wrote the Shanghai regulation?",
    "Which city plans to put lifelong learning on a statutory footing?",
    "Which cities have left the balanced development path?",
    "When did Beijing's leading group meet for the last time?",
    "What is the weight of Wuhan in the iSLEC index?",
    "Which city was the first to adopt an open data law?",
    "How many cities in Japan have a lifelong learning law?",
    "Which is the safest city in China to live in?",
    "How does the Chengdu law define community education?",
    "What does Shenzhen spend on lifelong learning per head?",
    "iSLEC 2019 ranks of the legislated GNLC cities",
]


@pytest.mark.parametrize(("question", "expected"), CITIES)
def test_the_cities_are_those_of_the_plain_words(seed_base: KnowledgeBase, question: str, expected: set[str]) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert {item.name_en for item in value.items or []} == expected


@pytest.mark.parametrize(("question", "told"), HEADLINES)
def test_the_answer_is_that_of_the_plain_words(seed_base: KnowledgeBase, question: str, told: str) -> None:
    assert told in seed_base.ask(question).headline


@pytest.mark.parametrize("question", SILENT)
def test_what_no_document_tells_is_not_answered_by_the_next_best(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


def test_it_is_said_how_a_turn_of_speech_is_read(seed_base: KnowledgeBase) -> None:
    notes = seed_base.ask("Which network members crack the top ten in iSLEC?").notes
    assert any("“crack” as “are in”" in note.text for note in notes)


@pytest.mark.parametrize(
    ("name", "columns"), [("idioms.csv", 3), ("idioms_zh.csv", 2), ("shorthand.csv", 3), ("regional.csv", 2)]
)
def test_a_comma_in_a_pattern_is_quoted(name: str, columns: int) -> None:
    rows = rows_of(name)
    assert all(len(row) == columns and None not in row.values() for row in rows)


@pytest.mark.parametrize("name", ["idioms.csv", "idioms_zh.csv", "shorthand.csv", "regional.csv"])
def test_no_turn_that_a_question_takes_is_passed_over_for_its_letters(name: str) -> None:
    questions = [case[0] for case in (*CITIES, *HEADLINES)] + SILENT
    for row in rows_of(name):
        written = row.get("said") or row["written"]
        taken = [text.lower() for text in questions if re.search(written, text, re.I)]
        assert [text for text in taken if not any(letters in text for letters in held(written))] == []


@pytest.mark.parametrize(
    ("question", "names"),
    [  # gnlc-12, Table 3; islec-2016, Table 2: Xiangyang has the three scores nearest to those of Yichang
        ("劳驾问一声，深圳算哪一型的呀？", ["Industry-driven"]),
        (
            "What is the title of the law Chengdu passed in 2016?",
            ["Regulations on the Promotion of Community Education in Chengdu"],
        ),
        (
            "Chengdu passed a law in 2016. What is its title?",
            ["Regulations on the Promotion of Community Education in Chengdu"],
        ),
        ("who's the nearest thing to a twin of Yichang in the 2016 index?", ["Xiangyang"]),
    ],
)
def test_what_is_said_in_passing_words(seed_base: KnowledgeBase, question: str, names: list[str]) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert [item.name_en for item in value.items or ()][:1] == names
