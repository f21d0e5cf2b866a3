"""The judgement which plan explains a question: verdicts in order, of which the first that speaks stands.

A structured plan must account for every name, date, number and cue that carries weight; of those that do, the most
trusted stands when few words are left over. Otherwise a search that explains the words stands, or nothing does.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from kb.query.answer import Language
from kb.query.base import Base
from kb.query.drafting.denied import denied_by
from kb.query.drafting.draft import Draft
from kb.query.framing.attach import Frame
from kb.query.framing.practised import practised_terms
from kb.query.guards.suits import suits
from kb.query.judging.account import unaccounted
from kb.query.judging.impossible import tests_scores
from kb.query.judging.left_over import (
    fills_in,
    is_bare,
    loses_detail,
    named_terms,
    plan_indicators,
    provider_terms,
    scale_terms,
)
from kb.query.judging.missed_point import asked_head, asks_for_unknown
from kb.query.judging.strange import (
    loses_alternative,
    loses_joined,
    loses_measured,
    narrowing,
    strange_measure,
    strange_names,
    strange_terms,
    tolerable,
    words_left,
)
from kb.query.judging.told import denied
from kb.query.judging.unread import passes_over
from kb.query.judging.whole import whole_read
from kb.query.kinds.auditing import Audit
from kb.query.kinds.defining import Define
from kb.query.kinds.describing import Lookup
from kb.query.kinds.errata import Errata
from kb.query.kinds.figures import Figures
from kb.query.kinds.imprinting import Imprint
from kb.query.kinds.listing import Things
from kb.query.kinds.reckoning import Reckon
from kb.query.kinds.searching import Recall, find_hits
from kb.query.kinds.selecting import Count
from kb.query.kinds.tracing import Trace
from kb.query.kinds.wording import Wording
from kb.query.marking.mark import Mark, Marked
from kb.query.marking.words import content_terms
from kb.query.plan import Plan
from kb.query.reading.described import Described
from kb.query.reading.described_type import tells_type
from kb.query.reading.premise import EVENTS, dated_law, misdated_law, presupposed_law, tells_of_law
from kb.query.reading.remarks import NoteText, default_notes, fuzzy_notes, ignored_note
from kb.query.reading.stated_size import counted_notes, size_notes
from kb.query.rules.asks import asks_for_title
from kb.query.searches.chosen import chosen_by_passage
from kb.query.searches.lighter import recall_for
from kb.query.searches.no_passage import of_its_year, passage_may_answer
from kb.query.searches.searched import explains, recall_plan
from kb.query.searches.two_parts import two_searches
from kb.search.text import terms

SEARCHING = (Recall, Things, Trace, Audit, Errata, Define, Imprint, Wording, Reckon, Figures)
SLIGHT = 0.12  # below this share a plan stands although a search might find something too
TOLERATED = 0.34  # share of the weighted words that may stay unexplained beside a plan that is otherwise complete


@dataclass(frozen=True)
class Reading:
    """How a question was read: the plan, or the reason why there is none."""

    text: str
    language: Language
    plan: Plan | None
    reason: str = ""
    notes: tuple[NoteText, ...] = ()
    alternatives: tuple[Plan, ...] = ()
    left_over: tuple[str, ...] = ()
    described: Described | None = None  # the city that the question describes, where it names none
    before: Plan | None = None  # a question asked first, whose one answer the plan is about


@dataclass(frozen=True)
class Case:
    """What is judged: the plans for a frame, in the order of trust, and a search of its words."""

    base: Base
    frame: Frame
    plans: list[Plan]
    choices: list[NoteText]  # what was chosen before: introductions set aside, names with several meanings

    @property
    def marked(self) -> Marked:
        """The words of the question and what each may mean."""
        return self.frame.marked

    @cached_property
    def open_marks(self) -> dict[int, list[Mark]]:
        """The marks that each structured plan leaves open, by its place among the plans."""
        return {
            place: list(unaccounted(self.base, self.frame, plan))
            for place, plan in enumerate(self.plans)
            if not (isinstance(plan, SEARCHING) or whole_read(plan))
        }

    @property
    def opened(self) -> list[Mark]:
        """Every mark that some plan leaves open."""
        return [mark for marks in self.open_marks.values() for mark in marks]

    @cached_property
    def fitting(self) -> list[Plan]:
        """The plans that account for every mark and give what is asked for."""
        return [
            plan
            for place, plan in enumerate(self.plans)
            if not self.open_marks.get(place) and suits(self.base, self.frame, plan)
        ]

    @cached_property
    def first(self) -> Plan | None:
        """The most trusted plan; a claim that no source decides gives way to a count."""
        best = self.fitting[0] if self.fitting else None
        if isinstance(best, Audit) and len(self.fitting) > 1 and _undecided(self.base, best, self.fitting[1]):
            return self.fitting[1]
        return best

    @cached_property
    def passage(self) -> Recall | None:
        """A search of the words, where a passage can answer at all."""
        recall = two_searches(self.base, self.frame, recall_plan) or recall_for(self.base, self.frame)
        return recall if recall is not None and passage_may_answer(self.base, self.frame, recall) else None

    @cached_property
    def unexplained(self) -> tuple[str, ...]:
        """The words that the most trusted plan does not use."""
        best = self.fitting[0] if self.fitting else None
        left = content_terms(self.base, self.marked)
        if best is None:
            return left
        if whole_read(best):
            return ()
        used = set(practised_terms(self.marked, best)) | named_terms(best)
        if not isinstance(best, SEARCHING):
            used |= scale_terms(self.marked, best)
            used |= {*getattr(best, "terms", ()), *provider_terms(self.base, self.marked, best)}
        return tuple(term for term in left if term not in used)

    @cached_property
    def whole(self) -> Plan | None:
        """The most trusted plan, unless one of the words left over may be what was meant."""
        plan, marked = self.first, self.marked
        if plan is None or not self.unexplained:
            return plan
        doubted = (
            strange_names(self.base, marked)
            or loses_alternative(marked)
            or loses_joined(marked)
            or loses_measured(marked)
            or narrowing(marked, self.unexplained)
            or fills_in(self.base, self.frame, plan)
            or is_bare(plan)
            or loses_detail(marked, plan)
            or self._leaves_head
            or (not isinstance(plan, SEARCHING) and asks_for_unknown(self.frame, self.unexplained))
            or passes_over(marked, plan, self.unexplained)
        )
        return None if doubted else plan

    @property
    def _leaves_head(self) -> bool:
        """*What is the budget of its committee?*: what stands right behind the question word is what is asked for."""
        head = asked_head(self.frame)
        return head is not None and set(terms(self.marked.original(head))) <= set(self.unexplained)

    @cached_property
    def notes(self) -> tuple[NoteText, ...]:
        """What is said of a plan: choices, misspelt names, the edition filled in."""
        best = self.fitting[0] if self.fitting else None
        sized = (*size_notes(self.base, self.frame), *counted_notes(self.base, self.frame, best))
        return (*self.choices, *fuzzy_notes(self.marked), *sized, *default_notes(self.base, self.frame, best))

    def stand(self, plan: Plan, *notes: NoteText) -> Reading:
        """A plan stands, with the next two as alternatives."""
        rest = [other for other in self.fitting if other is not plan]
        return Reading(self.marked.text, self.marked.language, plan, notes=notes, alternatives=tuple(rest[:2]))

    def refused(self, reason: str, left_over: list[str], alternatives: list[Plan]) -> Reading:
        """No plan stands, for a reason and because of these words."""
        left = tuple(dict.fromkeys(left_over))
        return Reading(
            self.marked.text,
            self.marked.language,
            None,
            reason,
            left_over=left,
            alternatives=tuple(alternatives),
        )


def judge(base: Base, frame: Frame, plans: list[Plan], choices: list[NoteText]) -> Reading:
    """Choose between the structured plans and a search of the words, by what they leave unexplained."""
    case = Case(base, frame, plans, choices)
    return next(reading for verdict in VERDICTS if (reading := verdict(case)) is not None)


def law_presupposed(case: Case) -> Reading | None:
    """*After Nanjing's law was passed, who …?*: the law that is taken for granted is none, and that is the answer."""
    city = presupposed_law(case.base, case.frame)
    if city is None or tells_of_law(case.frame, case.first):
        return None
    return case.stand(Lookup(cities=(city,), attributes=("regulation",)), *case.choices)


