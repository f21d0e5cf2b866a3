"""A place that a ranking does not have: *the 72nd of iSLEC*, which ranks 68 cities, is held by no city."""

from kb.query.base import Base
from kb.query.drafting.counting import many
from kb.query.drafting.draft import Draft
from kb.query.plan import Outcome
from kb.query.selection.conditions import ScoreTest, Selection
from kb.query.selection.evaluate import ranks_within
from kb.query.selection.ranks import computed_ranks


def beyond_ranking(draft: Draft, select: Selection) -> Outcome | None:
    """That a place asked for lies behind the last one of its ranking; ``None`` where it does not."""
    for part in select.conditions:
        if isinstance(part, ScoreTest) and part.measure == "rank" and part.op == "=" and not part.negate:
            ranked = places_of(draft.base, part)
            if part.value is not None and ranked and part.value > ranked:
                return no_such_place(draft, part.indicator, int(part.value), ranked)
    return None


def places_of(base: Base, test: ScoreTest) -> int:
    """How many cities a ranking holds: all with a value, or those of a set."""
    return len(ranks_within(base, test.indicator, test.of) if test.of else computed_ranks(base, test.indicator))


def no_such_place(draft: Draft, indicator: str, place: int, ranked: int) -> Outcome:
    """The refusal, with how many cities are ranked."""
    name, name_zh = draft.base.names_of(f"indicator:{indicator}")
    edition, edition_zh = draft.base.names_of(f"edition:{draft.base.indicators[indicator].edition}")
    return Outcome(
        "no_data",
        (
            f"No city holds place {place}: by {name} ({edition}) only {many(ranked, 'city', 'cities')} are ranked.",
            f"没有城市列第{place}名：{name_zh}（{edition_zh}）只对{ranked}个城市排名。",
        ),
    )
