"""Value types of the cells: slugs, keys, partial dates, fractions, choices, citations. No tables here."""

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator

SLUG = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
KEY = re.compile(rf"[a-z_]+:{SLUG.pattern}(?:@{SLUG.pattern})?")
PARTIAL_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
CITATION = re.compile(r"\s*([a-z0-9][a-z0-9-]*)\[([^\[\]]+)\]\s*")
ONE_CITATION = re.compile(r"([a-z0-9][a-z0-9-]*)\[(?![^\]]*\bl\. \d)([^\[\];]+)\]")  # surely one, and without lines
_CELLS_KEPT = 4_096  # source cells with their citations: the rows of a large answer
LINES = re.compile(r"(?:^|, )l\. (\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*)$")


@dataclass(frozen=True)
class Choices:
    """The closed list of values a cell may take; also the ``enum`` of its generated schema."""

    values: tuple[str, ...]

    def __call__(self, value: str) -> str:
        if value not in self.values:
            raise ValueError(f"{value!r} is not one of {', '.join(self.values)}")
        return value


def choice(*values: str) -> Any:
    """A string type limited to ``values``."""
    choices = Choices(values)
    return Annotated[str, AfterValidator(choices), choices]


@dataclass(frozen=True)
class Pattern:
    """A regular expression that the whole cell must match; also the ``pattern`` of its schema."""

    regex: str
    wanted: str

    def __call__(self, value: str) -> str:
        if not re.fullmatch(self.regex, value):
            raise ValueError(f"{value!r} is not {self.wanted}")
        return value


def _pattern(regex: str, wanted: str) -> Any:
    pattern = Pattern(regex, wanted)
    return Annotated[str, AfterValidator(pattern), pattern]


Slug = _pattern(SLUG.pattern, "a slug such as wuhan or islec-2016.city-innovation")
Key = _pattern(KEY.pattern, "a key such as city:wuhan")
Keys = _pattern(rf"{KEY.pattern}(?:; {KEY.pattern})*", "a list of keys such as city:wuhan; area:hexi")
Slugs = _pattern(rf"{SLUG.pattern}(?:; {SLUG.pattern})*", "a list of slugs such as a-b; c-d")
PartialDate = _pattern(PARTIAL_DATE.pattern, "a date such as 2011, 2011-01 or 2011-01-31")
Weight = _pattern(r"\d+(?:/\d+)?|\d*\.\d+", "a weight such as 2/5, 0.25 or 1")


@dataclass(frozen=True, order=True)
class Interval:
    """The days a partial date may mean, both ends included."""

    first: date
    last: date


def interval(partial: str) -> Interval:
    """The days ``partial`` may mean: ``2011`` is the whole year, ``2011-01`` the whole month.

    Examples
    --------
    >>> interval("2012-02").last
    datetime.date(2012, 2, 29)
    """
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 3:
        day = date(*parts)
        return Interval(day, day)
    if len(parts) == 2:
        following = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return Interval(date(parts[0], parts[1], 1), date.fromordinal(following.toordinal() - 1))
    return Interval(date(parts[0], 1, 1), date(parts[0], 12, 31))


def is_before(left: str, right: str) -> bool | None:
    """Whether ``left`` lies wholly before ``right``; ``None`` when the partial dates overlap.

    Examples
    --------
    >>> is_before("2010", "2011-01"), is_before("2011", "2011-05")
    (True, None)
    """
    first, second = interval(left), interval(right)
    if first.last < second.first:
        return True
    if first.first > second.last:
        return False
    if first == second and first.first == first.last:
        return False
    return None


def fraction(weight: str) -> Fraction:
    """The exact value of a weight cell."""
    return Fraction(weight)


@dataclass(frozen=True)
class Citation:
    """Where a fact stands: a source, a locator in words, and the document's lines where it has them."""

    source: str
    locator: str
    lines: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=_CELLS_KEPT)
def parse_citations(cell: str) -> tuple[Citation, ...]:
    """The citations of a ``source`` cell, ``key[locator]; key2[locator, l. 3-5, 9]``.

    Raises
    ------
    ValueError
        When the cell does not have that form.
    """
    if one := ONE_CITATION.fullmatch(cell):
        return (Citation(one[1], one[2]),)
    found = []
    for part in re.split(r";(?![^\[]*\])", cell):
        match = CITATION.fullmatch(part)
        if not match:
            raise ValueError(f"{part.strip()!r} is not a citation such as gnlc-12[Table 1, row Wuhan, l. 55-58]")
        found.append(Citation(match[1], match[2], _lines(match[2])))
    return tuple(found)


def only_source(cell: str) -> str:
    """The source of a cell that is surely one citation without lines; nothing for any other.

    Examples
    --------
    >>> only_source("geonames[Wuhan]"), only_source("gnlc-12[Table 1, l. 55]"), only_source("a[1]; b[2]")
    ('geonames', '', '')
    """
    found = ONE_CITATION.fullmatch(cell)
    return found[1] if found else ""


def _lines(locator: str) -> tuple[tuple[int, int], ...]:
    match = LINES.search(locator)
    if not match:
        return ()
    spans = []
    for span in match[1].split(", "):
        first, _, last = span.partition("-")
        spans.append((int(first), int(last or first)))
    if any(first > last or first < 1 for first, last in spans):
        raise ValueError(f"lines of {locator!r} run backwards")
    return tuple(spans)


def _citations(cell: str) -> str:
    parse_citations(cell)
    return cell


SourceCell = Annotated[str, AfterValidator(_citations)]


def split_list(cell: str | None) -> list[str]:
    """The members of a ``; ``-separated cell; an empty cell has none."""
    return [part.strip() for part in (cell or "").split(";") if part.strip()]


def printed_groups(cell: str | None) -> list[list[str]]:
    """The printed tokens of a row: ``||`` parts the citations, ``|`` the tokens of one citation."""
    if not cell:
        return []
    return [[token.strip() for token in group.split(" | ") if token.strip()] for group in cell.split(" || ")]
