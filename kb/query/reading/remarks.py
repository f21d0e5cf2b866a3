"""What a reading says of its words: what was set aside, nearly written, left out, or could have meant something else."""

from kb.query.answer import NoteKind
from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.judging.left_over import plan_indicators
from kb.query.kinds.configuring import Qca
from kb.query.marking.indicators import MEMBERS
from kb.query.marking.mark import Marked
from kb.query.plain.turns import Full
from kb.query.plan import Plan
from kb.query.rules.configurations import filled_in
from kb.query.selection.conditions import InNetwork
from kb.query.selection.evaluate import flat

NoteText = tuple[NoteKind, str, str]


def short_notes(question: Full) -> list[NoteText]:
    """What was written short or in a roundabout way, and as what it is read."""
    english = "; ".join(f"“{said}” as “{meant}”" if meant else f"“{said}” left aside" for said, meant in question.said)
    chinese = "；".join(f"“{said}”理解为“{meant}”" if meant else f"“{said}”略去" for said, meant in question.said)
    return [("assumption", f"Read in full words: {english}.", f"按完整说法理解：{chinese}。")]


def ignored_note(marked: Marked, unexplained: tuple[str, ...]) -> NoteText:
    """The words that were not used."""
    words = [marked.original(item) for item in marked.marks if item.kind == "word"] or list(unexplained)
    shown = ", ".join(dict.fromkeys(words))
    return ("ignored", f"Not understood and left out: {shown}.", f"未能理解、未予采用的词：{shown}。")


def fuzzy_notes(marked: Marked) -> list[NoteText]:
    """Every name that was only nearly written."""
    notes: list[NoteText] = []
    for item in marked.marks:
        if item.kind == "thing" and item.is_fuzzy:
            name, written = item.things[0].name, marked.original(item)
            notes.append(("assumption", f"“{written}” is read as {name}.", f"“{written}”理解为{name}。"))
    for token in marked.tokens:
        written = marked.text[token.start : token.end]
        if token.corrected:
            notes.append(
                ("assumption", f"“{written}” is read as “{token.text}”.", f"“{written}”理解为“{token.text}”。")
            )
    return notes


def ambiguous(base: Base, marked: Marked, frame: Frame) -> list[NoteText]:
    """Names that mean several things: which one is taken, and what else it could be."""
    notes: list[NoteText] = []
    for item in marked.marks:
        cities = [c for c in item.things if c.kind == "city"]
        places = [c for c in item.things if c.kind == "place"]
        if cities and places:
            other = base.names_of(places[0].key)
            notes.append(("assumption", f"“{marked.original(item)}” is read as the city, not as {other[0]}.",
                          f"“{marked.original(item)}”理解为城市，而非{other[1]}。"))  # fmt: skip
        if len(cities) > 1:
            names = [base.names_of(c.key) for c in cities]
            notes.append(("choice", f"“{marked.original(item)}” may be {' or '.join(n[0] for n in names)}; {names[0][0]} is taken.",
                          f"“{marked.original(item)}”可能指{'或'.join(n[1] for n in names)}；此处取{names[0][1]}。"))  # fmt: skip
        if item.text in MEMBERS and not any(m.thing("network") for m in marked.marks):
            for network in [c.network for c in flat(frame.conditions) if isinstance(c, InNetwork)]:
                name = base.names_of(f"network:{network}")
                notes.append(("assumption", f"“{marked.original(item)}” is read as the members of {name[0]}.",
                              f"“{marked.original(item)}”理解为{name[1]}的成员。"))  # fmt: skip
    return notes


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
