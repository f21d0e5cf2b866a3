"""The kind that sets cities against each other: compare."""

from decimal import Decimal
from itertools import pairwise
from typing import Any, Literal

from pydantic import Field

from kb.analysis.exact import exact
from kb.analysis.sequence import lag
from kb.errors import BadRequestError
from kb.query.answer import Language, Ref, Value
from kb.query.base import Base
from kb.query.drafting.counting import time_apart
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
        "most",
        "ratio",
        "order",
    ] = Field(
        default="table",
        description="Count, won and widest: on how many, on which, or on which most, of the attributes the first city is ahead. "
        "Most: which city is ahead on more of the attributes than any other. "
        "Any: whether there is one on which it is ahead. Shared: the value that all have. Ratio: the first city's value divided by the second's. "
        "Order: whether each city is ahead of the next one named.",
    )
    places: tuple[int, ...] = Field(
        default=(), description="For the order: the places that are claimed, one for each city, in an attribute rank:…."
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
            "most": ("who is ahead on more of them", "谁领先的项数更多"),
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
        if self.ask == "most":
            return self._most(draft)
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
        if gaps and self._decides_without(base, key, gaps):
            kept = {city: fact for city, fact in facts.items() if city not in gaps}
            return self.model_copy(update={"cities": tuple(kept)})._decide(draft, key, kept)
        if gaps:
            label = attribute(base, key).label
            return Outcome("no_data", (f"No value of “{label[0]}” for {draft.cities(gaps)}, so there is nothing to compare.",
                                       f"{draft.cities(gaps)}没有“{label[1]}”的数值，无法比较。"))  # fmt: skip
        return self._decide(draft, key, facts)

    def _decides_without(self, base: Base, key: str, gaps: list[str]) -> bool:
        """Who is ahead of three and more, of whom some are in no scope of the index: decided among those that it assesses."""
        indicator = base.indicators.get(key.partition(":")[2])
        outside = indicator is not None and not any(base.is_assessed(city, indicator.edition) for city in gaps)
        return self.ask == "first" and outside and len(gaps) < len(self.cities) > 2

    def _rank(self, draft: Draft) -> None:
        """Places in the whole of an index; and, where the question is who is ahead, among the cities compared."""
        for key in self.attributes:
            if key.startswith(("score:", "rank:")):
                column = attribute(draft.base, key)
                known = [c for c in self.cities if column.read(draft.base, c, draft.language).sort is not None]
                draft.ranks(key, known)
                if self.ask in ("first", "beats", "any", "count", "won", "most", "order") and len(known) > 1:
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
        names = {key: attribute(draft.base, key).label for key in won}
        if self.ask == "widest" and won:
            won, most = self._furthest(draft, won)
            lead = f"{float(most):.6g}"
            names = {key: (f"{names[key][0]} ({lead})", f"{names[key][1]}（{lead}）") for key in won}
        of = f"{len(won)} of {len(self.attributes)}"
        english = f"{of}{': ' if won else ''}{', '.join(name[0] for name in names.values())}."
        chinese = f"{len(self.attributes)}项中的{len(won)}项{'：' if won else ''}{'、'.join(name[1] for name in names.values())}。"
        if self.ask == "count":
            return Outcome("answered", (english, chinese), Value(type="number", number=len(won), unit="indicators"))
        if self.ask in ("won", "widest"):
            items = [draft.ref(f"indicator:{key.partition(':')[2]}") for key in won if ":" in key]
            value = Value(type="entities", entity="indicator", items=items, ordered=False)
            return Outcome("answered", (english, chinese), value)
        whole = bool(won) if self.ask == "any" else len(won) == len(self.attributes)
        return Outcome("answered", (f"{'Yes' if whole else 'No'}: {english}", f"{'是' if whole else '否'}：{chinese}"),
                       Value(type="boolean", boolean=whole))  # fmt: skip

    def _most(self, draft: Draft) -> Outcome:
        """Who is ahead of all others (or behind them) on the largest number of attributes; a tie names all who share it."""
        ahead: dict[str, list[str]] = {city: [] for city in self.cities}
        for key in self.attributes:
            sorts = {c: attribute(draft.base, key).read(draft.base, c, draft.language).sort for c in self.cities}
            if any(value is None for value in sorts.values()):
                label = attribute(draft.base, key).label
                return Outcome("no_data", (f"“{label[0]}” has no value for every city, so the question cannot be decided.",
                                           f"“{label[1]}”并非每个城市都有数值，无法判断。"))  # fmt: skip
            best = min(sorts.values()) if self.ascending != key.startswith("rank:") else max(sorts.values())
            first = [city for city, value in sorts.items() if value == best]
            if len(first) == 1:
                ahead[first[0]].append(key)
        most = max(len(keys) for keys in ahead.values())
        winners = [city for city in self.cities if len(ahead[city]) == most]
        names = {key: draft.base.names_of(f"indicator:{key.partition(':')[2]}") for key in self.attributes}
        told = [[f"{draft.base.names_of(f'city:{city}')[zh]}{'：' if zh else ' '}{len(keys)}"
                 + (f"{'（' if zh else ' ('}{('、' if zh else ', ').join(names[k][zh] for k in keys)}{'）' if zh else ')'}" if keys else "")
                 for city, keys in ahead.items()] for zh in (0, 1)]  # fmt: skip
        word = ("Behind", "落后") if self.ascending else ("Ahead", "领先")
        value = Value(type="entities", entity="city", items=[draft.city(c) for c in winners], ordered=False)
        same = ("Level", "持平") if len(winners) == len(self.cities) else (draft.cities(winners),) * 2
        return Outcome("answered", (f"{same[0]}. {word[0]} on: {'; '.join(told[0])}.",
                                    f"{same[1]}。{word[1]}的项数：{'；'.join(told[1])}。"), value)  # fmt: skip

    def _furthest(self, draft: Draft, won: list[str]) -> tuple[list[str], Any]:
        """Of the attributes in which the first city is ahead, those with the widest lead over the next, and that lead."""
        leads = {}
        for key in won:
            first, *others = (
                exact(attribute(draft.base, key).read(draft.base, city, draft.language).sort) for city in self.cities
            )
            leads[key] = min(abs(first - other) for other in others)
        most = max(leads.values())
        return [key for key in won if leads[key] == most], most

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
        tied = len(winners) == len(self.cities) > 1
        who = (
            ("Both the same", "两者相同")
            if tied and len(winners) == 2
            else ("All the same", "全部相同")
            if tied
            else (draft.cities(winners),) * 2
        )
        lead = self._lead(draft.base, key, sorts)
        apart = (f"; difference {lead[0]}", f"，相差{lead[1]}") if lead else ("", "")
        return Outcome("answered", (f"{who[0]}: {label[0]} – {listing}{apart[0]}.", f"{who[1]}：{label[1]}——{listing}{apart[1]}。"),
                       Value(type="entities", entity="city", items=items, ordered=False))  # fmt: skip

    def _lead(self, base: Base, key: str, sorts: dict[str, Any]) -> tuple[str, str] | None:
        """How far two cities lie apart in a score or a date; nothing where they do not, or where there are more."""
        dated = attribute(base, key).value == "date"
        if len(self.cities) != 2 or not (dated or key.startswith("score:")):
            return None
        one, other = (sorts[city] for city in self.cities)
        if dated or one == other:
            return time_apart(one, other) if dated else None
        return (f"{float(abs(exact(one) - exact(other))):.6g}",) * 2

    def _shared(self, draft: Draft, facts: dict[str, FactCell], listing: str) -> Outcome:
        """The value that all cities have, or that there is none."""
        first, column = facts[self.cities[0]].value, attribute(draft.base, self.attributes[0])
        if column.value == "number" and len({fact.sort for fact in facts.values()}) > 1:
            return Outcome("answered", (f"They do not share it: {column.label[0]} – {listing}.",
                                        f"并不相同：{column.label[1]}——{listing}。"), Value(type="table"))  # fmt: skip
        if any(cell_text(fact.value) != cell_text(first) for fact in facts.values()):
            return Outcome("answered", (f"None: {listing}.", f"没有共有的值：{listing}。"),
                           Value(type="text", text=draft.tell("none", "无")))  # fmt: skip
        value = Value(type="text", text=cell_text(first))
        if column.value == "number" and isinstance(first, int | float):
            unit = "places" if column.key.startswith("rank:") else column.unit[0] if column.unit else None
            value = Value(type="number", number=first, unit=unit)
            listing = f"{column.label[draft.language == 'zh']}{draft.tell(' – ', '——')}{listing}"
        if isinstance(first, Ref):
            value = Value(type="entities", entity=first.id.partition(":")[0], items=[first], ordered=False)
        return Outcome("answered", (f"{cell_text(first)}: {listing}.", f"{cell_text(first)}：{listing}。"), value)

    def _order(self, draft: Draft, label: tuple[str, str], sorts: dict[str, Any], lower: bool) -> Outcome:
        """Whether each city is ahead of the next; the first pair that is not is named."""
        if self.places:
            return self._placed(draft, label, sorts)
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

    def _placed(self, draft: Draft, label: tuple[str, str], sorts: dict[str, Any]) -> Outcome:
        """Whether each city stands at the place that is claimed for it; the first that does not is named."""
        wrong = [(city, place) for city, place in zip(self.cities, self.places, strict=False) if sorts[city] != place]
        listing = draft.listed(f"{draft.city(city).name} {cell_text(sorts[city])}" for city in self.cities)
        value = Value(type="boolean", boolean=not wrong)
        if not wrong:
            return Outcome("answered", (f"Yes: {label[0]} – {listing}.", f"是：{label[1]}——{listing}。"), value)
        first, place = draft.city(wrong[0][0]), wrong[0][1]
        english = f"No: {first.name_en} is not at place {place}; {label[0]} – {listing}."
        return Outcome("answered", (english, f"否：{first.name_zh}不在第{place}位；{label[1]}——{listing}。"), value)

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


def only(cities: tuple[str, ...]) -> Selection:
    """A selection of named cities."""
    return Selection(conditions=(NamedCities(cities=cities),))
