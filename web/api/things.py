"""What the base holds, over HTTP: search, single things, cities, sources, suggestions, health."""

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request, Response

from kb.query.answer import Frozen, Language
from web.text import clean
from web.view.catalogue import CityEntry, SourceEntry, city_entries, source_entries
from web.view.search import Found, search_everything
from web.view.suggest import Completion
from web.view.things import Thing, read_thing
from web.visit import CitationsDep, KnowledgeDep, SuggesterDep, condition_of

router = APIRouter(tags=["things"])

ListLanguage = Annotated[Language, Query(description="Language of the names.")]
Words = Annotated[str, Query(description="Words in English or Chinese.")]
Kind = Annotated[str | None, Query(max_length=40, description="Only things of this kind, for example practice.")]
Key = Annotated[str, Path(max_length=200, description="A key such as city:wuhan.")]


class ServerState(Frozen):
    """A database server: ``up``, ``behind`` the data version in use, or ``down``, and why."""

    name: str
    role: Literal["primary", "replica"]
    state: Literal["up", "behind", "down"]
    fault: str | None


class Health(Frozen):
    """Whether questions are answered, from which data, and how the servers of the database are (a file has none).

    ``degraded``: answers are good, but a server is left out or a newer version cannot be opened. ``unavailable``, with
    status 503: no server holds the data; what was read before is still answered.
    """

    status: Literal["ok", "degraded", "unavailable"]
    data_version: str
    fault: str | None
    servers: list[ServerState]


@router.get("/health")
def health(request: Request, response: Response, knowledge: KnowledgeDep) -> Health:
    """Whether the service answers, and from which data."""
    condition = condition_of(request)
    response.status_code = 503 if condition.status == "unavailable" else 200
    return Health(
        status=condition.status,
        data_version=knowledge.data_version,
        fault=condition.fault,
        servers=[ServerState(**asdict(server)) for server in condition.servers],
    )


@router.get("/api/search")
def search(
    knowledge: KnowledgeDep,
    q: Words,
    kind: Kind = None,
    lang: ListLanguage = "en",
    limit: Annotated[int, Query(ge=1, le=200)] = 20,
) -> list[Found]:
    """Full text over practices, policies, organisations, concepts, figures and more, and why each hit matched."""
    return search_everything(knowledge.base, clean(q, 500), kind, lang, limit)


@router.get("/api/suggest")
def suggest(suggester: SuggesterDep, q: Words, lang: ListLanguage = "en") -> list[Completion]:
    """Names and example questions that begin with or hold the words."""
    return suggester.complete(clean(q, 200), lang)


@router.get("/api/things/{key}")
def thing(knowledge: KnowledgeDep, key: Key, lang: ListLanguage = "en") -> Thing:
    """All fields of a thing, its other names, citations, errata and connections."""
    return read_thing(knowledge.base, key, lang)


@router.get("/api/cities")
def cities(knowledge: KnowledgeDep, lang: ListLanguage = "en") -> list[CityEntry]:
    """All cities with their keys, names and place."""
    return city_entries(knowledge.base, lang)


@router.get("/api/sources")
def sources(knowledge: KnowledgeDep, citations: CitationsDep, lang: ListLanguage = "en") -> list[SourceEntry]:
    """All sources with rights and how often they are cited."""
    return source_entries(knowledge.base, citations, lang)
