"""Whether a plan uses the cue phrases of a question: theme by theme, and the first theme that knows a mark decides."""

from collections.abc import Callable

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.framing.denials import UNTIL, joining_words
from kb.query.framing.multiples import part_of_order
from kb.query.framing.subjects import CALLED, turns_name
from kb.query.judging.account_attributes import attribute_left
from kb.query.judging.account_measures import SEARCHES, measure_used
from kb.query.judging.account_numbers import is_part
from kb.query.judging.holdings import Used, indicator_ids
from kb.query.judging.small_words import small_word_used
from kb.query.judging.told import (
    LAWFUL,
    UNDERNEATH,
    both_dates,
    both_ends,
    denies_subject,
    leaves_out_set,
    leaves_unassessed,
    orders_date,
)
from kb.query.marking.indicators import MEMBERS
from kb.query.marking.mark import Mark
from kb.query.rules.asks import names_level, said_nouns
from kb.query.rules.comparing import left_out_of
from kb.query.rules.ranking import beside_group

ORDERING = ("dominance", "envelope", "outliers", "reweigh", "robustness", "strengths", "rank", "strongest",
            "passing", "aggregate", "sizes", "centrality", "compare", "similar", "nearest", "levels", "contrast", "lookup", "relate",)  # fmt: skip
MATCHING = ("recompute", "inspect", "tied", "compare", "similar", "nearest", "connect", "rank", "associate", "pattern",
            "relate", "sizes", "agreement",)  # fmt: skip
ONLY_IN = dict.fromkeys(("stat_p", "stat_smallest_p", "stat_delta", "stat_shift", "stat_power", "stat_holm"), "relate") | dict.fromkeys(
    ("undecided", "shared_pattern", "motif_lead", "motif_body", "motif_nobody", "motif_others"), "pattern") | dict.fromkeys(("qca", "necessary", "sufficient", "early_body"), "qca")  # fmt: skip
NARROWED = ("rank", "sizes", "gaps", "aggregate", "reweigh", "envelope", "robustness", "dominance", "outliers")
PARTS = ("dimension", "indicator", "second_level", "third_level")
PAPERS = frozenset({"论 文", "paper", "article"})
MENTIONS = frozenset({"mention", "mentioned", "提 到", "提 及", "describe", "discuss"})


Use = Callable[[Base, Frame, int, Mark, Used], bool | None]


def cue_used(base: Base, frame: Frame, place: int, mark: Mark, used: Used) -> bool:
    """Whether a plan uses a cue; what no theme knows weighs nothing."""
    found = (use(base, frame, place, mark, used) for use in THEMES)
    return next((answer for answer in found if answer is not None), True)


def _small_word_used(base: Base, frame: Frame, place: int, mark: Mark, used: Used) -> bool | None:
    """Words that weigh little by themselves, and places in an order."""
    if (small := small_word_used(frame, place, used)) is not None:
        return small
    if leaves_unassessed(frame, place) and used.editions:
        return True
    if mark.says("position"):
        return used.kind in ORDERING
    if mark.says("noun", "second_level", "third_level") and used.kind == "rank":
        return bool(frame.indicators)
    return None


