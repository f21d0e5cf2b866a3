"""The kind that links cases to scores: a condition, or a grouping, against indicators of one edition."""

from collections.abc import Sequence
from typing import Literal, Self
from urllib.parse import urlencode

from pydantic import Field, model_validator

from kb.query.answer import Cell, Chart, Language, Ref, Value
from kb.query.base import Base
from kb.query.drafting import caveats
from kb.query.drafting.case_measures import measure_outcome
from kb.query.drafting.case_notes import MOST_NAMED, tell_comparison, tell_unknown
from kb.query.drafting.case_tables import (
    Pair,
    case_table,
    cell_name,
    clock_words,
    comparison_table,
    group_table,
    left_out_table,
    p_words,
    plain,
    signed,
    tier_table,
    versus,
)
from kb.query.drafting.draft import Draft
from kb.query.drafting.part import drawn_part
from kb.query.drafting.warnings import warn_about_dates, warn_about_groups, warn_about_selection
from kb.query.marking.indicators import scored_indicators
from kb.query.plan import Outcome, Plan, plan_json, plan_url
from kb.query.selection.attributes import Attribute, attribute
from kb.query.selection.cases import Cases, Look, find_cases, looks, other_indices
from kb.query.selection.conditions import Condition, InTier, Selection
from kb.query.selection.describe import selection_words
from kb.query.selection.evaluate import flat, members

Grouping = Literal["path_type", "region", "tier", "body.lead_type", "level", "country"]
CaseAsk = Literal["table", "higher", "lower", "delta", "shift", "p", "smallest_p", "power"]
MOST_LOOKED_AT = 2_000  # cities of the base of which each is asked for its group
SHOWN_WITH = {"regulation": ("regulation", "regulation.adopted", "regulation.in_force"), "lag": ("regulation.lag",),
              "body": ("body", "body.established", "body.lead_type"), "path": ("path_type",), "policy": ("policies:",), "place": ("region",)}  # fmt: skip
MEETS: tuple[Pair, Pair] = (("meets the condition", "符合条件"), ("does not", "不符合"))
SIDES: tuple[Pair, Pair] = (("first group", "前组"), ("second group", "后组"))


