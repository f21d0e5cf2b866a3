"""The set whose mean a score is compared with: *of the GNLC members*, *of the cities without a law*, 十个参评城市中位数."""

from kb.query.base import Base
from kb.query.marking.indicators import MEMBERS
from kb.query.marking.mark import Mark
from kb.query.marking.numerals import number_at
from kb.query.selection.conditions import HasPath, HasRegulation, InEdition, InNetwork, InPlace, InTier, Selection


def lawful_set(base: Base, marks: tuple[Mark, ...], place: int) -> tuple[Selection, set[int]] | None:
    """*The average of the cities without a law*, 高于没有条例的城市的平均分: a law right beside the mean names the set."""
    behind = marks[place + 1 : place + 2] and marks[place + 1].text.split()[0] in ("of", "for", "among")
    start = next(
        (p for p in range(place - 1, max(-1, place - 9), -1) if marks[p].says("op") or marks[p].says("rel")), place
    )
    span = range(place + 1, min(len(marks), place + 7)) if behind else range(start + 1, place)
    laws = [p for p in span if marks[p].says("noun", "regulation")]
    one = [p for p in span if marks[p].text in ("one", "those")] if behind else []
    told = any(m.says("noun", "regulation") for m in marks[:place])  # *without a law … of those that have one*
    said = laws or [p for p in one if marks[p - 1].text in WITH or (told and marks[p - 1].text.endswith(HAVE))]
    if not said or any(marks[p].says("ask") and not marks[p].says("stop") for p in range(span.start, said[0])):
        return None
    no = any(marks[p].says("logic", "not") for p in range(span.start, said[0]))
    used = {p for p in span if p <= said[0] + 1 and not marks[p].says("stop")}
    scored = _scored_too(base, marks, said[0]) if behind else None
    largest = max(base.members, key=lambda network: len(base.members[network]), default=None)
    member = largest is not None and any(marks[p].text in MEMBERS for p in span)
    within = (InNetwork(network=str(largest)),) if member else ()
    assessed = (InEdition(edition=scored),) if scored else ()
    return Selection(conditions=(HasRegulation(negate=no), *within, *assessed)), used


WITH = frozenset({"with", "without"})
HAVE = ("have", "has", "had", "lack", "lacking", "lacks", "having")


def _scored_too(base: Base, marks: tuple[Mark, ...], law: int) -> str | None:
    """*Of the members that have both a law and an iSLEC score*: the edition that assesses the set too."""
    behind = [m for m in marks[law + 1 : law + 5] if not m.says("stop")]
    if len(behind) < 2 or not behind[0].says("logic", "and"):
        return None
    total = base.indicators.get(behind[1].thing("indicator") or "")
    if total is not None and total.level == 0:
        return str(total.edition)
    index = behind[1].thing("index")
    return behind[1].thing("edition") or next(
        (e.id for e in reversed(base.editions.values()) if e.index == index), None
    )


def reference_set(base: Base, marks: tuple[Mark, ...], place: int) -> tuple[Selection | None, set[int]]:
    """*the average of the GNLC members*: a set right behind the mean (after *of*), in Chinese right before it."""
    if law := lawful_set(base, marks, place):
        return law
    before = marks[place - 1] if place else None
    if before is not None and before.says("noun", "network") and base.members:
        largest = max(base.members, key=lambda network: len(base.members[network]))
        named = marks[place - 2].thing("network") if place > 1 else None
        return Selection(conditions=(InNetwork(network=named or largest),)), {
            place - 1,
            *({place - 2} if named else ()),
        }
    first = next((p for p in range(place + 1, len(marks)) if not _is_measure(marks[p])), len(marks))
    tail = marks[first : first + 6]  # *the average iSLEC score of …*
    # *an above-average score among …* tells whom is asked, not whose average
    binding = ("of", "for", "among") if first == place + 1 else ("of", "for")
    if tail and tail[0].text.split()[0] in binding:
        for offset, mark in enumerate(tail[1:], first + 1):
            condition = _set(base, mark)
            if condition:
                return Selection(conditions=(condition,)), {offset}
    return _set_before(base, marks, place)


