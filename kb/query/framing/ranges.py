"""Numbers that belong together: ranges of scores or places, lists of places, comparisons of places."""

from kb.query.marking.beside import is_rank
from kb.query.marking.mark import Mark


def ranks_by(marks: tuple[Mark, ...], op: int | None) -> bool:
    """*Ranks below 25*, *placed above 10th*: a comparison of places, not of scores."""
    return op is not None and marks[op].text.split()[0] in ("rank", "ranked", "place", "placed")


def listed_ranks(marks: tuple[Mark, ...], place: int) -> list[int]:
    """*Ranks 18, 19 and 20*, 第3、5、9名: where the numbers of a list of places stand."""
    if marks[place].kind != "number":
        return []
    first = place
    while first >= 2 and _joins_numbers(marks, first - 1):
        first -= 2
    first -= 1 if first and marks[first - 1].kind == "number" else 0
    listed = [first]
    while (after := _next_number(marks, listed[-1])) is not None:
        listed.append(after)
    whole = all(marks[p].number == int(marks[p].number or 0.5) for p in listed)
    before = marks[first - 1].text if first else ""
    ranked = is_rank(marks, first) or marks[first].ordinal or before in ("place", "position", "spot")
    enough = len(listed) > 2 or (len(listed) == 2 and _two_places(marks, *listed))
    return listed if enough and place in listed and whole and ranked else []


def _two_places(marks: tuple[Mark, ...], first: int, last: int) -> bool:
    """*Ranked 39th and 40th*, 分列第39和第40位: two places by name, and no range between them."""
    around = (*marks[max(0, first - 2) : first], *marks[last + 1 : last + 3])
    asked = any(m.says("ask", "which", "who", "where") for m in marks) and not any(
        m.says("ask", "how_much", "how_many") or m.says("agg", "difference") for m in marks
    )
    spans = any(
        m.says("time", "between") or m.says("cue", "spans") or m.text in ("介 于", "从", "间", "from") for m in around
    )
    return last == first + 2 and marks[first].ordinal and marks[last].ordinal and asked and not spans


def _joins_numbers(marks: tuple[Mark, ...], place: int) -> bool:
    return marks[place].text in ("and", "or", "和", "与", "及", "、") and marks[place - 1].kind == "number"


def _next_number(marks: tuple[Mark, ...], place: int) -> int | None:
    """The number of a list right behind a number, or behind *and*."""
    for step in (1, 2):
        if place + step < len(marks) and marks[place + step].kind == "number":
            return place + step if step == 1 or _joins_numbers(marks, place + 1) else None
    return None


def range_end(marks: tuple[Mark, ...], place: int) -> int | None:
    """*From 0.605 to 0.615*, *between 30th and 34th*, 第30到第34名: where the second number stands of two that make a range."""
    first = marks[place]
    if first.kind != "number":
        return None
    for second in range(place + 1, min(len(marks), place + 5)):
        last = marks[second]
        if last.kind != "number":
            continue
        between = [m for m in marks[place + 1 : second] if m.text not in RANK_SIGNS]
        joined = not between or (len(between) == 1 and (between[0].text in JOINS or between[0].says("time", "between")))
        ranked = (first.ordinal or is_rank(marks, place)) and any(m.text in UNTIL for m in between)
        opened = first.says("cue", "spans") or any(
            m.says("time", "between") or m.text in ("介 于", "从", "在") for m in marks[max(0, place - 2) : place]
        )
        closed = any(m.says("time", "between") or m.text == "间" for m in marks[second + 1 : second + 3])
        closed = closed or any(m.text in ("range", "band", "bracket") for m in marks[second + 1 : second + 2])
        rising = (first.number or 0) < (last.number or 0)
        return second if joined and (opened or closed or ranked) and rising and first.ordinal <= last.ordinal else None
    return None


RANK_SIGNS = frozenset({"第", "名", "位", "rank", "place"})
UNTIL = frozenset({"to", "至", "到", "through", "until"})
JOINS = UNTIL | {"and", "和", "与"}
