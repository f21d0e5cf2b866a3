"""Whether a plan gives what a question asks for: no guard objects, and its value is of the type that is sought."""

from importlib import import_module
from pkgutil import iter_modules

from kb.query import guards
from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.guards.cities import is_without
from kb.query.guards.register import objects
from kb.query.guards.words import asks_which_holds
from kb.query.judging.expected import has_type
from kb.query.kinds.searching import Recall
from kb.query.plan import Plan
from kb.query.rules.checks import which_of

for module in iter_modules(guards.__path__):  # each is read once, so that its guards stand in the register
    import_module(f"{guards.__name__}.{module.name}")


def suits(base: Base, frame: Frame, plan: Plan) -> bool:
    """Whether a plan gives what the question asks for, as far as both can be told."""
    if isinstance(plan, Recall) and plan.also and {"second_level", "third_level"} & frame.nouns:
        return False  # *which indicator has four parts, and which has two?*: no passage tells of the parts of all
    if isinstance(plan, Recall) and (plan.also or plan.column or plan.told):
        return True  # it tells both of the two things asked
    if objects(base, frame, plan):
        return False
    return _has_read_it(base, frame, plan) or has_type(base, frame, plan)


def _has_read_it(base: Base, frame: Frame, plan: Plan) -> bool:
    """Whether the rule of a plan has read itself what is asked for: which of two cities, which group."""
    if isinstance(plan, Recall) and plan.either:
        return True
    if plan.kind == "trace" and getattr(plan, "by", False):
        return True
    if plan.kind == "lookup" and plan == which_of(base, frame):
        return True
    return plan.kind == "sizes" or (is_without(plan) and asks_which_holds(frame))
