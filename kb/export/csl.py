"""CSL-JSON: works for Zotero, Pandoc and everything else that speaks the Citation Style Language (schema 1.0.2)."""

import json
from collections.abc import Iterable
from typing import Any

from kb.export.works import Work, date_parts

TYPES = {"article": "article-journal", "report": "report", "reference": "document", "database": "dataset",
         "answer": "webpage", "chart": "figure", "entry": "entry"}  # fmt: skip


def write_csl(works: Iterable[Work]) -> bytes:
    """A list of items."""
    return (json.dumps([_item(work) for work in works], ensure_ascii=False, indent=1) + "\n").encode()


def _item(work: Work) -> dict[str, Any]:
    item = {
        "id": work.key,
        "type": TYPES[work.kind],
        "title": work.title,
        "author": [{"family": a.family, "given": a.given} if a.given else {"literal": a.family} for a in work.authors],
        "container-title": work.within,
        "publisher": work.publisher,
        "issued": _date(work.issued),
        "accessed": _date(work.accessed),
        "version": work.version,
        "volume": work.volume,
        "issue": work.number,
        "ISSN": work.issn,
        "DOI": work.doi,
        "URL": work.url,
        "note": "; ".join(text for text in (work.note, work.other_title) if text),
        "language": work.language,
    }
    return {name: value for name, value in item.items() if value}


def _date(text: str) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [date_parts(text)]} if text else None
