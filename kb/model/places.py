"""Where: countries and provinces, cities, their parts, networks, and the names things go by."""

from sqlmodel import Field

from kb.model.base import Fact, Row
from kb.model.values import Key, PartialDate, Slug, choice


class Place(Fact, table=True):
    """A country, province or region that is not a city."""

    resource = "places"
    id: Slug = Field(primary_key=True)
    name: str
    name_zh: str
    kind: choice("country", "province", "economic-region", "world-region")
    parent: Slug | None = Field(default=None, foreign_key="place.id")


class City(Fact, table=True):
    """A city. Region and tier come from reference sources of their own."""

    resource = "cities"
    id: Slug = Field(primary_key=True)
    name: str
    name_zh: str
    country: Slug = Field(foreign_key="place.id")
    province: Slug | None = Field(default=None, foreign_key="place.id")
    region: Slug | None = Field(default=None, foreign_key="place.id", description="Economic region (China).")
    region_source: str | None = None
    tier: choice("municipality", "state-plan", "provincial-capital", "prefecture-level") | None = Field(
        default=None, description="Administrative class, exclusive, as iSLEC 2016 counts them."
    )
    sub_provincial: bool | None = Field(default=None, description="Is it one of the 15 sub-provincial cities?")
    tier_source: str | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    geonameid: int | None = None


class Area(Fact, table=True):
    """A part of a city (district, county, cluster) or a new area."""

    resource = "areas"
    id: Slug = Field(primary_key=True)
    name: str
    name_zh: str
    kind: choice("district", "county", "new-area", "cluster", "neighbourhood", "venue", "region", "school")
    city: Slug | None = Field(default=None, foreign_key="city.id")
    province: Slug | None = Field(default=None, foreign_key="place.id")


class Name(Fact, table=True):
    """One more name or spelling of a thing, with the language it is in."""

    resource = "names"
    identity = ("thing", "name")
    thing: Key = Field(primary_key=True)
    name: str = Field(primary_key=True)
    language: choice("en", "zh", "zh-hant", "pinyin", "other")
    kind: choice("official", "alias", "abbreviation", "printed", "misprint")


class Network(Fact, table=True):
    """A network, project or programme that cities or areas are members of."""

    resource = "networks"
    id: Slug = Field(primary_key=True)
    name: str
    name_zh: str
    kind: choice("network", "project", "list")
    summary: str | None = None
    summary_zh: str | None = None


class Membership(Fact, table=True):
    """A city or area belongs to a network."""

    resource = "memberships"
    identity = ("network", "member")
    network: Slug = Field(primary_key=True, foreign_key="network.id")
    member: Key = Field(primary_key=True)
    since: PartialDate | None = None


class Predicate(Row, table=True):
    """A type of relation, said in both directions and both languages."""

    resource = "predicates"
    id: Slug = Field(primary_key=True)
    label: str
    label_zh: str
    inverse: str
    inverse_zh: str


class Relation(Fact, table=True):
    """A typed, cited edge between two things."""

    resource = "relations"
    identity = ("subject", "predicate", "object")
    subject: Key = Field(primary_key=True)
    predicate: Slug = Field(primary_key=True, foreign_key="predicate.id")
    object: Key = Field(primary_key=True)
    since: PartialDate | None = None
    until: PartialDate | None = None
    note: str | None = None
    note_zh: str | None = None
