"""Rules for claims, errata, sources, and lists of things that are no cities."""

import json
import re
from collections.abc import Sequence
from typing import Any

from kb.model import Claim
from kb.model.values import fraction
from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.auditing import Audit, Recompute
from kb.query.kinds.errata import Errata, shifted_labels
from kb.query.kinds.listing import Things
from kb.query.kinds.selecting import Find
from kb.query.marking.mark import Mark
from kb.query.marking.topics import topic_source
from kb.query.marking.words import content_terms, search_terms
from kb.query.plan import Plan
from kb.query.rules.asks import DOCUMENTS, asks_yes_no, edition_of, means_policies, said_nouns
from kb.query.rules.claimed import claimed_manner, counts_figures, is_region, tests_limits
from kb.query.rules.listed import SORTS, asks_for_laws_abroad, editions_of_index, is_chosen
from kb.query.rules.named_order import tells_order
from kb.query.rules.ranking import held_place
from kb.query.rules.unequal import MEAN, asks_corrected, asks_exactly
from kb.query.rules.weights import SCALES
from kb.query.rules.when_too import names_year
from kb.query.selection.conditions import HasPath, HasPractice, InNetwork, ScoreTest, Selection
from kb.query.selection.evaluate import flat, tested
from kb.search.text import terms


def audit(base: Base, frame: Frame) -> Plan | None:
    """A claim of a source put to the test, a recomputation, a question on errata."""
    if {"geometric", *SCALES} & frame.cues or ("equal_weights" in frame.cues and not weighs_equally(base, frame)):
        return None  # put together in another way, not as printed
    if averages_unequal(base, frame) or (tells_order(frame) and not prints_order(base, frame.cities)):
        return None
    numbers = claimed_numbers(base, frame)
    limits = tests_limits(frame, numbers) or (
        len(numbers) > 1 and {"support", "said"} & frame.cues and not frame.cities
    )  # *can 96.1 and 72.9 be recomputed?*
    if (
        ("recompute" in frame.cues or _from_parts(frame) or averages_parts(base, frame))
        and not limits
        and (edition := edition_of(base, frame))
    ):
        supported = "support" in frame.cues and not {"how_much", "how_many"} & set(frame.asks)
        checked = asks_yes_no(frame) or supported or "same" in frame.relations
        asked = not checked and bool(frame.cities)
        return Recompute(edition=edition, indicator=frame.indicators[0] if frame.indicators else None,
                         city=frame.cities[0] if frame.cities else None,
                         ask="value" if asked else "exact" if asks_exactly(frame) else "check")  # fmt: skip
    if held_place(base, frame) is not None:
        return None  # *is it true that Beijing tops smart service?*: no claim that it is one of the first two says that
    said = "said" in frame.cues and asks_yes_no(frame) and not {"how_many", "which", "when"} & set(frame.asks)
    if {"support", "recompute"} & frame.cues or said or tests_limits(frame, numbers):
        named = frame.indicators or tuple(tested(frame.conditions))
        about = tuple([f"city:{city}" for city in frame.cities] + [f"indicator:{i}" for i in named])
        about += tuple(f"place:{r}" for r in frame.things("place") if not frame.cities and is_region(base, r))
        if not about:  # *do the printed scores of iSLEC add up?*: no claim of another source
            about = tuple(f"source:{edition}" for edition in frame.things("edition"))
        must = tuple(t for t in content_terms(base, frame.marked) if base.text.frequency(t))
        return Audit(terms=search_terms(base, frame.marked), about=about, must=must, numbers=numbers,
                     tiers=claimed_tiers(frame.marked.marks), rank=claimed_place(frame), manner=claimed_manner(frame, numbers),
                     agree=AGREES.search(frame.marked.text) is not None)  # fmt: skip
    if labels := printed_labels(base, frame):
        return Errata(labels=labels)
    if "erratum" in frame.nouns and not asks_corrected(frame):
        about = tuple([f"city:{city}" for city in frame.cities] + [f"source:{s}" for s in frame.things("source")]
                      + [f"source:{e}" for e in frame.things("edition")]
                      + [f"source:{e}" for index in frame.things("index") for e in editions_of_index(base, index)]
                      + [f"source:{base.indicators[i].edition}" for i in frame.indicators[:1]])  # fmt: skip
        terms_left = tuple(term for term in content_terms(base, frame.marked) if term not in PRINTING)
        shifted = "shifted-row" if any(m.text in SHIFTS for m in frame.marked.marks) else None
        return Errata(
            about=tuple(dict.fromkeys(about)),
            terms=terms_left,
            type=shifted,
            ask="any" if asks_yes_no(frame) else "list",
        )
    return None


