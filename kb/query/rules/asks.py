"""What the rules share: what a frame asks for, in plain predicates."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.marking.beside import TOLD, asking_places, counts_named, opens_clause, tells_back
from kb.query.marking.halves import SHARES_OF
from kb.query.marking.indicators import default_edition
from kb.query.marking.mark import Mark
from kb.query.marking.sourced import names_paper
from kb.query.selection.attributes import ATTRIBUTES
from kb.query.selection.conditions import (
    MEMBERSHIP,
    HasBody,
    HasPath,
    HasRegulation,
    InEdition,
    InNetwork,
    InPlace,
    InTier,
    NamedCities,
    Selection,
)  # fmt: skip
from kb.query.selection.evaluate import flat
from kb.search.text import terms

YES_NO = "yes_no"


def others(frame: Frame, edition: str) -> Selection:
    """The conditions without the named cities and the edition asked about: whom a city is set among."""
    kept = (c for c in frame.conditions if c != InEdition(edition=edition))
    left_out = (NamedCities(cities=frame.excluded, negate=True),) if frame.excluded else ()
    return Selection(conditions=(*kept, *left_out))


def thing_terms(frame: Frame) -> set[str]:
    """The words that name things."""
    return {term for m in frame.marked.marks if m.kind == "thing" for term in terms(frame.marked.original(m))}


def family(frame: Frame) -> str | None:
    """The city attribute that the nouns of a question are about."""
    if frame.attributes and frame.attributes[0] in ATTRIBUTES:
        kind = frame.attributes[0].partition(".")[0]
        if kind not in ("body", "regulation") or kind in frame.nouns:
            return frame.attributes[0]
    for noun, attribute in (("path", "path_type"), ("regulation", "regulation"), ("body", "body")):
        if noun in frame.nouns or (noun == "path" and frame.things("path_type")):
            return attribute
    return None


def named_things(frame: Frame) -> list[str]:
    """Keys of the named things that are no cities."""
    kinds = ("area", "organisation", "policy", "regulation", "network", "path_type", "place")
    found = [f"{kind}:{ident}" for kind in kinds for ident in frame.things(kind)]
    return found


def same_named(frame: Frame, keys: list[str]) -> list[str]:
    """The keys with all other things of their kind that bear the very same name."""
    every = [c.key for m in frame.marked.marks for c in m.things if c.kind in {key.partition(":")[0] for key in keys}
             and any(other.key in keys for other in m.things) and c.how != "fuzzy"]  # fmt: skip
    return list(dict.fromkeys([*keys, *every]))


def asked_attributes(frame: Frame) -> tuple[str, ...]:
    """City attributes that the words of a question ask for, in the order of the list of attributes."""
    found = [key for key in frame.attributes if key in ATTRIBUTES and fits_nouns(key, frame)]
    if "body.lead" in found and len(found) > 1 and tells_body(frame):
        found = [key for key in found if key != "body.lead"]
    if "lead_type" in " ".join(found):
        found = [key for key in found if key != "body.lead"]
    if any(key.startswith("path.") for key in found):
        typed = any(m.says("noun", "path") and TYPED & set(m.text.split()) for m in frame.marked.marks)
        again = "same" in frame.relations or sum(m.says("noun", "path") for m in frame.marked.marks) > 1
        typed = typed or (again and asks_for_path(frame))  # 属于哪一种路径？这种路径的核心特征是什么？
        return ("path_type", *found) if typed and not frame.things("path_type") else tuple(found)
    if "path" in frame.nouns and not frame.things("path_type"):
        found.append("path_type")
    if "body" in frame.nouns and (not any(key.startswith("body") for key in found) or names_body(frame)):
        found.insert(0, "body")
    if not any(key.startswith("regulation") for key in found) and "regulation" in frame.nouns:
        found += ["regulation"]
    if asks_for_title(frame):
        found = ["regulation", *(key for key in found if key not in ("regulation.adopted", "regulation.in_force"))]
    return tuple(dict.fromkeys(found))


TYPED = frozenset({"type", "typed", "category", "型"})  # *which type is it, and what is its typical path?*


def asks_for_title(frame: Frame) -> bool:
    """*The name of the law passed in 2011*, 2011年通过的条例叫什么名字, *the title of the law it adopted*: its dates only say which law is meant."""
    titled = any(m.says("imprint", "title") for m in frame.marked.marks)
    named = titled or any(m.text in NAME_OF for m in frame.marked.marks)
    dated = titled or any(m.kind == "date" for m in frame.marked.marks)
    return named and dated and "regulation" in frame.nouns and not {"when", "who"} & set(frame.asks)


def tells_body(frame: Frame) -> bool:
    """*The committee that coordinates lifelong education*, 负责协调终身教育的委员会: what tells a body apart, and not who leads it."""
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.text == "that"]
    leads = [p for p, m in enumerate(marks) if m.says("attr", "body.lead")]
    if len(leads) != 1 or "who" in frame.asks:
        return False
    place = leads[0]
    relative = place > 1 and marks[place - 1].text in ("that", "which") and marks[place - 2].value("noun") == "body"
    ahead = [m for m in marks[place + 1 :] if not (m.kind in ("word", "thing") or m.says("logic", "and"))]
    told = [m for m in ahead if not (m.says("topic") or m.says("subject"))]
    chinese = frame.language == "zh" and len(told) < len(ahead) and bool(told) and told[0].value("noun") == "body"
    return relative or chinese or tells_back(frame.marked.marks, "body.lead")


def names_body(frame: Frame) -> bool:
    """*What is the body of Wuhan and who leads it?*, 机构叫什么？哪年成立？: the body itself is asked for, besides what is told of it."""
    marks = frame.marked.marks
    ahead = [m for p in asking_places(marks, "what", "which") for m in marks[p + 1 : p + 3]]
    asks = {"who", "when"} & set(frame.asks)
    said = any(m.value("noun") == "body" or m.thing("organisation") for m in ahead)
    named = any(a.value("noun") == "body" and (b.text == "叫" or b.text in NAME_OF) for a, b in pairwise(marks))
    return bool(asks) and (said if frame.language == "en" else named)


def fits_nouns(key: str, frame: Frame) -> bool:
    """Dates need their noun: *established* says nothing of a law."""
    kind, _, part = key.partition(".")
    if kind == "body":
        return "body" in frame.nouns or part in ("lead", "lead_type")
    if kind == "regulation" and part:
        return "regulation" in frame.nouns or not ({"body", "organisation", "policy", "practice"} & frame.nouns)
    return True


def date_key(key: str) -> str:
    """The date behind a law or a body: *when*, *older*."""
    return {"regulation": "regulation.adopted", "body": "body.established"}.get(key, key)


def asks_for_path(frame: Frame) -> bool:
    """*Which path type do they share*, 同属哪种路径类型: the type is what is asked for."""
    marks = frame.marked.marks
    return any(
        mark.says("ask", "which", "what") and any(m.says("noun", "path") for m in marks[place : place + 3])
        for place, mark in enumerate(marks)
    )


def asks_for_rank(frame: Frame) -> bool:
    """Whether a rank is asked for and not a score: as a word of its own, or inside the name of an indicator."""
    marks, original = frame.marked.marks, frame.marked.original
    measures = [p for p, m in enumerate(marks) if m.thing("indicator")]  # 总排名表, 总排名中的综合得分: where to look
    inside = [p for p in measures if any(m.text[0] == "表" or (m.says("cue", "among") and p < measures[-1]) for m in marks[p + 1 : p + 2])]  # fmt: skip
    named = " ".join(original(marks[p]).lower() for p in measures if p not in inside)
    if not any(word in named for word in SCORED):  # *overall score in the Global Smart City ranking*
        named = " ".join([named, *(original(m).lower() for m in marks if m.thing("index"))])
    said = "rank" in frame.nouns or ("排名" in named and "排名表" not in named) or "rank" in named
    return said and "score" not in frame.nouns and not (named.endswith(SCORED) and _only_where(frame))


SCORED = ("得分", "分数", "score", "scores")


def rank_and_total(frame: Frame) -> bool:
    """*Its overall score and rank*, 是第几名，总分多少: a score by its name, and a rank beside it."""
    marks = [m for m in frame.marked.marks if not m.says("stop") or m.says("ask")]
    scored = [p for p, m in enumerate(marks) if m.thing("indicator") and frame.marked.original(m).lower().endswith((*SCORED, "总分"))]  # fmt: skip
    ranked = [p for p, m in enumerate(marks) if m.says("noun", "rank") or (m.thing("indicator") and m.text.endswith(("排 名", "rank")))]  # fmt: skip
    joined = any(marks[min(p, r) + 1].says("logic", "and") for p in scored for r in ranked if abs(p - r) == 2)
    asked = [r for r in ranked if marks[r].text.startswith(("第 几", "排 第 几"))]
    return joined or any(r < p or set(range(p + 1, r)) - set(ranked) for r in asked for p in scored)  # but 总分排第几


def _only_where(frame: Frame) -> bool:
    """全球智慧之都榜单里, *in the ranking*: where to look, behind the name of the list, and no rank that is asked for."""
    marks = frame.marked.marks
    places = [p for p, m in enumerate(marks) if m.says("noun", "rank")]
    listed = all(
        any(m.says("cue", "among") for m in marks[p + 1 : p + 2])
        or any(m.says("time", "in") for m in marks[max(0, p - 2) : p])
        for p in places
    )
    return bool(places) and listed


def said_nouns(frame: Frame) -> set[str]:
    """The nouns that are said as such."""
    return {value for mark in frame.marked.marks if (value := mark.value("noun"))}


def edition_of(base: Base, frame: Frame) -> str | None:
    """The edition said, that of the indicators, or the default for the cities and sets named."""
    if frame.edition:
        return frame.edition
    if frame.indicators:
        return str(base.indicators[frame.indicators[0]].edition)
    china = any(isinstance(c, InNetwork | InTier | HasRegulation | HasPath | HasBody) or
                (isinstance(c, InPlace) and c.place.endswith(("-china", "-province"))) for c in flat(frame.conditions))  # fmt: skip
    cities = frame.cities or frame.told  # *the report ranks London first; which city is fourth?*
    return default_edition(base, list(cities), china or bool(cities and all(
        base.cities[c].country == "china" for c in cities)))  # fmt: skip


def choose_chinese(base: Base) -> str:
    """The edition with the most Chinese cities: only they have regions, tiers and path types."""
    return max(base.editions, key=base.chinese)


def asks_yes_no(frame: Frame) -> bool:
    """Whether a question opens like a yes-or-no question, or ends like one."""
    first = next((m for m in frame.marked.marks if not m.says("stop") or m.says("ask")), None)
    clause = first is not None and opens_clause(frame.marked.marks, frame.marked.marks.index(first))
    if clause or frame.marked.marks[0].text == "if":  # *when founded, had the law …?*, *if recomputed, does it …?*
        first = next((m for p, m in enumerate(frame.marked.marks) if m.says("ask") and pauses_before(frame, p)), first)
    opens = first is not None and first.says("ask", YES_NO)  # *when it was founded, had the law …?*
    opens = opens or any(m.text in EITHER_WAY for m in frame.marked.marks)
    chinese = any(m.says("ask", YES_NO) and not m.text.isascii() for m in frame.marked.marks)
    chinese = chinese or claims_order(frame)
    return chinese if frame.language == "zh" else chinese or opens or inverts(frame) or wonders(frame)


def claims_order(frame: Frame) -> bool:
    """*Xi'an: body earlier than the law?*, *Wuhan: body before 2010?*: a dated claim of one city, asked by the mark alone."""
    ordered = any(isinstance(c, HasBody) and (c.law or c.established) for c in frame.conditions)
    ordered = ordered or any(isinstance(c, HasRegulation) and (c.adopted or c.in_force) for c in frame.conditions)
    ordered = ordered and not {"years_between", "months_between", "provenance", "mention"} & frame.cues
    marked = frame.marked.text.rstrip(" \"'”’)）").endswith(("?", "？"))
    return ordered and marked and set(frame.asks) <= {"yes_no"} and len(frame.cities) == 1


