"""The R script of a QCA: the same data as the answer, nothing left open.

R itself is not needed here. With R 4.2.2 and QCA 3.25.1 scripts made like this one ran as they stand and printed the same
models.
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.errors import BadRequestError
from kb.export import formats_for, write
from kb.export.rscript import crisp_cases
from kb.knowledge import KnowledgeBase, open_knowledge
from kb.query.answer import Answer

PLAN = """{"kind": "qca", "inclusion": 0.75, "fewest": 2, "select": {"conditions": [{"on": "network", "network": "gnlc"}]},
 "conditions": [{"condition": {"on": "regulation"}}, {"condition": {"on": "practice", "text": "a\\"b\\nstop('no')"}, "name": "ODD"}],
 "outcome": {"condition": {"on": "score", "indicator": "islec-2016.overall", "value": 0.68}},
 "own": [{"city": "wuhan", "set": "LAW", "value": "out"}, {"city": "beijing", "set": "ODD", "value": "in"},
         {"city": "wuhan", "set": "ODD", "value": "out"}]}"""


@pytest.fixture(scope="module")
def knowledge(seed_database: Path) -> Iterator[KnowledgeBase]:
    """The knowledge base of the five documents."""
    found = open_knowledge(seed_database)
    yield found
    found.close()


@pytest.fixture(scope="module")
def answer(knowledge: KnowledgeBase) -> Answer:
    """A QCA with a reader's own coding and a condition whose words could break a script."""
    return knowledge.run(PLAN)


def strings_and_comments_out(script: str) -> str:
    """The script with its strings emptied and its comments dropped."""
    return re.sub(r'"[^"]*"|#[^\n]*', lambda found: '""' if found[0].startswith('"') else "", script)


def test_only_the_cases_with_known_values_are_given_each_with_its_codes(answer: Answer) -> None:
    names, coded, left_out = crisp_cases(answer)
    assert names == ["LAW", "ODD", "HIGHSCORE"]
    assert coded == [["beijing", "0", "1", "1"], ["wuhan", "0", "0", "1"]]
    assert len(left_out) == 10


def test_the_script_holds_the_same_data_as_the_cases(answer: Answer) -> None:
    script = write(answer, "r").decode()
    inside = re.search(r'read\.csv\(text = "([^"]*)"', script)
    assert inside
    assert inside[1].splitlines() == [line for line in write(answer, "cases").decode().splitlines() if line[:1] != "#"]
    assert next(iter(csv.reader(io.StringIO(inside[1])))) == ["case", "LAW", "ODD", "HIGHSCORE"]
    assert "incl.cut = 0.75, n.cut = 2" in script
    assert 'conditions <- c("LAW", "ODD")\noutcome <- "HIGHSCORE"' in script
    assert "# Left out, because a value is unknown: changzhou" in script


def test_brackets_and_quotes_are_balanced_and_words_stay_in_comments(answer: Answer) -> None:
    script = write(answer, "r").decode()
    bare = strings_and_comments_out(script)
    assert '"' not in bare.replace('""', "")
    open_brackets: list[str] = []
    for char in bare:
        if char in "([{":
            open_brackets.append({"(": ")", "[": "]", "{": "}"}[char])
        elif char in ")]}":
            assert open_brackets.pop() == char
    assert open_brackets == []
    assert "stop" not in bare


def test_other_answers_have_no_script(knowledge: KnowledgeBase) -> None:
    other = knowledge.ask("Which cities have lifelong-learning legislation?")
    assert {"r", "cases"}.isdisjoint(form.name for form in formats_for(other))
    with pytest.raises(BadRequestError, match="cannot be written as r"):
        write(other, "r")
