"""Kinds that say what is known of a thing: lookup, profile, structure."""

from typing import Any, Literal

from pydantic import Field

from kb.model import Indicator
from kb.query.answer import Cell, Language, Ref, TableRow, Value
from kb.query.attributes import ATTRIBUTES, FactCell, attribute
from kb.query.base import Base, names
from kb.query.draft import Draft, first_printed, row_keys
from kb.query.facts import bodies_of, practices_of, regulations_of
from kb.query.firm import tell_firmness
from kb.query.kinds.measuring import cell_text
from kb.query.plan import Outcome, Plan
from kb.query.warnings import guard
from kb.search.text import terms


class Lookup(Plan):
    """Look up attributes of cities: a date, a score, a body, a path."""

    kind: Literal["lookup"] = "lookup"
    cities: tuple[str, ...] = Field(min_length=1)
    attributes: tuple[str, ...] = Field(min_length=1)
    day: bool = Field(default=False, description="Dates are asked for to the day; a month alone is no answer.")
    examples = ("When did the Shanghai regulation take effect?", "太原的路径类型是什么？")

    def words(self, base: Base, language: Language) -> str:
        """The look-up in words."""
        who = [base.names_of(f"city:{city}")[language == "zh"] for city in self.cities]
        what = [attribute(base, key).label[language == "zh"] for key in self.attributes]
        if language == "zh":
            return f"{'、'.join(who)}的{'、'.join(what)}"
        return f"{', '.join(what)} of {', '.join(who)}"

    def run(self, draft: Draft) -> Outcome:
        """One value is a value, several are a table; none is said with its state and evidence."""
        base = draft.base
        facts = {(city, key): attribute(base, key).read(base, city, draft.language)
                 for city in self.cities for key in self.attributes}  # fmt: skip
        if all(fact.value is None for fact in facts.values()):
            return self._nothing(draft, facts)
        keys = tuple(dict.fromkeys((*self.attributes, *companions(self.attributes))))
        draft.city_table(("Found", "查得"), self.cities, keys)
        if self.day and (
            coarse := [fact for fact in facts.values() if fact.value and len(str(fact.value)) < len("2020-01-01")]
        ):
            return Outcome("no_data", (f"The source gives no day, only {coarse[0].value}.",
                                       f"来源没有给出日期中的“日”，只写到{coarse[0].value}。"))  # fmt: skip
        for (city, key), fact in facts.items():
            if fact.value is None:
                self._tell_missing(draft, city, key, fact)
        self._tell_more(draft)
        tell_firmness(draft, [key for key in keys if key.startswith("rank:")], self.cities)
        if len(facts) == 1:
            return self._single(draft, next(iter(facts.values())))
        shown = draft.listed(
            f"{draft.city(city).name}: {cell_text(draft.shown(fact))}" for (city, _), fact in facts.items()
        )
        return Outcome("answered", (f"{shown}.", f"{shown}。"), Value(type="table"))

    def _single(self, draft: Draft, fact: FactCell) -> Outcome:
        column = attribute(draft.base, self.attributes[0])
        shown = cell_text(fact.value)
        unit = draft.tell(*column.unit) if column.unit else ""
        name = draft.city(self.cities[0])
        printed = misprint(draft, fact)
        headline = (f"{name.name_en}, {column.label[0].lower() if column.value != 'number' else column.label[0]}: "
                    f"{shown} {unit}".strip() + f"{printed[0]}.", f"{name.name_zh}的{column.label[1]}：{shown}{unit}{printed[1]}。")  # fmt: skip
        return Outcome("answered", headline, fact_value(fact, column.value, column.unit[0] if column.unit else None))

    def _nothing(self, draft: Draft, facts: dict[tuple[str, str], FactCell]) -> Outcome:
        for (city, key), fact in facts.items():
            self._tell_missing(draft, city, key, fact)
        (city, key), fact = next(iter(facts.items()))
        label, name = attribute(draft.base, key).label, draft.city(city)
        denied = fact.state == "no"
        if denied:
            draft.city_table(("No per source", "来源表明没有"), self.cities, self.attributes, "no")
        english = (
            f"{name.name_en} has no “{label[0]}”: the source lists others completely, but not this city."
            if denied
            else f"There is no “{label[0]}” for {name.name_en} in the base: {explain(draft.base, key, city)[0]}."
        )
        chinese = (f"{name.name_zh}没有“{label[1]}”：来源完整列出了其他城市，但没有该城市。" if denied
                   else f"知识库中没有{name.name_zh}的“{label[1]}”：{explain(draft.base, key, city)[1]}。")  # fmt: skip
        return Outcome("no_data", (english, chinese))

    def _tell_missing(self, draft: Draft, city: str, key: str, fact: FactCell) -> None:
        if fact.rows:
            draft.cite(fact.rows)
        reason = explain(draft.base, key, city)
        label = attribute(draft.base, key).label
        draft.note("missing", f"{draft.city(city).name_en}, {label[0]}: {draft.state_word(fact.state)} – {reason[0]}.",
                   f"{draft.city(city).name_zh}，{label[1]}：{draft.state_word(fact.state)}——{reason[1]}。")  # fmt: skip

    def _tell_more(self, draft: Draft) -> None:
        for city in self.cities:
            bodies = bodies_of(draft.base, city)
            if len(bodies) > 1 and any(key.startswith("body") for key in self.attributes):
                other = draft.ref(f"organisation:{bodies[1].organisation}")
                draft.cite((bodies[1],))
                draft.note("caveat", f"A further body: {other.name_en} ({bodies[1].established}).",
                           f"另有机构：{other.name_zh}（{bodies[1].established}）。")  # fmt: skip


