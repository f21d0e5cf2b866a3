"""A search that holds to what is asked for, made again without words that tell little, where with them no passage answers: *what did it hope to achieve?*"""

from dataclasses import replace

from kb.query.base import Base
from kb.query.drafting.closest import held_terms
from kb.query.drafting.concerning import stands_in
from kb.query.framing.attach import Frame
from kb.query.judging.missed_point import asked_head
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.lexicon import Cue, alike
from kb.query.marking.mark import Mark
from kb.query.marking.topics import narrow_topic, topic_source
from kb.query.searches.searched import explains, recall_plan, with_source
from kb.search.text import terms

WHOLE = ("boolean", "who")  # of a yes every word counts, and of a doer what was done
LEFT = 2  # terms that must be left where nothing is named
MANY = 4  # the same where all of them are words that the base knows of


def recall_for(base: Base, frame: Frame) -> Recall | None:
    """The search for a question; a lighter one where only that one finds an answer."""
    plan = recall_plan(base, frame)
    if plan is not None and plan.want not in WHOLE:
        plan = with_head(base, frame, plan)
    if plan is None or explains(base, plan):
        return plan if plan is None else on_subject(base, frame, plan)
    if plan.want in WHOLE:
        return with_source(base, frame, plan)
    lighter = lightened(base, frame)
    if lighter is not None and lighter.want not in WHOLE and explains(base, lighter):
        return lighter
    return with_source(base, frame, plan)


def lightened(base: Base, frame: Frame) -> Recall | None:
    """The search without the words that tell little, where some are said and enough others are left."""
    marked = frame.marked
    if not any(m.says("word", "light") for m in marked.marks):
        return None
    fewer = replace(frame, marked=replace(marked, marks=tuple(map(_without_weight, marked.marks))))
    plan = recall_plan(base, fewer)
    enough = plan is not None and (len(plan.terms) >= (LEFT if plan.must else MANY) or (plan.must and plan.about))
    return plan if enough else None


MOST = 0.7  # share of the words of *why …* that a passage must hold to be the reason that a source gives


def reasons_said(base: Base, frame: Frame) -> Recall | None:
    """*Why, according to the study, …*: a finding or problem that a source states; the base has no reasons of its own."""
    whole = recall_plan(base, frame)
    if whole is None or not whole.must or (not whole.about and not whole.source):
        return None
    return next((plan for said in (whole, lightened(base, frame)) if said and (plan := _reason(base, said))), None)


def _reason(base: Base, plan: Recall) -> Recall | None:
    plan = plan.model_copy(update={"among": ("concept",), "want": "text", "quantities": (), "dates": (), "counted": ()})
    hits = find_hits(base, plan)
    return plan if hits and hits[0].coverage >= MOST and answers(base, plan, hits[0]) else None


def with_head(base: Base, frame: Frame, plan: Recall) -> Recall:
    """*Which tech giants have settled …?*: what is asked for must be in the passage, where some passage that answers has it."""
    head = asked_head(frame)
    wanted = set(terms(frame.marked.original(head))) if head is not None else set()
    if not wanted or not wanted <= set(plan.terms):
        return plan
    good = [hit for hit in find_hits(base, plan) if answers(base, plan, hit)]
    if not good or all({term, *alike().get(term, ())} & held_terms(base, good[0]) for term in wanted):
        return plan
    others = set(plan.must) - wanted  # *budget for libraries*: a budget alone is another one
    if not any(wanted <= held_terms(base, hit) and (not others or others & set(hit.matched)) for hit in good):
        return plan
    return plan.model_copy(update={"needed": (*plan.needed, *sorted(wanted))})


def on_subject(base: Base, frame: Frame, plan: Recall) -> Recall:
    """*The two goals of China's smart education*: of the passages that answer, those of its document that speak of the subject."""
    source = topic_source(base, frame.marked) if plan.want == "text" and not plan.about else None
    if source is None:
        return plan
    good = [hit for hit in find_hits(base, plan) if answers(base, plan, hit)]
    subject = set(narrow_topic(frame.marked))
    speak = [hit for hit in good if subject <= held_terms(base, hit)]
    if not speak or good[0] in speak or stands_in(base.store.thing(good[0].key), source):
        return plan
    return plan.model_copy(update={"needed": (*plan.needed, *sorted(subject))})


def _without_weight(mark: Mark) -> Mark:
    light = mark.kind == "word" and mark.says("word", "light")
    return replace(mark, kind="cue", cues=(Cue("stop", ""),)) if light else mark
