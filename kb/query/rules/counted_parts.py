"""Rules about the parts that several indicators have: how many together, how many more, and which of two has more."""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.building import Structure
from kb.query.kinds.parting import parts_of
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no
from kb.query.rules.parts_said import COUNTED, SUB, number_of_parts
from kb.query.selection.conditions import GapTest

LEVELS = {"third_level": 3, "second_level": 2}
EACH = re.compile(r"\b(?:each|respectively|apiece|per)\b|各(?!级)|分别|每", re.I)
AGAINST = re.compile(
    r"\b(?:more|fewer|less|than|most|fewest|difference)\b|比|更多|更少|较多|较少|多几|少几|相差|之差|最多|最少", re.I
)
ONE_HAS_MORE = re.compile(
    r"^\W*(?:of the two,? )?(?:which|does|do)\b.{0,60}\b(?:has|have|contains?|comprises?|holds?|with) (?:the )?(?P<en>more|most|fewer|fewest|larger number of|smaller number of)\b"
    r"|(?P<zh>更多|较多|最多|多(?=[？?]|$)|更少|较少|最少)",
    re.I,
)
HOW_MANY_MORE = re.compile(r"\bhow many (?P<en>more|fewer)\b.+\bthan\b|比.+?(?P<zh>多|少)(?:了|出)?(?:几|多少)", re.I)
FEWER = frozenset(("少", "fewer", "fewest", "smaller number of", "更少", "较少", "最少"))
WHICH = re.compile(r"\bwhich\b|哪[个一]", re.I)


def wholes_named(base: Base, frame: Frame) -> tuple[str, ...]:
    """The indicators of one index that are named, each made of parts, and none a part of another."""
    named = tuple(dict.fromkeys(i for i in frame.indicators if base.children.get(i) and base.indicators[i].level > 0))
    one = len({base.indicators[i].edition for i in named}) == 1
    nested = any(base.indicators[i].parent in named for i in named)
    return named if one and not nested and len(named) == len(set(frame.indicators)) else ()


def counts_parts(frame: Frame) -> bool:
    """Whether parts of an index are counted, and no cities."""
    said = frame.nouns & ({*COUNTED, "parts"} - {"city"}) or any(m.text.startswith(SUB) for m in frame.marked.marks)
    return bool(said) and "how_many" in frame.asks and not frame.cities and "city" not in frame.nouns


def level_of(frame: Frame) -> int | None:
    """The level of the parts that are counted; none where those right below are meant."""
    return next((LEVELS[noun] for noun in LEVELS if noun in frame.nouns), None)


def counted_together(base: Base, frame: Frame) -> Plan | None:
    """*How many third-level indicators do A and B have between them?*, A和B一共有多少个三级指标: the parts of both."""
    wholes, text = wholes_named(base, frame), frame.marked.text
    if len(wholes) < 2 or not counts_parts(frame) or frame.conditions or frame.orders:
        return None
    if EACH.search(text) or AGAINST.search(text) or {"score", "rank"} & frame.nouns:
        return None
    first, *others = wholes
    return Structure(
        edition=base.indicators[first].edition, indicator=first, ask="count", level=level_of(frame), also=tuple(others)
    )


def counted_apart(base: Base, frame: Frame) -> Plan | None:
    """*How many more third-level indicators has A than B?*, A比B多几个分指标: what the first has more, where it has."""
    wholes, text = wholes_named(base, frame), frame.marked.text
    against = all(isinstance(condition, GapTest) for condition in frame.conditions)  # *more than*
    if len(wholes) != 2 or not counts_parts(frame) or not against or {"score", "rank", "weight"} & frame.nouns:
        return None
    found = HOW_MANY_MORE.search(text)
    if found is None or EACH.search(text) or not all(map(_belongs, frame.marked.marks)):
        return None
    level, (first, second) = level_of(frame), wholes
    if (found["en"] or found["zh"]).lower() in FEWER:
        first, second = second, first
    sizes = [len(parts_of(base, base.indicators[whole], level)) for whole in (first, second)]
    if sizes[0] <= sizes[1]:
        return None
    return Structure(edition=base.indicators[first].edition, indicator=first, ask="count", level=level, less=second)


