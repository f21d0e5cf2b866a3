"""Kinds that look facts up by their words: recall, things, trace."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from pydantic import Field

from kb.model import Row
from kb.model.values import parse_citations, split_list
from kb.query.answer import Cell, Language, Ref, Table, TableRow, Value
from kb.query.attributes import attribute
from kb.query.base import Base, names, pick
from kb.query.dates import DateTest
from kb.query.draft import Draft
from kb.query.facts import theme_line
from kb.query.plan import Outcome, Plan
from kb.query.ties import is_node, ties
from kb.search.text import Hit, terms
from kb.store.store import BY_TABLE, identity

Want = Literal["any", "number", "date", "who", "where", "text", "boolean"]
WANTED_KINDS: dict[str, tuple[str, ...]] = {
    "number": ("figure",),
    "date": ("organisation", "policy", "practice", "figure", "concept", "regulation", "reference"),
    "who": ("practice", "policy", "organisation", "concept", "reference", "regulation"),
    "where": ("practice", "area", "figure", "policy", "organisation", "concept", "city_path", "path_type"),
    "boolean": ("practice", "policy", "organisation", "figure", "concept", "claim"),
    "text": ("practice", "policy", "organisation", "concept", "reference", "figure", "area", "regulation", "city_path",
             "path_type"),
}  # fmt: skip
WANTED_KINDS["any"] = (*WANTED_KINDS["text"], "claim")
HALF = 0.45  # share of the words without any other meaning that must stand in the passage
ENOUGH = 0.56  # share of the question's weighted words that the best passage must hold; below, the base does not know


class Recall(Plan):
    """Find what the sources say by its words: practices, figures, policies, bodies, concepts."""

    kind: Literal["recall"] = "recall"
    terms: tuple[str, ...] = Field(description="The words that must be explained, folded.")
    must: tuple[str, ...] = Field(default=(), description="Of the terms, those of which half must be found, by weight.")
    about: tuple[str, ...] = Field(default=(), description="Keys the found things must concern.")
    dated: bool = Field(default=False, description="Only what has a date, for questions of who and when.")
    among: tuple[str, ...] = Field(default=(), description="Look only among these kinds of things.")
    want: Want = "any"
    unit: str | None = Field(default=None, description="The kind of number asked for, such as years.")
    errata: bool = Field(default=False, description="What is printed wrongly may be the answer.")
    in_force: bool = Field(default=False, description="Of a regulation, the date it took effect is wanted.")
    limit: int = Field(default=5, ge=1, le=50)
    examples = ("How many courses did Hexi District publish?", "哪个地区采取了“引进来”和“走出去”的策略？")

    def words(self, base: Base, language: Language) -> str:
        """The search in words."""
        what = {"any": ("what is said about", "相关记载"), "number": ("the number for", "数字"), "date": ("the date of", "日期"),
                "who": ("who is behind", "相关主体"), "where": ("where it is", "地点"), "text": ("what is said about", "相关记载"),
                "boolean": ("whether a source says", "来源是否提到")}[self.want]  # fmt: skip
        text = " ".join(self.terms)
        return f"{what[1]}：{text}" if language == "zh" else f"{what[0]}: {text}"

    def run(self, draft: Draft) -> Outcome:
        """The best passages; the value comes from the first one, if it explains enough of the words."""
        hits = find_hits(draft.base, self)
        good = [hit for hit in hits if hit.coverage >= enough(self)]
        if not good:
            return self._nothing(draft, hits)
        best = good[0]
        close = [hit for hit in good if hit.coverage >= best.coverage - 0.12][: self.limit]
        rows = [row for hit in close if (row := draft.base.store.thing(hit.key))]
        equal = [
            row
            for hit in close[1:3]
            if hit.coverage >= best.coverage - 0.001 and (row := draft.base.store.thing(hit.key))
        ]
        draft.tables.append(facts_table(draft, rows))
        return self._valued(draft, rows, best, equal)

    def _nothing(self, draft: Draft, hits: list[Hit]) -> Outcome:
        unknown = [term for term in self.terms if not draft.base.text.frequency(term)]
        draft.note("missing", "No passage of the five documents explains the words of the question"
                   + (f"; unknown here: {', '.join(unknown)}." if unknown else "."),
                   "五份文献中没有能够回答该问题的记载" + (f"；未收录的词：{'、'.join(unknown)}。" if unknown else "。"))  # fmt: skip
        near = [draft.ref(hit.key) for hit in hits[:3]]
        if near:
            draft.note("missing", f"Nearest: {'; '.join(n.name_en for n in near)}.",
                       f"最接近的记载：{'；'.join(n.name_zh for n in near)}。")  # fmt: skip
        return Outcome("no_data", ("The sources hold no answer to this.", "来源中没有这一问题的答案。"))

    def _valued(self, draft: Draft, rows: list[Any], best: Hit, equal: list[Any]) -> Outcome:
        first = rows[0]
        english, chinese = said(first)
        if self.want == "number" or (self.want in ("text", "any") and best.kind == "figure"):
            return number_outcome(draft, first, self.unit)
        if self.want == "date" and getattr(first, "in_force", None) and self.in_force:
            return Outcome("answered", (f"{first.in_force}: {english}", f"{first.in_force}：{chinese}"),
                           Value(type="date", date=first.in_force))  # fmt: skip
        if self.want == "date" and (date := date_of(first)):
            return Outcome("answered", (f"{date}: {english}", f"{date}：{chinese}"), Value(type="date", date=date))
        if self.want == "where" and (place := place_ref(draft, first)) and not place.id.startswith("place:"):
            return Outcome("answered", (f"{place.name_en}: {english}", f"{place.name_zh}：{chinese}"),
                           Value(type="entities", entity=place.id.partition(":")[0], items=[place], ordered=False))  # fmt: skip
        if self.want == "boolean" and NEGATED.search(f"{names(first)[0]} {names(first)[1]}"):
            return Outcome("answered", (f"No, the source says it is not so: {english}", f"否，来源表明并非如此：{chinese}"),
                           Value(type="boolean", boolean=False))  # fmt: skip
        if self.want == "boolean":
            return Outcome("answered", (f"Yes, a source says so: {english}", f"是，来源有此记载：{chinese}"),
                           Value(type="boolean", boolean=True))  # fmt: skip
        for english_too, chinese_too in map(said, equal):
            english, chinese = f"{english} {english_too}", f"{chinese}{chinese_too}"
        return Outcome("answered", (english, chinese), Value(type="text", text=draft.tell(english, chinese)))


YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NEGATED = re.compile(r"\bnot (?:been )?(?:set up|established|created|formed)\b|未设立|未成立|尚未|没有设立")


def enough(plan: Recall) -> float:
    """The share of the words that must be explained: less where a named place or area already narrows the search."""
    return ENOUGH - 0.12 if plan.about else ENOUGH


def find_hits(base: Base, plan: Recall) -> list[Hit]:
    """The passages for a recall, those that concern what the question names."""
    kinds = plan.among or WANTED_KINDS[plan.want] + (("erratum",) if plan.errata else ())
    found = base.text.search(plan.terms, kinds, limit=60)
    if plan.about:
        found = [hit for hit in found if concerns(base, hit.key, plan.about) or speaks_of(base, hit.key, plan.about)]
    whole = sum(base.text.weight(term) for term in plan.must)
    if whole:
        found = [hit for hit in found
                 if sum(base.text.weight(term) for term in set(hit.matched) & set(plan.must)) >= HALF * whole]  # fmt: skip
    if plan.dated:
        found = [
            hit for hit in found if (row := base.store.thing(hit.key)) and (date_of(row) or YEAR.search(said(row)[0]))
        ]
    if plan.want == "date":
        found = [hit for hit in found if (row := base.store.thing(hit.key)) and date_of(row)] or found
    return found


def concerns(base: Base, key: str, about: Sequence[str]) -> bool:
    """Whether a thing concerns every one of these things: is it, lies in it, names it."""
    row = base.store.thing(key)
    if row is None:
        return False
    linked = linked_keys(base, key, row)
    return all(wanted in linked for wanted in about)


def speaks_of(base: Base, key: str, about: Sequence[str]) -> bool:
    """Whether the words of a thing hold the names of all these things."""
    held = {term for field in base.text.terms_of(key) for term in field}
    return all(any(set(terms(name)) <= held for name in base.names_of(wanted)) for wanted in about)


def linked_keys(base: Base, key: str, row: Row) -> set[str]:
    """A thing's own key, the keys in its cells, and the cities they lie in."""
    found = {key}
    for column in ("place", "subject", "issuer", "actors", "things", "city", "lead", "organisation"):
        value = getattr(row, column, None)
        if value:
            found |= {part if ":" in part else f"{column}:{part}" for part in split_list(value)}
    for inner in list(found):
        city = base.place_of(inner)
        if city:
            found |= {f"city:{city}", f"place:{base.cities[city].country}"} if city in base.cities else set()
    if is_node(base, key):
        found |= {step.end for step in ties(base, key)[0]}
    return found


