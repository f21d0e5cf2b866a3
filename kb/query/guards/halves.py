"""Half an answer, or that to a question beside it: what a list or a figure leaves of what is asked."""

import re
from itertools import pairwise

from kb.query.base import Base
from kb.query.drafting.closest import held_terms, holds_number
from kb.query.drafting.passages import date_of, said
from kb.query.drafting.sides import tells_half
from kb.query.framing.attach import Frame
from kb.query.guards.register import guards
from kb.query.guards.shared import hits_of, places_told
from kb.query.kinds.listing import Things
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.marking.halves import VALUE_NAMED, asks_amount, halves
from kb.query.marking.mark import Marked
from kb.query.marking.marks import mark
from kb.query.marking.words import content_terms
from kb.query.plan import Plan
from kb.query.rules.asks import pauses_before
from kb.query.rules.reckoned import adds
from kb.search.text import terms

AUXILIARIES = frozenset(("did", "do", "does", "has", "have", "had", "were", "was", "are", "is", "can", "could"))


@guards("things", "trace")
def lists_first_half(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which two bodies run it, and around which app is it built?*: the bodies are half of it; a date stands in the list."""
    if getattr(plan, "count", False):
        return False
    for _, second in halves(frame.marked):
        asked = mark(base, second)
        told = [m for m in asked.marks if m.says("ask", "which", "what", "who", "where", "how_many", "how_much")]
        nouns = {m.value("noun") for m in asked.marks}
        if (
            told
            and getattr(plan, "entity", "source") not in nouns
            and not any(m.says("ask", "yes_no") for m in asked.marks[:1])
        ):
            return True
    return False


@guards("recall")
def yes_for_which(base: Base, frame: Frame, plan: Plan) -> bool:
    """……是哪座城市，有没有条例: which city it is, is asked first, and a yes is half of it."""
    marks = frame.marked.marks
    tested = next((p for p, m in enumerate(marks) if m.says("ask", "yes_no") and pauses_before(frame, p)), 0)
    open_ = any("哪" in m.text or m.says("ask", "who") for m in marks[:tested])
    return getattr(plan, "want", "") == "boolean" and frame.language == "zh" and open_


@guards("recall")
def numbers_of_two_places(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Software developers in London and Paris: numbers*: one figure tells of one of them, or of their distance."""
    cities = [m for m in frame.marked.marks if m.thing("city")]
    several = NUMBERS.search(frame.marked.text) is not None
    found = hits_of(base, plan, 1) if isinstance(plan, Recall) and len(cities) > 1 and several else []
    return any(key.startswith("figure:") for key in found)


NUMBERS = re.compile(r"\b(?:numbers|figures|totals|counts|values)\b|(?:各自?|分别)(?:是|有|为)?(?:多少|几)", re.I)


@guards("recall")
def half_of_two_numbers(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Broadband speed and household coverage*: one figure is half of what is asked."""
    if not isinstance(plan, Recall) or plan.also:
        return False
    return any(
        key.startswith("figure:") and tells_half(base, frame.marked, plan.terms, key) for key in hits_of(base, plan, 1)
    )


@guards("recall")
def tells_first_half(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How much is the least? How much have many reached?*: one number is half of it, and so is one without the year asked."""
    if not isinstance(plan, Recall) or plan.also or plan.told or plan.column or plan.want not in ("number", "text"):
        return False
    parted = [(mark(base, first), mark(base, second)) for first, second in halves(frame.marked)]
    amount = plan.want == "number" and any(
        asks_amount(first) and asks_amount(second) and not VALUE_NAMED.match(second.text) for first, second in parted
    )
    dated = any(m.says("ask", "when") for _, second in parted for m in second.marks)
    row = next((base.store.thing(key) for key in hits_of(base, plan, 1)), None)
    undated = row is not None and not (date_of(row) or YEAR.search(said(row)[0]))
    uncounted = plan.want == "text" and row is not None and any(_leaves_uncounted(base, row, two) for _, two in parted)
    return amount or uncounted or (dated and undated)


@guards("recall")
def other_than_value_named(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How big was the survey? I need the number of schools*: the figure must be of schools, and of the survey."""
    if not isinstance(plan, Recall):
        return False
    for first, second in halves(frame.marked):
        named = VALUE_NAMED.match(second.strip())
        best = next(iter(find_hits(base, plan)), None) if named else None
        if named is None or best is None:
            continue
        held, value = held_terms(base, best), mark(base, named["en"] or named["zh"])
        own = set(content_terms(base, mark(base, first)))
        said = {
            t for m in value.marks if not m.says("stop", "") and not m.says("ask") for t in terms(value.original(m))
        }
        return plan.want != "number" or not said <= held or not (own & held)
    return False


def _leaves_uncounted(base: Base, row: object, asked: Marked) -> bool:
    """Whether a second half asks how many there are of something that a passage does not count."""
    counted = content_terms(base, asked)
    return asks_amount(asked) and bool(counted) and not holds_number(row, counted)


YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@guards("things")
def counts_what_is_left_out(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many did the measures reach?*: what is counted stands elsewhere, and is no measure."""
    if not isinstance(plan, Things) or not plan.count or not plan.terms:
        return False
    return any(a.says("ask", "how_many") and b.text in AUXILIARIES for a, b in pairwise(frame.marked.marks))


SUPERLATIVE = re.compile(r"\b[a-z]{3,}est\b|\b(?:most|least) [a-z]+\b|最[\u4e00-\u9fff]{1,3}", re.I)


@guards("things")
def end_of_no_order(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which operator is the cheapest?*: a list of operators has no order of prices, unless it is said of one that it is so."""
    if not isinstance(plan, Things) or plan.count or not plan.terms:
        return False
    ends = {t for found in SUPERLATIVE.finditer(frame.marked.text) for t in terms(found[0])} & set(plan.terms)
    return any(not base.text.frequency(term) for term in ends)


@guards("recall")
def told_of_other_country(base: Base, frame: Frame, plan: Recall) -> bool:
    """*Which body takes the highest decisions on open data in Japan?*: what is told of Korea alone is no answer."""
    countries = {city.country for city in base.cities.values()}
    named = [place for place in frame.things("place") if place in countries]
    best = next(iter(hits_of(base, plan, 1)), None)
    row = base.store.thing(best) if best is not None and COUNCIL.search(frame.marked.text) else None
    place = (getattr(row, "place", None) or "").partition(":")[2]
    return len(named) == 1 and place in countries and place != named[0]


COUNCIL = re.compile(r"\b(?:which|what) (?:council|committee|board|body)\b|机构", re.I)


@guards("recall")
def cities_of_other_country(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Which Chinese cities …?*: what tells also of cities elsewhere was not looked up for that country."""
    named = frame.things("place")
    if not isinstance(plan, Recall) or plan.want != "where" or not plan.several or len(named) != 1:
        return False
    cities = [base.cities[key.partition(":")[2]] for key in places_told(base, plan) if key.startswith("city:")]
    return any(city.country != named[0] for city in cities) and any(city.country == named[0] for city in cities)


@guards("recall")
def one_of_a_sum(base: Base, frame: Frame, plan: Plan) -> bool:
    """*How many serving and new teachers together?*: the number of the one is a part of the sum."""
    marks = frame.marked.marks
    places = [p for p, m in enumerate(marks[:-1]) if p and m.says("logic", "and")]
    if not isinstance(plan, Recall) or plan.want != "number" or not places or not any(map(adds, marks)):
        return False
    hits = [hit for hit in find_hits(base, plan) if answers(base, plan, hit)][:1]
    if any(getattr(base.store.thing(hit.key), "status", "ok") != "ok" for hit in hits):
        return False  # that its number cannot be used is to be said
    joined = {t for p in places for m in (marks[p - 1], marks[p + 1]) for t in terms(frame.marked.original(m))}
    return frame.language == "en" and bool(hits) and not joined <= held_terms(base, hits[0])


CROSSED = re.compile(
    r"\b(?:pass|passed|exceed|exceeded|cross|crossed|surpass|surpassed|top|topped|hit|reach|reached|break|broke|climb above|rise above|rose above|go (?:above|over|beyond)|fall below|fell below|drop below)\b"
    r"|超过|突破|达到|超越|跌破|低于|升到|升至|越过",
    re.I,
)


@guards("recall")
def day_of_crossing(base: Base, frame: Frame, plan: Plan) -> bool:
    """*In what year did it first pass 200 per cent?*: the day of which 283.7 per cent is told is not that on which 200 was passed."""
    if not isinstance(plan, Recall) or plan.want != "date" or not CROSSED.search(frame.marked.text):
        return False
    said = {
        float(m.number) for m in frame.marked.marks if m.kind == "number" and m.number is not None and not m.ordinal
    }
    values = [
        value for key in hits_of(base, plan, 1) if (value := getattr(base.store.thing(key), "value", None)) is not None
    ]
    return bool(said) and any(float(value) not in said for value in values)


CREDITED = re.compile(
    r"\b(?:what|who|which)\b[^?]*\b(?:credits?|credited|owes?|owed|attributes?|attributed|ascribes?|ascribed|accounts? for|thanks? to)\b|归功于|归因于|得益于|归结为",
    re.I,
)


@guards("lookup")
def score_for_its_cause(base: Base, frame: Frame, plan: Plan) -> bool:
    """*To what does Dubai owe its top mark in safety?*: the mark itself says nothing of what it is owed to."""
    keys = getattr(plan, "attributes", ())
    scored = bool(keys) and all(str(key).startswith(("score:", "rank:")) for key in keys)
    return scored and CREDITED.search(frame.marked.text) is not None


EITHER_ONE = re.compile(r"\bthe [\w'’-]+(?: [\w'’-]+)? or the [\w'’-]+|是[^，。？?]{1,40}还是", re.I)


@guards("recall")
def yes_to_one_of_two(base: Base, frame: Frame, plan: Plan) -> bool:
    """*Was it the 19th or the 20th congress?*: one of the two is asked for, and *yes* is neither."""
    return isinstance(plan, Recall) and plan.want == "boolean" and EITHER_ONE.search(frame.marked.text) is not None
