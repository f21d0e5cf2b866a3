"""A question that the grammar reads from end to end: every word has its place, so that nothing is left to be judged."""

from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.framing.attach import Frame
from kb.query.grammar.reading import parsed
from kb.query.guards.facts import date_for_person
from kb.query.guards.tops import BY_HOW_MUCH, end_of_all, so_many_asked
from kb.query.judging.other_edition import years_of_no_edition
from kb.query.judging.refused import refusal
from kb.query.kinds.comparing import Compare
from kb.query.kinds.describing import Lookup
from kb.query.kinds.measuring import Rank
from kb.query.kinds.selecting import Find
from kb.query.marking.mark import Marked
from kb.query.plan import Plan
from kb.query.reading.described import Described
from kb.query.reading.judge import Reading
from kb.query.reading.remarks import NoteText, ambiguous, default_notes, fuzzy_notes
from kb.query.reading.stated_size import counted_notes, size_notes
from kb.query.rules.comparing import by_printed_rank
from kb.query.rules.counts_claimed import counted_subject
from kb.query.rules.in_places import in_places
from kb.query.rules.one_of_them import asks_of_one, offers_choice
from kb.query.selection.conditions import NamedCities


def by_grammar(base: Base, marked: Marked, frame: Frame, aside: list[NoteText]) -> Reading | None:
    """The reading of a question by the grammar, with what is said of names and defaults; None where it has none."""
    doubtful = any(m.is_fuzzy and sum(c.kind == "city" for c in m.things) > 1 for m in marked.marks)
    if doubtful or refusal(frame) or years_of_no_edition(base, marked):
        return None
    plan = parsed(base, marked)
    if plan is None or (plan.kind != "holds" and asks_of_one(frame)):
        return None
    if isinstance(plan, Compare):
        plan = by_printed_rank(base, frame, plan)
    if isinstance(plan, Rank) and (end_of_all(base, frame, plan) or so_many_asked(base, frame, plan)):
        return None
    if isinstance(plan, Lookup) and date_for_person(base, frame, plan):
        return None
    if in_places(base, frame) is not None:
        return None  # *are A and B second and third?*: each at its own place
    if plan.kind == "find" and counted_subject(frame):
        return None  # *are ten cities led by …?*: whether they are so many
    if plan.kind == "aggregate" and BY_HOW_MUCH.search(marked.text):
        return None  # *by how much does the mean of A exceed that of B?*: no mean of one of them
    if plan.kind in ("holds", "check") and offers_choice(frame):
        return None  # *is it Chengdu or Wuhan that …?*: which of them
    notes = (
        *aside,
        *described_notes(base, marked, plan),
        *ambiguous(base, marked, frame),
        *fuzzy_notes(marked),
        *size_notes(base, frame),
        *counted_notes(base, frame, plan),
        *default_notes(base, frame, plan),
    )
    return Reading(marked.text, marked.language, plan, notes=notes, described=told_by_facts(base, frame, plan))


def told_by_facts(base: Base, frame: Frame, plan: Plan) -> Described | None:
    """The one city that the question tells by facts that no other has, so that they are shown with their evidence."""
    meant = meant_cities(frame.marked, plan)
    if len(meant) != 1 or all(isinstance(c, NamedCities) for c in frame.conditions):
        return None
    found = Find(select=frame.select)
    value = found.run(Draft(base, frame.language)).value
    if value is None or [item.id for item in value.items or ()] != [f"city:{meant[0]}"]:
        return None
    (note,) = described_notes(base, frame.marked, plan)
    return Described(frame.marked.text, found, note, meant[0])


def meant_cities(marked: Marked, plan: Plan) -> list[str]:
    """The cities that a plan is about and the question does not name."""
    named = {c.key for m in marked.marks for c in m.things if c.kind == "city"}
    return [city for city in getattr(plan, "cities", ()) if f"city:{city}" not in named]


def described_notes(base: Base, marked: Marked, plan: Plan) -> list[NoteText]:
    """Which cities a plan is about that the question tells by facts or an order and does not name."""
    names = [base.names_of(f"city:{city}") for city in meant_cities(marked, plan)]
    return [("assumption", f"The city that is described, by the printed values, is “{name}”.",
             f"按所载数值，所描述的城市即“{name_zh}”。") for name, name_zh in names]  # fmt: skip
