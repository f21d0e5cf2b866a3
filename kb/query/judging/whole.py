"""Plans whose rule knows every word of the question, so that no word is left to be judged."""

from kb.query.kinds.averaging import Aggregate
from kb.query.kinds.building import Structure
from kb.query.kinds.leading import Leads
from kb.query.plan import Plan


def whole_read(plan: Plan) -> bool:
    """Whether the rule of a plan knows every word of the question, or offers nothing: *is the mean above the median?*"""
    if isinstance(plan, Structure):
        return plan.ask == "sized" or (plan.ask == "count" and plan.less is not None)
    tested = isinstance(plan, Aggregate) and plan.claim is not None
    return isinstance(plan, Leads) or tested or bool(getattr(plan, "places", ()))
