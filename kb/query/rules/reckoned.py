"""Rules about two facts that a question sets against each other: *how many more A than B*, A与B之差, *between 2015 and 2016*.

The question is parted in two at a word that may stand between its sides; each side is looked up by itself, and what one
side leaves out (the place, the subject) it takes from the other. Where a side is not found, or two facts with different
values fit it as well, there is no plan.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from kb.query.base import Base
from kb.query.drafting.concerning import concerns
from kb.query.drafting.passages import date_of
from kb.query.framing.attach import Frame
from kb.query.framing.distances import so_far_apart
from kb.query.kinds.reckoning import Reckon, same_measure
from kb.query.kinds.searching import Recall, find_hits
from kb.query.lexicon import alike, entries
from kb.query.marking.mark import Mark
from kb.query.marking.measured import measure_asked
from kb.query.plan import Plan
from kb.query.rules.supposed import earlier_first
from kb.query.selection.evaluate import tested
from kb.search.text import terms

Ask = Literal["difference", "distance", "ratio", "sum", "time"]
HELD = 0.7  # share of the words of a side, by weight, that its fact must hold
BOTH = 0.5  # share of the words of the other side with which a fact tells of both
WHOLE = 0.8  # the same of all words of the question that both facts hold together
TRIES = 8  # places that are tried as the middle of a question
DATED = ("organisation", "practice", "policy", "regulation")
NAMED = ("organisation", "policy", "reference", "regulation")
EVENTS = ("regulation.adopted", "regulation.in_force", "body.established")
JOINS = frozenset({"and", "与", "和", "跟", "及", "以 及", "同", "到", "to", "from", "as", "是", "is"})
ADDED = frozenset({"together", "taken together", "put together", "combined", "in total", "altogether", "合 计", "一 共", "共 计", "总 共",
                      "加 起 来"})  # fmt: skip
GROWN = (("word", "change"), ("word", "grown"))
MINUS = frozenset({"minus", "less the", "减", "减 去"})
SILENT = ("stop", "ask", "op", "order", "rel", "agg", "logic", "time")
SILENT_NOUNS = ("source", "figure", "score", "city", "weight")
WAITS = ("years_between", "months_between")
BEGINS = frozenset(
    {"start", "started", "starting", "begin", "began", "begun", "beginning", "start of", "开 始", "启 动", "起 步"}
)  # that it has a date
OWN = frozenset({"its", "该 市", "本 市", "其"})
THEN = frozenset({"时", "时 候", "的 时 候", "之 时", "当 时"})
LESS = frozenset({"fewer than", "less than", "lower than", "smaller than", "少", "低"})
FEWER = frozenset(
    {"fewer", "less", "lower", "smaller", "少", "低", "fall", "fell", "drop", "decline", "decrease", "下 降", "减 少"}
)


@dataclass(frozen=True)
class Side:
    """What one side of a question says: its words, the cities it names, its date, and the one dated thing it names."""

    words: tuple[str, ...]
    cities: tuple[str, ...]
    date: str | None = None
    named: str | None = None
    timed: bool = False
    own: bool = False  # *its committee*: of the city that the other side names


@dataclass(frozen=True)
class Found:
    """A fact that fits a side: its key, the words it holds, and its value."""

    key: str
    held: frozenset[str]
    value: object


def reckoning(base: Base, frame: Frame) -> Plan | None:
    """Two facts of which a difference, a ratio, a sum or the time between is asked."""
    ask = sets_against(frame)
    if WHAT_PARTS.search(frame.marked.text):
        return None
    if ask is None or ("how_many" in frame.asks and tested(frame.conditions)):
        return None  # 得分超过平均值的城市一共几个: cities are counted
    if ask == "time" and {"which", "where", "who"} & set(frame.asks):
        return None  # *which cities legislated one year before setting up their body?*
    if ask == "time" and len(named := dated_things(frame.marked.marks)) == 2:
        values = [date_of(base.store.thing(key)) for key in named]
        if all(values) and _waits(frame):
            return Reckon(about=named, ask="time", unit="months" if "months_between" in frame.cues else "years")
    for left, right in sides(frame, ask):
        pair = both_found(base, left, right, ask)
        if pair is None:
            continue
        first = earlier_first(frame) if ask == "time" and (frame.language == "zh" or _opens_with_wait(frame)) else None
        about = pair[::-1] if first is False else pair
        unit = "months" if ask == "time" and "months_between" in frame.cues else "years"
        return Reckon(about=about, ask=ask, supposed=first is not None, unit=unit)
    return None


WHAT_PARTS = re.compile(
    r"^\W*(?:what|which (?!score|mark|gap|margin|distance)\w+) (?:separates?|divides?|distinguish\w*|sets? apart|tells? apart|parts?)\b"
    r"|(?:什么|哪种|哪个|何种)[^，。？]{0,6}(?:区分|划分|分开|区别)",
    re.I,
)  # *which statistic separates the levels?*: how they are told apart, and no distance


def _waits(frame: Frame) -> bool:
    """*By how many years did X precede Y?*, X比Y早几年: nothing but two dated things and how far apart they are."""
    marks = frame.marked.marks
    between = any(m.says("time", "before", "after") for m in marks[1:]) or any(
        m.text.startswith(("早", "晚")) or m.text.endswith((" after", " before")) for m in marks
    )
    return between and not any(m.kind == "word" and not m.cues and m.text not in ANNOUNCED for m in marks)


ANNOUNCED = frozenset(
    {"announce", "announced", "reveal", "revealed", "publicise", "公 布", "宣 布"}
)  # what dates a plan


def _opens_with_wait(frame: Frame) -> bool:
    """*How many years after X did Y …*: the side said first stands right behind the word that tells which was earlier."""
    return any(m.says("cue", *WAITS) for m in frame.marked.marks[:2])


def sets_against(frame: Frame) -> Ask | None:
    """What a question asks of two facts, if it sets any against each other."""
    numbers = bool({"how_many", "how_much"} & set(frame.asks)) or frame.aggregate in ("difference", "sum")
    if {"years_between", "months_between"} & frame.cues:
        return "time"
    if "ratio" in frame.cues:
        return "ratio"
    if not numbers or so_far_apart(frame.marked.marks) or measure_asked(frame.marked.marks) == "share":
        return None  # *by what percentage did it grow*: a growth that is printed
    marks = frame.marked.marks
    if frame.aggregate == "sum" or any(adds(m) for m in marks):
        return "sum"
    if two_dates(frame) and any(m.says("word", "change") for m in marks):
        return "difference"
    if any(m.text in MINUS for m in marks) or "than" in frame.relations:
        return "difference"
    apart = frame.aggregate == "difference" or any(m.says("word", "share_points", "apart") for m in marks)
    if apart and any(m.says("op", ">", "<") or m.says("rel", "beats", "loses") for m in marks):
        return "difference"  # and not *how many cities are above the average*
    return "distance" if frame.aggregate == "difference" else None


def adds(mark: Mark) -> bool:
    """Whether a word puts things together: *altogether*, 合计, and 一共 in 一共多少."""
    return mark.text in ADDED or (mark.says("ask", "how_many") and mark.text.startswith(tuple(ADDED)))


def two_dates(frame: Frame) -> tuple[str, str] | None:
    """*Between 2015 and 2016*, 从2015年到2016年: the earlier and the later of two dates."""
    dates = sorted(m.date for m in frame.marked.marks if m.kind == "date" and m.date)
    return (dates[0], dates[1]) if len(dates) == 2 else None


def shows_one(base: Base, frame: Frame, recall: Recall) -> bool:
    """Whether a search would show one figure where two are set against each other; a printed growth or gap may be meant."""
    marks = frame.marked.marks
    against = any(m.text in MINUS for m in marks) or "than" in frame.relations or frame.aggregate == "difference"
    changed = two_dates(frame) is not None and any(m.says("word", "change") for m in marks)
    summed = any(adds(m) for m in marks) and len({*frame.cities, *frame.things("area")}) > 1
    ratio = "ratio" in frame.cues
    numbers = {"how_many", "how_much"} & set(frame.asks) or frame.aggregate == "difference" or ratio
    if not numbers or not (against or changed or summed or ratio):
        return False
    first = next(iter(find_hits(base, recall)), None)
    if first is None or first.kind != "figure" or is_ratio(base.store.thing(first.key)):
        return False
    told = {term for field in base.text.terms_of(first.key) for term in field}
    until = (two_dates(frame) or ("", ""))[1]
    dated = str(getattr(base.store.thing(first.key), "date", None) or "").startswith(until) or until in told
    return ratio or not (told & grown() and dated)


def is_ratio(row: Any) -> bool:
    """Whether a figure is printed as a ratio itself: *53:47*."""
    return RATIO.fullmatch(getattr(row, "text", None) or "") is not None


RATIO = re.compile(r"\d+(?:\.\d+)? ?[:：] ?\d+(?:\.\d+)?")


@lru_cache(maxsize=1)
def grown() -> frozenset[str]:
    """The words by which a figure says that it is a growth or a difference itself."""
    return frozenset(term for role, value, phrase in entries() if (role, value) in GROWN for term in terms(phrase))


def sides(frame: Frame, ask: Ask) -> Iterator[tuple[Side, Side]]:
    """The two sides, the one that is the larger by the question's words first, for every place where it may be parted."""
    marks = frame.marked.marks
    if ask == "difference" and (dates := two_dates(frame)):
        earlier, later = (said(frame, marks, date) for date in dates)
        yield (earlier, later) if _fewer(marks) else (later, earlier)
    for place in [p for p, m in enumerate(marks) if p and _parts(m, ask)][:TRIES]:
        left, right = (said(frame, part, timed=ask == "time") for part in (marks[:place], marks[place + 1 :]))
        if left.words or left.cities:
            yield (right, left) if ask == "difference" and _fewer(marks) else (left, right)


