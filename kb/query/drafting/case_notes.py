"""What must stand beside a comparison of cases: the method with its parameters, power, the fixed caveats."""

from collections.abc import Sequence

from kb.analysis.contrast import FEWEST, MOST, smallest_p
from kb.analysis.power import DRAWS, SEED, power
from kb.model import Edition
from kb.query.answer import Cell
from kb.query.drafting import caveats
from kb.query.drafting.case_tables import clock_words, p_words, versus
from kb.query.drafting.draft import Draft
from kb.query.selection.cases import Cases, Look
from kb.query.selection.conditions import HasPath, InNetwork, Selection
from kb.query.selection.evaluate import flat

MOST_NAMED = 12  # more cities without data are counted in the note and named in the table


def tell_comparison(draft: Draft, cases: Cases, found: Sequence[Look], edition: Edition, condition: Selection) -> None:
    """Method, power and caveats of a comparison of two groups."""
    first = found[0]
    _method(draft, found)
    for one in _one_a_split(found):
        _tell_power(draft, one, edition)
    _tell_dates(draft, cases, first, edition, condition)
    caveats.not_a_sample(draft)
    caveats.looks(draft, len({one.indicator for one in found}))
    caveats.rounding(draft, edition.decimals)
    _tell_missing(draft, cases, first)
    draft.note("caveat", "A difference between groups is no effect: cities with and without differ in size, level and much else.",
               "组间差异不等于影响：两组城市在规模、级别等许多方面都不相同。")  # fmt: skip
    if any(isinstance(part, InNetwork) for part in flat(condition.conditions)):
        draft.note("caveat", "Membership is self-selected and follows size and level: compare within one administrative tier.",
                   "成员资格系自行申请，且与规模和级别相关：请在同一行政级别内比较。")  # fmt: skip


def _one_a_split(found: Sequence[Look]) -> list[Look]:
    return list({one.split.clock: one for one in reversed(found)}.values())[::-1]


def _method(draft: Draft, found: Sequence[Look]) -> None:
    if not any(one.contrast for one in found):
        draft.note("assumption", f"Method: the groups are described by n and their medians; with fewer than {FEWEST} cities in one, or more than {MOST} in all, "
                   "nothing is tested. The smallest p possible is that of a perfect separation (Mann & Whitney 1947).",
                   f"方法：以n和中位数描述各组；任一组少于{FEWEST}个城市或合计多于{MOST}个时不作检验。最小可能p值为完全分离时的p值（Mann & Whitney 1947）。")  # fmt: skip
        return
    many = len({one.indicator for one in found}) > 1
    draft.note(
        "assumption",
        "Method: Cliff's delta is the share of pairs in which the first group is higher minus the share in which it is lower (Cliff "
        "1993); the shift is the median of all pairwise differences, its interval exact (Hodges & Lehmann 1963); p is two-sided, over "
        "every split of the cities into groups of these sizes, ties at mid-ranks (Mann & Whitney 1947)"
        + ("; p over several indicators by Holm (1979)." if many else "."),
        "方法：Cliff's delta为前组较高的配对占比减去较低的占比（Cliff 1993）；位移为全部两两差值的中位数，区间为精确区间（Hodges & "
        "Lehmann 1963）；p值为双侧，遍历将城市分成同样大小两组的所有方式，同分取中间秩（Mann & Whitney 1947）"
        + ("；多个指标的p值按Holm（1979）校正。" if many else "。"),
    )


