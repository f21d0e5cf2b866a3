"""Kinds that order, compare and sum up values of cities: rank, compare, aggregate, interval."""

from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from kb.analysis.exact import exact
from kb.analysis.sequence import lag
from kb.analysis.summary import mean, quantile
from kb.errors import BadRequestError
from kb.query.answer import Chart, Language, Ref, TableRow, Value
from kb.query.attributes import FactCell, attribute
from kb.query.base import Base
from kb.query.conditions import NamedCities, Selection
from kb.query.describe import selection_words
from kb.query.draft import Draft
from kb.query.evaluate import evaluate, population
from kb.query.plan import Outcome, Plan
from kb.query.warnings import warn_about_dates, warn_about_selection


class Rank(Plan):
    """Order the cities of a selection by a score, a rank, a date or a lag; name the first ones."""

    kind: Literal["rank"] = "rank"
    select: Selection = Selection()
    by: str = Field(description="An attribute with an order, e.g. score:islec-2016.overall or regulation.adopted.")
    ascending: bool = Field(default=False, description="Lowest, earliest or shortest first.")
    limit: int | None = Field(default=None, ge=1, le=1000)
    position: int | None = Field(default=None, description="Only the city at this place of the order; -1 is the last.")
    entity: Literal["city", "regulation", "organisation"] = "city"
    columns: tuple[str, ...] = ()
    examples = ("Which legislated city scored highest in iSLEC?", "智慧经济排名前三的城市")

    def words(self, base: Base, language: Language) -> str:
        """The order in words."""
        label = attribute(base, self.by).label[language == "zh"]
        who = selection_words(base, self.select, language)
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
        facts = {city: column.read(draft.base, city, draft.language) for city in cities}
        known = [city for city in cities if facts[city].sort is not None]
        if not known:
            return self._nothing(draft)
        ordered = sorted(known, key=lambda city: facts[city].sort, reverse=not self.ascending)
        chosen = self._chosen(ordered, facts)
        keys = tuple(dict.fromkeys((self.by, *self.columns, *self._companions(draft.base))))
        draft.city_table(column.label, chosen, keys, reasons=reasons)
        self._tell_missing(draft, [city for city in cities if facts[city].sort is None])
        warn_about_selection(draft, self.select, None)
        warn_about_dates(draft, self.select, keys, known)
        unit = f" {draft.tell(*column.unit)}" if column.unit and column.key.endswith(("lag", "to_law")) else ""
        shown = [f"{self._item(draft, city).name} ({facts[city].value}{unit})" for city in chosen]
        count = len(known)
        headline = (f"{column.label[0]}: {draft.listed(shown)} – of {count} cities with a value.",
                    f"{column.label[1]}：{draft.listed(shown)}（有数值的城市共{count}个）。")  # fmt: skip
        draft.chart = Chart(title=draft.tell(*column.label), unit=draft.tell(*column.unit) if column.unit else None,
                            points=[{"label": draft.city(c).name, "value": facts[c].sort} for c in chosen])  # fmt: skip
        items = [self._item(draft, city) for city in chosen]
        return Outcome("answered", headline, Value(type="entities", entity=self.entity, items=items, ordered=True))

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

    def _chosen(self, ordered: list[str], facts: dict[str, FactCell]) -> list[str]:
        if self.position:
            if abs(self.position) > len(ordered):
                return []
            wanted = facts[ordered[self.position - 1 if self.position > 0 else self.position]].sort
            return [city for city in ordered if facts[city].sort == wanted]
        if self.limit is None or self.limit >= len(ordered):
            return ordered
        border = facts[ordered[self.limit - 1]].sort
        inside = ordered[: self.limit]
        return inside + [city for city in ordered[self.limit :] if facts[city].sort == border]

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


def counted(draft: Draft, select: Selection) -> dict[str, tuple[Any, ...]]:
    """The cities of a selection with the rows that show it: those in the denominator; others that meet it are noted."""
    over = population(draft.base, select)
    yes = {city: verdict.rows for city, verdict in evaluate(draft.base, select).items() if verdict.state == "yes"}
    outside = [city for city in yes if city not in over.cities]
    if outside and over.coverage:
        draft.note("assumption", f"Over the {len(over.cities)} cities that a source covers completely; {draft.cities(outside)} "
                   "also meets the condition and is left out.",
                   f"按来源完整覆盖的{len(over.cities)}个城市计；{draft.cities(outside)}也符合条件，未计入。")  # fmt: skip
        return {city: rows for city, rows in yes.items() if city in over.cities}
    return yes


