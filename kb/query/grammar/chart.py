"""A chart of phrases: typed stretches of a question, put together by rules until one covers it from end to end.

A bottom-up chart parser (Kay 1980): no rule has an empty side, so each phrase is begun by its first part and goes on
with the next one to its right. What a phrase means is worked out while it is made; a rule returns None where the parts do
not fit each other, and then there is no such phrase.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from pydantic import ValidationError

Meaning = Hashable
F = TypeVar("F", bound=Callable[..., Any])
MOST = 6_000  # phrases of one question; more than that is no question


@dataclass(frozen=True)
class Leaf:
    """A word or name from one place to another, with its sort and its meaning."""

    start: int
    end: int
    sort: str
    meaning: Meaning = None


@dataclass(frozen=True)
class Rule:
    """A sort of phrase, the sorts of its parts from left to right, and what it means; ``cost`` makes others be preferred."""

    sort: str
    parts: tuple[str, ...]
    make: Callable[..., Meaning | None]
    cost: float = 0.0


@dataclass
class Begun:
    """Rules that have begun alike: by the sort of the part that may follow, and those that are complete here."""

    after: dict[str, "Begun"] = field(default_factory=dict)
    complete: list[Rule] = field(default_factory=list)


@dataclass
class Grammar:
    """Rules as a tree by the sorts of their parts."""

    root: Begun = field(default_factory=Begun)

    def rule(self, sort: str, ways: str, cost: float = 0.0) -> Callable[[F], F]:
        """Add a rule for each way to say a phrase (``|`` between them): the sorts of its parts, ``_`` before those whose meaning is not needed."""

        def add(make: F) -> F:
            for way in ways.split("|"):
                said = way.split()
                kept = [place for place, part in enumerate(said) if not part.startswith("_")]
                parts = tuple(part.lstrip("_") for part in said)
                begun = self.root
                for part in parts:
                    begun = begun.after.setdefault(part, Begun())
                begun.complete.append(Rule(sort, parts, _with(make, kept), cost))
            return make

        return add


def _with(make: Callable[..., Any], kept: Sequence[int]) -> Callable[..., Any]:
    """A meaning that is made of some of the parts; a plan that its own checks refuse is none."""

    def made(*parts: Any) -> Any:
        try:
            return make(*(parts[place] for place in kept))
        except ValidationError:
            return None

    return made


def parse(
    grammar: Grammar,
    leaves: Iterable[Leaf],
    length: int,
    goal: str,
    optional: Collection[int] = (),
) -> list[tuple[float, Meaning]]:
    """What the whole may mean as a phrase of a sort, the cheapest reading first; each meaning once.

    At an optional place stands a word that may mean nothing: the phrase before it then goes on over it.
    """
    starting: defaultdict[int, list[Leaf]] = defaultdict(list)
    first_meant = next(place for place in range(length + 1) if place not in optional)
    for leaf in leaves:
        starting[leaf.end].append(leaf)
        if leaf.start and leaf.start <= first_meant:
            starting[leaf.end].append(replace(leaf, start=0))
    carried: defaultdict[int, list[tuple[str, int, Meaning, float]]] = defaultdict(list)
    waiting: defaultdict[int, list[tuple[dict[str, Begun], int, tuple[Meaning, ...], float]]] = defaultdict(list)
    cheapest: dict[tuple[str, int, int, Meaning], float] = {}
    for end in range(1, length + 1):
        agenda = [*carried[end], *((leaf.sort, leaf.start, leaf.meaning, 0.0) for leaf in starting[end])]
        while agenda:
            sort, start, meaning, cost = agenda.pop()
            known = cheapest.get((sort, start, end, meaning))
            if known is not None and known <= cost:
                continue
            cheapest[sort, start, end, meaning] = cost
            if len(cheapest) > MOST:
                return []
            if end in optional:
                carried[end + 1].append((sort, start, meaning, cost))
            for after, first, parts, before in (*waiting[start], (grammar.root.after, start, (), 0.0)):
                begun = after.get(sort)
                if begun is None:
                    continue
                grown, so_far = (*parts, meaning), before + cost
                if begun.after:
                    waiting[end].append((begun.after, first, grown, so_far))
                for rule in begun.complete:
                    if (made := rule.make(*grown)) is not None:
                        agenda.append((rule.sort, first, made, so_far + rule.cost))
    found = [(cost, meaning) for (sort, start, end, meaning), cost in cheapest.items() if sort == goal and start == 0 and end == length]  # fmt: skip
    return sorted(found, key=lambda one: one[0])
