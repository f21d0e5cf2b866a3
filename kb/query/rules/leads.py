"""Rules about two leads set against each other: *is A further ahead of B than C is of D?*, A领先B的幅度是否大于C领先D的幅度.

The question is parted where the two leads meet. Each side names its cities and what they are measured by; what the second
leaves out it takes from the first. A word that belongs to neither side nor to the comparison leaves the question unread.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.leading import Leads
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import PLACES_APART, asks_for_places, asks_for_rank, asks_yes_no, edition_of
from kb.query.rules.named_order import names_in_chain

WIDE = frozenset({"larger", "bigger", "greater", "wider", "further", "farther", "more", "大", "更 大", "较 大", "多", "更 多", "更 宽", "多 吗", "更 多 吗", "还 多 吗", "大 吗", "更 大 吗", "多 多 少", "多 多 少 分", "多 几 分", "大 多 少",
                  "larger lead", "bigger lead", "longer"})  # fmt: skip
NARROW = frozenset(
    {"smaller", "narrower", "less", "closer", "shorter", "小", "更 小", "较 小", "少", "更 少", "窄", "更 窄"}
)
LEADING = frozenset({"lead", "leads", "led", "lead over", "the lead", "advantage", "over", "above", "below", "ahead", "further ahead", "优 势", "领 先 优 势",
                     "领 先 幅 度"})  # fmt: skip
TRAILING = frozenset({"deficit", "deficit to", "shortfall", "arrears", "disadvantage", "lag", "lag behind", "shortfall against", "trailing", "behind", "劣 势",
                      "落 后 幅 度"})  # fmt: skip
TURNS = frozenset({"or", "and", "和", "与", "还 是", "跟", "同", "及", "以 及"})
DEGREES = frozenset({"更", "较", "还", "要", "even", "still", "the larger", "the smaller"})
UNITS = frozenset({"point", "points", "place", "places", "position", "positions", "spots", "rank", "ranks", "分", "位", "名", "个", "名 次", "位 次", "个 名 次",
                   "个 百 分 点"})  # fmt: skip
BY_HOW_MUCH = frozenset({"by how much", "how much", "by how many", "how many", "by how many point", "how many point", "多 少", "多 少 分", "多 多 少",
                         "多 多 少 分", "多 几 分", "大 多 少", "多 少 个", "几 分"})  # fmt: skip
SAID = ("yes_no", "which", "what", "who", "how_much", "how_many")


@dataclass(frozen=True)
class Side:
    """What one side of the comparison says."""

    cities: tuple[str, ...]
    indicators: tuple[str, ...]
    marks: tuple[Mark, ...]

    @property
    def leads(self) -> bool:
        """Whether one is said to be ahead or behind, and not only that there is a gap."""
        return any(m.says("rel", "beats", "loses") or m.text in LEADING | TRAILING for m in self.marks)

    @property
    def trails(self) -> bool:
        """*Below*, *its deficit to*: whether the one named first is said to be behind."""
        return any(m.says("rel", "loses") or m.text == "below" or m.text in TRAILING for m in self.marks)

    @property
    def pair(self) -> tuple[str, str] | None:
        """The two cities, the one that is said to be ahead first."""
        if len(self.cities) != 2:
            return None
        behind = self.trails
        return (self.cities[1], self.cities[0]) if behind else (self.cities[0], self.cities[1])


def leads_compared(base: Base, frame: Frame) -> Plan | None:
    """Two leads, and which is the larger."""
    numbers = [place for place, mark in enumerate(frame.marked.marks) if mark.kind == "number" and not mark.ordinal]
    others = [mark for place, mark in enumerate(frame.marked.marks) if place not in numbers]
    if len(frame.cities) < 2 or not all(_belongs(frame, mark) for mark in others):
        return None
    if numbers:
        return lead_measured(base, frame, numbers[0]) if len(numbers) == 1 else None
    if names_in_chain(frame):
        return None  # *is A ahead of B, and B ahead of C?*: an order, no two leads
    for left, turn, right in parted(frame):
        pair, other = left.pair, _completed(frame, left, right).pair
        size = _size(frame, left, turn, right)
        measured = _measured(base, frame, left, right)
        if (
            pair is None
            or other is None
            or size is None
            or not measured
            or (pair, measured[0]) == (other, measured[-1])
        ):
            continue
        which = not asks_yes_no(frame) and turn.text in TURNS
        gap = not left.leads and not right.leads
        if not asks_yes_no(frame) and any(m.text in BY_HOW_MUCH for m in frame.marked.marks):
            return Leads(lead=pair, other_lead=other, attributes=measured, gap=gap, ask="difference")
        return Leads(lead=pair, other_lead=other, attributes=measured, gap=gap, ask=size, which=which)
    return None


def lead_measured(base: Base, frame: Frame, number: int) -> Plan | None:
    """*Is A more than five points ahead of B?*, 北京比天津高出0.3以上吗: one lead against the number that is said."""
    marks = frame.marked.marks
    whole = _side(frame, marks)
    measured = _measured(base, frame, whole, Side((), (), ()))
    told = whole.leads or any(m.says("agg", "difference") for m in marks)
    if not asks_yes_no(frame) or not told or whole.pair is None or len(measured) != 1:
        return None
    op = _bound(marks, number)
    return Leads(lead=whole.pair, than=marks[number].number, attributes=measured, gap=not whole.leads,
                 ask=BOUNDS[op] if op else "equal")  # fmt: skip


def _bound(marks: Sequence[Mark], number: int) -> str | None:
    """*More than 0.3*, 0.3以上; in *five places above Wuhan* the word behind says who is ahead."""
    before = [m for m in marks[max(0, number - 2) : number] if not m.says("agg")]
    behind = [m for m in marks[number + 1 : number + 3] if m.says("op", ">=", "<=") and not m.says("rel")]
    return next((op for m in (*behind, *reversed(before)) for op in BOUNDS if m.says("op", op)), None)


BOUNDS: dict[str, Literal["larger", "smaller", "at_least", "at_most"]] = {
    ">": "larger",
    ">=": "at_least",
    "<": "smaller",
    "<=": "at_most",
}


def parted(frame: Frame) -> Iterator[tuple[Side, Mark, Side]]:
    """The places where a lead that names two cities may end and another begin."""
    marks = frame.marked.marks
    asked_which = not asks_yes_no(frame)
    for place, mark in enumerate(marks):
        turns = mark.says("op", ">", "<") or mark.says("rel", "than") or (asked_which and mark.text in TURNS)
        left, right = _side(frame, marks[:place]), _side(frame, marks[place + 1 :])
        told = left.leads or any(m.says("agg", "difference") for m in left.marks)
        if turns and told and len(left.cities) == 2 and (right.cities or right.indicators):
            yield left, mark, right


def _side(frame: Frame, marks: Sequence[Mark]) -> Side:
    cities = tuple(dict.fromkeys(c for m in marks if (c := m.thing("city"))))
    chosen = (next((i for i in frame.indicators if f"indicator:{i}" in {c.key for c in m.things}), None) for m in marks)
    return Side(cities, tuple(dict.fromkeys(i for i in chosen if i)), tuple(marks))


def _completed(frame: Frame, left: Side, right: Side) -> Side:
    """*Larger than over Wuhan*, *larger than Wuhan's*, *larger in X than in Y*: the cities that the second side leaves out."""
    owner = next((m for m in right.marks if m.thing("city")), None)
    if len(right.cities) == 1 and owner is not None and _owns(frame, owner):
        owners = (right.cities[0], left.cities[1])
        return Side(owners, right.indicators, right.marks if right.leads else (*left.marks, *right.marks))
    named = right.cities if len(right.cities) > 1 else (left.cities[0], *right.cities) if right.cities else left.cities
    told = len(right.cities) > 1 or right.leads  # *its lead here* against *its deficit there*: each side says which way
    return Side(named, right.indicators, right.marks if told else (*left.marks, *right.marks))


