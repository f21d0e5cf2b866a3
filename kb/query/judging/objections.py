"""Why a plan is no answer although it accounts for every word: kinds of plans, and what they miss in a question."""

import re
from collections.abc import Callable
from itertools import pairwise

from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.framing.attach import Frame
from kb.query.judging.beside_asked import BESIDE_ASKED
from kb.query.judging.beside_score import BESIDE_SCORE
from kb.query.judging.expected import found, has_type
from kb.query.judging.impossible import no_score_can
from kb.query.judging.missed_point import list_misses_point, place_misses_value
from kb.query.judging.off_point import (
    asks_besides,
    asks_for_body,
    asks_for_group,
    asks_for_level,
    asks_for_part,
    asks_for_several,
    asks_for_unknown,
    asks_twice,
    asks_which_holds,
    both_tops,
    compares_leads,
    counts_members,
    counts_other_things,
    counts_two_things,
    opens_with_group,
)
from kb.query.judging.passed_over import PASSED_OVER
from kb.query.judging.unread import UNREAD
from kb.query.judging.untold import UNTOLD
from kb.query.kinds.listing import Things
from kb.query.kinds.searching import Recall
from kb.query.kinds.tracing import Trace
from kb.query.plan import Plan
from kb.query.rules.asks import asks_for_person, counts_groups, ends_in_group
from kb.query.rules.checks import which_of
from kb.query.selection.attributes import attribute
from kb.query.selection.conditions import HasRegulation, InEdition, LagTest, NamedCities, Selection

Misses = Callable[[Base, Frame, Plan], bool]


def suits(base: Base, frame: Frame, plan: Plan) -> bool:
    """Whether a plan gives what the question asks for, as far as both can be told."""
    if isinstance(plan, Recall) and (plan.also or plan.column or plan.told):
        return True  # it tells both of the two things asked
    if any((not kinds or plan.kind in kinds) and misses(base, frame, plan) for kinds, misses in OBJECTIONS):
        return False
    return _has_read_it(base, frame, plan) or has_type(base, frame, plan)


def _has_read_it(base: Base, frame: Frame, plan: Plan) -> bool:
    """Whether the rule of a plan has read itself what is asked for: which of two cities, which group."""
    if plan.kind == "lookup" and plan == which_of(base, frame):
        return True
    return plan.kind == "sizes" or (_is_without(plan) and asks_which_holds(frame))


def said(asks: Callable[[Frame], bool]) -> Misses:
    """An objection that the words alone decide."""
    return lambda base, frame, plan: asks(frame)


def _no_score_can(base: Base, frame: Frame, plan: Plan) -> bool:
    """A bound that no score can reach."""
    return no_score_can(base, getattr(plan, "select", Selection()).conditions)


def _holds_one_city(plan: Plan) -> bool:
    conditions = getattr(plan, "select", Selection()).conditions
    return any(isinstance(c, NamedCities) and not c.negate and len(c.cities) == 1 for c in conditions)


def _sums_one_city(base: Base, frame: Frame, plan: Plan) -> bool:
    """An order or a number of one named city tells nothing."""
    return _holds_one_city(plan) and not getattr(plan, "attribute", None)


def _lists_one_city(base: Base, frame: Frame, plan: Plan) -> bool:
    """The city that the question names itself."""
    return getattr(plan, "shape", "") == "entities" and _holds_one_city(plan)


