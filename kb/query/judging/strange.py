"""Words of a question that the base does not know: names, measures, and what they weigh beside the known ones."""

from collections.abc import Collection
from itertools import dropwhile, pairwise, takewhile

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.marking.mark import Mark, Marked
from kb.search.text import raw_term, terms


def narrowing(marked: Marked, left: Collection[str]) -> list[str]:
    """*Southern cities*, 沿海城市: unknown words right before the cities, which bound them; without them, others are meant."""
    found = []
    for place, mark in enumerate(marked.marks):
        if not mark.says("noun", "city") or mark.says("ask"):
            continue
        before = [m for m in marked.marks[max(0, place - 3) : place] if not m.thing("place")]
        said = marked.original(before[-1]) if before and before[-1].kind == "word" else ""
        if (
            said
            and said not in COUNTED
            and not _is_counted(marked, place)
            and any(term in terms(said) or said in term for term in left)
        ):
            found.append(_whole_word(marked, before))
    return found


def _is_counted(marked: Marked, place: int) -> bool:
    """*The twenty global cities*, 二十个全球城市: their number says which they are."""
    back = dropwhile(lambda m: m.kind == "word" or m.says("stop"), reversed(marked.marks[:place]))
    first = next(back, None)
    return first is not None and first.kind == "number" and not first.ordinal


COUNTED = frozenset("一二两三四五六七八九十几各")  # 东北八市: how many they are


def _whole_word(marked: Marked, before: list[Mark]) -> str:
    """沿海: single characters that stand together are one word."""
    words = list(takewhile(lambda m: m.kind == "word", reversed(before)))
    chinese = not words[0].text.isascii()
    return "".join(marked.original(m) for m in reversed(words[:2])) if chinese else marked.original(words[0])


def loses_alternative(marked: Marked) -> bool:
    """*Municipalities or bishoprics*: an unknown word right behind *or* was one of the things asked for."""
    marks = [m for m in marked.marks if not m.says("stop")]
    return any(
        m.kind == "word" and before.text in ("or", "or else", "或", "或 者", "或 是") for before, m in pairwise(marks)
    )


def loses_joined(marked: Marked) -> bool:
    """公共安全和智慧交通均超过80: an unknown word joined to an indicator by *and* was another one."""
    marks = [m for m in marked.marks if not m.says("stop")]
    bounded = any(m.kind == "number" for m in marks)
    return bounded and any(
        first.thing("indicator") and link.says("logic", "and") and not link.says("ask") and _is_none(word)
        for first, link, word in zip(marks, marks[1:], marks[2:], strict=False)
    )


def loses_measured(marked: Marked) -> bool:
    """*Above 90 on e-government*: an unknown word right behind a bound is what was to be measured."""
    marks = [m for m in marked.marks if not m.says("stop") or m.text in ON]
    for place, mark in enumerate(marks[:-2]):
        bounded = mark.kind == "number" and any(m.says("op") for m in marks[max(0, place - 3) : place])
        if bounded and marks[place + 1].text in ON and _measures_nothing(marks[place + 2]):
            return True
    return False


def _measures_nothing(item: Mark) -> bool:
    """An unknown word, or the name of something that is neither measured nor a set of cities."""
    known = ("indicator", "index", "edition", "city", "place", "network", "path_type", "group", "source")
    return item.kind == "word" or (item.kind == "thing" and not any(item.thing(kind) for kind in known))


ON = frozenset({"on", "in", "for", "at", "on the", "in the", "for the"})


def _is_none(item: Mark) -> bool:
    """An unknown word, or the name of a theme, which is measured by nothing."""
    return item.kind == "word" or (item.kind == "thing" and {c.kind for c in item.things} == {"theme"})


MEASURES = ("score", "rank", "weight", "dimension", "indicator")
VERBS = ("scores", "ranks", "ranked", "scored", "分")  # *it alone ranks first* names no measure


def strange_measure(base: Base, frame: Frame) -> list[str]:
    """*Smart tourism pillar*, *air quality score*, 空气质量得分: words that name a measure which no index has.

    Only beside an index, a city or a weight that is asked of, so that a search for a printed figure stays one; *based on
    the QS ranking* names the ranking of others.
    """
    marks = frame.marked.marks
    asked = (frame.edition_said or frame.cities or "weight" in frame.nouns) and "data_source" not in frame.nouns
    if not asked or frame.things("area") or frame.things("organisation"):
        return []
    for place, item in enumerate(marks):
        written = frame.marked.original(item).lower()
        if not item.says("noun", *MEASURES) or item.says("ask") or written in VERBS or item.text.startswith("account"):
            continue
        if item.value("noun") == "indicator" and not frame.edition_said:
            continue  # 评价指标体系: a city has indicators of its own
        first = place
        while first and marks[first - 1].kind == "word" and not marks[first - 1].cues:
            first -= 1
        words = marks[first:place]
        if all(m.text in base.measured_words or m.text.endswith("ly") for m in words):
            continue
        chinese = all(not m.text.isascii() for m in words)
        if words and (len(words) > 1 or not chinese):
            return [frame.marked.original(m) for m in words]
    return []


def strange_names(base: Base, marked: Marked) -> list[str]:
    """Unknown words that look like names: capitalised within the sentence, or the first word of a Chinese question."""
    found: list[str] = []
    for place, item in enumerate(marked.marks):
        if item.kind != "word":
            continue
        original = marked.original(item)
        unknown = all(base.text.frequency(raw_term(word)) == 0 for word in item.text.split())
        unknown = unknown and not base.everyday.near(item.text)  # nearly two known words, and no name
        if original[:1].isupper() and not original.isupper() and (place > 0 or len(marked.marks) < 6) and unknown:
            found.append(original)
    head = []
    for item in marked.marks:
        if item.kind != "word" or item.text.isascii():
            break
        head.append(item)
    if 2 <= len(head) <= 4 and not any(base.text.frequency(term) for term in terms("".join(m.text for m in head))):
        found.append("".join(m.text for m in head))
    return found


def strange_terms(base: Base, marked: Marked) -> set[str]:
    """The terms of those words."""
    return {term for name in strange_names(base, marked) for term in terms(name)}


def words_left(marked: Marked) -> list[str]:
    """The words of a question that mean nothing to the lexicon, as written."""
    return [marked.original(item) for item in marked.marks if item.kind == "word"]


def tolerable(base: Base, frame: Frame, unexplained: tuple[str, ...], share: float) -> bool:
    """Whether what stays unexplained weighs little beside what is understood."""
    everything = {term for mark in frame.marked.marks if not (mark.says("stop") or mark.says("ask") or mark.says("logic"))
                  for term in terms(frame.marked.original(mark))}  # fmt: skip
    total = sum(base.text.weight(term) for term in everything) or 1.0
    return sum(base.text.weight(term) for term in unexplained) / total <= share
