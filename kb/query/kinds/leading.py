"""The kind that measures a lead: is A further ahead of B than C is of D, or by more than so many points or places?"""

from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from kb.query.answer import Language, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.plan import Outcome, Plan
from kb.query.selection.attributes import attribute

Pair = tuple[str, str]
SIZES = {
    "larger": ("larger than", "大于"),
    "smaller": ("smaller than", "小于"),
    "at_least": ("at least", "不小于"),
    "at_most": ("at most", "不大于"),
    "equal": ("exactly", "等于"),
}


class Leads(Plan):
    """Set the lead of one city over another against a second lead or a number: whether it is larger, or which of the two is."""

    kind: Literal["leads"] = "leads"
    lead: Pair
    other_lead: Pair | None = None
    than: float | None = Field(default=None, description="A number of points or places, instead of a second lead.")
    attributes: tuple[str, ...] = Field(
        min_length=1, max_length=2, description="A score or rank for both pairs of cities, or one for each pair."
    )
    gap: bool = Field(default=False, description="Only how far the two are apart counts, whichever is ahead.")
    ask: Literal["larger", "smaller", "at_least", "at_most", "equal", "difference"] = Field(
        default="larger", description="Difference: the first lead less the second, as a number."
    )
    which: bool = Field(default=False, description="Which of the two it is, instead of whether it is the first.")
    examples = ("Is Beijing's lead over Tianjin larger than Shanghai's lead over Wuhan?",
                "北京领先天津的幅度是否大于上海领先武汉的幅度？")  # fmt: skip

    @model_validator(mode="after")
    def _are_measures(self) -> Self:
        if not all(key.startswith(("score:", "rank:")) for key in self.attributes):
            raise ValueError("a lead is told in scores or ranks: attributes are score:… or rank:…")
        if (self.other_lead is None) == (self.than is None) or (self.than is not None and len(self.attributes) > 1):
            raise ValueError("a lead is set against a second one or a number, in one measure where it is a number")
        return self

    @property
    def sides(self) -> tuple[tuple[Pair, str], ...]:
        """The pairs of cities, each with what it is measured by."""
        first = (self.lead, self.attributes[0])
        return (first,) if self.other_lead is None else (first, (self.other_lead, self.attributes[-1]))

    def words(self, base: Base, language: Language) -> str:
        """The two leads in words."""
        zh = language == "zh"
        named = [self._named(base, *side)[zh] for side in self.sides]
        one, other = named[0], f"{self.than:g}" if self.than is not None else named[-1]
        if self.which:
            return (
                f"哪一个较{'大' if self.ask == 'larger' else '小'}：{one}；{other}"
                if zh
                else f"which is {self.ask}: {one}; {other}"
            )
        if self.ask == "difference":
            return f"{one}减去{other}" if zh else f"{one} less {other}"
        sign = SIZES[self.ask][zh]
        return f"{one}是否{sign}{other}" if zh else f"whether {one} is {sign} {other}"

    def _named(self, base: Base, pair: Pair, key: str) -> tuple[str, str]:
        (a, a_zh), (b, b_zh) = (base.names_of(f"city:{city}") for city in pair)
        label, label_zh = attribute(base, key).label
        if self.gap:
            return f"the gap between {a} and {b} in {label}", f"{a_zh}与{b_zh}在“{label_zh}”上的差距"
        return f"the lead of {a} over {b} in {label}", f"{a_zh}在“{label_zh}”上对{b_zh}的领先幅度"

    def run(self, draft: Draft) -> Outcome:
        """Both differences; nothing is concluded where a value is missing, scales differ or a city is not ahead at all."""
        for key in dict.fromkeys(self.attributes):
            cities = dict.fromkeys(city for pair, other in self.sides if other == key for city in pair)
            draft.city_table(("Values compared", "所比较的数值"), tuple(cities), (key,))
        leads = [self._lead(draft, pair, key) for pair, key in self.sides]
        if None in leads:
            return Outcome("no_data", ("A value is missing, so the two leads cannot be compared.",
                                       "缺少数值，无法比较两个领先幅度。"))  # fmt: skip
        found = [lead for lead in leads if lead is not None]
        told = self._told(draft, found)
        if self.than is not None:
            return self._measured(found[0], told)
        if not self.gap and min(found) <= 0:
            return self._no_lead(draft, found, told)
        return self._decided(draft, found[0], found[1], told)

    def _measured(self, lead: Decimal, told: tuple[str, str]) -> Outcome:
        """The lead against a number; a city that is behind has none, so it leads by no number of points."""
        bound = Decimal(str(self.than))
        holds = {"larger": lead > bound, "smaller": lead < bound, "at_least": lead >= bound, "at_most": lead <= bound,
                 "equal": lead == bound}[self.ask] and (self.gap or lead > 0)  # fmt: skip
        return Outcome("answered", (f"{'Yes' if holds else 'No'}: {told[0]}.", f"{'是' if holds else '否'}：{told[1]}。"),
                       Value(type="boolean", boolean=holds))  # fmt: skip

    def _lead(self, draft: Draft, pair: Pair, key: str) -> Decimal | None:
        """By how much the first of a pair is ahead; of ranks the smaller is ahead."""
        values = [attribute(draft.base, key).read(draft.base, city, draft.language).sort for city in pair]
        numbers = [Decimal(str(value)) for value in values if isinstance(value, int | float)]
        if len(numbers) < 2:
            return None
        lead = numbers[1] - numbers[0] if key.startswith("rank:") else numbers[0] - numbers[1]
        return abs(lead) if self.gap else lead

    def _told(self, draft: Draft, leads: list[Decimal]) -> tuple[str, str]:
        self._tell_scales(draft)
        parts = [(*self._named(draft.base, *side), lead) for side, lead in zip(self.sides, leads, strict=True)]
        english = "; ".join(f"{text} is {shown(lead)}" for text, _, lead in parts)
        return english, "；".join(f"{text}为{shown(lead)}" for _, text, lead in parts)

    def _tell_scales(self, draft: Draft) -> None:
        """Leads in different measures are compared as printed, and that is said."""
        if len(set(self.attributes)) > 1:
            draft.note("caveat", "The two leads are of different measures: the numbers are compared as printed.",
                       "两个领先幅度属于不同指标：按原文数值比较。")  # fmt: skip

    def _no_lead(self, draft: Draft, leads: list[Decimal], told: tuple[str, str]) -> Outcome:
        """A city that is not ahead has no lead that could be compared."""
        pair = next(pair for (pair, _), lead in zip(self.sides, leads, strict=True) if lead <= 0)
        ahead, behind = (draft.city(city) for city in pair)
        english = f"There is nothing to compare: {ahead.name_en} is not ahead of {behind.name_en} ({told[0]})."
        chinese = f"无从比较：{ahead.name_zh}并不领先于{behind.name_zh}（{told[1]}）。"
        return Outcome("answered", (english, chinese), Value(type="boolean", boolean=None))

    def _decided(self, draft: Draft, one: Decimal, other: Decimal, told: tuple[str, str]) -> Outcome:
        if self.ask == "difference":
            number = one - other
            return Outcome("answered", (f"{shown(number)}: {told[0]}.", f"{shown(number)}：{told[1]}。"),
                           Value(type="number", number=float(number) if number % 1 else int(number)))  # fmt: skip
        holds = one > other if self.ask == "larger" else one < other
        if not self.which:
            return Outcome("answered", (f"{'Yes' if holds else 'No'}: {told[0]}.", f"{'是' if holds else '否'}：{told[1]}。"),
                           Value(type="boolean", boolean=holds))  # fmt: skip
        if one == other:
            return Outcome("answered", (f"Neither: {told[0]}.", f"两者相同：{told[1]}。"),
                           Value(type="text", text=draft.tell("neither", "两者相同")))  # fmt: skip
        which = self._named(draft.base, *self.sides[0 if holds else 1])
        size = ("larger", "较大") if self.ask == "larger" else ("smaller", "较小")
        two = sorted((one, other), reverse=self.ask == "larger")
        numbers = [shown(number) for number in two]
        english = f"Of the two, {which[0]} is the {size[0]}: {numbers[0]} against {numbers[1]}."
        return Outcome("answered", (english, f"{which[1]}{size[1]}：{numbers[0]}对{numbers[1]}。"),
                       Value(type="text", text=draft.tell(*which)))  # fmt: skip


def shown(number: Decimal) -> str:
    """A difference as it is said: of ranks a whole number."""
    return str(number.normalize()) if number != number.to_integral() else str(int(number))