def law_misdated(case: Case) -> Reading | None:
    """*Suzhou's 2015 law*: the city's law is of another year, and its dates are the answer."""
    city = misdated_law(case.base, case.frame)
    if city is None:
        return None
    (name, name_zh), words = case.base.names_of(f"city:{city}"), [m.text for m in case.marked.marks if m.kind == "date"]
    if not dated_law(case.base, city):  # *Ningbo's law of 2021*: no source gives its dates
        silent: NoteText = ("missing", f"No source gives a date of the law of {name}: whether it is of {words[0]} is unknown.",
                            f"没有来源给出{name_zh}条例的日期：是否为{words[0]}年的条例未知。")  # fmt: skip
        return case.stand(Lookup(cities=(city,), attributes=("regulation",)), *case.choices, silent)
    note: NoteText = ("conflict", f"The law of {name} is not of {words[0]}; its dates per the source are shown.",
                      f"{name_zh}的条例并非{words[0]}年的条例；此处列出来源所载的时间。")  # fmt: skip
    asked = tuple(key for key in case.frame.attributes if key in EVENTS) or EVENTS
    asked = ("regulation", *EVENTS) if asks_for_title(case.frame) else asked
    return case.stand(Lookup(cities=(city,), attributes=asked), *case.choices, note)


def passage_before_claim(case: Case) -> Reading | None:
    """*Is it true that it was formed after 2015?*: no claim decides it, but a passage with a date or number may."""
    audit = case.first
    if not isinstance(audit, Audit) or audit.tiers:  # a passage does not tell whose number is whose
        return None
    recall = case.passage
    if recall is None:
        return None
    value = audit.run(Draft(case.base, "en")).value
    undecided = value is None or (value.boolean is None and bool(recall.dates or recall.quantities))
    return case.stand(recall, *case.notes) if undecided and explains(case.base, recall) else None


