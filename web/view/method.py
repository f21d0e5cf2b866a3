"""The page on method: what every answer promises."""

from kb.knowledge import KnowledgeBase
from kb.query.answer import Language
from web.labels import label
from web.view.page import Page

PROMISES = ("cited", "states", "printed", "clocks", "guard", "same", "refuses", "package", "rights", "small")


class MethodPage(Page):
    """Promises, the four states, the two clocks."""

    promises: list[tuple[str, str]]
    states: list[tuple[str, str]]


def method_page(knowledge: KnowledgeBase, language: Language, address: str) -> MethodPage:
    """The promises in words."""
    promises = [(label(f"promise.{name}", language), label(f"promise.{name}.text", language)) for name in PROMISES]
    states = [(name, label(f"state.{name}.text", language)) for name in ("yes", "no", "unknown", "out_of_scope")]
    return MethodPage(
        title=label("method", language),
        language=language,
        address=address,
        data_version=knowledge.data_version,
        promises=promises,
        states=states,
    )
