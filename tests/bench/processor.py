"""Processor time of single questions inside one process: what a question costs whoever else works on the machine, asked again and
with nothing kept of what was worked out before."""

from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path
from time import process_time

from kb.knowledge import KnowledgeBase, open_knowledge
from kb.query.drafting.valued import mean_by_group
from kb.query.kinds.averaging import Aggregate
from kb.query.kinds.measuring import Rank
from kb.query.kinds.selecting import Find
from kb.query.selection.conditions import HasRegulation, InPlace, Selection

from .scales import FLAGSHIP
from .timing import Row, Series

Asked = Callable[[], object]


def processor(database: Path, repeats: int) -> list[Row]:
    """Milliseconds of processor time, the first time and afterwards."""
    knowledge = open_knowledge(database)
    questions = _questions(knowledge)
    rows = [_row(name, asked, repeats) for name, asked in questions.items()]
    rows += [
        _row(f"{name}, nothing kept", asked, repeats, partial(forget, knowledge)) for name, asked in questions.items()
    ]
    knowledge.close()
    return rows


def forget(knowledge: KnowledgeBase) -> None:
    """Drop everything that was worked out from the data; rows of the database that were read stay."""
    knowledge.base.worked_out.clear()
    knowledge.base.computed.clear()


def _row(name: str, asked: Asked, repeats: int, before: Callable[[], object] = bool) -> Row:
    first, *rest = (_took(asked, before) for _ in range(repeats + 1))
    return Row(name, f"first {first:.1f} ms", Series(tuple((took,) for took in rest)))


def _took(asked: Asked, before: Callable[[], object] = bool) -> float:
    before()
    start = process_time()
    asked()
    return (process_time() - start) * 1000


def _questions(knowledge: KnowledgeBase) -> dict[str, Asked]:
    """The questions of goals 3 and 4: as words, as plans, and the numbers of a mean without their answer."""
    base = knowledge.base
    overall = list(base.editions.values())[-1].overall
    law, place = Selection(conditions=(HasRegulation(),)), next(row.country for row in base.cities.values())
    another = cycle(dict.fromkeys(row.country for row in base.cities.values() if row.country))
    columns = ("regulation", "regulation.adopted", "path_type", f"score:{overall}")
    return {
        "flagship, from the words": lambda: knowledge.ask(FLAGSHIP[0]),
        "flagship with scores, as a plan": lambda: knowledge.run(Find(select=law, columns=columns)),
        "group means, the numbers": lambda: group_means(knowledge, overall),
        "group means, cited answer": lambda: knowledge.run(Aggregate(indicator=overall, by="path_type")),
        "top 20 of an index": lambda: knowledge.run(Rank(by=f"score:{overall}", limit=20)),
        f"top 20 of a country ({place})": lambda: knowledge.run(
            Rank(select=Selection(conditions=(InPlace(place=place or ""),)), by=f"score:{overall}", limit=20)
        ),
        "top 20 of a country, another one each time": lambda: knowledge.run(
            Rank(select=Selection(conditions=(InPlace(place=next(another)),)), by=f"score:{overall}", limit=20)
        ),
    }


def group_means(knowledge: KnowledgeBase, indicator: str) -> list[tuple[str, float]]:
    """The exact mean of each path type, as an answer computes it, without its rows and citations."""
    return [(group.name, group.number) for group in mean_by_group(knowledge.base, "path_type", "en", indicator)]
