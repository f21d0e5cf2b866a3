"""Questions made of parts that are questions of their own: two numbers against each other, groups by what they hold."""

from collections.abc import Callable
from dataclasses import replace

from kb.query.base import Base
from kb.query.marking.marks import mark
from kb.query.plan import Plan
from kb.query.questions.cities_told import Read, Told
from kb.query.questions.counts_apart import counts_apart
from kb.query.questions.groups_holding import groups_holding, lists_for_groups
from kb.query.questions.means_apart import means_apart
from kb.query.questions.of_some import of_some
from kb.query.questions.shares import of_whom
from kb.query.questions.subset import orders_the_rest, subset
from kb.query.reading.judge import Reading

MADE: tuple[Callable[[Base, str, Read], tuple[Plan, Told] | None], ...] = (
    counts_apart,
    groups_holding,
    means_apart,
    subset,
)


def composed(base: Base, text: str, read: Read) -> Reading | None:
    """The reading of a question made of parts, each of which is read to its last word; ``None`` for any other question."""
    for make in MADE:
        found = make(base, text, read)
        if found is not None:
            plan, told = found
            return Reading(text, mark(base, text).language, plan, notes=told.notes)
    return None


def with_set(base: Base, text: str, whole: Reading, read: Read) -> Reading:
    """A share with the set that it is of, a deed with the set that its city is of; a list of cities is no answer where groups are, or some of the first."""
    listed = lists_for_groups(text, whole.plan) or orders_the_rest(text, whole.plan)
    if listed and whole.plan is not None:
        return Reading(text, whole.language, None, "in part", alternatives=(whole.plan,))
    found = of_whom(base, text, whole, read) or of_some(base, text, whole, read)
    return whole if found is None else replace(found, text=text)
