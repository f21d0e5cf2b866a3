"""The cities of an index as a set: *GSC cities with a law*, *cities of Global Smart Cities 2020*, iSLEC中的城市."""

from collections.abc import Sequence

from kb.query.framing.denials import TRAILING
from kb.query.framing.items import Items
from kb.query.marking.indicators import named_editions
from kb.query.marking.mark import Mark
from kb.query.selection.conditions import InEdition, ScoreTest

SCORED = ("score", "rank", "weight", "indicator", "dimension", "second_level", "third_level", "level", "parts", "method",
          "source")  # fmt: skip


def cities_of_index(items: Items) -> None:
    """An index right beside the word for cities, in a question that is not about scores."""
    if _of_scores(items) or items.indicators or any(isinstance(c, InEdition | ScoreTest) for _, c in items.found):
        return
    for place, mark in enumerate(items.marks):
        if not (mark.thing("edition") or mark.thing("index")):
            continue
        around = (_next(items.marks, place, -1), _next(items.marks, place, 1))
        if any(m is not None and m.says("noun", "city") for m in around) or _stands_in(items.marks, place):
            edition = named_editions(items.base, items.marked)[0]
            items.found.append((place, InEdition(edition=edition, negate=items.negated(place))))
            return


def _stands_in(marks: tuple[Mark, ...], place: int) -> bool:
    """*Both members and in the global index*, *the Asian cities in the index*: where those cities stand."""
    if place == 0:
        return any(m.text in WITHIN for m in marks[1:2])  # 全球指数里有哪些成员
    before = [m for m in marks[: place - 1] if not m.says("ask", "yes_no")][-1:]
    said = any(m.says("logic", "and") or m.thing("place") for m in before)
    return said and marks[place - 1].says("time", "in")


def inside_of_both(marks: tuple[Mark, ...]) -> list[int]:
    """*Both in iSLEC and in Global Smart Cities*, 既在iSLEC里、又在全球智慧之都里: where two indices are named that something lies in."""
    named = [p for p, m in enumerate(marks) if m.thing("edition") or m.thing("index")]
    both = bool(named) and any(m.text in BOTH for m in marks[: named[0]])
    ordered = any(m.says("order") or m.says("op") or m.kind == "number" for m in marks)
    inside = [p for p in named if _lies_in(marks, p) or (both and not ordered and _led_by(marks, p))]
    return inside if len(inside) > 1 else []


def listed_in(marks: tuple[Mark, ...]) -> list[int]:
    """在全球智慧之都榜单上, *on the Global Smart Cities list*: where an index is named in whose list something stands."""
    if any(m.says("order") or m.says("op") for m in marks):
        return []
    named = [p for p, m in enumerate(marks) if m.thing("edition") or m.thing("index")]
    return [p for p in named if _led_by(marks, p) and _is_list(marks[p + 1 : p + 3])]


def _is_list(behind: Sequence[Mark]) -> bool:
    said = bool(behind) and behind[0].text in LISTS
    return said and (behind[0].text.isascii() or any(m.text in ON for m in behind[1:]))


LISTS = frozenset({"榜 单", "榜", "排 行 榜", "排 名 榜", "名 单", "list", "ranking list", "league table"})
ON = frozenset({"上", "上 的", "之 上", "里", "中", "里 的", "内"})


def _lies_in(marks: tuple[Mark, ...], place: int) -> bool:
    """在iSLEC里."""
    return marks[place - 1].says("time", "in") and any(m.text in WITHIN for m in marks[place + 1 : place + 2])


def _led_by(marks: tuple[Mark, ...], place: int) -> bool:
    """*In the 2020 Global Smart Cities*, 又在2020年的全球智慧之都, 被iSLEC: small words and a year between."""
    before = [m for m in marks[max(0, place - 5) : place] if m.text not in ("the", "的") and m.kind != "date"]
    return bool(before) and before[-1].text.removesuffix(" the").split()[-1] in LEADS


