"""Recomputing printed ranks from printed scores: ties in print may hide an order that rounding removed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from kb.analysis.exact import Number, exact, values_of
from kb.analysis.recompute import Verdict

_FEW = 8  # ranks that are counted out one by one; for more the values are put in order
SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")


@dataclass(frozen=True)
class RankAudit:
    """One printed rank beside the one its score gives; ``best`` and ``worst`` are the ranks its ties leave open."""

    city: str
    printed: int
    recomputed: int | None
    best: int | None
    worst: int | None
    verdict: Verdict
    reason: str
    reason_zh: str


def audit_ranks(
    scores: Mapping[str, Number],
    ranks: Mapping[str, int],
    higher_is_better: bool = True,
    rounded_scores: bool = True,
) -> list[RankAudit]:
    """Every printed rank against the competition rank of its printed score, in the order of the ids.

    A rank among equal printed scores is *within rounding* when unrounded scores could give it; counts are not
    rounded (``rounded_scores=False``), so there equal values must share their rank.

    Examples
    --------
    >>> found = audit_ranks({"luoyang": 0.3289, "jining": 0.3289}, {"luoyang": 1, "jining": 2})
    >>> [(row.city, row.verdict) for row in found]
    [('jining', 'within rounding'), ('luoyang', 'agrees')]
    """
    numbers = values_of(scores)
    many = len(ranks) > _FEW
    ordered = np.sort(numbers) if many else numbers
    found = []
    for city in sorted(ranks):
        if city not in scores:
            found.append(
                RankAudit(
                    city, ranks[city], None, None, None, "cannot be checked", "no printed score", "没有印出的得分"
                )
            )
            continue
        own: Any = exact(scores[city]) if ordered.dtype == object else float(str(scores[city]))
        if many:
            before, after = (int(np.searchsorted(ordered, own, side)) for side in SIDES)
        else:
            before, after = int((numbers < own).sum()), int((numbers <= own).sum())
        best, worst = (len(ordered) - after + 1, len(ordered) - before) if higher_is_better else (before + 1, after)
        verdict, reason, reason_zh = _judge(ranks[city], best, worst, rounded_scores)
        found.append(RankAudit(city, ranks[city], best, best, worst, verdict, reason, reason_zh))
    return found


def _judge(printed: int, best: int, worst: int, rounded_scores: bool) -> tuple[Verdict, str, str]:
    if printed == best:
        return "agrees", "the printed scores give this rank", "由印出的得分可得到该名次"
    if best < printed <= worst and rounded_scores:
        return "within rounding", "equal printed scores may hide this order", "印出的得分相同，四舍五入前的先后不可见"
    if best < printed <= worst:
        return "contradicts", "equal values should share their rank", "数值相同应并列同一名次"
    return "contradicts", f"the printed scores give rank {best}", f"由印出的得分应为第{best}名"


def audit_differences(
    printed: Mapping[str, Number], minuends: Mapping[str, Number], subtrahends: Mapping[str, Number]
) -> list[RankAudit]:
    """Every printed difference of two ranks (or counts) against ``minuend - subtrahend``, in the order of the ids.

    Examples
    --------
    >>> audit_differences({"beijing": 4}, {"beijing": 5}, {"beijing": 1})[0].verdict
    'agrees'
    """
    found = []
    for city in sorted(printed):
        if city not in minuends or city not in subtrahends:
            reasons = ("one of the two numbers is missing", "两个数之一缺失")
            found.append(RankAudit(city, int(exact(printed[city])), None, None, None, "cannot be checked", *reasons))
            continue
        gap = int(exact(minuends[city]) - exact(subtrahends[city]))
        right = gap == exact(printed[city])
        reasons = (
            ("the two numbers give it", "由两数相减可得")
            if right
            else (f"the two numbers give {gap}", f"两数相减应为{gap}")
        )
        verdict: Verdict = "agrees" if right else "contradicts"
        found.append(RankAudit(city, int(exact(printed[city])), gap, gap, gap, verdict, *reasons))
    return found
