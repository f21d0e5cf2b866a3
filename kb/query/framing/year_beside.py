"""A year told by the one said before it: *a body from 2013 and a law from the year before*, 2012年成立机构、次年立法."""

from kb.query.framing.items import Items
from kb.query.framing.relative import dated, told
from kb.query.marking.mark import Mark
from kb.query.selection.dates import DateTest

STEPS = {
    "year before": -1, "year earlier": -1, "previous year": -1, "preceding year": -1, "前 一 年": -1, "上 一 年": -1,
    "year after": 1, "year later": 1, "next year": 1, "in the following year": 1, "the following year": 1, "following year": 1,
    "次 年": 1, "第 二 年": 1, "翌 年": 1, "下 一 年": 1,
}  # fmt: skip


def year_beside(items: Items) -> None:
    """The year of a law that is told by the year of a body said before it, or the other way round."""
    marks = items.marks
    years = [p for p, m in enumerate(marks) if m.kind == "date" and m.date]
    if len(years) != 1 or len(marks[years[0]].date or "") != len("2013") or items.cities:
        return
    for place in range(years[0] + 1, len(marks)):
        step = STEPS.get(marks[place].text)
        if step is None:
            continue
        first, second = _event(marks[: years[0] + 3], years[0]), _other(marks, place)
        if first is None or second is None or first.partition(".")[0] == second.partition(".")[0]:
            return
        items.used.add(place)
        year = int(str(marks[years[0]].date)) + step
        items.found.append((place, dated(second, DateTest(op="in", date=str(year)))))
        return


def _event(marks: tuple[Mark, ...], place: int) -> str | None:
    """What the year that is said belongs to: what stands right before it, or right behind."""
    near = sorted((abs(p - place), p) for p, m in enumerate(marks) if told(m))
    return told(marks[near[0][1]]) if near else None


def _other(marks: tuple[Mark, ...], place: int) -> str | None:
    """What the year that is told belongs to: in English said before it, in Chinese behind it."""
    behind = [event for m in marks[place + 1 : place + 4] if (event := told(m))]
    if not marks[place].text.isascii():
        return behind[0] if behind else None
    before = [event for m in marks[max(0, place - 4) : place] if (event := told(m))]
    return before[-1] if before and not behind else None
