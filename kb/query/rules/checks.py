"""Rules about named cities put to the test: yes or no, and questions whose second half hangs on the first."""

from dataclasses import replace
from typing import Literal

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.framing.multiples import multiple
from kb.query.framing.reference import is_set
from kb.query.kinds.describing import Lookup
from kb.query.kinds.selecting import Check
from kb.query.marking.indicators import named_editions
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, edition_of
from kb.query.rules.one_of_them import asks_of_one
from kb.query.selection.conditions import (
    AllOf,
    AnyOf,
    Condition,
    HasBody,
    HasPath,
    HasRegulation,
    InEdition,
    InNetwork,
    InPlace,
    InTier,
    NamedCities,
    ScoreTest,
    Selection,  # fmt: skip
)
from kb.query.selection.evaluate import judge, tested


def checking(base: Base, frame: Frame) -> Plan | None:
    """A yes-or-no question about named cities and a condition."""
    if not asks_yes_no(frame) or not frame.cities or alternative_subjects(frame):
        return None
    if asks_of_one(frame):
        return None  # one of them is enough
    if scaled := against_city(base, frame):
        return scaled
    conditions = list(frame.conditions)
    if "presence" in frame.cues and frame.edition and not tested(conditions):
        conditions = [c for c in conditions if not isinstance(c, InEdition)] + [InEdition(edition=frame.edition)]
    if assessed_in_both(frame) and not tested(conditions):
        kept = [c for c in conditions if not isinstance(c, InEdition)]
        conditions = kept + [InEdition(edition=edition) for edition in base.editions]
    titled = frame.subject if not conditions and "regulation.subject" in frame.attributes else None
    conditions += [HasRegulation.model_validate({"subject": titled, "breadth": "strict"})] if titled else []
    conditions += [HasBody()] if not conditions and "body" in frame.nouns else []
    present = not conditions and frame.edition_said and frame.edition and not _more_than_presence(base, frame)
    conditions += [InEdition(edition=str(frame.edition))] if present else []
    if not conditions or {"which", "when"} & set(frame.asks):
        return None
    conditions = _among_the_set(frame, conditions)
    condition: Condition = conditions[0] if len(conditions) == 1 else AllOf(conditions=tuple(conditions))
    return Check(cities=frame.cities, condition=condition)


def assessed_in_both(frame: Frame) -> bool:
    """*Is Beijing in both indices?*, *has it both?*: whether it is assessed in each, and nothing of what it scores there."""
    compares = frame.orders or frame.ops or frame.relations or frame.aggregate or frame.indicators or frame.attributes
    return "both_indices" in frame.cues and not compares and "rank" not in frame.nouns and not frame.negated


SETS = (InPlace, InNetwork, InTier, HasPath)


def _among_the_set(frame: Frame, conditions: list[Condition]) -> list[Condition]:
    """*In the top three of the north-east*, 东北前三名: a rank within the set that is named with the number, not in the whole index."""
    sets = tuple(c for c in conditions if isinstance(c, SETS) and not c.negate)
    tops = [
        c
        for c in conditions
        if isinstance(c, ScoreTest) and c.measure == "rank" and c.reference is None and not c.negate
    ]
    if len(tops) != 1 or len(sets) + 1 != len(conditions) or not sets or not _set_beside_top(frame):
        return conditions
    return [tops[0].model_copy(update={"of": Selection(conditions=sets)})]


def _set_beside_top(frame: Frame) -> bool:
    """Whether a set stands right behind *top three cities of the*, in Chinese right before 前三名."""
    marks = frame.marked.marks
    tops = [p for p, m in enumerate(marks) if m.says("order", "top") or m.says("cue", "within")]
    for place in tops:
        around = reversed(marks[:place]) if frame.language == "zh" else marks[place + 2 :]
        first = next((m for m in around if not (m.says("stop") or m.text in JOINING or m.thing("indicator"))), None)
        if first is not None and is_set(first):
            return True
    return False


JOINING = frozenset(
    {
        "city",
        "of the",
        "of",
        "among",
        "in",
        "in the",
        "中",
        "里",
        "当 中",
        "之 中",
        "内",
        "的",
        "城 市",
        "排",
        "排 名",
        "名 列",
        "位 列",
        "居",
        "total",
    }
)


def _more_than_presence(base: Base, frame: Frame) -> bool:
    """*Has it improved from one index to the other?*, *are their ranks within rounding?*: whether it is assessed is no answer."""
    both = "both_indices" in frame.cues or "presence" in frame.cues
    return bool({"rank", "score"} & frame.nouns) or (len(named_editions(base, frame.marked)) > 1 and not both)


def against_city(base: Base, frame: Frame) -> Plan | None:
    """*Is London's score more than twice Cairo's?*: one city against a multiple of another."""
    marks = frame.marked.marks
    places = [p for p, m in enumerate(marks) if m.thing("city") in frame.cities]
    if len(frame.cities) != 2 or len(places) != 2 or not any(m.says("word", "scale") for m in marks):
        return None
    times, edition = multiple(marks, places[1]), edition_of(base, frame)
    indicator = frame.indicators[0] if frame.indicators else base.editions[edition].overall if edition else None
    if times is None or indicator is None or len(frame.indicators) > 1:
        return None
    of = Selection(conditions=(NamedCities(cities=frame.cities[1:]),))
    test = ScoreTest(indicator=indicator, op=times.op, reference="mean", of=of, factor=times.factor)
    return Check(cities=frame.cities[:1], condition=test)