class Compare(Plan):
    """Put cities side by side; or say the difference, who is higher, or whether they share a value."""

    kind: Literal["compare"] = "compare"
    cities: tuple[str, ...] = Field(min_length=2)
    attributes: tuple[str, ...] = Field(min_length=1)
    ask: Literal["table", "difference", "first", "beats", "same", "count", "won"] = Field(
        default="table",
        description="Count and won: on how many, or on which, of the attributes the first city is ahead.",
    )
    ascending: bool = Field(default=False, description="For who comes first: the lowest or earliest wins.")
    examples = ("Does Paris beat Tokyo in smart innovation?", "上海和北京谁的智慧服务得分更高？")

    def words(self, base: Base, language: Language) -> str:
        """The comparison in words."""
        names = [base.names_of(f"city:{city}")[language == "zh"] for city in self.cities]
        labels = [attribute(base, key).label[language == "zh"] for key in self.attributes]
        ask = {
            "table": ("compare", "比较"),
            "difference": ("difference between", "差值"),
            "same": ("same value?", "是否相同"),
            "first": ("who is first among", "谁更靠前"),
            "beats": ("whether the first is ahead", "前者是否领先"),
            "count": ("on how many the first is ahead", "前者在几项上领先"),
            "won": ("on which the first is ahead", "前者在哪些项上领先"),
        }[self.ask]
        joined = ("、" if language == "zh" else ", ").join(names)
        return f"{ask[language == 'zh']}{'：' if language == 'zh' else ': '}{joined}; {', '.join(labels)}"  # fmt: skip

    def run(self, draft: Draft) -> Outcome:
        """The table always; on top of it what was asked."""
        base = draft.base
        draft.city_table(("Comparison", "比较"), self.cities, self.attributes)
        for key in self.attributes:
            self._tell_gaps(draft, key)
        warn_about_dates(draft, Selection(), self.attributes, self.cities)
        if not any(attribute(base, k).read(base, c, draft.language).rows for k in self.attributes for c in self.cities):
            label = attribute(base, self.attributes[0]).label
            return Outcome("no_data", (f"No value of “{label[0]}” is published for these cities.",
                                       f"这些城市没有公布“{label[1]}”的数值。"))  # fmt: skip
        if self.ask in ("count", "won") or (self.ask in ("beats", "same") and len(self.attributes) > 1):
            return self._over_all(draft)
        if self.ask == "table" or len(self.attributes) > 1:
            names = draft.cities(self.cities)
            return Outcome("answered", (f"{names} side by side.", f"{names}对比。"), Value(type="table"))
        key = self.attributes[0]
        facts = {city: attribute(base, key).read(base, city, draft.language) for city in self.cities}
        gaps = [city for city, fact in facts.items() if fact.value is None]
        if gaps:
            label = attribute(base, key).label
            return Outcome("no_data", (f"No value of “{label[0]}” for {draft.cities(gaps)}, so there is nothing to compare.",
                                       f"{draft.cities(gaps)}没有“{label[1]}”的数值，无法比较。"))  # fmt: skip
        return self._decide(draft, key, facts)

    def _over_all(self, draft: Draft) -> Outcome:
        """The attributes in which the first city is ahead of all others (or equal to them, for *same*)."""
        won, left = [], []
        for key in self.attributes:
            facts = [attribute(draft.base, key).read(draft.base, city, draft.language) for city in self.cities]
            sorts: list[Any] = [fact.sort if fact.sort is not None else fact.value for fact in facts]
            if any(value is None for value in sorts):
                left.append(key)
            elif self.ask == "same":
                won += [key] if len({str(value) for value in sorts}) == 1 else []
            else:
                lower = self.ascending != key.startswith("rank:")
                ahead = all(sorts[0] < value if lower else sorts[0] > value for value in sorts[1:])
                won += [key] if ahead else []
        if left:
            label = attribute(draft.base, left[0]).label
            return Outcome("no_data", (f"“{label[0]}” has no value for every city, so the question cannot be decided.",
                                       f"“{label[1]}”并非每个城市都有数值，无法判断。"))  # fmt: skip
        names = [attribute(draft.base, key).label for key in won]
        of = f"{len(won)} of {len(self.attributes)}"
        english = f"{of}{': ' if won else ''}{', '.join(name[0] for name in names)}."
        chinese = (
            f"{len(self.attributes)}项中的{len(won)}项{'：' if won else ''}{'、'.join(name[1] for name in names)}。"
        )
        if self.ask == "count":
            return Outcome("answered", (english, chinese), Value(type="number", number=len(won), unit="indicators"))
        if self.ask == "won":
            items = [draft.ref(f"indicator:{key.partition(':')[2]}") for key in won if ":" in key]
            value = Value(type="entities", entity="indicator", items=items, ordered=False)
            return Outcome("answered", (english, chinese), value)
        whole = len(won) == len(self.attributes)
        return Outcome("answered", (f"{'Yes' if whole else 'No'}: {english}", f"{'是' if whole else '否'}：{chinese}"),
                       Value(type="boolean", boolean=whole))  # fmt: skip

    def _tell_gaps(self, draft: Draft, key: str) -> None:
        column = attribute(draft.base, key)
        gaps = [city for city in self.cities if column.read(draft.base, city, draft.language).value is None]
        if gaps:
            draft.note("missing", f"“{column.label[0]}”: no value for {draft.cities(gaps)}.",
                       f"“{column.label[1]}”：{draft.cities(gaps)}没有数值。")  # fmt: skip

    def _decide(self, draft: Draft, key: str, facts: dict[str, FactCell]) -> Outcome:
        label = attribute(draft.base, key).label
        sorts = {city: fact.sort if fact.sort is not None else str(fact.value) for city, fact in facts.items()}
        shown = {city: cell_text(facts[city].value) for city in self.cities}
        listing = draft.listed(f"{draft.city(city).name} {shown[city]}" for city in self.cities)
        if self.ask == "same":
            same = len(set(sorts.values())) == 1
            return Outcome("answered", (f"{'Yes' if same else 'No'}: {label[0]} – {listing}.",
                                        f"{'是' if same else '否'}：{label[1]}——{listing}。"),
                           Value(type="boolean", boolean=same))  # fmt: skip
        if self.ask == "difference":
            return self._difference(draft, key, sorts, listing)
        best = min(sorts.values()) if self.ascending else max(sorts.values())
        winners = [city for city in self.cities if sorts[city] == best]
        if self.ask == "beats":
            ahead = sorts[self.cities[0]] == best and len(winners) == 1
            return Outcome("answered", (f"{'Yes' if ahead else 'No'}: {label[0]} – {listing}.",
                                        f"{'是' if ahead else '否'}：{label[1]}——{listing}。"),
                           Value(type="boolean", boolean=ahead))  # fmt: skip
        items = [draft.city(city) for city in winners]
        return Outcome("answered", (f"{draft.cities(winners)}: {label[0]} – {listing}.",
                                    f"{draft.cities(winners)}：{label[1]}——{listing}。"),
                       Value(type="entities", entity="city", items=items, ordered=False))  # fmt: skip

    def _difference(self, draft: Draft, key: str, sorts: dict[str, Any], listing: str) -> Outcome:
        column = attribute(draft.base, key)
        values = [sorts[city] for city in self.cities]
        if column.value == "date":
            found = lag(min(values), max(values))
            return Outcome("answered", (f"{found.number} {found.unit}: {listing}.", f"相差{found.number}：{listing}。"),
                           Value(type="number", number=found.number, unit=found.unit))  # fmt: skip
        if not all(isinstance(value, int | float) for value in values):
            raise BadRequestError(f"“{column.label[0]}” is not a number, so there is no difference to tell")
        gap = abs(Decimal(str(values[0])) - Decimal(str(values[-1])))
        number = int(gap) if gap == gap.to_integral() and isinstance(values[0], int) else float(gap)
        return Outcome("answered", (f"Difference {number}: {column.label[0]} – {listing}.",
                                    f"相差{number}：{column.label[1]}——{listing}。"),
                       Value(type="number", number=number, unit=column.unit[0] if column.unit else None))  # fmt: skip


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
    function: Literal["mean", "median", "min", "max", "sum", "range", "count"] = "mean"
    by: Literal["region", "path_type", "tier", "level"] | None = None
    examples = (
        "Average iSLEC overall score of the internationalization-oriented cities",
        "26个省会城市的iSLEC平均分是多少？",
    )

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
        column = attribute(base, self._key())
        reasons = counted(draft, self.select)
        cities = list(reasons)
        facts = {city: column.read(base, city, draft.language) for city in cities}
        known = [city for city in cities if facts[city].sort is not None or (self.by and facts[city].value is not None)]
        missing = [city for city in cities if facts[city].sort is None]
        warn_about_selection(draft, self.select, None)
        if missing and self.select.conditions and len(missing) <= 40:
            draft.note("missing", f"No score for {draft.cities(missing)}: left out of the calculation.",
                       f"{draft.cities(missing)}没有分数，未计入。")  # fmt: skip
        if not known:
            return Outcome("no_data", (f"No city of the selection has “{column.label[0]}”.",
                                       f"所选城市没有“{column.label[1]}”。"))  # fmt: skip
        if self.by:
            return self._grouped(draft, known, facts)
        if column.value == "date":
            return self._over_dates(draft, known, facts, reasons)
        known.sort(key=lambda city: -facts[city].sort if isinstance(facts[city].sort, int | float) else 0)
        draft.city_table(("Inputs", "计算依据"), known, (column.key,), reasons=reasons)
        number = compute(self.function, [facts[city].sort for city in known])
        name = FUNCTIONS[self.function]
        draft.note("caveat", f"The {name[0]} is computed here from {len(known)} printed values; it is not printed by the source.",
                   f"{name[1]}由{len(known)}个原文数值计算得出，并非原文所载。")  # fmt: skip
        warn_about_dates(draft, self.select, (column.key,), known)
        shown = f"{number:.4f}".rstrip("0").rstrip(".")
        return Outcome("answered", (f"{name[0].capitalize()} of {column.label[0]}: {shown} (n = {len(known)}).",
                                    f"{column.label[1]}{name[1]}：{shown}（n = {len(known)}）。"),
                       Value(type="number", number=round(number, 6), unit=column.unit[0] if column.unit else None))  # fmt: skip

    def _over_dates(
        self, draft: Draft, known: list[str], facts: dict[str, FactCell], reasons: dict[str, tuple[Any, ...]]
    ) -> Outcome:
        """The span between the first and the last date, or the mean or median year; months only where all dates have one."""
        known.sort(key=lambda city: str(facts[city].sort))
        draft.city_table(("Inputs", "计算依据"), known, (self._key(),), reasons=reasons)
        label, dates = attribute(draft.base, self._key()).label, [str(facts[city].sort) for city in known]
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

    def _winner(self, draft: Draft, groups: dict[str, list[str]], known: list[str], best: str, column: Any) -> Outcome:
        """The group with the highest (or lowest) mean, as a thing."""
        value = column.read(draft.base, groups[best][0], draft.language).value
        label = attribute(draft.base, self._key()).label
        if len(groups[best]) < 3:
            draft.note("caveat", f"{best} has only {len(groups[best])} cities with a value: description only.",
                       f"{best}只有{len(groups[best])}个城市有数值：仅作描述。")  # fmt: skip
        draft.note("assumption", f"Group means over {len(known)} cities with a value, computed from the printed scores.",
                   f"组平均值由{len(known)}个有数值的城市的原文分数计算得出。")  # fmt: skip
        word = ("Lowest", "最低") if self.first == "min" else ("Highest", "最高")
        headline = (f"{word[0]} {FUNCTIONS[self.function][0]} of {label[0]}: {best}.",
                    f"{label[1]}{FUNCTIONS[self.function][1]}{word[1]}的是{best}。")  # fmt: skip
        if isinstance(value, Ref):
            kind = "region" if self.by == "region" else str(self.by)
            return Outcome("answered", headline, Value(type="entities", entity=kind, items=[value], ordered=False))
        return Outcome("answered", headline, Value(type="text", text=best))

    def _grouped(self, draft: Draft, known: list[str], facts: dict[str, FactCell]) -> Outcome:
        assert self.by is not None
        column = attribute(draft.base, self.by)
        groups: dict[str, list[str]] = {}
        for city in known:
            value = column.read(draft.base, city, draft.language).value
            if value is not None:
                groups.setdefault(cell_text(value), []).append(city)
        name = FUNCTIONS[self.function]
        rows = []
        for group, cities in sorted(
            groups.items(), key=lambda g: -compute(self.function, [facts[c].sort for c in g[1]])
        ):
            number = round(compute(self.function, [facts[city].sort for city in cities]), 6)
            evidence = [
                row
                for city in cities
                for row in (*facts[city].rows, *column.read(draft.base, city, draft.language).rows)
            ]
            rows.append(
                TableRow(
                    cells={
                        "group": group,
                        "n": len(cities),
                        "value": number,
                        "cities": [draft.city(city) for city in cities],
                    },
                    evidence=draft.cite(evidence),
                )
            )
        label = attribute(draft.base, self._key()).label
        draft.table(
            label,
            [
                draft.column("group", column.label[0], column.label[1]),
                draft.column("n", "n", "n"),
                draft.column("value", name[0], name[1]),
                draft.column("cities", "Cities", "城市"),
            ],
            rows,
        )
        if self.first == "min":
            rows.reverse()
        first = rows[0].cells
        if self.first:
            return self._winner(draft, groups, known, str(first["group"]), column)
        return Outcome("answered", (f"{label[0]}, {name[0]} by {column.label[0].lower()}: highest {first['group']} "
                                    f"({first['value']}, n = {first['n']}).",
                                    f"{label[1]}按{column.label[1]}的{name[1]}：最高为{first['group']}"
                                    f"（{first['value']}，n = {first['n']}）。"), Value(type="table"))  # fmt: skip


