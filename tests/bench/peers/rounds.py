"""All rounds against peers, in order. A peer that is not installed is named as missing, not left out silently."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from ..timing import FaultError, Job, Series, run

Side = dict[str, Sequence[Job]]


@dataclass(frozen=True)
class Round:
    """One job done by the project and by its peers: their times, and what is said of the goal."""

    name: str
    sides: dict[str, Series] = field(default_factory=dict)
    goal: str = ""
    limit: float | None = None  # the project's p50 may be at most so many times that of the peer it is measured by
    against: str = ""  # that peer; without one, the fastest
    remark: str = ""
    fault: str = ""

    @property
    def ratio(self) -> float | None:
        """The project's p50 divided by that of the peer it is measured by."""
        return self._beside(lambda series: series.at(0.5))

    @property
    def lowest_ratio(self) -> float | None:
        """The same of the repeats in which nobody else worked on the machine, as far as there were any."""
        return self._beside(lambda series: series.lowest)

    def _beside(self, figure: Callable[[Series], float]) -> float | None:
        others = {name: figure(series) for name, series in self.sides.items() if name != "project"}
        if "project" not in self.sides or not others:
            return None
        peer = others.get(self.against) if self.against else min(others.values())
        return figure(self.sides["project"]) / peer if peer else None

    @property
    def verdict(self) -> str:
        """Met or not; where only the lowest figures meet the goal, that is said."""
        if self.ratio is None or self.lowest_ratio is None or self.limit is None:
            return "—"
        if self.ratio <= self.limit:
            return "met"
        return "met at the lowest" if self.lowest_ratio <= self.limit else "not met"


def compete(
    name: str, repeats: int, sides: Side, same: Callable[[object], object] | None = None,
    clock: Callable[[], float] = perf_counter, **told: object,
) -> Round:  # fmt: skip
    """Let each side do all its jobs in turn, ``repeats`` times after a warm-up; times are those of ``clock``.

    With ``same``, what it makes of the answers must be equal for all sides.
    """
    times: dict[str, list[tuple[float, ...]]] = {side: [] for side in sides}
    try:
        first = {side: run(jobs)[1] for side, jobs in sides.items()}
        if same is not None:
            made = {side: [same(answer) for answer in answers] for side, answers in first.items()}
            odd = [side for side in made if made[side] != made["project"]]
            if odd:
                raise FaultError(f"{', '.join(odd)} answers otherwise than the project: {shown(made, odd[0])}")
        for _ in range(repeats):
            for side, jobs in sides.items():
                times[side].append(run(jobs, clock)[0])
    except FaultError as fault:
        return Round(name, fault=str(fault))
    return Round(name, {side: Series(tuple(found)) for side, found in times.items()}, **told)  # type: ignore[arg-type]


def shown(made: dict[str, list[object]], odd: str) -> str:
    """The first answer that differs, cut short."""
    for ours, theirs in zip(made["project"], made[odd], strict=True):
        if ours != theirs:
            return f"{str(ours)[:120]} … {str(theirs)[:120]}"
    return ""


def missing(name: str) -> bool:
    """Whether a peer's package is not installed."""
    from importlib.util import find_spec

    return find_spec(name) is None


PARTS = ("querying", "graphs", "naming", "texts", "loading", "serving")


def all_rounds(package: Path, database: Path, repeats: int, large: bool, only: str = "") -> list[Round]:
    """Every round of a scale, or only those of one part."""
    from importlib import import_module

    found: list[Round] = []
    for name in (only,) if only else PARTS:
        part = import_module(f".{name}", __package__)
        try:
            found += part.rounds(package, database, repeats, large)
        except Exception as error:  # a peer that fails must not hide what the others did
            found.append(Round(name, fault=f"{type(error).__name__}: {error}"))
    return found
