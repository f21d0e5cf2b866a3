"""The kind that sizes groups of cities: which path type, region, tier or level holds the most, or so many."""

from typing import Any, Literal

from pydantic import Field

from kb.query.answer import Language, TableRow, Value
from kb.query.attributes import attribute
from kb.query.base import Base
from kb.query.conditions import Operator, Selection
from kb.query.describe import OPERATORS_EN, OPERATORS_ZH, selection_words
from kb.query.draft import Draft
from kb.query.evaluate import OPERATORS, population
from kb.query.kinds.measuring import cell_text, counted
from kb.query.plan import Outcome, Plan


class Sizes(Plan):
    """How many cities of a selection each group holds; groups that hold none count too."""

    kind: Literal["sizes"] = "sizes"
    select: Selection = Selection()
    by: Literal["region", "path_type", "tier", "level"]
    first: Literal["max", "min"] | None = Field(default=None, description="Only the groups with most or fewest cities.")
    op: Operator = "="
    value: int | None = Field(default=None, ge=0, description="Only the groups with so many cities.")
    ask: Literal["which", "any", "all", "even", "how_many"] = Field(
        default="which",
        description="Any, all: whether any or every group holds so many; even: whether all hold as many.",
    )
    examples = ("Which path type has the most cities with legislation?", "哪些路径类型有三个城市？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        column = attribute(base, self.by).label[language == "zh"]
        who = selection_words(base, self.select, language)
        if self.first:
            limit = {"max": ("the most", "最多"), "min": ("the fewest", "最少")}[self.first]
        elif self.value is None:
            limit = ("", "")
        else:
            limit = f"{OPERATORS_EN[self.op]} {self.value}", f"{OPERATORS_ZH[self.op]}{self.value}"
        text = (
            f"{who}：各{column}的城市数{limit[1]}"
            if language == "zh"
            else f"{column} by its number of {who}: {limit[0]}"
        )
        return text.rstrip(": ")

    def run(self, draft: Draft) -> Outcome:
        """The groups with their cities, the largest first."""
        column = attribute(draft.base, self.by)
        groups: dict[str, list[str]] = {}
        shown: dict[str, Any] = {}
        inside = counted(draft, self.select)
        for city in sorted(population(draft.base, self.select).cities):
            value = column.read(draft.base, city, draft.language).value
            if value is not None:
                shown[cell_text(value)] = value
                groups.setdefault(cell_text(value), []).extend([city] if city in inside else [])
        if not groups:
            return Outcome(
                "no_data", (f"No city of the selection has “{column.label[0]}”.", f"所选城市没有“{column.label[1]}”。")
            )
        ordered = sorted(groups, key=lambda group: (-len(groups[group]), group))
        self._table(draft, ordered, groups, inside)
        chosen = self._chosen(ordered, {group: len(groups[group]) for group in ordered})
        return self._told(draft, ordered, chosen, groups, shown)

    def _table(self, draft: Draft, ordered: list[str], groups: dict[str, list[str]], inside: dict[str, Any]) -> None:
        column = attribute(draft.base, self.by)
        rows = []
        for group in ordered:
            cities = draft.first((group, group), groups[group])
            evidence = [
                row for city in cities for row in (*column.read(draft.base, city, draft.language).rows, *inside[city])
            ]
            cells = {"group": group, "n": len(groups[group]), "cities": [draft.city(city) for city in cities]}
            rows.append(TableRow(cells=cells, evidence=draft.cite(evidence)))
        columns = [draft.column("group", *column.label), draft.column("n", "Cities", "城市数"),
                   draft.column("cities", "Which", "城市")]  # fmt: skip
        draft.table((f"Cities by {column.label[0].lower()}", f"各{column.label[1]}的城市"), columns, rows)

    def _chosen(self, ordered: list[str], sizes: dict[str, int]) -> list[str]:
        """The groups that are asked for."""
        if self.first:
            end = max(sizes.values()) if self.first == "max" else min(sizes.values())
            return [group for group in ordered if sizes[group] == end]
        if self.value is None:
            return ordered
        return [group for group in ordered if OPERATORS[self.op](sizes[group], self.value)]

    def _told(
        self, draft: Draft, ordered: list[str], chosen: list[str], groups: dict[str, list[str]], shown: dict[str, Any]
    ) -> Outcome:
        every = "; ".join(f"{group} {len(groups[group])}" for group in ordered)
        every_zh = "；".join(f"{group} {len(groups[group])}" for group in ordered)
        if self.ask in ("any", "all", "even"):
            even = len({len(cities) for cities in groups.values()}) == 1
            said = even if self.ask == "even" else bool(chosen) if self.ask == "any" else len(chosen) == len(ordered)
            headline = (f"{'Yes' if said else 'No'}: {every}.", f"{'是' if said else '否'}：{every_zh}。")
            return Outcome("answered", headline, Value(type="boolean", boolean=said))
        if self.ask == "how_many":
            headline = (
                f"{len(chosen)} of {len(ordered)}: {every}.",
                f"{len(ordered)}类中的{len(chosen)}类：{every_zh}。",
            )
            return Outcome("answered", headline, Value(type="number", number=len(chosen)))
        names = "; ".join(f"{group} ({len(groups[group])})" for group in chosen) or "none"
        names_zh = "；".join(f"{group}（{len(groups[group])}）" for group in chosen) or "无"
        headline = (f"{names}. All: {every}.", f"{names_zh}。全部：{every_zh}。") if len(chosen) < len(ordered) else (
            f"{names}.", f"{names_zh}。")  # fmt: skip
        items = [shown[group] for group in chosen]
        if any(isinstance(item, str) for item in items):
            return Outcome("answered", headline, Value(type="text", text=draft.tell(names, names_zh)))
        return Outcome("answered", headline, Value(type="entities", entity=self.by, items=items, ordered=False))
