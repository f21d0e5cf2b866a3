"""Words that say where the data of an indicator come from, where their neighbours say so: 数据分别取自哪家公司, 得分依据的是哪个排名."""

from collections.abc import Sequence

from kb.query.lexicon import Cue
from kb.query.marking.mark import Mark

Marks = list[Mark]
RESTS = frozenset({"取 自", "源 自", "采 自", "引 自", "依 据", "所 依 据", "取 材 于", "来 源 于", "沿 用", "借 用", "based on", "based", "rest on", "rests on",
                   "relies", "derive from", "derives from", "derived from", "borrowed from", "built on"})  # fmt: skip
FROM = frozenset({"来", "取", "源", "采", "引"})  # …自
GATHERED = frozenset(
    {"收 集", "搜 集", "采 集", "collect", "collects", "collected", "compiled", "gathered", "compile", "gather"}
)
DATA = frozenset({"data", "figure", "数 据", "得 分"})
ASKED = ("which", "what", "who", "where")
LEVELED = ("indicator", "dimension", "second_level", "third_level")
PRINTED = frozenset({"文 献", "资 料", "document", "paper", "论 文"})


def rests_on(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Which index does the score for X rest on?*: the source of its data, where no document is asked for."""
    mark = marks[place]
    if mark.says("cue", "provenance") and any(m.text in DATA for m in marks[:place]) and _measured(marks):
        return (Cue("noun", "data_source"), Cue("ask", "where"))  # 这两项的数据分别来自哪里
    if any(m.kind == "number" for m in marks[place + 1 : place + 4]):
        return None  # *rest on just two third-level ones*: so many parts
    from_ = mark.text == "自" and place > 0 and marks[place - 1].text in FROM
    if not (from_ or mark.text in RESTS or mark.text in GATHERED) or not _measured(marks):
        return None
    asked = any(m.says("ask", *ASKED) for m in marks) and not any(_asks_for_document(m) for m in marks)
    gathers = mark.text not in GATHERED or any(m.text in DATA for m in marks)
    return (Cue("noun", "data_source"),) if asked and gathers else None


def _measured(marks: Marks) -> bool:
    """Whether an indicator is named, and no city whose score it could be."""
    named = any(m.thing("indicator") or m.says("noun", *LEVELED) for m in marks)
    return named and not any(m.thing("city") for m in marks)


def _asks_for_document(mark: Mark) -> bool:
    return mark.says("noun", "source") and (mark.says("ask", "which") or mark.text in PRINTED)


REACHES = frozenset({"reached", "reach", "reaches", "达 到"})


def arrives_at(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*How many complaints reached Shanghai's hotline?*: they came there; no score is held against that of the city."""
    asked = any(m.says("ask", "how_many", "how_much") for m in marks[:place])
    ahead = next((m for m in marks[place + 1 : place + 4] if not m.says("stop")), None)
    there = ahead is not None and (ahead.thing("city") or ahead.thing("organisation") or ahead.thing("area"))
    scored = any(m.thing("indicator") or m.says("noun", "score", "rank") for m in marks[:place])
    return (Cue("stop", ""),) if marks[place].text in REACHES and asked and there and not scored else None


def names_paper(marks: Sequence[Mark]) -> bool:
    """哪份文件, 哪份智慧城市文件, 哪份 smart nation 计划: the word for it stands in the question word, or behind those that say of what."""
    if not marks[0].text.startswith("哪"):
        return False
    apart = next((m for m in marks[1:] if m.value("noun")), None) if marks[0].says("noun", "source") else None
    return marks[0].text.endswith(("文 件", "文 件 里")) or (apart is not None and apart.says("noun", "policy"))


SOURCED = (rests_on, arrives_at)
