"""Questions in traditional characters, in simplified ones; what is called otherwise in Taiwan or Hong Kong, as on the mainland."""

from functools import lru_cache

from kb.query.plain.shorthand import rows_of
from kb.query.plain.turns import Full, Turn
from kb.search.fold import simplify


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[Turn, str], ...]:
    """What is said otherwise, in simplified characters, and the mainland's word for it."""
    return tuple((Turn(row["written"]), row["plain"]) for row in rows_of("regional.csv"))


def in_simplified(text: str) -> Full:
    """A question in simplified characters and, if it was not in them, the mainland's words; only other words are told.

    Examples
    --------
    >>> in_simplified("香港的寬頻"), in_simplified("香港的宽频")
    (Full(text='香港的宽带', said=(('宽频', '宽带'),)), Full(text='香港的宽频', said=()))
    """
    full = Full(simplify(text))
    for turn, plain in _words() if full.text != text else ():
        full = turn.put_into(full, plain)
    return full
