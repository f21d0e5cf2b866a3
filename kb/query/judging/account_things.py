"""Whether a plan uses the dates and the things that a question names."""

import re
from collections.abc import Iterator

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.judging.holdings import Used, indicator_ids
from kb.query.judging.other_edition import of_other_index
from kb.query.marking.mark import Mark
from kb.query.marking.words import selects
from kb.query.rules.beside import placed_behind
from kb.query.rules.comparing import left_out_of
from kb.query.rules.governance import asks_for_members
from kb.query.rules.listed import untold
from kb.query.selection.attributes import ATTRIBUTES
from kb.query.selection.conditions import NamedCities
from kb.query.selection.evaluate import flat

SPAN = re.compile(r'"op": "between", "date": "(\d{4})", "until": "(\d{4})"')


def date_used(base: Base, mark: Mark, used: Used) -> bool:
    if mark.date in used.strings or mark.until in used.strings:
        return True
    year = mark.date or ""
    if any(first <= year <= last for first, last in SPAN.findall(used.text)):
        return True  # *2011, 2012 or 2013*: inside the years from the first to the last
    editions = {e for e in base.editions for s in used.strings if s.startswith(e)} | used.editions  # also of its levels
    return len(year) == 4 and any(base.editions[e].date.startswith(year) for e in editions)


def _is_set(frame: Frame, mark: Mark, used: Used) -> bool:
    """Whether a list must use an index that is named: not its level, not the time when its report came out."""
    behind = [m for m in frame.marked.marks if m.start >= mark.end][:2]
    told = any(m.text in PUBLISHED for m in behind) or mark.thing("indicator") or '"on": "group"' in used.text
    named = {i for m in frame.marked.marks if (i := m.thing("edition"))}
    ranked = used.kind == "rank" and len(named) > 1  # *first both in iSLEC and in GSC*
    return (used.kind in ("find", "count", "holds", "aggregate") or ranked) and not told


PUBLISHED = frozenset({"came out", "come out", "appeared", "was published", "发 布", "发 布 时", "出 版", "问 世"})


def is_its_date(base: Base, frame: Frame, mark: Mark, used: Used) -> bool:
    """*On which day of July 2019 …*: the date that is looked up, told as far as it is known."""
    dated = [s for s in used.strings if s in ATTRIBUTES and ATTRIBUTES[s].value == "date"]
    law = used.kind == "check" and '"law": "' in used.text
    if used.kind == "interval":  # *there was a body in 2008; how long until the law?*: one of the two dates is told
        told = [str(ATTRIBUTES[key].read(base, city, "en").value) for key in dated for city in frame.cities]
        return any(date.startswith(mark.date or "?") for date in told)
    titled = used.kind == "lookup" and not dated and "regulation" in used.strings  # *on its statute book since 2024*
    keys = dated if used.kind == "lookup" and dated else LAW_DATES if law or titled else ()
    found = [str(ATTRIBUTES[key].read(base, city, "en").value) for key in keys for city in frame.cities]
    holds = any if used.kind == "check" or titled else all
    return bool(found) and holds(_falls_in(date, mark.date or "?") for date in found)


LAW_DATES = ("regulation.adopted", "regulation.in_force")


def _falls_in(date: str, said: str) -> bool:
    """Whether a date is the one said, as far as it is said: *2012*, *September* (of any year)."""
    return date[4:].startswith(said[1:]) if said.startswith("--") else date.startswith(said)


def _waits_by_another(frame: Frame, mark: Mark, used: Used) -> bool:
    """*32 months after Chengdu's*, 比成都晚32个月: from law to law, which the wait of each law from adoption to effect is not."""
    if used.kind != "check" or '"on": "lag"' not in used.text or mark.thing("city") is None:
        return False
    before = [
        m for m in frame.marked.marks if m.end <= mark.start and m.thing("city") not in (None, mark.thing("city"))
    ]
    return bool(before) and not any(
        m.says("logic") for m in frame.marked.marks if before[-1].end <= m.start < mark.start
    )


