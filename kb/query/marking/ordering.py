"""*Rank Tokyo, Paris and Seoul by …*: the verb that asks for an order, and no word for a place in one."""

from dataclasses import replace

from kb.query.lexicon import Cue
from kb.query.marking.mark import Mark

VERBS = frozenset({"rank", "order", "sort", "arrange"})
POLITE = frozenset(
    {
        "please",
        "now",
        "then",
        "could",
        "can",
        "would",
        "you",
        "kindly",
        "and",
        "to",
        "i",
        "want",
        "let",
        "us",
        "me",
        "help",
    }
)
MEASURED = frozenset({"by", "on", "in", "according to", "in term of", "in terms of", "from", "for"})
SORT = Cue("cue", "sort")


def with_orders(marks: list[Mark]) -> list[Mark]:
    """The marks, where a verb at the beginning asks for an order of cities that are named, or of *these cities*."""
    place = next((p for p, m in enumerate(marks) if m.text in VERBS), None)
    if place is None or any(m.text not in POLITE for m in marks[:place]):
        return marks
    ahead = [m for m in marks[place + 1 : place + 6] if not m.says("stop")][:1]
    behind = marks[place + 1 :]
    cities = bool(ahead) and (ahead[0].thing("city") is not None or ahead[0].says("noun", "city"))
    named = sum(m.thing("city") is not None for m in behind)
    if not cities or named < 2 or not any(m.text in MEASURED for m in behind):
        return marks
    return [*marks[:place], replace(marks[place], kind="cue", cues=(SORT,)), *behind]
