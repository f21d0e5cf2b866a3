"""Rules about what documents say of themselves, and under which names they print a thing."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kb.query.answer import Language
from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.imprinting import Imprint, Particular
from kb.query.kinds.wording import DATES, Wording, printed_forms
from kb.query.marking.mark import Mark
from kb.query.marking.words import content_terms
from kb.query.plan import Plan
from kb.query.rules.asks import edition_of, said_nouns
from kb.query.selection.conditions import Condition, HasBody, InEdition, InSource
from kb.query.selection.dates import DateTest
from kb.query.selection.evaluate import flat
from kb.query.selection.facts import bodies_of, regulations_of
from kb.search.text import terms


def imprint(base: Base, frame: Frame) -> Plan | None:
    """*Who wrote the Ningbo paper?*, 出自哪两家机构: one document, and nothing but what its title page says."""
    source = source_meant(base, frame)
    asked = particulars(frame)
    if source is None or not asked or frame.indicators or frame.orders or frame.aggregate or "path" in frame.nouns:
        return None
    if any(not isinstance(c, InEdition | InSource) and not _is_maker(frame, c) for c in flat(frame.conditions)):
        return None
    if not all(
        _of_its_year(base, source, d) or ("published" in asked and _came_out(base, source, d)) for d in frame.dates
    ):
        return None
    if (
        "regulation" in said_nouns(frame)
        or TABULAR.search(frame.marked.text)
        or not set(frame.cities) <= cities_of(base, source)
    ):
        return None
    said = {
        t
        for m in frame.marked.marks
        if m.value("word") in ("author", "publisher", "doi") or m.says("noun", "organisation")
        for t in terms(frame.marked.original(m))
    }
    said |= (
        {t for found in AFFILIATED.finditer(frame.marked.text) for t in terms(found[0])}
        if "affiliation" in asked
        else set()
    )
    named = {t for name in base.names_of(f"source:{source}") for t in terms(name)} | said
    return None if set(content_terms(base, frame.marked)) - named else Imprint(source=source, asks=asked)


def _is_maker(frame: Frame, condition: Condition) -> bool:
    """*Which body put out the report of 2016?*: the body and the year are those of the document, and no city's."""
    bare = isinstance(condition, HasBody) and not (condition.lead_type or condition.named or condition.law)
    return bare and "body.established" not in frame.attributes


def _of_its_year(base: Base, source: str, date: DateTest) -> bool:
    """*Who compiled the learning environment report of 2016?*: the year of the edition that the document is."""
    return date.op == "in" and source in base.editions and date.date == str(base.editions[source].date)[:4]


def _came_out(base: Base, source: str, date: DateTest) -> bool:
    """*In what month of 2016 did it appear?*: the year in which it did."""
    published = base.sources[source].published
    return date.op == "in" and published is not None and str(published).startswith(f"{date.date}-")


def particulars(frame: Frame) -> tuple[Particular, ...]:
    """Which particulars of a document the words ask for."""
    marks = frame.marked.marks
    words = {value for m in marks if (value := m.value("word"))}
    published = any(m.says("imprint", "published") for m in marks) or "publisher" in frame.cues
    published = published or ("source" in frame.nouns and PUT_OUT.search(frame.marked.text) is not None)
    who = "who" in frame.asks or any(m.says("cue", "publisher") and m.text.startswith("谁") for m in marks)
    body = "publisher" in words or bool({"body", "organisation"} & frame.nouns)
    found: list[Particular] = []
    if any(m.says("imprint", "title") for m in marks) and frame.asks:
        found.append("title")
    written = ("author" in words or _asks_for_authors(frame)) and bool(frame.asks)
    if written:
        found.append("authors")
    if AFFILIATED.search(frame.marked.text) and (written or "the author of" in {m.text for m in marks}):
        return (*found, "affiliation")
    made = published or "provenance" in frame.cues or who
    if (made and body) or (published and who):
        found.append("publisher")
    if published and "when" in frame.asks:
        found.append("published")
    if "doi" in words:
        found.append("doi")
    return tuple(found)