def _parts(mark: Mark, ask: Ask) -> bool:
    """Whether a mark may stand between the two sides: *how many years after X was founded did Y …*, X成立多少年后才有Y."""
    if ask == "time" and (mark.says("cue", *WAITS) or mark.says("ask", "yes_no")):
        return True
    if ask == "time" and mark.text == "as":
        return False  # *between naming it as a goal and …*
    return mark.text in JOINS or mark.text in MINUS or mark.says("rel", "than") or mark.says("op", ">", "<")


def _fewer(marks: Sequence[Mark]) -> bool:
    return any(m.text in FEWER or m.text in LESS or m.text.startswith(("少", "低")) for m in marks)


def said(frame: Frame, marks: Sequence[Mark], date: str | None = None, timed: bool = False) -> Side:
    """The words of a side, without what asks and compares, and the cities it names; where it is ``timed`` without the
    verbs that only say that it has a date, and with the one dated thing that it names in full."""
    kept = [m for p, m in enumerate(marks) if (_tells_time(marks, p) if timed else not _is_silent(m))]
    if timed:
        kept = [
            m
            for m in kept
            if not ((m.kind == "cue" and m.says("attr", *EVENTS)) or m.says("imprint") or m.text in BEGINS)
        ] or kept
    words = dict.fromkeys(t for m in _runs(frame, kept) for t in terms(m))
    cities = dict.fromkeys(c for m in marks if (c := m.thing("city")))
    if timed:
        words = {word: None for word in words if len(word) > 1 or word.isascii()} or words  # a sign alone tells nothing
    named = dated_things(marks) if timed else ()
    return Side(tuple(words), tuple(cities), date, named[0] if len(named) == 1 else None, timed,
                any(m.text in OWN for m in marks))  # fmt: skip


