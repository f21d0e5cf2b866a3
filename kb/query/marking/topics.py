"""The words of a question that name the subject of the base, a network, or a source."""

import re

from kb.query.base import Base
from kb.query.marking.mark import Marked
from kb.search.text import terms


def source_terms(marked: Marked) -> tuple[str, ...]:
    """The words that name a source: *who wrote the Ningbo paper?*"""
    return tuple(t for m in marked.marks if m.thing("source") for t in terms(marked.original(m)))


def told_by_source(marked: Marked) -> bool:
    """宁波研究认为……由谁提出, *according to the paper*: the document tells it, and it is not what something was done to."""
    return TELLS_IT.search(marked.text) is not None


PROPOSES = frozenset(terms("propose introduce coin 提出"))  # of a document it is told by it, and not done to it
TELLS_IT = re.compile(
    r"认为|指出|提到|提及|(?:根?据|按照?)[^，。？]{2,20}[，,]|\baccording to\b|\b(?:does|do) (?:the )?[^?]{2,40}\b(?:say|credit|name|attribute)\b",
    re.I,
)


WHOLE_SUBJECT = frozenset(
    terms(
        "a of the building construction learning city smart cities society 学习型城市 智慧城市 学习型社会 终身学习 lifelong"
    )
)


def narrow_topic(marked: Marked) -> tuple[str, ...]:
    """*Smart education*: a subject that is a part of what the base is about."""
    words = topic_terms(marked)
    return words if set(words) - WHOLE_SUBJECT else ()


def network_terms(marked: Marked) -> tuple[str, ...]:
    """The name of a network that a document is named after, when a question holds nothing else."""
    named = (m for m in marked.marks if m.thing("network") and m.thing("source"))
    return tuple(dict.fromkeys(t for m in named for t in terms(marked.original(m))))


def topic_terms(marked: Marked) -> tuple[str, ...]:
    """The subject of the base itself, when a question holds nothing else: *what is a learning city?*"""
    return tuple(dict.fromkeys(t for m in marked.marks if m.says("topic") for t in terms(marked.original(m))))


def topic_source(base: Base, marked: Marked) -> str | None:
    """*Examples of smart education*: the one document whose title names the subject."""
    topics = [marked.original(m).casefold() for m in marked.marks if m.says("topic") and narrow_topic(marked)]
    titles = {
        ident: f"{row.title} {row.title_zh}".casefold() for ident, row in base.sources.items() if row.kind == "document"
    }
    found = [ident for ident, title in titles.items() if any(topic in title for topic in topics)]
    return found[0] if len(found) == 1 else None
