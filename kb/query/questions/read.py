"""Reads a question: what is not for this base is refused, the rest is marked, framed, planned for and judged."""

import re
from dataclasses import replace

from kb.query.aside.apposed import apposed
from kb.query.aside.asking import Clause, around_notes, asking_clause, named_notes
from kb.query.aside.bracketed import without_remark
from kb.query.aside.hedges import without_hedges
from kb.query.aside.named_apart import without_apart
from kb.query.aside.preamble import asked
from kb.query.aside.stated_place import stated_place
from kb.query.aside.told import Aside, around_question, beside_question, not_asked_about
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.framing.attach import attach
from kb.query.framing.practised import themes_first, with_practices
from kb.query.judging.dangling import points_nowhere
from kb.query.judging.other_edition import years_of_no_edition
from kb.query.judging.refused import refusal
from kb.query.kinds.auditing import Audit
from kb.query.kinds.describing import Profile
from kb.query.kinds.tracing import Trace
from kb.query.marking.mark import Marked
from kb.query.marking.marks import mark
from kb.query.marking.words import content_terms
from kb.query.plain.case_city import with_case_city
from kb.query.plain.courtesy import without_courtesy
from kb.query.plain.edges import with_plain_edges
from kb.query.plain.idioms import in_plain_chinese, in_plain_words
from kb.query.plain.plain_order import exceptions_first, in_plain_order
from kb.query.plain.regional import in_simplified
from kb.query.plain.shorthand import in_full
from kb.query.plain.succeeded import with_succession
from kb.query.plain.titled import of_one_title
from kb.query.questions.asserted import finds, put_to_test
from kb.query.questions.claims import plain_claim
from kb.query.questions.composed import composed, with_set
from kb.query.questions.concluded import concluded
from kb.query.questions.fractions import with_counts
from kb.query.questions.linked import linked
from kb.query.questions.named_too import named_too
from kb.query.questions.nested import nested
from kb.query.questions.same_of_two import same_of_two
from kb.query.reading.by_grammar import by_grammar
from kb.query.reading.clauses import with_clause
from kb.query.reading.described import described
from kb.query.reading.described_type import described_type
from kb.query.reading.end_of_set import end_of_set
from kb.query.reading.judge import SEARCHING, Reading, judge
from kb.query.reading.propose import proposals
from kb.query.reading.remarks import ambiguous, short_notes
from kb.query.reading.score_date import at_score_date
from kb.query.rules.weights import out_of_bounds
from kb.query.searches.lighter import reasons_said

TELLS = re.compile(
    r"\bI(?: am|['’]m)\b|我(?:们)?(?:正)?在|为(?:了)?(?:写|撰写|完成)|(?:正|准备|打算)写|本人(?:正)?在", re.I
)  # what someone is writing is no order to write


def read(base: Base, text: str) -> Reading:
    """Read a question into a plan; traditional characters and figures of speech are put into simplified and plain ones first."""
    simple = in_simplified(text)
    polite = courtesy(simple.text)
    plainly = in_plain_chinese(of_one_title(polite.text))
    counted = with_counts(base, plainly.text)
    reading = named_too(simple.text, read_plain_words(base, counted.text))
    reading = put_to_test(base, counted.text if counted.said or plainly.said else simple.text, reading, read)
    told = [
        *(short_notes(simple) if simple.said else ()),
        *around_question(polite),
        *(short_notes(plainly) if plainly.said else ()),
        *(short_notes(counted) if counted.said else ()),
    ]
    notes = told if reading.plan is not None else []
    return replace(reading, text=text, notes=(*reading.notes, *notes))


def courtesy(text: str) -> Aside:
    """A question without the courtesy it opens with, and that courtesy."""
    rest = without_courtesy(text)
    around = text.split(rest.rstrip("？?"), 1) if rest != text else []
    return Aside(rest, tuple(filter(None, (part.strip(" ,，:：?？") for part in around))))


