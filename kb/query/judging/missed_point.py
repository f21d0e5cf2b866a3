"""What a search of words may not pass over: the end of an order, a date, the numbers of a question."""

from collections.abc import Collection, Sequence
from itertools import dropwhile, takewhile

from kb.model.values import split_list
from kb.query.base import Base
from kb.query.drafting.closest import held_terms
from kb.query.drafting.concerning import concerns
from kb.query.drafting.passages import date_of, said
from kb.query.framing.attach import Frame
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.lexicon import alike
from kb.query.marking.mark import Mark
from kb.query.rules.sooner import EACH
from kb.search.text import terms

ENDS = ("max", "min", "longest", "shortest")
LEAST, MOST = frozenset({"at-least", "more-than"}), frozenset({"at-most", "less-than"})  # bounds that a source gives
SHOWN = 3  # passages that an answer shows first


def misses_head(base: Base, frame: Frame, recall: Recall) -> bool:
    """*What response rate did …?*, *how much had been spent?*: the last of the words right behind the question word is what is
    asked for; a passage without it answers something else, unless the word is only the sort of thing or its unit."""
    head = asked_head(frame)
    hits = [hit for hit in find_hits(base, recall) if answers(base, recall, hit)][:1]
    if head is None or not hits:
        return False
    row = base.store.thing(hits[0].key)
    unit = terms(f"{getattr(row, 'unit', None) or ''} {getattr(row, 'unit_zh', None) or ''}")
    told = held_terms(base, hits[0]) | set(unit) | _actors_told(base, row)
    wanted = set(terms(frame.marked.original(head)))
    return not any(told & {term, *alike().get(term, ())} for term in wanted)


def _actors_told(base: Base, row: object) -> set[str]:
    """*Which railway company …*: what is said of those who did it, besides their names."""
    actors = (base.store.thing(key) for key in split_list(getattr(row, "actors", None)))
    return {t for actor in actors if actor is not None for text in said(actor) for t in terms(text)}


SORTS = frozenset(
    {"thing", "kind", "sort", "type", "people", "person", "new", "else", "place", "example", "em", "matter", "side"}
)  # tell nothing


def asked_head(frame: Frame) -> Mark | None:
    """The unknown word at the end of what follows *what*, *which* or *how many*, if that is no sort of thing in general."""
    marks = frame.marked.marks
    asked = next((p for p, m in enumerate(marks) if m.says("ask", *HEADED) and m.text.isascii()), None)
    if asked is None or marks[asked].value("noun"):
        return None  # *what rank intervals …*: the noun is said with it
    behind = list(dropwhile(lambda m: m.says("stop") or owns(frame, m), marks[asked + 1 : asked + 6]))
    words = list(takewhile(lambda m: m.kind == "word", behind))
    joined = behind[len(words) : len(words) + 1]
    words = [m for m in words if not m.says("word", "light")]  # *how many municipal departments*
    done = len(words) == 1 and words[0].text.endswith("ed") and marks[asked].text in COPULAS  # *what is promoted in …?*
    if (
        not words
        or done
        or words[-1].text in SORTS
        or words[-1].says("word", "sort")
        or any(m.says("logic", "and", "or") for m in joined)
    ):
        return None
    return words[-1]


def asks_for_unknown(frame: Frame, left: Collection[str]) -> bool:
    """深圳联席会议的召集人是谁, 以什么手段为主导: what stands right before or behind the question word is asked for, and unknown.

    ``left`` are the terms that nothing explains.
    """
    marks = frame.marked.marks
    if not set(left).isdisjoint(_asked_of_what(frame)):
        return True
    asked = next((p for p, m in enumerate(marks) if m.text in ("是 谁", "是 什 么", "是 哪 位")), 0)
    words = list(takewhile(lambda m: m.kind == "word" and not m.cues, reversed(marks[:asked])))
    before = marks[asked - len(words) - 1 : asked - len(words)] if asked > len(words) else ()
    return len(words) > 1 and any(m.text == "的" for m in before)


def _asked_of_what(frame: Frame) -> tuple[str, ...]:
    """以什么手段为主导: the terms of the unknown words right behind 什么, which are what is asked for."""
    marks = frame.marked.marks
    asked = next((p for p, m in enumerate(marks) if m.text.endswith(WHAT_KIND) and m.text != "为 什 么"), len(marks))
    words = takewhile(lambda m: m.kind == "word" and not m.cues, marks[asked + 1 :])
    return tuple(terms("".join(frame.marked.original(m) for m in words)))


