"""Kinds about the weights of an index: weights of your own, and all weights there are."""

from collections.abc import Sequence
from fractions import Fraction
from math import comb
from typing import Annotated, Literal

from pydantic import Field

from kb.analysis.dominance import Dominance
from kb.analysis.envelope import Envelope as Bounds
from kb.analysis.envelope import envelope
from kb.analysis.exact import exact, rounded
from kb.analysis.normalise import Normalisation
from kb.analysis.ranksample import RankSample, check_size, sort_ranks
from kb.analysis.robustness import MOST_DRAWS, order_is_sure, sure_rank
from kb.analysis.summands import summands
from kb.analysis.weights import Aggregation, Placed, Reweighed, Scheme, average_shift, reweigh, weights_in_whole
from kb.analysis.weightspace import GENERATOR, Integers, Matrix, lattice, rank_rows, uniform_weights
from kb.query.answer import Cell, Chart, Column, Language, TableRow, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.part import charted
from kb.query.drafting.weighed import Weighed, dominance_among, weighed
from kb.query.drafting.weighing_tables import (
    HANDBOOK,
    cannot_weigh,
    common_caveats,
    dominance_table,
    influence_table,
    not_among,
    percent,
    scores_table,
    spread,
    too_many,
    weights_table,
)  # fmt: skip
from kb.query.plan import Outcome, Plan
from kb.query.selection.conditions import Selection
from kb.query.selection.describe import selection_words

Pair = tuple[str, str]
OneWeight = Annotated[float, Field(ge=0, le=1_000_000)]
AGGREGATIONS: dict[str, Pair] = {
    "arithmetic": ("arithmetic mean", "算术平均"),
    "geometric": ("geometric mean", "几何平均"),
}
NORMALISATIONS: dict[str, Pair] = {
    "printed": ("as printed", "原文数值"), "max": ("share of the best", "与最大值之比"), "min-max": ("min-max", "极差标准化"),
    "z": ("z score", "z分数"), "rank": ("percentile rank", "百分位排名"),
}  # fmt: skip
HEADLINE = ("With these weights: {first}; {moved} of {count} cities change rank, {shift} places on average.",
            "按此权重：{first}；{count}个城市中有{moved}个名次变化，平均变动{shift}位。")  # fmt: skip
MOVES = {"moved": ("; who changes rank most", "；名次变化最大的城市"), "gained": ("; who gains most places", "；名次上升最多的城市"),
         "lost": ("; who loses most places", "；名次下降最多的城市")}  # fmt: skip
QUARTER = Fraction(1, 4)
COUNTS = {1: ("one", "1"), 2: ("two", "两"), 3: ("three", "三")}
LATTICE_STEPS, LATTICE_LIMIT = 100, 10_000
Ask = Literal["table", "best", "worst", "first_share"]


