"""Kinds that list, count or test cities: find, count, check."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from kb.query.answer import Language, Ref, Value
from kb.query.base import Base
from kb.query.drafting.beyond import beyond_ranking
from kb.query.drafting.counting import many
from kb.query.drafting.draft import Draft
from kb.query.drafting.warnings import is_one_city, warn_about_dates, warn_about_selection
from kb.query.kept import Lazy, lately
from kb.query.plan import Outcome, Plan
from kb.query.selection.attributes import attribute, sorts_of
from kb.query.selection.conditions import (
    Condition,
    GapTest,
    HasBody,
    HasPath,
    HasPolicy,
    HasPractice,
    HasRegulation,
    InTier,
    LagTest,
    NamedCities,
    ScoreTest,
    Selection,
)  # fmt: skip
from kb.query.selection.describe import condition_words, of_one, selection_words
from kb.query.selection.evaluate import Population, evaluate, flat, judge, members, population
from kb.query.selection.facts import Verdict
from kb.query.selection.verdict import Verdicts, mask

_SELECTIONS_KEPT = 8


class Find(Plan):
    """List the cities that meet a selection, with the columns you ask for."""

    kind: Literal["find"] = "find"
    select: Selection = Selection()
    columns: tuple[str, ...] = Field(default=(), description="Attributes to show, e.g. path_type, regulation.adopted.")
    order_by: str | None = Field(default=None, description="Attribute to sort by.")
    descending: bool = False
    limit: int | None = Field(default=None, ge=1, le=1000)
    shape: Literal["entities", "table"] = Field(default="entities", description="What the distilled value is.")
    entity: Literal["city", "regulation", "organisation"] = Field(
        default="city", description="List the cities, or their regulations or bodies."
    )
    examples = ("Which cities have lifelong-learning legislation?", "哪些城市有终身学习立法？")

    def words(self, base: Base, language: Language) -> str:
        """The list in words."""
        text = selection_words(base, self.select, language)
        labels = [attribute(base, key).label[language == "zh"] for key in self.columns]
        if not labels:
            return text
        return f"{text}；列出：{'、'.join(labels)}" if language == "zh" else f"{text}; showing {', '.join(labels)}"

    def run(self, draft: Draft) -> Outcome:
        """The four states, each in a table of its own."""
        found = states(draft.base, self.select)
        keys = self.columns or shown_columns(draft.base, self.select)
        yes = self._ordered(draft.base, found)
        words = selection_words(draft.base, self.select, "en"), selection_words(draft.base, self.select, "zh")
        draft.city_table(("Yes", "符合"), yes, keys, "yes", found.reasons)
        tell_the_rest(draft, found, keys)
        warn_about_selection(draft, self.select, found)
        warn_about_dates(draft, self.select, keys, yes)
        if self.order_by:
            draft.ranks(self.order_by, yes)
        names = draft.cities(yes)
        share = (
            f"{len(yes)} of {many(len(found.population.cities), 'city', 'cities')}",
            f"{len(found.population.cities)}个城市中的{len(yes)}个",
        )
        open_ = (
            (f" is known; unknown for {len(found.unknown)}", f"（仅就已知而言；其中{len(found.unknown)}个未知）")
            if found.unknown
            else ("", "")
        )
        headline = (f"{share[0]}: {names}." if yes else f"None of {len(found.population.cities)} {words[0]}{open_[0]}.",
                    f"{share[1]}：{names}。" if yes else f"{len(found.population.cities)}个城市中没有{words[1]}{open_[1]}。")  # fmt: skip
        if not found.population.cities or not found.judged:
            return nothing_to_count(draft, self.select)
        if not yes and (beyond := beyond_ranking(draft, self.select)) is not None:
            return beyond
        if not yes and any(part.on == "city" and not part.negate for part in self.select.conditions):
            denied = found.no or not found.unknown
            return Outcome("no_data", (f"{draft.cities(found.no or found.unknown)}: not so{', per source' if denied else ', or not known'}: {words[0]}.",
                                       f"{draft.cities(found.no or found.unknown)}：{'据来源并非如此' if denied else '没有来源说明'}：{words[1]}。"))  # fmt: skip
        if yes and self.shape == "table" and (label := self._unknown_columns(draft, yes)):
            return Outcome(
                "no_data",
                (
                    f"No source gives “{label[0]}” for any of them: {names}.",
                    f"没有来源给出其中任何一个的“{label[1]}”：{names}。",
                ),
            )
        items, ordered = self._items(draft, draft.turned_to(yes)), self.order_by is not None
        value = Value(type="entities", entity=self.entity, items=items, ordered=ordered)
        return Outcome("answered", headline, value if self.shape == "entities" else Value(type="table"))

    def _unknown_columns(self, draft: Draft, cities: Sequence[str]) -> tuple[str, str] | None:
        """The first column that is asked for, where none of the columns has a value for any city."""
        columns = [attribute(draft.base, key) for key in self.columns]
        known = any(c.read(draft.base, city, draft.language).value is not None for c in columns for city in cities)
        return columns[0].label if columns and not known else None

    def _items(self, draft: Draft, cities: Sequence[str]) -> list[Ref]:
        """The cities, or their laws or bodies."""
        if self.entity == "city":
            return draft.links(cities)
        read = attribute(draft.base, "regulation" if self.entity == "regulation" else "body").read
        values = (read(draft.base, city, draft.language).value for city in cities)
        return [value for value in values if isinstance(value, Ref)]

    def _ordered(self, base: Base, found: "States") -> Sequence[str]:
        key = self.order_by or default_order(base, self.select)
        if key is None:
            return found.yes[: self.limit]
        return found.ordered(base, key, self._reverse(key))[: self.limit]

    def _reverse(self, key: str) -> bool:
        return self.descending if self.order_by else key.startswith("score:")


class Count(Plan):
    """Count the cities that meet a selection, with the denominator."""

    kind: Literal["count"] = "count"
    select: Selection = Selection()
    share: bool = Field(default=False, description="Answer with the percentage instead of the number.")
    among: Selection | None = Field(default=None, description="Whose share it is: only these cities are counted over.")
    expect: int | None = Field(
        default=None, description="A number that a source claims; the answer says whether it holds."
    )
    examples = ("How many GNLC members have no legislation?", "12个城市中有几个没有立法？")

    def words(self, base: Base, language: Language) -> str:
        """The count in words."""
        text = selection_words(base, self.select, language)
        of = f" among {selection_words(base, self.among, language)}" if self.among else ""
        if language == "zh":
            return f"{f'在{selection_words(base, self.among, language)}之中，' if self.among else ''}{text}的数量"
        return f"the number of {text}{of}"

    def run(self, draft: Draft) -> Outcome:
        """The number, who is counted, and who cannot be."""
        found = states(draft.base, self.select) if self.among is None else self._within(draft.base, self.among)
        keys = shown_columns(draft.base, self.select)
        yes = Find(select=self.select)._ordered(draft.base, found)
        draft.city_table(("Counted", "计入"), yes, keys, "yes", found.reasons)
        tell_the_rest(draft, found, keys)
        warn_about_selection(draft, self.select, found)
        whole = len(found.population.cities)
        if not whole or not found.judged:
            return nothing_to_count(draft, self.select)
        if self.expect is not None:
            right = len(yes) == self.expect
            return Outcome("answered", (f"{'Yes' if right else 'No'}: {len(yes)} of {many(whole, 'city', 'cities')}, {self.expect} claimed.",
                                        f"{'是' if right else '否'}：{whole}个城市中的{len(yes)}个，所称为{self.expect}个。"),
                           Value(type="boolean", boolean=right))  # fmt: skip
        if self.share:
            judged = whole - len(found.out)
            if not judged:
                return nothing_to_count(draft, self.select)
            percent = round(100 * len(yes) / judged, 1)
            value = Value(type="number", number=percent, unit="%")
            return Outcome("answered", (f"{percent}% ({len(yes)} of {many(judged, 'city', 'cities')}).",
                                        f"{percent}%（{judged}个城市中的{len(yes)}个）。"), value)  # fmt: skip
        headline = (f"{len(yes)} of {many(whole, 'city', 'cities')}: {draft.cities(yes)}." if yes else f"0 of {many(whole, 'city', 'cities')}.",
                    f"{whole}个城市中的{len(yes)}个：{draft.cities(yes)}。" if yes else f"{whole}个城市中0个。")  # fmt: skip
        return Outcome("answered", headline, Value(type="number", number=len(yes), unit="cities"))

    def _within(self, base: Base, among: Selection) -> "States":
        """The states of those that the share is of."""
        over = frozenset(members(base, among)) & population(base, among).cities
        return States(base, evaluate(base, self.select), Population(over, asked=True))


class Check(Plan):
    """Say whether cities meet a condition: yes, no per source, or unknown."""

    kind: Literal["check"] = "check"
    cities: tuple[str, ...]
    condition: Condition
    examples = ("Does Suzhou have lifelong-learning legislation?", "青岛有没有终身学习方面的条例？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        names = [base.names_of(f"city:{city}")[language == "zh"] for city in self.cities]
        joined = ("、" if language == "zh" else ", ").join(names)
        text = condition_words(base, self.condition, language)
        if language == "zh":
            return f"{joined}是否：{text}"
        return f"whether {joined} {of_one(text) if len(names) == 1 else text}"

    def run(self, draft: Draft) -> Outcome:
        """One verdict a city; together they are yes only when all are."""
        verdicts = {city: judge(draft.base, self.condition, city) for city in self.cities}
        keys = shown_columns(draft.base, Selection(conditions=(self.condition,)))
        for state in ("yes", "no", "unknown", "out_of_scope"):
            held = [city for city, verdict in verdicts.items() if verdict.state == state]
            if held:
                title = {"yes": ("Yes", "是"), "no": ("No per source", "来源表明否"), "unknown": ("Unknown", "未知"),
                         "out_of_scope": ("Out of scope", "不在范围内")}[state]  # fmt: skip
                draft.city_table(title, held, keys, state, {c: v.rows for c, v in verdicts.items()})
        if measures := compared_with(self.condition):
            draft.city_table(("Compared with", "比较对象"), measures, keys)
        boolean = together(verdicts)
        warn_about_selection(draft, Selection(conditions=(self.condition,)), None)
        if boolean is None:
            missing = [city for city, verdict in verdicts.items() if verdict.state not in ("yes", "no")]
            draft.note("missing", f"No source says it for {draft.cities(missing)}: unknown, not no.",
                       f"没有来源说明{draft.cities(missing)}的情况：未知，并非“没有”。")  # fmt: skip
        word = {True: ("Yes", "是"), False: ("No, per source", "否（据来源）"), None: ("Unknown", "未知")}[boolean]
        names = draft.cities(self.cities)
        true = self.condition
        if boolean is False:  # what is so, in place of what was asked
            true = true.model_copy(update={"negate": not true.negate})
        said, zh = condition_words(draft.base, true, "en"), condition_words(draft.base, true, "zh")
        headline = (f"{word[0]}: {names} – {of_one(said) if len(self.cities) == 1 else said}.",
                    f"{word[1]}：{names}——{zh}。")  # fmt: skip
        status = "answered" if any(v.rows for v in verdicts.values()) else "no_data"
        return Outcome(status, headline, Value(type="boolean", boolean=boolean))  # type: ignore[arg-type]


def compared_with(condition: Condition) -> list[str]:
    """The cities that a condition measures against, such as *above that of Shanghai*."""
    tests = [part for part in flat((condition,)) if isinstance(part, ScoreTest) and is_one_city(part.of)]
    named = [c for part in tests if part.of for c in part.of.conditions if isinstance(c, NamedCities)]
    return list(dict.fromkeys(city for c in named for city in c.cities))


def nothing_to_count(draft: Draft, select: Selection) -> Outcome:
    """No city can be judged at all: the values are not published, or no source speaks of these cities."""
    words = selection_words(draft.base, select, "en"), selection_words(draft.base, select, "zh")
    draft.note("missing", "No value is published that could decide this.", "没有公布可据以判断的数值。")
    return Outcome(
        "no_data",
        (f"No published value tells which cities these are: {words[0]}.", f"没有公布的数值可判断{words[1]}。"),
    )


def together(verdicts: dict[str, Verdict]) -> bool | None:
    """All yes is true, one no is false, anything else is unknown."""
    found = {verdict.state for verdict in verdicts.values()}
    if "no" in found:
        return False
    return True if found == {"yes"} else None


class States:
    """The cities of a selection by state, and their orders that were asked for. Nobody edits the lists: they are kept."""

    def __init__(self, base: Base, verdicts: Verdicts, over: Population) -> None:
        self.reasons = Lazy(base.cities, verdicts.rows)
        self.population = over
        inside = mask(base, over.cities)
        self.yes, self.no = verdicts.of("yes", inside), verdicts.of("no", inside)
        self.unknown, self.out = verdicts.of("unknown", inside), verdicts.of("out_of_scope", inside)
        self.yes_outside = verdicts.of("yes", ~inside)
        self.unknown_outside = verdicts.count("unknown") - len(self.unknown)
        self._orders: dict[tuple[str, bool], Sequence[str]] = {}

    @property
    def judged(self) -> bool:
        """Whether a source decides it for any city: *none of them* is said of no set that no source speaks of."""
        return bool(self.yes or self.no or self.yes_outside)

    def ordered(self, base: Base, key: str, reverse: bool) -> Sequence[str]:
        """The cities that are *yes* in the order of an attribute; those without a value come last."""
        if (key, reverse) not in self._orders:
            sorts = sorts_of(base, key, self.yes)
            known = sorted(sorts, key=sorts.__getitem__, reverse=reverse)
            self._orders[key, reverse] = known + [city for city in self.yes if city not in sorts]
        return self._orders[key, reverse]


def states(base: Base, selection: Selection) -> States:
    """Every city's verdict, parted by state and by whether it is in the denominator; of the selections asked for last, kept."""
    return lately(base, _states, _SELECTIONS_KEPT)(selection)


