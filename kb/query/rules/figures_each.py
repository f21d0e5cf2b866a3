"""Rules about several printed figures asked for at once: *how many have A and B each?*, 最低是多少元？不少地方已达到多少？"""

import re
from collections.abc import Iterator
from typing import Any

from kb.model import Figure
from kb.query.base import Base
from kb.query.drafting.closest import held_terms
from kb.query.drafting.concerning import concerns
from kb.query.framing.attach import Frame, attach
from kb.query.kinds.reckoning import Reckon
from kb.query.lexicon import alike
from kb.query.marking.halves import asks_amount, halves
from kb.query.marking.marks import mark
from kb.query.plan import Plan
from kb.query.rules.figures_apart import NEARLY, WORLD
from kb.query.rules.reckoned import adds, said
from kb.search.text import Hit, terms

EACH = re.compile(
    r"\b(?:each|respectively|apiece)\b|各|分别|\bhow many (?:are |of them |lie |sit )*in\b.*\bhow many\b", re.I
)
AMOUNTS = ("how_many", "how_much")


def each_figure(base: Base, frame: Frame) -> Plan | None:
    """The figures of every place named, or those of one place that two clauses ask for."""
    if not set(AMOUNTS) & set(frame.asks) or frame.indicators or any(map(adds, frame.marked.marks)):
        return None
    named = [*(f"city:{c}" for c in frame.cities), *(f"area:{a}" for a in frame.things("area"))]
    found = _of_places(base, frame, named) if len(named) > 1 else _of_clauses(base, frame, named)
    return Reckon(about=tuple(f"figure:{row.id}" for row in found), ask="each") if found else None


def _of_places(base: Base, frame: Frame, named: list[str]) -> tuple[Any, ...]:
    """伦敦和加州湾区各有几家: of one measure the figure of each place, none where one of them has none."""
    if EACH.search(frame.marked.text) is None:
        return ()
    placed = {t for key in named for name in base.names_of(key) for t in terms(name)}
    marked = [m for m in frame.marked.marks if not m.thing("area")]
    words = [
        w for w in said(frame, marked).words if not w.isdigit() and w not in placed | WORLD and base.text.frequency(w)
    ]
    for row, _ in _figures(base, words, NEARLY):
        same = [one for one in base.store.rows(Figure) if one.measure == row.measure and one.date == row.date]
        each = [[one for one in same if one.subject == place] for place in named]
        if all(len(rows) == 1 for rows in each):
            return tuple(rows[0] for rows in each)
    return ()


def _of_clauses(base: Base, frame: Frame, named: list[str]) -> tuple[Any, ...]:
    """*How much is the least per head? How much have many reached?*: the second clause leaves out what the first has said."""
    for first, second in halves(frame.marked):
        asked = [mark(base, half) for half in (first, second)]
        amounts = any(m.says("ask", "what", *AMOUNTS) for m in asked[0].marks) and asks_amount(asked[1])
        if not amounts or any(m.things for m in asked[1].marks):
            continue
        words = said(attach(base, asked[0]), asked[0].marks).words
        own = set(terms(second)) - set(words)
        figures = [
            (row, hit) for row, hit in _figures(base, words, 0) if named and concerns(base, hit.key, tuple(named))
        ]
        if not figures or not set(words) or not _holds(base, figures[0][1], words, NEARLY):
            continue
        first_row, first_hit = figures[0]
        others = [
            (len(own & held_terms(base, hit) - held_terms(base, first_hit)), row)
            for row, hit in figures[1:]
            if row.unit == first_row.unit and _holds(base, hit, words, HALF)
        ]
        best = max((number for number, _ in others), default=0)
        told = [row for number, row in others if number == best]
        if best and len(told) == 1:
            return first_row, told[0]
    return ()


HALF = 0.5  # share of what was said first that the figure asked for besides must hold


def _figures(base: Base, words: Any, least: float) -> Iterator[tuple[Any, Hit]]:
    """The usable figures that hold most of the words, best first."""
    for hit in base.text.search(list(words), ("figure",), limit=30, alike=alike()):
        row: Any = base.store.thing(hit.key)
        if row is not None and row.value is not None and row.status == "ok" and _holds(base, hit, words, least):
            yield row, hit


def _holds(base: Base, hit: Hit, words: Any, least: float) -> bool:
    return sum(map(base.text.weight, hit.matched)) >= least * sum(map(base.text.weight, words))
