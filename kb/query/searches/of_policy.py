"""A search in what concerns the one policy that a question names in full."""

from kb.query.base import Base
from kb.query.drafting.concerning import own_keys
from kb.query.framing.attach import Frame
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.search.text import terms


def of_policy(frame: Frame, plan: Recall) -> Recall | None:
    """A search in what concerns the one policy that is named in full: the words of its name need not be found again."""
    named = [m for m in frame.marked.marks if m.thing("policy") and not m.is_fuzzy]
    if len(named) != 1:
        return None
    name = set(terms(frame.marked.original(named[0])))
    about = (*plan.about, f"policy:{named[0].thing('policy')}")
    kept = {field: tuple(t for t in getattr(plan, field) if t not in name) for field in ("terms", "must", "quoted")}
    return plan.model_copy(update={**kept, "about": about}) if kept["terms"] else None


def is_of(base: Base, plan: Recall, key: str) -> bool:
    """Whether the best passage concerns a thing."""
    first = next((hit.key for hit in find_hits(base, plan) if answers(base, plan, hit)), "")
    row = base.store.thing(first) if first else None
    return row is not None and key in own_keys(base, first, row)


def told_of_policy(plan: Recall, named: Recall) -> tuple[Recall, ...]:
    """The searches for what is told of a policy: a date may be its own, which its name finds."""
    by_name = plan.model_copy(update={"about": named.about})
    return (by_name, named) if plan.want == "date" else (named,)
