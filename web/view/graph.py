"""A thing's neighbours and the routes between two things, in words and as a drawing whose nodes are links."""

from collections import Counter

from kb.errors import KbError, NotFoundError
from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Language, Ref, TableRow
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.ties import is_node, ties, ways
from kb.query.kinds.relating import Connect, predicate_words
from web.labels import label
from web.view.drawing import Drawing, lanes, tree
from web.view.merge import with_tables
from web.view.naming import reference
from web.view.page import Filter, FilteredPage, make_filter


class GraphPage(FilteredPage):
    """Neighbours of a thing, or routes to another one, that was asked for by a name or a key."""

    thing: Ref
    to: Ref | None
    asked: str
    headline: str
    drawing: Drawing | None


def graph_page(
    knowledge: KnowledgeBase,
    key: str,
    to: str | None,
    language: Language,
    address: str,
    chosen: dict[str, str | None] | None = None,
) -> GraphPage:
    """The connect plan for a key and what ``to`` names; neighbours by relation and by kind of thing.

    Raises
    ------
    NotFoundError, BadRequestError
        When the graph does not hold one of them, or ``to`` is the name of several.
    """
    asked, to = to or "", knowledge.one(to, language).key if to else None
    asked = _name_of(knowledge, to, language) if asked and asked == to else asked
    for one in (key, *([to] if to else [])):
        if not is_node(knowledge.base, one):
            raise NotFoundError(f"{one} is not in the graph; keys look like city:wuhan")
    answer = knowledge.run(Connect(start=key, end=to or None), language)
    filters: list[Filter] = []
    if not to and answer.tables:
        answer, filters = _filtered(answer, _english(knowledge.base, key, language), chosen or {}, address, language)
    thing = reference(knowledge.base, key, language)
    return GraphPage(
        title=f"{label('graph', language)} · {thing.name}",
        language=language,
        address=address,
        data_version=knowledge.data_version,
        answer=answer,
        filters=filters,
        thing=thing,
        to=reference(knowledge.base, to, language) if to else None,
        asked=asked,
        headline=answer.headline,
        drawing=_routes(knowledge, key, to, language) if to else _tree(thing, answer),
    )


def _name_of(knowledge: KnowledgeBase, key: str, language: Language) -> str:
    """The name of a thing for the form; its key where the name is that of several."""
    name = reference(knowledge.base, key, language).name
    try:
        return name if knowledge.one(name, language).key == key else key
    except KbError:
        return key


def _english(base: Base, key: str, language: Language) -> dict[str, str]:
    """The relations of a thing in words, with the English words that a parameter says in both languages."""
    own, english = Draft(base, language), Draft(base, "en")
    steps, _ = ties(base, key)
    return {
        predicate_words(own, s.predicate, s.forward): predicate_words(english, s.predicate, s.forward) for s in steps
    }


def _filtered(
    answer: Answer, english: dict[str, str], chosen: dict[str, str | None], address: str, language: Language
) -> tuple[Answer, list[Filter]]:
    """The rows that have the chosen relation and kind; a filter's counts are what choosing it would leave."""
    table = answer.tables[0]
    found = [{"relation": english[_relation(row)], "kind": _kind(row)} for row in table.rows]
    words = {"relation": {value: word for word, value in english.items()},
             "kind": {row["kind"]: label(f"thing.{row['kind']}", language) for row in found}}  # fmt: skip
    filters = []
    for name, values in words.items():
        counts = Counter(row[name] for row in found if _fits(row, chosen, but=name))
        filters.append(
            make_filter(name, label(f"filter.{name}", language), values, chosen.get(name), address, dict(counts))
        )
    rows = [row for row, said in zip(table.rows, found, strict=True) if _fits(said, chosen)]
    return with_tables(answer, [table.model_copy(update={"rows": rows})]), filters


def _fits(found: dict[str, str], chosen: dict[str, str | None], but: str = "") -> bool:
    return all(found[name] == value for name, value in chosen.items() if value and name != but)


def _relation(row: TableRow) -> str:
    return str(row.cells["relation"])


def _kind(row: TableRow) -> str:
    thing = row.cells["thing"]
    return thing.id.partition(":")[0] if isinstance(thing, Ref) else ""


def _tree(thing: Ref, answer: Answer) -> Drawing | None:
    rows = [row for table in answer.tables for row in table.rows]
    tied = [(_relation(row), other) for row in rows if isinstance(other := row.cells["thing"], Ref)]
    return tree(thing, tied) if tied else None


def _routes(knowledge: KnowledgeBase, start: str, end: str, language: Language) -> Drawing | None:
    found = ways(knowledge.base, start, end)
    if not found:
        return None
    draft = Draft(knowledge.base, language)
    names = {key: reference(knowledge.base, key, language) for route in found for key in route.nodes}
    steps = {(step.predicate, step.forward) for route in found for step in route.steps}
    return lanes(
        found, names, {(predicate, forward): predicate_words(draft, predicate, forward) for predicate, forward in steps}
    )
