"""Where a question may be parted into two that ask: *which area …, and how many teachers there …?*"""

import re

from kb.query.marking.mark import Marked

JOINED = re.compile(
    r"[,;:：，；。？?]\s*(?:and\s+)?(?!$)|\s*[(（](?=(?:and )?(?:which|what|是?哪))|\s+and\s+(?=(?:which|what|how|who|when|where)\b)|(?:以及|和|与|及|并|、)(?=(?:多少|几|哪|什么))",
    re.I,
)
MOST_HALVES = 4  # ways to part a question that are tried
POLITE = frozenset({"请 问", "告 诉 我", "tell me"})  # they lead over to what is asked
ASKS = ("which", "what", "how_many", "how_much", "who", "when", "where")


def halves(marked: Marked) -> list[tuple[str, str]]:
    """Where a question may be parted into two that ask; the first half must ask as well."""
    text = marked.text
    places = [(sign.start(), sign.end()) for sign in JOINED.finditer(text)]
    parted = [(text[:start], text[end:]) for start, end in places]
    return [
        (first, second)
        for first, second in parted
        if first.strip() and second.strip(" ?？。.") and "ask" in _roles(marked, first)
    ][:MOST_HALVES]


def _roles(marked: Marked, first: str) -> set[str]:
    inside = [m for m in marked.marks if marked.tokens[m.end - 1].end <= len(first)]
    return {"ask" for m in inside if m.says("ask", *ASKS) and m.text not in POLITE}


def asks_amount(marked: Marked) -> bool:
    """Whether words ask how many or how much; a unit such as *in yuan* only says what one number is measured in."""
    said = (m for m in marked.marks if m.says("ask", "how_many", "how_much"))
    return any(not m.text.startswith("in ") and m.text not in SHARES for m in said)


SHARES = frozenset(
    {"比 例", "比 率", "占 比", "ratio", "share", "rate"}
)  # names of what is measured, that ask nothing alone
SHARES_OF = SHARES | {
    "share of",
    "rate of",
    "ratio of",
    "proportion of",
    "percentage of",
}  # *is the share of A higher?*


VALUE_NAMED = re.compile(
    r"^\W*(?:(?:what )?(?:I|we)(?: really| just| only)? (?:need|want|mean|am after|are after|['’]m after|am looking for|would like)(?: to have| to know)?(?: is)?|(?:please )?(?:just )?give (?:me|us)) (?P<en>the (?:exact |total )?(?:number|count|total|amount|percentage|share) of [^.?!;]{3,60})[.!]*$"
    r"|^(?:我们?)?(?:只|就)?(?:要|需要|想要|想知道|想问)(?:的)?(?:就)?(?:是)?(?P<zh>[^，。？?！]{1,14}(?:数量?|人数|个数|总数|金额|份额|比例|百分比))[。！]?$",
    re.I,
)  # *How large was the survey? I need the number of valid samples.*
