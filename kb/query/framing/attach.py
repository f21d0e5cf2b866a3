"""From marks to a frame: what the marks of a question ask for and which conditions they form."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from kb.query.answer import Language
from kb.query.base import Base
from kb.query.framing.grouped_by import GROUPS, grouping_said
from kb.query.framing.grouping import grouped
from kb.query.framing.items import Items
from kb.query.framing.multiples import part_of_order
from kb.query.framing.ranges import listed_ranks, range_end
from kb.query.framing.walks import collect
from kb.query.marking.beside import opens_clause
from kb.query.marking.indicators import choose_edition, choose_indicators
from kb.query.marking.mark import Mark, Marked
from kb.query.selection.conditions import (
    AllOf,
    Condition,
    InEdition,
    InNetwork,
    NamedCities,
    ScoreTest,
    Selection,
)  # fmt: skip
from kb.query.selection.dates import DateTest


@dataclass(frozen=True)
class Frame:
    """What a question holds, before it becomes a plan."""

    marked: Marked
    cities: tuple[str, ...]
    excluded: tuple[str, ...]
    conditions: tuple[Condition, ...]
    indicators: tuple[str, ...]
    edition: str | None
    edition_said: bool
    nouns: frozenset[str]
    attributes: tuple[str, ...]
    asks: tuple[str, ...]
    cues: frozenset[str]
    orders: tuple[str, ...]
    ops: tuple[str, ...]
    relations: frozenset[str]
    aggregate: str | None
    by: str | None
    limit: int | None
    position: int | None
    dates: tuple[DateTest, ...]
    subject: str | None
    negated: bool
    used: frozenset[int] = field(default=frozenset())
    wholes: tuple[Condition, ...] = ()  # the conditions, where a clause makes one of several
    told: tuple[str, ...] = ()  # cities of which a source is said to say something, before the question

    @property
    def language(self) -> Language:
        """The question's language."""
        return self.marked.language

    @property
    def select(self) -> Selection:
        """The conditions, with the named cities when there are some."""
        named = (NamedCities(cities=self.cities),) if self.cities else ()
        left_out = (NamedCities(cities=self.excluded, negate=True),) if self.excluded else ()
        return Selection(conditions=(*named, *self.conditions, *left_out))

    def things(self, kind: str) -> list[str]:
        """Ids of the things of a kind that the question names."""
        found = (mark.thing(kind) for mark in self.marked.marks if mark.kind == "thing")
        return list(dict.fromkeys(ident for ident in found if ident))


def parts_of(marks: tuple[Mark, ...], conditions: list[Condition]) -> tuple[Condition, ...]:
    """The conditions, those that a clause of its own says one by one."""
    held = {m.holds for m in marks if m.holds is not None}
    return tuple(part for c in conditions for part in (c.conditions if isinstance(c, AllOf) and c in held else (c,)))


def attach(base: Base, marked: Marked) -> Frame:
    """Bind cues to what they are about."""
    marks = marked.marks
    nouns = frozenset(value for mark in marks if (value := mark.value("noun")))
    every_noun = frozenset(cue.value for mark in marks for cue in mark.cues if cue.role == "noun")
    edition = choose_edition(base, marked)
    indicators = choose_indicators(base, marked, edition)
    items = Items(base, marked, indicators, edition)
    collect(items)
    sizes = {
        p
        for p, c in items.found
        if isinstance(c, InNetwork | InEdition)
        and p < len(marks)
        and marks[p].kind == "number"
        and not marks[p].ordinal
    }
    bounds = {p for p, c in items.found if isinstance(c, ScoreTest) and p < len(marks) and marks[p].ordinal}
    numbers = _limits(marked, {marks[p].start for p in sizes | bounds})
    wholes = list(grouped(items))
    return Frame(
        marked=marked,
        cities=tuple(items.cities),
        excluded=tuple(items.excluded),
        conditions=parts_of(marks, wholes),
        wholes=tuple(wholes),
        indicators=tuple(indicators),
        edition=edition,
        edition_said=any(m.thing("edition") or m.thing("index") for m in marks),
        nouns=nouns | every_noun | named_nouns(base, marks),
        attributes=tuple(dict.fromkeys(c.value for m in marks for c in m.cues if c.role == "attr")),
        asks=asks_of(marked),
        cues=frozenset(c.value for m in marks for c in m.cues if c.role == "cue"),
        orders=tuple(dict.fromkeys(c.value for m in marks for c in m.cues if c.role == "order")),
        ops=tuple(dict.fromkeys(c.value for m in marks for c in m.cues if c.role == "op")),
        relations=frozenset(c.value for m in marks for c in m.cues if c.role == "rel"),
        aggregate=aggregate_of(tuple(m for p, m in enumerate(marks) if p not in items.measures)),
        by=group_by(marked),
        limit=numbers[0],
        position=numbers[1],
        dates=tuple(items.dates),
        subject=next((c.value for m in marks for c in m.cues if c.role == "subject"), None),
        negated=any(m.says("logic", "not") for m in marks),
        used=frozenset(items.used),
        told=tuple(items.told),
    )


