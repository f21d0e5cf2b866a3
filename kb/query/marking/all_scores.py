"""Whether all scores of one city are meant, and not its total: *nearest to Wuhan in its iSLEC scores*."""

import re

ONE_CITY = re.compile(
    r"\b(?:its|his|their) (?:[\w-]+ ){0,3}scores\b|\b(?:judging|judged|going|based|measured|gauged|assessed|to go) (?:by|from|on) (?:the )?(?:[\w-]+ ){0,4}scores\b|\b(?:which|what) city['’]s\b[^?]*\bscores (?:are|come|lie)\b",
    re.I,
)
TOTALS = re.compile(r"\b(?:total|overall|composite|combined)\b", re.I)
SEVERAL = re.compile(
    r"\b(?:which|what|the|two|three|four|five|\d+) (?:[\w-]+ ){0,3}(?:(?<!smart )cities|members|pair)\b", re.I
)


def means_all_scores(text: str) -> bool:
    """Whether scores of one city are spoken of in the plural, where each city has one total.

    Examples
    --------
    >>> means_all_scores("Which city is nearest to Wuhan in its iSLEC scores?")
    True
    >>> means_all_scores("Judging by the iSLEC scores, which city is nearest to Wuhan?")
    True
    >>> means_all_scores("Which cities are nearest to Wuhan in their iSLEC scores?")
    False
    """
    return ONE_CITY.search(text) is not None and not (TOTALS.search(text) or SEVERAL.search(text))