def said(row: Any) -> tuple[str, str]:
    """A found row as a sentence in both languages."""
    english, chinese = names(row)
    if hasattr(row, "typical_path"):
        return row.typical_path, row.typical_path_zh
    if hasattr(row, "treatment"):
        return f"{row.reads or '–'}: {row.why}", f"{row.reads or '–'}：{row.why_zh}"
    if hasattr(row, "features"):
        return f"{english}: {row.features}", f"{chinese}：{row.features_zh}"
    if hasattr(row, "measure"):
        value = figure_text(row)
        unit_zh = row.unit_zh or row.unit or ""
        return f"{english}: {value} {row.unit or ''}".rstrip() + ".", f"{chinese}：{value}{unit_zh}。"
    summary = getattr(row, "summary", None)
    if not summary:
        return f"{english}.", f"{chinese}。"
    return f"{english}: {summary}", f"{chinese}：{getattr(row, 'summary_zh', None) or summary}"


def figure_text(row: Any) -> str:
    """A figure's value with its qualifier, as text."""
    if row.value is None:
        return str(row.text or "–")
    sign = {"at-least": "≥ ", "more-than": "> ", "at-most": "≤ ", "about": "≈ "}.get(row.qualifier, "")
    return f"{sign}{row.value:,.10g}".replace(",", "") if row.value < 10000 else f"{sign}{row.value:.12g}"


