"""Rules about how an index is built: weights, parts, levels, descriptions, data sources."""

import re
from typing import Any, Literal

from kb.model import Indicator, Name
from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.building import Structure
from kb.query.marking.numerals import number_at
from kb.query.marking.words import content_terms
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no
from kb.query.rules.parts_said import COUNTED, asks_for_parts, counted_noun, is_share, level_counted, number_of_parts
from kb.query.rules.split import numbers_of_parts
from kb.query.rules.weights import MULTIPLIED
from kb.query.selection.evaluate import tested
from kb.search.text import terms


def structure(base: Base, frame: Frame) -> Plan | None:
    """Weights, parts, descriptions of indicators."""
    ask = structure_ask(frame)
    if ask is None or frame.cities:
        return None
    if ask == "weight" and "which" in frame.asks and "parts" in frame.nouns and not frame.orders:
        ask = "parts"  # 包括哪几个二级指标？权重各是多少？: each is told with its weight
    if ask == "parts" and (entry := _is_part(base, frame)):
        return entry
    if ask == "parts" and any(is_share(frame, p) for p in range(len(frame.marked.marks))):
        return None  # *which pillar has sub-indices of 20% each?*: not all of them
    if ask in ("equal", "weight") and _beside_each_other(base, frame):
        first, *others = frame.indicators
        inner = asks_for_parts(frame) and all(base.children.get(i) for i in frame.indicators)
        told = Structure(edition=base.indicators[first].edition, indicator=first, ask="equal", also=tuple(others))
        if inner and asks_yes_no(frame):  # *do the sub-indices of X and Y weigh the same, 25% each?*
            share = next((m.number for p, m in enumerate(frame.marked.marks) if is_share(frame, p)), None)
            depth = base.indicators[first].level + 1
            changed = {"level": depth} if share is None else {"ask": "part_weight", "expect": share}
            return told.model_copy(update=changed)
        if ask == "equal":  # *do X and Y have the same weight?*
            return told
    levels = {"dimension": 1, "second_level": 2, "third_level": 3}
    level = next((depth for noun, depth in levels.items() if noun in frame.nouns), None)
    if ask == "count":
        counted = counted_noun(frame)
        if counted is None or counted.says("noun", "city"):
            return None  # *how many cities have full points on one of the sub-indices?*
        level = level_counted(counted) or level
    indicator = part_of_pair(base, frame)
    if indicator and level == base.indicators[indicator].level and "third_level" in frame.nouns:
        level = 3  # 这项二级指标分成哪些三级指标
    own = base.indicators[indicator].level if indicator else 0
    of_parts = bool(base.children.get(indicator or "")) and (asks_for_parts(frame) or (level or 0) > own)
    if ask in ("weight", "share") and (pair := _set_against(base, frame)):
        edition, deep = base.indicators[pair[0]].edition, None
        asked: Literal["weight", "share", "part_weight"] = _alike(base, frame, pair)
        if of_parts:
            asked, deep = ("share", own + 1) if _of_total(base, frame) else ("part_weight", None)
        return Structure(edition=edition, indicator=pair[0], ask=asked, less=pair[1], level=deep)
    if (
        ask in ("weight", "share")
        and MORE_THAN.search(frame.marked.text)
        and sum(base.indicators[i].level > 0 for i in frame.indicators) == 1
    ):
        return None  # *how much more does X weigh than …?*: one weight is no difference
    if ask in ("weight", "share") and _beside_each_other(base, frame):
        indicator, ask = base.indicators[frame.indicators[0]].parent, "part_weight"  # *the weights of X and Y*
    total = any(base.indicators[i].level == 0 for i in frame.indicators) or "overall" in frame.cues
    total = total or MULTIPLIED.search(frame.marked.text) is not None
    if ask == "weight" and total and own and (own > 1 or of_parts):
        ask = "share"
    if ask == "share" and of_parts:  # *what does each sub-index of X count in the total?*
        deep = level if level and level > own else own + 1
        level = None if TOGETHER.search(frame.marked.text) else deep
    whole = base.indicators[indicator].parent if indicator else None
    if ask == "weight" and indicator and whole not in frame.indicators and of_parts:
        ask = "part_weight"
    if ask == "parent" and indicator and level and level > base.indicators[indicator].level:
        ask = "parts"  # *which third-level indicators sit under the museum environment*
    if ask in ("parts", "count") and level == own:
        level = None  # 智慧基础设施支柱由哪些分指标构成: the pillar is what is made of parts
    if ask == "parts" and level and level < own:
        ask = "parent"  # 学习成效归在哪个维度下面: parts of it are of no higher level
    edition = base.indicators[indicator].edition if indicator else frame.edition
    if edition is None and level is not None:
        edition = next((i.edition for i in base.indicators.values() if i.level == level and i.code), None)
    if edition is None and level == 1:
        edition = of_size(base, frame)
    words = provider(base, frame) or content_terms(base, frame.marked) or source_said(frame)
    if edition is None and ask == "data_source":
        edition = next(
            (i.edition for i in base.indicators.values() if words and set(words) <= source_words(i)),
            None,
        )
    if edition is None:
        return None
    if (
        ask == "data_source"
        and indicator
        and words
        and base.children.get(indicator)
        and {"which", "what"} & set(frame.asks)
    ):
        other = "exception" in frame.cues or frame.negated
        return Structure(edition=edition, indicator=indicator, ask=ask, terms=words, negate=other)
    if (
        ask == "parts"
        and indicator
        and level is None
        and not base.children.get(indicator)
        and base.indicators[indicator].description
        and not frame.nouns & set(COUNTED)  # *the yardstick for which sub-index?*
    ):
        ask = "description"  # *what does it consist of?*, where what it is made of is described
    if ask in ("count", "parts") and level is None and (said := LEVEL_AT_END.search(frame.marked.text)):
        level = (
            max(i.level for i in base.indicators.values() if i.edition == edition)
            if said["last"] or said["low"] or said["end"]
            else 1
        )
    if ask == "count" and indicator and base.indicators[indicator].level == 0 and level is not None:
        indicator = None
    if ask == "data_source" and indicator is None and words and frame.nouns & {"indicator", "dimension"}:
        return Structure(edition=edition, ask=ask, terms=words)
    if ask in ("weight", "part_weight", "share", "parent", "description", "data_source", "about") and indicator is None:
        orders = set(frame.orders)
        only = "heaviest" if orders & {"max", "top"} else "lightest" if orders & {"min", "bottom"} else None
        if ask == "weight" and not numbers_of_parts(frame.marked.marks, level):
            return Structure(edition=edition, ask="tree", level=level, only=only)
        return None
    if (
        ask == "parts"
        and indicator
        and not base.children.get(indicator)
        and "parts" not in frame.nouns
        and level is None
    ):
        ask = "place"  # *what is 1.3.2?*, *4G penetration stands for which sub-index?*
    if (
        ask == "description"
        and indicator
        and not base.indicators[indicator].description
        and base.children.get(indicator)
    ):
        ask = "parts"
    also: tuple[str, ...] = ()
    if indicator and ask in ("data_source", "description"):
        also = beside_it(base, frame, indicator)
    if ask == "data_source" and indicator and not also and _is_told_there(base, frame, indicator):
        ask = "about"  # 用的是城市层面还是国家层面的数据，由哪家机构收集
    expect = None
    if ask in ("part_weight", "share") and asks_yes_no(frame):
        expect = next((m.number for p, m in enumerate(frame.marked.marks) if is_share(frame, p)), None)
    if ask == "weight" and asks_yes_no(frame) and indicator:
        numbers = [m.number for m in frame.marked.marks if m.kind == "number" and m.number is not None]
        ask, expect = ("weight", numbers[0]) if numbers else ("enters", None)
        if ask == "enters" and base.indicators[indicator].level == 0:
            return None  # the total does not enter itself
    return Structure(edition=edition, indicator=indicator, ask=ask, level=level, expect=expect, also=also)


