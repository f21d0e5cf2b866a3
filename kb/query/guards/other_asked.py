"""Passages, misprints and claims beside what is asked for: another index, the contrary, a place for a document."""

import re

from kb.query.base import Base, names
from kb.query.drafting.closest import held_terms
from kb.query.drafting.concerning import named_in_terms, own_keys, speaks_of, stands_in
from kb.query.drafting.passages import said
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards
from kb.query.guards.shared import hits_of
from kb.query.judging.other_edition import of_other_index
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.marking.numerals import CARDINALS
from kb.query.marking.set_aside import BESIDES
from kb.query.marking.topics import narrow_topic, topic_source
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, said_nouns
from kb.query.rules.imprints import RANKED, of_no_size
from kb.query.rules.reckoned import WHAT_PARTS
from kb.query.rules.sources import asks_for_sources
from kb.search.text import terms


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


@guards("find", "count", "rank")
def cities_for_maker(base: Base, frame: Frame, plan: Plan) -> bool:
    """2018年的报告是哪家机构发布的: who made a document is asked, and no city with a body of that year."""
    made = any(m.says("imprint", "published") for m in frame.marked.marks) and bool(frame.things("source"))
    return (
        made
        and "body" in frame.nouns
        and "body.established" not in frame.attributes
        and "city" not in said_nouns(frame)
    )


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
def claim_for_label(base: Base, frame: Frame, plan: Plan) -> bool:
    """*There is a line labelled “Ellis”. Which city does it really stand for?*: a city is asked for, and no yes or no."""
    return "labelled" in frame.cues and "which" in frame.asks and "city" in said_nouns(frame)


NEIGHBOUR = re.compile(r"\b(?:right|just) (?:after|before|behind|below|above)\b", re.I)


@guards("audit")
def claim_for_neighbour(base: Base, frame: Frame, plan: Plan) -> bool:
    """*In order of their dates, which city's law comes right after Xi'an's?*: no claim is put right or wrong."""
    return "which" in frame.asks and "city" in said_nouns(frame) and NEIGHBOUR.search(frame.marked.text) is not None


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
    learns = set(_that_learn(frame))
    asked = [f"place:{p}" for p in frame.things("place") if _is_country(base, p) and p not in learns]
    first = next(iter(hits_of(base, recall, 1)), None)
    row = base.store.thing(first) if first is not None and asked and not frame.cities else None
    if first is None or row is None or any(m.says("logic", "not", "except") for m in frame.marked.marks):
        return False
    told = {key for key in own_keys(base, first, row) if key.startswith("place:")}
    named = (named_in_terms(base, (place,)) for place in asked)
    return bool(told) and not told & set(asked) and not any(speaks_of(base, first, known) for known in named)


def _that_learn(frame: Frame) -> list[str]:
    """*A Finnish plan as a model for China*, 供中国借鉴: the country that learns, which the thing told of does not lie in."""
    text, tokens = frame.marked.text, frame.marked.tokens
    return [
        place
        for m in frame.marked.marks
        if (place := m.thing("place"))
        and (LEARNS.search(text[: tokens[m.start].start].rstrip()) or LEARNS_FROM.match(text[tokens[m.end - 1].end :]))
    ]


LEARNS = re.compile(
    r"\b(?:model|example|lesson|reference|inspiration|blueprint)s? (?:for|to)(?: the)?$|(?:供|给|值得|可为|可供)$", re.I
)


LEARNS_FROM = re.compile(
    r"(?:['’]s)?(?: learning)?(?: cit(?:y|ies))?(?: (?:should|could|can|may|might))? (?:learn|borrow|draw)\b"
    r"|的?(?:学习型城市)?(?:建设)?(?:可以?|能够?|应该?|值得)?(?:向|从)?[^，。？]{0,2}(?:借鉴|学习|效仿|参考)",
    re.I,
)


def _is_country(base: Base, place: str) -> bool:
    return getattr(base.store.thing(f"place:{place}"), "kind", None) == "country"


