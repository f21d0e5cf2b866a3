"""The pages of one edition, as tabs above each of them."""

from kb.query.answer import Frozen, Language
from web.labels import label

EDITION_TABS = (
    ("ranking", ""),
    ("audit", "/audit"),
    ("weights", "/weights"),
    ("envelope", "/envelope"),
    ("robustness", "/robustness"),
    ("dominance", "/dominance"),
    ("outliers", "/outliers"),
    ("correlation", "/correlation"),
)


class Tab(Frozen):
    """A page of an edition; ``current`` is the one that is open."""

    label: str
    address: str
    current: bool


def edition_tabs(edition: str, current: str, language: Language) -> list[Tab]:
    """The tabs of an edition."""
    return [
        Tab(label=label(f"tab.{name}", language), address=f"/indices/{edition}{path}", current=name == current)
        for name, path in EDITION_TABS
    ]