class Relate(Plan):
    """Link cases to scores: do cities that meet a condition stand higher than those that do not, and may that be said?"""

    kind: Literal["relate"] = "relate"
    indicators: tuple[str, ...] = Field(min_length=1, max_length=40, description="Indicators of one edition.")
    condition: Selection = Field(default=Selection(), description="The first group: the cities that meet this.")
    against: Selection | None = Field(
        default=None,
        description="The second group; without it, the cities that do not meet the condition per a source.",
    )
    among: Selection = Field(default=Selection(), description="Only these cities; without conditions, all.")
    by: Grouping | None = Field(default=None, description="Instead of a condition: groups by this, described only.")
    ask: CaseAsk = Field(default="table", description="What the headline answers; the tables are the same.")
    examples = ("Do cities with a lifelong learning law score higher in iSLEC?", "有终身学习立法的城市得分更高吗？")

    @model_validator(mode="after")
    def _one_way_to_group(self) -> Self:
        if bool(self.condition.conditions) == bool(self.by):
            raise ValueError("give either a condition or by, the attribute to group by")
        return self

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        zh = language == "zh"
        scores = [attribute(base, f"score:{indicator}").label[zh] for indicator in self.indicators]
        score = scores[0] if len(scores) == 1 else _edition_of(base, self.indicators[0])[zh] + (
            f"的{len(scores)}个指标" if zh else f", {len(scores)} indicators")  # fmt: skip
        among = selection_words(base, self.among, language) if self.among.conditions else ""
        if self.by:
            what = attribute(base, self.by).label[zh]
            return f"{score}：按“{what}”分组" + (f"；{among}" if among else "") if zh else (
                f"{score} by {what[:1].lower() + what[1:]}" + (f"; {among}" if among else ""))  # fmt: skip
        first = selection_words(base, self.condition, language)
        other = (
            selection_words(base, self.against, language)
            if self.against
            else ("不符合者" if zh else "those that do not")
        )
        if zh:
            return f"{score}：{first}，与{other}相比" + (f"；范围：{among}" if among else "")
        return f"{score}: {first}, against {other}" + (f"; among {among}" if among else "")

    def run(self, draft: Draft) -> Outcome:
        """Every case by name, the comparison on both clocks, the same within tiers, and what may be said."""
        base = draft.base
        refusal = cannot_link(base, self.indicators, self.condition, self.against, self.among)
        if refusal:
            return refusal
        if self.by:
            return self._groups(draft)
        edition = base.editions[base.indicators[self.indicators[0]].edition]
        cases = find_cases(base, self.condition, self.against, self.among, edition.date)
        found = [one for split in cases.splits for one in looks(base, self.indicators, split)]
        first = found[0]
        if not first.left or not first.right:
            return self._one_sided(draft, cases, first)
        several = len(self.indicators) > 1
        labels = [_look_label(draft, one, several) for one in found]
        comparison_table(draft, found, edition, ("Comparison", "比较"), labels)
        within = (
            []
            if several or any(isinstance(part, InTier) for part in self._facts())
            else tier_table(draft, first, edition)
        )
        keys = dict.fromkeys(key for part in self._facts() for key in SHOWN_WITH.get(part.on, ()))
        tiered = any(base.cities[city].tier for city in first.values)
        case_table(draft, cases, found, SIDES if self.against else MEETS, [*keys, *(["tier"] if tiered else [])])
        left_out_table(draft, cases, first, [*cases.covering, edition])
        tell_comparison(draft, cases, found, edition, self.condition)
        for side in (self.condition, *((self.against,) if self.against else ()), self.among):
            warn_about_selection(draft, side, None)
        warn_about_dates(draft, self.condition, [f"score:{first.indicator}"], first.left)
        draft.chart = _chart(draft, first, SIDES if self.against else MEETS)
        self._suggest(draft)
        return self._outcome(draft, found, within)

    def _suggest(self, draft: Draft) -> None:
        """The page with every case as a named dot, and the same over all indicators of the edition at once."""
        page = "/relate?" + urlencode({"plan": plan_json(self), "lang": draft.language})
        draft.suggest(
            "Every case as a named dot, with the dates of laws and bodies", "逐个案例的点图，以及立法与机构的时间", page
        )
        every = scored_indicators(draft.base, draft.base.indicators[self.indicators[0]].edition)
        if len(self.indicators) == 1 < len(every) <= 40:
            more = self.model_copy(update={"indicators": every, "ask": "table"})
            draft.suggest(f"The same over all {len(every)} indicators, p corrected for their number",
                          f"对全部{len(every)}个指标作同样的比较，并校正p值", plan_url(more, draft.language))  # fmt: skip

    def _facts(self) -> list[Condition]:
        return list(flat((*self.condition.conditions, *(self.against.conditions if self.against else ()))))

    def _one_sided(self, draft: Draft, cases: Cases, found: Look) -> Outcome:
        """Nothing to compare: one of the groups has no city with a score."""
        edition = draft.base.editions[draft.base.indicators[found.indicator].edition]
        left_out_table(draft, cases, found, [*cases.covering, edition])
        caveats.no_data(draft, found.missing)
        met, rest = len(found.left), len(found.right)
        english = f"{met} cities of the first group and {rest} of the second have a score in {edition.name}: there is nothing to compare."
        chinese = f"前组有{met}个城市、后组有{rest}个城市在{edition.name_zh}中有分数：无法比较。"
        if not rest and not self.against:
            english += " No source denies the condition for any city, and unknown is not “no”."
            chinese += "没有来源表明哪个城市不符合该条件，而未知不等于“否”。"
        return Outcome("no_data", (english, chinese))

    def _groups(self, draft: Draft) -> Outcome:
        """Several groups: dots, ranges, the share above the mean; never a test."""
        base, indicator = draft.base, self.indicators[0]
        column, score = attribute(base, str(self.by)), attribute(base, f"score:{indicator}")
        edition = base.editions[base.indicators[indicator].edition]
        groups, labels, rest = grouped_cities(base, indicator, str(self.by), self.among, draft.language)
        if len(groups) < 2:
            return Outcome("no_data", (f"Fewer than two groups have a city with a score in {edition.name}.",
                                       f"在{edition.name_zh}中有分数的城市不足两组。"))  # fmt: skip
        group_table(draft, indicator, groups, labels, edition)
        draft.note("assumption", f"Method: {len(groups)} groups of {edition.name} described by n, median, lowest and highest score, and the share above the mean "
                   "of all cities; no test, no ranking of groups (description before inference: Tukey 1977).",
                   f"方法：以n、中位数、最低与最高得分及高于全部城市均值的占比描述{edition.name_zh}的{len(groups)}组；不作检验，不给各组排名"
                   "（先描述后推断：Tukey 1977）。")  # fmt: skip
        known, scores = [city for cities in groups.values() for city in cities], base.printed(indicator)
        draft.city_table(("Cases", "案例"), known, (column.key, score.key))
        tell_unknown(draft, rest)
        self._tell_unscored(draft, column)
        caveats.not_a_sample(draft)
        caveats.rounding(draft, edition.decimals)
        warn_about_groups(draft, str(self.by), [len(cities) for cities in groups.values()], ("median", "中位数"))
        draft.chart = Chart(title=score.label[draft.language == "zh"], unit=None, points=[
            {"label": draft.city(city).name, "value": scores[city], "group": cell_name(labels[key])}
            for key, cities in zip(groups, drawn_part(draft, [*groups.values()]), strict=True) for city in cities])  # fmt: skip
        sizes = sorted(len(cities) for cities in groups.values())
        english = f"{score.label[0]} by {column.label[0].lower()}: {len(groups)} groups of {sizes[0]} to {sizes[-1]} cities, described only."
        return Outcome("answered", (english, f"按“{column.label[1]}”分组的{score.label[1]}：共{len(groups)}组，每组{sizes[0]}至{sizes[-1]}个城市，仅作描述。"),
                       Value(type="table"))  # fmt: skip

    def _tell_unscored(self, draft: Draft, column: Attribute) -> None:
        """Caveat 6: the cities of the groups that have no score, by name where they are few."""
        base, scores = draft.base, set(draft.base.printed(self.indicators[0]))
        if len(base.cities) > MOST_LOOKED_AT:
            return
        among = [city for city in members(base, self.among) if city not in scores]
        missing = [city for city in among if column.read(base, city, draft.language).value is not None]
        if len(missing) <= MOST_NAMED:
            caveats.no_data(draft, missing)
        else:
            draft.note("missing", f"Coverage. No data for {len(missing)} further cities of these groups: not counted as “no”.",
                       f"覆盖。各组中另有{len(missing)}个城市没有数据：不计为“否”。")  # fmt: skip

    def _outcome(self, draft: Draft, found: Sequence[Look], within: Sequence[tuple[Pair, Look]]) -> Outcome:
        base, first = draft.base, found[0]
        edition = base.editions[base.indicators[first.indicator].edition]
        sentences = (
            [_many(draft, found)] if len(self.indicators) > 1 else [_finding(base, first, self.against is not None)]
        )
        clocks = {one.split.clock: one for one in found if one.indicator == first.indicator}
        then = clocks.get("score_date")
        if then is not None and {*then.left} != {*first.left}:
            sentences.append(_then(then, edition.date))
        if first.verdict in ("higher", "lower"):
            sentences += [_inside(name, one) for name, one in within if one.contrast]
        english, chinese = (
            "; ".join(pair[0] for pair in sentences) + ".",
            "；".join(pair[1] for pair in sentences) + "。",
        )
        match self.ask:
            case "table":
                return Outcome("answered", (english, chinese), Value(type="table"))
            case "higher" | "lower":
                pass
            case measure:
                rest = ("; ".join(pair[0] for pair in sentences), "；".join(pair[1] for pair in sentences))
                return measure_outcome(first, measure, edition, rest)
        told = _told(list(clocks.values()), self.ask)
        opening = {None: ("Unknown: it cannot be told. ", "未知，无法断定。"), True: ("Yes, in these data. ", "就这些数据而言，是。"),
                   False: ("No, in these data. ", "就这些数据而言，否。")}[told]  # fmt: skip
        return Outcome("answered", (opening[0] + english, opening[1] + chinese), Value(type="boolean", boolean=told))


