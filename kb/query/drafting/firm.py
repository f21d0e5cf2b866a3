"""How firm ranks are: what a change of the weights could make of them, worked out once and kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal, TypeVar, cast

import numpy as np

from kb.analysis.envelope import rank_bounds
from kb.analysis.recompute import components
from kb.analysis.robustness import sure_rank
from kb.analysis.weights import Scheme, shares_of, weights_in_whole
from kb.analysis.weightspace import Matrix, matrix
from kb.errors import KbError, TooLargeError
from kb.query.base import Base
from kb.query.drafting.weighed import Weighed, weighed
from kb.query.kept import lately
from kb.query.selection.conditions import Selection
from kb.store.columns import ScoreColumn

NOISE = Fraction(1, 4)
_SOME_KEPT = 8  # parts put together over some cities
_PARTS_KEPT = 256
Bounds = dict[str, tuple[int, int]]
Rests = Literal["weighed parts", "parts not printed", "another mean", "one value"]
T = TypeVar("T")


@dataclass(frozen=True)
class Put:
    """The printed parts right below an indicator with their published weights: what its ranks are put together from.

    They are held in the fewest bytes that their numbers fit in, and ``scores`` gives them at the size that sums need.
    """

    held: Matrix
    weights: dict[str, Fraction]
    _ranks: dict[str, tuple[int, int] | None] = field(default_factory=dict, compare=False)

    @property
    def scores(self) -> Matrix:
        """The parts for exact sums."""
        return replace(self.held, values=self.held.values.astype(np.int64))

    def rank(self, city: str) -> tuple[int, int] | None:
        """Ranks that a city cannot leave when every weight changes by up to ±25 %: bounds from outside, without draws; kept."""
        if city not in self._ranks:
            is_held = city in self.held.cities
            self._ranks[city] = sure_rank(self.scores, self.weights, NOISE, city) if is_held else None
        return self._ranks[city]


def firm_rank(base: Base, edition: str, city: str) -> tuple[int, int] | None:
    """Ranks in the whole index that a city cannot leave when every weight changes by up to ±25 %.

    None where there are no printed parts to weigh.
    """
    return firm_place(base, base.editions[edition].overall, city)


def firm_place(base: Base, indicator: str, city: str, among: tuple[str, ...] | None = None) -> tuple[int, int] | None:
    """The same of a rank in any indicator, among all its cities or among some; what no weights allow, these cannot either."""
    put = put_together(base, indicator, among)
    found = put.rank(city) if put else None
    edition = base.editions[base.indicators[indicator].edition]
    if found is None or among is not None or indicator != edition.overall:
        return found
    best, worst = possible_ranks(base, edition.id).get(city, found)
    return max(found[0], best), min(found[1], worst)


def rests_on(base: Base, indicator: str) -> Rests:
    """What the ranks in an indicator rest on: whether other weights could change them, and whether that can be worked out."""
    rows = [row for row in base.indicators.values() if row.edition == base.indicators[indicator].edition]
    below = components(rows, indicator)
    if not below:
        return "one value"
    if any(part not in base.scores for part in below):
        return "parts not printed"
    turned = any(not base.indicators[part].higher_is_better for part in below)
    whole = base.editions[base.indicators[indicator].edition].aggregation == "arithmetic" and not turned
    return "weighed parts" if whole and len(below) > 1 else "another mean"


def put_together(base: Base, indicator: str, among: tuple[str, ...] | None = None) -> Put | None:
    """An indicator's printed parts, over all its cities (kept) or over some (those asked for last are kept: an answer asks for
    each city that it names); None where it is no weighted mean of them."""
    if among is not None:
        return lately(base, _put, _SOME_KEPT)(indicator, among)
    return _kept(base, f"put together:{indicator}", lambda: _put(base, indicator, None))


def _put(base: Base, indicator: str, among: tuple[str, ...] | None) -> Put | None:
    parts = lately(base, _parts, _PARTS_KEPT)(indicator)
    if not parts:
        return None
    chosen = {part: base.printed(part) for part in parts}
    if among:
        places, held = {city: place for place, city in enumerate(among)}, base.places(among)
        chosen = {part: ScoreColumn(places, column.numbers[held]) for part, column in chosen.items()}
    complete = ~np.isnan([column.numbers for column in chosen.values()]).any(axis=0)
    return Put(_tight(base, matrix(chosen, list(parts))), parts) if complete.sum() > 1 else None


def _tight(base: Base, whole: Matrix) -> Matrix:
    """The same in the fewest bytes: small numbers, and one list of the cities for all indicators that print the same ones."""
    lists = cast(dict[tuple[str, ...], tuple[str, ...]], base.worked_out.setdefault("complete cities", {}))
    least = np.promote_types(np.min_scalar_type(whole.values.min()), np.min_scalar_type(whole.values.max()))
    return replace(whole, cities=lists.setdefault(whole.cities, whole.cities), values=whole.values.astype(least))


def _parts(base: Base, indicator: str) -> dict[str, Fraction]:
    """The printed parts right below an indicator with their published weights; none where it is no weighted mean of them."""
    if rests_on(base, indicator) != "weighed parts":
        return {}
    rows = [row for row in base.indicators.values() if row.edition == base.indicators[indicator].edition]
    return weights_in_whole(rows, indicator, shares_of(rows, indicator, Scheme(level=1)))


def firm_means(base: Base, indicator: str, groups: Mapping[str, Sequence[str]]) -> Bounds:
    """Ranks that the mean of each group cannot leave when every weight changes by up to ±25 %; empty where nothing can be weighed.

    A mean over cities is as linear in the weights as a score is, so a group is ordered as a city is.
    """
    put = put_together(base, indicator)
    scores = put.scores if put else None
    rows = {city: row for row, city in enumerate(scores.cities)} if scores else {}
    held = {name: [rows[city] for city in cities if city in rows] for name, cities in groups.items()}
    if put is None or scores is None or len(held) < 2 or not all(held.values()):
        return {}
    sums = {name: scores.values[places].sum(axis=0) for name, places in held.items()}
    means = {part: {name: Fraction(int(sums[name][column]), len(held[name])) for name in held}
             for column, part in enumerate(scores.parts)}  # fmt: skip
    try:
        grouped = Put(matrix(means, list(means)), put.weights)
    except KbError:  # groups of many thousand cities: their means have no common denominator that exact sums can hold
        return {}
    return {name: bounds for name in held if (bounds := grouped.rank(name))}


def possible_ranks(base: Base, edition: str) -> Bounds:
    """The best and the worst rank of each city under any weights, exactly; empty where that is too much to work out."""
    return _kept(base, f"possible:{edition}", lambda: _possible(weighed(base, edition, Selection())))


def _possible(data: Weighed) -> Bounds:
    parts = data.parts()
    if len(parts) < 2 or len(data.cities) < 2 or data.unpublished(parts):
        return {}
    try:
        return {row.id: (row.best, row.worst) for row in rank_bounds(data.matrix())}
    except TooLargeError:
        return {}


def _kept(base: Base, key: str, make: Callable[[], T]) -> T:
    if key not in base.worked_out:
        base.worked_out[key] = make()
    return cast(T, base.worked_out[key])
