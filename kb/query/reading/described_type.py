"""A path type that is told by its features instead of named: *the type where industrial demand pushes education to upgrade*."""

import re
from typing import NamedTuple

from kb.model import PathType
from kb.query.answer import NoteKind
from kb.query.base import Base
from kb.query.kinds.searching import Recall, find_hits
from kb.query.marking.mark import Mark, Marked
from kb.query.plan import Plan
from kb.query.selection.conditions import HasPath, Selection
from kb.search.text import terms

KNOWN = 0.6  # share of the words of a type's features that a description must hold
SAID = 0.8  # or share of the words of a description that the features hold
ENOUGH = 4  # words that a type's features must hold of it then
OWN = 2  # or words of a description, all of which the features hold, and those of no other type any
APART = 2.0  # how many times more of them than of any other type's
_TYPE = r"(?:path|development)?\s*(?:type|group|category|path|pathway)s?"
_TOLD_FIRST = re.compile(
    r"^[^.;?]*?\b(?:(?:is said to |are said to )?(?:rest|rely|build|draw|run|work|operate|proceed|develop)s? (?:on|by|with|through|from|by way of)|rests on|relies on|builds on|draws on|grows from|grows out of|is (?:based|built|founded) on|(?:is|are|was) (?:characteri[sz]ed|marked|described|defined|distinguished|summari[sz]ed),? (?:by|as|through)|whose (?:[\w-]+ )?(?:traits?|features?|characteristics?|hallmarks?|marks?|idea|approach) (?:is|are|was|lies in|lie in|consists? (?:in|of))) (?P<told>[^.;?]{12,240})[.;] (?P<asked>.+)$",
    re.I | re.S,
)
_BACK = re.compile(
    r"\b(?:its(?= cit| member)|it|(?:this|that) (?:path |development )?(?:type|group|category|path))\b", re.I
)
_CLAUSE = re.compile(
    r"\bthe "
    + _TYPE
    + r" (?:where|in which|whose|that|which|with|characteri[sz]ed by|marked by|defined by) (?P<told>[^?.;]{12,240}?)(?=[?.;]|$)",
    re.I,
)
_VERBS = re.compile(
    r"^.*(?:代表|属于|走的?是|遵循|采取|采用|选择|的是)(?:那[种类个])?|^(?:哪些|哪几个|哪几座|哪座)城市"
)
_CHINESE = re.compile(
    r"(?P<told>[^。？?；;]{6,80}?)的(?:那一?)?(?:种|类|个)?(?:发展)?(?:路径)?(?:类型|路径|一类)(?=[的有是？?。，,]|$)"
)
_CHINESE_FIRST = re.compile(
    r"^[^，。；？]{0,8}?(?:有(?:这[样么])?一?|某一?)[种类个](?:发展|路径)*(?:类型|路径)[，,]?(?:[其它]的?|的)?(?:核心|主要|基本|典型)?(?:特征|特点|内涵|要义|做法)"
    r"(?:是|为|在于|(?:被)?(?:概括|归纳|表述|总结|描述)为)[：:]?(?P<told>[^。；;？?]{6,80}?)[，,。；;](?P<asked>[^，。；;？?]{4,60}[？?。]?)$"
)
_CHINESE_BACK = re.compile(r"(?:该|此|[这那]一?)[种类个]?(?:发展)?(?:路径)?(?:类型|路径|类)(?:的城市)?")
_NAMING = re.compile(r"\W*(?:(?:please|can you|could you) )*(?:name|state|identify|give|tell me|give me)\W*$", re.I)
_KIND = re.compile(r"的那一?[类种型]")


class DescribedType(NamedTuple):
    """A question with the type's name put in, and a note that says so."""

    text: str
    note: tuple[NoteKind, str, str]


def described_type(base: Base, marked: Marked) -> DescribedType | None:
    """Put the name of a described path type into a question; ``None`` when no single type is described in it."""
    text = marked.text
    spoken = any(m.says("noun", "path") for m in marked.marks) or _KIND.search(text)
    if any(m.thing("path_type") and _is_name(marked, m) for m in marked.marks) or not spoken:
        return None
    if marked.language == "zh":
        first = _CHINESE_FIRST.match(text)
        back = _CHINESE_BACK.search(first["asked"]) if first else None
        if first and back and (ident := _type_of(base, first["told"], "zh")):
            return _named(base, first["asked"], back.start(), back.end(), ident, first["told"])
        found = _CHINESE.search(text)
        told = _VERBS.sub("", found["told"]) if found else ""
        ident = _type_of(base, told, "zh")
        return _named(base, text, found.end("told") - len(told), found.end(), ident, told) if found and ident else None
    first = _TOLD_FIRST.match(text)
    back = _BACK.search(first["asked"]) if first else None
    if first and back and (ident := _type_of(base, first["told"], "en")):
        return _named(base, first["asked"], back.start(), back.end(), ident, first["told"])
    clause = _CLAUSE.search(text)
    if clause and _NAMING.match(text[: clause.start()]):
        return None  # *name the type that …*: the type itself is asked for
    ident = _type_of(base, clause["told"], "en") if clause else None
    return _named(base, text, clause.start(), clause.end(), ident, clause["told"]) if clause and ident else None


def _is_name(marked: Marked, mark: Mark) -> bool:
    """Whether a type is named, and not told by what carries it (``marking.typed_by``)."""
    return re.sub(r"\W", "", mark.text) == re.sub(r"\W", "", marked.original(mark).lower())


def _type_of(base: Base, told: str, language: str) -> str | None:
    """The one path type whose features hold most of a description."""
    said = _weighty(told)
    shares = []
    rows = base.store.rows(PathType)
    for row in rows:
        features = _features(row, language)
        both = len(features & said)
        shares.append((both / len(features) if features else 0.0, row.id))
        alone = not any(said & _features(other, language) for other in rows if other is not row)
        if alone and len(said) >= OWN and said <= features:
            return str(row.id)
        if both >= ENOUGH and both / len(said) >= SAID:
            shares[-1] = (both / len(said), row.id)
    shares.sort(reverse=True)
    best, second = (*shares, (0.0, ""), (0.0, ""))[:2]
    return best[1] if best[0] >= KNOWN and best[0] >= APART * second[0] else None


def _features(row: PathType, language: str) -> set[str]:
    return _weighty((row.features_zh if language == "zh" else row.features) or "")


def _weighty(text: str) -> set[str]:
    """The words of a text but the smallest."""
    return {term for term in terms(text) if not term.isascii() or len(term) > SMALL}


SMALL = 3  # letters of the longest word that says too little


def _named(base: Base, text: str, start: int, end: int, ident: str, told: str) -> DescribedType:
    name, name_zh = base.names_of(f"path_type:{ident}")
    put = name_zh if re.search("[\u3400-\u9fff]", text) else f"the {name} type"
    note: tuple[NoteKind, str, str] = (
        "assumption",
        f"“{told.strip()}” is read as the features of the path type {name}.",
        f"“{told.strip()}”理解为路径类型“{name_zh}”的特征。",
    )
    return DescribedType(text[:start] + put + text[end:], note)


def tells_type(base: Base, plan: Plan | None, recall: Recall) -> bool:
    """以产业创新需求倒逼教育升级的那一类城市: the passage found is that of the path type by which the cities are chosen."""
    conditions = getattr(plan, "select", Selection()).conditions
    types = {f"path_type:{kind}" for c in conditions if isinstance(c, HasPath) for kind in c.types}
    return next((hit.key for hit in find_hits(base, recall)), "") in types
