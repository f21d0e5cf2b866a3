"""Where a walk through the graph begins: a form for one thing or two, and some to begin with."""

from kb.knowledge import KnowledgeBase
from kb.model import CityPath, Network, PathType
from kb.query.answer import Language
from kb.query.base import Base
from kb.query.drafting.ties import is_node
from web.addresses import with_parameters
from web.labels import label
from web.view.page import Option, Page

MOST = 8  # things of a kind that are offered


class StartPage(Page):
    """Neighbourhoods and routes to begin with."""

    near: list[Option]
    routes: list[Option]


def start_page(knowledge: KnowledgeBase, language: Language, address: str) -> StartPage:
    """The path types and networks, and a route between two cities of each path type."""
    base = knowledge.base
    types = sorted(base.store.rows(PathType), key=lambda row: row.position)[:MOST]
    keys = [f"path_type:{row.id}" for row in types] + [f"network:{row.id}" for row in base.store.first(Network, MOST)]
    return StartPage(
        title=label("graph", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        near=[_near(base, key, language) for key in keys if is_node(base, key)],
        routes=[route for row in types if (route := _route(base, row.id, language))],
    )


def _near(base: Base, key: str, language: Language) -> Option:
    return Option(value=key, label=base.ref(key, language).name, address=f"/graph/{key}")


def _route(base: Base, kind: str, language: Language) -> Option | None:
    """Between the first two cities of a path type."""
    cities = [f"city:{row.city}" for row in base.store.where(CityPath, "path_type", kind)][:2]
    if len(cities) < 2:
        return None
    names = " → ".join(base.ref(city, language).name for city in cities)
    return Option(value=kind, label=names, address=with_parameters(f"/graph/{cities[0]}", to=cities[1]))
