"""What phrases mean: measures, bounds, references, sets of cities, orders."""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from kb.query.selection.conditions import Condition, Operator, Selection

T = TypeVar("T")
End = Literal["max", "min"]
Said = Literal["", "score", "rank"]
WHOLE: ContextVar[str | None] = ContextVar("WHOLE", default=None)  # the whole index that a question speaks of
LANGUAGE: ContextVar[str] = ContextVar("LANGUAGE", default="en")  # in Chinese what describes a noun stands before it
UNSAID: ContextVar[str | None] = ContextVar("UNSAID", default=None)  # the same, where it may be meant without a word


@dataclass(frozen=True)
class Measure:
    """What an index gives each city: an indicator; ``said`` is whether its score or its rank was spoken of."""

    indicator: str
    said: Said = ""


@dataclass(frozen=True)
class Some:
    """Several measures of which each, or one, must pass: *in smart economy and smart service*."""

    measures: tuple[Measure, ...]
    one_is_enough: bool = False
    at_least: int = 0  # of them, where a number of them is said to be enough
    none: bool = False  # none of them may pass
    exact: bool = False  # no more than ``at_least``


@dataclass(frozen=True)
class Cities:
    """A set of cities, or the cities named one by one; ``count`` is a number that was said of it, ``tops`` that they stand at an end of an order."""

    conditions: tuple[Condition, ...] = ()
    named: tuple[str, ...] = ()
    count: int | None = None
    tops: bool = False

    @property
    def select(self) -> Selection:
        """The set as a selection."""
        return Selection(conditions=self.conditions)


@dataclass(frozen=True)
class Reference:
    """What a value is held against: the mean or median of a set (of all assessed, where none is said), or one city's value.

    With a place it is the city at that place of the set's order, the last one being -1.
    """

    middle: Literal["mean", "median"] = "mean"
    of: Cities | None = None
    factor: float | None = None
    place: int | None = None

    @property
    def city(self) -> str | None:
        """The one city that is named as the reference."""
        return self.of.named[0] if self.of is not None and len(self.of.named) == 1 else None


@dataclass(frozen=True)
class Bound:
    """A number, a place in a ranking, or a reference that a value must pass."""

    op: Operator
    value: float | None = None
    reference: Reference | None = None
    ordinal: bool = False
    plus: float | None = None  # points above the reference; fewer with a minus


@dataclass(frozen=True)
class Tops:
    """So many places at one end of an order; ``denied`` are all the others."""

    number: int
    end: End = "max"
    denied: bool = False


@dataclass(frozen=True)
class Order:
    """An order of cities by an attribute, and which end of it is looked at; ``among`` are conditions said with it."""

    by: str
    end: End = "max"
    among: tuple[Condition, ...] = ()
    place: int = 1


def whole_index(said: Said = "") -> Measure | None:
    """The whole of the index that is spoken of, where nothing is said that could be meant in its place."""
    indicator = UNSAID.get()
    return Measure(indicator, said) if indicator else None


def named_whole(said: Said = "") -> Measure | None:
    """The whole of the index that is spoken of, which is called the total or the overall score."""
    indicator = WHOLE.get()
    return Measure(indicator, said) if indicator else None


def the(kind: type[T], given: tuple[Any, ...]) -> T:
    """The part of a phrase that is of a kind, wherever it stands."""
    return next(part for part in given if isinstance(part, kind))


def word_in(given: tuple[Any, ...]) -> Any:
    """The first word of a phrase whose value counts: an operator, an end, a function; None where there is none."""
    return next((part for part in given if isinstance(part, str)), None)
