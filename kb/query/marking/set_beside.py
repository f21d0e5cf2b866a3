"""Words that compare two measures or name what is left out, where their neighbours say so: 比…靠前8位, *which rank better on X than on Y*."""

from kb.query.lexicon import Cue
from kb.query.marking.mark import Mark

Marks = list[Mark]
BETTER, WORSE = ("better", "higher"), ("worse", "lower")


def put_ahead(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """创新名次比基础设施名次靠前至少8位: behind 比 a place ahead or behind, and no first so many."""
    mark = marks[place]
    if mark.text not in ("前", "后") or not place or marks[place - 1].text != "靠":
        return None
    than = any(m.text in ("比", "较") for m in marks[max(0, place - 8) : place - 1])
    return (Cue("rel", "beats" if mark.text == "前" else "loses"),) if than else None


def compares_measures(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*…, which rank better on X than on Y?*: two measures of one city, and not which of two cities is ahead."""
    words = marks[place].text.split()
    if not marks[place].says("cue", "compared") or words[0] not in ("which", "who"):
        return None
    better = any(w in BETTER for w in words)
    if better == any(w in WORSE for w in words):
        return None
    ahead = marks[place + 1 :]
    than = next((p for p, m in enumerate(ahead) if m.text == "than"), None)
    if than is None or not (_measured(ahead[:than]) and _measured(ahead[than + 1 : than + 6])):
        return None
    if any(m.thing("city") for m in ahead[than + 1 :]):
        return None
    rank = (Cue("noun", "rank"),) if any(w.startswith(("rank", "place")) for w in words) else ()
    return (Cue("ask", "which"), Cue("rel", "beats" if better else "loses"), *rank)


def asks_one(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Among the bodies of the members, which one is called …?*: one of a set, where no things are named to choose from."""
    if marks[place].text not in ("which one", "which ones"):
        return None
    named = any(m.thing(kind) for m in marks for kind in ("city", "indicator", "index", "edition", "path_type"))
    among = any(m.says("cue", "among") for m in marks[:place])
    return (Cue("ask", "which"),) if among and not named else None


def _measured(marks: Marks) -> bool:
    """Whether a measure is named, or the overall one."""
    return any(m.thing("indicator") or m.says("cue", "overall") for m in marks)


def leaves_out(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Leave out the members with a law*: cities are left out, and no part of an index."""
    if not marks[place].says("cue", "dropped") or marks[place].text not in LEAVING:
        return None
    ahead = [m for m in marks[place + 1 : place + 6] if not m.says("stop")][:2]
    parts = any(m.thing("indicator") or m.says("noun", "dimension", "indicator", "score") for m in ahead)
    cities = any(m.says("noun", "city", "network") or m.thing("network") for m in ahead)
    return (Cue("logic", "except"),) if cities and not parts else None


LEAVING = frozenset({"leave out", "leaving out", "omitting", "if we omit", "去 掉", "拿 掉", "不 考 虑", "不 计 算"})


def totals_unknown(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*The total budget of its plan*, 总预算: the total of something that no source gives is no overall score."""
    behind = marks[place + 1 : place + 2]
    unknown = any(m.kind == "word" and not m.says("word", "scale") for m in behind)
    return (Cue("stop", ""),) if marks[place].text in ("total", "总") and unknown else None


def lists_named_before(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """学习者体验与城市创新两个榜上的名次: the orders of two indicators, and no two indices."""
    named = place > 1 and all(marks[p].thing("indicator") for p in (place - 1, place - 3) if p >= 0)
    return (Cue("stop", ""),) if named and marks[place].says("cue", "both_indices") else None


SET_BESIDE = (put_ahead, compares_measures, leaves_out, asks_one, totals_unknown, lists_named_before)
