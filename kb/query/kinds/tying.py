"""The kind that finds ties: cities with the very same value of an indicator."""

from typing import Literal

from pydantic import Field

from kb.query.answer import Language, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.kinds.measuring import counted
from kb.query.plan import Outcome, Plan
from kb.query.selection.attributes import attribute
from kb.query.selection.conditions import Selection
from kb.query.selection.describe import selection_words


class Tied(Plan):
    """Cities that share the very same score or rank of an indicator with another city."""

    kind: Literal["tied"] = "tied"
    indicator: str
    measure: Literal["score", "rank"] = "score"
    select: Selection = Selection()
    apart: str | None = Field(default=None, description="An indicator in which those of one value must differ.")
    ask: Literal["cities", "any", "value"] = Field(
        default="cities", description="Any: only whether there are ties; value: what they share."
    )
    examples = ("Which cities share the same smart infrastructure score?", "哪些城市的人员技能得分并列？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        label = attribute(base, f"{self.measure}:{self.indicator}").label[language == "zh"]
        who = selection_words(base, self.select, language)
        other = attribute(base, f"score:{self.apart}").label[language == "zh"] if self.apart else ""
        tail = (f"而“{other}”不同" if language == "zh" else f" whose “{other}” differs") if other else ""
        return f"{who}中“{label}”相同{tail}的城市" if language == "zh" else f"ties in “{label}” among {who}{tail}"

    def run(self, draft: Draft) -> Outcome:
        """Groups of cities with one value, the highest value first."""
        column = attribute(draft.base, f"{self.measure}:{self.indicator}")
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
        shown = [f"{draft.cities(group)} ({value:g})" for value, group in tied.items()]
        text = "; ".join(shown), "；".join(shown)
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
        items = [draft.city(city) for city in cities]
        return Outcome("answered", headline, Value(type="entities", entity="city", items=items, ordered=False))

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