def thing_used(base: Base, frame: Frame, mark: Mark, used: Used) -> bool:
    if _waits_by_another(frame, mark, used):
        return False
    if (index := mark.thing("edition") or mark.thing("index")) and _is_set(frame, mark, used):
        editions = {index, *(e.id for e in base.editions.values() if e.index == index)}
        return bool(editions & (used.editions | used.strings))
    if mark.thing("organisation") in base.steered and used.kind == "check" and not mark.thing("city"):
        return '"on": "body"' in used.text  # *did the committee exist when …?*: of the law alone nothing is asked
    for kind in ("city", "path_type", "network", "group", "indicator", "place"):
        ident = mark.thing(kind)
        if ident is None:
            continue
        if kind == "place" and (ident == "china" or not selects(base, ident)):
            continue
        if kind == "indicator":
            if used.kind == "lookup" and frame.indicators and ident not in untold(frame):
                return True  # its place is told by the question itself
            idents = {c.key.partition(":")[2] for c in mark.things if c.kind == "indicator"}
            chosen = idents & set(frame.indicators)
            if (
                not chosen
                and not any(base.indicators[i].edition in used.text for i in idents)
                and of_other_index(base, frame.marked, idents)
            ):
                return False  # *its smart economy score in iSLEC 2016*: an index that has no such thing
            if len(idents) > 1 and all(base.indicators[i].level == 0 for i in idents) and idents & used.strings:
                return True  # 综合得分在90分以上: the total of the index whose scale holds the number
            if '"op": "as_of"' in used.text and any(
                base.editions[base.indicators[i].edition].date in used.strings for i in idents
            ):
                return True  # *at the date of the iSLEC score*
            if any(base.indicators[i].level == 0 and base.indicators[i].edition in used.strings for i in chosen):
                return True
            if used.kind == "compare" and any(
                base.indicators[i].parent in chosen for s in used.strings for i in indicator_ids(base, s)
            ):
                return True
            if used.kind == "compare" and chosen & set(left_out_of(base, frame)):
                return True  # *on which pillars other than infrastructure …*
            if _names_table(frame, mark) and any(
                base.indicators[i].parent in chosen for s in used.strings for i in indicator_ids(base, s)
            ):
                return True  # *in the smart economy table*: the table that holds the part
            if _names_part(frame, mark) and any(
                chosen & set(_wholes(base, i)) for s in used.strings for i in indicator_ids(base, s)
            ):
                return True  # *in the smart innovation part, who is above 90 on human skills?*
            if any(base.children.get(i) and {p.id for p in base.children[i]} <= used.strings for i in chosen):
                return True  # *on at least one of the smart service sub-indices*: all its parts are tested
            if used.kind == "structure" and any(base.indicators[i].parent in used.strings for i in chosen):
                return True  # *the weights of X and Y*: those of all parts of their whole
            if used.kind == "structure" and any(i in s for i in frame.indicators for s in used.strings):
                return True
            if used.kind == "strongest" and len(frame.indicators) > 1:
                return True  # all parts of one whole, each by name
            if used.kind == "reweigh" and any(f'"{i}": ' in used.text for i in chosen):
                return True
            if "reputation-difference" in used.text:
                return True
            return not chosen or any(i in s for i in chosen for s in used.strings)
        if used.kind in ("define", "editions"):
            return True
        if kind == "network":
            return ident in used.strings or "networks" in used.text or not base.members.get(ident)
        if kind == "group" and '"level"' in used.text:
            return True
        behind = used.kind == "rank" and ({"next_to", "next_above"} & frame.cues or placed_behind(frame))
        if kind == "place" and any(ident in base.places_of(row) for c in frame.cities if (row := base.cities.get(c))):
            return True
        if kind == "path_type" and used.kind == "lookup" and kind in used.strings:
            return True  # *is it industry-driven or culturally empowered?*
        if (
            kind == "city"
            and used.kind == "things"
            and asks_for_members(frame)
            and ident in {base.place_of(s) for s in used.strings if ":" in s}
        ):
            return True  # *Ningbo's committee*: the body that is named is the city's own
        if kind == "city" and used.kind == "reckon" and ident in {base.place_of(s) for s in used.strings if ":" in s}:
            return True  # *Hong Kong's blueprint*: the plan that is named is the city's own
        told = ident in frame.told or _resolved(frame, ident)
        return ident in used.strings or (kind == "city" and bool(behind or told))
    return True


def _names_table(frame: Frame, mark: Mark) -> bool:
    behind = next((m for m in frame.marked.marks if m.start >= mark.end and not m.says("noun", "score")), None)
    return behind is not None and behind.text in ("table", "表", "表 中", "表 格", "一 表", "sub table")


PARTS = frozenset(
    {"part", "section", "pillar", "dimension", "block", "中", "里", "下", "之 下", "部 分", "维 度", "板 块", "支 柱"}
)


def _names_part(frame: Frame, mark: Mark) -> bool:
    """Whether an indicator is named as the part of an index in which another is looked at."""
    ahead = [m for m in frame.marked.marks if m.start < mark.start][-3:]
    behind = next((m for m in frame.marked.marks if m.start >= mark.end), None)
    inside = any(m.text in ("in", "in the", "within", "within the", "under", "under the", "在") for m in ahead)
    if mark.text.split()[-1] in PARTS and inside:
        return True  # *in the smart governance pillar*
    return behind is not None and (behind.text in PARTS and (inside or frame.language == "zh"))


def _wholes(base: Base, indicator: str) -> Iterator[str]:
    """The indicators that an indicator is a part of, the nearest first."""
    parent = base.indicators[indicator].parent
    while parent:
        yield parent
        parent = base.indicators[parent].parent


def _resolved(frame: Frame, city: str) -> bool:
    """A city that stands for its path type or its date: left out by name."""
    return any(isinstance(c, NamedCities) and c.negate and city in c.cities for c in flat(frame.select.conditions))
