"""The nearest valid value to a wrong one, as the end of a sentence."""

from collections.abc import Iterable

_CUTOFF = 55.0  # below it a suggestion is noise: "2.33" to "2.3.3" is 89, "wuhan" to "paris" 20


def nearest(wanted: str, candidates: Iterable[str]) -> str:
    """The candidate most like ``wanted``, in brackets, or nothing when none is alike.

    Examples
    --------
    >>> nearest("hanzhou", ["wuhan", "hangzhou"]), nearest("qqq", ["wuhan"])
    (' (nearest: hangzhou)', '')
    """
    from rapidfuzz import fuzz, process  # here, for only what is wrong needs it

    found = process.extractOne(wanted, sorted(candidates), scorer=fuzz.ratio, score_cutoff=_CUTOFF)
    return f" (nearest: {found[0]})" if found else ""
