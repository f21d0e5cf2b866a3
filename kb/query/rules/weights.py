"""Rules about other weights: re-weighting, the envelope of all weights, robustness, strong and weak sides."""

import re
from collections.abc import Collection
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from kb.analysis.exact import exact
from kb.analysis.normalise import Normalisation
from kb.analysis.robustness import MOST_DRAWS
from kb.analysis.weights import Aggregation
from kb.model.values import fraction
from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.disturbing import Ask, Robustness
from kb.query.kinds.dominating import Dominance
from kb.query.kinds.standing import Strengths
from kb.query.kinds.weighing import Envelope, Reweigh
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, edition_of, one_of_parts, others
from kb.query.selection.conditions import Condition, InEdition, ScoreTest, Selection
from kb.query.selection.evaluate import flat

SCALES: dict[str, Normalisation] = {
    "scale_z": "z",
    "scale_min_max": "min-max",
    "scale_max": "max",
    "scale_rank": "rank",
}


def other_weights(base: Base, frame: Frame) -> Plan | None:
    """The order of an index under weights of one's own, another mean or scale, or any weights at all, and how firm it is."""
    edition = edition_of(base, frame)
    if edition is None or ("equal_weights" in frame.cues and asks_yes_no(frame) and not frame.cities):
        return None  # *are the dimensions weighted equally?* asks for what is published
    return (_any_weights(base, frame, edition) or _firmness(base, frame, edition)
            or _reweighed(base, frame, edition))  # fmt: skip


def _level(frame: Frame) -> int:
    """The level whose scores are put together: the first, unless the second is said."""
    return 2 if "second_level" in frame.nouns else 1


def _any_weights(base: Base, frame: Frame, edition: str) -> Plan | None:
    """*Under any weights*: of one city the bounds, of two their order, of all the table."""
    if not {"any_weights", "weight_share", "fixed_pairs"} & frame.cues:
        return None
    if len(frame.cities) == 2:
        one, other = frame.cities
        return Dominance(edition=edition, city=one, other=other, level=_level(frame), select=others(frame, edition))
    city = frame.cities[0] if len(frame.cities) == 1 else None
    lowest = set(frame.orders) & {"min", "bottom"}
    ends = ("worst" if lowest else "best") if city and frame.orders else "table"
    ask = "first_share" if city and "weight_share" in frame.cues else ends
    return Envelope.model_validate({"edition": edition, "city": city, "ask": ask, "level": _level(frame),
                                    "select": others(frame, edition)})  # fmt: skip


SAID = {"draws": range(1, MOST_DRAWS + 1), "seed": range(2**32)}
FIRMNESS: tuple[tuple[str, Ask], ...] = (
    ("left_out", "left_out"),
    ("effective_weights", "influence"),
    ("coherence", "coherence"),
)


def _firmness(base: Base, frame: Frame, edition: str) -> Plan | None:
    """How firm the ranks are, and what goes with it: a part left out, weights in effect, how the parts go together."""
    city = frame.cities[0] if frame.cities else None
    whole = all(base.indicators[indicator].level == 0 for indicator in frame.indicators)
    ask = next((asked for cue, asked in FIRMNESS if cue in frame.cues), None)
    sought = "which" in frame.asks and "city" in frame.nouns  # *which cities make up the lowest level?*
    if ask is None and "share_of_total" in frame.cues and whole and not frame.conditions and not sought:
        ask = "influence"
    if ask is None and {"robust", "random_weights"} & frame.cues:
        ask = "top" if frame.limit and not city else "table"
    if ask is None:
        return None
    top = frame.limit if ask == "top" and frame.limit else 3
    noise = next((mark.number / 100 for mark in _percents(frame) if mark.number and mark.number <= 100), 0.25)
    said_of = {name: _number_of(frame, name) for name in SAID}
    numbers = {name: number for name, number in said_of.items() if number is not None and number in SAID[name]}
    said = {noise * 100, *numbers.values()}
    kept = others(frame, edition).conditions
    select = Selection(conditions=tuple(c for c in kept if not (isinstance(c, ScoreTest) and c.value in said)))
    drawn = "any" if "random_weights" in frame.cues else "near"
    return Robustness.model_validate({"edition": edition, "city": city, "ask": ask, "drawn": drawn, "noise": noise, "top": top,
                                      "level": _level(frame), "select": select, **numbers})  # fmt: skip


