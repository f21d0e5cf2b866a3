"""Whether the date of a thing is that of the clause a question asks about: *launched in 2010; branches from 2011*."""

import re
from collections.abc import Sequence
from typing import Any

from kb.query.base import names
from kb.query.drafting.passages import date_of, said
from kb.search.text import terms

CLAUSES = re.compile(r"[;；。，,]|(?<!\d)\. ")
YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def is_of_other_clause(row: Any, asked: Sequence[str], parts: re.Pattern[str] = CLAUSES) -> bool:
    """Whether the clause that holds most of the words asked gives a year, and not the one of the row's own date."""
    date = date_of(row)
    if date is None:
        return False
    titled = {term for name in names(row) for term in terms(name)}
    left = {term for term in asked if term not in titled and not term.isdigit()}
    held = [(len(left & set(terms(part))), part) for part in parts.split("；".join(said(row)))]
    most, clause = max(held, key=lambda one: one[0])
    years = YEARS.findall(clause)
    return most > 0 and bool(years) and date[:4] not in years
