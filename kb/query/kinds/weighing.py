"""Kinds about the weights of an index: weights of your own, all weights, disturbed weights."""

from collections.abc import Sequence
from fractions import Fraction
from math import comb
from typing import Annotated, Literal

from pydantic import Field

from kb.analysis.dominance import Dominance, dominance
from kb.analysis.envelope import Envelope as Bounds
from kb.analysis.envelope import envelope
from kb.analysis.exact import exact, rounded
from kb.analysis.normalise import Normalisation
from kb.analysis.robustness import MOST_DRAWS, Noise, RankInterval, leave_one_out, order_is_sure, robustness
from kb.analysis.robustness import Robustness as Firmness
from kb.analysis.weights import Aggregation, Placed, Reweighed, Scheme, average_shift, reweigh, weights_in_whole
from kb.analysis.weightspace import (
    GENERATOR,
    Integers,
    RankCounts,
    count_ranks,
    lattice,
    matrix,
    rank_rows,
    uniform_weights,
)  # fmt: skip
from kb.query.answer import Cell, Chart, Language, TableRow, Value
from kb.query.base import Base
from kb.query.conditions import Selection
from kb.query.describe import selection_words
from kb.query.draft import Draft
from kb.query.plan import Outcome, Plan
from kb.query.weighed import Weighed, weighed
from kb.query.weighing_tables import (
    cannot_weigh,
    common_caveats,
    dominance_table,
    influence_table,
    not_among,
    percent,
    spread,
    weights_table,
)  # fmt: skip

Pair = tuple[str, str]
OneWeight = Annotated[float, Field(ge=0, le=1_000_000)]
HANDBOOK = "OECD/JRC 2008, Handbook on Constructing Composite Indicators"
UNCERTAINTY = "Saisana, Saltelli & Tarantola 2005, JRSS A 168:307"
AGGREGATIONS: dict[str, Pair] = {
    "arithmetic": ("arithmetic mean", "算术平均"),
    "geometric": ("geometric mean", "几何平均"),
}
NORMALISATIONS: dict[str, Pair] = {
    "printed": ("as printed", "原文数值"), "max": ("share of the best", "与最大值之比"), "min-max": ("min-max", "极差标准化"),
    "z": ("z score", "z分数"), "rank": ("percentile rank", "百分位排名"),
}  # fmt: skip
QUARTER = Fraction(1, 4)
LATTICE_STEPS, LATTICE_LIMIT = 100, 10_000


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
        if refusal:
            return refusal
        found = reweigh(data.indicators, data.scores, data.top, data.arithmetic, scheme)
        self._order(draft, data, found)
        weights_table(draft, data, found)
        self._tell(draft, data, found)
        return self._outcome(draft, data, found)

    def _order(self, draft: Draft, data: Weighed, found: Reweighed) -> None:
        columns = [draft.column("city", "City", "城市"), draft.column("rank", "Rank with these weights", "此权重下的名次"),
                   draft.column("open", "Ranks that rounding leaves open", "舍入未能区分的名次"),
                   draft.column("value", "Score with these weights", "此权重下的得分"),
                   draft.column("published", "Published rank", "公布名次"),
                   draft.column("published_score", "Published score", "公布得分"),
                   draft.column("shift", "Places gained", "上升位数")]  # fmt: skip
        rows = [self._row(draft, data, found, placed) for placed in self._shown(found)]
        traced = self._traced
        kept = [column for column in columns if traced or column.key != "open"]
        draft.table(("Order with these weights", "此权重下的排名"), kept, rows)
        draft.chart = Chart(title=draft.tell("Score with these weights", "此权重下的得分"), unit=None,
                            points=[{"label": draft.city(p.id).name, "value": self._value(data, p)} for p in self._shown(found)])  # fmt: skip

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
                f"{draft.city(c).name} ({draft.ref(f'indicator:{part}').name})" for c, part in found.zeros[:12]
            )
            draft.note("caveat", f"A zero makes the geometric mean zero, whatever the other parts: {listed}.",
                       f"只要有一个零，几何平均即为零：{listed}。")  # fmt: skip
        if self._traced:
            self._tell_stability(draft, data, found)
        common_caveats(draft, data, found.missing)

    def _tell_stability(self, draft: Draft, data: Weighed, found: Reweighed) -> None:
        used = {part: weight for part, weight in found.parts.items() if weight}
        if len(found.order) < 4:
            return
        if order_is_sure(matrix(data.scores, list(used)), used, QUARTER, 3):
            draft.note("caveat", "Stability: the order of the first three does not depend on ±25 % in any weight (exact).",
                       "稳定性：任一权重变动±25%都不会改变前三名的次序（精确结果）。")  # fmt: skip
        else:
            draft.note("caveat", "Stability: some change of ±25 % in the weights alters the order of the first three (exact).",
                       "稳定性：权重变动±25%可能改变前三名的次序（精确结果）。")  # fmt: skip

    def _outcome(self, draft: Draft, data: Weighed, found: Reweighed) -> Outcome:
        moved = sum(rank != data.published_ranks[city] for city, rank in found.ranks.items())
        shift = float(average_shift(data.published_ranks, found.ranks))
        first = [f"{draft.city(placed.id).name} ({self._value(data, placed):g})" for placed in found.order[:3]]
        english = (f"With these weights: {draft.listed(first)}; {moved} of {len(found.order)} cities change rank, "
                   f"{shift:.1f} places on average.")  # fmt: skip
        chinese = (
            f"按此权重：{draft.listed(first)}；{len(found.order)}个城市中有{moved}个名次变化，平均变动{shift:.1f}位。"
        )
        items = [draft.city(placed.id) for placed in self._shown(found)]
        return Outcome("answered", (english, chinese), Value(type="entities", entity="city", items=items, ordered=True))