def _number_of(frame: Frame, name: str) -> int | None:
    """*2,000 draws*, *seed 7*: the number beside the word, before draws and after a seed; it may look like a year."""
    pairs = list(zip(frame.marked.marks, frame.marked.marks[1:], strict=False))
    before, behind = pairs, [(other, one) for one, other in pairs]
    ordered = [*before, *behind] if name == "draws" else behind  # *5 draws*, 抽取5次
    return next(
        (whole for mark, word in ordered if word.says("cue", name) and (whole := _whole(mark)) is not None), None
    )


def out_of_bounds(frame: Frame) -> bool:
    """Draws or a seed that cannot be taken: a number is not bent into its bounds."""
    said = ((SAID[name], _number_of(frame, name)) for name in SAID)
    return bool({"robust", "random_weights"} & frame.cues) and any(n is not None and n not in kept for kept, n in said)


def _whole(mark: Mark) -> int | None:
    """The whole number that a mark writes, a year among them."""
    if mark.kind == "number" and mark.number is not None and mark.number == int(mark.number):
        return int(mark.number)
    return int(mark.date) if mark.date and mark.date.isdigit() else None


def _percents(frame: Frame) -> list[Mark]:
    """The numbers that stand before a per cent sign."""
    pairs = zip(frame.marked.marks, frame.marked.marks[1:], strict=False)
    return [mark for mark, sign in pairs if mark.kind == "number" and sign.text == "%"]


def _reweighed(base: Base, frame: Frame, edition: str) -> Plan | None:
    """Equal weights or those that the question says, another mean, another scale."""
    own = said_weights(base, frame) if _asks_for_order(frame) and not asks_yes_no(frame) else {}
    weights = own or (equal_weights(base, edition, _level(frame)) if "equal_weights" in frame.cues else {})
    weights = _without_dropped(base, frame, edition, weights)
    aggregation: Aggregation = "geometric" if "geometric" in frame.cues else "arithmetic"
    normalisation = next((scale for cue, scale in SCALES.items() if cue in frame.cues), "printed")
    if not weights and aggregation == "arithmetic" and normalisation == "printed":
        return None
    return Reweigh(edition=edition, weights=weights, aggregation=aggregation, normalisation=normalisation,
                   level=_level(frame), limit=frame.limit or frame.position,
                   city=frame.cities[0] if len(frame.cities) == 1 else None, select=_among(frame, edition, own),
                   ask=_movers(frame))  # fmt: skip


def _movers(frame: Frame) -> Literal["order", "moved", "gained", "lost"]:
    """*Which city changes rank most …?*: who moves, and not who is first."""
    said: tuple[Literal["moved", "gained", "lost"], ...] = ("moved", "gained", "lost")
    return next((ask for ask in said if f"{ask}_most" in frame.cues), "order")


def _without_dropped(base: Base, frame: Frame, edition: str, weights: dict[str, float]) -> dict[str, float]:
    """*If learner experience were dropped*: no weight for it, the weights said or published for the others."""
    parts = [part for part in base.children.get(base.editions[edition].overall, []) if part.weight]
    cities = any(
        m.says("cue", "dropped") and after.thing("city") for m, after in pairwise(frame.marked.marks)
    )  # *leave out London*
    dropped = (
        [part.id for part in parts if part.id in frame.indicators] if "dropped" in frame.cues and not cities else []
    )
    if not dropped:
        return weights
    published = {part.id: float(fraction(part.weight or "1")) for part in parts}
    return (weights or published) | dict.fromkeys(dropped, 0.0)


def _asks_for_order(frame: Frame) -> bool:
    """An order, a rank, or the name of a ranking: weights alone are looked up and not used."""
    named = any(
        word in frame.marked.original(mark).lower()
        for mark in frame.marked.marks
        for word in ("ranking", "排名")
        if mark.things
    )
    return named or "rank" in frame.nouns or "sort" in frame.cues or bool(frame.orders)


def _among(frame: Frame, edition: str, weighted: Collection[str]) -> Selection:
    """Whom the cities are set among; a number that is a weight is no cut-off of a score, and counts no set of cities."""
    kept = tuple(c for c in others(frame, edition).conditions if not _is_limit(c, frame.limit))
    if not weighted:
        return Selection(conditions=kept)
    return Selection(conditions=tuple(c for c in kept if not isinstance(c, ScoreTest | InEdition)))


