"""*By which standards …: in Shanghai, Hangzhou or Nanjing?*: a passage that tells of one of the cities to choose from chooses it."""

from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.framing.any_of_named import list_of_cities
from kb.query.framing.attach import Frame
from kb.query.kinds.searching import Recall
from kb.query.kinds.selecting import Find
from kb.query.plan import Plan
from kb.query.selection.evaluate import members


def chosen_by_passage(base: Base, frame: Frame, plan: Plan | None, passage: Recall | None) -> Recall | None:
    """The search that finds one of the cities to choose from, where the plan would name all of them."""
    if not isinstance(plan, Find) or passage is None or not passage.either:
        return None
    if list_of_cities(frame.marked.marks, frame.cities) is None or not set(frame.cities) <= set(
        members(base, plan.select)
    ):
        return None
    value = passage.run(Draft(base, frame.language)).value
    return passage if value is not None and len(value.items or ()) == 1 else None
