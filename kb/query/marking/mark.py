"""A question in marks: stretches of its tokens, and what each may mean."""

from dataclasses import dataclass
from typing import Literal

from kb.query.answer import Language
from kb.query.lexicon import Cue
from kb.query.selection.conditions import Condition
from kb.search.fold import Token
from kb.search.names import Candidate

MarkKind = Literal["thing", "date", "number", "cue", "word"]


@dataclass(frozen=True)
class Mark:
    """A stretch of tokens and what it may mean."""

    start: int
    end: int
    kind: MarkKind
    text: str
    things: tuple[Candidate, ...] = ()
    cues: tuple[Cue, ...] = ()
    number: float | None = None
    ordinal: bool = False
    date: str | None = None
    until: str | None = None
    holds: Condition | None = None  # of a clause that was read by itself

    def says(self, role: str, *values: str) -> bool:
        """Whether one of the meanings of a cue is this role (and one of these values); plain loops, for reading asks it most."""
        for cue in self.cues:  # noqa: SIM110
            if cue.role == role and (not values or cue.value in values):
                return True
        return False

    def value(self, role: str) -> str | None:
        """The value of a cue in a role."""
        return next((cue.value for cue in self.cues if cue.role == role), None)

    def thing(self, kind: str) -> str | None:
        """The id of the first thing of a kind that the mark may name."""
        for candidate in self.things:
            if candidate.kind == kind:
                return candidate.key.partition(":")[2]
        return None

    @property
    def is_fuzzy(self) -> bool:
        """Whether the name was only nearly written."""
        return any(candidate.how == "fuzzy" for candidate in self.things)


@dataclass(frozen=True)
class Marked:
    """A question with its tokens and marks."""

    text: str
    language: Language
    tokens: tuple[Token, ...]
    marks: tuple[Mark, ...]

    def original(self, mark: Mark) -> str:
        """The stretch of the question that a mark covers."""
        return self.text[self.tokens[mark.start].start : self.tokens[mark.end - 1].end]