def _set_before(base: Base, marks: tuple[Mark, ...], place: int) -> tuple[Selection | None, set[int]]:
    """超过十个参评GNLC城市中位数: what stands between the comparison word and the mean names the set."""
    start = next((p for p in range(place - 1, max(-1, place - 9), -1) if marks[p].says("op")), None)
    if start is None or not all(m.says("stop") or is_set(m) for m in marks[start + 1 : place]):
        return None, set()
    found = [(p, condition) for p in range(start + 1, place) if (condition := _set(base, marks[p]))]
    if not found:
        return None, set()
    used = {p for p in range(start + 1, place) if not marks[p].says("stop")}
    return Selection(conditions=tuple(dict.fromkeys(condition for _, condition in found))), used


def is_set(mark: Mark) -> bool:
    """Whether a mark can stand in the name of a set of cities: *the ten assessed GNLC cities*."""
    named = mark.thing("network") or mark.thing("place") or mark.thing("edition") or mark.thing("index")
    return bool(named or mark.thing("path_type") or mark.value("set") or mark.kind == "number" or mark.says("noun", "city", "network")
                or mark.says("cue", "presence"))  # fmt: skip


def _is_measure(mark: Mark) -> bool:
    """What the mean is of: an indicator, an index, a score."""
    return any(mark.thing(kind) for kind in ("indicator", "index", "edition")) or mark.says("noun", "score", "rank")


def _set(base: Base, mark: Mark) -> InNetwork | InPlace | InTier | HasPath | None:
    if kind := mark.thing("path_type"):
        return HasPath(types=(kind,))
    if network := mark.thing("network"):
        return InNetwork(network=network)
    if mark.text in MEMBERS and base.members:
        return InNetwork(network=max(base.members, key=lambda known: len(base.members[known])))
    if place := mark.thing("place"):
        return InPlace(place=place)
    tier = mark.value("set")
    return InTier(tier=tier) if tier else None


OWN = frozenset({"own", "their own", "its own", "自 身", "自 己", "本 身", "自 家"})
BACK = frozenset({"of", "of the", "of this", "of that", "this", "that", "very", "same", "the", "these", "those"})
GROUPS = frozenset({"group", "set", "lot", "bunch", "selection", "these city", "those city"})


def own_mean(marks: tuple[Mark, ...], place: int) -> bool:
    """*Its own mean*, *the mean of this very group*, 这一组自身的平均值: the mean of those that are asked about."""
    if any(m.says("cue", "own_mean") for m in marks[max(0, place - 1) : place + 2]):
        return True
    if any(m.text in OWN for m in marks[max(0, place - 3) : place]):
        return True
    behind = marks[place + 1 : place + 7]
    ends = next((p for p, m in enumerate(behind) if m.text not in BACK), None)
    pointed = ends and any(m.text in ("this", "that", "very", "same", "of this", "of that") for m in behind[:ends])
    return bool(pointed and ends is not None and behind[ends].text in GROUPS)


def so_many_averaged(marks: tuple[Mark, ...], place: int) -> int | None:
    """*The five-city mean*, *the average of these five*, 五市平均分: how many cities a mean is said to be of."""
    before = [m for m in marks[max(0, place - 3) : place] if not m.says("stop") and not _is_measure(m)][::-1]
    behind = [m for m in marks[place + 1 : place + 7] if not _is_measure(m)]
    told = next((n for m in before[:2] if (n := _how_many(m)) or not m.says("noun", "city")), None)
    if told is None and behind and behind[0].text.split()[0] == "of":
        told = next((_how_many(m) for m in behind[1:4] if not (m.says("stop") or m.text in BACK)), None)
    return told


def _how_many(mark: Mark) -> int | None:
    """A whole number, also the one that a word for cities begins with: 五市, 三城."""
    found = number_at([mark.text[0], "个"], 0) if mark.says("noun", "city") else None
    number = found.value if found else mark.number if mark.kind == "number" and not mark.ordinal else None
    return int(number) if number is not None and number == int(number) else None