def group_by(marked: Marked) -> str | None:
    """The grouping of the cities: the one said outright, else a word for one, else *each* of them."""
    said = grouping_said(marked)
    if said is not None:
        return None if said == "other" else said
    return next((c.value for m in marked.marks for c in m.cues if c.role == "by"), None) or each_group(marked.marks)


def each_group(marks: tuple[Mark, ...]) -> str | None:
    """*In each GSC level*, 每个指数等级: a grouping whose name stands apart from *each*."""
    for place, mark in enumerate(marks):
        if mark.text.split()[0] in ("each", "per", "各", "每") and not mark.text.startswith("各 自"):
            for ahead in marks[place + 1 : place + 3]:
                found = next((by for noun, by in GROUPS.items() if ahead.value("noun") == noun), None)
                if found or ahead.says("attr", "tier"):
                    return found or "tier"
    return None


CLOSING = re.compile(r"[.;:!]\s*(?:and |so )?which(?: ones?| are they| is it)?\s*\?*\s*$", re.I)
DATED_NOUN = re.compile(r"\b(?:date|year|month)s? of\b|(?:时间|日期|年份|年月)[。？?\s]*$", re.I)


POLITE = frozenset({"请 问", "告 诉 我", "tell me"})  # they ask for nothing where a word behind them does


def asks_of(marked: Marked) -> tuple[str, ...]:
    """What is asked for; *two documents are quoted. Which ones?* asks only at its end, *X: date of opening* without a word."""
    marks = marked.marks
    said = tuple(
        c.value
        for p, m in enumerate(marks)
        for c in m.cues
        if c.role == "ask"
        and not opens_clause(marks, p)
        and not tells_number(marks, p)
        and not (m.text in POLITE and any(o.says("ask") for o in marks[p + 1 :]))
    )
    if set(said) <= {"yes_no"} and CLOSING.search(marked.text):
        return ("which",)
    sorted_by = any(m.says("order") or m.says("cue", "sort") or m.says("noun", "city") for m in marks)
    return ("when",) if not said and not sorted_by and DATED_NOUN.search(marked.text) else said


def aggregate_of(marks: tuple[Mark, ...]) -> str | None:
    """The sum that is asked for: the first one said; *how many points separate first and last* is a range."""
    told = [p for p, m in enumerate(marks) if m.text == "range" and p and marks[p - 1].kind == "number"]
    said = [c.value for p, m in enumerate(marks) if p not in told for c in m.cues if c.role == "agg"]
    ends = "range" in said or both_ends(marks)
    return "range" if said[:1] == ["difference"] and ends else next(iter(said), None)


def both_ends(marks: tuple[Mark, ...]) -> bool:
    """*The highest and the lowest*, 最高值与最低值."""
    said = [m for m in marks if not m.says("stop") or m.says("order")]
    return any(
        link.says("logic", "and")
        and (
            (first.says("order", "max") and last.says("order", "min"))
            or (first.says("order", "min") and last.says("order", "max"))
        )
        for first, link, last in zip(said, said[1:], said[2:], strict=False)
    )


def tells_number(marks: tuple[Mark, ...], place: int) -> bool:
    """*The report counts four …*, *the summary counts thirty-four cities*: told, not asked."""
    if marks[place].text != "count" or not place:
        return False
    before, behind = marks[place - 1], marks[place + 1 : place + 2]
    return before.says("noun", "source") or bool(before.thing("source")) or any(m.kind == "number" for m in behind)


def named_nouns(base: Base, marks: tuple[Mark, ...]) -> set[str]:
    """The nouns that named bodies and regulations stand for."""
    found = {"body" for mark in marks if mark.thing("organisation") in base.steered}
    return found | {"regulation" for mark in marks if mark.thing("regulation")}


