"""What an indicator is a part of, what it measures and where its data come from: sentences of the kind *structure*."""

from fractions import Fraction

from kb.model import Indicator
from kb.model.values import fraction
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


def parts_of(base: Base, node: Indicator, level: int | None = None) -> list[Indicator]:
    """The indicators with a weight right below one, or those of a level further down."""
    parts = [part for part in base.children.get(node.id, ()) if part.weight]
    if level is None:
        return parts
    return [low for part in parts for low in ([part] if part.level == level else parts_of(base, part, level))]


def sized(
    base: Base, rows: list[Indicator], size: Size, level: int | None = None, negate: bool = False
) -> list[Indicator]:
    """The indicators with so many parts, or with the most or the fewest of those that have any; or those with other numbers."""
    counts = {row.id: len(parts_of(base, row, level)) for row in rows}
    every = [count for count in counts.values() if count]
    wanted = (max(every) if size == "most" else min(every)) if isinstance(size, str) and every else size
    return [row for row in rows if (counts[row.id] == wanted) is not negate]


def as_many(rows: list[Indicator], number: float) -> Outcome:
    """Whether there are as many parts as is claimed."""
    word = ("Yes", "是") if len(rows) == number else ("No", "否")
    told = [", ".join(row.name for row in rows), "、".join(row.name_zh for row in rows)]
    return Outcome("answered", (f"{word[0]}: {many(len(rows), 'indicator')} ({told[0]}).", f"{word[1]}：{len(rows)}个指标（{told[1]}）。"),
                   Value(type="boolean", boolean=len(rows) == number))  # fmt: skip


def counted_of_each(told: list[tuple[Indicator, list[Indicator]]], apart: bool = False) -> Outcome:
    """How many parts several indicators have together, or the first has more than the second; and each of them."""
    number = len({part.id for _, parts in told for part in parts})
    number = len(told[0][1]) - len(told[1][1]) if apart else number
    word = ("more", "多") if apart else ("together", "合计")
    english = ", ".join(f"{row.name} {len(parts)}" for row, parts in told)
    chinese = "、".join(f"{row.name_zh}{len(parts)}个" for row, parts in told)
    return Outcome("answered", (f"{many(number, 'indicator')} {word[0]}: {english}.", f"{word[1]}{number}个指标：{chinese}。"),
                   Value(type="number", number=number, unit="indicators"))  # fmt: skip


def sized_words(
    base: Base, edition: str, level: int | None, size: Size, below: int | None = None, negate: bool = False
) -> tuple[str, str]:
    """The question for such indicators in words."""
    name, name_zh = base.names_of(f"edition:{edition}")
    said = {"most": ("the most", "最多"), "fewest": ("the fewest", "最少")}
    number = said[size] if isinstance(size, str) else (f"{size:g}", f"为{size:g}个")
    number = (f"other than {number[0]}", f"不{number[1]}") if negate else number
    deep = (f" of level {below}", f"第{below}级") if below else ("", "下级")
    return (
        f"indicators of {name} (level {level}) with {number[0]} parts{deep[0]}",
        f"{name_zh}第{level}级指标中{deep[1]}指标{number[1]}的",
    )


def weights_said(parts: list[Indicator], weights: list[Fraction] | None = None) -> tuple[str, str]:
    """The parts of an indicator and what they weigh in it, or the weights given: once, where all weigh the same."""
    weights = weights or [fraction(part.weight or "0") for part in parts]
    said = [f"{float(weight) * 100:.6g}%" for weight in weights]
    names = [part.name for part in parts], [part.name_zh for part in parts]
    if len(set(said)) == 1:
        return f"{said[0]} each: {', '.join(names[0])}", f"各占{said[0]}：{'、'.join(names[1])}"
    english, chinese = ([f"{name} {weight}" for name, weight in zip(own, said, strict=True)] for own in names)
    return ", ".join(english), "、".join(chinese)


def sized_outcome(
    draft: Draft, rows: list[Indicator], number: bool, level: int | None = None, weights: bool = False
) -> Outcome:
    """Each such indicator with its parts, and what they weigh where that is asked too, or how many there are."""
    if not rows:
        return Outcome("no_data", ("No indicator of this level has so many parts.", "这一级没有下级指标数相符的指标。"))
    told = [(row, parts_of(draft.base, row, level)) for row in rows]
    english = "; ".join(f"{row.name}: {len(parts)} ({', '.join(part.name for part in parts)})" for row, parts in told)
    chinese = "；".join(
        f"{row.name_zh}：{len(parts)}个（{'、'.join(part.name_zh for part in parts)}）" for row, parts in told
    )
    if weights:
        tree(draft, [part for _, parts in told for part in parts])
        english = "; ".join(f"{row.name}: {weights_said(parts)[0]}" for row, parts in told)
        chinese = "；".join(f"{row.name_zh}：{weights_said(parts)[1]}" for row, parts in told)
        return Outcome("answered", (f"{english}.", f"{chinese}。"),
                       Value(type="text", text=draft.tell(english, chinese)))  # fmt: skip
    if number:
        return Outcome("answered", (f"{many(len(rows), 'indicator')}. {english}.", f"{len(rows)}个指标。{chinese}。"),
                       Value(type="number", number=len(rows), unit="indicators"))  # fmt: skip
    items = [draft.ref(f"indicator:{row.id}") for row in rows]
    return Outcome("answered", (f"{english}.", f"{chinese}。"),
                   Value(type="entities", entity="indicator", items=items, ordered=False))  # fmt: skip


