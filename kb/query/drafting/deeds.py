"""Whether a passage tells who did something: the deed is said of somebody, and not only that it was done."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from kb.query.base import Base, names
from kb.query.drafting.passages import said
from kb.query.lexicon import alike, alike_deeds
from kb.search.text import terms, word_stem

WORD = re.compile(r"[A-Za-z]+")
OPENS = re.compile(r"(?:^|[.,;:(]|\b(?:was|were|is|are|been|formally|officially))\s*$")  # *…: launched in 2010*
UNTOLD = re.compile(r"\s+(?:in|on|at|since|from|as|so)\b")
BY = re.compile(r"[^.,;:]*?\bby\b")
NOUN = re.compile(r"\b(?:an?|the|its|their)(?: [a-z]+)? $")  # *a biennial review*
PLACED = re.compile(
    r"\b(?:built|set up|created|established|formed|developed|founded) (?:up)?on (?:the|its|their)\b.*|在[^，。；在]{2,20}(?:上|中|里)(?=[\u4e00-\u9fff])"
)
STOPS = ";:；：。"
DONE = re.compile(r"[年月日](?:正式)?$|(?:开展|进行)[^，。；]{0,8}$")  # 2010年成立, 开展大规模培训


def tells_deed(base: Base, key: str, deed: Sequence[str], of: Sequence[str]) -> bool:
    """Whether a row says the deed, or one that means the same, of somebody and of what it was done to (``of``)."""
    row = base.store.thing(key)
    if row is None:
        return False
    texts, acted = said(row), _acted(base, row)
    titles = {term for name in names(row) for term in terms(name)}
    wanted = [] if titles & set(of) else [{term, *alike().get(term, ())} for term in of]
    return all(any(_told(texts, word, acted, wanted) for word in meant(term)) for term in deed)


def with_actors(base: Base, row: Any, told: tuple[str, str]) -> tuple[str, str]:
    """What a row says, and the actors in its cell where the sentence names none of them."""
    known = [base.names_of(key) for key in _actors(row)]
    if not known or any(english in told[0] or chinese in told[1] for english, chinese in known):
        return told
    english, chinese = ", ".join(name for name, _ in known), "、".join(name for _, name in known)
    return f"{told[0]} Behind it: {english}.", f"{told[1]}相关主体：{chinese}。"


def meant(term: str) -> tuple[str, ...]:
    """A deed and those that mean the same."""
    return (term, *alike().get(term, ()), *alike_deeds().get(term, ()))


def _is_done_to(clause: str, wanted: Sequence[set[str]]) -> bool:
    """Whether a clause says what the deed is done to, and not only where: *768 communities built on the platform*, 在平台上建立768个社区."""
    held = set(terms(PLACED.sub(" ", clause)))
    return sum(bool(words & held) for words in wanted) >= min(len(wanted), 2 if len(wanted) > 2 else 1)


def _told(texts: tuple[str, str], term: str, acted: bool, wanted: Sequence[set[str]]) -> bool:
    english, chinese = texts
    if term.isascii():
        places = [p for p in _places(english, term) if _is_done_to(_clause(english, p), wanted)]
        return any(acted or not _is_agentless(english, place) for place in places)
    places = [p for p in re.finditer(re.escape(term), chinese) if _is_done_to(_clause(chinese, p), wanted)]
    told = [place for place in places if chinese[place.end() : place.end() + 1] != "："]  # the end of a title is a noun
    return any(acted or not DONE.search(chinese[: place.start()]) for place in told)


def _clause(text: str, place: re.Match[str]) -> str:
    """The clause around a place."""
    before = max(text.rfind(sign, 0, place.start()) for sign in STOPS)
    ends = [end for sign in STOPS if (end := text.find(sign, place.end())) >= 0]
    return text[before + 1 : min(ends, default=len(text))]


def _places(text: str, term: str) -> Iterator[re.Match[str]]:
    """Where a word of the text has this stem and is no part of a longer name, as in *the Smart City Review*."""
    before: re.Match[str] | None = None
    for found in WORD.finditer(text):
        beside = before is not None and text[before.end() : found.start()] == " "
        named = beside and found[0][0].isupper() and before is not None and before[0][0].isupper()
        named = named or (found[0].endswith("ing") and not term.endswith("ing"))  # *training for teachers*
        if word_stem(found[0].lower()) == term and not named and not NOUN.search(text[: found.start()]):
            yield found
        before = found


def _is_agentless(text: str, found: re.Match[str]) -> bool:
    """*Launched in 2010*: it was done, and nothing says by whom."""
    behind = text[found.end() :]
    return bool(OPENS.search(text[: found.start()]) and UNTOLD.match(behind)) and not BY.match(behind)


def _actors(row: Any) -> list[str]:
    said = getattr(row, "actors", None) or getattr(row, "issuer", None) or ""
    return [key.strip() for key in said.split(";") if key.strip()]


def _acted(base: Base, row: Any) -> bool:
    """Whether the cell of actors names others than the thing itself."""
    own = {term for name in names(row) for term in terms(name)}
    actors = _actors(row)
    return bool(actors) and not any(set(terms(name)) <= own for key in actors for name in base.names_of(key))
