"""Rules about cities: look-ups, yes or no, comparisons, orders, counts, lists."""

import re
from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.describing import Lookup, Profile
from kb.query.kinds.selecting import Count, Find, shown_columns
from kb.query.kinds.spanning import Interval
from kb.query.marking.indicators import named_editions
from kb.query.marking.words import content_terms
from kb.query.plan import Plan
from kb.query.rules.asks import (
    asked_attributes,
    asks_for_rank,
    date_key,
    edition_of,
    names_body,
    rank_and_total,
    said_nouns,
)
from kb.query.rules.checks import alternative_subjects
from kb.query.rules.dates import orders_bodies, unit_apart
from kb.query.rules.in_each import totals_in_each
from kb.query.rules.listed import (
    asks_for_cities,
    asks_for_laws_abroad,
    asks_for_leads,
    editions_of_index,
    joins_rank,
    listed_entity,
    ranks_score,
    tells_title,
    untold,
    wholes_said,
)
from kb.query.rules.parts import parts_listed
from kb.query.rules.supposed import earlier_city, earlier_kind
from kb.query.selection.attributes import attribute
from kb.query.selection.conditions import (
    MEMBERSHIP,
    Condition,
    HasBody,
    HasPath,
    InEdition,
    InGroup,
    InSource,
    LagTest,
    Selection,
)  # fmt: skip
from kb.query.selection.evaluate import flat, tested
from kb.query.selection.facts import bodies_of
from kb.search.text import terms


def interval(base: Base, frame: Frame) -> Plan | None:
    """The time between two dated facts."""
    if "age" in frame.cues and "regulation" not in frame.nouns:
        return None
    waits = "how_long" in frame.cues and {"regulation.adopted", "regulation.in_force"} <= set(frame.attributes)
    apart = unit_apart(frame)
    months = "months_between" in frame.cues or waits or apart == "month"
    if not (months or apart or "years_between" in frame.cues) or not frame.cities:
        return None
    unit = "months" if months else "years"
    law = (
        "regulation" in frame.nouns
        or bool(frame.things("regulation"))
        or bool({"body_first", "law_first"} & frame.cues)
    )
    body = "body" in frame.nouns
    first = frame.cities[0]
    lags = "regulation.lag" in frame.attributes or {"regulation.adopted", "regulation.in_force"} <= set(
        frame.attributes
    )
    if len(frame.cities) == 2 and frame.things("policy") and not law and not body:
        return None  # *how many years after Seoul's plan did Hong Kong unveil its blueprint?*: two policies
    if len(frame.cities) == 2 and lags and law and not body:
        return None  # *how many months did the laws of A and B each take to come into force?*: two waits
    if len(frame.cities) == 2:
        attribute = "body.established" if body and not law else "regulation.adopted"
        if "regulation.in_force" in frame.attributes and law:
            attribute = "regulation.in_force"
        early = earlier_city(frame)
        pair = (early, *(city for city in frame.cities if city != early)) if early else frame.cities
        return Interval(start_city=pair[0], start=attribute, end_city=pair[1], end=attribute, unit=unit,
                        supposed=early is not None)  # fmt: skip
    end = (
        "regulation.in_force"
        if "regulation.in_force" in frame.attributes and "regulation.adopted" not in frame.attributes
        else None
    )
    if body and not law and not {"regulation.adopted", "regulation.in_force"} & set(frame.attributes):
        first_one = extreme(base, "body.established", frame.orders) if orders_bodies(frame) else None
        return (
            Interval(
                start_city=first_one, start="body.established", end_city=first, end="body.established", unit="years"
            )
            if first_one
            else None
        )
    if body:
        early = earlier_kind(base, frame)
        dates = ("body.established", end or "regulation.adopted")
        start, until = dates[::-1] if early == "law" else dates
        return Interval(start_city=first, start=start, end_city=first, end=until, unit=unit, supposed=early is not None)
    if law or "regulation.lag" in frame.attributes:
        return Interval(
            start_city=first, start="regulation.adopted", end_city=first, end="regulation.in_force", unit=unit
        )
    return None


def extreme(base: Base, key: str, orders: tuple[str, ...]) -> str | None:
    """The city whose law or body is the first or the last of those that a source covers completely; none in a tie."""
    end = max if "latest" in orders else min if "earliest" in orders else None
    scopes = [base.scope(row) for row in base.coverage("governing-body") if row.scope.startswith("network:")]
    dates = {
        city: str(date) for city in set().union(*scopes) if (date := attribute(base, key).read(base, city, "en").sort)
    }
    if end is None or not dates:
        return None
    found = [city for city, date in dates.items() if date == end(dates.values())]
    return found[0] if len(found) == 1 else None