def _order_used(base: Base, frame: Frame, place: int, mark: Mark, used: Used) -> bool | None:
    """Ends of an order: *highest*, *last*, *top*."""
    beside = [m for m in frame.marked.marks[max(0, place - 1) : place + 3] if m.text != "的"][:3]
    if mark.says("order") and (
        beside_group(frame, place) or any(m.number is not None and m.number in used.numbers for m in beside)
    ):
        return True
    if (
        mark.says("order", "top", "bottom")
        and part_of_order(frame.marked.marks, place)
        and is_part(frame, place + 1, used)
    ):
        return True
    if mark.says("order", "max", "min", "top", "bottom", "earliest") and names_level(frame, place):
        return '"group"' in used.text
    if mark.says("order") and used.kind == "errata":
        return True  # *the last three rows*
    if (
        (mark.says("order") or mark.says("cue", "longest_gap"))
        and used.kind == "rank"
        and both_ends(frame)
        and 1.0 in used.numbers
    ):
        return '"law": "' in used.text and "body.to_law" in used.text  # *first* and *later* tell the sequence
    if mark.says("cue", "longest_gap") and used.kind in ("find", "count", "check"):
        return False  # who took longest is one of them
    if mark.says("cue", "most_apart"):
        return '"apart"' in used.text or '"gap:' in used.text or used.kind in ("nearest", *SEARCHES)
    if mark.says("order", "max", "min") and mark.says("rel", "beats", "loses") and used.kind == "check":
        return '"op": ">"' in used.text or '"op": "<"' in used.text  # 在…上领先: ahead of the other
    if mark.says("order", "max", "min", "earliest", "latest", "longest", "shortest") and not _bounds_number(
        frame, place
    ):
        weighed = used.kind == "structure" and "weight" in frame.nouns
        grouped = {"region", "path", "level"} & said_nouns(frame) or {"tier", "level"} & set(frame.attributes)
        if used.kind == "aggregate" and grouped and mark.says("order", "max", "min"):
            return '"by": null' not in used.text  # *the region with the highest mean*: a mean of all names no region
        if used.kind == "aggregate" and mark.says("order", "earliest", "latest"):
            return any(f'"{key}": "' in used.text for key in ("end_of", "attribute", "first"))
        lawful = {"body", "regulation"} & said_nouns(frame) and mark.says("order", "earliest", "latest")
        if used.kind == "rank" and lawful and not mark.says("order", "max", "min", "top", "bottom"):
            return '"by": "score' not in used.text  # *the three with the oldest bodies*: no order by score
        sequence = mark.says("order", "earliest", "latest") and '"law": "' in used.text  # *which came first?*
        shortest = used.kind == "connect" and mark.says("order", "shortest")
        return weighed or shortest or used.kind in (*ORDERING, "interval") or sequence
    return None


def _bounds_number(frame: Frame, place: int) -> bool:
    """*At most ten*, 最多10个: a bound beside its number, and no end of an order."""
    around = (*frame.marked.marks[max(0, place - 2) : place], *frame.marked.marks[place + 1 : place + 3])
    return frame.marked.marks[place].says("op") and any(m.kind == "number" for m in around)


def _comparison_used(base: Base, frame: Frame, place: int, mark: Mark, used: Used) -> bool | None:
    """*Above*, *ahead of*: a value or a place is compared."""
    if mark.text == "under" and any(m.says("noun", "weight") for m in frame.marked.marks[place + 1 : place + 4]):
        return True  # *under the stated weights*
    if mark.says("op") and used.kind == "structure":
        return mark.text in UNDERNEATH or '"less": "' in used.text
    if mark.says("op") and used.kind == "interval":
        return '"op": null' not in used.text  # *more than ten years after …?*
    if mark.says("op") and not mark.says("rel") and not mark.says("logic"):
        return (
            any(word in used.text for word in ('"score"', '"gap"', '"lag"', "compare", '"date"'))
            or used.kind in ORDERING
        )
    if mark.says("rel", "beats", "loses") and mark.says("op") and not mark.says("time"):
        told = any(word in used.text for word in ('"score"', '"gap"', '"lag"', '"date"'))
        return told or used.kind in (*ORDERING, "relate", "interval", "recall", "structure")
    if (
        mark.says("rel", "beats", "loses")
        and not mark.says("op")
        and mark.text != "behind"
        and not (mark.says("noun", "data_source") and '"data_source"' in used.text)  # *whose data stand behind it?*
        and not orders_date(frame, place)
    ):
        return used.kind in (*ORDERING, "relate", "interval") or any(w in used.text for w in ('"score"', '"gap"'))
    return None


