"""Kinds about closeness: similar cities, and how two things are connected in the graph."""

from collections.abc import Collection
from typing import Literal, cast

from pydantic import Field

from kb.analysis.graph import Route
from kb.analysis.similarity import Neighbour, Profiles, nearest_among, profiles_of
from kb.errors import KbError
from kb.model import Predicate
from kb.query.answer import Language, TableRow, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.neighbours import tell_firm_neighbour
from kb.query.drafting.ties import ties, ways
from kb.query.drafting.weighing_tables import HANDBOOK
from kb.query.kinds.comparing import Compare
from kb.query.kinds.measuring import counted
from kb.query.plan import Outcome, Plan
from kb.query.selection.attributes import attribute
from kb.query.selection.conditions import NamedCities, Selection
from kb.query.selection.describe import selection_words
from kb.store.scores import scores_of

MORE = 5  # further routes that are read for each thing left out
KEPT = 4  # editions and levels whose profiles are kept


class Similar(Plan):
    """The cities whose index profile is nearest to a city's, with what drives the distance."""

    kind: Literal["similar"] = "similar"
    city: str
    edition: str
    level: int = Field(default=2, ge=1, le=9, description="Level of the indicators compared.")
    indicators: tuple[str, ...] = Field(default=(), description="Instead of a level, these indicators of the edition.")
    among: Selection = Field(
        default=Selection(), description="Only these cities may be the nearest; without conditions, all."
    )
    expect: str | None = Field(default=None, description="Whether this city is the nearest of them.")
    limit: int = Field(default=5, ge=1, le=100)
    examples = ("Which city is most similar to Los Angeles in the Global Smart Cities data?", "哪个城市与武汉最相似？")

    def words(self, base: Base, language: Language) -> str:
        """The comparison in words."""
        zh = language == "zh"
        city, edition = base.names_of(f"city:{self.city}")[zh], base.names_of(f"edition:{self.edition}")[zh]
        parts = ("、" if zh else ", ").join(base.names_of(f"indicator:{part}")[zh] for part in self.indicators)
        over = (f"按{parts}，" if zh else f" by {parts}") if parts else ""
        who = selection_words(base, self.among, language) if self.among.conditions else "城市" if zh else "cities"
        told = (
            f"{over}在{edition}中与{city}最相似的{who}" if zh else f"most similar to {city} in {edition}{over}: {who}"
        )
        if self.expect is None:
            return told
        expected = base.names_of(f"city:{self.expect}")[zh]
        return f"{told}，是否为{expected}" if zh else f"{told}; is it {expected}?"

    def run(self, draft: Draft) -> Outcome:
        """Euclidean distance over standardised indicators of one level, nearest first."""
        base = draft.base
        if not base.is_assessed(self.city, self.edition):
            name, edition = draft.city(self.city), base.names_of(f"edition:{self.edition}")
            return Outcome("no_data", (f"{name.name_en} is not assessed in {edition[0]}, so it has no profile to compare.",
                                       f"{name.name_zh}未被{edition[1]}评估，没有可比较的剖面。"))  # fmt: skip
        try:
            wanted, profiles = self._profiles(base)
        except KbError:
            return Outcome("no_data", (f"No indicator of level {self.level} has a value for every city, so no profiles can be compared.",
                                       f"第{self.level}级没有所有城市都有数值的指标，无法比较剖面。"))  # fmt: skip
        reasons = counted(draft, self.among) if self.among.conditions else {}
        found = self._nearest(profiles, reasons)
        if not found:
            return Outcome(
                "no_data", ("None of these cities has a profile here to compare.", "这些城市在此没有可比较的剖面。")
            )
        rows, own = [], scores_of(base.scores, self.city)
        for place, neighbour in enumerate(found, 1):
            drivers = [draft.ref(f"indicator:{d.indicator}") for d in neighbour.drivers[:2]]
            others = scores_of(base.scores, neighbour.id)
            scores = [held[d.indicator] for d in neighbour.drivers for held in (own, others)]
            rows.append(TableRow(cells={"city": draft.city(neighbour.id), "place": place,
                                        "distance": round(neighbour.distance, 3), "drivers": drivers},
                                 evidence=draft.cite([*scores, *reasons.get(neighbour.id, ())])))  # fmt: skip
        draft.table(("Most similar", "最相似的城市"), [
            draft.column("city", "City", "城市"), draft.column("place", "Place", "位次"),
            draft.column("distance", "Distance (standard deviations)", "距离（标准差）"),
            draft.column("drivers", "Largest differences", "差异最大的指标")], rows)  # fmt: skip
        draft.note("assumption", f"Method: Euclidean distance over {len(wanted)} indicators{f' of level {self.level}' if not self.indicators else ''}, each divided by its standard deviation "
                   f"over the cities assessed; the {len(found)} nearest ({HANDBOOK}, step 4).",
                   f"方法：在{f'第{self.level}级的' if not self.indicators else ''}{len(wanted)}个指标上，以所评城市的标准差标准化后的欧氏距离；列出最近的{len(found)}个（{HANDBOOK}，第4步）。")  # fmt: skip
        if not self.among.conditions:
            columns = {indicator: base.printed(indicator) for indicator in wanted}
            tell_firm_neighbour(draft, columns, profiles.things, self.city, f"{self.edition}:{','.join(wanted)}")
        first, name = draft.city(found[0].id), draft.city(self.city)
        if self.expect is not None:
            holds = found[0].id == self.expect
            word = ("Yes", "是") if holds else ("No", "否")
            return Outcome("answered", (f"{word[0]}: of these, {first.name_en} is most similar to {name.name_en}.",
                                        f"{word[1]}：其中与{name.name_zh}最相似的是{first.name_zh}。"),
                           Value(type="boolean", boolean=holds))  # fmt: skip
        items = [draft.city(neighbour.id) for neighbour in found]
        return Outcome("answered", (f"{first.name_en} is most similar to {name.name_en}.", f"与{name.name_zh}最相似的是{first.name_zh}。"),
                       Value(type="entities", entity="city", items=items, ordered=True))  # fmt: skip

    def _nearest(self, profiles: Profiles, among: Collection[str]) -> list[Neighbour]:
        """The nearest of the cities that may be it, in their order."""
        if not self.among.conditions:
            return nearest_among(profiles, self.city, self.limit)
        found = [one for one in nearest_among(profiles, self.city) if one.id in among]
        return found[: 1 if self._rivals else self.limit]

    @property
    def _rivals(self) -> bool:
        """*More like Tokyo or Berlin?*: one of those named is the answer."""
        return any(isinstance(part, NamedCities) and not part.negate for part in self.among.conditions)

    def _profiles(self, base: Base) -> tuple[list[str], Profiles]:
        """The indicators compared and the profiles over them; those asked for last are kept."""
        kept = cast(dict[tuple[str, object], tuple[list[str], Profiles]], base.worked_out.setdefault("profiles", {}))
        key = (self.edition, self.indicators or self.level)
        if key in kept:
            return kept[key]
        wanted = [row.id for row in base.indicators.values() if row.id in base.scores and row.edition == self.edition
                  and (row.id in self.indicators if self.indicators else row.level == self.level and row.weight)]  # fmt: skip
        columns = {indicator: base.printed(indicator) for indicator in wanted}
        cities = sorted({city for column in columns.values() for city in column})
        for oldest in list(kept)[: max(0, len(kept) - KEPT + 1)]:
            kept.pop(oldest, None)
        kept[key] = found = wanted, profiles_of(columns, cities)
        return found


