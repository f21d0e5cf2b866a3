"""English words that mean one thing or another by what stands beside them: *what does X mean*, *cities that top 0.9*."""

import re
from collections.abc import Callable
from dataclasses import replace

from kb.query.lexicon import Cue
from kb.query.marking.leading import LEADING, MEASURED, city_beside, next_telling
from kb.query.marking.looked_in import ranking_looked_in
from kb.query.marking.mark import Mark
from kb.query.marking.ordered_names import ORDERED_NAMES
from kb.query.marking.plain_city import PLAIN_CITY
from kb.query.marking.set_beside import SET_BESIDE
from kb.query.marking.sourced import SOURCED

Marks = list[Mark]
LEVELED = ("indicator", "dimension", "second_level", "third_level")


def in_sense(marks: Marks) -> Marks:
    """The marks, with those words read anew that their neighbours decide."""
    return [_read_anew(marks, place, mark) for place, mark in enumerate(marks)]


def _read_anew(marks: Marks, place: int, mark: Mark) -> Mark:
    """One mark in the sense that the first fitting rule gives it."""
    for sense in SENSES:
        cues = sense(marks, place)
        if cues is not None:
            return replace(mark, kind="cue", cues=cues, things=())
    return mark


ARTICLES = frozenset({"the", "their", "its", "city"})
WITHIN = frozenset({"in", "for", "within", "under", "here"})