def both_ways(_base: Base, frame: Frame) -> Plan | None:
    """*Does A outscore B on learner experience while trailing it on innovation?*: each indicator with the way said beside it."""
    marks = frame.marked.marks
    ways = [way for place in range(len(marks)) if (way := _way(marks, place) or _bare_way(frame, place))]
    claimed = asks_yes_no(frame) or "support" in frame.cues
    if not claimed or set(ways) != {">", "<"} or len(frame.cities) != 2 or len(ways) != len(frame.indicators):
        return None
    city, other = frame.cities[::-1] if _measure_first(marks) else frame.cities
    of = Selection(conditions=(NamedCities(cities=(other,)),))
    tests = tuple(
        ScoreTest.model_validate({"indicator": i, "op": way, "reference": "mean", "of": of})
        for i, way in zip(frame.indicators, ways, strict=True)
    )
    return Check(cities=(city,), condition=AllOf(conditions=tests))


WAYS: dict[str, Literal[">", "<"]] = {
    **dict.fromkeys(("higher", "better", "stronger", "ahead", "高", "强", "好"), ">"),
    **dict.fromkeys(("lower", "worse", "weaker", "behind", "低", "弱", "差"), "<"),
}


def _bare_way(frame: Frame, place: int) -> Literal[">", "<"] | None:
    """*Higher than it on X but lower on Y*: the second word leaves out with what is compared."""
    marks = frame.marked.marks
    behind = next((m for m in marks[place + 1 :] if not (m.says("stop") or m.says("time", "in"))), None)
    compared = behind is not None and bool(behind.thing("indicator"))
    return WAYS.get(marks[place].text) if compared and "than" not in frame.relations else None


def _measure_first(marks: tuple[Mark, ...]) -> bool:
    """比起天津，重庆…, *compared with Tianjin, Chongqing …*: the measure is named first."""
    first = next(p for p, m in enumerate(marks) if m.thing("city"))
    return any(m.says("rel", "compare") or m.text == "比" for m in marks[max(0, first - 2) : first])


BACK = frozenset({"it", "her", "him", "them", "the latter"})


def _way(marks: tuple[Mark, ...], place: int) -> Literal[">", "<"] | None:
    """Which way a word compares two cities: *outscores*, or *below* where it points back: *below it on innovation*."""
    mark = marks[place]
    back = any(m.text in BACK for m in marks[place + 1 : place + 2])
    if mark.says("rel", "beats") or (back and mark.says("op", ">", "better")):
        return ">"
    return "<" if mark.says("rel", "loses") or (back and mark.says("op", "<", "worse")) else None


def which_of(base: Base, frame: Frame) -> Plan | None:
    """*Is Changzhou industry-driven or culturally empowered?*: which of the two is asked, and not whether it is one."""
    joined = [m.text for m in frame.marked.marks if m.says("logic", "or")]
    asked = asks_yes_no(frame) or "还 是" in joined
    if not asked or len(frame.cities) != 1 or len(frame.conditions) != 1 or frame.indicators:
        return None
    offered = bool(joined) and not ONE_OF.intersection(joined)
    (said,) = frame.conditions
    parts = said.conditions if isinstance(said, AnyOf) else (said,)
    key = next((key for kind, key in ATTRIBUTE_OF.items() if all(isinstance(part, kind) for part in parts)), None)
    several = len(parts) > 1 or (isinstance(said, HasPath) and len(said.types) > 1)
    return Lookup(cities=frame.cities, attributes=(key,)) if key and offered and several else None


ONE_OF = frozenset({"either", "或", "或 者"})  # *is it either A or B?*, 是否属于A或B: whether it is one of them
ATTRIBUTE_OF: dict[type[Condition], str] = {HasPath: "path_type", InTier: "tier", HasBody: "body.lead"}
NO = ("not", "no", "没", "无", "不")


def settled(base: Base, frame: Frame) -> Plan | None:
    """*Does it have a law, and if so, when was it passed?*: where the first half is denied, the second asks for nothing."""
    told = next((m for m in frame.marked.marks if m.says("cue", "if_so")), None)
    first = replace(frame, asks=("yes_no",))
    plan = checking(base, first) if told is not None else None
    if told is None or not isinstance(plan, Check) or len(plan.cities) != 1:
        return None
    state = judge(base, plan.condition, plan.cities[0]).state
    goes_on = "no" if any(part.startswith(NO) for part in told.text.split()) else "yes"
    return None if state == goes_on else plan


EXISTS = frozenset({"have", "there", "exist", "possess", "any"})


ADOPTED = frozenset({"has", "have", "是 否", "是 否 已", "吗", "没 有", "有 没 有", "已 经", "已", "是 不 是"})


def alternative_subjects(frame: Frame) -> bool:
    """*Is the law about lifelong education or lifelong learning?*: which of the subjects is asked."""
    marks = frame.marked.marks
    places = [place for place, m in enumerate(marks) if m.says("subject")]
    joined = any(m.says("logic", "or") for m in marks[places[0] : places[-1]]) if len(places) > 1 else False
    if any(m.says("cue", "any_of") or m.text in EXISTS for m in marks) and not any(m.text == "还 是" for m in marks):
        return False  # 有无终身教育或终身学习立法: whether there is any
    if "regulation.adopted" in frame.attributes and asks_yes_no(frame) and any(m.text in ADOPTED for m in marks):
        return False  # *has it passed a law on A or B?*, 是否已出台
    told = "regulation" in frame.nouns or "regulation.subject" in frame.attributes
    return joined and told and len(frame.cities) == 1