def prints_order(base: Base, cities: tuple[str, ...]) -> bool:
    """Whether a source claims these cities to stand in just this order."""
    told = (json.loads(row.arguments) for row in base.store.rows(Claim) if row.check == "top-set")
    return any(claim.get("ordered") and tuple(claim["cities"]) == cities for claim in told)


def _from_parts(frame: Frame) -> bool:
    """*Is its printed score the same as what its dimensions yield under the stated weights?*: the total from its parts."""
    spoken = {"weight", "dimension"} <= frame.nouns and len(frame.indicators) < 2 and len(frame.cities) == 1
    return spoken and "same" in frame.relations and asks_yes_no(frame)


AGREES = re.compile(
    r"\b(?:consistent|agrees?|square[sd]?|tall(?:y|ies)|reconciled?|compatible|fits?|matche?s?) (?:\w+ )?with\b|\bcoheren|对得上|吻合|一致|相符|自洽|符合",
    re.I,
)


def averages_parts(base: Base, frame: Frame) -> bool:
    """*Does the mean of Xining's five learning environments equal its printed score?*, *what is it?*: parts that weigh the same."""
    checks = asks_yes_no(frame) and ({"recompute", "support"} & frame.cues or "same" in frame.relations)
    values = not asks_yes_no(frame) and {"what", "how_much"} & set(frame.asks) and not frame.relations
    if not (checks or values) or not len(frame.cities) == len(frame.indicators) == 1:
        return False
    parts = [part.weight for part in base.children.get(frame.indicators[0], []) if part.weight]
    said = any(m.says("agg", "mean") for m in frame.marked.marks)
    counted = any(
        m.kind == "number" and m.number == len(parts) and (checks or _counts_parts(frame.marked.marks, place))
        for place, m in enumerate(frame.marked.marks)
    )
    return said and counted and len(set(map(fraction, parts))) == 1


WEIGHTED = re.compile(r"\bweight|加权|权重", re.I)


def averages_unequal(base: Base, frame: Frame) -> bool:
    """*Is Beijing's iSLEC score the plain mean of its parts?*: parts that weigh differently, or a total that is rescaled, are not
    put together so."""
    edition = edition_of(base, frame)
    if edition is None or len(frame.indicators) > 1 or len(frame.cities) != 1 or WEIGHTED.search(frame.marked.text):
        return False
    whole = frame.indicators[0] if frame.indicators else str(base.editions[edition].overall)
    weights = {fraction(part.weight) for part in base.children.get(whole, []) if part.weight}
    own = "recompute" in frame.cues or any(m.says("noun", *PARTS) for m in frame.marked.marks)
    unlike = len(weights) > 1 or base.indicators[whole].scaled_to_maximum
    return own and unlike and MEAN.search(frame.marked.text) is not None


PARTS = ("parts", "dimension", "indicator", "second_level", "third_level")


def _counts_parts(marks: tuple[Mark, ...], place: int) -> bool:
    """*Four smart infrastructure sub-scores*, 四个分指标: parts are counted, and no cities."""
    ahead = [m for m in marks[place + 1 : place + 4] if not m.says("stop")][:1]
    return any(m.thing("indicator") or m.says("noun", "indicator", "dimension", "second_level") for m in ahead)


def weighs_equally(base: Base, frame: Frame) -> bool:
    """*From its four equally weighted sub-indices*: the parts of the one indicator that is named weigh the same as published."""
    if len(frame.indicators) != 1 or "recompute" not in frame.cues:
        return False
    weights = {part.weight for part in base.children.get(frame.indicators[0], []) if part.weight}
    return len(set(map(fraction, weights))) == 1 and bool(frame.cities)


