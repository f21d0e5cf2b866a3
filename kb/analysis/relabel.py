"""Finding shifted labels: two tables print the same values, and one of them has put them beside wrong names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.analysis.exact import Number, exact

Row = Mapping[str, Number]


@dataclass(frozen=True)
class Relabelling:
    """How a label of the overall table should be read: the city whose own rows print the same values.

    ``agreeing`` of the ``compared`` values are equal. ``reads`` is ``None`` when no city, or more than one, fits best.
    """

    label: str
    reads: str | None
    agreeing: int
    compared: int

    @property
    def shifted(self) -> bool:
        """Does the row belong to another city than its label says?"""
        return self.reads is not None and self.reads != self.label


def propose_labels(overall: Mapping[str, Row], cities: Mapping[str, Row]) -> list[Relabelling]:
    """The reading of every label of ``overall`` that reconciles it with the rows of ``cities``, in the order given.

    A label whose own city prints the same values keeps it. Each of the others gets the remaining city that shares
    most values with it, if that is more than half of them, no other city shares as many and no other label claims it.

    Examples
    --------
    >>> city = {"rio": {"a": 1, "b": 2}, "cairo": {"a": 3, "b": 4}}
    >>> [(row.label, row.reads) for row in propose_labels({"ellis": city["rio"], "rio": city["cairo"]}, city)]
    [('ellis', 'rio'), ('rio', 'cairo')]
    """
    kept = {label for label, row in overall.items() if label in cities and _fits(row, cities[label])}
    free = [city for city in cities if city not in kept]
    best = {label: label if label in kept else _best(row, free, cities) for label, row in overall.items()}
    claims = list(best.values())
    return [
        _relabelling(label, city if claims.count(city) == 1 else None, overall[label], cities)
        for label, city in best.items()
    ]


def _agreeing(row: Row, other: Row) -> int:
    return sum(exact(row[name]) == exact(other[name]) for name in row.keys() & other.keys())


def _fits(row: Row, other: Row) -> bool:
    return bool(row.keys() & other.keys()) and _agreeing(row, other) == len(row.keys() & other.keys())


def _best(row: Row, free: Iterable[str], cities: Mapping[str, Row]) -> str | None:
    agreeing = {city: _agreeing(row, cities[city]) for city in free}
    most = max(agreeing.values(), default=0)
    found = [city for city, number in agreeing.items() if number == most]
    return found[0] if len(found) == 1 and 2 * most > len(row) else None


def _relabelling(label: str, city: str | None, row: Row, cities: Mapping[str, Row]) -> Relabelling:
    if city is None:
        return Relabelling(label, None, 0, len(row))
    return Relabelling(label, city, _agreeing(row, cities[city]), len(row.keys() & cities[city].keys()))
