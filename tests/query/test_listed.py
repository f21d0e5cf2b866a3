"""Of very many cities the first are listed, the rest is counted, and a file has them all."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.drafting import draft
from kb.query.kinds.averaging import Aggregate
from kb.query.kinds.selecting import Count, Find
from kb.query.selection.conditions import HasRegulation, InEdition, Selection

LAW = Selection(conditions=(HasRegulation(),))
OVERALL = "islec-2016.overall"


@pytest.fixture(autouse=True)
def small_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "LISTED", 4)
    monkeypatch.setattr(draft, "NAMED", 3)


def test_the_first_cities_are_listed_and_a_note_says_of_how_many(seed_base: KnowledgeBase) -> None:
    found = seed_base.run(Find(select=LAW))
    assert [(table.state, len(table.rows)) for table in found.tables] == [("yes", 4), ("yes", 1), ("no", 4)]
    notes = [note.text for note in found.notes if "are listed" in note.text]
    assert notes == [
        "Yes: the first 4 of 6 are listed; files such as CSV have all.",
        "No per source: the first 4 of 6 are listed; files such as CSV have all.",
    ]


def test_the_value_has_all_things_and_the_sentence_says_how_many_more(seed_base: KnowledgeBase) -> None:
    found = seed_base.run(Find(select=LAW))
    assert found.value
    assert len(found.value.items or ()) == 6
    assert found.headline == "6 of 12 cities: Shanghai, Taiyuan, Chengdu and 3 more."
    assert seed_base.run(Count(select=LAW), "zh").headline == "12个城市中的6个：上海、太原、成都、另外3个。"


def test_every_listed_row_keeps_its_evidence(seed_base: KnowledgeBase) -> None:
    found = seed_base.run(Find(select=LAW))
    assert all(
        row.evidence and set(row.evidence) <= set(found.evidence) for table in found.tables for row in table.rows
    )


def test_in_full_nothing_is_left_out(seed_base: KnowledgeBase) -> None:
    found = seed_base.in_full().run(Find(select=LAW))
    assert [len(table.rows) for table in found.tables] == [6, 1, 6]
    assert not [note for note in found.notes if "are listed" in note.text]


def test_a_group_counts_all_its_cities_and_names_the_first(seed_base: KnowledgeBase) -> None:
    plan = Aggregate(select=Selection(conditions=(InEdition(edition="islec-2016"),)), indicator=OVERALL, by="region")
    short, full = seed_base.run(plan).tables[0].rows, seed_base.in_full().run(plan).tables[0].rows
    assert [(row.cells["n"], row.cells["value"]) for row in short] == [
        (row.cells["n"], row.cells["value"]) for row in full
    ]
    assert [len(row.cells["cities"]) for row in short] == [min(4, row.cells["n"]) for row in full]  # type: ignore[arg-type, type-var]