def grouped_cities(
    base: Base, indicator: str, by: str, among: Selection, language: Language
) -> tuple[dict[str, list[str]], dict[str, Cell], list[str]]:
    """The cities with a score by group, highest first; the names of the groups; the cities of no known group."""
    column = attribute(base, by)
    values = base.printed(indicator).known(members(base, among))
    groups: dict[str, list[str]] = {}
    labels: dict[str, Cell] = {}
    rest: list[str] = []
    for city in sorted(values, key=lambda city: (-values[city], city)):
        value = column.read(base, city, language).value
        if value is None:
            rest.append(city)
            continue
        key = value.id if isinstance(value, Ref) else str(value)
        labels.setdefault(key, value)
        groups.setdefault(key, []).append(city)
    return groups, labels, rest


def cannot_link(base: Base, indicators: Sequence[str], *selections: Selection | None) -> Outcome | None:
    """Why scores are not linked: they are of two indices, or not published."""
    editions = {base.indicators[indicator].edition for indicator in indicators}
    edition = min(editions)
    others = [*sorted(editions - {edition}), *other_indices(base, edition, *selections)]
    if others:
        names = [base.editions[ident] for ident in (edition, others[0])]
        return Outcome("unsupported", (f"{names[0].name} and {names[1].name} measure different things at different times in different "
                                       "cities: one is never set against the other.",
                                       f"{names[0].name_zh}与{names[1].name_zh}的内容、时间和城市都不同，不作相互比较。"))  # fmt: skip
    silent = [indicator for indicator in indicators if indicator not in base.scores]
    if silent:
        name = base.names_of(f"indicator:{silent[0]}")
        return Outcome("no_data", (f"No scores of {name[0]} are published.", f"没有公布{name[1]}的得分。"))
    return None


