"""The kind that lists what are no cities: policies, practices, bodies, by place, theme, issuer, date or words."""

from typing import Any, Literal

from pydantic import Field

from kb.model import Coverage, Practice, Relation
from kb.model.values import parse_citations, split_list
from kb.query.answer import Language, Value
from kb.query.base import Base, names, pick
from kb.query.drafting.concerning import own_keys
from kb.query.drafting.counting import many
from kb.query.drafting.draft import Draft
from kb.query.drafting.found import facts_table, key_of
from kb.query.drafting.passages import date_of
from kb.query.drafting.ties import tied_to
from kb.query.kinds.searching import ENOUGH, FEW, SOME
from kb.query.lexicon import alike
from kb.query.plan import Outcome, Plan
from kb.query.selection.dates import DateTest
from kb.query.selection.facts import theme_line
from kb.store.store import BY_TABLE

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
    without: tuple[str, ...] = ()
    theme: str | None = None
    type: str | None = Field(default=None, description="Their kind, e.g. challenge, company, plan.")
    date: DateTest | None = None
    or_dates: tuple[DateTest, ...] = Field(default=(), description="Further dates, of which one may hold instead.")
    tie: str | None = Field(default=None, description="The tie they must have to what they concern, such as member-of.")
    terms: tuple[str, ...] = ()
    count: bool = False
    examples = ("Which practices address older learners?", "教育部发布了哪些政策？")

    def words(self, base: Base, language: Language) -> str:
        """The list in words."""
        parts = [pick(base.names_of(key), language) for key in self.about]
        parts += [f"≠ {pick(base.names_of(key), language)}" for key in self.without]
        parts += [pick(base.names_of(f"theme:{self.theme}"), language)] if self.theme else []
        parts += [self.type] if self.type else []
        tests = (self.date, *self.or_dates) if self.date else ()
        parts += [("或" if language == "zh" else " or ").join(t.describe(language) for t in tests)] if tests else []
        parts += [" ".join(self.terms)] if self.terms else []
        name = ENTITY_WORDS[self.entity][language == "zh"]
        return f"{name}：{'、'.join(parts) or '全部'}" if language == "zh" else f"{name}: {', '.join(parts) or 'all'}"

    def run(self, draft: Draft) -> Outcome:
        """The things that meet all filters, by date and name."""
        if self.entity == "city":
            return self._cities(draft)
        rows = [
            row
            for row in draft.base.store.rows(BY_TABLE[TABLES.get(self.entity, self.entity)])
            if self._fits(draft.base, row)
        ]
        if self.terms:
            fitting = self._by_words(draft.base, rows)
            few = self.about and self.date and not self.or_dates and len(rows) <= 6
            if rows and ((not fitting and (self.theme or few)) or self._one_of_each_date(rows, fitting)):
                draft.note("ignored", f"Not used to narrow the list: {', '.join(self.terms)}.",
                           f"未用于筛选的词：{'、'.join(self.terms)}。")  # fmt: skip
            else:
                rows = fitting
        rows.sort(key=lambda row: (getattr(row, "position", None) or 0, date_of(row) or "9999", names(row)[0]))
        name = ENTITY_WORDS[self.entity]
        undated = self._undated(draft.base) if self.date else []
        if not rows and undated:
            self._tell_undated(draft, undated)
        if not rows:
            draft.note("missing", "The base records none; other sources may.", "知识库没有记录；其他来源可能有。")
            return Outcome("no_data", (f"No {name[0]} recorded for this.", f"没有这方面的{name[1]}记录。"))
        draft.tables.append(facts_table(draft, draft.first(name, rows), name, len(rows)))
        self._tell_undated(draft, undated)
        self._tell_laws(draft)
        self._tell_incomplete(draft)
        draft.note("caveat", f"As recorded from the five documents: {len(rows)}; the list does not claim to be complete.",
                   f"为五份文献所载：共{len(rows)}条；不代表完整。")  # fmt: skip
        counted = many(len(rows), self.entity.replace("_", " "), name[0])
        if self.count:
            return Outcome("answered", (f"{counted} {'is' if len(rows) == 1 else 'are'} recorded.", f"记录了{len(rows)}条{name[1]}。"),
                           Value(type="number", number=len(rows), unit=name[0]))  # fmt: skip
        items = [draft.ref(key_of(row)) for row in draft.turned_to(rows)]
        shown = draft.listed([draft.ref(key_of(row)).name for row in rows[:12]])
        return Outcome("answered", (f"{counted}: {shown}.", f"{len(rows)}条{name[1]}：{shown}。"),
                       Value(type="entities", entity=self.entity, items=items, ordered=False))  # fmt: skip

    def _one_of_each_date(self, rows: list[Any], fitting: list[Any]) -> bool:
        """*The plans of 2006 and 2014*: there is one of each date, and the words fit some and not all of them."""
        told = [
            [row for row in rows if test.judge(date_of(row)) is True] for test in (self.date, *self.or_dates) if test
        ]
        return len(told) > 1 and all(len(dated) == 1 for dated in told) and 0 < len(fitting) < len(rows)

    def _cities(self, draft: Draft) -> Outcome:
        """The cities that practices of the theme are recorded for, with the practices."""
        practices = self.model_copy(update={"entity": "practice"})
        rows: list[Any] = [row for row in draft.base.store.rows(Practice) if practices._fits(draft.base, row)]
        rows = practices._by_words(draft.base, rows) if self.terms else rows
        cities = dict.fromkeys(city for row in rows if row.place and (city := draft.base.place_of(row.place)))
        if not cities:
            draft.note("missing", "The base records none; other sources may.", "知识库没有记录；其他来源可能有。")
            return Outcome("no_data", ("No city is recorded for this.", "没有这方面的城市记录。"))
        name = ENTITY_WORDS["practice"]
        draft.tables.append(facts_table(draft, draft.first(name, rows), name, len(rows)))
        draft.note("caveat", "Cities for which the five documents tell such practices; others may have them too.",
                   "五份文献记载有此类实践的城市；其他城市也可能有。")  # fmt: skip
        items = [draft.city(city) for city in sorted(cities)]
        shown = draft.listed(item.name for item in items)
        return Outcome("answered", (f"{len(items)} cities: {shown}.", f"{len(items)}个城市：{shown}。"),
                       Value(type="entities", entity="city", items=items, ordered=False))  # fmt: skip

    def _undated(self, base: Base) -> list[Any]:
        """What meets all filters but has no date in the sources: it may or may not belong to the list."""
        dateless = self.model_copy(update={"date": None, "or_dates": ()})
        rows = base.store.rows(BY_TABLE[TABLES.get(self.entity, self.entity)])
        rows = [row for row in rows if date_of(row) is None and dateless._fits(base, row)] if self.about else []
        return dateless._by_words(base, rows) if self.terms and rows else rows

    def _tell_undated(self, draft: Draft, rows: list[Any]) -> None:
        if not rows:
            return
        draft.tables.append(facts_table(draft, rows[:50], ("Without a date in the sources", "来源未注明日期")))
        draft.note("missing", f"{len(rows)} more have no date in the sources: whether they belong here is unknown.",
                   f"另有{len(rows)}条来源未注明日期：是否属于此列未知。")  # fmt: skip

    def _tell_incomplete(self, draft: Draft) -> None:
        """Of a network whose members a source does not claim to name: what it says of them."""
        for row in draft.base.store.where(Coverage, "fact_type", "membership"):
            if row.scope in self.about and not row.complete:
                draft.note("missing", row.note or "", row.note_zh or row.note or "")

    def _tell_laws(self, draft: Draft) -> None:
        """A list of policies says which laws of the same place stand beside them."""
        if self.entity != "policy" or not self.about or self.type:
            return
        laws = self.model_copy(update={"entity": "regulation", "terms": ()})
        rows = [row for row in draft.base.store.rows(BY_TABLE["regulation"]) if laws._fits(draft.base, row)]
        if rows:
            draft.tables.append(facts_table(draft, rows, ("Binding in law besides", "另有法律法规")))
            draft.note("caveat", f"Laws are listed apart from policies: {len(rows)} besides.",
                       f"法律法规与政策分列：另有{len(rows)}部。")  # fmt: skip

    def _fits(self, base: Base, row: Any) -> bool:
        if self.type and getattr(row, "kind", None) != self.type:
            return False
        if self.theme and not any(self.theme in theme_line(base, t) for t in split_list(getattr(row, "themes", None))):
            return False
        tests = (self.date, *self.or_dates) if self.date else ()
        if tests and not any(test.judge(date_of(row)) is True for test in tests):
            return False
        if not (self.about or self.without):
            return True
        key = key_of(row)
        if self.tie and not all(base.store.get(Relation, f"{key}@{self.tie}@{wanted}") for wanted in self.about):
            return False
        linked = own_keys(base, key, row) | {f"source:{c.source}" for c in parse_citations(row.source)}
        return all(wanted in linked or key in tied_to(base, wanted) for wanted in self.about) and not any(
            other in linked or key in tied_to(base, other) for other in self.without
        )

    def _by_words(self, base: Base, rows: list[Any]) -> list[Any]:
        """The rows that hold enough of the words; of the few about a named thing, those that hold the most of them."""
        found = base.text.search(self.terms, (TABLES.get(self.entity, self.entity),), 200, alike())
        share = {hit.key: hit.coverage for hit in found}
        shares = [share.get(key_of(row), 0.0) for row in rows]
        enough = ENOUGH
        if self.about and len(rows) <= FEW and max(shares, default=0.0) >= SOME:
            enough = min(ENOUGH, max(shares) - 0.1)
        return [row for row, each in zip(rows, shares, strict=True) if each >= enough]


ENTITY_WORDS = {
    "practice": ("practices", "实践"), "policy": ("policies", "政策"), "regulation": ("regulations", "条例"),
    "organisation": ("organisations", "机构"), "area": ("areas", "区域"), "concept": ("concepts", "概念"),
    "reference": ("indices, data sets and works", "指数、数据与文献"), "network": ("networks", "网络"),
    "theme": ("themes", "主题"), "figure": ("figures", "数字"), "erratum": ("errata", "勘误"), "claim": ("claims", "论断"),
    "path_type": ("path types", "路径类型"), "source": ("sources", "来源"), "city": ("cities", "城市"),
}  # fmt: skip
