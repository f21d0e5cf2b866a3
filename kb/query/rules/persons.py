"""Whether someone is asked for by name: who held an office."""

import re
from itertools import pairwise

from kb.query.framing.attach import Frame
from kb.query.rules.asks import NAME_OF


def asks_for_person(frame: Frame) -> bool:
    """*The name of the deputy secretary who …*, *which party secretary …*, 书记叫什么名字: who held an office, by name."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        if not mark.says("word", "office"):
            continue
        before = [m for m in marks[max(0, place - 4) : place] if not m.says("stop") or m.text in NAME_OF]
        before = [m for m in before if not m.says("ask", "yes_no")][-1:]  # *who is the director*
        around = (*before, *marks[place + 1 : place + 3])
        held = any(
            m.says("ask", "who") and m.text.startswith("由") for m in around
        )  # 组长由谁担任: an office may answer
        verb = ACTS.search(frame.marked.text) is not None  # *who chairs the group*: so may here
        if not held and not verb and any(m.text in NAME_OF or m.says("ask", "which", "who") for m in around):
            return True
    return PERSON.search(frame.marked.text) is not None or any(
        m.says("ask", "who") and after.text in BY_NAME for m, after in pairwise(marks)
    )


PERSON = re.compile(
    r"\b(?:which|the|what) (?:person|individual|man|woman|official)(?: is it)?(?: that| who|['’]s name| in charge| at the head| heading| leading| behind)\b|\bwhich (?:person|individual)\b"
    r"|(?:哪个|哪位|哪一位)(?:人|领导|官员|负责人)|(?:负责人|领导人|牵头人)(?:是谁|叫什么|姓名)",
    re.I,
)
ACTS = re.compile(r"\bwho (?:chairs|heads|directs|presides over) (?:the|its|an?)\b", re.I)
BY_NAME = frozenset({"by name", "personally", "in person"})  # *who, by name, heads it*