def misprint(draft: Draft, fact: FactCell) -> tuple[str, str]:
    """The printed form, for the headline, where a critical erratum touches the row."""
    keys = [key for row in fact.rows if not isinstance(row, tuple) or hasattr(row, "_mapping") for key in row_keys(row)]
    found = [e for key in keys for e in draft.base.errata.get(key, ()) if e.severity == "critical"]
    if not found:
        return "", ""
    return f" (printed: “{first_printed(found[0])}”)", f"（原文印作“{first_printed(found[0])}”）"


AGGREGATIONS = {
    "arithmetic": ("arithmetic mean", "算术平均"),
    "geometric": ("geometric mean", "几何平均"),
    "none": ("none", "无"),
}


def with_unit(draft: Draft, key: str, fact: FactCell) -> Cell:
    """A value for a table whose rows have different units."""
    unit = ATTRIBUTES[key].unit
    return f"{fact.value} {draft.tell(*unit)}" if unit and fact.value is not None else draft.shown(fact)


def explain(base: Base, key: str, city: str) -> tuple[str, str]:
    """Why a city has no value of an attribute."""
    measure, _, indicator = key.partition(":")
    if measure in ("score", "rank"):
        edition = base.editions[base.indicators[indicator].edition]
        if not base.is_assessed(city, edition.id):
            return (f"the city is not among the {edition.cities} that {edition.name} assesses",
                    f"该城市不在{edition.name_zh}评估的{edition.cities}个城市之中")  # fmt: skip
        return "no value is published at this level", "原文没有公布这一层级的数值"
    family = key.partition(".")[0]
    facts = {"regulation": regulations_of(base, city), "body": bodies_of(base, city)}
    if facts.get(family):
        return "the source names it without this detail", "来源提到但没有给出这一细节"
    return "no source lists it for this city", "没有来源为该城市列出此项"


