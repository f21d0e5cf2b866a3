"""The strong and weak sides of a city within one index."""

from typing import Literal

from pydantic import Field

from kb.query.answer import Language, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.plan import Outcome, Plan
from kb.query.selection.ranks import computed_ranks


class Strongest(Plan):
    """The dimension in which a city does best (or worst): by score, with the rank beside it."""

    kind: Literal["strongest"] = "strongest"
    city: str
    edition: str
    level: int = Field(default=1, ge=1, le=9)
    within: str | None = Field(default=None, description="Only the indicators right below this one.")
    weakest: bool = False
    by: Literal["score", "rank"] = "score"
    every: bool = Field(default=False, description="All of them in order, not only the first.")
    examples = ("What is Wuhan's best dimension in iSLEC?", "武汉在iSLEC中最强的维度是哪个？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        city, edition = base.names_of(f"city:{self.city}"), base.names_of(f"edition:{self.edition}")
        if self.within:
            part = base.names_of(f"indicator:{self.within}")
            if language == "zh":
                return f"{city[1]}在{edition[1]}的{part[1]}中{'最弱' if self.weakest else '最强'}的分项指标"
            return f"the {'weakest' if self.weakest else 'strongest'} part of {part[0]} of {city[0]} in {edition[0]}"
        if language == "zh":
            return f"{city[1]}在{edition[1]}中{'最弱' if self.weakest else '最强'}的指标（第{self.level}级）"
        return f"the {'weakest' if self.weakest else 'strongest'} indicator of {city[0]} in {edition[0]} (level {self.level})"

    def run(self, draft: Draft) -> Outcome:
        """All indicators of the level with score and rank, the asked one first."""
        base = draft.base
        nodes = [
            n
            for n in base.indicators.values()
            if n.edition == self.edition
            and n.kind == "score"
            and (n.parent == self.within if self.within else n.level == self.level)
        ]
        rows = [(n, row) for n in nodes if (row := base.scores.get(n.id, {}).get(self.city)) and row.score is not None]
        name = draft.city(self.city)
        if not rows:
            edition = base.names_of(f"edition:{self.edition}")
            draft.note(
                "missing", f"{name.name_en} has no scores in {edition[0]}.", f"{name.name_zh}在{edition[1]}中没有分数。"
            )
            return Outcome(
                "no_data", (f"{name.name_en} is not assessed in {edition[0]}.", f"{name.name_zh}未被{edition[1]}评估。")
            )
        ranks = {n.id: row.rank or computed_ranks(base, n.id)[self.city] for n, row in rows}
        if self.by == "rank":
            rows.sort(key=lambda pair: ranks[pair[0].id], reverse=self.weakest)
        else:
            rows.sort(key=lambda pair: pair[1].score or 0.0, reverse=not self.weakest)
        draft.table(("Dimensions", "各指标"), [draft.column("indicator", "Indicator", "指标"), draft.column("score", "Score", "得分"),
                    draft.column("rank", "Rank", "排名")],
                    [draft.row({"indicator": draft.ref(f"indicator:{n.id}"), "score": row.score, "rank": ranks[n.id]}, (row,))
                     for n, row in rows])  # fmt: skip
        for node, _ in rows:
            draft.ranks(f"rank:{node.id}", [self.city])
        first, row = rows[0]
        best_rank = (max if self.weakest else min)(rows, key=lambda pair: ranks[pair[0].id])[0]
        if best_rank.id != first.id and self.by == "score":
            draft.note("assumption", f"Compared by score; by rank it would be {best_rank.name} (rank {ranks[best_rank.id]}).",
                       f"按得分比较；若按排名则为{best_rank.name_zh}（第{ranks[best_rank.id]}位）。")  # fmt: skip
        word = ("Weakest", "最弱") if self.weakest else ("Strongest", "最强")
        if self.every:
            shown = [draft.beside(draft.ref(f"indicator:{n.id}").name, row.score) for n, row in rows]
            items = [draft.ref(f"indicator:{n.id}") for n, _ in rows]
            return Outcome("answered", (f"{name.name_en}, {word[0].lower()} first: {draft.listed(shown)}.",
                                        f"{name.name_zh}（{word[1]}者在前）：{draft.listed(shown)}。"),
                           Value(type="entities", entity="indicator", items=items, ordered=True))  # fmt: skip
        return Outcome("answered", (f"{word[0]} for {name.name_en}: {first.name} ({row.score}, rank {ranks[first.id]}).",
                                    f"{name.name_zh}{word[1]}的是{first.name_zh}（{row.score}，第{ranks[first.id]}位）。"),
                       Value(type="entities", entity="indicator", items=[draft.ref(f"indicator:{first.id}")], ordered=False))  # fmt: skip
