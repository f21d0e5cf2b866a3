"""Filters of cities whose options count: how many cities an option leaves while all other filters stay as chosen."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from kb.query.answer import Language
from kb.query.base import Base
from kb.query.selection.conditions import Selection
from kb.query.selection.evaluate import members
from web.labels import label
from web.view.page import Filter, check_known, make_filter

MOST_VALUES = 250  # of a filter; of more those with the most things are shown
TOP_VALUES = 40
Chosen = Mapping[str, str | None]
Select = Callable[[Chosen], Selection]


def facets(
    base: Base,
    values: Mapping[str, dict[str, str]],
    chosen: Chosen,
    select: Select,
    address: str,
    language: Language,
    named: Mapping[str, str] | None = None,
) -> list[Filter]:
    """A filter for each parameter with its values and their labels; ``select`` makes the selection of what is chosen.

    A selection must not lose cities when one of its filters is dropped. ``named`` says which label a filter has when it is
    not ``filter.`` and its name.

    Raises
    ------
    NotFoundError
        When a value chosen is none of the filter's.
    """
    for name, options in values.items():
        check_known(name, options, chosen[name])
    return [
        make_filter(
            name,
            label((named or {}).get(name, f"filter.{name}"), language),
            options,
            chosen[name] or None,
            address,
            counts(base, name, options, chosen, select),
        )
        for name, options in values.items()
    ]


def top_values(known: Sequence[str], counts: Mapping[str, int], chosen: str | None) -> list[str]:
    """The values of a filter in their order; of very many those that leave the most, and the chosen one."""
    if len(known) <= MOST_VALUES:
        return list(known)
    most = sorted(known, key=lambda value: (-counts.get(value, 0), value))
    return [value for place, value in enumerate(most) if place < TOP_VALUES or value == chosen]


def counts(base: Base, name: str, options: Iterable[str], chosen: Chosen, select: Select) -> dict[str, int]:
    """How many cities each value of a parameter leaves while the other filters stay."""
    return {value: len(members(base, select({**chosen, name: value}))) for value in options}
