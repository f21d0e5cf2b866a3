"""What a list or a look-up is of, as the words around its noun tell: cities or their laws, a title, a score with its rank, totals."""

from collections.abc import Sequence
from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.marking.indicators import is_top
from kb.query.marking.mark import Mark
from kb.query.rules.asks import SCORED, pauses_before, said_nouns
from kb.query.selection.conditions import HasBody, HasPath, ScoreTest
from kb.query.selection.evaluate import flat

RELATIVE = frozenset({"in", "for", "of", "by", "under"})
COMPANIES = frozenset({"company", "firm", "公 司", "企 业"})
SORTS = {**dict.fromkeys(COMPANIES, "company"), "district": "district"}  # nouns that say which sort of thing is listed
ORDERS = frozenset({"order", "the order", "sequence"})
VERBS = frozenset({"立 法", "legislate", "legislated", "legislating", "enacted"})


def listed_entity(frame: Frame) -> str:
    """What a list is of: the noun right behind *which*."""
    marks = frame.marked.marks
    opening = next((m for m in marks if not m.says("stop")), None)
    named = any(isinstance(c, HasBody) and c.named for c in flat(frame.conditions))
    sought = "city" in said_nouns(frame) or "where" in frame.asks or _asks_for_members(marks)
    if named and opening is not None and opening.value("noun") == "body" and not sought:
        return "organisation"
    if not frame.asks and opening is not None and opening.says("noun", "regulation") and frame.language == "en":
        return "city" if "city" in said_nouns(frame) or _one_of_several(frame) else "regulation"
    if any(m.says("ask", "where") and m.text.endswith(("city", "城 市")) for m in marks):
        return "city"  # *in which cities …*
    for place, mark in enumerate(marks):
        if place > 1 and marks[place - 1].text in RELATIVE and marks[place - 2].says("noun", "city", "network"):
            return "city"  # *the cities in which a law …*, *members for which the body …*
        if mark.says("ask", "which") and place > 1 and marks[place - 2].text in ORDERS:
            continue  # *in the order in which their laws came into force*
        if mark.says("ask") and mark.text.endswith("谁"):
            return "city"  # 还有谁的条例…: whose it is
        if mark.says("ask", "which", "what") and "城 市" not in mark.text and not mark.says("noun", "network", "city"):
            ahead = marks[place + 1 : place + 3]
            if any(m.says("logic") or m.thing("network") for m in ahead):
                continue
            before = marks[max(0, place - 2) : place]
            if (
                frame.language == "zh"
                and any(m.value("noun") == "city" or m.text.endswith("城 市") for m in before)
                and any(m.says("cue", "among") for m in before)
            ):
                return "city"  # 的城市中哪些有条例
            behind = marks[place + 1 : place + 6]
            if (
                frame.language == "zh"
                and any(m.value("noun") == "city" for m in behind)
                and any(m.text == "的" for m in behind)
            ):
                return "city"  # 哪些有条例的城市
            for noun, entity in (("regulation", "regulation"), ("body", "organisation")):
                if any(m.value("noun") == noun and m.text not in VERBS for m in ahead) and not any(
                    m.says("noun", "city") for m in ahead
                ):
                    return entity
    if frame.language == "zh" and named and _asks_for(marks, "body"):
        return "organisation"
    return "regulation" if frame.language == "zh" and _asks_for(marks, "regulation") else "city"


def _one_of_several(frame: Frame) -> bool:
    """*Law + cultural type + early body = ?*: the law is one thing of several that a city has."""
    said = [m for m in frame.marked.marks if not m.says("stop")]
    more = any(isinstance(c, HasPath | HasBody | ScoreTest) for c in flat(frame.conditions))
    marked = frame.marked
    behind = marked.text[marked.tokens[said[0].end - 1].end :].lstrip()[:1]
    return more and (behind in ("+", "&", ",", "/") or any(m.says("logic", "and") for m in said[1:2]))


