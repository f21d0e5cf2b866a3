"""Kinds that say what is known of a thing: lookup, profile."""

from typing import Literal

from pydantic import Field

from kb.query.answer import Cell, Language, Ref, TableRow, Value
from kb.query.base import Base
from kb.query.drafting.book import is_pair
from kb.query.drafting.cells import row_keys
from kb.query.drafting.counting import many
from kb.query.drafting.draft import Draft, first_printed
from kb.query.drafting.valued import cell_text
from kb.query.drafting.warnings import guard
from kb.query.plan import Outcome, Plan
from kb.query.selection.attributes import ATTRIBUTES, FactCell, attribute
from kb.query.selection.facts import bodies_of, practices_of, regulations_of


class Lookup(Plan):
    """Look up attributes of cities: a date, a score, a body, a path."""

    kind: Literal["lookup"] = "lookup"
    cities: tuple[str, ...] = Field(min_length=1)
    attributes: tuple[str, ...] = Field(min_length=1)
    day: bool = Field(default=False, description="Dates are asked for to the day; a month alone is no answer.")
    month: bool = Field(default=False, description="Dates are asked for to the month; a year alone is no answer.")
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
        if self.month and (
            coarse := [fact for fact in facts.values() if fact.value and len(str(fact.value)) == len("2020")]
        ):
            return Outcome("no_data", (f"The source gives no month, only {coarse[0].value}.",
                                       f"来源没有给出月份，只写到{coarse[0].value}年。"))  # fmt: skip
        for (city, key), fact in facts.items():
            if fact.value is None:
                self._tell_missing(draft, city, key, fact)
        self._tell_more(draft)
        if len(facts) == 1:
            return self._single(draft, next(iter(facts.values())))
        shown = self._listed(draft, facts)
        return Outcome("answered", (f"{shown}.", f"{shown}。"), Value(type="table"))

    def _listed(self, draft: Draft, facts: dict[tuple[str, str], FactCell]) -> str:
        """Every value with whose it is and what, but without what all of them share; a city alone stands in front."""
        colon, stop, comma = draft.tell(": ", "："), draft.tell("; ", "；"), draft.tell(", ", "，")
        alone = len({city for city, _ in facts}) == 1
        same = len({key for _, key in facts}) == 1
        told = []
        for (city, key), fact in facts.items():
            what = draft.tell(*attribute(draft.base, key).label)
            name = what if alone else draft.city(city).name if same else f"{draft.city(city).name}{comma}{what}"
            told.append(f"{name}{colon}{cell_text(draft.shown(fact))}")
        front = (
            draft.tell(f"{draft.city(self.cities[0]).name} – ", f"{draft.city(self.cities[0]).name}——") if alone else ""
        )
        return front + stop.join(told)

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
                year = bodies[1].established
                draft.note("caveat", f"A further body: {other.name_en}{f' ({year})' if year else ''}.",
                           f"另有机构：{other.name_zh}{f'（{year}）' if year else ''}。")  # fmt: skip


def misprint(draft: Draft, fact: FactCell) -> tuple[str, str]:
    """The printed form, for the headline, where a critical erratum touches the row."""
    keys = [key for row in fact.rows if not is_pair(row) for key in row_keys(row)]
    found = [e for key in keys for e in draft.base.errata.get(key, ()) if e.severity == "critical"]
    if not found:
        return "", ""
    return f" (printed: “{first_printed(found[0])}”)", f"（原文印作“{first_printed(found[0])}”）"


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
        headline = (f"{name.name_en}: {many(known, 'attribute')}, {many(scores, 'score')} and {many(len(practices), 'practice')} are recorded.",
                    f"{name.name_zh}：记录了{known}项属性、{scores}个分数和{len(practices)}项实践。")  # fmt: skip
        return Outcome("answered", headline, Value(type="table"))

    def _scores(self, draft: Draft) -> int:
        base = draft.base
        rows = []
        for indicator, scores in sorted(base.scores.items(), key=lambda pair: base.tree_order[pair[0]]):
            row = scores.get(self.city)
            if row is not None:
                node = base.indicators[indicator]
                rows.append(draft.row({"indicator": draft.ref(f"indicator:{indicator}"), "level": node.level, "score": row.score,
                                       "rank": row.rank, "edition": draft.ref(f"edition:{node.edition}")}, (row,)))  # fmt: skip
                if row.rank is not None:
                    draft.ranks(f"rank:{indicator}", [self.city])
        draft.table(("Scores", "分数"), [draft.column("indicator", "Indicator", "指标"), draft.column("level", "Level", "层级"),
                                       draft.column("score", "Score", "得分"), draft.column("rank", "Rank (as printed)", "排名（原文）"),
                                       draft.column("edition", "Index", "指数")], rows)  # fmt: skip
        return len(rows)
