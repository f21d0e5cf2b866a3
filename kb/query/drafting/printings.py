"""Where each score stands in its document: the tables, labels and numbers behind the rows of scores."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from kb.analysis.figures import Printing
from kb.model import Name, Score
from kb.model.values import parse_citations, printed_groups
from kb.query.base import Base

ROW = ", row "


def printings(base: Base, edition: str) -> list[Printing]:
    """Every printing of every score of an edition, in the order of the rows and of their citations."""
    named = cities_by_name(base)
    rows = (row for indicator in base.indicators.values() if indicator.edition == edition
            for row in base.scores.get(indicator.id, {}).values())  # fmt: skip
    return [printing for row in rows for printing in printings_of(row, named)]


def cities_by_name(base: Base) -> dict[str, str]:
    """The city that each spelling means; misprints are left out, so that labels are judged by what they say."""
    found = {name: city.id for city in base.cities.values() for name in (city.name, city.name_zh)}
    rows = (row for row in base.store.rows(Name) if row.thing.startswith("city:") and row.kind != "misprint")
    return found | {row.name: row.thing.partition(":")[2] for row in rows}


def printings_of(row: Score, named: dict[str, str]) -> list[Printing]:
    """The printings that a score row cites: the first token of each is a label, the others are numbers."""
    citations, groups = parse_citations(row.source), printed_groups(row.printed)
    found = []
    for citation, (label, *tokens) in zip(citations, groups, strict=False):
        table, cut, _ = citation.locator.partition(ROW)
        score, rank = _values(row, list(_numbers(tokens)))
        if cut and (score is not None or rank is not None):
            found.append(Printing(table, label, named.get(label, label), row.city, row.indicator, score, rank))
    return found


def _numbers(tokens: Iterable[str]) -> Iterable[str]:
    for token in tokens:
        try:
            Decimal(token)
        except InvalidOperation:
            continue
        yield token


def _values(row: Score, numbers: list[str]) -> tuple[Fraction | None, int | None]:
    """Score and rank where both stand; a lone whole number in a row that has a rank is that rank.

    In a row without one the score stands last.
    """
    if not numbers:
        return None, None
    if row.rank is None:
        return Fraction(numbers[-1]), None
    if len(numbers) > 1:
        return Fraction(numbers[0]), int(numbers[1]) if numbers[1].isdigit() else None
    return (Fraction(numbers[0]), None) if "." in numbers[0] else (None, int(numbers[0]))
