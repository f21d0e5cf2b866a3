"""The kind that sums up values of cities, over a set or for each group of it: aggregate."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from kb.analysis.exact import exact
from kb.analysis.sequence import lag
from kb.analysis.summary import mean, summarise
from kb.query.answer import Cell, Column, Language, Ref, TableRow, Value, made
from kb.query.base import Base
from kb.query.drafting import caveats
from kb.query.drafting.draft import Draft
from kb.query.drafting.firm import Bounds, firm_means
from kb.query.drafting.stability import tell_firm_groups
from kb.query.drafting.sums import FUNCTIONS, compute
from kb.query.drafting.valued import Spread, Valued, mean_by_group, valued
from kb.query.drafting.warnings import warn_about_dates, warn_about_groups, warn_about_partition, warn_about_selection
from kb.query.kept import lately
from kb.query.kinds.measuring import counted
from kb.query.plan import Outcome, Plan
from kb.query.selection.attributes import Facts, attribute, sorts_of
from kb.query.selection.conditions import Selection
from kb.query.selection.describe import selection_words

_FIRM_KEPT = 64
DATES = ("regulation.adopted", "regulation.in_force", "body.established")
GROUPS_NAMED = 8  # groups told one by one in the headline


class Aggregate(Plan):
    """Mean, median, highest or lowest of an indicator over a selection, or for each group of it."""

    kind: Literal["aggregate"] = "aggregate"
    select: Selection = Selection()
    indicator: str | None = None
    attribute: str | None = Field(default=None, description="An attribute with numbers instead, e.g. regulation.lag.")
    measure: Literal["score", "rank"] = "score"
    first: Literal["max", "min"] | None = Field(
        default=None, description="With groups: name the highest or lowest one."
    )
    function: Literal[
        "mean", "median", "min", "max", "sum", "share", "range", "count", "deviation", "longest step", "shortest step"
    ] = Field(
        default="mean",
        description="Share: the sum as a percentage of that over all cities; step: the time from one date to the next, of all in their order.",
    )
    unit: Literal["years", "complete years"] | None = Field(
        default=None, description="What the time from the first date to the last is told in, where no months are asked."
    )
    by: Literal["region", "path_type", "tier", "level"] | None = None
    end_of: str | None = Field(
        default=None, description="Only the cities at one end of the order by a date, e.g. body.established."
    )
    end_size: int = Field(default=1, ge=1, le=1000, description="So many cities at that end.")
    end_place: int = Field(
        default=1, ge=1, le=1000, description="From this place of that order on, e.g. 2 for the second earliest."
    )
    latest: bool = Field(default=False, description="The latest of them instead of the earliest.")
    examples = (
        "Average iSLEC overall score of the internationalization-oriented cities",
        "26个省会城市的iSLEC平均分是多少？",
    )

    @model_validator(mode="after")
    def _something_to_sum(self) -> Self:
        if self.indicator is None and self.attribute is None:
            raise ValueError("give an indicator or an attribute to sum up")
        if self.function.endswith("step") and self.attribute not in DATES:
            raise ValueError("a step lies between two dates: give an attribute that is a date")
        if self.function == "share" and (self.indicator is None or self.by):
            raise ValueError("a share is of the sum of an indicator over all cities, without groups")
        return self

    def words(self, base: Base, language: Language) -> str:
        """The sum in words."""
        label = attribute(base, self._key()).label[language == "zh"]
        who = self._who(base, language)
        name = FUNCTIONS[self.function][language == "zh"]
        part = attribute(base, self.by).label if self.by else ("", "")
        if language == "zh":
            return f"{who}的“{label}”{name}" + (f"，按{part[1]}分组" if self.by else "")
        return f"{name} of “{label}” over {who}" + (f", by {part[0][:1].lower()}{part[0][1:]}" if self.by else "")

    def _who(self, base: Base, language: Language) -> str:
        """The cities that are summed over, in words."""
        who = selection_words(base, self.select, language)
        if self.end_of is None:
            return who
        label = attribute(base, self.end_of).label[language == "zh"]
        if language == "zh":
            place = f"第{self.end_place}" if self.end_place > 1 else "最"
            return f"{who}中“{label}”{place}{'晚' if self.latest else '早'}的{self.end_size}个"
        place = f", from place {self.end_place} of that order on" if self.end_place > 1 else ""
        return f"the {self.end_size} with the {'latest' if self.latest else 'earliest'} “{label}” of {who}{place}"

    def run(self, draft: Draft) -> Outcome:
        """The number with its inputs as a table; computed from the printed scores, rounded only when shown."""
        base = draft.base
        if (means := self._means(draft)) is not None:
            firm = lately(base, _firm_means, _FIRM_KEPT)(str(self.by), draft.language, str(self.indicator))
            return self._grouped(draft, *means, firm)
        column = attribute(base, self._key())
        reasons = counted(draft, self.select)
        cities = self._at_end(draft, list(reasons))
        facts = Facts(column, base, draft.language)
        if self.attribute is None and self.measure == "score" and self.indicator:
            sorts: dict[str, Any] = base.printed(self.indicator).known(cities)
            known = list(sorts)
        else:
            known = [
                city for city in cities if facts[city].sort is not None or (self.by and facts[city].value is not None)
            ]
            sorts = {city: facts[city].sort for city in known}
        warn_about_selection(draft, self.select, None)
        chosen = bool(self.select.conditions or self.end_of)
        missing = [city for city in cities if sorts.get(city) is None] if chosen else []
        if missing and len(missing) <= 40:
            draft.note("missing", f"No score for {draft.cities(missing)}: left out of the calculation.",
                       f"{draft.cities(missing)}没有分数，未计入。")  # fmt: skip
        if not known:
            return Outcome("no_data", (f"No city of the selection has “{column.label[0]}”.",
                                       f"所选城市没有“{column.label[1]}”。"))  # fmt: skip
        if self.by:
            groups = self._groups(draft, sorts)
            held = (
                {group.name: group.cities for group in groups}
                if self._averages_scores and self.function == "mean"
                else {}
            )
            firm = firm_means(base, str(self.indicator), held) if held else {}
            return self._grouped(draft, groups, len(known), firm, reasons)
        if column.value == "date":
            return self._over_dates(draft, known, sorts, reasons)
        known.sort(key=lambda city: -sorts[city] if isinstance(sorts[city], int | float) else 0)
        shown_keys = (column.key, self.end_of) if self.end_of else (column.key,)
        draft.city_table(("Inputs", "计算依据"), known, shown_keys, reasons=reasons)
        number = compute(self.function, [sorts[city] for city in known])
        if self.function == "share":
            return self._share(draft, number, known)
        name = FUNCTIONS[self.function]
        draft.note("caveat", f"The {name[0]} is computed here from {len(known)} printed values; it is not printed by the source.",
                   f"{name[1]}由{len(known)}个原文数值计算得出，并非原文所载。")  # fmt: skip
        if self.function == "deviation":
            whole = summarise(sorts[city] for city in known).population_deviation
            draft.note("caveat", f"Of a sample, divided by n − 1; divided by n it is {whole:.4f}.",
                       f"为样本标准差（除以n−1）；除以n时为{whole:.4f}。")  # fmt: skip
        warn_about_dates(draft, self.select, (column.key,), known)
        shown = f"{number:.4f}".rstrip("0").rstrip(".")
        return Outcome("answered", (f"{name[0].capitalize()} of {column.label[0]}: {shown} (n = {len(known)}).",
                                    f"{column.label[1]}{name[1]}：{shown}（n = {len(known)}）。"),
                       Value(type="number", number=round(number, 6), unit=column.unit[0] if column.unit else None))  # fmt: skip

    def _share(self, draft: Draft, part: float, known: list[str]) -> Outcome:
        """What the cities have together as a percentage of what all cities have."""
        column = attribute(draft.base, self._key())
        facts = Facts(column, draft.base, draft.language)
        rest = [
            c for c in draft.base.scores.get(str(self.indicator), {}) if facts[c].sort is not None and c not in known
        ]
        whole = compute("sum", [part, *(facts[city].sort for city in rest)])
        if not whole:
            return Outcome("no_data", ("Nothing can be divided by zero.", "不能除以零。"))
        draft.city_table(("All other cities", "其余城市"), rest, (column.key,))
        number, unit = round(float(exact(part) / exact(whole) * 100), 2), column.unit or ("", "")
        told = draft.cities(known)
        return Outcome("answered", (f"{column.label[0]} of {told}: {part:g} of {whole:g} {unit[0]}, {number:g} %.",
                                    f"{told}的{column.label[1]}：{whole:g}{unit[1]}中的{part:g}{unit[1]}，占{number:g}%。"),
                       Value(type="number", number=number, unit="%"))  # fmt: skip

    def _at_end(self, draft: Draft, cities: list[str]) -> list[str]:
        """The cities at the end of the order that is asked for, all where none is; a tie at the border is kept and told."""
        if self.end_of is None:
            return cities
        sorts = sorts_of(draft.base, self.end_of, cities)
        ordered = sorted(sorts, key=lambda city: str(sorts[city]), reverse=self.latest)
        wanted = [sorts[city] for city in ordered[self.end_place - 1 :][: self.end_size]]
        found = [city for city in ordered if sorts[city] in wanted]
        label = attribute(draft.base, self.end_of).label
        draft.note("assumption", f"By “{label[0]}” these are {draft.cities(found)}.", f"按“{label[1]}”为{draft.cities(found)}。")  # fmt: skip
        if len(found) > self.end_size:
            draft.note("caveat", "Several share the last place and are all counted.", "末位并列，均计入。")
        return found

    def _means(self, draft: Draft) -> tuple[Sequence[Valued], int] | None:
        """Mean scores of all cities by group, whose sums were made at the build, and how many cities have a score."""
        plain = (
            self.function == "mean" and self.measure == "score" and not self.attribute and not self.select.conditions
        )
        plain = plain and self.end_of is None
        if not plain or not self.by or not self.indicator:
            return None
        known = draft.base.crosstabs.of(self.indicator, self.by).known
        return (mean_by_group(draft.base, self.by, draft.language, self.indicator), known) if known else None

    def _groups(self, draft: Draft, sorts: dict[str, Any]) -> list[Valued]:
        """The groups of cities by their values, with how these spread."""
        groups = valued(draft.base, str(self.by), draft.language, list(sorts), list(sorts.values()), self.function)
        if not self._averages_scores:
            return groups
        middle = mean([exact(value) for value in sorts.values()])
        return [replace(group, spread=_spread_of([sorts[city] for city in group.cities], middle)) for group in groups]

    def _over_dates(
        self, draft: Draft, known: list[str], sorts: dict[str, Any], reasons: Mapping[str, tuple[Any, ...]]
    ) -> Outcome:
        """The span between the first and the last date, or the mean or median year; months only where all dates have one."""
        known.sort(key=lambda city: str(sorts[city]))
        draft.city_table(("Inputs", "计算依据"), known, (self._key(),), reasons=reasons)
        label, dates = attribute(draft.base, self._key()).label, [str(sorts[city]) for city in known]
        first, last = f"{draft.city(known[0]).name} {dates[0]}", f"{draft.city(known[-1]).name} {dates[-1]}"
        if self.function == "range":
            months = all(len(date) >= 7 for date in dates)
            found = lag(dates[0], dates[-1], "months" if months else "years")
            if months and self.unit:
                return _in_years(found.number, lag(dates[0], dates[-1], "years").number, self.unit, first, last)
            return Outcome("answered", (f"{found.number} {found.unit}: {first} to {last}.", f"相隔{found.number}{'个月' if months else '年'}：{first}至{last}。"),
                           Value(type="number", number=found.number, unit=found.unit))  # fmt: skip
        if self.function.endswith("step"):
            return self._step(draft, known, dates)
        if self.function in ("min", "max"):
            date, shown = (dates[0], first) if self.function == "min" else (dates[-1], last)
            return Outcome(
                "answered", (f"{label[0]}: {shown}.", f"{label[1]}：{shown}。"), Value(type="date", date=date)
            )
        number = round(compute(self.function, [float(date[:4]) for date in dates]), 2)
        name = FUNCTIONS[self.function]
        return Outcome("answered", (f"{name[0].capitalize()} year of {label[0]}: {number:g} (n = {len(known)}).",
                                    f"{label[1]}年份的{name[1]}：{number:g}（n = {len(known)}）。"),
                       Value(type="number", number=number, unit="year"))  # fmt: skip

    def _step(self, draft: Draft, known: list[str], dates: list[str]) -> Outcome:
        """The longest or shortest time from one date to the next, and all places where it is so long."""
        if len(dates) < 2:
            return Outcome("no_data", ("One date alone has no next one.", "只有一个日期，没有下一个。"))
        unit: Literal["months", "years"] = "months" if all(len(date) >= 7 for date in dates) else "years"
        steps = [lag(one, other, unit).number for one, other in pairwise(dates)]
        number = max(steps) if self.function == "longest step" else min(steps)
        where = [
            f"{draft.city(known[at]).name} {dates[at]} – {draft.city(known[at + 1]).name} {dates[at + 1]}"
            for at, step in enumerate(steps)
            if step == number
        ]
        return Outcome("answered", (f"{number} {unit}: {'; '.join(where)}.", f"{number}{'个月' if unit == 'months' else '年'}：{'；'.join(where)}。"),
                       Value(type="number", number=number, unit=unit))  # fmt: skip

    def _key(self) -> str:
        return self.attribute or f"{self.measure}:{self.indicator}"

    def _winner(self, draft: Draft, group: Valued, known: int) -> Outcome:
        """The group with the highest (or lowest) mean, as a thing."""
        column = attribute(draft.base, str(self.by))
        value, best = column.read(draft.base, group.cities[0], draft.language).value, group.name
        label = attribute(draft.base, self._key()).label
        draft.note("assumption", f"Group means over {known} cities with a value, computed from the printed scores.",
                   f"组平均值由{known}个有数值的城市的原文分数计算得出。")  # fmt: skip
        word = ("Lowest", "最低") if self.first == "min" else ("Highest", "最高")
        shown = f"{group.number:.4f}, n = {len(group.cities)}"
        headline = (f"{word[0]} {FUNCTIONS[self.function][0]} of {label[0]}: {best} ({shown}).",
                    f"{label[1]}{FUNCTIONS[self.function][1]}{word[1]}的是{best}（{shown}）。")  # fmt: skip
        if isinstance(value, Ref):
            kind = "region" if self.by == "region" else str(self.by)
            return Outcome("answered", headline, Value(type="entities", entity=kind, items=[value], ordered=False))
        return Outcome("answered", headline, Value(type="text", text=best))

    @property
    def _averages_scores(self) -> bool:
        """Whether groups are told apart by a mean or median of scores, which never stands alone."""
        return self.indicator is not None and self.measure == "score" and self.function in ("mean", "median")

    def _spread_columns(self, draft: Draft, count: int) -> list[Column]:
        """What stands beside a mean of scores: the range, and the share above the mean of all."""
        if not self._averages_scores:
            return []
        return [draft.column("lowest", "Lowest", "最低"), draft.column("highest", "Highest", "最高"),
                draft.column("above", f"Above the mean of all {count}", f"高于全部{count}城均值", "%")]  # fmt: skip

    def _guard(self, draft: Draft, groups: Sequence[Valued], firm: Bounds) -> None:
        """What may not be concluded from the groups, and how firm their order is."""
        warn_about_groups(draft, str(self.by), [len(group.cities) for group in groups], FUNCTIONS[self.function])
        caveats.not_a_sample(draft)
        if self.by in ("region", "tier"):
            warn_about_partition(draft, self.by)
        tell_firm_groups(draft, str(self.indicator), firm)

    def _row(self, draft: Draft, group: Valued, reasons: Mapping[str, tuple[Any, ...]]) -> TableRow:
        """A group with its number, how its values spread, and its cities, each cited with why it is counted."""
        listed = draft.first((group.name, group.name), group.cities)
        inputs = draft.cell_columns((self._key(), str(self.by))).values()
        evidence = draft.cite_cells(column[city] for city in listed for column in inputs)
        if reasons:
            why = draft.cite(row for city in listed for row in reasons.get(city, ()))
            evidence = list(dict.fromkeys((*evidence, *why)))
        number = int(group.number) if self.function == "count" else round(group.number, 6)
        size = {} if self.function == "count" else {"n": len(group.cities)}  # a count is its own size
        cells: dict[str, Cell] = {"group": group.name, **size, "value": number}
        if group.spread:
            above = round(100 * group.spread.above / len(group.cities), 1)
            cells |= {"lowest": group.spread.lowest, "highest": group.spread.highest, "above": above}
        cells["cities"] = draft.links(listed)
        return made(TableRow, {"cells": cells, "evidence": evidence, "cell_evidence": {}})

    def _grouped(
        self,
        draft: Draft,
        groups: Sequence[Valued],
        known: int,
        firm: Bounds,
        reasons: Mapping[str, tuple[Any, ...]] | None = None,
    ) -> Outcome:
        assert self.by is not None
        column, name = attribute(draft.base, self.by), FUNCTIONS[self.function]
        if not groups:
            return Outcome("no_data", (f"No city with a value has “{column.label[0]}”.",
                                       f"有数值的城市都没有“{column.label[1]}”。"))  # fmt: skip
        chosen = reasons if reasons is not None and self.select.conditions else {}
        rows = [self._row(draft, group, chosen) for group in groups]
        sizes = [] if self.function == "count" else [draft.column("n", "n", "城市数")]
        label = attribute(draft.base, self._key()).label
        draft.table(
            label,
            [
                draft.column("group", column.label[0], column.label[1]),
                *sizes,
                draft.column("value", name[0], name[1]),
                *self._spread_columns(draft, known),
                draft.column("cities", "Cities", "城市"),
            ],
            rows,
        )
        if self._averages_scores:
            self._guard(draft, groups, firm)
        first = rows[-1 if self.first == "min" else 0].cells
        if self.first:
            best = groups[-1 if self.first == "min" else 0]
            return self._winner(draft, best, known)
        size = first.get("n", first["value"])
        if len(rows) > GROUPS_NAMED:
            return Outcome("answered", (f"{label[0]}, {name[0]} by {column.label[0].lower()}: highest {first['group']} "
                                        f"({first['value']}, n = {size}).",
                                        f"{label[1]}按{column.label[1]}的{name[1]}：最高为{first['group']}"
                                        f"（{first['value']}，n = {size}）。"), Value(type="table"))  # fmt: skip
        counts = self.function == "count"
        each = [f"{row.cells['group']} {row.cells['value']:g}" for row in rows]
        what = ("Cities", "城市数") if counts else (f"{label[0]}, {name[0]}", f"{label[1]}的{name[1]}")
        return Outcome("answered", (f"{what[0]} by {column.label[0].lower()}: {', '.join(each)}.",
                                    f"{what[1]}（按{column.label[1]}）：{'、'.join(each)}。"), Value(type="table"))  # fmt: skip


def _firm_means(base: Base, by: str, language: Language, indicator: str) -> Bounds:
    """How firm the order of the means over all cities is: it hangs on the data alone."""
    return firm_means(
        base, indicator, {group.name: group.cities for group in mean_by_group(base, by, language, indicator)}
    )


def _spread_of(values: Sequence[float], middle: Fraction) -> Spread:
    return Spread(min(values), max(values), sum(exact(value) > middle for value in values))


def _in_years(months: int, calendar: int, unit: str, first: str, last: str) -> Outcome:
    """A time known in months told in years: those of the calendar, or those that are complete."""
    years, rest = divmod(months, 12)
    number = years if unit == "complete years" else calendar
    text = (f"{number} {unit} ({years} years and {rest} months): {first} to {last}.",
            f"{number}{'整年' if unit == 'complete years' else '年'}（{years}年{rest}个月）：{first}至{last}。")  # fmt: skip
    return Outcome("answered", text, Value(type="number", number=number, unit="years"))
