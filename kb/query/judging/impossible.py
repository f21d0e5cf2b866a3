"""Conditions that no score can meet: something in the question was read wrong."""

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.rules.asks import said_nouns
from kb.query.selection.conditions import Condition, ScoreTest
from kb.query.selection.evaluate import flat, tested


def no_score_can(base: Base, conditions: tuple[Condition, ...]) -> bool:
    """Above 0.9 and below 0.6 of one score, or a threshold from another scale: something was read wrong."""
    tests = [c for c in conditions if isinstance(c, ScoreTest) and c.measure == "score" and not c.negate and c.value]
    low = [t for t in tests if t.op in (">", ">=")]
    high = [t for t in tests if t.op in ("<", "<=")]
    apart = any(a.indicator == b.indicator and (a.value or 0) > (b.value or 0) for a in low for b in high)
    return (
        apart or any(_off_scale(base, t) for t in tests) or _no_place_can(conditions) or _equals_its_bound(conditions)
    )


def _no_place_can(conditions: tuple[Condition, ...]) -> bool:
    """Among the first ten and not among the first thirty of one order."""
    ranks = [c for c in conditions if isinstance(c, ScoreTest) and c.measure == "rank" and c.value is not None]
    first = [c for c in ranks if c.op in ("<", "<=") and not c.negate]
    later = [c for c in ranks if (c.op in ("<", "<=") and c.negate) or (c.op in (">", ">=") and not c.negate)]
    return any(a.indicator == b.indicator and (b.value or 0) > (a.value or 0) for a in first for b in later)


def _off_scale(base: Base, test: ScoreTest) -> bool:
    indicator = base.indicators[test.indicator]
    top = base.editions[indicator.edition].scale_max
    return indicator.kind == "score" and 0 < (test.value or 0) < 1 < top


def _equals_its_bound(conditions: tuple[Condition, ...]) -> bool:
    """过了80分（含80分）: above a number and equal to it, which no score is."""
    tests = [c for c in conditions if isinstance(c, ScoreTest) and c.value is not None]
    exact = {(c.indicator, c.value) for c in tests if c.op == "="}
    return any((c.indicator, c.value) in exact for c in tests if c.op in ("<", ">"))


def tests_scores(base: Base, frame: Frame) -> bool:
    """Whether conditions look at scores; *more than 16,000 teachers* is no score where neither an index nor a score is named."""
    if not tested(frame.conditions):
        return False
    tests = list(flat(frame.conditions))
    filled_in = all(
        isinstance(test, ScoreTest)
        and base.indicators[test.indicator].level == 0
        and (test.value or 0) > _largest(base, test.indicator)
        for test in tests
        if tested((test,))
    )
    named = frame.edition_said or bool(frame.indicators) or bool({"score", "rank"} & said_nouns(frame))
    return named or not filled_in


def _largest(base: Base, indicator: str) -> float:
    """The largest number that may be a score or a rank of an indicator."""
    edition = base.editions[base.indicators[indicator].edition]
    return max(edition.scale_max, len(base.scores.get(indicator, {})))
