"""How the states of cities combine under and, or, not; and the verdicts of all cities."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from kb.query.base import Base
from kb.query.selection.facts import State, Verdict
from kb.query.selection.parted import NUMBERS, States

Mask = npt.NDArray[np.bool_]
_VERDICTS_KEPT = 1_024  # the rows of the tables that are shown of a selection


def negated(verdict: Verdict) -> Verdict:
    """Yes becomes no and no becomes yes; unknown stays unknown."""
    turned: dict[State, State] = {"yes": "no", "no": "yes"}
    return Verdict(turned.get(verdict.state, verdict.state), verdict.rows)


def all_of(verdicts: list[Verdict]) -> Verdict:
    """One no is no; yes only when all are."""
    return _combine(verdicts, ("no", "out_of_scope", "unknown", "yes"))


def any_of(verdicts: list[Verdict]) -> Verdict:
    """One yes is yes; no only when all are."""
    return _combine(verdicts, ("yes", "out_of_scope", "unknown", "no"))


def several(verdicts: list[Verdict], least: int) -> Verdict:
    """Whether enough hold; unknown when those that nobody knows of would decide."""
    held = [verdict for verdict in verdicts if verdict.state == "yes"]
    open_ = [verdict for verdict in verdicts if verdict.state in ("unknown", "out_of_scope")]
    rows = tuple(row for verdict in verdicts for row in verdict.rows)
    if len(held) >= least:
        return Verdict("yes", tuple(row for verdict in held for row in verdict.rows))
    if len(held) + len(open_) >= least:
        return Verdict(open_[0].state, rows)
    return Verdict("no", rows)


def _combine(verdicts: list[Verdict], strongest_first: tuple[State, ...]) -> Verdict:
    if not verdicts:
        return Verdict("yes")
    if len(verdicts) == 1:
        return verdicts[0]
    state = min((verdict.state for verdict in verdicts), key=strongest_first.index)
    rows = tuple(row for verdict in verdicts if verdict.state == state or state == "yes" for row in verdict.rows)
    return Verdict(state, rows)


class Verdicts(Mapping[str, Verdict]):
    """The state of every city, in the order of the ids, and its verdict with the rows behind it, read when it is asked for.

    The verdicts that were asked for last are kept.
    """

    def __init__(self, base: Base, states: States, read: Callable[[str], Verdict]) -> None:
        self._base = base
        self.states = states
        self._read = lru_cache(maxsize=_VERDICTS_KEPT)(read)

    def __getitem__(self, city: str) -> Verdict:
        if city not in self._base.cities:
            raise KeyError(city)
        return self._read(city)

    def rows(self, city: str) -> tuple[Any, ...]:
        """The rows behind a city's verdict."""
        return self._read(city).rows

    def __contains__(self, city: object) -> bool:
        return city in self._base.cities

    def __iter__(self) -> Iterator[str]:
        return iter(self._base.cities)

    def __len__(self) -> int:
        return len(self._base.cities)

    def of(self, state: State, among: Mask | None = None) -> list[str]:
        """The cities with a state, in the order of their ids; of some cities those that have it."""
        held = self.states == NUMBERS[state]
        if among is not None:
            held &= among
        names = self._base.city_ids
        return [names[place] for place in np.flatnonzero(held).tolist()]

    def count(self, state: State) -> int:
        """How many cities have a state."""
        return int((self.states == NUMBERS[state]).sum())


def mask(base: Base, cities: Collection[str]) -> Mask:
    """Whether each city is one of some."""
    found = np.zeros(len(base.cities), np.bool_)
    found[base.places(list(cities))] = True
    return found
