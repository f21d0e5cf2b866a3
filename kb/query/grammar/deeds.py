"""What phrases of laws and bodies mean: the things of cities, what is told of them, and the deeds that have a date."""

from dataclasses import dataclass
from typing import Literal

from kb.query.base import Base
from kb.query.grammar.logic import parts, whole
from kb.query.selection.attributes import attribute
from kb.query.selection.conditions import Condition, HasBody, HasRegulation, Selection
from kb.query.selection.evaluate import members, population, verdict_of

Entity = Literal["regulation", "organisation"]
ADOPTED, IN_FORCE, FOUNDED = "regulation.adopted", "regulation.in_force", "body.established"
STANDING = "regulation.standing"  # that a law is in force, which is so from a date on


@dataclass(frozen=True)
class Owned:
    """Laws, or bodies: those of the cities that meet the conditions, of which the first says that there is one."""

    entity: Entity
    conditions: tuple[Condition, ...]
    count: int | None = None
    noun: str = ""

    @property
    def select(self) -> Selection:
        """The cities whose laws or bodies these are."""
        return Selection(conditions=self.conditions)

    @property
    def condition(self) -> Condition:
        """That a city has such a law or body."""
        return whole(self.conditions)

    @property
    def is_plain(self) -> bool:
        """Whether nothing is said but that there is one."""
        return self.conditions in ((HasRegulation(),), (HasBody(),))


@dataclass(frozen=True)
class Told:
    """What is told of laws or of bodies, or by which deed they came to be."""

    entity: str
    condition: Condition


@dataclass(frozen=True)
class Deed:
    """What happens to a law or body on some date, as the key of its attribute; ``of`` is the law or body, where it is said."""

    key: str
    of: Owned | None = None

    @property
    def entity(self) -> Entity:
        """Whose deed it is."""
        return entity_of(self.key)


@dataclass(frozen=True)
class Happened:
    """A deed of named cities: *the adoption of Shanghai's law*; without a deed, only whose law or body it is."""

    cities: tuple[str, ...]
    of: Owned
    key: str | None = None


@dataclass(frozen=True)
class Span:
    """The time from one deed to another; ``attribute`` holds it where it runs in the usual direction."""

    start: str
    end: str

    @property
    def attribute(self) -> str | None:
        """The attribute with the length of it for each city."""
        return {(ADOPTED, IN_FORCE): "regulation.lag", (FOUNDED, ADOPTED): "body.to_law"}.get((self.start, self.end))


@dataclass(frozen=True)
class Length:
    """A number of months or years that a time must be, or pass."""

    number: int
    unit: Literal["months", "years"]
    op: Literal[">", ">=", "<", "<=", "="] = "="


@dataclass(frozen=True)
class Between:
    """Two tests of one date that both hold: after that of a city, and before that of another; of ``between`` either is the first."""

    one: object
    other: object


def entity_of(key: str) -> Entity:
    """Whose deed an attribute dates: a law's or a body's."""
    return "organisation" if key == FOUNDED else "regulation"


def deed_of(thing: "Deed | Owned") -> Deed:
    """A law or body stands for its adoption or founding."""
    if isinstance(thing, Deed):
        return thing
    return Deed(ADOPTED if thing.entity == "regulation" else FOUNDED, thing)


def noun(entity: Entity) -> Owned:
    """The laws, or the bodies, of all cities."""
    return Owned(entity, (HasRegulation() if entity == "regulation" else HasBody(),))


def narrowed(owned: Owned, condition: Condition) -> Owned:
    """Laws or bodies of which more is told: in one condition where that can be."""
    conditions = list(owned.conditions)
    for part in parts(condition):
        first = conditions[0]
        joined = merged(first, part)
        if joined is not None:
            conditions[0] = joined
        elif part not in conditions:
            conditions.append(part)
    return Owned(owned.entity, tuple(conditions), owned.count, owned.noun)


def merged(one: Condition, other: Condition) -> Condition | None:
    """Two conditions on the same law or body as one; None where both tell the same field otherwise, or one denies."""
    if one.on != other.on or one.on not in ("regulation", "body") or one.negate or other.negate:
        return None
    told, more = one.model_dump(exclude_defaults=True), other.model_dump(exclude_defaults=True)
    if any(told[key] != more[key] for key in told.keys() & more.keys()):
        return None
    fields = {key: getattr(source, key) for source, keys in ((one, told), (other, more)) for key in keys}
    return one.model_copy(update=fields)


def dated(key: str, test: object) -> Condition:
    """The condition that a deed passes a test of its date."""
    if key == FOUNDED:
        return HasBody.model_validate({"established": test})
    return HasRegulation.model_validate({key.partition(".")[2]: test})


def counted_over(base: Base, select: Selection) -> int:
    """How many cities of a selection a source covers completely."""
    return len(population(base, select).cities.intersection(members(base, select)))


def is_whole(base: Base, select: Selection, number: int) -> bool:
    """Whether a number is that of all cities of a selection, or of those over which a source is complete."""
    return number in (len(members(base, select)), counted_over(base, select))


def date_of(base: Base, city: str, key: str) -> str | None:
    """The date of a deed of a city, as far as it is printed."""
    found = attribute(base, key).read(base, city, "en").sort
    return str(found) if found is not None else None


def is_so(base: Base, city: str, owned: Owned) -> bool:
    """Whether a city has such a law or body, as far as the sources say."""
    return owned.is_plain or verdict_of(base, owned.select, city).state == "yes"
