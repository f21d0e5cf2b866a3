"""The kind that says how an index is built: its parts, weights, meanings, sources and method."""

from typing import Literal

from pydantic import Field

from kb.model import Indicator
from kb.query.answer import Cell, Language, Value
from kb.query.base import Base, names
from kb.query.drafting.draft import Draft
from kb.query.kinds.parting import (
    as_many,
    belongs,
    counted_of_each,
    descendants,
    described_and_sourced,
    each_told,
    enters,
    parts_of,
    placed,
    shared_sources,
    sized,
    sized_outcome,
    sized_words,
    tree,
    weighs,
)
from kb.query.kinds.weights_told import (
    part_weights_apart,
    share_of_total,
    weighing_words,
    weight_outcome,
    weights_apart,
    weights_of_parts,
    wholes_weighing,
)
from kb.query.plan import Outcome, Plan
from kb.search.text import terms

AGGREGATIONS = {
    "arithmetic": ("arithmetic mean", "算术平均"),
    "geometric": ("geometric mean", "几何平均"),
    "none": ("none", "无"),
}


class Structure(Plan):
    """How an index is built: weights, parts, levels, descriptions, data sources of its indicators."""

    kind: Literal["structure"] = "structure"
    edition: str
    indicator: str | None = None
    ask: Literal[
        "tree",
        "weight",
        "part_weight",
        "share",
        "parts",
        "count",
        "description",
        "data_source",
        "parent",
        "method",
        "place",
        "enters",
        "equal",
        "sized",
        "about",
    ] = "tree"
    level: int | None = Field(
        default=None, ge=0, le=9, description="With share: the level of the parts below the indicator that are meant."
    )
    only: Literal["heaviest", "lightest", "most", "fewest"] | None = Field(
        default=None,
        description="Of a tree, the indicators with the most or the least weight in the total; with sized, with the most or fewest parts.",
    )
    expect: float | None = Field(
        default=None,
        description="With weight or part_weight: whether it is so much, in per cent; with sized: the number of parts; with count: whether there are so many.",
    )
    number: bool = Field(default=False, description="With sized or terms: how many there are, instead of which.")
    weights: bool = Field(default=False, description="With sized: what each part weighs is told too.")
    each: float | None = Field(
        default=None, description="With sized: instead of a number of parts, what each part weighs, in per cent."
    )
    below: int | None = Field(
        default=None, description="With sized: the level whose parts are counted; without it, the next one."
    )
    beside: str | None = Field(
        default=None, description="With data_source: a second indicator, for the sources that both have."
    )
    alike: bool = Field(default=False, description="With beside: only whether they share one.")
    whole: str | None = Field(
        default=None, description="With enters: the indicator that it may be a part of; without it, the total."
    )
    less: str | None = Field(
        default=None,
        description="With weight, part_weight or share: the indicator whose weight is taken off, in percentage points; "
        "with count: the one whose number of parts is taken off.",
    )
    terms: tuple[str, ...] = Field(
        default=(), description="With data_source and no indicator: those whose source has these words."
    )
    negate: bool = Field(
        default=False,
        description="With terms: the parts whose data source has other words; with sized: those with another number of parts, or whose parts do not weigh so much.",
    )
    also: tuple[str, ...] = Field(
        default=(),
        description="With data_source, description, part_weight or equal: more indicators of which the same is asked; with equal and "
        "a level, of their parts there; with count: "
        "those whose parts are counted too; with sized: those that it is set against.",
    )
    examples = ("weight of City Innovation in iSLEC", "智慧创新包含哪些分指标？")

    def words(self, base: Base, language: Language) -> str:
        """The question about the index in words."""
        if self.ask == "sized" and self.also:
            names = [base.names_of(f"indicator:{i}")[language == "zh"] for i in (str(self.indicator), *self.also)]
            end = ("more", "更多") if self.only == "most" else ("fewer", "更少")
            return (
                f"{'、'.join(names)}中下级指标{end[1]}的"
                if language == "zh"
                else f"which of {', '.join(names)} has {end[0]} parts"
            )
        if self.ask == "sized" and self.each is not None:
            return weighing_words(base, self.edition, self.level, self.each, self.negate)[language == "zh"]
        if self.ask == "sized":
            size = self.only or self.expect or 0
            return sized_words(base, self.edition, self.level, size, self.below, self.negate)[language == "zh"]
        if self.only:
            name, heavy = base.names_of(f"edition:{self.edition}"), self.only == "heaviest"
            level = f" (level {self.level})" if self.level is not None else ""
            return (
                f"{name[1]}中权重{'最大' if heavy else '最小'}的指标{f'（第{self.level}级）' if self.level is not None else ''}"
                if language == "zh"
                else f"the indicators of {name[0]} with the {'largest' if heavy else 'smallest'} weight{level}"
            )
        what = {"tree": ("indicator tree", "指标体系"), "part_weight": ("weights of the parts", "下级指标的权重"),
                "weight": ("weight", "权重"), "share": ("share of the total", "占总分的权重"), "parts": ("parts", "构成"),
                "count": ("number of indicators", "指标数量"), "description": ("what it measures", "含义"),
                "data_source": ("data source", "数据来源"), "parent": ("what it belongs to", "所属上级指标"),
                "method": ("method", "方法"), "place": ("place in the index", "所处位置"),
                "enters": ("whether it enters the total", "是否计入总分"),
                "about": ("what it measures and its data source", "含义与数据来源"),
                "equal": ("whether the weights are equal", "权重是否相等")}[self.ask]  # fmt: skip
        if self._shares_of_parts(base):
            what = ("share of the total of each part", f"每个第{self.level}级指标占总分的权重")
        key = f"indicator:{self.indicator}" if self.indicator else f"edition:{self.edition}"
        name = base.names_of(key)
        if self.terms:
            words = " ".join(self.terms)
            sign = ("not from", "不含") if self.negate else ("from", "含")
            return (
                f"{name[1]}中数据来源{sign[1]}“{words}”的指标"
                if language == "zh"
                else f"indicators of {name[0]} with data {sign[0]} “{words}”"
            )
        if self.whole:
            other = base.names_of(f"indicator:{self.whole}")
            return f"{name[1]}是否属于{other[1]}" if language == "zh" else f"whether {name[0]} is a part of {other[0]}"
        if self.beside:
            other = base.names_of(f"indicator:{self.beside}")
            return (
                f"{name[1]}与{other[1]}共同的数据来源"
                if language == "zh"
                else f"the data sources of both {name[0]} and {other[0]}"
            )
        if self.less:
            other = base.names_of(f"indicator:{self.less}")
            return (
                f"{name[1]}与{other[1]}的{what[1]}之差"
                if language == "zh"
                else f"{what[0]} of {name[0]} less that of {other[0]}"
            )
        level = f" (level {self.level})" if self.level is not None else ""
        if self.ask == "count" and self.also:
            all_names = [base.names_of(f"indicator:{i}") for i in (str(self.indicator), *self.also)]
            name = (" and ".join(one[0] for one in all_names), "与".join(one[1] for one in all_names))
        return f"{name[1]}的{what[1]}" if language == "zh" else f"{what[0]} of {name[0]}{level}"

    def run(self, draft: Draft) -> Outcome:
        """The asked part of the tree, with every weight as printed."""
        base = draft.base
        node = (
            base.indicators[self.indicator] if self.indicator else base.indicators[base.editions[self.edition].overall]
        )
        if self.ask == "count":
            return self._count(draft)
        if self.ask == "method":
            return self._method(draft)
        if self.terms:
            return self._from_source(draft, node)
        if self.ask == "part_weight" or self._shares_of_parts(base):
            of_total = self.ask == "share"
            if self.less:
                tree(draft, [row for one in (node.id, self.less) for row in base.children.get(one, []) if row.weight])
                return part_weights_apart(draft, node, base.indicators[self.less], of_total)
            return weights_of_parts(draft, self._named(base, node), self.level, self.expect, of_total)
        if self.ask == "equal":
            return self._equal(draft, node)
        if self.ask == "sized":
            named = {str(self.indicator), *self.also} if self.also else set()
            among = [
                row
                for row in self._level_rows(base)
                if row.id in named or (not named and self.indicator in (None, row.parent))
            ]
            if self.each is not None:
                return wholes_weighing(draft, among, self.each, self.negate)
            rows = sized(base, among, self.only or self.expect or 0, self.below, self.negate)
            tree(draft, rows)
            return sized_outcome(draft, rows, self.number, self.below, self.weights)
        if self.ask in ("parts", "tree"):
            rows = base.children.get(node.id, []) if self.level is None else self._level_rows(base)
            if self.indicator and self.level and self.level > node.level:
                rows = [row for row in descendants(base, self.indicator) if row.level == self.level]
            return self._list(draft, self._weighed(base, rows), node)
        return self._one(draft, node)

    def _shares_of_parts(self, base: Base) -> bool:
        """Whether the share of the total is asked of each part of a level further down."""
        own = base.indicators[self.indicator].level if self.indicator else 0
        return self.ask == "share" and self.level is not None and self.level > own

    def _weighed(self, base: Base, rows: list[Indicator]) -> list[Indicator]:
        """The rows asked for: all, or those with the most or the least weight in the total."""
        weights = {row.id: share_of_total(base, row) for row in rows if row.weight}
        if self.only is None or not weights:
            return rows
        wanted = max(weights.values()) if self.only == "heaviest" else min(weights.values())
        return [row for row in rows if weights.get(row.id) == wanted]

    def _from_source(self, draft: Draft, node: Indicator) -> Outcome:
        """The indicators whose data source holds the words."""
        wanted = set(self.terms)
        among = descendants(draft.base, self.indicator) if self.indicator else draft.base.indicators.values()
        shared = {
            row.id: len(wanted & set(terms(f"{row.data_source or ''} {row.data_source_zh or ''}")))
            for row in among
            if row.edition == self.edition
        }
        best = (
            max(shared.values(), default=0) if self.indicator else len(wanted)
        )  # of a few parts, the one that fits best
        rows = [draft.base.indicators[ident] for ident, count in shared.items() if count and count == best]
        rows = [
            row for row in rows if not draft.base.children.get(row.id)
        ] or rows  # a whole has the sources of its parts
        if self.negate and rows:
            rest = [row for row in among if row.kind == "score" and row.edition == self.edition and row.data_source]
            rows = [row for row in rest if row not in rows and not draft.base.children.get(row.id)]
        if not rows:
            return Outcome("no_data", ("No indicator names such a data source.", "没有指标注明这一数据来源。"))
        listed = self._list(draft, rows, node)
        if not self.number:
            return listed
        return Outcome("answered", listed.headline, Value(type="number", number=len(rows), unit="indicators"))

    def _equal(self, draft: Draft, node: Indicator) -> Outcome:
        """Whether all parts, of one level or right below an indicator, or those named, weigh the same within their parent."""
        rows = (
            [part for one in self._named(draft.base, node) for part in parts_of(draft.base, one, self.level)]
            if self.also and self.level
            else self._named(draft.base, node)
            if self.also
            else self._level_rows(draft.base)
            if self.level
            else draft.base.children.get(node.id, [])
        )
        rows = [row for row in rows if row.weight]
        if len(rows) < 2:
            return self._list(draft, rows, node)
        tree(draft, rows)
        holds = len({row.weight for row in rows}) == 1
        english, chinese = (
            ", ".join(f"{row.name} {row.weight}" for row in rows),
            "、".join(f"{row.name_zh} {row.weight}" for row in rows),
        )
        word = ("Yes", "是") if holds else ("No", "否")
        return Outcome(
            "answered", (f"{word[0]}: {english}.", f"{word[1]}：{chinese}。"), Value(type="boolean", boolean=holds)
        )

    def _named(self, base: Base, node: Indicator) -> list[Indicator]:
        return [node, *(base.indicators[one] for one in self.also)]

    def _level_rows(self, base: Base) -> list[Indicator]:
        rows = [row for row in base.indicators.values() if row.edition == self.edition and row.level == self.level]
        return sorted((row for row in rows if row.kind == "score"), key=lambda row: (row.code or "", row.id))

    def _count(self, draft: Draft) -> Outcome:
        base = draft.base
        if self.less:
            pair = [
                (base.indicators[i], parts_of(base, base.indicators[i], self.level))
                for i in (str(self.indicator), self.less)
            ]
            tree(draft, [part for _, parts in pair for part in parts])
            return counted_of_each(pair, apart=True)
        if self.also:
            told = [
                (base.indicators[i], parts_of(base, base.indicators[i], self.level))
                for i in (str(self.indicator), *self.also)
            ]
            tree(draft, [part for _, parts in told for part in parts])
            return counted_of_each(told)
        if self.indicator and self.level is None:
            rows = base.children.get(self.indicator, [])
        elif self.indicator:
            rows = [row for row in descendants(base, self.indicator) if row.level == self.level]
        elif self.level is None:
            rows = base.children.get(base.editions[self.edition].overall, [])
        else:
            rows = self._level_rows(base)
        tree(draft, rows)
        name = names(base.editions[self.edition])
        if self.expect is not None:
            return as_many(rows, self.expect)
        return Outcome("answered", (f"{len(rows)} indicators ({name[0]}).", f"{len(rows)}个指标（{name[1]}）。"),
                       Value(type="number", number=len(rows), unit="indicators"))  # fmt: skip

    def _method(self, draft: Draft) -> Outcome:
        row = draft.base.editions[self.edition]
        cells: dict[str, Cell] = {
            "aggregation": draft.tell(*AGGREGATIONS[row.aggregation]),
            "scale": f"{row.scale_min:g}–{row.scale_max:g}",
            "normalisation": draft.tell(row.normalisation, row.normalisation_zh),
            "cities": row.cities,
        }
        columns = [
            draft.column("aggregation", "Aggregation", "合成方法"),
            draft.column("scale", "Scale", "量程"),
            draft.column("normalisation", "Normalisation", "标准化"),
            draft.column("cities", "Cities", "城市数"),
        ]
        draft.table(("Method", "方法"), columns, [draft.row(cells, (row,))])  # fmt: skip
        tree(draft, draft.base.children.get(row.overall, []))
        return Outcome("answered", (f"{row.name}: {row.normalisation}", f"{row.name_zh}：{row.normalisation_zh}"),
                       Value(type="text", text=draft.tell(row.normalisation, row.normalisation_zh)))  # fmt: skip

    def _list(self, draft: Draft, rows: list[Indicator], node: Indicator) -> Outcome:
        if not rows:
            return Outcome("no_data", (f"{node.name} has no parts in the published framework.",
                                       f"{node.name_zh}在公布的框架中没有下级指标。"))  # fmt: skip
        tree(draft, rows)
        english = ", ".join(f"{row.name} ({row.weight})" if row.weight else row.name for row in rows)
        chinese = "、".join(f"{row.name_zh}（{row.weight}）" if row.weight else row.name_zh for row in rows)
        items = [draft.ref(f"indicator:{row.id}") for row in rows]
        edition = draft.base.editions[self.edition]
        whole = names(edition) if self.terms and not self.indicator else names(node)
        summed = edition.aggregation == "arithmetic" and all(row.parent == node.id and row.weight for row in rows)
        mean = ("weighted mean of ", "的加权平均") if summed and self.ask == "parts" else ("", "")
        return Outcome("answered", (f"{whole[0]}: {mean[0]}{english}.", f"{whole[1]}：{chinese}{mean[1]}。"),
                       Value(type="entities", entity="indicator", items=items, ordered=False))  # fmt: skip

    def _one(self, draft: Draft, node: Indicator) -> Outcome:
        tree(draft, [node, *(draft.base.indicators[i] for i in self.also)])
        if self.beside:
            tree(draft, [draft.base.indicators[self.beside]])
            return shared_sources(draft, node, draft.base.indicators[self.beside], self.alike)
        if self.less:
            tree(draft, [draft.base.indicators[self.less]])
            return weights_apart(draft, node, draft.base.indicators[self.less], self.ask == "share")
        if self.ask in ("weight", "share"):
            found = weight_outcome(draft, node, self.ask == "share")
            return found if self.expect is None else weighs(found, self.expect)
        if self.ask == "enters":
            holds = enters(draft.base, node, self.whole)
            told = weight_outcome(draft, node, of_total=True).headline if not self.whole else belongs(draft, node)
            word = ("Yes", "是") if holds else ("No", "否")
            return Outcome(
                "answered", (f"{word[0]}: {told[0]}", f"{word[1]}：{told[1]}"), Value(type="boolean", boolean=holds)
            )
        if self.ask == "place":
            return placed(draft, node)
        if self.ask == "parent":
            if node.parent is None:
                return Outcome("no_data", (f"{node.name} is the top of its index.", f"{node.name_zh}是最上层指标。"))
            above = draft.base.indicators[node.parent]
            while self.level is not None and above.level > self.level and above.parent:
                above = draft.base.indicators[above.parent]
            parent = draft.ref(f"indicator:{above.id}")
            return Outcome("answered", (f"{node.name} belongs to {parent.name_en}.", f"{node.name_zh}属于{parent.name_zh}。"),
                           Value(type="entities", entity="indicator", items=[parent], ordered=False))  # fmt: skip
        if self.ask == "about":
            return described_and_sourced(draft, node)
        if self.also:
            return each_told(draft, [node, *(draft.base.indicators[i] for i in self.also)], self.ask == "description")
        described = self.ask == "description"
        pair = (node.description, node.description_zh) if described else (node.data_source, node.data_source_zh)
        if not pair[0]:
            return Outcome(
                "no_data",
                (f"The source says nothing on this for {node.name}.", f"来源未说明{node.name_zh}的此项内容。"),
            )
        text = draft.tell(pair[0], pair[1] or pair[0])
        return Outcome("answered", (f"{node.name}: {pair[0]}", f"{node.name_zh}：{pair[1] or pair[0]}"),
                       Value(type="text", text=text))  # fmt: skip
