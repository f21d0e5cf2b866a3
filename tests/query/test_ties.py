"""A large graph is held as numbers, a very large one read around what is asked for: both give what the whole graph gives."""

import pytest

from kb.knowledge import KnowledgeBase
from kb.query.drafting import ties
from kb.query.kinds.relating import Connect

CITIES = ("shanghai", "taiyuan", "los-angeles", "ningbo", "london")
PAIRS = [(f"city:{one}", f"city:{other}") for one in CITIES for other in CITIES if one != other]


@pytest.mark.parametrize("held", [1_000_000, 0], ids=["held as numbers", "read around the ends"])
@pytest.mark.parametrize(
    ("start", "end"), [*PAIRS, ("city:wuhan", "place:china"), ("path_type:balanced-development", "edition:islec-2016")]
)
def test_routes_are_those_of_the_whole_graph(
    seed_base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, start: str, end: str, held: int
) -> None:
    whole = seed_base.run(Connect(start=start, end=end))
    monkeypatch.setattr(ties, "WALKED_WHOLE", 0)
    monkeypatch.setattr(ties, "HELD", held)
    assert seed_base.run(Connect(start=start, end=end)) == whole


@pytest.mark.parametrize("key", ["city:wuhan", "place:china", "organisation:beijing-normal-university"])
def test_neighbours_are_those_of_the_whole_graph(
    seed_base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    whole = seed_base.run(Connect(start=key))
    monkeypatch.setattr(ties, "WALKED_WHOLE", 0)
    assert seed_base.run(Connect(start=key)) == whole


def test_of_many_connections_the_first_are_listed_and_all_are_counted(
    seed_base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = seed_base.run(Connect(start="place:china"))
    monkeypatch.setattr(ties, "WALKED_WHOLE", 0)
    monkeypatch.setattr(ties, "LISTED", 10)
    first = seed_base.run(Connect(start="place:china"))
    assert first.tables[0].rows == whole.tables[0].rows[:10]
    assert first.headline == whole.headline
    assert [note.text for note in first.notes] == [
        f"The first 10 of {len(whole.tables[0].rows)} connections are listed."
    ]