@guards("recall")
def in_city_set_aside(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Besides Hangzhou, which other city has …?*: what lies in the city that is named already is no other one."""
    aside = BESIDES.match(frame.marked.text) if recall.want == "where" else None
    named = {
        f"city:{m.thing('city')}"
        for m in frame.marked.marks
        if aside and m.thing("city") and frame.marked.tokens[m.start].start < aside.end()
    }
    first = next(iter(hits_of(base, recall, 1)), None) if named else None
    row = base.store.thing(first) if first is not None else None
    return first is not None and row is not None and bool(named & own_keys(base, first, row))


@guards("recall")
def formula_unsaid(base: Base, frame: Frame, recall: Recall) -> bool:
    """哪座城市打造“1+N”模式: a passage with a 1 and an N apart from each other does not hold the sign."""
    said_so = {"".join(found.split()).casefold() for found in FORMULA.findall(frame.marked.text)}
    shown = 10 if recall.want == "where" else 1  # of which one that lies somewhere is told
    rows = (
        [row for key in hits_of(base, recall, shown) if (row := base.store.thing(key)) is not None] if said_so else []
    )
    columns = ("keywords", "keywords_zh", "printed", "text")
    told = (" ".join((*names(row), *said(row), *(str(getattr(row, c, None) or "") for c in columns))) for row in rows)
    return any(sign not in "".join(text.split()).casefold().replace("＋", "+") for text in told for sign in said_so)


@guards("recall", "find")
def parting_unsaid(base: Base, frame: Frame, plan: Plan) -> bool:
    """*What separates the three levels?*: neither what belongs to the levels nor what is said of them tells how they are drawn."""
    if WHAT_PARTS.search(frame.marked.text) is None:
        return False
    if not isinstance(plan, Recall):
        return plan.kind == "find"
    best = next((hit for hit in find_hits(base, plan) if answers(base, plan, hit)), None)
    return best is not None and not PARTING & held_terms(base, best)


PARTING = frozenset(
    terms("divide divides separate separates distinguish differ criterion limits 划分 区分 分为 区别 标准")
)
FORMULA = re.compile(r"(?<![\w+])(?:\d+|[A-Za-z])(?: ?\+ ?(?:\d+|[A-Za-z])(?![A-Za-z]))+")


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


@guards("recall")
def growth_of_something_else(base: Base, frame: Frame, recall: Recall) -> bool:
    """*New firms in Paris are said to have grown by 75% from 2015 to 2016*: a passage without a share, or of other years, says nothing of it."""
    if recall.want != "boolean" or not any(quantity.percent for quantity in recall.quantities):
        return False
    asked = set(YEAR.findall(frame.marked.text))
    rows = [row for key in hits_of(base, recall) if (row := base.store.thing(key)) is not None]
    told = [text for row in rows if "%" in (text := " ".join(said(row))) or "per cent" in text]
    dated = [years for text in told if (years := set(YEAR.findall(text)))]
    return bool(rows) and (not told or (len(asked) > 1 and bool(dated) and not any(asked <= years for years in dated)))


YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


CALLED = re.compile(r"\b(?:what|how) (?:is|was|are) [^?.;]{2,40} (?:called|named)\W*$|叫什么(?:名字|名称)?\W*$", re.I)


@guards("profile")
def profile_for_name(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Ningbo has yet to set up an office. What is it called?*: all that is known of a city is no name of a thing."""
    return CALLED.search(frame.marked.text) is not None


ONE_OF_TWO = re.compile(
    r"\bthe (?:lower|higher|better|worse|weaker|stronger)(?: (?:scorer|scored|one|score|city|value|of the two|performer))*\W*$",
    re.I,
)


@guards("compare")
def yes_for_one_of_two(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Smart service, Moscow vs Hong Kong: the lower one*: one of the two is asked for, and no yes or no."""
    asked = ONE_OF_TWO.search(frame.marked.text) is not None and not asks_yes_no(frame)
    return asked and getattr(plan, "ask", "") == "beats"


SAID_TO_BE = re.compile(r"^\W*(?P<number>\w+) cities (?:are|were) (?:said|claimed|reported|stated) to\b", re.I)


@guards("audit")
def claim_of_other_number(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Twelve cities are said to make up the second level*: a claim that is found without its number says another."""
    said = SAID_TO_BE.search(frame.marked.text)
    word = said["number"].lower() if said else ""
    number = int(word) if word.isdecimal() else CARDINALS.get(word)
    return number is not None and number not in getattr(plan, "numbers", ())


RANKED_BY = re.compile(
    r"\b(?:rank|order|list|sort)s? (?:the )?cities (?:by|according to) (?:how many|(?:the )?(?:number|count|volume) of)\b",
    re.I,
)


@guards("trace", "recall")
def any_ranking(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which source ranks cities by the number of papers?*: not every one that scores cities, nor one that says *written*."""
    return RANKED_BY.search(frame.marked.text) is not None and not getattr(plan, "about", ())
