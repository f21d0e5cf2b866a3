"""The kind about dominance: which cities are at least as good in every part, so that no weights turn their order around."""

from typing import Literal

from pydantic import Field

from kb.analysis.dominance import Dominance as Order
from kb.analysis.weightspace import Matrix
from kb.query.answer import Cell, Language, TableRow, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.weighed import Weighed, dominance_among, weighed
from kb.query.drafting.weighing_tables import (
    HANDBOOK,
    cannot_weigh,
    common_caveats,
    dominance_sentence,
    dominance_table,
    not_among,
)  # fmt: skip
from kb.query.plan import Outcome, Plan
from kb.query.selection.conditions import Selection
from kb.query.selection.describe import selection_words


class Dominance(Plan):
    """Which cities are at least as good as others in every part of an index, so that their order holds under any weights."""

    kind: Literal["dominance"] = "dominance"
    edition: str
    city: str | None = Field(
        default=None,
        description="Who is at least as good as this city in every part, and whom it is at least as good as.",
    )
    other: str | None = Field(default=None, description="A second city: does the first dominate it?")
    side: Literal["above", "below"] = Field(
        default="above", description="Of one city: who is ahead of it, or whom it is ahead of."
    )
    ask: Literal["list", "any"] = Field(default="list", description="Any: only whether there is one.")
    level: int = Field(default=1, ge=1, le=9, description="Level whose parts are compared.")
    select: Selection = Field(
        default=Selection(), description="Cities to compare; without conditions, all that are assessed."
    )
    examples = ("Does Beijing dominate Xi'an in every dimension of iSLEC?", "iSLEC中哪些城市不被任何城市全面超过？")

    def words(self, base: Base, language: Language) -> str:
        """The comparison in words."""
        names = [base.names_of(f"city:{city}")[language == "zh"] for city in (self.city, self.other) if city]
        edition = base.names_of(f"edition:{self.edition}")[language == "zh"]
        among = f"; {selection_words(base, self.select, language)}" if self.select.conditions else ""
        if language == "zh":
            about = (
                "是否全面不低于".join(names)
                if len(names) == 2
                else (f"{names[0]}的占优关系" if names else "城市间的占优关系")
            )
            return f"{edition}第{self.level}级：{about}{among}"
        about = (
            " at least as good as ".join(names) if len(names) == 2 else (f"of {names[0]}" if names else "of all cities")
        )
        return f"dominance in {edition}, level {self.level}: {about}{among}"

    def run(self, draft: Draft) -> Outcome:
        """One pair, one city's pairs, or the cities that nobody dominates."""
        data = weighed(draft.base, self.edition, self.select)
        refusal = (cannot_weigh(draft, data, data.parts(self.level)) or not_among(draft, data, self.city)
                   or not_among(draft, data, self.other))  # fmt: skip
        if refusal:
            return refusal
        scores, found = data.matrix(self.level), dominance_among(data, self.level)
        draft.note("assumption",
                   f"Method: one city dominates another when it is at least as good in all {len(scores.parts)} published parts of level "
                   f"{self.level} and better in one; then no non-negative weights of an arithmetic mean put it behind ({HANDBOOK}, step 7). "
                   f"{found.fixed} of {found.pairs} pairs of the {len(scores.cities)} cities are settled so.",
                   f"方法：若一城市在第{self.level}级全部{len(scores.parts)}个已公布指标上均不低于另一城市且至少一项更高，即为占优；此时算术平均的任何非负权重"
                   f"都不会使其落后（{HANDBOOK}，第7步）。{len(scores.cities)}个城市的{found.pairs}对中有{found.fixed}对由此确定。")  # fmt: skip
        common_caveats(draft, data)
        if self.city and self.other:
            return self._pair(draft, data, scores, found, self.city, self.other)
        if self.city:
            return self._one(draft, data, scores, found, self.city)
        return self._all(draft, data, scores, found)

    def _pair(self, draft: Draft, data: Weighed, scores: Matrix, found: Order, city: str, other: str) -> Outcome:
        one, two = draft.city(city), draft.city(other)
        columns = [draft.column("part", "Part", "指标"), draft.column("score_one", one.name, one.name),
                   draft.column("score_two", two.name, two.name), draft.column("ahead", "Ahead", "领先")]  # fmt: skip
        rows = []
        for part in scores.parts:
            left, right = data.base.scores[part][city], data.base.scores[part][other]
            ahead = None if left.score == right.score else one if (left.score or 0) > (right.score or 0) else two
            cells: dict[str, Cell] = {
                "part": draft.ref(f"indicator:{part}"),
                "score_one": left.score,
                "score_two": right.score,
                "ahead": ahead,
            }
            rows.append(draft.row(cells, (left, right)))
        draft.table(("Part by part", "逐项比较"), columns, rows)
        holds = other in found.below(city)
        count = len(scores.parts)
        if holds:
            text = (f"Yes: {one.name_en} is at least as good as {two.name_en} in all {count} parts; no weights put it behind.",
                    f"是：{one.name_zh}在全部{count}个指标上均不低于{two.name_zh}；任何权重都不会使其落后。")  # fmt: skip
        elif city in found.below(other):
            text = (f"No: {two.name_en} is at least as good as {one.name_en} in all {count} parts.",
                    f"否：{two.name_zh}在全部{count}个指标上均不低于{one.name_zh}。")  # fmt: skip
        else:
            text = (f"No: each is ahead in some of the {count} parts, so their order depends on the weights.",
                    f"否：双方各在部分指标上领先（共{count}个指标），先后取决于权重。")  # fmt: skip
        return Outcome("answered", text, Value(type="boolean", boolean=holds))

    def _one(self, draft: Draft, data: Weighed, scores: Matrix, found: Order, city: str) -> Outcome:
        dominance_table(draft, data, found, city, self.level)
        chosen = found.below(city) if self.side == "below" else found.above(city)
        told = dominance_sentence(draft, city, found.above(city), found.below(city), len(scores.parts))
        if self.ask == "any":
            word = ("Yes", "是") if chosen else ("No", "否")
            return Outcome(
                "answered",
                (f"{word[0]}: {told[0]}", f"{word[1]}：{told[1]}"),
                Value(type="boolean", boolean=bool(chosen)),
            )
        items = [draft.city(one) for one in sorted(chosen, key=lambda one: (data.published_ranks[one], one))]
        return Outcome("answered", told,
                       Value(type="entities", entity="city", items=items, ordered=False))  # fmt: skip

    def _all(self, draft: Draft, data: Weighed, scores: Matrix, found: Order) -> Outcome:
        columns = [draft.column("city", "City", "城市"), draft.column("published", "Published rank", "公布名次"),
                   draft.column("dominated_by", "Cities always ahead", "恒居其前的城市数"),
                   draft.column("dominates", "Cities always behind", "恒居其后的城市数"),
                   draft.column("open", "Cities whose order depends on the weights", "先后取决于权重的城市数")]  # fmt: skip
        others = len(scores.cities) - 1

        def row(city: str) -> TableRow:
            above, below = found.ahead[city], found.behind[city]
            cells: dict[str, Cell] = {"city": draft.city(city), "published": published[city], "dominated_by": above,
                                      "dominates": below, "open": others - above - below}  # fmt: skip
            return draft.row(cells, data.rows(city, scores.parts))

        published = data.published_ranks
        ordered = sorted(scores.cities, key=lambda one: (published[one], one))
        draft.long_table(("Dominance", "占优关系"), columns, ordered, row)
        draft.ranks(f"rank:{data.top}", ordered, None if data.everyone else data.cities)
        free = sorted(found.undominated, key=lambda one: (published[one], one))
        name = draft.ref(f"edition:{self.edition}")
        english = (f"{name.name_en}: no city is at least as good as {draft.cities(free[:8])}{f' and {len(free) - 8} more' if len(free) > 8 else ''} "
                   f"in every part; {found.fixed} of {found.pairs} pairs keep their order under any weights.")  # fmt: skip
        chinese = (f"{name.name_zh}：没有城市在全部指标上均不低于{draft.cities(free[:8])}{f'等{len(free)}个城市' if len(free) > 8 else ''}；"
                   f"{found.pairs}对中有{found.fixed}对的先后不受权重影响。")  # fmt: skip
        return Outcome(
            "answered",
            (english, chinese),
            Value(type="entities", entity="city", items=[draft.city(c) for c in draft.turned_to(free)], ordered=False),
        )
