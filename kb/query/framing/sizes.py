"""Sets of cities named by their size: *the 12 cities*, 68个城市."""

from collections.abc import Sequence

from kb.query.framing.items import Items
from kb.query.marking.mark import Mark
from kb.query.selection.conditions import (
    Condition,
    InEdition,
    InNetwork,
    InPlace,
    InTier,
    NamedCities,
    ScoreTest,
    Selection,
)
from kb.query.selection.evaluate import evaluate


def name_by_size(items: Items) -> None:
    """*The 12 cities*, 68个城市: a number of cities that is the size of one known set names that set."""
    narrowed = any(isinstance(c, InNetwork | InTier | InPlace) and not c.negate for _, c in items.found)
    networked = any(isinstance(c, InNetwork) for _, c in items.found)
    if not networked and any(_is_part_of(items.marks, place) for place in range(len(items.marks))):
        narrowed = False  # *how many of the 12 cities are sub-provincial?*
    if narrowed:
        explain_sizes(items)
    members = {len(items.base.members[c.network]) for _, c in items.found if isinstance(c, InNetwork)}
    sizes: dict[int, Condition] = (
        {}
        if narrowed
        else {
            len(members): InNetwork(network=network)
            for network, members in items.base.members.items()
            if len(members) > 3
        }
    )
    editions = {items.base.size(edition): InEdition(edition=edition) for edition in items.base.editions}
    sizes |= {size: edition for size, edition in editions.items() if size not in members}
    for place, mark in enumerate(items.marks):
        after = items.marks[place + 1 : place + 4]
        if (
            mark.kind == "number"
            and mark.number in sizes
            and not (mark.ordinal and _holds_place(items.marks, place))
            and not any(m.says("order") for m in items.marks[max(0, place - 1) : place])  # *the first twenty cities*
            and not any(m.says("cue", "within") for m in items.marks[max(0, place - 1) : place])  # 名次都在前二十的城市
            and not any(m.text == "篇" for m in after[:1])  # 12篇论文的城市
            and not _asked_anew(after)  # *rank within the top 20: which cities?*
            and any(
                m.says("noun", "city", "network") or m.thing("edition") or m.value("noun") == "body"
                for m in after
                if m.holds is None
            )
            and not any(m.says("agg") for m in after[:3] if m.text != "的")
            and not (
                items.marked.language == "en" and _of_mean(items.marks, place)
            )  # *below the 68-city mean*: over which the mean is taken
        ):
            absent = any(m.says("cue", "absence", "outside") for m in items.marks[max(0, place - 4) : place])
            items.used.add(place)
            items.found.append(
                (place, sizes[int(mark.number)].model_copy(update={"negate": absent or items.negated(place)}))
            )
            return


def _holds_place(marks: Sequence[Mark], place: int) -> bool:
    """并列第12的城市: a place that cities hold, and no number of cities."""
    return any(m.says("rel", "same") or m.says("noun", "rank") for m in marks[max(0, place - 2) : place])


def _asked_anew(after: Sequence[Mark]) -> bool:
    """Whether a word that asks stands between a number and the cities behind it."""
    city = next((p for p, m in enumerate(after) if m.says("noun", "city", "network")), 0)
    return any(m.says("ask", "which", "what", "how_many") for m in after[:city])


def _is_part_of(marks: Sequence[Mark], place: int) -> bool:
    """*Of the twelve cities*, 十二个城市中: some of so many, whatever else is said of them."""
    ahead = [m for m in marks[place + 1 : place + 5] if not m.says("stop")]
    if marks[place].kind != "number" or marks[place].ordinal or not ahead or not ahead[0].says("noun", "city"):
        return False
    before = marks[max(0, place - 2) : place]
    among = any(m.says("cue", "among") or m.text in ("of", "out of") or m.text.endswith(" of") for m in before)
    return among or (len(ahead) > 1 and ahead[1].says("cue", "among"))


def _of_mean(marks: Sequence[Mark], place: int) -> bool:
    """*Below the average of all 68 cities*: over which the mean is taken that something is compared with."""
    before = [
        m for m in marks[max(0, place - 6) : place] if not m.says("stop") and not m.says("cue", "all_of", "among")
    ]
    means = [m for m in before[-1:] if m.says("agg", "mean", "median")]
    return bool(means) and any(m.says("op") or m.says("rel", "beats", "loses") for m in before[:-1])


def frame_by_size(items: Items) -> None:
    """*The six cities with a law*: a number that only the members of one network with this condition have means them."""
    if items.cities or any(isinstance(c, InNetwork | NamedCities) for _, c in items.found):
        return
    for place, mark in enumerate(items.marks):
        city = next(
            (p for p in range(place + 1, min(len(items.marks), place + 6)) if items.marks[p].says("noun", "city")), None
        )
        behind = (
            3 if items.marked.language == "en" else 0
        )  # 六个已立法的城市: in Chinese, what tells them stands before
        inside = tuple(c for p, c in items.found if city is not None and place < p <= city + behind)
        if mark.kind != "number" or mark.ordinal or not inside or any(isinstance(c, ScoreTest) for c in inside):
            continue
        holding = set(evaluate(items.base, Selection(conditions=inside)).of("yes"))
        fitting = [n for n, members in items.base.members.items() if len(holding & set(members)) == mark.number]
        if len(holding) != mark.number and len(fitting) == 1:
            items.used.add(place)
            items.found.append((place, InNetwork(network=fitting[0])))
            return


def of_table(items: Items) -> None:
    """*In Table 1 with a regulation*, 表1中有条例: the cities that a table covers which a source calls complete."""
    facts = [fact for noun, fact in TABLED.items() if any(m.says("noun", noun) for m in items.marks)]
    for place, mark in enumerate(items.marks):
        if not mark.says("cue", "table") or any(isinstance(c, InNetwork) for _, c in items.found):
            continue
        name = f"Table {mark.text.split(maxsplit=1)[1]},"
        rows = [row for fact in facts for row in items.base.coverage(fact) if name in row.source]
        networks = {row.scope.partition(":")[2] for row in rows if row.scope.startswith("network:")}
        if len(networks) == 1:
            items.found.append((place, InNetwork(network=networks.pop())))


TABLED = {"regulation": "regulation", "body": "governing-body", "path": "path"}


def explain_sizes(items: Items) -> None:
    """The number beside a set that is named by its own name says no more than its size."""
    for place, mark in enumerate(items.marks[:-1]):
        after = items.marks[place + 1 : place + 4]
        if mark.kind == "number" and any(m.says("noun", "city") or m.value("set") or m.thing("network") for m in after):
            items.used.add(place)


def outside_index(marks: Sequence[Mark], place: int) -> bool:
    """*Missing from the 68 assessed cities*, and not *outside the top ten*."""
    behind = [m for m in marks[place + 1 : place + 8] if not m.says("stop") and m.kind not in ("word", "number")]
    if any(m.says("noun", "city") for m in behind[:1]):
        behind = behind[1:]  # *outside the cohort of 68 cities covered by iSLEC*
    ahead = behind[:2]
    named = any(m.thing("index") or m.thing("edition") or m.says("cue", "presence") for m in ahead)
    return marks[place].says("cue", "outside") and named and not any(m.says("order") for m in ahead)