def _states(base: Base, selection: Selection) -> States:
    return States(base, evaluate(base, selection), population(base, selection))


def tell_the_rest(draft: Draft, found: States, keys: tuple[str, ...]) -> None:
    """Tables and notes for the cities that are not *yes*."""
    if found.yes_outside:
        draft.city_table(
            ("Yes, outside the set counted over", "符合，但在统计范围之外"),
            found.yes_outside,
            keys,
            "yes",
            found.reasons,
        )
        names = draft.cities(found.yes_outside)
        draft.note("assumption", f"Counted over the {len(found.population.cities)} cities that a source covers completely; "
                   f"{names} also meets the condition, outside that set, and is listed apart.",
                   f"按来源完整覆盖的{len(found.population.cities)}个城市统计；{names}也符合条件，但不在该范围内，另列。")  # fmt: skip
    if found.no:
        draft.city_table(("No per source", "来源表明不符合"), found.no, keys, "no", found.reasons)
    if found.unknown:
        draft.city_table(("Unknown", "未知"), found.unknown, keys, "unknown", found.reasons)
        draft.note("missing", f"Unknown for {len(found.unknown)} of them: {draft.cities(found.unknown[:12])}.",
                   f"其中{len(found.unknown)}个未知：{draft.cities(found.unknown[:12])}。")  # fmt: skip
    if found.out:
        draft.city_table(("Out of scope", "不在范围内"), found.out, keys, "out_of_scope", found.reasons)
        draft.note("missing", f"Not assessed or out of scope: {draft.cities(found.out[:12])}.",
                   f"未被评估或不在范围内：{draft.cities(found.out[:12])}。")  # fmt: skip
    if found.unknown_outside and not found.population.asked:
        draft.note("missing", f"For {found.unknown_outside} further cities no source speaks: unknown, not no.",
                   f"另有{found.unknown_outside}个城市没有来源涉及：未知，并非“没有”。")  # fmt: skip


