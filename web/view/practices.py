"""Practices: words and facets, the hits marked, and the answer with the evidence behind them."""

from collections.abc import Callable, Sequence

import numpy as np

from kb.errors import TooLargeError
from kb.knowledge import KnowledgeBase
from kb.model import Practice, Theme
from kb.model.values import split_list
from kb.query.answer import Answer, Frozen, Language, Ref, Table
from kb.query.base import Base, pick
from kb.query.drafting.draft import Draft
from kb.query.drafting.found import facts_table
from kb.search.text import terms
from kb.store.facets import FACETS, Numbers
from web.labels import label, value_label
from web.view.page import Filter, FilteredPage, make_filter
from web.view.paging import pager, unturned
from web.view.search import Found, Fragment, found
from web.view.sheet import finish

SHOWN = 50  # practices on a page
MOST_AT_ONCE = 60_000  # practices in a file
MOST_VALUES = 250  # of a facet; of more those with the most practices are shown
TOP_VALUES = 40
ENOUGH = 0.4  # share of the words' weight that a practice must hold to be listed by a search


class PracticeHit(Frozen):
    """A practice on the page: marked texts, why it matched, where, who, when."""

    thing: Ref
    title: list[Fragment]
    summary: list[Fragment]
    matched: list[str]
    fields: list[str]
    place: Ref | None
    actors: list[Ref]
    themes: list[Ref]
    date: str
    evidence: list[str]


class PracticesPage(FilteredPage):
    """Practices that hold the words and have the facets."""

    words: str = ""
    hits: list[PracticeHit] = []
    found: int = 0
    whole: int = 0


def practices_page(
    knowledge: KnowledgeBase, language: Language, address: str, words: str, chosen: dict[str, str | None], page: int = 1
) -> PracticesPage:
    """The practices for some words and facets, a page of them; with words the best first, else by date.

    Raises
    ------
    TooLargeError
        When all of very many are asked for at once.
    """
    base = knowledge.base
    facets = base.practice_facets
    matches = _matches(base, words, language)
    idents = [key.partition(":")[2] for key in matches]
    known = facets.numbers(idents)
    ranked = [known[ident] for ident in idents]
    among = np.array(sorted(ranked), np.int32) if words else None
    filters = [_filter(base, name, among, chosen, unturned(address), language) for name in FACETS]
    fitting = _ordered(facets.fitting(chosen, among), ranked if words else None, facets.count)
    kept = fitting if knowledge.extent.whole else fitting[(page - 1) * SHOWN : page * SHOWN]
    if len(kept) > MOST_AT_ONCE:
        raise TooLargeError(f"{len(kept)} practices are too many for one file of an answer: take /data/practices.csv")
    rows = [row for ident in facets.idents(kept) if (row := base.store.get(Practice, ident))]
    answer = _answer(base, rows, len(fitting), language)
    hits = [
        _hit(base, row, matches.get(f"practice:{row.id}"), ids.evidence, language)
        for row, ids in zip(rows, answer.tables[0].rows, strict=True)
    ]
    return PracticesPage(
        title=label("practices", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        answer=answer,
        filters=filters,
        words=words,
        hits=hits,
        found=len(fitting),
        pages=pager(len(fitting), page, SHOWN, address, language) if len(fitting) > SHOWN else None,
        whole=facets.count,
    )


def _matches(base: Base, words: str, language: Language) -> dict[str, Found]:
    hits = base.text.search(terms(words), ("practice",), 200) if words else []
    return {hit.key: found(base, hit, language, words) for hit in hits if hit.coverage >= ENOUGH}


def _ordered(fitting: Numbers | None, ranked: list[int] | None, count: int) -> Sequence[int]:
    """The numbers of practices in the order of the page: the best match first, else as they are numbered."""
    if fitting is None:
        return range(count)
    numbers: list[int] = fitting.tolist()
    if ranked is None:
        return numbers
    left = set(numbers)
    return [number for number in ranked if number in left]


def _answer(base: Base, rows: list[Practice], fitting: int, language: Language) -> Answer:
    draft = Draft(base, language)
    if len(rows) < fitting:
        draft.note(
            "default",
            f"{len(rows)} of {fitting} practices are on this page.",
            f"共{fitting}项实践，本页{len(rows)}项。",
        )
    table = facts_table(draft, rows, ("Practices", "实践"))
    draft.tables.append(Table(title=table.title, columns=table.columns, rows=table.rows))
    return finish(draft, (f"{len(rows)} practices", f"{len(rows)}项实践"))


def _hit(base: Base, row: Practice, match: Found | None, evidence: list[str], language: Language) -> PracticeHit:
    title = base.ref(f"practice:{row.id}", language).name
    return PracticeHit(
        thing=base.ref(f"practice:{row.id}", language),
        evidence=evidence,
        title=match.title if match else [Fragment(text=title)],
        summary=match.summary if match else [Fragment(text=pick((row.summary, row.summary_zh), language))],
        matched=match.matched if match else [],
        fields=match.fields if match else [],
        place=base.ref(row.place, language) if row.place else None,
        actors=[base.ref(key, language) for key in split_list(row.actors)],
        themes=[base.ref(f"theme:{theme}", language) for theme in split_list(row.themes)],
        date=f"{row.start}–{row.end}" if row.start and row.end and row.end != row.start else row.start or "",
    )


def _filter(
    base: Base, name: str, among: Numbers | None, chosen: dict[str, str | None], address: str, language: Language
) -> Filter:
    """A facet: its counts are what choosing it would leave, the other facets kept; of very many values the top ones."""
    facets = base.practice_facets
    others = {other: value for other, value in chosen.items() if other != name}
    counts = facets.counts(name, facets.fitting(others, among))
    known = set(counts) | ({row.id for row in base.store.rows(Theme)} if name == "theme" else set())
    ordered = sorted(known) if name == "year" else sorted(known, key=lambda value: (-counts.get(value, 0), value))
    if len(ordered) > MOST_VALUES:
        ordered = [value for place, value in enumerate(ordered) if place < TOP_VALUES or value == chosen[name]]
    labels = _labels(base, language)[name]
    values = {value: labels(value) for value in ordered}
    return make_filter(name, label(f"filter.{name}", language), values, chosen[name], address, counts)


def _labels(base: Base, language: Language) -> dict[str, Callable[[str], str]]:
    def theme(value: str) -> str:
        row = base.store.get(Theme, value)
        return pick((row.label, row.label_zh), language) if row else value

    return {
        "theme": theme,
        "place": lambda key: base.ref(key, language).name,
        "region": lambda ident: base.place_name(ident, language) or ident,
        "actor": lambda value: value_label(value, language),
        "year": str,
        "kind": lambda value: value_label(value, language),
        "source": lambda ident: pick((base.sources[ident].short, base.sources[ident].short_zh), language),
    }
