"""How long weighing takes: a new order, the exact envelope, many draws; at the seed's size and at 5,000 cities."""

import csv
import random
from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from types import SimpleNamespace

from kb.analysis.dominance import dominance
from kb.analysis.envelope import envelope, rank_bounds
from kb.analysis.ranksample import sort_ranks
from kb.analysis.recompute import Arithmetic
from kb.analysis.robustness import Noise, robustness
from kb.analysis.weights import Scheme, reweigh
from kb.analysis.weightspace import Matrix, lattice, matrix, rank_rows

from .scales import ROOT
from .timing import Row, compare

Scores = Mapping[str, Mapping[str, float]]
MANY = 5_000
GOALS = {"envelope": "100 ms", "10,000": "1,000 ms"}


def weighing(repeats: int) -> list[Row]:
    """The sums a page asks for, at three sizes. An exact envelope of 5,000 cities is refused: there the extremes met on a lattice
    are timed, as the page shows them."""
    islec = printed("islec-2016", ("city-innovation", "fields-for-learning", "learner-experience"))
    gsc = printed(
        "gsc-2020",
        tuple(f"smart-{name}" for name in ("infrastructure", "economy", "service", "governance", "innovation")),
    )
    many = invented(3)
    return [
        *sums("68 cities, 3 parts", repeats, islec, exact=True),
        *sums("20 cities, 5 parts", repeats, gsc, exact=True),
        *sums("5,000 cities, 3 parts", min(repeats, 2), many, exact=False),
    ]


def sums(size: str, repeats: int, scores: Scores, exact: bool) -> list[Row]:
    """The rows of one size."""
    parts, found = list(scores), matrix(scores, list(scores))
    equal = {part: Fraction(1, len(parts)) for part in parts}
    steps = 100 if len(parts) == 3 else 20
    jobs = {
        "new order, arithmetic": partial(order, scores, Scheme(equal)),
        "new order, geometric of min-max": partial(order, scores, Scheme(equal, "geometric", "min-max")),
        "fixed pairs": partial(dominance, found),
        f"ranks on a lattice of {len(lattice(len(parts), steps)):,} weightings": partial(shares, found, steps),
        "intervals from 10,000 draws": partial(robustness, found, equal, Noise(draws=10_000)),
        "intervals from 10,000 random weightings": partial(robustness, found, equal, Noise(None, draws=10_000)),
    }
    if exact:
        jobs["exact envelope"] = partial(rank_bounds, found)
    else:
        jobs["envelope, extremes met on the lattice"] = partial(met, found, steps)
    return [compare(name, f"{size}{goal(name)}", repeats, [job]) for name, job in jobs.items()]


def goal(name: str) -> str:
    """The goal that a row is held to, to stand behind its size."""
    return next((f"; goal: {limit}" for part, limit in GOALS.items() if part in name), "")


def order(scores: Scores, scheme: Scheme) -> object:
    """The new order of a flat index."""
    usual = {"higher_is_better": True, "scaled_to_maximum": False}
    tree = [SimpleNamespace(id="top", parent=None, weight=None, **usual)]
    tree += [SimpleNamespace(id=part, parent="top", weight="1", **usual) for part in scores]
    return reweigh(tree, scores, "top", Arithmetic(4, 1), scheme)  # type: ignore[arg-type]


def met(found: Matrix, steps: int) -> object:
    """The best and the worst rank of each city in some weighting."""
    return envelope(found, sort_ranks(found.cities, rank_rows(found, lattice(len(found.parts), steps)))).bounds


def shares(found: Matrix, steps: int) -> bytes:
    """The ranks of each city in all weightings; as bytes, so that two runs can be compared."""
    counts = sort_ranks(found.cities, rank_rows(found, lattice(len(found.parts), steps)))
    return counts.ranks.tobytes()


def printed(edition: str, parts: tuple[str, ...]) -> dict[str, dict[str, float]]:
    """Scores of the seed."""
    found: dict[str, dict[str, float]] = {f"{edition}.{part}": {} for part in parts}
    with (ROOT / f"seed/scores/{edition}.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["indicator"] in found:
                found[row["indicator"]][row["city"]] = float(row["score"])
    return found


def invented(parts: int) -> dict[str, dict[str, float]]:
    """Scores of 5,000 cities with four decimals."""
    chance = random.Random(1)
    return {f"part-{n}": {f"city-{m}": chance.randint(0, 9_999) / 10_000 for m in range(MANY)} for n in range(parts)}
