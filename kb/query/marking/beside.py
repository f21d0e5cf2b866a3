"""What stands beside a number in a question: whether it is a score, a rank, a wait, or counts something."""

from kb.query.marking.mark import Mark

CLASSIFIERS = frozenset("个大种类项座份部家张栏条名位所门组篇处级")


def operator_beside(marks: tuple[Mark, ...], place: int) -> int | None:
    """The place of a word for a comparison beside a number."""
    for other in (place - 1, place + 1, place - 2, place + 2):
        if 0 <= other < len(marks) and marks[other].says("op") and not marks[other].says("op", "worse", "better"):
            return other
    said = [other for other in range(max(0, place - 5), place) if marks[other].text not in BAR]
    return (
        said[-1] if said and marks[said[-1]].says("op") and not marks[said[-1]].says("op", "worse", "better") else None
    )


BAR = frozenset({"the", "a", "of", "threshold", "bar", "line", "mark"})  # *crossed the threshold of 0.7*


PLACES = frozenset({"place", "position", "spot"})  # *a place of 40 or lower*


def is_rank(marks: tuple[Mark, ...], place: int) -> bool:
    """*Rank 12*: whether a whole number is a place in an order."""
    points = any(m.text in ("point", "分") for m in marks[place + 1 : place + 2])
    before = marks[max(0, place - 4) : place]
    placed = len(before) > 1 and before[-1].text == "of" and before[-2].text in PLACES
    return (
        not points
        and (placed or any(m.says("noun", "rank") for m in before))
        and marks[place].number == int(marks[place].number or 0)
    )


def is_lag(marks: tuple[Mark, ...], place: int) -> bool:
    """*Exactly three months* in a question on laws."""
    months = any(
        m.text in ("month", "个 月")
        or (m.text == "个" and any(n.text == "月" for n in marks[place + 2 : place + 3]))
        or m.says("cue", "months_between")
        for m in marks[place + 1 : place + 3]
    )
    return months and any(m.says("noun", "regulation") for m in marks)


def is_within(marks: tuple[Mark, ...], place: int) -> bool:
    """*Within six months*, 六个月内: at most, not exactly."""
    before = any(m.text == "within" for m in marks[max(0, place - 2) : place])
    return before or any(m.text in ("内", "以 内", "之 内", "年 内") for m in marks[place + 1 : place + 4])


def is_exact(marks: tuple[Mark, ...], place: int) -> bool:
    """*A score of 0*, 得分为零: a number with an indicator and no comparison, where cities are asked for."""
    asked = [m for m in marks if m.says("ask")]
    counted = any(m.says("ask", "how_many") for m in asked) and any(m.says("noun", "city") for m in marks)
    asks = (
        counted
        or any(m.says("ask", "which", "who", "where") for m in asked)
        or (not asked and any(m.says("noun", "city") for m in marks))
    )
    if _is_bound(marks, place):
        return False
    before = [m for m in marks[max(0, place - 4) : place] if not (m.says("stop") or m.says("ask", "yes_no"))]
    before = [m for m in before if m.text not in EQUALS][-1:]
    counts = any(
        m.text == "all" or m.says("agg") for m in marks[max(0, place - 2) : place]
    )  # *the median of all 68 on …*
    after = [
        m
        for m in marks[place + 1 : place + 4]
        if counts
        or m.text in ("of", "得")
        or not (m.says("stop") or m.text in ("in", "on") or m.says("op", "better", "worse"))
    ][:1]
    beside = any(
        m.says("noun", "score") or m.thing("indicator") or m.text in ("零", "得", "of") for m in (*before, *after)
    )
    beside = beside or marks[place].says("noun", "score") or any(m.text in ("分", "point") for m in after)
    beside = beside or any(
        m.says("noun", "second_level", "third_level", "dimension") for m in marks[place + 1 : place + 4]
    )
    return (
        asks
        and beside
        and not marks[place].ordinal
        and not any(m.says("order") for m in marks[max(0, place - 2) : place + 3])
    )


