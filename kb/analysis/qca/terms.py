"""Boolean minimisation: prime implicants of a truth table, and every smallest choice of them that covers it."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TypeAlias

from kb.analysis.qca.study import StudyError

Term: TypeAlias = tuple[bool | None, ...]
"""A product of conditions: present, absent, or ``None`` where the condition does not matter."""

MOST_MODELS = 1_000
"""More models than a reader can weigh; the result says when there are further ones."""

MOST_STEPS = 20_000
"""About a second of searching."""


def prime_implicants(
    positive: frozenset[int], excluded: frozenset[int] | None, width: int, longest: int | None = None
) -> list[Term]:
    """The shortest products that cover a positive row and no excluded one; without ``excluded`` no row but positive ones.

    From each positive row those smallest sets of conditions are kept that tell it from every row that must stay out:
    the terms that the merging of Quine and McCluskey ends with, as far as they cover a positive row. Terms of more than
    ``longest`` conditions are not looked for.

    References
    ----------
    Quine (1952), American Mathematical Monthly 59:521. McCluskey (1956), Bell System Technical Journal 35:1417.

    Examples
    --------
    >>> prime_implicants(frozenset({0b10, 0b11}), None, 2)
    [(True, None)]
    >>> prime_implicants(frozenset({0b11}), frozenset({0b00}), 2)
    [(True, None), (None, True)]
    """
    sizes = range(min(width, width if longest is None else longest) + 1)
    masks = [sum(1 << place for place in chosen) for size in sizes for chosen in combinations(range(width), size)]
    found: dict[Term, None] = {}
    for row in sorted(positive):
        kept: list[int] = []
        for mask in masks:
            if not any(mask & smaller == smaller for smaller in kept) and _holds(row, mask, positive, excluded, width):
                kept.append(mask)
                found[_term(row, mask, width)] = None
    return sorted(found, key=term_order)


def _holds(row: int, mask: int, positive: frozenset[int], excluded: frozenset[int] | None, width: int) -> bool:
    """Whether the row's values on the conditions of ``mask`` keep out what must stay out."""
    if excluded is not None:
        return all((row ^ other) & mask for other in excluded)
    inside = sum(not (row ^ other) & mask for other in positive)
    return inside == 1 << (width - mask.bit_count())


def _term(row: int, mask: int, width: int) -> Term:
    places = range(width - 1, -1, -1)
    return tuple(bool(row >> place & 1) if mask >> place & 1 else None for place in places)


def term_order(term: Term) -> tuple[int, tuple[int, ...]]:
    """Short terms first, then by their conditions, present before absent."""
    rank = {True: 0, False: 1, None: 2}
    return sum(value is not None for value in term), tuple(rank[value] for value in term)


def covers(term: Term, row: int) -> bool:
    """Whether a row has all that a term asks for.

    Examples
    --------
    >>> covers((True, None), 0b10), covers((True, None), 0b01)
    (True, False)
    """
    width = len(term)
    return all(value is None or value == bool(row >> (width - 1 - place) & 1) for place, value in enumerate(term))


def minimal_covers(primes: Iterable[Term], positive: frozenset[int]) -> tuple[list[tuple[Term, ...]], bool]:
    """Every choice of the fewest terms that cover all positive rows, and whether these are all there are.

    The number of terms is raised from one until a choice covers; at that number all choices are listed.

    Raises
    ------
    StudyError
        When the fewest terms are not found in ``MOST_STEPS`` steps.

    Examples
    --------
    >>> primes = [(True, None), (None, True)]
    >>> minimal_covers(primes, frozenset({0b11}))
    ([((True, None),), ((None, True),)], True)
    """
    if not positive:
        return [], True
    search = _Search(primes, positive)
    for size in range(1, len(positive) + 1):
        models: list[tuple[Term, ...]] = []
        for model in search.covers(size):
            if len(models) == MOST_MODELS:
                return _sorted(models), False
            models.append(model)
        if models:
            return _sorted(models), not search.is_spent
        if search.is_spent:
            raise StudyError("these conditions leave too many ways to minimise: take fewer, or send the study to R")
    raise AssertionError("one term a row always covers")


def has_cover(primes: Iterable[Term], positive: frozenset[int], terms: int, conditions: int) -> bool:
    """Whether at most so many terms that name at most so many conditions in all cover the positive rows.

    Examples
    --------
    >>> has_cover([(True, True), (False, None)], frozenset({0b11, 0b00}), 2, 2)
    False
    """
    search = _Search(primes, positive)
    return any(literals(model) <= conditions for size in range(1, terms + 1) for model in search.covers(size))


class _Search:
    """Looks for covers of a fixed size. Rows are bits of one number, so that what is left is one subtraction."""

    def __init__(self, primes: Iterable[Term], positive: frozenset[int]) -> None:
        rows = sorted(positive)
        self._all = (1 << len(rows)) - 1
        self._chart = {term: sum(covers(term, row) << place for place, row in enumerate(rows)) for term in primes}
        self._terms = [[term for term in self._chart if self._chart[term] >> place & 1] for place in range(len(rows))]
        self._steps = 0

    @property
    def is_spent(self) -> bool:
        """Whether the steps are used up, so that nothing more is looked for."""
        return self._steps >= MOST_STEPS

    def covers(self, size: int) -> Iterator[tuple[Term, ...]]:
        """Every cover of so many terms, each once."""
        return self._within(self._all, size, frozenset())

    def _within(self, left: int, size: int, tried: frozenset[Term]) -> Iterator[tuple[Term, ...]]:
        """The row with the fewest terms decides; a term once tried for it is not tried again beside the others."""
        if not left:
            yield ()
        if not left or not size or self.is_spent:
            return
        self._steps += 1
        open_rows = [[term for term in terms if term not in tried]
                     for place, terms in enumerate(self._terms) if left >> place & 1]  # fmt: skip
        widest = max(((self._chart[term] & left).bit_count() for terms in open_rows for term in terms), default=0)
        if widest * size < left.bit_count():
            return
        for term in min(open_rows, key=len):
            for rest in self._within(left & ~self._chart[term], size - 1, tried):
                yield (term, *rest)
            tried |= {term}


def _sorted(models: Iterable[tuple[Term, ...]]) -> list[tuple[Term, ...]]:
    ordered = [tuple(sorted(model, key=term_order)) for model in models]
    return sorted(ordered, key=lambda model: (literals(model), [term_order(term) for term in model]))


def literals(model: Iterable[Term]) -> int:
    """How many conditions, present or absent, a model names in all."""
    return sum(value is not None for term in model for value in term)


def term_text(term: Term, names: Iterable[str]) -> str:
    """A term as R's QCA writes it: ``*`` is *and*, ``~`` is *not*; ``1`` asks for nothing.

    Examples
    --------
    >>> term_text((True, None, False), ["LAW", "BODY", "EARLY"])
    'LAW*~EARLY'
    """
    parts = [("" if value else "~") + name for value, name in zip(term, names, strict=True) if value is not None]
    return "*".join(parts) or "1"


def model_text(model: Iterable[Term], names: Iterable[str]) -> str:
    """Terms joined by ``+``, which is *or*."""
    listed = list(names)
    return " + ".join(term_text(term, listed) for term in model)