class Reweigh(Plan):
    """Recompute an index with weights of your own, another mean or another normalisation, and see the new order."""

    kind: Literal["reweigh"] = "reweigh"
    edition: str
    weights: dict[str, OneWeight] = Field(
        default={}, description="Weight by indicator id, in any scale; name all parts of a parent, 0 leaves one out.")  # fmt: skip
    aggregation: Aggregation = "arithmetic"
    normalisation: Normalisation = Field(
        default="printed", description="Of the published scores; raw data are not published."
    )
    level: int = Field(default=1, ge=1, le=9, description="Level whose printed scores are combined.")
    select: Selection = Field(
        default=Selection(), description="Cities to rank; without conditions, all that are assessed."
    )
    limit: int | None = Field(default=None, ge=1, le=10_000)
    city: str | None = Field(default=None, description="One city whose rank is told first; all are ranked.")
    ask: Literal["order", "moved", "gained", "lost"] = Field(
        default="order", description="The order, or the cities that change rank most: either way, upwards or downwards."
    )
    examples = ("Rank the iSLEC cities with equal weights for the three dimensions",
                "如果iSLEC三个维度权重相同，城市排名会怎样？")  # fmt: skip

    def words(self, base: Base, language: Language) -> str:
        """The scheme in words."""
        name = base.names_of(f"edition:{self.edition}")
        weights = ", ".join(
            f"{base.names_of(f'indicator:{key}')[language == 'zh']} {value:g}" for key, value in self.weights.items()
        )
        mean, scale = AGGREGATIONS[self.aggregation], NORMALISATIONS[self.normalisation]
        who = f"; {selection_words(base, self.select, language)}" if self.select.conditions else ""
        who += f"; {base.names_of(f'city:{self.city}')[language == 'zh']}" if self.city else ""
        if self.ask != "order":
            who += MOVES[self.ask][language == "zh"]
        if language == "zh":
            return f"重新计算{name[1]}：权重{weights or '按原文'}；{mean[1]}；{scale[1]}；第{self.level}级{who}"
        return f"recompute {name[0]} with weights {weights or 'as published'}; {mean[0]}; {scale[0]}; level {self.level}{who}"

    def run(self, draft: Draft) -> Outcome:
        """The new order beside the published one, the weights used, zeros that decide a geometric mean."""
        data = weighed(draft.base, self.edition, self.select)
        scheme = Scheme(
            {key: exact(value) for key, value in self.weights.items()}, self.aggregation, self.normalisation, self.level
        )
        refusal = cannot_weigh(draft, data, weights_in_whole(data.indicators, data.top, data.shares(scheme)))
        refusal = refusal or not_among(draft, data, self.city)
        if refusal:
            return refusal
        found = reweigh(data.indicators, data.scores, data.top, data.arithmetic, scheme)
        self._order(draft, data, found)
        weights_table(draft, data, found.shares, found.parts)
        scores_table(draft, data, list(found.parts))
        self._tell(draft, data, found)
        return self._outcome(draft, data, found)

    def _order(self, draft: Draft, data: Weighed, found: Reweighed) -> None:
        columns = [column for column in order_columns(draft) if column.key not in self._hidden]
        shown = self._shown(found)
        draft.long_table(("Order with these weights", "此权重下的排名"), columns, shown,
                         lambda placed: self._row(draft, data, found, placed), ("city", "zero"))  # fmt: skip
        draft.chart = Chart(title=draft.tell("Score with these weights", "此权重下的得分"), unit=None,
                            points=[{"label": draft.city(p.id).name, "value": self._value(data, p)} for p in charted(draft, shown)])  # fmt: skip

    @property
    def _hidden(self) -> set[str]:
        """Rounding is followed through an arithmetic mean of printed scores only; zeros matter to a geometric one only."""
        return ({"open"} if not self._traced else set()) | ({"zero"} if self.aggregation != "geometric" else set())

    def _shown(self, found: Reweighed) -> Sequence[Placed]:
        if self.limit is None:
            return found.order
        return [placed for placed in found.order if placed.rank <= self.limit]

    @property
    def _traced(self) -> bool:
        return self.aggregation == "arithmetic" and self.normalisation == "printed"

    def _value(self, data: Weighed, placed: Placed) -> float:
        decimals = data.edition.decimals if self.normalisation == "printed" else 4
        return float(rounded(placed.value, decimals))

    def _row(self, draft: Draft, data: Weighed, found: Reweighed, placed: Placed) -> TableRow:
        before = data.published_ranks[placed.id]
        cells: dict[str, Cell] = {
            "city": draft.city(placed.id), "rank": placed.rank, "value": self._value(data, placed),
            "published": before, "published_score": data.scores[data.top].get(placed.id), "shift": before - placed.rank,
        }  # fmt: skip
        if self._traced:
            cells["open"] = spread(placed.best, placed.worst)
        if self.aggregation == "geometric":
            cells["zero"] = [draft.ref(f"indicator:{part}") for city, part in found.zeros if city == placed.id] or None
        return draft.row(cells, data.rows(placed.id, found.parts))

    def _tell(self, draft: Draft, data: Weighed, found: Reweighed) -> None:
        parts = len([weight for weight in found.parts.values() if weight])
        mean, scale = AGGREGATIONS[self.aggregation], NORMALISATIONS[self.normalisation]
        draft.note("assumption",
                   f"Method: weighted {mean[0]} of {parts} published parts ({scale[0]}), weights scaled to sum to 1 within each "
                   f"parent, {len(found.order)} cities, ties share the better rank ({HANDBOOK}, steps 5 and 6).",
                   f"方法：对{parts}个已公布指标（{scale[1]}）作加权{mean[1]}，同级权重之和为1，共{len(found.order)}个城市，"
                   f"并列取较好名次（{HANDBOOK}，第5、6步）。")  # fmt: skip
        if self.normalisation != "printed":
            draft.note("caveat", "The normalisation is applied to the published scores; the data below them are not published.",
                       "标准化只作用于已公布的得分；其下级数据未公布。")  # fmt: skip
        if found.zeros:
            listed = draft.listed(
                draft.beside(draft.city(c).name, draft.ref(f"indicator:{part}").name) for c, part in found.zeros[:12]
            )
            draft.note("caveat", f"A zero makes the geometric mean zero, whatever the other parts: {listed}.",
                       f"只要有一个零，几何平均即为零：{listed}。")  # fmt: skip
        self._tell_stability(draft, data, found)
        common_caveats(draft, data, found.missing)

    def _tell_stability(self, draft: Draft, data: Weighed, found: Reweighed) -> None:
        """How firm the new order is: its first three, and the city that is asked for."""
        used = {part: weight for part, weight in found.parts.items() if weight}
        scores = summands(
            data.scores, used, [placed.id for placed in found.order], self.aggregation, self.normalisation
        )
        how = ("exact", "精确结果") if self._traced else ("computed to six decimals", "按六位小数计算")
        first = min(3, len(scores.cities))
        if order_is_sure(scores, used, QUARTER, first):
            told = (f"the order of the first {COUNTS[first][0]} does not depend on ±25 % in any weight",
                    f"任一权重变动±25%都不会改变前{COUNTS[first][1]}名的次序")  # fmt: skip
        else:
            told = (f"some change of ±25 % in the weights alters the order of the first {COUNTS[first][0]}",
                    f"权重变动±25%可能改变前{COUNTS[first][1]}名的次序")  # fmt: skip
        rank = self._firm(draft, scores, used, found)
        draft.note("caveat", f"Stability: {told[0]}{rank[0]} ({how[0]}).", f"稳定性：{told[1]}{rank[1]}（{how[1]}）。")

    def _firm(self, draft: Draft, scores: Matrix, used: dict[str, Fraction], found: Reweighed) -> tuple[str, str]:
        """Within which ranks the city asked for stays; one that a zero puts last stays where it is."""
        if not self.city:
            return "", ""
        rank, name = found.ranks[self.city], draft.city(self.city)
        bounds = sure_rank(scores, used, QUARTER, self.city) if self.city in scores.cities else (rank, rank)
        word = "at rank" if bounds[0] == bounds[1] else "within ranks"
        return f"; {name.name_en} stays {word} {spread(*bounds)}", f"；{name.name_zh}保持在第{spread(*bounds)}位"

    def _outcome(self, draft: Draft, data: Weighed, found: Reweighed) -> Outcome:
        moved = sum(rank != data.published_ranks[city] for city, rank in found.ranks.items())
        shift = rounded(average_shift(data.published_ranks, found.ranks), 1)
        first = [
            draft.beside(draft.city(placed.id).name, f"{self._value(data, placed):g}") for placed in found.order[:3]
        ]
        told = {"first": draft.listed(first), "moved": moved, "count": len(found.order), "shift": shift}
        if self.city:
            return self._of_city(draft, data, found, self.city)
        if self.ask != "order":
            return self._of_movers(draft, data, found)
        items = [draft.city(placed.id) for placed in draft.turned_to(self._shown(found))]
        headline = (HEADLINE[0].format(**told), HEADLINE[1].format(**told))
        return Outcome("answered", headline, Value(type="entities", entity="city", items=items, ordered=True))

    def _of_movers(self, draft: Draft, data: Weighed, found: Reweighed) -> Outcome:
        """The cities that change rank most, each with its two ranks; those that move as far are all named."""
        gains = {city: data.published_ranks[city] - rank for city, rank in found.ranks.items()}
        sizes = {city: {"gained": gain, "lost": -gain}.get(self.ask, abs(gain)) for city, gain in gains.items()}
        most = max(sizes.values(), default=0)
        movers = [city for city, size in sizes.items() if size == most and most > 0]
        told = draft.listed(
            f"{draft.city(city).name} {data.published_ranks[city]} → {found.ranks[city]}" for city in movers
        )
        english = f"With these weights {told}: {most} places, the most of {len(sizes)} cities."
        chinese = f"按此权重，{told}：变化{most}位，在{len(sizes)}个城市中最大。"
        none = ("No city moves that way with these weights.", "按此权重没有城市如此变动。")
        items = [draft.city(city) for city in movers]
        value = Value(type="entities", entity="city", items=items, ordered=False)
        return Outcome("answered", (english, chinese) if movers else none, value)

    def _of_city(self, draft: Draft, data: Weighed, found: Reweighed, city: str) -> Outcome:
        """The rank of one city, beside the published one."""
        name, rank, before = draft.city(city), found.ranks[city], data.published_ranks[city]
        value = next(self._value(data, placed) for placed in found.order if placed.id == city)
        english = (
            f"{name.name_en}: rank {rank} of {len(found.order)} with these weights ({value:g}), {before} as published."
        )
        chinese = f"{name.name_zh}：按此权重在{len(found.order)}个城市中列第{rank}（{value:g}），公布名次为第{before}。"
        return Outcome(
            "answered", (english, chinese), Value(type="number", number=rank, unit=draft.tell("rank", "名次"))
        )


