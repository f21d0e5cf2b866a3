"""What a source says is not so: an office that was never set up opens in no year and has no staff."""

import re
from collections.abc import Sequence
from typing import Any

from kb.query.base import Base, names
from kb.query.drafting.closest import titled
from kb.query.drafting.concerning import concerns
from kb.search.text import Hit, terms

NEGATED = re.compile(r"\bnot (?:been )?(?:set up|established|created|formed)\b|未设立|未成立|尚未|没有设立")
BESIDE = 10  # passages among which one may deny what the best one seems to say
REMARK = re.compile(r"[(（].*$")


def is_denied(row: Any) -> bool:
    """Whether the name of a row says that there is no such thing."""
    return NEGATED.search(" ".join(names(row))) is not None


def denied_by(base: Base, hits: Sequence[Hit], best: Hit) -> Hit | None:
    """A thing that is named as not set up, where its name holds as much of the question as that of the best passage."""
    for hit in hits[:BESIDE]:
        row = base.store.thing(hit.key)
        if row is not None and is_denied(row) and titled(base, hit) >= titled(base, best):
            return hit
    return None


def never_was(base: Base, wanted: Sequence[str], about: Sequence[str]) -> Any | None:
    """The body that the words name in full and that a source says was never set up."""
    for hit in base.text.search(wanted, ("organisation",), limit=BESIDE):
        row = base.store.thing(hit.key)
        if row is None or not is_denied(row) or (about and not concerns(base, hit.key, tuple(about))):
            continue
        if hit.key in about or any(_says(REMARK.sub("", name), set(wanted)) for name in names(row)):
            return row
    return None


def _says(name: str, wanted: set[str]) -> bool:
    """Whether the words say a name in full; of a Chinese one most pairs of signs, and the last."""
    head = terms(name)
    if name.isascii():
        return bool(head) and set(head) <= wanted
    return bool(head) and head[-1] in wanted and len(set(head) & wanted) >= MOST * len(set(head))


MOST = 0.6
