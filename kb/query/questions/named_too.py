"""*Is there any …? List them.*, 有没有…？列出城市: the cities that are told to be listed hold the yes as well."""

import re
from dataclasses import replace

from kb.query.kinds.quantifying import Holds
from kb.query.kinds.selecting import Find
from kb.query.reading.judge import Reading
from kb.query.selection.conditions import AllOf, Selection

_LISTED = re.compile(
    r"[?.!;:,]\s*(?:and |if so,? |if there (?:is|are),? |then )?(?:please )?(?:list|name|enumerate)"
    r" (?:them|those|these|the cit(?:y|ies)|which(?: ones| cities)?|all of them|all cities)?\W*$"
    r"|[？?，,；;。]\s*(?:如果?有|若有|有的话)?[，,]?(?:请)?(?:一并|都|全部)?(?:列出|列举|列一下|写出|点名)(?:来|这些|相应的?|相关|具体|符合的|有关|它们|全部|所有)?(?:的)?(?:城市|它们|名单|名称)?[。！.!]?$",
    re.I,
)


def named_too(text: str, reading: Reading) -> Reading:
    """The list in the place of a yes, where a list is told to be given."""
    plan = reading.plan
    if not isinstance(plan, Holds) or plan.quantifier != "any" or not _LISTED.search(text):
        return reading
    told = (
        plan.condition.conditions
        if isinstance(plan.condition, AllOf) and not plan.condition.negate
        else (plan.condition,)
    )
    return replace(reading, plan=Find(select=Selection(conditions=(*plan.among.conditions, *told))))