def _edition_of(base: Base, indicator: str) -> Pair:
    return base.names_of(f"edition:{base.indicators[indicator].edition}")


def _look_label(draft: Draft, found: Look, several: bool) -> Pair:
    """What a row of the comparison is: the clock, and the indicator where there are several."""
    date = draft.base.editions[draft.base.indicators[found.indicator].edition].date
    clock = clock_words(found.split, date)
    if not several:
        return clock
    name = draft.base.names_of(f"indicator:{found.indicator}")
    return f"{name[0]}, {clock[0]}", f"{name[1]}（{clock[1]}）"


def _finding(base: Base, found: Look, against: bool) -> Pair:
    """Medians, effect and interval of one look, and what they leave open."""
    edition = base.editions[base.indicators[found.indicator].edition]
    name = attribute(base, f"score:{found.indicator}").label
    left, right = plain(found.median(found.left), edition), plain(found.median(found.right), edition)
    n, m = len(found.left), len(found.right)
    if against:
        english = f"{name[0]}: median {left} in the first group of {n}, {right} in the second of {m}"
        chinese = f"{name[1]}：前组{n}城中位数{left}，后组{m}城中位数{right}"
    else:
        english = f"{name[0]}: median {left} in the {n} cities that meet the condition, {right} in the {m} that do not"
        chinese = f"{name[1]}：符合条件的{n}城中位数{left}，不符合的{m}城中位数{right}"
    if found.contrast is None:
        return f"{english}; described, not tested", f"{chinese}；仅作描述，不作检验"
    shift = found.contrast.shift
    low, middle, high = (signed(value, edition.decimals) for value in (shift.low, shift.estimate, shift.high))
    level = f"{float(shift.confidence) * 100:.1f}"
    says = {"open": ("which leaves open who is higher", "无法判断孰高孰低"), "higher": ("the first is higher", "前组较高"),
            "lower": ("the first is lower", "前组较低"), "untested": ("", "")}[found.verdict]  # fmt: skip
    return (f"{english}; shift {middle}, {level} % interval {low} to {high}, {says[0]}",
            f"{chinese}；位移{middle}，{level}%区间{low}至{high}，{says[1]}")  # fmt: skip