def number_outcome(draft: Draft, row: Any, unit: str | None) -> Outcome:
    """A figure as a number; a corrupt one is no data, with its erratum."""
    english, chinese = said(row)
    draft.cite((row,))
    if row.status == "corrupt" or (row.value is None and not row.text):
        draft.note("erratum", f"The printed value of “{row.measure}” is corrupt and cannot be used ({row.printed}).",
                   f"“{row.measure_zh}”的原文数值有误，不能使用（{row.printed}）。")  # fmt: skip
        return Outcome(
            "no_data",
            (f"The source prints no usable value for {row.measure}.", f"来源没有给出“{row.measure_zh}”的可用数值。"),
        )
    if row.status == "doubtful":
        draft.note("caveat", "The printed value is doubtful.", "原文数值存疑。")
    if row.qualifier != "exact":
        words = {"at-least": ("at least", "至少"), "more-than": ("more than", "超过"), "at-most": ("at most", "至多"),
                 "about": ("about", "约"), "target": ("a target", "目标值")}[row.qualifier]  # fmt: skip
        draft.note("caveat", f"The source says “{words[0]}”.", f"来源表述为“{words[1]}”。")
    if row.value is None:
        return Outcome("answered", (english, chinese), Value(type="text", text=row.text))
    number = int(row.value) if float(row.value).is_integer() else row.value
    return Outcome("answered", (english, chinese), Value(type="number", number=number, unit=row.unit))


def date_of(row: Any) -> str | None:
    """The date of a found row, whatever its column is called."""
    for column in ("established", "issued", "start", "adopted", "date", "year", "in_force"):
        if getattr(row, column, None):
            return str(getattr(row, column))
    return None


