"""The kind that picks among printed figures on one subject: those of a value, or the one that is the most: figures."""

import math
from typing import Any, Literal

from pydantic import Field

from kb.model import Figure
from kb.query.answer import Language, Value
from kb.query.base import Base, pick
from kb.query.drafting.concerning import concerns, stands_in
from kb.query.drafting.draft import Draft
from kb.query.drafting.found import facts_table
from kb.query.drafting.passages import figure_text
from kb.query.kinds.reckoning import told_apart
from kb.query.lexicon import alike
from kb.query.plan import Outcome, Plan

Comparison = Literal["=", ">", ">=", "<", "<="]
SIGNS = {
    "=": ("is", "为"),
    ">": ("is above", "高于"),
    ">=": ("is at least", "不低于"),
    "<": ("is below", "低于"),
    "<=": ("is at most", "不高于"),
}


class Figures(Plan):
    """Pick among the printed figures on a subject those of a value, or the one that is the most or the least."""

    kind: Literal["figures"] = "figures"
    terms: tuple[str, ...] = Field(default=(), description="Words of which a figure must hold one, folded.")
    about: tuple[str, ...] = Field(default=(), description="Keys the figures must concern.")
    subject: str | None = Field(default=None, description="The sort of thing they are of, such as reference.")
    source: str | None = Field(default=None, description="The document that prints them.")
    unit: str = Field(description="Their unit, such as % or cities.")
    op: Comparison | None = None
    value: float | None = None
    order: Literal["max", "min"] | None = Field(default=None, description="Only the largest or the smallest.")
    count: bool = Field(default=False, description="How many they are, and not which.")
    examples = ("Which of Ningbo's school rates stand at 100%?", "哪个他人编制的城市排名覆盖的城市最多？")

    def words(self, base: Base, language: Language) -> str:
        """The figures in words."""
        zh = language == "zh"
        parts = [pick(base.names_of(key), language) for key in self.about]
        parts += [" / ".join(self.terms)] if self.terms else []
        parts += [f"{SIGNS[self.op][zh]} {self.value:g} {self.unit}"] if self.op and self.value is not None else []
        parts += (
            [("最大", "最小")[self.order == "min"] if zh else ("largest", "smallest")[self.order == "min"]]
            if self.order
            else []
        )
        return (
            f"原文所载数字（{self.unit}）：{'，'.join(parts)}"
            if zh
            else f"printed figures ({self.unit}): {', '.join(parts)}"
        )

    def run(self, draft: Draft) -> Outcome:
        """The figures that fit, each with its value; a bound that leaves a value open is said, and not counted."""
        rows = self.among(draft.base)
        chosen = [row for row in rows if holds(row, self.op, self.value) is True] if self.op else rows
        open_ = [row for row in rows if self.op and holds(row, self.op, self.value) is None]
        if self.order and chosen:
            best = (max if self.order == "max" else min)(row.value for row in chosen)
            chosen = [row for row in chosen if row.value == best]
        if open_:
            named = [told_apart(draft.base, f"figure:{row.id}") for row in open_]
            draft.note("missing", f"Printed only as a bound, so left open: {'; '.join(n for n, _ in named)}.",
                       f"仅印出界限，未计入：{'；'.join(n for _, n in named)}。")  # fmt: skip
        if not chosen:
            draft.note("missing", "No printed figure on this has such a value.", "没有符合该条件的数字。")
            return Outcome("no_data", ("No printed figure meets this.", "原文没有符合条件的数字。"))
        draft.tables.append(facts_table(draft, chosen if not self.order else rows))
        told = [self._told(draft.base, row) for row in chosen]
        english, chinese = "; ".join(one for one, _ in told), "；".join(one for _, one in told)
        if self.count:
            return Outcome("answered", (f"{len(chosen)} of {len(rows)}: {english}.", f"{len(rows)}项中的{len(chosen)}项：{chinese}。"),
                           Value(type="number", number=len(chosen), unit="figures"))  # fmt: skip
        return Outcome(
            "answered", (f"{english}.", f"{chinese}。"), Value(type="text", text=draft.tell(english, chinese))
        )

    def _told(self, base: Base, row: Any) -> tuple[str, str]:
        name, name_zh = told_apart(base, f"figure:{row.id}")
        unit = row.unit or ""
        return (
            f"{name}: {figure_text(row)}{unit if unit == '%' else ' ' + unit}",
            f"{name_zh}：{figure_text(row)}{row.unit_zh or unit}",
        )

    def among(self, base: Base) -> list[Any]:
        """All printed figures of the subject, the unit and the words."""
        found = []
        for row in base.store.rows(Figure):
            key = f"figure:{row.id}"
            of_sort = self.subject is None or str(row.subject or "").startswith(f"{self.subject}:")
            if row.value is None or row.status != "ok" or (row.unit or "") != self.unit or not of_sort:
                continue
            if (self.source and not stands_in(row, self.source)) or (
                self.about and not concerns(base, key, self.about)
            ):
                continue
            if self.terms and not self._speaks(base, key):
                continue
            found.append(row)
        return sorted(found, key=lambda row: row.id)

    def _speaks(self, base: Base, key: str) -> bool:
        held = {term for field in base.text.terms_of(key) for term in field}
        return any({term, *alike().get(term, ())} & held for term in self.terms)


def holds(row: Any, op: str | None, value: float | None) -> bool | None:
    """Whether a figure meets a comparison; ``None`` where its qualifier leaves it open."""
    if value is None or op is None:
        return None
    low = (
        -math.inf
        if row.qualifier == "at-most"
        else math.nextafter(row.value, math.inf)
        if row.qualifier == "more-than"
        else row.value
    )
    high = math.inf if row.qualifier in ("at-least", "more-than") else row.value
    yes, no = {
        "=": (low == high == value, not low <= value <= high),
        ">": (low > value, high <= value),
        ">=": (low >= value, high < value),
        "<": (high < value, low >= value),
        "<=": (high <= value, low > value),
    }[op]
    return True if yes else False if no else None
