"""Many looks at once: p values that stay honest when several variables were compared."""

from collections.abc import Hashable, Mapping
from fractions import Fraction
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
P = TypeVar("P", float, Fraction)


def holm(values: Mapping[Key, P]) -> dict[Key, P]:
    """Holm's adjusted p values: the smallest times the number of looks, the next times one less, never decreasing.

    References
    ----------
    Holm (1979), Scandinavian Journal of Statistics 6:65.

    Examples
    --------
    >>> adjusted = holm({"a": 0.01, "b": 0.04, "c": 0.03})
    >>> {key: round(p, 4) for key, p in adjusted.items()}
    {'a': 0.03, 'b': 0.06, 'c': 0.06}
    """
    order = sorted(values, key=lambda key: values[key])
    found: dict[Key, P] = {}
    for place, key in enumerate(order):
        adjusted = min(values[key] * (len(order) - place), values[key] * 0 + 1)
        found[key] = max(adjusted, found[order[place - 1]]) if place else adjusted
    return {key: found[key] for key in values}
