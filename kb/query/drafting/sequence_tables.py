"""Body and law in time: which came first as far as the printed dates decide, and how long lay between them."""

from collections.abc import Sequence
from typing import Literal

from kb.analysis.exact import rounded
from kb.analysis.sequence import lag
from kb.query.answer import Cell, Value
from kb.query.drafting.draft import Draft
from kb.query.drafting.steering import ORDERS, Steering, order_of
from kb.query.drafting.weighing_tables import spread
from kb.query.plan import Outcome

YEAR = 365.25  # days


def sequence_table(draft: Draft, cases: Sequence[Steering]) -> None:
    """Body and law in order; year-only dates are whole years, so that what they leave open is said."""
    columns = [draft.column("city", "City", "城市"), draft.column("established", "Body established", "机构成立时间"),
               draft.column("adopted", "Adopted", "通过时间"), draft.column("in_force", "In force", "施行时间"),
               draft.column("order", "Body or adoption first", "机构与通过孰先"), draft.column("order_in_force", "Body or in force first", "机构与施行孰先"),
               draft.column("least", "Body to adoption, at least", "机构到通过，至少", draft.tell("years", "年")),
               draft.column("most", "at most", "至多", draft.tell("years", "年")),
               draft.column("lag", "Adoption to effect", "通过到施行", draft.tell("months", "个月"))]  # fmt: skip
    rows = []
    for case in sorted((case for case in cases if case.law), key=lambda case: case.body.established or "9"):
        law = case.law
        assert law is not None
        orders = {date: order_of(case, date) for date in ("adopted", "in_force")}
        cells: dict[str, Cell] = {
            "city": draft.city(case.city), "established": case.body.established, "adopted": law.adopted, "in_force": law.in_force,
            "order": draft.tell(*ORDERS[orders["adopted"]]) if orders["adopted"] else None,
            "order_in_force": draft.tell(*ORDERS[orders["in_force"]]) if orders["in_force"] else None,
        }  # fmt: skip
        if (between := years_between(case)) is not None:
            cells |= {"least": between[0], "most": between[1]}
        if law.adopted and law.in_force and "-" in law.adopted and "-" in law.in_force:
            cells["lag"] = lag(law.adopted, law.in_force, "months").number
        rows.append(draft.row(cells, (case.body, law)))
    draft.table(("Body and law", "机构与立法"), columns, rows)
    draft.note("assumption", "Method: partial dates are intervals; an order is told only where the intervals do not overlap (Allen 1983), and the years "
               "between are the least and the most that they allow.",
               "方法：不完整日期按区间处理；仅当区间不重叠时才判定先后（Allen 1983），相隔年数为区间所容许的最小值与最大值。")  # fmt: skip


def years_between(case: Steering) -> tuple[float, float] | None:
    """The least and the most years from the body to the adoption of the law, negative when the law came first."""
    adopted = case.law.adopted if case.law else None
    if not case.body.established or not adopted:
        return None
    gap = lag(case.body.established, adopted)
    return float(rounded(gap.least_days / YEAR, 1)), float(rounded(gap.most_days / YEAR, 1))


def sequence_outcome(draft: Draft, cases: Sequence[Steering]) -> Outcome:
    """Who had the body first, who the law, for whom the dates cannot tell; with the years that may lie between them."""
    found: dict[str, list[Steering]] = {}
    for case in cases:
        if (first := order_of(case, "adopted")) is not None:
            found.setdefault(first, []).append(case)
    count, rest = sum(map(len, found.values())), len(cases) - sum(map(len, found.values()))
    if not count:
        return Outcome(
            "no_data",
            (
                "No source dates both the body and the law of these cities.",
                "没有来源同时载明这些城市的机构与立法日期。",
            ),
        )
    if rest:
        draft.note("missing", f"{rest} of {len(cases)} bodies have no dated law to compare with.",
                   f"{len(cases)}个机构中有{rest}个没有可比较的、载有日期的立法。")  # fmt: skip
    said = [
        (ORDERS[first], [(draft.city(case.city), years_between(case)) for case in found[first]])
        for first in ORDERS
        if first in found
    ]
    english = "; ".join(
        f"{words[0]} in {len(named)} of {count}: "
        + ", ".join(f"{city.name_en}{_years(gap, 'en')}" for city, gap in named)
        for words, named in said
    )
    chinese = "；".join(
        f"{words[1]}（{count}个中的{len(named)}个）："
        + "、".join(f"{city.name_zh}{_years(gap, 'zh')}" for city, gap in named)
        for words, named in said
    )
    return Outcome("answered", (english[0].upper() + english[1:] + ".", chinese + "。"), Value(type="table"))


DATES: tuple[tuple[Literal["adopted", "in_force"], tuple[str, str]], ...] = (
    ("adopted", ("the adoption of the law", "立法通过")), ("in_force", ("its taking effect", "立法施行")),
)  # fmt: skip


def undecided_outcome(draft: Draft, cases: Sequence[Steering]) -> Outcome:
    """The cities whose body and law have dates that overlap, with both as printed."""
    english, chinese = [], []
    apart: dict[str, None] = {}
    for date, words in DATES:
        known = [case for case in cases if order_of(case, date) is not None]
        undecided = [case for case in known if order_of(case, date) == "undecidable"]
        apart |= dict.fromkeys(case.city for case in undecided)
        printed = [(draft.city(case.city), case.body.established, getattr(case.law, date)) for case in undecided]
        named = ("none", "无") if not printed else (
            ", ".join(f"{city.name_en} ({body} and {law})" for city, body, law in printed),
            "、".join(f"{city.name_zh}（{body}与{law}）" for city, body, law in printed))  # fmt: skip
        english.append(f"body against {words[0]}: {len(undecided)} of {len(known)}: {named[0]}")
        chinese.append(f"机构与{words[1]}：{len(known)}个中的{len(undecided)}个：{named[1]}")
    items = [draft.city(city) for city in apart]
    return Outcome("answered", (f"Order that the printed dates leave open – {'; '.join(english)}.",
                                f"所印日期无法判定先后——{'；'.join(chinese)}。"),
                   Value(type="entities", entity="city", items=items, ordered=False))  # fmt: skip


def _years(gap: tuple[float, float] | None, language: str) -> str:
    if gap is None:
        return ""
    low, high = sorted((abs(gap[0]), abs(gap[1]))) if gap[0] * gap[1] >= 0 else gap
    return f" ({spread(low, high)} years)" if language == "en" else f"（{spread(low, high)}年）"
