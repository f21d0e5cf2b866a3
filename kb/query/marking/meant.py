"""Names with two meanings, of which a question says the one that is meant; everyday words that end a longer name."""

from dataclasses import replace

from kb.query.base import Base
from kb.query.marking.mark import Mark
from kb.search.text import raw_term


def as_meant(marks: list[Mark]) -> list[Mark]:
    """*Jilin, the city and not the province*: of a name with two meanings the one that is said to be meant."""
    meant = next((value for m in marks if (value := m.value("meant"))), None)
    if meant is None:
        return marks
    return [_meaning(m, meant) if {"city", "place"} <= {c.kind for c in m.things} else m for m in marks]


def _meaning(item: Mark, kind: str) -> Mark:
    return replace(item, things=tuple(c for c in item.things if c.kind == kind))


def is_one_word(item: Mark) -> bool:
    """*Experience*: an everyday word that is an indicator by itself may be the end of a longer name."""
    return item.kind == "thing" and item.end - item.start == 1 and all(c.kind == "indicator" for c in item.things)


def is_unknown(base: Base, item: Mark) -> bool:
    """Whether no word of a mark stands in any of the documents."""
    return all(base.text.frequency(raw_term(word)) == 0 for word in item.text.split())