def place_ref(draft: Draft, row: Any) -> Ref | None:
    """The city or area that a found row concerns."""
    if hasattr(row, "typical_path"):
        return draft.city(row.city)
    if hasattr(row, "features") and hasattr(row, "position"):
        return draft.ref(f"path_type:{row.id}")
    touched = {key.rpartition("@")[2] for key in split_list(getattr(row, "things", None)) if "@" in key}
    if len(touched) == 1 and hasattr(row, "treatment"):
        return draft.city(touched.pop())
    key = getattr(row, "place", None) or getattr(row, "subject", None)
    if key and key.partition(":")[0] in ("city", "area", "place"):
        return draft.ref(key)
    city = getattr(row, "city", None)
    return draft.city(city) if city else None


def facts_table(draft: Draft, rows: Iterable[Any], title: tuple[str, str] = ("Found", "查得")) -> Table:
    """Found rows as a table: what, summary, place, actors, date, value."""
    columns = [draft.column("thing", "What", "事项"), draft.column("summary", "Summary", "概要"),
               draft.column("value", "Value", "数值"), draft.column("place", "Place", "地点"),
               draft.column("actors", "Actors", "相关主体"), draft.column("date", "Date", "时间")]  # fmt: skip
    found = [fact_row(draft, row) for row in rows]
    used = [c for c in columns if c.key == "thing" or any(r.cells.get(c.key) is not None for r in found)]
    keys = {column.key for column in used}
    found = [row.model_copy(update={"cells": {k: v for k, v in row.cells.items() if k in keys}}) for row in found]
    return Table(title=draft.tell(*title), columns=used, rows=found)


def fact_row(draft: Draft, row: Any) -> TableRow:
    """One found row."""
    actors = split_list(getattr(row, "actors", None)) or split_list(getattr(row, "issuer", None))
    value: Cell = None
    if hasattr(row, "measure"):
        unit = draft.tell(row.unit or "", row.unit_zh or row.unit or "")
        value = (
            f"{figure_text(row)} {unit}".strip()
            if row.status != "corrupt"
            else draft.tell("corrupt in print", "原文有误")
        )
    end = getattr(row, "end", None)
    date = date_of(row)
    cells: dict[str, Cell] = {
        "thing": draft.ref(key_of(row)), "summary": draft.tell(getattr(row, "summary", None) or "",
                                                              getattr(row, "summary_zh", None) or "") or None,
        "value": value, "place": place_ref(draft, row), "actors": [draft.ref(key) for key in actors] or None,
        "date": f"{date}–{end}" if date and end and end != date else date,
    }  # fmt: skip
    return draft.row(cells, (row,))


def key_of(row: Any) -> str:
    """The key of a row read from the store."""
    fields = set(row._fields) if hasattr(row, "_fields") else set(type(row).model_fields)
    for table, model in BY_TABLE.items():
        if set(model.model_fields) == fields:
            return f"{ {'pathtype': 'path_type', 'citypath': 'city_path'}.get(table, table) }:{identity(model, row)}"
    return str(getattr(row, "id", "?"))


Entity = Literal["practice", "policy", "regulation", "organisation", "area", "concept", "reference", "network", "theme",
                 "figure", "erratum", "claim", "path_type", "source", "city"]  # fmt: skip
TABLES: dict[str, str] = {"path_type": "pathtype"}


