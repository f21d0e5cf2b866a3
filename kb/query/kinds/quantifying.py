"""The kind that says whether all, any or none of the cities of a set meet a condition: holds."""

from collections.abc import Iterable
from typing import Any, Literal

from pydantic import Field

from kb.query.answer import Language, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.drafting.warnings import warn_about_selection
from kb.query.kinds.measuring import counted
from kb.query.kinds.selecting import shown_columns
from kb.query.plan import Outcome, Plan
from kb.query.selection.conditions import Condition, NamedCities, Selection
from kb.query.selection.describe import condition_words, selection_words
from kb.query.selection.evaluate import judge, population
from kb.query.selection.facts import State, Verdict

Quantifier = Literal["all", "any", "none", "most"]
WORDS: dict[Quantifier, tuple[str, str]] = {
    "all": ("all", "全部"),
    "any": ("any", "至少一个"),
    "none": ("none", "没有一个"),
    "most": ("more than half", "过半"),
}
STATES: dict[State, tuple[str, str]] = {
    "yes": ("Yes", "符合"), "no": ("No per source", "来源表明不符合"), "unknown": ("Unknown", "未知"),
    "out_of_scope": ("Out of scope", "不在范围内"),
}  # fmt: skip


class Holds(Plan):
    """Say whether all, any or none of the cities of a set meet a condition: yes, no, or unknown."""

    kind: Literal["holds"] = "holds"
    among: Selection = Field(
        default=Selection(), description="The set; without conditions, what a source covers completely."
    )
    condition: Condition
    quantifier: Quantifier = "all"
    examples = ("Do all GNLC members have a law?", "所有GNLC成员都由教育部门牵头吗？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        zh = language == "zh"
        who, what = selection_words(base, self.among, language), condition_words(base, self.condition, language)
        name = WORDS[self.quantifier][zh]
        return f"{who}是否{name}满足：{what}" if zh else f"whether {name} of {who} {what}"

    def run(self, draft: Draft) -> Outcome:
        """One verdict a city; an unknown one leaves *all* and *none* open when nothing else decides."""
        scope = self._scope(draft)
        verdicts = {city: judge(draft.base, self.condition, city) for city in scope}
        whole = Selection(conditions=(*self.among.conditions, self.condition))
        keys = shown_columns(draft.base, whole)
        by_state = {state: [city for city in scope if verdicts[city].state == state] for state in STATES}
        for state, cities in by_state.items():
            if cities:
                draft.city_table(STATES[state], cities, keys, state, {city: verdicts[city].rows for city in cities})
        warn_about_selection(draft, whole, None)
        left = [*by_state["unknown"], *by_state["out_of_scope"]]
        if left:
            draft.note("missing", f"No source says it for {draft.cities(left[:12])}: unknown, not no.",
                       f"没有来源说明{draft.cities(left[:12])}的情况：未知，并非“没有”。")  # fmt: skip
        if not (by_state["yes"] or by_state["no"]):
            return Outcome("no_data", ("No source says it for any of these cities.", "没有来源说明这些城市的情况。"))
        boolean = decide(self.quantifier, verdicts.values())
        return Outcome("answered", self._headline(draft, by_state, boolean), Value(type="boolean", boolean=boolean))

    def _scope(self, draft: Draft) -> list[str]:
        left_out = [c for c in self.among.conditions if isinstance(c, NamedCities) and c.negate]
        if left_out and len(left_out) == len(self.among.conditions):  # *besides Hangzhou*: of what a source covers
            out = {city for condition in left_out for city in condition.cities}
            return sorted(set(population(draft.base, Selection(conditions=(self.condition,))).cities) - out)
        if self.among.conditions:
            return list(counted(draft, self.among))
        return sorted(population(draft.base, Selection(conditions=(self.condition,))).cities)

    def _headline(self, draft: Draft, by_state: dict[State, list[str]], boolean: bool | None) -> tuple[str, str]:
        yes, no = by_state["yes"], by_state["no"]
        size = sum(len(cities) for cities in by_state.values())
        word = {True: ("Yes", "是"), False: ("No, per source", "否（据来源）"), None: ("Unknown", "未知")}[boolean]
        shown = yes if len(yes) <= len(no) else no
        apart = "" if not shown else f" ({draft.cities(shown)})" if shown is yes else f"; not {draft.cities(shown)}"
        zh_apart = "" if not shown else f"（{draft.cities(shown)}）" if shown is yes else f"；不含{draft.cities(shown)}"
        return (
            f"{word[0]}: {len(yes)} of {size} cities{apart}.",
            f"{word[1]}：{size}个城市中的{len(yes)}个{zh_apart}。",
        )


def decide(quantifier: Quantifier, verdicts: Iterable[Verdict]) -> bool | None:
    """*All* falls with one no and stands when every city is yes; *any* stands with one yes; *none* is its contrary; *most* is more than half."""
    every = [verdict.state for verdict in verdicts]
    if quantifier == "most":  # whatever the open ones are
        yes, no = every.count("yes"), every.count("no")
        return True if 2 * yes > len(every) else False if 2 * no >= len(every) else None
    states: set[Any] = set(every)
    if quantifier == "all":
        return False if "no" in states else True if states == {"yes"} else None
    any_holds = True if "yes" in states else False if states == {"no"} else None
    return any_holds if quantifier == "any" else None if any_holds is None else not any_holds
