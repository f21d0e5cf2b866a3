"""Which edition and which indicators a question means, when names are shared or common words."""

from kb.query.base import Base
from kb.query.marks import Mark, Marked

SCORE_ROLES = (("noun", "score"), ("noun", "rank"), ("noun", "weight"), ("noun", "parts"), ("noun", "indicator"),
               ("noun", "dimension"), ("noun", "second_level"), ("noun", "third_level"), ("noun", "data_source"),
               ("order", ""), ("op", ""), ("agg", ""), ("rel", ""), ("cue", "overall"), ("cue", "recompute"))  # fmt: skip


def in_score_talk(marked: Marked) -> bool:
    """Whether a question speaks of scores, ranks, weights or comparisons at all."""
    return any(mark.thing("edition") or mark.thing("index") or
               any(mark.says(role, value) if value else mark.says(role) for role, value in SCORE_ROLES)
               for mark in marked.marks)  # fmt: skip


def choose_edition(base: Base, marked: Marked) -> str | None:
    """The edition a question names, or the one that all its indicators or all its cities belong to."""
    named = [ident for mark in marked.marks if (ident := mark.thing("edition"))]
    if named:
        return named[0]
    indices = [ident for mark in marked.marks if (ident := mark.thing("index"))]
    if indices:
        editions = [e.id for e in base.editions.values() if e.index == indices[0]]
        return editions[-1] if editions else None
    strong = [editions_of(base, mark) for mark in marked.marks if mark.thing("indicator") and not is_weak(mark)]
    shared = set.intersection(*strong) if strong else set()
    if len(shared) == 1:
        return shared.pop()
    return None


def editions_of(base: Base, mark: Mark) -> set[str]:
    """The editions that have an indicator of this name."""
    idents = [c.key.partition(":")[2] for c in mark.things if c.kind == "indicator"]
    return {base.indicators[ident].edition for ident in idents}


def is_weak(mark: Mark) -> bool:
    """A name that is also an everyday word: one token of Latin letters, or two Chinese characters."""
    length = mark.end - mark.start
    return (length == 1 and mark.text.isascii()) or (length <= 2 and not mark.text.isascii())


def choose_indicators(base: Base, marked: Marked, edition: str | None) -> list[str]:
    """The indicators a question means, in its order; everyday words count only where scores are talked of."""
    talk = in_score_talk(marked)
    found: list[str] = []
    for mark in marked.marks:
        idents = [c.key.partition(":")[2] for c in mark.things if c.kind == "indicator"]
        if not idents or (is_weak(mark) and not talk) or mark.thing("city"):
            continue
        fitting = [ident for ident in idents if base.indicators[ident].edition == edition] or (
            idents if edition is None else [])  # fmt: skip
        chosen = fitting[:1] if edition else fitting[:1]
        found += [ident for ident in chosen if ident not in found]
    return found


def default_edition(base: Base, cities: list[str], china: bool) -> str | None:
    """The edition to use when none is said: the only one that assesses the cities, else the one with most of them."""
    counts = {edition: sum(city in base.assessed(edition) for city in cities) for edition in base.editions}
    if cities and any(counts.values()):
        best = max(counts.values(), default=0)
        fitting = [edition for edition, count in counts.items() if count == best]
        if len(fitting) == 1:
            return fitting[0]
    if china:
        sizes = {edition: sum(base.cities[c].country == "china" for c in base.assessed(edition)) for edition in base.editions}
        return max(sizes, key=lambda edition: sizes[edition])
    return None
