"""The kind that lists what is misprinted or unclear in the sources: errata."""

import re
from typing import Literal

from pydantic import Field

from kb.model import Erratum
from kb.model.values import split_list
from kb.query.answer import Language, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft, as_read, as_told, first_printed
from kb.query.kinds.searching import ENOUGH
from kb.query.plan import Outcome, Plan

SEVERITIES = {"critical": ("critical", "严重"), "major": ("major", "重要"), "minor": ("minor", "轻微")}
NOTED = 3  # errata that are told as notes, the gravest first


class Errata(Plan):
    """List the problems of the sources: what is printed, what is read, and why."""

    kind: Literal["errata"] = "errata"
    about: tuple[str, ...] = ()
    type: str | None = None
    terms: tuple[str, ...] = ()
    labels: tuple[str, ...] = Field(default=(), description="Row labels as printed: whose values stand beside them.")
    other_name: Literal["any", "body", "score"] | None = Field(
        default=None,
        description="Rows that print another city's name, in any table or in those of bodies or scores: whose rows they are.",
    )
    ask: Literal["list", "any"] = Field(default="list", description="Any: only whether there is one.")
    examples = ("Which errata touch Chengdu's governing body?", "全球智慧之都总排名表有哪些勘误？")

    def words(self, base: Base, language: Language) -> str:
        """The list in words."""
        if self.labels:
            said = ("、" if language == "zh" else ", ").join(f"“{label}”" for label in self.labels)
            return f"印作{said}的行实为哪座城市" if language == "zh" else f"whose row is printed as {said}"
        if self.other_name:
            return (
                "哪座城市的行误印了另一座城市的名称"
                if language == "zh"
                else "whose row is printed with another city's name"
            )
        parts = [base.names_of(key)[language == "zh"] for key in self.about] + (
            [" ".join(self.terms)] if self.terms else []
        )
        return f"勘误：{'、'.join(parts)}" if language == "zh" else f"errata: {', '.join(parts) or 'all'}"

    def run(self, draft: Draft) -> Outcome:
        """Errata with their citations, the critical ones first."""
        base = draft.base
        if self.labels:
            return self._labelled(draft)
        if self.other_name:
            return self._other_names(draft)
        rows = list(base.store.rows(Erratum))
        if self.terms:
            order = [hit.key for hit in base.text.search(self.terms, ("erratum",), 40) if hit.coverage >= ENOUGH]
            rows = [row for row in rows if f"erratum:{row.id}" in order]
        rows = [row for row in rows if all(touches(row, key) for key in self.about) and self.type in (None, row.kind)]
        rank = {"critical": 0, "major": 1, "minor": 2}
        rows.sort(key=lambda row: (rank[row.severity], row.id))
        if not rows:
            return Outcome("no_data", ("No erratum is recorded for this.", "没有相关勘误记录。"))
        self._list(draft, rows)
        for row in [row for row in rows if row.severity != "minor"][:NOTED]:
            draft.note("erratum", *as_told(row))
        word = ("Yes, ", "是，") if self.ask == "any" else ("", "")
        text = f"{word[0]}{len(rows)} errata: {rows[0].why}", f"{word[1]}{len(rows)}条勘误：{rows[0].why_zh}"
        value = Value(type="boolean", boolean=True) if self.ask == "any" else Value(type="table")
        return Outcome("answered", text, value)

    def _list(self, draft: Draft, rows: list[Erratum]) -> None:
        columns = [draft.column("printed", "Printed", "原文"), draft.column("reads", "Read as", "读作"),
                   draft.column("why", "Why", "依据"), draft.column("severity", "Severity", "严重程度")]  # fmt: skip
        draft.table(("Errata", "勘误"), columns, [draft.row({"printed": first_printed(row), "reads": draft.tell(*as_read(row)) or None,
                    "why": draft.tell(row.why, row.why_zh), "severity": draft.tell(*SEVERITIES[row.severity])}, (row,)) for row in rows[:200]])  # fmt: skip

    def _other_names(self, draft: Draft) -> Outcome:
        """The cities in whose rows another city's name stands, with what is printed there."""
        found = [(city, row) for city, row in other_names(draft.base) if self.other_name in ("any", _table_of(row))]
        if not found:
            return Outcome("no_data", ("No such misprint is recorded.", "没有此类误印的记录。"))
        self._list(draft, [row for _, row in found])
        for _, row in found:
            draft.note("erratum", *as_told(row))
        names = [draft.city(city) for city, _ in found]
        told = draft.listed(name.name_en for name in names), draft.listed(name.name_zh for name in names)
        why = (f": {found[0][1].why}", f"：{found[0][1].why_zh}") if len(found) == 1 else (".", "。")
        return Outcome("answered", (f"{told[0]}{why[0]}", f"{told[1]}{why[1]}"),
                       Value(type="entities", entity="city", items=names, ordered=False))  # fmt: skip

    def _labelled(self, draft: Draft) -> Outcome:
        """The cities whose values stand in the rows of those labels, in the order of the labels."""
        rows = {printed_first(row): row for row in draft.base.store.rows(Erratum) if row.kind == SHIFTED}
        found = [
            (label, row, city)
            for label in self.labels
            if (row := rows.get(label)) and (city := _city_of(draft.base, row))
        ]
        if len(found) < len(self.labels):
            return Outcome("no_data", ("No erratum is recorded for this label.", "没有关于该标签的勘误记录。"))
        self._list(draft, [row for _, row, _ in found])
        for label, _, city in found:
            name = draft.city(city)
            draft.note(
                "erratum",
                f"Printed as “{label}”, read as “{name.name_en}”.",
                f"原文印作“{label}”，此处读作“{name.name_zh}”。",
            )
        names = [draft.city(city) for _, _, city in found]
        why = (f": {found[0][1].why}", f"：{found[0][1].why_zh}") if len(found) == 1 else (".", "。")
        told = draft.listed(name.name_en for name in names), draft.listed(name.name_zh for name in names)
        return Outcome("answered", (f"{told[0]}{why[0]}", f"{told[1]}{why[1]}"),
                       Value(type="entities", entity="city", items=names, ordered=len(names) > 1))  # fmt: skip


