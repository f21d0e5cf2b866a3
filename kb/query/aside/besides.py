"""What an asker knows or points to within a question: *besides its four levels, …*, *… borne out by the counts printed beside it*."""

import re

from kb.query.aside.told import Aside

BESIDES = re.compile(
    r"^(?:besides|in addition to|apart from|as well as|beyond|along with|next to) (?:its|their) [^,;?]{3,60},\s+"
    r"|^除了?(?:其|它的|自身的?|自己的?)[^，,。？?]{2,30}[，,]\s*",
    re.I,
)  # what is known of the same thing
BESIDE_IT = re.compile(
    r"(?P<kept>\b(?:borne out|supported|confirmed|backed up|justified|verified)) by (?:the|its|their) (?:[\w-]+ ){0,3}"
    r"(?:counts?|figures?|numbers?|values?|amounts?|totals?|data)\b(?: (?:that (?:are|is|stand) )?(?:printed|given|shown|reported|stated|quoted))?"
    r"(?: (?:right )?(?:beside|next to|alongside|with|before|after|behind) (?:it|them))?(?=\s*[?.]?\s*$)",
    re.I,
)  # the numbers that a claim stands beside: it is tested by them anyway
NUMBERS_BESIDE = re.compile(
    r"(?:与|同|被|由|得到)?(?:其)?(?:旁边|旁|同处|并列|所附|前后)(?:所印|印出|给出|列出|所列)?的?(?:那?[两三]个)?(?:年度|逐年|各年)?的?"
    r"(?:数字|数据|家数|数值)的?(?P<kept>支持|印证|证实|佐证)"
)


def without_known(text: str) -> Aside:
    """The question without what is known or pointed to, and what that was.

    Examples
    --------
    >>> without_known("Besides its four levels, what are the city's four systems?")
    Aside(text="what are the city's four systems?", said=('Besides its four levels',))
    """
    said: list[str] = []
    for pattern in (BESIDES, BESIDE_IT, NUMBERS_BESIDE):
        found = pattern.search(text)
        if found is not None and len(text) - len(found.group()) > 8:
            kept = found["kept"] if "kept" in pattern.groupindex else ""
            said.append(found.group()[len(kept) if pattern is BESIDE_IT else 0 :].strip(" ,，"))
            text = text[: found.start()] + kept + text[found.end() :]
    return Aside(text, tuple(said))
