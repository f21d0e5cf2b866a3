"""What came after or before a thing, by its name: *the successor of Shanghai's steering committee*, ……的前身."""

import re

from kb.model import Relation
from kb.query.base import Base
from kb.query.marking.marks import mark
from kb.query.plain.turns import Full

_SORT = r"(?: (?:body|committee|organi[sz]ation|institution|plan|programme|university|edition))?"
SUCCESSION = re.compile(r"\b(?:success|predecess)ors?\b|后继|继任|前身|后身", re.I)
_AHEAD = re.compile(rf"\b(?:the )?(?P<which>successor|predecessor){_SORT} (?:of|to) (?:the )?$", re.I)
_BEHIND = re.compile(rf"(?:['’]s (?P<which>successor|predecessor){_SORT}\b|的?(?P<zh>后继|继任|前身|后身)(?:机构|者|组织|委员会|计划|大学)?)", re.I)  # fmt: skip
EARLIER = ("predecessor", "前身")
_THING = r"(?: (?:body|committee|group|organi[sz]ation|institution|office|agency|regulation|law|statute|plan|policy))"
_SINCE = r"(?:(?:has|have|had) )?(?:(?:since|later|subsequently|eventually|then|now|meanwhile) )?"
_ZH_THING = r"(?:机构|委员会|领导小组|组织|条例|法规|计划|规划)"
_ZH_REPLACED = r"(?:取代|接替|替代|代替|替换)"
REPLACED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"^(?:which|what|who)(?: other| new| later)?{_THING}? {_SINCE}(?:replace[sd]|succeed(?:s|ed)(?! in\b)|supersede[sd]|supplant(?:s|ed)"
                r"|(?:taken|took|takes) over from|(?:taken|took|takes) the place of) (?P<what>[^?;:]{4,}?)[?.]*$", re.I), r"What is the successor of \g<what>?"),
    (re.compile(rf"^(?:by )?(?:which|what|whom)(?: other| new| later)?{_THING}? (?:was|were|is|has) (?P<what>[^?;:]{{4,90}}?) (?:been )?{_SINCE}"
                r"(?:replaced|succeeded|superseded|supplanted)(?: by| with)?[?.]*$", re.I), r"What is the successor of \g<what>?"),
    (re.compile(rf"^(?:后来)?(?:是)?哪一?个?{_ZH_THING}(?:后来|随后|之后|其后)?{_ZH_REPLACED}了?(?P<what>[^，。？?]{{3,}}?)[？?。]*$"), r"\g<what>的后继机构是什么？"),
    (re.compile(rf"^(?P<what>[^，。？?]{{3,}}?)(?:后来|随后|之后|其后|已)?[被由]哪一?个?{_ZH_THING}所?{_ZH_REPLACED}了?[？?。]*$"), r"\g<what>的后继机构是什么？"),
)  # fmt: skip
KINDS = frozenset({"organisation", "regulation", "policy"})
LASTING = ("body", "regulation", "policy")  # what something else may take the place of


def with_succession(base: Base, text: str) -> Full:
    """Put the name of the successor or predecessor in its place, where a source tells of one and no more."""
    if (plain := in_plain_nouns(base, text)) is not None:
        named = with_succession(base, plain)
        return Full(named.text, named.said or ((text.strip(), plain),))
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


def in_plain_nouns(base: Base, text: str) -> str | None:
    """*Which body has since replaced X?*, X被哪个机构取代: the successor of X, where X is a body, a law or a plan."""
    for pattern, plain in REPLACED:
        if (found := pattern.match(text.strip())) is not None:
            marks = mark(base, found["what"]).marks
            lasting = any(m.says("noun", *LASTING) or {c.kind for c in m.things} & KINDS for m in marks)
            return found.expand(plain) if lasting else None
    return None


def _beside(base: Base, key: str, earlier: bool) -> list[str]:
    """The things that succeeded a thing, or those that it succeeded."""
    rows = base.store.where(Relation, "subject" if earlier else "object", key)
    return [row.object if earlier else row.subject for row in rows if row.predicate == "succeeds"]
