"""The conditions a selection of cities is made of. Each says itself in words; ``evaluate`` decides them."""

from typing import Annotated, Literal

from pydantic import Field

from kb.query.answer import Frozen
from kb.query.selection.dates import DateTest

LeadType = Literal["education-authority", "party-department", "service-centre", "other"]
Subject = Literal["lifelong-education", "lifelong-learning", "community-education"]
PolicySort = Literal["plan", "opinion", "strategy", "declaration", "programme", "rules", "decision", "other"]
Operator = Literal[">", ">=", "<", "<=", "=", "!="]


class _Condition(Frozen):
    negate: bool = Field(default=False, description="Turns yes into no and no into yes; unknown stays unknown.")


class NamedCities(_Condition):
    """The city is one of these."""

    on: Literal["city"] = "city"
    cities: tuple[str, ...]


class InPlace(_Condition):
    """The city lies in a country, province or region."""

    on: Literal["place"] = "place"
    place: str


class InTier(_Condition):
    """The city has an administrative class (China)."""

    on: Literal["tier"] = "tier"
    tier: Literal["municipality", "state-plan", "provincial-capital", "prefecture-level", "sub-provincial",
                  "sub-provincial-or-above"]  # fmt: skip


class InNetwork(_Condition):
    """The city is a member of a network."""

    on: Literal["network"] = "network"
    network: str


class InEdition(_Condition):
    """The city is assessed by an edition of an index."""

    on: Literal["edition"] = "edition"
    edition: str


class InGroup(_Condition):
    """A source puts the city in a level or list."""

    on: Literal["group"] = "group"
    group: str


class HasRegulation(_Condition):
    """The city has a regulation. ``broad`` counts every subject as lifelong-learning legislation, ``strict`` the title."""

    on: Literal["regulation"] = "regulation"
    subject: Subject | None = None
    breadth: Literal["broad", "strict"] = "broad"
    adopted: DateTest | None = None
    in_force: DateTest | None = None


class HasPath(_Condition):
    """The city's development path is of one of these types (of any, when none is named)."""

    on: Literal["path"] = "path"
    types: tuple[str, ...] = ()


class HasBody(_Condition):
    """A body steers the city's learning city work."""

    on: Literal["body"] = "body"
    established: DateTest | None = None
    lead_type: LeadType | None = None
    named: str | None = Field(default=None, description="Words that the body's name holds, such as leading group.")
    printed: Literal["zh"] | None = Field(default=None, description="The source prints its name in Chinese characters.")
    law: Literal["before", "after"] | None = Field(default=None, description="The body came before or after the law.")
    law_date: Literal["adopted", "in_force"] = Field(default="adopted", description="Which date of the law is meant.")


class HasPractice(_Condition):
    """A practice of the city is recorded, on a theme or with some words."""

    on: Literal["practice"] = "practice"
    theme: str | None = None
    text: str | None = None


class HasPolicy(_Condition):
    """A plan, opinion, strategy or other policy document of the city is recorded; no source lists them completely."""

    on: Literal["policy"] = "policy"
    sort: PolicySort | None = Field(default=None, description="Only such documents, e.g. plan.")
    issued: DateTest | None = None


class ScoreTest(_Condition):
    """A score or rank compared with a number, or with the mean or median of a set of cities, or among the top k.

    A rank with a set and no mean is the rank among the cities of that set alone.
    """

    on: Literal["score"] = "score"
    indicator: str
    measure: Literal["score", "rank"] = "score"
    op: Operator = ">"
    value: float | None = None
    reference: Literal["mean", "median"] | None = None
    of: "Selection | None" = None
    factor: float | None = Field(
        default=None, gt=0, description="Times the mean or median: 2 for twice, 0.5 for half of it."
    )
    plus: float | None = Field(default=None, description="Points more than the mean or median; fewer with a minus.")


class GapTest(_Condition):
    """One indicator of a city compared with another of the same edition: the left minus the right against a number.

    Of ranks, the smaller is the better: ``op`` speaks of the numbers, so *ranked better in A than in B* is ``<``.
    """

    on: Literal["gap"] = "gap"
    left: str
    right: str
    measure: Literal["score", "rank"] = "score"
    op: Operator = ">"
    value: float = 0.0


class InSource(_Condition):
    """A source mentions the city."""

    on: Literal["source"] = "source"
    source: str


class LagTest(_Condition):
    """The time from the adoption of the city's regulation to its effect, or from the body to the adoption, against a number."""

    on: Literal["lag"] = "lag"
    op: Operator = "="
    months: int = Field(description="The number, in the unit.")
    unit: Literal["months", "calendar years"] = Field(
        default="months", description="Calendar years: the later year minus the earlier one."
    )
    since: Literal["adopted", "body"] = Field(
        default="adopted", description="Adopted: up to effect; body: up to adoption."
    )
    until: Literal["adopted", "in_force"] = Field(
        default="adopted", description="From the body: up to which date of the law."
    )
    middle: Literal["mean", "median"] | None = Field(
        default=None,
        description="What the number stands for: the mean or median wait of all laws, rounded to a whole one.",
    )


class AllOf(_Condition):
    """All of the conditions hold."""

    on: Literal["all"] = "all"
    conditions: tuple["Condition", ...]


class AnyOf(_Condition):
    """At least one of the conditions holds, or at least as many as you say."""

    on: Literal["any"] = "any"
    conditions: tuple["Condition", ...]
    at_least: int = Field(default=1, ge=1, le=1000)


Condition = Annotated[
    NamedCities | InPlace | InTier | InNetwork | InEdition | InGroup | HasRegulation | HasPath | HasBody | HasPractice
    | HasPolicy | ScoreTest | GapTest | InSource | LagTest | AllOf | AnyOf,
    Field(discriminator="on"),
]  # fmt: skip


class Selection(Frozen):
    """A set of cities: all conditions hold. No condition: every city of the base."""

    conditions: tuple[Condition, ...] = ()


for _model in (ScoreTest, AllOf, AnyOf, Selection):
    _model.model_rebuild()

MEMBERSHIP = (NamedCities, InPlace, InTier, InNetwork, InEdition, InGroup)
