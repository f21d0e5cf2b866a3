"""Names that are said in part and end with another: *school, home and community learning environments*, *the community one*."""

from collections.abc import Sequence
from dataclasses import replace

from kb.query.base import Base
from kb.query.lexicon import lexicon
from kb.query.marking.mark import Mark
from kb.search.fold import Token

JOINING = frozenset({"and", "or", "和", "与", "及", "以 及", "跟"})
COUNTERS = frozenset({"种", "类", "项", "个", "大"})
WRITTEN = {"两": 2, "三": 3}


def whole_names(base: Base, texts: list[str], marks: list[Mark]) -> list[Mark]:
    """*School, home and community learning environments*: the end of the last name belongs to those before it too."""
    result = list(marks)
    for place in range(len(marks) - 1, 1, -1):
        last = result[place]
        if last.says("subject") and place > 1 and result[place - 1].text in JOINING:
            result[place - 2] = _whole_subject(texts, result[place - 2], last) or result[place - 2]
            continue
        named = any(c.kind == "indicator" for c in last.things) and last.end - last.start > 1
        if not named or result[place - 1].text not in JOINING:
            continue
        for before in range(place - 1, max(-1, place - 6), -1):
            part = result[before]
            if part.text in JOINING:
                continue
            found = None if part.kind == "thing" else _completed(base, texts, part, last)
            if found is None:
                break
            result[before] = found
    return result


def counted_names(base: Base, texts: list[str], marks: list[Mark]) -> list[Mark]:
    """学校、社区与博物馆三种学习环境: so many names in part, whose end stands behind their number."""
    for place in range(3, len(marks)):
        last = marks[place]
        first, count = _counted(marks, place)
        parts = [before for before in range(first) if marks[before].text not in JOINING][-count:] if count else []
        whole = {part: _completed(base, texts, marks[part], last, last.start) for part in parts}
        found = {part: name for part, name in whole.items() if name is not None}
        if count > 1 and len(found) == count:
            named = [found.get(before, item) for before, item in enumerate(marks[:first])]
            return [*named[:-1], replace(named[-1], end=last.end), *marks[place + 1 :]]
    return marks


def _counted(marks: list[Mark], place: int) -> tuple[int, int]:
    """Where 三种, 这两类 before a mark begin, and the number; 0 where they do not stand there."""
    text = marks[place - 1].text.split()
    first = place - 1 if len(text) == 2 else place - 2
    number = WRITTEN.get(text[0], 0) if first == place - 1 else int(marks[first].number or 0)
    if text[-1] not in COUNTERS:
        return place, 0
    return (first - 1 if marks[first - 1].text == "这" else first), number


def _whole_subject(texts: list[str], part: Mark, last: Mark) -> Mark | None:
    """*Lifelong or community education*: the subject that a word names together with the end of another subject."""
    whole = [*texts[part.start : part.end], *texts[last.end - 1 : last.end]]
    length, cues = lexicon().longest_at(whole, 0)
    if part.kind != "word" or length != len(whole) or not any(cue.role == "subject" for cue in cues):
        return None
    return replace(part, kind="cue", text=" ".join(whole), cues=cues)


def ellipses(base: Base, texts: list[str], marks: list[Mark]) -> list[Mark]:
    """*The home learning environment … the community one*: the name that stood before ends this one too."""
    result = list(marks)
    for place, item in enumerate(marks):
        if not place or texts[item.start] not in ("one", "ones") or item.end - item.start > 1:
            continue
        named = [m for m in result[: place - 1] if any(c.kind == "indicator" for c in m.things)]
        part = result[place - 1]
        whole = next((w for last in reversed(named) if (w := _completed(base, texts, part, last))), None)
        if whole is not None and part.kind != "thing":
            result[place - 1] = replace(whole, end=item.end)
            result[place] = replace(whole, end=item.end)
    return [m for place, m in enumerate(result) if not place or m != result[place - 1]]


def begun_names(base: Base, text: str, found: Sequence[Token], marks: list[Mark]) -> list[Mark]:
    """智慧基础设施、经济和服务, *smart economy, service and governance*: the beginning of the first name belongs to those listed
    behind it, where it makes each a name of the same level."""
    result: list[Mark] = []
    first: Mark | None = None
    place = 0
    while place < len(marks):
        item = marks[place]
        joins = bool(result) and (
            result[-1].text in JOINING or bool(LISTING & set(_between(text, found, marks, place)))
        )
        whole = _begun(base, found, first, item) if first is not None and joins else None
        ends = {m.end: p for p, m in enumerate(marks) if p >= place and not m.thing("city")}
        if whole is not None and whole.end in ends:
            result.append(whole)
            place = ends[whole.end] + 1
            continue
        if item.thing("indicator"):
            first = item
        elif item.text not in JOINING:
            first = None
        result.append(item)
        place += 1
    return result


LISTING = frozenset("、,，/")


def _between(text: str, found: Sequence[Token], marks: list[Mark], place: int) -> str:
    """What is written between a mark and the one before it."""
    return text[found[marks[place - 1].end - 1].end : found[marks[place].start].start]


def _begun(base: Base, found: Sequence[Token], first: Mark, part: Mark) -> Mark | None:
    """The indicator beside the first one that its beginning and the words from a mark on name together."""
    texts = [token.text for token in found]
    parents = {
        base.indicators[ident].parent for c in first.things if (ident := c.key.partition(":")[2]) in base.indicators
    }
    for length in range(1, first.end - first.start):
        whole = [*texts[first.start : first.start + length], *texts[part.start : part.start + 8]]
        known, things = base.vocabulary.longest_at(whole, 0)
        beside = tuple(
            c
            for c in things
            if c.kind == "indicator"
            and base.indicators[c.key.partition(":")[2]].parent in parents
            and c not in first.things
        )
        if known > length and beside:
            return Mark(part.start, part.start + known - length, "thing", " ".join(whole[:known]), things=beside)
    return None


def _completed(base: Base, texts: list[str], part: Mark, last: Mark, first: int | None = None) -> Mark | None:
    """The indicator that a part names together with the end of another name, or with all of it from its ``first`` word."""
    said = texts[part.start : part.end]
    for start in range(last.start + 1 if first is None else first, last.end):
        whole = [*said, *texts[start : last.end]]
        length, things = base.vocabulary.longest_at(whole, 0)
        indicators = tuple(c for c in things if c.kind == "indicator" and c not in last.things)
        if length == len(whole) and indicators:
            return Mark(part.start, part.end, "thing", " ".join(whole), things=indicators)
    return None