def found_by_words(case: Case) -> Reading | None:
    """A plan that looks for words stands; an empty list gives way to a passage, a count to a printed number."""
    plan = case.first
    if (chosen := chosen_by_passage(case.base, case.frame, plan, case.passage)) is not None:
        return case.stand(chosen, *case.choices)
    if not isinstance(plan, SEARCHING):
        return None
    if isinstance(plan, Things) and (recall := case.passage) is not None and explains(case.base, recall):
        empty = plan.count or recall.also or plan.run(Draft(case.base, "en")).status != "answered"
        plan = recall if empty and of_its_year(case.base, plan, recall) else plan
    return case.stand(plan, *case.notes)


def measure_of_no_index(case: Case) -> Reading | None:
    """*Smart tourism pillar*: the words name a measure that no index has."""
    words = strange_measure(case.base, case.frame)
    return case.refused("unknown name", words, case.fitting[:1]) if words else None


def explained(case: Case) -> Reading | None:
    """A structured plan that leaves hardly a word over stands."""
    left = case.unexplained
    if case.whole is None or (left and not tolerable(case.base, case.frame, left, SLIGHT)):
        return None
    return case.stand(case.whole, *case.notes, *([ignored_note(case.marked, left)] if left else []))


def year_without_edition(case: Case) -> Reading | None:
    """A score of a year of which there is no index."""
    frame, opened = case.frame, case.opened
    if case.whole is not None or not opened or any(m.kind != "date" for m in opened):
        return None
    recall = case.passage
    scored = frame.edition_said or {"score", "rank"} & frame.nouns
    if not scored and recall is not None and explains(case.base, recall):
        return None
    if not any(plan_indicators(case.base, plan) for plan in case.plans):
        return None
    return case.refused("edition", [m.text for m in opened], case.plans[:2])