EQUALS = frozenset({"equal", "equals", "等 于", "恰 等 于"})

HOLDS = frozenset({"of", "with", "flat", "have", "has", "had", "get", "gets", "got", "is", "are", "was", "were", "at", "a", "an",
                   "equal", "equals", "exactly", "precisely", "obtain", "obtained", "receive", "received", "awarded", "hold",
                   "holds", "held", "record", "recorded", "achieve", "achieved", "earn", "earned", "show", "shows"})  # fmt: skip


def _is_bound(marks: tuple[Mark, ...], place: int) -> bool:
    """*Which cities break 0.7?*: behind a verb of unknown meaning a number may be a bound, and is not taken for the score itself."""
    before = marks[place - 1] if place else None
    if before is None or not before.text.isascii() or before.kind in ("thing", "number"):
        return False
    return not (before.text in HOLDS or before.says("noun", "score") or before.says("ask"))


def is_percent(marks: tuple[Mark, ...], place: int) -> bool:
    """*50 %*, *fifty per cent*."""
    return any(m.text in ("%", "percent", "per cent") for m in marks[place + 1 : place + 2])


def is_denied(marks: tuple[Mark, ...], place: int) -> bool:
    """*Below 0.15 but not zero*, 但不为零: a second number that the score is not."""
    before = [m for m in marks[max(0, place - 3) : place] if not m.says("stop") or m.says("logic")][-1:]
    earlier = any(m.kind == "number" and not m.ordinal for m in marks[:place])
    denied = any(m.says("logic", "not", "except") and not m.says("ask") for m in before)
    return denied and earlier and not marks[place].ordinal and not counts_something(marks, place)


def counts_something(marks: tuple[Mark, ...], place: int) -> bool:
    """*12 cities*, *6 years*: the number counts, it is no score."""
    after = _counted(marks, place)
    around = (*marks[max(0, place - 3) : place], *marks[place + 2 : place + 3])
    if after is not None and after.text == "篇" and any(m.thing("indicator") for m in around):
        return False  # 论文数少于50篇, 有12篇论文
    return counts_named(marks, place) or (
        after is not None
        and (
            bool(after.value("set") or after.thing("path_type") or after.thing("network"))
            or after.says(
                "noun", "city", "indicator", "practice", "policy", "regulation", "body", "network", "dimension"
            )
            or after.text in ("year", "年", "month")
            or after.says("cue", "years_between", "months_between")
            or after.says("word", "scale")
            or after.text.split()[0] in CLASSIFIERS
            or is_step(marks, place)
        )
    )


def counts_named(marks: tuple[Mark, ...], place: int) -> bool:
    """*Beijing, Shanghai and Hong Kong: do all three lie below it?*: as many as the cities that are named."""
    if place >= len(marks):
        return False
    named = {thing.key for m in marks if not m.is_fuzzy for thing in m.things if thing.kind == "city"}
    before = place > 0 and marks[place - 1].text in WHOLE
    spoken = marks[place].kind == "number" and not marks[place].ordinal and not marks[place].text.isdigit()
    return spoken and before and len(named) > 1 and marks[place].number == len(named)


TOLD = frozenset(
    {"those", "they", "both", "each", "each of", "both of", "all of", "order", "sequence"}
)  # *…: do they …*, *is each of them …*
WHOLE = frozenset({"all", "all of", "the", "these", "those", "这", "那"})


def _counted(marks: tuple[Mark, ...], place: int) -> Mark | None:
    """What stands behind a number: *four cities*, *four or more cities*, *four or more of the 12 cities*."""
    behind = [m for m in marks[place + 1 : place + 6] if not (m.says("op") and m.text.startswith("or "))]
    if len(behind) > 2 and behind[0].says("cue", "among") and behind[1].kind == "number":
        return behind[2]
    return behind[0] if behind else None


