"""Edges and nodes that the tables of a database state."""

from collections.abc import Iterator

import pytest
from sqlalchemy import StaticPool, create_engine, text
from sqlmodel import Session, SQLModel

from kb.model import (
    Area,
    City,
    CityPath,
    Edition,
    GoverningBody,
    Group,
    GroupMember,
    Index,
    Indicator,
    Membership,
    Network,
    Organisation,
    PathType,
    Place,
    Policy,
    Practice,
    Predicate,
    Reference,
    Regulation,
    Relation,
    Row,
    Score,
    Theme,
)
from kb.store.edges import Edge, edges, nodes
from kb.store.sqlite import FileReader
from kb.store.store import Store


def cited(source: str) -> dict[str, str]:
    return {"name": "N", "name_zh": "名", "source": source}


ROWS: list[Row] = [
    Place(id="china", kind="country", **cited("iso[China]")),
    Place(id="east", kind="economic-region", parent="china", **cited("nbs[East]")),
    City(id="shanghai", country="china", region="east", region_source="nbs[East: Shanghai]",
         **(cited("geo[1]") | {"name": "Shanghai", "name_zh": "上海"})),
    Area(id="hongkou", kind="district", city="shanghai", **cited("sea[l. 9]")),
    Network(id="gnlc", kind="network", **cited("gnlc-12[l. 6]")),
    Membership(network="gnlc", member="city:shanghai", since="2021", source="gnlc-12[l. 3]"),
    Organisation(id="committee", kind="steering-body", place="city:shanghai", **cited("gnlc-12[l. 87]")),
    Organisation(id="commission", kind="education-authority", **cited("gnlc-12[l. 89]")),
    GoverningBody(city="shanghai", organisation="committee", established="2006", lead="commission", role="main",
                  source="gnlc-12[l. 86-89]"),
    PathType(id="international", features="f", features_zh="特", position=2, **cited("gnlc-12[l. 200]")),
    CityPath(city="shanghai", path_type="international", typical_path="t", typical_path_zh="径",
             source="gnlc-12[l. 201]"),
    Regulation(id="law", title="L", title_zh="条例", place="city:shanghai", subject="lifelong-education",
               level="municipal", adopted="2011-01", in_force="2011-05", source="gnlc-12[l. 30-33]"),
    Policy(id="plan", title="P", title_zh="规划", kind="plan", place="city:shanghai", issuer="organisation:commission",
           issued="2010", summary="s", summary_zh="要", source="gnlc-12[l. 17]"),
    Theme(id="reading", level="theme", label="Reading", label_zh="阅读", source="kb[1]"),
    Theme(id="picture-books", level="theme", parent="reading", label="Books", label_zh="书", source="kb[2]"),
    Practice(id="hall", title="H", title_zh="厅", kind="practice", place="area:hongkou",
             themes="reading; picture-books", actors="organisation:commission", start="2012",
             summary="s", summary_zh="要", source="gsc[l. 5]"),
    Index(id="gsc", abbreviation="GSC", publisher="p", publisher_zh="社", **cited("gsc[l. 7]")),
    Edition(id="gsc-2020", index="gsc", date="2020", scale_min=0, scale_max=100, unit="points", unit_zh="分",
            decimals=1, aggregation="arithmetic", normalisation="n", normalisation_zh="化", cities=20,
            overall="gsc-2020.overall", **cited("gsc[l. 8]")),
    Indicator(id="gsc-2020.overall", edition="gsc-2020", level=0, published=True, **cited("gsc[l. 9]")),
    Indicator(id="gsc-2020.economy", edition="gsc-2020", parent="gsc-2020.overall", level=1, weight="1/5",
              published=True, **cited("gsc[l. 10]")),
    Score(indicator="gsc-2020.economy", city="shanghai", score=79.1, source="gsc[l. 327]"),
    Score(indicator="gsc-2020.overall", city="shanghai", score=93.2, source="gsc[l. 223]"),
    Reference(id="pwc", kind="index", used_for="gsc-2020.economy", **cited("gsc[l. 782]")),
    Group(id="advanced", edition="gsc-2020", kind="level", **cited("gsc[l. 245]")),
    GroupMember(group="advanced", city="shanghai", source="gsc[l. 223, 245]"),
    Predicate(id="steers", label="steers", label_zh="统筹", inverse="i", inverse_zh="反"),
    Relation(subject="organisation:committee", predicate="steers", object="city:shanghai", source="sea[l. 4]",
             until="2030"),
]  # fmt: skip