EITHER_WAY = frozenset({"yes or no", "true or false", "right or wrong", "fact or fiction"})
OPEN_QUESTIONS = frozenset({"which", "who", "when", "where", "how", "how_many", "how_much"})


def wonders(frame: Frame) -> bool:
    """*Could you check whether …*, *I wonder whether …*: nothing but a yes or no is asked."""
    said = any(m.text == "whether" or m.text.endswith(" whether") for m in frame.marked.marks)
    return said and not OPEN_QUESTIONS & set(frame.asks)


def is_tested(frame: Frame) -> bool:
    """*Is it true that …*, *does the table agree?*: what was said is to be borne out."""
    return asks_yes_no(frame) or ("support" in frame.cues and not OPEN_QUESTIONS & set(frame.asks))


def either_city(frame: Frame) -> bool:
    """*Is Wuhan or Chengdu ahead?*: which of the two, no yes or no."""
    marks = frame.marked.marks
    compared = {"beats", "loses", "similar"} & frame.relations or {"max", "min", "earliest", "latest"} & set(
        frame.orders
    )
    return bool(compared) and any(
        before.thing("city") and between.text == "or" and after.thing("city")
        for before, between, after in zip(marks, marks[1:], marks[2:], strict=False)
    )


def inverts(frame: Frame) -> bool:
    """*Wuxi v Xiamen: is Wuxi the one …*, *in Ningbo, is …*, *do all three …*: the first word that asks is a verb."""
    marks = frame.marked.marks
    asked = [p for p in asking_places(marks) if marks[p].text not in SHARES_OF]
    opening = next((place for place in asked if place and pauses_before(frame, place)), None)
    if opening is None or any(not marks[place].says("ask", YES_NO) for place in asked):
        return False
    head = next((m for m in marks[opening + 1 : opening + 4] if not m.says("stop")), marks[opening])
    is_named = head.kind == "thing" or head.value("noun") in ("regulation", "body", "city")
    is_named = is_named or head.says("agg", "mean", "median")  # *among members, is the mean …*
    is_named = is_named or all(m.says("time", "in") or m.thing("city") for m in marks[:opening])
    told = any(m.text in TOLD for m in (*marks[opening + 1 : opening + 2], head))
    return is_named or told or counts_named(marks, opening + 2) or counts_named(marks, marks.index(head))