def beside_it(base: Base, frame: Frame, indicator: str) -> tuple[str, ...]:
    """*The data of X and Y*: the other parts of the same whole that are named beside it."""
    parent = base.indicators[indicator].parent
    others = (i for i in frame.indicators if i != indicator and base.indicators[i].parent == parent)
    return tuple(dict.fromkeys(others)) if parent else ()


def _is_told_there(base: Base, frame: Frame, indicator: str) -> bool:
    """Whether what is asked besides the source of the data is said in the description of the indicator."""
    row, left = base.indicators[indicator], set(content_terms(base, frame.marked))
    told = {t for text in (row.description, row.description_zh) for t in terms(text or "")}
    country = any(m.says("attr", "country") for m in frame.marked.marks) and "countri" in told
    return (bool(left & told) or country) and not left & source_words(row)


def _is_part(base: Base, frame: Frame) -> Structure | None:
    """*Is Smart Reputation one of the pillars that enter the total?*, X是Y的分指标吗: a yes or no about a part and a whole."""
    parts = [i for i in frame.indicators if base.indicators[i].level > 0]
    if (
        not asks_yes_no(frame)
        or not parts
        or number_of_parts(frame.marked.marks)
        or {"which", "what", "how_many"} & set(frame.asks)
        or frame.orders
    ):
        return None
    marks = frame.marked.marks
    first = next((m for m in marks if m.thing("indicator") in parts), None)
    part = first.thing("indicator") if first else None
    wholes = [i for i in parts if i != part]
    if part is None or len(wholes) > 1 or (wholes and base.indicators[wholes[0]].level >= base.indicators[part].level):
        return None
    return Structure(
        edition=base.indicators[part].edition, indicator=part, ask="enters", whole=wholes[0] if wholes else None
    )


