"""Rules about indicators by the number of their parts: *which pillar has five sub-indices?*, 三级指标最多的二级指标是哪个.

Every word of the question must be known to the rule, so that nothing it leaves out can change what is asked.
"""

import re
from collections.abc import Sequence

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.framing.levels import LEVELS
from kb.query.kinds.building import Structure
from kb.query.marking.indicators import parts_at
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import choose_chinese
from kb.query.rules.parts_said import SUB

PARTS = ("indicator", "parts")
MORE = frozenset({"more", "larger", "greater", "多", "都 多", "更 多"})
FEWER = frozenset({"fewer", "less", "smaller", "少", "都 少", "更 少"})
OTHERS = frozenset(
    {"any", "other", "others", "any other", "the other", "all", "rest", "the rest", "其 他", "其 余", "别 的"}
)
SPLITS = frozenset({"divided", "split", "subdivided", "broken down", "broken", "cut", "carved", "alone", "number", "number of", "made", "up", "大", "多", "其 中", "唯 独", "各 有", "数 目", "数",
                    "多 数", "个 数", "数 量", "总 数", "合 计", "made up of", "consist", "consists", "consist of", "only", "just", "只 有", "仅 有", "只", "仅", "含 有", "只 含", "下 设", "下 面", "之 下", "包 含"})  # fmt: skip
SCORED = frozenset({"scored", "quantified", "quantitative", "weighted", "量 化", "计 分"})
OF_INDEX = frozenset(
    {"智 慧 城 市", "smart city", "智 慧 学 习 环 境", "smart learning environment"}
)  # 智慧城市五大支柱
ONE = frozenset({"which one", "which ones", "one", "is the exception"})


def with_so_many_parts(base: Base, frame: Frame) -> Plan | None:
    """The indicators of a level with so many parts, or with the most or the fewest."""
    marks = _without_tail(frame)
    asks = bool({"which", "what"} & set(frame.asks)) or any(m.text in ONE for m in marks)
    level, counts = level_sought(marks), any(m.says("ask", "how_many") and m.text not in SPLITS for m in marks)
    if level is None or not (asks or counts) or frame.cities or len(frame.indicators) > 1:
        return None
    within = frame.indicators[0] if frame.indicators else None
    if within and (base.indicators[within].level or level) != level - 1:
        return None  # *which second-level indicator of learner experience …*: the level right below it
    if within and base.indicators[within].level == 0:
        within = None
    if counts and not _counts_level(marks, level):
        return None  # *how many sub-indices does …*: the parts are counted
    edition = base.indicators[within].edition if within else frame.edition or choose_chinese(base)
    issued = base.editions[edition].date[:4]  # *the 2020 report*
    if not all(belongs(m) or m.date == issued or (within and m.thing("indicator") == within) for m in marks) or any(
        m.says("noun", "city", "weight") for m in marks
    ):
        return None
    levels = _levels_said(marks)
    below = levels[1] if len(levels) == 2 and levels[1] > levels[0] + 1 else None
    size = parts_at(base, edition, level)
    marks = tuple(m for p, m in enumerate(marks) if not (m.number == size and _sizes_level(marks, p, level)))
    number, negate = _number_asked(marks), is_negated(marks)
    weights = not counts and WEIGHING.search(frame.marked.text) is not None
    plan = Structure(edition=edition, indicator=within, ask="sized", level=level, below=below, weights=weights)
    if number is not None:
        return plan.model_copy(update={"expect": number, "number": counts, "negate": negate})
    end = None if counts else _end_asked(marks)
    return plan.model_copy(update={"only": end}) if end else None


TAIL = re.compile(
    r"[,;]? and (?:what|which) (?:are|is) (?:these|those|they|it|the|that)(?: (?:two|three|four|five|ones?|\d+))?\W*$"
    r"|[，,；](?:它们?|分别|各|这[两三四五几]个)*(?:是|为)(?:哪[两几三四五]?[个项]|什么)\W*$",
    re.I,
)  # *and what are these two?*: the parts are told in any case


WEIGHING = re.compile(
    r"[,;.?]? (?:and )?(?:(?:what|how much) (?:do|does) (?:each|they|these|those|the parts|its parts)(?: of (?:them|these|those|its \w+))? (?:weigh|count(?: for)?)"
    r"|what (?:is|are) (?:the |their |its )?(?:respective )?(?:weights(?: of (?:each|them|these|those)(?: one)?)?|weight of each(?: one| of them)?)|(?:with|at) what weights?(?: each)?)\W*$"
    r"|[，,；。？?](?=[^，。？?]*(?:各|每|分别|它们|这些|[分子]指标|级指标))(?:它们|这些|其|各自?|每一?[个项]|分指标|子指标|下级指标|三级指标|二级指标|的)*权重(?:各|分别|又|都)?(?:是|为|占)?(?:多少|几何|多大)\W*$",
    re.I,
)  # *and what does each weigh?*: the parts are told with their weights


def _without_tail(frame: Frame) -> tuple[Mark, ...]:
    found = TAIL.search(frame.marked.text) or WEIGHING.search(frame.marked.text)
    tokens = frame.marked.tokens
    return tuple(m for m in frame.marked.marks if found is None or tokens[m.start].start < found.start())


