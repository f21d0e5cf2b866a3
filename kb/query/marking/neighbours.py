"""Chinese words whose meaning hangs on the word beside them: 过0.6, 居第十位, 提到过, 前五强, 均值为何."""

from collections.abc import Callable
from dataclasses import replace

from kb.query.lexicon import Cue
from kb.query.marking.mark import Mark
from kb.search.fold import Token

STOP = (Cue("stop", ""),)
CLASSIFIERS = frozenset("部座项份家条")  # 六部条例: behind a number they say nothing
RANGE_SIGNS = frozenset("~〜～–—―-－")
PERIODS = frozenset({"年", "个", "个 月", "天", "月"})  # 满三年: a time, no score
PLAIN = frozenset({"了", "过", "着", "出", "有"})
LINKING = frozenset({"了", "的", "在", "到", "至", "于"})


SHORTENED = frozenset({"cue", "word"})


def parted(best: Mark, found: list[Token], best_at: "Callable[[int, int, bool], Mark]", as_name: bool) -> Mark:
    """城市中|学习者体验, not 城市|中学|习…: the longest word gives way where it leaves a piece of its neighbour behind.

    ``best_at`` is the best mark that starts at a token and ends before another.
    """
    whole = len(found)
    if best.says("stop") and best.end - best.start > 1 and best.end < whole and found[best.start].text.isascii():
        held = best_at(best.end - 1, whole, False)  # *in the | data centre indicator*: a name begins in the small words
        return best_at(best.start, best.end - 1, as_name) if held.kind == "thing" and held.end > best.end else best
    if best.end - best.start < 2 or best.end == whole or not found[best.start].is_cjk or best.kind not in SHORTENED:
        return best
    if _is_known(best_at(best.end, whole, False)) or not found[best.end].is_cjk:
        return best
    for end in range(best.end - 1, best.start, -1):
        shorter = best_at(best.start, end, as_name)
        if shorter.end == end and _is_known(shorter):
            neighbour = best_at(end, whole, False)
            if _is_known(neighbour) and neighbour.end > best.end:
                return shorter
    return best


def _is_known(option: Mark) -> bool:
    return option.kind != "word" or option.end - option.start > 1


def in_context(marks: list[Mark], text: str, found: list[Token]) -> list[Mark]:
    """The marks again, each of such words read by what stands before and behind it."""
    return [_read(marks, place, text, found) for place in range(len(marks))]


def _read(marks: list[Mark], place: int, text: str, found: list[Token]) -> Mark:
    item = marks[place]
    if item.kind == "number" and _opens_range(marks, place, text, found):
        return replace(item, cues=(*item.cues, Cue("cue", "spans")))
    if place and place + 1 == len(marks) and (cues := _at_end(marks, place)):
        return replace(item, cues=cues)
    if item.kind != "word" or item.text.isascii():
        return item
    for role, reading in READINGS:
        if item.says("word", role) and (cues := reading(marks, place)):
            return replace(item, kind="cue", cues=cues)
    return replace(item, kind="cue", cues=STOP) if _is_particle(marks, place) else item


def _at_end(marks: list[Mark], place: int) -> tuple[Cue, ...]:
    """均值为何, 东部城市数: at the very end these ask what and how many."""
    if marks[place].text == "为 何":
        return (Cue("ask", "what"),)
    counted = marks[place - 1].kind == "thing" or marks[place - 1].says("noun")
    return (Cue("ask", "how_many"),) if marks[place].text == "数" and counted else ()


def _opens_range(marks: list[Mark], place: int, text: str, found: list[Token]) -> bool:
    """0.5～0.6: a sign stands between two numbers that rise."""
    after = marks[place + 1] if place + 1 < len(marks) else None
    if after is None or after.kind != "number" or (after.number or 0) <= (marks[place].number or 0):
        return False
    between = text[found[marks[place].end - 1].end : found[after.start].start].strip()
    return bool(between) and set(between) <= RANGE_SIGNS


def _behind(marks: list[Mark], place: int) -> "Mark | None":
    """The next mark that is no small word."""
    return next((m for m in marks[place + 1 : place + 3] if m.text not in LINKING), None)


def _crosses(op: str) -> "Callable[[list[Mark], int], tuple[Cue, ...]]":
    def reading(marks: list[Mark], place: int) -> tuple[Cue, ...]:
        after = _behind(marks, place)
        if after is None:
            return ()
        beyond = marks[after_place + 1].text if (after_place := marks.index(after)) + 1 < len(marks) else ""
        valued = after.kind == "number" and not after.ordinal and beyond not in PERIODS
        return (Cue("op", op),) if valued or after.says("agg", "mean", "median") else ()

    return reading


def _beyond(op: str) -> "Callable[[list[Mark], int], tuple[Cue, ...]]":
    def reading(marks: list[Mark], place: int) -> tuple[Cue, ...]:
        before = marks[place - 1] if place else None
        valued = before is not None and (before.kind == "number" or before.says("agg") or before.thing("city"))
        return (Cue("op", op),) if valued else STOP  # 平均线之上; 智慧治理之下有哪些分指标

    return reading


def _placed(marks: list[Mark], place: int) -> tuple[Cue, ...]:
    """居第十位: in front of a place in an order."""
    after = _behind(marks, place)
    ranked = after is not None and ((after.kind == "number" and after.ordinal) or after.says("position"))
    return (Cue("noun", "rank"),) if ranked else ()


def _acts_first(marks: list[Mark], place: int) -> tuple[Cue, ...]:
    """哪个先生效: before the verb of a law or a body."""
    dated = ("regulation.adopted", "regulation.in_force", "body.established")
    ahead = marks[place + 1 : place + 2]
    asked = any(m.says("ask", "which", "who", "where") for m in marks)
    return (Cue("order", "earliest"),) if asked and any(m.says("attr", *dated) for m in ahead) else ()


def _counted_strong(marks: list[Mark], place: int) -> tuple[Cue, ...]:
    """前五强: behind a number."""
    return STOP if place and marks[place - 1].kind == "number" else ()


def _is_particle(marks: list[Mark], place: int) -> bool:
    """提到过, 印出了: a particle right behind a verb that is known, or one that closes what another opened."""
    before = marks[place - 1] if place else None
    verb = before is not None and before.kind == "cue" and (before.says("attr") or before.says("cue"))
    closes = marks[place].text == "外" and any(m.says("logic", "except") for m in marks[:place])  # 除省会、直辖市外
    counted = closes or (
        before is not None and before.kind == "number" and not before.ordinal and marks[place].text in CLASSIFIERS
    )
    return counted or (verb and marks[place].text in PLAIN)


READINGS: "tuple[tuple[str, Callable[[list[Mark], int], tuple[Cue, ...]]], ...]" = (
    ("above", _beyond(">")),
    ("below", _beyond("<")),
    ("over", _crosses(">")),
    ("reaching", _crosses(">=")),
    ("placed", _placed),
    ("strong", _counted_strong),
    ("acting_first", _acts_first),
)
