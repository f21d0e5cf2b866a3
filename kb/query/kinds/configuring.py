"""The kind that compares cases as configurations: crisp-set QCA with everything a reader needs to doubt it."""

from typing import Literal

from pydantic import Field

from kb.analysis.qca.firmness import Relabelled, relabel
from kb.analysis.qca.solution import SOLUTION_TYPES, Solution, solve
from kb.analysis.qca.study import MOST_CONDITIONS, Study
from kb.analysis.qca.table import TruthTable, impossible, truth_table
from kb.model.values import interval
from kb.query.answer import Language, Suggestion, Value
from kb.query.base import Base
from kb.query.drafting import caveats
from kb.query.drafting.counting import many
from kb.query.drafting.draft import Draft
from kb.query.drafting.qca_asked import asked_outcome
from kb.query.drafting.qca_firm import drop_table, formulas_text, percent, relabel_table, sweep_table
from kb.query.drafting.qca_tables import cases_table, necessity_tables, sets_table, solution_table, truth_rows
from kb.query.drafting.warnings import guard, warn_about_selection
from kb.query.plan import Outcome, Plan, plan_url
from kb.query.selection.coded import Coded, CrispSet, OwnCode, coded, exclusive, set_names
from kb.query.selection.conditions import HasBody, HasRegulation, ScoreTest, Selection
from kb.query.selection.describe import condition_words, selection_words
from kb.query.selection.evaluate import flat, members
from kb.query.selection.facts import bodies_of, regulations_of

MOST_DRAWS = 10_000
MOST_CASES = (
    300  # each of them is named, left out once and coded by hand: QCA is a comparison of cases a reader can know
)


