"""How the parts of an index are said: what is counted, at which level, how many there are, and that each is meant."""

import re
from collections.abc import Sequence

from kb.query.framing.attach import Frame
from kb.query.marking.mark import Mark


def counted_noun(frame: Frame) -> Mark | None:
    """What *how many* counts: the first noun for parts or cities behind it, else the last before it."""
    marks = frame.marked.marks
    place = next((p for p, m in enumerate(marks) if m.says("ask", "how_many", "count")), 0)
    behind = (m for m in marks[place:] if m.says("noun", *COUNTED))
    before = (m for m in reversed(marks[:place]) if m.says("noun", *COUNTED))
    return next(behind, None) or next(before, None)


COUNTED = ("indicator", "dimension", "second_level", "third_level", "city")


def level_counted(noun: Mark) -> int | None:
    """The level that a noun for parts names by itself."""
    levels = {"dimension": 1, "second_level": 2, "third_level": 3}
    said = next((level for word, level in levels.items() if noun.says("noun", word)), None)
    return said or (2 if noun.text.replace(" ", "").startswith(SUB) else None)


SUB = ("subind", "分指标", "子指标", "分指数", "子指数")


def number_of_parts(marks: Sequence[Mark]) -> list[int]:
    """Where a number stands that says how many parts there are: *four sub-indices*, 四个三级指标."""
    numbers = [p for p, m in enumerate(marks) if m.kind == "number" and not m.ordinal]
    ahead = ((p, [m for m in marks[p + 1 : p + 5] if not m.says("stop")][:1]) for p in numbers)
    return [
        p
        for p, near in ahead
        if near and (near[0].says("noun", *COUNTED[:-1], "parts") or near[0].text.replace(" ", "").startswith(SUB))
    ]


def is_share(frame: Frame, place: int) -> bool:
    """*25%*, *a quarter*: a number that a part may weigh, and not how many parts there are."""
    number = frame.marked.marks[place].number
    behind = frame.marked.marks[place + 1 : place + 2]
    return number is not None and (0 < number < 1 or any(m.text in ("%", "percent", "per cent") for m in behind))


def asks_for_parts(frame: Frame) -> bool:
    """*Each of its four sub-indices*, 四项分指标各占多少: the weights below an indicator, not its own."""
    marks = frame.marked.marks
    places = [p for p, m in enumerate(marks) if m.says("noun", "indicator", "second_level", "third_level", "parts")]
    if any(m.text in EACH for p in places for m in marks[max(0, p - 5) : p + 4]) and bool(places):
        return True
    return PLURAL.search(frame.marked.text) is not None or ONE_PART.search(frame.marked.text) is not None


ONE_PART = re.compile(
    r"\b(?:one|an?|any|(?:a |any )?(?:single|individual))(?: of the)? sub[- ]?(?:index|indicator|indices|indicators) (?:of|in|under|within|below|inside)\b"
    r"|(?:单个|单项|单一|任一|任意一?[个项]|一[个项])(?:分|子|下级)指标",
    re.I,
)  # *one sub-index of smart governance*


PLURAL = re.compile(r"(?<!among )(?<!among the )(?<!other )\bsub[- ]?(?:indices|indexes|indicators|items|components)\b"
                    r"|\b(?:weights|weighted)\b.*\b(?:components|parts)\b|\bwhich (?:component|part|sub[- ]?(?:index|indicator)) of\b|哪[个项](?:子指标|分指标)|\bweights (?:below|under|underneath|beneath|inside|within)\b|(?:的|各|下|项|个)(?:子指标|分指标|下级指标|分项指标)|(?:下面|下属|下设|之下|其下|内部)(?:的)?(?:各|每)|各项(?:指标)?的?权重", re.I)  # fmt: skip


EACH = frozenset({"each", "every", "各", "each of", "各 占", "各 自", "每", "每 个", "每 项", "within", "respective"})
