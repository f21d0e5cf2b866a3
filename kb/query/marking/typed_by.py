"""Path types told by what carries them along instead of named: *cities that industry pulls along*, 靠产业带动的城市."""

import csv
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from kb.model import PathType
from kb.query.base import Base
from kb.query.marking.mark import Mark
from kb.search.fold import Token, words
from kb.search.names import Candidate
from kb.search.text import terms, word_stem

NEAR, NEAR_ZH = 4, 2  # tokens that may stand between what carries and what it does
Said = frozenset[tuple[str, ...]]


def with_told_types(base: Base, marks: Sequence[Mark], found: Sequence[Token]) -> list[Mark]:
    """The marks, with the words that tell a path type in place of its name, where cities are spoken of."""
    if not _spoken(marks) or any(m.thing("path_type") and m.end - m.start > 1 for m in marks):
        return list(marks)
    texts = tuple(token.text if token.is_cjk else word_stem(token.text) for token in found)
    for row in base.store.rows(PathType):
        span = _span(texts, row.id, marks)
        named = {m.thing("path_type"): m for m in marks if m.thing("path_type")}
        if span is None or set(named) - {row.id} or any(m.start < span[0] or m.end > span[1] for m in named.values()):
            continue
        told = Candidate(f"path_type:{row.id}", row.name, "name")
        return _with(marks, found, span, Mark(*span, "thing", row.name.lower(), things=(told,)))
    return list(marks)


def _spoken(marks: Sequence[Mark]) -> bool:
    """Whether cities are spoken of, and it is not their type itself that is asked for."""
    cities = any(m.says("noun", "city") or m.thing("network") or CITY & set(m.text.split()) for m in marks)
    typed = any(m.says("noun", "path") and not m.says("noun", "city") for m in marks)  # 那一类: described as a type
    return cities and not typed and not asks_for_type(marks)


def asks_for_type(marks: Sequence[Mark]) -> bool:
    """*Which type …*, 哪一类城市: the type itself is what is asked for."""
    if any(a.says("ask", "which", "what") and b.says("noun", "path") for a, b in pairwise(marks)):
        return True
    asked = (m for m in marks if m.says("ask") or m.text.startswith("哪"))
    return any(m.says("noun", "path") or m.text in SORTS for m in asked)


SORTS = frozenset({"哪 一 类", "哪 类", "哪 种", "哪 一 种", "哪 一 型"})
CITY = frozenset({"city", "市"})


def _span(texts: tuple[str, ...], kind: str, marks: Sequence[Mark]) -> tuple[int, int] | None:
    """From what carries to what it does, or the other way round, with the small words at both ends."""
    apart = {p for m in marks if m.thing("city") or m.thing("indicator") or m.kind in ("number", "date")
             for p in range(m.start, m.end)}  # fmt: skip
    for subjects, verbs in _told().get(kind, ()):
        near = NEAR if any(word.isascii() for phrase in subjects for word in phrase) else NEAR_ZH
        spans = [(p, p + n, said is verbs) for p in range(len(texts)) for said in (subjects, verbs)
                 if (n := _length(said, texts, p))]  # fmt: skip
        chain: list[tuple[int, int, bool]] = []
        for span in sorted(spans):
            gap = range(chain[-1][1], span[0]) if chain else range(0)
            if len(gap) > near or apart & set(gap):
                if len({acts for *_, acts in chain}) == 2:
                    break
                chain = []
            chain.append(span)
        if len({acts for *_, acts in chain}) == 2:
            return _widened(texts, chain[0][0], max(end for _, end, _ in chain))
    return None


def _widened(texts: tuple[str, ...], start: int, end: int) -> tuple[int, int]:
    """With what leads up to it, and what is carried: *… the learning city along*, 靠…学习型城市建设."""
    while start and texts[start - 1] in AHEAD:
        start -= 1
    while end < len(texts):
        taken = next((len(phrase) for phrase in _behind() if texts[end : end + len(phrase)] == phrase), 0)
        if not taken:
            break
        end += taken
    return start, end


AHEAD = frozenset(["靠", "以", "由", "凭", "借", "让", "用", "受"])
BEHIND = (
    "the learning city", "the learning cities", "their learning city", "a learning city", "learning city", "learning cities",
                   "learning city building", "to", "building of the learning city", "along", "forward", "ahead", "onward",
                   "building", "construction", "development", "their development", "the development of the city", "learning", "education",
                   "the way", "the pace", "教育升级", "教育提升", "教育转型", "学习型城市建设", "学习型城市", "建设", "发展", "起来", "前行", "前进", "办学", "学习氛围", "学习生态", "特色学习生态",
)  # fmt: skip


@lru_cache(maxsize=1)
def _behind() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word_stem(w) if w.isascii() else w for w in words(phrase)) for phrase in BEHIND)


def _length(phrases: Said, texts: tuple[str, ...], place: int) -> int:
    return max((len(phrase) for phrase in phrases if texts[place : place + len(phrase)] == phrase), default=0)


def _with(marks: Sequence[Mark], found: Sequence[Token], span: tuple[int, int], told: Mark) -> list[Mark]:
    """The marks with one in place of those of its span; what a mark holds beyond it are words again."""
    kept = [m for m in marks if m.end <= span[0] or m.start >= span[1]]
    cut = [(m, p) for m in marks if m not in kept for p in range(m.start, m.end) if not span[0] <= p < span[1]]
    words_left = [Mark(p, p + 1, "word", found[p].text) for _, p in cut]
    return sorted([*kept, *words_left, told], key=lambda m: m.start)


def words_of_type(base: Base, row: PathType) -> frozenset[str]:
    """The words that tell a type: of its features, of what carries it and what that does."""
    text = f"{row.features} {row.features_zh} {' '.join(base.names_of(f'path_type:{row.id}'))}"
    told = {term for pair in _told().get(row.id, ()) for phrases in pair for phrase in phrases
            for term in terms("".join(phrase) if not phrase[0].isascii() else " ".join(phrase))}  # fmt: skip
    return frozenset({*terms(text), *told})


@lru_cache(maxsize=1)
def _told() -> dict[str, list[tuple[Said, Said]]]:
    """Of each path type what carries it, and what that does, as tokens."""
    found: dict[str, list[tuple[Said, Said]]] = {}
    text = (Path(__file__).parent.parent / "lexicon" / "typed.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["type"], []).append((_phrases(row["subject"]), _phrases(row["verb"])))
    return found


def _phrases(listed: str) -> Said:
    return frozenset(tuple(word_stem(w) if w.isascii() else w for w in words(phrase)) for phrase in listed.split("|"))
