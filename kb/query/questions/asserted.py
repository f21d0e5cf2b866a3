"""A statement put to the test, decided by asking for what it claims: *X took 33 months, right?* asks how many months X took.

What is found for a value is set against it. A statement that asks for nothing understood to its last word stays undecided.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from kb.query.answer import Value
from kb.query.base import Base
from kb.query.drafting.asserted import Claim, ClaimedDate, ClaimedNumber, ClaimedThing
from kb.query.drafting.draft import Draft
from kb.query.kinds.auditing import Audit
from kb.query.kinds.averaging import Aggregate
from kb.query.kinds.listing import Things
from kb.query.kinds.searching import Recall
from kb.query.kinds.selecting import Count, Find
from kb.query.kinds.wording import Wording
from kb.query.marking.marks import mark
from kb.query.plan import Plan, plan_json
from kb.query.questions.claims import tested_words
from kb.query.questions.statements import (
    MOST,
    QUOTED,
    Asked,
    choice,
    numbers_in,
    put,
    questions,
    says_only,
    statement,
    without_reason,
)
from kb.query.reading.judge import Reading
from kb.query.rules.counts_claimed import counts_sets, known_sizes
from kb.query.searches.searched import explains

Read = Callable[[Base, str], Reading]
SORTS = (ClaimedNumber, ClaimedDate, ClaimedThing)  # in the order in which they are asked for


HOLDS_TOO = re.compile(r"(?:同样|也|依然|仍然?)成立")  # of one index it is told, and of another it is asked


def put_to_test(base: Base, text: str, reading: Reading, read: Read) -> Reading:
    """The reading of a statement, or of a question for yes or no, that the tables did not decide: its values are asked for."""
    if HOLDS_TOO.search(text):
        return reading
    against = tested_words(text)
    if any(
        cue.role == "ask" and cue.value != "yes_no" for one in mark(base, against or text).marks for cue in one.cues
    ):
        return reading  # *which of these is right?*
    if (said := statement(text)) is not None:
        if is_decided(base, reading) and not says_only(said):
            return reading
        return asserted(base, text, said, read) or undecided(base, reading)
    if is_decided(base, reading):
        return reading
    if against is not None:
        return asserted(base, text, against, read) or reading
    if finds(base, reading) and not puts_numbers(reading):
        return counted(base, text, reading, read) if isinstance(reading.plan, Find) else reading
    if (said := put(text)) is not None:
        found = asserted(base, text, said, read)
        return found if found is not None and not loses_its_verb(found) else reading
    return number_chosen(base, text, reading, read)


def counted(base: Base, text: str, reading: Reading, read: Read) -> Reading:
    """*Had at least six of the twelve …?*, for which those that had are listed: so many are put to the test."""
    said = put(text)
    found = asserted(base, text, said, read) if said is not None else None
    return found if found is not None and isinstance(found.plan, Count) else reading


def loses_its_verb(reading: Reading) -> bool:
    """*Was it closed in 2019?*, of which *it closed in which year?* is no English: of words alone only numbers are found then."""
    claim = reading.plan.claim if reading.plan is not None else None
    return reading.language == "en" and isinstance(reading.plan, Recall) and not isinstance(claim, ClaimedNumber)


def number_chosen(base: Base, text: str, reading: Reading, read: Read) -> Reading:
    """*Seven or nine?*: the number is asked for; what is found need be none of the two."""
    asked = choice(mark(base, text))
    found = read(base, asked) if asked is not None else None
    if found is None or found.plan is None or found.left_over or not finds(base, found):
        return reading
    value = found.plan.run(Draft(base, found.language)).value
    return replace(found, text=text) if value is not None and value.number is not None else reading


def is_decided(base: Base, reading: Reading) -> bool:
    """Whether the tables or a tested claim, and not the words of a passage, say yes or no."""
    searched = isinstance(reading.plan, (Recall, Things))
    return not reading.left_over and not searched and yes_or_no(base, reading) is not None


def yes_or_no(base: Base, reading: Reading) -> bool | None:
    """What a reading answers; ``None`` where that is neither yes nor no."""
    value = reading.plan.run(Draft(base, reading.language)).value if reading.plan is not None else None
    return value.boolean if value is not None else None


def undecided(base: Base, reading: Reading) -> Reading:
    """A statement for which something else than yes or no was found: that is offered, and not said to be the answer.

    Nor is a passage with two numbers of which each may belong to the other's thing.
    """
    said = yes_or_no(base, reading)
    several = reading.plan.quantities if isinstance(reading.plan, Recall) else ()
    mixed = said and len(several) > 1 and not all(quantity.counted for quantity in several)
    if reading.plan is None or (said is not None and not mixed):
        return reading
    return Reading(reading.text, reading.language, None, "undecided", alternatives=(reading.plan,))


def puts_numbers(reading: Reading) -> bool:
    """Whether passages are searched for words and for a number that is put to the test, which may be of something else."""
    return isinstance(reading.plan, Recall) and bool(reading.plan.quantities or reading.plan.dates)


def finds(base: Base, reading: Reading) -> bool:
    """Whether a question was read as a search that finds a passage or a claim, or as a plan over the tables."""
    plan = reading.plan
    if plan is None or reading.left_over:
        return False
    if isinstance(plan, (Things, Audit)):
        return plan.run(Draft(base, "en")).status == "answered"
    return not isinstance(plan, Recall) or explains(base, plan)


class Said(NamedTuple):
    """A statement: its words, what it claims, and whether it holds a date."""

    text: str
    claims: list[Claim]
    dated: bool


def asserted(base: Base, text: str, said: str, read: Read) -> Reading | None:
    """The first question for a value of a statement that is understood to its end and finds what can be set against the value.

    Numbers that are claimed must agree: where one is borne out and another is not, the statement is not decided.
    """
    bare = without_reason(said)
    marked = mark(base, bare)
    if counts_sets(marked.marks):
        return None  # a sum of several numbers, of which one alone decides nothing
    every = list(questions(marked, known_sizes(base)))
    told = Said(said, [claim for _, claim in every], any(one.kind == "date" for one in marked.marks))
    for kind in SORTS:
        of_kind = [asked for asked in every if isinstance(asked.claim, kind)][:MOST]
        found = [one for asked in of_kind if (one := tried(base, asked, told, read)) is not None]
        if kind is ClaimedNumber and len({right for _, right in found}) > 1:
            return None
        if found and bare != said and found[0][1]:
            return None  # it is so, but whether for that reason is not told
        if found:
            return replace(found[0][0], text=text, language=mark(base, text).language)
    return None


def tried(base: Base, asked: Asked, said: Said, read: Read) -> tuple[Reading, bool] | None:
    """The reading of a question for a value, with the claim in its plan, and whether that is borne out."""
    reading = read(base, asked.text)
    if reading.plan is None or reading.left_over or any(kind == "ignored" for kind, *_ in reading.notes):
        return None
    plan, claim = in_months(base, reading.plan, asked.claim)
    draft = Draft(base, reading.language)
    outcome = plan.run(draft)
    value = outcome.value if outcome.status == "answered" else None
    if isinstance(plan, Count) and isinstance(claim, ClaimedNumber) and not claim.number.is_integer():
        return None  # *a third of the members*, which is no number of cities
    right = claim.judge(value) if value is not None else None
    if right is None or (is_open(plan) and not tells_all(draft, plan, asked.claim, right, said)):
        return None
    if isinstance(plan, Wording) and sum(isinstance(other, ClaimedNumber) for other in said.claims) > 1:
        return None  # *went from 8,400 to 14,710, printed as an increase of 75 %*: numbers of things, and not of printed forms
    if isinstance(plan, Find) and isinstance(claim, ClaimedThing) and claim.thing not in ids(value):
        return None  # a city that is not listed may be unknown
    return replace(reading, plan=plan.model_copy(update={"claim": claim})), right


def ids(value: Value | None) -> set[str]:
    """The keys of the things of a value."""
    return {item.id for item in (value.items if value is not None else None) or ()}


def in_months(base: Base, plan: Plan, claim: Claim) -> tuple[Plan, Claim]:
    """*More than 13 years*: a bound is tested on months where they are known, for years are told complete."""
    unit = getattr(plan, "unit", None)
    if unit not in ("years", "complete years") or not isinstance(claim, ClaimedNumber) or claim.op == "=":
        return plan, claim
    monthly = plan.model_copy(update={"unit": None if isinstance(plan, Aggregate) else "months"})
    value = monthly.run(Draft(base, "en")).value
    if value is None or not (value.unit or "").startswith("month"):
        return plan, claim
    return monthly, claim.model_copy(update={"number": claim.number * 12})


def tells_all(draft: Draft, plan: Plan, claim: Claim, right: bool, said: Said) -> bool:
    """Whether a passage speaks of all that a statement claims: its words say nothing of other values, and others may have the same."""
    others = [other for other in said.claims if isinstance(other, ClaimedNumber) and other != claim]
    if isinstance(claim, ClaimedThing):
        alone = isinstance(plan, Recall) and len(said.claims) == 1 and not said.dated
        return alone and (right or QUOTED.search(said.text) is not None)
    if isinstance(claim, ClaimedDate):
        return not others
    told = {
        number for table in draft.tables for row in table.rows for number in numbers_in(str(row.model_dump()["cells"]))
    }
    return all(other.number in told for other in others)


def is_open(plan: Plan) -> bool:
    """Whether a plan finds what passages tell of: of whom they do not tell it, it may be true as well."""
    return isinstance(plan, Recall) or '"on":"practice"' in plan_json(plan)
