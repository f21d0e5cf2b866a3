"""The leaves of a question: its words by the grammar's own list, its names, numbers and dates, without what means nothing."""

import csv
import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from kb.model import GoverningBody, Regulation
from kb.query.base import Base
from kb.query.grammar.chart import Leaf
from kb.query.grammar.meanings import Measure
from kb.query.marking.indicators import choose_edition, default_edition, is_top, one_an_edition
from kb.query.marking.looked_in import looked_in_whole
from kb.query.marking.mark import Mark, Marked
from kb.search.fold import simplify, words

SKIP = "SKIP"
ORDERS_TO_LIST = frozenset(("name", "list", "show", "identify", "find", "give", "tell", "enumerate"))
STOPS = frozenset("，、。；：？！,;:?!()（）——")
NOUNS = "nouns"
BARE = frozenset(("LAWN", "BODYN", "SUBJECT"))
TABLES = {"1": "LAWN", "2": "BODYN", "3": "PATHN"}  # what the tables of the study of the twelve cities list
_TABLE = re.compile(
    r"\b(?:(?:as )?(?:listed|shown|printed|given) )?(?:in |of )?table (?P<en>[123])\b|表\s?(?P<zh>[123])(?:所列|中|里|内)?",
    re.I,
)
RELATIVE = {("which",), ("who",), ("whose",)}
SCORES = ("score", "得 分", "总 分")
RANKS = ("rank", "ranking", "名 次", "排 名", "位 次")  # names of measures that say that their ranks are meant


@dataclass(frozen=True)
class Words:
    """What each phrase may be, by its tokens, and the lengths to try for each first token."""

    phrases: dict[tuple[str, ...], tuple[tuple[str, str], ...]]
    longest: dict[str, int]

    def at(self, texts: tuple[str, ...], start: int, end: int) -> tuple[int, tuple[tuple[str, str], ...]]:
        """The length and the sorts of the longest phrase that starts at a token and does not pass an end; 0 when there is none."""
        for length in range(min(self.longest.get(texts[start], 0), end - start), 0, -1):
            if found := self.phrases.get(texts[start : start + length]):
                return length, found
        return 0, ()


