"""The kind that orders cities by a value: rank; and the cities of a selection that are counted over."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice, takewhile
from typing import Any, Literal

from pydantic import Field

from kb.query.answer import Chart, Language, Ref, Value
from kb.query.base import Base
from kb.query.drafting.counting import many, time_apart
from kb.query.drafting.draft import LISTED, NAMED, Among, Draft
from kb.query.drafting.valued import cell_text
from kb.query.drafting.warnings import warn_about_dates, warn_about_selection
from kb.query.kept import Lazy, lately
from kb.query.plan import Outcome, Plan
from kb.query.selection.attributes import attribute
from kb.query.selection.conditions import Selection
from kb.query.selection.describe import selection_words
from kb.query.selection.evaluate import members, population, verdict_of

_SELECTIONS_KEPT, _ORDERS_KEPT, _ROWS_KEPT = 4, 4, 1_024  # of 50,000 cities several MB each


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
            end = ("from the bottom ", "倒数") if self.ascending else ("", "")
            return (
                f"{name[1]}的{end[1]}位次：{who}，按“{label}”"
                if language == "zh"
                else f"the place {end[0]}of {name[0]} among {who}, by “{label}”"
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
        order = self._order(draft, reasons)
        known, ordered, sorts = order.known, order.ordered, order.sorts
        if not known:
            return self._nothing(draft)
        if self.city:
            return self._standing(draft, order, reasons)
        chosen = self._chosen(ordered, sorts)
        if not chosen:
            return self._too_few(len(known))
        keys = tuple(dict.fromkeys((self.by, *self.columns, *self._companions(draft.base))))
        draft.city_table(column.label, chosen, keys, reasons=reasons)
        self._tell_missing(draft, order.missing)
        warn_about_selection(draft, self.select, None)
        warn_about_dates(draft, self.select, keys, known)
        draft.ranks(self.by, chosen, self._among(draft.base, order))
        unit = (
            f" {draft.tell(*column.unit)}"
            if column.unit and column.key.endswith(("lag", "to_law", "law_apart"))
            else ""
        )
        shown = [
            draft.beside(self._item(draft, city).name, f"{self._shown(draft, city)}{unit}") for city in chosen[:NAMED]
        ]
        shown += [draft.tell(f"{more} more", f"另外{more}个")] if (more := len(chosen) - len(shown)) else []
        shown = [f"{shown[0]}{draft.tell(*self._apart(draft, order, chosen[0]))}"] if len(chosen) == 1 else shown
        count = len(known)
        headline = (f"{column.label[0]}: {draft.listed(shown)} – of {many(count, 'city', 'cities')} with a value.",
                    f"{column.label[1]}：{draft.listed(shown)}（有数值的城市共{count}个）。")  # fmt: skip
        draft.chart = Chart(title=draft.tell(*column.label), unit=draft.tell(*column.unit) if column.unit else None,
                            ranks=self.by.startswith("rank:"), points=[{"label": draft.city(c).name, "value": sorts[c]} for c in draft.extent.of(chosen, LISTED)])  # fmt: skip
        items = [self._item(draft, city) for city in draft.turned_to(chosen)]
        return Outcome("answered", headline, Value(type="entities", entity=self.entity, items=items, ordered=True))

    def _apart(self, draft: Draft, order: "Order", own: str) -> tuple[str, str]:
        """Of two dates, how much later or earlier the other one is: *by how many years?* is asked with *which was first?*."""
        column = attribute(draft.base, self.by)
        if len(order.ordered) != 2 or column.value != "date":
            return "", ""
        (other,) = (city for city in order.ordered if city != own)
        ours, theirs = str(order.sorts[own]), str(order.sorts[other])
        if (time := time_apart(ours, theirs)) is None:
            return "", ""
        name, date = self._item(draft, other), self._shown(draft, other)
        draft.cite(column.read(draft.base, other, draft.language).rows)
        way = ("before", "早") if ours < theirs else ("after", "晚")
        return f", {time[0]} {way[0]} {name.name_en} ({date})", f"，比{name.name_zh}（{date}）{way[1]}{time[1]}"

    def _standing(self, draft: Draft, order: "Order", reasons: Mapping[str, tuple[Any, ...]]) -> Outcome:
        """The place of one city in the order; ties share the better place."""
        ordered, sorts = order.ordered, order.sorts
        column, name = attribute(draft.base, self.by), draft.city(self.city or "")
        draft.city_table(column.label, ordered, (self.by, *self._companions(draft.base)), reasons=reasons)
        if self.city not in ordered:
            return Outcome("no_data", (f"{name.name_en} is not in this set, or has no value.",
                                       f"{name.name_zh}不在该集合内，或没有数值。"))  # fmt: skip
        draft.ranks(self.by, [self.city], self._among(draft.base, order))
        place = 1 + [sorts[city] for city in ordered].index(sorts[self.city])
        if self.position:
            return self._is_there(draft, ordered, sorts)
        draft.note("caveat", f"Counted among the {len(ordered)} cities of the set with a value; the printed rank is that among all.",
                   f"在该集合中有数值的{len(ordered)}个城市内计数；原文所印为全部城市中的排名。")  # fmt: skip
        end = ("from the bottom, ", "倒数") if self.ascending else ("", "")
        return Outcome("answered", (f"{name.name_en}, {column.label[0]}: {place} {end[0]}of {len(ordered)} in this set.",
                                    f"{name.name_zh}的{column.label[1]}在该集合中列{end[1]}第{place}位（共{len(ordered)}个）。"),
                       Value(type="number", number=place, unit=f"of {len(ordered)}"))  # fmt: skip

    def _is_there(self, draft: Draft, ordered: Sequence[str], sorts: Mapping[str, Any]) -> Outcome:
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

    def _among(self, base: Base, order: "Order") -> Among | None:
        """The cities that the order is over; None where these are all with a printed value."""
        measure, _, indicator = self.by.partition(":")
        every = measure in ("score", "rank") and len(order.known) == len(base.printed(indicator))
        return None if every else order.among

    def _order(self, draft: Draft, reasons: Mapping[str, tuple[Any, ...]]) -> "Order":
        """The cities in order. Printed scores are not read row by row, and the orders by them that were asked for last are kept."""
        measure, _, indicator = self.by.partition(":")
        if measure == "score":
            return lately(draft.base, _by_score, _ORDERS_KEPT)(self.select, indicator, self.ascending)
        column, cities = attribute(draft.base, self.by), self._counted(draft, list(reasons))
        return Order(
            cities, {city: column.read(draft.base, city, draft.language).sort for city in cities}, self.ascending
        )

    def _chosen(self, ordered: Sequence[str], sorts: Mapping[str, Any]) -> Sequence[str]:
        if self.position:
            if abs(self.position) > len(ordered):
                return []
            wanted = sorts[ordered[self.position - 1 if self.position > 0 else self.position]]
            return [city for city in ordered if sorts[city] == wanted]
        if self.limit is None or self.limit >= len(ordered):
            return ordered
        border = sorts[ordered[self.limit - 1]]
        inside = ordered[: self.limit]
        return [*inside, *takewhile(lambda city: sorts[city] == border, islice(ordered, self.limit, None))]

    def _item(self, draft: Draft, city: str) -> Ref:
        if self.entity == "city":
            return draft.city(city)
        source = "regulation" if self.entity == "regulation" else "body"
        value = attribute(draft.base, source).read(draft.base, city, draft.language).value
        return value if isinstance(value, Ref) else draft.city(city)

    def _tell_missing(self, draft: Draft, cities: Sequence[str]) -> None:
        if cities and len(cities) <= 40:
            draft.note("missing", f"Without a value and not ranked: {draft.cities(cities)}.",
                       f"没有数值、未参与排序：{draft.cities(cities)}。")  # fmt: skip

    def _too_few(self, count: int) -> Outcome:
        return Outcome("no_data", (f"There is no such place: {count} of these cities have a value.",
                                   f"没有这一名次：这些城市中有数值的只有{count}个。"))  # fmt: skip

    def _nothing(self, draft: Draft) -> Outcome:
        label = attribute(draft.base, self.by).label
        draft.note("missing", f"No city of the selection has a value for “{label[0]}”.",
                   f"所选城市都没有“{label[1]}”的数值。")  # fmt: skip
        return Outcome("no_data", (f"No value of “{label[0]}” for these cities.", f"这些城市没有“{label[1]}”的数值。"))


def counted(draft: Draft, select: Selection) -> Mapping[str, tuple[Any, ...]]:
    """The cities of a selection with the rows that show it: those in the denominator; others that meet it are noted.

    The rows of a city are read when they are asked for.
    """
    found = lately(draft.base, Counted, _SELECTIONS_KEPT)(select)
    over, outside = found.over, found.outside
    if outside and over.coverage:
        draft.note("assumption", f"Over the {len(over.cities)} cities that a source covers completely; {draft.cities(outside)} "
                   "also meets the condition and is left out.",
                   f"按来源完整覆盖的{len(over.cities)}个城市计；{draft.cities(outside)}也符合条件，未计入。")  # fmt: skip
    return found.reasons


class Counted:
    """The cities of a selection that are counted over, with the rows that show it, and those that meet it outside of what is
    counted over. Nobody edits them: they are kept."""

    def __init__(self, base: Base, select: Selection) -> None:
        self.over = population(base, select)
        yes = members(base, select)
        self.outside = [city for city in yes if city not in self.over.cities]
        if self.outside and self.over.coverage:
            yes = [city for city in yes if city in self.over.cities]
        read = lru_cache(maxsize=_ROWS_KEPT)(lambda city: verdict_of(base, select, city).rows)
        self.reasons: Lazy[tuple[Any, ...]] = Lazy(dict.fromkeys(yes), read)


class Order:
    """Cities in the order of a value; ``known`` are those that have one, in the order of ``cities``. Nobody edits it: it is kept."""

    def __init__(self, cities: Sequence[str], sorts: Mapping[str, Any], ascending: bool) -> None:
        self.sorts = sorts
        self.known = [city for city in cities if sorts.get(city) is not None]
        self.missing = [city for city in cities if sorts.get(city) is None]
        self.ordered = sorted(self.known, key=sorts.__getitem__, reverse=not ascending)

    @cached_property
    def among(self) -> Among:
        """The cities that the order is over."""
        return Among(sorted(self.known))


def _by_score(base: Base, select: Selection, indicator: str, ascending: bool) -> Order:
    cities = list(lately(base, Counted, _SELECTIONS_KEPT)(select).reasons)
    return Order(cities, base.printed(indicator).known(cities), ascending)
