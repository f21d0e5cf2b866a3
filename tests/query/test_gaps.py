"""Evidence gaps of the GNLC members: what no source says of whom."""

from kb.knowledge import KnowledgeBase
from kb.query.kinds.surveying import Gaps
from kb.query.selection.conditions import InNetwork, Selection


def test_the_agenda_names_whom_a_fact_is_unknown_of(seed_base: KnowledgeBase) -> None:
    found = seed_base.run(Gaps(select=Selection(conditions=(InNetwork(network="gnlc"),))))
    agenda = {str(row.cells["fact"]): row.cells for row in found.tables[0].rows}
    # one source claims to be complete over the twelve on law, body and path; six of them have no law per that source
    law = agenda["Regulation"]
    assert (law["n_yes"], law["n_no"], law["n_unknown"], law["cities"]) == (6, 6, 0, [])
    assert (agenda["Steering body"]["n_yes"], agenda["Path type"]["n_yes"]) == (12, 12)
    assert len(found.tables[1].rows) == 12
    unknown = sum(int(str(row["n_unknown"])) for row in agenda.values())
    assert found.value is not None
    assert found.value.number == unknown


def test_questions_on_gaps_are_read_in_both_languages(seed_base: KnowledgeBase) -> None:
    for question in Gaps.examples:
        assert seed_base.ask(question).reading.plan == {
            "kind": "gaps", "select": {"conditions": [{"on": "network", "network": "gnlc"}]},
        }  # fmt: skip


def test_a_document_that_is_claimed_but_not_named_is_a_gap(seed_base: KnowledgeBase) -> None:
    """gnlc-12 says that every member has municipal documents (l. 15) and names those of Beijing and Chengdu."""
    found = seed_base.run(Gaps(select=Selection(conditions=(InNetwork(network="gnlc"),))))
    policy = {str(row.cells["fact"]): row.cells for row in found.tables[0].rows}["Policy documents by name"]
    assert (policy["n_yes"], policy["n_no"], policy["n_unknown"]) == (2, 0, 10)
    wuhan = next(row for row in found.tables[1].rows if getattr(row.cells["city"], "id", "") == "city:wuhan")
    assert [found.evidence[key].source for key in wuhan.cell_evidence["policy"]] == ["gnlc-12"]
