"""Cities named in a row or a chain, whose order is put to the test: *A, B and C: is that the order of the scores?*"""

from itertools import pairwise

from kb.query.framing.attach import Frame
from kb.query.rules.asks import is_tested


def tells_order(frame: Frame) -> bool:
    """Whether three cities or more are named in a row, an order is spoken of, and whether it holds is asked."""
    if len(frame.cities) < 3 or not is_tested(frame) or frame.aggregate:
        return False
    return bool({"in_order", "sort"} & frame.cues) and _in_a_row(frame)


def _in_a_row(frame: Frame) -> bool:
    """*Dalian, Changchun and Shenyang*: nothing but a comma or *and* stands between the names."""
    marks = frame.marked.marks
    places = [p for p, m in enumerate(marks) if m.thing("city") in frame.cities]
    between = [m for m in marks[places[0] : places[-1]] if not m.thing("city")]
    return len(places) == len(frame.cities) and all(m.says("logic", "and") or m.text in JOINS for m in between)


JOINS = frozenset({"then", "followed by", "再", "再 到", "然 后", "其 次"})


def names_in_chain(frame: Frame) -> bool:
    """*Is A ahead of B, and B ahead of C?*, *A ahead of B ahead of C*: a city between two others is named twice, or once between two verbs."""
    marks = frame.marked.marks
    places = [p for p, m in enumerate(marks) if m.thing("city") in frame.cities]
    once = len(places) == len(frame.cities) > 2
    if once and all(any(m.says("rel", "beats") for m in marks[p:q]) for p, q in pairwise(places)):
        return True
    named = [city for m in frame.marked.marks if (city := m.thing("city")) in frame.cities]
    size = len(frame.cities)
    return (
        size > 2 and len(named) == 2 * size - 2 and named[1:-1:2] == named[2::2] and named[::2] == [*frame.cities[:-1]]
    )
