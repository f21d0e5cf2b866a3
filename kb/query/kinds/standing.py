"""A city against its peers: strengths, weaknesses, outliers, nearest profiles; one panel an index, scales never mixed."""

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import Field

from kb.analysis.dominance import dominance_of
from kb.analysis.outliers import FEWEST as FEWEST_FOR_OUTLIERS
from kb.analysis.outliers import Outlier
from kb.analysis.profile import FEWEST, Standing, standings, strengths, weaknesses
from kb.analysis.similarity import nearest_by_column
from kb.query.answer import Cell, Chart, Language, TableRow, Value
from kb.query.base import Base
from kb.query.drafting import caveats
from kb.query.drafting.draft import Draft
from kb.query.drafting.firm import firm_rank
from kb.query.drafting.neighbours import tell_firm_neighbour
from kb.query.drafting.weighed import Weighed, looks_among, weighed
from kb.query.drafting.weighing_tables import dominance_sentence, spread
from kb.query.plan import Outcome, Plan
from kb.query.selection.conditions import Selection
from kb.query.selection.describe import selection_words

BANDS = {"top quarter": ("top quarter", "前四分之一"), "upper middle": ("upper middle", "中上"),
         "lower middle": ("lower middle", "中下"), "bottom quarter": ("bottom quarter", "后四分之一")}  # fmt: skip
ASKED = {"profile": ("strengths and weaknesses", "优势与短板"), "strengths": ("strengths", "优势"),
         "weaknesses": ("weaknesses", "短板"), "standing": ("place", "位置")}  # fmt: skip


