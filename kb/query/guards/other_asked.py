"""Passages, misprints and claims beside what is asked for: another index, the contrary, a place for a document."""

import re

from kb.query.base import Base
from kb.query.drafting.closest import held_terms
from kb.query.drafting.concerning import named_in_terms, own_keys, speaks_of, stands_in
from kb.query.drafting.passages import said
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards
from kb.query.guards.shared import hits_of
from kb.query.judging.other_edition import of_other_index
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.marking.topics import narrow_topic, topic_source
from kb.query.plan import Plan
from kb.query.rules.asks import said_nouns
from kb.query.rules.imprints import RANKED, of_no_size
from kb.query.rules.sources import asks_for_sources


@guards("recall")
def passage_for_other_index(base: Base, frame: Frame, recall: Recall) -> bool:
    """*London's city innovation rank in Global Smart Cities*: an index without such an indicator has no rank in it."""
    named = [{c.key.partition(":")[2] for c in m.things if c.kind == "indicator"} for m in frame.marked.marks]
    measured = bool({"score", "rank"} & said_nouns(frame)) and bool(frame.cities)
    return measured and any(of_other_index(base, frame.marked, indicators) for indicators in named)


@guards("recall")
def yes_without_not(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Is it not outstanding?*, 并不突出，对吗: a passage that says it is so, and denies nothing, is no yes to that."""
    denied = any(m.says("logic", "not") for m in frame.marked.marks)
    if not isinstance(plan, Recall) or plan.want != "boolean" or not denied or plan.quantities or plan.dates:
        return False
    rows = [row for key in hits_of(base, plan, 1) if (row := base.store.thing(key)) is not None]
    return any(not DENIES.search(" ".join(said(row))) for row in rows)


DENIES = re.compile(r"\b(?:not|no|never|without|lacks?|lacking|fails?|missing|nor)\b|不|未|没有|缺|无", re.I)


@guards("recall")
def place_for_document(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Where is the training of the teachers reported?*: in a document, and not where it took place."""
    return isinstance(plan, Recall) and plan.want == "where" and REPORTED.search(frame.marked.text) is not None


REPORTED = re.compile(
    r"^\W*where (?:is|are|was|were)\b[^?]*\b(?:reported|mentioned|recorded|documented|written about)\W*$", re.I
)


@guards("find", "rank", "count", "compare")
def cities_for_document(base: Base, frame: Frame, plan: Plan) -> bool:
    """哪份文件既列出成立年份，又列出实施时间？, *which document gives both?*: a document is asked for, and no cities."""
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.says("ask")]
    whose = [m for m in marks[:1] if m.says("noun", "source") and m.says("ask", "which")] or (
        [m for m in marks[1:2] if m.says("noun", "source")] if marks and marks[0].says("ask", "which") else []
    )
    return bool(whose) and asks_for_sources(frame) and not any(m.says("noun", "city") for m in marks)


@guards("recall", "errata")
def misprint_for_value(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which city ranks 19th once the labels are corrected?*, *what score stands in the row “Ellis”?*: a misprint is no value."""
    placed = (
        getattr(plan, "errata", False)
        and (any(m.ordinal for m in frame.marked.marks) or RANKED.search(frame.marked.text))
        and not ROW.search(frame.marked.text)
    )
    places = {"where", "which", "who"} & set(frame.asks)
    scored = bool(getattr(plan, "labels", ())) and "score" in said_nouns(frame) and not places
    return bool(placed or scored) and "erratum" not in frame.nouns


ROW = re.compile(r"\brows?\b|行", re.I)


@guards("audit")
def claim_for_all(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Does the education commission lead in all twelve cities?*: a claim that it does in ten of them names the exceptions."""
    led = "body.lead" in frame.attributes or any(cue.startswith("lead_") for cue in frame.cues)
    return led and "all_of" in frame.cues


@guards("recall", "things", "find", "trace")
def other_report(base: Base, frame: Frame, _plan: Plan) -> bool:
    """*Who published the report that scores 70 cities?*: there is none of that size, and a passage tells of something else."""
    return of_no_size(base, frame)


NEXT_TO = re.compile(
    r"\b(?:directly|immediately|right|straight|just) (?:ahead of|before|above|behind|after|below) [A-Z]|紧[随跟排接挨靠]在?"
)


@guards("audit")
def ahead_for_next(base: Base, frame: Frame, plan: Plan) -> bool:
    """*It names Changchun directly after Shenyang; is that so?*: that one is put ahead of the other is another claim."""
    return len(frame.cities) > 1 and NEXT_TO.search(frame.marked.text) is not None


@guards("recall")
def address_for_value(base: Base, frame: Frame, recall: Recall) -> bool:
    """*How large is the index?*, *who published it, and when?*: the address of a page that tells of them is neither number nor name."""
    rows = () if ADDRESS.search(frame.marked.text) else (base.store.thing(key) for key in hits_of(base, recall, 1))
    return any(str(getattr(row, "text", None) or "").startswith("http") for row in rows)


ADDRESS = re.compile(
    r"\b(?:web ?(?:site|page|address)|url|link|address|online|site|portal|platform|look up|consult)|网[址站页]|链接|地址|平台|查询",
    re.I,
)


@guards("recall")
def of_another_country(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Which arm of the US government launched the pilots?*: what was done in China tells nothing of the United States."""
    asked = [f"place:{place}" for place in frame.things("place") if _is_country(base, place)]
    first = next(iter(hits_of(base, recall, 1)), None)
    row = base.store.thing(first) if first is not None and asked and not frame.cities else None
    if first is None or row is None or any(m.says("logic", "not", "except") for m in frame.marked.marks):
        return False
    told = {key for key in own_keys(base, first, row) if key.startswith("place:")}
    named = (named_in_terms(base, (place,)) for place in asked)
    return bool(told) and not told & set(asked) and not any(speaks_of(base, first, names) for names in named)


def _is_country(base: Base, place: str) -> bool:
    return getattr(base.store.thing(f"place:{place}"), "kind", None) == "country"


@guards("recall")
def off_the_topic(base: Base, frame: Frame, recall: Recall) -> bool:
    """智慧学习环境还需要哪些力量参与: a passage of another document that does not speak of the subject is beside it."""
    source = topic_source(base, frame.marked) if recall.want in ("text", "who", "any") and not recall.about else None
    hit = next((hit for hit in find_hits(base, recall) if answers(base, recall, hit)), None) if source else None
    row = base.store.thing(hit.key) if hit is not None else None
    if hit is None or row is None or source is None or stands_in(row, source):
        return False
    return not set(narrow_topic(frame.marked)) <= held_terms(base, hit)


@guards("recall")
def number_for_difference(base: Base, frame: Frame, recall: Recall) -> bool:
    """*By how many cities is A larger than B?*, *how many more cities than …?*: a number of one of them is no difference."""
    return recall.want == "number" and MORE_OF.search(frame.marked.text) is not None


MORE_OF = re.compile(r"\b(?:by how many|how many more|how many fewer)\b[^?]*\bthan\b", re.I)