def order_columns(draft: Draft) -> list[Column]:
    """All columns that an order may have."""
    return [draft.column("city", "City", "城市"), draft.column("rank", "Rank with these weights", "此权重下的名次"),
            draft.column("open", "Ranks that rounding leaves open", "舍入未能区分的名次"),
            draft.column("value", "Score with these weights", "此权重下的得分"), draft.column("zero", "Zero in", "为零的指标"),
            draft.column("published", "Published rank", "公布名次"),
            draft.column("published_score", "Published score", "公布得分"),
            draft.column("shift", "Places gained", "上升位数")]  # fmt: skip


class Envelope(Plan):
    """The best and the worst rank a city can have under any weights, and how often it would be first."""

    kind: Literal["envelope"] = "envelope"
    edition: str
    city: str | None = Field(default=None, description="One city; without it, all.")
    ask: Ask = "table"
    level: int = Field(default=1, ge=1, le=9, description="Level whose weights vary.")
    top: int = Field(default=10, ge=1, le=1000, description="Share of weightings among the first this many.")
    draws: int = Field(default=10_000, ge=100, le=MOST_DRAWS, description="Used where weightings cannot all be listed.")
    seed: int = Field(default=1, ge=0, le=4_294_967_295)
    select: Selection = Field(
        default=Selection(), description="Cities to rank; without conditions, all that are assessed."
    )
    examples = (
        "What is the best rank Wuhan could have in iSLEC under any weights?",
        "无论怎样设定权重，武汉在iSLEC中最差会排第几？",
    )

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        edition = base.names_of(f"edition:{self.edition}")[language == "zh"]
        who = (
            base.names_of(f"city:{self.city}")[language == "zh"]
            if self.city
            else ("各城市" if language == "zh" else "every city")
        )
        among = f"; {selection_words(base, self.select, language)}" if self.select.conditions else ""
        if language == "zh":
            return f"任意权重下{who}在{edition}中的最好与最差名次（第{self.level}级）{among}"
        return f"best and worst possible rank of {who} in {edition} under any weights (level {self.level}){among}"

    def run(self, draft: Draft) -> Outcome:
        """Bounds, shares of the weight space, fixed pairs, and what the published weights do."""
        data = weighed(draft.base, self.edition, self.select)
        refusal = cannot_weigh(draft, data, data.parts(self.level)) or not_among(draft, data, self.city)
        refusal = refusal or too_many(draft, data)
        if refusal:
            return refusal
        scores = data.matrix(self.level)
        sample, sampled = self._sample(len(scores.parts))
        check_size(len(scores.cities), len(sample))
        counts = sort_ranks(scores.cities, rank_rows(scores, sample))
        bounds, fixed = envelope(scores, counts), dominance_among(data, self.level)
        self._table(draft, data, bounds, counts, fixed, scores.parts)
        if self.city:
            dominance_table(draft, data, fixed, self.city, self.level)
        influence_table(draft, data, self.level)
        self._tell(draft, data, bounds, len(sample), sampled)
        self._tell_rare(draft, bounds, counts)
        return self._outcome(draft, bounds, counts, fixed)

    def _sample(self, parts: int) -> tuple[Integers, bool]:
        if comb(LATTICE_STEPS + parts - 1, parts - 1) <= LATTICE_LIMIT:
            return lattice(parts, LATTICE_STEPS), False
        return uniform_weights(parts, self.draws, self.seed), True

    def _table(
        self, draft: Draft, data: Weighed, bounds: Bounds, counts: RankSample, fixed: Dominance, parts: Sequence[str]
    ) -> None:
        cities = [self.city] if self.city else sorted(counts.cities, key=lambda c: (data.published_ranks[c], c))
        columns = [draft.column("city", "City", "城市"), draft.column("published", "Published rank", "公布名次"),
                   draft.column("best", "Best possible rank", "可能的最好名次"), draft.column("worst", "Worst possible rank", "可能的最差名次"),
                   draft.column("first", "First in", "居首的权重占比", "%"),
                   draft.column("top", f"Among the first {self.top} in", f"进入前{self.top}的权重占比", "%"),
                   draft.column("dominated_by", "Cities always ahead", "恒居其前的城市数"),
                   draft.column("dominates", "Cities always behind", "恒居其后的城市数")]  # fmt: skip

        def row(city: str) -> TableRow:
            best, worst = bounds.bounds[city]
            cells: dict[str, Cell] = {
                "city": draft.city(city), "published": data.published_ranks[city], "best": best, "worst": worst,
                "first": percent(counts.share_within(city, 1)), "top": percent(counts.share_within(city, self.top)),
                "dominated_by": fixed.ahead[city], "dominates": fixed.behind[city],
            }  # fmt: skip
            return draft.row(cells, data.rows(city, parts))

        draft.long_table(("Ranks under any weights", "任意权重下的名次"), columns, cities, row)
        draft.chart = Chart(title=draft.tell("Possible ranks", "可能的名次"), unit=None, ranks=True,
                            band=draft.tell("best to worst possible rank", "可能的最好至最差名次"), points=[
            {"label": draft.city(c).name, "value": data.published_ranks[c], "low": bounds.bounds[c][0], "high": bounds.bounds[c][1]}
            for c in charted(draft, cities)])  # fmt: skip

    def _tell(self, draft: Draft, data: Weighed, bounds: Bounds, vectors: int, sampled: bool) -> None:
        parts, cities = len(data.parts(self.level)), len(data.cities)
        exactly = bounds.method == "exact"
        how = (("exact: every corner of the weight space in which cities tie is visited, in whole numbers" if exactly else
                "the extremes met in the sample; the true bounds may be wider"),
               ("精确：以整数运算逐一检查权重空间中出现并列的每个顶点" if exactly else "为抽样所见的极值，真实界限可能更宽"))  # fmt: skip
        error = 50 / vectors**0.5
        space = ((f"{vectors:,} weightings drawn evenly from all ({GENERATOR}, seed {self.seed}; standard error at most {error:.2g} points)",
                  f"从全部权重中均匀抽取的{vectors:,}组（{GENERATOR}，种子{self.seed}；标准误不超过{error:.2g}个百分点）") if sampled else
                 (f"all {vectors:,} weightings in steps of {1 / LATTICE_STEPS:g}", f"步长{1 / LATTICE_STEPS:g}的全部{vectors:,}组权重"))  # fmt: skip
        draft.note("assumption",
                   f"Method: {cities} cities, {parts} parts of level {self.level}, non-negative weights that sum to 1, arithmetic mean "
                   f"of the printed scores. Best and worst rank – {how[0]}. Shares – {space[0]}. ({HANDBOOK}, steps 6 and 7; "
                   "Cherchye et al. 2007, Social Indicators Research 82:111.)",
                   f"方法：{cities}个城市，第{self.level}级{parts}个指标，权重非负且和为1，对原文得分作算术平均。最好与最差名次——{how[1]}。"
                   f"占比——{space[1]}。（{HANDBOOK}，第6、7步；Cherchye等2007）")  # fmt: skip
        common_caveats(draft, data)

    def _tell_rare(self, draft: Draft, bounds: Bounds, counts: RankSample) -> None:
        """A share of 0 beside a best rank of 1 looks like a contradiction; it is a corner of the weight space."""
        rare = [c for c in counts.cities if bounds.bounds[c][0] == 1 and not percent(counts.share_within(c, 1))]
        if rare:
            draft.note("caveat", f"{draft.cities(rare)} can be first, but under weights too rare to show in the shares.",
                       f"{draft.cities(rare)}可能居首，但相应权重过于罕见，占比中显示不出。")  # fmt: skip

    def _outcome(self, draft: Draft, bounds: Bounds, counts: RankSample, fixed: Dominance) -> Outcome:
        if self.city:
            return self._one(draft, self.city, bounds, counts)
        exactly = bounds.method == "exact"
        able = [city for city in counts.cities if bounds.bounds[city][0] == 1]
        settled = percent(Fraction(fixed.fixed, fixed.pairs))
        english = (f"{fixed.fixed} of {fixed.pairs} pairs of cities ({settled} %) keep their order under any weights; "
                   f"{len(able)} of {len(counts.cities)} cities {'can be' if exactly else 'were met'} first: {draft.cities(able)}.")  # fmt: skip
        chinese = (f"{fixed.pairs}对城市中有{fixed.fixed}对（{settled}%）在任意权重下次序不变；"
                   f"{len(counts.cities)}个城市中有{len(able)}个{'可能' if exactly else '在抽样中曾'}居首：{draft.cities(able)}。")  # fmt: skip
        return Outcome("answered", (english, chinese), Value(type="table"))

    def _one(self, draft: Draft, city: str, bounds: Bounds, counts: RankSample) -> Outcome:
        best, worst = bounds.bounds[city]
        share, name = percent(counts.share_within(city, 1)), draft.city(city)
        over = ("any weights", "任意权重") if bounds.method == "exact" else ("the weights drawn", "所抽取的权重")
        english = (
            f"{name.name_en}: rank {best} at best and {worst} at worst under {over[0]}; first in {share} % of them."
        )
        chinese = f"{name.name_zh}：{over[1]}下最好第{best}位、最差第{worst}位；在{share}%的权重下居首。"
        number = {"best": (best, None), "worst": (worst, None), "first_share": (share, "%")}.get(self.ask)
        value = Value(type="number", number=number[0], unit=number[1]) if number else Value(type="table")
        return Outcome("answered", (english, chinese), value)
