"""Which edition and which indicators a question means, when names are shared or common words."""

from kb.model import Group
from kb.query.base import Base
from kb.query.marking.located import only_locates
from kb.query.marking.mark import Mark, Marked
from kb.query.marking.numerals import CARDINALS, number_at
from kb.search.fold import words

SCORE_ROLES = (("noun", "score"), ("noun", "rank"), ("noun", "weight"), ("noun", "parts"), ("noun", "indicator"),
               ("noun", "dimension"), ("noun", "second_level"), ("noun", "third_level"), ("noun", "data_source"),
               ("order", ""), ("op", ""), ("agg", ""), ("rel", ""), ("cue", "overall"), ("cue", "recompute"), ("cue", "within"), ("cue", "full"), ("cue", "zero"))  # fmt: skip


MEMBERS = frozenset(
    {
        "member",
        "member city",
        "which network member",
        "network city",
        "which network city",
        "成 员",
        "成 员 城 市",
        "成 员 市",
    }
)


def in_score_talk(marked: Marked) -> bool:
    """Whether a question speaks of scores, ranks, weights or comparisons at all."""
    return any(mark.thing("edition") or mark.thing("index") or
               any(mark.says(role, value) if value else mark.says(role) for role, value in SCORE_ROLES)
               for mark in marked.marks)  # fmt: skip


def choose_edition(base: Base, marked: Marked) -> str | None:
    """The edition a question names, or the one that its sets, its indicators or its cities belong to."""
    named = named_editions(base, marked)
    if named:
        return named[0]
    reported = {ident for mark in marked.marks if (ident := mark.thing("source")) in base.editions}
    if len(reported) == 1 and in_score_talk(marked):
        return str(reported.pop())  # *Nanjing's score in the report on global smart cities*
    strong = [
        editions_of(base, mark)
        for mark in marked.marks
        if mark.thing("indicator") and not is_weak(mark) and not is_top(base, mark)
    ]
    shared = set.intersection(*strong) if strong else set()
    if len(shared) == 1:
        return shared.pop()
    groups = [base.store.get(Group, ident) for mark in marked.marks if (ident := mark.thing("group"))]
    leveled: set[str] = {group.edition for group in groups if group is not None and group.edition}
    if len(leveled) == 1:
        return leveled.pop()  # the level of one index
    if (by_parts := by_number_of_parts(base, marked)) is not None:
        return by_parts
    ordered = any(
        (m.ordinal and (m.number or 0) > 1) or m.says("order") or m.says("noun", "score", "rank") for m in marked.marks
    )
    if ordered and len(fitting := with_room(base, marked)) == 1:
        return fitting[0]
    sized = {base.size(edition): edition for edition in base.editions}
    for place, mark in enumerate(marked.marks):
        percent = any(m.text in ("%", "percent", "分", "point") for m in marked.marks[place + 1 : place + 2])
        before = marked.marks[place - 1] if place else None
        top = before is not None and (before.says("order", "top", "bottom") or before.says("cue", "within"))
        if mark.kind == "number" and mark.number in sized and not percent and not top:
            return sized[int(mark.number)]
    cities = [ident for mark in marked.marks if (ident := mark.thing("city"))]
    by_sets = default_edition(base, cities, is_chinese(marked)) if shared or is_chinese(marked) else None
    return by_sets or (None if cities else by_own_word(base, marked))


def with_room(base: Base, marked: Marked) -> list[str]:
    """*US cities in the top ten*, 第20名到第25名: the editions that assess cities of the places named, and enough of them."""
    places = {place for m in marked.marks if (place := m.thing("place"))}
    last = max((m.number for m in marked.marks if m.ordinal and m.number is not None), default=0)
    return [
        edition
        for edition in base.editions
        if base.size(edition) >= last
        and (not places or any(places & set(base.places_of(base.cities[c])) for c in base.assessed(edition)))
    ]