def asks_later(frame: Frame) -> bool:
    """*We are preparing a seminar: which theory …*: the open question begins behind a pause."""
    marks = enumerate(frame.marked.marks)
    return any(place and m.says("ask", "which", "what") and pauses_before(frame, place) for place, m in marks)


PAUSES = frozenset(":,;.：，；。、")


def pauses_before(frame: Frame, place: int) -> bool:
    """Whether a comma or another stop stands before a mark."""
    marked = frame.marked
    return marked.text[: marked.tokens[marked.marks[place].start].start].rstrip()[-1:] in PAUSES


def measures(frame: Frame, bare: bool) -> bool:
    """Whether a question measures cities: no passage answers a mean over a set, a comparison, an order or a weight.

    ``bare``: the question holds no words of its own to look for.
    """
    over_set = frame.aggregate in ("mean", "median") and any(isinstance(c, MEMBERSHIP) for c in frame.conditions)
    compared = bool({"beats", "loses"} & frame.relations and frame.conditions)
    ends = bool({"max", "min", "earliest", "latest"} & set(frame.orders)) and not {"who", "when"} & set(frame.asks)
    two = frame.aggregate in ("mean", "median") and len(frame.indicators) > 1
    return over_set or two or compared or (ends and bare) or ("weight" in said_nouns(frame) and not frame.cities)