def read_plain_words(base: Base, text: str) -> Reading:
    """Read a question in plain words; a city that it describes instead of naming it is found first."""
    text = exceptions_first(text)
    named = with_succession(base, text)
    named = named if named.said else with_case_city(base, text)
    if named.said:
        other = read_plain_words(base, named.text)
        return replace(other, text=text, notes=(*other.notes, *short_notes(named)))
    if (placed := stated_place(base, text, lambda rest: read_plain_words(base, rest))) is not None:
        return placed
    full = in_full(with_plain_edges(in_plain_order(text)))
    plain = with_plain_edges(full.text)
    for said in dict.fromkeys((with_plain_edges(in_plain_order(text)),) if full.said else (plain, text)):
        if (whole := whole_by_grammar(base, said)) is not None:
            return replace(whole, text=text)
    said_plainly = in_plain_words(base, plain)
    if said_plainly.said and (whole := whole_by_grammar(base, said_plainly.text)) is not None:
        return replace(whole, text=text, notes=(*whole.notes, *short_notes(said_plainly)))
    reading = read_as_said(base, said_plainly.text) if said_plainly.said else None
    if reading is None or reading.plan is None or isinstance(reading.plan, SEARCHING) or reading.left_over:
        as_put = read_as_said(base, plain)
        found = (
            reading is not None and finds(base, reading) and (asks_documents(base, reading) or not finds(base, as_put))
        )
        reading = reading if reading is not None and found else as_put
    if reading.text == said_plainly.text and said_plainly.said:
        reading = replace(reading, notes=(*reading.notes, *short_notes(said_plainly)))
    return replace(reading, text=text, notes=(*reading.notes, *(short_notes(full) if full.said else ())))


def asks_documents(base: Base, plain: Reading) -> bool:
    """*A paper that lists …* asks which paper, *sums to what is printed* tests it: of these the plain wording is nearer to the sources."""
    return isinstance(plain.plan, Audit | Trace) and plain.plan.run(Draft(base, "en")).status == "answered"


def read_as_said(base: Base, text: str) -> Reading:
    """Read a question in the words it is put in."""
    whole = read_whole(base, text)
    if (plain := without_remark(base, text, whole, read_as_said)) is not None:
        return plain
    reading = asking_clause(base, text, whole, read_whole) or whole
    if reading.plan is None or isinstance(reading.plan, SEARCHING):
        reading = nested(base, text, read_whole) or reading
    return reading


def whole_by_grammar(base: Base, text: str) -> Reading | None:
    """A question that the grammar reads before anything is set aside, described or put together of two."""
    marked = mark(base, text)
    return by_grammar(base, marked, attach(base, marked), []) if marked.marks else None


def read_whole(base: Base, text: str) -> Reading:
    """Read a question of which every word is to be understood."""
    hedged = without_hedges(base, text)
    if hedged.said:
        reading = read_whole(base, hedged.text)
        return replace(reading, text=text, notes=(*reading.notes, beside_question(hedged)))
    if (claim := tested_claim(base, text)) is not None:
        return claim
    apart = without_apart(base, text)
    if apart.said:
        reading = read_whole(base, apart.text)
        return replace(reading, text=text, notes=(*reading.notes, not_asked_about(apart)))
    if (passing := apposed(base, text, lambda rest: read_whole(base, rest))) is not None:
        return passing
    if (made := composed(base, text, read_plainly)) is not None:
        return made
    if (alike := same_of_two(base, text, read_plainly)) is not None:
        return alike
    typed = described_type(base, mark(base, text))
    if typed is not None:
        reading = read_plainly(base, typed.text)
        if reading.plan is not None and not reading.left_over:
            return replace(reading, text=text, notes=(typed.note, *reading.notes))
    marked = mark(base, text)
    found = end_of_set(base, marked, lambda inner: read_plainly(base, inner).plan)
    found = found or described(base, marked, lambda inner: read_plainly(base, inner).plan)
    if found is None:
        whole = with_set(base, text, read_plainly(base, text), read_plainly)
        return linked(base, text, whole, read_plainly) or whole
    reading = read_plainly(base, found.text)
    if reading.plan is None or reading.left_over or isinstance(reading.plan, Profile):
        return read_plainly(base, text)  # of a city alone nothing is asked but which it is
    alternatives = (found.plan, *reading.alternatives[:1])
    notes = (found.note, *reading.notes)
    return replace(reading, text=text, notes=notes, alternatives=alternatives, described=found)


