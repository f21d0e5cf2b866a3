"""The kind that checks every figure an edition prints, its labels and what its prose claims."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Literal

from pydantic import Field

from kb.analysis.claims import ClaimVerdict
from kb.analysis.exact import rounded
from kb.analysis.figures import Finding, Label
from kb.analysis.recompute import Verdict
from kb.model import Claim
from kb.query.answer import Cell, Language, TableRow, Value
from kb.query.base import Base
from kb.query.drafting.claimed import claim_ids
from kb.query.drafting.counting import many
from kb.query.drafting.draft import Draft
from kb.query.drafting.inspected import MOST_FIGURES, OF_CLAIM, Inspection, figures_of, inspected
from kb.query.drafting.weighing_tables import HANDBOOK
from kb.query.plan import Outcome, Plan

Pair = tuple[str, str]
CHECK_WORDS: dict[str, Pair] = {
    "aggregate": ("aggregate from its parts", "由下级指标合成"), "rank": ("rank from the values", "由数值得出的名次"),
    "difference": ("difference of two ranks", "两名次之差"), "pair": ("printed in two tables", "在两表中印出"),
    "label": ("label of a row", "行标签"), "claim": ("claim in prose", "正文论断"),
}  # fmt: skip
VERDICT_WORDS: dict[Verdict, Pair] = {
    "agrees": ("agrees", "一致"), "within rounding": ("within rounding", "舍入范围内"),
    "contradicts": ("contradicts", "矛盾"), "cannot be checked": ("cannot be checked", "无法核对"),
}  # fmt: skip
KEYS: dict[Verdict, str] = {
    "agrees": "agrees",
    "within rounding": "rounding",
    "contradicts": "contradicts",
    "cannot be checked": "uncheckable",
}
DIFFERS: tuple[Verdict, ...] = ("within rounding", "contradicts")


class Inspect(Plan):
    """Check every figure that an edition prints: aggregates, ranks, differences, values printed twice, labels, prose claims."""

    kind: Literal["inspect"] = "inspect"
    edition: str
    city: str | None = Field(default=None, description="Only figures of this city.")
    indicator: str | None = Field(default=None, description="Only figures of this indicator.")
    check: Literal["aggregate", "rank", "difference", "pair", "label", "claim"] | None = Field(
        default=None, description="Only one sort of check.")  # fmt: skip
    verdict: Literal["differs", "all", "agrees", "within rounding", "contradicts", "cannot be checked"] = Field(
        default="differs", description="Which figures to list: those that differ or contradict, all, or one verdict.")  # fmt: skip
    ask: Literal["table", "agree"] = Field(default="table", description="Agree: only whether none contradicts.")
    examples = ("Audit every figure that Global Smart Cities 2020 prints", "逐一核查iSLEC公布的全部数字")

    def words(self, base: Base, language: Language) -> str:
        """The check in words."""
        chosen = int(language == "zh")
        keys = [f"city:{self.city}"] if self.city else []
        keys += [f"indicator:{self.indicator}"] if self.indicator else []
        about = [base.names_of(key)[chosen] for key in keys]
        about += [CHECK_WORDS[self.check][chosen]] if self.check else []
        name = base.names_of(f"edition:{self.edition}")[chosen]
        if language == "zh":
            return f"核查{name}公布的全部数字{'：' + '、'.join(about) if about else ''}"
        return f"check every figure that {name} prints{': ' + ', '.join(about) if about else ''}"

    def run(self, draft: Draft) -> Outcome:
        """Counts by check and indicator, the readings of labels that reconcile the tables, then the figures asked for."""
        many = figures_of(draft.base, self.edition)
        if many > MOST_FIGURES and self.city is None and self.indicator is None:
            return Outcome("unsupported", (f"About {many:,} figures are printed here, more than the {MOST_FIGURES:,} that are audited at "
                                           "once: name a city or an indicator.",
                                           f"此处公布约{many:,}个数字，多于一次可核查的{MOST_FIGURES:,}个：请指定城市或指标。"))  # fmt: skip
        found = self._kept(draft.base, inspected(draft.base, self.edition, self.city, self.indicator))
        if not (found.findings or found.labels or found.claims):
            return Outcome("no_data", ("Nothing is printed here that could be checked.", "此处没有可核查的公布数字。"))
        self._summary(draft, found)
        self._labels(draft, found.labels)
        self._figures(draft, found.findings)
        self._claims(draft, found.claims)
        self._tell(draft, found)
        return self._outcome(draft, found)

    def _kept(self, base: Base, found: Inspection) -> Inspection:
        """What the plan asks about."""
        findings = tuple(row for row in found.findings if self.city in (None, row.city)
                         and self.indicator in (None, row.indicator) and self.check in (None, row.check))  # fmt: skip
        labels = tuple(row for row in found.labels if self.city in (None, row.read, row.proposed)
                       and (self.indicator is None or self.indicator in row.indicators) and self.check in (None, "label"))  # fmt: skip
        named = {name for name in (self.city, self.indicator) if name}
        claims = tuple((row, verdict) for row, verdict in found.claims
                       if (not named or named <= claim_ids(row)) and self.check in (None, "claim"))  # fmt: skip
        return Inspection(findings, labels, claims)

    def _summary(self, draft: Draft, found: Inspection) -> None:
        counts: dict[tuple[str, str | None], Counter[Verdict]] = {}
        for row in found.findings:
            counts.setdefault((row.check, row.indicator), Counter())[row.verdict] += 1
        for label in found.labels:
            counts.setdefault(("label", None), Counter())["agrees" if label.stands else "contradicts"] += 1
        for _, verdict in found.claims:
            counts.setdefault(("claim", None), Counter())[OF_CLAIM[verdict.verdict]] += 1
        columns = [draft.column("check", "Check", "核查"), draft.column("indicator", "Indicator", "指标"),
                   draft.column("checked", "Figures", "数字")]  # fmt: skip
        columns += [draft.column(KEYS[verdict], *words) for verdict, words in VERDICT_WORDS.items()]
        rows = []
        for (check, indicator), count in counts.items():
            cells: dict[str, Cell] = {"check": draft.tell(*CHECK_WORDS[check]), "checked": count.total(),
                                      "indicator": draft.ref(f"indicator:{indicator}") if indicator else None}  # fmt: skip
            cells |= {KEYS[verdict]: count[verdict] for verdict in VERDICT_WORDS}
            about = draft.base.indicators[indicator] if indicator else draft.base.editions[self.edition]
            rows.append(draft.row(cells, (about,)))
        draft.table(("What was checked", "核查内容"), columns, rows)

    def _labels(self, draft: Draft, labels: Sequence[Label]) -> None:
        columns = [draft.column("label", "Label as printed", "所印标签"), draft.column("printed_table", "Table", "表"),
                   draft.column("proposed", "The values belong to", "数值所属"), draft.column("agreeing", "Equal values", "相同数值"),
                   draft.column("compared", "of", "共"), draft.column("read", "Read here as", "此处读作")]  # fmt: skip
        rows = []
        for label in (label for label in labels if not label.stands):
            cells: dict[str, Cell] = {
                "label": label.label, "printed_table": label.table, "agreeing": label.agreeing, "compared": label.compared,
                "proposed": draft.city(label.proposed) if label.proposed in draft.base.cities else label.proposed,
                "read": draft.city(label.read),
            }  # fmt: skip
            rows.append(draft.row(cells, self._scores(draft.base, label.read, label.indicators)))
        draft.table(("Labels that reconcile the tables", "可使各表一致的标签读法"), columns, rows)

    def _figures(self, draft: Draft, findings: Sequence[Finding]) -> None:
        columns = [draft.column("city", "City", "城市"), draft.column("indicator", "Indicator", "指标"),
                   draft.column("check", "Check", "核查"), draft.column("printed", "Printed", "原文"),
                   draft.column("recomputed", "Recomputed", "重新计算"), draft.column("range", "Rounding allows", "舍入所容许"),
                   draft.column("verdict", "Verdict", "结果"), draft.column("reason", "Why", "依据")]  # fmt: skip
        rows = [self._figure(draft, row) for row in findings if self._is_listed(row.verdict)]
        draft.table(("Figures", "数字"), columns, rows)

    def _is_listed(self, verdict: Verdict) -> bool:
        return self.verdict in ("all", verdict) or (self.verdict == "differs" and verdict in DIFFERS)

    def _figure(self, draft: Draft, row: Finding) -> TableRow:
        decimals = draft.base.editions[self.edition].decimals if row.check in ("aggregate", "pair") else 0
        place = f" ({row.place})" if row.place else ""
        cells: dict[str, Cell] = {
            "city": draft.city(row.city), "indicator": draft.ref(f"indicator:{row.indicator}"),
            "check": draft.tell(*CHECK_WORDS[row.check]), "printed": shown(row.printed, decimals),
            "recomputed": shown(row.recomputed, decimals + 2 if row.check == "aggregate" else decimals),
            "range": None if row.low is None or row.high is None else _range(row.low, row.high, decimals + 2 if decimals else 0),
            "verdict": draft.tell(*VERDICT_WORDS[row.verdict]), "reason": draft.tell(row.reason, row.reason_zh) + place,
        }  # fmt: skip
        return draft.row(cells, self._behind(draft.base, row))

    def _behind(self, base: Base, row: Finding) -> list[Any]:
        """The rows of scores that a finding rests on."""
        if row.check == "aggregate":
            parts = [node.id for node in base.children.get(row.indicator, []) if node.weight]
            return self._scores(base, row.city, [row.indicator, *parts])
        if row.check == "difference":
            above = base.indicators[row.indicator].parent or row.indicator
            return self._scores(base, row.city, [row.indicator, base.editions[self.edition].overall, above])
        return self._scores(base, row.city, [row.indicator])

    def _scores(self, base: Base, city: str, indicators: Iterable[str]) -> list[Any]:
        return [found for indicator in indicators if (found := base.scores.get(indicator, {}).get(city))]

    def _claims(self, draft: Draft, claims: Sequence[tuple[Claim, ClaimVerdict]]) -> None:
        columns = [draft.column("claim", "Claim", "论断"), draft.column("verdict", "Verdict", "结果"),
                   draft.column("reason", "Why", "依据")]  # fmt: skip
        rows = []
        for row, verdict in claims:
            kind = OF_CLAIM[verdict.verdict]
            if self._is_listed(kind):
                rests = [found for key in verdict.rests_on[:6] if (found := draft.base.store.thing(key))]
                cells: dict[str, Cell] = {"claim": draft.tell(row.statement, row.statement_zh), "verdict": draft.tell(*VERDICT_WORDS[kind]),
                                          "reason": draft.tell(verdict.reason, verdict.reason_zh)}  # fmt: skip
                rows.append(draft.row(cells, [row, *rests]))
        draft.table(("Claims in prose", "正文论断"), columns, rows)

    def _tell(self, draft: Draft, found: Inspection) -> None:
        edition = draft.base.editions[self.edition]
        half = f"{0.5 * 10**-edition.decimals:g}"
        draft.note("assumption",
                   f"Method: every printed aggregate is recomputed in exact fractions as the weighted mean of its printed parts ({HANDBOOK}, "
                   f"step 6), every rank as the competition rank of the printed values, every difference from the two ranks; a value "
                   f"printed in two tables is compared, and a row is recognised by its values where other tables print three or more of "
                   f"them. A printed number stands for all numbers within {half} of it: what such numbers can explain is “within "
                   "rounding”; what they cannot, “contradicts”.",
                   f"方法：各合成值均以精确分数按其已公布下级指标的加权平均重新计算（{HANDBOOK}，第6步）；名次按印出数值的竞争排名，差值按两名次计算；"
                   f"印于两表的数值相互比较；若某行至少有三个数值在他表印出，则按数值识别该行。印出的数代表与其相差不超过{half}的所有数："
                   "能由此解释的差异为“舍入范围内”，不能解释的为“矛盾”。")  # fmt: skip
        reasons = {(row.reason, row.reason_zh) for row in found.findings if row.verdict == "cannot be checked"}
        for english, chinese in sorted(reasons):
            count = sum(row.reason == english for row in found.findings)
            draft.note(
                "missing", f"{count} figures cannot be checked: {english}.", f"{count}个数字无法核对：{chinese}。"
            )

    def _outcome(self, draft: Draft, found: Inspection) -> Outcome:
        figures = Counter(row.verdict for row in found.findings)
        claims = Counter(OF_CLAIM[verdict.verdict] for _, verdict in found.claims)
        name = draft.ref(f"edition:{self.edition}")
        english, chinese = [], []
        if found.findings:
            english.append(f"of {len(found.findings)} printed figures {counted(figures, 0)}")
            chinese.append(f"{len(found.findings)}个公布数字中{counted(figures, 1)}")
        if shifted := sum(not label.stands for label in found.labels):
            english.append(f"{many(shifted, 'row label stands', 'row labels stand')} beside values of other rows")
            chinese.append(f"{shifted}个行标签旁的数值属于其他行")
        elif self.check == "label":
            english.append(f"all {len(found.labels)} row labels stand beside their own values")
            chinese.append(f"{len(found.labels)}个行标签旁的数值均属于该行")
        if found.claims:
            english.append(f"of {len(found.claims)} claims in prose {counted(claims, 0)}")
            chinese.append(f"{len(found.claims)}条正文论断中{counted(claims, 1)}")
        told = (f"{name.name_en}: {'; '.join(english)}.", f"{name.name_zh}：{'；'.join(chinese)}。")
        if self.ask == "agree":
            holds = not (figures["contradicts"] or claims["contradicts"])
            word = ("Yes", "是") if holds else ("No", "否")
            return Outcome(
                "answered", (f"{word[0]}: {told[0]}", f"{word[1]}：{told[1]}"), Value(type="boolean", boolean=holds)
            )
        return Outcome("answered", told, Value(type="table"))


def counted(counts: Mapping[Verdict, int], language: int) -> str:
    """Counts of verdicts in a row.

    Examples
    --------
    >>> counted(Counter({"contradicts": 2, "agrees": 5}), 0)
    '5 agree, 2 contradict'
    """
    said = {verdict: counts[verdict] for verdict in VERDICT_WORDS if counts.get(verdict)}
    if language:
        return "，".join(f"{count}个{VERDICT_WORDS[verdict][1]}" for verdict, count in said.items())
    verbs: dict[Verdict, tuple[str, str]] = {
        "agrees": ("agrees", "agree"),
        "within rounding": ("is within rounding", "are within rounding"),
        "contradicts": ("contradicts", "contradict"),
    }
    return ", ".join(many(count, *verbs.get(verdict, (verdict, verdict))) for verdict, count in said.items())


def shown(value: Fraction | None, decimals: int) -> Cell:
    """A number as its edition prints it; whole numbers without a point.

    Examples
    --------
    >>> shown(Fraction(1, 3), 2), shown(Fraction(7), 1), shown(Fraction(7), 0), shown(None, 2)
    (0.33, 7.0, 7, None)
    """
    if value is None:
        return None
    return float(rounded(value, decimals)) if decimals else int(value)


def _range(low: Fraction, high: Fraction, decimals: int) -> str:
    first, last = str(rounded(low, decimals)), str(rounded(high, decimals))
    return first if first == last else f"{first}–{last}"
