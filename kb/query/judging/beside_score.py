"""What a plan over scores passes over: a set, a date that should vary with the score, a part of an index, the other end."""

import re
from collections.abc import Callable
from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.framing.levels import parts_meant
from kb.query.judging.passed_over import hits_of
from kb.query.kinds.searching import Recall
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns
from kb.query.rules.contrasts import EACH
from kb.query.selection.conditions import AnyOf, GapTest, LagTest, ScoreTest, Selection
from kb.query.selection.evaluate import flat

YEARLY = re.compile(
    r"\b(?:years?|dates?|ages?|months?|time|how (?:long|early|old|recently))\b|年份|年数|早晚|时间|年限|先后|日期", re.I
)
MEMBERS = re.compile(r"\bmembers? of (?:the|this|that) network\b|网络的?成员", re.I)
LINE = re.compile(r"\b(?:cut-?offs?|thresholds?|boundary|dividing line|separates?)\b|分界|界线|门槛|下限|上限", re.I)
FROM_END = re.compile(r"倒数第几|\bfrom the (?:bottom|end)\b", re.I)
SUMMED = re.compile(r"\b(?:total|combined|joint|summed) weights?\b|权重(?:之和|合计|总和)|合计权重", re.I)
IN_INDEX = re.compile(
    r"\b(?:in|by|on|into|of) (?:the |an? )?(?:\w+ ){0,2}(?:index|league table)\b|指数(?:里|中|内|上)", re.I
)
HIGH_AND_LOW = re.compile(r"\bhigh\b.*\b(?:but|and|yet|with|while)\b.*\blow\b|\blow\b.*\b(?:but|and|yet|with|while)\b.*\bhigh\b|高[^于，]*(?:但|而|却).*低(?!于)|低[^于，]*(?:但|而|却).*高(?!于)", re.I)  # fmt: skip