def companions(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Columns that make a looked-up value readable on its own."""
    found: list[str] = []
    for key in keys:
        found += {"regulation.adopted": ["regulation"], "regulation.in_force": ["regulation"],
                  "regulation.lag": ["regulation", "regulation.adopted", "regulation.in_force"],
                  "regulation.subject": ["regulation"], "body.established": ["body"], "body.lead": ["body"],
                  "path_type": ["path.typical"]}.get(key, [])  # fmt: skip
    return tuple(found)


def fact_value(fact: FactCell, kind: str, unit: str | None) -> Value:
    """The distilled value of one fact."""
    value = fact.value
    if isinstance(value, Ref):
        return Value(type="entities", entity=value.id.partition(":")[0], items=[value], ordered=False)
    if isinstance(value, list):
        items = [item for item in value if isinstance(item, Ref)]
        return Value(type="entities", entity=items[0].id.partition(":")[0], items=items, ordered=False)
    if kind == "date":
        return Value(type="date", date=str(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Value(type="number", number=value, unit=unit)
    return Value(type="text", text=str(value))


class Profile(Plan):
    """Everything the base knows of a city: identity, law, body, path, scores, practices."""

    kind: Literal["profile"] = "profile"
    city: str
    examples = ("Tell me about Wuhan", "介绍一下武汉")

    def words(self, base: Base, language: Language) -> str:
        """The profile in words."""
        name = base.names_of(f"city:{self.city}")
        return f"{name[1]}的概况" if language == "zh" else f"the profile of {name[0]}"

    def run(self, draft: Draft) -> Outcome:
        """Tables of facts, scores and practices; what is unknown is said."""
        base = draft.base
        facts = {key: a.read(base, self.city, draft.language) for key, a in ATTRIBUTES.items()}
        rows = [TableRow(cells={"attribute": draft.tell(*ATTRIBUTES[key].label), "value": with_unit(draft, key, fact)},
                         evidence=draft.cite(fact.rows)) for key, fact in facts.items()]  # fmt: skip
        draft.table(("What is known", "已知情况"), [draft.column("attribute", "Attribute", "项目"),
                                                 draft.column("value", "Value", "内容")], rows)  # fmt: skip
        scores = self._scores(draft)
        practices = practices_of(base, self.city)
        draft.table(("Practices", "实践"), [draft.column("practice", "Practice", "实践"),
                                          draft.column("summary", "Summary", "概要"), draft.column("start", "Year", "年份")],
                    [draft.row({"practice": draft.ref(f"practice:{row.id}"), "start": row.start,
                                "summary": draft.tell(row.summary, row.summary_zh)}, (row,)) for row in practices])  # fmt: skip
        for edition in base.editions:
            if base.is_assessed(self.city, edition):
                guard(draft, edition, (self.city,), law=True, body=True)
        name = draft.city(self.city)
        known = sum(fact.value is not None for fact in facts.values())
        headline = (f"{name.name_en}: {known} attributes, {scores} scores and {len(practices)} practices are recorded.",
                    f"{name.name_zh}：记录了{known}项属性、{scores}个分数和{len(practices)}项实践。")  # fmt: skip
        return Outcome("answered", headline, Value(type="table"))

    def _scores(self, draft: Draft) -> int:
        base = draft.base
        rows = []
        for indicator, scores in sorted(base.scores.items()):
            row = scores.get(self.city)
            if row is not None:
                node = base.indicators[indicator]
                rows.append(draft.row({"indicator": draft.ref(f"indicator:{indicator}"), "score": row.score,
                                       "rank": row.rank, "edition": draft.ref(f"edition:{node.edition}")}, (row,)))  # fmt: skip
        draft.table(("Scores", "分数"), [draft.column("indicator", "Indicator", "指标"), draft.column("score", "Score", "得分"),
                                       draft.column("rank", "Rank (as printed)", "排名（原文）"),
                                       draft.column("edition", "Index", "指数")], rows)  # fmt: skip
        return len(rows)


class Structure(Plan):
    """How an index is built: weights, parts, levels, descriptions, data sources of its indicators."""

    kind: Literal["structure"] = "structure"
    edition: str
    indicator: str | None = None
    ask: Literal[
        "tree", "weight", "part_weight", "share", "parts", "count", "description", "data_source", "parent", "method"
    ] = "tree"
    level: int | None = Field(default=None, ge=0, le=9)
    terms: tuple[str, ...] = Field(
        default=(), description="With data_source and no indicator: those whose source has these words."
    )
    examples = ("weight of City Innovation in iSLEC", "智慧创新包含哪些分指标？")

    def words(self, base: Base, language: Language) -> str:
        """The question about the index in words."""
        what = {"tree": ("indicator tree", "指标体系"), "part_weight": ("weights of the parts", "下级指标的权重"),
                "weight": ("weight", "权重"), "share": ("share of the total", "占总分的权重"), "parts": ("parts", "构成"),
                "count": ("number of indicators", "指标数量"), "description": ("what it measures", "含义"),
                "data_source": ("data source", "数据来源"), "parent": ("what it belongs to", "所属上级指标"),
                "method": ("method", "方法")}[self.ask]  # fmt: skip
        key = f"indicator:{self.indicator}" if self.indicator else f"edition:{self.edition}"
        name = base.names_of(key)
        if self.terms:
            words = " ".join(self.terms)
            return (
                f"{name[1]}中数据来源含“{words}”的指标"
                if language == "zh"
                else f"indicators of {name[0]} with data from “{words}”"
            )
        level = f" (level {self.level})" if self.level is not None else ""
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
        if self.ask == "part_weight":
            return self._part_weights(draft, node)
        if self.ask in ("parts", "tree"):
            rows = base.children.get(node.id, []) if self.level is None else self._level_rows(base)
            return self._list(draft, rows, node)
        return self._one(draft, node)

    def _from_source(self, draft: Draft, node: Indicator) -> Outcome:
        """The indicators whose data source holds the words."""
        wanted = set(self.terms)
        rows = [row for row in draft.base.indicators.values()
                if row.edition == self.edition and wanted <= set(terms(row.data_source or ""))]  # fmt: skip
        if not rows:
            return Outcome("no_data", ("No indicator names such a data source.", "没有指标注明这一数据来源。"))
        return self._list(draft, rows, node)

    def _part_weights(self, draft: Draft, node: Indicator) -> Outcome:
        """The weights right below an indicator: one number when they are all the same."""
        rows = [row for row in draft.base.children.get(node.id, []) if row.weight]
        if not rows:
            return self._list(draft, rows, node)
        if len({row.weight for row in rows}) == 1:
            outcome = weight_outcome(draft, rows[0])
            tree(draft, rows)
            english, chinese = ", ".join(row.name for row in rows), "、".join(row.name_zh for row in rows)
            number = outcome.value.number if outcome.value else None
            return Outcome("answered", (f"{number}% each: {english}.", f"各占{number}%：{chinese}。"), outcome.value)
        tree(draft, rows)
        listing = ", ".join(f"{row.name} {row.weight}" for row in rows)
        return Outcome(
            "answered",
            (f"{listing}.", "、".join(f"{row.name_zh} {row.weight}" for row in rows) + "。"),
            Value(type="table"),
        )

    def _level_rows(self, base: Base) -> list[Indicator]:
        rows = [row for row in base.indicators.values() if row.edition == self.edition and row.level == self.level]
        return sorted((row for row in rows if row.kind == "score"), key=lambda row: (row.code or "", row.id))

    def _count(self, draft: Draft) -> Outcome:
        base = draft.base
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
        english, chinese = ", ".join(row.name for row in rows), "、".join(row.name_zh for row in rows)
        items = [draft.ref(f"indicator:{row.id}") for row in rows]
        return Outcome("answered", (f"{node.name}: {english}.", f"{node.name_zh}：{chinese}。"),
                       Value(type="entities", entity="indicator", items=items, ordered=False))  # fmt: skip

    def _one(self, draft: Draft, node: Indicator) -> Outcome:
        tree(draft, [node])
        if self.ask in ("weight", "share"):
            return weight_outcome(draft, node, self.ask == "share")
        if self.ask == "parent":
            if node.parent is None:
                return Outcome("no_data", (f"{node.name} is the top of its index.", f"{node.name_zh}是最上层指标。"))
            parent = draft.ref(f"indicator:{node.parent}")
            return Outcome("answered", (f"{node.name} belongs to {parent.name_en}.", f"{node.name_zh}属于{parent.name_zh}。"),
                           Value(type="entities", entity="indicator", items=[parent], ordered=False))  # fmt: skip
        pair = (node.description, node.description_zh) if self.ask == "description" else (node.data_source,) * 2
        if not pair[0]:
            return Outcome(
                "no_data",
                (f"The source says nothing on this for {node.name}.", f"来源未说明{node.name_zh}的此项内容。"),
            )
        text = draft.tell(pair[0], pair[1] or pair[0])
        return Outcome("answered", (f"{node.name}: {pair[0]}", f"{node.name_zh}：{pair[1] or pair[0]}"),
                       Value(type="text", text=text))  # fmt: skip


def weight_outcome(draft: Draft, node: Indicator, of_total: bool = False) -> Outcome:
    """The weight within the parent, in per cent, and the product up to the overall score."""
    from kb.model.values import fraction

    if node.weight is None:
        return Outcome("no_data", (f"{node.name} has no weight: it does not enter a total.",
                                   f"{node.name_zh}没有权重：不计入总分。"))  # fmt: skip
    own = fraction(node.weight)
    whole, row = own, node
    while row.parent and draft.base.indicators[row.parent].weight:
        row = draft.base.indicators[row.parent]
        whole *= fraction(row.weight or "1")
    if of_total and whole != own:
        draft.note("caveat", f"The product of the weights up to the overall score; within its parent it is {node.weight}.",
                   f"为逐级权重之积；在上级指标内的权重为{node.weight}。")  # fmt: skip
        own = whole
    elif whole != own:
        draft.note("caveat", f"Within its parent; its share of the overall score is {float(whole) * 100:.4g}%.",
                   f"为在上级指标内的权重；占总分的{float(whole) * 100:.4g}%。")  # fmt: skip
    percent = round(float(own) * 100, 4)
    number = int(percent) if percent == int(percent) else percent
    return Outcome("answered", (f"{node.name}: {number}% ({own}).", f"{node.name_zh}：{number}%（{own}）。"),
                   Value(type="number", number=number, unit="%"))  # fmt: skip


def tree(draft: Draft, rows: list[Indicator]) -> None:
    """A table of indicators."""
    columns = [
        draft.column("indicator", "Indicator", "指标"),
        draft.column("level", "Level", "层级"),
        draft.column("weight", "Weight in its parent", "在上级中的权重"),
        draft.column("description", "What it measures", "含义"),
        draft.column("data_source", "Data source", "数据来源"),
    ]
    found = [draft.row({"indicator": draft.ref(f"indicator:{row.id}"), "level": row.level, "weight": row.weight,
                        "description": draft.tell(row.description or "", row.description_zh or row.description or "") or None,
                        "data_source": row.data_source}, (row,)) for row in rows]  # fmt: skip
    draft.table(("Indicators", "指标"), columns, found)


def descendants(base: Base, indicator: str) -> list[Indicator]:
    """All indicators below one, depth first."""
    found: list[Any] = []
    for child in base.children.get(indicator, []):
        found += [child, *descendants(base, child.id)]
    return found