def claimed_numbers(base: Base, frame: Frame) -> tuple[float, ...]:
    """The numbers that a claim is said to state: not those that test, place or count what the question itself names."""
    tests = {c.value for c in flat(frame.conditions) if isinstance(c, ScoreTest)}
    wholes = {*map(base.size, base.editions), *(len(cities) for cities in base.members.values())}
    told = tests | wholes | {len(frame.indicators), len(frame.cities)}
    marks = frame.marked.marks
    said = [
        m.number
        for place, m in enumerate(marks)
        if m.kind == "number"
        and not m.ordinal
        and not any(o.says("order") for o in marks[max(0, place - 1) : place + 2])
        and not counts_figures(marks, place)
    ]
    return tuple(number for number in said if number is not None and number > 1 and number not in told)


def claimed_place(frame: Frame) -> int | None:
    """*Ranks first*, *comes third*: the one rank that a claim states."""
    said = {int(m.number) for m in frame.marked.marks if m.ordinal and m.number is not None}
    best = {1} if {"max", "top"} & set(frame.orders) and frame.limit in (None, 1) else set()
    found = said or ({frame.position} if frame.position else best)
    return found.pop() if len(found) == 1 else None


def claimed_tiers(marks: tuple[Mark, ...]) -> tuple[tuple[str, int], ...]:
    """*2 municipalities, 3 separately planned cities*: how many of which tier."""
    said = [
        [m for m in marks[place : place + 3] if not m.says("stop") or m.kind == "number"] for place in range(len(marks))
    ]
    pairs = ((m[0].number, m[1].value("set")) for m in said if len(m) > 1 and m[0].kind == "number")
    return tuple((tier, int(number)) for number, tier in pairs if tier and number)


SHIFTS = frozenset(
    {"shifted row", "mislabelled", "mislabeled", "错 位", "错 行", "是 否 错 位", "标 错", "错 标", "张 冠 李 戴"}
)


def printed_labels(base: Base, frame: Frame) -> tuple[str, ...]:
    """*Which city is the row “Ellis” really?*, 标的是里约热内卢: labels of rows that stand beside another city's values."""
    if not {"which", "where", "what", "who"} & set(frame.asks):
        return ()
    strange = {frame.marked.original(m).lower() for m in frame.marked.marks if m.kind == "word"}
    named = {frame.marked.original(m).lower() for m in frame.marked.marks if m.kind == "thing"}
    named |= {base.cities[city].name.lower() for city in frame.cities}
    labels = shifted_labels(base)
    found = [label for label in labels if label.lower() in strange]
    if "labelled" in frame.cues or found:
        found = [label for label in labels if label.lower() in strange | named]  # *Buenos, Ellis and Rio de Janeiro*
    place = frame.marked.text.lower().find
    return tuple(sorted(found, key=lambda label: place(label.lower())))


PRINTING = frozenset(
    {"row", "tabl", "print", "column", "cell", "表", "印", "行", "栏"}
)  # where a misprint stands, not what it is


def printed_value(base: Base, frame: Frame) -> Plan | None:
    """*Is Beijing's total right?*: the printed value against its parts, where no claim in prose is meant."""
    edition = edition_of(base, frame)
    numbers = any(m.kind in ("number", "date") for m in frame.marked.marks)
    if "support" not in frame.cues or len(frame.cities) != 1 or edition is None or numbers or frame.conditions:
        return None
    if averages_unequal(base, frame):
        return None
    indicator = frame.indicators[0] if frame.indicators else None
    if (indicator is None and not {"score", "rank"} & frame.nouns and "overall" not in frame.cues) or len(
        frame.indicators
    ) > 1:
        return None
    if indicator and not any(part.weight for part in base.children.get(indicator, [])):
        return None
    if {"high", "low"} & set(claimed_manner(frame, ())) or set(content_terms(base, frame.marked)) - PRINTING:
        return None  # *its learning approach declines* says nothing of how it is put together
    return Recompute(edition=edition, indicator=indicator, city=frame.cities[0], ask="check")


