"""Plans on how an index is built, and on values of two indices, that are no answer."""

import re
from fractions import Fraction
from itertools import pairwise

from kb.model.values import fraction, split_list
from kb.query.base import Base
from kb.query.drafting.closest import held_terms
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards
from kb.query.guards.shared import conditions_of
from kb.query.guards.words import counts_two_things
from kb.query.judging.left_over import plan_indicators
from kb.query.judging.other_edition import years_near_index
from kb.query.kinds.searching import Recall, find_hits
from kb.query.marking.indicators import named_editions
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, said_nouns
from kb.query.rules.counted_parts import ONE_HAS_MORE, counts_parts, wholes_named
from kb.query.rules.parts_said import SUB
from kb.search.text import terms


@guards("structure")
def part_of_one_index(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Does it weigh more in this index or in that?*: that it is a part of the one tells nothing of the other."""
    chosen = any(m.says("logic", "or") for m in frame.marked.marks) or {">", "<"} & set(frame.ops)
    return getattr(plan, "ask", "") in ("enters", "weight") and bool(chosen) and len(_editions(base, frame)) > 1


@guards("structure")
def source_of_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The parts with data from A and from B*, 来自A和B的分指标各是哪一个: those of the one are half of them."""
    marks = frame.marked.marks
    joint = [p for p, m in enumerate(marks) if m.says("logic", "and") and 0 < p < len(marks) - 1]
    names = any(
        _named(marks[p - 1]) and _named(marks[p + 1]) and (marks[p - 1].things or marks[p + 1].things) for p in joint
    )
    return getattr(plan, "ask", "") == "data_source" and bool(getattr(plan, "terms", ())) and names


@guards("count", "recall")
def counts_cities_for_parts(base: Base, frame: Frame, plan: Plan) -> bool:
    """*A has how many sub-indices more than B?*: the cities that score higher in A are not counted."""
    return counts_parts(frame) and len(wholes_named(base, frame)) > 1


@guards("structure")
def counts_parts_of_one(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many more parts has A than B?*, *how many have A and B each?*: the parts of the first alone are no answer."""
    asked = "how_many" in frame.asks or ONE_HAS_MORE.search(frame.marked.text) is not None
    listed = getattr(plan, "ask", "") in ("count", "parts")
    told = getattr(plan, "also", ()) or getattr(plan, "less", None)
    return listed and asked and len(wholes_named(base, frame)) > 1 and not told


@guards("compare")
def turns_around(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Above it in the one, but below it in the other*: ahead in both is the opposite of what is asked."""
    marks = frame.marked.marks
    up = any(m.says("rel", "beats") or m.says("op", ">", ">=") for m in marks)
    down = any(m.says("rel", "loses") or m.says("op", "<", "<=") for m in marks)
    return up and down and len(getattr(plan, "attributes", ())) > 1 and asks_yes_no_of(plan)


def asks_yes_no_of(plan: Plan) -> bool:
    """Whether a comparison says whether one is ahead."""
    return getattr(plan, "ask", "") in ("beats", "any")


@guards("lookup")
def places_for_distance(base: Base, frame: Frame, plan: Plan) -> bool:
    """*By how many places do its ranks in both indices differ?*: the two places are no distance."""
    keys = [str(key) for key in getattr(plan, "attributes", ())]
    return (
        frame.aggregate == "difference" and len(keys) > 1 and all(key.startswith(("score:", "rank:")) for key in keys)
    )


@guards("levels")
def parts_for_whole(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What does the overall score come to on average?*: the best of the parts is not the whole."""
    parts = {"indicator", "dimension", "second_level", "third_level", "parts"} & frame.nouns
    whole = any(base.indicators[i].level == 0 for i in frame.indicators)
    return whole and not parts and not asks_yes_no(frame) and "which" not in frame.asks


@guards("figures")
def one_figure_of_two(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which covers most cities, and on how many indicators is it built?*: the one number is half of the answer."""
    marks = frame.marked.marks
    asked = [p for p, m in enumerate(marks) if m.says("ask", "how_many", "how_much", "what", "when", "who")]
    second = any("and" in [m.text for m in marks[max(0, p - 2) : p]] for p in asked if p > 1)
    return counts_two_things(frame) or second


@guards("nearest")
def whole_for_profile(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Closest in all its scores*, 各项得分最接近: nearness in the total is another."""
    marks = frame.marked.marks
    of_all = any(a.text in EACH_OF and b.says("noun", "score") for a, b in pairwise(marks))
    texts = {m.text.replace(" ", "") for m in marks}
    return not frame.indicators and (of_all or any(text.startswith(SUB) for text in texts))


EACH_OF = frozenset({"各 项", "项", "各", "all", "each", "every", "individual"})


@guards("find", "count")
def loses_network(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Of the demonstration areas, which belong to the network?*: of two networks that are named both must hold."""
    named = set(frame.things("network"))
    said = plan.model_dump_json()
    return len(named) > 1 and any(f'"{network}"' not in said for network in named)


@guards("recall")
def tells_of_the_named(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which other cities founded one in the year of Taiyuan's?*: a passage on the city that is named tells of no other."""
    named = {f"city:{city}" for city in frame.cities}
    other = "others" in frame.cues and any(
        m.says("cue", "others") and m.says("noun", "city") for m in frame.marked.marks
    )
    return other and bool(named) and named <= set(getattr(plan, "about", ()))


COMPANIONS = re.compile(r"['’]s? (?:companions?|fellows?|peers?|others?)\b|的(?:同伴|伙伴|同类)", re.I)


@guards("lookup")
def tells_of_companion(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Of X's companions, which has one?*: what X itself has is not asked."""
    return COMPANIONS.search(frame.marked.text) is not None and "which" in frame.asks


def _editions(base: Base, frame: Frame) -> set[str]:
    found = set(frame.things("edition"))
    return found | {e.id for e in base.editions.values() if e.index in frame.things("index")}


def _named(mark: object) -> bool:
    """Whether a mark is a name or a word that nothing explains."""
    return getattr(mark, "kind", "") == "word" or bool(getattr(mark, "things", ()))


@guards("aggregate")
def one_group_alone(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The mean of the five western cities that lead their region*: which region leads, of the one that is named, tells nothing."""
    placed = {c.place for c in conditions_of(plan) if c.on == "place" and not c.negate}
    return (
        getattr(plan, "by", None) in ("region", "province", "country")
        and getattr(plan, "first", None) is not None
        and len(placed) == 1
    )


@guards("aggregate")
def one_mean_for_groups(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Of the eastern, central and western cities, which group has the highest mean?*: the mean of all of them names none."""
    placed = {c.place for c in conditions_of(plan) if c.on == "place" and not c.negate}
    ends = {"max", "min", "top", "bottom"} & set(frame.orders)
    return (
        getattr(plan, "by", None) is None
        and len(placed) > 1
        and bool(ends)
        and {"which", "who"} & set(frame.asks) != set()
    )


@guards("structure")
def all_parts_for_sized(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which of its parts has only two parts of its own?*: all of them are no answer."""
    levels = {"dimension", "second_level", "third_level"} & frame.nouns
    counted = any(m.kind == "number" and not m.ordinal for m in frame.marked.marks)
    return getattr(plan, "ask", "") == "parts" and "which" in frame.asks and len(levels) > 1 and counted


@guards("contrast")
def counts_for_names(base: Base, frame: Frame, plan: Plan) -> bool:
    """表2中哪座城市的机构印成了别的城市的机构: of two sets of cities nothing is asked, where no word holds them against each other."""
    held = {">", "<"} & set(frame.ops) or {"than", "beats", "loses", "compare"} & frame.relations or frame.orders
    bodies = {"body", "organisation"} & frame.nouns and not frame.indicators
    return getattr(plan, "indicator", None) is None and bool(bodies) and not held and not frame.aggregate


@guards("lookup", "rank", "compare")
def before_the_edition(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Its iSLEC score before 2016*: that of 2016 is not it."""
    scored = any(str(key).startswith(("score:", "rank:")) for key in (*getattr(plan, "attributes", ()), getattr(plan, "by", "")))  # fmt: skip
    dated = '"date":' in plan.model_dump_json()
    timed = any(
        a.says("time", "before", "after", "since") and a.end == b.start and b.kind == "date" and b.text.isdigit()
        for a, b in pairwise(frame.marked.marks)
    )
    return scored and timed and not dated and not {"body", "regulation"} & frame.nouns


@guards("structure")
def method_of_levels(base: Base, frame: Frame, plan: Plan) -> bool:
    """按照什么方法划分为三个等级: how scores are made tells nothing of how levels are parted."""
    return getattr(plan, "ask", "") == "method" and "level" in said_nouns(frame)


@guards("recall")
def another_indicator(base: Base, frame: Frame, plan: Plan) -> bool:
    """评智慧服务，看的是哪几个方面: a passage that does not say the name of the indicator is about something else."""
    named = [m for m in frame.marked.marks if m.thing("indicator") and not m.is_fuzzy and m.end - m.start > 1]
    if not isinstance(plan, Recall) or plan.want != "text" or len(named) != 1 or frame.cities:
        return False
    words = set(terms(frame.marked.original(named[0])))
    best = next(iter(find_hits(base, plan)), None)
    row = base.store.thing(best.key) if best is not None else None
    if best is None or row is None:
        return False
    used_for = set(split_list(getattr(row, "used_for", None)))  # a source of its data
    if used_for & {c.key.partition(":")[2] for c in named[0].things if c.kind == "indicator"}:
        return False
    quoted = set(terms(str(getattr(row, "printed", None) or "")))  # the passage as the document has it
    return not words <= held_terms(base, best) | quoted


@guards("structure")
def parts_for_belonging(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Under which dimension of a smart city does the learning city fall?*: where no part is named, the parts of an index are
    no answer to what something belongs to."""
    parts = getattr(plan, "ask", "") == "parts" and not frame.indicators
    return parts and FALLS_UNDER.search(frame.marked.text) is not None


FALLS_UNDER = re.compile(
    r"^\W*(?:under|in|into|to|within|with) (?:which|what) (?:\w+ ){0,2}?(?:dimension|pillar|indicator|category|aspect)s?\b[^?]*\b(?:does|do|did|is|are|was|were)\b"
    r"|(?:属于|归入|归在|归于|归到)[^，。？]{0,12}(?:哪|什么)|与[^，。？]{0,12}(?:哪|什么)[^，。？]{0,6}(?:维度|支柱|指标)[^，。？]{0,4}(?:相关|相联|有关)",
    re.I,
)


WINS = re.compile(
    r"\b(?:w[io]ns?|winners?|winning|head(?:s|ed|ing)?|le(?:d|ads?|ading)|leaders?|top(?:s|ped|ping)?|champions?|runners?-?up|number one|no\. ?1)\b|夺冠|冠军|榜首|居首|领先|第一|名列|拔得头筹|折桂|摘冠|折冠",
    re.I,
)


@guards("recall", "things")
def place_of_other_year(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which city headed the 2017 edition of the ranking?*: that there was one does not tell who stood where."""
    held = frame.orders or frame.position or WINS.search(frame.marked.text)
    asked = {"which", "who", "what", "where"} & set(frame.asks)
    return bool(held and asked and years_near_index(base, frame.marked))


@guards("find", "count")
def one_of_two_editions(base: Base, frame: Frame, plan: Plan) -> bool:
    """在iSLEC和全球智慧之都中都有排名的城市: a plan that bounds its cities by one of the two editions forgets the other."""
    named, all_of = named_editions(base, frame.marked), "all_of" in frame.cues or "presence" in frame.cues
    text = " ".join(c.model_dump_json() for c in conditions_of(plan))
    return all_of and len(named) > 1 and 0 < sum(edition in text for edition in named) < len(named)


@guards()
def place_of_no_part(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The learning environment in libraries*, *library learning environment*, 图书馆的学习环境: a part is meant that the whole does not have."""
    if isinstance(plan, Recall) or not (used := set(plan_indicators(base, plan))):
        return False
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        whole = mark.thing("indicator")
        if whole not in used or mark.text not in WHOLES:
            continue
        behind = [m for m in marks[place + 1 : place + 5] if m.text not in ARTICLES]
        before = [m for m in marks[max(0, place - 3) : place] if m.text != "的"]
        inside = len(behind) > 1 and behind[0].text in WITHIN and _unknown(behind[1]) and behind[1].text not in BESIDE
        if inside or (before and _unknown(before[-1]) and before[-1].text not in QUALIFIED):
            return True
    return False


QUALIFIED = frozenset({"smart", "whole", "overall", "general", "total", "urban", "city", "智 慧"})
WHOLES = frozenset({"learning environment", "学 习 环 境"})
WITHIN = frozenset({"in", "at", "of", "for", "inside", "within"})
ARTICLES = frozenset({"the", "their", "its", "a", "an", "our", "all"})
BESIDE = frozenset({"comparison", "contrast", "relation", "addition", "general", "particular", "question"})


def _unknown(mark: Mark) -> bool:
    """A word that neither the lexicon nor the names hold, or a place of learning that no index scores: *university*."""
    return (mark.kind == "word" and not mark.things and not mark.cues) or mark.value("noun") == "organisation"


WEIGHTS_SAID = re.compile(r"(?<![\d/:])(\d{1,2})\s?[/:]\s?(\d{1,2})\s?[/:]\s?(\d{1,2})(?![\d/:])")


@guards("recompute")
def other_weights_said(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Weighted 20/40/40, is the result the overall score?*: a check with the printed 40/40/20 tells nothing of other weights."""
    said = WEIGHTS_SAID.search(frame.marked.text)
    parts = base.children.get(getattr(plan, "indicator", None), [])
    own = [100 * fraction(part.weight) for part in parts if part.weight]
    return said is not None and own != [Fraction(number) for number in said.groups()]


@guards("structure")
def weights_apart_for_total(base: Base, frame: Frame, plan: Plan) -> bool:
    """*The total weight of home and community*: what they weigh together, and not what each part weighs."""
    apart = getattr(plan, "ask", None) == "part_weight" and getattr(plan, "level", None) is None
    return apart and TOTAL_WEIGHT.search(frame.marked.text) is not None


TOTAL_WEIGHT = re.compile(r"\b(?:total|combined|joint|summed) (?:weight|share)\b|合计权重|权重之和|总权重", re.I)


@guards("rank")
def claim_of_other_index(base: Base, frame: Frame, plan: Plan) -> bool:
    """在A中北京领先上海，这一次序在B中同样成立吗: of the one index it is told, and of the other it is asked."""
    named, text = named_editions(base, frame.marked), plan.model_dump_json()
    return plan.claim is not None and len(named) > 1 and sum(edition in text for edition in named) == 1