def _many(draft: Draft, found: Sequence[Look]) -> Pair:
    """How many of several indicators stand after the correction, never how many look striking before it."""
    printed = [one for one in found if one.split.clock == "printed"]
    firm = [one for one in printed if one.verdict in ("higher", "lower")]
    names = draft.listed(draft.ref(f"indicator:{one.indicator}").name for one in firm)
    sizes, tested = versus(printed[0]), any(one.contrast for one in printed)
    if not tested:
        return (
            f"{len(printed)} indicators over {sizes[0]} cities: described, not tested",
            f"{len(printed)}个指标，{sizes[1]}：仅作描述，不作检验",
        )
    least = p_words(min((one.adjusted for one in printed if one.adjusted is not None), default=None))
    english = f"Of {len(printed)} indicators over {sizes[0]} cities {len(firm) or 'none'} differ after Holm's correction (smallest p {least})"
    shown = f"有{len(firm)}个" if firm else "没有一个"
    chinese = f"{len(printed)}个指标（{sizes[1]}）中，经Holm校正后{shown}显示差异（最小p值{least}）"
    return (f"{english}: {names}", f"{chinese}：{names}") if firm else (english, chinese)


def _then(found: Look, date: str) -> Pair:
    """The same at the score's date, in a clause."""
    sizes = versus(found)
    if found.contrast is None:
        return (
            f"by the score's date ({date}) the groups are {sizes[0]}, too few to test",
            f"截至分数日期（{date}）为{sizes[1]}，过少而不作检验",
        )
    says = {"open": ("which leaves it open too", "同样无法判断"), "higher": ("the first is higher", "前组较高"),
            "lower": ("the first is lower", "前组较低"), "untested": ("", "")}[found.verdict]  # fmt: skip
    return (
        f"by the score's date ({date}) the groups are {sizes[0]}, {says[0]}",
        f"截至分数日期（{date}）为{sizes[1]}，{says[1]}",
    )


def _inside(name: Pair, found: Look) -> Pair:
    """The same among cities of one tier, in a clause."""
    sizes = versus(found)
    says = {"open": ("it stays open", "无法判断"), "higher": ("the first is higher", "前组较高"),
            "lower": ("the first is lower", "前组较低"), "untested": ("", "")}[found.verdict]  # fmt: skip
    return f"within one tier ({name[0]}, {sizes[0]}) {says[0]}", f"同一级别内（{name[1]}，{sizes[1]}）{says[1]}"


def _told(clocks: Sequence[Look], ask: str) -> bool | None:
    """Yes or no only when every clock says the same and says it firmly; else nothing can be told."""
    verdicts = {one.verdict for one in clocks}
    return None if len(verdicts) > 1 or not verdicts <= {"higher", "lower"} else verdicts == {ask}


def _chart(draft: Draft, found: Look, names: tuple[Pair, Pair]) -> Chart:
    title = attribute(draft.base, f"score:{found.indicator}").label
    points = [{"label": draft.city(city).name, "value": found.values[city], "group": draft.tell(*name)}
              for side, name in zip(drawn_part(draft, (found.left, found.right)), names, strict=True) for city in side]  # fmt: skip
    return Chart(title=draft.tell(*title), unit=None, points=points)
