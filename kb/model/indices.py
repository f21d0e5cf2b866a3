"""Indices as data: editions, indicator trees with weights, scores, groups of cities."""

from sqlmodel import Field

from kb.model.base import Fact
from kb.model.values import PartialDate, Slug, Weight, choice


class Index(Fact, table=True):
    """A composite index, whatever its edition."""

    resource = "indices"
    id: Slug = Field(primary_key=True)
    name: str
    name_zh: str
    abbreviation: str
    publisher: str
    publisher_zh: str


class Edition(Fact, table=True):
    """One published edition of an index: date, scale, arithmetic."""

    resource = "editions"
    id: Slug = Field(primary_key=True)
    index: Slug = Field(foreign_key="index.id")
    name: str
    name_zh: str
    date: PartialDate
    scale_min: float
    scale_max: float
    unit: str
    unit_zh: str
    decimals: int
    aggregation: choice("arithmetic", "geometric", "none")
    normalisation: str
    normalisation_zh: str
    cities: int = Field(description="How many cities it assesses.")
    overall: Slug = Field(description="The indicator that is its overall score.")


class Indicator(Fact, table=True):
    """A node of an edition's indicator tree. ``weight`` is its share within its parent."""

    resource = "indicators"
    id: Slug = Field(primary_key=True, description="edition.slug, for example islec-2016.city-innovation")
    edition: Slug = Field(foreign_key="edition.id")
    parent: Slug | None = Field(default=None, foreign_key="indicator.id")
    level: int = Field(ge=0, description="0 is the overall score.")
    code: str | None = None
    name: str
    name_zh: str
    weight: Weight | None = Field(default=None, description="Share within the parent; empty when not aggregated.")
    higher_is_better: bool = True
    published: bool = Field(description="Are scores published at this level?")
    kind: choice("score", "count", "rank", "difference") = "score"
    scaled_to_maximum: bool = Field(
        default=False, description="The aggregate is rescaled so that the best city gets the scale's maximum."
    )
    unit: str | None = None
    unit_zh: str | None = None
    data_source: str | None = None
    data_source_zh: str | None = None
    description: str | None = None
    description_zh: str | None = None
    keywords: str | None = None
    keywords_zh: str | None = None


class Score(Fact, table=True):
    """A published value of an indicator for a city, with its printed rank where there is one."""

    resource = "scores"
    identity = ("indicator", "city")
    __table_args__ = {"sqlite_with_rowid": False}  # kept in the order of its key: half the size, read in one go
    indicator: Slug = Field(primary_key=True, foreign_key="indicator.id")
    city: Slug = Field(primary_key=True, foreign_key="city.id")
    score: float | None = None
    rank: int | None = Field(default=None, ge=1)


class Group(Fact, table=True):
    """A named set of cities of an edition: a level, a published list, a partition."""

    resource = "groups"
    id: Slug = Field(primary_key=True)
    edition: Slug = Field(foreign_key="edition.id")
    name: str
    name_zh: str
    kind: choice("level", "region", "tier", "list")
    size: int | None = Field(default=None, description="The size the source states.")
    summary: str | None = None
    summary_zh: str | None = None


class GroupMember(Fact, table=True):
    """A city that a source puts in a group, with its place in a printed order."""

    resource = "group_members"
    identity = ("group", "city")
    group: Slug = Field(primary_key=True, foreign_key="group.id")
    city: Slug = Field(primary_key=True, foreign_key="city.id")
    position: int | None = None
