"""What an asker says beside the question is set aside and told; an exception that a clause narrows; who is outside an index."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Ref

HEDGED = [
    ("If I remember rightly, Wuhan has a law; when was it adopted?", "2024-03"),
    ("When, as far as the dates tell us, was Suzhou's ordinance adopted?", "2023-01"),
    ("如果我没记错的话，苏州的条例是哪年通过的？", "2023-01"),
    ("据我所知武汉有条例，是何时通过的？", "2024-03"),
]


@pytest.mark.parametrize(("question", "date"), HEDGED)
def test_how_sure_the_asker_is_is_no_part_of_the_question(seed_base: KnowledgeBase, question: str, date: str) -> None:
    """gnlc-12, Table 1."""
    answer = seed_base.ask(question)
    assert answer.value is not None
    assert answer.value.date == date
    assert any(note.kind == "ignored" for note in answer.notes)


BELIEFS = [
    "It is usually assumed that the steering body precedes the statute; are there members for which it was founded only after the statute had been adopted, and if so, which?",
    "One would expect that the law follows the body; for which members did it come before the body?",
    "一般认为机构先于立法；有没有成员是立法之后才成立机构的，是哪些？",
]


@pytest.mark.parametrize("question", BELIEFS)
def test_what_is_usually_thought_does_not_turn_the_question_around(seed_base: KnowledgeBase, question: str) -> None:
    """Taiyuan 2012 before 2018 and Chengdu 2016 before 2017: gnlc-12, Tables 1 and 2."""
    assert names(seed_base, question) == {"Taiyuan", "Chengdu"}


OUTSIDE = [
    "How many GNLC members are not covered by iSLEC 2016?",
    "How many of the twelve members of the UNESCO network fall outside the cohort of 68 cities covered by iSLEC 2016?",
    "How many members lie outside the sample of cities assessed in iSLEC 2016?",
    "GNLC成员中有几座城市不在iSLEC 2016评估的68个城市之列？",
    "十二个成员城市里有多少个没有进入iSLEC 2016的68城名单？",
]


@pytest.mark.parametrize("question", OUTSIDE)
def test_members_outside_an_index_are_counted_over_the_members(seed_base: KnowledgeBase, question: str) -> None:
    """Changzhou and Suzhou are not among the 68: islec-2016, Table 1."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 2


LEFT_OUT = [
    "Leaving aside the members that have legislated, and of the remaining ones looking only at those assessed by iSLEC 2016, which comes first on the overall index?",
    "Setting aside those GNLC cities which have legislated, which of the others ranks first in iSLEC?",
    "Excluding the GNLC members that have a law, which of the remaining members has the highest iSLEC score?",
    "除去已立法的GNLC成员，其余成员里哪座城市的iSLEC得分最高？",
]


@pytest.mark.parametrize("question", LEFT_OUT)
def test_a_clause_narrows_what_is_left_out(seed_base: KnowledgeBase, question: str) -> None:
    """Beijing leads the members without a law: gnlc-12, Table 1; islec-2016, overall ranking."""
    answer = seed_base.ask(question)
    assert names(seed_base, question) == {"Beijing"}
    assert "of 5 cities" in answer.headline or "共5个" in answer.headline


NOT_MEANT = [
    "金华在综合指数上的名次是多少？请注意不是锦州，也不是济南。",
    "What is Jinhua's overall iSLEC rank? I do not mean Jinzhou or Jinan.",
]


@pytest.mark.parametrize("question", NOT_MEANT)
def test_cities_said_not_to_be_meant_are_not_looked_up(seed_base: KnowledgeBase, question: str) -> None:
    """Jinhua is 45th: islec-2016, overall ranking."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 45


AS_OF = [
    "假如把时间点定在2022年年底，十二个GNLC成员城市中当时已经处于施行状态的地方性法规一共有几部？",
    "As things stood at the end of 2022, how many GNLC members had an ordinance in force?",
]


@pytest.mark.parametrize("question", AS_OF)
def test_a_state_at_the_end_of_a_year_is_no_event_of_that_year(seed_base: KnowledgeBase, question: str) -> None:
    """Shanghai, Taiyuan, Chengdu, Xi'an: gnlc-12, Table 1."""
    value = seed_base.ask(question).value
    assert value is not None
    assert value.number == 4


def test_a_place_beyond_the_last_is_no_answer(seed_base: KnowledgeBase) -> None:
    """Ten members are assessed: islec-2016, overall ranking."""
    assert seed_base.ask("Which GNLC member comes eleventh in the iSLEC overall ranking?").status != "answered"


def names(base: KnowledgeBase, question: str) -> set[str]:
    """The English names of the items of an answer."""
    value = base.ask(question).value
    assert value is not None
    return {item.name_en for item in value.items or () if isinstance(item, Ref)}
