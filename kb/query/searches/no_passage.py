"""Questions that no passage answers, whatever words it holds: a search of them would miss the point."""

import re
from collections.abc import Callable
from itertools import pairwise

from kb.query.base import Base
from kb.query.drafting.passages import date_of, said
from kb.query.framing.attach import Frame
from kb.query.framing.bodies import QUOTED_NAME
from kb.query.guards.suits import suits
from kb.query.judging.dangling import says_only_case
from kb.query.judging.missed_point import misses_point
from kb.query.judging.strange import narrowing
from kb.query.kinds.listing import Things
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.rules.asks import measures, said_nouns
from kb.query.rules.reckoned import shows_one
from kb.query.rules.sooner import dates_each
from kb.query.searches.searched import compares
from kb.query.searches.set_aside import denies_place
from kb.query.searches.wanted import lists_plans
from kb.search.text import terms


def passage_may_answer(base: Base, frame: Frame, recall: Recall) -> bool:
    """Whether a passage that holds the words could be the answer."""
    if any(beside(frame, recall) for beside in BESIDE) or not suits(base, frame, recall):
        return False
    if (
        compares(base, frame, recall)
        or _lacks_dates(base, frame, recall)
        or shows_one(base, frame, recall)
        or _bounds_unknown(base, frame, recall)
        or _law_untold(base, frame, recall)
        or _first_untold(base, frame, recall)
    ):
        return False
    return not misses_point(base, frame, recall)


def _bounds_unknown(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Which zorblax cities …?*: no source has the word that says which cities are meant."""
    bounds = narrowing(frame.marked, recall.terms)
    return any(not any(base.text.frequency(term) for term in terms(said)) for said in bounds)


def _law_untold(base: Base, frame: Frame, recall: Recall) -> bool:
    """*Who wrote Shanghai's regulation?*, *what does it say about funding?*: a passage of something else tells nothing of a law."""
    law = {t for m in frame.marked.marks if m.says("noun", "regulation") for t in terms(frame.marked.original(m))}
    content = recall.want in ("text", "any") and bool(frame.cities) and SAYS.search(frame.marked.text) is not None
    if not (content or recall.want in ("who", "where")) or not law or (recall.want == "who" and not frame.cities):
        return False
    if recall.want == "where" and recall.several and "city" in frame.nouns:
        return True  # which cities have a law stands in a table
    best = next((hit for hit in find_hits(base, recall) if answers(base, recall, hit)), None)
    row = base.store.thing(best.key) if best is not None else None
    return row is not None and not {*law, *terms("law laws legislation regulation 条例 立法")} & set(
        terms(said(row)[0])
    )


SAYS = re.compile(
    r"\b(?:says?|said|states?|provides?|stipulates?|requires?|prescribes?|lays? down)\b|规定|写明|载明|怎么[说写]", re.I
)


def _first_untold(base: Base, frame: Frame, recall: Recall) -> bool:
    """宁波最早在哪个五年计划中提出……: a plan that speaks of it and does not say that it was the first."""
    if set(frame.orders) != {"earliest"} or recall.want != "text" or not lists_plans(frame):
        return False
    best = next((hit for hit in find_hits(base, recall) if answers(base, recall, hit)), None)
    row = base.store.thing(best.key) if best is not None else None
    return row is not None and FIRST.search(" ".join(said(row))) is None


FIRST = re.compile(r"\b(?:first|earliest|initial)\b|首[次个部先]|最早|第一[次个份]", re.I)


def _only_measures(frame: Frame, recall: Recall) -> bool:
    """The words name a measure and nothing that a text could tell of it; of the plan that was first one may tell."""
    first = set(frame.orders) == {"earliest"} and lists_plans(frame) and not frame.indicators
    return measures(frame, bare=not recall.must) and not first


def _lacks_dates(base: Base, frame: Frame, recall: Recall) -> bool:
    """*To the day*, where the passage gives a year or a month; *each begun when?*, where it gives one date."""
    daily, each = "to_the_day" in frame.cues, dates_each(frame)
    best = next((hit for hit in find_hits(base, recall) if answers(base, recall, hit)), None) if daily or each else None
    row = base.store.thing(best.key) if best is not None else None
    if row is None:
        return daily
    told = f"{date_of(row) or ''} {said(row)[0]}"
    return (daily and not DAY.search(told)) or (each and len(set(DATED.findall(said(row)[0]))) < 2)


DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2} [A-Z][a-z]+ \d{4}\b")
DATED = re.compile(r"\b(?:(?:\d{1,2} )?[A-Z][a-z]+ )?(?:19|20)\d\d\b")


def _asks_for_place(frame: Frame, recall: Recall) -> bool:
    """*Which province is …?*: an attribute of a city, unless the words describe it at length."""
    asked = {"province", "region", "tier", "country"} & set(frame.attributes)
    return bool(asked) and len(recall.must) < 3 and not (recall.several and lists_plans(frame))


def _scored(frame: Frame) -> bool:
    said = bool({"score", "rank"} & said_nouns(frame))
    return said or bool({"beats", "loses", "similar"} & frame.relations and "city" in frame.nouns)


def _asks_for_score(frame: Frame, recall: Recall) -> bool:
    """*Which city has zero in government support?*: a score is asked for, also where no index has the measure."""
    if frame.things("area"):
        return False  # no index scores a part of a city
    none = "zero" in frame.cues or any(m.number == 0 for m in frame.marked.marks)
    if recall.want == "where" and (none and _scored(frame)):
        return True
    return bool(frame.indicators) and (_scored(frame) or (recall.want == "where" and not recall.must))


