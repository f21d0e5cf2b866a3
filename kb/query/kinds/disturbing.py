"""The kind about disturbed and random weights: how firm the ranks of an index are."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from pydantic import Field

from kb.analysis.exact import exact
from kb.analysis.leftout import LeftOut, leave_one_out
from kb.analysis.normalise import Normalisation
from kb.analysis.ranksample import RankSample
from kb.analysis.robustness import MOST_DRAWS, Noise, RankInterval, robustness
from kb.analysis.robustness import Robustness as Firmness
from kb.analysis.weights import Aggregation, Scheme, reweigh
from kb.analysis.weightspace import GENERATOR
from kb.errors import KbError
from kb.query.answer import Cell, Chart, Language, TableRow, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.firm_words import coherence_outcome, influence_outcome, left_out_outcome, top_outcome
from kb.query.drafting.part import charted
from kb.query.drafting.weighed import Weighed, weighed
from kb.query.drafting.weighing_tables import (
    HANDBOOK,
    cannot_weigh,
    coherence_table,
    common_caveats,
    influence_table,
    not_among,
    percent,
    scores_table,
    spread,
    stability,
    too_many,
    weightings,
    weights_table,
)  # fmt: skip
from kb.query.plan import Outcome, Plan
from kb.query.selection.conditions import Selection
from kb.query.selection.describe import selection_words

FEW_DRAWS = 100
MOST_IN_FULL = 150  # cities for which the share of draws is given for every rank
SCHEMES: tuple[tuple[str, tuple[str, str], Aggregation, Normalisation, bool], ...] = (
    ("equal", ("Equal weights", "权重相等"), "arithmetic", "printed", True),
    ("geometric", ("Geometric mean", "几何平均"), "geometric", "printed", False),
    ("max", ("Share of the best", "与最大值之比"), "arithmetic", "max", False),
    ("min-max", ("Min-max", "极差标准化"), "arithmetic", "min-max", False),
    ("z", ("z scores", "z分数"), "arithmetic", "z", False),
    ("percentile", ("Percentile ranks", "百分位排名"), "arithmetic", "rank", False),
)  # fmt: skip
Drawn = Literal["near", "any"]
Ask = Literal["table", "top", "left_out", "influence", "coherence"]
ASKED: dict[Ask, tuple[str, str]] = {
    "table": ("", ""), "top": ("how often the first stay the first", "前列城市保持不变的占比"),
    "left_out": ("one part left out", "逐一剔除指标"), "influence": ("weights on paper and in effect", "名义权重与实际影响"),
    "coherence": ("how the parts go together", "各指标之间的一致性"),
}  # fmt: skip
LEADING = {"left_out": "shift", "influence": "nominal", "coherence": "flag"}  # a column of the table that answers first
UNCERTAINTY = "Saisana, Saltelli & Tarantola 2005, JRSS A 168:307"


class Robustness(Plan):
    """How firm the ranks of an index are: rank intervals under disturbed or random weights, and with one part left out."""

    kind: Literal["robustness"] = "robustness"
    edition: str
    city: str | None = Field(default=None, description="One city; without it, all.")
    drawn: Drawn = Field(
        default="near",
        description="Weights near the published ones, or any weights at random, all alike likely; then there is no noise.",
    )
    noise: float = Field(default=0.25, gt=0, le=1, description="Each weight varies by up to this share, up and down.")
    draws: int = Field(default=10_000, ge=1, le=MOST_DRAWS)
    seed: int = Field(default=1, ge=0, le=4_294_967_295)
    level: int = Field(default=1, ge=1, le=9, description="Level whose weights vary and whose parts are left out.")
    top: int = Field(default=3, ge=1, le=1000, description="The first cities whose set and order are watched.")
    ask: Ask = Field(default="table", description="What the headline answers; the tables are the same.")
    select: Selection = Field(
        default=Selection(), description="Cities to rank; without conditions, all that are assessed."
    )
    examples = ("How robust is Wuhan's rank in iSLEC?", "iSLEC排名对权重有多敏感？")

    @property
    def share(self) -> Fraction | None:
        """What each weight varies by; none where any weights are drawn."""
        return exact(self.noise) if self.drawn == "near" else None

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        edition = base.names_of(f"edition:{self.edition}")[language == "zh"]
        who = f"{base.names_of(f'city:{self.city}')[language == 'zh']}, " if self.city else ""
        among = f"; {selection_words(base, self.select, language)}" if self.select.conditions else ""
        asked = f"; {said}" if (said := ASKED[self.ask][language == "zh"]) else ""
        if language == "zh":
            weights = f"权重±{self.noise * 100:g}%" if self.share else "随机权重"
            return f"{who}{edition}名次的稳健性：第{self.level}级{weights}，{self.draws:,}次抽取，种子{self.seed}{among}{asked}"
        weights = f"weights of level {self.level} " + (f"±{self.noise * 100:g} %" if self.share else "at random")
        return (f"robustness of ranks in {edition}: {who}{weights}, {self.draws:,} draws, seed {self.seed}{among}{asked}")  # fmt: skip

    def run(self, draft: Draft) -> Outcome:
        """Intervals, what holds without draws, each part left out, weights on paper and in effect."""
        data = weighed(draft.base, self.edition, self.select)
        parts = data.parts(self.level)
        refusal = cannot_weigh(draft, data, parts) or not_among(draft, data, self.city) or too_many(draft, data)
        if refusal:
            return refusal
        noise = Noise(self.share, self.draws, self.seed)
        found = robustness(data.matrix(self.level), parts, noise, self.top)
        shown = [row for row in found.intervals if self.city in (None, row.id)]
        self._table(draft, data, shown)
        left = leave_one_out(data.indicators, data.scores, data.top, data.arithmetic, self.level)
        self._left_out(draft, data, left)
        influence = influence_table(draft, data, self.level)
        self._schemes(draft, data, shown)
        together = coherence_table(draft, data, self.level)
        self._met(draft, data, found.sample, shown)
        self._basis(draft, data, parts)
        self._tell(draft, data, found)
        self._lead(draft)
        match self.ask:
            case "left_out" if left:
                return left_out_outcome(draft, left, self.city)
            case "influence":
                return influence_outcome(draft, influence, len(data.cities))
            case "coherence":
                return coherence_outcome(together, len(parts))
            case "top":
                return top_outcome(found, len(data.cities))
            case _:
                return self._outcome(draft, found, shown)

    def _lead(self, draft: Draft) -> None:
        """The table that answers comes first."""
        wanted = LEADING.get(self.ask)
        draft.tables.sort(key=lambda table: wanted not in {column.key for column in table.columns} if wanted else False)

    def _table(self, draft: Draft, data: Weighed, shown: Sequence[RankInterval]) -> None:
        parts = list(data.parts(self.level))
        columns = [draft.column("city", "City", "城市"), draft.column("published", "Published rank", "公布名次"),
                   draft.column("rank", "Recomputed rank", "重算名次"), draft.column("interval", "5–95 % of draws", "5–95%区间"),
                   draft.column("median", "Median rank", "名次中位数"), draft.column("held", "Keeps its rank in", "保持名次的占比", "%"),
                   draft.column("top", f"Among the first {self.top} in", f"进入前{self.top}的占比", "%"),
                   draft.column("error", "Monte Carlo error of the ends", "区间端点的模拟误差"),
                   draft.column("surely", "Cannot leave", "不可能超出的范围")]  # fmt: skip

        def line(row: RankInterval) -> TableRow:
            return draft.row({
            "city": draft.city(row.id), "published": data.published_ranks[row.id], "rank": row.nominal,
            "interval": spread(row.low, row.high), "median": float(row.median), "held": percent(row.held),
            "top": percent(row.within_top), "error": f"{spread(*row.low_error)} … {spread(*row.high_error)}",
            "surely": spread(*row.surely)}, data.rows(row.id, parts))  # fmt: skip

        title = (("Rank intervals under disturbed weights", "权重扰动下的名次区间") if self.share else
                 ("Rank intervals under random weights", "随机权重下的名次区间"))  # fmt: skip
        draft.long_table(title, columns, shown, line)
        draft.chart = Chart(title=draft.tell("Rank and 5–95 % interval", "名次及5–95%区间"), unit=None, ranks=True,
                            band=draft.tell("5–95 % of the draws", "抽取的5–95%区间"), points=[
            {"label": draft.city(r.id).name, "value": r.nominal, "low": float(r.low), "high": float(r.high)} for r in charted(draft, shown)])  # fmt: skip

    def _met(self, draft: Draft, data: Weighed, sample: RankSample, shown: Sequence[RankInterval]) -> None:
        """A row a rank that was drawn; with very many cities only the intervals are told."""
        if len(shown) > MOST_IN_FULL:
            return
        columns = [draft.column("city", "City", "城市"), draft.column("rank", "Rank", "名次"),
                   draft.column("share", "Share of the draws", "抽取占比", "%")]  # fmt: skip
        rows, parts = [], list(data.parts(self.level))
        for row in shown:
            evidence = draft.cite(data.rows(row.id, parts))
            rows += [TableRow(cells={"city": draft.city(row.id), "rank": rank, "share": percent(Fraction(times, self.draws))},
                              evidence=evidence) for rank, times in sample.met(row.id)]  # fmt: skip
        draft.table(("Share of the draws by rank", "各名次的抽取占比"), columns, rows)

    def _basis(self, draft: Draft, data: Weighed, parts: Mapping[str, Fraction]) -> None:
        """The weights and scores that are disturbed, so that others can do it too; not for one city, nor for very many."""
        if self.city is None and len(data.cities) <= MOST_IN_FULL:
            weights_table(draft, data, data.shares(Scheme(level=self.level)), parts)
            scores_table(draft, data, list(parts))

    def _schemes(self, draft: Draft, data: Weighed, shown: Sequence[RankInterval]) -> None:
        """Ranks when the printed scores are put together in another way; a way that is not defined for them is left out."""
        columns = [draft.column("city", "City", "城市"), draft.column("published", "Published rank", "公布名次")]
        ranks: dict[str, dict[str, int]] = {}
        for key, title, aggregation, normalisation, equal in SCHEMES:
            weights = dict.fromkeys(data.parts(1), 1) if equal else {}
            try:
                found = reweigh(data.indicators, data.scores, data.top, data.arithmetic,
                                Scheme(weights, aggregation, normalisation, self.level))  # fmt: skip
            except KbError:
                continue
            ranks[key] = found.ranks
            columns.append(draft.column(key, *title))
        parts = list(data.parts(self.level))

        def line(row: RankInterval) -> TableRow:
            cells: dict[str, Cell] = {"city": draft.city(row.id), "published": data.published_ranks[row.id]}
            cells |= {key: found.get(row.id) for key, found in ranks.items()}
            return draft.row(cells, data.rows(row.id, parts))

        draft.long_table(("Ranks when put together in other ways", "其他合成方式下的名次"), columns, shown, line)

    def _left_out(self, draft: Draft, data: Weighed, found: Sequence[LeftOut]) -> None:
        columns = [draft.column("part", "Left out", "剔除的指标"), draft.column("shift", "Average shift in rank", "名次平均变动"),
                   draft.column("city", "Moves most", "变动最大的城市"), draft.column("from", "From rank", "原名次"),
                   draft.column("to", "To rank", "新名次")]  # fmt: skip
        rows = []
        for left in found:
            city = self.city or left.moved[0]
            before, after = (left.whole[city], left.ranks[city])
            cells: dict[str, Cell] = {"part": draft.ref(f"indicator:{left.part}"), "shift": round(float(left.shift), 2),
                                      "city": draft.city(city), "from": before, "to": after}  # fmt: skip
            rows.append(draft.row(cells, (draft.base.indicators[left.part], *data.rows(city, [left.part]))))
        if self.city:
            columns[2] = draft.column("city", "City", "城市")
        draft.table(("One part left out", "逐一剔除指标"), columns, rows)

    def _tell(self, draft: Draft, data: Weighed, found: Firmness) -> None:
        how = self._drawing(len(data.parts(self.level)))
        draft.note("assumption",
                   f"Method: {how[0]}; {self.draws:,} draws, generator {GENERATOR}, seed {self.seed}; shares have a standard error of at most "
                   f"{found.error * 100:.2g} points; intervals run from the 5th to the 95th percentile. “Cannot leave” is exact for all "
                   f"weights that could be drawn. ({UNCERTAINTY}; {HANDBOOK}, step 7.)",
                   f"方法：{how[1]}；抽取{self.draws:,}次，"
                   f"生成器{GENERATOR}，种子{self.seed}；占比的标准误不超过{found.error * 100:.2g}个百分点；区间为第5至第95百分位。"
                   f"“不可能超出的范围”对所有可能抽到的权重精确成立。（{UNCERTAINTY}；{HANDBOOK}，第7步）")  # fmt: skip
        same, order = percent(found.same_top), percent(found.same_order)
        on = (f"±{self.noise * 100:g} %", f"±{self.noise * 100:g}%扰动") if self.share else ("the weights", "权重")
        sure = ((f"the order of the first {self.top} does not depend on {on[0]} (exact)", f"前{self.top}名的次序不受{on[1]}影响（精确）")
                if found.order_is_sure else
                (f"the first {self.top} are the same cities in {same} % of the draws, in the same order in {order} %",
                 f"前{self.top}名在{same}%的抽取中为相同城市，在{order}%中次序也相同"))  # fmt: skip
        draft.note("caveat", f"Stability: {sure[0]}.", f"稳定性：{sure[1]}。")
        if self.draws < FEW_DRAWS:
            draft.note("caveat", f"Few draws: of {self.draws} draws one in twenty is less than five; the ends of a 5–95 % interval are hardly more than the "
                       "extremes. Trust “cannot leave”, which needs no draws.",
                       f"抽取过少：{self.draws}次的二十分之一不足五次，5–95%区间的端点与极值相差无几。请以无需抽取的“不可能超出的范围”为准。")  # fmt: skip
        common_caveats(draft, data)

    def _drawing(self, parts: int) -> tuple[str, str]:
        """How the weights are drawn, for the text of the method."""
        if self.share is None:
            return (f"weights of the {parts} parts of level {self.level} are drawn evenly from all that are not negative and sum to 1",
                    f"第{self.level}级{parts}个指标的权重从所有非负且和为1的权重中均匀抽取")  # fmt: skip
        least, most = f"{1 - self.noise:g}", f"{1 + self.noise:g}"
        return (f"each of the {parts} weights of level {self.level} is multiplied by an even draw between {least} and {most}",
                f"第{self.level}级{parts}个权重分别乘以{least}至{most}之间的均匀随机数")  # fmt: skip

    def _outcome(self, draft: Draft, found: Firmness, shown: Sequence[RankInterval]) -> Outcome:
        if self.city:
            row, name = shown[0], draft.city(self.city)
            held, interval = stability(row, self.share), spread(row.low, row.high)
            english = f"{name.name_en}: {held[0]}; {interval} in nine draws of ten."
            chinese = f"{name.name_zh}：{held[1]}；十次抽取中有九次在{interval}位。"
            return Outcome("answered", (english, chinese), Value(type="table"))
        firm, over = sum(row.low == row.high for row in shown), weightings(self.share)
        widest = max(shown, key=lambda row: (row.high - row.low, row.id))
        english = (f"Under {over[0]} weights {firm} of {len(shown)} cities keep one rank in 90 % of the draws; ranks move by "
                   f"{float(found.mean_shift):.2f} places on average, most for {draft.city(widest.id).name_en} "
                   f"({spread(widest.low, widest.high)}).")  # fmt: skip
        chinese = (f"{over[1]}，{len(shown)}个城市中有{firm}个在90%的抽取中名次不变；名次平均变动{float(found.mean_shift):.2f}位，"
                   f"变动最大的是{draft.city(widest.id).name_zh}（{spread(widest.low, widest.high)}）。")  # fmt: skip
        return Outcome("answered", (english, chinese), Value(type="table"))
