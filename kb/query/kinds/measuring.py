"""Kinds that order and sum up values of cities: rank, aggregate."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from kb.analysis.sequence import lag
from kb.analysis.summary import summarise
from kb.query.answer import Cell, Chart, Language, Ref, TableRow, Value
from kb.query.base import Base, Lazy
from kb.query.drafting.draft import LISTED, NAMED, Draft
from kb.query.drafting.firm import tell_firmness
from kb.query.drafting.sums import FUNCTIONS, compute
from kb.query.drafting.valued import Valued, cell_text, mean_by_group, valued
from kb.query.drafting.warnings import warn_about_dates, warn_about_selection
from kb.query.plan import Outcome, Plan
from kb.query.selection.attributes import Facts, attribute
from kb.query.selection.conditions import Selection
from kb.query.selection.describe import selection_words
from kb.query.selection.evaluate import members, population, verdict_of


class Rank(Plan):
    """Order the cities of a selection by a score, a rank, a date or a lag; name the first ones."""

    kind: Literal["rank"] = "rank"
    select: Selection = Selection()
    by: str = Field(description="An attribute with an order, e.g. score:islec-2016.overall or regulation.adopted.")
    ascending: bool = Field(default=False, description="Lowest, earliest or shortest first.")
    limit: int | None = Field(default=None, ge=1, le=1000)
    position: int | None = Field(default=None, description="Only the city at this place of the order; -1 is the last.")
    city: str | None = Field(
        default=None, description="Only where this city stands in the order; with a position, whether it stands there."
    )
    entity: Literal["city", "regulation", "organisation"] = "city"
    columns: tuple[str, ...] = ()
    examples = ("Which legislated city scored highest in iSLEC?", "智慧经济排名前三的城市")

    def words(self, base: Base, language: Language) -> str:
        """The order in words."""
        label = attribute(base, self.by).label[language == "zh"]
        who = selection_words(base, self.select, language)
        if self.city:
            name = base.names_of(f"city:{self.city}")
            if self.position:
                end = ("from the bottom", "倒数") if self.ascending != (self.position < 0) else ("from the top", "")
                return (
                    f"{name[1]}是否为{end[1]}第{abs(self.position)}：{who}，按“{label}”"
                    if language == "zh"
                    else f"whether {name[0]} is number {abs(self.position)} {end[0]} among {who}, by “{label}”"
                )
            return (
                f"{name[1]}的位次：{who}，按“{label}”"
                if language == "zh"
                else f"the place of {name[0]} among {who}, by “{label}”"
            )
        which = f"{self.position}" if self.position else (f"{self.limit}" if self.limit else "")
        if language == "zh":
            way = "升序" if self.ascending else "降序"
            tail = f"，取第{which}位" if self.position else (f"，取前{which}位" if self.limit else "")
            return f"{who}，按“{label}”{way}排列{tail}"
        way = "ascending" if self.ascending else "descending"
        tail = f", number {which}" if self.position else (f", the first {which}" if self.limit else "")
        return f"{who}, ordered by “{label}”, {way}{tail}"

    def run(self, draft: Draft) -> Outcome:
        """Cities in order; ties at the border are kept."""
        column = attribute(draft.base, self.by)
        reasons = counted(draft, self.select)
        cities = self._counted(draft, list(reasons))
        sorts = self._sorts(draft, cities)
        known = [city for city in cities if sorts[city] is not None]
        if not known:
            return self._nothing(draft)
        ordered = sorted(known, key=sorts.__getitem__, reverse=not self.ascending)
        if self.city:
            return self._standing(draft, ordered, sorts, reasons)
        chosen = self._chosen(ordered, sorts)
        keys = tuple(dict.fromkeys((self.by, *self.columns, *self._companions(draft.base))))
        draft.city_table(column.label, chosen, keys, reasons=reasons)
        self._tell_missing(draft, [city for city in cities if sorts[city] is None])
        warn_about_selection(draft, self.select, None)
        warn_about_dates(draft, self.select, keys, known)
        tell_firmness(draft, [self.by], chosen)
        unit = f" {draft.tell(*column.unit)}" if column.unit and column.key.endswith(("lag", "to_law")) else ""
        shown = [
            draft.beside(self._item(draft, city).name, f"{self._shown(draft, city)}{unit}") for city in chosen[:NAMED]
        ]
        shown += [draft.tell(f"{more} more", f"另外{more}个")] if (more := len(chosen) - len(shown)) else []
        count = len(known)
        headline = (f"{column.label[0]}: {draft.listed(shown)} – of {count} cities with a value.",
                    f"{column.label[1]}：{draft.listed(shown)}（有数值的城市共{count}个）。")  # fmt: skip
        draft.chart = Chart(title=draft.tell(*column.label), unit=draft.tell(*column.unit) if column.unit else None,
                            ranks=self.by.startswith("rank:"), points=[{"label": draft.city(c).name, "value": sorts[c]} for c in draft.extent.of(chosen, LISTED)])  # fmt: skip
        items = [self._item(draft, city) for city in draft.turned_to(chosen)]
        return Outcome("answered", headline, Value(type="entities", entity=self.entity, items=items, ordered=True))

    def _standing(
        self, draft: Draft, ordered: list[str], sorts: dict[str, Any], reasons: Mapping[str, tuple[Any, ...]]
    ) -> Outcome:
        """The place of one city in the order; ties share the better place."""
        column, name = attribute(draft.base, self.by), draft.city(self.city or "")
        draft.city_table(column.label, ordered, (self.by, *self._companions(draft.base)), reasons=reasons)
        if self.city not in ordered:
            return Outcome("no_data", (f"{name.name_en} is not in this set, or has no value.",
                                       f"{name.name_zh}不在该集合内，或没有数值。"))  # fmt: skip
        place = 1 + [sorts[city] for city in ordered].index(sorts[self.city])
        if self.position:
            return self._is_there(draft, ordered, sorts)
        draft.note("caveat", f"Counted among the {len(ordered)} cities of the set with a value; the printed rank is that among all.",
                   f"在该集合中有数值的{len(ordered)}个城市内计数；原文所印为全部城市中的排名。")  # fmt: skip
        return Outcome("answered", (f"{name.name_en}, {column.label[0]}: {place} of {len(ordered)} in this set.",
                                    f"{name.name_zh}的{column.label[1]}在该集合中列第{place}位（共{len(ordered)}个）。"),
                       Value(type="number", number=place, unit=f"of {len(ordered)}"))  # fmt: skip

    def _is_there(self, draft: Draft, ordered: list[str], sorts: dict[str, Any]) -> Outcome:
        """Whether the city stands at the position; those with the same value share it."""
        name, there = draft.city(self.city or ""), self._chosen(ordered, sorts)
        holds = self.city in there
        if holds and len(there) > 1:
            draft.note(
                "caveat",
                f"Shared: {draft.cities(there)} have the same value.",
                f"并列：{draft.cities(there)}数值相同。",
            )
        label = attribute(draft.base, self.by).label
        held = draft.listed(draft.beside(draft.city(city).name, self._shown(draft, city)) for city in there)
        own = self._shown(draft, self.city or "")
        word = ("Yes", "是") if holds else ("No", "否")
        rest = ("", "") if holds else (f"; that place is held by {held}", f"；该位次为{held}")
        return Outcome("answered", (f"{word[0]}: {label[0]} of {name.name_en} is {own}, among {len(ordered)} cities{rest[0]}.",
                                    f"{word[1]}：{name.name_zh}的{label[1]}为{own}（共{len(ordered)}个城市）{rest[1]}。"),
                       Value(type="boolean", boolean=holds))  # fmt: skip

    def _shown(self, draft: Draft, city: str) -> Any:
        return attribute(draft.base, self.by).read(draft.base, city, draft.language).value

    def _counted(self, draft: Draft, cities: list[str]) -> list[str]:
        """Laws and bodies are ranked over the cities that a source covers completely; others are named in a note."""
        fact_type = {"regulation": "regulation", "body": "governing-body"}.get(self.by.partition(".")[0])
        if fact_type is None or population(draft.base, self.select).asked:
            return cities
        scopes = [draft.base.scope(row) for row in draft.base.coverage(fact_type) if row.scope.startswith("network:")]
        scope = set().union(*scopes) if scopes else set(cities)
        column = attribute(draft.base, self.by)
        for city in cities:
            fact = column.read(draft.base, city, draft.language)
            if city not in scope and fact.rows and fact.state in ("yes", "unknown"):
                shown = cell_text(draft.shown(fact))
                draft.cite(fact.rows)
                draft.note("assumption", f"Ranked over the {len(scope)} cities that the source covers completely; outside it: "
                           f"{draft.city(city).name} ({shown}).",
                           f"在来源完整覆盖的{len(scope)}个城市中排序；范围之外：{draft.city(city).name}（{shown}）。")  # fmt: skip
        return [city for city in cities if city in scope]

    def _companions(self, base: Base) -> tuple[str, ...]:
        if self.by.startswith("score:"):
            indicator = self.by.partition(":")[2]
            return (f"rank:{indicator}",) if base.indicators[indicator].kind == "score" else ()
        if self.by.startswith("regulation"):
            return ("regulation", "regulation.adopted", "regulation.in_force")
        return ("body",) if self.by.startswith("body") else ()

    def _sorts(self, draft: Draft, cities: list[str]) -> dict[str, Any]:
        """What each city is ordered by; printed scores are not read row by row."""
        measure, _, indicator = self.by.partition(":")
        if measure == "score":
            return dict.fromkeys(cities) | draft.base.printed(indicator).known(cities)
        column = attribute(draft.base, self.by)
        return {city: column.read(draft.base, city, draft.language).sort for city in cities}

    def _chosen(self, ordered: list[str], sorts: dict[str, Any]) -> list[str]:
        if self.position:
            if abs(self.position) > len(ordered):
                return []
            wanted = sorts[ordered[self.position - 1 if self.position > 0 else self.position]]
            return [city for city in ordered if sorts[city] == wanted]
        if self.limit is None or self.limit >= len(ordered):
            return ordered
        border = sorts[ordered[self.limit - 1]]
        inside = ordered[: self.limit]
        return inside + [city for city in ordered[self.limit :] if sorts[city] == border]

    def _item(self, draft: Draft, city: str) -> Ref:
        if self.entity == "city":
            return draft.city(city)
        source = "regulation" if self.entity == "regulation" else "body"
        value = attribute(draft.base, source).read(draft.base, city, draft.language).value
        return value if isinstance(value, Ref) else draft.city(city)

    def _tell_missing(self, draft: Draft, cities: list[str]) -> None:
        if cities and len(cities) <= 40:
            draft.note("missing", f"Without a value and not ranked: {draft.cities(cities)}.",
                       f"没有数值、未参与排序：{draft.cities(cities)}。")  # fmt: skip

    def _nothing(self, draft: Draft) -> Outcome:
        label = attribute(draft.base, self.by).label
        draft.note("missing", f"No city of the selection has a value for “{label[0]}”.",
                   f"所选城市都没有“{label[1]}”的数值。")  # fmt: skip
        return Outcome("no_data", (f"No value of “{label[0]}” for these cities.", f"这些城市没有“{label[1]}”的数值。"))


def counted(draft: Draft, select: Selection) -> Mapping[str, tuple[Any, ...]]:
    """The cities of a selection with the rows that show it: those in the denominator; others that meet it are noted.

    The rows of a city are read when they are asked for.
    """
    over = population(draft.base, select)
    yes = members(draft.base, select)
    outside = [city for city in yes if city not in over.cities]
    if outside and over.coverage:
        draft.note("assumption", f"Over the {len(over.cities)} cities that a source covers completely; {draft.cities(outside)} "
                   "also meets the condition and is left out.",
                   f"按来源完整覆盖的{len(over.cities)}个城市计；{draft.cities(outside)}也符合条件，未计入。")  # fmt: skip
        yes = [city for city in yes if city in over.cities]
    return Lazy(dict.fromkeys(yes), lambda city: verdict_of(draft.base, select, city).rows)


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
    function: Literal["mean", "median", "min", "max", "sum", "range", "count", "deviation"] = "mean"
    by: Literal["region", "path_type", "tier", "level"] | None = None
    examples = (
        "Average iSLEC overall score of the internationalization-oriented cities",
        "26个省会城市的iSLEC平均分是多少？",
    )

    @model_validator(mode="after")
    def _something_to_sum(self) -> Self:
        if self.indicator is None and self.attribute is None:
            raise ValueError("give an indicator or an attribute to sum up")
        return self

    def words(self, base: Base, language: Language) -> str:
        """The sum in words."""
        label = attribute(base, self._key()).label[language == "zh"]
        who = selection_words(base, self.select, language)
        name = FUNCTIONS[self.function][language == "zh"]
        by = f", {self.by}" if self.by else ""
        return f"{who}的“{label}”{name}{by}" if language == "zh" else f"{name} of “{label}” over {who}{by}"

    def run(self, draft: Draft) -> Outcome:
        """The number with its inputs as a table; computed from the printed scores, rounded only when shown."""
        base = draft.base
        if (means := self._means(draft)) is not None:
            return self._grouped(draft, *means)
        column = attribute(base, self._key())
        reasons = counted(draft, self.select)
        cities = list(reasons)
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
        missing = [city for city in cities if sorts.get(city) is None] if self.select.conditions else []
        if missing and len(missing) <= 40:
            draft.note("missing", f"No score for {draft.cities(missing)}: left out of the calculation.",
                       f"{draft.cities(missing)}没有分数，未计入。")  # fmt: skip
        if not known:
            return Outcome("no_data", (f"No city of the selection has “{column.label[0]}”.",
                                       f"所选城市没有“{column.label[1]}”。"))  # fmt: skip
        if self.by:
            groups = valued(base, self.by, draft.language, known, list(sorts.values()), self.function)
            return self._grouped(draft, groups, len(known))
        if column.value == "date":
            return self._over_dates(draft, known, sorts, reasons)
        known.sort(key=lambda city: -sorts[city] if isinstance(sorts[city], int | float) else 0)
        draft.city_table(("Inputs", "计算依据"), known, (column.key,), reasons=reasons)
        number = compute(self.function, [sorts[city] for city in known])
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

    def _means(self, draft: Draft) -> tuple[list[Valued], int] | None:
        """Mean scores of all cities by group, whose sums were made at the build, and how many cities have a score."""
        plain = (
            self.function == "mean" and self.measure == "score" and not self.attribute and not self.select.conditions
        )
        if not plain or not self.by or not self.indicator:
            return None
        known = draft.base.crosstabs.of(self.indicator, self.by).known
        return (mean_by_group(draft.base, self.by, draft.language, self.indicator), known) if known else None

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
            return Outcome("answered", (f"{found.number} {found.unit}: {first} to {last}.", f"相隔{found.number}{'个月' if months else '年'}：{first}至{last}。"),
                           Value(type="number", number=found.number, unit=found.unit))  # fmt: skip
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

    def _key(self) -> str:
        return self.attribute or f"{self.measure}:{self.indicator}"

    def _winner(self, draft: Draft, group: Valued, known: int) -> Outcome:
        """The group with the highest (or lowest) mean, as a thing."""
        column = attribute(draft.base, str(self.by))
        value, best = column.read(draft.base, group.cities[0], draft.language).value, group.name
        label = attribute(draft.base, self._key()).label
        if len(group.cities) < 3:
            draft.note("caveat", f"{best} has only {len(group.cities)} cities with a value: description only.",
                       f"{best}只有{len(group.cities)}个城市有数值：仅作描述。")  # fmt: skip
        draft.note("assumption", f"Group means over {known} cities with a value, computed from the printed scores.",
                   f"组平均值由{known}个有数值的城市的原文分数计算得出。")  # fmt: skip
        word = ("Lowest", "最低") if self.first == "min" else ("Highest", "最高")
        headline = (f"{word[0]} {FUNCTIONS[self.function][0]} of {label[0]}: {best}.",
                    f"{label[1]}{FUNCTIONS[self.function][1]}{word[1]}的是{best}。")  # fmt: skip
        if isinstance(value, Ref):
            kind = "region" if self.by == "region" else str(self.by)
            return Outcome("answered", headline, Value(type="entities", entity=kind, items=[value], ordered=False))
        return Outcome("answered", headline, Value(type="text", text=best))

    def _grouped(self, draft: Draft, groups: Sequence[Valued], known: int) -> Outcome:
        assert self.by is not None
        column, name = attribute(draft.base, self.by), FUNCTIONS[self.function]
        if not groups:
            return Outcome("no_data", (f"No city with a value has “{column.label[0]}”.",
                                       f"有数值的城市都没有“{column.label[1]}”。"))  # fmt: skip
        inputs = draft.cell_columns((self._key(), self.by)).values()
        rows = []
        for group in groups:
            listed = draft.first((group.name, group.name), group.cities)
            evidence = draft.cite_cells(cells[city] for city in listed for cells in inputs)
            cells_of: dict[str, Cell] = {"group": group.name, "n": len(group.cities), "value": round(group.number, 6)}
            cells_of["cities"] = [draft.city(city) for city in listed]
            rows.append(TableRow(cells=cells_of, evidence=evidence))
        label = attribute(draft.base, self._key()).label
        draft.table(
            label,
            [
                draft.column("group", column.label[0], column.label[1]),
                draft.column("n", "n", "城市数"),
                draft.column("value", name[0], name[1]),
                draft.column("cities", "Cities", "城市"),
            ],
            rows,
        )
        first = rows[-1 if self.first == "min" else 0].cells
        if self.first:
            best = groups[-1 if self.first == "min" else 0]
            return self._winner(draft, best, known)
        return Outcome("answered", (f"{label[0]}, {name[0]} by {column.label[0].lower()}: highest {first['group']} "
                                    f"({first['value']}, n = {first['n']}).",
                                    f"{label[1]}按{column.label[1]}的{name[1]}：最高为{first['group']}"
                                    f"（{first['value']}，n = {first['n']}）。"), Value(type="table"))  # fmt: skip
