"""Sets of cities as conditions: networks, regions, tiers, path types, groups, members, the peers of a named city."""

from kb.query.framing.items import Items
from kb.query.framing.sizes import name_by_size, of_table
from kb.query.marking.indicators import MEMBERS, named_editions
from kb.query.marking.mark import Mark
from kb.query.marking.words import selects
from kb.query.selection.conditions import Condition, HasPath, InGroup, InNetwork, InPlace, InTier
from kb.query.selection.facts import path_of


def name_sets(items: Items) -> None:
    for place, mark in enumerate(items.marks):
        condition = _set_of(items, place, mark)
        if condition is not None:
            items.used.add(place)
            if not _restated(items, place, condition):
                items.found.append((place, condition))
    name_by_size(items)
    _members(items)
    of_table(items)


def _members(items: Items) -> None:
    """*The members*, 成员城市: without a network's name, those of the network with most members."""
    if any(isinstance(c, InNetwork) for _, c in items.found) or any(m.thing("network") for m in items.marks):
        return
    networks = items.base.members
    for place, mark in enumerate(items.marks):
        if mark.text in MEMBERS and networks:
            largest = max(networks, key=lambda network: len(networks[network]))
            items.used.add(place)
            items.found.append((place, InNetwork(network=largest, negate=items.negated(place))))
            return


def _set_of(items: Items, place: int, mark: Mark) -> Condition | None:
    no = (mark.kind == "thing" or bool(mark.value("set"))) and (items.negated(place) or _denied_too(items, place))
    if mark.kind == "thing" and mark.thing("city") is None:
        if kind := mark.thing("path_type"):
            return HasPath(types=(kind,), negate=no)
        if group := mark.thing("group"):
            return InGroup(group=group, negate=no) if items.base.group_kind(group) == "level" else None
        if ident := mark.thing("place"):
            narrows = selects(items.base, ident) and (ident != "china" or _is_mixed(items))
            return InPlace(place=ident, negate=no) if narrows else None
        if network := mark.thing("network"):
            return InNetwork(network=network, negate=no) if items.base.members.get(network) else None
    tier = mark.value("set")
    if tier:
        return InTier(tier=tier, negate=no)
    return None


def _denied_too(items: Items, place: int) -> bool:
    """*Not a provincial capital or a municipality*: the *not* before the first holds for the second too."""
    back = [p for p in range(place - 1, max(-1, place - 5), -1) if not items.marks[p].says("stop")]
    if len(back) < 2 or not items.marks[back[0]].says("logic", "or"):
        return False
    first = items.marks[back[1]]
    said = bool(first.value("set")) or any(first.thing(kind) for kind in ("path_type", "place", "network"))
    return said and (items.negated(back[1]) or _denied_too(items, back[1]))


def _restated(items: Items, place: int, condition: Condition) -> bool:
    """*Cairo in Egypt*, 埃及的开罗: where a named city lies is no condition, unless that is what is asked."""
    among = any(m.says("cue", "among") for m in items.marks[max(0, place - 1) : place + 2])  # 中部城市里
    if not isinstance(condition, InPlace) or condition.negate or not items.indicators or among:
        return False
    if items.included:
        return False  # *the three Chinese cities, Hong Kong included*
    beside = [m.thing("city") for m in items.marks[max(0, place - 3) : place + 4]]
    return any(
        city and condition.place in items.base.places_of(row)
        for city in beside
        if (row := items.base.cities.get(city or ""))
    )


def _is_mixed(items: Items) -> bool:
    """Whether an edition asked about assesses other than Chinese cities."""
    editions = dict.fromkeys([*([items.edition] if items.edition else []), *named_editions(items.base, items.marked)])
    return any(items.base.cities[city].country != "china" for e in editions for city in items.base.assessed(e))


def name_peers(items: Items) -> None:
    """*The same type as Suzhou*: the path type of a named city, without the city."""
    weighty = [m for m in items.marks if not m.says("stop") and not m.says("logic", "except")]
    others = any(m.says("cue", "others") for m in items.marks) or bool(set(items.excluded))
    own = others and any(
        m.says("noun", "path") and any(before.thing("city") for before in weighty[max(0, place - 3) : place])
        for place, m in enumerate(weighty)
    )
    named = items.cities or items.excluded
    same = [p for p in range(len(items.marks)) if _shares_path(items.marks, p)]
    own = own or (
        any(m.says("cue", "others") for m in items.marks) and any(m.says("noun", "path") for m in items.marks)
    )
    if _own_type_of(items.marks) and len(items.excluded) == 1 and not items.cities:
        left_out = path_of(items.base, items.excluded[0])
        items.found += [(len(items.marks), HasPath(types=(left_out.path_type,)))] if left_out else []
        return
    if not (own or same or any(m.says("cue", "same_as") for m in items.marks)) or len(named) != 1:
        return
    bare = items.marks[0].says("noun", "city") and not any(m.says("ask") for m in items.marks)
    asked = bare or any(m.says("ask", "which", "what", "who") for m in items.marks)
    if not asked and items.marked.language == "en":
        return
    row = path_of(items.base, named[0])
    types = {ident for m in items.marks if (ident := m.thing("path_type"))}
    if row is not None and (not types or types == {row.path_type}):  # 跟上海一样属于国际化导向型: as it does
        items.used.update(same)
        items.found.append((len(items.marks), HasPath(types=(row.path_type,))))
        items.excluded += [city for city in items.cities if city not in items.excluded]
        items.cities = []


def _own_type_of(marks: tuple[Mark, ...]) -> bool:
    """除苏州以外，它所在的那个类型: the type of the one city that is left out."""
    return any(
        mark.text in ("它", "其", "该 市", "its", "it")
        and any(
            m.says("noun", "path") or m.says("cue", "same_as")
            for m in (*marks[max(0, place - 3) : place], *marks[place + 1 : place + 8])
        )
        for place, mark in enumerate(marks)
    )


SHARED = frozenset({"share", "shares", "sharing", "同", "共 享"})  # beside a path: the same


def _shares_path(marks: tuple[Mark, ...], place: int) -> bool:
    """*In the same development category as Suzhou*, *share its path*, 与苏州路径相同: sameness beside a path."""
    around = (*marks[max(0, place - 2) : place], *marks[place + 1 : place + 4])
    alike = marks[place].says("rel", "same") or marks[place].text in SHARED
    typed = marks[place].says("rel", "same") and any(m.thing("path_type") for m in marks[place + 1 : place + 4])
    return typed or (alike and any(m.says("noun", "path") for m in around))
