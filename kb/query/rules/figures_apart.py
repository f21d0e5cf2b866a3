"""Rules that hold printed figures against each other: *is A higher than B?*, *how many of the 29 are in neither?*, *how many for each?*."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from kb.model import Figure
from kb.query.base import Base
from kb.query.drafting.concerning import concerns
from kb.query.framing.attach import Frame
from kb.query.kinds.reckoning import Reckon, same_measure
from kb.query.lexicon import alike, contrary
from kb.query.marking.halves import SHARES_OF
from kb.query.marking.mark import Mark
from kb.query.marking.measured import measure_asked
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no
from kb.query.rules.reckoned import Side, both_found, grown, said
from kb.query.selection.evaluate import tested
from kb.search.text import terms

MORE = re.compile(
    r"\b(?:higher|larger|greater|bigger|more|exceeds?|outnumbers?|longer|above)\b|更?高于|大于|多于|超过|[更]?[高大多](?=吗|么|$|[？?。])",
    re.I,
)
LESS = re.compile(
    r"\b(?:lower|smaller|fewer|less|shorter|below)\b|低于|小于|少于|[更]?[低小少](?=吗|么|$|[？?。])", re.I
)
RATE = " 率"  # 覆盖率, 入学率: names of shares, as *rate* is
COMPARING = frozenset(terms("higher larger greater bigger more exceed exceeds outnumber longer above lower smaller fewer less shorter below"
                            " report reports higher rate located sit sits based lie stand 高 低 大 小 多 少 更高 更低 更大 更多 高于 低于"))  # fmt: skip
THAN = frozenset({"than", "比", "高 于", "低 于", "大 于", "小 于", "多 于", "少 于", "超 过", "exceed"})
EITHER = frozenset({"or", "and", "和", "与", "还 是", "跟"})
HIGHER_ONE = re.compile(r"\b(?:which|what) (?:one )?(?:of the two |of these )?(?:is|was|are|were|stands?)(?: the)? (?:higher|larger|greater|bigger|lower|smaller)\b"
                        r"|(?:哪个|哪一个|哪项|哪一项|谁)(?:的?[^，。？?]{0,6})?更?[高大多低小少]", re.I)  # fmt: skip
HELD = 0.5  # share of the words of a question, by weight, that a figure must hold to be its total or its part
NEARLY = 0.75
NEITHER = re.compile(r"\b(?:neither|outside|not in|elsewhere|other than|except|besides|apart from|excluding)\b|既不在|不在|以外|之外|除", re.I)  # fmt: skip


def compared_figures(base: Base, frame: Frame) -> Plan | None:
    """*Is the kindergarten rate higher than the step to senior high?*, *which is higher, A or B?*: two printed figures."""
    text = frame.marked.text
    more, less = MORE.search(text), LESS.search(text)
    which = HIGHER_ONE.search(text) is not None
    if bool(more) == bool(less) or {"score", "rank", "city"} & frame.nouns or len(frame.cities) > 2:
        return None
    if frame.indicators and not (frame.cities or frame.things("area")):
        return None
    asked = {"how_many", "which", "who", "when"} & set(frame.asks) or any(
        m.says("ask", "how_much") and m.text not in SHARES_OF and not m.text.endswith(RATE) for m in frame.marked.marks
    )
    if not which and (asked or not asks_yes_no(frame)):
        return None
    for left, right in _parted(frame, EITHER if which else THAN):
        pair = both_found(base, _plain(left), _plain(right), "difference")
        if pair is None or not same_measure(*map(base.store.thing, pair)):
            continue
        ask: Literal["larger", "smaller", "more", "fewer"] = (
            ("smaller" if less else "larger") if which else ("fewer" if less else "more")
        )
        return Reckon(about=pair, ask=ask)
    return None


def _parted(frame: Frame, at: frozenset[str]) -> Iterator[tuple[Side, ...]]:
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        if place and (mark.text in at or (at is THAN and (mark.says("op", ">", "<") or mark.says("rel", "than")))):
            yield tuple(said(frame, part, _year(part)) for part in (marks[:place], marks[place + 1 :]))


def _year(marks: Sequence[Mark]) -> str | None:
    """The one date of a side."""
    dates = [m.date for m in marks if m.kind == "date" and m.date]
    return dates[0] if len(dates) == 1 else None


def _plain(side: Side) -> Side:
    """A side without the words that compare."""
    return Side(tuple(word for word in side.words if word not in COMPARING), side.cities, side.date)


def rest_of_total(base: Base, frame: Frame) -> Plan | None:
    """*How many of the 29 unicorns are neither in A nor in B?*: the printed total less the printed parts."""
    total = _total_said(frame)
    neither = NEITHER.search(frame.marked.text) is not None
    removed = REMOVED.search(frame.marked.text) is not None and total is not None
    if not {"how_many", "how_much"} & set(frame.asks) or (total is None and not neither):
        return None
    if frame.indicators and not removed:
        return None
    side = said(frame, frame.marked.marks)
    sides = frozenset().union(*(one | other for one, other in contrary()))
    where = (m for m in frame.marked.marks if m.thing("place") or m.thing("area"))
    placed = {t for m in where for t in terms(frame.marked.original(m))}
    words = tuple(word for word in side.words if not word.isdigit() and word not in placed | sides | COMPARING | WORLD)
    words = tuple(word for word in words if base.text.frequency(word)) or words
    named = [*(f"city:{c}" for c in frame.cities), *(f"area:{a}" for a in frame.things("area"))]
    if NOR.search(frame.marked.text) and len(named) < 2:
        return None  # one of the two places is none that is known
    for whole in _of_number(base, total) if removed and total else _wholes(base, words, named, total):
        parts = _parts_in(base, whole, named) if named and neither else _contrary(base, frame, whole, words)
        if parts := parts or (_kept(base, whole) if removed else ()):
            return Reckon(about=(f"figure:{whole.id}", *parts), ask="rest")
    return None


def _of_number(base: Base, total: float) -> list[Any]:
    """The one figure of a large number, which tells by itself what is meant."""
    found = [row for row in base.store.rows(Figure) if row.value == total and row.status == "ok"]
    return found if len(found) == 1 and total >= LARGE else []


def _wholes(base: Base, words: Sequence[str], named: Sequence[str], total: float | None) -> list[Any]:
    """The figures of the number that is said; where none is, those of the whole world."""
    found = _figures(base, words, named, NEARLY if total is None else HELD)
    return [row for row in found if row.value == total or (total is None and row.subject == "place:world")]


def _kept(base: Base, whole: Any) -> tuple[str, ...]:
    """*How many of the 1100 papers were dropped?*: the figure of those that were kept, of the same subject."""
    for hit in base.text.search(tuple(KEPT), ("figure",), limit=20):
        row: Any = base.store.thing(hit.key)
        if row is not None and KEPT & base.text.terms_of(hit.key)[0] and row.id != whole.id and _is_part(row, whole):
            return (hit.key,)
    return ()


KEPT = frozenset(terms("selected kept retained 筛选 入选 保留"))
REMOVED = re.compile(
    r"\b(?:drop(?:ped)?|discard(?:ed)?|exclud(?:e|ed)|reject(?:ed)?|eliminat(?:e|ed)|remov(?:e|ed)|weeded out|sifted out|filtered out|left out|set aside"
    r"|(?:not|n['’]t|never) (?:be(?:en)? )?(?:kept|selected|retained|included)|did not (?:make it|meet|qualify)|fell (?:out|away))\b"
    r"|剔除|排除|淘汰|落选|舍弃|筛掉|删[除去]|(?:没有|未被?|不)(?:被)?(?:保留|入选|选中|筛选|符合)",
    re.I,
)  # what is taken away from a total, where only what is left is printed
LARGE = 100  # a number that hardly two figures share
NOR = re.compile(r"\bneither\b.*\bnor\b|既不.*也不|既非.*也非", re.I | re.S)
WORLD = frozenset(terms("world worldwide global globally mentioned report 世界 全球"))


def _total_said(frame: Frame) -> float | None:
    """*Of the 29 …*, 29家……中: the one number of which a part is asked."""
    numbers = [m.number for m in frame.marked.marks if m.kind == "number" and m.number is not None and not m.ordinal]
    return float(numbers[0]) if len(numbers) == 1 and numbers[0] > 1 else None


def _figures(base: Base, words: Sequence[str], named: Sequence[str], least: float = HELD) -> list[Any]:
    """The figures that hold most of the words, but for those of the places named."""
    placed = {t for key in named for name in base.names_of(key) for t in terms(name)}
    wanted = [word for word in words if word not in placed]
    whole = sum(map(base.text.weight, wanted))
    found = []
    for hit in base.text.search(wanted, ("figure",), limit=30, alike=alike()):
        row: Any = base.store.thing(hit.key)
        held = sum(base.text.weight(word) for word in hit.matched)
        if row is not None and row.value is not None and row.status == "ok" and held >= least * whole:
            found.append(row)
    return found


def _parts_in(base: Base, whole: Any, named: Sequence[str]) -> tuple[str, ...]:
    """The figures of the same measure for each of the places named; none where one has none."""
    own = f"figure:{whole.id}"
    same = [hit.key for hit in base.text.search(terms(whole.measure), ("figure",), limit=30)
            if hit.key != own and base.names_of(hit.key) == base.names_of(own)]  # fmt: skip
    parts = [next((key for key in same if concerns(base, key, (place,))), None) for place in named]
    return tuple(part for part in parts if part) if None not in parts else ()


def _contrary(base: Base, frame: Frame, whole: Any, words: Sequence[str]) -> tuple[str, ...]:
    """*How many of the 20 lie inside the country?*: the figure of those that lie outside, of the same year and subject."""
    text = set(terms(frame.marked.text))
    years = {(m.date or "")[:4] for m in frame.marked.marks if m.kind == "date"}
    for hit in base.text.search(words, ("figure",), limit=30, alike=alike()):
        row: Any = base.store.thing(hit.key)
        if (
            row is None
            or row.value is None
            or row.id == whole.id
            or row.subject != whole.subject
            or row.unit != whole.unit
        ):
            continue
        title = base.text.terms_of(hit.key)[0]
        against = any((one & text and other & title and not one & title) or (other & text and one & title and not other & title)
                      for one, other in contrary())  # fmt: skip
        if against and row.value < whole.value and (not years or (row.date or "")[:4] in years):
            return (hit.key,)
    return ()


SPREAD = re.compile(r"\b(?:spread|divided|shared out|distributed|averaged|split)(?: out)?(?: evenly| equally)? (?:over|among|across|between|by) (?:all |the )*(?P<over>[^,;?]+?)(?:,|\?|$)"
                    r"|\bper (?P<per>(?:assessed |ranked |participating |taking part )?[a-z]+)\b|\b(?:each|every) (?P<each>(?:assessed |ranked )?[a-z]+) (?:has|had|have|on average)"
                    r"|(?:平均|均摊|分摊)(?:下来)?(?:到)?每(?:个|座|家|份|一个)?(?P<zh>[\u4e00-\u9fff]{2,6}?)(?:有|约|的|是|分|为|收|可|多少|大约|能|对应)", re.I)  # fmt: skip


def shared_out(base: Base, frame: Frame) -> Plan | None:
    """*Spread evenly over the cities, how many samples are there for each?*, 平均每个城市有多少份样本: one figure by another."""
    found = SPREAD.search(frame.marked.text)
    asked = {"how_many", "how_much"} & set(frame.asks)
    if found is None or not asked or frame.indicators or frame.cities or measure_asked(frame.marked.marks):
        return None
    over = ASSESSED.sub("", next(group for group in found.groups() if group))
    divisors, tokens = set(terms(over)), frame.marked.tokens
    outside = [m for m in frame.marked.marks
               if tokens[m.end - 1].end <= found.start() or tokens[m.start].start >= found.end("zh" if found["zh"] else 0)]  # fmt: skip
    words = tuple(w for w in said(frame, [m for m in outside if not _names_edition(m)]).words if w not in EVENLY)
    edition = frame.edition if frame.edition_said else None
    tops = _figures(base, words, ())[:1]
    if not tops or (edition and not concerns(base, f"figure:{tops[0].id}", (f"edition:{edition}",))):
        return None
    for hit in base.text.search(tuple(divisors), ("figure",), limit=20, alike=alike()):
        row: Any = base.store.thing(hit.key)
        told = set(hit.matched) | {
            w for w in divisors if {w, *alike().get(w, ())} & set(terms(f"{row.unit or ''} {row.unit_zh or ''}"))
        }
        if (
            row.subject == tops[0].subject
            and row.value
            and told >= divisors
            and row.id != tops[0].id
            and row.unit != tops[0].unit
        ):
            return Reckon(about=(f"figure:{tops[0].id}", f"figure:{row.id}"), ask="ratio")
    return None


ASSESSED = re.compile(r"^(?:(?:被|受|参|所|获)(?:评估?|测评?|调查|评价|测)的?|参与评估的)(?=.)")  # 每座被评城市
EVENLY = frozenset(terms("each every average evenly equally spread on have 平均 每个"))


def _names_edition(mark: Mark) -> bool:
    return any(c.kind in ("edition", "index", "source") for c in mark.things) or mark.kind == "date"


def share_of(base: Base, frame: Frame) -> Plan | None:
    """*What percentage of the papers found were kept?*: where no share is printed, one figure as a share of another."""
    marks = frame.marked.marks
    if measure_asked(marks) != "share" or tested(frame.conditions):
        return None
    named = [*(f"city:{c}" for c in frame.cities), *(f"area:{a}" for a in frame.things("area"))]
    if named:
        return _share_of_world(base, frame, named)
    for place, mark in enumerate(marks):
        if not place or not (mark.says("ask", "yes_no") or mark.text in ("被", "中", "里", "当 中")):
            continue
        left, right = said(frame, marks[:place]), said(frame, marks[place + 1 :])
        pair = both_found(base, _plain(left), _plain(right), "ratio")
        if pair is None:
            continue
        whole, part = (base.store.thing(key) for key in pair)
        if _is_part(part, whole):
            return Reckon(about=(pair[1], pair[0]), ask="share")
    return None


def _share_of_world(base: Base, frame: Frame, named: Sequence[str]) -> Plan | None:
    """*What percentage of the unicorns worldwide are in London?*: the same count there, and in the world."""
    if len(named) > 1:
        return None
    words = tuple(word for word in said(frame, frame.marked.marks).words if word not in COMPARING)
    if any(m.kind == "date" for m in frame.marked.marks) or set(words) & grown():
        return None
    for whole in _figures(base, words, named, NEARLY):
        if whole.subject != "place:world" or whole.unit == "%":
            continue
        parts = _parts_in(base, whole, named)
        part: Any = base.store.thing(parts[0]) if parts else None
        if part is not None and part.unit == whole.unit and part.value < whole.value:
            return Reckon(about=(parts[0], f"figure:{whole.id}"), ask="share")
    return None


def _is_part(part: Any, whole: Any) -> bool:
    """Whether one count may be a part of the other: the same things of the same subject, and fewer."""
    return bool(
        part.subject == whole.subject and part.unit == whole.unit and part.value < whole.value and part.unit != "%"
    )