def lookup(base: Base, frame: Frame) -> Plan | None:
    """Attributes, scores and ranks of named cities."""
    if not frame.cities or ("how_many" in frame.asks and not frame.indicators and frame.language == "en"):
        return None
    if "area" in frame.nouns and {"province", "country"} & set(frame.attributes):
        return None  # 与武汉相比基础较弱的那个新区，位于哪个省？: asked of the area, and not of the city
    if names_further_body(base, frame) or ("sort" in frame.cues and len(frame.cities) > 1):
        return None
    measure = "rank" if asks_for_rank(frame) else "score"
    both = said_nouns(frame) >= {"rank", "score"} or joins_rank(frame) or rank_and_total(frame)
    if ranks_score(frame):
        measure, both = "rank", False
    keys: list[str] = []
    if len(named_editions(base, frame.marked)) > 1 and all(base.indicators[i].level == 0 for i in frame.indicators):
        return Lookup(
            cities=frame.cities, attributes=(*asked_attributes(frame), *overall_keys(base, frame, measure, both))
        )
    for indicator in parts_listed(base, frame) or untold(frame):
        keys += [f"score:{indicator}", f"rank:{indicator}"] if both else [f"{measure}:{indicator}"]
    if not frame.indicators and "dimension" in frame.nouns and (edition := edition_of(base, frame)):
        parts = base.children.get(base.editions[edition].overall, [])
        keys += [f"{measure}:{part.id}" for part in parts if part.weight]
    keys += [key for key in asked_attributes(frame) if not key.endswith("lag") or "regulation" in frame.nouns]
    scored = bool({"score", "rank"} & frame.nouns) or "overall" in frame.cues
    leveled = "level" in said_nouns(frame) and not frame.indicators and "score" not in frame.nouns
    keys += ["level"] if leveled and not keys else []
    if not frame.indicators and ((scored and not keys) or (frame.edition_said and not keys)):
        keys += overall_keys(base, frame, measure, both)
    if alternative_subjects(frame):
        keys = ["regulation.subject"]
    if "level" in frame.nouns and not keys:
        keys.append("level")
    named_too = NAMED_TOO.search(frame.marked.text) is not None
    if named_too:
        keys += [key for key in frame.attributes if key in ("regulation.adopted", "regulation.in_force")]
    elif tells_title(frame):
        keys = [key for key in keys if key not in ("regulation.adopted", "regulation.in_force")] or ["regulation"]
    if not keys:
        return None
    both_dated = {"body", "regulation"} <= set(keys) and bool({"earliest", "latest"} & set(frame.orders))
    if "when" in frame.asks and keys == ["body.lead"] and ({"body"} & frame.nouns or "which" in frame.asks):
        keys.append("body.established")  # *who leads in Taiyuan, and since when does its committee exist?*
    if (frame.asks and frame.asks[0] == "when") or "when" in frame.asks or both_dated:
        keys = [*(["body"] if names_body(frame) else []), *(date_key(key) for key in keys)]
    if named_too and len(owners := {key.partition(".")[0] for key in keys}) == 1:
        keys = [*(owners & {"regulation", "body"}), *keys]
    dated = all(attribute(base, key).value == "date" for key in keys)
    return Lookup(cities=frame.cities, attributes=tuple(dict.fromkeys(keys)), day="to_the_day" in frame.cues and dated)


NAMED_TOO = re.compile(
    r"\b(?:titles?|names?)(?:,? (?:and|&)|,) (?:the |its |their )?(?:\w+ )?(?:dates?|years?|months?|times?|adoption|implementation|founding|establishment|lead)\b"
    r"|\bwhat (?:is|are|was|were) the (?:titles?|names?)\b[^?]*\band (?:when|(?:in )?(?:what|which) (?:year|month))\b"
    r"|(?:名称|标题|全称|名字)(?:以及|[和与及、])(?:其|它的)?(?:通过|颁布|施行|实施|生效|成立|设立|建立|牵头|时间|日期)"
    r"|叫什么(?:名字|名称)?[、，,]?(?:又|并且|以及|和)?(?:是)?(?:于|在)?(?:何时|哪一?年|什么时候|几时)",
    re.I,
)  # *title and date of adoption*: what a law or body is called is asked besides its date


def names_further_body(base: Base, frame: Frame) -> bool:
    """*Ningbo's steering group for community education*: the words fit another body of the city than its main one."""
    bodies = [body for city in frame.cities for body in bodies_of(base, city)] if len(frame.cities) == 1 else []
    said = {
        t
        for m in frame.marked.marks
        if m.says("noun", "body") or m.says("subject")
        for t in terms(frame.marked.original(m))
    }
    if set(frame.things("organisation")) & {body.organisation for body in bodies[1:]}:
        return True  # the later committee by its own name
    if len(bodies) < 2 or not said or "body" not in frame.nouns:
        return False
    shares = [len(said & set(terms(" ".join(base.names_of(f"organisation:{body.organisation}"))))) for body in bodies]
    return max(shares[1:]) > shares[0]


