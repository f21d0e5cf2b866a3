"""The kind that compares the parts of an index over a set: *which pillar has the highest mean?*"""

from typing import Literal

from pydantic import Field

from kb.model import Indicator
from kb.query.answer import Language, TableRow, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.stability import tell_firm_parts
from kb.query.drafting.sums import FUNCTIONS, compute
from kb.query.kinds.measuring import counted
from kb.query.plan import Outcome, Plan
from kb.query.selection.conditions import Selection
from kb.query.selection.describe import selection_words
from kb.query.selection.evaluate import OPERATORS


class Levels(Plan):
    """The parts of an index in the order of their mean (median, range) over a set of cities."""

    kind: Literal["levels"] = "levels"
    edition: str
    level: int = Field(default=1, ge=1, le=9)
    within: str | None = Field(default=None, description="Only the indicators right below this one.")
    select: Selection = Selection()
    function: Literal["mean", "median", "range", "deviation", "max", "min"] = "mean"
    lowest: bool = False
    every: bool = Field(default=False, description="All of them in order, not only the first.")
    op: Literal[">", ">=", "<", "<=", "="] | None = Field(
        default=None, description="With a value: only the parts whose mean (highest, lowest score) passes it."
    )
    value: float | None = None
    count: bool = Field(default=False, description="With a value: the number of such parts instead of a list.")
    examples = ("Which pillar has the highest average among the GSC cities?", "iSLEC哪个维度的平均分最低？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        zh = language == "zh"
        edition = base.names_of(f"edition:{self.edition}")[zh]
        what, who = FUNCTIONS[self.function][zh], selection_words(base, self.select, language)
        end = ("lowest", "最低") if self.lowest else ("highest", "最高")
        if self.op is not None and self.value is not None:
            told = f"{what}{self.op}{self.value:g}" if zh else f"{what} {self.op} {self.value:g}"
            number = ("数量" if zh else "the number of ") if self.count else ""
            if zh:
                return f"{edition}第{self.level}级指标中{told}者（{who}）{number}"
            return f"{number}indicators of level {self.level} of {edition} with {told} over {who}"
        if zh:
            return f"{edition}第{self.level}级指标按{what}（{who}）{end[1]}者"
        return f"indicators of level {self.level} of {edition} by their {what} over {who}, {end[0]} first"

    def run(self, draft: Draft) -> Outcome:
        """One row a part, over the printed scores of the set."""
        base = draft.base
        cities = [city for city in counted(draft, self.select) if base.is_assessed(city, self.edition)]
        parts = [i for i in base.indicators.values() if i.edition == self.edition and i.kind == "score" and base.scores.get(i.id)
                 and (i.parent == self.within if self.within else i.level == self.level)]  # fmt: skip
        values = {i.id: {c: v for c in cities if (v := base.printed(i.id).get(c)) is not None} for i in parts}
        found = [(compute(self.function, list(values[i.id].values())), i) for i in parts if values[i.id]]
        if not found:
            return Outcome("no_data", ("No city of the set has scores there.", "所选城市在此没有分数。"))
        found.sort(key=lambda pair: (pair[0] if self.lowest else -pair[0], pair[1].id))
        rows = [TableRow(cells={"indicator": draft.ref(f"indicator:{i.id}"), "value": round(number, 6), "n": len(values[i.id])},
                         evidence=draft.cite([base.scores[i.id][c] for c in cities if c in base.scores[i.id]]))
                for number, i in found]  # fmt: skip
        name = FUNCTIONS[self.function]
        draft.table((f"By {name[0]}", f"按{name[1]}"), [draft.column("indicator", "Indicator", "指标"),
                    draft.column("value", *name), draft.column("n", "n", "城市数")], rows)  # fmt: skip
        draft.note("caveat", f"The {name[0]} is computed here from printed scores; it is not printed by the source.",
                   f"{name[1]}由原文分数计算得出，并非原文所载。")  # fmt: skip
        if self.op is not None and self.value is not None:
            return self._passing(draft, found)
        tell_firm_parts(draft, self.function, {i.id: values[i.id] for _, i in found}, found[0][1].id, self.lowest)
        chosen = [one for one in found if self.every or one[0] == found[0][0]]
        shown = draft.listed(draft.beside(draft.ref(f"indicator:{i.id}").name, f"{number:.4g}") for number, i in chosen)
        items = [draft.ref(f"indicator:{i.id}") for _, i in chosen]
        return Outcome("answered", (f"{shown}.", f"{shown}。"),
                       Value(type="entities", entity="indicator", items=items, ordered=self.every))  # fmt: skip

    def _passing(self, draft: Draft, found: list[tuple[float, Indicator]]) -> Outcome:
        """The parts whose mean, highest or lowest score passes the value."""
        op, value = OPERATORS[str(self.op)], float(self.value or 0)
        passed = [(number, i) for number, i in found if op(float(number), value)]
        told = draft.listed(draft.beside(draft.ref(f"indicator:{i.id}").name, f"{number:.4g}") for number, i in passed)
        headline = (
            f"{len(passed)} of {len(found)}{': ' if passed else ''}{told if passed else ''}.",
            f"{len(found)}项中的{len(passed)}项{'：' if passed else ''}{told if passed else ''}。",
        )
        if self.count:
            return Outcome("answered", headline, Value(type="number", number=len(passed), unit="indicators"))
        items = [draft.ref(f"indicator:{i.id}") for _, i in passed]
        return Outcome("answered", headline, Value(type="entities", entity="indicator", items=items, ordered=False))