def _noun_used(base: Base, frame: Frame, place: int, mark: Mark, used: Used) -> bool | None:
    """What is asked for and spoken of: numbers, members, names, policies, bodies."""
    if mark.says("wording", "doubt") and used.kind == "lookup":
        return not any(
            said.startswith(("score:", "rank:")) for said in used.strings
        )  # a score tells not how sure it is
    if (
        mark.says("imprint")
        and mark.text.startswith(("publish", "出 版"))
        and used.kind == "find"
        and set(frame.asks) == {"who"}
    ):
        return False  # *who publishes …?*
    if mark.says("cue", "labelled") or (mark.text in MENTIONS and not frame.things("source")):
        looks = used.kind in ("lookup", "rank", "compare") and '"ask": "order"' not in used.text
        return not looks or not any(s in base.indicators for s in used.strings)
    if (
        mark.says("ask", "how_many")
        and used.kind == "lookup"
        and "score" not in frame.nouns
        and not _is_number_asked(base, used)
    ):
        return False
    if mark.says("ask", "how_many") and not {"which", "what", "who", "when", "where"} & set(frame.asks):
        return used.kind != "find"
    if mark.says("noun", "network") and mark.text in MEMBERS and not frame.things("network"):
        return used.kind not in ("find", "count", "rank", "aggregate", "contrast") or '"network"' in used.text
    if (mark.text in CALLED or mark.says("cue", "called")) and any(
        m.value("noun") == "body" for m in frame.marked.marks[place + 1 : place + 4]
    ):
        return '"named"' in used.text or used.kind in ("recall", "lookup", "things", "pattern")
    if mark.says("attr", "path.features"):
        return "path.features" in used.text or used.kind in ("recall", "things")
    if used.kind in NARROWED and mark.value("noun") == "policy" and not mark.says("ask", "stop"):
        return '"policy' in used.text  # *rank the cities that have a plan*: not all cities
    if used.kind in ("find", "count") and mark.value("noun") == "organisation" and '"on": "score"' in used.text:
        return '"body' in used.text  # *score at least eighty for universities*
    if used.kind in ("check", "count") and mark.value("noun") == "body" and not mark.says("ask"):
        return '"on": "body"' in used.text or used.kind == "count"
    leading = used.kind == "interval" and mark.says("attr", "body.lead")  # *in the same year; are both led by …?*
    if (used.kind in ("count", "check") or leading) and (left := attribute_left(mark, used)) is not None:
        return left
    if mark.says("cue", "outside") and used.kind in ("lookup", "find", "count", "check", "rank"):
        return used.negates
    return None


def _index_word_used(base: Base, frame: Frame, place: int, mark: Mark, used: Used) -> bool | None:
    """Words about indices and their parts."""
    if mark.says("cue", "overall") and used.kind in ("compare", "lookup") and _beside_indicator(frame, place):
        printed = any(base.indicators[s].kind == "difference" for s in used.strings & set(base.indicators))
        return printed or any(base.editions[e].overall in s for e in base.editions for s in used.strings)
    if mark.says("cue", "both_indices", "absence"):
        return '"edition"' in used.text or len(used.editions) > 1 or used.kind in ("recall", "things")
    if mark.says("cue", "next_to", "next_above") and not mark.says("op"):
        beside = '"op": "after"' in used.text or '"op": "before"' in used.text  # *next after Taiyuan's*
        return used.kind == "rank" and (beside or '"position": null' not in used.text)
    if mark.says("cue", "zero"):
        return '"score"' in used.text or used.kind in SEARCHES
    if mark.says("cue", "rounded"):
        return used.kind not in ("find", "count", "check", "rank")  # *a score that is 0.7 rounded to one decimal*
    if mark.says("cue", "full"):
        return '"score"' in used.text or used.kind in ("recall", "structure")
    if mark.says("noun", *PARTS) and used.kind in ("find", "count", "check"):
        return '"all"' in used.text or '"any"' in used.text or bool(frame.indicators) or '"gap"' in used.text
    if mark.says("cue", "dropped", "equal_weights"):
        weighs = used.kind in ("reweigh", "structure", "robustness", "recompute")
        left_out = bool(frame.excluded) or denies_subject(frame, place) or leaves_out_set(frame, place, used)
        return weighs or (left_out and mark.says("cue", "dropped"))
    if mark.says("cue", "same_tier"):
        return used.kind == "relate"
    return None


