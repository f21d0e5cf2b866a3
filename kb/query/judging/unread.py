"""What a question asks with a word that no plan has read: the verb, the sort of thing that is sought, the type of a path."""

import re
from collections.abc import Collection
from itertools import pairwise

from kb.query.judging.left_over import tests_date
from kb.query.marking.mark import Mark, Marked
from kb.query.plan import Plan

ASKED = ("what", "how", "which", "who", "where", "how_many", "how_much", "when")
AUXILIARY = frozenset({"doe", "do", "did", "does", "was did", "can"})
OBJECTS = ("regulation", "body", "path", "network")


def passes_over(marked: Marked, plan: Plan, left: Collection[str]) -> bool:
    """Whether a word that no plan has read may have been what was asked, or have turned a date or a having."""
    return (
        verb_left(marked)
        or held_unknown(marked)
        or (tests_date(plan) and date_unread(marked))
        or seeks_unknown(marked)
        or year_of_other(marked, left)
        or quoted_unknown(marked)
    )


def verb_left(marked: Marked) -> bool:
    """*What does membership cost?*, *which cities chair the network?*: an unknown verb is what was asked."""
    marks = [m for m in marked.marks if not m.says("stop") or m.says("ask")]
    if len(marks) < 3:
        return False
    asked = any(m.says("ask", *ASKED) for m in marks)
    helped = any(m.text in AUXILIARY for m in marks[1:])
    if asked and helped and _is_verb(marked, marks[-1]) and marks[-2].kind != "word":
        return True
    return any(
        a.says("noun", "city")
        and _is_verb(marked, verb)
        and verb.text != "saw"
        and _is_object(b)
        and verb.start == a.end
        for a, verb, b in zip(marks, marks[1:], marks[2:], strict=False)
    )


def held_unknown(marked: Marked) -> bool:
    """*Which members are starved of a law?*, 哪些成员冇条例: an unknown word may say that they have none."""
    marks = [m for m in marked.marks if not m.says("ask", "yes_no") and (not m.says("stop") or m.says("ask"))]
    return any(
        a.says("noun", "city", "network")
        and word.kind == "word"
        and not word.cues
        and _is_object(b)
        and not marked.original(word)[:1].isupper()
        and (marked.language == "zh" or word.end < b.start)
        for a, word, b in zip(marks, marks[1:], marks[2:], strict=False)
    )


def date_unread(marked: Marked) -> bool:
    """*Passed posterior to 2015*: an unknown word before a date may say that it was earlier, later or until then."""
    marks = [m for m in marked.marks if not m.says("stop") or m.says("time")]
    return any(a.kind == "word" and not a.cues and b.kind == "date" for a, b in pairwise(marks))


def _is_verb(marked: Marked, mark: Mark) -> bool:
    """An unknown word in small letters, which may be a verb."""
    return mark.kind == "word" and not mark.cues and marked.original(mark).islower()


def _is_object(mark: Mark) -> bool:
    return mark.says("noun", *OBJECTS) or mark.thing("network") is not None or mark.thing("regulation") is not None


def seeks_unknown(marked: Marked) -> bool:
    """*Which authority passed Taiyuan's law?*, 由哪个机关通过: the sort of thing that is sought is not known."""
    marks = marked.marks
    for place, (asked, sought) in enumerate(pairwise(marks)):
        if not asked.says("ask", "which") or sought.kind != "word" or sought.cues:
            continue
        behind = next((m for m in marks[place + 2 :] if m.kind != "word"), None)
        if behind is not None and (behind.says("attr") or behind.says("ask", "yes_no")):
            return True
    return False


def year_of_other(marked: Marked, left: Collection[str]) -> bool:
    """哪些城市的机构在北京大会当年成立: the year of something that is not known, not that of the city's own body."""
    told = any(m.says("cue", "same_year") or m.text in ("当 年", "那 年") for m in marked.marks)
    return told and bool(left) and any(m.thing("city") and n.kind == "word" for m, n in pairwise(marked.marks))


QUOTED = re.compile(r"[“「『《\"‘]([^“”「」『』《》\"‘’]{2,60})[”」』》\"’]")
MEASURES = ("indicator", "dimension", "second_level", "third_level")


def quoted_unknown(marked: Marked) -> bool:
    """*Its score on the indicator “learning motivation”*, “学习动机”这个指标: what is quoted as a measure is none."""
    for found in QUOTED.finditer(marked.text):
        spans = [(marked.tokens[m.start].start, marked.tokens[m.end - 1].end, m) for m in marked.marks]
        inside = [m for start, end, m in spans if found.start(1) <= start and end <= found.end(1)]
        beside = [m for start, end, m in spans if 0 <= start - found.end() < 12 or 0 <= found.start() - end < 12]
        measured = any(m.says("noun", *MEASURES, "score", "rank", "weight") for m in (*inside, *beside))
        if measured and inside and not any(m.kind in ("thing", "date", "number") for m in inside):
            return True
    return False
