"""The kind about second codings: how far coders agree, where they do not, and what was adjudicated."""

from fractions import Fraction
from itertools import combinations
from typing import Literal

from pydantic import Field

from kb.analysis.agreement import Agreement as Measured
from kb.analysis.agreement import agreement, disagreements
from kb.query.answer import Cell, Language, TableRow, Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.plan import Outcome, Plan
from kb.query.selection.codings import BASE, LABELS, Variable, thing_ref, value_cell, variables

ROLES = {"coder": ("coder", "编码者"), "adjudicator": ("adjudicator", "裁定者")}


class Agreement(Plan):
    """How far two or more coders agree on a column of the data, where they differ, and what was adjudicated."""

    kind: Literal["agreement"] = "agreement"
    variable: str | None = Field(
        default=None, pattern=r"^[a-z_]+\.[a-z_]+$",
        description="One column, such as city_paths.path_type; without it, all that were coded twice.",
    )  # fmt: skip
    examples = ("How far do the coders agree on the path types?", "各编码者对路径类型的编码一致性如何？")

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        label = (
            Variable(base, self.variable, ()).label
            if self.variable
            else ("all columns coded twice", "所有经两次编码的字段")
        )
        return f"编码一致性：{label[1]}" if language == "zh" else f"agreement of coders: {label[0]}"

    def run(self, draft: Draft) -> Outcome:
        """Measures for each pair of coders and for all, disagreements, and the history of what was coded."""
        found = [one for one in variables(draft.base) if self.variable in (None, one.key)]
        if not found:
            return self._none(draft)
        measured = [(one, agreement(one.units, coders)) for one in found for coders in groups(one.coders)]
        self._measures(draft, measured)
        for one in found:
            self._differences(draft, one)
        self._history(draft, found)
        self._tell(draft)
        return self._outcome(draft, found)

    def _none(self, draft: Draft) -> Outcome:
        listed = ", ".join(LABELS)
        draft.note("missing", f"A second coding is a package of its own with a file codings.csv (thing, attribute, coder, date, role, value, note, "
                   f"source), laid on top of the base. Columns that suggest themselves: {listed}.",
                   f"第二次编码是叠加在知识库之上的数据包，含codings.csv文件（thing、attribute、coder、date、role、value、note、source）。可考虑的字段：{listed}。")  # fmt: skip
        return Outcome(
            "no_data",
            ("Nothing was coded a second time, so agreement cannot be told.", "没有第二次编码，因此无法说明一致性。"),
        )

    def _measures(self, draft: Draft, measured: list[tuple[Variable, Measured]]) -> None:
        columns = [draft.column("variable", "Column", "字段"), draft.column("coders", "Coders", "编码者"),
                   draft.column("things", "Coded by two or more", "经两人以上编码"), draft.column("percent", "Same", "相同", "%"),
                   draft.column("kappa", "Cohen's kappa", "Cohen κ"), draft.column("alpha", "Krippendorff's alpha", "Krippendorff α"),
                   draft.column("spread", "Alpha with one left out", "逐一剔除时的α")]  # fmt: skip
        rows = []
        for one, made in measured:
            percent = None if made.percent is None else round(float(100 * made.percent), 1)
            spread = None if made.spread is None else f"{three(made.spread[0])} … {three(made.spread[1])}"
            cells: dict[str, Cell] = {
                "variable": draft.tell(*one.label), "coders": " – ".join(coder_words(draft, coder) for coder in made.coders),
                "things": made.things, "percent": percent, "kappa": three(made.kappa), "alpha": three(made.alpha), "spread": spread,
            }  # fmt: skip
            rows.append(draft.row(cells, one.codings))
        draft.table(("Agreement of coders", "编码一致性"), columns, rows)

    def _differences(self, draft: Draft, one: Variable) -> None:
        apart = disagreements(one.units)
        columns = [draft.column("thing", "What is coded", "编码对象"),
                   *(draft.column(coder, *coder_pair(coder)) for coder in one.coders),
                   draft.column("adjudicated", "Adjudicated", "裁定"), draft.column("state", "State", "状态")]  # fmt: skip
        rows = []
        for thing in apart:
            settled = one.adjudicated.get(thing)
            cells: dict[str, Cell] = {"thing": thing_ref(draft.base, thing, draft.language)}
            cells |= {
                coder: value_cell(draft.base, one.column, one.units[thing].get(coder), draft.language)
                for coder in one.coders
            }
            cells["adjudicated"] = (
                value_cell(draft.base, one.column, settled.value, draft.language) if settled else None
            )
            cells["state"] = draft.tell("adjudicated" if settled else "open", "已裁定" if settled else "待裁定")
            rows.append(draft.row(cells, [draft.base.store.thing(thing), *one.of(thing)]))
        title = one.label
        draft.table((f"Disagreements: {title[0]}", f"分歧：{title[1]}"), columns, rows)

    def _history(self, draft: Draft, found: list[Variable]) -> None:
        columns = [draft.column("thing", "What is coded", "编码对象"), draft.column("variable", "Column", "字段"), draft.column("date", "Date", "日期"),
                   draft.column("coder", "Coder", "编码者"), draft.column("role", "Role", "角色"), draft.column("value", "Value", "取值"),
                   draft.column("note", "Note", "说明")]  # fmt: skip
        rows: list[TableRow] = []
        for one in found:
            for thing in one.things:
                own: dict[str, Cell] = {"thing": thing_ref(draft.base, thing, draft.language), "variable": draft.tell(*one.label), "date": None,
                                        "coder": coder_words(draft, BASE), "role": None, "note": None,
                                        "value": value_cell(draft.base, one.column, one.in_base(thing), draft.language)}  # fmt: skip
                rows.append(draft.row(own, [draft.base.store.thing(thing)]))
                for row in one.of(thing):
                    value = value_cell(draft.base, one.column, row.value, draft.language)
                    cells = own | {"date": row.date, "coder": row.coder, "role": draft.tell(*ROLES[row.role]),
                                   "value": value or draft.tell("cannot tell", "无法判断"),
                                   "note": draft.tell(row.note or "", row.note_zh or "") or None}  # fmt: skip
                    rows.append(draft.row(cells, [row]))
        draft.table(("History of the codings", "编码历史"), columns, rows)

    def _tell(self, draft: Draft) -> None:
        draft.note("assumption",
                   "Method: share of equal pairs of codes; Cohen's kappa (Cohen 1960) for two coders over what both coded; Krippendorff's alpha for names "
                   "(Krippendorff 2011) for any number of coders with gaps. A coder's latest value counts; “cannot tell” is a gap; adjudicated values "
                   "are no coding and enter no measure.",
                   "方法：相同编码对的占比；Cohen κ（Cohen 1960）用于两名编码者都编码的对象；Krippendorff α（名义，Krippendorff 2011）用于任意多名编码者并允许缺失。"
                   "以编码者最近一次取值为准；“无法判断”为缺失；裁定值不是编码，不计入任何指标。")  # fmt: skip
        draft.note("caveat", "Few things: with a dozen codings one disagreement moves alpha a long way; the last column says how far. Where all codes are "
                   "one value, agreement cannot be told from habit and no measure is given.",
                   "对象很少：只有十余个编码时，一处分歧即可使α大幅变动，末列给出变动范围。若全部编码同为一值，则无法区分一致与惯例，不给出指标。")  # fmt: skip
        draft.note("caveat", "An adjudicated value stands beside the base's and does not change its answers; a correction (corrections.csv) does.",
                   "裁定值与知识库取值并列，不改变知识库的答案；更正（corrections.csv）才会改变。")  # fmt: skip

    def _outcome(self, draft: Draft, found: list[Variable]) -> Outcome:
        said, chinese = [], []
        for one in found:
            whole = agreement(one.units, one.coders)
            apart, settled = disagreements(one.units), one.adjudicated
            still = sum(thing not in settled for thing in apart)
            alpha = three(whole.alpha)
            said.append(f"{one.label[0]}: {whole.things} coded by two or more, {len(apart)} disagreement{'s' if len(apart) != 1 else ''} ({still} open), "
                        f"alpha {'–' if alpha is None else alpha}")  # fmt: skip
            chinese.append(f"{one.label[1]}：{whole.things}个经两人以上编码，{len(apart)}处分歧（{still}处待裁定），α为{'–' if alpha is None else alpha}")  # fmt: skip
        alone = agreement(found[0].units, found[0].coders).alpha if len(found) == 1 else None
        value = Value(type="table") if alone is None else Value(type="number", number=three(alone), unit="alpha")
        return Outcome("answered", ("; ".join(said) + ".", "；".join(chinese) + "。"), value)


def groups(coders: list[str]) -> list[list[str]]:
    """Every pair of coders, and all of them when they are more than two."""
    pairs = [list(pair) for pair in combinations(coders, 2)]
    return pairs if len(coders) < 3 else [*pairs, coders]


def coder_pair(coder: str) -> tuple[str, str]:
    """A coder's name in both languages."""
    return ("this base", "本知识库") if coder == BASE else (coder, coder)


def coder_words(draft: Draft, coder: str) -> str:
    """A coder's name."""
    return draft.tell(*coder_pair(coder))


def three(value: Fraction | None) -> float | None:
    """A measure with three decimals."""
    return None if value is None else round(float(value), 3)