def _asks_meaning(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*What does iSLEC mean?*, *what does X mean in the plan?*: a meaning, no average."""
    if marks[place].text != "mean" or (place and marks[place - 1].text in ARTICLES):
        return None  # *do both lie above the mean?*
    within = any(m.text.split()[0] in WITHIN for m in marks[place + 1 : place + 2]) and not marks[place - 1].says(
        "stop"
    )
    last = within or all(m.says("stop") for m in marks[place + 1 :])
    said = last and any(m.text in ("doe", "do", "did") for m in marks[:place])
    return (Cue("noun", "definition"),) if said else None


def _exceeds(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Which cities top 0.9?*: a verb behind its cities and before a score."""
    number = marks[place + 1].number if place + 1 < len(marks) else None
    behind = place > 0 and marks[place - 1].says("noun", "city") and any(m.says("ask", "which") for m in marks[:place])
    score = number is not None and (number != int(number) or number > 20)
    return (Cue("op", ">"),) if marks[place].text == "top" and behind and score else None


def _set_in_place(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*When did it put its platform in place?*: no rank, as *in places 4 to 8* is one."""
    counted = any(m.kind == "number" for m in marks[place + 1 : place + 2])
    return (Cue("stop", ""),) if marks[place].text == "in place" and not counted else None


def _filed_under(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Fall under the international path*: what they belong to, and no bound."""
    mark, ahead = marks[place], next_telling(marks, place)
    named = ahead is not None and (ahead.thing("path_type") is not None or ahead.says("noun", "path"))
    return (Cue("stop", ""),) if named and mark.says("op", "<") and mark.text.endswith(" under") else None


CROSSING = {
    ">": ("pass", "passes", "passed", "break", "breaks", "broke", "cross", "crosses", "crossed", "better", "betters"),
    ">=": ("make", "makes", "made", "get to", "gets to", "got to"),
    "<": ("miss", "misses", "missed"),
}
BETWEEN = frozenset({"the", "threshold", "threshold of", "of", "mark", "line", "bar", "level"})


def _crosses(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Pass the 0.7 mark*, *crossed the threshold of 0.7*, *do not make 0.4*: a bound behind a verb; a law is passed, too."""
    op = next((op for op, verbs in CROSSING.items() if marks[place].text in verbs), None)
    if op is None:
        return None
    ahead = next((m for m in marks[place + 1 : place + 5] if m.text not in BETWEEN), None)
    decimal = ahead is not None and ahead.number is not None and ahead.number != int(ahead.number)
    return (Cue("op", op),) if decimal else None


def _had_body(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Already had a steering body before 2010*, *already existed in 2012*: before a year, and not before a law."""
    if not (marks[place].says("cue", "body_first") and marks[place].text.startswith(ALREADY)):
        return None
    laws = any(m.says("noun", "regulation") for m in marks)
    body = any(m.value("noun") == "body" for m in marks)
    dated = any(m.kind == "date" for m in marks)
    if not dated or (laws and body):
        return None
    noun = () if laws else (Cue("attr", "body.established") if body else Cue("noun", "body"),)
    return (*noun, Cue("cue", "stands"))


ALREADY = ("already", "已")


def _law_came_first(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Which law came first?*: the earliest of the laws, and none before a body."""
    asked = place > 0 and marks[place - 1].says("ask", "which", "what")
    first = marks[place].says("cue", "law_first") and marks[place].text.endswith("first")
    if not first or any(m.says("noun", "body") for m in marks):
        return None
    if any(m.says("noun", "city") for m in marks[:place]) and any(m.thing("index") for m in marks[place:]):
        return Cue("noun", "regulation"), Cue("order", "max")  # *which city with a law comes first in iSLEC?*
    return (Cue("noun", "regulation"), Cue("order", "earliest")) if asked else None


REACHING = frozenset({"reach", "reach the", "reaches the", "reached the", "attain the", "attains the", "make the", "makes the", "made the", "hit the", "hits the"})  # fmt: skip


def _reaches_mean(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Don't reach the iSLEC mean*, *hit the average*: a bound, and no place among the first."""
    ahead = next((m for m in marks[place + 1 : place + 4] if not (m.says("stop") or any(map(m.thing, MEASURED)))), None)
    means = ahead is not None and ahead.says("agg", "mean", "median")
    return (Cue("op", ">="),) if marks[place].text in REACHING and means else None


TESTED = frozenset({"true", "correct", "right", "agree", "agreed", "so", "fair"})


def _tested_at_end(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Thirty-four cities beat the average. Recount – true?*: the last word puts what was said to the test."""
    if place + 1 < len(marks) or marks[place].text not in TESTED or marks[place].says("cue", "support"):
        return None
    asked = any(m.says("ask", "which", "who", "what", "when", "where", "how_many", "how_much") for m in marks)
    told = any(
        m.says("cue", "said", "mention", "recompute")
        or m.says("rel", "beats", "loses")
        or m.kind == "number"
        or m.thing("source")
        for m in marks
    )
    return (Cue("cue", "support"), Cue("ask", "yes_no")) if told and not asked else None


MINUS = frozenset({"minus", "less", "减 去", "减", "减 掉", "扣 掉"})


def _takes_from_set(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*The industry-driven cities minus the legislated ones*: some are taken out of a set, no score from another."""
    if marks[place].text not in MINUS:
        return None
    before = next((m for m in reversed(marks[max(0, place - 3) : place]) if not m.says("stop")), None)
    ahead = next_telling(marks, place)
    if before is None or ahead is None:
        return None
    if not (_is_set(before) or before.says("noun", "city", "path", "network") or before.kind == "number"):
        return None
    taken = _is_set(ahead) or ahead.thing("city") or ahead.says("noun", "regulation")
    ends = any(m.says("order") or m.says("noun", "score", "rank") for m in marks[:place])
    return (Cue("logic", "except"),) if taken and not ends else None


def _is_set(mark: Mark) -> bool:
    return bool(mark.value("set") or mark.thing("network") or mark.thing("path_type") or mark.thing("place"))


def _in_both(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*In both learner experience and city innovation*: two indicators, not the two indices."""
    ahead = next_telling(marks, place)
    indicator = ahead is not None and ahead.thing("indicator") and not (ahead.thing("index") or ahead.thing("edition"))
    return (Cue("logic", "and"), Cue("time", "in")) if marks[place].text == "in both" and indicator else None


def _makes_up(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Which indicators make up learner experience?*: its parts, no share of a total."""
    said = marks[place].text in ("make up", "makes up") and place > 0 and marks[place - 1].says("noun", *LEVELED)
    return (Cue("noun", "parts"),) if said and not any(m.says("ask", "how_much") for m in marks) else None


def _dated_prefix(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Pre-2015*, *post-2015*."""
    way = {"pre": "before", "post": "after"}.get(marks[place].text)
    dated = place + 1 < len(marks) and marks[place + 1].kind == "date"
    return (Cue("time", way),) if way and dated else None


def _ties_together(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*What ties Beijing to Taiyuan?*, *in what way is Beijing related to Taiyuan?*: a link, no equal rank."""
    asked = place > 0 and marks[place - 1].says("ask", "what") and marks[place].text in ("ties", "tie", "binds")
    between = bool(city_beside(marks, place - 1) and city_beside(marks, place + 1))
    return (Cue("rel", "connect"),) if asked or (marks[place].text == "related to" and between) else None


def _comes_in(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Where does Hohhot come in iSLEC?*: its place in an order."""
    if marks[place].text not in ("come", "came", "land", "finish", "stand", "sit", "sits") or not city_beside(
        marks, place - 1
    ):
        return None
    asked = any(m.says("ask", "where") for m in marks[:place])
    measured = any(m.thing(kind) for m in marks for kind in MEASURED)
    return (Cue("noun", "rank"),) if asked and measured else None


def _takes_long(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*How long, in months, did it take …*: a number of months."""
    units = {"month": "months_between", "year": "years_between"}
    said = next((units[m.text] for m in marks[place + 1 : place + 4] if m.text in units), None)
    asked = marks[place].text == "how long" and said
    return (Cue("ask", "how_many"), Cue("cue", str(said))) if asked else None


def _set_against(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Hong Kong as opposed to Singapore*: two cities side by side, none left out."""
    said = marks[place].text in ("as opposed to", "as distinct from", "as against")
    return (
        (Cue("rel", "compare"),) if said and city_beside(marks, place - 1) and city_beside(marks, place + 1) else None
    )


def _first_so_many(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """居前两位: so many from the top; 谁居前 compares."""
    numbered = any(m.kind == "number" for m in marks[place + 1 : place + 2])
    return (Cue("order", "top"),) if marks[place].text == "居 前" and numbered else None


def _relative_where(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Which cities stand for the type where needs push education?*: no place is asked for by *where*."""
    asked = any(m.says("ask", "which") for m in marks[:place])
    behind_noun = place > 0 and (marks[place - 1].kind == "word" or bool(marks[place - 1].value("noun")))
    return (Cue("stop", ""),) if marks[place].text == "where" and asked and behind_noun else None


COMING = frozenset(
    {"come", "comes", "came", "stem", "stems", "come from", "comes from", "came from", "originate", "originates"}
)
DATA = frozenset({"data", "figure", "number", "value", "score", "statistic", "input"})


def _data_come(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*From which company do the data of X come?*: where the data of an indicator are from."""
    if marks[place].text not in COMING or not any(m.thing("indicator") for m in marks):
        return None
    said = any(m.text in DATA for m in marks[:place])
    joined = marks[place].text.endswith("from") or any(m.text == "from" for m in marks)
    asked = any(m.says("ask", "which", "what", "who", "where") for m in marks)
    return (Cue("noun", "data_source"),) if said and joined and asked else None


PROVIDERS = ("organisation", "reference")


def _data_of(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Which indicators use data of PwC?*, 哪些指标用了普华永道的数据: whose data an indicator rests on."""
    if marks[place].text not in ("data", "数 据") or not any(m.says("noun", *LEVELED) for m in marks):
        return None
    beside = [m for m in marks[max(0, place - 2) : place + 4] if any(map(m.thing, PROVIDERS))]
    named = any(m.thing("indicator") or m.thing("city") for m in marks)
    return (Cue("noun", "data_source"),) if beside and not named else None


def _either_first(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """先有条例还是先有委员会: of two orders that are set against each other neither is claimed."""
    mine = marks[place].value("cue")
    other = {"body_first": "law_first", "law_first": "body_first"}.get(mine or "")
    beside = (*marks[max(0, place - 2) : place], *marks[place + 1 : place + 3])
    joined = any(m.says("logic", "or") for m in beside) and any(m.says("cue", str(other)) for m in beside)
    return (Cue("cue", "sequence"), Cue("noun", "body")) if other and joined else None


POSSESSIVES = frozenset({"their", "its", "his", "her", "our", "your", "whose"})


def _a_name(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*How many bureaus put their names to the plan?*: a name that someone has, and no order to name something."""
    owned = marks[place].text == "name" and place > 0 and marks[place - 1].text in POSSESSIVES
    return (Cue("stop", ""),) if owned else None


RUNS = re.compile("(?:负 责|牵 头|主 导)")


def _told_task(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """宁波负责统筹协调的委员会是哪一年设立的？, *the committee responsible for coordination*: told of the body, not asked."""
    if not marks[place].says("attr", "body.lead") or not any(m.says("ask", "when") for m in marks):
        return None
    behind = marks[place + 1 : place + 8]
    body = next((p for p, m in enumerate(behind) if m.thing("organisation") or m.value("noun") == "body"), None)
    if RUNS.match(marks[place].text):
        linked = body is not None and body > 1 and behind[body - 1].text == "的"
        return (Cue("stop", ""),) if linked else None
    ahead = marks[place - 1] if place else None
    before = ahead is not None and bool(ahead.thing("organisation") or ahead.value("noun") == "body")
    told = (
        marks[place].text in ("responsible", "in charge") and before and behind[:1] and behind[0].text in ("for", "of")
    )
    return (Cue("stop", ""),) if told else None


INNER = frozenset({"how", "whether", "what", "that", "which", "who", "to", "let", "lets", "where"})


def _told_future(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*The application that tells how crowded a train will be*: within a clause of a question about what was done."""
    if not marks[place].says("refuse", "prediction") or marks[place].text != "will be":
        return None
    done = next((p for p, m in enumerate(marks[:place]) if m.text in ("did", "was", "were", "had")), None)
    inner = done is not None and any(m.text.split()[0] in INNER for m in marks[done + 2 : place])
    return (Cue("stop", ""),) if inner else None


def _part_left_out(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*When city innovation is left out of iSLEC*: a part of the index, and no city that is missing from it."""
    before = next((m for m in reversed(marks[:place]) if not m.says("stop")), None)
    part = before is not None and before.thing("indicator") is not None
    return (
        (Cue("cue", "dropped"),)
        if part and marks[place].says("cue", "absence") and "out" in marks[place].text
        else None
    )


def _reports(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """*Report Cairo's score*, *please report the rank of …*: an order to tell something, and no document."""
    before, behind = marks[:place], marks[place + 1 :]
    opens = all((m.says("stop") or m.says("ask", "yes_no")) and m.text not in ARTICLES for m in before)
    mentions = any(m.says("cue", "mention") for m in behind)
    return (Cue("ask", "which"),) if marks[place].text == "report" and opens and behind and not mentions else None


def _in_turn(marks: Marks, place: int) -> tuple[Cue, ...] | None:
    """武汉和西安的条例，哪个通过在先？: of laws alone, or of bodies alone, the first or the last is asked for."""
    text = marks[place].text
    said = marks[place].value("cue") in ("law_first", "body_first") and text.endswith(("在 先", "在 后", "在 前"))
    event = "body.established" if text.startswith(("成 立", "设 立")) else "regulation.adopted"
    other = ("body",) if event == "regulation.adopted" else ("regulation",)
    apart = any(
        m.says("noun", *other) or m.says("cue", "law_first", "body_first")
        for m in (*marks[:place], *marks[place + 1 :])
    )
    if not said or apart or not text.startswith(tuple(DATED_DEEDS)):
        return None
    return (Cue("attr", event), Cue("order", "latest" if text.endswith("后") else "earliest"))


DATED_DEEDS = ("通 过", "出 台", "颁 布", "成 立", "设 立")
ARTICLES = frozenset({"the", "a", "an", "this", "that", "each", "every", "either", "one", "our"})


Sense = Callable[[Marks, int], tuple[Cue, ...] | None]
SENSES: tuple[Sense, ...] = (_asks_meaning, _set_in_place, _filed_under, _crosses, _had_body, _exceeds, *LEADING, _law_came_first, _in_both, _makes_up, _dated_prefix, _takes_from_set, _reaches_mean, _tested_at_end,
                             _ties_together, _comes_in, _takes_long, _data_come, _data_of, _a_name, _either_first, _set_against, ranking_looked_in,
                             _first_so_many, _relative_where, _told_task, _told_future, _part_left_out, _reports,
                             _in_turn, *SET_BESIDE, *SOURCED, *ORDERED_NAMES, *PLAIN_CITY)  # fmt: skip
