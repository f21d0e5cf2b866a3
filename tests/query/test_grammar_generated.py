"""Plans said in words by a small generator are read again as the same plans, in both languages."""

from collections.abc import Iterator

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.grammar.reading import alike, parsed
from kb.query.marking.marks import mark
from kb.query.plan import Plan
from tests.query.said_by_grammar import cases

NUMBER = 600  # of each language


def read_again(knowledge: KnowledgeBase, language: str) -> Iterator[tuple[str, Plan, Plan | None]]:
    """Questions, the plans that they were made of, and those that come out."""
    for question, plan in cases(NUMBER, language):
        yield question, plan, parsed(knowledge.base, mark(knowledge.base, question))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_plan_said_in_words_comes_out_again(seed_base: KnowledgeBase, language: str) -> None:
    """Never another plan; and hardly ever none, where a place in an order may be one of the set or of all."""
    found = list(read_again(seed_base, language))
    other = [question for question, plan, read in found if read is not None and not alike(read, plan)]
    assert other == []
    none = [question for question, _, read in found if read is None]
    assert len(none) <= 0.03 * NUMBER, none
