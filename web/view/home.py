"""The first page: example questions and what the base covers."""

from kb.knowledge import KnowledgeBase
from kb.model import (
    City,
    CityPath,
    Claim,
    Concept,
    Erratum,
    Figure,
    Indicator,
    Organisation,
    Policy,
    Practice,
    Regulation,
    Relation,
    Score,
)
from kb.query.answer import Frozen, Language
from kb.query.base import Base
from web.labels import label
from web.view.catalogue import SourceEntry, source_entries
from web.view.citations import Citations
from web.view.page import Page

EXAMPLES = (
    (
        "Which cities have lifelong-learning legislation, and how are their paths typed?",
        "哪些城市有终身学习立法？它们的发展路径类型是什么？",
    ),
    ("Which GNLC members set up their steering body before the law?", "哪些城市的协调机构先于立法成立？"),
    ("Top 10 cities in iSLEC by learner experience", "学习者体验排名前十的城市"),
    ("Which practices address older learners?", "有哪些面向老年人的实践？"),
    ("Average iSLEC overall score of the cities with a law", "有立法的城市iSLEC平均分是多少？"),
    ("Compare Shanghai and Beijing", "比较上海和北京"),
)
COUNTED = (
    (City, "/cities"),
    (Regulation, "/legislation"),
    (Organisation, "/governance"),
    (Policy, "/policies"),
    (Practice, "/practices"),
    (Indicator, "/indices"),
    (Score, "/indices"),
    (Figure, "/data"),
    (Concept, "/data"),
    (Claim, "/data"),
    (Relation, "/data"),
    (Erratum, "/sources"),
)


class Counted(Frozen):
    """How many rows of a resource there are, and the page that shows them."""

    label: str
    count: int
    address: str


class HomePage(Page):
    """The first page."""

    examples: list[tuple[str, Language]]
    counts: list[Counted]
    cities: int
    reach: list[Counted]
    documents: list[SourceEntry]


def home_page(knowledge: KnowledgeBase, citations: Citations, language: Language, address: str) -> HomePage:
    """Examples in both languages, the page's own first."""
    own, other = (1, 0) if language == "zh" else (0, 1)
    codes: tuple[Language, Language] = ("en", "zh")
    examples = [(pair[own], codes[own]) for pair in EXAMPLES] + [(EXAMPLES[0][other], codes[other])]
    counts = [
        Counted(
            label=label(f"resource.{model.resource}", language),
            count=knowledge.base.store.count(model),
            address=page,
        )
        for model, page in COUNTED
    ]
    documents = [entry for entry in source_entries(knowledge.base, citations, language) if entry.kind == "document"]
    return HomePage(
        title=label("site", language),
        language=language,
        address=address,
        examples=examples,
        counts=counts,
        cities=knowledge.base.store.count(City),
        reach=_reach(knowledge.base, language),
        data_version=knowledge.data_version,
        documents=documents,
    )


def _reach(base: Base, language: Language) -> list[Counted]:
    """Of how many cities the sources record the facts that the three jobs rest on."""
    laws = {key for row in base.store.rows(Regulation) if (key := base.place_of(row.place)) in base.cities}
    found = {
        ("reach.law", "/legislation"): len(laws),
        ("reach.body", "/governance"): len(set(base.steered.values())),
        ("reach.path", "/paths"): base.store.count(CityPath),
    }
    facts = [Counted(label=label(key, language), count=count, address=page) for (key, page), count in found.items()]
    return facts + [
        Counted(
            label=base.ref(f"edition:{edition}", language).name,
            count=base.size(edition),
            address=f"/indices/{edition}",
        )
        for edition in base.editions
    ]
