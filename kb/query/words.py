"""The content words of a question: what is left when cues, function words and names are taken away."""

from kb.query.base import Base
from kb.query.marks import Mark, Marked
from kb.search.text import terms

SILENT = ("stop", "ask", "logic", "order", "op", "time", "agg", "rel", "refuse", "cue")
KEPT = ("noun", "attr", "subject", "set")


def content_terms(base: Base, marked: Marked, keep_names: bool = False) -> tuple[str, ...]:
    """The terms a search must explain: unknown words, weak names, numbers; names too where asked for."""
    found: list[str] = []
    for run in runs(marked, lambda mark: is_content(mark, keep_names)):
        first, last = run[0], run[-1]
        found += terms(marked.tokens[first.start : last.end])
    return tuple(dict.fromkeys(found))


def runs(marked: Marked, wanted: object) -> list[list[Mark]]:
    """Stretches of neighbouring marks that are wanted."""
    found: list[list[Mark]] = []
    previous_end = -1
    for mark in marked.marks:
        if not wanted(mark):  # type: ignore[operator]
            continue
        if found and mark.start == previous_end:
            found[-1].append(mark)
        else:
            found.append([mark])
        previous_end = mark.end
    return found


def is_content(mark: Mark, keep_names: bool) -> bool:
    """Whether a mark carries meaning that no cue and no strong name has taken."""
    if mark.kind == "word":
        return True
    if mark.kind == "thing":
        strong = any(c.kind in ("city", "indicator", "edition", "index", "path_type", "network", "place", "source") for c in mark.things)
        return keep_names or not strong
    if mark.kind == "number":
        return keep_names
    return False


def leftovers(marked: Marked, used: frozenset[int]) -> list[str]:
    """The unknown words of a question, as written."""
    return [marked.original(mark) for place, mark in enumerate(marked.marks) if mark.kind == "word" and place not in used]
