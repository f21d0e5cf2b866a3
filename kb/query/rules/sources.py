"""Rules about which document says something, and where in it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import POLITE, Frame
from kb.query.kinds.describing import Lookup
from kb.query.kinds.tracing import FACT_TYPES, Trace, made_by
from kb.query.marking.mark import Mark
from kb.query.marking.words import content_terms, search_terms
from kb.query.plan import Plan
from kb.query.rules.asks import (
    family,
    means_policies,
    named_things,
    said_nouns,
    same_named,
    thing_terms,
)
from kb.query.rules.cities import lookup
from kb.query.rules.money import asks_for_money
from kb.query.rules.structure import asks_for_paper
from kb.query.selection.attributes import ATTRIBUTES as FACTS
from kb.query.selection.conditions import InNetwork
from kb.search.text import terms

TABLES = frozenset({"tabl", "tabul", "表", "表格", "一览", "览表"})  # as terms of a search
TAKEN = frozenset({"taken", "drawn", "取", "取自"})  # *from which document is the typology taken?*
PRINTS = frozenset(
    terms(
        "publish publishes published print prints printed report reports carry carries contain contains 评 公布 发布 刊载 刊登 印有"
    )
)
TOLD_OF = frozenset({"信息", "inform", "消息", "情况"})  # 那部条例的信息: of a law, what is known of it
IN_NAME = ("in the", "in", "by", "the", "their", "its")  # *with 'Leading Group' in the name*: nothing is to be named
SCORES_TOLD = frozenset(terms("detailed single full complete 详细 分项"))  # *the detailed scores*
PRINTED = ("which table", "in which table", "which line", "on which line", "哪 张 表", "哪 一 行", "出 自 哪")


def trace(base: Base, frame: Frame) -> Plan | None:
    """Which document says something, or is by whom."""
    if "source" in said_nouns(frame) and makes_documents(frame):
        makers = tuple(f"organisation:{ident}" for ident in frame.things("organisation"))
        counted = "how_many" in frame.asks
        return Trace(about=makers, by=True, count=counted) if made_by(base, makers) else None
    named = any(m.says("noun", "source") and m.says("ask", "which") for m in frame.marked.marks)  # 数量出自哪份资料
    named = named or asks_for_paper(frame)
    if not asks_for_sources(frame) or (frame.indicators and "how_many" in frame.asks and not named):
        return None
    attribute = family(frame) or next((key for key in frame.attributes if key in FACTS and frame.cities), None)
    wanted = unprinted(base, frame, content_terms(base, frame.marked))
    overviews = any(m.text.endswith(("览 表", "总 表", "照 表")) for m in frame.marked.marks)
    tabled = overviews or TABLES.intersection(search_terms(base, frame.marked))
    told = TABLES | TAKEN | (TOLD_OF if attribute else frozenset())
    wanted = tuple(term for term in wanted if term not in told)
    if tabled and (attribute or "").partition(".")[0] in FACT_TYPES and not frame.cities:
        words = tuple(term for term in search_terms(base, frame.marked) if term not in TABLES)
        if not wanted or Trace(terms=words).finds(base, wanted):
            return Trace(attribute=attribute, every=True)  # *the table of working mechanisms*: of every city of a set
    if frame.indicators and {"score", "rank"} & frame.nouns:
        wanted = tuple(term for term in wanted if term not in SCORES_TOLD)
    wanted = wanted if bounded_by_unknown(base, frame) else known_words(base, wanted)
    things = _apart_from_places(base, frame, named_things(frame))
    own = "source" not in said_nouns(frame) or ("data_source" in frame.nouns and not asks_for_paper(frame))
    if frame.indicators and not frame.cities and own and ({"where", "which"} & set(frame.asks)):
        return None  # *where do its figures come from*: its data source
    if (edition := ranked_edition(base, frame)) and set(wanted) <= name_terms(base, edition):
        return Trace(attribute=f"score:{base.editions[edition].overall}")
    counts = "how_many" in frame.asks and not any(m.says("ask", "which") for m in frame.marked.marks)
    if scores_cities(base, frame, wanted):
        return Trace(scored=True, silent=frame.negated, count=counts)
    assessing = [e for e in base.editions if len(frame.cities) == 1 and base.is_assessed(frame.cities[0], e)]
    unsaid = unmentioned(frame)
    if (
        not (unsaid or frame.negated)
        and asks_for_paper(frame)
        and len(assessing) == 1
        and {"score", "rank"} & frame.nouns
        and not frame.indicators
    ):
        return Trace(city=frame.cities[0], attribute=f"score:{base.editions[assessing[0]].overall}")
    if frame.indicators and len(frame.cities) == 1 and not wanted:
        return Trace(city=frame.cities[0], attribute=f"score:{frame.indicators[0]}")
    if (printed := score_printed(base, frame)) is not None:
        return printed
    scored = bool({"score", "rank"} & frame.nouns) and not frame.indicators
    wanted = tuple(term for term in wanted if term not in PRINTS) if scored else wanted
    if frame.cities and unsaid and not set(wanted) - thing_terms(frame):
        about = tuple(f"city:{c}" for c in frame.cities if c not in unsaid)
        return (
            Trace(
                about=about,
                without=tuple(f"city:{c}" for c in unsaid),
                together=len(about) > 1,
                count=counts,
                scored=scored,
            )
            if about
            else None
        )
    told_of = {"source", "network", "city", "area", *(("score", "rank") if scored else ())}
    plain = not frame.nouns - told_of and attribute is None
    if frame.cities and not things and plain and not set(wanted) - thing_terms(frame):
        together = len(frame.cities) > 1 and not any(m.says("logic", "or") for m in frame.marked.marks)
        return Trace(
            about=tuple(f"city:{c}" for c in frame.cities),
            silent=frame.negated,
            together=together,
            count=counts,
            scored=scored,
        )
    if things and not frame.cities and not set(wanted) - thing_terms(frame) and (plain or frame.things("regulation")):
        return Trace(about=tuple(same_named(frame, things)), silent=frame.negated)
    policies = [f"policy:{ident}" for ident in frame.things("policy")]
    if policies and plain_of(frame) and not set(wanted) - thing_terms(frame):
        return Trace(about=tuple(same_named(frame, policies)))  # its date and its place say which one is meant
    if frame.indicators and not wanted:
        return Trace(about=tuple(f"indicator:{i}" for i in frame.indicators))
    if attribute and not wanted:
        city = next(iter((*frame.cities, *steered(base, frame))), None)
        every = ("all_of" in frame.cues or whole_set(frame)) and city is None
        return Trace(attribute=attribute, also=facts_besides(frame, attribute), city=city, every=every, count=counts)
    if SCORED.search(frame.marked.text) and not frame.cities and not frame.indicators:
        return None  # *scores for schools*: that schools are spoken of tells of no score
    if wanted and whole_set(frame) and LISTS.search(frame.marked.text):
        return None  # *lists the budgets of the twelve cities*: a passage on some budget is no such list
    about = tuple(f"city:{city}" for city in frame.cities)
    said = TABLES | {t for m in frame.marked.marks if m.says("cue", "mention") for t in terms(frame.marked.original(m))}
    searched = tuple(term for term in search_terms(base, frame.marked) if term not in said)
    searched = searched if bounded_by_unknown(base, frame) else known_words(base, searched)
    plans = [Trace(terms=found, about=about) for found in (searched, wanted) if found]
    return next((plan for plan in plans if plan.finds(base)), plans[0] if plans else None)


LISTS = re.compile(r"\b(?:lists?|listing|tabulates?|sets? out)\b|列出|列有|列明", re.I)
SCORED = re.compile(
    r"\b(?:give|print|contain|have|hold|report|provide|publish|list|show|offer|assign|award)(?:s|ing)? (?:the |any )?(?:scores?|ratings?) (?:for|of|to) |(?:给出|载有|提供|列出|公布|有)[^，。？?]{2,12}的(?:得分|评分|分数)",
    re.I,
)


def makes_documents(frame: Frame) -> bool:
    """*Which document was issued by the institute?*, 哪份文献由研究院发布: who is named made it, and is not what it speaks of."""
    asked = any(m.says("ask", "which", "what", "how_many") or "哪" in m.text for m in frame.marked.marks)
    other = frame.cities or frame.indicators or frame.things("source") or {"who", "when"} & set(frame.asks)
    made = MADE.search(frame.marked.text) is not None
    return asked and made and not other and len(frame.things("organisation")) == 1


MADE = re.compile(
    r"^(?!.*\bmention).*\b(?:issue|publish|produce|release|compile|prepare|author)(?:s|d|ed)?\b|^(?!.*提到).*(?:发布|出版|编制|发表|推出|编写)",
    re.I | re.S,
)


def facts_besides(frame: Frame, attribute: str) -> tuple[str, ...]:
    """*Both the founding years of the bodies and the dates of the laws*: the facts that are named beside the first."""
    joined = any(m.says("logic", "and") for m in frame.marked.marks) and not frame.negated
    return tuple(key for key in frame.attributes if key in FACTS and key != attribute) if joined else ()


def known_words(base: Base, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """*Its fintech scene*, 最合适: the words that some passage holds; all of them where none is held or only signs are."""
    held = tuple(t for t in wanted if base.text.frequency(t) and (t.isascii() or len(t) > 1))
    return held or wanted


def bounded_by_unknown(base: Base, frame: Frame) -> bool:
    """*Laboratories on the moon*: a word that no passage holds says where, and so which ones are meant."""
    marks = [m for m in frame.marked.marks if m.text not in ("the", "a", "an")]
    return any(
        a.text in ("on", "in", "at", "under", "outside")
        and b.kind == "word"
        and not any(base.text.frequency(t) for t in terms(b.text))
        for a, b in pairwise(marks)
    )


def plain_of(frame: Frame) -> bool:
    """*Which documents mention the Beijing Declaration of 2013?*: nothing is denied, and nothing else named."""
    return not frame.negated and not frame.indicators and not frame.things("area") and not frame.attributes


def unmentioned(frame: Frame) -> tuple[str, ...]:
    """*Mention Hangzhou but never Wuhan*, 提到杭州而未提到武汉: the cities behind the word that denies, some before it."""
    marks = frame.marked.marks
    denied = [p for p, m in enumerate(marks) if m.says("logic", "not") or m.text in BUT_NOT]
    cities = [(p, city) for p, m in enumerate(marks) if (city := m.thing("city"))]
    behind = tuple(city for p, city in cities if denied and p > denied[-1])
    return behind if 0 < len(behind) < len(cities) and not any(m.says("logic", "or") for m in marks) else ()


BUT_NOT = frozenset(
    {"but not", "and not", "yet not", "not", "而 不", "而 没 有", "但 不", "但 没 有", "却 没 有", "而 未", "但 未"}
)


def steered(base: Base, frame: Frame) -> list[str]:
    """*The founding year of Hangzhou's steering committee*: the cities of the bodies that are named."""
    return [city for ident in frame.things("organisation") if (city := base.steered.get(ident))]


