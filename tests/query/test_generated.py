"""Generated questions and random strings, always the same ones: reading never fails and is never empty. The bench times it.

2,000 of each are read; ``KB_GENERATED=10000`` reads more.
"""

import os
from itertools import islice
from time import process_time

import pytest

from kb.errors import BadRequestError
from kb.query.questions.read import read

from .generated import questions, strings

COUNT, PARTS = int(os.environ.get("KB_GENERATED", "2000")), 2
ASKED = 20  # how many are read for one that is answered
SOON_SECONDS = 30  # of processor time, for up to 2,000 characters: about 2 where all is well, 12 on a busy machine
parts = pytest.mark.parametrize("number", range(PARTS))


def part(made, number):
    """One of the parts of what was made: every other one."""
    return list(islice(made, number, COUNT, PARTS))


@parts
@pytest.mark.parametrize("maker", ["questions", "strings"])
def test_reading_never_raises_and_is_never_empty(seed_base, maker, number):
    made = questions(seed_base.base, COUNT) if maker == "questions" else strings(COUNT)
    texts = part(made, number)
    assert len(texts) == COUNT // PARTS
    for text in texts:
        reading = read(seed_base.base, text)
        assert reading.text == text
        assert reading.plan is not None or reading.reason
        assert reading.plan is None or reading.plan.words(seed_base.base, reading.language).strip()


def check(answer, text):
    """An answer says how it was read and what it rests on."""
    assert answer.reading.text.strip()
    assert answer.headline.strip()
    assert answer.status != "unsupported" or not answer.evidence
    if answer.status == "answered":
        assert answer.value is not None
        assert answer.reading.plan is not None
        assert answer.evidence or (answer.value.items == [] and answer.notes), text


@parts
def test_an_answer_always_says_how_it_was_read_and_what_it_rests_on(seed_base, number):
    for text in part(questions(seed_base.base, COUNT), number)[::ASKED]:
        check(seed_base.ask(text), text)


@parts
def test_random_characters_are_never_answered_with_a_number(seed_base, number):
    for text in part(strings(COUNT), number)[::ASKED]:
        answer = seed_base.ask(text)
        check(answer, text)
        known = any(item in text for item in ("武汉", "上海", "Wuhan"))
        assert known or answer.status != "answered" or answer.value.number is None, text


# One of each that broke something once, or could.
HARD = [
    "\ud83d",  # half of a pair
    "武汉\udc00的得分",
    "Which cities have a law\ud800?",
    "top 99999999999 cities in city innovation",
    "top 0 cities in city innovation",
    "top -3 cities in city innovation",
    "top 2.5 cities in city innovation",
    "前九千九百九十九名的城市",
    "\x00",
    "a" * 2_000,
    "武" * 2_000,
    "?" * 2_000,
    "not " * 500,
    "and or not " * 180,
    "Which cities adopted their law on 31 February 2012?",
    "Which cities adopted their law in 2012-13?",
    "2012年13月通过条例的城市",
    "Which cities adopted their law between 2019 and 2011?",
    "İstanbul ŞANGHAY ﬁeld ǆ",
    '%\' OR "1"="1',
    'NEAR("law" "city", 5) AND * ^ -',
    "{0} {city} %s %(x)s",
]


@pytest.mark.parametrize("text", HARD, ids=lambda text: ascii(text)[1:30])
def test_a_hard_text_is_answered_or_refused_in_words_and_soon(seed_base, text):
    start = process_time()
    answer = seed_base.ask(text)
    assert process_time() - start < SOON_SECONDS
    assert answer.status in ("answered", "no_data", "unsupported")
    assert answer.headline.strip()
    assert answer.reading.text.strip()
    assert answer.model_dump_json()


def test_one_character_too_many_is_said(seed_base):
    with pytest.raises(BadRequestError, match="2,001 characters"):
        seed_base.ask("x" * 2_001)
