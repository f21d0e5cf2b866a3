"""What is cited as a whole: a source, the base itself, an answer, a chart, a page of a thing."""

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from kb.model import Source
from kb.query.answer import Language

WorkKind = Literal["article", "report", "reference", "database", "answer", "chart", "entry"]
BASE_NAME = {"en": "Learning City KB", "zh": "学习型城市知识库"}
VERSION = {"en": "Data version", "zh": "数据版本"}
ACCESSED = {"en": "accessed", "zh": "访问日期"}
STOP, COMMA, BLANK = {"en": ". ", "zh": "。"}, {"en": ", ", "zh": "，"}, {"en": " ", "zh": ""}
INSTITUTIONAL = re.compile(
    r"universit|institut|academ|cent(?:er|re)|bureau|ministr|government|nations|bank|organi[sz]ation|unesco|oecd|commi"
    r"|council|association|contributors|laborator|department|agency|office|editors|KB",
    re.I,
)
PERSON = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,2}")


@dataclass(frozen=True)
class Person:
    """An author: a person with family and given name, or a body with its whole name as ``family``."""

    family: str
    given: str = ""

    @property
    def inverted(self) -> str:
        """Family name first; a body as it is."""
        return f"{self.family}, {self.given}" if self.given else self.family


@dataclass(frozen=True)
class Work:
    """What reference managers are told; ``issued`` and ``accessed`` are partial dates, ``language`` is that of the title."""

    key: str
    kind: WorkKind
    title: str
    language: Language
    authors: tuple[Person, ...] = ()
    other_title: str = ""
    within: str = ""
    publisher: str = ""
    issued: str = ""
    accessed: str = ""
    version: str = ""
    url: str = ""
    doi: str = ""
    issn: str = ""
    volume: str = ""
    number: str = ""
    note: str = ""


def read_authors(text: str | None) -> tuple[Person, ...]:
    """The authors of a cell, parted by semicolons.

    ``Family, Given`` is a person. Of two or more names without a comma, those of two or three capitalised words and no
    word of an institution are persons, given name first; a single one is left whole, because it may be a body's.

    Examples
    --------
    >>> [author.inverted for author in read_authors("Xueyan Zhang; Kefeng Xu")]
    ['Zhang, Xueyan', 'Xu, Kefeng']
    >>> [author.inverted for author in read_authors("World Bank")]
    ['World Bank']
    """
    names = [name.strip() for name in (text or "").split(";") if name.strip()]
    return tuple(_author(name, len(names) > 1) for name in names)


def _author(name: str, among_others: bool) -> Person:
    family, comma, given = name.partition(", ")
    if comma and not INSTITUTIONAL.search(name):
        return Person(family, given)
    if among_others and PERSON.fullmatch(name) and not INSTITUTIONAL.search(name):
        given, _, family = name.rpartition(" ")
        return Person(family, given)
    return Person(name)


def source_work(row: Source) -> Work:
    """A source under the title it prints; what it says of its journal is read from the publisher's cell."""
    publisher = row.publisher or ""
    issn, volume, number = (
        _found(pattern, publisher)
        for pattern in (r"ISSN (\d{4}-\d{3}[\dX])", r"Vol(?:ume|\.) (\w+)", r"(?:Num|No|Issue)\.? (\w+)")
    )
    return Work(
        key=row.id,
        kind="article" if issn else "report" if row.kind == "document" else "reference",
        title=row.title,
        language="en",
        authors=read_authors(row.authors),
        other_title=row.title_zh,
        publisher="" if issn else publisher,
        issued=row.published or "",
        url=row.url or "",
        doi=row.doi or "",
        issn=issn,
        volume=volume,
        number=number,
        note=publisher if issn else "",
    )


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    return match[1] if match else ""


def base_work(version: str, url: str, accessed: str, language: Language) -> Work:
    """The knowledge base itself."""
    return Work(
        key="learning-city-kb",
        kind="database",
        title=BASE_NAME[language],
        language=language,
        authors=(Person(BASE_NAME[language]),),
        version=version,
        url=url,
        accessed=accessed,
    )


def part_work(kind: WorkKind, title: str, base: Work) -> Work:
    """An answer, a chart or a page, as a part of the base; ``base`` carries its address."""
    digest = hashlib.sha256(f"{base.url} {base.version}".encode()).hexdigest()[:8]
    return Work(
        key=f"{base.key}-{kind}-{digest}",
        kind=kind,
        title=title,
        language=base.language,
        authors=base.authors,
        within=base.title,
        version=base.version,
        url=base.url,
        accessed=base.accessed,
    )


def date_parts(date: str) -> list[int]:
    """A partial date as numbers.

    Examples
    --------
    >>> date_parts("2016-05"), date_parts("")
    ([2016, 5], [])
    """
    return [int(part) for part in date.split("-")] if date else []


def reference_text(work: Work) -> str:
    """A work as an entry of a numbered list."""
    words = work.language
    parts = ["; ".join(author.inverted for author in work.authors), f"({work.issued})" if work.issued else ""]
    version = f"{VERSION[words]}{BLANK[words]}{work.version}" if work.version else ""
    accessed = f"{ACCESSED[words]}{BLANK[words]}{work.accessed}" if work.accessed else ""
    within = f"{work.within}" if work.within and work.within not in parts[0] else ""
    journal = ", ".join(
        text
        for text in (
            f"ISSN {work.issn}" if work.issn else "",
            work.volume and f"vol. {work.volume}",
            work.number and f"no. {work.number}",
        )
        if text
    )
    title = f"“{work.title}”" if work.within else work.title if work.title != parts[0] else ""
    parts += [title, within, journal, work.publisher if work.publisher != parts[0] else ""]
    parts += [
        COMMA[words].join(text for text in (version, accessed) if text),
        f"https://doi.org/{work.doi}" if work.doi else work.url,
    ]
    return STOP[words].join(part.rstrip(".") for part in parts if part)