@pytest.fixture
def store() -> Iterator[Store]:
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        session.execute(text("CREATE TABLE IF NOT EXISTS meta (key TEXT, value TEXT)"))
        session.execute(text("INSERT INTO meta (key, value) VALUES ('data_version', 'test')"))
        session.add_all([type(row)(**row.model_dump()) for row in ROWS])
        session.commit()
    opened = Store(FileReader("memory", (0, 0), engine))
    yield opened
    opened.close()


def test_every_column_that_ties_two_things_becomes_an_edge(store: Store) -> None:
    assert edges(store) == [
        Edge("area:hongkou", "located-in", "city:shanghai", "sea[l. 9]"),
        Edge("city:shanghai", "assessed-in", "edition:gsc-2020", "gsc[l. 223]", "2020"),
        Edge("city:shanghai", "follows-type", "path_type:international", "gnlc-12[l. 201]"),
        Edge("city:shanghai", "located-in", "place:china", "geo[1]"),
        Edge("city:shanghai", "located-in", "place:east", "nbs[East: Shanghai]"),
        Edge("city:shanghai", "member-of", "group:advanced", "gsc[l. 223, 245]"),
        Edge("city:shanghai", "member-of", "network:gnlc", "gnlc-12[l. 3]", "2021"),
        Edge("edition:gsc-2020", "part-of", "index:gsc", "gsc[l. 8]", "2020"),
        Edge("group:advanced", "part-of", "edition:gsc-2020", "gsc[l. 245]"),
        Edge("indicator:gsc-2020.economy", "part-of", "indicator:gsc-2020.overall", "gsc[l. 10]"),
        Edge("indicator:gsc-2020.economy", "uses-data-from", "reference:pwc", "gsc[l. 782]"),
        Edge("indicator:gsc-2020.overall", "part-of", "edition:gsc-2020", "gsc[l. 9]"),
        Edge("organisation:commission", "issued", "policy:plan", "gnlc-12[l. 17]", "2010"),
        Edge("organisation:commission", "leads", "city:shanghai", "gnlc-12[l. 86-89]"),
        Edge("organisation:commission", "participates-in", "practice:hall", "gsc[l. 5]", "2012"),
        Edge("organisation:committee", "located-in", "city:shanghai", "gnlc-12[l. 87]"),
        # The governing body's row and the relation's row state one edge: both citations stay
        Edge("organisation:committee", "steers", "city:shanghai", "gnlc-12[l. 86-89]; sea[l. 4]", "2006", "2030"),
        Edge("place:east", "part-of", "place:china", "nbs[East]"),
        Edge("policy:plan", "applies-to", "city:shanghai", "gnlc-12[l. 17]", "2010"),
        Edge("practice:hall", "about", "theme:picture-books", "gsc[l. 5]"),
        Edge("practice:hall", "about", "theme:reading", "gsc[l. 5]"),
        Edge("practice:hall", "located-in", "area:hongkou", "gsc[l. 5]", "2012"),
        Edge("regulation:law", "applies-to", "city:shanghai", "gnlc-12[l. 30-33]", "2011-05"),
        Edge("theme:picture-books", "part-of", "theme:reading", "kb[2]"),
    ]


def test_every_end_of_an_edge_is_a_node_with_its_names_and_kind(store: Store) -> None:
    found = nodes(store)
    assert found["city:shanghai"] == ("Shanghai", "上海", "city")
    assert found["regulation:law"] == ("L", "条例", "regulation")
    assert found["theme:reading"] == ("Reading", "阅读", "theme")
    assert {end for edge in edges(store) for end in (edge.subject, edge.object)} <= set(found)
