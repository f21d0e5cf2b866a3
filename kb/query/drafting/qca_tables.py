"""The tables of a QCA: sets, cases, truth table, solutions, necessity."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from kb.analysis.qca.necessity import CUSTOMARY, RELEVANT, Need, joint_needs, single_needs
from kb.analysis.qca.solution import Fit, Model, Solution
from kb.analysis.qca.study import Study
from kb.analysis.qca.table import TruthRow, TruthTable
from kb.analysis.qca.terms import term_text
from kb.query.answer import Cell, Column, Ref, TableRow
from kb.query.drafting.book import is_pair
from kb.query.drafting.cells import row_keys
from kb.query.drafting.draft import Draft
from kb.query.selection.coded import Coded, CodedCell, Variable, variable
from kb.query.selection.codings import Variable as Recoded
from kb.query.selection.codings import differing, thing_ref, value_cell, variables
from kb.query.selection.describe import condition_words

MOST_LISTED = 50
TYPES = {"conservative": ("conservative", "保守解"), "parsimonious": ("parsimonious", "简约解")}
VERDICTS = {
    "positive": ("sufficient", "充分"), "negative": ("not sufficient", "不充分"),
    "contradiction": ("contradiction: its cases disagree", "矛盾：案例结果不一致"), "rare": ("remainder: too few cases", "余项：案例过少"),
}  # fmt: skip
DEVIANT = ("sufficient, though its cases disagree", "充分，但案例结果不一致")


def code_text(draft: Draft, cell: CodedCell) -> str:
    """A coded cell in words that need no colour: 1, 0 or unknown, and whether the reader coded it."""
    text = {True: "1", False: "0", None: draft.state_word("unknown")}[cell.value]
    return text + draft.tell(" (reader's coding)", "（读者编码）") if cell.own else text


def sets_table(draft: Draft, found: Coded) -> None:
    """What each set means, its cut-off, and how many cities are in it."""
    columns = [draft.column("set", "Set", "集合"), draft.column("role", "Role", "作用"), draft.column("meaning", "In it are cities that", "隶属条件"),
               draft.column("cut", "Cut-off", "校准点"), draft.column("in", "In", "隶属"), draft.column("out", "Out", "不隶属"),
               draft.column("unknown", "Unknown", "未知")]  # fmt: skip
    rows = []
    for place, (name, condition) in enumerate(zip(found.names, found.conditions, strict=True)):
        values = [cells[place].value for cells in found.cells.values()]
        behind = variable(found, place)
        is_outcome = place == len(found.names) - 1
        cells: dict[str, Cell] = {
            "set": name, "role": draft.tell("outcome", "结果") if is_outcome else draft.tell("condition", "条件"),
            "meaning": condition_words(draft.base, condition, draft.language), "cut": cut_text(behind),
            "in": values.count(True), "out": values.count(False), "unknown": values.count(None),
        }  # fmt: skip
        rows.append(TableRow(cells=cells))
    draft.table(("Sets and their cut-offs", "集合与校准点"), columns, rows)


def cut_text(behind: Variable | None) -> str | None:
    """A cut-off as it is written: a year, or a score with four decimals."""
    if behind is None:
        return None
    return f"{behind.cut:.0f}" if behind.dated else f"{behind.cut:.4f}".rstrip("0").rstrip(".")


def cases_table(draft: Draft, found: Coded) -> None:
    """Every city with its cells, each with its own evidence."""
    columns = [draft.column("city", "City", "城市"), *(Column(key=name, label=name) for name in found.names),
               draft.column("analysed", "Analysed", "纳入分析")]  # fmt: skip
    rows = []
    for city, cells in found.cells.items():
        written: dict[str, Cell] = {"city": draft.city(city)}
        written |= {name: code_text(draft, cell) for name, cell in zip(found.names, cells, strict=True)}
        known = all(cell.value is not None for cell in cells)
        written["analysed"] = draft.tell("yes" if known else "left out", "是" if known else "未纳入")
        cited = {name: draft.cite(cell.verdict.rows) for name, cell in zip(found.names, cells, strict=True)}
        evidence = list(dict.fromkeys(ident for idents in cited.values() for ident in idents))
        rows.append(TableRow(cells=written, evidence=evidence, cell_evidence={k: v for k, v in cited.items() if v}))
    draft.table(("Cases", "案例"), columns, rows)
    own_table(draft, found)
    tell_codings(draft, found)


def tell_codings(draft: Draft, found: Coded) -> None:
    """The cells whose rows another coder codes otherwise, as far as nobody adjudicated it the base's way."""
    codings = differing(draft.base)
    behind = {
        key
        for cells in found.cells.values()
        for cell in cells
        for row in cell.verdict.rows
        if not is_pair(row)  # a row with a source cell of its own is never coded
        for key in row_keys(row)
    }
    for row in (row for key in sorted(behind & codings.keys()) for row in codings[key]):
        one = next(made for made in variables(draft.base) if row in made.codings)
        name = thing_ref(draft.base, row.thing, draft.language)
        own, other = (value_text(draft, one, value) for value in (one.in_base(row.thing), row.value))
        draft.note("conflict", f"Second coding: {row.coder} codes the {one.label[0].lower()} of {name.name_en} as {other}; this base has {own}.",
                   f"第二次编码：{row.coder}将{name.name_zh}的{one.label[1]}编码为{other}；本知识库为{own}。")  # fmt: skip


