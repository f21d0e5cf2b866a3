"""Solutions: all minimal models of a truth table, each term with its fit and the cases it covers."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from kb.analysis.qca.study import Case, Study
from kb.analysis.qca.table import TruthTable
from kb.analysis.qca.terms import Term, literals, minimal_covers, model_text, prime_implicants

SolutionType = Literal["conservative", "parsimonious"]
SOLUTION_TYPES: tuple[SolutionType, ...] = ("conservative", "parsimonious")


@dataclass(frozen=True)
class Fit:
    """How well cases in a set are cases with the outcome; shares of cases.

    ``unique`` is the share of the outcome that no other term of the model covers.
    """

    consistency: Fraction | None
    pri: Fraction | None
    coverage: Fraction | None
    unique: Fraction | None = None


@dataclass(frozen=True)
class FittedTerm:
    """A term with its fit; ``having`` are the cases it covers that have the outcome, ``lacking`` those that do not."""

    term: Term
    fit: Fit
    having: tuple[str, ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class Model:
    """Terms that together cover every positive row, with their fit as a whole."""

    terms: tuple[FittedTerm, ...]
    fit: Fit

    @property
    def bare(self) -> tuple[Term, ...]:
        """The terms alone."""
        return tuple(fitted.term for fitted in self.terms)


@dataclass(frozen=True)
class Solution:
    """All models of one type, equally short. ``complete`` is false when there are more than are listed.

    There is none when no row is positive. *Parsimonious* lets remainders simplify, *conservative* uses none.
    """

    type: SolutionType
    study: Study
    models: tuple[Model, ...]
    complete: bool

    @property
    def formulas(self) -> tuple[str, ...]:
        """The models as text."""
        return tuple(model_text(model.bare, self.study.conditions) for model in self.models)

    @property
    def size(self) -> tuple[int, int]:
        """The number of terms of its models and of the conditions named in the shortest one."""
        return (
            (len(self.models[0].terms), min(literals(model.bare) for model in self.models)) if self.models else (0, 0)
        )


def solve(table: TruthTable, type: SolutionType) -> Solution:
    """All models with the fewest terms.

    References
    ----------
    Ragin (2008), Redesigning Social Inquiry, chapters 8 and 9. Baumgartner & Thiem (2017), Sociological Methods & Research
    46:954, on reporting every model.
    """
    excluded = table.excluded if type == "parsimonious" else None
    primes = prime_implicants(table.positive, excluded, len(table.study.conditions))
    covers, complete = minimal_covers(primes, table.positive)
    return Solution(type, table.study, tuple(_model(table.study, terms) for terms in covers), complete)


def _model(study: Study, terms: tuple[Term, ...]) -> Model:
    fitted = tuple(_fitted(study, term, [other for other in terms if other != term]) for term in terms)
    return Model(fitted, fit(study.known, [case for case in study.known if any(is_in(case, term) for term in terms)]))


def _fitted(study: Study, term: Term, others: list[Term]) -> FittedTerm:
    inside = [case for case in study.known if is_in(case, term)]
    alone = [case for case in inside if case.outcome and not any(is_in(case, other) for other in others)]
    found = fit(study.known, inside)
    positive = sum(bool(case.outcome) for case in study.known)
    return FittedTerm(
        term,
        Fit(found.consistency, found.pri, found.coverage, _share(len(alone), positive)),
        tuple(case.id for case in inside if case.outcome),
        tuple(case.id for case in inside if not case.outcome),
    )


def is_in(case: Case, term: Term) -> bool:
    """Whether a case, all values known, is in the set of a term."""
    return all(value is None or value == own for value, own in zip(term, case.conditions, strict=True))


def fit(cases: Iterable[Case], inside: Iterable[Case]) -> Fit:
    """Consistency, PRI and coverage of a set of cases for the outcome; ``None`` where a share is of nothing.

    In crisp sets no case has an outcome and its negation, so what PRI takes away is nothing: it equals consistency.

    References
    ----------
    Ragin (2006), Political Analysis 14:291. Schneider & Wagemann (2012), Set-Theoretic Methods, section 9.2 (PRI).
    """
    chosen = list(inside)
    both = sum(bool(case.outcome) for case in chosen)
    consistency = _share(both, len(chosen))
    return Fit(consistency, consistency, _share(both, sum(bool(case.outcome) for case in cases)))


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None