def _city_of(base: Base, row: Erratum) -> str | None:
    """The city whose values stand in a shifted row."""
    return next((city for key in split_list(row.things) if (city := key.rpartition("@")[2]) in base.cities), None)


SHIFTED = "shifted-row"
SWAPPED = ("wrong-value", SHIFTED)


def other_names(base: Base) -> list[tuple[str, Erratum]]:
    """The misprinted rows that name another city than the one they belong to: *Chengdu*, where a body of Hangzhou is printed."""
    found = []
    for row in base.store.rows(Erratum):
        keys = (re.split(r"[:@]", key) for key in split_list(row.things or ""))
        own = {part for parts in keys for part in parts if part in base.cities}
        printed = {city for city in base.cities if re.search(rf"\b{base.cities[city].name}\b", row.printed or "")}
        if row.kind in SWAPPED and len(own) == 1 and printed - own:
            found.append((own.pop(), row))
    return found


def _table_of(row: Erratum) -> str:
    """Whether a row stands in a table of scores, or in that of the bodies."""
    return "score" if row.kind == SHIFTED else "body"


def shifted_labels(base: Base) -> list[str]:
    """The labels of rows that stand beside another city's values."""
    return [printed_first(row) for row in base.store.rows(Erratum) if row.kind == SHIFTED]


def printed_first(row: Erratum) -> str:
    """The label at the head of a printed row."""
    return str(row.printed or "").partition("|")[0].strip()


def touches(row: Erratum, key: str) -> bool:
    """Whether an erratum concerns a thing: by its keys, or by its source."""
    ident = key.partition(":")[2]
    return key in (row.things or "") or f"@{ident}" in (row.things or "") or row.source.startswith(f"{ident}[")
