"""Rules about laws and bodies in the order of their dates: the one right after another city's, the wait of each law."""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.measuring import Rank
from kb.query.kinds.selecting import Find
from kb.query.kinds.tying import Tied
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, said_nouns
from kb.query.rules.parts import asks_for_value
from kb.query.selection.attributes import ATTRIBUTES
from kb.query.selection.conditions import Condition, HasBody, HasRegulation, NamedCities, Selection
from kb.query.selection.dates import DateOperator, DateTest

NEXT = re.compile(
    r"\b(?:right|immediately|directly|straight|shortly) (?:after|before|behind)\b|\bnext after\b|\bnext in line after\b"
    r"|\b(?:followed|succeeded|preceded) (?!by\b)|紧接|紧随|紧跟|[之以]?后的?下一[部个座家条]|的?下一[部条]",
    re.I,
)
BACKWARDS = re.compile(r"\bbefore\b|\bpreceded\b|[之以]前")
ALL_OF_THEM = re.compile(r"\bwhich (?:other )?(?:cities|laws|regulations|bodies)\b|哪些|哪几")
SOUGHT = {"regulation": "regulation", "body": "organisation"}
SETS = ("place", "tier", "network", "path", "edition", "group", "score")
DATED = {"regulation": "regulation.adopted", "body": "body.established"}


def successor(base: Base, frame: Frame) -> Plan | None:
    """*Which law came next after Taiyuan's?*, 紧接太原之后立法的城市: the first of those that are later, or the last before."""
    cities, nouns = frame.cities or frame.excluded, said_nouns(frame) & set(DATED)
    asked = {"which", "what", "who", "where"} & set(frame.asks)
    if len(cities) != 1 or len(nouns) != 1 or not asked or frame.indicators or not NEXT.search(frame.marked.text):
        return None
    noun = nouns.pop()
    events = {key for key in frame.attributes if key.partition(".")[0] == noun and key in ATTRIBUTES}
    key = "regulation.in_force" if events == {"regulation.in_force"} else DATED[noun]
    date = ATTRIBUTES[key].read(base, cities[0], "en").sort
    if date is None or any(m.kind == "date" for m in frame.marked.marks):
        return None
    op: DateOperator = "before" if BACKWARDS.search(frame.marked.text) else "after"
    then = DateTest(op=op, date=str(date))
    other = HasBody(established=then) if noun == "body" else (
        HasRegulation(in_force=then) if key.endswith("in_force") else HasRegulation(adopted=then))  # fmt: skip
    among = tuple(c for c in frame.conditions if c.on in SETS)  # *which western cities have followed suit?*
    select = Selection(conditions=(other, *among, NamedCities(cities=tuple(cities), negate=True)))
    said = "city" in said_nouns(frame) or any(
        m.text.endswith(("city", "城 市", "member", "成 员")) for m in frame.marked.marks
    )
    entity = "city" if said else SOUGHT[noun]
    several = ALL_OF_THEM.search(frame.marked.text) is not None
    limit = None if several else 1
    return Rank.model_validate(
        {"select": select, "by": key, "ascending": op == "after", "limit": limit, "entity": entity}
    )


def waits_of_each(_base: Base, frame: Frame) -> Plan | None:
    """*How long did each law take to come into force?*: the months from adoption to effect, law by law."""
    keys = set(frame.attributes)
    waits = "regulation.lag" in keys or {"regulation.adopted", "regulation.in_force"} <= keys
    each = any(EACH & set(m.text.split()) for m in frame.marked.marks)
    other = frame.cities or frame.orders or frame.aggregate or frame.indicators or "body" in frame.nouns or frame.dates
    asked = {"how_much", "how_many", "what"} & set(frame.asks) or {
        "how_long",
        "months_between",
        "years_between",
    } & frame.cues
    if not (waits and each and asked) or other:
        return None
    columns = ("regulation", "regulation.adopted", "regulation.in_force", "regulation.lag")
    return Find(select=frame.select if frame.conditions else LAWS, columns=columns, shape="table")


SEVERAL_OF_THEM = re.compile(
    r"\b(?:regulations|laws|ordinances|statutes|acts|bodies|committees|groups|organi[sz]ations)\b|[各每]|分别|[两二三四五六几]部|条例|机构",
    re.I,
)


OF_ONE = re.compile(
    r"[那这][座个部一]|该[市部]|它|其(?!中)|\bthe (?:city|member|one) (?:that|which|whose|with)\b", re.I
)


def dates_of_each(_base: Base, frame: Frame) -> Plan | None:
    """*When did the regulations on community education come into force?*, 各城市的机构何时成立: the dates, one by one."""
    dated = {"regulation": {"regulation.adopted", "regulation.in_force"}, "body": {"body.established"}}
    noun = next((noun for noun in dated if noun in frame.nouns), None)
    keys = tuple(dict.fromkeys(frame.attributes))
    if noun is None or set(frame.asks) - {"when", "yes_no", "what"} or "when" not in frame.asks or not keys:
        return None
    other = frame.cities or frame.orders or frame.aggregate or frame.indicators or frame.dates or frame.relations
    if other or not set(keys) <= dated[noun] or len(dated.keys() & frame.nouns) > 1:
        return None
    if (
        not SEVERAL_OF_THEM.search(frame.marked.text)
        or OF_ONE.search(frame.marked.text)
        or frame.cues
        & {
            "body_first",
            "law_first",
            "years_between",
            "months_between",
        }
    ):
        return None
    every: Condition = HasBody() if noun == "body" else HasRegulation()
    select = frame.select if frame.conditions else Selection(conditions=(every,))
    return Find(select=select, columns=(noun, *keys), shape="table")


def equal_waits(_base: Base, frame: Frame) -> Plan | None:
    """*Which laws took equally long from adoption to effect?*, 从通过到施行间隔相同的条例: laws of one wait."""
    keys = set(frame.attributes)
    lasts = any(LASTING & set(m.text.split()) for m in frame.marked.marks) and "same_year" not in frame.cues
    waits = "regulation.lag" in keys or ({"regulation.adopted", "regulation.in_force"} <= keys and lasts)
    other = frame.cities or frame.orders or frame.aggregate or frame.indicators or "body" in frame.nouns or frame.dates
    if not waits or "same" not in frame.relations or "differ" in frame.cues or other or "how_many" in frame.asks:
        return None
    entity = "city" if frame.nouns & {"city", "network"} else "regulation"
    named = {"which", "what", "who", "where"} & set(frame.asks)
    if asks_yes_no(frame) and not named:
        ask = "all" if "all_of" in frame.cues else "any"
    else:
        told = asks_for_value(frame) or (MONTHS & frame.cues and not named)
        ask = "value" if told else "cities"
    return Tied.model_validate({"attribute": "regulation.lag", "select": frame.select, "entity": entity, "ask": ask})


MONTHS = frozenset({"months_between", "how_long"})
LASTING = frozenset({"long", "time", "interval", "period", "wait", "gap", "delay", "时", "间", "久", "长", "间 隔"})
LAWS = Selection(conditions=(HasRegulation(),))
EACH = frozenset({"each", "every", "各", "每"})