PUT_OUT = re.compile("发布|出版|推出|编制")
AFFILIATED = re.compile(
    r"\b(?:(?:do|does|did) (?:they|the(?: two)? authors?|its authors?|[^?]{0,30}\bauthors?)(?: both| each| all)? (?:belong|work|come)\b[^?]*"
    r"|(?:are|is|were|was) [^?]{0,40}?\b(?:affiliated|employed|based)\b[^?]*|affiliations?|affiliated|employers?|work(?:s|ed)? (?:at|for)|belongs? to"
    r"|home (?:institution|university))|where [^?]{0,40}\bauthors?\b[^?]*\bwork\b|(?:作者|他们|她们|二人|两人)[^，。？?]{0,8}(?:来自|属于|隶属|供职|任职|就职|工作)[^，。？?]*|作者单位|所在单位|所属(?:单位|机构|学校|大学)|单位是|供职|任职|来自哪|属于哪|隶属",
    re.I,
)  # where the authors of a document work


def _asks_for_authors(frame: Frame) -> bool:
    """*Who are the authors of …?*: elsewhere *the authors of …* only says whose view is told."""
    return any(before.says("ask") and m.text == "the author of" for before, m in pairwise(frame.marked.marks))


def source_meant(base: Base, frame: Frame) -> str | None:
    """The one document that is named: by a name, by its index, or as the paper on the city of its title."""
    documents = {ident for ident in frame.things("source") if base.sources[ident].kind == "document"}
    if not documents:
        indices = set(frame.things("index"))
        documents = {e.id for e in base.editions.values() if e.id in frame.things("edition") or e.index in indices}
        documents &= base.sources.keys()
    if not documents and "source" in frame.nouns and frame.cities:
        documents = {
            s.id for s in base.sources.values() if s.kind == "document" and set(frame.cities) <= cities_of(base, s.id)
        }
    if not documents and ("source" in frame.nouns or AN_INDEX.search(frame.marked.text)):
        documents = {
            edition for edition in base.editions if edition in base.sources and tells_size(base, frame, edition)
        }
    return documents.pop() if len(documents) == 1 else None


def tells_size(base: Base, frame: Frame, edition: str) -> bool:
    """*The report that scores 68 cities*: so many cities as no other edition has."""
    marks = frame.marked.marks
    return any(
        m.number == base.size(edition) and counts_cities(marks[p : p + 6], frame.marked.language)
        for p, m in enumerate(marks)
    )


def counts_cities(marks: Sequence[Mark], language: Language) -> bool:
    """*68 Chinese cities*, 20个全球城市: whether a number stands before cities."""
    behind = marks[1 : 4 if language == "en" else 6]
    return marks[0].kind == "number" and any(
        m.says("noun", "city") or m.text.endswith(("city", "城 市")) for m in behind
    )


def of_no_size(base: Base, frame: Frame) -> bool:
    """*Who published the report that scores 70 cities?*: a document told by the cities it rates, which are not so many."""
    marks = frame.marked.marks
    rated = bool({"score", "rank"} & frame.nouns) or any(m.text in RATES for m in marks)
    spoken = (rated and "source" in frame.nouns) or AN_INDEX.search(frame.marked.text)
    if not (spoken and particulars(frame)) or frame.things("source") or frame.things("index"):
        return False
    sizes = [m.number for p, m in enumerate(marks) if counts_cities(marks[p : p + 6], frame.marked.language)]
    return bool(sizes) and not {base.size(edition) for edition in base.editions} & set(sizes)


AN_INDEX = re.compile(r"\b(?:index|ranking|league table)\b|指数|榜单|排行榜", re.I)
RATES = frozenset(
    {"rates", "rate", "assesses", "assess", "ranks", "rank", "scores", "evaluates", "评 估", "评 价", "测 评"}
)


def cities_of(base: Base, source: str) -> set[str]:
    """The cities in the title of a document."""
    row = base.sources[source]
    return {c.id for c in base.cities.values() if c.name in row.title or (c.name_zh and c.name_zh in row.title_zh)}


PRINT = frozenset(
    {
        "print",
        "printed",
        "is printed",
        "are printed",
        "was printed",
        "spell",
        "spelt",
        "spelled",
        "印",
        "印 出",
        "写 成",
    }
)


