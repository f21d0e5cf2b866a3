"""Questions of others, with gold from the documents: no set may lose what it had, and few answers are wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Ref

SETS = Path(__file__).parents[1] / "questions"
WON = {
    "harder": (0.93, 0.02),
    "unseen": (0.88, 0.03),
    "letters": (0.8, 0.1),
    "scores": (0.94, 0.01),
    "facts": (0.9, 0.05),
    "laws": (0.95, 0.02),
    "later": (0.92, 0.03),  # at first sight 86, 78, 81, 87 and 89 of 100 right in its five parts
    "measures": (0.97, 0.01),  # at first sight 81 of 100 right
    "joined": (0.95, 0.0),  # all were wrong or refused at first sight
    "fresh": (0.9, 0.04),  # at first sight 84, 75 and 88 of 100 right in its three parts
    "found": (0.85, 0.08),  # at first sight 51 of 61 and 22 of 32 right in its two parts
    "figured": (0.9, 0.0),  # none of 29 right at first sight: sums of two figures, print, claims, two things asked
    "courteous": (0.9, 0.02),  # at first sight 68 of 110 right, 14 wrong: full sentences, clauses, hedges, two steps
    "worded": (0.9, 0.0),  # at first sight 70 of 80 right, 6 wrong
    "plain": (0.9, 0.02),  # at first sight 95, 85 and 68 of 110, 110 and 70 right in its three parts
    "blunt": (0.9, 0.03),  # at first sight 71 of 110 right, 16 wrong
    "usual": (0.95, 0.01),  # at first sight 77, 73 and 66 of 90, 80 and 70 right, 7, 5 and 1 wrong, in its three parts
    "voices": (0.95, 0.01),  # at first sight 59 and 62 of 90 and 80 right, 5 and 3 wrong: polite, blunt, conversational
    "compared": (
        0.95,
        0.02,
    ),  # at first sight 63 of 90 right, 9 wrong: conditions joined, sets compared; Urumqi is Urumchi here
    "asked": (0.97, 0.01),  # at first sight 75, 75, 63, 58, 52 of 80, 80, 70, 60, 60, 11 wrong
    "spoken": (0.97, 0.01),  # at first sight 71, 67, 64, 51, 51 of 80, 80, 70, 60, 60, 15 wrong
    "combined": (0.97, 0.01),  # at first sight 67, 66, 56, 50, 55 of 80, 80, 70, 60, 60, 21 wrong
    "corners": (0.97, 0.01),  # at first sight 70, 60 and 57 of 80, 70 and 60 right, 12 wrong
    "oblique": (0.87, 0.01),  # at first sight 229 of 400 right, 55 wrong: from every corner, in other words
    "further": (0.87, 0.02),  # at first sight 258 of 410 right, 58 wrong; with the grammar, 270 and 53
    "natural": (
        0.92,
        0.02,
    ),  # at first sight 461 of 560 right, 36 wrong; then 377 of 400, 10 wrong; harder ones 67 of 80, 5 wrong; then 431 of 560, 40 wrong
    "siblings": (0.95, 0.01),  # at first sight 78, 76, 70, 73, 77, 62 and 72 of 80 right, 15 of 560 wrong
    "tempting": (0.9, 0.02),  # at first sight 65, 55, 56 and 71 of 80 right, 30 wrong: claims, near misses, print
    "cousins": (
        0.95,
        0.02,
    ),  # at first sight 75, 68, 73, 72, 76, 69, 67, 72, 74, 73, 71, 73, 64, 73, 68 of 80 right, 61 of 1200 wrong
    "guests": (
        0.97,
        0.01,
    ),  # at first sight 78, 74, 77, 70, 76, 76, 71, 71, 72, 80, 75, 66, 75, 64, 79, 70 of 80 right, 33 of 1280 wrong
    "visitors": (
        0.97,
        0.01,
    ),  # at first sight 74, 76, 77, 78, 74, 80, 75, 78, 76, 78, 75, 79 of 80 right, 11 of 960 wrong
    "outsiders": (
        0.87,
        0.015,
    ),  # prose in words of their own: at first sight 44, 21, 77, 70, 88, 85, 73 of 100 right, 38 of 700 wrong
    "professors": (
        0.93,
        0.025,
    ),  # two and three steps, long and polite, false premises: at first sight 66, 60, 66, 56, 70, 58, 73 of 80 right, 43 wrong
    "reworded": (
        0.97,
        0.01,
    ),  # the samples and two sets in other words: at first sight 297, 282, 267 of 320 right, 40 wrong
}  # least share right, most share wrong, of what can be told here
Gold = dict[str, Any]


def told(gold: Gold) -> bool:
    """Whether plain equality can tell: a number, a date, yes or no, a set of cities, or no answer. The scorer tells the others."""
    value = gold.get("value") or {}
    if "any_of" in gold:
        return False
    if "answered" not in statuses(gold):
        return True
    cities = (
        value.get("entity") == "city" and not value.get("first_any") and all(isinstance(i, str) for i in value["items"])
    )
    return value.get("type") in ("number", "boolean", "date") or cities


def statuses(gold: Gold) -> list[str]:
    """The statuses that will do."""
    return [gold["status"]] if isinstance(gold["status"], str) else gold["status"]


def is_right(gold: Gold, answer: Answer) -> bool:
    """Whether an answer gives the gold value."""
    if "answered" not in statuses(gold) or answer.status != "answered" or answer.value is None:
        return answer.status in statuses(gold)
    wanted, value = gold["value"], answer.value
    if wanted["type"] == "date":
        dates = [wanted["date"]] if isinstance(wanted["date"], str) else wanted["date"]
        return value.date in dates
    if wanted["type"] == "boolean":
        return value.boolean is wanted["boolean"]
    if wanted["type"] == "number":
        near = [wanted, *wanted.get("also", ())]
        given = len(value.items) if value.number is None and wanted.get("count") else value.number
        return given is not None and any(abs(given - one["number"]) <= one.get("tolerance", 1e-6) for one in near)
    named = [item.name_en for item in value.items or () if isinstance(item, Ref)]
    return named == wanted["items"] if wanted.get("ordered") else set(named) == set(wanted["items"])


@pytest.mark.parametrize("name", WON)
def test_a_set_of_questions_keeps_its_share(seed_base: KnowledgeBase, name: str) -> None:
    entries = [json.loads(line) for line in (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    judged = [entry for entry in entries if told(entry["expect"])]
    assert len(judged) > len(entries) / 3
    missed, wrong = [], []
    for entry in judged:
        answer = seed_base.ask(entry["question"])
        if not is_right(entry["expect"], answer):
            (wrong if answer.status == "answered" else missed).append((entry["id"], entry["question"], answer.headline))
    right, most = WON[name]
    assert len(wrong) <= most * len(judged), wrong
    assert len(judged) - len(wrong) - len(missed) >= right * len(judged), missed