def _time_used(base: Base, frame: Frame, place: int, mark: Mark, used: Used) -> bool | None:
    """Dates of laws and bodies, and which came first."""
    if mark.says("attr", *LAWFUL) and used.kind in ("find", "count", "rank") and both_dates(frame):
        if used.kind == "rank":
            ordered = '"adopted": {' in used.text and "regulation.in_force" in used.text  # adopted then, in force last
            return ordered or "regulation.lag" in used.text or "score:" in used.text or '_force": {' in used.text
        return any(word in used.text for word in ('"lag"', '"adopted": {', '"in_force": {', "regulation.in_force"))
    if mark.says("cue", "body_first", "law_first") and used.kind in ("find", "count", "check", "lookup"):
        return any(word in used.text for word in ('"law": "', "body.to_law", '"lag"', '"date"')) or bool(frame.excluded)
    if mark.says("time", "before", "after") and len(mark.cues) == 1 and used.kind in ("find", "count", "check"):
        edge = any(m.says("cue", "start_of", "end_of") for m in frame.marked.marks[max(0, place - 1) : place + 3])
        words = (
            '"before"',
            '"after"',
            '"interval"',
            '"lag"',
            '"rank"',
            '"score"',
            '"regulation.lag"',
            *(('"by"', '"since"') if edge else ()),
        )
        return any(word in used.text for word in words)
    if used.kind == "profile" and mark.value("noun") in ("regulation", "body"):
        return False
    if mark.says("cue", "lacking"):
        return used.negates or used.kind in ("recall", "things")
    if mark.says("noun", "source") and mark.text in PAPERS and used.kind == "aggregate":
        return False  # 论文总数: how many papers, no sum of scores
    if mark.says("cue", "years_between", "months_between") and used.kind == "aggregate":
        return '"attribute": null' not in used.text
    if mark.says("cue", "years_between", "months_between") and used.kind == "lookup" and not mark.says("attr"):
        return any(word in used.text for word in ('"body.to_law', '"regulation.lag', '"body.age'))
    if mark.says("cue", "later_year", "same_year", "earlier_year"):
        compared = any({"than", "比"} & set(m.text.split()) for m in frame.marked.marks) or mark.says(
            "cue", "earlier_year"
        )
        return (
            '"lag"' in used.text
            or (compared and '"law": "' in used.text)
            or used.kind == "compare"
            or '"same_year"' in used.text
            or (bool(frame.excluded) and '"op": "in"' in used.text)
            or used.text.count('"op": "in"') > 1  # 2012年立法、次年成立机构
        )
    return None


def _denial_used(base: Base, frame: Frame, place: int, mark: Mark, used: Used) -> bool | None:
    """*Not*, *nor*, *except*, *others*: something is left out."""
    if mark.says("logic", "xor"):
        return '"on": "all"' in used.text and used.negates
    if mark.says("logic", "nor") and used.kind in ("find", "count", "rank", "check"):
        return used.text.count('"negate": true') > 1 or bool(frame.excluded) or denies_subject(frame, place)
    if mark.says("logic", "not") and any(m.text in UNTIL for m in frame.marked.marks[place + 1 : place + 6]):
        return '"since"' in used.text  # *did not come into force until 2020*
    if mark.says("logic", "not") and not mark.says("ask"):
        return (
            used.negates
            or '"op": "!="' in used.text  # *but not zero*
            or '"silent": true' in used.text
            or (
                '"adopted": {"op": "by"' in used.text and '"in_force": {"op": "after"' in used.text
            )  # *but not yet in force*
            or bool(frame.excluded)
            or used.kind in ("check", "contrast", "relate", "sizes", "inspect", "recompute")
            or mark.says("stop")
            or denies_subject(frame, place)
            or any(m.says("cue", "lead_not_education") for m in frame.marked.marks[place + 1 : place + 4])
            or (turns_name(frame.marked.marks, place) and '"named"' in used.text and '"named": null' not in used.text)
        )
    if mark.says("cue", *ONLY_IN):
        return any(used.kind == kind for cue, kind in ONLY_IN.items() if mark.says("cue", cue))
    if mark.says("cue", "aside"):
        by_title = '"breadth": "strict"' in used.text and any(
            m.says("subject") for m in frame.marked.marks[:place][-4:]
        )
        return by_title or bool(frame.excluded) or used.kind in ("recall", "things")
    if mark.says("cue", "others"):
        return (
            used.kind in ("relate", "dominance", "similar", "nearest")
            or (used.kind == "contrast" and used.negates)
            or bool(frame.excluded)
            or ("except" in _joins(frame) and used.negates)
        )
    if mark.says("logic", "except") and used.kind == "compare" and left_out_of(base, frame):
        return True
    if mark.says("logic", "except"):
        apart = used.negates or any(sign in used.text for sign in ('"op": "!="', '"without": ["', '"aside": ["'))
        return apart or denies_subject(frame, place) or ("absence" in frame.cues and '"edition"' in used.text)
    return None


