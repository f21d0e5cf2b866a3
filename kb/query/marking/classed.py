"""*Into which four types does Shanghai sort its learning organisations?*: kinds of other things, and no paths; a verb, and no order."""

from dataclasses import replace

from kb.query.lexicon import Cue
from kb.query.marking.mark import Mark

TYPE = frozenset({"type", "kind", "类 型"})
SORTS = frozenset({"sort the", "order the", "rank the", "sort", "order", "rank"})


def with_classes(marks: list[Mark]) -> list[Mark]:
    """The marks, where a city sorts things of a theme: its verb asks for no order, and the types are none of paths; nor is
    a kind of things that are named right behind it (哪一类画像)."""
    marks = [_kind_of_things(m, marks[p + 1 : p + 2]) for p, m in enumerate(marks)]
    if not any(m.thing("theme") for m in marks) or any(m.says("noun", "city") for m in marks):
        return marks
    if any(
        m.thing("path_type") or m.thing("indicator") or (m.says("noun", "path") and m.text not in TYPE) for m in marks
    ):
        return marks
    return [_classed(marks, place) for place in range(len(marks))]


def _kind_of_things(mark: Mark, behind: list[Mark]) -> Mark:
    sorted_ = any(m.says("word", "sorted") for m in behind)
    if not (sorted_ and mark.says("ask") and mark.says("noun", "path")):
        return mark
    return replace(mark, cues=tuple(cue for cue in mark.cues if cue != Cue("noun", "path")))


def _classed(marks: list[Mark], place: int) -> Mark:
    mark = marks[place]
    if mark.text in TYPE and mark.says("noun", "path"):
        return replace(mark, cues=(Cue("stop", ""),))
    acted = place > 0 and any(marks[place - 1].thing(kind) for kind in ("city", "area", "organisation"))
    return replace(mark, cues=(Cue("stop", ""),)) if acted and mark.text in SORTS and mark.says("cue", "sort") else mark
