"""The page of a thing that has no page of its own kind."""

from kb.knowledge import KnowledgeBase
from kb.query.answer import Frozen, Language
from kb.query.drafting.ties import is_node
from web.labels import label
from web.view.page import Page
from web.view.things import Thing, read_thing


class Way(Frozen):
    """A link to a page that shows more of the thing."""

    label: str
    address: str


class ThingPage(Page):
    """A thing."""

    thing: Thing
    ways: list[Way]


def thing_page(knowledge: KnowledgeBase, key: str, language: Language, address: str) -> ThingPage:
    """The page of a thing.

    Raises
    ------
    NotFoundError
        When there is none.
    """
    thing = read_thing(knowledge.base, key, language)
    return ThingPage(
        title=thing.name,
        language=language,
        address=address,
        data_version=knowledge.data_version,
        answer=thing.answer,
        thing=thing,
        ways=_ways(knowledge, key, language),
    )


def _ways(knowledge: KnowledgeBase, key: str, language: Language) -> list[Way]:
    kind, _, ident = key.partition(":")
    found = [(label("graph", language), f"/graph/{key}")] if is_node(knowledge.base, key) else []
    more = {
        "theme": ("way.practices", f"/practices?theme={ident}"),
        "path_type": ("paths", "/paths"),
        "regulation": ("legislation", "/legislation"),
        "network": ("way.cities", f"/cities?network={ident}"),
    }.get(kind)
    if more and not (kind == "network" and ident not in knowledge.base.members):
        found.append((label(more[0], language), more[1]))
    indicator = knowledge.base.indicators.get(ident) if kind == "indicator" else None
    if indicator and indicator.id in knowledge.base.scores:
        found.append((label("way.ranking", language), f"/indices/{indicator.edition}?indicator={indicator.id}"))
    return [Way(label=text, address=way) for text, way in found]