class Connect(Plan):
    """How two things are connected: the shortest routes through the graph in words, each step cited."""

    kind: Literal["connect"] = "connect"
    start: str = Field(description="A key such as city:beijing.")
    end: str | None = Field(default=None, description="A second key; without it, the neighbours are listed.")
    without: tuple[str, ...] = Field(default=(), description="Keys of things that the routes must not pass.")
    attribute: str | None = Field(default=None, description="Of two cities, only what they have in common of this.")
    direct: bool = Field(
        default=False, description="Only a tie between the two, or one thing that both are tied to and that is no city."
    )
    limit: int = Field(default=5, ge=1, le=50)
    examples = ("How are Beijing and Taiyuan related?", "北京和太原有什么关系？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        first = base.names_of(self.start)
        if self.end is None:
            return f"{first[1]}的关联" if language == "zh" else f"what {first[0]} is connected with"
        second = base.names_of(self.end)
        apart = [base.names_of(key) for key in self.without]
        beside = (
            (f", apart from {', '.join(name[0] for name in apart)}", f"，{'、'.join(name[1] for name in apart)}除外")
            if apart
            else ("", "")
        )
        of = attribute(base, self.attribute).label if self.attribute else None
        by = (f" by {of[0]}", f"（{of[1]}）") if of else ("", "")
        near = ("directly ", "直接") if self.direct else ("", "")
        return (f"{first[1]}与{second[1]}之间的{near[1]}关联{by[1]}{beside[1]}" if language == "zh"
                else f"how {first[0]} and {second[0]} are {near[0]}connected{by[0]}{beside[0]}")  # fmt: skip

    def run(self, draft: Draft) -> Outcome:
        """Routes, cheapest first, those over places alone last; a step is a typed edge with its citation."""
        if self.end is None:
            return self._neighbours(draft)
        if self.attribute:
            cities = tuple(key.removeprefix("city:") for key in (self.start, self.end))
            return Compare(cities=cities, attributes=(self.attribute,), ask="shared").run(draft)
        found = ways(draft.base, self.start, self.end, self.limit + MORE * len(self.without))
        found = [route for route in found if not self._passes(route)][: self.limit]
        found = sorted(found, key=_only_lies)
        first, second = draft.ref(self.start), draft.ref(self.end)
        further, found = found, [route for route in found if not self.direct or _is_direct(route)]
        if further and not found:
            way = route_words(draft, further[0])
            return Outcome("no_data", (f"No source ties {first.name_en} and {second.name_en} directly; the nearest way is {way}.",
                                       f"没有来源把{first.name_zh}与{second.name_zh}直接联系起来；最近的间接路线：{way}。"))  # fmt: skip
        if not found:
            return Outcome("no_data", (f"No route of up to four steps connects {first.name_en} and {second.name_en}.",
                                       f"{first.name_zh}与{second.name_zh}之间没有四步以内的关联。"))  # fmt: skip
        rows = []
        for number, route in enumerate(found, 1):
            cells = [(step.source) for step in route.steps if step.source]
            evidence = [ident for cell in cells for ident in draft.book.cite(None, cell)]
            rows.append(TableRow(cells={"route": route_words(draft, route), "steps": len(route.steps), "place": number},
                                 evidence=list(dict.fromkeys(evidence))))  # fmt: skip
        draft.table(("Routes", "路线"), [draft.column("route", "Route", "路线"), draft.column("steps", "Steps", "步数"),
                                       draft.column("place", "Place", "次序")], rows)  # fmt: skip
        text = str(rows[0].cells["route"])
        return Outcome("answered", (text, text), Value(type="text", text=text))

    def _passes(self, route: Route) -> bool:
        """Whether a route goes through something that is left out."""
        return any(step.end in self.without for step in route.steps)

    def _neighbours(self, draft: Draft) -> Outcome:
        steps, count = ties(draft.base, self.start)
        if count > len(steps):
            draft.note("default", f"The first {len(steps)} of {count} connections are listed.",
                       f"共{count}条关联，此处列出前{len(steps)}条。")  # fmt: skip
        rows = [TableRow(cells={"relation": predicate_words(draft, step.predicate, step.forward), "thing": draft.ref(step.end)},
                         evidence=draft.book.cite(None, step.source) if step.source else []) for step in steps]  # fmt: skip
        draft.table(("Connections", "关联"), [draft.column("relation", "Relation", "关系"),
                                            draft.column("thing", "Thing", "对象")], rows)  # fmt: skip
        name = draft.ref(self.start)
        return Outcome("answered" if rows else "no_data",
                       (f"{name.name_en} has {count} connections.", f"{name.name_zh}有{count}条关联。"),
                       Value(type="table"))  # fmt: skip


def _only_lies(route: Route) -> bool:
    """Whether a route tells of nothing but where things lie, which no document need say."""
    return len(route.steps) > 2 and all(node.startswith(("city:", "place:")) for node in route.nodes)


def _is_direct(route: Route) -> bool:
    """Whether a route is one tie, or passes one thing that both ends have and that is no city."""
    return len(route.steps) == 1 or (len(route.steps) == 2 and not route.nodes[1].startswith("city:"))


def predicate_words(draft: Draft, predicate: str, forward: bool) -> str:
    """A relation in words, in the direction it is walked."""
    row = draft.base.store.get(Predicate, predicate)
    if row is None:
        return predicate.replace("-", " ")
    return draft.tell(row.label, row.label_zh) if forward else draft.tell(row.inverse, row.inverse_zh)


def route_words(draft: Draft, route: Route) -> str:
    """A route as one line: thing – relation → thing."""
    parts = [draft.ref(route.steps[0].start).name]
    for step in route.steps:
        parts.append(f"– {predicate_words(draft, step.predicate, step.forward)} → {draft.ref(step.end).name}")
    return " ".join(parts)