def bodies_in_time(_base: Base, frame: Frame) -> Plan | None:
    """*Which committee did Shanghai set up in 2010?*: every body of the city with that date, not its main one alone."""
    asked = {"which", "what"} & set(frame.asks) and "body" in frame.nouns and "regulation" not in frame.nouns
    if not asked or len(frame.cities) != 1 or len(frame.dates) != 1 or asks_yes_no(frame) or frame.indicators:
        return None
    return Things(entity="organisation", about=(f"city:{frame.cities[0]}",), date=frame.dates[0])


def things(base: Base, frame: Frame) -> Plan | None:
    """Lists of policies, practices, organisations, areas, concepts."""
    if (themed := themed_cities(base, frame)) is not None:
        return themed
    entity, type_ = thing_entity(frame)
    if asks_for_laws_abroad(base, frame):
        entity, type_ = "regulation", None
    if entity is None or (entity == "path_type" and frame.aggregate in ("mean", "median")):
        return None
    if entity == "path_type" and any(not isinstance(c, HasPath | InNetwork) for c in flat(frame.conditions)):
        return None  # *how many types have two cities with a law*: not the list of all types
    listing = {"which", "how_many"} & set(frame.asks) or (not frame.asks) or frame.asks[0] in ("what", "which")
    if not listing or {"when", "who"} & set(frame.asks) or names_year(frame):
        return None
    if entity == "policy" and not frame.asks and frame.things("policy"):
        return None  # *Smart Seoul 2015 plan*: the one that is named
    about = [f"city:{city}" for city in frame.cities]
    about += [f"{kind}:{i}" for kind in ("area", "organisation", "source") for i in frame.things(kind)]
    told = None if frame.things("source") else topic_source(base, frame.marked)
    if entity == "area" and named_by_network(frame):
        if "how_many" in frame.asks and not frame.cities:
            return None  # those that are named are not all
        about = [k for k in about if not k.startswith("source:")] + [f"network:{n}" for n in frame.things("network")]
    about += [f"source:{told}"] if entity == "area" and told else []
    about += [f"place:{i}" for i in frame.things("place") if i not in ("china",) or entity == "policy"]
    themes = frame.things("theme")
    wanted = content_terms(base, frame.marked)
    if themes and entity == "practice":
        wanted = tuple(t for t in wanted if t not in theme_terms(frame))
    elif themes:
        wanted = tuple(dict.fromkeys((*wanted, *sorted(theme_terms(frame)))))  # only practices have themes
    wanted = tuple(t for t in wanted if t not in about_terms(frame, about))
    date = frame.dates[0] if frame.dates else None
    without: tuple[str, ...] = ()
    apart = any(m.says("logic", "not") for m in frame.marked.marks)  # *in 2010, not in 2006*
    or_dates = frame.dates[1:] if all(test.op == "in" for test in frame.dates) and not apart else ()
    if entity == "path_type":
        wanted, about = (), []
        without = tuple(f"city:{city}" for city in frame.excluded)
    if (
        not about
        and not themes
        and not wanted
        and not date
        and type_ is None
        and entity not in ("path_type", "source", "network")
    ):
        return None
    return Things(entity=entity, about=tuple(about), without=without, theme=themes[0] if themes and entity == "practice" else None, type=type_,
                  date=date, or_dates=or_dates, terms=wanted, count="how_many" in frame.asks)  # fmt: skip


def named_by_network(frame: Frame) -> bool:
    """*The demonstration areas*: the network that a document is named after, where no document is spoken of."""
    named = [m for m in frame.marked.marks if m.thing("source")]
    return bool(named) and "source" not in frame.nouns and all(m.thing("network") for m in named)


def themed_cities(base: Base, frame: Frame) -> Find | None:
    """*Which cities do something for older learners?*: cities by the themes of their practices."""
    themes = frame.things("theme")
    more = frame.conditions or frame.indicators or frame.cities or frame.negated or frame.orders or frame.dates
    if not themes or more or not ("city" in said_nouns(frame) and {"which", "where"} & set(frame.asks)):
        return None
    left = set(content_terms(base, frame.marked)) - theme_terms(frame)
    return None if left else Find(select=Selection(conditions=(HasPractice(theme=themes[0]),)))


