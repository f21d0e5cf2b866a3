"""Rules about a whole edition and about a city among its peers: the audit of all figures, outliers, dominance."""

from typing import Literal

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.framing.levels import sized
from kb.query.kinds.describing import Lookup
from kb.query.kinds.dominating import Dominance
from kb.query.kinds.inspecting import Inspect
from kb.query.kinds.outlying import Outliers
from kb.query.marking.indicators import default_edition
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, edition_of, others
from kb.query.selection.conditions import NamedCities, ScoreTest, Selection
from kb.query.selection.evaluate import tested

CHECKS: tuple[tuple[str, str], ...] = (
    ("audit_labels", "label"), ("audit_difference", "difference"), ("audit_pair", "pair"), ("audit_rank", "rank"),
    ("audit_aggregate", "aggregate"), ("audit_claims", "claim"),
)  # fmt: skip
VERDICTS: tuple[tuple[str, str], ...] = (
    ("verdict_uncheckable", "cannot be checked"), ("verdict_rounding", "within rounding"), ("verdict_contradicts", "contradicts"),
)  # fmt: skip


def inspection(base: Base, frame: Frame) -> Plan | None:
    """The audit of every figure of an edition, of one indicator or of one city; or only of its ranks, labels or claims."""
    edition = edition_of(base, frame) or next((s for s in frame.things("source") if s in base.editions), None)
    if differences := printed_differences(base, frame):
        return Inspect(
            edition=base.indicators[differences].edition, indicator=differences, check="difference", ask="agree"
        )
    check = next((found for cue, found in CHECKS if cue in frame.cues), None)
    verdict = next((found for cue, found in VERDICTS if cue in frame.cues), None)
    if edition is None or not (check or verdict or "inspect" in frame.cues) or "recompute" in frame.cues:
        return None
    if frame.aggregate == "difference" and any(base.indicators[i].kind == "rank" for i in frame.indicators):
        return None  # *the gap between its printed rank and its reputation rank*: two ranks, and no check of one
    if check is None and "rank" in frame.nouns and not frame.indicators:
        check = "rank"
    indicator = next(
        (i for i in frame.indicators if base.indicators[i].edition == edition and base.indicators[i].level), None
    )
    if check == "difference" and (indicator or frame.cities):
        indicator = _of_differences(base, {edition})
        if (
            frame.cities and "yes_no" not in frame.asks and "inspect" not in frame.cues
        ):  # what is printed, not if it is right
            return Lookup(cities=frame.cities, attributes=(f"score:{indicator}",))
    asked = "agree" if indicator and check == "difference" and set(frame.asks) == {"yes_no"} else "table"
    return Inspect.model_validate({"edition": edition, "indicator": indicator, "check": check, "verdict": verdict or "differs",
                                   "city": frame.cities[0] if frame.cities else None, "ask": asked})  # fmt: skip


def printed_differences(base: Base, frame: Frame) -> str | None:
    """*Is every printed difference equal to one rank minus the other?*: the differences that a table prints."""
    if (
        frame.cities
        or "same" not in frame.relations
        or frame.aggregate != "difference"
        or set(frame.asks) != {"yes_no"}
    ):
        return None
    return _of_differences(base, {base.indicators[indicator].edition for indicator in frame.indicators})


def _of_differences(base: Base, editions: set[str]) -> str | None:
    """The indicator of some editions whose values are differences between two ranks."""
    return next((i.id for i in base.indicators.values() if i.kind == "difference" and i.edition in editions), None)


def far_from_others(base: Base, frame: Frame) -> Plan | None:
    """Outliers of an index, or of one city in it; a named level is looked at, else the one below the dimensions."""
    edition = edition_of(base, frame)
    if edition is None or "outliers" not in frame.cues:
        return None
    named = [i for i in frame.indicators if base.indicators[i].edition == edition and base.indicators[i].level]
    level = 0 if "overall" in frame.cues else 1 if "dimension" in frame.nouns else 2
    return Outliers(
        edition=edition,
        city=frame.cities[0] if frame.cities else None,
        level=2 if len(named) == 1 else level,
        indicator=named[0] if len(named) == 1 else None,
        select=others(frame, edition),
    )


def _is_cut_off(frame: Frame) -> bool:
    """*都不低于0.7*: a comparison with a number, and with no city."""
    marks = frame.marked.marks
    compared = any(mark.says("cue", "dominance") and mark.says("op") for mark in marks)
    return compared and any(mark.kind == "number" for mark in marks)


def ahead_in_all(base: Base, frame: Frame) -> Plan | None:
    """Whether one city is at least as good as another in every part, or which cities nobody dominates."""
    if plan := ahead_of_one(base, frame):
        return plan
    marks = frame.marked.marks
    counted = (sized(base, marks, p, 1) for p, m in enumerate(marks) if m.says("noun", "dimension"))
    edition = frame.edition or next((found for found in counted if found), None) or edition_of(base, frame)
    if edition is None or "dominance" not in frame.cues or len(frame.cities) > 2:
        return None
    asked_about = set(frame.indicators) - set(tested(frame.conditions))
    if any(base.indicators[indicator].level for indicator in asked_about) or _is_cut_off(frame):
        return None
    city, other = (*frame.cities, None, None)[:2]
    if other and {"how_many", "which"} & set(frame.asks):
        return None  # 多伦多在五大支柱中的几项上占优: so many parts, and no order under all weights
    asked: Literal["list", "any"] = "any" if asks_yes_no(frame) and city and not other else "list"
    return Dominance(edition=edition, city=city, other=other, ask=asked, level=2 if "second_level" in frame.nouns else 1,
                     select=others(frame, edition))  # fmt: skip


def ahead_of_one(base: Base, frame: Frame) -> Plan | None:
    """*Which cities does Shanghai beat on all five pillars?*, 在三个维度上都强于太原的城市: whom a city is ahead of, or who of it."""
    marks = frame.marked.marks
    levels = [p for p, m in enumerate(marks) if m.says("noun", "dimension", "second_level")]
    verbs = [p for p, m in enumerate(marks) if m.says("rel", "beats", "loses")]
    named = [p for p, m in enumerate(marks) if m.thing("city")]
    whole = any(m.text in WHOLE or m.text.startswith("all ") for m in marks) or any(
        sized(base, marks, p, 1) for p in levels
    )
    if len(levels) != 1 or len(verbs) != 1 or len(named) != 1 or not whole or frame.indicators:
        return None
    if "city" not in frame.nouns or not {"which", "where", "who"} & set(frame.asks):
        return None
    city = str(marks[named[0]].thing("city"))
    edition = (
        frame.edition
        or sized(base, marks, levels[0], 1)
        or edition_of(base, frame)
        or default_edition(base, [city], True)
    )
    if edition is None or not base.is_assessed(city, edition):
        return None
    wins = marks[verbs[0]].says("rel", "beats") == (named[0] < verbs[0])
    rest = tuple(c for c in others(frame, edition).conditions if not isinstance(c, ScoreTest | NamedCities))
    return Dominance(edition=edition, city=city, side="below" if wins else "above", select=Selection(conditions=rest),
                     level=2 if marks[levels[0]].says("noun", "second_level") else 1)  # fmt: skip


WHOLE = frozenset({"all", "every", "each", "都", "均", "全 部", "全", "全 都", "all of the", "所 有", "各"})