def dated_things(marks: Sequence[Mark]) -> tuple[str, ...]:
    """The keys of the policies, bodies, books and laws that are named in full."""
    named = (m.things[0] for m in marks if m.kind == "thing" and not m.is_fuzzy and m.things)
    return tuple(dict.fromkeys(thing.key for thing in named if thing.kind in NAMED))


def _tells_time(marks: Sequence[Mark], place: int) -> bool:
    """Whether a mark tells which dated thing is meant: also *figure* as in *public data*, the year in *Smart Nation 2025*, *14th*."""
    mark = marks[place]
    if mark.kind == "number" and mark.ordinal and mark.text[:1].isdigit():
        return True  # *the 14th Five-Year Plan* is no other one
    if mark.kind == "date":
        return place > 0 and marks[place - 1].kind == "word"
    return (mark.says("noun", "figure") or not _is_silent(mark)) and mark.text not in THEN


def _is_silent(mark: Mark) -> bool:
    if mark.kind in ("date", "number") or mark.thing("city") or mark.thing("source"):
        return True
    if (
        mark.says("noun", *SILENT_NOUNS)
        or mark.says("word", "change", "apart", "share_points")
        or mark.text in ADDED
        or mark.says("cue", *WAITS, "ratio", "presence")
    ):
        return True
    return mark.kind == "cue" and any(cue.role in SILENT for cue in mark.cues) and not mark.says("noun")


def _runs(frame: Frame, marks: Sequence[Mark]) -> Iterator[str]:
    """The texts of marks, those that stand side by side together: a Chinese word may lie across them."""
    text, tokens = frame.marked.text, frame.marked.tokens
    begin = end = -1
    for mark in marks:
        first, last = tokens[mark.start].start, tokens[mark.end - 1].end
        if first != end:
            if begin >= 0:
                yield text[begin:end]
            begin = first
        end = last
    if begin >= 0:
        yield text[begin:end]


def both_found(base: Base, left: Side, right: Side, ask: Ask) -> tuple[str, str] | None:
    """The keys of the two facts, where each side has one, they are two, and together they hold the words."""
    left, right = _without_seams(base, left), _without_seams(base, right)
    words = tuple(dict.fromkeys((*left.words, *right.words)))
    cities = tuple(dict.fromkeys((*left.cities, *right.cities)))
    if not words:
        return None
    one, other = (
        named_in_full(base, side, words) if side.named else found(base, side, words, cities, ask)
        for side in (left, right)
    )
    if one is None or other is None or one.key == other.key:
        return None
    alike_only = not left.words or not right.words or left.date  # *in A than in B*: one measure, elsewhere or later
    if alike_only and base.names_of(one.key) != base.names_of(other.key):
        return None
    whole = sum(map(base.text.weight, words))
    if sum(map(base.text.weight, one.held | other.held)) < WHOLE * whole:
        return None
    rows = [base.store.thing(key) for key in (one.key, other.key)]
    if ask != "time" and not same_measure(*rows):
        return None
    return one.key, other.key


