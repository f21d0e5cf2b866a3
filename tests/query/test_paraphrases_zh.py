"""Chinese questions in other words: the rows of a group are one question, and the reader makes one plan of them."""

import csv
from itertools import groupby
from pathlib import Path
from typing import Any

from kb.knowledge import KnowledgeBase
from kb.query.grammar.reading import in_any_order
from kb.query.questions.read import read

PARAPHRASES = Path(__file__).with_name("paraphrases_zh.csv")


def plan_of(base: KnowledgeBase, question: str) -> Any:
    reading = read(base.base, question)
    return in_any_order(reading.plan.model_dump(mode="json")) if reading.plan else None


def test_chinese_paraphrases_give_the_same_plan(seed_base: KnowledgeBase) -> None:
    rows = list(csv.DictReader(PARAPHRASES.read_text(encoding="utf-8").splitlines()))
    differing = []
    for _, group in groupby(rows, key=lambda row: row["group"]):
        canonical, *others = (row["question"] for row in group)
        wanted = plan_of(seed_base, canonical)
        assert wanted is not None, canonical
        assert others, canonical
        differing += [(canonical, other) for other in others if plan_of(seed_base, other) != wanted]
    assert not differing
