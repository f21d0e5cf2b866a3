"""A printed figure as the number that a question asks for, with what its source says of it."""

from typing import Any

from kb.query.answer import Value
from kb.query.drafting.draft import Draft
from kb.query.drafting.passages import said
from kb.query.plan import Outcome


def number_outcome(draft: Draft, row: Any) -> Outcome:
    """A figure as a number; a corrupt one is no data, with its erratum."""
    english, chinese = said(row)
    draft.cite((row,))
    if row.status == "corrupt" or (row.value is None and not row.text):
        draft.note("erratum", f"The printed value of “{row.measure}” is corrupt and cannot be used ({row.printed}).",
                   f"“{row.measure_zh}”的原文数值有误，不能使用（{row.printed}）。")  # fmt: skip
        return Outcome(
            "no_data",
            (f"The source prints no usable value for {row.measure}.", f"来源没有给出“{row.measure_zh}”的可用数值。"),
        )
    if row.status == "doubtful":
        draft.note("caveat", "The printed value is doubtful.", "原文数值存疑。")
    if row.qualifier != "exact":
        words = {"at-least": ("at least", "至少"), "more-than": ("more than", "超过"), "at-most": ("at most", "至多"),
                 "about": ("about", "约"), "target": ("a target", "目标值")}[row.qualifier]  # fmt: skip
        draft.note("caveat", f"The source says “{words[0]}”.", f"来源表述为“{words[1]}”。")
    if row.value is None:
        return Outcome("answered", (english, chinese), Value(type="text", text=row.text))
    number = int(row.value) if float(row.value).is_integer() else row.value
    return Outcome("answered", (english, chinese), Value(type="number", number=number, unit=row.unit))