def _tell_power(draft: Draft, found: Look, edition: Edition) -> None:
    """Caveat 1 with the power behind it; groups too small or too large for a test say so instead."""
    left, right = len(found.left), len(found.right)
    words = clock_words(found.split, edition.date)
    sizes = versus(found)
    if min(left, right) < FEWEST:
        least = p_words(smallest_p(left, right)) if min(left, right) else None
        draft.note("caveat", f"{words[0][:1].upper()}{words[0][1:]}: {sizes[0]} cities are described, not tested; a test needs {FEWEST} in each group."
                   + (f" Even a perfect separation would have p = {least}, and many indicators would show one by chance." if least else ""),
                   f"{words[1]}：{sizes[1]}，仅作描述，不作检验；每组至少需要{FEWEST}个城市。"
                   + (f"即使完全分离，p值也只有{least}，而在众多指标中偶然出现完全分离并不罕见。" if least else ""))  # fmt: skip
        return
    if left + right > MOST:
        draft.note("caveat", f"{left + right} cities are too many to count every split; the limit is {MOST}: described, not tested.",
                   f"{left + right}个城市过多，无法遍历所有分组（上限{MOST}）：仅作描述，不作检验。")  # fmt: skip
        return
    shown = power(left, right)
    caveats.few_cases(draft, left, right, None if shown.half is None else round(shown.half, 1))
    columns = [draft.column("shift", "True difference", "真实差异", draft.tell("standard deviations", "个标准差")),
               draft.column("noticed", "Noticed (p ≤ .05) in", "被发现（p ≤ .05）的占比", "%")]  # fmt: skip
    rows = [draft.row(_cells(shift, noticed), (edition,)) for shift, noticed in shown.noticed.items()]
    draft.table((f"Power of {sizes[0]}, {words[0]}", f"{sizes[1]}的检验功效（{words[1]}）"), columns, rows)
    draft.note("assumption", f"Method: power of the exact test at the 5 % level for two normal groups of one spread; at most {DRAWS:,} draws, "
               f"generator numpy PCG64, seed {SEED}.",
               f"方法：两组正态、离散程度相同时精确检验在5%水平上的功效；至多{DRAWS:,}次抽取，生成器numpy PCG64，种子{SEED}。")  # fmt: skip


def _cells(shift: float, noticed: float) -> dict[str, Cell]:
    return {"shift": shift, "noticed": round(100 * noticed)}


def _tell_dates(draft: Draft, cases: Cases, found: Look, edition: Edition, condition: Selection) -> None:
    """Caveat 2, or that the sources date nothing."""
    if cases.at_score is not None:
        then = set(cases.at_score.left)
        late = [city for city in found.left if city not in then]
        caveats.later_dates(draft, len(late), len(found.left), edition.date)
    elif any(isinstance(part, InNetwork | HasPath) for part in flat(condition.conditions)):
        draft.note("caveat", f"The sources do not date this condition: whether it held by the score's date ({edition.date}) is unknown.",
                   f"来源没有给出该条件的时间：在分数日期（{edition.date}）时是否已经满足，不得而知。")  # fmt: skip


def _tell_missing(draft: Draft, cases: Cases, found: Look) -> None:
    """Caveat 6 and who else is not counted."""
    assessed = set(draft.base.printed(found.indicator))
    tell_unscored(draft, found.missing)
    tell_unknown(draft, [city for city in cases.unknown if city in assessed])
    outside = [city for city in cases.outside if city in assessed]
    if outside:
        draft.note("missing", f"{draft.cities(outside)} also meets the condition, but lies outside the set that a source covers completely: left out.",
                   f"{draft.cities(outside)}也符合条件，但不在来源完整覆盖的范围内，故未计入。")  # fmt: skip


def tell_unscored(draft: Draft, cities: Sequence[str]) -> None:
    """Caveat 6 by name, or by number where the table names many."""
    if len(cities) <= MOST_NAMED:
        caveats.no_data(draft, cities)
    else:
        draft.note("missing", f"Coverage. No data for {len(cities)} cities of the two groups, named in the table: not counted as “no”.",
                   f"覆盖。两组中有{len(cities)}个城市没有数据，名单见表：不计为“否”。")  # fmt: skip


def tell_unknown(draft: Draft, cities: Sequence[str]) -> None:
    """Cities with a score of which no source says what they are grouped by."""
    if cities and len(cities) <= MOST_NAMED:
        draft.note("missing", f"No source says it of {draft.cities(cities)}: unknown, not “no”.",
                   f"没有来源说明{draft.cities(cities)}的情况：属未知，不计为“否”。")  # fmt: skip
    elif cities:
        draft.note("missing", f"Of {len(cities)} further cities with a score no source says it: unknown, not “no”.",
                   f"另有{len(cities)}个有分数的城市，没有来源说明其情况：属未知，不计为“否”。")  # fmt: skip
