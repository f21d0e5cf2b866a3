"""What is kept from one answer to the next changes none: rows, orders, bounds of ranks. What is not checked is right."""

import warnings
from pathlib import Path

import pytest

from kb.knowledge import KnowledgeBase, open_knowledge
from kb.query.answer import Answer
from kb.query.kept import Lazy, lately
from kb.query.kinds import KINDS
from kb.query.kinds.averaging import Aggregate
from kb.query.kinds.measuring import Rank
from kb.query.kinds.selecting import Find
from kb.query.plan import Plan
from kb.query.selection.conditions import HasRegulation, InPlace, Selection

CHINESE = Selection(conditions=(InPlace(place="china"),))
LEGISLATED = Selection(conditions=(HasRegulation(),))
OVERALL = "islec-2016.overall"
PLANS: tuple[Plan, ...] = (
    Find(select=LEGISLATED, columns=("regulation.adopted", "path_type", f"score:{OVERALL}")),
    Find(select=LEGISLATED, order_by=f"score:{OVERALL}", limit=3), Find(select=CHINESE, order_by=f"score:{OVERALL}"),
    Rank(by=f"score:{OVERALL}", limit=3), Rank(by=f"score:{OVERALL}", limit=3, ascending=True),
    Rank(select=LEGISLATED, by=f"score:{OVERALL}", position=2), Rank(select=LEGISLATED, by=f"score:{OVERALL}", city="wuhan"),
    Aggregate(indicator=OVERALL, by="path_type"), Aggregate(select=LEGISLATED, indicator=OVERALL, by="path_type"),
)  # fmt: skip


def answers(knowledge: KnowledgeBase) -> dict[str, Answer]:
    """Answers to plans in both languages and to the examples of all kinds."""
    found = {f"{language} {plan!r}": knowledge.run(plan, language) for plan in PLANS for language in ("en", "zh")}
    return found | {text: knowledge.ask(text) for kind in KINDS for text in kind.examples if text}


def test_an_answer_is_the_same_whatever_was_asked_before(seed_database: Path) -> None:
    first, again = (open_knowledge(seed_database) for _ in range(2))
    asked = answers(first)
    assert [text for text, answer in answers(first).items() if answer != asked[text]] == []
    for text, answer in reversed(asked.items()):
        if not text.startswith(("en ", "zh ")):
            assert again.ask(text).model_dump_json() == answer.model_dump_json()
    assert answers(again) == asked
    first.close()
    again.close()


@pytest.mark.parametrize("plan", PLANS)
def test_parts_of_an_answer_that_are_not_checked_are_what_checked_ones_would_be(
    seed_base: KnowledgeBase, plan: Plan
) -> None:
    answer = seed_base.run(plan)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # of a value of another type than is said
        found = answer.model_dump()
    assert Answer.model_validate(found) == answer
    assert all(row.model_fields_set == {"cells", "evidence", "cell_evidence"} for t in answer.tables for row in t.rows)


class Data:
    """What results are kept with."""

    def __init__(self) -> None:
        self.worked_out: dict[str, object] = {}
        self.made: list[int] = []


def double(base: Data, number: int) -> int:
    """Twice a number."""
    base.made.append(number)
    return 2 * number


def test_the_results_asked_for_last_are_kept_with_their_own_base() -> None:
    one, other = Data(), Data()
    assert [lately(one, double, 2)(number) for number in (1, 2, 1, 3, 1, 2)] == [2, 4, 2, 6, 2, 4]
    assert one.made == [1, 2, 3, 2]
    assert (lately(other, double, 2)(1), other.made) == (2, [1])


def test_what_is_lazy_has_only_its_own_keys() -> None:
    found = Lazy({"a", "b"}, str.upper)
    assert (found["a"], found.get("b"), found.get("c"), found.get("c", ""), sorted(found)) == (
        "A",
        "B",
        None,
        "",
        ["a", "b"],
    )
    with pytest.raises(KeyError):
        found["c"]
