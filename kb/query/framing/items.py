"""What is gathered of a question while its marks are walked: conditions, cities, dates, and the marks that are used up."""

from kb.query.base import Base
from kb.query.framing.denials import denied_at, exceptions, joining_words
from kb.query.framing.denied_behind import denials_behind, is_denied_behind
from kb.query.framing.excepted import in_narrowed_exception, is_left_out, narrowed_exception
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
        self.behind = denials_behind(marked)
        self.indicators = indicators
        self.edition = edition
        self.found: list[tuple[int, Condition]] = []
        self.cities: list[str] = []
        self.excluded: list[str] = []
        self.included: list[str] = []
        self.dates: list[DateTest] = []
        self.told: list[str] = []
        self.used: set[int] = set()
        self.measures: set[int] = set()  # marks of what dates are compared with: a city's law, the mean of all

    def negated(self, place: int) -> bool:
        """Whether a mark is denied; the word that denies it is used up."""
        if self.excepts and narrowed_exception(self.marks, place):
            return False
        if self.excepts and in_narrowed_exception(self.marks, place):
            self.used |= {p for p in range(place) if p in self.excepts or self.marks[p].says("logic", "not")}
            return is_left_out(self.marks, place)
        denial = denied_at(self.marks, place, self.joining, self.excepts, self.behind)
        if denial.word is not None:
            self.used.add(denial.word)
        return denial.denied or (bool(self.behind) and is_denied_behind(self.marked, place, self.behind))
