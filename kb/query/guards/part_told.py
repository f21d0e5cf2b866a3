"""Plans that answer a part of what is asked: a yes where names are asked for, one of two indices, a sum for a count."""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards, guards_by_words
from kb.query.guards.shared import conditions_of
from kb.query.kinds.listing import Things
from kb.query.marking.indicators import named_editions
from kb.query.marking.set_aside import besides_said
from kb.query.marking.wholes import OPPOSED, TOP_OF_SET
from kb.query.plan import Plan
from kb.query.rules.successors import NEXT
from kb.query.selection.conditions import HasRegulation, InPlace, InTier, ScoreTest
from kb.query.selection.evaluate import flat


@guards("check", "compare")
def yes_for_names(base: Base, frame: Frame, plan: Plan) -> bool:
    """由哪些部门组成, 得分相同，各排第几名: members and places are asked for, and a yes is neither."""
    told = getattr(plan, "ask", "same") == "same"
    return told and NAMES.search(frame.marked.text) is not None


NAMES = re.compile(
    r"由哪些[^，。？?]{1,8}(?:组成|构成)|[，,](?:各|分别)排第几|, (?:and )?what (?:rank|place) does each\b", re.I
)


@guards("check")
def one_of_two_indices(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is A ahead of B in both indices?*: what one index says is a half of it."""
    editions = set(named_editions(base, frame.marked))
    tested = {base.indicators[c.indicator].edition for c in flat(conditions_of(plan)) if isinstance(c, ScoreTest)}
    return bool(tested) and len(editions) > 1 and not editions <= tested


@guards_by_words("aggregate")
def sum_for_count(frame: Frame) -> bool:
    """两类加在一起有几个城市: how many there are, and not what their scores sum up to."""
    return COUNTS.search(frame.marked.text) is not None


COUNTS = re.compile(r"(?:加在一起|合在一起|加起来|合起来|一共|总共)(?:共)?有(?:几|多少)个?(?:城市|市|成员)|\bhow many (?:cities|members)\b[^?]*\b(?:together|combined|in all|altogether)\b", re.I)  # fmt: skip


@guards("reckon")
def ratio_for_difference(base: Base, frame: Frame, plan: Plan) -> bool:
    """*By how many points does the ratio of A exceed B?*: the word in a name divides nothing."""
    return getattr(plan, "ask", "") == "ratio" and POINTS.search(frame.marked.text) is not None


POINTS = re.compile(r"\b(?:by how (?:much|many)|how many (?:percentage )?points)\b|百分点", re.I)


@guards_by_words("rank")
def order_for_yes(frame: Frame) -> bool:
    """*… is given 100 points. Does that hold for public safety?*: who is first is no yes and no no."""
    return HOLDS.search(frame.marked.text) is not None


HOLDS = re.compile(r"\b(?:does|do|is|did) (?:that|this|it|the same) (?:hold|apply|true)\b", re.I)


@guards("things")
def theme_set_aside(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Besides the reading month, which activities are named?*: what is named already is not sought."""
    besides = besides_said(frame.marked)
    return isinstance(plan, Things) and plan.theme is not None and besides is not None


@guards("find", "count")
def top_of_whole(base: Base, frame: Frame, plan: Plan) -> bool:
    """总分最高的五个中部城市里，哪些不是省会: the first five of a set, and not those of it among the first five of all."""
    conditions = list(flat(conditions_of(plan)))
    ranked = any(isinstance(c, ScoreTest) and c.measure == "rank" for c in conditions)
    among = any(isinstance(c, InPlace | InTier) for c in conditions)
    return ranked and among and TOP_OF_SET.search(frame.marked.text) is not None


@guards_by_words("rank")
def which_of_the_top(frame: Frame) -> bool:
    """得分最高的三个东部城市里，哪些是地级市: which of those, and not the first three of those that are."""
    return TOP_OF_SET.search(frame.marked.text) is not None and OF_THOSE.search(frame.marked.text) is not None


OF_THOSE = re.compile(r"(?:里|中|之中|当中)[，,]?\s*哪")


@guards("rank")
def first_for_all(base: Base, frame: Frame, plan: Plan) -> bool:
    """请按通过时间先后排列: all of them in their order, and not the first."""
    one = "next_to" in frame.cues or NEXT.search(frame.marked.text)  # 紧接在西安之后的: of that order one is asked for
    return getattr(plan, "limit", None) == 1 and not one and IN_ORDER.search(frame.marked.text) is not None


IN_ORDER = re.compile(
    r"先后(?:次序|顺序)?(?:排列|排序|列出)|\bin (?:the )?order of\b|\b(?:sorted|ordered|listed) by\b", re.I
)


@guards("rank", "find", "aggregate")
def any_subject_for_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The earliest on lifelong learning, as opposed to lifelong education*: laws by their title, and not of any subject."""
    titled = any(isinstance(c, HasRegulation) and c.subject for c in flat(conditions_of(plan)))
    spoken = any(m.value("subject") for m in frame.marked.marks) and "regulation" in frame.nouns
    return spoken and not titled and OPPOSED.search(frame.marked.text) is not None
