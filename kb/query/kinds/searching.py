"""The kind that looks facts up by their words: recall."""

import re
from collections.abc import Sequence
from typing import Any, Literal

from pydantic import Field

from kb.query.answer import Language, Value
from kb.query.base import Base, names
from kb.query.drafting.circular import adds_nothing
from kb.query.drafting.claimed import verdict_of
from kb.query.drafting.claused import is_of_other_clause
from kb.query.drafting.closest import (  # fmt: skip
    counts_head,
    counts_other,
    held_terms,
    holds_all,
    is_headed,
    is_thin,
    names_of_subject,
    with_half,
    without_aside,
)
from kb.query.drafting.compared import compared
from kb.query.drafting.concerning import named_in_terms, names_actor, own_keys, stands_in, tells_of
from kb.query.drafting.confirmed import Quantity, decided, verdict
from kb.query.drafting.deeds import meant, tells_deed, with_actors
from kb.query.drafting.denied import denied_by, is_denied, never_was
from kb.query.drafting.draft import Draft
from kb.query.drafting.found import facts_table, place_key, place_ref
from kb.query.drafting.gathered import gathered
from kb.query.drafting.grown import came_to, tells_apart
from kb.query.drafting.ordered import in_order
from kb.query.drafting.passages import date_of, leaves_unnamed, named_first, said, year_aimed_at
from kb.query.drafting.placed import place_and_more
from kb.query.drafting.positions import stands_at
from kb.query.drafting.several import told_of_either, told_of_several
from kb.query.kept import lately
from kb.query.kinds.figuring import number_outcome
from kb.query.lexicon import alike
from kb.query.marking.measured import is_measured_in
from kb.query.plan import Outcome, Plan
from kb.query.selection.dates import DateTest
from kb.search.text import Hit

Want = Literal["any", "number", "date", "who", "where", "text", "boolean"]
WANTED_KINDS: dict[str, tuple[str, ...]] = {
    "number": ("figure",),
    "date": ("organisation", "policy", "practice", "figure", "concept", "regulation", "reference"),
    "who": ("practice", "policy", "organisation", "concept", "reference", "regulation"),
    "where": ("practice", "area", "figure", "policy", "organisation", "concept", "city_path", "path_type"),
    "boolean": ("practice", "policy", "organisation", "figure", "concept", "claim"),
    "text": ("practice", "policy", "organisation", "concept", "reference", "figure", "area", "regulation", "city_path",
             "path_type"),
}  # fmt: skip
WANTED_KINDS["any"] = (*WANTED_KINDS["text"], "claim")
EVERYWHERE = frozenset({"place:china", "place:world"})  # what many things concern says nothing of one
FEW, SOME = 12, 0.3  # of a dozen things about a named one, a third of the words tells them apart
ENOUGH = 0.58  # share of the question's weighted words that the best passage must hold; below, the base does not know
NARROWED = 0.44  # the same where a named place or area already narrows the search
COUNTED = 0.34  # the same where what is counted in a named place must be found besides
DECIDED = 0.75  # the same where a number or a date decides between yes and no
SURE = 0.85  # the same for a yes that no number and no date bears out
NEARLY = 0.75  # share of the words of a quotation that a passage must hold
LEVEL, CLOSE = 0.001, 0.12  # passages that hold the same words, and those that are shown beside the best
MANY, ALIKE = 12, 0.02  # so many of equal standing are told where several are asked for
SEVERAL = 4  # words of its own that a question needs for passages to answer it together


