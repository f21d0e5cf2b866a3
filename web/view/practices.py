"""Practices: words and facets, the hits marked, and the answer with the evidence behind them."""

from collections import Counter
from collections.abc import Callable, Sequence

from kb.knowledge import KnowledgeBase
from kb.model import Organisation, Practice, Theme
from kb.model.values import parse_citations, split_list
from kb.query.answer import Answer, Frozen, Language, Ref, Table
from kb.query.base import Base, pick
from kb.query.draft import Draft
from kb.query.facts import practices_of, theme_line
from kb.query.kinds.searching import facts_table
from kb.search.text import terms
from web.addresses import with_parameters
from web.labels import label, value_label
from web.view.page import Filter, FilteredPage, make_filter
from web.view.search import Found, Fragment, found
from web.view.sheet import finish

FACETS = ("theme", "place", "region", "actor", "kind", "source", "year")
SHOWN = 50  # practices on a page
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
    pages: Filter | None = None


def practices_page(
    knowledge: KnowledgeBase, language: Language, address: str, words: str, chosen: dict[str, str | None], page: int = 1
) -> PracticesPage:
    """The practices for some words and facets, a page of them; with words the best first, else by date."""
    base = knowledge.base
    matches = _matches(base, words, language)
    rows = _rows(base, matches if words else None, chosen)
    order = {key: number for number, key in enumerate(matches)}
    rows.sort(key=lambda row: (order.get(f"practice:{row.id}", 0), row.start or "9999", row.id))
    every = with_parameters(address, page=None)
    filters = [_filter(base, name, rows, chosen, every, language) for name in FACETS]
    fitting = [row for row in rows if _fits(base, row, chosen)]
    kept = fitting if knowledge.whole else fitting[(page - 1) * SHOWN : page * SHOWN]
    answer = _answer(base, kept, len(fitting), bool(words or chosen["place"]), language)
    hits = [
        _hit(base, row, matches.get(f"practice:{row.id}"), ids.evidence, language)
        for row, ids in zip(kept, answer.tables[0].rows, strict=True)
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
        pages=_pages(len(fitting), page, address, language) if len(fitting) > SHOWN else None,
        whole=base.store.count(Practice),
    )


def _matches(base: Base, words: str, language: Language) -> dict[str, Found]:
    hits = base.text.search(terms(words), ("practice",), 200) if words else []
    return {hit.key: found(base, hit, language, words) for hit in hits if hit.coverage >= ENOUGH}


def _rows(base: Base, matches: dict[str, Found] | None, chosen: dict[str, str | None]) -> list[Practice]:
    """The practices to choose from: those with the words, else all; of very many those of a place, or the first ones."""
    if matches is not None:
        found = (base.store.get(Practice, key.partition(":")[2]) for key in matches)
        return [row for row in found if row]
    if base.store.is_held(Practice):
        return list(base.store.rows(Practice))
    place = chosen["place"]
    if place:
        kind, _, ident = place.partition(":")
        return practices_of(base, ident) if kind == "city" else list(base.store.where(Practice, "place", place))
    return list(base.store.first(Practice, SHOWN))


def _pages(count: int, page: int, address: str, language: Language) -> Filter:
    """The pages beside this one, the first and the last."""
    last = -(-count // SHOWN)
    near = sorted({number for number in (1, page - 1, page, page + 1, last) if 1 <= number <= last})
    values = {str(number): f"{(number - 1) * SHOWN + 1}–{min(number * SHOWN, count)}" for number in near}
    sizes = {str(number): min(SHOWN, count - (number - 1) * SHOWN) for number in near}
    return make_filter("page", label("filter.page", language), values, str(page), address, sizes)


def _answer(base: Base, rows: list[Practice], fitting: int, narrowed: bool, language: Language) -> Answer:
    draft = Draft(base, language)
    if len(rows) < fitting:
        draft.note(
            "default",
            f"{len(rows)} of {fitting} practices are on this page.",
            f"共{fitting}项实践，本页{len(rows)}项。",
        )
    if not narrowed and not base.store.is_held(Practice):
        draft.note("default", f"The first {len(rows)} of {base.store.count(Practice)} practices: choose words or a city to see others.",
                   f"共{base.store.count(Practice)}项实践，此处为前{len(rows)}项：请输入词语或选择城市。")  # fmt: skip
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


def _values(base: Base, row: Practice, name: str) -> set[str]:
    """The values of a practice under a facet, worked out once for a table that is held."""
    if not base.store.is_held(Practice):
        return _read_values(base, row, name)
    kept: dict[tuple[str, str], set[str]] = base.worked_out.setdefault("facets of practices", {})
    key = (row.id, name)
    if key not in kept:
        found = _read_values(base, row, name)
        kept[key] = base.worked_out.setdefault("sets of facets", {}).setdefault(frozenset(found), found)
    return kept[key]


def _read_values(base: Base, row: Practice, name: str) -> set[str]:
    """The values of a practice under a facet; a theme counts for the themes above it too."""
    if name == "theme":
        return {above for theme in split_list(row.themes) for above in theme_line(base, theme)}
    if name == "place":
        city = base.place_of(row.place)
        return {f"city:{city}"} if city else ({row.place} if row.place else set())
    if name == "region":
        seat = base.cities.get(base.place_of(row.place) or "")
        return {seat.region} if seat and seat.region else set()
    if name == "actor":
        keys = [key.partition(":")[2] for key in split_list(row.actors) if key.startswith("organisation:")]
        return {body.kind for body in (base.store.get(Organisation, key) for key in keys) if body}
    if name == "source":
        return {citation.source for citation in parse_citations(row.source)}
    if name == "year":
        return {row.start[:4]} if row.start else set()
    return {row.kind}


def _fits(base: Base, row: Practice, chosen: dict[str, str | None], but: str = "") -> bool:
    return all(value in _values(base, row, name) for name, value in chosen.items() if value and name != but)


def _filter(
    base: Base, name: str, rows: Sequence[Practice], chosen: dict[str, str | None], address: str, language: Language
) -> Filter:
    """A facet: its counts are what choosing it would leave, the other facets kept."""
    others = any(value for other, value in chosen.items() if other != name)
    fitting = [row for row in rows if _fits(base, row, chosen, but=name)] if others else rows
    counts = Counter(value for row in fitting for value in _values(base, row, name))
    known = (
        _known(base, name)
        if base.store.is_held(Practice)
        else {value for row in rows for value in _values(base, row, name)}
    )
    known |= {row.id for row in base.store.rows(Theme)} if name == "theme" else set()
    labels = _labels(base, language)[name]
    ordered = sorted(known) if name == "year" else sorted(known, key=lambda value: (-counts[value], value))
    if len(ordered) > MOST_VALUES:
        ordered = [value for place, value in enumerate(ordered) if place < TOP_VALUES or value == chosen[name]]
    values = {value: labels(value) for value in ordered}
    return make_filter(name, label(f"filter.{name}", language), values, chosen[name], address, dict(counts))


def _known(base: Base, name: str) -> set[str]:
    """All values of a facet."""
    key = f"values of {name}"
    if key not in base.worked_out:
        base.worked_out[key] = {value for row in base.store.rows(Practice) for value in _values(base, row, name)}
    return set(base.worked_out[key])


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