@lru_cache(maxsize=1)
def known_words() -> Words:
    """The words of both languages together."""
    phrases: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {}
    longest: dict[str, int] = {}
    files = sorted((Path(__file__).parent / "words").glob("*.csv"))
    rows = (row for file in files for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    for row in rows:
        for phrase in simplify(f"{row['en']}|{row['zh']}").split("|"):
            if key := words(phrase, simple=True):
                sort = (row["sort"], row["value"])
                phrases[key] = tuple(dict.fromkeys((*phrases.get(key, ()), sort)))
                longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return Words(phrases, longest)


@dataclass(frozen=True)
class Leaves:
    """What a question is made of, how many places that fills, and those whose word may mean nothing."""

    found: list[Leaf]
    length: int
    optional: frozenset[int]


def leaves_of(base: Base, marked: Marked) -> Leaves | None:
    """The leaves of a question; None where a word is none that the grammar knows."""
    texts = tuple(token.text for token in marked.tokens)
    edition = choose_edition(base, marked)
    closes = [*stops(marked), len(texts)]
    steps: list[list[tuple[str, Hashable]]] = []
    optional: set[int] = set()
    spans: list[Leaf] = []
    position, asked = 0, False
    named = {
        m.start: m
        for m in marked.marks
        if m.kind in ("thing", "number", "date") or m.value("set") or m.value("subject") or looked_in_whole(m)
    }
    tabled = tables(marked)
    where = {place for m in marked.marks if m.says("stop", "looked_in") for place in range(m.start, m.end)}
    while position < len(texts):
        if position in tabled or position in where:
            position += 1
            continue
        began, mark = position, named.get(position)
        following = min((start for start in named if start > position), default=len(texts))
        close = next(place for place in closes if place > position)
        meanings = list(_meanings(base, marked, mark, edition)) if mark is not None else []
        length, sorts = known_words().at(texts, position, min(close, mark.end) if mark and meanings else close)
        if mark is not None and meanings and mark.end - position >= length:
            position, step = mark.end, meanings
            if mark.end - mark.start == length and not looked_in_whole(mark):
                step = [*meanings, *sorts]
        elif length:
            inside = named.get(following)
            counted = inside is not None and inside.kind == "number" and inside.end <= position + length
            if position < following < position + length and not counted:  # a name begins inside the phrase
                shorter, fewer = known_words().at(texts, position, following)
                length, sorts = (shorter, fewer) if shorter else (length, sorts)
            position, step = position + length, list(sorts)
        elif mark is not None and mark.kind == "thing" and (inner := known_words().at(texts, position, mark.end))[0]:
            position, step = position + inner[0], list(inner[1])
        else:
            return None
        if steps and texts[position - 1] == "whose" and _is_noun(steps[-1]) and not _after_comma(marked, position - 1):
            continue  # *the cities whose …*
        if asked and texts[position - length : position] in RELATIVE:
            continue  # *cities which …*
        if steps and length and texts[position - length] in ORDERS_TO_LIST:
            step = [one for one in step if one[0] != "WHICH"]  # *with … in its name*
            if not step:
                return None
        if mark is not None and any(sort == "NUMBER" for sort, _ in step) and of_them(texts[: mark.start]):
            step = [("OFNUMBER" if sort == "NUMBER" else sort, meaning) for sort, meaning in step]
        if asked and any(sort == "WHICH" for sort, _ in step) and marked.language == "en":
            step = [(sort, meaning) for sort, meaning in step if sort not in ("WHICH", "WHICHX")]
            if all(sort == SKIP for sort, _ in step):
                continue  # *cities which …*; but *what is the name*
        asked = asked or any(sort in ("WHICH", "HOWMANY", "WHO", "WHAT") for sort, _ in step)
        if steps and marked.language == "en":  # *has*, *are* inside a sentence ask nothing
            step = [(sort, meaning) for sort, meaning in step if sort != "YN"] or [(SKIP, None)]
        useful = [one for one in step if one[0] != SKIP]
        if useful and steps and in_brackets(marked, began, position) and says_again(steps[-1], useful):
            continue  # *领导小组 (leading group)*, *the second half of the year (July to December)*
        if useful:
            if len(useful) < len(step):
                optional.add(len(steps))
            spans += _parted(texts, position - length, position, len(steps), useful) if length > 1 else ()
            if spans and spans[-1].start == len(steps):
                steps += [list(known_words().at(texts, position - length, position - length + 1)[1]),
                          list(known_words().at(texts, position - length + 1, position)[1])]  # fmt: skip
                continue
            steps.append(useful)
    if not {TABLES[number] for number in tabled.values()} <= {sort for step in steps for sort, _ in step}:
        return None
    join_nouns(steps)
    leaves = [*spans, *(Leaf(at, at + 1, sort, meaning) for at, step in enumerate(steps) for sort, meaning in step)]
    return Leaves(leaves, len(steps), frozenset(optional))


def tables(marked: Marked) -> dict[int, str]:
    """The tokens of *in Table 2*, with the number: it says no more than where the laws, bodies and types are listed."""
    found = ((m.span(), m["en"] or m["zh"]) for m in _TABLE.finditer(marked.text))
    return {
        place: number
        for (start, end), number in found
        for place, token in enumerate(marked.tokens)
        if start <= token.start and token.end <= end
    }


def says_again(before: list[tuple[str, Hashable]], said: list[tuple[str, Hashable]]) -> bool:
    """Whether words mean no more than those before them: the same thing, or the months of a half of a year."""
    return set(said) <= set(before) or (_months(said) != set() and _months(said) <= _months(before))


def _months(said: list[tuple[str, Hashable]]) -> set[tuple[str, str]]:
    """From which month to which a date goes, of whatever year."""
    dates = [meaning for sort, meaning in said if sort == "DATE" and isinstance(meaning, tuple)]
    return {(first[-2:], last[-2:]) for first, last in dates if last and "-" in first}


def in_brackets(marked: Marked, start: int, end: int) -> bool:
    """Whether some tokens fill a pair of brackets."""
    before = marked.text[marked.tokens[start - 1].end : marked.tokens[start].start]
    after = marked.text[marked.tokens[end - 1].end : marked.tokens[end].start if end < len(marked.tokens) else None]
    return before.rstrip().endswith(("(", "（")) and after.lstrip("”’\"'").startswith((")", "）"))


def _is_noun(step: list[tuple[str, Hashable]]) -> bool:
    """Whether a word names cities, to which a relative clause may belong."""
    return any(sort in ("CITYN", "MEMBERN", "NETWORK", "NUMBER", "TIER") for sort, _ in step)


def _after_comma(marked: Marked, place: int) -> bool:
    """Whether a comma stands before a token."""
    return "," in marked.text[marked.tokens[place - 1].end : marked.tokens[place].start]


def join_nouns(steps: list[list[tuple[str, Hashable]]]) -> None:
    """*And*, *or* before a noun without a verb of its own: what was said before goes on over it."""
    for step, following in pairwise(steps):
        if any(sort in BARE for sort, _ in following):
            step[:] = [(sort, NOUNS if sort in ("AND", "OR") else meaning) for sort, meaning in step]


def stops(marked: Marked) -> list[int]:
    """The places where a token stands behind a comma or another stop: no phrase goes on over it."""
    pairs = enumerate(pairwise(marked.tokens), start=1)
    return [place for place, (one, two) in pairs if set(marked.text[one.end : two.start]) & STOPS]


def of_them(before: tuple[str, ...]) -> bool:
    """Whether the words before a number say that it is a size: *of the twelve*, *among these 20*, *all 68*."""
    if before[-1:] == ("all",) or before[-1:] in (("these",), ("those",)):
        return True
    return before[-1:] == ("the",) and before[-2:-1] in (("of",), ("among",), ("amongst",))


def _parted(texts: tuple[str, ...], start: int, end: int, place: int, step: list[tuple[str, Hashable]]) -> list[Leaf]:
    """*And below*, *and later*, which may close a bound or go on with something else: the whole as one leaf over its two words."""
    closes = [one for one in step if one[0] in ("OPEND", "SINCEEND")]
    first, second = known_words().at(texts, start, start + 1), known_words().at(texts, start + 1, end)
    apart = (
        closes and any(sort == "AND" for sort, _ in first[1]) and any(sort in ("OP", "THENLY") for sort, _ in second[1])
    )
    return [Leaf(place, place + 2, *one) for one in closes] if apart and second[0] == end - start - 1 else []


def _meanings(base: Base, marked: Marked, mark: Mark, edition: str | None) -> Iterator[tuple[str, Hashable]]:
    """What a name, a number or a date may be."""
    if mark.kind == "date":
        yield ("DATE", (mark.date, mark.until))
    if mark.kind == "number" and mark.number is not None:
        yield ("ORDINAL" if mark.ordinal else "NUMBER", float(mark.number))
        return
    if subject := mark.value("subject"):
        yield ("SUBJECT", subject)
    for kind, sort in (
        ("city", "CITY"),
        ("network", "NETWORK"),
        ("path_type", "PATHTYPE"),
        ("place", "PLACE"),
        ("group", "GROUP"),
        ("source", "SOURCE"),
    ):
        if ident := mark.thing(kind):
            yield (sort, ident)
    if (body := mark.thing("organisation")) and (city := _steered(base, body)):
        yield ("BODYOF", city)
    law = mark.thing("regulation")
    if law and (city := _of_one_city(base, law)):
        yield ("LAWOF", city)
    if tier := mark.value("set"):
        yield ("TIER", tier)
    if named := mark.thing("edition"):
        yield ("EDITION", named)
    elif index := mark.thing("index"):
        yield ("EDITION", next(e.id for e in reversed(base.editions.values()) if e.index == index))
    if looked_in_whole(mark):
        yield ("OVERALL", None)
    if any(c.kind == "indicator" for c in mark.things) and is_top(base, mark):
        said = "rank" if mark.text.endswith(RANKS) else "score" if mark.text.endswith(SCORES) else None
        yield ("OVERALL", said)
        wholes = [c.key.partition(":")[2] for c in mark.things if c.kind == "indicator"]
        if len(wholes) == 1 and len(mark.text.split()) > 2:  # iSLEC总分: the index is named within
            yield ("MEASURE", Measure(wholes[0], "rank" if said == "rank" else ""))
    if measured := _indicators(base, marked, mark, edition):
        for ident in measured:
            yield ("MEASURE", Measure(ident, "rank" if mark.text.endswith(RANKS) else ""))


def _steered(base: Base, organisation: str) -> str | None:
    """The one city whose main body an organisation is."""
    rows = base.store.where(GoverningBody, "organisation", organisation)
    cities = {row.city for row in rows if row.role == "main"}
    return cities.pop() if len(cities) == 1 else None


def _of_one_city(base: Base, regulation: str) -> str | None:
    """The city whose one law a regulation is."""
    row = base.store.get(Regulation, regulation)
    if row is None or not row.place.startswith("city:"):
        return None
    alone = [one.id for one in base.store.where(Regulation, "place", row.place)] == [regulation]
    return row.place.partition(":")[2] if alone else None


def _indicators(base: Base, marked: Marked, mark: Mark, edition: str | None) -> list[str]:
    """The indicators a name may mean: of the edition that is spoken of, or one of each."""
    idents = [c.key.partition(":")[2] for c in mark.things if c.kind == "indicator"]
    if not idents:
        return []
    if is_top(base, mark):
        return []  # the whole of any index: OVERALL
    cities = [ident for m in marked.marks if (ident := m.thing("city"))]
    edition = edition or default_edition(base, cities, False)
    fitting = [i for i in idents if base.indicators[i].edition == edition][:1] if edition else []
    return fitting or one_an_edition(base, idents)
