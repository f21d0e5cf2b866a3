"""What an indicator is a part of, what it measures and where its data come from: sentences of the kind *structure*."""

from kb.model import Indicator
from kb.query.answer import Value
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.plan import Outcome


def enters(base: Base, node: Indicator, whole: str | None) -> bool:
    """Whether an indicator has a weight and, where a whole is named, lies below it."""
    above = node.parent
    while whole and above and above != whole:
        above = base.indicators[above].parent
    return bool(node.weight) and (whole is None or above == whole)


def belongs(draft: Draft, node: Indicator) -> tuple[str, str]:
    """What an indicator is a part of, as a sentence."""
    if node.parent is None:
        return f"{node.name} is the top of its index.", f"{node.name_zh}是最上层指标。"
    parent = draft.ref(f"indicator:{node.parent}")
    return f"{node.name} belongs to {parent.name_en}.", f"{node.name_zh}属于{parent.name_zh}。"


def described_and_sourced(draft: Draft, node: Indicator) -> Outcome:
    """What an indicator measures and where its data come from; what the source does not say is said to be missing."""
    parts = [
        (("What it measures", "含义"), node.description, node.description_zh),
        (("data source", "数据来源"), node.data_source, node.data_source_zh),
    ]
    for label, english, _ in parts:
        if not english:
            draft.note("missing", f"The source says nothing on this for {node.name}: {label[0].lower()}.",
                       f"来源未说明{node.name_zh}的{label[1]}。")  # fmt: skip
    told = [(label, english, chinese or english) for label, english, chinese in parts if english]
    if not told:
        return Outcome(
            "no_data", (f"The source says nothing on this for {node.name}.", f"来源未说明{node.name_zh}的此项内容。")
        )
    english = "; ".join(f"{label[0]}: {text.rstrip('.')}" for label, text, _ in told)
    chinese = "；".join(f"{label[1]}：{text.rstrip('。')}" for label, _, text in told)
    return Outcome("answered", (f"{node.name}. {english}.", f"{node.name_zh}。{chinese}。"),
                   Value(type="text", text=draft.tell(english, chinese)))  # fmt: skip
