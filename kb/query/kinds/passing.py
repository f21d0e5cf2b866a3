"""The kind that asks in which parts of an index one city meets a test: *in how many pillars is Singapore in the top four?*"""

from typing import Literal

from pydantic import Field

from kb.model import Indicator
from kb.query.answer import Language, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.plan import Outcome, Plan
from kb.query.selection.conditions import ScoreTest
from kb.query.selection.describe import condition_words
from kb.query.selection.evaluate import judge
from kb.query.selection.ranks import computed_ranks


class Passing(Plan):
    """In which (or how many) parts of an index one city meets a test of its score or rank."""

    kind: Literal["passing"] = "passing"
    city: str
    edition: str
    test: ScoreTest = Field(description="The test; it is made of every part, whatever indicator it names.")
    level: int = Field(default=1, ge=1, le=9)
    within: str | None = Field(default=None, description="Only the indicators right below this one.")
    count: bool = Field(default=False, description="Their number instead of a list.")
    examples = (
        "On how many of the five pillars does Singapore finish in the top four?",
        "宁波哪些二级指标低于平均值？",
    )

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        city, edition = base.names_of(f"city:{self.city}"), base.names_of(f"edition:{self.edition}")
        whole = base.names_of(f"indicator:{self.within}") if self.within else None
        test = condition_words(base, self.test.model_copy(update={"indicator": self._any(base)}), language)
        if language == "zh":
            parts = f"{whole[1]}的下级指标" if whole else f"第{self.level}级指标"
            return f"{edition[1]}中{city[1]}符合条件的{parts}{'数量' if self.count else ''}（条件例如：{test}）"
        parts = f"parts of {whole[0]}" if whole else f"indicators of level {self.level}"
        number = "the number of " if self.count else ""
        return f"{number}{parts} of {edition[0]} in which {city[0]} meets the test, as in: {test}"

    def _any(self, base: Base) -> str:
        nodes = self.nodes(base)
        return nodes[0].id if nodes else self.test.indicator

    def nodes(self, base: Base) -> list[Indicator]:
        """The parts that are tested: those of the level, or those right below one, as far as scores are published."""
        found = [n for n in base.indicators.values() if n.edition == self.edition and n.kind == "score" and base.scores.get(n.id)
                 and (n.parent == self.within if self.within else n.level == self.level)]  # fmt: skip
        return sorted(found, key=lambda node: (node.code or "", node.id))

    def run(self, draft: Draft) -> Outcome:
        """Every part with score, rank and whether it passes."""
        base = draft.base
        name, edition = draft.city(self.city), base.names_of(f"edition:{self.edition}")
        nodes = [n for n in self.nodes(base) if self.city in base.scores[n.id]]
        if not nodes:
            draft.note(
                "missing", f"{name.name_en} has no scores in {edition[0]}.", f"{name.name_zh}在{edition[1]}中没有分数。"
            )
            return Outcome(
                "no_data", (f"{name.name_en} is not assessed in {edition[0]}.", f"{name.name_zh}未被{edition[1]}评估。")
            )
        passed = [n for n in nodes if self._holds(base, n)]
        self._table(draft, nodes, passed)
        for node in nodes:
            draft.ranks(f"rank:{node.id}", [self.city])
        items = [draft.ref(f"indicator:{n.id}") for n in passed]
        scores = {n.id: base.scores[n.id][self.city].score for n in passed}
        english = ", ".join(f"{n.name} ({scores[n.id]})" for n in passed) or "none"
        chinese = "、".join(f"{n.name_zh}（{scores[n.id]}）" for n in passed) or "无"
        headline = (f"{name.name_en}: {len(passed)} of {len(nodes)} – {english}.",
                    f"{name.name_zh}：{len(nodes)}项中的{len(passed)}项——{chinese}。")  # fmt: skip
        if self.count:
            return Outcome("answered", headline, Value(type="number", number=len(passed), unit="indicators"))
        return Outcome("answered", headline, Value(type="entities", entity="indicator", items=items, ordered=False))

    def _holds(self, base: Base, node: Indicator) -> bool:
        return judge(base, self.test.model_copy(update={"indicator": node.id}), self.city).state == "yes"

    def _table(self, draft: Draft, nodes: list[Indicator], passed: list[Indicator]) -> None:
        base = draft.base
        columns = [draft.column("indicator", "Indicator", "指标"), draft.column("score", "Score", "得分"),
                   draft.column("rank", "Rank", "排名"), draft.column("passes", "Meets the test", "是否符合")]  # fmt: skip
        rows = []
        for node in nodes:
            row = base.scores[node.id][self.city]
            rank = row.rank or computed_ranks(base, node.id).get(self.city)
            rows.append(draft.row({"indicator": draft.ref(f"indicator:{node.id}"), "score": row.score, "rank": rank,
                                   "passes": draft.tell("yes", "是") if node in passed else draft.tell("no", "否")}, (row,)))  # fmt: skip
        draft.table(("Part by part", "逐项检验"), columns, rows)
