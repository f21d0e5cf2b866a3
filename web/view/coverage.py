"""What is known: every city against every type of fact, in the four states."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import cast

from kb.knowledge import KnowledgeBase
from kb.query.answer import Cell, Column, Frozen, Language, TableRow
from kb.query.base import Base, pick
from kb.query.drafting.draft import Draft
from kb.query.extent import Extent
from kb.query.selection.facts import State
from kb.query.selection.known import fact_labels, states_of, verdicts_of
from web.labels import label
from web.view.page import Filter, FilteredPage, make_filter
from web.view.paging import pages_of, unturned
from web.view.sheet import finish


class CoverageCount(Frozen):
    """How many cities are in each state for a type of fact."""

    fact: str
    yes: int
    no: int
    unknown: int
    out_of_scope: int


class CoveragePage(FilteredPage):
    """The matrix, or the list of its cells in one state."""

    counts: list[CoverageCount]


States = dict[str, dict[str, State]]


def coverage_page(
    knowledge: KnowledgeBase, language: Language, address: str, state: str | None, index: str | None, page: int = 1
) -> CoveragePage:
    """The matrix city by type of fact; with ``state`` only the cells in it, one a row; a page of either.

    Raises
    ------
    NotFoundError
        When a choice or the page is not known.
    """
    base = knowledge.base
    named = {key: label(f"state.{key}", language) for key in ("yes", "no", "unknown", "out_of_scope")}
    editions = {ident: base.ref(f"edition:{ident}", language).name for ident in base.editions} | {
        "gnlc": base.ref("network:gnlc", language).name
    }
    first = unturned(address)
    filters: list[Filter] = [
        make_filter("state", label("filter.state", language), named, state, first),
        make_filter("set", label("filter.set", language), editions, index, first),
    ]
    states = _states(base, _cities(base, index))
    draft = Draft(base, language, knowledge.extent if knowledge.extent.whole else Extent(page))
    facts = {key: pick(words, language) for key, words in fact_labels(base).items()}
    if state:
        _list(draft, states, facts, cast(State, state))
    else:
        _matrix(draft, list(states), facts)
    answer = finish(draft, ("Coverage", "覆盖情况"))
    return CoveragePage(
        title=label("coverage", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        answer=answer,
        filters=filters,
        pages=pages_of(answer, page, address, language),
        counts=_counts(states, facts),
    )


def _cities(base: Base, index: str | None) -> list[str]:
    if not index:
        return list(base.cities)
    held = base.members.get("gnlc", set()) if index == "gnlc" else base.assessed(index)
    return [city for city in base.cities if city in held]


def _states(base: Base, cities: Sequence[str]) -> States:
    """The state of each type of fact in each city, worked out once; cities with the same states share one table of them."""
    known = cast(States, base.worked_out.setdefault("states of facts", {}))
    alike = {tuple(found.items()): found for found in known.values()}
    for city in cities:
        if city not in known:
            found = states_of(base, city)
            known[city] = alike.setdefault(tuple(found.items()), found)
    return {city: known[city] for city in cities}


def _counts(states: States, facts: dict[str, str]) -> list[CoverageCount]:
    found = []
    for key, name in facts.items():
        counted = Counter(row[key] for row in states.values())
        found.append(
            CoverageCount(
                fact=name,
                yes=counted["yes"],
                no=counted["no"],
                unknown=counted["unknown"],
                out_of_scope=counted["out_of_scope"],
            )
        )
    return found


def _matrix(draft: Draft, cities: Sequence[str], facts: dict[str, str]) -> None:
    title = ("Cities and types of fact", "城市与事实类别")
    columns = [draft.column("city", "City", "城市"), *(Column(key=key, label=name) for key, name in facts.items())]
    rows = []
    for city in draft.first(title, cities):
        found = verdicts_of(draft.base, city)
        cells: dict[str, Cell] = {"city": draft.city(city)}
        cells |= {key: label(f"state.{found[key].state}", draft.language) for key in facts}
        cited = {key: draft.book.cite_all(found[key].rows) for key in facts if found[key].rows}
        evidence = list(dict.fromkeys(ident for ids in cited.values() for ident in ids))
        rows.append(TableRow(cells=cells, cell_evidence=cited, evidence=evidence))
    draft.table(title, columns, rows, count=len(cities) if len(rows) < len(cities) else None)


def _list(draft: Draft, states: States, facts: dict[str, str], state: State) -> None:
    title = (label(f"state.{state}", "en"), label(f"state.{state}", "zh"))
    columns = [
        draft.column("city", "City", "城市"),
        draft.column("fact", "Type of fact", "事实类别"),
        draft.column("state", "State", "状态"),
    ]
    cells = [(city, key) for city, found in states.items() for key in facts if found[key] == state]
    rows = []
    for city, found in groupby(draft.first(title, cells), key=itemgetter(0)):
        verdicts = verdicts_of(draft.base, city)
        rows += [
            TableRow(
                cells={"city": draft.city(city), "fact": facts[key], "state": label(f"state.{state}", draft.language)},
                evidence=draft.book.cite_all(verdicts[key].rows),
            )
            for _, key in found
        ]
    draft.table(title, columns, rows, state, count=len(cells) if len(rows) < len(cells) else None)
