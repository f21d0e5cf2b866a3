"""Cities coded into crisp sets: every cell with its state, the rows behind it, and a reader's own coding over it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Any, Literal

from pydantic import Field

from kb.analysis.exact import exact
from kb.analysis.qca.study import Case, Study
from kb.errors import BadRequestError
from kb.model.values import interval
from kb.query.answer import Frozen
from kb.query.base import Base
from kb.query.selection.conditions import Condition, HasBody, HasRegulation, ScoreTest, Selection
from kb.query.selection.dates import DateTest
from kb.query.selection.evaluate import judge, members, threshold
from kb.query.selection.facts import Verdict, bodies_of, regulations_of
from kb.query.selection.ranks import value_of

NAME = r"^[A-Z][A-Z0-9]{0,14}$"
LONGEST = 13
LEADS = {"education-authority": "EDULEAD", "party-department": "PARTYLEAD", "service-centre": "CENTRELEAD"}
ABOVE = (">", ">=")


class CrispSet(Frozen):
    """A set of cities: those that meet a condition. The name stands in formulas; without one it is made from the
    condition."""

    condition: Condition
    name: str | None = Field(default=None, pattern=NAME, description="Capital letters and digits, for example EARLY.")


class OwnCode(Frozen):
    """A reader's own coding of one cell, in place of what the sources say."""

    city: str
    set: str = Field(description="Name of the set, as it stands in the formulas.")
    value: Literal["in", "out", "unknown"]

    @property
    def crisp(self) -> bool | None:
        """The value as the analysis takes it."""
        return {"in": True, "out": False}.get(self.value)


@dataclass(frozen=True)
class CodedCell:
    """Whether a city is in a set, what the sources say of it, and the reader's own coding where there is one."""

    verdict: Verdict
    own: OwnCode | None = None

    @property
    def sourced(self) -> bool | None:
        """In or out as the sources have it; what is unknown or out of scope is unknown here."""
        return {"yes": True, "no": False}.get(self.verdict.state)

    @property
    def value(self) -> bool | None:
        """In, out, or unknown: the reader's coding where there is one."""
        return self.own.crisp if self.own else self.sourced


@dataclass(frozen=True)
class Coded:
    """The cities of a selection, coded into the sets of the conditions and of the outcome."""

    base: Base
    cities: tuple[str, ...]
    names: tuple[str, ...]
    conditions: tuple[Condition, ...]
    own: tuple[OwnCode, ...]

    @property
    def outcome(self) -> Condition:
        """The condition that is the outcome: the last one."""
        return self.conditions[-1]

    @cached_property
    def cells(self) -> dict[str, tuple[CodedCell, ...]]:
        """The cells of every city, the outcome last."""
        own = {(code.city, code.set): code for code in self.own}
        return {
            city: tuple(
                CodedCell(judge(self.base, condition, city), own.get((city, name)))
                for name, condition in zip(self.names, self.conditions, strict=True)
            )
            for city in self.cities
        }

    def study(self, inclusion: float, fewest: int) -> Study:
        """What is analysed."""
        cases = [
            Case(city, tuple(cell.value for cell in cells[:-1]), cells[-1].value) for city, cells in self.cells.items()
        ]
        return Study(self.names[:-1], tuple(cases), exact(inclusion), fewest)

    def recoded(self, place: int, condition: Condition) -> dict[str, bool | None]:
        """One set made by another condition; the reader's own coding stays."""
        own = {code.city: code for code in self.own if code.set == self.names[place]}
        return {city: CodedCell(judge(self.base, condition, city), own.get(city)).value for city in self.cities}


def coded(
    base: Base, select: Selection, conditions: Sequence[CrispSet], outcome: CrispSet, own: Sequence[OwnCode]
) -> Coded:
    """The cities of a selection in the given sets.

    Raises
    ------
    BadRequestError
        When two sets have one name, or an own code is of a city or a set that is not here.
    """
    sets = (*conditions, outcome)
    names, cities = set_names(base, sets), tuple(members(base, select))
    for code in own:
        if code.set not in names:
            raise BadRequestError(f"own coding: there is no set {code.set!r}; there are {', '.join(names)}")
        if code.city not in cities:
            raise BadRequestError(f"own coding: {code.city!r} is not one of the {len(cities)} cities compared")
    return Coded(base, cities, names, tuple(found.condition for found in sets), tuple(own))


def set_names(base: Base, sets: Sequence[CrispSet]) -> tuple[str, ...]:
    """The names of sets in formulas: those given, else short ones made from the conditions, told apart by numbers.

    Raises
    ------
    BadRequestError
        When two sets are given the same name.
    """
    given = [found.name for found in sets if found.name]
    if len(set(given)) < len(given):
        raise BadRequestError(f"two sets have one name: {', '.join(given)}")
    names: list[str] = []
    for found in sets:
        stem = found.name or short_name(base, found.condition)
        taken = {*names, *(given if not found.name else ())}
        names.append(next(name for name in _numbered(stem) if name not in taken))
    return tuple(names)


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    for number in range(2, 100):
        yield f"{stem}{number}"