class Recall(Plan):
    """Find what the sources say by its words: practices, figures, policies, bodies, concepts."""

    kind: Literal["recall"] = "recall"
    terms: tuple[str, ...] = Field(description="The words that must be explained, folded.")
    must: tuple[str, ...] = Field(default=(), description="Of the terms, those of which half must be found, by weight.")
    about: tuple[str, ...] = Field(default=(), description="Keys the found things must concern.")
    source: str | None = Field(default=None, description="The document that must say it.")
    dated: bool = Field(default=False, description="Only what has a date, for questions of who and when.")
    among: tuple[str, ...] = Field(default=(), description="Look only among these kinds of things.")
    want: Want = "any"
    unit: Literal["time", "money", "share", "speed", "length"] | None = Field(
        default=None, description="What the number asked for is measured in."
    )
    errata: bool = Field(default=False, description="What is printed wrongly may be the answer.")
    until: bool = Field(default=False, description="The year by which something is aimed at is wanted.")
    in_force: bool = Field(default=False, description="Of a regulation, the date it took effect is wanted.")
    counted: tuple[str, ...] = Field(default=(), description="The words of what is counted, such as people.")
    needed: tuple[str, ...] = Field(default=(), description="Words without which a passage answers something else.")
    quoted: tuple[str, ...] = Field(default=(), description="Words in quotation marks: nearly all must be found.")
    aside: tuple[str, ...] = Field(default=(), description="Words of what is named already: *besides …*.")
    also: tuple[str, ...] = Field(
        default=(), description="The words of a second thing that is asked of the same subject."
    )
    column: str | None = Field(
        default=None, description="An attribute of the city found that is asked for besides, e.g. path_type."
    )
    told: bool = Field(default=False, description="Besides the place, what is said of it is asked for.")
    position: int | None = Field(default=None, description="The place in its order, as of a phase, where one is said.")
    acted: bool = Field(
        default=False, description="Only bodies and what names its actors, for questions of which body."
    )
    jointly: bool = Field(default=False, description="Several things are sought in one place, in any passages.")
    listed: bool = Field(default=False, description="Names are asked for: a source without them gives no answer.")
    person: bool = Field(default=False, description="Only someone with a name answers: who held an office.")
    deed: tuple[str, ...] = Field(
        default=(), description="The word for what somebody did, for questions of who: a passage must tell it."
    )
    either: tuple[str, ...] = Field(default=(), description="Places of which the one that the words fit is asked for.")
    ahead: tuple[str, ...] = Field(
        default=(), description="Two places, the first of which is asked to be ahead of the second."
    )
    topic: tuple[str, ...] = Field(
        default=(), description="Words of the subject: of equal passages those with them go first."
    )
    started: float | None = Field(
        default=None, description="The number that what is asked for rose or fell from: what it came to is told."
    )
    several: bool = Field(default=False, description="All the places, or all the plans, that fit are asked for.")
    every: bool = Field(default=False, description="Several things are asked for: all that fit equally are told.")
    leaning: tuple[str, ...] = Field(default=(), description="Words such as *exceeds* that tell equal figures apart.")
    quantities: tuple[Quantity, ...] = Field(default=(), description="Numbers that a yes must bear out.")
    dates: tuple[DateTest, ...] = Field(default=(), description="Dates that a yes must bear out.")
    limit: int = Field(default=5, ge=1, le=50)
    examples = ("How many courses did Hexi District publish?", "哪个地区采取了“引进来”和“走出去”的策略？")

    def words(self, base: Base, language: Language) -> str:
        """The search in words."""
        what = {"any": ("what is said about", "相关记载"), "number": ("the number for", "数字"), "date": ("the date of", "日期"),
                "who": ("who is behind", "相关主体"), "where": ("where it is", "地点"), "text": ("what is said about", "相关记载"),
                "boolean": ("whether a source says", "来源是否提到")}[self.want]  # fmt: skip
        text = " ".join(self.terms)
        return f"{what[1]}：{text}" if language == "zh" else f"{what[0]}: {text}"

    def run(self, draft: Draft) -> Outcome:
        """The best passages; the value comes from the first one, if it explains enough of the words."""
        if self.want in ("date", "who", "number", "where") and (row := never_was(draft.base, self.terms, self.about)):
            return self._denied(draft, row)
        hits = find_hits(draft.base, self)
        good = [hit for hit in hits if answers(draft.base, self, hit)]
        if not good:
            return self._together(draft) or self._nothing(draft, hits)
        good = in_order(draft, self, good)
        if self.want == "boolean" and (denying := denied_by(draft.base, hits, good[0])):
            good.insert(0, denying)
        if self.either and len(told_of_either(draft, good, self.either)) != 1:
            return self._nothing(draft, [])  # both are told of, or neither
        if self.several and (all_told := told_of_several(draft, self.want, good)) is not None:
            return all_told
        best = good[0]
        close = [hit for hit in good if hit.coverage >= best.coverage - CLOSE][: MANY if self.every else self.limit]
        rows = [row for hit in close if (row := draft.base.store.thing(hit.key))]
        most, apart = (MANY, ALIKE) if self.every else (3, LEVEL)
        level = [hit.key for hit in close[1:most] if hit.coverage >= best.coverage - apart]
        equal = [row for key in level if (row := draft.base.store.thing(key))]
        if self.ahead:
            return compared(draft, rows, self.ahead) or self._nothing(draft, [])
        if self.want == "boolean" and (refuted := self._refuted(draft, rows)):
            return refuted
        if self.want == "boolean" and (self.quantities or self.dates):
            return self._put_to_test(draft, rows)
        if self.also:
            return self._both(draft, rows, best)
        draft.tables.append(facts_table(draft, rows))
        return self._valued(draft, rows, best, equal)

    def date_in(self, row: Any) -> str | None:
        """The date that a found row tells, or the year that it aims at."""
        return year_aimed_at(row) if self.until else date_of(row)

    def _denied(self, draft: Draft, row: Any) -> Outcome:
        """No: a source says that there is no such thing; what is asked of it has no answer."""
        if not draft.tables:
            draft.tables.append(facts_table(draft, [row]))
        english, chinese = said(row)
        return Outcome("answered", (f"No, the source says it is not so: {english}", f"否，来源表明并非如此：{chinese}"),
                       Value(type="boolean", boolean=False))  # fmt: skip

    def _refuted(self, draft: Draft, rows: Sequence[Any]) -> Outcome | None:
        """A claim of a source that its own tables do not bear out is no *yes*."""
        tests = (self.quantities, self.dates)
        first = next((row for row in rows if not any(tests) or verdict(row, *tests)), None)
        if first is None or not hasattr(first, "arguments"):
            return None  # no claim
        checked = verdict_of(draft.base, first)
        if checked.verdict != "not supported":
            return None
        draft.tables.append(facts_table(draft, [first]))
        text = (f"No, though a source says so: {first.statement} – {checked.reason}",
                f"否，尽管来源有此说法：{first.statement_zh}——{checked.reason_zh}")  # fmt: skip
        return Outcome("answered", text, Value(type="boolean", boolean=False))

    def second(self, base: Base, first: str) -> list[Any]:
        """What tells the second thing asked: the passage, and the figure, that holds its words and concerns the same."""
        row: Any = base.store.thing(first)
        subject = own_keys(base, first, row) - EVERYWHERE
        found: dict[bool, Any] = {}
        for hit in base.text.search(self.also, WANTED_KINDS["text"], limit=20, alike=alike()):
            told: Any = base.store.thing(hit.key)
            if told is not None and hit.coverage >= ENOUGH and subject & own_keys(base, hit.key, told):
                found.setdefault(hit.kind == "figure", told)
        return list(found.values())

    def _both(self, draft: Draft, rows: list[Any], best: Hit) -> Outcome:
        """What is found of the two things asked, each with its passage."""
        told = [rows[0], *(row for row in self.second(draft.base, best.key) if row is not rows[0])]
        figures = [row for row in told if hasattr(row, "measure")]
        if self.counted and figures and all(row.status == "corrupt" for row in figures):
            return number_outcome(draft, figures[0])
        draft.tables.append(facts_table(draft, told))
        english, chinese = " ".join(said(row)[0] for row in told), "".join(said(row)[1] for row in told)
        return Outcome("answered", (english, chinese), Value(type="text", text=draft.tell(english, chinese)))

    def _together(self, draft: Draft) -> Outcome | None:
        """The place whose passages hold the words only together."""
        base = draft.base
        if not self.jointly or self.about or len(self.must) < SEVERAL:
            return None
        found = base.text.search(self.terms, WANTED_KINDS["where"], limit=60, alike=alike())
        told = gathered(base, found, self.terms, lambda hit: place_key(draft, hit))
        held = set().union(*(held_terms(base, hit) for hit in told))
        if len(set(self.quoted) & held) < NEARLY * len(self.quoted) or not set(self.needed) <= held:
            return None  # what is quoted is said nowhere
        rows = [row for hit in told if (row := base.store.thing(hit.key))]
        place = place_ref(draft, rows[0]) if rows else None
        if place is None:
            return None
        draft.tables.append(facts_table(draft, rows))
        english, chinese = "; ".join(names(row)[0] for row in rows), "；".join(names(row)[1] for row in rows)
        value = Value(type="entities", entity=place.id.partition(":")[0], items=[place], ordered=False)
        return Outcome("answered", (f"{place.name_en}: {english}.", f"{place.name_zh}：{chinese}。"), value)

    def _nothing(self, draft: Draft, hits: list[Hit]) -> Outcome:
        unknown = [term for term in self.terms if not draft.base.text.frequency(term)]
        draft.note("missing", "No passage of the five documents explains the words of the question"
                   + (f"; unknown here: {', '.join(unknown)}." if unknown else "."),
                   "五份文献中没有能够回答该问题的记载" + (f"；未收录的词：{'、'.join(unknown)}。" if unknown else "。"))  # fmt: skip
        if self.person:
            draft.note("missing", "The sources name the office, and no person who held it.",
                       "来源只提到职务，没有载明任职者的姓名。")  # fmt: skip
        near = [draft.ref(hit.key) for hit in hits[:3]]
        if near:
            draft.note("missing", f"Nearest: {'; '.join(n.name_en for n in near)}.",
                       f"最接近的记载：{'；'.join(n.name_zh for n in near)}。")  # fmt: skip
        return Outcome("no_data", ("The sources hold no answer to this.", "来源中没有这一问题的答案。"))

    def _put_to_test(self, draft: Draft, rows: list[Any]) -> Outcome:
        """Yes where a passage bears out the numbers and dates, no where the first that holds any denies them."""
        own = [row for row in rows if not (self.dates and is_of_other_clause(row, self.must))] or rows
        rows = [*own, *(row for row in rows if row not in own)]
        if (found := decided(draft.base, own, self.must, self.quantities, self.dates)) is None:
            draft.tables.append(facts_table(draft, rows))
            draft.note(
                "missing", "The passage found does not say this number or date.", "所查到的记载没有说明这一数字或日期。"
            )
            return Outcome(
                "no_data", ("The sources speak of it, but do not say this.", "来源提到此事，但没有这样的说法。")
            )
        holds, first = found
        draft.tables.append(facts_table(draft, [first, *(row for row in rows if row is not first)]))
        english, chinese = said(first)
        told = ("Yes, a source says so", "是，来源有此记载") if holds else ("No, per source", "否（据来源）")
        return Outcome(
            "answered", (f"{told[0]}: {english}", f"{told[1]}：{chinese}"), Value(type="boolean", boolean=holds)
        )

    def _valued(self, draft: Draft, rows: list[Any], best: Hit, equal: list[Any]) -> Outcome:
        first, *equal = named_first([rows[0], *equal]) if self.listed or self.every else [rows[0], *equal]
        english, chinese = said(first)
        if (self.listed or self.every) and leaves_unnamed(english, () if self.every else self.terms):
            draft.tables.clear()
            draft.note("missing", f"Of it is only said: {english}", f"来源仅记载：{chinese}")
            return Outcome(
                "no_data", ("The source speaks of it and does not name them.", "来源提到此事，但没有列出名称。")
            )
        several = best.coverage >= SURE and tells_apart(first, equal)
        if best.kind == "path_type" and best.key not in self.about and self.want in ("text", "any", "where"):
            type_ = draft.ref(best.key)
            return Outcome("answered", (english, chinese),
                           Value(type="entities", entity="path_type", items=[type_], ordered=False))  # fmt: skip
        if self.want == "number" or (self.want in ("text", "any") and best.kind == "figure" and not several):
            return number_outcome(draft, first) if hasattr(first, "measure") else self._nothing(draft, [])
        if self.want == "date" and getattr(first, "in_force", None) and self.in_force:
            return Outcome("answered", (f"{first.in_force}: {english}", f"{first.in_force}：{chinese}"),
                           Value(type="date", date=first.in_force))  # fmt: skip
        if self.want == "date" and (date := self.date_in(first)):
            return Outcome("answered", (f"{date}: {english}", f"{date}：{chinese}"), Value(type="date", date=date))
        if (
            self.want == "where"
            and (place := place_ref(draft, first))
            and not (best.kind == "practice" and place.id in self.about)
            and (best.kind == "area" or not place.id.startswith("place:"))
        ):
            if self.column or self.told:
                told = [(english, chinese), *map(said, equal)] if self.told else [(english, chinese)]
                return place_and_more(
                    draft, place, self.column, (" ".join(e for e, _ in told), "".join(z for _, z in told))
                )
            value = Value(type="entities", entity=place.id.partition(":")[0], items=[place], ordered=False)
            if best.key == place.id:  # a path type is told by its own name
                return Outcome("answered", (english, chinese), value)
            return Outcome("answered", (f"{place.name_en}: {english}", f"{place.name_zh}：{chinese}"), value)
        if self.want == "boolean" and is_denied(first):
            return self._denied(draft, first)
        if self.want == "boolean":
            return Outcome("answered", (f"Yes, a source says so: {english}", f"是，来源有此记载：{chinese}"),
                           Value(type="boolean", boolean=True))  # fmt: skip
        if self.want == "who":
            english, chinese = with_actors(draft.base, first, (english, chinese))
        for english_too, chinese_too in map(said, equal):
            english, chinese = f"{english} {english_too}", f"{chinese}{chinese_too}"
        return Outcome("answered", (english, chinese), Value(type="text", text=draft.tell(english, chinese)))


