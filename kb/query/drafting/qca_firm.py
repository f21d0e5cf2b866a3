"""The tables that say how firm a QCA is: other cut-offs, one case less, outcomes dealt out anew."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from kb.analysis.exact import exact
from kb.analysis.qca.firmness import Finding, Relabelled, Span, drop_one, find, frequency_cuts, inclusion_cuts, sweep
from kb.analysis.qca.solution import SOLUTION_TYPES
from kb.analysis.qca.study import Study, cut_points
from kb.analysis.qca.table import truth_table
from kb.analysis.weightspace import GENERATOR
from kb.query.answer import Cell, Column, TableRow
from kb.query.drafting.draft import Draft
from kb.query.drafting.qca_tables import TYPES, cut_text
from kb.query.selection.coded import Coded, Variable, variable

MOST_FORMULAS = 3


def sweep_table(draft: Draft, found: Coded, study: Study) -> None:
    """The formulas at every other cut-off: of the outcome, of each condition, of the truth table's rows."""
    own = find(study)
    last = len(found.names) - 1
    rows = [row for place in (last, *range(last)) for row in set_sweep(draft, found, study, place, own)]
    rows += row_sweep(draft, study, own)
    columns = [draft.column("cut", "Cut-off of", "校准点"), draft.column("range", "Range", "范围"),
               draft.column("n", "Cases with the outcome", "有结果的案例数"),
               draft.column("contradictions", "Contradictory rows", "矛盾行"), *formula_columns(draft)]  # fmt: skip
    draft.table(("Other cut-offs", "其他校准点"), columns, rows)


def formula_columns(draft: Draft) -> list[Column]:
    """A column for each type of solution, and whether it is the formula of the chosen cut-offs."""
    found = [draft.column(kind, TYPES[kind][0].capitalize(), TYPES[kind][1]) for kind in SOLUTION_TYPES]
    return [*found, draft.column("same", "Formulas, against those above", "公式与上文相比")]


def formula_cells(draft: Draft, finding: Finding, own: Finding) -> dict[str, Cell]:
    """The formulas of a finding, and whether they are those of the chosen cut-offs."""
    cells: dict[str, Cell] = {
        kind: formulas_text(draft, formulas) for kind, formulas in zip(SOLUTION_TYPES, finding.formulas, strict=True)
    }
    same = finding.formulas == own.formulas
    return cells | {"same": draft.tell("the same" if same else "others", "相同" if same else "不同")}


def formulas_text(draft: Draft, formulas: tuple[str, ...]) -> str:
    """The models of a solution in a cell: all of them when they are few, else how many there are."""
    if not formulas:
        return draft.tell("none: no sufficient row", "无：没有充分行")
    if len(formulas) > MOST_FORMULAS:
        return draft.tell(f"{len(formulas)} models", f"{len(formulas)}个模型")
    every = draft.tell("1 (any configuration)", "1（任何组合）")
    return draft.tell("  or  ", "  或  ").join(every if formula == "1" else formula for formula in formulas)


def set_sweep(draft: Draft, found: Coded, study: Study, place: int, own: Finding) -> list[TableRow]:
    """A set cut at every place between two neighbouring values of its cases; none when it has no cut-off."""
    behind = variable(found, place)
    values = sorted({exact(value) for value in behind.values.values()}) if behind else []
    if behind is None or len(values) < 2:
        return []
    chosen = behind

    low, high = (found.recoded(place, chosen.at(float(cut))) for cut in (values[0] - 1, values[-1] + 1))

    def recode(cut: Fraction) -> Study:
        if chosen.dated:  # a city may have several bodies or laws, each with its year
            return study.recoded(place, found.recoded(place, chosen.at(float(cut))))
        limit, known = float(cut), chosen.values
        return study.recoded(place, {c: (high if c in known and known[c] < limit else low)[c] for c in found.cities})

    spans = sweep(cut_points(values), recode)
    return [span_row(draft, found.names[place], edges(values, span, chosen), span.finding, own) for span in spans]


def edges(values: Iterable[Fraction], span: Span, behind: Variable) -> str:
    """The cut-offs of a span: years, or scores up to the next value."""
    listed = list(values)
    low = max(value for value in listed if value < span.low)
    high = min(value for value in listed if value > span.high)
    if not behind.dated:
        return f"{cut_text(replace(behind, cut=float(low)))} ≤ … < {cut_text(replace(behind, cut=float(high)))}"
    return f"{int(low) + 1}–{int(high)}" if high - low > 1 else f"{int(high)}"


