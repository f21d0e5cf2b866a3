"""Who steers and by what: instruments, organisations, governing bodies, development paths."""

from sqlmodel import Field

from kb.model.base import Fact
from kb.model.values import Key, PartialDate, Slug, choice


class Regulation(Fact, table=True):
    """An instrument that binds in law. ``subject`` is what its title regulates."""

    resource = "regulations"
    id: Slug = Field(primary_key=True)
    title: str
    title_zh: str
    place: Key = Field(description="The city (or other place) where it binds.")
    subject: choice("lifelong-education", "lifelong-learning", "community-education", "other")
    level: choice("municipal", "provincial", "national", "other")
    adopted: PartialDate | None = None
    in_force: PartialDate | None = None
    summary: str | None = None
    summary_zh: str | None = None
    keywords: str | None = None
    keywords_zh: str | None = None


class Policy(Fact, table=True):
    """An instrument that sets direction: plan, opinion, strategy, declaration, programme."""

    resource = "policies"
    id: Slug = Field(primary_key=True)
    title: str
    title_zh: str
    kind: choice("plan", "opinion", "strategy", "declaration", "programme", "rules", "decision", "other")
    place: Key | None = Field(default=None, description="Where it applies: city:…, area:… or place:….")
    issuer: Key | None = Field(default=None, description="organisation:… that issued it, when the source says so.")
    issued: PartialDate | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    summary: str
    summary_zh: str
    keywords: str | None = Field(default=None, description="Other words a reader may search for, parted by spaces.")
    keywords_zh: str | None = None


class Organisation(Fact, table=True):
    """A body, authority, company, university or other organisation that a source names."""

    resource = "organisations"
    id: Slug = Field(primary_key=True)
    name: str
    name_zh: str
    kind: choice(
        "steering-body", "education-authority", "party-department", "service-centre", "government",
        "ministry", "university", "school", "company", "international", "research", "media", "person", "other",
    )  # fmt: skip
    place: Key | None = None
    established: PartialDate | None = None
    ended: PartialDate | None = None
    summary: str | None = None
    summary_zh: str | None = None
    keywords: str | None = None
    keywords_zh: str | None = None


class GoverningBody(Fact, table=True):
    """The body that steers a city's learning city work, and the entity that leads the implementation."""

    resource = "governing_bodies"
    identity = ("city", "organisation")
    city: Slug = Field(primary_key=True, foreign_key="city.id")
    organisation: Slug = Field(primary_key=True, foreign_key="organisation.id")
    established: PartialDate | None = None
    lead: Slug | None = Field(default=None, foreign_key="organisation.id")
    lead_type: choice("education-authority", "party-department", "service-centre", "other") | None = None
    role: choice("main", "successor", "other") = Field(description="main: the body of the comparison table.")


class PathType(Fact, table=True):
    """A type of development path."""

    resource = "path_types"
    id: Slug = Field(primary_key=True)
    name: str
    name_zh: str
    features: str
    features_zh: str
    position: int


class CityPath(Fact, table=True):
    """The development path of a city: its type and its typical path."""

    resource = "city_paths"
    identity = ("city",)
    city: Slug = Field(primary_key=True, foreign_key="city.id")
    path_type: Slug = Field(foreign_key="pathtype.id")
    typical_path: str
    typical_path_zh: str
