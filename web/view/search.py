"""Full-text hits with the words that matched marked in their text, and where they matched."""

from itertools import pairwise

from kb.errors import NotFoundError
from kb.query.answer import Frozen, Language, Ref
from kb.query.base import Base
from kb.search.documents import INDEXED
from kb.search.fold import tokens
from kb.search.text import Hit, terms


class Fragment(Frozen):
    """A piece of text, marked when it is what matched."""

    text: str
    mark: bool = False


class Found(Frozen):
    """A hit: the thing, its text with marks, the words that matched and the fields they stand in."""

    thing: Ref
    kind: str
    title: list[Fragment]
    summary: list[Fragment]
    matched: list[str]
    fields: list[str]
    coverage: float


def search_everything(base: Base, words: str, kind: str | None, language: Language, limit: int) -> list[Found]:
    """The best hits for some words.

    Raises
    ------
    NotFoundError
        When the kind is not one that is searched.
    """
    kinds = [str(model.__tablename__) for model in INDEXED]
    if kind and kind not in kinds:
        raise NotFoundError(f"kind={kind} is not searched; kinds are {', '.join(kinds)}")
    hits = base.text.search(terms(words), (kind,) if kind else (), limit)
    return [found(base, hit, language, words) for hit in hits]


def found(base: Base, hit: Hit, language: Language, words: str) -> Found:
    """A hit with its texts; ``matched`` are the asker's own words, not their stems."""
    row = base.store.thing(hit.key)
    suffix = "_zh" if language == "zh" else ""
    summary = next((text for column in ("summary", "why") if (text := getattr(row, column + suffix, None))), "")
    thing = base.ref(hit.key, language)
    return Found(
        thing=thing,
        kind=hit.kind,
        title=marked(thing.name, hit.matched),
        summary=marked(summary, hit.matched),
        matched=list(dict.fromkeys(part.text for part in marked(words, hit.matched) if part.mark)),
        fields=list(hit.fields),
        coverage=round(hit.coverage, 3),
    )


def marked(text: str, matched: tuple[str, ...] | list[str]) -> list[Fragment]:
    """A text in pieces, those that hold one of the folded terms marked.

    Examples
    --------
    >>> [(part.text, part.mark) for part in marked("Open Data platforms", ["platform", "data"])]
    [('Open ', False), ('Data', True), (' ', False), ('platforms', True)]
    """
    spans = sorted(_spans(text, set(matched)))
    parts: list[Fragment] = []
    place = 0
    for start, end in spans:
        if end <= place:
            continue
        start = max(start, place)
        if start > place:
            parts.append(Fragment(text=text[place:start]))
        if parts and parts[-1].mark:
            parts[-1] = Fragment(text=parts[-1].text + text[start:end], mark=True)
        else:
            parts.append(Fragment(text=text[start:end], mark=True))
        place = end
    return [*parts, Fragment(text=text[place:])] if place < len(text) else parts


def _spans(text: str, wanted: set[str]) -> list[tuple[int, int]]:
    found_tokens = tokens(text)
    single = [(token.start, token.end) for token in found_tokens if wanted & set(terms([token]))]
    pairs = [
        (first.start, second.end)
        for first, second in pairwise(found_tokens)
        if first.is_cjk and second.is_cjk and first.text + second.text in wanted
    ]
    return single + pairs