def overall_keys(base: Base, frame: Frame, measure: str, both: bool) -> list[str]:
    """The overall score or rank in the edition said, or in every edition that assesses the cities."""
    named = named_editions(base, frame.marked)
    editions = named or [frame.edition] if frame.edition else [
        e for e in base.editions if any(base.is_assessed(city, e) for city in frame.cities)] or list(base.editions)[-1:]  # fmt: skip
    measures = ("score", "rank") if both else (measure,)
    return [f"{m}:{base.editions[e].overall}" for e in editions if e for m in measures]


def membership_date(base: Base, frame: Frame) -> Plan | None:
    """When a city joined a network."""
    joined = "networks.since" in frame.attributes or _becomes_member(frame)
    if frame.cities and "when" in frame.asks and (frame.things("network") or "network" in frame.nouns) and joined:
        return Lookup(cities=frame.cities, attributes=("networks.since",))
    return None


BECOMING = frozenset({"become", "became", "成 为", "成"})


def _becomes_member(frame: Frame) -> bool:
    """*Become a GNLC member*, 成为GNLC成员: the name of the network stands within the phrase."""
    marks = frame.marked.marks
    return any(
        m.text in BECOMING and any(n.says("noun", "network") for n in marks[p + 1 : p + 5]) for p, m in enumerate(marks)
    )


def counts_paths(frame: Frame) -> bool:
    """*How many categories …*: path types are counted, not cities."""
    marks = frame.marked.marks
    asked = [place for place, mark in enumerate(marks) if mark.says("ask", "how_many")]
    ahead = marks[asked[0] + 1 : asked[0] + 3] if asked else ()
    return any(m.says("noun", "path") for m in ahead) and not any(m.says("noun", "city") for m in ahead)


def counting(base: Base, frame: Frame) -> Plan | None:
    """How many cities meet the conditions."""
    if not {"how_many", "how_much"} & set(frame.asks) or ("city" not in said_nouns(frame) and not frame.conditions):
        return None
    if frame.language == "zh" and "how_many" not in frame.asks and not _numbers_cities(frame):
        shared = "as_share" in frame.cues or any(m.text in SHARES for m in frame.marked.marks)
        return Count(select=frame.select, share=True) if shared and _is_part(frame) else None
    if counts_paths(frame):
        return None
    if not frame.conditions and not (frame.edition_said and frame.edition):
        return None
    if (
        frame.nouns & {"policy", "practice", "indicator", "figure"} - {"practice"}
        and "city" not in said_nouns(frame)
        and not tested(frame.conditions)
    ):
        return None
    select = frame.select
    assessed = any(isinstance(c, InEdition) and c.edition == frame.edition for c in flat(frame.conditions))
    if frame.edition_said and frame.edition and not assessed and not tested(frame.conditions):
        select = Selection(conditions=(*select.conditions, InEdition(edition=frame.edition)))
    share = "as_share" in frame.cues or ("how_much" in frame.asks and "how_many" not in frame.asks)
    return Count(select=select, share=share and (frame.language == "en" or "as_share" in frame.cues))


def _numbers_cities(frame: Frame) -> bool:
    """多少成员城市, 多少城市: a number of cities, not how much of something they have."""
    marks = frame.marked.marks
    return any(
        m.says("ask", "how_much") and after.says("noun", "city", "network") and m.text.endswith("多 少")
        for m, after in pairwise(marks)
    )


