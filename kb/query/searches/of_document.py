"""The document that a question says it is about, and the words that name it."""

from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.marking.mark import Marked
from kb.query.marking.topics import told_by_source
from kb.search.text import terms

FRAME = frozenset({"framework", "system", "model", "框 架"})  # *the iSLEC framework*


def document_named(base: Base, frame: Frame) -> str | None:
    """The one document that a question says it is about; an index is told by its report where that tells something."""
    named = [ident for ident in frame.things("source") if base.sources[ident].kind == "document"]
    told = list(frame.things("edition"))
    if not named and not told and told_by_source(frame.marked):
        told = [ident for ident, edition in base.editions.items() if edition.index in frame.things("index")]
    named += [ident for ident in told if ident in base.sources and ident not in named]
    return named[0] if len(named) == 1 else None


def named_terms(marked: Marked) -> set[str]:
    """The words that name an index or its edition, with *framework* behind them."""
    behind = {b.start for a, b in pairwise(marked.marks) if a.thing("index") and b.text in FRAME}
    names = (m for m in marked.marks if m.thing("edition") or m.thing("index") or m.start in behind)
    return {t for m in names for t in terms(marked.original(m))}