def level_sought(marks: Sequence[Mark]) -> int | None:
    """The level of the indicators that are sought, where the level right below it, or *parts*, is said besides."""
    said = [
        (p, LEVELS[noun])
        for p, m in enumerate(marks)
        for noun in LEVELS
        if noun != "indicator" and m.says("noun", noun)
    ]
    levels = sorted({level for _, level in said})
    named = {p for p, _ in said} | {p + step for p, _ in said for step in (1, 2)}  # *second-level iSLEC indicator*
    parts = any(m.says("noun", *PARTS) for p, m in enumerate(marks) if p not in named or says_sub(m))
    if len(levels) == 2:
        return levels[0]
    if len(levels) != 1 or not parts:
        return None
    holding = all(p < said[0][0] for p, m in enumerate(marks) if m.says("noun", *PARTS) and p not in named)
    return levels[0] - 1 if holding and levels[0] > 1 else levels[0]  # *which indicators have two third-level ones?*


def says_sub(mark: Mark) -> bool:
    """*Sub-indices*, 分指标: what is below, also right behind its whole."""
    return mark.text.replace(" ", "").startswith(SUB)


def _levels_said(marks: Sequence[Mark]) -> list[int]:
    """The levels that are said, from the top."""
    return sorted({LEVELS[noun] for m in marks for noun in LEVELS if noun != "indicator" and m.says("noun", noun)})


def _sizes_level(marks: Sequence[Mark], place: int, level: int) -> bool:
    """*Of the three dimensions*, 三个一级指标: how many the level has, and no number of parts."""
    ahead = [m for m in marks[place + 1 : place + 5] if not (m.says("stop") or m.text in SCORED or _names_index(m))][:1]
    return any(m.says("noun", noun) for m in ahead for noun in LEVELS if LEVELS[noun] == level)


def numbers_of_parts(marks: Sequence[Mark], level: int | None) -> bool:
    """Whether a number is said that is not how many indicators the level has: of which *has five sub-indices* not all are told."""
    numbers = [p for p, m in enumerate(marks) if m.kind == "number" and not m.ordinal]
    return level is not None and any(not _sizes_level(marks, p, level) for p in numbers)


def _counts_level(marks: Sequence[Mark], level: int) -> bool:
    """*How many pillars have four sub-indices?*, 有几个支柱有四个分指标: the level that is sought stands beside the word that asks."""
    asked = next(p for p, m in enumerate(marks) if m.says("ask", "how_many"))
    ahead = next((m for m in marks[asked:] if m.says("noun", *LEVELS, *PARTS)), None)
    return ahead is not None and any(ahead.says("noun", noun) for noun in LEVELS if LEVELS[noun] == level)


def _number_asked(marks: Sequence[Mark]) -> float | None:
    """*Five rather than four*, *most have four: which one's got five?*: the number that is sought, and none that is denied."""
    numbers = [p for p, m in enumerate(marks) if m.kind == "number" and not m.ordinal and not is_denied(marks, p)]
    if is_negated(marks):
        return next(m.number for m in marks if m.kind == "number" and not m.ordinal)
    if len(numbers) < 2:
        return marks[numbers[0]].number if numbers else None
    asked = [p for p, m in enumerate(marks) if m.says("ask", "which", "what") or m.text in ONE]
    behind = [p for p in numbers if asked and p > asked[0]]
    sought = behind if len(behind) == 1 else numbers[-1:] if asked and asked[0] > numbers[-1] else []
    return marks[sought[0]].number if sought else None


def is_negated(marks: Sequence[Mark]) -> bool:
    """*Which pillar is not split into four?*, 不是各占25%: the one number that is said is that of the others."""
    numbers = [p for p, m in enumerate(marks) if m.kind == "number" and not m.ordinal]
    return len(numbers) == 1 and any(m.says("logic", "not") or m.text in DENYING for m in marks[: numbers[0]])


def is_denied(marks: Sequence[Mark], place: int) -> bool:
    before = [m for m in marks[max(0, place - 3) : place] if not m.says("stop") or m.text in DENYING][-1:]
    return any(m.says("logic", "not", "except") or m.text in DENYING for m in before)


DENYING = frozenset({"rather than", "instead of", "not", "and not", "而 不 是", "而 非", "不 是", "非"})


def _end_asked(marks: Sequence[Mark]) -> str | None:
    """*The most*, *more than any other*, 最少: which end of the order is sought."""
    ends = {end for m in marks for end in ("max", "min") if m.says("order", end)}
    beside = any(m.text in OTHERS for m in marks) and any(m.says("rel", "than") for m in marks)
    ends |= {end for end, words in (("max", MORE), ("min", FEWER)) if beside and any(m.text in words for m in marks)}
    return {"max": "most", "min": "fewest"}[ends.pop()] if len(ends) == 1 else None


def _names_index(mark: Mark) -> bool:
    return any(map(mark.thing, ("index", "edition", "source")))


def belongs(mark: Mark) -> bool:
    """Whether a word is one of the levels, the index, the number or the end that is sought, or says little."""
    if mark.kind == "thing":
        return _names_index(mark)
    known = mark.says("noun", *LEVELS, *PARTS) or mark.says("order", "max", "min") or mark.says("rel", "than")
    small = (
        mark.says("stop")
        or mark.says("ask", "which", "what", "yes_no", "how_many")
        or mark.says("cue", "among", "any_of", "all_of")
        or mark.says("time", "in")
    )
    return (
        mark.kind == "number"
        or mark.says("noun", "source")
        or mark.text in OF_INDEX
        or known
        or small
        or mark.says("logic", "not")
        or mark.text in MORE | FEWER | OTHERS | SPLITS | ONE | DENYING | SCORED
    )
