"""The fixed caveats: short sentences that must stand beside a result, the same wording in every kind and every export."""

from collections.abc import Sequence

from kb.query.drafting.draft import Draft


def few_cases(draft: Draft, left: int, right: int, deviations: float | None) -> None:
    """Caveat 1: what groups of this size cannot show; without ``deviations`` no difference can show at all."""
    if deviations is None:
        draft.note("caveat", f"Few cases. n = {left} v {right}. With so few cities no difference, however large, reaches p ≤ .05.",
                   f"案例很少。n = {left} 对 {right}。城市如此之少，再大的差异也达不到p ≤ .05。")  # fmt: skip
        return
    draft.note(
        "caveat",
        f"Few cases. n = {left} v {right}. With so few cities a difference below about {deviations:g} standard deviations "
        "would usually go unnoticed.",
        f"案例很少。n = {left} 对 {right}。城市如此之少，小于约{deviations:g}个标准差的差异通常不会被发现。",
    )


def later_dates(draft: Draft, late: int, count: int, date: str) -> None:
    """Caveat 2: a condition that is met only after the score."""
    draft.note(
        "caveat",
        f"Dates. {late} of {count} cities meet the condition only after the score's date ({date}).",
        f"日期。{count}个城市中有{late}个在分数日期（{date}）之后才满足条件。",
    )


def not_a_sample(draft: Draft) -> None:
    """Caveat 3: how the cities came to be there."""
    draft.note(
        "caveat",
        "Selection. Cities joined or were chosen; they are not a sample.",
        "选择。城市是自行加入或被选定的，并非抽样样本。",
    )


def looks(draft: Draft, variables: int) -> None:
    """Caveat 4: what chance alone would show."""
    smallest = f"{1 / (variables + 1):.3g}"
    draft.note(
        "caveat",
        f"Looks. {variables} variable{'s were' if variables != 1 else ' was'} compared; by chance alone the smallest p would be near {smallest}.",
        f"比较次数。共比较了{variables}个变量；仅凭偶然，最小的p值就会接近{smallest}。",
    )


def rounding(draft: Draft, decimals: int) -> None:
    """Caveat 5: what the printed decimals leave open."""
    unit = f"{10**-decimals:.{decimals}f}"
    draft.note(
        "caveat",
        f"Rounding. Scores have {decimals} decimal{'s' if decimals != 1 else ''}; differences below {unit} are not ranked.",
        f"舍入。分数保留{decimals}位小数；小于{unit}的差异不排先后。",
    )


def no_data(draft: Draft, cities: Sequence[str]) -> None:
    """Caveat 6: cities of the selection without a value."""
    if cities:
        draft.note(
            "missing",
            f"Coverage. No data for {draft.cities(cities)}: not counted as “no”.",
            f"覆盖。没有{draft.cities(cities)}的数据：不计为“否”。",
        )
