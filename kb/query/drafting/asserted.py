"""A claim about the answer of a plan: what is found is set against it, and the answer is yes or no, with what was found."""

from typing import Annotated, Literal

from pydantic import Field

from kb.query.answer import Frozen, Language, Status, Value
from kb.query.base import Base
from kb.query.drafting.confirmed import SCALES, SIGNS, Comparison
from kb.query.selection.dates import DateTest, TestedDate


class ClaimedNumber(Frozen):
    """A number; one with decimals is borne out by a number that rounds to it."""

    on: Literal["number"] = "number"
    op: Comparison = Field(default="=", description="How the number that is found must stand to the one claimed.")
    number: float

    def judge(self, value: Value) -> bool | None:
        """Whether a value bears the claim out; ``None`` where it is no number."""
        if value.number is None:
            return None
        scale = SCALES.get((value.unit or "").partition(" ")[0], 1.0)
        return any(self._holds(found) for found in {float(value.number), float(value.number) * scale})

    def words(self, base: Base, language: Language) -> str:
        """What is claimed, in words."""
        return f"{SIGNS[self.op][language == 'zh']}{self.number:,.12g}"

    def _holds(self, found: float) -> bool:
        if self.op == "=":
            decimals = len(f"{self.number:.12g}".partition(".")[2])
            return found == self.number or (decimals > 0 and round(found + 1e-12, decimals) == self.number)
        return {
            ">": found > self.number,
            ">=": found >= self.number,
            "<": found < self.number,
            "<=": found <= self.number,
        }[self.op]


class ClaimedDate(Frozen):
    """A date, as far as it is said: any date within it bears it out."""

    on: Literal["date"] = "date"
    date: TestedDate

    def judge(self, value: Value) -> bool | None:
        """Whether a value bears the claim out; ``None`` where it is no date or one too coarse to tell."""
        year = str(value.number) if value.type == "number" and value.unit == "year" else None
        return DateTest(op="in", date=self.date).judge(value.date or year)

    def words(self, base: Base, language: Language) -> str:
        """What is claimed, in words."""
        return self.date


class ClaimedThing(Frozen):
    """A thing that is to be among those found."""

    on: Literal["thing"] = "thing"
    thing: str = Field(description="Its key, such as city:wuhan.")
    alone: bool = Field(default=False, description="Whether it is to be the only one.")

    def judge(self, value: Value) -> bool | None:
        """Whether a value bears the claim out; ``None`` where it holds no things of that sort."""
        sort = self.thing.partition(":")[0]
        found = [item.id for item in value.items or () if item.id.startswith(f"{sort}:")]
        if not found:
            return None
        return found == [self.thing] if self.alone else self.thing in found

    def words(self, base: Base, language: Language) -> str:
        """What is claimed, in words."""
        english, chinese = base.names_of(self.thing)
        alone = ("only ", "只有") if self.alone else ("", "")
        return alone[1] + chinese if language == "zh" else alone[0] + english


class ClaimedOneOf(Frozen):
    """Several things, of which at least one is to be among those found."""

    on: Literal["one_of"] = "one_of"
    things: tuple[str, ...] = Field(min_length=1, description="Their keys, such as city:wuhan.")

    def judge(self, value: Value) -> bool | None:
        """Whether a value bears the claim out; ``None`` where it can be told of none of them."""
        told = [ClaimedThing(thing=thing).judge(value) for thing in self.things]
        return None if None in told else True in told

    def words(self, base: Base, language: Language) -> str:
        """What is claimed, in words."""
        names = [base.names_of(thing)[language == "zh"] for thing in self.things]
        return f"{'、'.join(names)}之一" if language == "zh" else f"one of {', '.join(names)}"


Claim = Annotated[ClaimedNumber | ClaimedDate | ClaimedThing | ClaimedOneOf, Field(discriminator="on")]


def tested(
    base: Base, claim: Claim, status: Status, headline: tuple[str, str], value: Value | None
) -> tuple[Status, tuple[str, str], Value | None]:
    """An outcome set against a claim; what cannot be set against it stays open."""
    if status != "answered":
        return status, headline, value
    right = claim.judge(value) if value is not None else None
    if right is None:
        said = f"What was claimed cannot be told from this: {headline[0]}", f"所称内容无法由此判定：{headline[1]}"
        return "no_data", said, None
    words = claim.words(base, "en"), claim.words(base, "zh")
    if right:
        return status, (f"Yes: {headline[0]}", f"是：{headline[1]}"), Value(type="boolean", boolean=True)
    said = f"No, not {words[0]}: {headline[0]}", f"否，不是{words[1]}：{headline[1]}"
    return status, said, Value(type="boolean", boolean=False)
