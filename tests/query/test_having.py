"""What cities have or lack at all, in both languages and with the four states. Values: from the documents."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer

UNSCORED = {"Changzhou", "Suzhou"}  # members of gnlc-12 that Table 2 of iSLEC 2016 does not list
NAMED = {"Beijing", "Chengdu"}  # the members of which gnlc-12 names a document


def cities(found: Answer) -> set[str]:
    """The cities that the value names."""
    assert found.status == "answered", found.headline
    assert found.value is not None
    return {item.name_en for item in found.value.items or []}


@pytest.mark.parametrize(("question", "expected"), [
    ("Which members have no iSLEC score?", UNSCORED), ("哪些成员城市没有iSLEC得分？", UNSCORED),
    ("Which members lack an iSLEC score?", UNSCORED), ("哪些成员城市缺少iSLEC得分？", UNSCORED),
    ("List the members without an iSLEC score.", UNSCORED), ("没有iSLEC得分的成员城市有哪些？", UNSCORED),
    ("Which cities with a law have no iSLEC score?", {"Suzhou"}), ("有立法的城市中哪些没有iSLEC得分？", {"Suzhou"}),
    ("Which members have neither a law nor an iSLEC score?", {"Changzhou"}), ("哪些成员既没有立法也没有iSLEC得分？", {"Changzhou"}),
    ("Which members are in neither index?", UNSCORED), ("哪些成员城市不在任何一个指数中？", UNSCORED),
    ("Which cities have both an iSLEC and a GSC score?", {"Beijing", "Shanghai"}),
    ("哪些城市既有iSLEC得分又有全球智慧之都得分？", {"Beijing", "Shanghai"}),
    ("Which members have no path type?", set()), ("哪些成员城市没有路径类型？", set()),
    ("Which members have a policy document?", NAMED), ("哪些成员城市有政策文件？", NAMED),
])  # fmt: skip
def test_what_is_had_or_lacked_chooses_cities(seed_base: KnowledgeBase, question: str, expected: set[str]) -> None:
    assert cities(seed_base.ask(question)) == expected


@pytest.mark.parametrize("question", ["Which GNLC members have an iSLEC score?", "哪些成员有iSLEC得分？"])
def test_having_a_score_is_no_mere_column(seed_base: KnowledgeBase, question: str) -> None:
    found = cities(seed_base.ask(question))
    assert len(found) == 10
    assert not found & UNSCORED


@pytest.mark.parametrize(("question", "number"), [
    ("How many members have no iSLEC score?", 2), ("有多少成员城市没有iSLEC得分？", 2), ("How many cities have a policy document?", 8),
])  # fmt: skip
def test_they_are_counted(seed_base: KnowledgeBase, question: str, number: int) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert (value.type, value.number) == ("number", number)


@pytest.mark.parametrize(("question", "state"), [
    ("Does Suzhou have an iSLEC score?", False), ("苏州有iSLEC得分吗？", False), ("Does Beijing have a policy document?", True),
    ("北京有政策文件吗？", True), ("Does Suzhou have a policy document?", None), ("苏州有政策文件吗？", None),
])  # fmt: skip
def test_one_city_is_put_to_the_test(seed_base: KnowledgeBase, question: str, state: bool | None) -> None:
    value = seed_base.ask(question).value
    assert value is not None
    assert (value.type, value.boolean) == ("boolean", state)


@pytest.mark.parametrize(("question", "said"), [
    ("Which members have no policy document?", "is known; unknown for 10"), ("哪些成员城市没有政策文件？", "其中10个未知"),
])  # fmt: skip
def test_a_document_that_no_source_names_is_unknown_and_never_denied(
    seed_base: KnowledgeBase, question: str, said: str
) -> None:
    """gnlc-12 says that every member has municipal documents (l. 15), and names those of two."""
    found = seed_base.ask(question)
    assert cities(found) == set()
    assert said in found.headline
    unknown = next(table for table in found.tables if table.state == "unknown")
    assert len(unknown.rows) == 10
    assert all(row.evidence for row in unknown.rows)


@pytest.mark.parametrize(
    "question", ["Do cities with a policy document score higher in iSLEC?", "有政策文件的城市iSLEC得分更高吗？"]
)
def test_policies_are_a_condition_of_cases_that_nobody_denies(seed_base: KnowledgeBase, question: str) -> None:
    found = seed_base.ask(question)
    assert (found.status, found.reading.kind) == ("no_data", "relate")
    assert found.reading.plan
    assert found.reading.plan["condition"] == {"conditions": [{"on": "policy"}]}
    assert {"No source denies", "没有来源表明"} & {text for text in ("No source denies", "没有来源表明") if text in found.headline}  # fmt: skip


def test_documents_that_are_asked_for_are_listed_and_no_condition(seed_base: KnowledgeBase) -> None:
    for question in ("Which policies did Beijing issue?", "北京出台了哪些政策？"):
        found = seed_base.ask(question)
        assert (found.reading.kind, found.value and len(found.value.items or [])) == ("things", 2)
