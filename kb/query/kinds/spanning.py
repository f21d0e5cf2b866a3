"""The kind that tells the time between two dated facts: interval."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from pydantic import Field

from kb.analysis.claimdata import OPERATORS
from kb.analysis.sequence import lag, months_apart, order
from kb.query.answer import Language, Ref, Value
from kb.query.base import Base
from kb.query.drafting.counting import many
from kb.query.drafting.draft import Draft
from kb.query.plan import Outcome, Plan
from kb.query.selection.attributes import attribute

UNDECIDED = ("The dates are not known finely enough to tell which came first.", "日期不够精确，无法判定先后。")


def in_words(ends: Sequence[tuple[Ref, tuple[str, str], str]]) -> tuple[str, str]:
    """Cities, what happened there and when, in both languages."""
    return (", ".join(f"{city.name_en} – {label[0]} {date}" for city, label, date in ends),
            "、".join(f"{city.name_zh}——{label[1]} {date}" for city, label, date in ends))  # fmt: skip


BOUNDS = {">": ("more than", "超过"), ">=": ("at least", "至少"), "<": ("less than", "不足"), "<=": ("at most", "至多")}


class Interval(Plan):
    """How long it was from one dated fact of a city to another, for example from the body to the law."""

    kind: Literal["interval"] = "interval"
    start_city: str
    start: str = Field(description="A date attribute, e.g. body.established.")
    end_city: str
    end: str = Field(description="A date attribute, e.g. regulation.adopted.")
    unit: Literal["years", "months"] | None = None
    ask: Literal["time", "before", "after", "same_year"] = Field(
        default="time", description="Before: did the first come before the second? Same year: in one calendar year?"
    )
    supposed: bool = Field(
        default=False,
        description="The question takes for granted that the first came first; where it did not, that is said.",
    )
    op: Literal[">", ">=", "<", "<="] | None = Field(
        default=None,
        description="With a number: whether the second came later by more, or by less, than so many units.",
    )
    number: float | None = None
    examples = ("How many months passed between adoption and implementation of the Shanghai regulation?",
                "上海的指导委员会比条例的通过早几年？")  # fmt: skip

    def words(self, base: Base, language: Language) -> str:
        """The interval in words."""
        parts = [(base.names_of(f"city:{city}")[language == "zh"], attribute(base, key).label[language == "zh"])
                 for city, key in ((self.start_city, self.start), (self.end_city, self.end))]  # fmt: skip
        (a, b), (c, d) = parts
        if self.ask == "same_year":
            return (f"{a}“{b}”与{c}“{d}”是否在同一年" if language == "zh"
                    else f"whether “{b}” in {a} and “{d}” in {c} fell in the same year")  # fmt: skip
        if self.ask != "time":
            early = self.ask == "before"
            return (f"{a}“{b}”是否{'早' if early else '晚'}于{c}“{d}”" if language == "zh"
                    else f"whether “{b}” in {a} came {self.ask} “{d}” in {c}")  # fmt: skip
        if self.op and self.number is not None:
            return self._bound_in_words(
                *((f"{a}“{b}”", f"{c}“{d}”") if language == "zh" else (f"“{b}” in {a}", f"“{d}” in {c}")), language
            )
        if a == c:
            return f"{a}从“{b}”到“{d}”的时间" if language == "zh" else f"the time in {a} from “{b}” to “{d}”"
        return f"从{a}“{b}”到{c}“{d}”的时间" if language == "zh" else f"the time from “{b}” in {a} to “{d}” in {c}"

    def _bound_in_words(self, first: str, second: str, language: Language) -> str:
        number, unit = f"{self.number:.12g}", self.unit or "years"
        if language == "zh":
            return f"{second}是否在{first}之后，且相隔{BOUNDS[str(self.op)][1]}{number}{'年' if unit == 'years' else '个月'}"
        return f"whether {second} came {BOUNDS[str(self.op)][0]} {number} {unit} after {first}"

    def run(self, draft: Draft) -> Outcome:
        """Whole units, no finer than both dates; the two dates stand in the table."""
        base = draft.base
        ends = [(self.start_city, attribute(base, self.start)), (self.end_city, attribute(base, self.end))]
        facts = [column.read(base, city, draft.language) for city, column in ends]
        rows = [draft.row({"city": draft.city(city), "what": draft.tell(*column.label), "date": draft.shown(fact)}, fact.rows)
                for (city, column), fact in zip(ends, facts, strict=True)]  # fmt: skip
        draft.table(("Dates", "日期"), [draft.column("city", "City", "城市"), draft.column("what", "What", "事项"),
                                       draft.column("date", "Date", "日期")], rows)  # fmt: skip
        for (city, column), fact in zip(ends, facts, strict=True):
            if fact.sort is None:
                draft.note("missing", f"{draft.city(city).name}: {column.label[0]} – {draft.state_word(fact.state)}.",
                           f"{draft.city(city).name}：{column.label[1]}——{draft.state_word(fact.state)}。")  # fmt: skip
                return Outcome("no_data", (f"No date “{column.label[0]}” for {draft.city(city).name}.",
                                           f"{draft.city(city).name}没有“{column.label[1]}”日期。"))  # fmt: skip
        first, second = str(facts[0].sort), str(facts[1].sort)
        if self.op and self.number is not None:
            return self._tested(draft, first, second)
        return self._measured(draft, first, second) if self.ask == "time" else self._ordered(draft, first, second)

    def _ordered(self, draft: Draft, first: str, second: str) -> Outcome:
        """Yes or no as far as the dates decide; a year and a month of that year leave it open."""
        dates = in_words(self._told(draft, first, second))
        found = order(first, second)
        word, right = ("Undecidable", "无法判定"), None
        if found == "undecidable" and self.ask != "same_year":
            draft.note("caveat", *UNDECIDED)
        else:
            right = first[:4] == second[:4] if self.ask == "same_year" else found == self.ask
            word = ("Yes", "是") if right else ("No", "否")
        return Outcome(
            "answered", (f"{word[0]}: {dates[0]}.", f"{word[1]}：{dates[1]}。"), Value(type="boolean", boolean=right)
        )

    def _told(self, draft: Draft, first: str, second: str) -> list[tuple[Ref, tuple[str, str], str]]:
        """Each end as its city, what happened, and when."""
        ends = ((self.start_city, self.start, first), (self.end_city, self.end, second))
        return [(draft.city(city), attribute(draft.base, key).label, date) for city, key, date in ends]

    def _measured(self, draft: Draft, first: str, second: str) -> Outcome:
        unit = self.unit
        if unit == "months" and min(len(first), len(second)) == 4:
            draft.note("caveat", "One of the dates is known by year only, so the time is told in years.",
                       "其中一个日期只精确到年，因此以年计。")  # fmt: skip
            unit = None
        found = lag(first, second, unit)
        number = abs(found.number)
        zh_unit = {"years": "年", "months": "个月", "days": "天"}[found.unit]
        if found.unit == "years" and (len(first) > 4 or len(second) > 4):
            draft.note("assumption", "Counted as the difference of the calendar years.", "按年份之差计算。")
        dates = in_words(sorted(self._told(draft, first, second), key=lambda end: end[2]))  # whichever was said first
        found_order = order(first, second)
        if found_order == "undecidable":
            draft.note("caveat", *UNDECIDED)
        if self.supposed and found_order == "after":
            return self._other_way(
                draft, first, second, (many(number, found.unit.removesuffix("s")), f"{number}{zh_unit}")
            )
        length = many(number, found.unit.removesuffix("s"))
        return Outcome("answered", (f"{length}: {dates[0]}.", f"{number}{zh_unit}：{dates[1]}。"),
                       Value(type="number", number=number, unit=found.unit))  # fmt: skip

    def _tested(self, draft: Draft, first: str, second: str) -> Outcome:
        """Yes or no where every time that the two dates leave possible says the same."""
        least, most = months_apart(first, second)
        bound = (self.number or 0) * (1 if self.unit == "months" else 12)
        if max(len(first), len(second)) == 4:
            least = most = 12 * lag(first, second).number
            draft.note("assumption", "Counted as the difference of the calendar years.", "按年份之差计算。")
        found = {months >= 0 and OPERATORS[str(self.op)](Fraction(months), Fraction(bound)) for months in (least, most)}
        right = found.pop() if len(found) == 1 else None
        if right is None:
            draft.note("caveat", "The dates are not known finely enough to tell.", "日期不够精确，无法判定。")
        word = {True: ("Yes", "是"), False: ("No", "否"), None: ("Undecidable", "无法判定")}[right]
        dates = in_words(sorted(self._told(draft, first, second), key=lambda end: end[2]))
        length = (many(abs(least), "month"), f"{abs(least)}个月")
        if least != most or len(first) == 4:
            shown = lag(first, second, "years").number
            length = (many(abs(shown), "year"), f"{abs(shown)}年")
        return Outcome("answered", (f"{word[0]}: {length[0]}; {dates[0]}.", f"{word[1]}：{length[1]}；{dates[1]}。"),
                       Value(type="boolean", boolean=right))  # fmt: skip

    def _other_way(self, draft: Draft, first: str, second: str, length: tuple[str, str]) -> Outcome:
        """What the question takes for granted did not happen: the second came first, and by how much."""
        (city, label, date), (other, label2, date2) = self._told(draft, first, second)
        english = (f"No: not in that order. {city.name_en} – {label[0]} {date} – did not come before {other.name_en} – {label2[0]} {date2}, "
                   f"but {length[0]} after it.")  # fmt: skip
        chinese = f"否：先后相反。{city.name_zh}——{label[1]}{date}——并不早于{other.name_zh}——{label2[1]}{date2}，而是晚{length[1]}。"
        return Outcome("answered", (english, chinese), Value(type="boolean", boolean=False))