def row_sweep(draft: Draft, study: Study, own: Finding) -> list[TableRow]:
    """The truth table with other inclusion cuts and other frequency cuts, where they change anything."""
    table = truth_table(study)
    consistencies, counts = inclusion_cuts(table), frequency_cuts(table)
    rows, low = [], Fraction(0)
    for cut in consistencies if len(consistencies) > 1 else ():
        limits = f"{float(low):.3g} < … ≤ {float(cut):.3g}"
        rows.append(
            span_row(draft, draft.tell("inclusion", "一致性门槛"), limits, find(replace(study, inclusion=cut)), own)
        )
        low = cut
    for count in counts if len(counts) > 1 else ():
        rows.append(
            span_row(draft, draft.tell("frequency", "频数门槛"), str(count), find(replace(study, fewest=count)), own)
        )
    return rows


def span_row(draft: Draft, name: str, limits: str, finding: Finding, own: Finding) -> TableRow:
    """One range of cut-offs and what comes out in it."""
    cells: dict[str, Cell] = {
        "cut": name,
        "range": limits,
        "n": finding.positive,
        "contradictions": finding.contradictions,
    }
    return TableRow(cells=cells | formula_cells(draft, finding, own))


def drop_table(draft: Draft, study: Study) -> int:
    """The formulas without each case; how many cases change them."""
    own = find(study)
    columns = [draft.column("city", "Without", "剔除"), draft.column("n", "Cases with the outcome", "有结果的案例数"),
               draft.column("contradictions", "Contradictory rows", "矛盾行"), *formula_columns(draft)]  # fmt: skip
    rows, changed = [], 0
    for city, finding in drop_one(study):
        cells: dict[str, Cell] = {
            "city": draft.city(city),
            "n": finding.positive,
            "contradictions": finding.contradictions,
        }
        rows.append(TableRow(cells=cells | formula_cells(draft, finding, own)))
        changed += finding.formulas != own.formulas
    draft.table(("One case left out", "逐一剔除案例"), columns, rows)
    return changed


def relabel_table(draft: Draft, found: Relabelled, draws: int, seed: int) -> None:
    """The share of other outcomes that look as good, with the way it was counted."""
    columns = [draft.column("test", "Outcome dealt out anew to as many cities", "将结果重新分配给同样多的城市"),
               draft.column("share", "Share of relabelled outcomes", "重新分配中的占比", "%"),
               draft.column("total", "Relabellings", "分配方式数"), draft.column("error", "Standard error", "标准误", "%")]  # fmt: skip
    looks = [(found.fits, "explains as many cases as consistently", "同样一致地解释同样多的案例")]
    if found.fits_as_short is not None:
        looks.append((found.fits_as_short, "… with a formula as short", "……且公式同样简短"))
    error = None if found.exact else round(100 * found.error, 2)
    rows = [TableRow(cells={"test": draft.tell(english, chinese), "share": percent(value), "total": found.total, "error": error})
            for value, english, chinese in looks]  # fmt: skip
    draft.table(("How often chance looks as good", "偶然也同样好的占比"), columns, rows)
    how = ((f"all {found.total:,} ways to give the outcome to as many cities", f"结果在同样多城市间的全部{found.total:,}种分配方式")
           if found.exact else
           (f"{draws:,} of the ways drawn ({GENERATOR}, seed {seed}) and the observed one",
            f"抽取{draws:,}种分配方式（{GENERATOR}，种子{seed}）并计入观测到的一种"))  # fmt: skip
    draft.note("assumption", f"Method: relabelled outcomes – {how[0]}; a share counts those whose sufficient rows explain at least as large a part "
               "of the outcome at least as consistently, then those that also need no more terms and no more conditions in the parsimonious "
               "solution (after Braumoeller 2015, Political Analysis 23:471).",
               f"方法：重新分配结果——{how[1]}；占比为充分行至少同样一致地解释至少同样大部分结果者，以及简约解的项数和条件数也不更多者"
               "（参照Braumoeller 2015，Political Analysis 23:471）。")  # fmt: skip


def percent(value: Fraction) -> float:
    """A share in per cent with one decimal; never 0 for more than nothing."""
    return max(round(float(100 * value), 1), 0.1) if value else 0.0
