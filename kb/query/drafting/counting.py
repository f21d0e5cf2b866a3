"""Numbers with what they count, in English; Chinese needs no plural."""

from kb.analysis.sequence import lag, order


def many(count: int, one: str, more: str = "") -> str:
    """A number and its noun; the plural is the singular with an s unless it is given.

    Examples
    --------
    >>> many(1, "city", "cities"), many(0, "practice"), many(1220, "row")
    ('1 city', '0 practices', '1220 rows')
    """
    return f"{count} {one if count == 1 else more or one + 's'}"


def time_apart(one: str, other: str) -> tuple[str, str] | None:
    """The time between two partial dates in English and in Chinese, in the finest unit that both have; none where it is
    not known which came first.

    Examples
    --------
    >>> time_apart("2006", "2007"), time_apart("2019-07", "2016-11")
    (('1 year', '1年'), ('32 months', '32个月'))
    """
    if order(one, other) not in ("before", "after"):
        return None
    first, last = sorted((one, other))
    found = lag(first, last)
    unit = {"years": "年", "months": "个月", "days": "天"}[found.unit]
    return many(found.number, found.unit.removesuffix("s")), f"{found.number}{unit}"
