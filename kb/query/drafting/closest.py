"""Which of the passages found nearly alike goes first: by what is counted, by what the question leans to, by the title."""

import re
from collections.abc import Sequence
from typing import Any

from kb.query.base import Base, names
from kb.query.drafting.passages import date_of
from kb.query.lexicon import alike
from kb.query.marking.measured import UNITS, is_measured_in
from kb.search.text import Hit, terms


def held_terms(base: Base, hit: Hit) -> set[str]:
    """All terms of a passage."""
    return {term for field in base.text.terms_of(hit.key) for term in field}


def holds_all(base: Base, hit: Hit, needed: Sequence[str], also: set[str]) -> bool:
    """Whether a passage, or ``also``, has every word that is needed, or one of the other language for it."""
    held = held_terms(base, hit) | also
    other = {term: [t for t in alike().get(term, ()) if t.isascii() != term.isascii()] for term in needed}
    return all(held & {term, *other[term]} for term in needed)


YEAR = re.compile(r"(?:19|20)\d\d")
CLOSE = 0.2  # within this share of the words, the figure that counts what is asked goes first


def counted_first(base: Base, hits: list[Hit], wanted: Sequence[str], leaning: Sequence[str]) -> list[Hit]:
    """Of the figures that explain nearly as much, first those that count what the question counts, or lean its way."""

    def counts(hit: Hit) -> bool:
        row = base.store.thing(hit.key)
        unit = terms(f"{getattr(row, 'unit', None) or ''} {getattr(row, 'unit_zh', None) or ''}")
        return bool(set(unit) & set(wanted))

    def leans(hit: Hit) -> int:
        return len(held_terms(base, hit) & set(leaning))

    least = hits[0].coverage - (CLOSE if wanted else 0.02)
    close = [hit for hit in hits if hit.coverage >= least]
    close.sort(key=lambda hit: (not counts(hit), -leans(hit), -titled(base, hit)))
    return [*close, *(hit for hit in hits if hit not in close)]


def exact_first(base: Base, hits: list[Hit], asked: Sequence[str]) -> list[Hit]:
    """Of the passages that fit as well as the best, those first that hold the very words and not others that say the same."""
    level = [hit for hit in hits if hit.coverage >= hits[0].coverage - 0.001]
    return [*sorted(level, key=lambda hit: -len(set(asked) & held_terms(base, hit))), *hits[len(level) :]]


def says_again(base: Base, hit: Hit, asked: Sequence[str]) -> bool:
    """“5+1”里的“1”是什么, 12345热线接到多少电话: whether what a figure tells is a number that the question says itself."""
    row: Any = base.store.thing(hit.key)
    if not hasattr(row, "measure"):
        return False
    value = f"{row.value:.12g}" if row.value is not None else row.text
    return value is not None and value in asked


def on_topic(base: Base, hits: list[Hit], topic: Sequence[str]) -> list[Hit]:
    """The passages, those that fit as well as the best and hold its subject alone first; the others that fit as well go."""
    level = [hit for hit in hits if hit.coverage >= hits[0].coverage - 0.001]
    held = [hit for hit in level if set(topic) <= held_terms(base, hit)]
    if any(hit.kind == "figure" for hit in held):
        return hits  # the number of the things that are asked for
    return [*held, *hits[len(level) :]] if held else hits


def titled(base: Base, hit: Hit) -> float:
    """How much of what was matched stands in the title, which says what a figure measures."""
    title = base.text.terms_of(hit.key)[0]
    alike_too = {term: {term, *alike().get(term, ())} for term in hit.matched}
    return round(sum(base.text.weight(term) for term in hit.matched if alike_too[term] & title), 1)


def counts_head(base: Base, hit: Hit, counted: Sequence[str]) -> bool:
    """*How many demonstration communities …*: in English the last word says what is counted, and a figure on other
    demonstrations counts something else."""
    if not all(term.isascii() for term in counted):
        return bool(set(counted) & set(hit.matched))
    units = set(terms(getattr(base.store.thing(hit.key), "unit", None) or ""))
    return counted[-1] in hit.matched or bool(units & set(counted))


