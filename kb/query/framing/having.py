"""What cities have or lack at all: *have no iSLEC score*, *with a policy document*, 没有路径类型. Each is a condition.

Laws, bodies and practices, of which more can be said, have rooms of their own; a body that is only had, beside a score, is here.
"""

from collections.abc import Iterator
from dataclasses import replace

from kb.query.framing.items import Items
from kb.query.marking.indicators import named_editions
from kb.query.marking.mark import Mark
from kb.query.selection.conditions import Condition, HasBody, HasPath, HasPolicy, InEdition

HAVING = frozenset({"have", "has", "had", "with", "having", "ha", "get", "got", "receive", "received", "issued", "issue", "有", "得 到",
                    "获 得", "出 台", "发 布", "制 定", "出 台 了", "发 布 了", "制 定 了"})  # fmt: skip


def _has(mark: Mark) -> bool:
    """*Have*, *that have*, 有, 是否有, 拥有."""
    return mark.text in HAVING or mark.text.split()[-1] in ("have", "has", "had", "有")  # and not *go with*


def had(items: Items) -> None:
    """Conditions on what is had or lacked, where the question says no more of it than that."""
    before = len(items.found)
    for place in range(len(items.marks)):
        lacked = _lacked(items, place)
        if lacked is None or not _says_no_more(items, place):
            continue
        for condition in _conditions(items, place, lacked):
            items.used.add(place)
            items.found.append((place, condition))
            _no_column(items, place)
    if any(isinstance(condition, InEdition) for _, condition in items.found[before:]):
        _cities_of_another(items)


def _no_column(items: Items, place: int) -> None:
    """A score that is only had or lacked is a condition, and none of the values that are asked for."""
    indicator = items.marks[place].thing("indicator")
    named = sum(mark.thing("indicator") == indicator for mark in items.marks)
    if indicator in items.indicators and named == 1:
        items.indicators.remove(indicator)


def _cities_of_another(items: Items) -> None:
    """*Which iSLEC cities have no GSC score?*: the cities of one index, chosen by a score in another."""
    known = {condition.edition for _, condition in items.found if isinstance(condition, InEdition)}
    for place, mark in enumerate(items.marks[:-1]):
        beside = items.marks[place + 1].says("noun", "city")
        named = named_editions(items.base, replace(items.marked, marks=(mark,))) if beside else []
        items.found += [(place, InEdition(edition=edition)) for edition in named if edition not in known]


def _lacked(items: Items, place: int) -> bool | None:
    """Whether a thing is lacked; ``None`` when it is neither said to be had nor to be lacked."""
    said = False
    for mark in reversed(items.marks[max(0, place - 7) : place]):
        if mark.says("logic", "not", "nor", "neither"):
            return True
        said = said or _has(mark)
        small = mark.says("stop") or mark.says("logic", "and", "or") or mark.says("cue", "all_of", "any_of")
        if not (small or said or mark.thing("index") or mark.thing("edition")):
            return None
        if said and not small:
            return items.negated(place)
    return False if said else None


def _says_no_more(items: Items, place: int) -> bool:
    """Whether the clause ends there: nothing is compared, counted or dated."""
    ahead = [m for m in items.marks[place + 1 :] if m.says("logic") or not m.says("stop")]
    if not ahead:
        return True
    first = ahead[0]
    closes = (
        first.says("logic", "and", "or", "but") or first.says("noun", "city", "network") or bool(first.thing("network"))
    )
    denied = first.says("logic", "not")  # *an iSLEC score but no GSC score*, 有iSLEC得分但没有条例
    other = denied and any(_is_score(items, m) or m.says("noun", "regulation", "body") for m in ahead[1:2])
    return closes or other or _is_policy(items.marks[place])


def _conditions(items: Items, place: int, lacked: bool) -> Iterator[Condition]:
    mark = items.marks[place]
    if mark.says("noun", "path") and not mark.says("ask") and not any(m.thing("path_type") for m in items.marks):
        yield HasPath(negate=lacked)
    elif _is_policy(mark) and _of_cities(items, place):
        yield HasPolicy(negate=lacked)
    elif mark.value("noun") == "body" and _bounds_score(items):
        yield HasBody(negate=lacked)
    elif _is_score(items, mark):
        known = {c.edition for _, c in items.found if isinstance(c, InEdition)}
        yield from (
            InEdition(edition=edition, negate=lacked) for edition in _editions(items, place) if edition not in known
        )


def _editions(items: Items, place: int) -> list[str]:
    """The edition whose score it is, and those named beside it: *both an iSLEC and a GSC score*."""
    indicator, first = items.marks[place].thing("indicator"), place
    while first and not (_has(items.marks[first - 1]) or items.marks[first - 1].says("logic", "not", "nor")):
        first -= 1
    named = named_editions(items.base, replace(items.marked, marks=items.marks[first:place]))
    own = [items.base.indicators[indicator].edition] if indicator else []
    return list(dict.fromkeys((*named, *own))) or ([items.edition] if items.edition else [])


def _bounds_score(items: Items) -> bool:
    """*With a steering body and a rank within the top 30*: cities are chosen by a score besides, so that both bound them."""
    bound = any(m.kind == "number" for m in items.marks) and any(
        m.says("op") or m.says("order", "top", "bottom") or m.says("cue", "within") for m in items.marks
    )
    return bound and any(m.thing("indicator") or m.says("noun", "score", "rank") for m in items.marks)


def _is_policy(mark: Mark) -> bool:
    return mark.says("noun", "policy") and not mark.says("ask")


def _is_score(items: Items, mark: Mark) -> bool:
    """A score without saying of what: the overall one of an index."""
    indicator = mark.thing("indicator")
    if indicator:
        return items.base.indicators[indicator].level == 0
    return mark.says("noun", "score", "rank")


def _of_cities(items: Items, place: int) -> bool:
    """Whether cities are chosen by it, or a named one is put to the test; *which policies has Beijing* asks for the documents."""
    asked = [
        p
        for p, m in enumerate(items.marks)
        if m.says("noun", "city", "network") or m.thing("network") or m.thing("city")
    ]
    return bool(asked) and not any(
        m.says("ask", "which", "what", "how_many") for m in items.marks[max(0, place - 2) : place]
    )