ONE_OF = re.compile(r"\bone of\b|\bamong\b|之一|其中", re.I)


def _set_against(base: Base, frame: Frame) -> tuple[str, str] | None:
    """*How much more does A weigh than B?*, A的权重比B高多少: two parts of one index whose weights are set against each other."""
    parts = [i for i in frame.indicators if base.indicators[i].level > 0]
    numbers = {"how_much", "how_many"} & set(frame.asks) or frame.aggregate == "difference"
    against = frame.aggregate == "difference" or "than" in frame.relations or {">", "<"} & set(frame.ops)
    if len(parts) != 2 or not numbers or not against or frame.cities:
        return None
    nodes = [base.indicators[i] for i in parts]
    related = nodes[0].parent == parts[1] or nodes[1].parent == parts[0]
    if nodes[0].edition != nodes[1].edition or related:
        return None
    lower = {"<"} & set(frame.ops) or any(m.text.startswith("低") for m in frame.marked.marks)
    return (parts[1], parts[0]) if lower else (parts[0], parts[1])


def _alike(base: Base, frame: Frame, pair: tuple[str, str]) -> Literal["weight", "share"]:
    """Weights within one whole are told apart by themselves, others by their part of the total."""
    alike = base.indicators[pair[0]].parent == base.indicators[pair[1]].parent
    return "weight" if alike and not _of_total(base, frame) else "share"


def _of_total(base: Base, frame: Frame) -> bool:
    """Whether what is asked of a part is asked of the overall score, and not of the whole right above it."""
    return any(base.indicators[i].level == 0 for i in frame.indicators) or bool(
        {"overall", "share_of_total"} & frame.cues
    )


MORE_THAN = re.compile(
    r"\bhow much (?:more|less|heavier|lighter)\b|比.*(?:[高低多少大小重轻](?:了|出)?(?:多少|几))", re.I
)
TOGETHER = re.compile(
    r"\b(?:together|combined|jointly|in total|altogether|in all|sum)\b|一共|合计|总共|加起来|共占|之和|合起来", re.I
)


def _beside_each_other(base: Base, frame: Frame) -> bool:
    """Whether several parts of one whole are named."""
    parents = [base.indicators[i].parent for i in frame.indicators if base.indicators[i].level > 0]
    return (
        len(parents) > 1 and len(set(parents)) == 1 and len(parents) == len(frame.indicators) and parents[0] is not None
    )