def by_own_word(base: Base, marked: Marked) -> str | None:
    """*Pillars* are parts of one index, *dimensions* of another: the one whose whole is described with that word."""
    said = [m.text for m in marked.marks if m.says("noun", "dimension") and not m.says("ask")]
    rows = {e.id: base.indicators[e.overall] for e in base.editions.values() if e.overall in base.indicators}
    told = {
        e: words(" ".join(filter(None, (r.data_source, r.data_source_zh, r.description, r.description_zh))))
        for e, r in rows.items()
    }
    fitting = {e for text in said for e, found in told.items() if f" {text} " in f" {' '.join(found)} "}
    return fitting.pop() if len(fitting) == 1 else None


LEVELS = (("dimension", 1), ("second_level", 2), ("indicator", 2), ("third_level", 3))


def by_number_of_parts(base: Base, marked: Marked) -> str | None:
    """*The five pillars*, *the 21 sub-indices*, 三个维度: the one edition that has so many weighted parts at a level."""
    for place, mark in enumerate(marked.marks):
        level = next((level for noun, level in LEVELS if mark.says("noun", noun)), None)
        if level is None:
            continue
        before = marked.marks[place - 1] if place else mark
        number = before.number if before.kind == "number" else said_number(mark.text)
        fitting = [edition for edition in base.editions if number and parts_at(base, edition, level) == number]
        if len(fitting) == 1:
            return fitting[0]
    return None


def said_number(text: str) -> float | None:
    """The number that a phrase begins with: *five pillars*, 五大支柱."""
    first = text.split()[0]
    found = number_at((first, "个"), 0) if not first.isascii() else None
    return found.value if found else CARDINALS.get(first)


def parts_at(base: Base, edition: str, level: int) -> int:
    """How many weighted parts an edition has at a level."""
    return sum(i.edition == edition and i.level == level and bool(i.weight) for i in base.indicators.values())


def named_editions(base: Base, marked: Marked) -> list[str]:
    """The editions a question names, by themselves or by their index (then its newest edition)."""
    found: list[str] = []
    for mark in marked.marks:
        index = mark.thing("index")
        edition = mark.thing("edition") or next(
            (e.id for e in reversed(base.editions.values()) if e.index == index), None
        )
        if edition and edition not in found:
            found.append(edition)
    if len(found) == 1 and any("both" in m.text.split() for m in marked.marks):
        reports = [m.thing("source") for m in marked.marks]  # *in both the index and the GSC report*
        found += [report for report in reports if report in base.editions and report not in found]
    return found


def is_chinese(marked: Marked) -> bool:
    """Whether a question speaks of sets that only Chinese cities are in: tiers, regions, path types, laws, bodies."""
    return any(mark.value("set") or mark.thing("path_type") or mark.thing("network") or (mark.thing("place") or "").endswith("-china")
               or mark.says("noun", "regulation", "body", "path") or mark.text in MEMBERS for mark in marked.marks)  # fmt: skip


def editions_of(base: Base, mark: Mark) -> set[str]:
    """The editions that have an indicator of this name."""
    idents = [c.key.partition(":")[2] for c in mark.things if c.kind == "indicator"]
    return {base.indicators[ident].edition for ident in idents}


def is_top(base: Base, mark: Mark) -> bool:
    """The overall score under a name that every edition uses, so that it tells nothing of the edition."""
    top = [c for c in mark.things if c.kind == "indicator" and base.indicators[c.key.partition(":")[2]].level == 0]
    return len(top) > 1


TOTALS = frozenset({"总 分", "总 得 分", "total", "total score"})


def is_part(base: Base, mark: Mark) -> bool:
    """A part of an index: its *total* (智慧服务总分) is its own score, and not that of the whole."""
    parts = [c.key.partition(":")[2] for c in mark.things if c.kind == "indicator"]
    return bool(parts) and all(base.indicators[ident].level for ident in parts)


