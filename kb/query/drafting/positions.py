"""The place of a passage in an order: the third of four phases."""

import re
from typing import Any

from kb.query.base import names
from kb.query.drafting.passages import said

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NUMERALS = "一二三四五六七八九十"


def stands_at(row: Any, position: int) -> bool:
    """Whether a row has this place in its order, or says the place in words."""
    own = getattr(row, "position", None)
    if own is not None or row is None or not 0 < position <= len(ORDINALS):
        return own == position
    told = " ".join((*names(row), *said(row)))
    ordinal, numeral = ORDINALS[position - 1], NUMERALS[position - 1]
    return (
        re.search(rf"\b{ordinal}\b|\b(?:phase|stage|step) {position}\b|第{numeral}|之{numeral}|{numeral}期", told, re.I)
        is not None
    )
