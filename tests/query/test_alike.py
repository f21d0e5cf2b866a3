"""Questions in other words than the text's, and words that must never be joined. Values: from the documents by hand."""

import csv
from itertools import combinations
from pathlib import Path

import pytest

import kb.query.lexicon
from kb.knowledge import KnowledgeBase
from kb.query.lexicon import alike
from kb.search.text import terms

ASKED = [
    # smart-education-areas: “more than 16,000 existing teachers”; written examination for “above 4,000 new teachers”
    ("雄安新区轮训了多少名在职教员？", 16000),
    ("How many recruits sat written exams in Xiong'an?", 4000),
    # islec-2016: 13,600 valid samples of the residents; gsc-2020: 1.738 million complaints by mobile phone (12345)
    ("How many usable questionnaires did the resident poll of iSLEC 2016 yield?", 13600),
    ("How many grievances did the Shanghai hotline receive by handset?", 1.738),
    # gsc-2020: Snips and SNCF announced Tranquilien in Paris: passengers verify train congestion ahead of time
    ("巴黎哪个程序可以预判车厢有多堵塞？", "Tranquilien"),
    ("哪个城市的列车拥堵可以预判？", {"Paris"}),
    # gnlc-12, Table 3: “Chang You You Xue”; “world famous education city”; the “Trinity” incentive mechanism
    ("Which name does Changzhou use for its education label?", "Chang You You Xue"),
    ("常州的教育招牌叫什么？", "Chang You You Xue"),
    ("Which city wants to become a renowned education city of the world?", {"Nanjing"}),
    ("Which city has a three-in-one reward mechanism?", {"Taiyuan"}),
    # gnlc-12: universities and communities of Wuhan; the Guangzhou Elderly Academy teaches live and by short videos
    ("Which city collaborates with its universities in the management of neighbourhoods?", {"Wuhan"}),
    ("哪个城市的高校联手社区办教育？", {"Wuhan"}),
    ("哪个城市把长者教学与短片播出配合起来？", {"Guangzhou"}),
    # ningbo-2023: “one of eight pioneers”
    ("How many trailblazer demonstration cities for the construction of learning cities are there in China?", 8),
    # ningbo-2023: at least 4 yuan per registered resident
    ("宁波社区教育专项拨款每人最低多少？", 4),
]

APART = (
    ("learning", "education"), ("lifelong", "community"), ("rank", "score"), ("fixed", "mobile"), ("adopt", "implement"),
    ("university", "school"), ("city", "district"), ("city", "county"), ("provincial", "municipal"), ("public", "private"),
    ("income", "expenditure"), ("more", "less"), ("increase", "decrease"), ("one", "two"), ("adult", "child"),
    ("urban", "rural"), ("online", "offline"), ("first", "last"), ("leading", "following"), ("advanced", "leading"),
    ("学习", "教育"), ("终身", "社区"), ("排名", "得分"), ("通过", "施行"), ("大学", "学校"), ("省级", "市级"),
    ("城市", "农村"), ("增长", "下降"), ("收入", "支出"), ("公办", "民办"), ("线上", "线下"), ("领先", "先进"),
)  # fmt: skip


@pytest.mark.parametrize(("question", "expected"), ASKED)
def test_a_question_in_other_words_finds_what_the_text_says(
    seed_base: KnowledgeBase, question: str, expected: int | str | set[str]
) -> None:
    answer = seed_base.ask(question)
    assert answer.status == "answered"
    assert answer.value is not None
    assert answer.evidence
    if isinstance(expected, set):
        assert {item.name_en for item in answer.value.items or []} == expected
    elif isinstance(expected, str):
        told = f"{answer.headline} {answer.value.text} {' '.join(item.name_en for item in answer.value.items or [])}"
        facts = " ".join(str(cell) for table in answer.tables for row in table.rows for cell in row)
        assert expected in told + facts
    else:
        assert answer.value.number == expected


@pytest.mark.parametrize(
    "question",
    [
        "What is the total outlay of the Hong Kong smart city roadmap?",
        "香港智慧城市蓝图的总预算有多少？",
        "What wage do instructors earn in Ningbo?",
        "成都的慈善组织有多少家？",
    ],
)
def test_what_no_document_says_is_not_found_by_other_words(seed_base: KnowledgeBase, question: str) -> None:
    assert seed_base.ask(question).status != "answered"


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_that_tell_things_apart_are_not_joined(one: str, other: str) -> None:
    assert not any(set(alike().get(word, ())) & set(terms(other)) for word in terms(one))


def test_every_word_is_one_term_and_every_row_joins_some() -> None:
    text = (Path(kb.query.lexicon.__file__).parent / "alike.csv").read_text(encoding="utf-8")
    rows = [row["words"].split("|") for row in csv.DictReader(text.splitlines())][BEFORE:]
    assert all(len(terms(word)) == 1 for words in rows for word in words)
    assert all(len({terms(word)[0] for word in words}) == len(words) > 1 for words in rows)
    sets = [frozenset(words) for words in rows]
    assert not [pair for pair in combinations(sets, 2) if pair[0] <= pair[1] or pair[1] <= pair[0]]


BEFORE = 115  # rows in which a word may stand in several forms