def finding(base: Base, frame: Frame) -> Plan | None:
    """Lists of cities, or tables of their attributes."""
    if set(frame.cities) & set(frame.excluded) or (frame.excluded and not frame.conditions and not frame.cities):
        return None  # *other than Nanjing* alone is no set
    if not frame.conditions and not frame.excluded:
        return listing_all(base, frame)
    if lists_other_things(frame) or asks_for_laws_abroad(base, frame):
        return None
    if "regulation" in said_nouns(frame) and not any(
        c.on in ("regulation", "body", "lag") for c in flat(frame.conditions)
    ):
        return None
    asked = asked_attributes(frame)
    conditioned = {family_of(c) for c in flat(frame.conditions)}
    if any(isinstance(c, HasBody) and c.law for c in flat(frame.conditions)):
        conditioned.add("regulation")
    conditioned |= (
        {"body", "regulation"}
        if any(isinstance(c, LagTest) and c.since == "body" for c in flat(frame.conditions))
        else set()
    )
    if any(isinstance(c, InGroup | HasPath) for c in flat(frame.conditions)):
        asked = tuple(key for key in asked if key != "networks")  # *members of the third level*
    extra = [key for key in asked if key.partition(".")[0].replace("path_type", "path") not in conditioned]
    if "path" in conditioned & frame.nouns and not frame.things("path_type"):
        extra.append("path_type")
    measure = "rank" if asks_for_rank(frame) else "score"
    spoken = bool({"score", "rank"} & frame.nouns)
    in_each = totals_in_each(base, frame)
    totals = in_each or (wholes_said(base, frame) if frame.indicators or spoken else [])
    if len(totals) > 1 and all(base.indicators[i].level == 0 for i in frame.indicators):
        extra += [f"{measure}:{i}" for i in totals if "score" not in conditioned]
    elif "score" not in conditioned:
        extra += [f"{measure}:{i}" for i in frame.indicators]
        if not frame.indicators and spoken and (e := edition_of(base, frame)):
            ranked = {"score", "rank"} & frame.nouns == {"rank"}
            extra.append(f"{'rank' if ranked else 'score'}:{base.editions[e].overall}")
    select = frame.select
    if "presence" in frame.cues and frame.edition_said:
        editions = list(
            dict.fromkeys(
                [*frame.things("edition"), *(e for i in frame.things("index") for e in editions_of_index(base, i))]
            )
        )
        have = {c.edition for c in flat(frame.conditions) if isinstance(c, InEdition)}
        select = Selection(conditions=(*select.conditions, *(InEdition(edition=e) for e in editions if e not in have)))
    shape = "table" if extra and (in_each or not asks_for_cities(frame)) else "entities"
    extra += ["body.lead"] if asks_for_leads(frame) else []
    columns = tuple(dict.fromkeys((*shown_columns(base, select), *extra))) if extra else ()
    return Find(select=select, columns=columns, shape=shape, entity=listed_entity(frame))


def lists_other_things(frame: Frame) -> bool:
    """*Policies from South Korea*, *what areas does the report name*: the first noun of a list is no city."""
    first = next((value for m in frame.marked.marks if (value := m.value("noun"))), None)
    told = bool(frame.conditions) and all(isinstance(c, InSource) for c in frame.conditions)
    return first in ("policy", "practice", *(("area",) if told else ())) and "city" not in said_nouns(frame)


def _is_part(frame: Frame) -> bool:
    """Whether the conditions part a set: a law, a path, a body or a score, not a membership alone."""
    return (any(not isinstance(c, MEMBERSHIP) for c in flat(frame.conditions)) and not frame.indicators) or bool(
        tested(frame.conditions)
    )


SHARES = frozenset({"比 例", "比 例 是 多 少", "占 比", "百 分 之 几", "比 率", "占 多 少",
                    "多 少 比 例", "占 多 大 比 例", "占 百 分 之 几", "占 百 分 之 多 少", "占 几 成"})  # fmt: skip


def listing_all(base: Base, frame: Frame) -> Plan | None:
    """Lists without a condition: the attribute asked for is the condition."""
    if frame.cities or lists_other_things(frame) or not ({"which", "what"} & set(frame.asks) or not frame.asks):
        return None
    if "presence" in frame.cues and (frame.edition_said or frame.things("index")):
        editions = list(
            dict.fromkeys(
                [*frame.things("edition"), *(e for i in frame.things("index") for e in editions_of_index(base, i))]
            )
        )
        return Find(select=Selection(conditions=tuple(InEdition(edition=e) for e in editions))) if editions else None
    asked = asked_attributes(frame)
    conditions: list[Condition] = []
    conditions += [HasBody()] if "body" in frame.nouns else []
    conditions += [HasPath()] if "path" in frame.nouns else []
    if not conditions or not asked:
        return None
    shape = "entities" if asks_for_cities(frame) else "table"
    return Find(select=Selection(conditions=tuple(conditions)), columns=asked, shape=shape)


def family_of(condition: Condition) -> str:
    """The attribute family that a condition is about."""
    return {"regulation": "regulation", "path": "path", "body": "body", "score": "score", "gap": "score"}.get(
        condition.on, condition.on
    )


def profile(base: Base, frame: Frame) -> Plan | None:
    """Everything about one city."""
    bare = len(frame.cities) == 1 and not content_terms(base, frame.marked) and not frame.nouns - {"city", "practice"}
    if len(frame.cities) == 1 and ("profile" in frame.cues or bare) and not frame.conditions and not frame.indicators:
        return Profile(city=frame.cities[0]) if not content_terms(base, frame.marked) else None
    return None