def _asks_for_source(frame: Frame, recall: Recall) -> bool:
    """*From which company do the data of X come?*, *which indicators use data of the ITU?*: the index says it of each."""
    asked = any(m.says("ask", "which") and b.says("noun", "indicator") for m, b in pairwise(frame.marked.marks))
    return "data_source" in said_nouns(frame) and (bool(frame.indicators) or asked)


def _lists_laws(frame: Frame, recall: Recall) -> bool:
    """*The regulations that entered into force in a June*: several may, and a passage tells of one."""
    dated = {"regulation.adopted", "regulation.in_force"} & set(frame.attributes)
    return bool(dated) and "regulation" in frame.nouns and not frame.cities and not frame.asks and recall.want == "text"


def _tests_rank(frame: Frame, recall: Recall) -> bool:
    """*Do they contradict themselves about Beijing's rank?*: ranks and scores are put to the test by their tables."""
    return recall.want == "boolean" and bool(frame.cities) and bool({"score", "rank"} & said_nouns(frame))


def _reckons(frame: Frame, recall: Recall) -> bool:
    """*The gap between the mean and the median of iSLEC*: reckoned or refused."""
    apart = (
        frame.aggregate == "difference" and bool(frame.indicators) and len(frame.cities) == 1
    )  # *by what margin did X win?*
    return bool(frame.aggregate) and (frame.edition_said or apart) and recall.want == "text"


def _orders_equals(frame: Frame, recall: Recall) -> bool:
    """上海和杭州路径类型相同，哪个机构成立更早: which of two that are level in one thing is ahead in another."""
    ordered = bool(frame.orders) or bool({"beats", "loses"} & frame.relations) or "earlier_year" in frame.cues
    level = "same" in frame.relations or "same_as" in frame.cues
    return level and len(frame.cities) > 1 and (ordered or len(frame.attributes) > 0)


def _parts_scores(frame: Frame, recall: Recall) -> bool:
    """*What score separates two levels?*, *the pillars of Tokyo in order*."""
    what_score = any(
        a.says("ask", "what", "which") and b.text in ("score", "分 数", "得 分")
        for a, b in pairwise(frame.marked.marks)
    )
    classed = recall.want == "number" and INTO.search(frame.marked.text) is not None  # *into how many kinds …?*
    ordered = "sort" in frame.cues and bool(frame.cities) and not classed
    return what_score or ordered or (_scored(frame) and bool(frame.things("group")))


INTO = re.compile(r"\binto how many\b|\bhow many [^,;?]+ into\b|[分归][成为]", re.I)


def _counts_years(frame: Frame, recall: Recall) -> bool:
    """*In which year were most bodies founded?*: no passage counts them."""
    dated = "when" in frame.asks and {"max", "min"} & set(frame.orders) and {"body", "regulation"} & frame.nouns
    return bool(dated) and not frame.cities and not recall.also


SO_MANY = 3  # numbers in a question that no one passage about some of its words takes up


def _tells_numbers(frame: Frame, recall: Recall) -> bool:
    """*Four of the five fields have three parts, one has four; which is it?*: parts are counted, and no passage does."""
    counted = [m for m in frame.marked.marks if m.kind == "number" and not m.ordinal]
    return recall.want == "text" and len(counted) >= SO_MANY and not recall.quantities and bool(LEVELS & frame.nouns)


LEVELS = frozenset({"indicator", "dimension", "second_level", "third_level", "parts"})


def _place_of_one_described(frame: Frame, recall: Recall) -> bool:
    """与武汉相比基础较弱的那个新区，位于哪个省？: of what is described the place is asked; the description alone is no answer."""
    asked = {"province", "country"} & set(frame.attributes) and "area" in frame.nouns
    return bool(asked) and recall.want == "text" and not frame.things("area")


def _asks_for_names(frame: Frame, recall: Recall) -> bool:
    """*Which cities' organisations have “lifelong education” in their name?*: a passage that holds the words names nothing so."""
    return QUOTED_NAME.search(frame.marked.text) is not None and "which" in frame.asks


def _asks_whom_it_leads(frame: Frame, recall: Recall) -> bool:
    """*Which city's committee is led by the finance bureau?*, 由政府办公室牵头的城市: a body with no such lead is told of elsewhere."""
    led = any(m.says("attr", "body.lead") and m.text.endswith((" by", "牵 头")) for m in frame.marked.marks)
    return led and recall.want == "where" and bool({"city", "body"} & frame.nouns)


BESIDE: tuple[Callable[[Frame, Recall], bool], ...] = (
    _only_measures,
    says_only_case,
    denies_place,
    _asks_for_place,
    _asks_for_score,
    _asks_for_source,
    _lists_laws,
    _tests_rank,
    _reckons,
    _orders_equals,
    _parts_scores,
    _counts_years,
    _tells_numbers,
    _place_of_one_described,
    _asks_for_names,
    _asks_whom_it_leads,
)


def of_its_year(base: Base, plan: Things, recall: Recall) -> bool:
    """*Which plan of 2013?*: where things of a year are asked for, a passage that does not say that year is of another."""
    hits = find_hits(base, recall)
    return plan.entity != "policy" or plan.date is None or bool(recall.dates) or plan.date.date[:4] in hits[0].matched
