"""The content words of a question: what is left when cues, function words and names are taken away."""

import re
from collections.abc import Callable

from kb.model import Regulation
from kb.query.base import Base
from kb.query.lexicon import lexicon
from kb.query.marking.mark import Mark, Marked
from kb.query.marking.seams import without_seams
from kb.search.text import word_stem


def content_terms(base: Base, marked: Marked, keep_names: bool = False) -> tuple[str, ...]:
    """The terms that no cue and no strong name explains: unknown words, weak names; names too where asked for."""
    return _terms(base, marked, lambda mark: is_content(base, mark, keep_names))


def search_terms(base: Base, marked: Marked) -> tuple[str, ...]:
    """The terms a search is made with: all but names of cities and areas, function words and question words."""
    found = _terms(base, marked, is_searched)
    content = set(
        _terms(base, marked, lambda mark: is_content(base, mark, True) and mark.kind in ("word", "thing", "number"))
    )
    return tuple(term for term in found if term in content or base.text.frequency(term))


def _terms(base: Base, marked: Marked, wanted: Callable[[Mark], bool]) -> tuple[str, ...]:
    """Terms of the wanted marks. Chinese pairs that cross from one mark to the next count only when they are known."""
    owner = {place: mark for mark in marked.marks for place in range(mark.start, mark.end)}
    found: list[str] = []
    for place, token in enumerate(marked.tokens):
        if is_code(marked, place):
            found.append(token.text)
            continue
        if not wanted(owner[place]) or (owner[place].kind == "date" and not token.is_number):
            continue
        if owner[place].kind == "number" and owner[place].number is not None:
            found += [f"{owner[place].number:.12g}"] if place == owner[place].start else []
            continue
        if not token.is_cjk:
            found += (
                []
                if (owner[place].kind == "cue" or (owner[place].says("word") and len(token.text) < LONG))
                and _is_small(token.text)
                else [word_stem(_meant(owner[place], token.text))]
            )
            continue
        after = marked.tokens[place + 1] if place + 1 < len(marked.tokens) else None
        if after is not None and after.is_cjk and after.start == token.end and wanted(owner[place + 1]):
            pair = token.text + after.text
            within = owner[place] is owner[place + 1] or owner[place].kind == owner[place + 1].kind == "word"
            if within or base.text.frequency(pair):
                found.append(pair)
        elif not _has_left(marked, owner, place, wanted):
            found.append(token.text)
    return tuple(dict.fromkeys(without_seams(base, found)))


def _meant(mark: Mark, written: str) -> str:
    """*Softwear*: the one word of the name that a misspelt word is read as."""
    name = mark.things[0].name if mark.is_fuzzy and mark.end - mark.start == 1 else ""
    return name.lower() if name.isascii() and name.isalpha() else written


CODE = re.compile(r"[A-Z](?![A-Za-z])|\+")


def is_code(marked: Marked, place: int) -> bool:
    """Whether a number stands against a capital letter or a plus sign, as in *6W* and *5+1*: a name, nothing counted."""
    token = marked.tokens[place]
    return token.text.isdigit() and CODE.match(marked.text, token.end) is not None


LONG = 4  # letters of a word that says something within a phrase: *tried out*


def _is_small(word: str) -> bool:
    """Whether a word of a longer phrase says nothing by itself: *of*, *the*, *in*."""
    length, cues = lexicon().longest_at([word], 0)
    return bool(length) and all(cue.role in ("stop", "time", "logic") for cue in cues)


def _has_left(marked: Marked, owner: dict[int, Mark], place: int, wanted: Callable[[Mark], bool]) -> bool:
    before = marked.tokens[place - 1] if place else None
    return (
        before is not None and before.is_cjk and before.end == marked.tokens[place].start and wanted(owner[place - 1])
    )


STRONG_NAMES = ("city", "indicator", "edition", "index", "path_type", "network", "source")


def is_content(base: Base, mark: Mark, keep_names: bool) -> bool:
    """Whether a mark carries meaning that no cue and no strong name has taken."""
    if mark.kind == "word":
        return True
    if mark.kind == "thing":
        place = mark.thing("place")
        strong = any(c.kind in STRONG_NAMES for c in mark.things) or (place is not None and selects(base, place))
        strong = strong or mark.thing("organisation") in base.steered or mark.thing("group") is not None
        strong = strong or _is_city_law(base, mark) or mark.thing("organisation") in base.publishing
        return keep_names or not strong
    return keep_names and mark.kind in ("number", "cue") and not mark.says("stop") and not mark.says("ask")


def _is_city_law(base: Base, mark: Mark) -> bool:
    """Whether a mark names the regulation of a city by its title."""
    law = base.store.get(Regulation, mark.thing("regulation") or "")
    return law is not None and base.place_of(law.place) is not None


def is_searched(mark: Mark) -> bool:
    """Whether a mark's words belong into a search."""
    if mark.kind in ("word", "date", "number"):
        return mark.kind != "number" or (not mark.ordinal and (mark.number or 0) > 12)
    if mark.kind == "thing":
        return not any(c.kind in ("city", "source") for c in mark.things)
    if mark.kind != "cue" or mark.says("stop") or mark.says("ask") or mark.says("logic"):
        return False
    if (mark.says("cue", "among") or mark.says("noun", "parts")) and not mark.text.isascii():
        return False  # 里, 中: one sign is in words of every kind
    silent = (
        "city",
        "source",
        "data_source",
        "figure",
        "score",
        "rank",
        "area",
        "table",
        "said",
        "support",
        "provenance",
    )
    return any(cue.role in ("noun", "attr", "subject", "set", "cue", "agg") and cue.value not in silent for cue in mark.cues) and not (
        mark.says("noun", *silent))  # fmt: skip


def selects(base: Base, place: str) -> bool:
    """Whether some city of the base lies in a country, province or region."""
    return any(place in base.places_of(city) for city in base.cities.values())