def varies_with_date(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Does the score go with the year of the law?*: those with a law against those without say nothing of its year."""
    together = {"correlation", "goes_with"} & frame.cues or "connect" in frame.relations
    return (
        bool(together)
        and "regulation" in said_nouns(frame) | frame.nouns
        and YEARLY.search(frame.marked.text) is not None
    )


def lists_for_correlation(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is there a correlation between …?*: a list of cities is none."""
    return "correlation" in frame.cues


def high_and_low(base: Base, frame: Frame, plan: Plan) -> bool:
    """*High on X but low on Y*: more on one than on the other is neither high nor low."""
    conditions = flat(getattr(plan, "select", Selection()).conditions)
    return any(isinstance(c, GapTest) for c in conditions) and HIGH_AND_LOW.search(frame.marked.text) is not None


def orders_for_parts(base: Base, frame: Frame, plan: Plan) -> bool:
    """*First on at least one sub-index of smart service*: an order by the whole tells nothing of its parts."""
    several = bool({"any_of", "all_of"} & frame.cues)
    level = parts_meant(base, frame.marked, list(frame.indicators)) if several else None
    return level is not None and getattr(plan, "by", "") in (
        f"{kind}:{frame.indicators[0]}" for kind in ("score", "rank")
    )


def leads_no_body(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which sub-index of X does Beijing lead?*: the unit that leads its body is none."""
    keys = getattr(plan, "attributes", ())
    scored = any(str(key).startswith(("score:", "rank:")) for key in keys)
    return scored and "body.lead" in keys and not {"body", "organisation"} & said_nouns(frame)


def place_of_another(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How far is London ahead of the runner-up?*: a score of its own tells no distance to a place."""
    apart = frame.aggregate == "difference" or any(m.says("agg", "difference") for m in frame.marked.marks)
    placed = frame.position is not None or {"next_to", "next_above"} & frame.cues
    return apart and bool(placed) and not any("gap" in k or "difference" in k for k in getattr(plan, "attributes", ()))


def mean_of_all(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which country's cities do best on average?*: the mean of all of them names no country."""
    asked = any(
        m.says("attr", "country", "province") and m.text.startswith(("which", "what", "哪")) for m in frame.marked.marks
    )
    return asked and getattr(plan, "by", None) is None


def pooled(base: Base, frame: Frame, plan: Plan) -> bool:
    """欧洲城市和北美城市的平均分各是多少: one mean over both groups is neither."""
    both = any(isinstance(c, AnyOf) for c in getattr(plan, "select", Selection()).conditions)
    return both and EACH.search(frame.marked.text) is not None and getattr(plan, "by", None) is None


def total_for_level(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Beijing's third-level scores*: its total is none of them."""
    levels = {"second_level", "third_level"} & frame.nouns
    keys = [str(key).partition(":")[2] for key in getattr(plan, "attributes", ())]
    total = any(ident in base.indicators and base.indicators[ident].level == 0 for ident in keys)
    return bool(levels) and total and not frame.indicators


def mean_for_end(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Below the best score of the other group*, 低于…的最高分: the mean of a group is not its end."""
    marks = frame.marked.marks
    ends = [p for p, m in enumerate(marks) if m.says("order", "max", "min") and not m.says("op") and not m.says("rel")]
    scored = any(m.says("noun", "score") or m.thing("indicator") for p in ends for m in marks[p + 1 : p + 2])
    mean = any(m.says("agg", "mean", "median") for m in marks)
    return getattr(plan, "function", "") == "mean" and scored and not mean


def order_for_bound(base: Base, frame: Frame, plan: Plan) -> bool:
    """低于追随型城市的最高分: cities below the best of another group are no order of both groups."""
    marks = frame.marked.marks
    return any(
        m.says("order", "max", "min")
        and any(n.value("set") or n.thing("group") or n.thing("network") for n in marks[max(0, p - 4) : p])
        and any(n.says("op", "<", ">") for n in marks[max(0, p - 5) : p])
        for p, m in enumerate(marks)
    )


def who_by_method(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who calculated the scores?*: how they are calculated names nobody."""
    return "who" in frame.asks and getattr(plan, "ask", "") in ("method", "description", "weight", "parts")


def where_most(base: Base, frame: Frame, plan: Plan) -> bool:
    """哪座城市的教育经费最高: a passage on one city says nothing of the others."""
    ends = any(m.says("order", "max", "min") and not m.says("op") and not m.says("stop") for m in frame.marked.marks)
    return getattr(plan, "want", "") == "where" and ends


def who_in_concept(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who calculated the scores?*: how they are calculated names nobody."""
    scored = (
        bool(frame.indicators) or frame.edition_said or {"score", "rank", "data_source", "reputation"} & frame.nouns
    )
    if not isinstance(plan, Recall) or plan.want != "who" or not scored:
        return False
    first = hits_of(base, plan, 1)
    return any(key.startswith(("concept:", "claim:", "indicator:", "erratum:")) for key in first)


def members_passed_over(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Members of the network below the mean*: all cities below it are others."""
    return MEMBERS.search(frame.marked.text) is not None and '"on":"network"' not in plan.model_dump_json()


def orders_for_how(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How do the leading cities differ from the following ones?*: the best of one group is no difference."""
    differ = any(m.says("agg", "difference") or m.says("cue", "differ") for m in frame.marked.marks)
    return differ and set(frame.asks) <= {"how", "yes_no"} and "how" in frame.asks


def other_than_reputation(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The median reputation count*: the overall score is no reputation."""
    text = plan.model_dump_json()
    return "reputation" in frame.nouns and "reputation" not in text and ".overall" in text


def counts_for_line(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What cutoff separates two levels?*: how many cities they have is no bound."""
    return getattr(plan, "indicator", None) is None and LINE.search(frame.marked.text) is not None


def from_the_end(base: Base, frame: Frame, plan: Plan) -> bool:
    """南京在成员里倒数第几: a place that is counted from the end, and within a set."""
    return FROM_END.search(frame.marked.text) is not None


def adds_weights(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The total weight of two parts*: each of all the parts is no sum."""
    return len(frame.indicators) > 1 and SUMMED.search(frame.marked.text) is not None


def index_passed_over(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Members in the world index*: those that are members, in it or not."""
    text = plan.model_dump_json()
    return IN_INDEX.search(frame.marked.text) is not None and not any(edition in text for edition in base.editions)


def compares_nothing(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which members rank better on X than on Y?*: a list whose conditions compare nothing tells both and answers neither."""
    conditions = list(flat(getattr(plan, "select", Selection()).conditions))
    if not frame.indicators or not ({"beats", "loses", "than"} & frame.relations):
        return False
    tests = (ScoreTest, GapTest, LagTest)
    return not any(isinstance(c, tests) or getattr(c, "law", None) or _is_dated(c) for c in conditions)


def _is_dated(condition: object) -> bool:
    return any(getattr(condition, field, None) for field in ("adopted", "in_force", "established"))


def shows_more_than_asked(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which three have the highest …?*: an order of all of them is more than is asked for."""
    if getattr(plan, "limit", None) or getattr(plan, "position", None) or getattr(plan, "end_size", 1) > 1:
        return False
    marks = frame.marked.marks
    counted = any(a.says("ask", "which") and b.kind == "number" and not b.ordinal and (b.number or 0) > 1
                  for a, b in pairwise(marks))  # fmt: skip
    return counted and any(m.says("order", "max", "min") for m in marks)


def tabulates_bounds(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which of A, B and C scores below D in X but above E in Y?*: a table of all five holds no bound."""
    marks = frame.marked.marks
    bounds = [m for m in marks if m.says("op", ">", "<", ">=", "<=") or m.says("rel", "beats", "loses")]
    asked = any(m.says("ask", "which", "where", "who") for m in marks)
    return getattr(plan, "ask", "") == "table" and asked and len(bounds) > 1


BESIDE_SCORE: tuple[tuple[tuple[str, ...], Callable[[Base, Frame, Plan], bool]], ...] = (
    (("relate", "associate"), varies_with_date),
    (("find", "count"), lists_for_correlation),
    (("find", "count"), high_and_low),
    (("find", "count"), compares_nothing),
    (("rank",), shows_more_than_asked),
    (("compare",), tabulates_bounds),
    (("aggregate",), mean_of_all),
    (("aggregate",), pooled),
    (("contrast",), mean_for_end),
    (("rank",), order_for_bound),
    (("rank",), orders_for_parts),
    (("rank",), orders_for_how),
    (("find", "count", "rank", "aggregate"), members_passed_over),
    (("rank", "aggregate", "lookup"), other_than_reputation),
    (("find", "count"), index_passed_over),
    (("contrast",), counts_for_line),
    (("find", "lookup"), from_the_end),
    (("structure",), adds_weights),
    (("structure",), who_by_method),
    (("recall",), where_most),
    (("recall",), who_in_concept),
    (("lookup",), total_for_level),
    (("lookup",), leads_no_body),
    (("lookup",), place_of_another),
)