def _asks_for(marks: tuple[Mark, ...], noun: str) -> bool:
    """2020年后施行的条例有哪些, 列出…的条例: a noun for laws with what asks right behind it, or at the end of a phrase."""
    said = [m for m in marks if not m.says("stop") or m.says("ask")]
    last = [
        p
        for p, m in enumerate(said)
        if not _qualifies(marks, m) and m.value("noun") == noun and m.text not in VERBS and not m.says("ask")
    ]
    if not last or any(m.says("noun", "city", "network") or m.thing("network") for m in said):
        return False
    behind = said[last[-1] + 1 :]
    opened = not behind and (said[0].says("ask", "which") or not any(m.says("ask") for m in said))
    return opened or (bool(behind) and all(m.says("ask", "which") for m in behind))


def _asks_for_members(marks: tuple[Mark, ...]) -> bool:
    """机构名称叫…的成员城市是哪几个: a noun for the members of a network with what asks right behind it, at the end."""
    said = [m for m in marks if not m.says("stop") or m.says("ask")][-2:]
    return len(said) == 2 and said[0].says("noun", "network") and said[1].says("ask", "which", "what")


def _qualifies(marks: tuple[Mark, ...], noun: Mark) -> bool:
    """有条例的: what stands before 的 tells of something else."""
    return any(m.text == "的" for m in marks[marks.index(noun) + 1 :][:1])


def is_chosen(marks: Sequence[Mark], place: int) -> bool:
    """北京的两个区是哪两个: a noun of one sign, of which it is asked right behind it."""
    before, behind = marks[max(0, place - 1) : place], marks[place + 1 : place + 3]
    return any(m.text in ("的", "个") for m in before) and any(m.says("ask", "which") for m in behind)


def tells_title(frame: Frame) -> bool:
    """太原出台的条例叫什么: a verb that only tells which law is meant, where its name is asked for."""
    marks = frame.marked.marks
    titled = any(m.says("cue", "called", "by_name") for m in marks) and "when" not in frame.asks
    return titled and any(
        verb.says("attr", "regulation.adopted", "regulation.in_force")
        and link.text == "的"
        and noun.says("noun", "regulation")
        for verb, link, noun in zip(marks, marks[1:], marks[2:], strict=False)
    )


def ranks_score(frame: Frame) -> bool:
    """智慧创新得分的排名, 得分在20个城市里排第几, *how does its score rank?*, *its rank among the 20 for the score*: the rank
    of a score, and not both."""
    marks = frame.marked.marks
    told = [p for p, m in enumerate(marks) if not (_tells_where(m) or (m.says("stop") and not m.says("ask")))]
    if frame.language == "en" and _rank_for_score(frame):
        return True
    return any(
        (marks[score].says("noun", "score") or _is_scored(frame, marks[score]))
        and marks[rank].says("noun", "rank")
        and not marks[score].says("noun", "rank")
        and not any(pauses_before(frame, p) for p in range(score + 1, rank + 1))
        and (frame.language == "zh" or {"where", "how"} & set(frame.asks) or marks[0].text == "how")
        for score, rank in pairwise(told)
    )


def _rank_for_score(frame: Frame) -> bool:
    """*Its rank among the 20 cities for the mobile phone score*: the score says of what the rank is asked for."""
    marks = frame.marked.marks
    ranks = [p for p, m in enumerate(marks) if m.says("noun", "rank") and not m.says("noun", "score")]
    scores = [p for p, m in enumerate(marks) if m.says("noun", "score") or _is_scored(frame, m)]
    if len(ranks) != 1 or len(scores) != 1 or ranks[0] > scores[0]:
        return False
    between = range(ranks[0] + 1, scores[0] + 1)
    leads = any(marks[p].text in OF_WHAT for p in between)
    return leads and not any(marks[p].says("logic") or marks[p].says("ask") or pauses_before(frame, p) for p in between)


OF_WHAT = frozenset({"for", "in", "by", "on"})