def short_name(base: Base, condition: Condition) -> str:
    """A name of capitals for a condition, such as ``LAW``, ``EARLY`` or ``HIGHSCORE``."""
    return ("NO" if condition.negate else "") + _stem(base, condition)[:LONGEST]


def _stem(base: Base, condition: Condition) -> str:
    match condition.on:
        case "regulation":
            dated = "INFORCE" if condition.in_force else ""
            return dated or {"strict": _capitals(condition.subject or "")}.get(condition.breadth, "") or "LAW"
        case "body":
            return _body_stem(condition)
        case "path":
            return _capitals(condition.types[0]) if condition.types else "PATH"
        case "score":
            return _score_stem(base, condition)
        case "tier":
            return condition.tier.replace("-", "").upper()
        case "place" | "network" | "edition" | "group" | "source":
            return _capitals(getattr(condition, condition.on))
        case "practice":
            return _capitals(condition.theme or "practice")
        case other:
            return str(other).upper()


def _body_stem(condition: HasBody) -> str:
    if condition.law:
        return "BODYFIRST" if condition.law == "before" else "LAWFIRST"
    if condition.lead_type:
        return LEADS.get(condition.lead_type, "OTHERLEAD")
    if condition.established:
        return "LATE" if condition.established.op in ("after", "since") else "EARLY"
    return "BODY"


def _score_stem(base: Base, condition: ScoreTest) -> str:
    if condition.measure == "rank":
        return "TOP" if condition.op in ("<", "<=") else "BELOWTOP"
    indicator = base.indicators[condition.indicator]
    what = "SCORE" if indicator.level == 0 else _capitals(indicator.id.rpartition(".")[2])
    return ("HIGH" if condition.op in ABOVE else "LOW") + what


def _capitals(slug: str) -> str:
    first = next((part for part in slug.split("-") if part.isalpha()), "SET")
    return first.upper()


def exclusive(conditions: Sequence[Condition]) -> list[list[int]]:
    """The places of conditions of which a city meets one at most: its path type, its tier, its region, its lead."""
    groups: dict[str, list[int]] = {}
    for place, condition in enumerate(conditions):
        kind = _one_of(condition)
        if kind and not condition.negate:
            groups.setdefault(kind, []).append(place)
    return [group for group in groups.values() if len(group) > 1]


def _one_of(condition: Condition) -> str:
    match condition.on:
        case "path" if len(condition.types) == 1:
            return "path"
        case "tier" if not condition.tier.startswith("sub"):
            return "tier"
        case "place" if condition.place.endswith("-china"):
            return "region"
        case "body" if condition.lead_type:
            return "lead"
    return ""


@dataclass(frozen=True)
class Variable:
    """What a set is cut out of: a number for each case, the number it is cut at, and how to cut it elsewhere."""

    values: dict[str, float]
    cut: float
    dated: bool
    recut: Any

    def at(self, cut: float) -> Condition:
        """The condition with another cut."""
        found: Condition = self.recut(cut)
        return found


def variable(found: Coded, place: int) -> Variable | None:
    """The numbers or years behind a set, when it has a cut-off that could lie elsewhere."""
    condition = found.conditions[place]
    if isinstance(condition, ScoreTest) and condition.op not in ("=", "!="):
        values = {city: value_of(found.base, condition.indicator, condition.measure, city)[0] for city in found.cities}
        known = {city: value for city, value in values.items() if value is not None}
        changes = {"reference": None, "of": None}
        return Variable(known, threshold(found.base, condition), False,
                        lambda cut: condition.model_copy(update=changes | {"value": cut}))  # fmt: skip
    if isinstance(condition, HasBody) and condition.established:
        years = {city: _year(rows[0].established) for city in found.cities if (rows := bodies_of(found.base, city))}
        return _dated(condition, "established", condition.established, years)
    if isinstance(condition, HasRegulation) and (test := condition.adopted or condition.in_force):
        column = "adopted" if condition.adopted else "in_force"
        laws = {city: held[0] for city in found.cities if (held := regulations_of(found.base, city))}
        return _dated(condition, column, test, {city: _year(getattr(law, column)) for city, law in laws.items()})
    return None


def _dated(condition: Condition, column: str, test: DateTest, years: dict[str, int | None]) -> Variable | None:
    """A test of a date as a cut between years; *in* and *between* are no cut."""
    if test.op not in ("before", "after", "by", "since", "as_of"):
        return None
    known = {city: float(year) for city, year in years.items() if year is not None}

    def recut(cut: float) -> Condition:
        return condition.model_copy(update={column: DateTest(op=_year_operator(test), date=str(ceil(cut)))})

    return Variable(known, float(_cut_year(test)), True, recut)


def _year_operator(test: DateTest) -> Literal["before", "since"]:
    return "before" if test.op in ("before", "by", "as_of") else "since"


def _cut_year(test: DateTest) -> int:
    """The first year on the late side of a test."""
    year = interval(test.date).first.year
    return year + 1 if test.op in ("after", "by", "as_of") else year


def _year(date: str | None) -> int | None:
    return int(date[:4]) if date else None
