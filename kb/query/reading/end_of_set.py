"""A city told as one end of a set that others are compared with: *above the lowest-ranked municipality*, 比排名最低的直辖市更靠前."""

import re
from collections.abc import Callable

from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.framing.attach import attach
from kb.query.kinds.measuring import Rank
from kb.query.marking.mark import Marked
from kb.query.plan import Plan
from kb.query.reading.described import Described, named
from kb.query.rules.asks import edition_of
from kb.query.selection.conditions import NamedCities, Selection

_SET = r"(?:[A-Za-z][\w'’-]* ){0,3}?(?:municipality|municipalities|member|members|city|cities|capital|capitals)"
_LOW = r"lowest|worst|weakest|last|poorest|bottom"
_HIGH = r"highest|best|strongest|top|first"
_ENGLISH = re.compile(
    rf"\b(?:above|below|than|ahead of|behind|outranks?|outscores?|beats?|exceeds?|surpass(?:es)?|overtakes?|trails?|before|after) (?P<told>(?:(?:that|those) of )?the (?:(?P<low>{_LOW})|(?P<high>{_HIGH}))"
    rf"(?:[- ](?:ranked|ranking|scoring|placed|rated|performing|positioned))? (?:of the )?(?P<set>{_SET}))\b",
    re.I,
)
_CHINESE = re.compile(
    r"(?:高于|低于|比|超过|优于|不及|不如|领先于?|落后于|先于|后于)(?P<told>(?:总?排名|得分|分数|总分|名次|成绩|表现)?(?:(?P<low>最低|最差|最弱|最靠后|靠后|垫底|末位)|(?P<high>最高|最好|最强|最靠前|居首|第一))的?(?P<set>[^，。？?的高低优比更]{2,8}?(?:直辖市|城市|省会|成员|市)))(?=[的更还要高低优强好差靠，。？?]|$)"
)


def end_of_set(base: Base, marked: Marked, read: Callable[[str], Plan | None]) -> Described | None:
    """The question with the name of the city in the place of *the best of the set*; ``None`` where none or several are told."""
    chinese = marked.language == "zh"
    found = (_CHINESE if chinese else _ENGLISH).search(marked.text)
    if found is None:
        return None
    frame = attach(base, marked)
    edition = edition_of(base, frame)
    indicators = frame.indicators or ((str(base.editions[edition].overall),) if edition else ())
    if len(indicators) != 1:
        return None
    name, name_zh = base.names_of(f"indicator:{indicators[0]}")
    index, index_zh = base.names_of(f"edition:{base.indicators[indicators[0]].edition}")
    if chinese:
        end = "最低" if found["low"] else "最高"
        inner = f"{found['set']}中，{index_zh}{name_zh}得分{end}的是哪个城市？"
    else:
        end = "lowest" if found["low"] else "highest"
        inner = f"Which {found['set']} has the {end} {name} score in {index}?"
    plan = read(inner)
    if not isinstance(plan, Rank) or plan.by.partition(":")[2] != indicators[0] or not plan.select.conditions:
        return None
    if frame.cities:  # 北京高于得分最高的直辖市吗: of the others
        kept = (*plan.select.conditions, NamedCities(cities=frame.cities, negate=True))
        plan = plan.model_copy(update={"select": Selection(conditions=kept)})
    value = plan.run(Draft(base, marked.language)).value
    items = value.items or [] if value is not None and value.entity == "city" else []
    return named(base, marked, found.span("told"), plan, items[0].id) if len(items) == 1 else None
