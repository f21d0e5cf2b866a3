"""Scores: within the scale, with the printed decimals, ranks in the order of the scores."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

import numpy as np

from kb.errors import Problem
from kb.load.content import Content, Entry, cell
from kb.load.judged import Judged, Mask, judged
from kb.load.scoretable import ScoreTable
from kb.model import Edition, Indicator, Score

_Ranked = list[Entry[Score]]
_SURE = 1e-6  # a score this near to its printed decimals has no more of them than a float can tell


def _key(entry: Entry[Score]) -> str:
    return f"score:{entry.row.indicator}@{entry.row.city}"


def _in_context(
    content: Content, suspects: Callable[[Judged], Mask]
) -> Iterator[tuple[Entry[Score], Indicator, Edition]]:
    """Each score that no erratum speaks of, with its indicator and edition; of a large table only the suspects."""
    for entry in _suspects(content, suspects):
        indicator = content.find(Indicator, entry.row.indicator)
        edition = content.find(Edition, indicator.row.edition) if indicator else None
        if indicator and edition and not content.is_excused(_key(entry)):
            yield entry, indicator.row, edition.row


def _suspects(content: Content, suspects: Callable[[Judged], Mask]) -> Iterable[Entry[Score]]:
    table = content.of(Score)
    return table.take(np.flatnonzero(suspects(judged(content, table)))) if isinstance(table, ScoreTable) else table


def scale(content: Content) -> Iterator[Problem]:
    """A score lies within its edition's scale."""
    for entry, indicator, edition in _in_context(content, _off_scale):
        score = entry.row.score
        if indicator.kind == "score" and score is not None and not edition.scale_min <= score <= edition.scale_max:
            yield entry.problem(
                f"score {cell(score)} of {entry.row.city} is outside the scale of {edition.id}: "
                f"it must be from {cell(edition.scale_min)} to {cell(edition.scale_max)}"
            )


def _off_scale(rows: Judged) -> Mask:
    score = rows.table.score
    found: Mask = (score < rows.minimum) | (score > rows.maximum)
    return found


def decimals(content: Content) -> Iterator[Problem]:
    """A score has not more decimals than its edition prints."""
    for entry, indicator, edition in _in_context(content, _too_fine):
        if indicator.kind == "score" and entry.row.score is not None:
            places = max(0, -int(Decimal(cell(entry.row.score) or "0").as_tuple().exponent))
            if places > edition.decimals:
                yield entry.problem(f"score {cell(entry.row.score)} of {entry.row.city} has {places} decimals, "
                                    f"but {edition.id} prints {edition.decimals}")  # fmt: skip


def _too_fine(rows: Judged) -> Mask:
    shifted = rows.table.score * 10.0 ** np.nan_to_num(rows.decimals)
    found: Mask = np.abs(shifted - np.round(shifted)) > _SURE
    return found


def presence(content: Content) -> Iterator[Problem]:
    """A score row has a score or a rank, of an indicator that is published, not beyond the number of cities."""
    for entry, indicator, edition in _in_context(content, _out_of_place):
        if entry.row.score is None and entry.row.rank is None:
            yield entry.problem("has neither score nor rank")
        if not indicator.published:
            yield entry.problem(f'indicator "{indicator.id}" says published false, but here is a score')
        if entry.row.rank is not None and entry.row.rank > edition.cities:
            yield entry.problem(
                f"rank {entry.row.rank} of {entry.row.city}, but {edition.id} has {edition.cities} cities"
            )


def _out_of_place(rows: Judged) -> Mask:
    empty = np.isnan(rows.table.score) & (rows.table.rank == 0)
    found: Mask = empty | (rows.published == 0) | (rows.table.rank > rows.cities)
    return found


def _ranked(content: Content) -> Iterator[tuple[Indicator, _Ranked]]:
    """Per indicator the scores with a rank, best rank first; of a large table only indicators where they clash."""
    found: dict[str, tuple[Indicator, _Ranked]] = {}
    for entry, indicator, _ in _in_context(content, _clashing):
        if entry.row.score is not None and entry.row.rank is not None:
            found.setdefault(indicator.id, (indicator, []))[1].append(entry)
    for indicator, entries in found.values():
        yield indicator, sorted(entries, key=lambda entry: (entry.row.rank or 0, entry.row.city))


def _clashing(rows: Judged) -> Mask:
    """All rows of each indicator in which a worse rank does not always go with a worse score."""
    table = rows.table
    both = np.flatnonzero(~np.isnan(table.score) & (table.rank > 0))
    order = both[np.lexsort((table.rank[both], table.indicator.codes[both]))]
    codes, ranks, scores = table.indicator.codes[order], table.rank[order], table.score[order]
    lead = (scores[:-1] - scores[1:]) * np.where(rows.higher_is_better[order][1:] == 0, -1, 1)
    clash = (codes[1:] == codes[:-1]) & ((ranks[1:] > ranks[:-1]) != (lead > 0))
    wrong = np.zeros(len(table.indicator.words) or 1, bool)
    wrong[codes[1:][clash]] = True
    return wrong[table.indicator.codes]


def ranks(content: Content) -> Iterator[Problem]:
    """Ranks follow the scores: a better rank never has a worse score, one rank never two scores."""
    for indicator, entries in _ranked(content):
        direction = 1 if indicator.higher_is_better else -1
        for above, below in pairwise(entries):
            lead = direction * ((above.row.score or 0.0) - (below.row.score or 0.0))
            if lead < 0 or (lead > 0 and above.row.rank == below.row.rank):
                yield below.problem(
                    f"rank {below.row.rank} with score {cell(below.row.score)} of {below.row.city} contradicts "
                    f"rank {above.row.rank} with score {cell(above.row.score)} of {above.row.city} in {indicator.id}"
                )


def ties(content: Content) -> Iterator[Problem]:
    """Equal scores have equal ranks, unless an erratum says that hidden decimals decide."""
    for indicator, entries in _ranked(content):
        for above, below in pairwise(entries):
            if above.row.score == below.row.score and above.row.rank != below.row.rank:
                yield below.problem(
                    f"score {cell(below.row.score)} has rank {below.row.rank} for {below.row.city} but rank "
                    f"{above.row.rank} for {above.row.city} in {indicator.id}: one rank, or an erratum naming the score"
                )
