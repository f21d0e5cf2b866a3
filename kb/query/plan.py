"""The base of all plans: a plan is a question in structured form; a subclass is a kind of question."""

import json
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from pydantic import ConfigDict, Field

from kb.query.answer import Frozen, Language, Status, Value
from kb.query.base import Base
from kb.query.drafting.asserted import Claim
from kb.query.drafting.draft import Draft


@dataclass(frozen=True)
class Outcome:
    """What running a plan decides: the status, the headline in both languages, the distilled value."""

    status: Status
    headline: tuple[str, str]
    value: Value | None = None


def plan_dump(plan: "Plan") -> dict[str, Any]:
    """A plan as plain JSON data without empty fields; discriminators stay, so that it can be read again."""
    found = _pruned(plan.model_dump(mode="json"))
    return {"kind": plan.kind, **found}


def plan_json(plan: "Plan") -> str:
    """A plan as compact JSON."""
    return json.dumps(plan_dump(plan), ensure_ascii=False, separators=(",", ":"))


def plan_url(plan: "Plan", language: Language) -> str:
    """The permalink of a plan."""
    return "/answer?" + urlencode({"plan": plan_json(plan), "lang": language})


def _pruned(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _pruned(inner) for name, inner in value.items() if not _empty(inner)}
    return [_pruned(inner) for inner in value] if isinstance(value, list) else value


def _empty(value: Any) -> bool:
    """A weight or a seed of 0 says something; an unset field, an empty list or a switch that is off does not."""
    return value is None or value is False or value == [] or value == ""


class Plan(Frozen):
    """A structured question. Subclasses set ``kind``, say themselves in words, and fill a draft."""

    model_config = ConfigDict(defer_build=False)  # each is the body of an endpoint, which builds it at the start anyway

    kind: str
    claim: Claim | None = Field(
        default=None, description="What is claimed to be the answer, which is then yes or no, with what was found."
    )
    examples: ClassVar[tuple[str, str]] = ("", "")

    def words(self, base: Base, language: Language) -> str:
        """How the question is understood, in words."""
        raise NotImplementedError

    def run(self, draft: Draft) -> Outcome:
        """Fill the draft with tables, notes and evidence, and decide the outcome."""
        raise NotImplementedError
