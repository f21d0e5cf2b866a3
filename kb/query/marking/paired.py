"""Small words that say something only beside another word: 头十名, *phone calls*, *over the 20 cities*, 连香港在内."""

from dataclasses import replace

from kb.query.lexicon import Cue
from kb.query.marking.mark import Mark


def beside_another(result: list[Mark], marks: list[Mark], place: int) -> Mark:
    """A mark, read anew where the word beside it decides what it says; ``result`` holds what is read anew so far."""
    item = result[place]
    if item.text == "时" and place and marks[place - 1].says("noun", "regulation", "body"):
        return replace(item, kind="cue", cues=(Cue("cue", "by_then"),))  # 通过条例时
    if item.text in ("setting", "putting") and any(m.says("cue", "aside") for m in marks[place + 1 : place + 4]):
        return replace(item, kind="cue", cues=(Cue("stop", ""),))  # *setting Shenzhen itself aside*
    if item.text in ("phone", "telephone") and any(m.text == "call" for m in marks[place + 1 : place + 2]):
        return replace(item, kind="cue", cues=(Cue("stop", ""),))  # *phone calls* are calls
    if item.text == "外" and any(m.text == "除" for m in marks[max(0, place - 4) : place]):
        return replace(item, kind="cue", cues=(Cue("logic", "except"),))  # 除武汉外
    if item.text == "type" and any(m.text in ("it", "they") for m in marks[place + 1 : place + 3]):
        return replace(item, kind="cue", cues=(Cue("noun", "path"),))  # *the type it belongs to*
    if item.text == "哪 一 份" and any(m.says("noun", "policy") for m in marks[place + 1 : place + 2]):
        return replace(item, cues=(Cue("ask", "which"),))  # 哪一份规划: no document of the base
    if item.text == "头" and place + 1 < len(marks) and marks[place + 1].kind == "number":
        return replace(item, kind="cue", cues=(Cue("order", "top"),))  # 头十名
    if item.text in ORDERED and _of_another_date(marks, place):
        return replace(item, kind="cue", cues=(Cue("time", ORDERED[item.text]),))  # 比西安更早成立
    if item.text == "over" and _spans_cities(marks, place):
        return replace(item, cues=(Cue("stop", ""),))  # *the median over the 20 cities*
    if item.text in ("连", "含", "counting", "including") and any(
        m.thing("city") for m in marks[place + 1 : place + 2]
    ):
        return replace(item, kind="cue", cues=(Cue("logic", "include"),))  # 连香港在内
    return item


ORDERED = {
    "更 早": "before",
    "较 早": "before",
    "早 些": "before",
    "更 晚": "after",
    "较 晚": "after",
    "晚 些": "after",
}


def _of_another_date(marks: list[Mark], place: int) -> bool:
    """Whether a named city's law or body is what is compared with, and no length of time is asked for."""
    before = range(max(0, place - 7), place - 1)
    compared = any(m.text == "比" and marks[p + 1].thing("city") for p in before for m in (marks[p],))
    dated = any(m.says("noun", "regulation", "body") for m in marks)
    measured = any(m.kind == "number" or m.says("ask", "how_many", "how_much") for m in marks[place + 1 : place + 2])
    return compared and dated and not measured


def _spans_cities(marks: list[Mark], place: int) -> bool:
    """Whether a mean stands before, and behind so many cities, and no bound."""
    averaged = any(m.says("agg", "mean", "median") for m in marks[max(0, place - 4) : place])
    ahead = [m for m in marks[place + 1 : place + 6] if not m.says("stop")]
    sized = len(ahead) > 1 and ahead[0].kind == "number" and any(m.says("noun", "city") for m in ahead[1:3])
    return averaged and (sized or (bool(ahead) and (ahead[0].says("noun", "city") or ahead[0].says("cue", "all_of"))))


DIVISIONS = frozenset(
    {"section", "sections", "chapter", "subsection", "paragraph", "part", "table", "figure", "sec", "§"}
)


def is_of_document(marks: list[Mark], place: int) -> bool:
    """Whether a code numbers a section of a document (*section 3.3*, 3.3节), and no indicator."""
    coded = all(part.isdigit() for part in marks[place].text.replace(" ", ".").split("."))
    behind = any(m.text[:1] in ("节", "章") for m in marks[place + 1 : place + 2])
    return coded and (behind or any(m.text in DIVISIONS for m in marks[max(0, place - 1) : place]))