class Things(Plan):
    """List policies, practices, organisations and other things by place, theme, issuer, kind, date or words."""

    kind: Literal["things"] = "things"
    entity: Entity
    about: tuple[str, ...] = Field(
        default=(), description="Keys they must concern: a city, area, country, organisation, source."
    )
    theme: str | None = None
    type: str | None = Field(default=None, description="Their kind, e.g. challenge, company, plan.")
    date: DateTest | None = None
    terms: tuple[str, ...] = ()
    count: bool = False
    examples = ("Which practices address older learners?", "教育部发布了哪些政策？")

    def words(self, base: Base, language: Language) -> str:
        """The list in words."""
        parts = [pick(base.names_of(key), language) for key in self.about]
        parts += [pick(base.names_of(f"theme:{self.theme}"), language)] if self.theme else []
        parts += [self.type] if self.type else []
        parts += [self.date.describe(language)] if self.date else []
        parts += [" ".join(self.terms)] if self.terms else []
        name = ENTITY_WORDS[self.entity][language == "zh"]
        return f"{name}：{'、'.join(parts)}" if language == "zh" else f"{name}: {', '.join(parts) or 'all'}"

    def run(self, draft: Draft) -> Outcome:
        """The things that meet all filters, by date and name."""
        rows = [
            row
            for row in draft.base.store.rows(BY_TABLE[TABLES.get(self.entity, self.entity)])
            if self._fits(draft.base, row)
        ]
        if self.terms:
            fitting = self._by_words(draft.base, rows)
            if not fitting and rows and (self.theme or (self.about and self.date and len(rows) <= 6)):
                draft.note("ignored", f"Not used to narrow the list: {', '.join(self.terms)}.",
                           f"未用于筛选的词：{'、'.join(self.terms)}。")  # fmt: skip
            else:
                rows = fitting
        rows.sort(key=lambda row: (getattr(row, "position", None) or 0, date_of(row) or "9999", names(row)[0]))
        name = ENTITY_WORDS[self.entity]
        if not rows:
            draft.note("missing", "The base records none; other sources may.", "知识库没有记录；其他来源可能有。")
            return Outcome("no_data", (f"No {name[0]} recorded for this.", f"没有这方面的{name[1]}记录。"))
        draft.tables.append(facts_table(draft, rows[:200], name))
        draft.note("caveat", f"As recorded from the five documents: {len(rows)}; the list does not claim to be complete.",
                   f"为五份文献所载：共{len(rows)}条；不代表完整。")  # fmt: skip
        items = [draft.ref(key_of(row)) for row in rows]
        if self.count:
            return Outcome("answered", (f"{len(rows)} {name[0]} are recorded.", f"记录了{len(rows)}条{name[1]}。"),
                           Value(type="number", number=len(rows), unit=name[0]))  # fmt: skip
        shown = draft.listed([item.name for item in items[:12]])
        return Outcome("answered", (f"{len(rows)} {name[0]}: {shown}.", f"{len(rows)}条{name[1]}：{shown}。"),
                       Value(type="entities", entity=self.entity, items=items, ordered=False))  # fmt: skip

    def _fits(self, base: Base, row: Any) -> bool:
        if self.type and getattr(row, "kind", None) != self.type:
            return False
        if self.theme and not any(self.theme in theme_line(base, t) for t in split_list(getattr(row, "themes", None))):
            return False
        if self.date and self.date.judge(date_of(row)) is not True:
            return False
        if not self.about:
            return True
        key = key_of(row)
        linked = linked_keys(base, key, row) | {f"source:{c.source}" for c in parse_citations(row.source)}
        return all(wanted in linked for wanted in self.about)

    def _by_words(self, base: Base, rows: list[Any]) -> list[Any]:
        hits = {hit.key for hit in base.text.search(self.terms, (TABLES.get(self.entity, self.entity),), 200)
                if hit.coverage >= ENOUGH}  # fmt: skip
        return [row for row in rows if key_of(row) in hits]


ENTITY_WORDS = {
    "practice": ("practices", "实践"), "policy": ("policies", "政策"), "regulation": ("regulations", "条例"),
    "organisation": ("organisations", "机构"), "area": ("areas", "区域"), "concept": ("concepts", "概念"),
    "reference": ("indices, data sets and works", "指数、数据与文献"), "network": ("networks", "网络"),
    "theme": ("themes", "主题"), "figure": ("figures", "数字"), "erratum": ("errata", "勘误"), "claim": ("claims", "论断"),
    "path_type": ("path types", "路径类型"), "source": ("sources", "来源"), "city": ("cities", "城市"),
}  # fmt: skip


