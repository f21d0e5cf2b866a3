"""What cities did and what the sources say about it: practices, themes, figures, concepts, references."""

from sqlmodel import Field

from kb.model.base import Fact
from kb.model.values import Key, Keys, PartialDate, Slug, Slugs, choice


class Theme(Fact, table=True):
    """A subject of practices; areas and focal areas follow the UNESCO GNLC Key Features."""

    resource = "themes"
    id: Slug = Field(primary_key=True)
    parent: Slug | None = Field(default=None, foreign_key="theme.id")
    level: choice("area", "focal-area", "theme")
    label: str
    label_zh: str
    keywords: str | None = None
    keywords_zh: str | None = None


class Practice(Fact, table=True):
    """Something a city or another actor did, does or plans."""

    resource = "practices"
    id: Slug = Field(primary_key=True)
    title: str
    title_zh: str
    kind: choice(
        "practice", "project", "platform", "event", "brand", "phase", "milestone", "funding", "network", "case"
    )
    place: Key | None = Field(default=None, description="city:…, area:… or place:….")
    actors: Keys | None = Field(default=None, description="organisation:… keys, parted by '; '.")
    themes: Slugs
    start: PartialDate | None = None
    end: PartialDate | None = None
    summary: str
    summary_zh: str
    keywords: str | None = None
    keywords_zh: str | None = None


class Figure(Fact, table=True):
    """A stand-alone quantity. A corrupt one has no value and an erratum."""

    resource = "figures"
    id: Slug = Field(primary_key=True)
    subject: Key = Field(
        description="What it is about: city:…, area:…, organisation:…, place:…, practice:…, edition:…."
    )
    measure: str = Field(description="What is measured, in a few words.")
    measure_zh: str
    value: float | None = None
    text: str | None = Field(default=None, description="The value when it is not one number, such as 53:47.")
    unit: str | None = None
    unit_zh: str | None = None
    qualifier: choice("exact", "at-least", "more-than", "at-most", "about", "target") = "exact"
    date: PartialDate | None = None
    status: choice("ok", "corrupt", "doubtful") = "ok"
    keywords: str | None = None
    keywords_zh: str | None = None


class Concept(Fact, table=True):
    """A definition, characteristic, key point, challenge, recommendation or other idea of a source."""

    resource = "concepts"
    id: Slug = Field(primary_key=True)
    kind: choice(
        "definition", "characteristic", "key-point", "challenge", "recommendation", "model", "phase", "finding", "goal"
    )
    name: str
    name_zh: str
    place: Key | None = None
    position: int | None = Field(default=None, description="Order within its list in the source.")
    summary: str
    summary_zh: str
    keywords: str | None = None
    keywords_zh: str | None = None


class Reference(Fact, table=True):
    """An index, data set, survey, book or paper that a source names or uses."""

    resource = "references"
    __tablename__ = "reference"
    id: Slug = Field(primary_key=True)
    name: str
    name_zh: str
    kind: choice("index", "data-set", "survey", "book", "paper", "report", "standard")
    publisher: str | None = None
    year: PartialDate | None = None
    used_for: Slugs | None = Field(default=None, description="Indicators it feeds, parted by '; '.")
    summary: str | None = None
    summary_zh: str | None = None
    keywords: str | None = None
    keywords_zh: str | None = None