def _likeness_used(base: Base, frame: Frame, place: int, mark: Mark, used: Used) -> bool | None:
    """*The same*, *than*: two sides are needed."""
    if mark.says("noun", "path") and '"path"' in used.text:
        return True
    if mark.says("cue", "same_as") and used.kind in ("find", "count"):
        return '"path"' in used.text or '"on": "score"' in used.text
    if mark.text in ("比", "than") and used.kind == "lookup" and len(used.strings & set(base.indicators)) == 1:
        return "difference" in used.text  # one of two sides only
    if (
        mark.text in ("比", "than")
        and used.kind == "aggregate"
        and '"first": null' in used.text
        and '"attribute": null' in used.text
    ):
        return any(word in used.text for word in ('"on": "score"', '"on": "gap"'))
    if mark.text in ("比", "than") and used.kind == "rank" and len(used.strings & set(base.indicators)) == 1:
        return any(
            word in used.text for word in ('"on": "score"', '"on": "gap"', "gap:", "difference", '"months"')
        )  # one of two sides only
    if mark.says("rel", "same") and '"on": "score"' in used.text and '"op": "="' in used.text:
        return _equals_score(frame, place, used)
    if mark.says("rel", "same", "similar", "connect"):
        return (
            used.kind in MATCHING
            or '"beside": "' in used.text
            or bool(frame.excluded)
            or used.scales
            or '"gap"' in used.text
            or '"same_year"' in used.text
        )
    return None


def _set_used(base: Base, frame: Frame, place: int, mark: Mark, used: Used) -> bool | None:
    """*Capitals*, 计划单列市: cities that are spoken of as a set, and of which one has been named besides."""
    tier = mark.value("set")
    if not tier or used.kind not in SET_KINDS:
        return None
    beside = frame.marked.marks[max(0, place - 2) : place + 3]
    return tier in used.strings or any(m.thing("city") for m in beside if not m.says("stop"))  # *its capital Hangzhou*


SET_KINDS = ("lookup", "find", "count", "rank", "aggregate", "contrast", "relate", "compare", "check")


THEMES: tuple[Use, ...] = (
    _set_used,
    _small_word_used,
    measure_used,
    _order_used,
    _comparison_used,
    _noun_used,
    _index_word_used,
    _time_used,
    _denial_used,
    _likeness_used,
)


def _beside_indicator(frame: Frame, place: int) -> bool:
    """*Between overall and city innovation*: the total is one of the two, and no filler."""
    marks = frame.marked.marks
    sides = (marks[place + 1 : place + 3], marks[max(0, place - 2) : place][::-1])
    pairs = [(side[0], side[1]) for side in sides if len(side) > 1]
    return any(link.says("logic", "and") and any(c.kind == "indicator" for c in named.things) for link, named in pairs)


def _joins(frame: Frame) -> frozenset[str]:
    return joining_words(frame.marked.marks)


def _equals_score(frame: Frame, place: int, used: Used) -> bool:
    """*The identical score of 0.3289*, *level with London*: the number, or the city, beside it is what has that score."""
    before = frame.marked.marks[max(0, place - 4) : place]  # 得分与纽约持平, 与纽约智慧服务得分一样
    if '"reference": "mean"' in used.text and any(m.thing("city") in used.strings for m in before):
        return True
    ahead = next((m for m in frame.marked.marks[place + 1 : place + 4] if not m.says("stop")), None)
    return ahead is not None and (
        bool(ahead.thing("indicator"))
        or ahead.says("noun", "score", "rank")
        or ahead.kind == "number"
        or ('"reference": "mean"' in used.text and ahead.thing("city") in used.strings)
    )


def _is_number_asked(base: Base, used: Used) -> bool:
    """*How many software developers*: a score of 0 to 100 counts no people; the papers of a city are counted."""
    scores = [base.indicators[i] for s in used.strings if s.startswith("score:") for i in indicator_ids(base, s)]
    return not scores or any(row.kind != "score" for row in scores)
