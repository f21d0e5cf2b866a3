"""The kind that finds ties: cities with the very same value of an indicator, laws that took equally long to take effect."""

from typing import Literal

from pydantic import Field, model_validator

from kb.query.answer import Language, Ref, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.kinds.measuring import counted
from kb.query.plan import Outcome, Plan
from kb.query.selection.attributes import attribute
from kb.query.selection.conditions import Selection
from kb.query.selection.describe import selection_words
from kb.query.selection.facts import regulations_of


class Tied(Plan):
    """Cities that share the very same score or rank of an indicator, or wait from adoption to effect, with another city."""

    kind: Literal["tied"] = "tied"
    indicator: str | None = None
    attribute: Literal["regulation.lag"] | None = Field(
        default=None, description="What is shared in place of a score: the months from adoption to effect."
    )
    entity: Literal["city", "regulation"] = "city"
    measure: Literal["score", "rank"] = "score"
    select: Selection = Selection()
    apart: str | None = Field(default=None, description="An indicator in which those of one value must differ.")
    ask: Literal["cities", "any", "all", "value"] = Field(
        default="cities", description="Any, all: only whether some or all share a value; value: what they share."
    )
    examples = ("Which cities share the same smart infrastructure score?", "哪些城市的人员技能得分并列？")

    @model_validator(mode="after")
    def _needs_one(self) -> "Tied":
        if (self.indicator is None) == (self.attribute is None):
            raise ValueError("give an indicator or an attribute, and not both")
        return self

    @property
    def key(self) -> str:
        """The attribute whose values are compared."""
        return self.attribute or f"{self.measure}:{self.indicator}"

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        label = attribute(base, self.key).label[language == "zh"]
        who = selection_words(base, self.select, language)
        other = attribute(base, f"score:{self.apart}").label[language == "zh"] if self.apart else ""
        tail = (f"而“{other}”不同" if language == "zh" else f" whose “{other}” differs") if other else ""
        return f"{who}中“{label}”相同{tail}的城市" if language == "zh" else f"ties in “{label}” among {who}{tail}"

    def run(self, draft: Draft) -> Outcome:
        """Groups of cities with one value, the highest value first."""
        column = attribute(draft.base, self.key)
        groups: dict[float, list[str]] = {}
        for city in counted(draft, self.select):
            if (value := column.read(draft.base, city, draft.language).sort) is not None:
                groups.setdefault(value, []).append(city)
        known = sum(map(len, groups.values()))
        if not known:
            return Outcome(
                "no_data", (f"No city of the selection has “{column.label[0]}”.", f"所选城市没有“{column.label[1]}”。")
            )
        best_first = sorted(groups, reverse=self.measure == "score")
        shared = {value: sorted(groups[value]) for value in best_first if len(groups[value]) > 1}
        tied = {value: group for value, group in shared.items() if self._differ(draft, group)}
        columns = (column.key, f"score:{self.apart}") if self.apart else (column.key,)
        cities = [city for group in tied.values() for city in group]
        for value, group in tied.items():
            draft.city_table((f"{column.label[0]}: {value:g}", f"{column.label[1]}：{value:g}"), group, columns)
        if not tied:  # the values that show that there is none
            draft.city_table(column.label, [city for value in best_first for city in groups[value]], columns)
        text = self._listed(draft, tied)
        if self.ask == "all":
            holds = len(groups) == 1
            every = self._listed(draft, dict(sorted(groups.items())))
            return Outcome("answered", (f"{'Yes' if holds else 'No'}: {every[0]}.", f"{'是' if holds else '否'}：{every[1]}。"),
                           Value(type="boolean", boolean=holds))  # fmt: skip
        if self.ask == "any":
            return Outcome("answered", (f"Yes: {text[0]}.", f"有：{text[1]}。") if tied else self._none(column.label, known),
                           Value(type="boolean", boolean=bool(tied)))  # fmt: skip
        headline = (
            (f"{column.label[0]}: {text[0]}.", f"{column.label[1]}相同：{text[1]}。")
            if tied
            else self._none(column.label, known)
        )
        if self.ask == "value" and len(tied) == 1:
            unit = column.unit[draft.language == "zh"] if column.unit else None
            return Outcome("answered", headline, Value(type="number", number=next(iter(tied)), unit=unit))
        items = [self._item(draft, city) for city in cities]
        return Outcome("answered", headline, Value(type="entities", entity=self.entity, items=items, ordered=False))

    def _listed(self, draft: Draft, groups: dict[float, list[str]]) -> tuple[str, str]:
        """Each value with its cities, in both languages; months by name."""
        unit = (" months", "个月") if self.attribute else ("", "")
        shown = [(draft.cities(group), f"{value:g}") for value, group in groups.items()]
        return ("; ".join(f"{cities} ({value}{unit[0]})" for cities, value in shown),
                "；".join(f"{cities}（{value}{unit[1]}）" for cities, value in shown))  # fmt: skip

    def _item(self, draft: Draft, city: str) -> Ref:
        """The city, or its law where laws are asked for."""
        laws = regulations_of(draft.base, city) if self.entity == "regulation" else ()
        return draft.ref(f"regulation:{laws[0].id}") if laws else draft.city(city)

    def _differ(self, draft: Draft, group: list[str]) -> bool:
        """Whether cities of one value differ in the other indicator, where one is told; ranks also by their places."""
        if self.apart is None:
            return True
        column = attribute(draft.base, f"score:{self.apart}")
        return len({column.read(draft.base, city, draft.language).sort for city in group}) > 1

    def _none(self, label: tuple[str, str], known: int) -> tuple[str, str]:
        if self.apart is None:
            return none_tied(label, known)
        return f"No cities of one value of {label[0]} differ there.", f"没有：{label[1]}相同的城市在该项上并无不同。"


def none_tied(label: tuple[str, str], known: int) -> tuple[str, str]:
    """The sentence where no value stands twice."""
    return f"No: the {known} values of {label[0]} all differ.", f"没有：{known}个城市的{label[1]}各不相同。"