def tested_claim(base: Base, text: str) -> Reading | None:
    """*Is it true that …?*, where the values of the base decide it without a word left over."""
    plain = plain_claim(text)
    if plain is not None and (reading := decided(base, plain)) is not None:
        return replace(reading, text=text)
    if (conclusion := concluded(base, text if plain is None else plain, is_claim=plain is not None)) is None:
        return None
    reading = decided(base, conclusion.named.text)
    notes = [*around_notes(Clause(conclusion.named, (conclusion.premise,))), *named_notes(conclusion.named)]
    return replace(reading, text=text, notes=(*reading.notes, *notes)) if reading is not None else None


def decided(base: Base, claim: str) -> Reading | None:
    """A claim as a question for yes or no, where it is understood to its last word and a plan over the tables decides it."""
    reading = read_whole(base, claim)
    if reading.plan is None or isinstance(reading.plan, SEARCHING) or reading.left_over:
        return None
    if any(kind == "ignored" for kind, *_ in reading.notes):
        return None
    value = reading.plan.run(Draft(base, reading.language)).value
    return reading if value is not None and value.type == "boolean" else None


def read_plainly(base: Base, text: str) -> Reading:
    """Read a question in which every city is named."""
    whole = mark(base, text)
    if not whole.marks:
        return Reading(text, whole.language, None, "empty")
    question = asked(base, text)
    marked = themes_first(mark(base, question.text) if question.said else whole)
    frame = at_score_date(base, attach(base, marked))
    reason = "draws" if out_of_bounds(frame) else refusal(frame)
    if reason == "why" and (reasons := reasons_said(base, frame)) is not None:
        return Reading(text, marked.language, reasons, notes=tuple(around_question(question)))
    reason = reason or (refusal(attach(base, whole)) if question.said and not TELLS.search(text) else "")
    if reason and not (reason == "chat" and question.said and refusal(frame) != "chat"):
        return Reading(text, marked.language, None, reason)
    if years := years_of_no_edition(base, marked):
        return Reading(text, marked.language, None, "edition", left_over=years)
    if (by_rules := by_grammar(base, marked, frame, around_question(question))) is not None:
        return by_rules
    elsewhere = tuple(marked.original(m) for m in marked.marks if m.says("elsewhere"))
    if elsewhere:
        return Reading(text, marked.language, None, "unknown name", left_over=elsewhere)
    doubtful = tuple(
        marked.original(m) for m in marked.marks if m.is_fuzzy and sum(c.kind == "city" for c in m.things) > 1
    )
    if doubtful:
        return Reading(text, marked.language, None, "choice", left_over=choices_of(base, marked))
    if points_nowhere(frame) and not content_terms(base, marked):
        return Reading(text, marked.language, None, "points back")
    choices = [*around_question(question), *ambiguous(base, marked, frame)]
    for closer in (with_clause(base, marked), with_practices(base, marked)):
        if closer is None or closer.marks == marked.marks:
            continue
        parted = at_score_date(base, attach(base, with_practices(base, closer)))
        reading = judge(base, parted, list(proposals(base, parted)), choices)
        if reading.plan is not None and not reading.left_over and not isinstance(reading.plan, SEARCHING):
            return reading
    return judge(base, frame, list(proposals(base, frame)), choices)


def choices_of(base: Base, marked: Marked) -> tuple[str, ...]:
    """The names that a misspelt word may stand for."""
    return tuple(c.name for m in marked.marks if m.is_fuzzy for c in m.things if c.kind == "city")