def whole_set(frame: Frame) -> bool:
    """十二城, *for the twelve members*: a fact of every city of a set."""
    marks = frame.marked.marks
    sized = any(m.kind == "number" and after.says("noun", "city", "network") for m, after in pairwise(marks))
    return sized or any(isinstance(c, InNetwork) for c in frame.conditions)


def unprinted(base: Base, frame: Frame, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """*Which document prints a score of 70.6 for Moscow?*: the number is that score, and no word to look for."""
    if len(frame.indicators) != 1 or len(frame.cities) != 1:
        return wanted
    row = base.scores.get(frame.indicators[0], {}).get(frame.cities[0])
    numbers = [m.number for m in frame.marked.marks if m.kind == "number" and m.number is not None]
    if row is None or not numbers or any(float(number) not in (row.score, row.rank) for number in numbers):
        return wanted
    return tuple(term for term in wanted if term not in {f"{number:.12g}" for number in numbers})


def _apart_from_places(base: Base, frame: Frame, things: list[str]) -> list[str]:
    """*Finland's Espoo*, 芬兰的埃斯波: the country only tells where the city lies."""
    around = {f"place:{place}" for city in frame.cities for place in base.places_of(base.cities[city])}
    return [key for key in things if key not in around]


def score_printed(base: Base, frame: Frame) -> Trace | None:
    """*Where does Shenzhen's 0.6621 come from?*: the one score of the city that has this value."""
    values = [m.number for m in frame.marked.marks if m.kind == "number" and m.number is not None]
    if len(frame.cities) != 1 or frame.indicators or len(values) != 1 or float(values[0]) == int(values[0]):
        return None
    city = frame.cities[0]
    found = [ident for ident, rows in base.scores.items() if city in rows and rows[city].score == float(values[0])]
    return Trace(city=city, attribute=f"score:{found[0]}") if len(found) == 1 else None


def ranked_edition(base: Base, frame: Frame) -> str | None:
    """*Which document ranks the 68 cities?*: the one edition of that size, or the only one."""
    ranks = {"rank", "score"} & frame.nouns or {"sort", "presence"} & frame.cues or frame.edition_said
    if not ranks or frame.cities or frame.indicators:
        return None
    if frame.edition_said and frame.edition and not frame.things("source"):
        return frame.edition  # the ranking is named
    numbers = {m.number for m in frame.marked.marks if m.kind == "number"}
    found = [e for e in base.editions if not numbers or base.size(e) in numbers]
    return found[0] if len(found) == 1 else None


def scores_cities(base: Base, frame: Frame, wanted: Sequence[str]) -> bool:
    """*Which of the five documents give scores for cities?*: nothing but scores or ranks, whichever they are."""
    documents = sum(source.kind == "document" for source in base.sources.values())
    named = (
        frame.cities or frame.indicators or frame.edition_said or frame.conditions or frame.orders or frame.relations
    )
    plain = bool({"score", "rank"} & frame.nouns) and frame.nouns <= {"score", "rank", "source", "city", "parts"}
    told = any(
        m.kind in ("thing", "date") or (m.kind == "number" and m.number != documents) for m in frame.marked.marks
    )
    return plain and not named and not told and not frame.attributes and not set(wanted) - PRINTS


def name_terms(base: Base, edition: str) -> frozenset[str]:
    """The words of the name of an edition, in both languages: *by smartness* says no more than that it ranks smart cities."""
    return frozenset(terms(" ".join((*base.names_of(f"edition:{edition}"), "程度"))))


def printed_where(base: Base, frame: Frame) -> Plan | None:
    """*Which table gives Changsha's score?*: the document and the place in it, and not the value."""
    if not any(m.text.startswith(PRINTED) for m in frame.marked.marks) and not IN_TABLE.search(frame.marked.text):
        return None
    if not frame.cities and not frame.orders and IN_TABLE.search(frame.marked.text):
        return _table_of_all(base, frame)
    if len(frame.cities) != 1:
        return None
    plan = lookup(base, frame)
    return Trace(city=frame.cities[0], attribute=plan.attributes[0]) if isinstance(plan, Lookup) else None


def _table_of_all(base: Base, frame: Frame) -> Trace | None:
    """*In which table are the museum scores printed?*: the tables with the scores, laws or bodies of all cities."""
    told = [f"score:{i}" for i in frame.indicators] or [a for a in (family(frame),) if a]
    if len(told) != 1:
        return None
    plan = Trace(attribute=told[0], tables=True)
    named = [s for s in frame.things("source") if base.sources[s].kind == "document"]
    named += [frame.edition] if frame.edition and frame.edition_said else []
    return None if named and not frame.indicators and named[0] not in plan.complete(base) else plan


IN_TABLE = re.compile(
    r"\b(?:which|what) (?:numbered |printed )?tables?\b|\btable numbers?\b|(?:哪|第几)(?:一)?[张个]?表(?!明|示|现)|表号|表几",
    re.I,
)
TOLD = frozenset({"mentioned", "listed", "cited", "named", "described", "discussed"})


def asks_for_sources(frame: Frame) -> bool:
    """Whether a document is what is asked for: *which document*, *where … come from*, 哪份文献, 出自."""
    marks = frame.marked.marks
    if means_policies(frame) or asks_for_money(frame):
        return False
    for place, mark in enumerate(marks):
        source = mark.says("noun", "source")
        if mark.text in POLITE or (
            mark.text == "name" and marks[place - 1 : place] and marks[place - 1].text in IN_NAME
        ):
            continue
        if mark.says("ask", "which", "what", "how_many") and any(
            m.says("noun", "source") for m in marks[place + 1 : place + 5]
        ):
            between = marks[place + 1 : place + 5]
            first = next(m for m in between if m.says("noun", "source"))
            ahead = between[: between.index(first)]
            told = any(
                (m.says("attr") and after.says("ask", "yes_no"))
                or (m.thing("network") and after.says("cue", "mention"))
                for m, after in pairwise(ahead)
            )
            if not told and not any(m.says("noun") and not m.says("noun", "source") for m in ahead):
                return True  # *what features does the study give?* asks for them
        other = any(m.value("noun") and not m.says("noun", "source") for m in marks[place + 1 : place + 2])  # 哪份规划
        if (
            source
            and (
                mark.text.startswith(("which ", "what ", "哪", "有 哪", "是 哪", "出 处"))
                or mark.says("ask", "how_many")
                or any(m.text.endswith(("哪 份", "哪 一 份")) for m in marks[max(0, place - 1) : place])
            )
            and not any(m.thing("source") and not m.thing("network") for m in marks)
            and not other
        ):
            return True
    last = next((m for m in reversed(marks) if not m.says("stop") or m.says("ask")), None)
    if last is not None and last.text in TOLD and "where" in frame.asks and not _asks_for_city(frame):
        return True
    bare = not frame.asks and not frame.orders and "compared" not in frame.cues
    if bare and marks[0].says("noun", "source") and "mention" in frame.cues:
        return True  # *sources mentioning Tianjin*
    if _names_source_alone(frame) or _source_for(marks):
        return True
    asked = (last is not None and last.says("ask", "which", "how_many")) or any(
        m.text in ("which one", "which two") for m in marks
    )
    told = any(m.thing("source") for m in marks)  # *what does the paper concede about where its figures come from?*
    if "where" in frame.asks and "provenance" in frame.cues and not told and not _asks_for_city(frame):
        return True
    if asked and "mention" in frame.cues and _chooses_source(frame):
        return True
    return "provenance" in frame.cues and any(m.says("noun", "source", "claim") for m in marks)


def _chooses_source(frame: Frame) -> bool:
    """*Of the five documents, which one …*, and not *of the laws in the paper, which ones …*: the first noun is chosen from."""
    said = [m for m in frame.marked.marks if not m.says("stop") or m.says("ask")]
    if any(m.value("noun") and not m.says("noun", "source") and after.says("ask") for m, after in pairwise(said)):
        return False  # 报告提到的北京的区是哪个
    first = next((m for m in said if m.value("noun") or m.thing("source")), None)
    return first is not None and (first.says("noun", "source") or first.thing("source") is not None)


def _names_source_alone(frame: Frame) -> bool:
    """*All the documents in which Hangzhou is mentioned*, 请列出提到杭州的所有文献: the noun at the head of the sentence."""
    said = [m for m in frame.marked.marks if not m.says("stop") and not m.says("cue", "all_of")]
    chinese = frame.language == "zh" and bool(said) and said[0].says("ask", "which")
    head = said[-1:] if chinese else said[:1]
    return (
        not frame.orders
        and set(frame.asks) <= {"which"}
        and "mention" in frame.cues
        and any(m.says("noun", "source") for m in head)
    )


def _source_for(marks: tuple[Mark, ...]) -> bool:
    """*What is the source for the ranking of …?*, and not of whom the ranking is."""
    opens = [m for m in marks[:4] if not m.says("stop")][:2]
    return len(opens) > 1 and opens[0].says("ask", "what") and opens[1].text == "source for"


def _asks_for_city(frame: Frame) -> bool:
    """条例出自哪个城市: the place that is asked for is a city."""
    asks = [m for m in frame.marked.marks if m.says("ask", "where", "which")]
    return any(m.says("noun", "city") or "城 市" in m.text or m.text == "in which city" for m in asks)
