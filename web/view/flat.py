"""The data of a page without tables as CSV: a line a value with its place in the JSON, or a line a record where it lists some."""

import csv
import io
from collections.abc import Iterator

from web.view.page import Page

PLACE, VALUE = "place", "value"


def page_csv(page: Page) -> bytes:
    """The same data as the page's JSON: a row a record of the page's ``records``, else a row a value."""
    if page.records:
        rows = [dict(values(record.model_dump(mode="json"))) for record in getattr(page, page.records)]
        names = list(dict.fromkeys(name for row in rows for name in row))
    else:
        rows = [{PLACE: place, VALUE: value} for place, value in values(page.model_dump(mode="json"))]
        names = [PLACE, VALUE]
    text = io.StringIO()
    writer = csv.DictWriter(text, names, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return ("\ufeff" + text.getvalue()).encode()


def values(found: object, place: str = "") -> Iterator[tuple[str, str | int | float]]:
    """Every value with the names and numbers on the way to it; what is not there has no line.

    Examples
    --------
    >>> list(values({"title": "Data", "rows": [{"count": 3}], "lead": None}))
    [('title', 'Data'), ('rows.0.count', 3)]
    """
    if isinstance(found, dict | list):
        pairs = found.items() if isinstance(found, dict) else enumerate(found)
        for name, inner in pairs:
            yield from values(inner, f"{place}.{name}" if place else str(name))
    elif isinstance(found, bool):
        yield place, str(found).lower()
    elif isinstance(found, str | int | float):
        yield place, found
