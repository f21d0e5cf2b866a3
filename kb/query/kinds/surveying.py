"""The kind about evidence gaps: what no source says of which cities, as an agenda for research."""

from collections import Counter
from typing import Literal

from pydantic import Field

from kb.query.answer import Cell, Language, TableRow, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.plan import Outcome, Plan
from kb.query.selection.conditions import Selection
from kb.query.selection.describe import selection_words
from kb.query.selection.evaluate import members
from kb.query.selection.facts import State, Verdict
from kb.query.selection.known import fact_labels, verdicts_of

STATES: tuple[State, ...] = ("yes", "no", "unknown", "out_of_scope")


class Gaps(Plan):
    """What is not known: cities against types of fact in the four states, and the unknown cells as a research agenda."""

    kind: Literal["gaps"] = "gaps"
    select: Selection = Field(default=Selection(), description="Cities to survey; without conditions, all.")
    examples = ("What are the evidence gaps for the GNLC members?", "GNLC成员城市有哪些证据缺口？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        who = selection_words(base, self.select, language)
        return f"证据缺口：{who}" if language == "zh" else f"evidence gaps: {who}"

    def run(self, draft: Draft) -> Outcome:
        """Counts by type of fact, the agenda, and the state of every cell."""
        cities = members(draft.base, self.select)
        if not cities:
            return Outcome("no_data", ("No city meets these conditions.", "没有城市满足这些条件。"))
        labels = {key: draft.tell(*words) for key, words in fact_labels(draft.base).items()}
        found = {city: verdicts_of(draft.base, city) for city in cities}
        self._agenda(draft, labels, found)
        self._matrix(draft, labels, found)
        draft.note("assumption", f"Method: {len(cities)} cities by {len(labels)} types of fact; a cell is yes where a source says so, no only where a source that "
                   "claims to be complete does not name the city, out of scope where the type does not apply, unknown otherwise (what is "
                   "closed and what is open: Reiter 1978).",
                   f"方法：{len(cities)}个城市、{len(labels)}类事实；来源载明者为“有”，自称完整的来源未载者为“没有”，不适用者为不在范围，其余为未知"
                   "（封闭与开放世界：Reiter 1978）。")  # fmt: skip
        draft.note("caveat", "Unknown means that no source of the base speaks; it is no “no”. Out of scope is no gap.",
                   "未知指知识库中没有来源涉及，并不等于“没有”；不在范围内不算缺口。")  # fmt: skip
        counted = Counter(verdict.state for row in found.values() for verdict in row.values())
        every, unknown = counted.total(), counted["unknown"]
        english = f"{unknown} of {every} cells are unknown: {len(cities)} cities by {len(labels)} types of fact; {counted['no']} are no per source."
        chinese = f"{len(cities)}个城市、{len(labels)}类事实共{every}个单元，其中{unknown}个未知，{counted['no']}个为来源表明没有。"
        return Outcome("answered", (english, chinese), Value(type="number", number=unknown, unit="unknown cells"))

    def _agenda(self, draft: Draft, labels: dict[str, str], found: dict[str, dict[str, Verdict]]) -> None:
        columns = [draft.column("fact", "Type of fact", "事实类别"),
                   *(draft.column(f"n_{state}", draft_words[0], draft_words[1]) for state, draft_words in COUNTED.items()),
                   draft.column("cities", "Unknown for", "未知的城市")]  # fmt: skip
        rows = []
        for key, name in labels.items():
            counted = Counter(row[key].state for row in found.values())
            cells: dict[str, Cell] = {"fact": name} | {f"n_{state}": counted[state] for state in STATES}
            cells["cities"] = [draft.city(city) for city, row in found.items() if row[key].state == "unknown"]
            rows.append(TableRow(cells=cells))
        draft.table(("Research agenda: what no source says", "研究议程：没有来源涉及的内容"), columns, rows)

    def _matrix(self, draft: Draft, labels: dict[str, str], found: dict[str, dict[str, Verdict]]) -> None:
        columns = [
            draft.column("city", "City", "城市"),
            *(draft.column(key, name, name) for key, name in labels.items()),
        ]
        rows = []
        for city, verdicts in found.items():
            cells: dict[str, Cell] = {"city": draft.city(city)} | {
                key: draft.state_word(verdicts[key].state) for key in labels
            }
            cited = {key: draft.book.cite_all(verdicts[key].rows) for key in labels if verdicts[key].rows}
            evidence = list(dict.fromkeys(ident for idents in cited.values() for ident in idents))
            rows.append(TableRow(cells=cells, evidence=evidence, cell_evidence=cited))
        draft.table(("Cities and types of fact", "城市与事实类别"), columns, rows)


COUNTED: dict[State, tuple[str, str]] = {
    "yes": ("Known", "已知"), "no": ("No per source", "来源表明没有"), "unknown": ("Unknown", "未知"), "out_of_scope": ("Out of scope", "不在范围内"),
}  # fmt: skip