def _is_scored(frame: Frame, mark: Mark) -> bool:
    """城市创新得分, 总分: the word for a score at the end of the name of an indicator."""
    return mark.thing("indicator") is not None and frame.marked.original(mark).lower().endswith((*SCORED, "总分"))


def _tells_where(mark: Mark) -> bool:
    """在20城里, 在iSLEC中: among whom a place is asked for."""
    where = mark.says("time", "in") or mark.says("cue", "among") or mark.says("noun", "city") or mark.kind == "number"
    return where or bool(mark.thing("index") or mark.thing("edition") or mark.thing("network"))


def asks_for_leads(frame: Frame) -> bool:
    """*Name the lead units of the cities where …*, ……的城市，牵头单位分别是谁: the leads are asked for, and not whose they are."""
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.says("ask")]
    asking = [(m.says("ask", "which", "what", "who") and not m.says("noun", "city")) for m in marks]
    leads = [m.says("attr", "body.lead") and not m.says("ask") and m.text not in VERBS_OF_LEADS for m in marks]
    chinese = frame.language == "zh"
    pairs = pairwise(zip(asking, leads, strict=True))
    return any((one[1] and two[0]) if chinese else (one[0] and two[1]) for one, two in pairs)


VERBS_OF_LEADS = frozenset(
    {"lead", "leads", "led", "led by", "in charge", "responsible", "牵 头", "负 责", "主 导", "领 导"}
)


def joins_rank(frame: Frame) -> bool:
    """学习者体验得分和排名: the score is said in the name of the indicator, the rank by itself."""
    marks = frame.marked.marks
    said = ("得分", "分数")
    scored = [p for p, m in enumerate(marks) if m.thing("indicator") and frame.marked.original(m).endswith(said)]
    asked = [
        p
        for p, m in enumerate(marks)
        if m.says("noun", "rank") and m.text.endswith(("几", "几 名", "几 位", "多 少 名", "多 少 位"))
    ]
    if any(pauses_before(frame, p) and any(s < p for s in scored) for p in asked):
        return True  # 学习场域得分是多少，排在第几
    return any(
        link.says("logic", "and") and rank.says("noun", "rank")
        for p in scored
        for link, rank in zip(marks[p + 1 : p + 2], marks[p + 2 : p + 3], strict=False)
    )


def asks_behind_cities(frame: Frame) -> bool:
    """得分在伦敦之上的城市有谁: in Chinese what asks may stand right behind its noun."""
    said = [m for m in frame.marked.marks if not m.says("stop") or m.says("ask")]
    return (
        frame.language == "zh"
        and len(said) > 1
        and said[-2].text == "城 市"
        and said[-1].says("ask", "which", "who")
        and not any(m.says("ask") for m in said[:-2])
    )


def tells_of_each(frame: Frame) -> bool:
    """*The path type and the rank of each member*: what is told of every city, and not which cities."""
    said = next((m for m in frame.marked.marks if not m.says("stop")), None)
    return (
        "all_of" in frame.cues
        and said is not None
        and (said.says("noun", "path", "rank", "score") or said.says("attr"))
    )


def wholes_said(base: Base, frame: Frame) -> list[str]:
    """*The overall iSLEC rank and the overall rank in Global Smart Cities*: the totals of all editions that are named."""
    found = []
    for mark in frame.marked.marks:
        ident = mark.thing("indicator")
        if ident and base.indicators[ident].level == 0 and not is_top(base, mark):
            found.append(ident)
        edition = mark.thing("edition") or next(iter(editions_of_index(base, mark.thing("index") or "")), None)
        found += [base.editions[edition].overall] if edition else []
    return list(dict.fromkeys(found))


def editions_of_index(base: Base, index: str) -> list[str]:
    """The newest edition of an index."""
    return [e.id for e in base.editions.values() if e.index == index][-1:]


