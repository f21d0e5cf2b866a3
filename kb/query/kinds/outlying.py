"""The kind about outliers: which cities lie further from the others than chance explains, with all looks counted."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from kb.analysis.outliers import FEWEST, Outlier
from kb.query.answer import Cell, Language, TableRow, Value
from kb.query.base import Base
from kb.query.drafting import caveats
from kb.query.drafting.draft import Draft
from kb.query.drafting.weighed import Weighed, looks_among, weighed
from kb.query.drafting.weighing_tables import cannot_weigh, not_among
from kb.query.kinds.standing import outlier_words, p_words
from kb.query.plan import Outcome, Plan
from kb.query.selection.conditions import Selection
from kb.query.selection.describe import selection_words


class Outliers(Plan):
    """Find cities that lie far from all others in an indicator, with p values adjusted for every look that was taken."""

    kind: Literal["outliers"] = "outliers"
    edition: str
    city: str | None = Field(default=None, description="Only values of this city are told; all looks are counted.")
    level: int = Field(
        default=2, ge=0, le=9, description="Level whose indicators are looked at; 0 is the overall score."
    )
    indicator: str | None = Field(default=None, description="Only this indicator is looked at, instead of a level.")
    select: Selection = Field(
        default=Selection(), description="Cities to compare; without conditions, all that are assessed."
    )
    examples = ("Which cities are statistical outliers in iSLEC 2016?", "iSLEC中有哪些离群城市？")

    def words(self, base: Base, language: Language) -> str:
        """The search in words."""
        name = base.names_of(f"edition:{self.edition}")[language == "zh"]
        who = f"{base.names_of(f'city:{self.city}')[language == 'zh']}, " if self.city else ""
        what = (
            base.names_of(f"indicator:{self.indicator}")
            if self.indicator
            else (f"level {self.level}", f"第{self.level}级")
        )
        among = f"; {selection_words(base, self.select, language)}" if self.select.conditions else ""
        if language == "zh":
            return f"{who}{name}中的离群值（{what[1]}）{among}"
        return f"outliers in {name}: {who}{what[0]}{among}"

    def run(self, draft: Draft) -> Outcome:
        """Every look whose value is beyond the fences or whose adjusted p is below 0.05, the smallest p first."""
        data = weighed(draft.base, self.edition, self.select)
        parts = (
            dict.fromkeys([self.indicator or data.top])
            if self.indicator or not self.level
            else dict.fromkeys(data.parts(self.level))
        )
        refusal = cannot_weigh(draft, data, dict(data.parts(1))) or not_among(draft, data, self.city)
        if refusal:
            return refusal
        scores = {part: data.scores[part] for part in parts if len(data.scores.get(part, {})) >= FEWEST}
        if not scores:
            return Outcome("no_data", (f"Outliers need printed scores of at least {FEWEST} cities; there are none at this level.",
                                       f"离群值检验至少需要{FEWEST}个城市的公布得分；该层级没有。"))  # fmt: skip
        looks = looks_among(data, scores)
        own = looks.of(self.city) if self.city else looks.remarkable()
        shown = [look for look in own if look.stands_out or look.beyond_fences]
        self._table(draft, data, shown)
        self._tell(draft, data, looks.count, len(scores))
        return self._outcome(draft, looks.count, len(own) if self.city else looks.count, shown)

    def _table(self, draft: Draft, data: Weighed, shown: Sequence[Outlier]) -> None:
        columns = [draft.column("city", "City", "城市"), draft.column("indicator", "Indicator", "指标"),
                   draft.column("score", "Score", "得分"), draft.column("deviation", "Distance from the others (standard errors)", "与其他城市的距离（标准误）"),
                   draft.column("p", "p", "p值"), draft.column("holm", "Holm-adjusted p", "Holm校正p值"),
                   draft.column("fences", "Beyond the fences", "超出栅栏"), draft.column("outlier", "Outlier", "离群")]  # fmt: skip

        def row(look: Outlier) -> TableRow:
            cells: dict[str, Cell] = {
                "city": draft.city(look.city), "indicator": draft.ref(f"indicator:{look.indicator}"), "score": float(str(look.value)),
                "deviation": round(look.deviation, 2), "p": p_words(look.p), "holm": p_words(look.holm),
                "fences": draft.tell(*(("beyond", "超出") if look.beyond_fences else ("within", "未超出"))),
                "outlier": draft.tell(*outlier_words(look)),
            }  # fmt: skip
            return draft.row(cells, (data.base.scores[look.indicator][look.city],))

        draft.long_table(
            ("Values far from the others", "远离其他城市的数值"), columns, shown, row, ("city", "indicator")
        )

    def _tell(self, draft: Draft, data: Weighed, looks: int, indicators: int) -> None:
        draft.note("assumption",
                   f"Method: {looks} looks ({len(data.cities)} cities × {indicators} indicators{'' if self.indicator else f' of level {self.level}'}); each "
                   "value against the mean of the other cities in standard errors of such a distance (externally studentised, Cook & "
                   "Weisberg 1982), two-sided p if all came from one normal distribution, adjusted for all looks (Holm 1979) at 0.05. The "
                   "fences lie 1.5 interquartile ranges outside the quartiles (Tukey 1977) and assume no distribution; without "
                   "adjustment they are no test.",
                   f"方法：共{looks}次比较（{len(data.cities)}个城市×{'' if self.indicator else f'第{self.level}级'}{indicators}个指标）；各值与其他城市均值之差以该距离的标准误表示"
                   "（外部学生化残差，Cook & Weisberg 1982），在同一正态分布假定下求双侧p值，并按全部比较校正（Holm 1979），水平0.05。"
                   "栅栏为四分位数外1.5倍四分位距（Tukey 1977），不作分布假定；未经校正，不构成检验。")  # fmt: skip
        caveats.not_a_sample(draft)
        caveats.looks(draft, looks)
        caveats.rounding(draft, data.edition.decimals)
        caveats.no_data(draft, data.missing)

    def _outcome(self, draft: Draft, looks: int, own: int, shown: Sequence[Outlier]) -> Outcome:
        found = [look for look in shown if look.stands_out]
        listed = [
            f"{draft.city(look.city).name} ({draft.ref(f'indicator:{look.indicator}').name})" for look in found[:8]
        ]
        name, who = draft.ref(f"edition:{self.edition}"), draft.city(self.city) if self.city else None
        more = len(found) - len(listed)
        english = (f"{name.name_en}: {len(found)} of {own} values{f' of {who.name_en}' if who else ''} stand out after all {looks} "
                   "looks are counted")  # fmt: skip
        chinese = (
            f"{name.name_zh}：计入全部{looks}次比较后，{who.name_zh if who else ''}{own}个数值中有{len(found)}个离群"
        )
        if listed:
            english += f": {draft.listed(listed)}{f' and {more} more' if more else ''}"
            chinese += f"：{draft.listed(listed)}{'等' if more else ''}"
        items = [draft.city(city) for city in dict.fromkeys(look.city for look in found)]
        value = (
            Value(type="boolean", boolean=bool(found))
            if who
            else Value(type="entities", entity="city", items=items, ordered=True)
        )
        return Outcome("answered", (f"{english}.", f"{chinese}。"), value)