def passage_explains_more(case: Case) -> Reading | None:
    """A search stands where it explains words that the structured plan leaves over."""
    recall, opened = case.passage, case.opened
    if recall is None or not strange_terms(case.base, case.marked) <= set(recall.quoted):
        return None  # of what is quoted, the passage holds nearly every word
    if case.whole is None and denied(case.marked, opened) and not (recall.aside or _denies(case, recall)):
        return None
    put_to_test = bool(recall.quantities) and case.whole is None and not case.frame.indicators
    if tests_scores(case.base, case.frame) and not (put_to_test or recall.also):
        return None
    if not explains(case.base, recall) or not _covers_more(case, recall) or tells_type(case.base, case.whole, recall):
        return None
    return case.stand(recall, *case.choices, *fuzzy_notes(case.marked))


def _denies(case: Case, recall: Recall) -> bool:
    """*What quota do the laws fail to prescribe?*: the passage found says itself that it is not so."""
    hits = find_hits(case.base, recall) if any(m.says("logic", "not") for m in case.opened) else []
    first = (denied_by(case.base, hits, hits[0]) or hits[0]) if hits else None
    return first is not None and NOT.search(" ".join(case.base.names_of(first.key))) is not None


NOT = re.compile(r"\b(?:not|no|without|lack(?:s|ing)?|missing)\b|未|没有|缺")


def cities_not_bounded(case: Case) -> Reading | None:
    """*Southern cities*: a plan over all of them is another question, and the word is said."""
    words = narrowing(case.marked, case.unexplained) if case.first is not None else []
    return case.refused("in part", words, case.fitting[:2]) if words else None


def mostly_explained(case: Case) -> Reading | None:
    """A structured plan that leaves some words over stands, and says which."""
    if case.whole is None or not tolerable(case.base, case.frame, case.unexplained, TOLERATED):
        return None
    return case.stand(case.whole, *case.notes, ignored_note(case.marked, case.unexplained))


def passage_in_part(case: Case) -> Reading | None:
    """A search that was understood only in part, with the words that were not."""
    recall, marked = case.passage, case.marked
    if recall is None or case.opened or tests_scores(case.base, case.frame) or strange_names(case.base, marked):
        return None
    left = tuple(dict.fromkeys(words_left(marked)))
    return Reading(
        marked.text,
        marked.language,
        recall,
        notes=tuple(case.choices),
        left_over=left,
        alternatives=tuple(case.plans[:2]),
    )


def names_unknown(case: Case) -> Reading | None:
    """A word that looks like a name and is none that the base knows."""
    names = strange_names(case.base, case.marked)
    return case.refused("unknown name", names, case.plans[:1]) if names else None


def not_recorded(case: Case) -> Reading | None:
    """*Its budget*: the word is known, and no source gives such a thing."""
    words = [case.marked.original(m) for m in case.marked.marks if m.says("word", "unrecorded")]
    lawful = {"regulation", "body", "path"} & case.frame.nouns
    return case.refused("unrecorded" if lawful else "not told", words, case.plans[:1]) if words and case.plans else None


def in_part(case: Case) -> Reading:
    """Nothing stands: the words that no plan accounts for are said."""
    left = [*(case.marked.original(m) for m in case.opened[:4]), *words_left(case.marked)]
    known = case.plans or any(m.kind == "thing" for m in case.marked.marks)
    return case.refused("in part" if known else "not understood", left, case.plans[:2])


VERDICTS: tuple[Callable[[Case], Reading | None], ...] = (
    law_presupposed,
    law_misdated,
    passage_before_claim,
    found_by_words,
    measure_of_no_index,
    explained,
    year_without_edition,
    passage_explains_more,
    cities_not_bounded,
    mostly_explained,
    passage_in_part,
    names_unknown,
    not_recorded,
    in_part,
)


def _undecided(base: Base, audit: Audit, other: Plan) -> bool:
    """Whether no claim of a source fits, or one that cannot be checked where cities can be counted."""
    outcome = audit.run(Draft(base, "en"))
    open_ = outcome.value is not None and outcome.value.boolean is None
    return outcome.status != "answered" or (open_ and isinstance(other, Count))


def _covers_more(case: Case, recall: Recall) -> bool:
    """Whether a search explains some of the words that the structured plan leaves over."""
    if case.whole is None:
        return True
    return bool(set(find_hits(case.base, recall)[0].matched) & set(case.unexplained))
