"""What came after or before a thing, by its name: *the successor of Shanghai's steering committee*, ……的前身."""

import re

from kb.model import Relation
from kb.query.base import Base
from kb.query.marking.marks import mark
from kb.query.marking.shorthand import Full

_SORT = r"(?: (?:body|committee|organi[sz]ation|institution|plan|programme|university|edition))?"
SUCCESSION = re.compile(r"\b(?:success|predecess)ors?\b|后继|继任|前身|后身", re.I)
_AHEAD = re.compile(rf"\b(?:the )?(?P<which>successor|predecessor){_SORT} (?:of|to) (?:the )?$", re.I)
_BEHIND = re.compile(rf"(?:['’]s (?P<which>successor|predecessor){_SORT}\b|的?(?P<zh>后继|继任|前身|后身)(?:机构|者|组织|委员会|计划|大学)?)", re.I)  # fmt: skip
EARLIER = ("predecessor", "前身")


def with_succession(base: Base, text: str) -> Full:
    """Put the name of the successor or predecessor in its place, where a source tells of one and no more."""
    if not SUCCESSION.search(text):
        return Full(text)
    marked = mark(base, text)
    for item in marked.marks:
        start, end = marked.tokens[item.start].start, marked.tokens[item.end - 1].end
        ahead, behind = _AHEAD.search(text[:start]), _BEHIND.match(text, end)
        said = ahead or behind
        if said is None or item.kind != "thing":
            continue
        which = said["which"] or said["zh"]
        others = {other for thing in item.things for other in _beside(base, thing.key, which.lower() in EARLIER)}
        if len(others) == 1:
            name = base.names_of(others.pop())[marked.language == "zh"]
            start, end = (ahead.start(), end) if ahead else (start, said.end())
            return Full(f"{text[:start]}{name}{text[end:]}", ((text[start:end], name),))
    return Full(text)


def _beside(base: Base, key: str, earlier: bool) -> list[str]:
    """The things that succeeded a thing, or those that it succeeded."""
    rows = base.store.where(Relation, "subject" if earlier else "object", key)
    return [row.object if earlier else row.subject for row in rows if row.predicate == "succeeds"]
