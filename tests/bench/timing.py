"""Times jobs of two sides in turn and checks that their answers stay equal; knows nothing of what the jobs do."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Job = Callable[[], object]


class FaultError(Exception):
    """Something that was to be measured gives no answer, or not the same one twice."""


@dataclass(frozen=True)
class Series:
    """Milliseconds of one side, a list a repeat."""

    repeats: tuple[tuple[float, ...], ...]

    def at(self, share: float) -> float:
        """The median over the repeats of a percentile of each."""
        return median(percentile(times, share) for times in self.repeats)

    @property
    def lowest(self) -> float:
        """The lowest p50 of a repeat: the machine when nobody else works on it."""
        return min(percentile(times, 0.5) for times in self.repeats)


@dataclass(frozen=True)
class Row:
    """A line of a table: the project and the floor it stands beside, or why there are no figures."""

    name: str
    detail: str
    ours: Series | None = None
    floor: Series | None = None
    fault: str = ""


def percentile(times: Sequence[float], share: float) -> float:
    """The nearest-rank percentile.

    Examples
    --------
    >>> percentile([4.0, 1.0, 3.0, 2.0], 0.5), percentile([4.0, 1.0, 3.0, 2.0], 0.99)
    (2.0, 4.0)
    """
    return sorted(times)[max(0, math.ceil(share * len(times)) - 1)]


def compare(name: str, detail: str, repeats: int, ours: Sequence[Job], floor: Sequence[Job] = ()) -> Row:
    """Run all jobs of one side, then all of the other, once to warm up and then ``repeats`` times.

    A job that gives no answer, or another one than at first, makes a row with a fault.
    """
    sides = [side for side in (ours, floor) if side]
    times: list[list[tuple[float, ...]]] = [[] for _ in sides]
    try:
        expected = [run(jobs)[1] for jobs in sides]
        for _ in range(repeats):
            for side, jobs in enumerate(sides):
                took, answers = run(jobs)
                if answers != expected[side]:
                    raise FaultError("the same job gave two different answers")
                times[side].append(took)
    except FaultError as fault:
        return Row(name, detail, fault=str(fault))
    series = [Series(tuple(repeated)) for repeated in times]
    return Row(name, detail, series[0], series[1] if floor else None)


def run(jobs: Sequence[Job], clock: Callable[[], float] = perf_counter) -> tuple[tuple[float, ...], list[object]]:
    """The milliseconds and the answer of each job."""
    took, answers = [], []
    for job in jobs:
        start = clock()
        answers.append(job())
        took.append((clock() - start) * 1000)
    return tuple(took), answers
