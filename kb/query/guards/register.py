"""The register of guards: each says of some kinds of plans why one of them would miss what a question asks for.

A guard is a function that is true when the plan must not stand. It is put into the register where it is written::

    @guards("find", "count")
    def cities_for_countries(base, frame, plan): ...

    @guards_by_words("rank")  # the words of the question decide, whatever the plan holds
    def asks_for_part(frame): ...

Without a kind it watches all plans. The order of guards does not matter: one that objects is enough.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.plan import Plan

Guard = Callable[[Base, Frame, Any], bool]
WordGuard = Callable[[Frame], bool]

G = TypeVar("G", bound=Callable[..., bool])

EVERY = ""
REGISTER: defaultdict[str, list[tuple[str, Guard]]] = defaultdict(list)


def guards(*kinds: str) -> Callable[[G], G]:
    """Register a guard for these kinds of plans; for all of them where none is named."""

    def register(guard: G) -> G:
        for kind in kinds or (EVERY,):
            REGISTER[kind].append((guard.__name__, guard))
        return guard

    return register


def guards_by_words(*kinds: str) -> Callable[[WordGuard], WordGuard]:
    """Register a guard that looks at the words of the question alone."""

    def register(guard: WordGuard) -> WordGuard:
        for kind in kinds or (EVERY,):
            REGISTER[kind].append((guard.__name__, lambda base, frame, plan: guard(frame)))
        return guard

    return register


def objections(base: Base, frame: Frame, plan: Plan) -> list[str]:
    """The names of all guards that object to a plan: to see why a question was refused."""
    return [name for name, guard in _watching(plan) if guard(base, frame, plan)]


def objects(base: Base, frame: Frame, plan: Plan) -> bool:
    """Whether some guard objects to a plan."""
    return any(guard(base, frame, plan) for _, guard in _watching(plan))


def _watching(plan: Plan) -> list[tuple[str, Guard]]:
    return [*REGISTER[EVERY], *REGISTER[plan.kind]]
