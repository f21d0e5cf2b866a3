"""What a question takes for granted: a law that, per a source, its city does not have, or a law of another year."""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no
from kb.query.searches.no_passage import SAYS
from kb.query.selection.attributes import ATTRIBUTES
from kb.query.selection.facts import denied, regulations_of

EVENTS = ("regulation.adopted", "regulation.in_force")


def presupposed_law(base: Base, frame: Frame) -> str | None:
    """The one city of whose law something is told or asked, where a source says that it has none."""
    marks = frame.marked.marks
    if len(frame.cities) != 1 or asks_yes_no(frame) or frame.indicators:
        return None
    city = frame.cities[0]
    told = any(m.says("attr", *EVENTS) or m.kind == "date" for m in marks) or SAYS.search(frame.marked.text) is not None
    if not told or any(m.says("logic", "not", "except") and not m.says("ask") for m in marks):
        return None
    owned = any(_owns(marks, place) for place, m in enumerate(marks) if m.thing("city") == city)
    return city if owned and not regulations_of(base, city) and denied(base, "regulation", city).state == "no" else None


def misdated_law(base: Base, frame: Frame) -> str | None:
    """*Suzhou's 2015 law*, 苏州2015年的条例: the one city whose law is told by a year that is neither its adoption nor its effect."""
    marks = frame.marked.marks
    if len(frame.cities) != 1 or asks_yes_no(frame) or frame.indicators or not regulations_of(base, frame.cities[0]):
        return None
    told = [m.date for place, m in enumerate(marks) if m.kind == "date" and m.date and _tells_law(marks, place)]
    dates = [str(ATTRIBUTES[key].read(base, frame.cities[0], "en").sort) for key in EVENTS]
    wrong = len(told) == 1 and not any(date.startswith(told[0]) for date in dates)
    return frame.cities[0] if wrong else None


def dated_law(base: Base, city: str) -> bool:
    """Whether a source gives a date of the law of a city."""
    return any(ATTRIBUTES[key].read(base, city, "en").sort is not None for key in EVENTS)


def _tells_law(marks: tuple[Mark, ...], place: int) -> bool:
    """Whether a date stands between a city and the word for its law: it says which law is meant."""
    before = [m for m in marks[max(0, place - 2) : place] if not m.says("stop")][-1:]
    if not any(m.thing("city") for m in before):
        return False
    for ahead in marks[place + 1 : place + 6]:
        if ahead.says("noun", "regulation"):
            return True
        if not (ahead.says("subject") or ahead.text in SMALL or _dates_law(ahead) or ahead.says("imprint")):
            return False
    return False


def _owns(marks: tuple[Mark, ...], place: int) -> bool:
    """*Nanjing's community education law*, *the law of Nanjing*, *the law that Nanjing passed in 2018*, 南京2018年通过的社区教育条例."""
    for ahead in marks[place + 1 : place + 9]:
        if ahead.says("noun", "regulation") and not ahead.says("noun", "body"):
            return True
        if not (ahead.says("subject") or ahead.says("topic") or ahead.text in SMALL or _dates_law(ahead)):
            break
    before = marks[max(0, place - 2) : place]
    if len(before) == 2 and before[0].says("noun", "regulation") and before[1].text == "of":
        return True
    issued = False
    for back in reversed(marks[max(0, place - 4) : place]):
        if back.says("noun", "regulation"):
            return issued or bool(_issues(marks[place + 1 : place + 3]))
        if not (back.text in LINKING or _dates_law(back)):
            return False
        issued = issued or not (back.text in LINKING or back.kind == "date")
    return False


def _issues(marks: tuple[Mark, ...]) -> bool:
    return any(_dates_law(m) and m.kind != "date" for m in marks)


def _dates_law(mark: Mark) -> bool:
    """*Passed in 2018*, 2018年颁布: when, and by what deed, a law came about."""
    return mark.kind == "date" or mark.says("attr", *EVENTS) or mark.text in ISSUED


ISSUED = frozenset({"颁 布", "出 台", "制 定", "发 布", "印 发", "公 布", "颁 行", "年", "月", "于", "在", "issued", "promulgated", "released", "made",
                    "issued by", "passed by", "adopted by", "enacted by", "promulgated by", "released by"})  # fmt: skip
LINKING = frozenset({"that", "which", "by", "in", "the", "was", "were", "is"})
SMALL = frozenset({"的", "市 的", "local", "own", "municipal", "关 于", "on", "about"})


def tells_of_law(frame: Frame, plan: Plan | None) -> bool:
    """Whether a plan looks at the law itself, and so says that there is none; *when* and *who* ask for more than that."""
    if plan is None:
        return False
    keys = getattr(plan, "attributes", ())
    lawful = [key.startswith("regulation") for key in keys]
    return plan.kind in ("check", "interval") or (any(lawful) and (all(lawful) or "when" in frame.asks))