SAID_OF = {kind: {"path", "type", "路径", "类型"} for kind in ("city_path", "path_type")}  # what they are
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def enough(plan: Recall) -> float:
    """The share of the words that must be explained: less where a named place or area already narrows the search."""
    if plan.want == "boolean":
        return DECIDED if plan.quantities or plan.dates else SURE
    if plan.want == "number" and plan.counted and plan.about:
        return COUNTED
    return NARROWED if plan.about else ENOUGH


def answers(base: Base, plan: Recall, hit: Hit) -> bool:
    """Whether a passage explains enough of the words, and of a number the words of what is counted."""
    if hit.coverage < enough(plan) or not holds_all(base, hit, plan.needed, SAID_OF.get(hit.kind, set())):
        return False
    if plan.want in ("text", "any") and adds_nothing(base, hit, plan.terms, plan.about):
        return False
    if plan.deed and not tells_deed(base, hit.key, plan.deed, [t for t in plan.must if t not in plan.deed]):
        return False
    if len(set(plan.quoted) & (held_terms(base, hit) | names_of_subject(base, hit))) < NEARLY * len(plan.quoted):
        return False
    whole = bool(plan.must) and set(plan.must) <= set(hit.matched)
    lone = len(hit.matched) == 1 < len(plan.terms)  # one word of several
    unsure = plan.want in ("number", "text", "any") and hit.coverage < ENOUGH and not whole
    if (not plan.about and is_thin(base, hit)) or ((not plan.about or unsure) and lone):
        return False
    counted = [term for term in plan.counted if base.text.frequency(term) and term in plan.terms]
    if plan.want != "number" or not counted:
        return plan.want != "number" or not plan.counted or not counts_other(base, hit, plan.counted)
    row = base.store.thing(hit.key)
    if getattr(row, "value", 0) is None and getattr(row, "status", "") == "ok":
        return False  # *how many pages?*, and the address of one
    return counts_head(base, hit, counted) and not counts_other(base, hit, plan.counted)