RANKINGS = ("ranking", "排 名", "榜", "榜 单")


def _limits(marked: Marked, sizes: Collection[int] = ()) -> tuple[int | None, int | None]:
    """*Top 5* is a limit; *second highest*, *third place* and 排名第二 are a position (from the end when negative).

    ``sizes``: where the marks start that tell how large a set is, or bound a rank: *50th or lower*.
    """
    limit = position = None
    ranges = [(p, end) for p in range(len(marked.marks)) if (end := range_end(marked.marks, p)) is not None]
    ends = {place for pair in ranges for place in pair}
    ends |= {place for start in range(len(marked.marks)) for place in listed_ranks(marked.marks, start)}
    ends |= {place + 1 for place in range(len(marked.marks)) if part_of_order(marked.marks, place)}
    ends |= {place for place in range(len(marked.marks)) if numbers_group(marked.marks, place)}
    marks = [
        mark
        for place, mark in enumerate(marked.marks)
        if place not in ends
        and mark.start not in sizes
        and (not mark.says("stop") or mark.says("order") or mark.text in ("to", "place"))
    ]
    timed = {
        m.start
        for m, after in zip(marked.marks, marked.marks[1:], strict=False)
        if after.text.split()[0] in ("年", "year", "月", "month")
    }
    if so_many := in_succession(marked.marks):
        return so_many, None
    places = [int(said) for mark in marks if (said := mark.value("position"))]
    for place, mark in enumerate(marks):
        if said := mark.value("position"):
            if len(set(places)) > 2 and min(places) == 1:
                limit = max(places)  # *gold, silver and bronze*
            else:
                position = int(said)
            continue
        if mark.kind == "number" and mark.start in timed and not mark.ordinal:
            continue  # 五年后: a time, no number of places
        if mark.kind != "number" or mark.number is None or mark.number != int(mark.number) or mark.number < 1:
            continue
        before = marks[place - 1] if place else None
        after = marks[place + 1] if place + 1 < len(marks) else None
        beside = [m for m in (before, after) if m is not None]
        bound = after is not None and after.says("op") and after.text.startswith("or ")  # *12 or lower*
        if any(m.says("op", "worse", "better") for m in beside) or (
            bound or (before is not None and before.says("rel", "beats", "loses"))
        ):
            continue
        if mark.ordinal:
            ranked = any(m.says("order") or m.says("noun", "rank") or m.text in ("to", "place") for m in beside)
            ranked = ranked or (before is not None and before.text.endswith(RANKINGS))  # 全球智慧之都排名第十
            dated = position is None and any(
                m.says("noun", "regulation", "body") or (m.value("attr") or "").endswith((".adopted", ".established"))
                for m in marks[place + 1 : place + 4]
            )
            if (
                ranked
                or any(m.says("cue", "sort") for m in marks[:place])  # *sort the laws by adoption: which comes fourth?*
                or (dated and not any(m.thing("city") for m in marks))
                or (
                    talks_of_indicator(marks)
                    and not any(m.says("noun", "second_level", "indicator", "level") for m in beside)
                )
            ):
                position = int(mark.number)
        elif before is not None and before.text in ("rank", "position") and talks_of_indicator(marks):
            beyond = place > 1 and marks[place - 2].says("time", "after", "before")  # *right after rank 4*: not at it
            position = position if beyond else int(mark.number)  # *rank 4 in smart infrastructure*
        elif (
            (before is not None and before.says("order") and not before.says("op"))
            or (after is not None and after.says("order") and not after.says("op"))
            or (
                _counts_out(marks, place)
                and mark.number <= 10
                and any(m.says("order") for m in marks)
                and not _sizes_a_set(marks, place)
                and not _stands_apart(marked, marks, place)
            )
            or (_chooses(marks, place) and any(m.says("order") for m in marks))
        ):
            limit = int(mark.number)
    return (limit if limit is None or limit <= 1000 else None), position


def _counts_out(marks: list[Mark], place: int) -> bool:
    """*Three cities*, *three assessed GNLC cities*: a number before what is counted, or before a set of them."""
    for mark in marks[place + 1 : place + 4]:
        if mark.says("noun", "city", "regulation"):
            return True
        if not (
            mark.says("cue", "presence")
            or mark.says("noun", "rank")
            or mark.value("set")
            or any(mark.thing(kind) for kind in NARROWING)
        ):
            return False
    return False


