"""Orders, means and associations that are no answer."""

import re
from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.framing.grouped_by import grouping_said
from kb.query.framing.levels import parts_meant
from kb.query.guards.register import guards
from kb.query.guards.shared import conditions_of
from kb.query.guards.words import asks_for_body
from kb.query.judging.account_measures import SEARCHES
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns
from kb.query.rules.contrasts import EACH
from kb.query.selection.conditions import AnyOf, Selection
from kb.query.selection.evaluate import members

YEARLY = re.compile(
    r"\b(?:years?|dates?|ages?|months?|time|how (?:long|early|old|recently))\b|年份|年数|早晚|时间|年限|先后|日期", re.I
)


LINE = re.compile(r"\b(?:cut-?offs?|thresholds?|boundary|dividing line|separates?)\b|分界|界线|门槛|下限|上限", re.I)


@guards("associate", "relate")
def varies_with_date(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Does the score go with the year of the law?*: those with a law against those without say nothing of its year."""
    together = {"correlation", "goes_with"} & frame.cues or "connect" in frame.relations
    return (
        bool(together)
        and "regulation" in said_nouns(frame) | frame.nouns
        and YEARLY.search(frame.marked.text) is not None
    )


@guards("check")
def where_for_order(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is Changchun behind Dalian among the northeastern cities?*: that both lie there says nothing of their order."""
    placed = getattr(getattr(plan, "condition", None), "on", "") in ("place", "network", "score", "all")
    return placed and len(frame.cities) == 2 and ONE_BEFORE.search(frame.marked.text) is not None


ONE_BEFORE = re.compile(
    r"\b(?:is|be|being|was|stands?|comes?|ranks?) (?:well |far )?(?:behind|ahead of|above|below|before|after) [A-Z]"
)


@guards("rank")
def orders_for_parts(base: Base, frame: Frame, plan: Plan) -> bool:
    """*First on at least one sub-index of smart service*: an order by the whole tells nothing of its parts."""
    several = bool({"any_of", "all_of"} & frame.cues)
    level = parts_meant(base, frame.marked, list(frame.indicators)) if several else None
    return level is not None and getattr(plan, "by", "") in (
        f"{kind}:{frame.indicators[0]}" for kind in ("score", "rank")
    )


@guards("aggregate")
def mean_of_all(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which country's cities do best on average?*: the mean of all of them names no country."""
    asked = any(
        m.says("attr", "country", "province") and m.text.startswith(("which", "what", "哪")) for m in frame.marked.marks
    )
    return (asked or GROUP_ASKED.search(frame.marked.text) is not None) and getattr(plan, "by", None) is None


@guards("aggregate", "levels", "rank", "relate", "sizes")
def other_grouping(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Grouped by province, which do best?*: the means of the regions are another grouping, those of all are none."""
    said = grouping_said(frame.marked)
    return said is not None and getattr(plan, "by", None) != said


GROUP_ASKED = re.compile(
    r"\b(?:which|what) (?:[\w-]+ )?(?:tier|level|kind|class|sort|size|rank) of (?:city|cities)\b", re.I
)


@guards("aggregate")
def spread_of_no_score(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How are the cities spread over the path types?*: no score is spoken of, and none is filled in."""
    scored = frame.indicators or frame.edition_said or {"score", "rank", "indicator", "dimension"} & frame.nouns
    told = {"path", "body", "regulation"} & said_nouns(frame)
    return bool(told) and not scored and bool(getattr(plan, "indicator", None))


@guards("aggregate")
def pooled(base: Base, frame: Frame, plan: Plan) -> bool:
    """欧洲城市和北美城市的平均分各是多少: one mean over both groups is neither."""
    both = any(isinstance(c, AnyOf) for c in getattr(plan, "select", Selection()).conditions)
    return both and EACH.search(frame.marked.text) is not None and getattr(plan, "by", None) is None


@guards("contrast")
def mean_for_end(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Below the best score of the other group*, 低于…的最高分: the mean of a group is not its end."""
    marks = frame.marked.marks
    ends = [p for p, m in enumerate(marks) if m.says("order", "max", "min") and not m.says("op") and not m.says("rel")]
    scored = any(m.says("noun", "score") or m.thing("indicator") for p in ends for m in marks[p + 1 : p + 2])
    mean = any(m.says("agg", "mean", "median") for m in marks)
    return getattr(plan, "function", "") == "mean" and scored and not mean


@guards("rank")
def order_for_bound(base: Base, frame: Frame, plan: Plan) -> bool:
    """低于追随型城市的最高分: cities below the best of another group are no order of both groups."""
    marks = frame.marked.marks
    return any(
        m.says("order", "max", "min")
        and any(n.value("set") or n.thing("group") or n.thing("network") for n in marks[max(0, p - 4) : p])
        and any(n.says("op", "<", ">") for n in marks[max(0, p - 5) : p])
        for p, m in enumerate(marks)
    )


@guards("rank")
def orders_for_how(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How do the leading cities differ from the following ones?*: the best of one group is no difference."""
    differ = any(m.says("agg", "difference") or m.says("cue", "differ") for m in frame.marked.marks)
    return differ and set(frame.asks) <= {"how", "yes_no"} and "how" in frame.asks


@guards("contrast")
def counts_for_line(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What cutoff separates two levels?*: how many cities they have is no bound."""
    return getattr(plan, "indicator", None) is None and LINE.search(frame.marked.text) is not None


@guards("rank")
def shows_more_than_asked(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which three have the highest …?*: an order of all of them is more than is asked for."""
    if getattr(plan, "limit", None) or getattr(plan, "position", None) or getattr(plan, "end_size", 1) > 1:
        return False
    marks = frame.marked.marks
    counted = any(a.says("ask", "which") and b.kind == "number" and not b.ordinal and (b.number or 0) > 1
                  for a, b in pairwise(marks))  # fmt: skip
    return counted and any(m.says("order", "max", "min") for m in marks)


@guards("rank")
def best_of_others(base: Base, frame: Frame, plan: Plan) -> bool:
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


@guards("rank")
def orders_by_score_for_body(base: Base, frame: Frame, plan: Plan) -> bool:
    return asks_for_body(frame) and str(getattr(plan, "by", "")).startswith(("score:", "rank:"))


@guards("rank")
def orders_members(base: Base, frame: Frame, plan: Plan) -> bool:
    """哪个机构成员最多: members are counted, and no total score orders those who have them."""
    marks = frame.marked.marks
    total = any(edition.overall in str(getattr(plan, "by", "")) for edition in base.editions.values())
    counted = any(m.says("noun", "network") and n.text.startswith(("最 多", "最 少")) for m, n in pairwise(marks))
    return total and counted and not {"score", "rank"} & said_nouns(frame)


ENDS_ASKING = re.compile(r"吗\W*$")


@guards("rank")
def orders_for_yes(base: Base, frame: Frame, plan: Plan) -> bool:
    """最早成立机构的城市有条例吗: the one at the end of an order of dates is no yes or no."""
    dated = str(getattr(plan, "by", "")).startswith(("regulation.", "body."))
    asked = {"which", "who", "what", "when", "where"} & set(frame.asks)
    if getattr(plan, "position", None) and getattr(plan, "city", None):
        return False  # whether that city is at this place of the order
    return dated and ENDS_ASKING.search(frame.marked.text) is not None and not asked


PLAIN_MEAN = re.compile(
    r"\b(?:plain|simple|unweighted|arithmetic) (?:mean|average)\b|(?:简单|算术|不加权的?)平均", re.I
)


@guards("recompute")
def weighted_for_plain(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is it the plain average of its dimensions?*: a recomputation takes the weights, which here are not all the same."""
    edition = base.editions.get(getattr(plan, "edition", ""))
    whole = getattr(plan, "indicator", None) or (edition.overall if edition else "")
    weights = {part.weight for part in base.children.get(whole, []) if part.weight}
    return PLAIN_MEAN.search(frame.marked.text) is not None and len(weights) > 1


NEIGHBOURS = re.compile(r"\b(?:successive|consecutive|neighbou?rs|neighbou?ring|adjacent)\b|相邻|前后两[部个次]|先后两[部个次]|接连", re.I)  # fmt: skip


@guards("rank", "compare", "find")
def between_successive(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Between which two successive adoptions did most time go by?*: the wait of one law for its effect is another time."""
    laws = bool({"regulation", "body"} & (said_nouns(frame) | frame.nouns)) or any(
        a.startswith("regulation") for a in frame.attributes
    )
    return laws and NEIGHBOURS.search(frame.marked.text) is not None


@guards("rank")
def order_for_yes_no(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is the city with the youngest body also the one with the latest law?*: an order is no yes and no no."""
    marks = frame.marked.marks
    tested = marks[:1] if frame.language == "en" else marks[-1:]
    opens = any(m.says("ask", "yes_no") and m.text.isascii() == (frame.language == "en") for m in tested)
    return opens and set(frame.asks) == {"yes_no"} and not getattr(plan, "city", None) and plan.claim is None


ENTIRELY = re.compile(
    r"\b(?:(?<!counting )(?<!considering )(?<!taking )(?<!using )only|solely|exclusively|entirely|nothing but)\b|只有|仅有|全部由|全是|都是",
    re.I,
)


@guards("aggregate")
def best_type_for_whole(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which types contain only cities of the top twenty?*: the type with the best of them is another."""
    by_type = getattr(plan, "by", None) == "path_type" and getattr(plan, "first", None) is not None
    return by_type and ENTIRELY.search(frame.marked.text) is not None


@guards("rank")
def most_of_something_else(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which city has most trouble with its sustainability?*: *most* belongs to a word that is not known, and may mean the other end."""
    scored = str(getattr(plan, "by", "")).startswith(("score:", "rank:"))
    beside = pairwise(m for m in frame.marked.marks if m.text not in ("the", "a", "of", "to"))
    return scored and any(
        (a.text in MOST and b.kind == "word") or (b.text in MOST and a.kind == "word") for a, b in beside
    )


MOST = frozenset({"most", "the most", "least", "the least"})


IN_TURN = re.compile(r"先(?!后|行|进)[^？?。]{2,20}?(?:然后|随后|而后|再|才|后来|后(?!面|期))")
DATES = ("regulation.adopted", "regulation.in_force", "body.established")
THAN = re.compile(r"比[^，。？?]{2,12}(?:来得|还|更|要)?(?:早|晚|先|迟)")


@guards("rank")
def first_for_in_turn(base: Base, frame: Frame, plan: Plan) -> bool:
    """哪些城市先组建了班子，然后才制定条例, 机构比条例来得更早: one thing before another is no first of all."""
    dated = getattr(plan, "by", "") in DATES
    said = frame.marked.text
    return dated and not frame.cities and bool(IN_TURN.search(said) or THAN.search(said))


@guards()
def superlative_unread(base: Base, frame: Frame, plan: Plan) -> bool:
    """学习者体验最拿得出手: *most* of a word that is no order, which a list without an order has passed over."""
    found = (*SEARCHES, "define", "imprint", "wording", "reckon", "figures")
    return plan.kind not in found and any(m.kind == "word" and m.text == "最" for m in frame.marked.marks)


@guards("rank")
def dates_for_scores(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What is the rank of the city with the youngest body?*, 最先设立机构的那座城市，在iSLEC里总名次如何: the city alone is half of it."""
    dated = str(getattr(plan, "by", "")).startswith(("regulation.", "body."))
    ranked = "rank" in said_nouns(frame) and frame.edition_said
    measured = bool("score" in said_nouns(frame) or frame.indicators or ranked)
    if not dated or not measured or getattr(plan, "city", None):
        return False
    alone = getattr(plan, "limit", None) == 1 and set(frame.asks) <= {"what", "how_much", "how_many", "yes_no"}
    return alone or not getattr(plan, "columns", ())


@guards("aggregate")
def mean_for_cities(base: Base, frame: Frame, plan: Plan) -> bool:
    """哪些西部城市在平均线之上: the mean is what they are held against, and the cities are asked for."""
    marks = frame.marked.marks
    cities = any(
        a.says("ask", "which") and (a.says("noun", "city") or b.says("noun", "city") or b.thing("place"))
        for a, b in pairwise(marks)
    )
    return cities and set(frame.asks) == {"which"} and getattr(plan, "by", None) is None


UNREAD_BOUND = frozenset("往开朝靠挂")


@guards("find", "count", "rank", "passing")
def bound_unread(base: Base, frame: Frame, plan: Plan) -> bool:
    """90分往上: what stands behind a number says on which side of it, and equal to it is another question."""
    marks = frame.marked.marks
    after = (
        (m, [n for n in marks[p + 1 : p + 3] if not (n.says("noun", "score") or n.text == "年")])
        for p, m in enumerate(marks)
    )
    return any(
        m.kind in ("number", "date") and behind and behind[0].kind == "word" and behind[0].text in UNREAD_BOUND
        for m, behind in after
    )


NOT_ONE = re.compile(r"一[个座](?:都|也)(?:没|不|未)|无一|没有一[个座]|\b(?:not a single|not one|none)\b", re.I)


@guards("sizes")
def one_denied_for_all(base: Base, frame: Frame, plan: Plan) -> bool:
    """有没有哪一类的城市一个都没立法: one without it is not all of them."""
    some = (
        getattr(plan, "value", None) == 1
        and getattr(plan, "op", "") in (">=", "=")
        and not getattr(plan, "majority", None)
    )
    return some and NOT_ONE.search(frame.marked.text) is not None and any(c.negate for c in conditions_of(plan))


@guards("rank")
def law_for_body(base: Base, frame: Frame, plan: Plan) -> bool:
    """已立法城市里，哪座的机构来得最晚: what is said last before the order is what is dated."""
    marks = frame.marked.marks
    ends = [p for p, m in enumerate(marks) if m.says("order", "earliest", "latest")]
    if not str(getattr(plan, "by", "")).startswith("regulation.") or frame.language != "zh" or not ends:
        return False
    before = marks[max(0, ends[-1] - 4) : ends[-1]]
    last = next((m for m in reversed(before) if m.says("noun", "body", "regulation") or m.says("attr")), None)
    behind = any(m.says("noun", "regulation") or m.says("attr") for m in marks[ends[-1] : ends[-1] + 4])
    return last is not None and last.says("noun", "body") and not behind


@guards("tied")
def scores_for_weights(base: Base, frame: Frame, plan: Plan) -> bool:
    """智慧治理各分指标的权重是否相同: that the scores differ says nothing of the weights."""
    return "weight" in frame.nouns or "equal_weights" in frame.cues


IN_PERCENT = re.compile(r"[%％]|百分|权重|比重|权数|[一二三四五六七八九两\d]成|份额")


@guards("reweigh")
def takes_part_for_weight(base: Base, frame: Frame, plan: Plan) -> bool:
    """前五名里省会占几座: what has a part of a list is given no weight."""
    return frame.language == "zh" and "own_weights" in frame.cues and IN_PERCENT.search(frame.marked.text) is None


@guards("aggregate")
def mean_for_each_type(base: Base, frame: Frame, plan: Plan) -> bool:
    """四种路径类型的城市，总分平均分别多少: one mean over all of them is none of theirs."""
    each = EACH.search(frame.marked.text) is not None
    return each and "path" in frame.nouns and getattr(plan, "by", None) is None


@guards("lookup")
def rank_among_others(base: Base, frame: Frame, plan: Plan) -> bool:
    """只看西部，西安排第几: its place among all is not that among those of the west."""
    ranks = any(str(key).startswith("rank:") for key in getattr(plan, "attributes", ()))
    return ranks and any(c.on in ("place", "tier", "group") for c in frame.conditions)


FEW = re.compile(r"前[一二三四五六七八九十\d]|\b(?:top|first|best) (?:\w+|\d+)\b", re.I)


@guards("rank")
def first_of_fewer(base: Base, frame: Frame, plan: Plan) -> bool:
    """排名前十的亚洲城市: of eight there are no first ten, so that the first ten of all are meant."""
    limit, by = getattr(plan, "limit", None) or 0, str(getattr(plan, "by", ""))
    select = getattr(plan, "select", Selection())
    if limit < 3 or not select.conditions or not by.startswith("score:") or not FEW.search(frame.marked.text):
        return False
    scored = base.scores.get(by.removeprefix("score:"), {})
    return sum(city in scored for city in members(base, select)) <= limit


@guards("lookup")
def own_score_for_nearest(base: Base, frame: Frame, plan: Plan) -> bool:
    """谁的总分离武汉最近: its own score is not that of the city nearest to it."""
    scores = all(str(key).startswith("score:") for key in getattr(plan, "attributes", ()))
    return (
        scores
        and frame.language == "zh"
        and bool({"earliest", "latest"} & set(frame.orders))
        and "谁" in frame.marked.text
    )


@guards("find", "count")
def operator_unread(base: Base, frame: Frame, plan: Plan) -> bool:
    """够得上0.6的城市: a word right before a number that is not read says how it is compared."""
    equal = [c for c in conditions_of(plan) if c.on == "score" and c.op == "=" and c.measure == "score"]
    pairs = pairwise(frame.marked.marks)
    return bool(equal) and any(b.kind == "number" and a.kind == "word" for a, b in pairs)


@guards("rank")
def both_ends_said(base: Base, frame: Frame, plan: Plan) -> bool:
    """谁笑到最后、拿了第一: of the first and the last, one is not meant."""
    single = getattr(plan, "limit", None) == 1 and str(getattr(plan, "by", "")).startswith("score:")
    said = {cue.value for m in frame.marked.marks for cue in m.cues if cue.role == "order"}
    return frame.language == "zh" and single and {"max", "latest"} <= said
