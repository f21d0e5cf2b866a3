"""Necessity: which conditions, and which combinations of them, the cases with the outcome (nearly) all have."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from kb.analysis.qca.study import Case, Study
from kb.analysis.qca.terms import Term, term_order, term_text

CUSTOMARY = Fraction(9, 10)
"""The least consistency at which a condition is usually called necessary (Schneider & Wagemann 2012, section 5.2)."""

RELEVANT = Fraction(1, 2)
"""Below this relevance a combination is nearly always present, with the outcome or without: necessary, and trivially so."""


@dataclass(frozen=True)
class Need:
    """A set that the outcome may need: its literals, whether one of them is enough (*or*) or all are meant (*and*).

    ``relevance`` (RoN) nears 0 when nearly every case is in the set, so that it is trivially necessary. The ``coverage`` of
    a set without a case is ``None``. ``exceptions`` are the cases with the outcome that are not in the set.
    """

    literals: Term
    any_of: bool
    consistency: Fraction
    coverage: Fraction | None
    relevance: Fraction
    exceptions: tuple[str, ...]

    def text(self, names: tuple[str, ...]) -> str:
        """The set as R's QCA writes it."""
        written = term_text(self.literals, names)
        return written.replace("*", " + ") if self.any_of else written


def single_needs(study: Study) -> list[Need]:
    """Every condition and every absence of one, in the order of the conditions; empty when no case has the outcome."""
    width = len(study.conditions)
    terms = [_literal(width, place, present) for place in range(width) for present in (True, False)]
    return [_need(study.known, term, any_of=False) for term in terms if _positive(study)]


def joint_needs(
    study: Study, consistency: Fraction = CUSTOMARY, relevance: Fraction = RELEVANT, largest: int = 3
) -> list[Need]:
    """Conjunctions of two and more literals that are necessary, and the disjunctions of which no part is.

    Both as ``superSubset`` of R's QCA finds them, up to ``largest`` literals, with both cut-offs.

    References
    ----------
    Schneider & Wagemann (2012), Set-Theoretic Methods, equation 9.2 (relevance). Dusa (2019), QCA with R, chapter 5.
    """
    if not _positive(study):
        return []
    width = len(study.conditions)
    sizes = range(2, min(width, largest) + 1)
    terms = [term for size in sizes for term in _terms(width, size)]
    found = [_need(study.known, term, any_of=False) for term in terms]
    needed = [need.literals for need in single_needs(study) if need.consistency >= consistency]
    for term in terms:
        if not any(_is_part(smaller, term) for smaller in needed):
            need = _need(study.known, term, any_of=True)
            if need.consistency >= consistency:
                needed.append(term)
                found.append(need)
    return [need for need in found if need.consistency >= consistency and need.relevance >= relevance]


def _positive(study: Study) -> bool:
    return any(case.outcome for case in study.known)


def _literal(width: int, place: int, present: bool) -> Term:
    return tuple(present if other == place else None for other in range(width))


def _terms(width: int, size: int) -> Iterator[Term]:
    found = []
    for places in combinations(range(width), size):
        for values in product((True, False), repeat=size):
            chosen = dict(zip(places, values, strict=True))
            found.append(tuple(chosen.get(place) for place in range(width)))
    yield from sorted(found, key=term_order)


def _is_part(smaller: Term, larger: Term) -> bool:
    return all(value is None or value == other for value, other in zip(smaller, larger, strict=True))


def _need(cases: tuple[Case, ...], literals: Term, any_of: bool) -> Need:
    among: Callable[[Iterator[bool]], bool] = any if any_of else all
    inside = [case for case in cases if among(own == value for own, value in zip(case.conditions, literals, strict=True)
                                              if value is not None)]  # fmt: skip
    both = sum(bool(case.outcome) for case in inside)
    having = [case for case in cases if case.outcome]
    outside = len(cases) - both
    return Need(
        literals,
        any_of,
        consistency=Fraction(both, len(having)),
        coverage=Fraction(both, len(inside)) if inside else None,
        relevance=Fraction(len(cases) - len(inside), outside) if outside else Fraction(0),
        exceptions=tuple(case.id for case in having if case not in inside),
    )
