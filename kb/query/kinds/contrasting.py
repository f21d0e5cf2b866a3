"""Two sets of cities against each other: by the mean of an indicator or by their size, always with names and n."""

from typing import Any, Literal

from pydantic import Field

from kb.analysis.exact import exact
from kb.analysis.summary import mean
from kb.query.answer import Language, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.sums import FUNCTIONS, compute
from kb.query.drafting.warnings import warn_about_dates, warn_about_selection
from kb.query.kinds.linking import Relate
from kb.query.kinds.measuring import counted
from kb.query.plan import Outcome, Plan, plan_url
from kb.query.selection.attributes import attribute
from kb.query.selection.conditions import Selection
from kb.query.selection.describe import selection_words


class Contrast(Plan):
    """Compare two sets of cities: the mean, the median, the highest or the lowest score of an indicator, or how many cities they have."""

    kind: Literal["contrast"] = "contrast"
    left: Selection
    right: Selection
    indicator: str | None = None
    function: Literal["mean", "median", "max", "min"] = Field(
        default="mean",
        description="What is compared of each set: its mean, its median, or its best or its lowest city.",
    )
    ask: Literal["table", "difference", "first", "more", "as_many"] = Field(
        default="table", description="More: whether the left side has more; as many: whether both have so."
    )
    examples = ("Compare mean learner experience of GNLC members with a regulation and GNLC members without one.",
                "东北和西部两组城市，哪一组的学习者体验平均分更高？")  # fmt: skip

    def words(self, base: Base, language: Language) -> str:
        """The comparison in words."""
        left, right = (selection_words(base, side, language) for side in (self.left, self.right))
        what = self._measure(base)[language == "zh"]
        return f"比较{what}：{left} 与 {right}" if language == "zh" else f"compare {what}: {left} – and {right}"

    def _measure(self, base: Base) -> tuple[str, str]:
        """What is compared of each set, in both languages."""
        if self.indicator is None:
            return "number of cities", "城市数量"
        label, of_each = attribute(base, f"score:{self.indicator}").label, FUNCTIONS[self.function]
        return f"{of_each[0]} {label[0]}", f"{label[1]}{of_each[1]}"

    def run(self, draft: Draft) -> Outcome:
        """Both sets with their cities; with few cities this describes and concludes nothing."""
        sides = [self._side(draft, side) for side in (self.left, self.right)]
        for side in (self.left, self.right):
            warn_about_selection(draft, side, None)
        if any(number is None for number, _, _ in sides):
            return Outcome("no_data", ("One of the two sets has no city with a value.", "其中一组没有带数值的城市。"))
        numbers = [number for number, _, _ in sides]
        names = [[selection_words(draft.base, side, lang) for side in (self.left, self.right)] for lang in ("en", "zh")]
        listing = (f"{names[0][0]}: {numbers[0]:g} (n = {sides[0][1]}); {names[0][1]}: {numbers[1]:g} (n = {sides[1][1]})",
                   f"{names[1][0]}：{numbers[0]:g}（n = {sides[0][1]}）；{names[1][1]}：{numbers[1]:g}（n = {sides[1][1]}）")  # fmt: skip
        if self.indicator:
            draft.note("caveat", "Few cities: a description, no test; the cities joined or were chosen and are no sample.",
                       "城市数量少：仅作描述，不作检验；这些城市是自行加入或被选定的，并非样本。")  # fmt: skip
            plan = Relate(indicators=(self.indicator,), condition=self.left, against=self.right)
            draft.suggest("The same groups case by case, with an exact test where n allows one",
                          "逐个案例比较这两组城市，并在案例数允许时给出精确检验", plan_url(plan, draft.language))  # fmt: skip
        return self._outcome(draft, numbers, listing)

    def _side(self, draft: Draft, side: Selection) -> tuple[float | None, int, list[str]]:
        base = draft.base
        reasons = counted(draft, side)
        words = selection_words(base, side, "en"), selection_words(base, side, "zh")
        if self.indicator is None:
            draft.city_table(words, list(reasons), (), reasons=reasons)
            return float(len(reasons)), len(reasons), list(reasons)
        column = attribute(base, f"score:{self.indicator}")
        facts = {city: column.read(base, city, draft.language) for city in reasons}
        known = sorted((c for c in facts if facts[c].sort is not None), key=lambda c: -facts[c].sort)
        missing = [c for c in facts if facts[c].sort is None]
        draft.city_table(words, known, (column.key,), reasons=reasons)
        if missing and len(missing) <= 40:
            draft.note(
                "missing",
                f"No score for {draft.cities(missing)}: left out.",
                f"{draft.cities(missing)}没有分数，未计入。",
            )
        warn_about_dates(draft, side, (column.key,), known)
        number = self._number([facts[city].sort for city in known]) if known else None
        return (round(number, 6) if number is not None else None), len(known), known

    def _number(self, sorts: list[Any]) -> float:
        """What stands for a set: its mean, or one end of it."""
        return (
            float(compute(self.function, sorts))
            if self.function != "mean"
            else float(mean([exact(sort) for sort in sorts]))
        )

    def _outcome(self, draft: Draft, numbers: list[Any], listing: tuple[str, str]) -> Outcome:
        left, right = numbers
        if self.ask == "difference":
            number = round(abs(left - right), 6)
            return Outcome("answered", (f"Difference {number}: {listing[0]}.", f"相差{number}：{listing[1]}。"),
                           Value(type="number", number=number, unit=None))  # fmt: skip
        if self.ask in ("more", "as_many"):
            holds = left > right if self.ask == "more" else left == right
            return Outcome("answered", (f"{'Yes' if holds else 'No'}: {listing[0]}.", f"{'是' if holds else '否'}：{listing[1]}。"),
                           Value(type="boolean", boolean=holds))  # fmt: skip
        if self.ask == "first":
            side = self.left if left > right else self.right
            key = _named(side)
            text = selection_words(draft.base, side, draft.language)
            if key and left != right:
                value = Value(
                    type="entities",
                    entity=key.partition(":")[0].replace("place", "region"),
                    items=[draft.ref(key)],
                    ordered=False,
                )
            else:
                value = Value(type="text", text=text)
            return Outcome("answered", (f"Higher: {selection_words(draft.base, side, 'en')}. {listing[0]}.",
                                        f"更高：{selection_words(draft.base, side, 'zh')}。{listing[1]}。"), value)  # fmt: skip
        what = self._measure(draft.base)
        head = (f"{what[0][0].upper()}{what[0][1:]}: {listing[0]}.", f"{what[1]}：{listing[1]}。")
        return Outcome("answered", head, Value(type="table"))


def _named(side: Selection) -> str | None:
    """The thing that names a set, where its last condition is one: a region or a path type."""
    last = side.conditions[-1]
    if last.on == "place":
        return f"place:{last.place}"
    if last.on == "path" and len(last.types) == 1:
        return f"path_type:{last.types[0]}"
    return None