def is_step(marks: tuple[Mark, ...], place: int) -> bool:
    """*Four places better than*, 比基础设施高8分以上: a distance between two ranks or scores, and no bound of one."""
    after = marks[place + 1 : place + 4] if not marks[place].ordinal else ()  # *50th place or lower* is no distance
    ways = (*after[:2], *[m for m in after if m.text != "or more"][:2])
    after = tuple(m for m in after if m.text != "or more")
    named = any(m.text in ("place", "position", "位") or m.text.startswith("place") for m in after[:1])
    return (named and any(m.says("rel", "beats", "loses") or m.says("op") for m in ways)) or (
        any(m.text in STEPS for m in after[:1]) and _compared_before(marks, place)
    )


STEPS = frozenset({"位", "名", "分", "点"})


def _compared_before(marks: tuple[Mark, ...], place: int) -> bool:
    """比基础设施名次靠前至少8位: in Chinese two measures and the way the first is apart stand before how far it is."""
    than = next((p for p in range(place - 1, max(-1, place - 9), -1) if marks[p].text == "比"), None)
    if than is None:
        return False
    between = marks[than + 1 : place]
    apart = next((p for p, m in enumerate(between) if m.says("rel", "beats", "loses")), None)
    named = any(m.thing("indicator") or m.thing("city") for m in between)
    return apart is not None and named and not any(m.says("logic") or m.kind == "number" for m in between[apart:])


PERIODS = frozenset({"year", "month", "date", "the year", "the month"})


def opens_clause(marks: tuple[Mark, ...], place: int) -> bool:
    """*When the report came out, which …*, *cities where the body came first*: no question of time or place."""
    mark = marks[place]
    if (
        mark.text in ("where", "whose")
        and place
        and (marks[place - 1].says("noun", "city", "network") or marks[place - 1].thing("network"))
    ):
        return True
    if mark.text == "which" and place > 1 and marks[place - 1].text == "in" and marks[place - 2].text in PERIODS:
        return True  # *the median year in which they were founded*
    if mark.text == "which" and _points_back(marks, place):
        return True
    if mark.text != "when" or not any(
        m.says("ask") and m.text != "when" for m in (*marks[:place], *marks[place + 1 :])
    ):
        return False
    before = marks[place - 1] if place else None
    after = next(
        (m for m in marks[place + 1 :] if m.text not in ("year", "month", "date")), None
    )  # *when (year) was …*
    joined = before is not None and (before.says("logic", "and", "or") or before.says("cue", "if_so"))
    return not joined and after is not None and not after.says("ask") and not after.says("logic")


def _points_back(marks: tuple[Mark, ...], place: int) -> bool:
    """*When was it created, the one on which the Finance Bureau sits?*: behind what is described, where something else is asked."""
    opened = marks[0].says("ask") and not marks[0].says("ask", "yes_no", "which")
    joined = place > 1 and marks[place - 1].text in ("on", "in", "of", "to", "by", "from")
    before = marks[place - 2] if joined else marks[place - 1]
    described = before.text == "one" or (joined and (before.says("noun", "body") or bool(before.thing("organisation"))))
    return place > 2 and opened and described


def tells_back(marks: tuple[Mark, ...], key: str) -> bool:
    """*The one which is led by the Education Commission*: an attribute that tells which is meant."""
    back = (p for p, m in enumerate(marks) if m.text == "which" and opens_clause(marks, p))
    return any(m.says("attr", key) for p in back for m in marks[p + 1 : p + 4])


def asking_places(marks: tuple[Mark, ...], *asks: str) -> list[int]:
    """Where words stand that ask, of these sorts or of any, and open no clause."""
    return [p for p, m in enumerate(marks) if m.says("ask", *asks) and not opens_clause(marks, p)]


def spans_set(marks: tuple[Mark, ...], place: int) -> bool:
    """*The mean over all 26 capitals*: whom it is taken of."""
    return marks[place].text == "over" and any(
        m.text in ("all", "the", "all the", "these", "those") for m in marks[place + 1 : place + 2]
    )