DOCUMENTS = frozenset({"document", "paper", "text", "policy document", "文 件"})  # they may be policies, too
ISSUES = ("issue", "sign", "promulgate", "release", "印 发", "发 布", "出 台", "制 定", "颁 布", "下 发")
BEGINS = re.compile(r"\b(?:launch|kick|usher|inaugurat)\w*|标志着?|启动了|拉开|\bdid (?!the (?:author|research))[^?;:]{3,80}? (?:publish|put out|bring out)\b", re.I)  # fmt: skip
ISSUED = ("发 布", "印 发", "下 发", "出 台")  # 联合发布
ISSUED_ZH = re.compile(r"(?P<by>由[^，。？?]{2,20})?(?:发布|印发|下发|出台|颁布|制定|推出|公布)")
NAMES = frozenset(
    {"name", "title", "the name of", "name of", "title of", "名 称", "名 字", "题 名"}
)  # *HK, 2017: name of the document*
TELLS = ("mention", "said", "provenance")
STATE = frozenset({"national", "state", "government", "central", "official", "国 家", "中 央", "官 方", "政 府"})


def _of_place(behind: Sequence[Mark]) -> bool:
    """*Document of Beijing*, *documents by the ministry*."""
    first, second = [*behind, None, None][:2]
    named = second is not None and any(second.thing(kind) for kind in ("city", "place", "organisation"))
    return named and first is not None and first.text in ("of", "by", "from")


