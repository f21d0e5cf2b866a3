"""A single row of a long table is read by its key: the table is not held for it."""

from collections.abc import Callable

import pytest

from kb.knowledge import KnowledgeBase
from kb.model import Policy, Regulation
from kb.store import store as reading
from kb.store.store import store_over


def test_a_single_row_of_a_long_table_does_not_hold_the_table(
    engine: str, seed_on: Callable[[str], KnowledgeBase], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = seed_on(engine).base.store
    fresh = store_over(held._reader)
    monkeypatch.setattr(reading, "_SINGLY", 0)
    wanted = {row.id: row for row in held.rows(Policy)}
    assert {ident: fresh.get(Policy, ident) for ident in wanted} == wanted
    assert fresh.get(Policy, "no-such-policy") is None
    assert Policy not in fresh._tables
    laws = fresh.rows(Regulation)
    assert fresh.get(Regulation, laws[0].id) is laws[0]  # asked for as a whole before: it is held