class Trace(Plan):
    """Which sources speak of something: a thing, a fact of a city, or a subject in words."""

    kind: Literal["trace"] = "trace"
    about: tuple[str, ...] = Field(default=(), description="Keys the source must mention.")
    city: str | None = None
    attribute: str | None = None
    terms: tuple[str, ...] = ()
    silent: bool = Field(default=False, description="The documents that do not speak of it instead.")
    examples = ("Which sources mention Tianjin?", "哪些来源提到了天津？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        parts = [pick(base.names_of(key), language) for key in self.about]
        parts += [pick(attribute(base, self.attribute).label, language)] if self.attribute else []
        parts += [" ".join(self.terms)] if self.terms else []
        joined = ("、" if language == "zh" else ", ").join(parts)
        if self.silent:
            return (
                f"未提到以下内容的来源：{joined}" if language == "zh" else f"the sources that do not speak of {joined}"
            )
        return f"提到以下内容的来源：{joined}" if language == "zh" else f"the sources that speak of {joined}"

    def run(self, draft: Draft) -> Outcome:
        """Documents with the places where they speak."""
        rows = self._rows(draft)
        by_source: dict[str, list[Any]] = {}
        for row in rows:
            for citation in parse_citations(row.source):
                source = draft.base.sources.get(citation.source)
                if source is not None and source.kind == "document":
                    by_source.setdefault(source.id, []).append(row)
        if not by_source:
            draft.note("missing", "None of the five documents speaks of this.", "五份文献均未提及。")
            return Outcome("no_data", ("No document speaks of this.", "没有文献提及。"))
        table = []
        for ident, spoken in sorted(by_source.items()):
            ids = [i for i in draft.book.cite_all(spoken[:40]) if draft.book.entries[i].source == ident]
            table.append(
                TableRow(
                    cells={
                        "source": draft.ref(f"source:{ident}"),
                        "facts": len(spoken),
                        "where": "; ".join(draft.book.entries[i].locator for i in ids[:3]),
                    },
                    evidence=ids,
                )
            )
        draft.table(("Sources", "来源"), [draft.column("source", "Source", "来源"), draft.column("facts", "Facts", "事实数"),
                                        draft.column("where", "For example", "例如")], table)  # fmt: skip
        if self.silent:
            return self._silent(draft, set(by_source))
        items = [draft.ref(f"source:{source}") for source in sorted(by_source)]
        shown = draft.listed(f"{item.name} ({item.id.partition(':')[2]})" for item in items)
        return Outcome("answered", (f"{len(items)} of the documents: {shown}.", f"{len(items)}份文献：{shown}。"),
                       Value(type="entities", entity="source", items=items, ordered=False))  # fmt: skip

    def _silent(self, draft: Draft, speaking: set[str]) -> Outcome:
        """The documents of which the base holds no row about it."""
        rest = [s.id for s in draft.base.sources.values() if s.kind == "document" and s.id not in speaking]
        items = [draft.ref(f"source:{source}") for source in sorted(rest)]
        shown = draft.listed(f"{item.name} ({item.id.partition(':')[2]})" for item in items)
        draft.note("caveat", "Silence is judged by what the base records of each document, not by a search of its text.",
                   "是否提及按知识库从各文献中记录的内容判断，并非检索原文。")  # fmt: skip
        return Outcome("answered", (f"{len(items)} of the documents do not speak of it: {shown or '–'}.",
                                    f"{len(items)}份文献未提及：{shown or '–'}。"),
                       Value(type="entities", entity="source", items=items, ordered=False))  # fmt: skip

    def _rows(self, draft: Draft) -> list[Any]:
        base = draft.base
        if self.attribute:
            cities = [self.city] if self.city else list(base.cities)
            column = attribute(base, self.attribute)
            rows = [row for city in cities for row in column.read(base, city, draft.language).rows]
            return [row for row in rows if not (isinstance(row, tuple) and not hasattr(row, "_mapping"))]
        if self.terms:
            hits = base.text.search(self.terms, WANTED_KINDS["any"], limit=10)
            if self.about:
                hits = [hit for hit in hits if concerns(base, hit.key, self.about)]
            best = [hit for hit in hits if hit.coverage >= max(ENOUGH, hits[0].coverage - 0.05)]
            return [base.store.thing(hit.key) for hit in best]
        return [row for key in self.about for rows in base.mentions(key).values() for row in rows]