WHAT_KIND = ("什 么", "何 种", "哪 种")


def owns(frame: Frame, mark: Mark) -> bool:
    """*Ningbo's budget*: a city that what is asked for belongs to."""
    end = frame.marked.tokens[mark.end - 1].end
    return mark.thing("city") is not None and frame.marked.text[end : end + 2] in ("'s", "’s")


COPULAS = frozenset({"what is", "what was", "what are", "what were", "what"})
HEADED = ("what", "which", "how_much", "how_many")


def misses_point(base: Base, frame: Frame, recall: Recall) -> bool:
    """Whether the passages found say nothing of an order or of the dates that the question speaks of, or hold its only word by the way."""
    if misses_head(base, frame, recall):
        return True
    marks = frame.marked.marks
    ends = [m for m in marks if m.says("order", *ENDS) and not m.says("stop") and m.kind == "cue"]
    if not any(m.kind == "number" for m in marks):
        ends += [
            m for m in marks if m.text.startswith(("maximum", "minimum", "最 大 值", "最 小 值"))
        ]  # a bound of nothing
    dates = [m for m in frame.marked.marks if m.kind == "date" and m.date]
    if recall.terms and all(len(term) == 1 and not term.isascii() and term not in alike() for term in recall.terms):
        return True  # 市长, of which the name of a city took the first sign
    lone = len(recall.terms) == 1
    named = _named_in_full(frame) if recall.want in ("where", "who") else []
    if not ends and not lone and not named and (not dates or recall.want == "boolean"):
        return False
    hits = [hit for hit in find_hits(base, recall) if answers(base, recall, hit)][:SHOWN]
    if not hits:
        return False  # it answers nothing anyway
    one = {recall.terms[0], *alike().get(recall.terms[0], ())} if lone else set()
    if lone and not one & base.text.terms_of(hits[0].key)[0]:
        return True  # *the population of Ningbo*, and a passage that counts by head
    first = held_terms(base, hits[0])
    held = set().union(*(held_terms(base, hit) for hit in hits))
    if named and not any(_concerns(base, hit.key, held, named) for hit in hits):
        return True  # *who signed the Beijing Declaration?*, and a plan that was declared elsewhere
    rows = [row for hit in hits if (row := base.store.thing(hit.key)) is not None]
    bounds = {getattr(row, "qualifier", "") for row in rows[:1]}  # the lowest that is allowed
    ends = [m for m in ends if not bounds & (LEAST if m.says("order", "min", "shortest") else MOST)]
    if any(not _says_end(set(terms(frame.marked.original(m))), first) for m in ends):
        return True
    if recall.want == "boolean" or not dates:
        return False
    if len(dates) > 1 and EACH.search(frame.marked.text):
        return not all(_tells(base, rows[:1], m) for m in dates)  # 2006年的和2014年的分别叫什么
    return not any(_tells(base, rows, m) for m in dates)


TOPS = frozenset(terms("first top 第一 首位 居首"))  # the same place


def _says_end(end: set[str], held: set[str]) -> bool:
    """Whether a passage has the word for the end of an order, or another for its top."""
    return bool(end & held) or bool(end & TOPS and TOPS & held)


def _named_in_full(frame: Frame) -> list[Mark]:
    """The policies, bodies and books that a question names by at least two words."""
    return [m for m in frame.marked.marks if m.kind == "thing" and not m.is_fuzzy and len(m.text.split()) > 1
            and all(c.kind in ("policy", "reference", "regulation") for c in m.things)]  # fmt: skip


def _concerns(base: Base, key: str, held: set[str], named: list[Mark]) -> bool:
    """Whether a passage is one of the named things, belongs to it, or holds its words."""
    keys = {c.key for m in named for c in m.things}
    return any(key == k or concerns(base, key, (k,)) for k in keys) or any(set(terms(m.text)) <= held for m in named)


def _tells(base: Base, rows: Sequence[object], date: Mark) -> bool:
    """Whether one of the passages is of the year of a date, or speaks of it."""
    year = (date.date or "")[:4]
    told = " ".join(f"{date_of(row) or ''} {getattr(row, 'end', None) or ''} {' '.join(said(row))}" for row in rows)  # fmt: skip
    return year in told
