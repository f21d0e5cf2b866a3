"""Rankings that say no more than where a score is looked up: *its score in the overall ranking*, 总排名里的综合得分."""

from kb.query.lexicon import Cue
from kb.query.marking.mark import Mark

RANKINGS = (
    "ranking",
    "league table",
    "ranking table",
    "排 名",
    "排 行",
    "排 行 榜",
    "榜",
    "榜 单",
    "排 名 表",
    "名 次 表",
)
LOOKED_IN, LOOKED_IN_WHOLE = Cue("stop", "looked_in"), Cue("cue", "overall")
COUNTED = ("paper", "article", "论 文", "文 章", "论 文 数")
VALUES = ("score", "得 分", "总 分", *COUNTED)
INSIDE = ("里", "中", "上", "内", "当 中", "之 中", "表 里", "表 中")


def ranking_looked_in(marks: list[Mark], place: int) -> tuple[Cue, ...] | None:
    """*What score was obtained in the twenty-city ranking?*, 总排名里的综合得分: where the score stands, and no rank asked for."""
    mark = marks[place]
    measures = [c.key for c in mark.things if c.kind == "indicator"]
    whole = bool(measures) and all(key.endswith(".overall") for key in measures)
    if not mark.text.endswith(RANKINGS) or not (measures or mark.text in RANKINGS):
        return None
    values = VALUES if whole or not measures else COUNTED  # of a ranking with a name of its own only what it counts
    chinese = not mark.text.isascii()
    scored = any(
        (values == VALUES and m.says("noun", "score") and not m.says("noun", "rank"))
        or (m.thing("indicator") and m.text.endswith(values))
        for p, m in enumerate(marks)
        if p != place and (p > place or not (chinese and measures))
    )
    before = marks[max(0, place - 6) : place]
    opened = [p for p, m in enumerate(before) if m.text in ("in", "in the", "on", "for", "within", "within the", "在")]
    inside = bool(opened) and not any(
        m.says("ask", "which", "what", "how_many") or m.thing("city") for m in before[opened[-1] :]
    )
    behind = marks[place + 1 : place + 2]
    closed = not chinese or any(m.says("cue", "among") or m.text.removesuffix(" 的") in INSIDE for m in behind)
    return (LOOKED_IN_WHOLE if whole else LOOKED_IN,) if scored and inside and closed else None


def looked_in_whole(mark: Mark) -> bool:
    """总排名里的得分: a ranking of the whole that was read so."""
    return mark.kind == "cue" and LOOKED_IN_WHOLE in mark.cues and mark.text.endswith(RANKINGS)
