"""Indicators that a question sorts by or takes the mean of, where another score sets the cities apart."""

from kb.query.base import Base
from kb.query.marking.mark import Mark, Marked


def sought(base: Base, marked: Marked, indicators: list[str]) -> list[str]:
    """*Rank … by learner experience*, *the mean learner experience of …*, 按学习者体验对……排名: not what is tested.

    Only where a total or an index is named besides, of which a test of a score may then speak.
    """
    marks = marked.marks
    found = [ident for place, mark in enumerate(marks) for ident in _named(mark, indicators)
             if _sorts(marks, place) or _is_averaged(marks, place) or _is_superlative(marks, place)]  # fmt: skip
    besides = any(m.thing("index") or m.thing("edition") for m in marks) or len(set(indicators)) > len(set(found))
    return found if besides else []


def averaged(marked: Marked, indicators: list[str]) -> list[str]:
    """The indicators whose mean is asked for: *the mean learner experience of …*, 学习者体验平均分."""
    marks = marked.marks
    return [i for place, mark in enumerate(marks) for i in _named(mark, indicators) if _is_averaged(marks, place)]


def _named(mark: Mark, indicators: list[str]) -> list[str]:
    return [ident for c in mark.things if (ident := c.key.partition(":")[2]) in indicators]


def _sorts(marks: tuple[Mark, ...], place: int) -> bool:
    ordered = marks[0].text.startswith(("rank", "order", "sort", "list")) or place <= 1
    return ordered and any(m.text in ("by", "按", "按 照") for m in marks[max(0, place - 1) : place])


def _is_superlative(marks: tuple[Mark, ...], place: int) -> bool:
    """*Has the highest learner experience*, 学习者体验最高."""
    beside = [p for p in (place - 1, place + 1, place + 2) if 0 <= p < len(marks)]
    return any(
        marks[p].says("order", "max", "min")
        and not marks[p].says("op")
        and not any(m.says("op") or m.says("rel", "beats", "loses") for m in marks[p + 1 : p + 2])  # *most exceeds*
        for p in beside
    )


def _is_averaged(marks: tuple[Mark, ...], place: int) -> bool:
    before, after = marks[max(0, place - 1) : place], marks[place + 1 : place + 2]
    opens = any(m.says("agg", "mean", "median") for m in before) and not _compared(marks, place - 1)
    closes = any(m.says("agg", "mean", "median") for m in after) and not _compared(marks, place)
    return opens or closes


def _compared(marks: tuple[Mark, ...], place: int) -> bool:
    """Whether a mean is what something is compared with: *above the mean …*."""
    return any(m.says("op") or m.says("rel", "beats", "loses") for m in marks[max(0, place - 3) : place])
