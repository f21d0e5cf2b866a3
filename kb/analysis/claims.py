"""Checking what a source claims in prose against what its tables print. ``CHECKS`` lists what can be checked."""

from collections.abc import Callable

from kb.analysis.claimdata import Arguments, CityFacts, ClaimData, ClaimVerdict, EditionFacts, Uncheckable
from kb.analysis.claims_count import count_above_mean, count_is, group_size, share_above_mean, threshold, tier_counts
from kb.analysis.claims_order import argmax, argmin, compare_cities, far_ahead, rank_is, top_set
from kb.analysis.claims_sum import difference_is, growth_is, parts_count, recomputes, spread_limits, sum_is, weights
from kb.errors import KbError

Check = Callable[[Arguments, ClaimData], ClaimVerdict]

__all__ = ["CHECKS", "CityFacts", "ClaimData", "ClaimVerdict", "EditionFacts", "check_claim"]


def not_checkable(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """A claim whose author said why no table can decide it."""
    raise Uncheckable(arguments["reason"], arguments.get("reason_zh", arguments["reason"]))


CHECKS: dict[str, tuple[Check, tuple[str, ...]]] = {
    "top-set": (top_set, ("indicator", "k", "cities")),
    "rank-is": (rank_is, ("indicator", "city", "rank")),
    "argmax": (argmax, ("indicator", "city")),
    "argmin": (argmin, ("indicator", "city")),
    "compare": (compare_cities, ("indicator", "left", "op", "right")),
    "far-ahead": (far_ahead, ("indicator", "city")),
    "threshold": (threshold, ("cities", "op", "value")),
    "count-is": (count_is, ("indicator", "op", "value", "count")),
    "tier-counts": (tier_counts, ("indicator", "k", "counts")),
    "count-above-mean": (count_above_mean, ("indicator", "count")),
    "share-above-mean": (share_above_mean, ("indicator", "percent")),
    "group-size": (group_size, ("edition", "size")),
    "sum-is": (sum_is, ("indicator", "total")),
    "difference-is": (difference_is, ("indicator", "left", "right", "value")),
    "growth-is": (growth_is, ("from", "to", "percent")),
    "parts-count": (parts_count, ("edition", "counts")),
    "spread-limits": (spread_limits, ("indicator", "lower", "upper")),
    "weights": (weights, ("indicator", "weight")),
    "recomputes": (recomputes, ("indicator",)),
    "not-checkable": (not_checkable, ("reason",)),
}
"""Every check of ``claims.csv``: the function that makes it, and the arguments it cannot do without."""


def check_claim(check: str, arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Check one claim; data that are missing give the verdict ``cannot be checked``, with the reason.

    Raises
    ------
    KbError
        When the check is unknown or lacks an argument: the claim row is wrong, not the data.

    Examples
    --------
    >>> data = ClaimData(scores={"gsc-2020.overall": {"london": 100.0, "new-york": 98.7}})
    >>> check_claim("argmax", {"indicator": "gsc-2020.overall", "city": "london"}, data).verdict
    'supported'
    """
    if check not in CHECKS:
        raise KbError(f"{check!r} is not a claim check; there are {', '.join(CHECKS)}")
    function, needed = CHECKS[check]
    missing = [name for name in needed if name not in arguments]
    if missing:
        raise KbError(f"the check {check} needs {', '.join(needed)}; {', '.join(missing)} is missing")
    try:
        return function(arguments, data)
    except Uncheckable as gap:
        return ClaimVerdict("cannot be checked", gap.reason, gap.reason_zh)