class Envelope(Plan):
    """The best and the worst rank a city can have under any weights, and how often it would be first."""

    kind: Literal["envelope"] = "envelope"
    edition: str
    city: str | None = Field(default=None, description="One city; without it, all.")
    ask: Literal["table", "best", "worst", "first_share"] = "table"
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
        if refusal:
            return refusal
        scores = data.matrix(self.level)
        sample, sampled = self._sample(len(scores.parts))
        counts = count_ranks(scores.cities, rank_rows(scores, sample))
        bounds, fixed = envelope(scores, counts), dominance(scores)
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
        self, draft: Draft, data: Weighed, bounds: Bounds, counts: RankCounts, fixed: Dominance, parts: Sequence[str]
    ) -> None:
        cities = [self.city] if self.city else sorted(counts.cities, key=lambda c: (data.published_ranks[c], c))
        columns = [draft.column("city", "City", "城市"), draft.column("published", "Published rank", "公布名次"),
                   draft.column("best", "Best possible rank", "可能的最好名次"), draft.column("worst", "Worst possible rank", "可能的最差名次"),
                   draft.column("first", "First in", "居首的权重占比", "%"),
                   draft.column("top", f"Among the first {self.top} in", f"进入前{self.top}的权重占比", "%"),
                   draft.column("dominated_by", "Cities always ahead", "恒居其前的城市数"),
                   draft.column("dominates", "Cities always behind", "恒居其后的城市数")]  # fmt: skip
        rows = []
        for city in cities:
            best, worst = bounds.bounds[city]
            cells: dict[str, Cell] = {
                "city": draft.city(city), "published": data.published_ranks[city], "best": best, "worst": worst,
                "first": percent(counts.share_within(city, 1)), "top": percent(counts.share_within(city, self.top)),
                "dominated_by": len(fixed.above[city]), "dominates": len(fixed.below[city]),
            }  # fmt: skip
            rows.append(draft.row(cells, data.rows(city, parts)))
        draft.table(("Ranks under any weights", "任意权重下的名次"), columns, rows)
        draft.chart = Chart(title=draft.tell("Possible ranks", "可能的名次"), unit=None, points=[
            {"label": draft.city(c).name, "value": data.published_ranks[c], "low": bounds.bounds[c][0], "high": bounds.bounds[c][1]}
            for c in cities])  # fmt: skip

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

    def _tell_rare(self, draft: Draft, bounds: Bounds, counts: RankCounts) -> None:
        """A share of 0 beside a best rank of 1 looks like a contradiction; it is a corner of the weight space."""
        rare = [c for c in counts.cities if bounds.bounds[c][0] == 1 and not counts.share_within(c, 1)]
        if rare:
            draft.note("caveat", f"{draft.cities(rare)} can be first, but under weights too rare to be met by the shares.",
                       f"{draft.cities(rare)}可能居首，但相应权重过于罕见，占比中未出现。")  # fmt: skip

    def _outcome(self, draft: Draft, bounds: Bounds, counts: RankCounts, fixed: Dominance) -> Outcome:
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

    def _one(self, draft: Draft, city: str, bounds: Bounds, counts: RankCounts) -> Outcome:
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


