"""What is gathered of a question while its marks are walked: conditions, cities, dates, and the marks that are used up."""

from kb.query.base import Base
from kb.query.framing.denials import denied_at, exceptions, joining_words
from kb.query.marking.mark import Marked
from kb.query.selection.conditions import Condition
from kb.query.selection.dates import DateTest


class Items:
    """Conditions in the order in which the question says them."""

    def __init__(self, base: Base, marked: Marked, indicators: list[str], edition: str | None) -> None:
        self.base = base
        self.marked = marked
        self.marks = marked.marks
        self.joining = joining_words(self.marks)
        self.excepts = exceptions(self.marks)
        self.indicators = indicators
        self.edition = edition
        self.found: list[tuple[int, Condition]] = []
        self.cities: list[str] = []
        self.excluded: list[str] = []
        self.included: list[str] = []
        self.dates: list[DateTest] = []
        self.told: list[str] = []
        self.used: set[int] = set()

    def negated(self, place: int) -> bool:
        """Whether a mark is denied; the word that denies it is used up."""
        denial = denied_at(self.marks, place, self.joining, self.excepts)
        if denial.word is not None:
            self.used.add(denial.word)
        return denial.denied
