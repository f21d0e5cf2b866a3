"""What claim checks read and what they hand back: plain tables of one data version, and a verdict in two languages."""

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from kb.analysis.exact import Number, exact, rounded, values_of
from kb.analysis.recompute import Arithmetic, IndicatorRow
from kb.errors import KbError

Arguments = Mapping[str, Any]
Compare = Callable[[Fraction, Fraction], bool]
OPERATORS: dict[str, Compare] = {
    ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le, "=": operator.eq, "==": operator.eq,
}  # fmt: skip


class CityFacts(NamedTuple):
    """What groups a city; ``None`` is unknown or does not apply."""

    region: str | None = None
    tier: str | None = None
    sub_provincial: bool | None = None


class EditionFacts(NamedTuple):
    """An edition: the cities it assesses, and how it computes and prints."""

    cities: frozenset[str]
    arithmetic: Arithmetic


class Uncheckable(KbError):
    """The data to check a claim are missing; the reason in both languages."""

    def __init__(self, reason: str, reason_zh: str) -> None:
        self.reason, self.reason_zh = reason, reason_zh
        super().__init__(reason)


@dataclass(frozen=True)
class ClaimVerdict:
    """Whether the tables bear a claim out, why, the numbers behind it, and the keys of the rows it rests on."""

    verdict: Literal["supported", "not supported", "cannot be checked"]
    reason: str
    reason_zh: str
    measures: Mapping[str, Number] = field(default_factory=dict)
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClaimData:
    """The tables that claims are checked against. ``names`` (key to English and Chinese) only make reasons readable."""

    scores: Mapping[str, Mapping[str, Number]]
    ranks: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    cities: Mapping[str, CityFacts] = field(default_factory=dict)
    editions: Mapping[str, EditionFacts] = field(default_factory=dict)
    indicators: Mapping[str, IndicatorRow] = field(default_factory=dict)
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def values(self, indicator: str, where: Mapping[str, Any] | None = None) -> dict[str, Fraction]:
        """The printed values of an indicator for all its cities, or for those of a region, tier or level.

        Raises
        ------
        Uncheckable
            When there are none.
        """
        table = self.scores.get(indicator, {})
        found = {city: exact(value) for city, value in table.items() if self.belongs(city, where or {})}
        if not found:
            raise Uncheckable(
                f"no scores of {self.name(indicator)} are published", f"没有公布{self.name_zh(indicator)}的得分"
            )
        return found

    def value(self, indicator: str, city: str) -> Fraction:
        """The printed value of one city.

        Raises
        ------
        Uncheckable
            When there is none.
        """
        table = self.scores.get(indicator, {})
        if table and city not in table:
            raise Uncheckable(
                f"{self.name(city)} has no score in {self.name(indicator)}",
                f"{self.name_zh(city)}没有{self.name_zh(indicator)}的得分",
            )
        return exact(table[city]) if table else self.values(indicator)[city]

    def place(self, indicator: str, city: str) -> tuple[int, int]:
        """The rank of a city that has a value, and how many cities share it."""
        table = self.scores[indicator]
        numbers = values_of(table)
        own: Any = exact(table[city]) if numbers.dtype == object else float(str(table[city]))
        ahead = numbers > own if self.higher_is_better(indicator) else numbers < own
        return int(ahead.sum()) + 1, int((numbers == own).sum())

    def belongs(self, city: str, where: Mapping[str, Any]) -> bool:
        """Does a city have all the facts of ``where``, such as ``{"region": "eastern-china"}``?"""
        facts = self.cities.get(city, CityFacts())._asdict()
        return all(facts[name] == wanted for name, wanted in where.items())

    def higher_is_better(self, indicator: str) -> bool:
        """The direction of an indicator; up when the tree does not know it."""
        row = self.indicators.get(indicator)
        return row.higher_is_better if row else True

    def show(self, indicator: str, value: Number) -> str:
        """A value as its edition prints it: its decimals for scores, none for counts and ranks."""
        row = self.indicators.get(indicator)
        if row is None or row.edition not in self.editions:
            return str(float(exact(value)))
        decimals = self.editions[row.edition].arithmetic.decimals if row.kind == "score" else 0
        return str(rounded(value, decimals))

    def name(self, thing: str) -> str:
        """The English name of a city or indicator, its id when it has none."""
        return self._names(thing)[0]

    def name_zh(self, thing: str) -> str:
        """The Chinese name of a city or indicator, its id when it has none."""
        return self._names(thing)[1]

    def _names(self, thing: str) -> tuple[str, str]:
        key = f"indicator:{thing}" if thing in self.scores or thing in self.indicators else f"city:{thing}"
        return self.names.get(key, (thing, thing))

    def list_names(self, cities: Iterable[str]) -> tuple[str, str]:
        """Several names in one string, in English and in Chinese."""
        cities = list(cities)
        return ", ".join(map(self.name, cities)) or "none", "、".join(map(self.name_zh, cities)) or "无"


def judged(
    right: bool, reason: str, reason_zh: str, measures: Mapping[str, Number], rests_on: Iterable[str]
) -> ClaimVerdict:
    """The verdict of a check that could be made."""
    return ClaimVerdict("supported" if right else "not supported", reason, reason_zh, measures, tuple(rests_on))


def score_keys(indicator: str, cities: Iterable[str]) -> tuple[str, ...]:
    """The keys of the scores that a check read.

    Examples
    --------
    >>> score_keys("gsc-2020.overall", ["london"])
    ('score:gsc-2020.overall@london',)
    """
    return tuple(f"score:{indicator}@{city}" for city in cities)


def grouping(arguments: Arguments) -> dict[str, Any]:
    """The group of cities that the arguments name themselves: their region, tier and level."""
    return {name: arguments[name] for name in CityFacts._fields if name in arguments}


def compare(sign: str) -> Compare:
    """The comparison that an ``op`` argument names.

    Raises
    ------
    KbError
        When it names none.

    Examples
    --------
    >>> compare(">=")(Fraction(1), Fraction(1))
    True
    """
    if sign not in OPERATORS:
        raise KbError(f"{sign!r} is not a comparison; use one of {', '.join(OPERATORS)}")
    return OPERATORS[sign]
