"""The kind that asks whether two indicators of one edition go together over the cities."""

from collections.abc import Sequence
from itertools import combinations
from typing import Literal

from pydantic import Field

from kb.analysis.association import FEWEST, LISTED, Association, TooFewPairsError, spearman
from kb.query.answer import Cell, Chart, Language, Value
from kb.query.base import Base
from kb.query.drafting import caveats
from kb.query.drafting.case_tables import p_words
from kb.query.drafting.draft import Draft
from kb.query.drafting.part import cited_part, drawn_part
from kb.query.drafting.warnings import warn_about_selection
from kb.query.kinds.comparing import Compare
from kb.query.kinds.linking import cannot_link
from kb.query.plan import Outcome, Plan, plan_url
from kb.query.selection.attributes import attribute
from kb.query.selection.conditions import Selection
from kb.query.selection.describe import selection_words
from kb.query.selection.evaluate import members

Pair = tuple[str, str]


class Associate(Plan):
    """Whether indicators of one edition go together over its cities: Spearman's rho with n and its interval."""

    kind: Literal["associate"] = "associate"
    indicators: tuple[str, ...] = Field(min_length=2, max_length=15, description="Indicators of one edition.")
    among: Selection = Field(default=Selection(), description="Only these cities; without conditions, all assessed.")
    examples = (
        "Is there a correlation between city innovation and learner experience?",
        "城市创新与学习者体验之间有相关性吗？",
    )

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        zh = language == "zh"
        names = [attribute(base, f"score:{indicator}").label[zh] for indicator in self.indicators]
        among = selection_words(base, self.among, language) if self.among.conditions else ""
        if zh:
            return f"{'与'.join(names)}的等级相关" + (f"；范围：{among}" if among else "")
        return f"rank correlation of {' and '.join(names)}" + (f" among {among}" if among else "")

    def run(self, draft: Draft) -> Outcome:
        """Every pair with its n; pairs of a part and its whole are hidden, two indices refused."""
        base = draft.base
        refusal = cannot_link(base, self.indicators, self.among)
        if refusal:
            if refusal.status == "unsupported":
                _tell_overlap(draft, self.indicators)
            return refusal
        pairs = list(combinations(dict.fromkeys(self.indicators), 2))
        hidden = [pair for pair in pairs if made_of_each_other(base, *pair)]
        shown = [pair for pair in pairs if pair not in hidden]
        for one, other in hidden:
            names = base.names_of(f"indicator:{one}"), base.names_of(f"indicator:{other}")
            draft.note("caveat", f"{names[0][0]} and {names[1][0]} are computed from one another: their correlation is partly their own and is hidden.",
                       f"{names[0][1]}与{names[1][1]}存在计算上的从属关系，其相关部分源于自身，故不予显示。")  # fmt: skip
        if not shown:
            return Outcome("unsupported", ("A part and its whole always go together to some degree: their correlation says nothing and is not shown.",
                                           "部分与整体必然在一定程度上相关，其相关系数没有意义，不予显示。"))  # fmt: skip
        cities = scored_all(base, members(base, self.among), self.indicators)
        try:
            found = {pair: spearman(*(base.printed(i).at(cities).tolist() for i in pair)) for pair in shown}
        except TooFewPairsError:
            draft.note("missing", f"Both scores: {draft.cities(cities)}." if cities else "No city has both scores.",
                       f"同时有这些分数的城市：{draft.cities(cities)}。" if cities else "没有城市同时具有这些分数。")  # fmt: skip
            return Outcome("unsupported", (f"A rank correlation of {len(cities)} cities says nothing; it needs at least {FEWEST} whose scores differ.",
                                           f"{len(cities)}个城市的等级相关没有意义；至少需要{FEWEST}个分数不尽相同的城市。"))  # fmt: skip
        self._table(draft, found, cities)
        self._tell(draft, found)
        return self._outcome(draft, found)

    def _table(self, draft: Draft, found: dict[Pair, Association], cities: list[str]) -> None:
        base = draft.base
        columns = [draft.column("first", "First", "指标一"), draft.column("second", "Second", "指标二"), draft.column("n", "n", "城市数"),
                   draft.column("rho", "Spearman's rho", "Spearman's rho值"), draft.column("low", "from", "下限"), draft.column("high", "to", "上限"),
                   draft.column("p", "Exact p", "精确p值")]  # fmt: skip
        scores = {indicator: base.printed(indicator).known(cities) for indicator in self.indicators}
        ordered = sorted(cities, key=lambda city: -scores[self.indicators[0]][city])
        first = next(iter(found))
        chosen = set(cited_part(draft, [ordered]))
        cited = [city for city in cities if city in chosen]
        rows = []
        for (one, other), result in found.items():
            cells: dict[str, Cell] = {"first": draft.ref(f"indicator:{one}"), "second": draft.ref(f"indicator:{other}"), "n": result.count,
                                      "rho": round(result.rho, 2), "low": _rounded(result.low), "high": _rounded(result.high),
                                      "p": p_words(result.p)}  # fmt: skip
            rows.append(draft.row(cells, [base.scores[i][city] for city in cited for i in (one, other)]))
        draft.table(("Rank correlation", "等级相关"), columns, rows)
        draft.city_table(("Cases", "案例"), ordered, [f"score:{indicator}" for indicator in self.indicators])
        draft.chart = Chart(title=" × ".join(draft.ref(f"indicator:{i}").name for i in first), unit=None, kind="scatter",
                            across=draft.ref(f"indicator:{first[0]}").name, axis=draft.ref(f"indicator:{first[1]}").name, points=[
            {"label": draft.city(city).name, "x": scores[first[0]][city], "value": scores[first[1]][city]}
            for city in drawn_part(draft, [ordered])[0]])  # fmt: skip

    def _tell(self, draft: Draft, found: dict[Pair, Association]) -> None:
        base, first = draft.base, next(iter(found.values()))
        edition = base.editions[base.indicators[self.indicators[0]].edition]
        if first.p is None:
            draft.note("assumption", "Method: Spearman's rho (Spearman 1904), ties at mid-ranks; approximate 95 % interval after Bonett & Wright (2000).",
                       "方法：Spearman等级相关（Spearman 1904），同分取中间秩；近似95%区间依Bonett & Wright（2000）。")  # fmt: skip
        else:
            draft.note("assumption", f"Method: Spearman's rho (Spearman 1904), ties at mid-ranks; up to {LISTED} cities a two-sided p over every order "
                       "instead of an interval.", f"方法：Spearman等级相关（Spearman 1904），同分取中间秩；至多{LISTED}个城市时给出遍历全部排列的双侧p值，不给区间。")  # fmt: skip
        draft.note("caveat", "Over cities, not people: what goes together for cities need not do so for those who live in them (ecological fallacy).",
                   "这是城市层面而非个人层面的关系：城市间的相关未必适用于其中的居民（生态谬误）。")  # fmt: skip
        if "survey" in (base.indicators[edition.overall].data_source or "").lower():
            draft.note("caveat", "Part of these scores comes from a survey whose error is not published.",
                       "其中部分分数来自问卷调查，其误差未公布。")  # fmt: skip
        caveats.not_a_sample(draft)
        caveats.looks(draft, len(found))
        caveats.rounding(draft, edition.decimals)
        warn_about_selection(draft, self.among, None)

    def _outcome(self, draft: Draft, found: dict[Pair, Association]) -> Outcome:
        (one, other), result = max(found.items(), key=lambda item: abs(item[1].rho))
        names = draft.base.names_of(f"indicator:{one}"), draft.base.names_of(f"indicator:{other}")
        if result.low is not None and result.high is not None:
            english = f"95 % interval {result.low:+.2f} to {result.high:+.2f}"
            chinese = f"95%区间{result.low:+.2f}至{result.high:+.2f}"
        else:
            english, chinese = f"exact p {p_words(result.p)}", f"精确p值{p_words(result.p)}"
        most = (" (the strongest of the pairs)", "（各对中最强）") if len(found) > 1 else ("", "")
        return Outcome("answered", (f"{names[0][0]} and {names[1][0]}: rho {result.rho:+.2f} over {result.count} cities, {english}{most[0]}.",
                                    f"{names[0][1]}与{names[1][1]}：{result.count}个城市的rho为{result.rho:+.2f}，{chinese}{most[1]}。"),
                       Value(type="number", number=round(result.rho, 4)) if len(found) == 1 else Value(type="table"))  # fmt: skip


