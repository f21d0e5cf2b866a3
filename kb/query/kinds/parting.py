"""What an indicator is a part of, what it measures and where its data come from: sentences of the kind *structure*."""

from kb.model import Indicator
from kb.query.answer import Value
from kb.query.base import Base
from kb.query.drafting.counting import many
from kb.query.drafting.draft import Draft
from kb.query.plan import Outcome

Size = float | str  # so many parts, or *most* or *fewest*


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


def each_told(draft: Draft, rows: list[Indicator], described: bool) -> Outcome:
    """What each of several indicators measures, or where its data come from; one of which nothing is said is missing."""
    pairs = [
        (row.description, row.description_zh) if described else (row.data_source, row.data_source_zh) for row in rows
    ]
    told = [(row, english, chinese or english) for row, (english, chinese) in zip(rows, pairs, strict=True) if english]
    for row in rows:
        if row not in [one for one, *_ in told]:
            draft.note(
                "missing", f"The source says nothing on this for {row.name}.", f"来源未说明{row.name_zh}的此项内容。"
            )
    if not told:
        return Outcome(
            "no_data", ("The source says nothing on this for any of them.", "来源未说明这些指标的此项内容。")
        )
    english = "; ".join(f"{row.name}: {text.rstrip('.')}" for row, text, _ in told)
    chinese = "；".join(f"{row.name_zh}：{text.rstrip('。')}" for row, _, text in told)
    return Outcome("answered", (f"{english}.", f"{chinese}。"), Value(type="text", text=draft.tell(english, chinese)))


def parts_of(base: Base, node: Indicator) -> int:
    """How many indicators with a weight lie right below one."""
    return sum(bool(part.weight) for part in base.children.get(node.id, ()))


def sized(base: Base, rows: list[Indicator], size: Size) -> list[Indicator]:
    """The indicators with so many parts, or with the most or the fewest of those that have any."""
    counts = {row.id: parts_of(base, row) for row in rows}
    every = [count for count in counts.values() if count]
    wanted = (max(every) if size == "most" else min(every)) if isinstance(size, str) and every else size
    return [row for row in rows if counts[row.id] == wanted]


def sized_words(base: Base, edition: str, level: int | None, size: Size) -> tuple[str, str]:
    """The question for such indicators in words."""
    name, name_zh = base.names_of(f"edition:{edition}")
    said = {"most": ("the most", "最多"), "fewest": ("the fewest", "最少")}
    number = said[size] if isinstance(size, str) else (f"{size:g}", f"为{size:g}个")
    return (
        f"indicators of {name} (level {level}) with {number[0]} parts",
        f"{name_zh}第{level}级指标中下级指标{number[1]}的",
    )


def sized_outcome(draft: Draft, rows: list[Indicator], number: bool) -> Outcome:
    """Each such indicator with its parts, or how many there are."""
    if not rows:
        return Outcome("no_data", ("No indicator of this level has so many parts.", "这一级没有下级指标数相符的指标。"))
    told = [(row, [part for part in draft.base.children.get(row.id, ()) if part.weight]) for row in rows]
    english = "; ".join(f"{row.name}: {len(parts)} ({', '.join(part.name for part in parts)})" for row, parts in told)
    chinese = "；".join(
        f"{row.name_zh}：{len(parts)}个（{'、'.join(part.name_zh for part in parts)}）" for row, parts in told
    )
    if number:
        return Outcome("answered", (f"{many(len(rows), 'indicator')}. {english}.", f"{len(rows)}个指标。{chinese}。"),
                       Value(type="number", number=len(rows), unit="indicators"))  # fmt: skip
    items = [draft.ref(f"indicator:{row.id}") for row in rows]
    return Outcome("answered", (f"{english}.", f"{chinese}。"),
                   Value(type="entities", entity="indicator", items=items, ordered=False))  # fmt: skip
