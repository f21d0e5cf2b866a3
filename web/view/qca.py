"""The page of a QCA: what its form chooses becomes a plan; its cases stand in a table that a reader may code anew."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.errors import BadRequestError, NotFoundError
from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Frozen, Language, Ref
from kb.query.base import Base
from kb.query.kinds.configuring import MOST_CASES, Qca
from kb.query.selection.coded import CodedCell, OwnCode, coded, set_names
from kb.query.selection.evaluate import members
from web.labels import label
from web.view.page import Filter, Option, Page, make_filter
from web.view.qca_sets import (
    CUTS,
    GROUPS,
    Offer,
    case_sets,
    median_year,
    offers,
    outcome_set,
    outcomes,
    selection_of,
)  # fmt: skip

DEFAULT_CONDITIONS = ("law", "early")
VALUES = ("in", "out", "unknown")


@dataclass(frozen=True)
class Chosen:
    """The parameters of the page; what is not said has a default."""

    cases: str | None = None
    conditions: Sequence[str] = ()
    outcome: str | None = None
    cut: str | None = None
    at: float | None = None
    year: int | None = None
    inclusion: float = 1.0
    fewest: int = 1
    codes: Sequence[str] = ()


class ConditionGroup(Frozen):
    """Conditions of one kind to tick."""

    label: str
    options: list[Option]


class CellToCode(Frozen):
    """A cell of the case table: as the sources have it, as the reader has it (empty: the same), and its evidence."""

    set: str
    sourced: str
    own: str
    evidence: list[str]


class CaseToCode(Frozen):
    """A case with its cells."""

    city: Ref
    cells: list[CellToCode]
    analysed: bool


class ShareBar(Frozen):
    """A share as a bar, ``width`` in per cent."""

    width: float


class QcaPage(Page):
    """A QCA with the form that makes it."""

    headline: str
    filters: list[Filter]
    groups: list[ConditionGroup]
    sets: list[str]
    cases: list[CaseToCode]
    year: int
    at: str
    inclusion: str
    fewest: int
    own: int
    bars: list[ShareBar]


def qca_page(knowledge: KnowledgeBase, language: Language, address: str, chosen: Chosen) -> QcaPage:
    """The analysis of what is chosen; without a choice, law and early body among the first network's members.

    Raises
    ------
    BadRequestError
        When an own code cannot be read, or a number as cut-off is missing.
    NotFoundError
        When a choice is not known here.
    """
    base = knowledge.base
    sets, indicators = case_sets(base, language), outcomes(base, language)
    cases = chosen.cases or next(iter(sets))
    outcome = chosen.outcome or next(iter(base.editions.values())).overall
    cut = chosen.cut or CUTS[0]
    filters = [make_filter("cases", label("qca.cases", language), sets, cases, address),
               make_filter("outcome", label("qca.outcome", language), indicators, outcome, address),
               make_filter("cut", label("qca.cut", language), {key: label(f"qca.cut.{key}", language) for key in CUTS}, cut, address)]  # fmt: skip
    select = selection_of(cases)
    cities = members(base, select)
    year = (
        chosen.year
        or median_year(base, cities[:MOST_CASES])
        or int(base.editions[base.indicators[outcome].edition].date[:4])
    )
    offered = offers(base, language, base.editions[base.indicators[outcome].edition], year)
    ticked = _ticked(offered, chosen.conditions)
    conditions, made = tuple(offer.set for offer in ticked), outcome_set(outcome, cut, chosen.at, select)
    names = set_names(base, (*conditions, made))
    own = tuple(code for text in chosen.codes if (code := read_code(text)).set in names and code.city in cities)
    plan = Qca(
        select=select, conditions=conditions, outcome=made, inclusion=chosen.inclusion, fewest=chosen.fewest, own=own
    )
    answer = knowledge.run(plan, language)
    return QcaPage(
        title=label("qca", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        lead=answer.reading.text,
        answer=answer,
        headline=answer.headline,
        filters=filters,
        groups=_groups(offered, ticked, language),
        sets=list(names),
        cases=_cases(base, answer, plan, language),
        year=year,
        at="" if chosen.at is None else f"{chosen.at:g}",
        inclusion=f"{chosen.inclusion:g}",
        fewest=chosen.fewest,
        own=len(own),
        bars=_bars(answer),
    )


def read_code(text: str) -> OwnCode:
    """A reader's own code as the address holds it: ``wuhan.LAW.in``.

    Raises
    ------
    BadRequestError
        When it does not have that form.

    Examples
    --------
    >>> read_code("wuhan.LAW.unknown").value
    'unknown'
    """
    city, _, rest = text.partition(".")
    name, _, value = rest.partition(".")
    if not city or not name or value not in VALUES:
        raise BadRequestError(f"code={text[:60]}: write a city, a set and in, out or unknown, for example wuhan.LAW.in")
    return OwnCode.model_validate({"city": city, "set": name, "value": value})


def _ticked(offered: Sequence[Offer], keys: Sequence[str]) -> list[Offer]:
    wanted = tuple(keys) or DEFAULT_CONDITIONS
    unknown = [key for key in wanted if all(offer.key != key for offer in offered)]
    if unknown:
        known = ", ".join(offer.key for offer in offered)
        raise NotFoundError(f"condition={unknown[0]} is not known here; it may be {known}")
    return [offer for offer in offered if offer.key in wanted]


def _groups(offered: Sequence[Offer], ticked: Sequence[Offer], language: Language) -> list[ConditionGroup]:
    found = []
    for group in GROUPS:
        options = [Option(value=offer.key, label=offer.label, chosen=offer in ticked)
                   for offer in offered if offer.group == group]  # fmt: skip
        found.append(ConditionGroup(label=label(f"qca.group.{group}", language), options=options))
    return [group for group in found if group.options]


def _cases(base: Base, answer: Answer, plan: Qca, language: Language) -> list[CaseToCode]:
    """The case table again, with what the sources have in each cell beside what the reader has."""
    if answer.status == "unsupported":
        return []
    found = coded(base, plan.select, plan.conditions, plan.outcome, plan.own)
    table = next(table for table in answer.tables if {"city", "analysed"} <= {column.key for column in table.columns})
    rows = {row.cells["city"].id: row for row in table.rows if isinstance(row.cells["city"], Ref)}
    made = []
    for city, cells in found.cells.items():
        row = rows[f"city:{city}"]
        written = [_cell(name, cell, row.cell_evidence.get(name, []), language)
                   for name, cell in zip(found.names, cells, strict=True)]  # fmt: skip
        analysed = all(cell.value is not None for cell in cells)
        made.append(CaseToCode(city=base.ref(f"city:{city}", language), cells=written, analysed=analysed))
    return made


def _cell(name: str, cell: CodedCell, evidence: list[str], language: Language) -> CellToCode:
    sourced = {True: "1", False: "0", None: label("state.unknown", language)}[cell.sourced]
    return CellToCode(set=name, sourced=sourced, own=cell.own.value if cell.own else "", evidence=evidence)


def _bars(answer: Answer) -> list[ShareBar]:
    """The shares of relabelled outcomes, to be drawn."""
    for table in answer.tables:
        if {"test", "share"} <= {column.key for column in table.columns}:
            return [ShareBar(width=float(str(row.cells["share"]))) for row in table.rows]
    return []
