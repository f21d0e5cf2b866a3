"""One measure of a comparison told as a number: effect, shift, exact p, the smallest p possible, power."""

from fractions import Fraction
from typing import Literal

from kb.analysis.contrast import FEWEST, Contrast, smallest_p
from kb.analysis.power import power
from kb.model import Edition
from kb.query.answer import Value
from kb.query.drafting.case_tables import Pair, p_words, signed, versus
from kb.query.plan import Outcome
from kb.query.selection.cases import Look

Measure = Literal["delta", "shift", "p", "smallest_p", "power"]
MEASURES: dict[Measure, Pair] = {
    "delta": ("Cliff's delta", "Cliff's delta值"), "shift": ("Hodges–Lehmann shift", "Hodges–Lehmann位移"), "p": ("exact p", "精确p值"),
    "smallest_p": ("smallest p possible", "可能的最小p值"), "power": ("power", "检验功效"),
}  # fmt: skip
NOTICED = 1.0  # standard deviations


def measure_outcome(found: Look, measure: Measure, edition: Edition, rest: Pair) -> Outcome:
    """The number asked for, then what the comparison says; groups too small for a test are refused all but the smallest p."""
    sizes, tested = versus(found), found.contrast
    if measure == "smallest_p" and found.left and found.right:
        p = tested.smallest_p if tested else smallest_p(len(found.left), len(found.right))
        return _told(measure, (p_words(p) or "", p_words(p) or ""), _digits(p), sizes, rest)
    if tested is None:
        return Outcome("unsupported", (
            f"{sizes[0]} cities are described, not tested, so there is no {MEASURES[measure][0]}: a test needs {FEWEST} in each group.",
            f"{sizes[1]}，仅作描述，不作检验，故没有{MEASURES[measure][1]}：每组至少需要{FEWEST}个城市。"))  # fmt: skip
    if measure == "power":
        share = round(100 * power(len(found.left), len(found.right)).noticed[NOTICED])
        english = f"Power: with {sizes[0]} cities a true difference of {NOTICED:g} standard deviation would be noticed in {share} % of cases; {rest[0]}."
        chinese = f"检验功效：{sizes[1]}时，{NOTICED:g}个标准差的真实差异在{share}%的情形下会被发现；{rest[1]}。"
        return Outcome("answered", (english, chinese), Value(type="number", number=share, unit="%"))
    if measure == "p":
        extreme = int(tested.p * tested.splits)
        said = (
            f"{p_words(tested.p)}, {extreme} of {tested.splits} splits",
            f"{p_words(tested.p)}，{tested.splits}种分组中的{extreme}种",
        )
        return _told(measure, said, _digits(tested.p), sizes, rest)
    value, number = _measured(tested, measure, edition)
    return _told(measure, (value, value), number, sizes, rest)


def _measured(found: Contrast, measure: Measure, edition: Edition) -> tuple[str, float]:
    """An effect in words and as a number."""
    value, decimals = (found.delta, 2) if measure == "delta" else (found.shift.estimate, edition.decimals)
    return signed(value, decimals), round(float(value), decimals)


def _digits(p: Fraction) -> float:
    """Three digits that count: a p is never rounded to 0."""
    return float(f"{float(p):.3g}")


def _told(measure: Measure, said: Pair, number: float, sizes: Pair, rest: Pair) -> Outcome:
    name = MEASURES[measure]
    english = f"{name[0][:1].upper()}{name[0][1:]} ({sizes[0]}): {said[0]}. {rest[0]}."
    return Outcome(
        "answered", (english, f"{name[1]}（{sizes[1]}）：{said[1]}。{rest[1]}。"), Value(type="number", number=number)
    )
