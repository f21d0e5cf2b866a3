"""Claims about arithmetic: totals, differences, weights, aggregates that follow from their components."""

from collections import Counter
from fractions import Fraction

from kb.analysis.claimdata import Arguments, ClaimData, ClaimVerdict, Uncheckable, judged, score_keys
from kb.analysis.exact import Number, exact, rounded
from kb.analysis.recompute import audit_scores, components
from kb.analysis.summary import summarise


def sum_is(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Do the printed values add up to the total?"""
    indicator = arguments["indicator"]
    values = data.values(indicator)
    total = sum(values.values(), Fraction(0))
    shown = data.show(indicator, total)
    return judged(
        total == exact(arguments["total"]),
        f"the {len(values)} values add up to {shown}",
        f"{len(values)}个数值合计{shown}",
        {"total": total},
        score_keys(indicator, values),
    )


def difference_is(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Is ``left`` minus ``right`` this value?"""
    indicator, left, right = arguments["indicator"], arguments["left"], arguments["right"]
    gap = data.value(indicator, left) - data.value(indicator, right)
    shown = data.show(indicator, gap)
    return judged(
        gap == exact(arguments["value"]),
        f"{data.name(left)} minus {data.name(right)} is {shown} in {data.name(indicator)}",
        f"{data.name_zh(indicator)}：{data.name_zh(left)}减{data.name_zh(right)}为{shown}",
        {"difference": gap},
        score_keys(indicator, [left, right]),
    )


def growth_is(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Does a growth from one printed number to another make this percentage, rounded as it is printed?"""
    first, last, said = exact(arguments["from"]), exact(arguments["to"]), str(arguments["percent"])
    percent = (last / first - 1) * 100
    decimals = len(said.partition(".")[2])
    return judged(
        rounded(percent, decimals) == rounded(exact(said), decimals),
        f"{last} / {first} - 1 is {rounded(percent, decimals + 1)} %",
        f"{last}÷{first}−1为{rounded(percent, decimals + 1)}%",
        {"percent": percent},
        arguments.get("figures", []),
    )


def spread_limits(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Are two limits the mean minus and plus one standard deviation, of a population or of a sample, rounded as printed?"""
    indicator, said = arguments["indicator"], (str(arguments["lower"]), str(arguments["upper"]))
    values = data.values(indicator)
    found = summarise(values.values())
    decimals = max(len(limit.partition(".")[2]) for limit in said)
    mean = float(found.mean)
    pairs = {name: (mean - spread, mean + spread)
             for name, spread in (("population", found.population_deviation), ("sample", found.sample_deviation)) if spread}  # fmt: skip
    met = any(all(f"{limit:.{decimals}f}" == f"{float(text):.{decimals}f}" for limit, text in zip(pair, said, strict=True))
              for pair in pairs.values())  # fmt: skip
    shown = {name: f"{low:.{decimals}f}, {high:.{decimals}f}" for name, (low, high) in pairs.items()}
    return judged(
        met,
        f"the {len(values)} values have mean {mean:.3f}; "
        + "; ".join(f"{name} limits {text}" for name, text in shown.items()),
        f"{len(values)}个数值的均值为{mean:.3f}；"
        + "；".join(f"{DEVIATIONS[name]}界线{text}" for name, text in shown.items()),
        {"mean": found.mean},
        score_keys(indicator, values),
    )


DEVIATIONS = {"population": "总体", "sample": "样本"}


def parts_count(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Does an edition, or an indicator of it, have so many weighted indicators a level, the upper level first?"""
    edition, top = arguments["edition"], arguments.get("indicator")
    rows = [row for row in data.indicators.values() if row.edition == edition]
    above = {row.id for row in rows if row.parent is None} if top is None else {top}
    counts = list(arguments["counts"])
    found: list[int] = []
    while above and len(found) < len(counts):
        above = {row.id for row in rows if row.parent in above and row.weight is not None}
        found.append(len(above))
    return judged(
        found == counts,
        f"there are {', '.join(map(str, found))} indicators a level",
        f"各级指标数为{'、'.join(map(str, found))}",
        {},
        [f"edition:{edition}"] if top is None else [f"indicator:{top}"],
    )


def weights(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Does the indicator have this weight within its parent?"""
    indicator = arguments["indicator"]
    row = data.indicators.get(indicator)
    if row is None or row.weight is None:
        raise Uncheckable(f"{data.name(indicator)} has no weight", f"{data.name_zh(indicator)}没有权重")
    return judged(
        exact(row.weight) == _weight(arguments["weight"]),
        f"{data.name(indicator)} weighs {row.weight} of its parent",
        f"{data.name_zh(indicator)}占上级指标的{row.weight}",
        {"weight": exact(row.weight)},
        [f"indicator:{indicator}"],
    )


def recomputes(arguments: Arguments, data: ClaimData) -> ClaimVerdict:
    """Does the aggregate follow from its printed components for every city, as far as rounding lets one see?"""
    indicator = arguments["indicator"]
    row = data.indicators.get(indicator)
    parts = components(data.indicators.values(), indicator)
    if row is None or row.edition not in data.editions or not parts:
        raise Uncheckable(
            f"{data.name(indicator)} has no weighted components", f"{data.name_zh(indicator)}没有带权重的下级指标"
        )
    tree = [node for node in data.indicators.values() if node.id == indicator or node.id in parts]
    audits = [
        audit
        for audit in audit_scores(tree, data.scores, data.editions[row.edition].arithmetic)
        if audit.indicator == indicator
    ]
    unchecked = next((audit for audit in audits if audit.verdict == "cannot be checked"), None)
    wrong = [audit.city for audit in audits if audit.verdict == "contradicts"]
    if not wrong and (unchecked or not audits):
        raise Uncheckable(
            unchecked.reason if unchecked else "it has no printed values",
            unchecked.reason_zh if unchecked else "没有印出的数值",
        )
    counts = Counter(audit.verdict for audit in audits)
    shown, shown_zh = data.list_names(wrong)
    return judged(
        not wrong,
        f"{counts['agrees']} of {len(audits)} values agree, {counts['within rounding']} within rounding;"
        f" contradicting: {shown}",
        f"{len(audits)}个数值中{counts['agrees']}个一致，{counts['within rounding']}个在舍入误差内；矛盾：{shown_zh}",
        dict(counts.items()),
        [key for name in (indicator, *parts) for key in score_keys(name, (audit.city for audit in audits))],
    )


def _weight(cell: Number) -> Fraction:
    text = str(cell).strip()
    return exact(text[:-1].strip()) / 100 if text.endswith("%") else exact(text)