def about_terms(frame: Frame, about: list[str]) -> set[str]:
    """The words that name what a list is about."""
    named = (m for m in frame.marked.marks if any(c.key in about for c in m.things))
    return {term for m in named for term in terms(frame.marked.original(m))}


def theme_terms(frame: Frame) -> set[str]:
    """The words that name a theme, which need not be searched for as well."""
    found: set[str] = set()
    for mark in frame.marked.marks:
        if mark.thing("theme"):
            found |= set(terms(frame.marked.original(mark)))
    return found


THING_NOUNS: tuple[tuple[str, Any, str | None], ...] = (
    ("challenge", "concept", "challenge"), ("recommendation", "concept", "recommendation"),
    ("characteristic", "concept", "characteristic"), ("key_point", "concept", "key-point"), ("policy", "policy", None),
    ("practice", "practice", None), ("organisation", "organisation", None), ("area", "area", None),
)  # fmt: skip


def _head(marks: Sequence[Mark], start: int) -> int:
    """*What venues do its universities share?*: an unknown word right before the verb is what is asked for, and ends it."""
    behind = marks[start : start + 4]
    verbs = (p for p, m in enumerate(behind) if p and m.says("ask", "yes_no") and behind[p - 1].kind == "word")
    return next(verbs, len(behind))


STRATEGIES = frozenset({"strategy", "tactic", "战 略", "策 略"})  # followed, and seldom a document


def thing_entity(frame: Frame) -> tuple[Any, str | None]:
    """The kind of thing that a list asks for: the noun right behind *which* or *how many*, or the only noun."""
    marks = frame.marked.marks
    anywhere = any(m.says("ask", "which", "how_many", "what") and m.text != "which one" for m in marks)
    for place, mark in enumerate(marks):
        if not mark.says("ask", "which", "how_many", "what") and (place or anywhere):
            continue
        for ahead in marks[place : place + 1 + _head(marks, place + 1)]:
            if ahead.says("word", "money"):
                break  # *which fund or project paid for it?*
            for noun, entity, type_ in THING_NOUNS:
                if ahead.says("noun", noun) and not ahead.says("noun", "city") and ahead.text not in STRATEGIES:
                    return entity, type_ or SORTS.get(ahead.text)
            if (ahead.text in DOCUMENTS or ahead.text.endswith(" 文 件")) and means_policies(frame):
                return "policy", None
            if ahead.says("noun", "city"):
                break
    if frame.language == "zh":
        for place, mark in reversed(list(enumerate(marks))):
            behind = [m for m in marks[place + 1 :] if not m.says("stop") or m.says("ask")][:2]  # 计划分别叫什么
            near = (*marks[max(0, place - 3) : place + 3], *behind)
            asked = any(m.says("ask", "which", "what", "how_many") for m in near)
            for noun, entity, type_ in THING_NOUNS:
                if (
                    asked
                    and mark.kind == "cue"
                    and mark.says("noun", noun)
                    and (mark.end - mark.start > 1 or is_chosen(marks, place))
                    and mark.text not in STRATEGIES
                ):
                    return entity, type_
    if (
        "how_many" in frame.asks
        and any(m.says("noun", "path") for m in marks)
        and not frame.cities
        and not frame.things("path_type")
    ):
        return "path_type", None
    if (
        "path" in frame.nouns
        and not frame.cities
        and not frame.conditions
        and any(m.text in ("path type", "type", "路 径 类 型", "发 展 路 径", "类 型") for m in marks)
        and "city" not in said_nouns(frame)
    ):
        return "path_type", None
    return ("area", None) if _names_areas(frame) else (None, None)


def _names_areas(frame: Frame) -> bool:
    """*Which of the demonstration areas lie in Beijing?*: a network of areas is named, and where they lie."""
    named = any(
        m.thing("network") and m.text.endswith((" area", " zone", " district", "区", "区 域"))
        for m in frame.marked.marks
    )
    asked = bool({"which", "how_many"} & set(frame.asks)) and not said_nouns(frame)
    return named and asked and len(frame.cities) == 1