def _owns(frame: Frame, city: Mark) -> bool:
    """*Beijing's*, 北京的: a city whose lead or deficit is meant."""
    before = [m for m in frame.marked.marks if m.end <= city.start][-1:]
    if any(m.text in ("对", "比", "与", "跟", "和", "较") for m in before):
        return False  # 对新加坡的落后: whom it trails
    behind = frame.marked.text[frame.marked.tokens[city.end - 1].end :]
    return behind.lstrip().startswith(("'s", "’s", "的")) or frame.marked.original(city).endswith(("'s", "’s"))


def _measured(base: Base, frame: Frame, left: Side, right: Side) -> tuple[str, ...]:
    """What each side is measured by; the overall score where nothing is said."""
    if max(len(left.indicators), len(right.indicators)) > 1:
        return ()
    edition = edition_of(base, frame)
    said = (*left.indicators, *right.indicators) or ((base.editions[edition].overall,) if edition else ())
    measure = (
        "rank" if asks_for_rank(frame) or asks_for_places(frame) or _counts_places(frame.marked.marks) else "score"
    )
    return tuple(dict.fromkeys(f"{measure}:{ident}" for ident in said))


def _counts_places(marks: Sequence[Mark]) -> bool:
    """*Five places above*, 高2位: a number of places in an order."""
    pairs = pairwise(marks)
    return any(m.kind == "number" and unit.text in PLACES_APART for m, unit in pairs)


def _size(frame: Frame, left: Side, turn: Mark, right: Side) -> Literal["larger", "smaller"] | None:
    """Whether the first is said to be the larger: by the word between the sides, or one beside them."""
    if turn.says("op", ">") or turn.says("op", "<"):
        return "larger" if turn.says("op", ">") else "smaller"
    near = (*right.marks, *left.marks) if frame.language == "zh" else (*left.marks, *right.marks)
    said = next((m.text for m in near if m.text in WIDE | NARROW), None)
    return None if said is None else "larger" if said in WIDE else "smaller"


def _belongs(frame: Frame, mark: Mark) -> bool:
    """Whether a word is one of the sides, of the comparison between them, or says little."""
    if mark.kind == "thing":
        chosen = {f"indicator:{ident}" for ident in frame.indicators}
        kinds = {c.kind for c in mark.things}
        return bool(chosen & {c.key for c in mark.things} or kinds & {"city", "index", "edition"})
    compared = mark.says("op", *BOUNDS) or mark.says("rel", "beats", "loses", "than") or mark.says("agg", "difference")
    small = (
        mark.says("stop") or mark.says("time", "in", "by") or mark.says("noun", "score", "rank") or mark.text in TURNS
    )
    asked = mark.says("ask", *SAID) or mark.says("cue", "compared")
    return compared or small or asked or mark.text in WIDE | NARROW | LEADING | TRAILING | DEGREES | UNITS
