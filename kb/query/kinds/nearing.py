"""The kind about closeness in one value: the pair of cities nearest to each other, or the city nearest to a city, a mean or a number."""

from collections.abc import Mapping
from itertools import combinations, pairwise
from typing import Any, Literal

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
        to = self._aim(base)
        if language == "zh":
            return f"{who}中“{label}”{f'与{to[1]}' if to else '彼此'}{self._far[1]}者"
        return f"{self._far[0]} {to[0] if to else 'each other'} in “{label}”: {who}"

    @property
    def _far(self) -> tuple[str, str]:
        return ("furthest from", "最远") if self.furthest else ("closest to", "最接近")

    def _aim(self, base: Base) -> tuple[str, str] | None:
        """What cities are close to, in both languages; nothing where they are close to each other."""
        if self.city:
            return base.names_of(f"city:{self.city}")
        if self.value is not None:
            return (f"{self.value:g}",) * 2
        means = {"mean": ("the mean", "平均值"), "median": ("the median", "中位数")}
        return means[self.reference] if self.reference else None

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
        self._table(draft, values, found[: max(10, len(chosen))], reasons)
        names = list(dict.fromkeys(city for _, cities in chosen for city in cities))
        if self.by.startswith("rank:"):
            draft.ranks(self.by, names)
        return Outcome("answered", self._headline(draft, self._to(values, among), chosen),
                       Value(type="entities", entity="city", items=[draft.city(c) for c in names], ordered=False))  # fmt: skip

    def _headline(self, draft: Draft, to: float, chosen: list[Distance]) -> tuple[str, str]:
        """Who it is and how far apart, as a sentence."""
        label = attribute(draft.base, self.by).label
        shown = [draft.beside(draft.tell(" and ", "与").join(draft.city(city).name for city in cities), self._apart(draft, distance))
                 for distance, cities in chosen[:10]]  # fmt: skip
        two = draft.tell(" and ", "、").join(shown) if len(shown) == 2 else draft.listed(shown)
        who = draft.tell("; ", "；").join(shown) if self._pairs else two
        aim = self._aim(draft.base)
        if aim and self.value is None:
            aim = (draft.beside(aim[0], f"{to:.4g}"), draft.beside(aim[1], f"{to:.4g}"))
        verb = "are" if self._pairs or len(chosen) > 1 else "is"
        return (f"In {label[0]}, {self._far[0]} {aim[0] if aim else 'each other'} {verb} {who}.",
                f"“{label[1]}”{f'与{aim[1]}' if aim else '彼此'}{self._far[1]}的是{who}。")  # fmt: skip

    def _apart(self, draft: Draft, distance: float) -> str:
        told = f"{round(distance, 6):.10g}"
        return draft.tell(f"difference {told}", f"相差{told}")

    @property
    def _pairs(self) -> bool:
        return self.city is None and self.value is None and self.reference is None

    def _distances(self, values: dict[str, float], among: list[str]) -> list[Distance]:
        if self._pairs:
            ordered = sorted(among, key=lambda city: (values[city], city))
            ties = len({values[c] for c in among}) < len(among)
            near = combinations(ordered, 2) if self.furthest or ties or len(ordered) <= 100 else pairwise(ordered)
            return [(apart(values[one], values[other]), (one, other)) for one, other in near]
        to = self._to(values, among)
        return [(apart(values[city], to), (city,)) for city in among]

    def _to(self, values: dict[str, float], among: list[str]) -> float:
        """The value that cities are close to; of pairs, which have none, the mean."""
        if self.city:
            return values[self.city]
        return (
            self.value
            if self.value is not None
            else compute(self.reference or "mean", [values[city] for city in among])
        )

    def _table(
        self, draft: Draft, values: dict[str, float], found: list[Distance], reasons: Mapping[str, tuple[Any, ...]]
    ) -> None:
        """The distances, each with what shows the values and that the cities are of the set."""
        column = attribute(draft.base, self.by)
        rows = []
        for distance, cities in found:
            told = [*cities, *([self.city] if self.city else ())]
            facts = [row for city in told for row in column.read(draft.base, city, draft.language).rows]
            facts += [row for city in cities for row in reasons[city]]
            cells = {"cities": [draft.city(city) for city in cities], "values": ", ".join(f"{values[c]:g}" for c in cities),
                     "distance": round(distance, 6)}  # fmt: skip
            rows.append(TableRow(cells=cells, evidence=draft.cite(facts)))
        draft.table(column.label, [draft.column("cities", "Cities", "城市"), draft.column("values", *column.label),
                                   draft.column("distance", "Distance", "差距")], rows)  # fmt: skip


def apart(one: float, other: float) -> float:
    """How far two printed values lie apart."""
    return float(abs(exact(one) - exact(other)))
