"""Numbers with what they count, in English; Chinese needs no plural."""


def many(count: int, one: str, more: str = "") -> str:
    """A number and its noun; the plural is the singular with an s unless it is given.

    Examples
    --------
    >>> many(1, "city", "cities"), many(0, "practice"), many(1220, "row")
    ('1 city', '0 practices', '1220 rows')
    """
    return f"{count} {one if count == 1 else more or one + 's'}"
