"""Looking things up by a name or by words, without a question: what a name means, where words stand."""

from kb.errors import BadRequestError, NotFoundError
from kb.query.answer import Evidence, Frozen, Language
from kb.query.base import Base
from kb.query.drafting.book import EvidenceBook
from kb.query.drafting.ties import is_node
from kb.search.documents import INDEXED
from kb.search.names import Candidate, resolve
from kb.search.text import Hit, terms

SEARCHED = tuple(str(model.__tablename__) for model in INDEXED)
MOST_HITS = 100


class Named(Frozen):
    """A thing that a name may mean, and how the name matched: exactly, joined, or by a near spelling."""

    key: str
    kind: str
    name: str
    how: str
    distance: int = 0


class Found(Frozen):
    """A thing whose text holds the words: which of them, in which fields, and where its facts come from."""

    key: str
    kind: str
    name: str
    summary: str
    matched: list[str]
    fields: list[str]
    coverage: float
    evidence: list[Evidence]


def resolve_name(base: Base, name: str, language: Language = "en") -> list[Named]:
    """What a name means, the likeliest first; empty when nothing is called so or nearly so."""
    return [_named(base, candidate, language) for candidate in resolve(base.vocabulary, name)]


def one_thing(base: Base, text: str, language: Language = "en") -> Named:
    """The one thing that a key or a name means.

    Raises
    ------
    NotFoundError
        When there is none.
    BadRequestError
        When there are several; the sentence lists their keys.
    """
    if is_node(base, text):
        return _named(base, Candidate(text, base.names_of(text)[0], "key"), language)
    found = resolve_name(base, text, language)
    if not found:
        hint = "keys look like city:wuhan" if ":" in text else "try 'kb search', or a key such as city:wuhan"
        raise NotFoundError(f"nothing is called “{text}”: {hint}")
    if len(found) > 1:
        choices = "".join(f"\n  {named.key}  {named.name}" for named in found)
        near = "is not a name; near it are" if found[0].how == "fuzzy" else "is the name of"
        raise BadRequestError(f"“{text}” {near} {len(found)} things, say which by its key:{choices}")
    return found[0]


def search_text(
    base: Base, words: str, kind: str | None = None, language: Language = "en", limit: int = 10
) -> list[Found]:
    """The things whose text explains most of the words, best first.

    Raises
    ------
    BadRequestError
        When the kind is not one that is searched.
    """
    if kind is not None and kind not in SEARCHED:
        raise BadRequestError(f"kind {kind} is not searched; kinds are {', '.join(SEARCHED)}")
    hits = base.text.search(terms(words), (kind,) if kind else (), min(limit, MOST_HITS))
    return [_found(base, hit, language) for hit in hits]


def _named(base: Base, candidate: Candidate, language: Language) -> Named:
    name = base.ref(candidate.key, language).name
    return Named(key=candidate.key, kind=candidate.kind, name=name, how=candidate.how, distance=candidate.distance)


def _found(base: Base, hit: Hit, language: Language) -> Found:
    row, book = base.store.thing(hit.key), EvidenceBook(base, language)
    if row is not None and getattr(row, "source", None):
        book.cite(row)
    suffix = "_zh" if language == "zh" else ""
    summary = next((text for column in ("summary", "why") if (text := getattr(row, column + suffix, None))), "")
    return Found(
        key=hit.key, kind=hit.kind, name=base.ref(hit.key, language).name, summary=summary, matched=list(hit.matched),
        fields=list(hit.fields), coverage=round(hit.coverage, 3), evidence=list(book.entries.values()),
    )  # fmt: skip