class Strengths(Plan):
    """Where a city stands among its peers in every indicator: strengths, weaknesses, outliers, nearest profiles."""

    kind: Literal["strengths"] = "strengths"
    city: str
    edition: str | None = Field(
        default=None, description="One edition; without it, every edition that assesses the city."
    )
    ask: Literal["profile", "strengths", "weaknesses", "standing"] = "profile"
    level: int = Field(default=2, ge=1, le=9)
    peers: Selection = Field(
        default=Selection(), description="Compared with these; without conditions, all that are assessed."
    )
    nearest: int = Field(default=5, ge=0, le=50, description="How many nearest profiles to show.")
    examples = ("What are the strengths and weaknesses of Wuhan?", "武汉有哪些优势和短板？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        name, asked = base.names_of(f"city:{self.city}"), ASKED[self.ask]
        edition = base.names_of(f"edition:{self.edition}") if self.edition else ("every index", "各指数")
        peers = f"; {selection_words(base, self.peers, language)}" if self.peers.conditions else ""
        if language == "zh":
            return f"{name[1]}在{edition[1]}中的{asked[1]}（第{self.level}级）{peers}"
        return f"{asked[0]} of {name[0]} in {edition[0]} (level {self.level}){peers}"

    def run(self, draft: Draft) -> Outcome:
        """A panel an edition; what cannot be compared is said."""
        base, name = draft.base, draft.city(self.city)
        editions = [self.edition] if self.edition else [e for e in base.editions if base.is_assessed(self.city, e)]
        panels = [found for edition in editions if (found := self._panel(draft, edition))]
        if not panels:
            return Outcome("no_data", (f"{name.name_en} has no scores that can be compared with peers here.",
                                       f"{name.name_zh}没有可在此与同类城市比较的得分。"))  # fmt: skip
        if len(panels) > 1 or self.ask == "standing":
            self._overall(draft, editions)
            draft.note("caveat", "The indices measure different things on different scales; each panel stands alone.",
                       "各指数的测量内容与量程不同；各面板独立，不可合并或换算。")  # fmt: skip
        caveats.not_a_sample(draft)
        return self._place(draft, editions) if self.ask == "standing" else self._outcome(draft, panels)

    def _panel(self, draft: Draft, edition: str) -> list[Standing]:
        base = draft.base
        data = weighed(base, edition, self.peers, also=self.city)
        rows = (base.editions[edition].name, base.editions[edition].name_zh)
        scores = self._scores(data)
        if self.city not in data.cities or not scores:
            draft.note("missing", f"{draft.city(self.city).name_en} has no scores of level {self.level} in {rows[0]}.",
                       f"{draft.city(self.city).name_zh}在{rows[1]}中没有第{self.level}级得分。")  # fmt: skip
            return []
        if len(data.cities) < FEWEST:
            draft.note("missing", f"{rows[0]}: {len(data.cities)} cities to compare; quarters need at least {FEWEST}.",
                       f"{rows[1]}：可比较的城市只有{len(data.cities)}个；分四档至少需要{FEWEST}个。")  # fmt: skip
            return []
        found = standings(scores, self.city)
        odd = self._outliers(draft, data, scores)
        self._table(draft, data, found, odd)
        for row in found:
            draft.ranks(f"rank:{row.indicator}", [self.city], None if data.everyone else data.cities)
        self._near(draft, data, scores)
        self._tell(draft, data, found)
        return found

    def _overall(self, draft: Draft, editions: Sequence[str]) -> None:
        """The city's place in each index, side by side and never put together."""
        columns = [draft.column("edition", "Index", "指数"), draft.column("date", "Date", "日期"),
                   draft.column("score", "Overall score", "总分"), draft.column("scale", "Scale", "量程"),
                   draft.column("rank", "Rank", "名次"), draft.column("of", "of", "城市数"),
                   draft.column("firm", "Rank under ±25 % weights", "权重±25%时的名次")]  # fmt: skip
        rows = []
        for ident in editions:
            edition = draft.base.editions[ident]
            row = draft.base.scores[edition.overall][self.city]
            bounds = firm_rank(draft.base, ident, self.city)
            draft.ranks(f"rank:{edition.overall}", [self.city])
            cells: dict[str, Cell] = {
                "edition": draft.ref(f"edition:{ident}"), "date": edition.date, "score": row.score, "rank": row.rank,
                "scale": f"{edition.scale_min:g}–{edition.scale_max:g}", "of": draft.base.size(ident),
                "firm": spread(*bounds) if bounds else None,
            }  # fmt: skip
            rows.append(draft.row(cells, (row, edition)))
        draft.table(("Overall standing in each index", "在各指数中的总体位置"), columns, rows)

    def _place(self, draft: Draft, editions: Sequence[str]) -> Outcome:
        """The rank in each index with its n and how firm it is, never put together."""
        base, name, said = draft.base, draft.city(self.city), []
        for ident in editions:
            row, edition = base.scores[base.editions[ident].overall][self.city], draft.ref(f"edition:{ident}")
            bounds, size = firm_rank(base, ident, self.city), base.size(ident)
            firm = spread(*bounds) if bounds else "–"
            said.append((f"{edition.name_en}: rank {row.rank} of {size} ({firm} under ±25 % weights)",
                         f"{edition.name_zh}：{size}个城市中第{row.rank}位（权重±25%时为{firm}）"))  # fmt: skip
        english, chinese = "; ".join(pair[0] for pair in said), "；".join(pair[1] for pair in said)
        return Outcome(
            "answered", (f"{name.name_en} – {english}.", f"{name.name_zh}——{chinese}。"), Value(type="table")
        )

    def _scores(self, data: Weighed) -> dict[str, Mapping[str, float]]:
        parts = [part for part in data.parts(self.level) if self.city in data.scores.get(part, {})]
        return {part: data.scores[part] for part in parts}

    def _outliers(self, draft: Draft, data: Weighed, scores: Mapping[str, Mapping[str, float]]) -> dict[str, Outlier]:
        if len(data.cities) < FEWEST_FOR_OUTLIERS:
            return {}
        found = looks_among(data, scores)
        caveats.looks(draft, len(scores))
        draft.note("assumption", f"Outliers: distance from the mean of the other cities in standard errors, two-sided, p adjusted by "
                   f"Holm (1979) for all {found.count} looks ({len(data.cities)} cities × {len(scores)} indicators); it assumes that the "
                   "others are normally distributed. “Beyond the fences” (1.5 interquartile ranges) assumes nothing.",
                   f"离群值：以标准误表示与其他城市均值的距离，双侧检验，p值按Holm（1979）对全部{found.count}次比较（{len(data.cities)}个城市×"
                   f"{len(scores)}个指标）校正；假定其他城市服从正态分布。“超出栅栏”（1.5倍四分位距）不作分布假定。")  # fmt: skip
        return {look.indicator: look for look in found.of(self.city)}

    def _table(self, draft: Draft, data: Weighed, found: Sequence[Standing], odd: dict[str, Outlier]) -> None:
        name = draft.ref(f"edition:{data.edition.id}").name
        columns = [draft.column("indicator", "Indicator", "指标"), draft.column("score", "Score", "得分"),
                   draft.column("rank", "Rank among peers", "同类中的名次"), draft.column("of", "of", "城市数"),
                   draft.column("band", "Quarter", "四分位档"), draft.column("median", "Median of peers", "同类中位数"),
                   draft.column("distance", "Distance from the median (interquartile ranges)", "与中位数的距离（四分位距）"),
                   draft.column("outlier", "Outlier", "离群"), draft.column("p", "Holm-adjusted p", "Holm校正p值")]  # fmt: skip
        rows = [self._row(draft, row, odd.get(row.indicator), data.edition.decimals) for row in found]
        draft.table((f"{name}: {draft.city(self.city).name}", f"{name}：{draft.city(self.city).name}"), columns, rows)
        if draft.chart is None:
            draft.chart = Chart(title=draft.tell(f"{draft.city(self.city).name} in {name}", f"{name}：{draft.city(self.city).name}"), unit=None,
                                band=draft.tell("the middle half of the peers", "同类城市的中间一半"), points=[
                {"label": draft.ref(f"indicator:{row.indicator}").name, "value": float(str(row.value)), "median": float(row.median),
                 "low": float(row.lower_quartile), "high": float(row.upper_quartile)} for row in found])  # fmt: skip

    def _row(self, draft: Draft, row: Standing, look: Outlier | None, decimals: int) -> TableRow:
        cells: dict[str, Cell] = {
            "indicator": draft.ref(f"indicator:{row.indicator}"), "score": float(str(row.value)), "rank": row.rank, "of": row.peers,
            "band": draft.tell(*BANDS[row.band]), "median": round(float(row.median), decimals + 1),
            "distance": None if row.distance is None else round(float(row.distance), 2),
            "outlier": None if look is None else draft.tell(*outlier_words(look)),
            "p": None if look is None else p_words(look.holm),
        }  # fmt: skip
        return draft.row(cells, (draft.base.scores[row.indicator][self.city],))

    def _near(self, draft: Draft, data: Weighed, scores: Mapping[str, Mapping[str, float]]) -> None:
        if not self.nearest:
            return
        kept_as = f"{data.edition.id}:{','.join(scores)}" if data.everyone else None
        tell_firm_neighbour(draft, scores, data.cities, self.city, kept_as)
        rows = []
        for place, other in enumerate(nearest_by_column(scores, data.cities, self.city, limit=self.nearest), 1):
            drivers = [draft.ref(f"indicator:{driver.indicator}") for driver in other.drivers[:2]]
            cited = [draft.base.scores[d.indicator][c] for d in other.drivers for c in (self.city, other.id)]
            rows.append(draft.row({"place": place, "city": draft.city(other.id), "distance": round(other.distance, 3),
                                   "drivers": drivers}, cited))  # fmt: skip
        columns = [draft.column("place", "Place", "位次"), draft.column("city", "City", "城市"),
                   draft.column("distance", "Distance (standard deviations)", "距离（标准差）"),
                   draft.column("drivers", "Largest differences", "差异最大的指标")]  # fmt: skip
        name = draft.ref(f"edition:{data.edition.id}").name
        draft.table((f"{name}: nearest profiles", f"{name}：最相近的城市"), columns, rows)

    def _tell(self, draft: Draft, data: Weighed, found: Sequence[Standing]) -> None:
        first = data.parts(1)
        above, below = dominance_of(data.matrix(1), self.city)
        sentence = dominance_sentence(draft, self.city, above, below, len(first))
        draft.cite(data.rows(self.city, first))
        draft.note("caveat", f"{data.edition.name}: {sentence[0]}", f"{data.edition.name_zh}：{sentence[1]}")
        draft.note("assumption", f"Method: {data.edition.name}, {len(data.cities)} cities, {len(found)} indicators of level {self.level}; quarters "
                   "by quartiles of type 7 (Hyndman & Fan 1996), a value on a border counts to the better side; strengths are in the top, "
                   "weaknesses in the bottom quarter.",
                   f"方法：{data.edition.name_zh}，{len(data.cities)}个城市，第{self.level}级{len(found)}个指标；四分位数采用第7型（Hyndman & Fan 1996），"
                   "处于边界的值归入较好一档；前四分之一为优势，后四分之一为短板。")  # fmt: skip
        caveats.rounding(draft, data.edition.decimals)
        caveats.no_data(draft, data.missing)

    def _outcome(self, draft: Draft, panels: list[list[Standing]]) -> Outcome:
        strong = [row for found in panels for row in strengths(found)]
        weak = [row for found in panels for row in weaknesses(found)]
        name = draft.city(self.city)
        english = f"{name.name_en}: strengths – {self._listed(draft, strong) or 'none'}; weaknesses – {self._listed(draft, weak) or 'none'}."
        chinese = (
            f"{name.name_zh}：优势——{self._listed(draft, strong) or '无'}；短板——{self._listed(draft, weak) or '无'}。"
        )
        if self.ask == "profile":
            return Outcome("answered", (english, chinese), Value(type="table"))
        items = [draft.ref(f"indicator:{row.indicator}") for row in (strong if self.ask == "strengths" else weak)]
        return Outcome(
            "answered", (english, chinese), Value(type="entities", entity="indicator", items=items, ordered=True)
        )

    def _listed(self, draft: Draft, found: Sequence[Standing]) -> str:
        return draft.listed(f"{draft.ref(f'indicator:{row.indicator}').name} ({row.rank}/{row.peers})" for row in found)


def outlier_words(look: Outlier) -> tuple[str, str]:
    """What is said of a look at a city: only a deviation that survives all looks is called an outlier."""
    if look.stands_out:
        return "yes, high" if look.deviation > 0 else "yes, low", "是，偏高" if look.deviation > 0 else "是，偏低"
    return ("no, though beyond the fences", "否，但超出栅栏") if look.beyond_fences else ("no", "否")


def p_words(p: float) -> str:
    """A p value with three digits, never printed as zero.

    Examples
    --------
    >>> p_words(0.0123), p_words(0.00001), p_words(1.0)
    ('0.012', '< 0.001', '1.000')
    """
    return "< 0.001" if p < 0.001 else f"{p:.3f}"