def wording(base: Base, frame: Frame) -> Plan | None:
    """*Under what name is Chengdu's body printed?*, *cited under two titles*: the printed forms of one thing."""
    marks = frame.marked.marks
    if "path.typical" in frame.attributes:
        return None  # *printed as the typical path of …*: no name
    if "policy" in frame.nouns and not frame.things("policy"):
        return None  # *under what title did the government launch its plan?*: the plan's name, and not the launcher's
    titled = bool({"by_name", "called"} & frame.cues) or any(
        m.says("imprint", "title") or "name" in m.text for m in marks
    )
    dated = date_asked(frame)
    asks = {"how", "what", "which", *(("when",) if dated else ())}
    printed = (titled or dated) and bool(asks & set(frame.asks)) and any(m.text in PRINT for m in marks)
    renamed = OTHER_NAMES.search(frame.marked.text) is not None and said_nouns(frame) <= NAMELESS
    asked = (
        printed
        or cell_asked(base, frame)
        or (renamed and (bool(frame.indicators) or len(frame.cities) == 1))
        or any(m.says("wording", "printed") for m in marks)
        or (titled and any(m.says("wording", "doubt") for m in marks))
    )
    if (label := label_printed(base, frame)) is not None:
        return label
    if asked and dated:
        return date_printed(base, frame, dated)
    keys = keys_meant(base, frame) if asked else ()
    if keys and keys[0].startswith(("index:", "edition:")) and RANKED.search(frame.marked.text):
        return None  # *what is printed at rank 25?*: no name of the index
    return (
        Wording(about=keys, within=table_said(frame), count=HOW_MANY.search(frame.marked.text) is not None)
        if keys
        else None
    )


def label_printed(base: Base, frame: Frame) -> Wording | None:
    """*Which city name is printed beside rank 20 in the overall table?*, 总表第20名印的是哪个城市名: the label of that one row."""
    text = frame.marked.text
    place, edition = RANKED.search(text), edition_of(base, frame)
    if place is None or edition is None or frame.cities or LABEL.search(text) is None or len(frame.indicators) > 1:
        return None
    asked = {"what", "which"} & set(frame.asks) or any(m.says("wording", "printed") for m in frame.marked.marks)
    if not asked or CORRECTED.search(text) or "how_many" in frame.asks:
        return None
    indicator = frame.indicators[0] if frame.indicators else base.editions[edition].overall
    rank = int(next(filter(None, place.groups())))
    about = tuple(f"city:{row.city}" for row in base.scores.get(indicator or "", {}).values() if row.rank == rank)
    return Wording(about=about, label_of=indicator) if about else None


RANKED = re.compile(
    r"\brank(?:ed)?(?: number| no\.?)? (\d+)\b|\b(\d+)(?:st|nd|rd|th) (?:rank|place|row|position)\b|第 ?(\d+) ?[名位行]",
    re.I,
)
LABEL = re.compile(
    r"\blabels?\b|\bnames?\b.*\bprint|\bprint.*\bnames?\b|标签|印(?:的|作|成|着|出).*(?:城市|名)|(?:城市名|名称|名字).*印|印(?:作|成)什么",
    re.I,
)
CORRECTED = re.compile(
    r"\b(?:really|actually|correct(?:ed)?(?! table)|should|ought|once|read as|meant)\b(?<!without any correct)|应为|应是|实际|真正|更正|纠正",
    re.I,
)


def date_asked(frame: Frame) -> str | None:
    """*How is the date on which it took effect printed?*, 施行日期怎么印的: the one date that is asked for, and none is told."""
    text = frame.marked.text
    if TIMED.search(text) is None or NAMED.search(text) or frame.dates or len(frame.cities) != 1:
        return None
    told = {key for key in frame.attributes if key in DATES}
    told = told or ({"body.established"} if {"body", "regulation"} & frame.nouns == {"body"} else set())
    return told.pop() if len(told) == 1 else None


TIMED = re.compile(r"\b(?:dates?|years?|months?|days?|time|when)\b|日期|时间|年份|月份|年月|何时|什么时候", re.I)
NAMED = re.compile(r"\b(?:titles?|names?|called)\b|名称|标题|题名|名字|叫法", re.I)


def date_printed(base: Base, frame: Frame, dated: str) -> Wording | None:
    """The date of the law or of the main body of the city that is named."""
    city = frame.cities[0]
    if dated == "body.established":
        keys = [f"governing_body:{city}@{row.organisation}" for row in bodies_of(base, city) if row.role == "main"]
    else:
        keys = [f"regulation:{row.id}" for row in regulations_of(base, city)]
    return Wording.model_validate({"about": keys, "date_of": dated, "within": table_said(frame)}) if keys else None


def table_said(frame: Frame) -> str | None:
    """*In Table 4*, 表2-1: the number of a printed table."""
    found = TABLE.search(frame.marked.text)
    return f"Table {found['number']}" if found else None


