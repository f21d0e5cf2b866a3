"""How firm the published ranks of an edition are: the words that stand beside a sentence that names a rank."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TypeVar, cast

from kb.analysis.envelope import rank_bounds
from kb.analysis.robustness import sure_rank
from kb.analysis.weightspace import Matrix
from kb.errors import TooLargeError
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.weighed import Weighed, weighed
from kb.query.drafting.weighing_tables import spread
from kb.query.selection.conditions import Selection

NOISE = Fraction(1, 4)
MOST_NAMED = 10
Bounds = dict[str, tuple[int, int]]
Whole = tuple[Matrix, dict[str, Fraction], frozenset[str]]
T = TypeVar("T")


def firm_rank(base: Base, edition: str, city: str) -> tuple[int, int] | None:
    """Ranks that a city cannot leave when every weight changes by up to ±25 %: bounds from outside, without draws.

    None where there are no printed parts to weigh.
    """
    whole = _whole(base, edition)
    if whole is None or city not in whole[2]:
        return None
    key = f"firm:{edition}:{city}"
    if key not in base.worked_out:
        base.worked_out[key] = sure_rank(whole[0], whole[1], NOISE, city)
    return cast(tuple[int, int], base.worked_out[key])


def _whole(base: Base, edition: str) -> Whole | None:
    """The printed parts of an edition, their weights, and the cities that have them all."""

    def made(data: Weighed) -> Whole:
        found = data.matrix()
        return found, data.parts(), frozenset(found.cities)

    return _kept(base, edition, "whole", made, None)


def possible_ranks(base: Base, edition: str) -> Bounds:
    """The best and the worst rank of each city under any weights, exactly; empty where that is too much to work out."""
    return _kept(base, edition, "possible", _bounds, {})


def _bounds(data: Weighed) -> Bounds:
    try:
        return {row.id: (row.best, row.worst) for row in rank_bounds(data.matrix())}
    except TooLargeError:
        return {}


def _kept(base: Base, edition: str, name: str, make: Callable[[Weighed], T], otherwise: T) -> T:
    key = f"{name}:{edition}"
    if key not in base.worked_out:
        data = weighed(base, edition, Selection())
        parts = data.parts()
        can = len(parts) > 1 and len(data.cities) > 1 and not data.unpublished(parts)
        base.worked_out[key] = make(data) if can else otherwise
    return cast(T, base.worked_out[key])


def tell_firmness(draft: Draft, attributes: Iterable[str], cities: Iterable[str]) -> None:
    """Beside ranks of an overall score: what a change of the weights could make of them."""
    base, named = draft.base, list(cities)
    for edition in base.editions.values():
        if not {f"rank:{edition.overall}", f"score:{edition.overall}"} & set(attributes):
            continue
        firm = {city: firm_rank(base, edition.id, city) for city in named[:MOST_NAMED]}
        shown = [f"{draft.city(city).name} {spread(*bounds)}" for city, bounds in firm.items() if bounds]
        whole = _whole(base, edition.id)
        if shown and whole:
            draft.note("caveat", f"Stability: when every weight of {edition.name} changes by up to ±25 %, the rank among its "
                       f"{len(whole[2])} cities stays within: {draft.listed(shown)} (exact bounds).",
                       f"稳定性：{edition.name_zh}各权重变动不超过±25%时，在其{len(whole[2])}个城市中的名次保持在：{draft.listed(shown)}（精确界限）。")  # fmt: skip
