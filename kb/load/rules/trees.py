"""Indicator trees and groups: levels, weights, sizes."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from kb.errors import Problem
from kb.load.content import Content, Entry
from kb.load.scoretable import ScoreTable
from kb.model import Coverage, Edition, Group, GroupMember, Indicator, Score
from kb.model.values import fraction


def parents(content: Content) -> Iterator[Problem]:
    """An indicator's parent is of the same edition, one level above."""
    for entry in content.of(Indicator):
        parent = content.find(Indicator, entry.row.parent or "")
        if parent and parent.row.edition != entry.row.edition:
            yield entry.problem(f'parent "{parent.row.id}" is of edition {parent.row.edition}, not {entry.row.edition}')
        elif parent and parent.row.level != entry.row.level - 1:
            yield entry.problem(f"level {entry.row.level} under level {parent.row.level} of {parent.row.id}: "
                                f"it must be {parent.row.level + 1}")  # fmt: skip


def weights(content: Content) -> Iterator[Problem]:
    """The weights of one parent's children sum to 1, exactly: a third is written 1/3."""
    children: dict[str, list[Entry[Indicator]]] = defaultdict(list)
    for entry in content.of(Indicator):
        weight = entry.row.weight
        if weight is not None and not _is_share(weight):
            yield entry.problem(f'weight "{weight}" is not a share such as 2/5, from 0 to 1')
        elif weight is not None and entry.row.parent:
            children[entry.row.parent].append(entry)
    for parent, entries in children.items():
        total = sum(fraction(str(entry.row.weight)) for entry in entries)
        excused = content.is_excused(f"indicator:{parent}", *(f"indicator:{entry.row.id}" for entry in entries))
        if total != 1 and not excused:
            listed = " + ".join(str(entry.row.weight) for entry in entries)
            yield entries[0].problem(f'weights under "{parent}" sum to {float(total):g}, not 1: {listed}')


def _is_share(weight: str) -> bool:
    try:
        return 0 <= fraction(weight) <= 1
    except (ValueError, ZeroDivisionError):
        return False


def overall(content: Content) -> Iterator[Problem]:
    """An edition's overall indicator belongs to it and is at level 0."""
    for entry in content.of(Edition):
        found = content.find(Indicator, entry.row.overall)
        if found and (found.row.edition != entry.row.id or found.row.level != 0):
            yield entry.problem(f'overall "{entry.row.overall}" is not a level 0 indicator of {entry.row.id}')


def sizes(content: Content) -> Iterator[Problem]:
    """A group has not more members than its source says, and not fewer where a source is complete."""
    counts: dict[str, int] = defaultdict(int)
    for member in content.of(GroupMember):
        counts[member.row.group] += 1
    for entry in content.of(Group):
        size, count = entry.row.size, counts[entry.row.id]
        if size is None or count == size or content.is_excused(f"group:{entry.row.id}"):
            continue
        if count > size or _is_complete(content, entry.row.kind, entry.row.edition):
            yield entry.problem(f'size of "{entry.row.id}" is {size}, but {count} members are listed')


def cities(content: Content) -> Iterator[Problem]:
    """An edition has not more overall scores than cities, and not fewer where its coverage is complete."""
    scores = content.of(Score)
    large = scores if isinstance(scores, ScoreTable) else None
    counts = large.indicator.counts() if large else Counter(score.row.indicator for score in scores)
    for entry in content.of(Edition):
        count = counts.get(entry.row.overall, 0)
        few = 0 < count < entry.row.cities and _is_complete(content, "score", entry.row.id)
        if (count > entry.row.cities or few) and not content.is_excused(f"edition:{entry.row.id}"):
            yield entry.problem(f'cities of "{entry.row.id}" is {entry.row.cities}, but {count} have an overall score')


def _is_complete(content: Content, fact_type: str, edition: str) -> bool:
    return Score not in content.unread and GroupMember not in content.unread and any(
        coverage.row.complete and coverage.row.fact_type == fact_type and coverage.row.scope == f"edition:{edition}"
        for coverage in content.of(Coverage)
    )  # fmt: skip
