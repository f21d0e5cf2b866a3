"""Cities at one end of an order, of whom more is asked: *of the four cities at the bottom of X, which are above the average for Y?*"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.framing.attach import attach
from kb.query.kinds.measuring import Rank
from kb.query.kinds.selecting import Count, Find
from kb.query.marking.marks import language_of, mark
from kb.query.plan import Plan
from kb.query.questions.cities_told import CJK, Read, Told, asked_of, leaves
from kb.query.reading.judge import Reading
from kb.query.selection.conditions import Condition, GapTest, Operator, ScoreTest, Selection
from kb.query.selection.evaluate import ranks_within
from kb.query.selection.ranks import value_of

_ORDER = r"top|best|leading|highest|strongest|first|bottom|worst|lowest|weakest|last|poorest"
_N = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|\d+)"
_END, _COUNT = re.compile(rf"\b(?:{_ORDER})\b", re.I), re.compile(rf"\b{_N}\b", re.I)
_TOLD = r"the (?P<told>[^?;]{8,120}?)"
_VERB = r"(?:is|are|was|were|has|have|had|do|does|did|lie|lies|scores?|ranks?|rates?|exceeds?|beats?|outscores?|falls?|lacks?|belongs?)"
_ENGLISH = (
    re.compile(rf"^(?:of|among|out of) {_TOLD}, (?P<ask>which|who|how many)(?: of (?:them|these|those)| ones?| city| cities)? (?P<rest>[^?;]+)\W*$", re.I),
    re.compile(rf"^(?P<ask>which|how many)(?: ones?| cities)? (?:of|among) {_TOLD} (?P<rest>{_VERB} [^?;]+)\W*$", re.I),
)  # fmt: skip
_CHINESE = re.compile(
    r"^(?:在)?(?P<told>[^，？?]{4,40}?[名位座个的])(?P<noun>(?:参评)?城市)?(?:之?中|里面?|当中)[，,]?(?:还)?"
    r"(?:(?P<which>有?哪些|有?哪几[个座]|哪一?[个座]|谁)|(?P<count>有几[个座]|有多少[个座]?))?(?:城市)?(?:的)?(?P<rest>[^？?；]{3,60}?)(?P<closing>的?(?:城市)?(?:[有是]哪些|[有是]哪几[个座]|是哪一?[个座]|是谁|有几[个座]|有多少[个座]?|共几[个座]))?[？?。]*$"
)
_COUNTED = re.compile(r"(?:有|共)(?:几[个座]|多少[个座]?)$")


class Asked(NamedTuple):
    """The cities at an end of an order as they are told, what is asked of them, and whether they are counted."""

    told: str
    rest: str
    counts: bool


def subset(base: Base, text: str, read: Read) -> tuple[Plan, Told] | None:
    """Those of the cities at an end of an order that meet a test, where order and test are read to their last word."""
    for asked in _parts(text):
        test = _end_of_order(base, text, asked.told, read)
        found = test and _asked_of_them(base, asked, test.select, read)
        if test and found:
            return found, test
    return None


def orders_the_rest(text: str, whole: Plan | None) -> bool:
    """Whether the cities that meet a test would be ordered, where those at the end of all were to be tested."""
    tests = leaves(whole.select) if isinstance(whole, Rank) else []
    return any(isinstance(c, ScoreTest | GapTest) for c in tests) and any(True for _ in _parts(text))


def _parts(text: str) -> Iterator[Asked]:
    said = text.strip()
    if language_of(text) == "zh":
        found = _CHINESE.match(said)
        if (
            found
            and re.search("[最末垫前后首]", found["told"])
            and (found["which"] or found["count"] or found["closing"])
        ):
            counts = bool(found["count"] or _COUNTED.search(found["closing"] or ""))
            yield Asked(found["told"] + (found["noun"] or ""), found["rest"], counts)
        return
    for pattern in _ENGLISH:
        if (found := pattern.match(said)) and _END.search(found["told"]) and _COUNT.search(found["told"]):
            yield Asked(found["told"], found["rest"], found["ask"].lower() == "how many")


def _end_of_order(base: Base, text: str, phrase: str, read: Read) -> Told | None:
    """The places that the cities told hold, in the index that the question speaks of."""
    for question in (*asked_of(phrase), *_in_index(base, text, phrase)):
        reading = read(base, question)
        plan = reading.plan
        if not _to_the_last_word(reading) or any(kind == "default" for kind, *_ in reading.notes):
            continue
        if isinstance(plan, Find) and plan.limit is None and all(map(_is_place, plan.select.conditions)):
            return Told(plan.select) if plan.select.conditions else None
        if isinstance(plan, Rank) and (plan.limit or 0) > 1 and plan.by.partition(":")[0] in ("score", "rank"):
            return _places(base, plan)
    return None


def _in_index(base: Base, text: str, phrase: str) -> tuple[str, ...]:
    """*The bottom five of the overall ranking*: in the index whose measure the rest of the question names."""
    edition = attach(base, mark(base, text)).edition
    if edition is None:
        return ()
    name, name_zh = base.names_of(f"edition:{edition}")
    return (f"{name_zh}{phrase}有哪些？",) if language_of(text) == "zh" else (f"Which are the {phrase} in {name}?",)


def _places(base: Base, plan: Rank) -> Told | None:
    """As a test of ranks, within the set that was ordered; who shares the last place is among them."""
    indicator = plan.by.partition(":")[2]
    value = plan.run(Draft(base, "en")).value
    chosen = (
        [item.id.partition(":")[2] for item in value.items or ()]
        if value is not None and value.entity == "city"
        else []
    )
    of = plan.select if plan.select.conditions else None
    within = ranks_within(base, indicator, of) if of else {}
    places = [place for c in chosen if (place := within.get(c) if of else value_of(base, indicator, "rank", c)[0])]
    if not places or len(places) != len(chosen):
        return None
    op: Operator = "<=" if min(places) == 1 else ">="
    bound = max(places) if op == "<=" else min(places)
    return Told(Selection(conditions=(ScoreTest(indicator=indicator, measure="rank", op=op, value=bound, of=of),)))


def _asked_of_them(base: Base, asked: Asked, among: Selection, read: Read) -> Plan | None:
    """What is asked, as a question of its own about all cities, and then of those alone."""
    reading = read(base, f"哪些城市{asked.rest}？" if CJK.search(asked.rest) else f"Which cities {asked.rest}?")
    plan = reading.plan
    if not _to_the_last_word(reading) or not isinstance(plan, Find | Rank) or plan.entity != "city":
        return None
    if not plan.select.conditions and isinstance(plan, Find):
        return None
    select = Selection(conditions=(*among.conditions, *plan.select.conditions))
    if asked.counts:
        return Count(select=select) if isinstance(plan, Find) else None
    return plan.model_copy(update={"select": select})


def _to_the_last_word(reading: Reading) -> bool:
    return reading.plan is not None and not reading.left_over and all(kind != "ignored" for kind, *_ in reading.notes)


def _is_place(condition: Condition) -> bool:
    return isinstance(condition, ScoreTest) and condition.measure == "rank"
