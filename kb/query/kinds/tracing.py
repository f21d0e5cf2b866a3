"""The kind that tells which documents speak of something: trace."""

import re
from typing import Any, Literal

from pydantic import Field

from kb.model.values import parse_citations
from kb.query.answer import Language, TableRow, Value
from kb.query.base import Base, pick
from kb.query.drafting.book import is_pair
from kb.query.drafting.concerning import concerns
from kb.query.drafting.draft import Draft
from kb.query.kinds.imprinting import evidence_of
from kb.query.kinds.searching import WANTED_KINDS
from kb.query.lexicon import alike
from kb.query.plan import Outcome, Plan
from kb.query.selection.attributes import attribute
from kb.search.text import Hit

FACT_TYPES = {"regulation": "regulation", "body": "governing-body", "path_type": "path", "path": "path"}


BY_RECORDS = ("Silence is judged by what the base records of each document, not by a search of its text.",
              "是否提及按知识库从各文献中记录的内容判断，并非检索原文。")  # fmt: skip
SPOKEN = 0.56  # share of the words that a passage must hold for its document to speak of them


class Trace(Plan):
    """Which sources speak of something: a thing, a fact of a city, or a subject in words."""

    kind: Literal["trace"] = "trace"
    about: tuple[str, ...] = Field(default=(), description="Keys the source must mention.")
    city: str | None = None
    attribute: str | None = None
    also: tuple[str, ...] = Field(
        default=(), description="Further facts of cities that the documents must give as well."
    )
    scored: bool = Field(
        default=False, description="Only documents that score the cities, any where none is named, and no mere mention."
    )
    terms: tuple[str, ...] = ()
    together: bool = Field(default=False, description="Only documents that speak of all the things named.")
    every: bool = Field(default=False, description="Only documents that give it for every city they cover.")
    silent: bool = Field(default=False, description="The documents that do not speak of it instead.")
    without: tuple[str, ...] = Field(default=(), description="Keys of which the documents must say nothing.")
    count: bool = Field(default=False, description="How many documents it is, and not which.")
    tables: bool = Field(default=False, description="The tables that print it are told, and not only the documents.")
    by: bool = Field(
        default=False, description="The documents that what is named wrote or published, by their title pages."
    )
    examples = ("Which sources mention Tianjin?", "哪些来源提到了天津？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        parts = [pick(base.names_of(key), language) for key in self.about]
        parts += [pick(attribute(base, key).label, language) for key in (self.attribute, *self.also) if key]
        parts += [" ".join(self.terms)] if self.terms else []
        apart = [pick(base.names_of(key), language) for key in self.without]
        joined = ("、" if language == "zh" else ", ").join(parts)
        if apart:
            names = ("、" if language == "zh" else ", ").join(apart)
            if self.scored:
                return (
                    f"给{joined}评分而未给{names}评分的来源"
                    if language == "zh"
                    else f"the sources that score {joined}, but not {names}"
                )
            return (
                f"提到{joined}而未提到{names}的来源"
                if language == "zh"
                else f"the sources that speak of {joined}, but not of {names}"
            )
        if self.by:
            return (
                f"由{joined}撰写或发布的来源" if language == "zh" else f"the sources that {joined} wrote or published"
            )
        if self.scored and not self.silent:
            joined = joined or ("任何城市" if language == "zh" else "any cities")
            return f"给以下城市评分的来源：{joined}" if language == "zh" else f"the sources that score {joined}"
        if self.tables:
            return f"印有以下内容的表：{joined}" if language == "zh" else f"the tables that print {joined}"
        if self.silent and self.scored and not self.about:
            return "不给城市评分的来源" if language == "zh" else "the sources that score no cities"
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
        if self.by:
            by_source = {
                source: evidence_of(draft.base, draft.base.sources[source])
                for source in made_by(draft.base, self.about)
            }
        if self.also:
            giving = [self._giving(draft, key) for key in (self.attribute, *self.also) if key]
            by_source = {s: said for s, said in by_source.items() if all(s in others for others in giving)}
        if self.together:
            by_source = {source: said for source, said in by_source.items() if source in self._in_all(draft)}
        if self.every:
            by_source = {source: said for source, said in by_source.items() if source in self.complete(draft.base)}
        if self.without:
            by_source = {
                source: said for source, said in by_source.items() if not self._speaks_of_others(draft.base, source)
            }
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
        if self.attribute and self.city:
            shown = "; ".join(f"{row.cells['where']} ({item.name})" for row, item in zip(table, items, strict=True))
        if self.tables:
            printed = {s: tables for s in sorted(by_source) if (tables := _tables(by_source[s]))}
            shown = "; ".join(f"{', '.join(tables)} ({s})" for s, tables in printed.items())
            if not printed:
                return Outcome("no_data", ("Printed in no table.", "没有印在任何表中。"))
            items = [draft.ref(f"source:{source}") for source in printed]
            return Outcome("answered", (f"Printed in {shown}.", f"印于{shown}。"),
                           Value(type="entities", entity="source", items=items, ordered=False))  # fmt: skip
        if self.without and not self.scored:
            draft.note("caveat", *BY_RECORDS)
        if self.count:
            return Outcome("answered", (f"{len(items)} of the documents: {shown}.", f"{len(items)}份文献：{shown}。"),
                           Value(type="number", number=len(items), unit="sources"))  # fmt: skip
        return Outcome("answered", (f"{len(items)} of the documents: {shown}.", f"{len(items)}份文献：{shown}。"),
                       Value(type="entities", entity="source", items=items, ordered=False))  # fmt: skip

    def _speaks_of_others(self, base: Base, source: str) -> bool:
        """Whether a document speaks of a thing of which it must say nothing."""
        if self.scored:
            return bool(set(_scores_of(base, self.without, source)))
        return any(source in base.mentions(key) for key in self.without)

    def complete(self, base: Base) -> set[str]:
        """The documents that claim to give the fact for every city of a set."""
        fact_type = FACT_TYPES.get((self.attribute or "").partition(".")[0], "")
        return {c.source for row in base.coverage(fact_type) for c in parse_citations(row.source)}

    def _in_all(self, draft: Draft) -> set[str]:
        """The sources that speak of every thing named; things of one name count as one."""
        if self.scored:
            return {e for e in draft.base.editions if all(_scores_of(draft.base, (key,), e) for key in self.about)}
        named: dict[tuple[str, str], set[str]] = {}
        for key in self.about:
            found = {c.source for rows in draft.base.mentions(key).values() for row in rows
                     for c in parse_citations(row.source)}  # fmt: skip
            named.setdefault(draft.base.names_of(key), set()).update(found)
        return set.intersection(*named.values()) if named else set()

    def _silent(self, draft: Draft, speaking: set[str]) -> Outcome:
        """The documents of which the base holds no row about it."""
        rest = [s.id for s in draft.base.sources.values() if s.kind == "document" and s.id not in speaking]
        items = [draft.ref(f"source:{source}") for source in sorted(rest)]
        shown = draft.listed(f"{item.name} ({item.id.partition(':')[2]})" for item in items)
        draft.note("caveat", *BY_RECORDS)
        return Outcome("answered", (f"{len(items)} of the documents do not speak of it: {shown or '–'}.",
                                    f"{len(items)}份文献未提及：{shown or '–'}。"),
                       Value(type="entities", entity="source", items=items, ordered=False))  # fmt: skip

    def _rows(self, draft: Draft) -> list[Any]:
        base = draft.base
        if self.attribute:
            return [row for key in (self.attribute, *self.also) for row in self._facts(draft, key)]
        if self.scored:
            return [row for edition in base.editions for row in _scores_of(base, self.about, edition)]
        if self.terms:
            return [base.store.thing(hit.key) for hit in self._hits(base)]
        return [row for key in self.about for rows in base.mentions(key).values() for row in rows]

    def _facts(self, draft: Draft, key: str) -> list[Any]:
        """The rows that give a fact of the city, or of any; a law without its date gives no date."""
        cities = [self.city] if self.city else list(draft.base.cities)
        column = attribute(draft.base, key)
        cells = [column.read(draft.base, city, draft.language) for city in cities]
        return [row for cell in cells if cell.value is not None for row in cell.rows if not is_pair(row)]

    def _giving(self, draft: Draft, key: str) -> set[str]:
        """The documents that give a fact."""
        return {c.source for row in self._facts(draft, key) for c in parse_citations(row.source)}

    def finds(self, base: Base, together: tuple[str, ...] = ()) -> bool:
        """Whether some passage holds enough of the words, and all of some."""
        return any(set(together) <= set(hit.matched) for hit in self._hits(base))

    def _hits(self, base: Base) -> list[Hit]:
        hits = base.text.search(self.terms, WANTED_KINDS["any"], limit=10, alike=alike())
        if self.about:
            hits = [hit for hit in hits if concerns(base, hit.key, self.about)]
        return [hit for hit in hits if hit.coverage >= max(SPOKEN, hits[0].coverage - 0.05)]


def made_by(base: Base, keys: tuple[str, ...]) -> list[str]:
    """The documents whose title page names things as author or publisher."""
    names = {name for key in keys for name in base.names_of(key)}
    return [
        row.id
        for row in base.sources.values()
        if row.kind == "document"
        and names
        & {
            name
            for said in (row.authors, row.authors_zh, row.publisher, row.publisher_zh)
            if said
            for name in re.split("[;；] *", said)
        }
    ]


def _scores_of(base: Base, keys: tuple[str, ...], edition: str) -> list[Any]:
    """The total scores that an edition prints for cities; those of all where none is named."""
    scores = base.scores.get(base.editions[edition].overall, {}) if edition in base.editions else {}
    if not keys:
        return list(scores.values())
    return [scores[city] for key in keys if (city := key.partition(":")[2]) in scores]


def _tables(rows: list[Any]) -> list[str]:
    """The tables in which rows stand, as the document numbers or heads them, each once."""
    parts = [part for row in rows for c in parse_citations(row.source) for part in c.locator.split(", ")]
    return [part for part in dict.fromkeys(parts) if TABLE.fullmatch(part)]


TABLE = re.compile(r"Table [\d-]+|[\w ]+ table")
