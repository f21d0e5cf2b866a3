"""What is worked out when it is asked for: the results asked for last are kept with the base, or none is."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


class Base(Protocol):
    """Whatever has a place for what is worked out from its data."""

    @property
    def worked_out(self) -> dict[str, Any]:
        """Results by name."""


B = TypeVar("B", bound=Base)


def lately(base: B, make: Callable[Concatenate[B, P], T], size: int) -> Callable[P, T]:
    """What ``make`` makes of a base, of which the results that were asked for last are kept: they hang on the data alone."""
    name = f"{make.__module__}.{make.__qualname__}"
    kept = base.worked_out.get(name)
    if kept is None:
        kept = base.worked_out[name] = lru_cache(maxsize=size)(partial(make, base))
    return cast("Callable[P, T]", kept)


class Lazy(Mapping[str, T]):
    """Values by key that are made when they are asked for; none is kept."""

    def __init__(self, keys: Collection[str], make: Callable[[str], T]) -> None:
        self._keys, self._make = keys, make

    def __getitem__(self, key: str) -> T:
        if key not in self._keys:
            raise KeyError(key)
        return self._make(key)

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, if it has one: not by way of an error, for it is asked for each row."""
        return self._make(key) if key in self._keys else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