BOTH = frozenset({"both", "既", "both in", "both by"})
LEADS = frozenset({"in", "on", "by", "of", "在", "被", "为", "受"})


def is_ranked_in(marks: tuple[Mark, ...], place: int) -> bool:
    """*Which members are ranked in the Global Smart Cities report?*: who stands in it, and not at which place."""
    said = marks[place].text in ("ranked", "listed", "scored", "rated") and any(
        m.says("ask", "which", "how_many") for m in marks[:place]
    )
    ahead = [m for m in marks[place + 1 : place + 5] if not m.says("stop")]
    if not said or not ahead or ahead[0].text.split()[0] not in ("in", "by", "within"):
        return False
    named = bool(ahead[1:]) and any(ahead[1].thing(kind) for kind in ("edition", "index", "source"))
    return named and not any(m.says("order") or m.kind == "number" for m in marks)


WITHIN = frozenset({"里", "中", "里 的", "之 中", "里 面", "内"})


def _of_scores(items: Items) -> bool:
    """Whether scores are spoken of, or nothing that a city could have besides them."""
    marks = items.marks
    if any(m.says("noun", *SCORED) or m.says("agg") or m.says("order", "max", "min", "top") for m in marks):
        return True
    return not any(m.says("noun", "regulation", "body", "path", "network") or m.thing("network") or m.thing("path_type")
                   or m.thing("place") for m in marks)  # fmt: skip


THAN = ("than", "比")  # what stands behind is compared with, and is no part of the index


def _next(marks: tuple[Mark, ...], place: int, step: int) -> Mark | None:
    """The nearest mark on one side that is more than a small word."""
    ahead = marks[place + 1 :] if step > 0 else reversed(marks[:place])
    small = (
        m for m in ahead if m.text in THAN or not (m.says("stop") or m.says("time", "in") or m.says("cue", "among"))
    )
    return next(small, None)


def is_left_out(marks: tuple[Mark, ...], place: int) -> bool:
    """*Leaving out any that was not assessed*, 未参评的除外."""
    before, behind = marks[max(0, place - 4) : place], marks[place + 1 : place + 4]
    trailing = any(m.text in TRAILING or m.says("cue", "aside") for m in behind)
    return trailing or any(m.says("logic", "except") for m in before)


def denied_apart(items: Items, absent: Sequence[int]) -> dict[str, bool]:
    """*In GSC 2020 but not in iSLEC 2016*: of each edition named, whether it is denied; empty where all are said alike."""
    marks = items.marks
    groups: list[list[int]] = []
    for place in (p for p, m in enumerate(marks) if _editions_of(items, m)):
        before = marks[groups[-1][-1] + 1 : place] if groups else ()
        if groups and all(m.says("stop") or m.says("logic", "and", "or", "nor") or m.text == "in" for m in before):
            groups[-1].append(place)
        else:
            groups.append([place])
    if len(groups) < 2:
        return {}
    found: dict[str, bool] = {}
    for number, group in enumerate(groups):
        start = groups[number - 1][-1] if number else -1
        until = groups[number + 1][0] if number + 1 < len(groups) else len(marks)
        ahead = [p for p in absent if start < p < group[0] and not _turned(marks[p + 1 : group[0]])]
        behind = [p for p in absent if group[-1] < p < until and (until == len(marks) or _turned(marks[p + 1 : until]))]
        no = bool(ahead or behind) or any(items.negated(p) for p in group)
        found |= {edition: no for place in group for edition in _editions_of(items, marks[place])}
    return found if len(set(found.values())) > 1 else {}


def _editions_of(items: Items, mark: Mark) -> list[str]:
    """The editions that a mark names, itself or by its index."""
    if edition := mark.thing("edition"):
        return [edition]
    index = mark.thing("index")
    return [e.id for e in items.base.editions.values() if e.index == index] if index else []


def _turned(between: Sequence[Mark]) -> bool:
    """Whether a *but* or another clause begins."""
    return any(m.says("logic", "except", "and") or m.text in ("but", "而", "但", "却") for m in between)