def shown_columns(base: Base, selection: Selection) -> tuple[str, ...]:
    """The attributes that show why a city is in a selection."""
    keys: list[str] = []
    for part in flat(selection.conditions):
        match part:
            case HasRegulation():
                keys += ["regulation", "regulation.adopted", "regulation.in_force"]
            case HasPath():
                keys += ["path_type"]
            case HasBody():
                keys += ["body", "body.established", "body.lead"]
                keys += ["regulation.adopted"] if part.law else []
            case ScoreTest():
                keys += [f"{part.measure}:{part.indicator}"]
            case LagTest():
                keys += ["body", "body.established"] if part.since == "body" else []
                keys += ["regulation", "regulation.adopted", "regulation.in_force"]
            case GapTest():
                keys += [f"{part.measure}:{part.left}", f"{part.measure}:{part.right}"]
            case InTier():
                keys += ["tier"]
            case HasPolicy():
                keys += [f"policies:{part.sort or ''}"]
            case HasPractice():
                keys += [f"practices:{part.theme or part.text or ''}"]
            case _:
                keys += {"place": ["region"], "group": ["level"], "network": [], "edition": []}.get(part.on, [])
    return tuple(dict.fromkeys(keys))


def default_order(base: Base, selection: Selection) -> str | None:
    """Laws by date of adoption, bodies by year, scores from the top; else by name."""
    for part in flat(selection.conditions):
        if part.negate:
            continue
        if isinstance(part, HasRegulation):
            return "regulation.adopted"
        if isinstance(part, HasBody):
            return "body.established"
        if isinstance(part, ScoreTest):
            return f"score:{part.indicator}"
    return None
