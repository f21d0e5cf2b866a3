"""The states of all cities under a condition as a column of numbers: conditions combine as whole columns, and no city is
judged one by one. What tells cities apart by dates, words or ranks is not here."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import reduce
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from kb.model import CityPath, GoverningBody, Regulation
from kb.query.base import Base
from kb.query.selection.conditions import (
    AllOf,
    AnyOf,
    Condition,
    HasBody,
    HasPath,
    HasRegulation,
    InEdition,
    InNetwork,
    NamedCities,
)  # fmt: skip
from kb.query.selection.facts import State

States = npt.NDArray[np.uint8]
ORDER: tuple[State, ...] = ("no", "out_of_scope", "unknown", "yes")  # of some that must all hold, the first one counts
NUMBERS: Mapping[State, int] = {state: number for number, state in enumerate(ORDER)}
_NO, _OUT, _UNKNOWN, _YES = range(4)
_TURNED = np.array([_YES, _OUT, _UNKNOWN, _NO], np.uint8)


def parted(base: Base, conditions: Iterable[Condition]) -> States | None:
    """The state of every city under all conditions, in the order of the ids; nothing when cities must be looked at."""
    found = [_column(base, condition) for condition in conditions]
    known = [column for column in found if column is not None]
    return _all(base, known) if len(known) == len(found) else None


def filled(base: Base, state: int) -> States:
    """One state for every city."""
    return np.full(len(base.cities), state, np.uint8)


def _all(base: Base, columns: Sequence[States]) -> States:
    return reduce(np.minimum, columns, filled(base, _YES))


def _any(base: Base, columns: Sequence[States]) -> States:
    """As *not all are not so*, but that *out of scope* and *unknown* keep their order."""
    return _TURNED[reduce(np.minimum, (_TURNED[column] for column in columns), filled(base, _YES))]


def _column(base: Base, condition: Condition) -> States | None:
    if isinstance(condition, AllOf | AnyOf):
        found = _joined(base, condition)
    else:
        reader = _READERS.get(type(condition))
        found = reader(base, condition) if reader else None
    return _TURNED[found] if found is not None and condition.negate else found


def _joined(base: Base, condition: AllOf | AnyOf) -> States | None:
    parts = [_column(base, part) for part in condition.conditions]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or not parts or (isinstance(condition, AnyOf) and condition.at_least > 1):
        return None
    return (_all if isinstance(condition, AllOf) else _any)(base, known)


def _with(base: Base, states: States, cities: Collection[str], state: int) -> States:
    """The states with those of some cities changed; who is no city of the base is left out."""
    found = states.copy()
    found[base.places(list({city for city in cities if city in base.cities}))] = state
    return found


def _denied(base: Base, fact_type: str) -> States:
    """*No* where a source is complete over a scope with the city, else *unknown*."""
    scopes = (scope for _, scope in base.covered(fact_type))
    return _with(base, filled(base, _UNKNOWN), set[str]().union(*scopes), _NO)


def _once(base: Base, name: str, make: Callable[[], States]) -> States:
    key = f"states: {name}"
    if key not in base.worked_out:
        base.worked_out[key] = make()
    return cast(States, base.worked_out[key])


def _law(base: Base, condition: HasRegulation) -> States | None:
    if condition.adopted or condition.in_force:
        return None
    subject = condition.subject if condition.breadth == "strict" else None

    def make() -> States:
        rows = (row for row in base.store.rows(Regulation) if subject in (None, row.subject))
        places = (row.place.partition(":") for row in rows)
        ruled = {ident for kind, _, ident in places if kind == "city"}
        return _with(base, _denied(base, "regulation"), ruled, _YES)

    return _once(base, f"law {subject}", make)


def _path(base: Base, condition: HasPath) -> States:
    def make() -> States:
        rows = base.store.rows(CityPath)
        typed = [row.city for row in rows if not condition.types or row.path_type in condition.types]
        known = _with(base, _denied(base, "path"), [row.city for row in rows], _NO)
        return _with(base, known, typed, _YES)

    return make() if condition.types else _once(base, "path", make)


def _body(base: Base, condition: HasBody) -> States | None:
    if condition.established or condition.lead_type or condition.named or condition.printed or condition.law:
        return None

    def make() -> States:
        steered = [row.city for row in base.store.rows(GoverningBody) if row.role == "main"]
        return _with(base, _denied(base, "governing-body"), steered, _YES)

    return _once(base, "body", make)


def _named(base: Base, condition: NamedCities) -> States:
    return _with(base, filled(base, _NO), condition.cities, _YES)


def _edition(base: Base, condition: InEdition) -> States:
    return _with(base, filled(base, _NO), base.assessed(condition.edition), _YES)


def _network(base: Base, condition: InNetwork) -> States:
    """A list that is complete is complete over China."""
    complete = any(row.scope == f"network:{condition.network}" for row in base.coverage("membership"))

    def chinese() -> States:
        cities = [ident for ident, row in base.cities.items() if row.country == "china"]
        return _with(base, filled(base, _OUT), cities, _NO)

    others = _once(base, "china", chinese) if complete else filled(base, _UNKNOWN)
    return _with(base, others, base.members.get(condition.network, ()), _YES)


_READERS: Mapping[type[Any], Callable[[Base, Any], States | None]] = {
    HasRegulation: _law, HasPath: _path, HasBody: _body, NamedCities: _named, InEdition: _edition, InNetwork: _network,
}  # fmt: skip
