"""Kinds about names and editions: what an abbreviation stands for, which editions of which indices there are."""

from typing import Any, Literal

from kb.model import Edition
from kb.query.answer import Language, Value
from kb.query.base import Base, names
from kb.query.drafting.draft import Draft
from kb.query.drafting.passages import said
from kb.query.plan import Outcome, Plan


class Define(Plan):
    """What a name stands for: an index, a network, an organisation, a level."""

    kind: Literal["define"] = "define"
    about: str
    examples = ("What does iSLEC stand for?", "GNLC是什么意思？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        name = base.names_of(self.about)[language == "zh"]
        return f"{name}是什么" if language == "zh" else f"what {name} is"

    def run(self, draft: Draft) -> Outcome:
        """Its full name, and what the base says of it."""
        row: Any = draft.base.store.thing(self.about)
        if row is None:
            return Outcome("no_data", ("There is no such thing here.", "知识库中没有该对象。"))
        rows: list[Any] = [row]
        english, chinese = said(row)
        if self.about.startswith("index:"):
            editions = [e for e in draft.base.editions.values() if e.index == row.id]
            rows += editions
            held = ", ".join(f"{e.name} ({e.cities} cities)" for e in editions)
            held_zh = "、".join(f"{e.name_zh}（{e.cities}个城市）" for e in editions)
            short = f" ({row.abbreviation})" if row.abbreviation else ""
            english = f"{row.name}{short}, by {row.publisher}. Editions here: {held}."
            chinese = f"{row.name_zh}{short}，{row.publisher_zh}发布。收录版本：{held_zh}。"
        columns = [draft.column("name", "Name", "名称"), draft.column("is", "What it is", "含义")]
        draft.table(("Meaning", "含义"), columns,
                    [draft.row({"name": draft.ref(self.about), "is": draft.tell(english, chinese)}, rows)])  # fmt: skip
        return Outcome("answered", (english, chinese), Value(type="text", text=draft.tell(english, chinese)))


class Editions(Plan):
    """The editions of indices that the base holds, or those that assess certain cities."""

    kind: Literal["editions"] = "editions"
    cities: tuple[str, ...] = ()
    examples = ("Which editions of which indices are there?", "北京被哪些指数评估？")

    def words(self, base: Base, language: Language) -> str:
        """The list in words."""
        listed = [base.names_of(f"city:{city}")[language == "zh"] for city in self.cities]
        if language == "zh":
            return f"评估了{'、'.join(listed)}的指数版本" if listed else "收录的指数版本"
        return f"editions of indices that assess {', '.join(listed)}" if listed else "editions of indices"

    def run(self, draft: Draft) -> Outcome:
        """Every edition with its date, scale and number of cities; the scores of the cities asked for as evidence."""
        base = draft.base
        found = [e for e in base.editions.values() if all(base.is_assessed(city, e.id) for city in self.cities)]
        if not found:
            listed = draft.cities(self.cities)
            return Outcome("no_data", (f"No edition held here assesses {listed}.", f"收录的指数都没有评估{listed}。"))
        columns = [draft.column("edition", "Edition", "版本"), draft.column("date", "Date", "日期"),
                   draft.column("scale", "Scale", "量程"), draft.column("cities", "Cities", "城市数")]  # fmt: skip
        draft.table(("Editions of indices", "指数版本"), columns, [self._row(draft, edition) for edition in found])
        both = draft.listed(names(e)[0] for e in found), draft.listed(names(e)[1] for e in found)
        items = [draft.ref(f"edition:{e.id}") for e in found]
        return Outcome("answered", (f"{both[0]}.", f"{both[1]}。"),
                       Value(type="entities", entity="edition", items=items, ordered=False))  # fmt: skip

    def _row(self, draft: Draft, edition: Edition) -> Any:
        scores = [row for city in self.cities if (row := draft.base.scores[edition.overall].get(city))]
        return draft.row({"edition": draft.ref(f"edition:{edition.id}"), "date": edition.date,
                          "scale": f"{edition.scale_min:g}–{edition.scale_max:g}", "cities": edition.cities}, (edition, *scores))  # fmt: skip
