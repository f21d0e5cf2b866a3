"""What is known: every city against every type of fact, in the four states."""

from collections import Counter

from kb.knowledge import KnowledgeBase
from kb.query.answer import Cell, Column, Frozen, Language, TableRow
from kb.query.base import Base, pick
from kb.query.draft import Draft
from kb.query.facts import State, Verdict
from kb.query.known import fact_labels, verdicts_of
from web.labels import label
from web.view.page import Filter, FilteredPage, make_filter
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


def coverage_page(
    knowledge: KnowledgeBase, language: Language, address: str, state: str | None, index: str | None
) -> CoveragePage:
    """The matrix city by type of fact; with ``state`` only the cells in it, one a row."""
    base = knowledge.base
    states = {key: label(f"state.{key}", language) for key in ("yes", "no", "unknown", "out_of_scope")}
    editions = {ident: base.ref(f"edition:{ident}", language).name for ident in base.editions} | {
        "gnlc": base.ref("network:gnlc", language).name
    }
    filters: list[Filter] = [
        make_filter("state", label("filter.state", language), states, state, address),
        make_filter("set", label("filter.set", language), editions, index, address),
    ]
    cities = _cities(base, index)
    verdicts = {city: verdicts_of(base, city) for city in cities}
    draft = Draft(base, language)
    facts = {key: pick(words, language) for key, words in fact_labels(base).items()}
    if state:
        _list(draft, verdicts, facts, state)  # type: ignore[arg-type]
    else:
        _matrix(draft, verdicts, facts)
    return CoveragePage(
        title=label("coverage", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        answer=finish(draft, ("Coverage", "覆盖情况")),
        filters=filters,
        counts=_counts(verdicts, facts),
    )


def _cities(base: Base, index: str | None) -> list[str]:
    if not index:
        return list(base.cities)
    held = base.members.get("gnlc", set()) if index == "gnlc" else base.assessed(index)
    return [city for city in base.cities if city in held]


def _counts(verdicts: dict[str, dict[str, Verdict]], facts: dict[str, str]) -> list[CoverageCount]:
    found = []
    for key, name in facts.items():
        counted = Counter(row[key].state for row in verdicts.values())
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


def _matrix(draft: Draft, verdicts: dict[str, dict[str, Verdict]], facts: dict[str, str]) -> None:
    columns = [draft.column("city", "City", "城市"), *(Column(key=key, label=name) for key, name in facts.items())]
    rows = []
    for city, found in verdicts.items():
        cells: dict[str, Cell] = {"city": draft.city(city)}
        cells |= {key: label(f"state.{found[key].state}", draft.language) for key in facts}
        cited = {key: draft.book.cite_all(found[key].rows) for key in facts if found[key].rows}
        evidence = list(dict.fromkeys(ident for ids in cited.values() for ident in ids))
        rows.append(TableRow(cells=cells, cell_evidence=cited, evidence=evidence))
    draft.table(("Cities and types of fact", "城市与事实类别"), columns, rows)


def _list(
    draft: Draft,
    verdicts: dict[str, dict[str, Verdict]],
    facts: dict[str, str],
    state: State,
) -> None:
    columns = [
        draft.column("city", "City", "城市"),
        draft.column("fact", "Type of fact", "事实类别"),
        draft.column("state", "State", "状态"),
    ]
    rows = [
        TableRow(
            cells={"city": draft.city(city), "fact": facts[key], "state": label(f"state.{state}", draft.language)},
            evidence=draft.book.cite_all(found[key].rows),
        )
        for city, found in verdicts.items()
        for key in facts
        if found[key].state == state
    ]
    draft.table((label(f"state.{state}", "en"), label(f"state.{state}", "zh")), columns, rows, state)