WHICH_ONES = frozenset(
    {
        "哪 些 城 市", "哪 些", "哪 几 个", "哪 几 座", "有 哪 几 座", "是 哪 几 座", "还 有 哪 几 座", "哪 个", "有 哪 些", "是 哪 些",
        "是 哪 几 个", "是 哪 个", "是 哪 座", "是 哪 一 个", "是 哪 一 座",
    }
)  # fmt: skip


def asks_for_cities(frame: Frame) -> bool:
    """Whether the things asked for are cities: *which cities*, 哪些城市, or a bare noun phrase."""
    marks = frame.marked.marks
    if "where" in frame.asks and "which" not in frame.asks:
        return True
    if any(m.says("cue", "others") and ("city" in m.text or m.says("noun", "city")) for m in marks):
        return True  # *which other cities …*, *name the remaining cities*
    for place, mark in enumerate(marks):
        if mark.says("ask", "which", "what", "where", "how_many", "who"):
            ahead = marks[place + 1 : place + 5]
            if any(m.says("noun", "city") or m.thing("network") for m in ahead):
                return True
            if any(m.text in ("member", "member of", "成 员") for m in (*marks[max(0, place - 1) : place], *ahead[:1])):
                return True  # *name the members of Shanghai's path type*
            if any(m.says("noun", "path", "body", "regulation", "score", "rank") or m.value("attr") for m in ahead[:2]):
                continue
    if any(m.text in WHICH_ONES for m in marks):
        return True
    if frame.language == "zh":
        return not frame.asks and _ends_in_cities(frame)
    return not frame.asks and not tells_of_each(frame)


def _ends_in_cities(frame: Frame) -> bool:
    """机构成立五年后立法的城市: a bare noun phrase."""
    last = next((m for m in reversed(frame.marked.marks) if not m.says("stop")), None)
    return last is not None and last.value("noun") == "city"


def asks_for_laws_abroad(base: Base, frame: Frame) -> bool:
    """*Which open-data statute of South Korea …*: a law of another country is no city's."""
    countries = {city.country for city in base.cities.values()} - {"china"}
    return "regulation" in said_nouns(frame) and bool(countries & set(frame.things("place")))


def untold(frame: Frame) -> list[str]:
    """襄阳学习者体验第一，那它的城市创新排第几: the indicators but for those whose place the question tells itself."""
    marks = frame.marked.marks
    told = {
        c.key.partition(":")[2]
        for m, after in pairwise(marks)
        if after.kind == "number" and after.ordinal
        for c in m.things
    }
    return [i for i in frame.indicators if i not in told] or list(frame.indicators)


def which_of_network(frame: Frame) -> bool:
    """*In which demonstration area …*: one of those that a network holds; *in which learning city …*, where none is named."""
    marks = [m for m in frame.marked.marks if m.says("ask") or not m.says("stop")]
    marks = [m for p, m in enumerate(marks) if not (p and m.kind == "number" and marks[p - 1].says("ask", "which"))]
    asked = [p for p, m in enumerate(marks[:-1], 1) if m.says("ask", "which")]
    named = any(marks[p].thing("network") for p in asked)
    return named or (not frame.cities and any(_is_city(marks[p : p + 2]) for p in asked))


def _is_city(marks: list[Mark]) -> bool:
    """*Learning city*, 学习型城市: the city itself, and no policy of one."""
    return (
        marks[0].says("topic")
        and marks[0].text.endswith((" city", "城 市"))
        and not any(m.value("noun") for m in marks[1:] if m.start == marks[0].end or not m.text.isascii())
    )


def names_body_of_city(marks: Sequence[Mark], place: int) -> bool:
    """*Which city offices …*, *which city departments …*: bodies of a city are asked for, and no city."""
    behind = marks[place + 1 : place + 2]
    said = any(m.text == "city" for m in marks[place : place + 1])
    return said and any(m.text in OF_CITY or m.says("noun", "organisation") for m in behind)


OF_CITY = frozenset(
    {
        "office",
        "department",
        "agency",
        "authority",
        "official",
        "leader",
        "hall",
        "council",
        "library",
        "concept",
        "idea",
        "notion",
    }
)