def provider(base: Base, frame: Frame) -> tuple[str, ...]:
    """*来自世界银行*, *from the International Telecommunication Union*: the name of an organisation as data sources print it."""
    organisations = frame.things("organisation") if "data_source" in frame.nouns else []
    names = provider_names(base, f"organisation:{organisations[0]}") if organisations else ()
    rows = base.indicators.values()
    latin = sorted(names, key=lambda name: not name.isascii())  # the documents print them in English
    printed = (name for name in latin if any(set(terms(name)) <= source_words(row) for row in rows))
    return tuple(terms(next(printed, names[0] if names else "")))


def source_words(row: Indicator) -> set[str]:
    """The words that say where the data of an indicator come from, in both languages."""
    return set(terms(f"{row.data_source or ''} {row.data_source_zh or ''}"))


def provider_names(base: Base, key: str) -> tuple[str, ...]:
    """All names of an organisation, the usual ones first."""
    return (*base.names_of(key), *(row.name for row in base.store.where(Name, "thing", key)))


def source_said(frame: Frame) -> tuple[str, ...]:
    """*… are based on the Smart City index*: what stands behind the word for a data source."""
    marked = frame.marked
    said = [p for p, m in enumerate(marked.marks) if m.says("noun", "data_source")]
    behind = (
        [m for m in marked.marks[said[-1] + 1 :] if m.text not in ("the", "a", "an") and not m.says("ask", "what")]
        if said
        else []
    )
    if behind and behind[0].text in ("for", "of", "behind", "in", "under"):
        return ()  # *the data for X*: X is measured, and supplies none
    return tuple(terms(" ".join(marked.original(m) for m in behind)))


def of_size(base: Base, frame: Frame) -> str | None:
    """*The three dimensions*, 五大支柱: the only edition with so many."""
    said = [
        number_at(m.text.split(), 0) for m in frame.marked.marks if m.kind == "number" or m.says("noun", "dimension")
    ]
    numbers = {int(found.value) for found in said if found}
    fitting = [
        e.id for e in base.editions.values() if sum(bool(i.weight) for i in base.children.get(e.overall, [])) in numbers
    ]
    return fitting[0] if len(fitting) == 1 else None


BELONGS = frozenset({"belong", "belongs", "part of", "falls under", "fall under", "comes under", "under", "filed under",
                     "listed under", "属 于", "归 属", "归 于", "归 入", "隶 属", "隶 属 于"})  # fmt: skip


def _belong_to_it(frame: Frame) -> bool:
    """*Which indicators belong to learner experience?*: the whole is named behind the word, and its parts are asked for."""
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.text in BELONGS]
    said = [place for place, m in enumerate(marks) if m.text in BELONGS]
    ahead = [m for m in marks[said[-1] + 1 : said[-1] + 3] if m.text not in ("to", "of", "the")][:1]
    return frame.language == "en" and len(frame.indicators) == 1 and bool(ahead and ahead[0].thing("indicator"))


def part_of_pair(base: Base, frame: Frame) -> str | None:
    """The indicator meant: of a part and its whole, the part."""
    for indicator in frame.indicators:
        if any(base.indicators[indicator].parent == other for other in frame.indicators):
            return indicator
    lower = [i for i in frame.indicators if base.indicators[i].level > 0] or list(frame.indicators)
    return lower[0] if lower else None


SHARES = frozenset({"占 百 分 之 几", "占 几 成", "占 了 几 成", "占 多 少", "占 多 大 比 重", "占 多 少 比 重", "多 大 比 重",
                    "占 多 大 比 例", "百 分 之 几"})  # fmt: skip


def asks_what_it_is(frame: Frame) -> bool:
    """*What is Data Openness?*, 什么是出口带宽: nothing is said but the name of an indicator."""
    names = ("indicator", "index", "edition")
    rest = [m for m in frame.marked.marks if not (m.says("stop") or m.says("ask") or m.says("noun", "indicator"))]
    return set(frame.asks) == {"what"} and len(frame.indicators) == 1 and all(any(map(m.thing, names)) for m in rest)