def means_policies(frame: Frame) -> bool:
    """*The documents that Chengdu issued*, *which US document of 2010*: not the documents of the base that tell of it."""
    marks = frame.marked.marks
    which = [place for place in range(len(marks)) if names_paper(marks[place : place + 7])]
    began = BEGINS.search(frame.marked.text) is not None  # *which document launched the ten projects?*
    spoken = any(m.says("cue", "mention", "provenance") for m in marks)
    if which and began and not spoken:
        return True
    issued = began or any(m.text.startswith(ISSUES) or m.text.endswith(ISSUED) for m in marks)
    done = ISSUED_ZH.search(frame.marked.text) if which else None
    if done and not spoken and (done["by"] or done.start() < frame.marked.tokens[marks[which[0]].start].start):
        return True  # 联合发布的是哪份文件, 哪份文件由七部门联合发布
    places = [place for place, m in enumerate(marks) if m.text in DOCUMENTS and m.says("noun", "source")]
    if not places:
        return False
    if issued:
        return True
    before, behind = marks[: places[0]][-2:], marks[places[0] + 1 : places[0] + 3]
    owned = any(m.thing("city") or m.thing("place") or m.kind == "date" for m in before)
    owned = owned or any(m.kind == "date" for m in behind) or _of_place(behind)
    named = any(m.text in NAMES for m in marks) and any(m.kind == "date" for m in marks)
    owned = owned or (named and any(m.thing("city") or m.thing("place") for m in marks))
    state = any(m.text in STATE for m in before)  # whoever mentions them
    return state or (owned and not any(m.says("cue", *TELLS) and m.text not in NAMES for m in marks))


def counts_groups(marks: tuple[Mark, ...]) -> bool:
    """*How many path types have …*, *how many kinds of path …*: groups are counted, no cities."""
    for place, mark in enumerate(marks):
        if mark.says("ask", "how_many"):
            first = next(
                (m for m in (mark, *marks[place + 1 : place + 4]) if m.value("noun") or m.kind == "thing"), None
            )
            return first is not None and first.says("noun", "path", "region") and not first.says("noun", "city")
    return False


PLACES_APART = ("place", "position", "spot", "rank", "位", "名", "名 次", "位 次")


def asks_for_places(frame: Frame) -> bool:
    """*By how many places*, 靠前几位: a distance between two ranks is asked for."""
    marks = frame.marked.marks
    return any(
        mark.text.endswith((" 位", " 名"))
        or any(m.text.removesuffix(" lower") in PLACES_APART for m in marks[place + 1 : place + 2])
        for place, mark in enumerate(marks)
        if mark.says("ask", "how_many")
    )


def one_of_parts(frame: Frame) -> bool:
    """*Of its three dimensions, which is the weak spot?*, 三个维度当中哪个是短板: one part is sought among those of a level."""
    marks = frame.marked.marks
    parts = [place for place, m in enumerate(marks) if m.says("noun", "dimension", "second_level")]
    chosen = bool({"among", "of_those"} & frame.cues)
    chosen = chosen or any(m.text in ("of", "which of") for p in parts for m in marks[max(0, p - 4) : p])
    return chosen and bool(parts) and "which" in frame.asks


def ends_in_group(frame: Frame) -> bool:
    """拥有城市最多的路径类型(是哪一种): in Chinese the thing sought is the last noun, behind its description."""
    said = [m for m in frame.marked.marks if not (m.says("stop") or m.says("ask"))]
    number = any(m.says("noun", "city") for m in said[:-1])
    last = said[-1] if said else None
    sought = last is not None and last.value("noun") in ("path", "region") and not last.says("noun", "city")
    return frame.language == "zh" and number and sought and not frame.indicators and not frame.cities


def names_level(frame: Frame, place: int) -> bool:
    """*The first level, described as “leading”*, 最高一档: an order of levels, where the level is named besides."""
    behind = frame.marked.marks[place + 1 : place + 3]
    leveled = any(m.says("noun", "level") or m.text.split()[-1] in ("档", "级", "层") for m in behind)
    return leveled and bool(frame.things("group"))


NAME_OF = frozenset({"the name of", "name of", "the names of", "called", "姓 名", "名 字", "叫 什 么",
                     "叫 什 么 名 字", "叫 什 么 名", "姓 名 是 什 么", "姓 甚 名 谁", "名 字 叫 什 么", "名 字 是 什 么"})  # fmt: skip