def _best_of_others(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who has the best universities?*: what is best is no city, and no total says it."""
    marks = frame.marked.marks
    by = base.indicators.get(str(getattr(plan, "by", "")).partition(":")[2])
    total = by is not None and by.level < 2 and bool(base.children.get(by.id))
    others = ("organisation", "practice", "policy", "source", "area")
    return total and any(
        m.says("order", "max", "min")
        and any(n.says("noun", *others) and not n.says("noun", "city", "score", "rank") for n in marks[p + 1 : p + 2])
        for p, m in enumerate(marks)
    )


def _quotes(base: Base, frame: Frame, plan: Plan) -> bool:
    """Whether the number that a search would answer is one that the question says itself."""
    said = {
        float(m.number) for m in frame.marked.marks if m.kind == "number" and m.number is not None and not m.ordinal
    }
    if not said or getattr(plan, "want", "") != "number":
        return False
    value = plan.run(Draft(base, "en")).value
    if value is not None and value.number is None and value.text:
        return value.text.split()[-1].strip(".。") in {f"{number:g}" for number in said}
    return value is not None and value.number is not None and float(value.number) in said


def _asks_one_thing(frame: Frame) -> bool:
    """*Who …?*, *how is it printed?*: a whole profile is no answer."""
    asked = {"yes_no", "which", "who", "when", "where", "how_many"} & set(frame.asks)
    return bool(asked) or any(m.says("wording") for m in frame.marked.marks)


def _asks_for_meaning(frame: Frame) -> bool:
    """*What is meant by …?*: a word is to be explained, no cities are sought."""
    return "definition" in frame.nouns and set(frame.asks) <= {"what", "yes_no"}


def _names_no_person(base: Base, frame: Frame, plan: Plan) -> bool:
    """A body or a unit is no person."""
    return plan.kind != "recall" and asks_for_person(frame)


def _loses_date(base: Base, frame: Frame, plan: Plan) -> bool:
    """*HK, December 2017 – which document?*: what speaks of the city says nothing of the date."""
    dated = any(m.kind == "date" for m in frame.marked.marks)
    plain = isinstance(plan, Trace) and plan.attribute is None and not plan.terms
    plain = plain and not all(key.startswith("policy:") for key in getattr(plan, "about", ()))  # its date says which
    return dated and plain


def _knows_no_indicator(base: Base, frame: Frame, plan: Plan) -> bool:
    """*From which company do the data of X come?*, *practices on X*: a list that does not look for it says nothing of an indicator."""
    if not isinstance(plan, Things):
        return False
    if plan.entity == "organisation" and frame.indicators:
        return True
    named = [m for m in frame.marked.marks if m.thing("indicator") and not (m.thing("theme") or m.thing("city"))]
    looked = plan.theme or plan.type or plan.terms or plan.date
    return plan.entity in ("practice", "policy") and bool(named) and not looked


def _names_no_place(base: Base, frame: Frame, plan: Plan) -> bool:
    """*By which city's university was it set up?*, 由哪座城市的……共建: a list of practices names no city."""
    listed = isinstance(plan, Things) and not plan.count and plan.entity in ("practice", "policy")
    return listed and "where" in frame.asks and "which" not in frame.asks


def _tells_one_number(base: Base, frame: Frame, plan: Plan) -> bool:
    return getattr(plan, "want", "") == "number" and counts_two_things(frame)


def _is_without(plan: Plan) -> bool:
    return bool(getattr(plan, "without", ()))


def _lists_cities_for_types(base: Base, frame: Frame, plan: Plan) -> bool:
    return asks_which_holds(frame) and not _is_without(plan)


def _lists_cities_for_group(base: Base, frame: Frame, plan: Plan) -> bool:
    return not frame.asks and getattr(plan, "shape", "") == "entities" and opens_with_group(frame)


def _orders_by_score_for_body(base: Base, frame: Frame, plan: Plan) -> bool:
    return asks_for_body(frame) and str(getattr(plan, "by", "")).startswith(("score:", "rank:"))


def _contradicts(base: Base, frame: Frame, plan: Plan) -> bool:
    """A thing and its denial, or no law and a wait between its dates: what was denied belonged to something else."""
    conditions = getattr(plan, "select", Selection()).conditions
    if any(c.negate and c.model_copy(update={"negate": False}) in conditions for c in conditions):
        return True
    none = any(c == HasRegulation(negate=True) for c in conditions)
    return none and any(isinstance(c, LagTest) or (isinstance(c, HasRegulation) and not c.negate) for c in conditions)


def _tells_no_wait(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many years after A was founded did B …?*: a passage that speaks of both tells no number of years."""
    waits = any(
        m.says("cue", "years_between") and m.text.startswith(("how many year", "几", "多 少 年"))
        for m in frame.marked.marks
    )
    return waits and not (found(base, plan) & {"number"})


ONE_OF_TWO = frozenset(
    {"which one", "which of the two", "哪 一 个", "哪 一 部", "是 哪 一 个", "哪 个", "是 哪 个", "谁"}
)


def _tabulates_for_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which one …?*: a table of both decides nothing."""
    return getattr(plan, "ask", "") == "table" and any(m.text in ONE_OF_TWO for m in frame.marked.marks)


def _lists_cities_for_parts(base: Base, frame: Frame, plan: Plan) -> bool:
    """*All second-level indicators but one have fewer than four third-level ones: which one?*: no city is sought."""
    levels = {"dimension", "second_level", "third_level"} & frame.nouns
    return len(levels) > 1 and not frame.cities and not frame.indicators and "city" not in frame.nouns


def _counts_groups(frame: Frame) -> bool:
    return counts_groups(frame.marked.marks)


def _counts_cities(frame: Frame) -> bool:
    """*How many cities come first in a pillar?*: the pillars are not counted."""
    return any(m.says("ask", "how_many") and after.says("noun", "city") for m, after in pairwise(frame.marked.marks))


def _lists_compared(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which strategy did A choose, being weaker than B?*: what both have is no answer to how they compare."""
    return len(getattr(plan, "about", ())) > 1 and bool({"beats", "loses", "than"} & frame.relations)


DOING = re.compile(
    r"\bwhat (?:did|does|do|has|have|had|is|was)\b.*\b(?:do|does|doing|done)\b|做了什么|做了哪些|怎么做|采取了什么",
    re.I,
)


def _score_for_deed(base: Base, frame: Frame, plan: Plan) -> bool:
    """A score where it is asked what a city did."""
    scored = all(str(key).startswith(("score:", "rank:")) for key in getattr(plan, "attributes", ()))
    return scored and DOING.search(frame.marked.text) is not None and not {"score", "rank"} & frame.nouns


BEING = re.compile(r"^\W*what(?: is|['’]s) (?:an? |the )?|^(?:什么是|何为|何谓)", re.I)


COMPARED = frozenset({"earlier", "later", "较 早", "更 早", "早 些", "较 晚", "更 晚", "晚 些"})


def _asks_what_it_is(frame: Frame) -> bool:
    return BEING.match(frame.marked.text) is not None and set(frame.asks) == {"what"}


def _list_for_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """A list where it is asked what one thing is, which is the first, or how many there are at all."""
    if not isinstance(plan, Things):
        return False
    if plan.count and plan.entity == "organisation" and plan.terms:
        return True  # *how many community universities are there?*: those that are recorded are not all
    if plan.count and plan.entity == "practice" and plan.terms and not _counts_practices(frame):
        return True  # *how many high-tech jobs are there in London?*: practices that tell of jobs are no jobs
    itself = plan.entity == "area" and any(key.startswith("area:") for key in plan.about)
    ordered = not plan.count and any(
        m.says("order", "earliest", "latest") and m.text not in COMPARED for m in frame.marked.marks
    )
    return itself or ordered or (_asks_what_it_is(frame) and bool(plan.terms) and not plan.about and not plan.type)


def _finds_another_number(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which two opinions …?*, of which the words find one, or a dozen: half an answer, or that of another question."""
    marks = frame.marked.marks
    asked = [
        after.number
        for m, after in pairwise(marks)
        if m.says("ask", "which", "what") and after.kind == "number" and not after.ordinal
    ]
    if len(asked) != 1 or not isinstance(plan, Things) or plan.count:
        return False
    value = plan.run(Draft(base, "en")).value
    return value is not None and len(value.items or ()) != float(asked[0] or 0)


def _counts_practices(frame: Frame) -> bool:
    """Whether practices stand beside *how many*, and not only elsewhere in the question: *in the case box*."""
    marks = frame.marked.marks
    asked = [p for p, m in enumerate(marks) if m.says("ask", "how_many", "how_much")]
    return any(m.says("noun", "practice") for p in asked for m in marks[p : p + 5])


THE_ONE = re.compile(
    r"^\W*what(?: is|['’]s) (?!an? )", re.I
)  # *what is the mean …*, *what is Wuhan's …*: it may be a number


def _figure_for_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """A figure where it is asked what one thing is."""
    one = _asks_what_it_is(frame) and not THE_ONE.match(frame.marked.text)
    wanted = isinstance(plan, Recall) and plan.want in ("text", "any") and "figure" not in frame.nouns
    return one and wanted and "number" in found(base, plan)


def _tells_no_date(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Who leads in Taiyuan, and since when does its committee exist?*: of two things asked, the date is not among what is told."""
    keys = getattr(plan, "attributes", ())
    dated = any(attribute(base, key).value == "date" for key in keys)
    return {"who", "when"} <= set(frame.asks) and not dated


def _lists_other_number(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which three cities set up their bodies first?*, and a list of four: something else was asked."""
    if getattr(plan, "shape", "") != "entities" or plan.kind != "find":
        return False
    marks = frame.marked.marks
    asked = [b.number for a, b, c in zip(marks, marks[1:], marks[2:], strict=False)
             if a.says("ask", "which") and b.kind == "number" and not b.ordinal and c.says("noun", "city")]  # fmt: skip
    if len(asked) != 1:
        return False
    value = plan.run(Draft(base, "en")).value
    return value is not None and value.items is not None and len(value.items) > float(asked[0] or 0)


def _shares_all(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What percentage of the top 20 is Chinese?*: the top 20 are the whole, and their share of all is not asked for."""
    conditions = getattr(plan, "select", Selection()).conditions
    if not getattr(plan, "share", False) or len(conditions) != 1 or getattr(conditions[0], "measure", "") != "rank":
        return False
    marks = frame.marked.marks
    return any(m.says("cue", "among") and after.says("order", "top") for m, after in pairwise(marks))


def _leaves_table(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What errors are in Table 2-6?*, *which cities' names are printed wrong?*: all of them are no answer."""
    narrowed = any(getattr(plan, field, None) for field in ("about", "type", "terms", "labels"))
    if not narrowed and any(m.says("ask", "which", "where") for m in frame.marked.marks) and "city" in frame.nouns:
        return True
    tables = [m for m in frame.marked.marks if m.says("cue", "table") and any(c.isdigit() for c in m.text)]
    return bool(tables) and not getattr(plan, "about", ())


PLACE_OF_PRINT = re.compile(
    r"\bwhere\b.*\b(?:printed|tabulated|listed|published)\b|\b(?:which|what) table\b|哪一?[张个]表|(?:印|列|刊|登载?)在(?:哪里|哪儿|何处)",
    re.I,
)


def _lists_cities_for_print(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Where are the scores of the 68 cities printed?*: a table is asked for, and no city."""
    conditions = getattr(plan, "select", Selection()).conditions
    whole = all(isinstance(c, InEdition) for c in conditions)
    return whole and bool(frame.indicators) and PLACE_OF_PRINT.search(frame.marked.text) is not None


OBJECTIONS: tuple[tuple[tuple[str, ...], Misses], ...] = (
    *BESIDE_ASKED,
    *BESIDE_SCORE,
    *PASSED_OVER,
    *UNREAD,
    *UNTOLD,
    ((), _no_score_can),
    ((), _names_no_person),
    (("rank",), said(asks_for_group)),
    (("rank",), said(ends_in_group)),
    (("rank",), said(asks_for_part)),
    (("rank",), said(asks_for_level)),
    (("rank",), said(both_tops)),
    (("rank",), said(counts_members)),
    (("rank",), _best_of_others),
    (("rank",), _orders_by_score_for_body),
    (("rank", "count", "aggregate"), _sums_one_city),
    (("find",), _lists_one_city),
    (("find",), _lists_cities_for_print),
    (("find", "count", "rank"), _lists_cities_for_parts),
    (("find",), _lists_cities_for_group),
    (("find", "count", "rank", "aggregate", "sizes"), _contradicts),
    (("find", "count", "aggregate"), said(_counts_groups)),
    (("find", "count", "things", "recall"), said(asks_twice)),
    (("find", "count", "things", "recall"), _lists_cities_for_types),
    (("find", "count", "rank", "aggregate"), said(_asks_for_meaning)),
    (("count",), said(counts_other_things)),
    (("structure",), said(_counts_cities)),
    (("compare",), _tabulates_for_one),
    (("compare", "check", "lookup", "find"), said(compares_leads)),
    (("lookup",), _score_for_deed),
    (("lookup",), _tells_no_date),
    (("find",), _lists_other_number),
    (("count",), _shares_all),
    (("errata",), _leaves_table),
    (("profile",), said(_asks_one_thing)),
    (("trace",), _loses_date),
    (("trace",), place_misses_value),
    (("things",), list_misses_point),
    (("things",), _knows_no_indicator),
    (("things",), said(asks_for_unknown)),
    (("things",), _names_no_place),
    (("things",), _list_for_one),
    (("things",), _finds_another_number),
    (("things",), _lists_compared),
    (("recall",), said(asks_for_several)),
    (("recall",), said(asks_besides)),
    (("recall",), _tells_one_number),
    (("recall",), _quotes),
    (("recall",), _tells_no_wait),
    (("recall",), _figure_for_one),
)
