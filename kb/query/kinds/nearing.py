"""The kind about closeness in one value: the pair of cities nearest to each other, or the city nearest to a city, a mean or a number."""

from itertools import combinations, pairwise
from typing import Literal

from pydantic import Field

from kb.analysis.exact import exact
from kb.query.answer import Language, TableRow, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.sums import compute
from kb.query.kinds.measuring import counted
from kb.query.plan import Outcome, Plan
from kb.query.selection.attributes import attribute
from kb.query.selection.conditions import Selection
from kb.query.selection.describe import selection_words

Distance = tuple[float, tuple[str, ...]]  # how far, and the city or the two cities


class Nearest(Plan):
    """The cities of a set that lie closest to (or furthest from) each other, a city, the mean or a number, in one value."""

    kind: Literal["nearest"] = "nearest"
    select: Selection = Selection()
    by: str = Field(description="An attribute with numbers, e.g. score:islec-2016.overall.")
    city: str | None = Field(default=None, description="Closest to this city's value.")
    value: float | None = Field(default=None, description="Closest to this number.")
    reference: Literal["mean", "median"] | None = Field(
        default=None, description="Closest to the mean or median of the set."
    )
    furthest: bool = Field(default=False, description="The furthest instead of the closest.")
    limit: int = Field(default=1, ge=1, le=100, description="So many cities; of pairs only the first one is named.")
    examples = ("Which two GNLC members have the closest iSLEC overall scores?", "哪个城市的智慧经济得分最接近伦敦？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        label = attribute(base, self.by).label[language == "zh"]
        who = selection_words(base, self.select, language)
        far = ("furthest", "最远") if self.furthest else ("closest", "最接近")
        to = base.names_of(f"city:{self.city}") if self.city else (f"{self.value:g}",) * 2 if self.value is not None else (
            {"mean": ("the mean", "平均值"), "median": ("the median", "中位数")}[self.reference] if self.reference else None)  # fmt: skip
        if language == "zh":
            return f"{who}中“{label}”与{to[1] if to else '彼此'}{far[1]}者"
        return f"{far[0]} in “{label}” to {to[0] if to else 'each other'}: {who}"

    def run(self, draft: Draft) -> Outcome:
        """Distances as a table, the nearest first; ties at the border are kept."""
        column = attribute(draft.base, self.by)
        reasons = counted(draft, self.select)
        values = {c: v for c in {*reasons, *([self.city] if self.city else ())}
                  if isinstance(v := column.read(draft.base, c, draft.language).sort, int | float)}  # fmt: skip
        among = [city for city in reasons if city in values and city != self.city]
        if not among or (self.city and self.city not in values) or (self._pairs and len(among) < 2):
            return Outcome("no_data", (f"No values of “{column.label[0]}” to compare for these cities.",
                                       f"这些城市没有可比较的“{column.label[1]}”数值。"))  # fmt: skip
        found = sorted(self._distances(values, among), key=lambda one: (-one[0] if self.furthest else one[0], one[1]))
        border = found[min(1 if self._pairs else self.limit, len(found)) - 1][0]
        chosen = [one for one in found if one[0] == border or (one[0] > border) == self.furthest]
        self._table(draft, values, found[: max(10, len(chosen))])
        names = list(dict.fromkeys(city for _, cities in chosen for city in cities))
        if self.by.startswith("rank:"):
            draft.ranks(self.by, names)
        shown = [draft.beside(draft.cities(cities), f"{round(distance, 6):g}") for distance, cities in chosen[:10]]
        return Outcome("answered", (f"{column.label[0]}: {draft.listed(shown)}.", f"{column.label[1]}：{draft.listed(shown)}。"),
                       Value(type="entities", entity="city", items=[draft.city(c) for c in names], ordered=False))  # fmt: skip

    @property
    def _pairs(self) -> bool:
        return self.city is None and self.value is None and self.reference is None

    def _distances(self, values: dict[str, float], among: list[str]) -> list[Distance]:
        if self._pairs:
            ordered = sorted(among, key=lambda city: (values[city], city))
            ties = len({values[c] for c in among}) < len(among)
            near = combinations(ordered, 2) if self.furthest or ties or len(ordered) <= 100 else pairwise(ordered)
            return [(apart(values[one], values[other]), (one, other)) for one, other in near]
        to = values[self.city] if self.city else self.value
        if to is None:
            to = compute(self.reference or "mean", [values[city] for city in among])
        return [(apart(values[city], to), (city,)) for city in among]

    def _table(self, draft: Draft, values: dict[str, float], found: list[Distance]) -> None:
        column = attribute(draft.base, self.by)
        rows = []
        for distance, cities in found:
            told = [*cities, *([self.city] if self.city else ())]
            facts = [row for city in told for row in column.read(draft.base, city, draft.language).rows]
            cells = {"cities": [draft.city(city) for city in cities], "values": ", ".join(f"{values[c]:g}" for c in cities),
                     "distance": round(distance, 6)}  # fmt: skip
            rows.append(TableRow(cells=cells, evidence=draft.cite(facts)))
        draft.table(column.label, [draft.column("cities", "Cities", "城市"), draft.column("values", *column.label),
                                   draft.column("distance", "Distance", "差距")], rows)  # fmt: skip


def apart(one: float, other: float) -> float:
    """How far two printed values lie apart."""
    return float(abs(exact(one) - exact(other)))
