"""Both engines give the same bytes: answers of every kind, of every set of questions; every hit of a search.

So all other tests of answers run on one engine."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.errors import KbError
from kb.knowledge import KnowledgeBase
from kb.query.kinds import KINDS
from tests.engines import ENGINES

PARTS = 4
SETS = Path(__file__).parents[1] / "questions"
EVERY = 8  # how many questions of a set there are for one that is asked here
BESIDE = Path(__file__).parents[3] / "shared" / "questions" / "dev.jsonl"
WORDS = (
    "open data", "older learners", "老年", "老年大学 社区", "学习", "education", "Xi'an", "Ürümqi", "35%", "2016", "1,100", "smart city",
    "learning city education community lifelong", "终身学习 城市 教育", "zzzz", "的", "’s", "a", "≥ 3", "大 学",
)  # fmt: skip


def questions() -> list[str]:
    """The examples of every kind, some of every set, and the sample questions where they lie beside the checkout."""
    sets = dict.fromkeys(sorted(SETS.glob("*.jsonl")), EVERY) | ({BESIDE: 1} if BESIDE.exists() else {})
    lines = [line for file, every in sets.items() for line in file.read_text(encoding="utf-8").splitlines()[::every]]
    return [example for kind in KINDS for example in kind.examples] + [json.loads(line)["question"] for line in lines]


def said(knowledge: KnowledgeBase, question: str) -> str:
    """An answer to the last byte, or the sentence of a refusal."""
    try:
        return knowledge.ask(question).model_dump_json()
    except KbError as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("part", range(PARTS))
def test_every_question_is_answered_alike(seed_on: Callable[[str], KnowledgeBase], part: int) -> None:
    first, second = map(seed_on, ENGINES)
    asked = questions()[part::PARTS]
    assert len(asked) > 300 / PARTS
    assert [question for question in asked if said(first, question) != said(second, question)] == []


@pytest.mark.parametrize("words", WORDS)
def test_every_search_finds_the_same_in_the_same_order(seed_on: Callable[[str], KnowledgeBase], words: str) -> None:
    first, second = (
        [found.model_dump_json() for found in seed_on(engine).search(words, limit=100)] for engine in ENGINES
    )
    assert first == second
