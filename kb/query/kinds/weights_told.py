"""What an indicator weighs, within its whole or in the total, and by how much more than another: sentences of *structure*."""

from collections.abc import Sequence
from fractions import Fraction

from kb.model import Indicator
from kb.model.values import fraction
from kb.query.answer import Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.kinds.parting import is_so_much, parts_of, tree, weights_said
from kb.query.plan import Outcome


def share_of_total(base: Base, node: Indicator) -> Fraction:
    """The product of the weights from an indicator up to the overall score."""
    whole, row = fraction(node.weight or "1"), node
    while row.parent and base.indicators[row.parent].weight:
        row = base.indicators[row.parent]
        whole *= fraction(row.weight or "1")
    return whole


def weight_outcome(draft: Draft, node: Indicator, of_total: bool = False) -> Outcome:
    """The weight within the parent, in per cent, and the product up to the overall score."""
    if node.weight is None:
        return Outcome("no_data", (f"{node.name} has no weight: it does not enter a total.",
                                   f"{node.name_zh}没有权重：不计入总分。"))  # fmt: skip
    own = fraction(node.weight)
    whole = share_of_total(draft.base, node)
    if of_total and whole != own:
        draft.note("caveat", f"The product of the weights up to the overall score; within its parent it is {node.weight}.",
                   f"为逐级权重之积；在上级指标内的权重为{node.weight}。")  # fmt: skip
        own = whole
    elif whole != own:
        draft.note("caveat", f"Within its parent; its share of the overall score is {float(whole) * 100:.4g}%.",
                   f"为在上级指标内的权重；占总分的{float(whole) * 100:.4g}%。")  # fmt: skip
    percent = round(float(own) * 100, 4)
    number = int(percent) if percent == int(percent) else percent
    return Outcome("answered", (f"{node.name}: {number}% ({own}).", f"{node.name_zh}：{number}%（{own}）。"),
                   Value(type="number", number=number, unit="%"))  # fmt: skip


def weights_apart(draft: Draft, node: Indicator, other: Indicator, of_total: bool) -> Outcome:
    """By how many percentage points one weight exceeds another, both within their wholes or both in the total."""
    told = [weight_outcome(draft, row, of_total) for row in (node, other)]
    if any(found.value is None for found in told):
        return next(found for found in told if found.value is None)
    first, second = (
        share_of_total(draft.base, row) if of_total else fraction(row.weight or "0") for row in (node, other)
    )
    number = round(float(first - second) * 100, 4)
    both = tuple(sign.join(text.rstrip(".。") for text in pair) for sign, pair in
                 zip(("; ", "；"), zip(*(found.headline for found in told), strict=True), strict=True))  # fmt: skip
    return Outcome("answered", (f"{number:g} percentage points: {both[0]}.", f"{number:g}个百分点：{both[1]}。"),
                   Value(type="number", number=int(number) if number == int(number) else number, unit="percentage points"))  # fmt: skip


def part_weights_apart(draft: Draft, node: Indicator, other: Indicator, of_total: bool = False) -> Outcome:
    """By how many percentage points each part of one indicator outweighs each part of another, both within their wholes
    or both in the total."""
    sides = [[row for row in draft.base.children.get(one.id, []) if row.weight] for one in (node, other)]
    weights = [{_weight(draft.base, row, of_total) for row in rows} for rows in sides]
    if not of_total:
        draft.note("assumption", "The weights within each whole are set against each other, not the shares of the total.",
                   "比较的是各自在上级指标内的权重，而非占总分的权重。")  # fmt: skip
    if any(len(found) != 1 for found in weights):
        return Outcome("no_data", ("The parts do not all weigh the same, so that there is no one difference.",
                                   "各下级指标权重不一，没有单一的差值。"))  # fmt: skip
    first, second = (next(iter(found)) for found in weights)
    number = round(float(first - second) * 100, 4)
    told = [
        (one.name, one.name_zh, f"{float(weight) * 100:g}%")
        for one, weight in zip((node, other), (first, second), strict=True)
    ]
    english = "; ".join(f"{name}: {weight} each" for name, _, weight in told)
    chinese = "；".join(f"{name}：每项{weight}" for _, name, weight in told)
    return Outcome("answered", (f"{number:g} percentage points: {english}.", f"{number:g}个百分点：{chinese}。"),
                   Value(type="number", number=int(number) if number == int(number) else number, unit="percentage points"))  # fmt: skip


def _weight(base: Base, row: Indicator, of_total: bool) -> Fraction:
    return share_of_total(base, row) if of_total else fraction(row.weight or "0")


def weights_of_parts(
    draft: Draft, wholes: Sequence[Indicator], level: int | None, expect: float | None, of_total: bool = False
) -> Outcome:
    """What the parts of one indicator or several weigh within their whole or in the total, those right below it or of a level
    further down: one number when all weigh the same; whether each weighs as much as is claimed."""
    node = wholes[0]
    rows = [
        part for one in wholes for part in parts_of(draft.base, one, level if level and level > one.level else None)
    ]
    if not rows:
        return Outcome("no_data", (f"{node.name} has no parts in the published framework.",
                                   f"{node.name_zh}在公布的框架中没有下级指标。"))  # fmt: skip
    weights = [_weight(draft.base, row, of_total) for row in rows]
    same = len(set(weights)) == 1
    outcome = weight_outcome(draft, rows[0], of_total) if same else Outcome("answered", ("", ""), Value(type="table"))
    tree(draft, rows)
    english, chinese = weights_said(rows, weights)
    if expect is None:
        return Outcome("answered", (f"{english}.", f"{chinese}。"), outcome.value)
    holds = all(is_so_much(float(weight) * 100, expect) for weight in weights)
    word = ("Yes", "是") if holds else ("No", "否")
    return Outcome(
        "answered", (f"{word[0]}: {english}.", f"{word[1]}：{chinese}。"), Value(type="boolean", boolean=holds)
    )


def wholes_weighing(draft: Draft, among: list[Indicator], each: float, negate: bool) -> Outcome:
    """The indicators of which each part weighs so many per cent within it, or those of which not each does."""
    told = [(row, parts_of(draft.base, row, None)) for row in among]
    rows = [
        (row, parts)
        for row, parts in told
        if parts and all(is_so_much(float(fraction(part.weight or "0")) * 100, each) for part in parts) is not negate
    ]
    tree(draft, [part for _, parts in rows or told for part in parts])
    if not rows:
        word = (" other than", "并非") if negate else (" of", "")
        return Outcome("no_data", (f"No indicator of this level has parts{word[0]} {each:g}% each.",
                                   f"这一级没有下级指标{word[1]}各占{each:g}%的指标。"))  # fmt: skip
    english = "; ".join(f"{row.name}: {weights_said(parts)[0]}" for row, parts in rows)
    chinese = "；".join(f"{row.name_zh}：{weights_said(parts)[1]}" for row, parts in rows)
    items = [draft.ref(f"indicator:{row.id}") for row, _ in rows]
    return Outcome("answered", (f"{english}.", f"{chinese}。"),
                   Value(type="entities", entity="indicator", items=items, ordered=False))  # fmt: skip


def weighing_words(base: Base, edition: str, level: int | None, each: float, negate: bool) -> tuple[str, str]:
    """The question for the indicators whose parts weigh so much, in words."""
    name = base.names_of(f"edition:{edition}")
    word = ("parts other than", "并非") if negate else ("parts of", "")
    return (
        f"the indicators of {name[0]} (level {level}) with {word[0]} {each:g}% each",
        f"{name[1]}中下级指标{word[1]}各占{each:g}%的第{level}级指标",
    )