def shared_sources(draft: Draft, node: Indicator, other: Indicator, test: bool) -> Outcome:
    """The data sources that two indicators have in common, or whether they have any."""
    pairs = [list(zip(_sources(row, "en"), _sources(row, "zh"), strict=False)) for row in (node, other)]
    missing = next((row for row, found in zip((node, other), pairs, strict=True) if not found), None)
    if missing is not None:
        return Outcome(
            "no_data",
            (f"The source says nothing on this for {missing.name}.", f"来源未说明{missing.name_zh}的此项内容。"),
        )
    both = [pair for pair in pairs[0] if pair in pairs[1]]
    told = both or [pair for pairs_of in pairs for pair in pairs_of]
    english, chinese = "; ".join(pair[0] for pair in told), "；".join(pair[1] for pair in told)
    if not both:
        apart = [(f"{row.name}: {'; '.join(p[0] for p in found)}", f"{row.name_zh}：{'；'.join(p[1] for p in found)}")
                 for row, found in zip((node, other), pairs, strict=True)]  # fmt: skip
        english, chinese = (sign.join(text) for sign, text in zip((". ", "。"), zip(*apart, strict=True), strict=True))
    if test:
        word = ("Yes", "是") if both else ("No", "否")
        return Outcome(
            "answered", (f"{word[0]}: {english}.", f"{word[1]}：{chinese}。"), Value(type="boolean", boolean=bool(both))
        )
    return Outcome("answered", (f"{english}.", f"{chinese}。"), Value(type="text", text=draft.tell(english, chinese)))


def _sources(row: Indicator, language: str) -> list[str]:
    text = (row.data_source or "") if language == "en" else (row.data_source_zh or row.data_source or "")
    return [part.strip() for part in text.replace("；", ";").split(";") if part.strip()]


def is_so_much(number: float, percent: float) -> bool:
    """Whether a weight is a share, told to as many decimals as it is told with; below 1 it is a fraction."""
    wanted = percent * 100 if percent < 1 else percent
    decimals = len(f"{wanted:g}".partition(".")[2])
    return abs(number - wanted) < 0.01 or (decimals > 0 and abs(round(number, decimals) - wanted) < 1e-9)


def weighs(found: Outcome, percent: float) -> Outcome:
    """Whether a weight is so many per cent; a share below 1 is taken as a fraction."""
    number = found.value.number if found.value else None
    if number is None:
        return found
    holds = is_so_much(number, percent)
    word = ("Yes", "是") if holds else ("No", "否")
    return Outcome(
        "answered",
        (f"{word[0]}: {found.headline[0]}", f"{word[1]}：{found.headline[1]}"),
        Value(type="boolean", boolean=holds),
    )


def placed(draft: Draft, node: Indicator) -> Outcome:
    """Where an indicator stands in its index, and what it measures as far as the source says."""
    parent = draft.ref(f"indicator:{node.parent}") if node.parent else None
    code = f"{node.code} " if node.code else ""
    weight = (f", weight {node.weight}", f"，权重{node.weight}") if node.weight else ("", "")
    below = (f" within {parent.name_en}", f"，属于{parent.name_zh}") if parent else ("", "")
    about = (
        f": {node.description}" if node.description else ".",
        f"：{node.description_zh or node.description}" if node.description else "。",
    )
    return Outcome("answered", (f"{code}{node.name}, level {node.level}{below[0]}{weight[0]}{about[0]}",
                                f"{code}{node.name_zh}，第{node.level}级指标{below[1]}{weight[1]}{about[1]}"),
                   Value(type="entities", entity="indicator", items=[draft.ref(f"indicator:{node.id}")], ordered=False))  # fmt: skip


def descendants(base: Base, indicator: str) -> list[Indicator]:
    """All indicators below one, depth first."""
    found: list[Indicator] = []
    for child in base.children.get(indicator, []):
        found += [child, *descendants(base, child.id)]
    return found


def tree(draft: Draft, rows: list[Indicator]) -> None:
    """A table of indicators."""
    columns = [
        draft.column("indicator", "Indicator", "指标"),
        draft.column("level", "Level", "层级"),
        draft.column("weight", "Weight in its parent", "在上级中的权重"),
        draft.column("description", "What it measures", "含义"),
        draft.column("data_source", "Data source", "数据来源"),
    ]
    found = [draft.row({"indicator": draft.ref(f"indicator:{row.id}"), "level": row.level, "weight": row.weight,
                        "description": draft.tell(row.description or "", row.description_zh or row.description or "") or None,
                        "data_source": said_source(draft, row)}, (row,)) for row in rows]  # fmt: skip
    draft.table(("Indicators", "指标"), columns, found)


def said_source(draft: Draft, row: Indicator) -> str | None:
    """Where an indicator's data come from, in the language of the answer."""
    return draft.tell(row.data_source or "", row.data_source_zh or row.data_source or "") or None
