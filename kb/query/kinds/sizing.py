"""The kind that sizes groups of cities: which path type, region, tier, level or year holds the most, or so many."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from pydantic import Field

from kb.query.answer import Cell, Language, Ref, TableRow, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.valued import cell_text
from kb.query.drafting.warnings import warn_about_partition, warn_about_selection
from kb.query.kinds.measuring import counted
from kb.query.plan import Outcome, Plan
from kb.query.selection.attributes import attribute
from kb.query.selection.conditions import HasPath, Operator, Selection
from kb.query.selection.describe import OPERATORS_EN, OPERATORS_ZH, selection_words
from kb.query.selection.evaluate import OPERATORS, evaluate, members, population


class Sizes(Plan):
    """How many cities of a selection each group holds; groups that hold none count too."""

    kind: Literal["sizes"] = "sizes"
    select: Selection = Selection()
    by: Literal[
        "region",
        "path_type",
        "tier",
        "level",
        "body.lead_type",
        "regulation.subject",
        "regulation.adopted",
        "regulation.in_force",
        "body.established",
    ]
    first: Literal["max", "min"] | None = Field(default=None, description="Only the groups with most or fewest cities.")
    op: Operator = "="
    value: int | None = Field(default=None, ge=0, description="Only the groups with so many cities.")
    majority: Literal["over_half", "under_half", "half", "all"] | None = Field(
        default=None,
        description="Only the groups in which more (fewer, as many) cities meet the conditions than do not, or all do.",
    )
    reached: float | None = Field(
        default=None,
        gt=0,
        le=1,
        description="Of years: the first one by the end of which at least this share of the cities is counted.",
    )
    ask: Literal["which", "any", "all", "even", "how_many"] = Field(
        default="which",
        description="Any, all: whether any or every group holds so many; even: whether all hold as many.",
    )
    examples = ("Which path type has the most cities with legislation?", "哪些路径类型有三个城市？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        column = attribute(base, self.by).label[language == "zh"]
        who = selection_words(base, self.select, language)
        if self.majority:
            limit = MAJORITIES[self.majority]
        elif self.reached is not None:
            share = f"{100 * self.reached:g}%"
            limit = (f"the first by the end of which {share} are reached", f"首个累计达到{share}的一年")
        elif self.first:
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
        groups = self._groups(draft)
        if not groups:
            return Outcome(
                "no_data", (f"No city of the selection has “{column.label[0]}”.", f"所选城市没有“{column.label[1]}”。")
            )
        self._table(draft, groups)
        self._tell_assumptions(draft, groups)
        return self._whether(groups) if self.ask in ("any", "all", "even") else self._which(draft, groups)

    def _groups(self, draft: Draft) -> list["Group"]:
        """The groups of the cities that a source covers, the largest first; every typed city where types are sized."""
        column, inside = attribute(draft.base, self.by), counted(draft, self.select)
        verdicts = evaluate(draft.base, self.select)
        groups: dict[str, Group] = {}
        typed = members(draft.base, Selection(conditions=(HasPath(),))) if self.by == "path_type" else ()
        for city in sorted(population(draft.base, self.select).cities.union(typed)):
            fact = column.read(draft.base, city, draft.language)
            if fact.value is None:
                continue
            value = str(fact.value)[:4] if column.value == "date" else fact.value
            group = groups.setdefault(cell_text(value), Group(value, [], [], [], []))
            group.rows.extend((*fact.rows, *verdicts[city].rows))
            if city in inside:
                group.cities.append(city)
            elif verdicts[city].state != "no":
                group.undecided.append(city)
            else:
                group.others.append(city)
        self._add_empty(draft, groups, {city: verdict.state for city, verdict in verdicts.items()})
        return sorted(groups.values(), key=lambda group: (-len(group.cities), cell_text(group.value)))

    def _add_empty(self, draft: Draft, groups: dict[str, "Group"], states: Mapping[str, str]) -> None:
        """The regions and tiers of which no city meets the conditions; none is named of which no source decides."""
        if self.by not in ("region", "tier") or self.majority:
            return
        column, empty = attribute(draft.base, self.by), dict[str, Group]()
        for city in sorted(draft.base.cities):
            fact = column.read(draft.base, city, draft.language)
            if fact.value is None or (name := cell_text(fact.value)) in groups:
                continue
            group = empty.setdefault(name, Group(fact.value, [], [], [], list(fact.rows)))
            group.undecided.extend([city] if states.get(city) != "no" else [])
        whether = self.ask in ("any", "all", "even")
        single = len(self.select.conditions) == 1  # *no member without a law* is not said of where there is no member
        groups.update({name: one for name, one in empty.items() if whether or (single and not one.undecided)})

    def _table(self, draft: Draft, groups: list["Group"]) -> None:
        column = attribute(draft.base, self.by)
        rows = []
        for group in groups:
            cities = draft.first((cell_text(group.value),) * 2, group.cities)
            cells: dict[str, Cell] = {
                "group": group.value,
                "n": len(group.cities),
                "cities": [draft.city(c) for c in cities],
            }
            rows.append(TableRow(cells=cells, evidence=draft.cite(group.rows)))
        columns = [draft.column("group", *column.label), draft.column("n", "Cities", "城市数"),
                   draft.column("cities", "Which", "城市")]  # fmt: skip
        draft.table((f"Cities by {column.label[0].lower()}", f"各{column.label[1]}的城市"), columns, rows)

    def _tell_assumptions(self, draft: Draft, groups: list["Group"]) -> None:
        """How the conditions and the groups were read, and the cities of which no source decides."""
        warn_about_selection(draft, self.select, None)
        if self.by in ("region", "tier"):
            warn_about_partition(draft, self.by)
        if undecided := [city for group in groups for city in group.undecided]:
            draft.note("missing", f"Not counted, as no source decides: {draft.cities(undecided)}.",
                       f"没有来源可以判断、未计入：{draft.cities(undecided)}。")  # fmt: skip

    def _meets(self, group: "Group", size: int) -> bool:
        if self.majority:
            rest = len(group.cities) + len(group.undecided) + len(group.others) - size
            held = {"over_half": size > rest, "under_half": size < rest, "half": size == rest, "all": size > 0 == rest}
            return held[self.majority]
        return self.value is None or OPERATORS[self.op](size, self.value)

    def _whether(self, groups: list["Group"]) -> Outcome:
        """Yes or no where it is the same however the undecided cities are counted."""
        every, every_zh = "; ".join(map(sized, groups)), "；".join(map(sized, groups))
        said = self._even(groups) if self.ask == "even" else self._some_or_all(groups)
        if said is None:
            return Outcome("answered", (f"Undecided: {every}.", f"无法判断：{every_zh}。"), Value(type="boolean"))
        headline = (f"{'Yes' if said else 'No'}: {every}.", f"{'是' if said else '否'}：{every_zh}。")
        return Outcome("answered", headline, Value(type="boolean", boolean=said))

    def _some_or_all(self, groups: list["Group"]) -> bool | None:
        met = [{self._meets(group, size) for size in group.sizes} for group in groups]
        surely, never = [found == {True} for found in met], [found == {False} for found in met]
        if self.ask == "any":
            return True if any(surely) else False if all(never) else None
        return True if all(surely) else False if any(never) else None

    def _even(self, groups: list["Group"]) -> bool | None:
        if not any(group.undecided for group in groups):
            return len({len(group.cities) for group in groups}) == 1
        apart = max(group.sizes[0] for group in groups) > min(group.sizes[-1] for group in groups)
        return False if apart else None

    def _which(self, draft: Draft, groups: list["Group"]) -> Outcome:
        """The groups that are asked for, or their number."""
        if self.reached is not None:
            return self._when_reached(draft, groups, self.reached)
        ends = [len(group.cities) for group in groups]
        end = {"max": max(ends), "min": min(ends)}[self.first] if self.first else None
        chosen = [g for g in groups if self._meets(g, len(g.cities)) and end in (None, len(g.cities))]
        if self.ask == "how_many":
            number = len(chosen)
            headline = (f"{number} of {len(groups)}: {'; '.join(map(sized, groups))}.",
                        f"{len(groups)}类中的{number}类：{'；'.join(map(sized, groups))}。")  # fmt: skip
            return Outcome("answered", headline, Value(type="number", number=number))
        whole = [f"{len(g.cities)}/{len(g.cities) + len(g.others)}" if self.majority else len(g.cities) for g in chosen]
        named = [draft.beside(cell_text(group.value), size) for group, size in zip(chosen, whole, strict=True)]
        text = draft.listed(named) if named else draft.tell("None", "无")
        items = [group.value for group in chosen if isinstance(group.value, Ref)]
        if len(chosen) == 1 and attribute(draft.base, self.by).value == "date":
            return Outcome("answered", (f"{text}.", f"{text}。"), Value(type="date", date=cell_text(chosen[0].value)))
        if len(items) < len(chosen):
            return Outcome("answered", (f"{text}.", f"{text}。"), Value(type="text", text=text))
        return Outcome(
            "answered", (f"{text}.", f"{text}。"), Value(type="entities", entity=self.by, items=items, ordered=False)
        )

    def _when_reached(self, draft: Draft, groups: list["Group"], share: float) -> Outcome:
        """The first year by whose end enough cities are counted, of all of the selection."""
        whole, so_far = len(counted(draft, self.select)), 0
        for group in sorted(groups, key=lambda group: cell_text(group.value)):
            so_far += len(group.cities)
            if so_far >= share * whole:
                year = cell_text(group.value)
                return Outcome("answered", (f"{year}: {so_far} of {whole} by its end.", f"{year}年：截至当年{whole}个中的{so_far}个。"),
                               Value(type="date", date=year))  # fmt: skip
        return Outcome("answered", (f"Not reached: {so_far} of {whole}.", f"没有达到：{whole}个中的{so_far}个。"),
                       Value(type="text", text=draft.tell("not reached", "没有达到")))  # fmt: skip


MAJORITIES = {
    "over_half": ("more than those that are not", "多于不符合者"), "under_half": ("fewer than those that are not", "少于不符合者"),
    "half": ("as many as those that are not", "与不符合者一样多"), "all": ("all of them", "全部符合"),
}  # fmt: skip


class Group(NamedTuple):
    """A group: its value, the cities that meet the conditions, those of which no source decides, the rest, and the rows behind it."""

    value: Cell
    cities: list[str]
    undecided: list[str]
    others: list[str]
    rows: list[Any]

    @property
    def sizes(self) -> range:
        """How many cities it may hold."""
        return range(len(self.cities), len(self.cities) + len(self.undecided) + 1)


def sized(group: Group) -> str:
    """A group with its number of cities."""
    return f"{cell_text(group.value)} {len(group.cities)}"