def made_of_each_other(base: Base, one: str, other: str) -> bool:
    """Whether one indicator is a part of the other, or one is printed as computed from the other."""
    kinds = {base.indicators[one].kind, base.indicators[other].kind}
    return (
        one in _above(base, other) or other in _above(base, one) or ("difference" in kinds and kinds != {"difference"})
    )


def _above(base: Base, indicator: str) -> set[str]:
    found, parent = set(), base.indicators[indicator].parent
    while parent:
        found.add(parent)
        parent = base.indicators[parent].parent
    return found


def scored_all(base: Base, cities: Sequence[str], indicators: Sequence[str]) -> list[str]:
    """Those of some cities that have a score of each indicator, in their order."""
    having = [base.printed(indicator).known(cities) for indicator in indicators]
    return [city for city in cities if all(city in held for held in having)]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _tell_overlap(draft: Draft, indicators: tuple[str, ...]) -> None:
    """The cities that the indices share: what there is instead of a correlation is their rank within each."""
    base = draft.base
    shared = tuple(scored_all(base, list(base.cities), indicators))
    draft.note("missing", f"The indices share {len(shared)} cities ({draft.cities(shared)}); a correlation of so few says nothing.",
               f"两个指数只有{len(shared)}个共同城市（{draft.cities(shared)}）；如此之少，相关系数没有意义。")  # fmt: skip
    if len(shared) > 1:
        plan = Compare(cities=shared[:10], attributes=tuple(f"rank:{indicator}" for indicator in indicators))
        draft.suggest(plan.words(base, "en"), plan.words(base, "zh"), plan_url(plan, draft.language))
