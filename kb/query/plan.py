"""The base of all plans: a plan is a question in structured form; a subclass is a kind of question."""

from dataclasses import dataclass
from typing import ClassVar

from kb.query.answer import Frozen, Language, Status, Value
from kb.query.base import Base
from kb.query.draft import Draft


@dataclass(frozen=True)
class Outcome:
    """What running a plan decides: the status, the headline in both languages, the distilled value."""

    status: Status
    headline: tuple[str, str]
    value: Value | None = None


class Plan(Frozen):
    """A structured question. Subclasses set ``kind``, say themselves in words, and fill a draft."""

    kind: str
    examples: ClassVar[tuple[str, str]] = ("", "")

    def words(self, base: Base, language: Language) -> str:
        """How the question is understood, in words."""
        raise NotImplementedError

    def run(self, draft: Draft) -> Outcome:
        """Fill the draft with tables, notes and evidence, and decide the outcome."""
        raise NotImplementedError