def body_meant(base: Base, frame: Frame, city: str) -> tuple[str, ...]:
    """The keys of a city's main body, or of who leads it where the lead is spoken of; none where neither is."""
    bodies = [row for row in bodies_of(base, city) if row.role == "main"]
    if "body.lead" in frame.attributes:
        return tuple(f"organisation:{row.lead}" for row in bodies if row.lead)
    spoken = {"body", "organisation"} & frame.nouns and not frame.things("organisation")
    return tuple(f"organisation:{row.organisation}" for row in bodies) if spoken else ()


def cell_asked(base: Base, frame: Frame) -> bool:
    """*What name stands in the Chengdu row?*, 成都一行印的是哪个机构: what is printed there, and not how it is read."""
    marks = frame.marked.marks
    row = len(frame.cities) == 1 and any(
        m.thing("city") and any(ROW & set(o.text.split()) for o in marks[max(0, place - 3) : place + 4])
        for place, m in enumerate(marks)
    )
    if (
        not row
        or "regulation" in frame.nouns
        or {"who", "what", "which"}.isdisjoint(frame.asks)
        or "when" in frame.asks
    ):
        return False
    corrected = any(m.text.split()[0] in READ_AS for m in marks)
    left = {*content_terms(base, frame.marked)} - PLACE_OF_PRINT
    other = {
        "erratum",
        "city",
    } & frame.nouns  # *what is wrong in the row?*, *which city does the body of the row belong to?*
    keys = () if corrected or left or other else body_meant(base, frame, frame.cities[0])
    by_name = any(m.text in PRINT or "name" in m.text.split() or m.text.startswith("名") for m in marks)
    names = {name for key in keys for name in base.names_of(key)}
    return bool(keys) and (by_name or not set(printed_forms(base, keys)) <= names)


ROW = frozenset({"row", "行"})
READ_AS = frozenset({"should", "ought", "really", "read", "correct", "应", "实", "真"})  # how it is to be read
PLACE_OF_PRINT = frozenset({"row", "tabl", "column", "cell", "entri", "print", "say", "under", "stand", "表", "行", "印", "栏", "原文", "写"})  # fmt: skip
TABULAR = re.compile(r"\btables?\b|[张个]表|表格|表号", re.I)
TABLE = re.compile(r"(?:\btable|表) ?(?P<number>\d+(?:-\d+)?)", re.I)
HOW_MANY = re.compile(r"\bhow many\b|[几多][少]?(?:种|个)", re.I)
SPELT = re.compile(r"\bsp(?:elt|ell)|拼|写[法成作]|怎[么样]写|如何写", re.I)


NAMELESS = frozenset({"source", "indicator", "city", "score", "dimension", "second_level", "third_level"})
OTHER_NAMES = re.compile(
    r"\b(?:other|another|alternative|different|second|third|several|variant) (?:\w+ )?(?:names?|labels?|terms?|titles?|headings?|designations?)\b"
    r"|\bwhat else (?:is|was|does)\b.*\b(?:called|call|labell?ed)\b|\b(?:also|otherwise) (?:known|labell?ed|printed|called)\b"
    r"|(?:别的|其他|其它|另外|不同|几[种个]|哪些)的?(?:叫法|名称|称呼|写法|译名|名字|标签|表述)|哪[两三四几]?[个种](?:不同的?)?(?:名称|叫法|写法)|又(?:叫|称|印)|还(?:叫|被?称|印)作?",
    re.I,
)  # the names that a thing bears besides its own


def keys_meant(base: Base, frame: Frame) -> tuple[str, ...]:
    """The keys of the thing whose printed names are asked for: a law or a body of the one city, or what is named."""
    source = source_meant(base, frame)
    cities = frame.cities or (tuple(cities_of(base, source)) if source else ())
    if len(frame.cities) == 1 and said_nouns(frame) <= NAMELESS and SPELT.search(frame.marked.text):
        return (f"city:{cities[0]}",)
    if len(cities) == 1 and "regulation" in frame.nouns:
        return tuple(f"regulation:{row.id}" for row in regulations_of(base, cities[0]))
    if len(cities) == 1 and (of_body := body_meant(base, frame, cities[0])):
        return of_body
    kinds = ("regulation", "organisation", "policy", "practice", "index", "edition", "area")
    named = [f"{kind}:{ident}" for kind in kinds for ident in frame.things(kind)]
    named += [f"indicator:{ident}" for ident in frame.indicators]
    return tuple(named[:1]) or (tuple(f"city:{city}" for city in cities) if len(cities) == 1 else ())
