"""Who stands in an index: *not assessed in iSLEC*, *in both indices*, *ranked by the report*: editions as conditions."""

from typing import TYPE_CHECKING

from kb.query.framing.indexed import inside_of_both, is_left_out, is_ranked_in
from kb.query.framing.sizes import outside_index
from kb.query.marking.indicators import default_edition, named_editions
from kb.query.marking.mark import Mark
from kb.query.selection.conditions import InEdition

if TYPE_CHECKING:
    from kb.query.framing.items import Items

ASSESSED = frozenset({"assessed", "evaluated", "被 评 估", "参 评"})


def name_presence(items: "Items") -> None:
    """*Not assessed in iSLEC*, *in both indices*: editions as conditions."""
    both = any(m.says("cue", "both_indices", "no_index") for m in items.marks)
    named = named_editions(items.base, items.marked) or _editions_reported(items)
    if len(named) < 2 and any(m.says("cue", "both_indices") for m in items.marks):
        named = []  # *in both indices* means both, also where one of them is named besides
    named = named or (list(items.base.editions) if both else [])
    absent = [p for p, m in enumerate(items.marks) if m.says("cue", "absence", "no_index") or outside_index(items.marks, p)
              or ((m.says("noun", "score", "rank") or _is_total(items, m)) and _unscored(items, p))]  # fmt: skip
    named = named or ([items.edition] if absent and items.edition else [])
    assessed = any(m.text in ASSESSED for m in items.marks)
    if not named and assessed and (chosen := default_edition(items.base, [], True)):
        named = [chosen]
    cued = absent or [
        p
        for p, m in enumerate(items.marks)
        if m.says("cue", "presence", "both_indices") and not any(n.thing("place") for n in items.marks[p + 1 : p + 2])
    ]
    cued = cued or inside_of_both(items.marks) or [p for p in range(len(items.marks)) if is_ranked_in(items.marks, p)]
    if not named or not cued or items.cities:
        return
    for edition in named:
        left_out = any(is_left_out(items.marks, place) for place in absent)
        no = (bool(absent) and not left_out) or any(items.negated(place) for place in cued if not absent)
        if no:  # *not among the 68 assessed cities*: the number only says how large the set is
            items.found = [pair for pair in items.found if pair[1] != InEdition(edition=edition)]
        items.found.append((cued[0], InEdition(edition=edition, negate=no)))


def _editions_reported(items: "Items") -> list[str]:
    """*Ranked by the Global Smart Cities report*: the edition that a report prints."""
    reports = [source for m in items.marks if (source := m.thing("source")) in items.base.editions]
    return list(dict.fromkeys(str(source) for source in reports))


def _is_total(items: "Items", mark: Mark) -> bool:
    ident = mark.thing("indicator")
    return ident is not None and items.base.indicators[ident].level == 0


def _unscored(items: "Items", place: int) -> bool:
    """*Nor an iSLEC score*, *without a score in*: no value, and no number that one would be compared with."""
    back = [m for m in items.marks[max(0, place - 3) : place] if not m.says("stop")]
    if any(m.kind == "number" for m in items.marks[place + 1 : place + 4]):
        return False
    if any(items.base.indicators[i].level for i in items.indicators):
        return False
    return any(m.says("logic", "not", "nor") for m in back) and all(m.says("logic") or m.kind == "thing" for m in back)