def value_text(draft: Draft, one: Recoded, value: str | None) -> str:
    """A coded value as text."""
    cell = value_cell(draft.base, one.column, value, draft.language)
    return cell.name if isinstance(cell, Ref) else str(cell)


def own_table(draft: Draft, found: Coded) -> None:
    """The cells that the reader coded otherwise, beside what the sources say."""
    columns = [draft.column("city", "City", "城市"), draft.column("set", "Set", "集合"),
               draft.column("sourced", "By the sources", "来源编码"), draft.column("own", "By the reader", "读者编码")]  # fmt: skip
    rows = []
    for city, cells in found.cells.items():
        for name, cell in zip(found.names, cells, strict=True):
            if cell.own:
                sourced, own = code_text(draft, CodedCell(cell.verdict)), code_text(draft, cell)
                written: dict[str, Cell] = {"city": draft.city(city), "set": name, "sourced": sourced, "own": own}
                rows.append(draft.row(written, cell.verdict.rows))
    draft.table(("The reader's own coding", "读者自行编码"), columns, rows)


def truth_columns(draft: Draft, names: Iterable[str]) -> list[Column]:
    """The columns of a truth table."""
    return [*(Column(key=name, label=name) for name in names), draft.column("n", "Cases", "案例数"),
            draft.column("consistency", "Consistency", "一致性"), draft.column("pri", "PRI", "PRI"),
            draft.column("verdict", "Row", "判定"), draft.column("having", "Cases with the outcome", "有结果的案例"),
            draft.column("lacking", "Cases without it", "无结果的案例")]  # fmt: skip


def truth_rows(draft: Draft, table: TruthTable, found: Coded) -> None:
    """The configurations that cases have; contradictions are said in words."""
    rows = []
    for row in table.rows:
        cells: dict[str, Cell] = {
            name: int(value) for name, value in zip(table.study.conditions, row.values, strict=True)
        }
        cells |= {
            "n": row.count, "consistency": share(row.consistency), "pri": share(row.consistency),
            "verdict": draft.tell(*verdict_words(row)), "having": [draft.city(city) for city in row.having],
            "lacking": [draft.city(city) for city in row.lacking],
        }  # fmt: skip
        rows.append(cited_row(draft, found, cells, {"having": row.having, "lacking": row.lacking}))
    rows.sort(key=lambda row: -float(str(row.cells["consistency"])))
    draft.table(("Truth table", "真值表"), truth_columns(draft, table.study.conditions), rows)


def verdict_words(row: TruthRow) -> tuple[str, str]:
    """What a row of the truth table is."""
    return DEVIANT if row.verdict == "positive" and row.is_mixed else VERDICTS[row.verdict]


def cited_row(draft: Draft, found: Coded, cells: dict[str, Cell], cities: Mapping[str, Iterable[str]]) -> TableRow:
    """A row whose columns of cities cite what their cells rest on."""
    cited = {key: draft.cite(row for city in listed for cell in found.cells[city] for row in cell.verdict.rows)
             for key, listed in cities.items()}  # fmt: skip
    evidence = list(dict.fromkeys(ident for idents in cited.values() for ident in idents))
    return TableRow(
        cells=cells, evidence=evidence, cell_evidence={key: idents for key, idents in cited.items() if idents}
    )


def share(value: Fraction | None) -> float | None:
    """A share with three decimals."""
    return None if value is None else round(float(value), 3)