def counts_other(base: Base, hit: Hit, counted: Sequence[str]) -> bool:
    """*How many universities …* and a figure on the *functions of a university*: it counts something of what is asked."""
    row = base.store.thing(hit.key)
    measure, unit = getattr(row, "measure", None), getattr(row, "unit", None)
    units = set(terms(f"{unit or ''} {getattr(row, 'unit_zh', None) or ''}"))
    if unit and not units & set(counted) and any(is_measured_in(unit, family) for family in UNITS):
        return True  # a share, a sum, an extent or a time counts nothing
    parts = re.split(PARTED, measure or "", maxsplit=1)
    if not unit or len(parts) == 1 or not all(term.isascii() for term in counted):
        return False
    head = set(terms(f"{parts[0]} {unit} {getattr(row, 'keywords', None) or ''}"))
    return not any({term, *alike().get(term, ())} & head for term in counted)


PARTED = r" (?:of|on|for|between|reserved|with) "  # behind it stands what is said of the thing counted


def is_text_figure(base: Base, hit: Hit) -> bool:
    """Whether a figure has words and no number."""
    row = base.store.thing(hit.key)
    return hit.kind == "figure" and getattr(row, "value", None) is None


TELLING = 4.5  # least weight of the words found where nothing is named: one word such as *institution* tells nothing
WHOLE = 0.95  # share of the words at which even small words together tell something


def is_thin(base: Base, hit: Hit) -> bool:
    """Whether what was found is only one small word, or some of several."""
    some = len(hit.matched) == 1 or hit.coverage < WHOLE
    return some and sum(map(base.text.weight, hit.matched)) < TELLING


def is_headed(base: Base, hit: Hit, asked: Sequence[str]) -> bool:
    """Whether the name of a concept is what is asked for, and nothing more but a remark in brackets."""
    row = base.store.thing(hit.key)
    heads = (re.split("[(（]", name)[0] for name in names(row)) if row is not None else ()
    return any(set(terms(head)) == set(asked) for head in heads)


def names_of_subject(base: Base, hit: Hit) -> set[str]:
    """The words in the names of the plan or body that a figure is of: a title in quotation marks may be said there alone."""
    row = base.store.thing(hit.key)
    subject = getattr(row, "subject", None)
    if not isinstance(subject, str) or ":" not in subject or ";" in subject:
        return set()
    return {term for name in base.names_of(subject) for term in terms(name)}


HALF = 0.45  # share of the words without any other meaning that must stand in the passage
ASIDE = 0.5  # share of the words of what is named already that a passage on it holds


def with_half(base: Base, hits: list[Hit], must: Sequence[str]) -> list[Hit]:
    """The passages that hold half of the words without any other meaning, by weight."""
    whole = sum(map(base.text.weight, must))
    return [hit for hit in hits if sum(map(base.text.weight, set(hit.matched) & set(must))) >= HALF * whole]


def without_aside(base: Base, hits: list[Hit], aside: Sequence[str]) -> list[Hit]:
    """*Besides cameras in public places, …*, *(not the one of 2006)*: the passages without those that tell of what is set apart."""
    years = {term for term in aside if YEAR.fullmatch(term)}
    hits = [hit for hit in hits if not years or (date_of(base.store.thing(hit.key)) or "")[:4] not in years]
    aside = [term for term in aside if term not in years]
    whole = sum(map(base.text.weight, aside))
    held = (sum(map(base.text.weight, held_terms(base, hit) & set(aside))) for hit in hits)
    return [hit for hit, weight in zip(hits, held, strict=True) if weight < ASIDE * whole] if whole else hits


def holds_number(row: Any, asked: Sequence[str]) -> bool:
    """Whether a passage counts what is asked: a figure of it that is no share, or a number in one clause with a word for it."""
    words = {other for term in asked for other in (term, *alike().get(term, ()))}
    if hasattr(row, "measure"):
        named = set(terms(f"{row.measure} {row.measure_zh or ''} {row.unit or ''} {row.unit_zh or ''}"))
        return row.unit != "%" and bool(named & words)
    told = (getattr(row, field, None) or "" for field in COUNTING)
    clauses = (clause for text in told for clause in CLAUSES.split(text))
    return any(NUMBER.search(clause) and words & set(terms(clause)) for clause in clauses)


COUNTING = (
    "summary",
    "summary_zh",
    "features",
    "features_zh",
    "definition",
    "definition_zh",
    "statement",
    "statement_zh",
)
CLAUSES = re.compile(r"[,，;；。:：（）()]|\. ")
NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|[两二三四五六七八九十百千万]", re.I
)