LATELY = 32  # searches whose passages are kept: what judges a search and what answers it look at the same ones


def find_hits(base: Base, plan: Recall) -> list[Hit]:
    """The passages for a recall, those that concern what the question names."""
    return list(lately(base, _find_hits, LATELY)(plan))


def _find_hits(base: Base, plan: Recall) -> list[Hit]:
    kinds = plan.among or WANTED_KINDS[plan.want] + (("erratum",) if plan.errata else ())
    same = alike() | {term: meant(term)[1:] for term in plan.deed}
    found = base.text.search(plan.terms, kinds, limit=60, alike=same)
    if plan.about:
        named = named_in_terms(base, plan.about)
        found = [hit for hit in found if tells_of(base, hit.key, plan.about, named)]
    if plan.either:
        found = [
            hit
            for hit in found
            if (row := base.store.thing(hit.key)) and set(plan.either) & own_keys(base, hit.key, row)
        ]
    if plan.source:
        found = [hit for hit in found if (row := base.store.thing(hit.key)) and stands_in(row, plan.source)]
    if plan.person:
        found = [hit for hit in found if getattr(base.store.thing(hit.key), "kind", None) == "person"]
    if plan.acted:
        found = [hit for hit in found if hit.kind != "figure" and names_actor(base, hit)]
    found = with_half(base, found, plan.must)
    if plan.unit and plan.want == "number":
        family = plan.unit
        found = [hit for hit in found if is_measured_in(getattr(base.store.thing(hit.key), "unit", None), family)]
    found = without_aside(base, found, plan.aside)
    if plan.position:
        found = [hit for hit in found if stands_at(base.store.thing(hit.key), plan.position)]
    if plan.dated:
        found = [
            hit for hit in found if (row := base.store.thing(hit.key)) and (date_of(row) or YEAR.search(said(row)[0]))
        ]
    if plan.among == ("concept",):
        found.sort(key=lambda hit: not is_headed(base, hit, plan.terms))
    references = {key for key in plan.about if key.startswith(("reference:", "organisation:"))}
    found.sort(key=lambda hit: hit.key not in references)
    if plan.dated:
        found.sort(key=lambda hit: date_of(base.store.thing(hit.key)) is None)
    if plan.started is not None:
        found = came_to(base, found, plan.started)
    if plan.want == "date":
        found = [hit for hit in found if (row := base.store.thing(hit.key)) and plan.date_in(row)] or found
    return found