class Robustness(Plan):
    """How firm the ranks of an index are: rank intervals under disturbed weights, and with one part left out."""

    kind: Literal["robustness"] = "robustness"
    edition: str
    city: str | None = Field(default=None, description="One city; without it, all.")
    noise: float = Field(default=0.25, gt=0, le=1, description="Each weight varies by up to this share, up and down.")
    draws: int = Field(default=10_000, ge=100, le=MOST_DRAWS)
    seed: int = Field(default=1, ge=0, le=4_294_967_295)
    level: int = Field(default=1, ge=1, le=9, description="Level whose weights vary and whose parts are left out.")
    top: int = Field(default=3, ge=1, le=1000, description="The first cities whose set and order are watched.")
    select: Selection = Field(
        default=Selection(), description="Cities to rank; without conditions, all that are assessed."
    )
    examples = ("How robust is Wuhan's rank in iSLEC?", "iSLEC排名对权重有多敏感？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        edition = base.names_of(f"edition:{self.edition}")[language == "zh"]
        who = f"{base.names_of(f'city:{self.city}')[language == 'zh']}, " if self.city else ""
        among = f"; {selection_words(base, self.select, language)}" if self.select.conditions else ""
        if language == "zh":
            return f"{who}{edition}名次的稳健性：第{self.level}级权重±{self.noise * 100:g}%，{self.draws:,}次抽取，种子{self.seed}{among}"
        return (f"robustness of ranks in {edition}: {who}weights of level {self.level} ±{self.noise * 100:g} %, {self.draws:,} draws, "
                f"seed {self.seed}{among}")  # fmt: skip

    def run(self, draft: Draft) -> Outcome:
        """Intervals, what holds without draws, each part left out, weights on paper and in effect."""
        data = weighed(draft.base, self.edition, self.select)
        parts = data.parts(self.level)
        refusal = cannot_weigh(draft, data, parts) or not_among(draft, data, self.city)
        if refusal:
            return refusal
        noise = Noise(exact(self.noise), self.draws, self.seed)
        found = robustness(data.matrix(self.level), parts, noise, self.top)
        shown = [row for row in found.intervals if self.city in (None, row.id)]
        self._table(draft, data, shown)
        self._left_out(draft, data)
        influence_table(draft, data, self.level)
        self._tell(draft, data, found)
        return self._outcome(draft, found, shown)

    def _table(self, draft: Draft, data: Weighed, shown: Sequence[RankInterval]) -> None:
        parts = list(data.parts(self.level))
        columns = [draft.column("city", "City", "城市"), draft.column("published", "Published rank", "公布名次"),
                   draft.column("rank", "Recomputed rank", "重算名次"), draft.column("interval", "5–95 % of draws", "5–95%区间"),
                   draft.column("median", "Median rank", "名次中位数"), draft.column("held", "Keeps its rank in", "保持名次的占比", "%"),
                   draft.column("top", f"Among the first {self.top} in", f"进入前{self.top}的占比", "%"),
                   draft.column("error", "Monte Carlo error of the ends", "区间端点的模拟误差"),
                   draft.column("surely", "Cannot leave", "不可能超出的范围")]  # fmt: skip
        rows = [draft.row({
            "city": draft.city(row.id), "published": data.published_ranks[row.id], "rank": row.nominal,
            "interval": spread(row.low, row.high), "median": float(row.median), "held": percent(row.held),
            "top": percent(row.within_top), "error": f"{spread(*row.low_error)} … {spread(*row.high_error)}",
            "surely": spread(*row.surely)}, data.rows(row.id, parts)) for row in shown]  # fmt: skip
        draft.table(("Rank intervals under disturbed weights", "权重扰动下的名次区间"), columns, rows)
        draft.chart = Chart(title=draft.tell("Rank and 5–95 % interval", "名次及5–95%区间"), unit=None, points=[
            {"label": draft.city(r.id).name, "value": r.nominal, "low": float(r.low), "high": float(r.high)} for r in shown])  # fmt: skip

    def _left_out(self, draft: Draft, data: Weighed) -> None:
        columns = [draft.column("part", "Left out", "剔除的指标"), draft.column("shift", "Average shift in rank", "名次平均变动"),
                   draft.column("city", "Moves most", "变动最大的城市"), draft.column("from", "From rank", "原名次"),
                   draft.column("to", "To rank", "新名次")]  # fmt: skip
        rows = []
        for left in leave_one_out(data.indicators, data.scores, data.top, data.arithmetic, self.level):
            city = self.city or left.moved[0]
            before, after = (left.whole[city], left.ranks[city])
            cells: dict[str, Cell] = {"part": draft.ref(f"indicator:{left.part}"), "shift": round(float(left.shift), 2),
                                      "city": draft.city(city), "from": before, "to": after}  # fmt: skip
            rows.append(draft.row(cells, (draft.base.indicators[left.part], *data.rows(city, [left.part]))))
        if self.city:
            columns[2] = draft.column("city", "City", "城市")
        draft.table(("One part left out", "逐一剔除指标"), columns, rows)

    def _tell(self, draft: Draft, data: Weighed, found: Firmness) -> None:
        share, parts = f"{self.noise * 100:g}", len(data.parts(self.level))
        draft.note("assumption",
                   f"Method: each of the {parts} weights of level {self.level} is multiplied by an even draw between {1 - self.noise:g} and "
                   f"{1 + self.noise:g}; {self.draws:,} draws, generator {GENERATOR}, seed {self.seed}; shares have a standard error of at most "
                   f"{found.error * 100:.2g} points; intervals run from the 5th to the 95th percentile. “Cannot leave” is exact for all "
                   f"disturbances of this size. ({UNCERTAINTY}; {HANDBOOK}, step 7.)",
                   f"方法：第{self.level}级{parts}个权重分别乘以{1 - self.noise:g}至{1 + self.noise:g}之间的均匀随机数；抽取{self.draws:,}次，"
                   f"生成器{GENERATOR}，种子{self.seed}；占比的标准误不超过{found.error * 100:.2g}个百分点；区间为第5至第95百分位。"
                   f"“不可能超出的范围”对该幅度的所有扰动精确成立。（{UNCERTAINTY}；{HANDBOOK}，第7步）")  # fmt: skip
        same, order = percent(found.same_top), percent(found.same_order)
        sure = ((f"the order of the first {self.top} does not depend on ±{share} % (exact)", f"前{self.top}名的次序不受±{share}%扰动影响（精确）")
                if found.order_is_sure else
                (f"the first {self.top} are the same cities in {same} % of the draws, in the same order in {order} %",
                 f"前{self.top}名在{same}%的抽取中为相同城市，在{order}%中次序也相同"))  # fmt: skip
        draft.note("caveat", f"Stability: {sure[0]}.", f"稳定性：{sure[1]}。")
        common_caveats(draft, data)

    def _outcome(self, draft: Draft, found: Firmness, shown: Sequence[RankInterval]) -> Outcome:
        share = f"{self.noise * 100:g}"
        if self.city:
            row, name = shown[0], draft.city(self.city)
            english = (f"{name.name_en}: rank {row.nominal}, {spread(row.low, row.high)} in 90 % of ±{share} % weightings; "
                       f"it keeps its rank in {percent(row.held)} % of them.")  # fmt: skip
            chinese = (f"{name.name_zh}：第{row.nominal}位；权重±{share}%时90%的情形在{spread(row.low, row.high)}位，"
                       f"{percent(row.held)}%的情形名次不变。")  # fmt: skip
            return Outcome("answered", (english, chinese), Value(type="table"))
        firm = sum(row.low == row.high for row in shown)
        widest = max(shown, key=lambda row: (row.high - row.low, row.id))
        english = (f"Under ±{share} % weights {firm} of {len(shown)} cities keep one rank in 90 % of the draws; ranks move by "
                   f"{float(found.mean_shift):.2f} places on average, most for {draft.city(widest.id).name_en} "
                   f"({spread(widest.low, widest.high)}).")  # fmt: skip
        chinese = (f"权重±{share}%时，{len(shown)}个城市中有{firm}个在90%的抽取中名次不变；名次平均变动{float(found.mean_shift):.2f}位，"
                   f"变动最大的是{draft.city(widest.id).name_zh}（{spread(widest.low, widest.high)}）。")  # fmt: skip
        return Outcome("answered", (english, chinese), Value(type="table"))