def _without_seams(base: Base, side: Side) -> Side:
    """A side without pairs of Chinese signs that lie across two words that the base knows: 区接 in 新区接受."""
    known = {sign for word in side.words if base.text.frequency(word) for sign in word if not word.isascii()}
    seams = {
        word
        for word in side.words
        if len(word) == 2 and not word.isascii() and not base.text.frequency(word) and set(word) <= known
    }
    return replace(side, words=tuple(word for word in side.words if word not in seams)) if seams else side


def named_in_full(base: Base, side: Side, words: tuple[str, ...]) -> Found | None:
    """The dated thing that a side names; none where the side says more than its fact holds."""
    key = side.named or ""
    row: Any = base.store.thing(key)
    fact = _fact(base, key, row, words, "time") if row is not None else None
    return fact if fact is not None and _holds(base, side.words, fact.held) else None


def found(base: Base, side: Side, words: tuple[str, ...], cities: tuple[str, ...], ask: Ask) -> Found | None:
    """The one fact of a side: it holds the side's own words, and most of the others; none where two values fit as well."""
    fitting = [
        fact
        for hit in base.text.search(words, DATED if ask == "time" else ("figure",), limit=60, alike=alike())
        if (row := base.store.thing(hit.key)) and (fact := _fact(base, hit.key, row, words, ask)) and _of_date(row, side)
        and _holds(base, side.words, fact.held) and _placed(base, fact, side, cities)
    ]  # fmt: skip
    others = [word for word in words if word not in side.words and base.text.frequency(word)]
    if side.timed and len(side.words) < 2 and not cities:
        return None  # a word alone may be in other names: *the printing press*
    if ask == "time" and not side.cities and len(cities) == 1:  # *from Ningbo's goal to the founding of the committee*
        fitting = [fact for fact in fitting if concerns(base, fact.key, [f"city:{cities[0]}"])] or fitting
    if ask == "time" and others:  # what tells of both sides is neither of them
        fitting = [fact for fact in fitting if not _holds(base, others, fact.held, BOTH)] or fitting
    if not fitting:
        return None
    best = max(_rank(base, side, fact) for fact in fitting)
    first = [fact for fact in fitting if _rank(base, side, fact) == best]
    return first[0] if len({fact.value for fact in first}) == 1 else None


def _fact(base: Base, key: str, row: Any, words: tuple[str, ...], ask: Ask) -> Found | None:
    value = date_of(row) if ask == "time" else getattr(row, "value", None)
    if value is None or getattr(row, "status", "ok") == "corrupt":
        return None
    every = {term for field in base.text.terms_of(key) for term in field} | set(terms(row.printed or ""))
    held = frozenset(word for word in words if {word, *alike().get(word, ())} & every)
    return Found(key, held, value)


def _of_date(row: Any, side: Side) -> bool:
    return side.date is None or str(getattr(row, "date", None) or "").startswith(side.date)


def _holds(base: Base, words: Sequence[str], held: frozenset[str], share: float = HELD) -> bool:
    whole = sum(map(base.text.weight, words))
    return sum(base.text.weight(word) for word in words if word in held) >= share * whole


def _placed(base: Base, fact: Found, side: Side, cities: tuple[str, ...]) -> bool:
    """Of the cities of its side; where that names none, of those of the other, or of a place that the side names."""
    if side.cities or not cities:
        return concerns(base, fact.key, [f"city:{city}" for city in side.cities])
    if concerns(base, fact.key, [f"city:{city}" for city in cities]):
        return True
    if side.own:
        return False
    title, _, _, place = base.text.terms_of(fact.key)[:4]
    return bool(set(side.words) & place) or (len(side.words) > 1 and set(side.words) <= title)


def _rank(base: Base, side: Side, fact: Found) -> tuple[float, float, float, float, int]:
    """How much a fact holds of its own side (a dated one also in its title), of all, of all in its title, and how short this is."""
    title = base.text.terms_of(fact.key)[0]
    own = sum(base.text.weight(word) for word in side.words if word in fact.held)
    named = sum(base.text.weight(word) for word in side.words if side.timed and {word, *alike().get(word, ())} & title)
    every = sum(base.text.weight(word) for word in fact.held)
    titled = sum(base.text.weight(word) for word in fact.held & title)
    return round(own, 3), round(named, 3), round(every, 3), round(titled, 3), -len(title)
