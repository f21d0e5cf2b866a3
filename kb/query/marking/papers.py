"""Papers that are counted: then they are the values of an indicator, and no documents."""

from dataclasses import replace

from kb.query.base import Base
from kb.query.marking.mark import Mark


def counted_papers(base: Base, marks: list[Mark]) -> list[Mark]:
    """*Fewer than 100 papers*, *equally many papers*, 论文总数: papers that are counted are an indicator, no documents."""
    result = list(marks)
    for place, item in enumerate(marks):
        if item.text not in ("paper", "论 文", "文 章", "article"):
            continue
        before = [m for m in marks[max(0, place - 2) : place] if not m.says("stop") or m.says("order")][-1:]
        many = any((m.kind == "number" and (m.number or 0) > 5) or m.says("order", "max", "min") for m in before)
        total = any(m.text.startswith(("总", "数 量", "合 计")) for m in marks[place + 1 : place + 3])
        summed = any(m.says("agg", "sum") or m.text.startswith("total") for m in marks[max(0, place - 3) : place])
        owner = marks[place + 1 : place + 5] if item.text.isascii() else marks[:place]  # 北京在声誉排名里有多少篇论文
        asked = any(m.says("ask", "how_many") for m in before) and any(m.thing("city") for m in owner)
        tabled = any(m.thing("indicator") for m in marks)  # *deal with Toronto in the smart reputation table*
        equal = any(m.says("rel", "same") for m in marks[max(0, place - 3) : place])  # *equally many articles*
        beside = [m for m in marks[max(0, place - 5) : place + 5] if m.says("agg", "mean", "median")]
        apiece = beside and any(m.says("noun", "city") for m in marks[place + 1 : place + 4])  # *articles per city*
        if (
            many
            or total
            or summed
            or ((equal or beside) and tabled)
            or apiece
            or (asked and (tabled or not any(m.says("cue", "mention") for m in marks)))
        ):
            things = tuple(c for c in base.vocabulary.called("number of paper") if c.kind == "indicator")
            counted = replace(item, kind="thing", text="number of paper", things=things, cues=())
            result[place] = counted if things else item
    return result