def solution_table(draft: Draft, solution: Solution, found: Coded) -> None:
    """All models: each term with its fit and the cases it covers, then the model as a whole."""
    columns = [draft.column("model", "Model", "模型"), draft.column("term", "Term", "项"), draft.column("consistency", "Consistency", "一致性"),
               draft.column("pri", "PRI", "PRI"), draft.column("coverage", "Raw coverage", "原始覆盖度"),
               draft.column("unique", "Unique coverage", "唯一覆盖度"), draft.column("having", "Cases it covers", "所覆盖案例"),
               draft.column("lacking", "Covered without the outcome", "所覆盖但无结果的案例")]  # fmt: skip
    rows = []
    for place, model in enumerate(solution.models[:MOST_LISTED], 1):
        rows += model_rows(draft, f"M{place}", model, solution.study, found)
    count = len(solution.models)
    title = TYPES[solution.type]
    plural = "model" if count == 1 else "models"
    draft.table((f"{title[0].capitalize()} solution: {count} {plural}", f"{title[1]}：{count}个模型"), columns, rows)
    if count > MOST_LISTED or not solution.complete:
        more = (str(count), str(count)) if solution.complete else (f"more than {count}", f"超过{count}")
        draft.note("caveat", f"The {title[0]} solution has {more[0]} models of equal length; {min(count, MOST_LISTED)} are listed.",
                   f"{title[1]}有{more[1]}个同样简短的模型；此处列出{min(count, MOST_LISTED)}个。")  # fmt: skip


def model_rows(draft: Draft, name: str, model: Model, study: Study, found: Coded) -> list[TableRow]:
    """The terms of a model, and the model as a whole."""
    rows = []
    for fitted in model.terms:
        cells: dict[str, Cell] = {"model": name, "term": term_text(fitted.term, study.conditions), **fit_cells(fitted.fit),
                                  "having": [draft.city(city) for city in fitted.having],
                                  "lacking": [draft.city(city) for city in fitted.lacking]}  # fmt: skip
        rows.append(cited_row(draft, found, cells, {"having": fitted.having, "lacking": fitted.lacking}))
    if len(model.terms) > 1:
        whole: dict[str, Cell] = {"model": name, "term": draft.tell("whole model", "整个模型"), **fit_cells(model.fit)}
        rows.append(TableRow(cells=whole))
    return rows


def fit_cells(fit: Fit) -> dict[str, Cell]:
    """Consistency, PRI, raw and unique coverage."""
    return {"consistency": share(fit.consistency), "pri": share(fit.pri), "coverage": share(fit.coverage),
            "unique": share(fit.unique)}  # fmt: skip


def necessity_tables(draft: Draft, study: Study, found: Coded) -> None:
    """Every condition and its absence; then combinations that pass both cut-offs."""
    columns = [draft.column("set", "Condition", "条件"), draft.column("consistency", "Consistency", "一致性"),
               draft.column("coverage", "Coverage", "覆盖度"), draft.column("relevance", "Relevance (RoN)", "必要性相关度（RoN）"),
               draft.column("exceptions", "Cases with the outcome outside it", "有结果而不在其中的案例")]  # fmt: skip

    def rows(needs: Sequence[Need]) -> list[TableRow]:
        return [cited_row(draft, found, {"set": need.text(study.conditions), "consistency": share(need.consistency),
                                         "coverage": share(need.coverage), "relevance": share(need.relevance),
                                         "exceptions": [draft.city(city) for city in need.exceptions]},
                          {"exceptions": need.exceptions}) for need in needs]  # fmt: skip

    draft.table(("Necessity of each condition", "单个条件的必要性"), columns, rows(single_needs(study)))
    joint = joint_needs(study)
    draft.table(("Necessary combinations", "必要的条件组合"), columns, rows(joint[:MOST_LISTED]))
    cuts = f"{float(CUSTOMARY):g}", f"{float(RELEVANT):g}"
    shown = f" The first {MOST_LISTED} of {len(joint)} are listed." if len(joint) > MOST_LISTED else ""
    draft.note("assumption", f"Combinations of two or three conditions, by “and” (*) or “or” (+), are listed at a consistency of {cuts[0]} and a "
               f"relevance of {cuts[1]} or more; an “or” only where no part of it is necessary already.{shown}",
               f"两个或三个条件以“且”（*）或“或”（+）组合，一致性不低于{cuts[0]}且相关度不低于{cuts[1]}者列出；“或”组合仅在其任何部分都不必要时列出。")  # fmt: skip
