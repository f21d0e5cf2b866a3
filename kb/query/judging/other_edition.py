"""An index that does not have what is asked of it: no edition of that year (*iSLEC 2019*), no such indicator."""

import re
from collections.abc import Iterable
from itertools import pairwise

from kb.query.base import Base
from kb.query.marking.mark import Mark, Marked

YEAR = re.compile(r"(?:19|20)\d\d")
BEHIND = re.compile(r"[\s’'（(-]{0,3}(?:(?:of|for|from) (?:the year )?)?")
AHEAD = re.compile(r"\s?(?:年)?(?:度)?(?:的|版)?(?:\s?(?:edition|issue|version|release|ranking) (?:of|in) (?:the )?)?")

NEAR = 4  # marks


def years_of_no_edition(base: Base, marked: Marked) -> tuple[str, ...]:
    """The years that stand right beside the name of an index that has no edition of that year."""
    found = []
    for first, second in pairwise(
        [m for m in marked.marks if not m.says("stop") or _index_of(base, m) or m.kind == "date"]
    ):
        year, index, gap = (second, first, BEHIND) if _index_of(base, first) else (first, second, AHEAD)
        ident = _index_of(base, index)
        if ident and _is_year(year) and gap.fullmatch(_between(marked, first, second)) and not _has(base, ident, year):
            found.append(year.text)
    return tuple(found)


def _index_of(base: Base, mark: Mark) -> str | None:
    """The index that a mark names, or whose report it names without a year: 2018年的全球智慧之都报告."""
    edition = base.editions.get(mark.thing("source") or "")
    undated = edition is not None and not YEAR.search(mark.text)
    return mark.thing("index") or (edition.index if edition is not None and undated else None)


def years_near_index(base: Base, marked: Marked) -> tuple[str, ...]:
    """*The 2017 edition of the Global Smart Cities ranking*: years of no edition that a few words part from their index."""
    found = []
    for place, index in enumerate(marked.marks):
        ident = _index_of(base, index)
        near = marked.marks[max(0, place - NEAR) : place + NEAR + 1] if ident else ()
        found += [year.text for year in near if _is_year(year) and ident and not _has(base, ident, year)]
    return tuple(found)


def _is_year(mark: Mark) -> bool:
    return mark.kind == "date" and YEAR.fullmatch(mark.date or "") is not None


def _has(base: Base, index: str, year: Mark) -> bool:
    of_it = [edition for edition in base.editions.values() if edition.index == index]
    return any((year.date or "") in f"{edition.date} {edition.name}" for edition in of_it)


def _between(marked: Marked, first: Mark, second: Mark) -> str:
    return marked.text[marked.tokens[first.end - 1].end : marked.tokens[second.start].start]


def of_other_index(base: Base, marked: Marked, indicators: Iterable[str]) -> bool:
    """*Its smart economy score in iSLEC 2016*: whether the indicators belong to none of the indices that are named."""
    editions = {e for m in marked.marks if (e := m.thing("edition"))}
    named = {base.editions[e].index for e in editions} | {i for m in marked.marks if (i := m.thing("index"))}
    held = {base.editions[base.indicators[i].edition].index for i in indicators}
    return bool(named) and bool(held) and not named & held