def _is_limit(condition: Condition, limit: int | None) -> bool:
    """*The top three under equal weights*: how many are asked for, no test of the published ranks."""
    return limit is not None and all(
        isinstance(c, ScoreTest) and c.measure == "rank" and c.value == limit for c in flat((condition,))
    )


def equal_weights(base: Base, edition: str, level: int) -> dict[str, float]:
    """The same weight in the whole for every part of a level: a part counts as often as it has parts of its own there."""
    first = _weighted(base, base.editions[edition].overall)
    if level == 1:
        return dict.fromkeys(first, 1.0)
    inside = {part: _weighted(base, part) for part in first}
    weights = {part: float(len(parts) or 1) for part, parts in inside.items()}
    return weights | {part: 1.0 for parts in inside.values() for part in parts}


def said_weights(base: Base, frame: Frame) -> dict[str, float]:
    """*City innovation 50 %, learner experience 30 %, …*: each part with the number beside it.

    Of parts that are not named the published weights share what is left; a number without a part, or a part without a
    number, is no weighting.
    """
    marks = [mark for mark in frame.marked.marks if mark.kind == "number" or _part_named(frame, mark)]
    marks = _in_turn(marks)
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    if not ({"weight"} & frame.nouns or "own_weights" in frame.cues) or len(marks) != 2 * len(pairs):
        return {}
    if any((one.kind == "number") == (other.kind == "number") for one, other in pairs):
        return {}
    ordered = [(other, one) if one.kind == "number" else (one, other) for one, other in pairs]
    said = {_part_named(frame, part) or "": exact(number.number or 0) for part, number in ordered}
    parents = {base.indicators[part].parent for part in said}
    if len(said) != len(pairs) or len(parents) != 1 or None in parents:
        return {}
    published = {part: fraction(base.indicators[part].weight or "0") for part in _weighted(base, str(parents.pop()))}
    return _completed(said, published) if set(said) <= set(published) else {}


def _in_turn(marks: list[Mark]) -> list[Mark]:
    """*5:3:2 for the one, the other and the third*: all numbers, then all parts, or the other way round."""
    half = len(marks) // 2
    kinds = [mark.kind == "number" for mark in marks]
    blocks = (
        half > 1
        and len(marks) == 2 * half
        and len(set(kinds[:half])) == len(set(kinds[half:])) == 1
        and kinds[0] != kinds[-1]
    )
    return [mark for pair in zip(marks[:half], marks[half:], strict=True) for mark in pair] if blocks else marks


def _part_named(frame: Frame, mark: Mark) -> str | None:
    """The indicator of the question that a mark names."""
    named = (c.key.partition(":")[2] for c in mark.things if c.kind == "indicator")
    return next((ident for ident in named if ident in frame.indicators), None)


def _completed(said: dict[str, Fraction], published: dict[str, Fraction]) -> dict[str, float]:
    """The weights said; what they leave of the whole goes to the other parts as the published weights share it.

    Four decimals: with many more the ranks could not be found exactly.
    """
    rest = {part: weight for part, weight in published.items() if part not in said}
    whole = Fraction(1) if all(number <= 1 for number in said.values()) else Fraction(100)
    left = whole - sum(said.values())
    if rest and left <= 0:
        return {}
    total = sum(rest.values())
    return {
        part: float(said[part]) if part in said else round(float(left * rest[part] / total), 4) for part in published
    }


def _weighted(base: Base, parent: str) -> list[str]:
    return [part.id for part in base.children.get(parent, []) if part.weight]


def strong_sides(_base: Base, frame: Frame) -> Plan | None:
    """The strengths and weaknesses of a city."""
    asked = {"strengths", "weaknesses"} & frame.cues
    if len(frame.cities) != 1 or frame.indicators or (len(asked) == 1 and one_of_parts(frame)):
        return None
    if not asked:
        return Strengths(city=frame.cities[0], ask="standing") if "two_panels" in frame.cues else None
    ask = "profile" if len(asked) == 2 else asked.copy().pop()
    return Strengths(city=frame.cities[0], edition=frame.edition, ask=ask)


MULTIPLIED = re.compile(
    r"\b(?:multipl(?:y|ied|ying)|cumulated|compounded)\b[^.?!]*\bweights?\b|\bweights?\b[^.?!]*\bmultiplied\b"
    r"|\b(?:in|within|to|towards|of) the (?:[\w-]+ ){0,2}?(?:total|composite|grand total|final score|headline score)\b|相乘|连乘|乘起来",
    re.I,
)  # the weights of all levels are multiplied: the share of the whole index is asked for