FUNCTIONS = {"mean": ("mean", "平均值"), "median": ("median", "中位数"), "min": ("lowest", "最低值"),
             "max": ("highest", "最高值"), "sum": ("sum", "总和"), "range": ("range", "极差"), "count": ("count", "数量")}  # fmt: skip


def compute(function: str, values: list[float]) -> float:
    """One number from several, exact until the end."""
    if function == "count":
        return float(len(values))
    numbers = [exact(value) for value in values]
    match function:
        case "mean":
            return float(mean(numbers))
        case "median":
            return float(quantile(numbers, exact(0.5)))
        case "min":
            return float(min(numbers))
        case "max":
            return float(max(numbers))
        case "range":
            return float(max(numbers) - min(numbers))
        case _:
            return float(sum(numbers))


def cell_text(value: Any) -> str:
    """A cell as text for a sentence."""
    if isinstance(value, Ref):
        return value.name
    if isinstance(value, list):
        return ", ".join(cell_text(part) for part in value)
    return "" if value is None else str(value)


class Interval(Plan):
    """How long it was from one dated fact of a city to another, for example from the body to the law."""

    kind: Literal["interval"] = "interval"
    start_city: str
    start: str = Field(description="A date attribute, e.g. body.established.")
    end_city: str
    end: str = Field(description="A date attribute, e.g. regulation.adopted.")
    unit: Literal["years", "months"] | None = None
    examples = ("How many months passed between adoption and implementation of the Shanghai regulation?",
                "上海的指导委员会比条例的通过早几年？")  # fmt: skip

    def words(self, base: Base, language: Language) -> str:
        """The interval in words."""
        parts = [(base.names_of(f"city:{city}")[language == "zh"], attribute(base, key).label[language == "zh"])
                 for city, key in ((self.start_city, self.start), (self.end_city, self.end))]  # fmt: skip
        (a, b), (c, d) = parts
        return f"从{a}“{b}”到{c}“{d}”的时间" if language == "zh" else f"the time from {a}, {b}, to {c}, {d}"

    def run(self, draft: Draft) -> Outcome:
        """Whole units, no finer than both dates; the two dates stand in the table."""
        base = draft.base
        ends = [(self.start_city, attribute(base, self.start)), (self.end_city, attribute(base, self.end))]
        facts = [column.read(base, city, draft.language) for city, column in ends]
        rows = [draft.row({"city": draft.city(city), "what": draft.tell(*column.label), "date": draft.shown(fact)}, fact.rows)
                for (city, column), fact in zip(ends, facts, strict=True)]  # fmt: skip
        draft.table(("Dates", "日期"), [draft.column("city", "City", "城市"), draft.column("what", "What", "事项"),
                                       draft.column("date", "Date", "日期")], rows)  # fmt: skip
        for (city, column), fact in zip(ends, facts, strict=True):
            if fact.sort is None:
                draft.note("missing", f"{draft.city(city).name}: {column.label[0]} – {draft.state_word(fact.state)}.",
                           f"{draft.city(city).name}：{column.label[1]}——{draft.state_word(fact.state)}。")  # fmt: skip
                return Outcome("no_data", (f"No date “{column.label[0]}” for {draft.city(city).name}.",
                                           f"{draft.city(city).name}没有“{column.label[1]}”日期。"))  # fmt: skip
        return self._measured(draft, str(facts[0].sort), str(facts[1].sort))

    def _measured(self, draft: Draft, first: str, second: str) -> Outcome:
        unit = self.unit
        if unit == "months" and min(len(first), len(second)) == 4:
            draft.note("caveat", "One of the dates is known by year only, so the time is told in years.",
                       "其中一个日期只精确到年，因此以年计。")  # fmt: skip
            unit = None
        found = lag(first, second, unit)
        number = abs(found.number)
        zh_unit = {"years": "年", "months": "个月", "days": "天"}[found.unit]
        if found.unit == "years" and (len(first) > 4 or len(second) > 4):
            draft.note("assumption", "Counted as the difference of the calendar years.", "按年份之差计算。")
        return Outcome("answered", (f"{number} {found.unit} ({first} to {second}).", f"{number}{zh_unit}（{first}至{second}）。"),
                       Value(type="number", number=number, unit=found.unit))  # fmt: skip


def only(cities: tuple[str, ...]) -> Selection:
    """A selection of named cities."""
    return Selection(conditions=(NamedCities(cities=cities),))
