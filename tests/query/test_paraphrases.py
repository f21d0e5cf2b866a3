"""English wordings as people really write them: each gives the plan of the plain question above it in ``paraphrases.jsonl``."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.grammar.reading import in_any_order
from kb.query.plan import plan_dump
from kb.query.questions.read import read

FILE = Path(__file__).with_name("paraphrases.jsonl")


def groups() -> Iterator[tuple[str, list[str]]]:
    """The plain questions, each with its paraphrases."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["plain"], row["others"]


def plan_of(knowledge: KnowledgeBase, question: str) -> Any:
    """The plan without the columns shown beside it: they follow what a wording mentions."""
    plan = read(knowledge.base, question).plan
    told = {key: value for key, value in plan_dump(plan).items() if key != "columns"} if plan else None
    return in_any_order(told)


def test_paraphrases_give_the_plan_of_the_plain_question(seed_base: KnowledgeBase) -> None:
    apart = []
    for plain, others in groups():
        expected = plan_of(seed_base, plain)
        assert expected is not None, plain
        apart += [(plain, other) for other in others if plan_of(seed_base, other) != expected]
    assert apart == []


@pytest.mark.parametrize(
    "question",
    [
        "Which cities zorch 0.7 on learner experience?",  # a bound or the value itself? nothing says it
        "Which city is number three for learner experience?",  # no score of 3
        "Which law came into force soonest after being adopted?",  # no order of one date
        "Policies issued by two or more bodies",  # no list of cities with a body
    ],
)
def test_a_wording_that_is_not_understood_gives_no_list_or_order_of_cities(
    seed_base: KnowledgeBase, question: str
) -> None:
    plan = plan_of(seed_base, question)
    assert plan is None or plan["kind"] in ("recall", "audit")


def test_the_better_place_in_a_ranking_is_the_smaller_number(seed_base: KnowledgeBase) -> None:
    # islec-2016, Table 2: Wuhan 3rd with 0.7045, Chengdu 16th
    for question in ("Is Wuhan ahead of Chengdu in the iSLEC ranking?", "武汉的iSLEC排名高于成都吗？"):
        value = seed_base.ask(question).value
        assert value is not None, question
        assert value.boolean is True, question
    value = seed_base.ask("Which has the better rank in iSLEC, Wuhan or Chengdu?").value
    assert value is not None
    assert [item.name for item in value.items or []] == ["Wuhan"]


@pytest.mark.parametrize(
    ("said", "bound"),
    [("seven tenths", 0.7), ("three quarters", 0.75), ("one half", 0.5), ("half", 0.5), ("two fifths", 0.4), ("60 %", 0.6), ("sixty per cent", 0.6)],
)  # fmt: skip
def test_fractions_and_per_cent_are_numbers_on_the_scale(seed_base: KnowledgeBase, said: str, bound: float) -> None:
    plan = plan_of(seed_base, f"Which cities score below {said} in learner experience?")
    assert plan == plan_of(seed_base, f"Which cities score below {bound} in learner experience?")