NARROWING = ("network", "place", "path_type", "group", "index", "edition")


def _stands_apart(marked: Marked, marks: list[Mark], place: int) -> bool:
    """六部条例按日期看，最后通过的那一部; 两部条例，哪一部更晚; *the two laws: which one came later?*: the set is told first, and
    one is sought in it by the order behind."""
    behind = [p for p in range(place + 2, len(marks)) if marks[p].says("order")]
    before = any(m.says("order") for m in marks[:place])
    one = any(m.text in THE_ONE for m in marked.marks if m.start > marks[place].start)
    return not before and one and bool(behind) and behind[0] > place + 2


THE_ONE = frozenset(
    {
        "哪 个",
        "是 哪 个",
        "哪 一 个",
        "是 哪 一 个",
        "哪 座",
        "哪 一 座",
        "哪 部",
        "哪 一 部",
        "哪 个 城 市",
        "哪 座 城 市",
        "which one",
        "which one of",
    }
)


def in_succession(marks: tuple[Mark, ...]) -> int | None:
    """*From first to third*, 第一、第二、第三名: the first places of an order, one behind the other or from end to end."""
    said = [(p, place) for p, m in enumerate(marks) if (place := _place_said(m)) is not None]
    places = [place for _, place in said]
    if len(places) < 2 or places[0] != 1 or any(place < 1 for place in places):
        return None
    if places == list(range(1, len(places) + 1)) and len(places) > 2:
        return places[-1]
    between = marks[said[0][0] + 1 : said[1][0]]
    spans = any(m.text in ("to", "到", "至") or m.text.endswith(" to") for m in (marks[said[0][0]], *between))
    opened = any(m.text in ("from", "从", "由", "自") for m in marks[max(0, said[0][0] - 2) : said[0][0]])
    return places[1] if spans and opened and len(places) == 2 and places[1] > 1 else None


def _place_said(mark: Mark) -> int | None:
    """The place in an order that a mark says: *third*, 第三名, *the first*."""
    if said := mark.value("position"):
        return int(said)
    if mark.kind == "number" and mark.ordinal and mark.number:
        return int(mark.number)
    return 1 if mark.text in ("first", "the first", "first to") else None


def numbers_group(marks: Sequence[Mark], place: int) -> bool:
    """*The third, 'following' level*, 第三级“跟随型”: which one of the levels that is."""
    ahead = [m for m in marks[place + 1 : place + 4] if not m.says("stop") and not m.says("noun", "level")]
    return marks[place].kind == "number" and marks[place].ordinal and bool(ahead) and bool(ahead[0].thing("group"))


def _sizes_a_set(marks: list[Mark], place: int) -> bool:
    """*Of the three cities*, 三个城市里: how many there are to choose from, and not how many are asked for."""
    around = (*marks[max(0, place - 1) : place], *marks[place + 2 : place + 4])
    chosen_from = bool(place) and marks[place - 1].text.endswith(" of")  # *which of the six laws*
    measured = place > 1 and (marks[place - 2].thing("indicator") or marks[place - 2].says("noun", "score", "rank"))
    ends = [m for m in marks[place + 1 :] if m.says("order") or m.says("ask", "which", "what", "where")]
    if measured and ends and ends[0].says("order"):
        return False  # *the scores of the three cities whose bodies are oldest*
    if any(m.says("order") for m in marks[place + 2 : place + 3]):
        return chosen_from  # *the five cities at the bottom of the table*
    return chosen_from or any(m.says("cue", "among") for m in around)


def _chooses(marks: list[Mark], place: int) -> bool:
    """*Which three GNLC members …*, *which three have …*: a number right behind the word that asks, before a set of cities."""
    asked = place > 0 and marks[place - 1].says("ask", "which") and not marks[place - 1].text.endswith(" of")
    after = marks[place + 1 : place + 3]
    verb = any(m.text in VERBS for m in after[:1])
    return asked and (verb or any(m.thing("network") or m.thing("place") or m.value("set") for m in after))


VERBS = frozenset({"have", "has", "had", "score", "rank", "lead", "show", "reach", "get", "are", "stand", "do", "come"})


def talks_of_indicator(marks: list[Mark]) -> bool:
    """Whether an indicator or a rank is named at all."""
    return any(mark.thing("indicator") or mark.says("noun", "rank", "score") for mark in marks)
