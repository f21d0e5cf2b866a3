"""Text from outside: control characters out, length limited."""

import unicodedata

from kb.errors import BadRequestError

LONGEST_QUESTION = 2_000


def clean(text: str, limit: int = LONGEST_QUESTION) -> str:
    """Text without control characters and outer blanks.

    Raises
    ------
    BadRequestError
        When it is longer than ``limit``.

    Examples
    --------
    >>> clean(" Wuhan\\x00\\tscore ")
    'Wuhan score'
    """
    if len(text) > limit:
        raise BadRequestError(f"the text has {len(text):,} characters; at most {limit:,} are read")
    plain = "".join(" " if unicodedata.category(char) in ("Cc", "Cs") else char for char in text)
    return " ".join(plain.split())