class Qca(Plan):
    """Qualitative comparative analysis: which combinations of conditions go with an outcome among some cities."""

    kind: Literal["qca"] = "qca"
    select: Selection = Field(default=Selection(), description="The cases: cities that meet these conditions.")
    conditions: tuple[CrispSet, ...] = Field(min_length=1, max_length=MOST_CONDITIONS)
    outcome: CrispSet = Field(description="The set to be explained, usually a score above a cut-off.")
    inclusion: float = Field(default=1, gt=0, le=1, description="Least consistency of a sufficient row.")
    fewest: int = Field(default=1, ge=1, le=1000, description="Least number of cases of a row.")
    ask: Literal["solution", "necessary", "sufficient"] = Field(
        default="solution", description="Whether the conditions are necessary, or sufficient, is told first."
    )
    own: tuple[OwnCode, ...] = Field(default=(), max_length=1000, description="Cells that you code yourself.")
    draws: int = Field(
        default=1_000, ge=100, le=MOST_DRAWS, description="Used where relabellings cannot all be counted."
    )
    seed: int = Field(default=1, ge=0, le=4_294_967_295)
    examples = ("Run a QCA of law and early body for an above-average iSLEC score among the GNLC members",
                "以立法和早期机构为条件，对GNLC成员城市高于平均的iSLEC得分作定性比较分析")  # fmt: skip

    def words(self, base: Base, language: Language) -> str:
        """The comparison in words."""
        sets = (*self.conditions, self.outcome)
        opened, closed = ("（", "）") if language == "zh" else (" (", ")")
        said = [f"{name}{opened}{condition_words(base, found.condition, language)}{closed}"
                for name, found in zip(set_names(base, sets), sets, strict=True)]  # fmt: skip
        who, joined = selection_words(base, self.select, language), ("；" if language == "zh" else "; ").join(said[:-1])
        if language == "zh":
            return f"清晰集定性比较分析：案例为{who}；条件{joined}；结果{said[-1]}"
        return f"crisp-set QCA of {who}: conditions {joined}; outcome {said[-1]}"

    def run(self, draft: Draft) -> Outcome:
        """Cases, truth table, all models, necessity, other cut-offs, one case less, relabelled outcomes."""
        cases = len(members(draft.base, self.select))
        if cases > MOST_CASES:
            return Outcome("unsupported", (f"A QCA compares cases one by one: {cases:,} cities are more than the {MOST_CASES} it takes. Choose fewer, "
                                           "such as the members of a network, a region or a tier.",
                                           f"定性比较分析逐个比较案例：{cases:,}个城市超过上限{MOST_CASES}个。请缩小范围，例如某一网络、区域或行政级别的城市。"))  # fmt: skip
        found = coded(draft.base, self.select, self.conditions, self.outcome, self.own)
        study = found.study(self.inclusion, self.fewest)
        sets_table(draft, found)
        cases_table(draft, found)
        self._tell(draft, found, study)
        if not study.known:
            return Outcome("no_data", ("No city has a known value in every set.", "没有城市在所有集合中均有已知取值。"))
        table = truth_table(study)
        truth_rows(draft, table, found)
        self._tell_table(draft, table)
        with_outcome = sum(bool(case.outcome) for case in study.known)
        if with_outcome in (0, len(study.known)):
            sweep_table(draft, found, study)
            return self._constant(draft, found, study, with_outcome)
        solutions = [solve(table, kind) for kind in SOLUTION_TYPES]
        for solution in solutions:
            if solution.models:
                solution_table(draft, solution, found)
        necessity_tables(draft, study, found)
        sweep_table(draft, found, study)
        changed = drop_table(draft, study)
        chance = relabel(study, self.draws, self.seed)
        if chance is not None:
            relabel_table(draft, chance, self.draws, self.seed)
        if self.ask == "solution":
            return self._outcome(draft, table, solutions, chance, changed)
        return asked_outcome(draft, study, found.names[-1], self.ask)

    def _tell(self, draft: Draft, found: Coded, study: Study) -> None:
        cases, conditions = len(study.known), len(study.conditions)
        draft.note("assumption",
                   f"Method: crisp-set QCA of {cases} cases (Ragin 1987; Ragin 2008; Dusa 2019): each case is in a set (1) or out of it (0); rows of the "
                   f"truth table count as sufficient at a consistency of {self.inclusion:g} and {self.fewest} case{'s' if self.fewest > 1 else ''} or "
                   "more; the conservative solution uses no remainder, the parsimonious one any that shortens it; all models with the fewest terms "
                   "are given. In crisp sets PRI equals consistency. ~ is not, * is and, + is or.",
                   f"方法：{cases}个案例的清晰集定性比较分析（Ragin 1987；Ragin 2008；Dusa 2019）：案例隶属集合（1）或不隶属（0）；真值表的行在一致性不低于{self.inclusion:g}、"
                   f"案例不少于{self.fewest}个时为充分；保守解不使用逻辑余项，简约解使用一切可使其简化的余项；列出项数最少的全部模型。清晰集中PRI等于一致性。"
                   "~表示非，*表示且，+表示或。")  # fmt: skip
        caveats.no_data(draft, study.left_out)
        draft.note("caveat", f"{cases} cases for {conditions} condition{'s' if conditions > 1 else ''}: {cases / conditions:.1f} cases a condition.",
                   f"{cases}个案例、{conditions}个条件：每个条件{cases / conditions:.1f}个案例。")  # fmt: skip
        if 3 * conditions > cases:
            draft.note("caveat", f"Too many conditions: {conditions} is more than a third of {cases} cases, so that patterns appear by chance "
                       "(Marx & Dusa 2011; contested by Thiem & Mkrtchyan 2023: see the share of relabelled outcomes instead of a rule).",
                       f"条件过多：{conditions}个条件超过{cases}个案例的三分之一，偶然即可出现规律（Marx & Dusa 2011；Thiem & Mkrtchyan 2023对此有异议："
                       "请看重新分配结果的占比，而非固定规则）。")  # fmt: skip
        if self.own:
            draft.note("assumption", f"{many(len(self.own), 'cell is', 'cells are')} the reader's own coding, not what the sources say, and listed apart.",
                       f"{len(self.own)}个单元格为读者自行编码，并非来源所载；另表列出。")  # fmt: skip
        caveats.not_a_sample(draft)
        for made in found.conditions:
            warn_about_selection(draft, Selection(conditions=(made,)), None)
        self._tell_dates(draft, found, {case.id for case in study.known})

    def _tell_dates(self, draft: Draft, found: Coded, known: set[str]) -> None:
        """Laws and bodies later than the score that is the outcome."""
        if not isinstance(found.outcome, ScoreTest):
            return
        edition = draft.base.editions[draft.base.indicators[found.outcome.indicator].edition]
        end = interval(edition.date).last
        for place, condition in enumerate(found.conditions[:-1]):
            inside = [city for city, cells in found.cells.items() if city in known and cells[place].value]
            dates: dict[str, str | None] = {}
            if isinstance(condition, HasRegulation) and not condition.negate:
                dates = {city: rows[0].in_force for city in inside if (rows := regulations_of(draft.base, city))}
            if isinstance(condition, HasBody) and not condition.negate:
                dates = {city: bodies[0].established for city in inside if (bodies := bodies_of(draft.base, city))}
            late = sum(interval(date).first > end for date in dates.values() if date)
            if late:
                caveats.later_dates(draft, late, len(inside), edition.date)
        kinds = {part.on for part in flat(found.conditions[:-1])}
        guard(draft, edition.id, sorted(known), "regulation" in kinds, "body" in kinds)

    def _tell_table(self, draft: Draft, table: TruthTable) -> None:
        free, mixed = table.remainders, table.contradictions
        if free:
            share = f"{100 * free / table.possible:.0f}"
            draft.note("caveat", f"Remainders: {free} of {table.possible} configurations ({share} %) have no case or too few; the parsimonious "
                       "solution takes some of them as if they had the outcome.",
                       f"逻辑余项：{table.possible}种组合中有{free}种（{share}%）没有案例或案例过少；简约解将其中一部分当作有结果。")  # fmt: skip
        else:
            draft.note("caveat", f"Remainders: none; every one of the {table.possible} configurations has cases, so both solutions are the same.",
                       f"逻辑余项：无；{table.possible}种组合均有案例，故两种解相同。")  # fmt: skip
        never = impossible(len(table.study.conditions), exclusive([made.condition for made in self.conditions]))
        if never:
            draft.note("caveat", f"Impossible remainders: {never} of the configurations have two conditions that exclude each other, such as two "
                       "path types. The parsimonious solution may rest on them; the conservative one does not.",
                       f"不可能的余项：有{never}种组合包含互斥条件（如两种路径类型）。简约解可能依赖它们，保守解则不会。")  # fmt: skip
        for row in mixed:
            draft.note("conflict", f"Contradiction: with the same conditions {draft.cities(row.having)} {'has' if len(row.having) == 1 else 'have'} the "
                       f"outcome and {draft.cities(row.lacking)} {'has' if len(row.lacking) == 1 else 'have'} not. Something that tells them apart is "
                       "not among the conditions, or a cut-off parts like from like.",
                       f"矛盾：条件相同，{draft.cities(row.having)}有结果而{draft.cities(row.lacking)}没有。区分它们的因素不在所选条件中，或校准点将相近的案例分开。")  # fmt: skip

    def _constant(self, draft: Draft, found: Coded, study: Study, with_outcome: int) -> Outcome:
        """Nothing to compare: the outcome is the same for all."""
        count = len(study.known)
        which = (
            ("All {} cases have", "全部{}个案例都有") if with_outcome else ("None of {} cases has", "{}个案例都没有")
        )
        if isinstance(found.outcome, ScoreTest):
            draft.suggestions.append(self._by_median(draft, found.outcome))
        english = f"{which[0].format(count)} the outcome {found.names[-1]} at this cut-off: there is nothing to compare. See the other cut-offs."
        chinese = f"在此校准点上，{which[1].format(count)}结果{found.names[-1]}：无从比较。请看其他校准点。"
        return Outcome("answered", (english, chinese), Value(type="text", text=draft.tell("no solution", "无解")))

    def _by_median(self, draft: Draft, outcome: ScoreTest) -> Suggestion:
        """The same with the median of the cases as cut-off, which always parts them."""
        median = ScoreTest(
            indicator=outcome.indicator, measure=outcome.measure, op=outcome.op, reference="median", of=self.select
        )
        again = self.model_copy(update={"outcome": CrispSet(condition=median, name=self.outcome.name)})
        return Suggestion(text=again.words(draft.base, draft.language), url=plan_url(again, draft.language))

    def _outcome(
        self, draft: Draft, table: TruthTable, solutions: list[Solution], chance: Relabelled | None, changed: int
    ) -> Outcome:
        base, cases = draft.base, len(table.study.known)
        names = set_names(base, (*self.conditions, self.outcome))
        positive = sum(len(row.having) for row in table.rows)
        mixed = len(table.contradictions)
        head = (
            f"{positive} of {cases} cases have the outcome {names[-1]}",
            f"{cases}个案例中{positive}个有结果{names[-1]}",
        )
        rows = (f"{mixed} contradictory row{'' if mixed == 1 else 's'}", f"{mixed}个矛盾行")
        if not any(solution.models for solution in solutions):
            return Outcome("answered", (f"{head[0]}; {rows[0]}; no configuration is sufficient, so there is no solution.",
                                        f"{head[1]}；{rows[1]}；没有充分的组合，故无解。"),
                           Value(type="text", text=draft.tell("no solution", "无解")))  # fmt: skip
        said = [[f"{kind}{formulas_text(draft, solution.formulas)}" for kind, solution in zip(kinds, solutions, strict=True)]
                for kinds in (("conservative: ", "parsimonious: "), ("保守解：", "简约解："))]  # fmt: skip
        luck = ("", "")
        if chance is not None:
            luck = (f" {percent(chance.fits):g} % of relabelled outcomes look as good; leaving out one case changes the formulas in {changed} of "
                    f"{cases} cases.", f"重新分配的结果中{percent(chance.fits):g}%同样好；逐一剔除案例时，{cases}次中有{changed}次公式改变。")  # fmt: skip
        english = f"{head[0]}; {rows[0]}; {'; '.join(said[0])}.{luck[0]}"
        chinese = f"{head[1]}；{rows[1]}；{'；'.join(said[1])}。{luck[1]}"
        return Outcome(
            "answered", (english, chinese), Value(type="text", text=draft.tell("; ".join(said[0]), "；".join(said[1])))
        )