def claimed_parts(base: Base, frame: Frame) -> Plan | None:
    """*Does A have four sub-indices?*, A下面有四个三级指标，是吗: whether an indicator has as many parts as is claimed."""
    wholes, places = wholes_named(base, frame), number_of_parts(frame.marked.marks)
    if len(wholes) != 1 or len(places) != 1 or not asks_yes_no(frame) or not set(frame.asks) <= {"yes_no"}:
        return None
    if not all(_belongs(m) or m.kind == "number" or m.text in HOLDING for m in frame.marked.marks):
        return None
    depth = base.indicators[wholes[0]].level
    level = level_of(frame)
    return Structure(
        edition=base.indicators[wholes[0]].edition,
        indicator=wholes[0],
        ask="count",
        level=level if level and level > depth + 1 else None,
        expect=frame.marked.marks[places[0]].number,
    )


HOLDING = frozenset({"consist of", "consists of", "made up of", "comprise", "comprises", "include", "includes", "contain", "split into",
                     "divided into", "i wonder whether", "whether", "wonder", "i", "下 面", "下 设", "包 括", "包 含", "分 为", "由", "组 成", "构 成", "共", "总 共", "一 共",
                     "exactly", "just", "only", "只 有", "恰 好", "正 好"})  # fmt: skip


def _belongs(mark: Mark) -> bool:
    """Whether a word is one of the two wholes, a noun for parts, the comparison, or says little."""
    named = bool(mark.thing("indicator") or mark.thing("index") or mark.thing("edition"))
    asked = mark.says("ask", "how_many", "yes_no") or mark.says("noun", *COUNTED, "parts") or mark.says("rel", "than")
    return named or asked or mark.says("stop") or mark.text in AGAINST_WORDS or mark.text.startswith(SUB)


AGAINST_WORDS = frozenset(
    [
        "more",
        "fewer",
        "most",
        "fewest",
        "than",
        "have",
        "has",
        "contain",
        "contains",
        "sit",
        "sits",
        "fall",
        "falls",
        "stand",
        "stands",
        "belong",
        "belongs",
        "under",
        "below",
        "beneath",
        "within",
        "there are",
        "comprise",
        "comprises",
        "the two",
        "or",
        "larger",
        "smaller",
        "number of",
        "多",
        "少",
        "多 了",
        "少 了",
        "多 出",
        "比",
        "和",
        "与",
        "更 多",
        "较 多",
        "最 多",
        "更 少",
        "较 少",
        "最 少",
        "相 比",
        "还 是",
        "有",
        "拥 有",
        "更",
        "较",
    ]
)


def with_more_parts(base: Base, frame: Frame) -> Plan | None:
    """*Which has more third-level indicators, A or B?*, A和B哪个的分指标更多: the one with more parts."""
    wholes, found = wholes_named(base, frame), ONE_HAS_MORE.search(frame.marked.text)
    level, parts = level_of(frame), frame.nouns & ({*COUNTED, "parts"} - {"city"})
    if len(wholes) < 2 or found is None or not WHICH.search(frame.marked.text) or not (level or parts):
        return None
    if frame.cities or {"score", "rank", "weight", "city"} & frame.nouns or frame.conditions:
        return None
    if not all(_belongs(m) or m.says("ask", "which", "what") or m.says("logic") for m in frame.marked.marks):
        return None
    first, *others = wholes
    only = "fewest" if (found["en"] or found["zh"]).lower() in FEWER else "most"
    edition, depth = base.indicators[first].edition, base.indicators[first].level
    return Structure(
        edition=edition, indicator=first, ask="sized", level=depth, only=only, below=level, also=tuple(others)
    )