def asks_for_paper(frame: Frame) -> bool:
    """*Which document do the counts come from?*, 出自哪份文献: one of the documents, and no provider of data."""
    marks = frame.marked.marks
    told = any(m.says("noun", "source") and m.says("ask", "which") and m.text.endswith(PAPERS) for m in marks)
    asked = [p for p, m in enumerate(marks) if m.says("ask", "which", "what") or m.text.endswith(("哪 份", "哪 一 份"))]
    return told or any(m.says("noun", "source") and m.text in PAPERS for p in asked for m in marks[p + 1 : p + 4])


PAPERS = ("document", "documents", "paper", "papers", "文 献", "文 档")


LEVEL_AT_END = re.compile(
    r"\b(?:(?P<last>lowest|bottom(?:most)?|finest|deepest|last|most detailed)|highest|top(?:most)?|first)(?: of (?:its|the)(?: \w+)?)?[ -](?:levels?|tiers?|layers?|rungs?)\b"
    r"|(?:最(?:(?P<low>[底低下细末])|[高顶上])的?(?:那|这)?一?|(?P<end>末|底)|顶)[层级]",
    re.I,
)  # *the lowest of the three tiers*, 最底层: a level of the index told by its place


def structure_ask(frame: Frame) -> Any:
    """Which question about an index's build the nouns ask, if any."""
    nouns = frame.nouns
    if "weight" in nouns and "how_many" in frame.asks and nouns & {"dimension", "second_level", "third_level"}:
        return "count"  # *how many pillars carry weight?*
    if "equal_weights" in frame.cues and asks_yes_no(frame) and not frame.cities:
        return "equal"
    if "enters" in frame.cues and frame.indicators and not frame.cities and asks_yes_no(frame):
        return "parts"
    whole = any(
        m.says("cue", "share_of_total") and not m.says("noun", "weight") and m.text.startswith("make")
        for m in frame.marked.marks
    )
    if whole and frame.indicators and "which" in frame.asks and "indicator" in nouns:
        return "part_weight"  # *which sub-indices make up X, and how much does each weigh?*
    if "share_of_total" in frame.cues and frame.indicators:
        return "share"
    shares = any(m.says("ask", "how_much") and m.text in SHARES for m in frame.marked.marks)
    if shares and len(frame.indicators) == 1 and not frame.cities and not frame.conditions:
        return "weight"  # 城市创新占百分之几
    if "weight" in nouns or (
        "how_much" in frame.asks and len(frame.indicators) == 2 and not frame.orders and not frame.aggregate
    ):
        return "weight"
    if "data_source" in nouns and {"description", "definition"} & nouns and len(frame.indicators) == 1:
        return "about"
    last = next((m for m in reversed(frame.marked.marks) if not m.says("stop")), None)
    if asks_for_paper(frame):
        return None
    if "data_source" in nouns or (
        "where" in frame.asks
        and frame.indicators
        and ((last is not None and last.text == "from") or "provenance" in frame.cues)
    ):
        return "data_source"
    if (
        {"description", "definition"} & nouns
        and frame.indicators
        and not {"how_many"} & set(frame.asks)
        and not frame.orders
    ):
        return "description"
    if asks_what_it_is(frame):
        return "description"
    if nouns & {"indicator", "dimension", "second_level", "third_level"}:
        if {"how_many", "count"} & set(frame.asks):
            return "count"
        if frame.indicators and "which" in frame.asks and any(m.text in BELONGS for m in frame.marked.marks):
            return "parts" if _belong_to_it(frame) else "parent"
        if not tested(frame.conditions) and not frame.orders and "city" not in nouns:
            return "parts"
    if "method" in nouns:
        return "method"
    if "parts" in nouns and frame.indicators and "city" not in nouns:
        return "parts"
    if ({"definition", "description"} & nouns) and frame.indicators and not frame.orders:
        return "description"
    return None
