"""Reads a question: marks, frame, proposals, and the judgement which plan explains it, or that none does."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from kb.query.answer import Language
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.framing.attach import Frame, attach
from kb.query.framing.practised import practised_terms, themes_first, with_practices
from kb.query.judging.account import unaccounted
from kb.query.judging.dangling import points_nowhere
from kb.query.judging.expected import suits
from kb.query.judging.left_over import fills_in, is_bare, loses_detail, plan_indicators, provider_terms
from kb.query.kinds.auditing import Audit, Errata
from kb.query.kinds.configuring import Qca
from kb.query.kinds.defining import Define
from kb.query.kinds.imprinting import Imprint
from kb.query.kinds.listing import Things
from kb.query.kinds.searching import Recall, find_hits
from kb.query.kinds.selecting import Count
from kb.query.kinds.tracing import Trace
from kb.query.kinds.wording import Wording
from kb.query.marking.marks import Marked, mark
from kb.query.marking.preamble import asked, with_plain_edges
from kb.query.marking.words import content_terms
from kb.query.plan import Plan
from kb.query.reading.admitted import admitted_recall
from kb.query.reading.clauses import with_clause
from kb.query.reading.described import Described, described
from kb.query.reading.propose import proposals
from kb.query.reading.remarks import NoteText, ambiguous, aside_notes, fuzzy_notes, ignored_note
from kb.query.reading.score_date import at_score_date
from kb.query.reading.searched import explains, reasons_said
from kb.query.rules.configurations import filled_in
from kb.query.rules.weights import out_of_bounds
from kb.query.selection.evaluate import tested
from kb.search.text import raw_term, terms

TELLS = re.compile(
    r"\bI(?: am|['’]m)\b|我(?:们)?(?:正)?在|为(?:了)?(?:写|撰写|完成)|(?:正|准备|打算)写|本人(?:正)?在", re.I
)  # what someone is writing is no order to write
SEARCHING = (Recall, Things, Trace, Audit, Errata, Define, Imprint, Wording)
SLIGHT = 0.12  # below this share a plan stands although a search might find something too
TOLERATED = (
    0.34  # share of a question's weighted words that may stay unexplained beside a plan that is otherwise complete
)


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


def read(base: Base, text: str) -> Reading:
    """Read a question into a plan; a city that it describes instead of naming it is found first."""
    plain = with_plain_edges(text)
    if plain != text:
        return replace(read(base, plain), text=text)
    found = described(base, mark(base, text), lambda inner: read_plainly(base, inner).plan)
    if found is None:
        return read_plainly(base, text)
    reading = read_plainly(base, found.text)
    if reading.plan is None or reading.left_over:
        return read_plainly(base, text)
    alternatives = (found.plan, *reading.alternatives[:1])
    notes = (found.note, *reading.notes)
    return replace(reading, text=text, notes=notes, alternatives=alternatives, described=found)


def read_plainly(base: Base, text: str) -> Reading:
    """Read a question in which every city is named."""
    whole = mark(base, text)
    if not whole.marks:
        return Reading(text, whole.language, None, "empty")
    question = asked(base, text)
    marked = themes_first(mark(base, question.text) if question.aside else whole)
    frame = at_score_date(base, attach(base, marked))
    reason = "draws" if out_of_bounds(frame) else refusal(frame)
    if reason == "why" and (reasons := reasons_said(base, frame)) is not None:
        return Reading(text, marked.language, reasons, notes=tuple(aside_notes(question)))
    reason = reason or (refusal(attach(base, whole)) if question.aside and not TELLS.search(text) else "")
    if reason and not (reason == "chat" and question.aside and refusal(frame) != "chat"):
        return Reading(text, marked.language, None, reason)
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
    choices = [*aside_notes(question), *ambiguous(base, marked, frame)]
    for closer in (with_clause(base, marked), with_practices(base, marked)):
        if closer is None or closer.marks == marked.marks:
            continue
        parted = at_score_date(base, attach(base, with_practices(base, closer)))
        reading = judge(base, parted, list(proposals(base, parted)), choices)
        if reading.plan is not None and not reading.left_over and not isinstance(reading.plan, SEARCHING):
            return reading
    return judge(base, frame, list(proposals(base, frame)), choices)


def judge(base: Base, frame: Frame, plans: list[Plan], choices: list[NoteText]) -> Reading:
    """Choose between the structured plans and a search of the words, by what they leave unexplained.

    A structured plan must account for every name, date, number and cue that carries weight; of those that do, the
    most trusted stands when few words are left over. Otherwise a search that explains the words stands, or nothing does.
    """
    marked = frame.marked
    recall = admitted_recall(base, frame)
    open_marks = {id(plan): unaccounted(base, frame, plan) for plan in plans if not isinstance(plan, SEARCHING)}
    fitting = [plan for plan in plans if not open_marks.get(id(plan)) and suits(base, frame, plan)]
    structured = fitting[0] if fitting else None
    unexplained = left_unexplained(base, marked, structured)
    notes = (*choices, *fuzzy_notes(marked), *default_notes(base, frame, structured))

    def stand(plan: Plan, notes: tuple[NoteText, ...]) -> Reading:
        rest = [other for other in fitting if other is not plan]
        return Reading(marked.text, marked.language, plan, notes=notes, alternatives=tuple(rest[:2]))

    if isinstance(structured, Audit) and len(fitting) > 1 and _undecided(base, structured, fitting[1]):
        structured = fitting[1]
    if isinstance(structured, Audit) and recall is not None and _tells_more(base, structured, recall):
        return stand(recall, notes)
    if isinstance(structured, SEARCHING):
        if recall and isinstance(structured, Things) and prefers_recall(base, structured, recall):
            return stand(recall, notes)
        return stand(structured, notes)
    if measure := strange_measure(base, frame):
        left = tuple(dict.fromkeys(measure))
        return Reading(
            marked.text, marked.language, None, "unknown name", left_over=left, alternatives=tuple(fitting[:1])
        )
    if (strange_names(base, marked) or loses_alternative(marked)) and unexplained:
        structured = None
    if (
        structured is not None
        and unexplained
        and (fills_in(base, frame, structured) or is_bare(structured) or loses_detail(marked, structured))
    ):
        structured = None
    if structured is not None and (not unexplained or tolerable(base, frame, unexplained, SLIGHT)):
        ignored = (ignored_note(marked, unexplained),) if unexplained else ()
        return stand(structured, (*notes, *ignored))
    explained = (
        not frame.edition_said and not {"score", "rank"} & frame.nouns and recall is not None and explains(base, recall)
    )
    dated = [m for marks in open_marks.values() for m in marks]
    if (
        structured is None
        and not explained
        and dated
        and all(m.kind == "date" for m in dated)
        and any(plan_indicators(base, plan) for plan in plans)
    ):
        years = tuple(dict.fromkeys(m.text for m in dated))
        return Reading(marked.text, marked.language, None, "edition", left_over=years, alternatives=tuple(plans[:2]))
    denied = structured is None and any(m.says("logic", "not", "except") for m in dated)
    put_to_test = recall is not None and bool(recall.quantities) and structured is None and not frame.indicators
    helps = (
        not denied
        and (put_to_test or not tested(frame.conditions))
        and recall is not None
        and explains(base, recall)
        and covers_more(base, recall, unexplained, structured)
    )
    if recall is not None and helps and not strange_names(base, marked):
        return stand(recall, (*choices, *fuzzy_notes(marked)))
    if structured is not None and tolerable(base, frame, unexplained, TOLERATED):
        return stand(structured, (*notes, ignored_note(marked, unexplained)))
    partly = [m for marks in open_marks.values() for m in marks][:4]
    left = tuple(dict.fromkeys([*(marked.original(m) for m in partly), *words_left(marked)]))
    if recall is not None and not partly and not tested(frame.conditions) and not strange_names(base, marked):
        return Reading(
            marked.text, marked.language, recall, notes=tuple(choices), left_over=left, alternatives=tuple(plans[:2])
        )
    if strange_names(base, marked):
        return Reading(
            marked.text,
            marked.language,
            None,
            "unknown name",
            left_over=tuple(strange_names(base, marked)),
            alternatives=tuple(plans[:1]),
        )
    unrecorded = tuple(dict.fromkeys(marked.original(m) for m in marked.marks if m.says("word", "unrecorded")))
    if unrecorded and plans:
        return Reading(
            marked.text, marked.language, None, "unrecorded", left_over=unrecorded, alternatives=tuple(plans[:1])
        )
    reason = "in part" if plans else "not understood"
    return Reading(marked.text, marked.language, None, reason, left_over=left, alternatives=tuple(plans[:2]))


def left_unexplained(base: Base, marked: Marked, plan: Plan | None) -> tuple[str, ...]:
    """The content words of a question that a plan does not hold: as its words, its practices or a name of its source."""
    found = content_terms(base, marked)
    if plan is None or isinstance(plan, SEARCHING):
        return found
    held = {t for m in marked.marks if m.says("word", "scale") for t in terms(marked.original(m))}
    held |= {*practised_terms(marked, plan), *getattr(plan, "terms", ()), *provider_terms(base, marked, plan)}
    return tuple(term for term in found if term not in held)


def _undecided(base: Base, audit: Audit, other: Plan) -> bool:
    """Whether no claim of a source fits, or one that cannot be checked where cities can be counted."""
    outcome = audit.run(Draft(base, "en"))
    open_ = outcome.value is not None and outcome.value.boolean is None
    return outcome.status != "answered" or (open_ and isinstance(other, Count))


def _tells_more(base: Base, audit: Audit, recall: Recall) -> bool:
    """*Is it true that it was formed after 2015?*: no claim decides it, but a passage with a date or number may."""
    value = audit.run(Draft(base, "en")).value
    open_ = (
        value is None or value.boolean is None
    ) and not audit.tiers  # a passage does not tell whose number is whose
    return open_ and (value is None or bool(recall.dates or recall.quantities)) and explains(base, recall)


def covers_more(base: Base, recall: Recall, unexplained: tuple[str, ...], structured: Plan | None) -> bool:
    """Whether a search explains some of the words that the structured plan leaves over."""
    if structured is None:
        return True
    best = find_hits(base, recall)[0]
    return bool(set(best.matched) & set(unexplained))


def loses_alternative(marked: Marked) -> bool:
    """*Municipalities or bishoprics*: an unknown word right behind *or* was one of the things asked for."""
    marks = [m for m in marked.marks if not m.says("stop")]
    return any(
        m.kind == "word" and before.text in ("or", "or else", "或", "或 者", "或 是") for before, m in pairwise(marks)
    )


MEASURES = ("score", "rank", "weight", "dimension", "indicator")
VERBS = ("scores", "ranks", "ranked", "scored", "分")  # *it alone ranks first* names no measure


def strange_measure(base: Base, frame: Frame) -> list[str]:
    """*Smart tourism pillar*, *air quality score*, 空气质量得分: words that name a measure which no index has.

    Only beside an index, a city or a weight that is asked of, so that a search for a printed figure stays one.
    """
    marks = frame.marked.marks
    asked = frame.edition_said or frame.cities or "weight" in frame.nouns
    if not asked or frame.things("area") or frame.things("organisation"):
        return []
    for place, item in enumerate(marks):
        written = frame.marked.original(item).lower()
        if not item.says("noun", *MEASURES) or item.says("ask") or written in VERBS or item.text.startswith("account"):
            continue
        if item.value("noun") == "indicator" and not frame.edition_said:
            continue  # 评价指标体系: a city has indicators of its own
        first = place
        while first and marks[first - 1].kind == "word" and not marks[first - 1].cues:
            first -= 1
        words = marks[first:place]
        if all(m.text in base.measured_words or m.text.endswith("ly") for m in words):
            continue
        chinese = all(not m.text.isascii() for m in words)
        if words and (len(words) > 1 or not chinese):
            return [frame.marked.original(m) for m in words]
    return []


def strange_names(base: Base, marked: Marked) -> list[str]:
    """Unknown words that look like names: capitalised within the sentence, or the first word of a Chinese question."""
    found: list[str] = []
    for place, item in enumerate(marked.marks):
        if item.kind != "word":
            continue
        original = marked.original(item)
        unknown = all(base.text.frequency(raw_term(word)) == 0 for word in item.text.split())
        unknown = unknown and not base.everyday.near(item.text)  # *Cittes* is no name, but nearly two words
        if original[:1].isupper() and not original.isupper() and (place > 0 or len(marked.marks) < 6) and unknown:
            found.append(original)
    head = []
    for item in marked.marks:
        if item.kind != "word" or item.text.isascii():
            break
        head.append(item)
    if 2 <= len(head) <= 4 and not any(base.text.frequency(term) for term in terms("".join(m.text for m in head))):
        found.append("".join(m.text for m in head))
    return found


def words_left(marked: Marked) -> list[str]:
    """The words of a question that mean nothing to the lexicon, as written."""
    return [marked.original(item) for item in marked.marks if item.kind == "word"]


def prefers_recall(base: Base, structured: Things, recall: Recall) -> bool:
    """A list that would be empty gives way to a search that finds something; a count gives way to a printed number."""
    if not explains(base, recall):
        return False
    if structured.count:
        return True
    empty = structured.run(Draft(base, "en")).status != "answered"
    return empty


def choices_of(base: Base, marked: Marked) -> tuple[str, ...]:
    """The names that a misspelt word may stand for."""
    return tuple(c.name for m in marked.marks if m.is_fuzzy for c in m.things if c.kind == "city")


CODE = re.compile(
    r"[{}]|<\s*[a-z/!?]|=>|->|\bselect\b.+\b(?:where|from)\b|\bdrop\s+table\b|;\s*--|\bunion\s+all\b|\$\(|`|\w\(['\"]|\)\.\w",
    re.IGNORECASE | re.DOTALL,
)


def refusal(frame: Frame) -> str:
    """Why a question is not for this knowledge base, if it is not."""
    if CODE.search(frame.marked.text):
        return "code"
    kinds = {cue.value for m in frame.marked.marks for cue in m.cues if cue.role == "refuse"}
    firm = kinds & {"instruction", "code", "creative", "opinion", "prediction", "weather", "outside"}
    if firm:
        return sorted(firm)[0]
    if "chat" in kinds and not frame.cities and not frame.conditions:
        return "chat"
    if "why" in frame.cues:
        return "why"
    return ""


def tolerable(base: Base, frame: Frame, unexplained: tuple[str, ...], share: float) -> bool:
    """Whether what stays unexplained weighs little beside what is understood."""
    everything = {term for mark in frame.marked.marks if not (mark.says("stop") or mark.says("ask") or mark.says("logic"))
                  for term in terms(frame.marked.original(mark))}  # fmt: skip
    total = sum(base.text.weight(term) for term in everything) or 1.0
    return sum(base.text.weight(term) for term in unexplained) / total <= share


def default_notes(base: Base, frame: Frame, plan: Plan | None) -> list[NoteText]:
    """The edition that was filled in, and what else it could have been."""
    if isinstance(plan, Qca):
        return filled_in(base, frame, plan)
    if plan is None or frame.edition_said or len(base.editions) < 2:
        return []
    used = {base.indicators[i].edition for i in plan_indicators(base, plan)}
    if len(used) != 1 or (frame.indicators and frame.edition):
        return []
    edition = base.editions[next(iter(used))]
    rest = [e for e in base.editions.values() if e.id != edition.id]
    return [("default", f"No index was named: {edition.name} is used, not {', '.join(e.name for e in rest)}.",
             f"问题没有指明指数：采用{edition.name_zh}，而非{'、'.join(e.name_zh for e in rest)}。")]  # fmt: skip
