"""Who cites a place: of many places each has its first rows, however many cite the places before it."""

from collections.abc import Callable

from sqlalchemy import func, select

from kb.knowledge import KnowledgeBase
from kb.store.cited import CITATION, citing_at


def test_each_of_many_places_has_its_own_first_rows(engine: str, seed_on: Callable[[str], KnowledgeBase]) -> None:
    store = seed_on(engine).base.store
    table = CITATION.c
    number = func.count().label("number")
    counted = store.read(
        select(table.locator, number)
        .where(table.source == "gnlc-12")
        .group_by(table.locator)
        .order_by(number.desc(), table.locator)
    )
    many = {row.locator: row.number for row in counted[:30]}
    assert counted[0].number > 5
    found = citing_at(store, "gnlc-12", list(many), 3)
    assert {place: sum(cite[2] == place for cite in found) for place in many} == {
        place: min(3, total) for place, total in many.items()
    }
    assert [cite[2] for cite in found] == sorted(cite[2] for cite in found)
