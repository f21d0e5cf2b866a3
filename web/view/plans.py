"""The page of a plan that is being made: its form, its JSON, and what is wrong with it."""

import json
from collections.abc import Iterable
from typing import Any

from kb.errors import KbError
from kb.knowledge import KnowledgeBase
from kb.query.answer import Language
from kb.query.form import EMPTY, Fault, fitting, from_pairs, read_form
from kb.query.plan import Plan
from web.labels import label
from web.view.page import Page
from web.view.planform import PlanForm, plan_form

Pairs = list[tuple[str, str]]
START = {"kind": "find"}


class PlanPage(Page):
    """A form with its faults, and the same as JSON."""

    form: PlanForm | None
    plan: str
    faulty: bool = False
    wrong: str = ""


def changed(pairs: Pairs, added: Iterable[str], removed: str) -> Pairs:
    """The fields with some conditions added (``select/conditions/1=path``) and one part taken away.

    Examples
    --------
    >>> changed([("kind", "find"), ("columns/0", "tier")], ["select/conditions/0=path"], "columns/0")
    [('kind', 'find'), ('select/conditions/0/on', 'path')]
    """
    kept = [pair for pair in pairs if not removed or not f"{pair[0]}/".startswith(f"{removed}/")]
    new = [(path, tag) for path, _, tag in (one.partition("=") for one in added)]
    return kept + [(f"{path}/on", tag) if tag else (path, EMPTY) for path, tag in new]


def plan_of(knowledge: KnowledgeBase, pairs: Pairs, language: Language) -> tuple[Plan | None, list[Fault]]:
    """The plan that some fields make, if it can be run; else what is wrong."""
    plan, faults = read_form(knowledge.base, from_pairs(pairs))
    if plan is None:
        return None, faults
    try:
        knowledge.run(plan, language)
    except KbError as error:
        return None, [Fault("kind", "running", "", str(error))]
    return plan, []


def plan_page(
    knowledge: KnowledgeBase, pairs: Pairs, language: Language, address: str, faults: list[Fault]
) -> PlanPage:
    """The form of some fields; without any it is that of a list of cities."""
    return _page(knowledge, fitting(from_pairs(pairs)) or START, language, address, faults)


def text_page(knowledge: KnowledgeBase, text: str, language: Language, address: str, error: KbError) -> PlanPage:
    """The form of a plan that was given as JSON and cannot be run; of a text that is no JSON only the text."""
    try:
        data = json.loads(text)
    except ValueError as fault:
        wrong = label("plan.fault.json", language).format(text=fault)
        return _empty(knowledge, language, address, text, wrong)
    if not isinstance(data, dict):
        return _empty(knowledge, language, address, text, str(error))
    plan, faults = read_form(knowledge.base, data)
    return _page(
        knowledge, data, language, address, faults if plan is None else [Fault("kind", "running", "", str(error))]
    )


def _page(
    knowledge: KnowledgeBase, data: dict[str, Any], language: Language, address: str, faults: list[Fault]
) -> PlanPage:
    return PlanPage(
        title=label("plan.open", language), language=language, address=address, data_version=knowledge.data_version,
        form=plan_form(knowledge.base, data, language, faults), plan=json.dumps(data, ensure_ascii=False, indent=2),
        faulty=bool(faults),
    )  # fmt: skip


def _empty(knowledge: KnowledgeBase, language: Language, address: str, text: str, wrong: str) -> PlanPage:
    return PlanPage(
        title=label("plan.open", language), language=language, address=address, data_version=knowledge.data_version,
        form=None, plan=text, faulty=True, wrong=wrong,
    )  # fmt: skip