def is_weak(mark: Mark) -> bool:
    """A name that is also an everyday word: one token of Latin letters, or two Chinese characters."""
    length = max(mark.end - mark.start, len(mark.text.split()))
    return (length == 1 and mark.text.isascii()) or (length <= 2 and not mark.text.isascii())


def choose_indicators(base: Base, marked: Marked, edition: str | None) -> list[str]:
    """The indicators a question means, in its order; everyday words count only where scores are talked of.

    A name that several editions share means the edition chosen; without one, all editions that assess the cities named.
    """
    talk = in_score_talk(marked)
    cities = [ident for mark in marked.marks if (ident := mark.thing("city"))]
    named = [editions_of(base, mark) for mark in marked.marks if mark.thing("indicator") and not is_top(base, mark)]
    shared = set.intersection(*named) if edition is None and len(named) > 1 else set()
    if len(shared) == 1:
        edition = next(iter(shared))
    found: list[str] = []
    for place, mark in enumerate(marked.marks):
        idents = [c.key.partition(":")[2] for c in mark.things if c.kind == "indicator"]
        if mark.text in TOTALS and place and is_part(base, marked.marks[place - 1]):
            continue
        if scores_elsewhere(base, marked.marks, place):
            continue
        if is_top(base, mark):
            idents = [e.overall for e in base.editions.values()]
        if not idents or (is_weak(mark) and not talk and not is_top(base, mark)) or mark.thing("city"):
            continue
        own = not is_top(base, mark) and all(base.indicators[i].level == 0 for i in idents)
        fitting = (
            idents[:1]
            if own
            # iSLEC总分 is of its index, whichever else is named
            else (
                [i for i in idents if base.indicators[i].edition == edition][:1]
                if edition
                else one_an_edition(base, idents)
            )
        )
        if edition is None and cities:
            fitting = (
                [i for i in fitting if all(base.is_assessed(c, base.indicators[i].edition) for c in cities)]
                or [i for i in fitting if any(base.is_assessed(c, base.indicators[i].edition) for c in cities)]
                or fitting[:1]
            )
        if not cities:
            fitting = fitting[:1]
        found += [ident for ident in fitting if ident not in found]
    return [ident for ident in found if len(found) == 1 or not only_locates(base, marked, ident)]


def scores_elsewhere(base: Base, marks: tuple[Mark, ...], place: int) -> bool:
    """*Which of the global smart cities score at least ninety on X?*: a verb behind its cities, and no total."""
    mark, behind = marks[place], marks[place + 1 : place + 2]
    total = mark.text.endswith(" score") and bool(mark.thing("indicator")) and not is_part(base, mark)
    return total and any(m.says("op") for m in behind) and any(is_part(base, m) for m in marks[place + 2 :])


def one_an_edition(base: Base, idents: list[str]) -> list[str]:
    """The first indicator of each edition."""
    first: dict[str, str] = {}
    for ident in idents:
        first.setdefault(base.indicators[ident].edition, ident)
    return list(first.values())


def default_edition(base: Base, cities: list[str], china: bool) -> str | None:
    """The edition to use when none is said: the only one that assesses most of the cities, else the one with most
    Chinese cities where the question is about Chinese sets."""
    counts = {edition: sum(base.is_assessed(city, edition) for city in cities) for edition in base.editions}
    if cities and any(counts.values()):
        best = max(counts.values(), default=0)
        fitting = [edition for edition, count in counts.items() if count == best]
        if len(fitting) == 1:
            return fitting[0]
    if china:
        sizes = {edition: base.chinese(edition) for edition in base.editions}
        return max(sizes, key=lambda edition: sizes[edition])
    return None


def scored_indicators(base: Base, edition: str) -> tuple[str, ...]:
    """Every indicator of an edition with published scores, from the whole down to the smallest parts."""
    rows = sorted(base.indicators.values(), key=lambda row: (row.level, row.code or "", row.id))
    return tuple(row.id for row in rows if row.edition == edition and row.kind == "score" and row.id in base.scores)
