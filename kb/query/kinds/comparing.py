"""Kinds that set cities or dates against each other: compare, interval."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, Literal

from pydantic import Field

from kb.analysis.exact import exact
from kb.analysis.sequence import lag, order
from kb.errors import BadRequestError
from kb.query.answer import Language, Ref, Value
from kb.query.base import Base
from kb.query.drafting.counting import many
from kb.query.drafting.draft import Draft
from kb.query.drafting.side_by_side import side_by_side
from kb.query.drafting.valued import cell_text
from kb.query.drafting.warnings import warn_about_dates
from kb.query.plan import Outcome, Plan
from kb.query.selection.attributes import FactCell, attribute
from kb.query.selection.conditions import NamedCities, Selection


class Compare(Plan):
    """Put cities side by side; or say the difference, who is higher, or whether they share a value."""

    kind: Literal["compare"] = "compare"
    cities: tuple[str, ...] = Field(min_length=2)
    attributes: tuple[str, ...] = Field(min_length=1)
    ask: Literal[
        "table",
        "difference",
        "first",
        "beats",
        "any",
        "same",
        "same_year",
        "differ",
        "shared",
        "count",
        "won",
        "widest",
        "ratio",
        "order",
    ] = Field(
        default="table",
        description="Count, won and widest: on how many, on which, or on which most, of the attributes the first city is ahead. "
        "Any: whether there is one on which it is ahead. Shared: the value that all have. Ratio: the first city's value divided by the second's. "
        "Order: whether each city is ahead of the next one named.",
    )
    ascending: bool = Field(
        default=False, description="For who comes first: the lowest or earliest wins; of ranks, the worst."
    )
    examples = ("Does Paris beat Tokyo in smart innovation?", "上海和北京谁的智慧服务得分更高？")

    def words(self, base: Base, language: Language) -> str:
        """The comparison in words."""
        names = [base.names_of(f"city:{city}")[language == "zh"] for city in self.cities]
        labels = [attribute(base, key).label[language == "zh"] for key in self.attributes]
        ask = {
            "table": ("compare", "比较"),
            "difference": ("difference between", "差值"),
            "same": ("same value?", "是否相同"),
            "same_year": ("in the same year?", "是否在同一年"),
            "differ": ("different values?", "是否不同"),
            "shared": ("the value they share", "共有的值"),
            "first": ("who is first among", "谁更靠前"),
            "beats": ("whether the first is ahead", "前者是否领先"),
            "any": ("whether the first is ahead on any", "前者是否在任一项上领先"),
            "count": ("on how many the first is ahead", "前者在几项上领先"),
            "won": ("on which the first is ahead", "前者在哪些项上领先"),
            "widest": ("on which the first is furthest ahead", "前者在哪一项上领先最多"),
            "ratio": ("the first divided by the second", "前者与后者之比"),
            "order": ("whether each is ahead of the next", "是否依次领先"),
        }[self.ask]
        if self.ascending and self.ask in ("any", "count", "won"):
            ask = {
                "any": ("whether the first is behind on any", "前者是否在任一项上落后"),
                "count": ("on how many the first is behind", "前者在几项上落后"),
                "won": ("on which the first is behind", "前者在哪些项上落后"),
            }[self.ask]
        joined = ("、" if language == "zh" else ", ").join(names)
        said = ("、" if language == "zh" else ", ").join(labels)
        return f"{ask[1]}：{joined}；{said}" if language == "zh" else f"{ask[0]}: {joined}; {said}"

    def run(self, draft: Draft) -> Outcome:
        """The table always; on top of it what was asked."""
        base = draft.base
        draft.city_table(("Comparison", "比较"), self.cities, self.attributes)
        for key in self.attributes:
            self._tell_gaps(draft, key)
        warn_about_dates(draft, Selection(), self.attributes, self.cities)
        self._rank(draft)
        if not any(attribute(base, k).read(base, c, draft.language).rows for k in self.attributes for c in self.cities):
            label = attribute(base, self.attributes[0]).label
            return Outcome("no_data", (f"No value of “{label[0]}” is published for these cities.",
                                       f"这些城市没有公布“{label[1]}”的数值。"))  # fmt: skip
        if self.ask in ("any", "count", "won", "widest") or (
            self.ask in ("beats", "same") and len(self.attributes) > 1
        ):
            return self._over_all(draft)
        if self.ask == "table" or len(self.attributes) > 1:
            told = side_by_side(draft, self.cities, self.attributes)
            return Outcome("answered", (told, told), Value(type="table"))
        key = self.attributes[0]
        facts = {city: attribute(base, key).read(base, city, draft.language) for city in self.cities}
        gaps = [city for city, fact in facts.items() if fact.value is None]
        if gaps:
            label = attribute(base, key).label
            return Outcome("no_data", (f"No value of “{label[0]}” for {draft.cities(gaps)}, so there is nothing to compare.",
                                       f"{draft.cities(gaps)}没有“{label[1]}”的数值，无法比较。"))  # fmt: skip
        return self._decide(draft, key, facts)

    def _rank(self, draft: Draft) -> None:
        """Places in the whole of an index; and, where the question is who is ahead, among the cities compared."""
        for key in self.attributes:
            if key.startswith(("score:", "rank:")):
                column = attribute(draft.base, key)
                known = [c for c in self.cities if column.read(draft.base, c, draft.language).sort is not None]
                draft.ranks(key, known)
                if self.ask in ("first", "beats", "any", "count", "won", "order") and len(known) > 1:
                    draft.ranks(key, known, known)

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
        won = self._furthest(draft, won) if self.ask == "widest" else won
        names = [attribute(draft.base, key).label for key in won]
        of = f"{len(won)} of {len(self.attributes)}"
        english = f"{of}{': ' if won else ''}{', '.join(name[0] for name in names)}."
        chinese = (
            f"{len(self.attributes)}项中的{len(won)}项{'：' if won else ''}{'、'.join(name[1] for name in names)}。"
        )
        if self.ask == "count":
            return Outcome("answered", (english, chinese), Value(type="number", number=len(won), unit="indicators"))
        if self.ask in ("won", "widest"):
            items = [draft.ref(f"indicator:{key.partition(':')[2]}") for key in won if ":" in key]
            value = Value(type="entities", entity="indicator", items=items, ordered=False)
            return Outcome("answered", (english, chinese), value)
        whole = bool(won) if self.ask == "any" else len(won) == len(self.attributes)
        return Outcome("answered", (f"{'Yes' if whole else 'No'}: {english}", f"{'是' if whole else '否'}：{chinese}"),
                       Value(type="boolean", boolean=whole))  # fmt: skip

    def _furthest(self, draft: Draft, won: list[str]) -> list[str]:
        """Of the attributes in which the first city is ahead, those with the widest lead over the next."""
        leads = {}
        for key in won:
            first, *others = (
                exact(attribute(draft.base, key).read(draft.base, city, draft.language).sort) for city in self.cities
            )
            leads[key] = min(abs(first - other) for other in others)
        return [key for key in won if leads[key] == max(leads.values())]

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
        if self.ask == "shared":
            return self._shared(draft, facts, listing)
        if self.ask in ("same", "differ", "same_year"):
            told = [str(value)[:4] if self.ask == "same_year" else value for value in sorts.values()]
            holds = (len(set(told)) == 1) == (self.ask != "differ")
            return Outcome("answered", (f"{'Yes' if holds else 'No'}: {label[0]} – {listing}.",
                                        f"{'是' if holds else '否'}：{label[1]}——{listing}。"),
                           Value(type="boolean", boolean=holds))  # fmt: skip
        if self.ask == "difference":
            return self._difference(draft, key, sorts, listing)
        if self.ask == "ratio":
            return self._ratio(draft, label, sorts, listing)
        lower = self.ascending != key.startswith("rank:")  # the better rank is the smaller number
        if self.ask == "order":
            return self._order(draft, label, sorts, lower)
        best = min(sorts.values()) if lower else max(sorts.values())
        winners = [city for city in self.cities if sorts[city] == best]
        if self.ask == "beats":
            ahead = sorts[self.cities[0]] == best and len(winners) == 1
            return Outcome("answered", (f"{'Yes' if ahead else 'No'}: {label[0]} – {listing}.",
                                        f"{'是' if ahead else '否'}：{label[1]}——{listing}。"),
                           Value(type="boolean", boolean=ahead))  # fmt: skip
        items = [draft.city(city) for city in winners]
        tied = len(winners) == len(self.cities)
        who = (
            ("Both the same", "两者相同")
            if tied and len(winners) == 2
            else ("All the same", "全部相同")
            if tied
            else (draft.cities(winners),) * 2
        )
        return Outcome("answered", (f"{who[0]}: {label[0]} – {listing}.", f"{who[1]}：{label[1]}——{listing}。"),
                       Value(type="entities", entity="city", items=items, ordered=False))  # fmt: skip

    def _shared(self, draft: Draft, facts: dict[str, FactCell], listing: str) -> Outcome:
        """The value that all cities have, or that there is none."""
        first = facts[self.cities[0]].value
        if any(cell_text(fact.value) != cell_text(first) for fact in facts.values()):
            return Outcome("answered", (f"None: {listing}.", f"没有共有的值：{listing}。"),
                           Value(type="text", text=draft.tell("none", "无")))  # fmt: skip
        value = Value(type="text", text=cell_text(first))
        if isinstance(first, Ref):
            value = Value(type="entities", entity=first.id.partition(":")[0], items=[first], ordered=False)
        return Outcome("answered", (f"{cell_text(first)}: {listing}.", f"{cell_text(first)}：{listing}。"), value)

    def _order(self, draft: Draft, label: tuple[str, str], sorts: dict[str, Any], lower: bool) -> Outcome:
        """Whether each city is ahead of the next; the first pair that is not is named."""
        pairs = pairwise(self.cities)
        broken = next(((a, b) for a, b in pairs if not (sorts[a] < sorts[b] if lower else sorts[a] > sorts[b])), None)
        right = tuple(sorted(self.cities, key=lambda city: sorts[city], reverse=not lower))
        listing = draft.listed(f"{draft.city(city).name} {cell_text(sorts[city])}" for city in right)
        value = Value(type="boolean", boolean=broken is None)
        if broken is None:
            return Outcome("answered", (f"Yes: {label[0]} – {listing}.", f"是：{label[1]}——{listing}。"), value)
        first, second = (draft.city(city) for city in broken)
        english = f"No: {first.name_en} is not ahead of {second.name_en}; {label[0]} – {listing}."
        chinese = f"否：{first.name_zh}并不领先于{second.name_zh}；{label[1]}——{listing}。"
        return Outcome("answered", (english, chinese), value)

    def _ratio(self, draft: Draft, label: tuple[str, str], sorts: dict[str, Any], listing: str) -> Outcome:
        """The first value divided by the second; none where the second is zero or no number."""
        first, second = (sorts[city] for city in self.cities[:2])
        if not all(isinstance(value, int | float) for value in (first, second)) or not second:
            return Outcome(
                "no_data", (f"There is no ratio: {label[0]} – {listing}.", f"没有比值：{label[1]}——{listing}。")
            )
        number = round(float(exact(first) / exact(second)), 6)
        draft.note("caveat", "Computed here from two printed values; on this scale a ratio says less than a difference.",
                   "由两个原文数值计算得出；在此量程上，比值的含义不如差值明确。")  # fmt: skip
        return Outcome("answered", (f"{number:.4g} times: {label[0]} – {listing}.", f"{number:.4g}倍：{label[1]}——{listing}。"),
                       Value(type="number", number=number))  # fmt: skip

    def _difference(self, draft: Draft, key: str, sorts: dict[str, Any], listing: str) -> Outcome:
        column = attribute(draft.base, key)
        values = [sorts[city] for city in self.cities]
        if column.value == "date":
            found = lag(min(values), max(values))
            return Outcome("answered", (f"{found.number} {found.unit}: {listing}.", f"相差{found.number}：{listing}。"),
                           Value(type="number", number=found.number, unit=found.unit))  # fmt: skip
        if not all(isinstance(value, int | float) for value in values):
            raise BadRequestError(f"“{column.label[0]}” is not a number, so there is no difference to tell")
        gap, unit = abs(Decimal(str(values[0])) - Decimal(str(values[-1]))), column.unit[0] if column.unit else None
        number = int(gap) if gap == gap.to_integral() and isinstance(values[0], int) else float(gap)
        return Outcome("answered", (f"Difference {number}: {column.label[0]} – {listing}.",
                                    f"相差{number}：{column.label[1]}——{listing}。"),
                       Value(type="number", number=number, unit="places" if key.startswith("rank:") else unit))  # fmt: skip


UNDECIDED = ("The dates are not known finely enough to tell which came first.", "日期不够精确，无法判定先后。")


def in_words(ends: Sequence[tuple[Ref, tuple[str, str], str]]) -> tuple[str, str]:
    """Cities, what happened there and when, in both languages."""
    return (", ".join(f"{city.name_en} – {label[0]} {date}" for city, label, date in ends),
            "、".join(f"{city.name_zh}——{label[1]} {date}" for city, label, date in ends))  # fmt: skip


class Interval(Plan):
    """How long it was from one dated fact of a city to another, for example from the body to the law."""

    kind: Literal["interval"] = "interval"
    start_city: str
    start: str = Field(description="A date attribute, e.g. body.established.")
    end_city: str
    end: str = Field(description="A date attribute, e.g. regulation.adopted.")
    unit: Literal["years", "months"] | None = None
    ask: Literal["time", "before", "after", "same_year"] = Field(
        default="time", description="Before: did the first come before the second? Same year: in one calendar year?"
    )
    supposed: bool = Field(
        default=False,
        description="The question takes for granted that the first came first; where it did not, that is said.",
    )
    examples = ("How many months passed between adoption and implementation of the Shanghai regulation?",
                "上海的指导委员会比条例的通过早几年？")  # fmt: skip

    def words(self, base: Base, language: Language) -> str:
        """The interval in words."""
        parts = [(base.names_of(f"city:{city}")[language == "zh"], attribute(base, key).label[language == "zh"])
                 for city, key in ((self.start_city, self.start), (self.end_city, self.end))]  # fmt: skip
        (a, b), (c, d) = parts
        if self.ask == "same_year":
            return (f"{a}“{b}”与{c}“{d}”是否在同一年" if language == "zh"
                    else f"whether “{b}” in {a} and “{d}” in {c} fell in the same year")  # fmt: skip
        if self.ask != "time":
            early = self.ask == "before"
            return (f"{a}“{b}”是否{'早' if early else '晚'}于{c}“{d}”" if language == "zh"
                    else f"whether “{b}” in {a} came {self.ask} “{d}” in {c}")  # fmt: skip
        if a == c:
            return f"{a}从“{b}”到“{d}”的时间" if language == "zh" else f"the time in {a} from “{b}” to “{d}”"
        return f"从{a}“{b}”到{c}“{d}”的时间" if language == "zh" else f"the time from “{b}” in {a} to “{d}” in {c}"

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
        first, second = str(facts[0].sort), str(facts[1].sort)
        return self._measured(draft, first, second) if self.ask == "time" else self._ordered(draft, first, second)

    def _ordered(self, draft: Draft, first: str, second: str) -> Outcome:
        """Yes or no as far as the dates decide; a year and a month of that year leave it open."""
        dates = in_words(self._told(draft, first, second))
        found = order(first, second)
        word, right = ("Undecidable", "无法判定"), None
        if found == "undecidable" and self.ask != "same_year":
            draft.note("caveat", *UNDECIDED)
        else:
            right = first[:4] == second[:4] if self.ask == "same_year" else found == self.ask
            word = ("Yes", "是") if right else ("No", "否")
        return Outcome(
            "answered", (f"{word[0]}: {dates[0]}.", f"{word[1]}：{dates[1]}。"), Value(type="boolean", boolean=right)
        )

    def _told(self, draft: Draft, first: str, second: str) -> list[tuple[Ref, tuple[str, str], str]]:
        """Each end as its city, what happened, and when."""
        ends = ((self.start_city, self.start, first), (self.end_city, self.end, second))
        return [(draft.city(city), attribute(draft.base, key).label, date) for city, key, date in ends]

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
        dates = in_words(sorted(self._told(draft, first, second), key=lambda end: end[2]))  # whichever was said first
        found_order = order(first, second)
        if found_order == "undecidable":
            draft.note("caveat", *UNDECIDED)
        if self.supposed and found_order == "after":
            return self._other_way(
                draft, first, second, (many(number, found.unit.removesuffix("s")), f"{number}{zh_unit}")
            )
        length = many(number, found.unit.removesuffix("s"))
        return Outcome("answered", (f"{length}: {dates[0]}.", f"{number}{zh_unit}：{dates[1]}。"),
                       Value(type="number", number=number, unit=found.unit))  # fmt: skip

    def _other_way(self, draft: Draft, first: str, second: str, length: tuple[str, str]) -> Outcome:
        """What the question takes for granted did not happen: the second came first, and by how much."""
        (city, label, date), (other, label2, date2) = self._told(draft, first, second)
        english = (f"No: not in that order. {city.name_en} – {label[0]} {date} – did not come before {other.name_en} – {label2[0]} {date2}, "
                   f"but {length[0]} after it.")  # fmt: skip
        chinese = f"否：先后相反。{city.name_zh}——{label[1]}{date}——并不早于{other.name_zh}——{label2[1]}{date2}，而是晚{length[1]}。"
        return Outcome("answered", (english, chinese), Value(type="boolean", boolean=False))


def only(cities: tuple[str, ...]) -> Selection:
    """A selection of named cities."""
    return Selection(conditions=(NamedCities(cities=cities),))
