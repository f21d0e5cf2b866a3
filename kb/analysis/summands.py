"""The columns whose weighted sum orders the cities under a scheme, so that one machine tells how firm any such order is."""

from collections.abc import Iterable, Mapping
from decimal import Context, Decimal
from fractions import Fraction

from kb.analysis.exact import Number, exact, rounded
from kb.analysis.normalise import Normalisation, normalise
from kb.analysis.weights import Aggregation, Scores
from kb.analysis.weightspace import Matrix, matrix

DECIMALS = 6
"""What is not printed, such as a z score or a logarithm, is taken to six decimals, twice as fine as any printed score asks for."""

_DIGITS = Context(prec=30)


def summands(
    scores: Scores, parts: Iterable[str], cities: Iterable[str], aggregation: Aggregation, normalisation: Normalisation
) -> Matrix:
    """Scores as printed or normalised; of a geometric mean their logarithms, without the cities that a zero puts last.

    Raises
    ------
    KbError
        When no city is left.

    Examples
    --------
    >>> scores = {"x": {"a": 1, "b": 0.5, "c": 0}, "y": {"a": 1, "b": 0.5, "c": 1}}
    >>> found = summands(scores, ["x", "y"], ["a", "b", "c"], "geometric", "printed")
    >>> found.cities, (found.values * found.unit).astype(float).tolist()
    (('a', 'b'), [[0.0, 0.0], [-0.693147, -0.693147]])
    """
    among = list(cities)
    columns = {part: normalise({city: scores[part][city] for city in among}, normalisation) for part in parts}
    if aggregation == "geometric":
        whole = [city for city in among if all(column[city] for column in columns.values())]
        columns = {part: {city: _logarithm(column[city]) for city in whole} for part, column in columns.items()}
    if normalisation != "printed" or aggregation == "geometric":
        columns = {part: _to_six_decimals(column) for part, column in columns.items()}
    return matrix(columns, list(columns))


def _to_six_decimals(column: Mapping[str, Number]) -> dict[str, Fraction]:
    return {city: exact(rounded(exact(value), DECIMALS)) for city, value in column.items()}


def _logarithm(value: Fraction) -> Fraction:
    return Fraction(_DIGITS.ln(_DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))))
