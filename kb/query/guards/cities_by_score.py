"""Lists and counts of cities that are no answer: by scores, ranks and indices."""

import re
from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards
from kb.query.guards.shared import MEMBERS, conditions_of
from kb.query.judging.expected import gives
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no
from kb.query.selection.conditions import GapTest, InEdition, LagTest, ScoreTest, Selection
from kb.query.selection.evaluate import flat

FROM_END = re.compile(r"倒数第几|\bfrom the (?:bottom|end)\b", re.I)


IN_INDEX = re.compile(
    r"\b(?:in|by|on|into|of) (?:the |an? )?(?:\w+ ){0,2}(?:index|league table)\b|指数(?:里|中|内|上)", re.I
)


HIGH_AND_LOW = re.compile(r"\bhigh\b.*\b(?:but|and|yet|with|while)\b.*\blow\b|\blow\b.*\b(?:but|and|yet|with|while)\b.*\bhigh\b|高[^于，]*(?:但|而|却).*低(?!于)|低[^于，]*(?:但|而|却).*高(?!于)", re.I)  # fmt: skip


@guards("find", "count")
def lists_for_correlation(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is there a correlation between …?*: a list of cities is none."""
    return "correlation" in frame.cues


@guards("find", "count")
def high_and_low(base: Base, frame: Frame, plan: Plan) -> bool:
    """*High on X but low on Y*: more on one than on the other is neither high nor low."""
    conditions = conditions_of(plan)
    return any(isinstance(c, GapTest) for c in conditions) and HIGH_AND_LOW.search(frame.marked.text) is not None


@guards("find", "count", "rank", "aggregate")
def members_passed_over(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Members of the network below the mean*: all cities below it are others."""
    return MEMBERS.search(frame.marked.text) is not None and '"on":"network"' not in plan.model_dump_json()


@guards("find", "lookup")
def from_the_end(base: Base, frame: Frame, plan: Plan) -> bool:
    """南京在成员里倒数第几: a place that is counted from the end, and within a set."""
    return FROM_END.search(frame.marked.text) is not None


@guards("find", "count")
def index_passed_over(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Members in the world index*: those that are members, in it or not."""
    text = plan.model_dump_json()
    return IN_INDEX.search(frame.marked.text) is not None and not any(edition in text for edition in base.editions)


@guards("find", "count")
def compares_nothing(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which members rank better on X than on Y?*: a list whose conditions compare nothing tells both and answers neither."""
    conditions = conditions_of(plan)
    if not frame.indicators or not ({"beats", "loses", "than"} & frame.relations):
        return False
    tests = (ScoreTest, GapTest, LagTest)
    return not any(isinstance(c, tests) or getattr(c, "law", None) or _is_dated(c) for c in conditions)


@guards("find", "count", "check", "holds")
def comparison_unread(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Rated more highly than their size suggests, with a score above 65*: the words before *than* are not known, and what is
    compared is no condition of the plan."""
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.text == "than"]
    unread = any(
        than.text == "than" and ((before.kind == "word" and before.text != "rather") or behind.says("cue", "overall"))
        for before, than, behind in zip(marks, marks[1:], marks[2:], strict=False)
    )
    compared = (GapTest, LagTest)
    return unread and not any(
        isinstance(c, compared) or (isinstance(c, ScoreTest) and c.reference) for c in conditions_of(plan)
    )


def _is_dated(condition: object) -> bool:
    return any(getattr(condition, field, None) for field in ("adopted", "in_force", "established"))


@guards("find", "count", "rank")
def lists_cities_for_parts(base: Base, frame: Frame, plan: Plan) -> bool:
    """*All second-level indicators but one have fewer than four third-level ones: which one?*: no city is sought."""
    levels = {"dimension", "second_level", "third_level"} & frame.nouns
    return len(levels) > 1 and not frame.cities and not frame.indicators and "city" not in frame.nouns


PLACE_OF_PRINT = re.compile(
    r"\bwhere\b.*\b(?:printed|tabulated|listed|published)\b|\b(?:which|what) table\b|哪一?[张个]表|(?:印|列|刊|登载?)在(?:哪里|哪儿|何处)",
    re.I,
)


@guards("find")
def lists_cities_for_print(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Where are the scores of the 68 cities printed?*: a table is asked for, and no city."""
    conditions = getattr(plan, "select", Selection()).conditions
    whole = all(isinstance(c, InEdition) for c in conditions)
    return whole and bool(frame.indicators) and PLACE_OF_PRINT.search(frame.marked.text) is not None


BOUNDS = re.compile(r"\b(?:as many as|no fewer than|no less than|fewer than|up to) \w+", re.I)


@guards("find", "count")
def bounds_claim(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Do as many as six members have a law?*: a number is put to the test, and a list answers no test."""
    return asks_yes_no(frame) and BOUNDS.search(frame.marked.text) is not None and "boolean" not in gives(base, plan)


@guards("find", "count", "check", "holds")
def share_for_rank(base: Base, frame: Frame, plan: Plan) -> bool:
    """*In the top 10 per cent*: no place among the first ten."""
    marks = frame.marked.marks
    shares = {float(m.number) for m, sign in pairwise(marks)
              if m.kind == "number" and m.number is not None and sign.text in ("%", "percent", "per cent")}  # fmt: skip
    conditions = [getattr(plan, "condition", None), *conditions_of(plan)]
    return any(isinstance(c, ScoreTest) and c.measure == "rank" and c.value in shares for c in conditions)


@guards("find", "count")
def one_index_of_two(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Above 80 in both indices*: a bound on one of them is half of it."""
    conditions = conditions_of(plan)
    tested = {base.indicators[c.indicator].edition for c in conditions if isinstance(c, ScoreTest)}
    return "both_indices" in frame.cues and bool(frame.ops) and len(tested) == 1


@guards("find", "count", "check", "holds")
def bounds_members(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Has the network more than twelve members?*: a number of cities is no score."""
    bounds = {
        c.value for c in conditions_of(plan) if isinstance(c, ScoreTest) and base.indicators[c.indicator].level == 0
    }
    if not bounds or frame.indicators or {"score", "rank"} & frame.nouns or "overall" in frame.cues:
        return False
    marks = frame.marked.marks
    return any(
        m.kind == "number"
        and m.number in bounds
        and any(n.says("noun", "network", "city") for n in marks[p + 1 : p + 3])
        and not any(n.says("order", "top") for n in marks[max(0, p - 1) : p])  # iSLEC前十还有哪些城市
        for p, m in enumerate(marks)
    )


SCORE_ASKED = re.compile(
    r"(?:得分|分数|总分|评分|名次|排名|排位)(?:又|各自?|分别)?(?:是|为)?(?:多少|几分|第几)"
    r"|\b(?:what (?:is|was|are|were) (?:the |its )|its )[\w -]{0,30}?\b(?:scores?|totals?|ranks?)\b(?! (?:above|below|over|under|higher|lower|of at))",
    re.I,
)


@guards("find")
def city_for_its_score(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The learning city led by the propaganda department, its score?*: which city that is tells no score."""
    told = plan.model_dump_json()
    used = any(indicator in told for indicator in frame.indicators)
    return bool(frame.indicators) and not used and SCORE_ASKED.search(frame.marked.text) is not None


@guards("find", "count")
def beyond_the_scale(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The first level (above 96.1 points)*: scores that end at 1 are not those that are spoken of."""
    tests = [c for c in flat(conditions_of(plan)) if isinstance(c, ScoreTest) and c.measure == "score"]
    tops = [(c.value or 0, base.editions[base.indicators[c.indicator].edition].scale_max) for c in tests]
    return not frame.edition_said and len(tests) > 1 and all(value > max(top, 2) for value, top in tops)
