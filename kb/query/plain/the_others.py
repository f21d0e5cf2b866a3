"""So many of a set do it, and the rest is asked for: *ten of the twelve have a body; name the two that do not*.

What is said of the many is denied of the rest; the two numbers must make up the whole, or the words stay as they are.
"""

import re

from kb.query.marking.numerals import CARDINALS

_NUMBER = rf"(?:\d+|{'|'.join(word for word in CARDINALS if 0 < CARDINALS[word] < 100)})"
_SET = r"(?:(?:GNLC|learning|network|UNESCO|Chinese) )*(?:cities|members|places)"
_NAME = r"(?:(?:please |now |can you |could you )?(?:name|list|give|identify|tell|state|say)(?: me| us)? (?:which (?:are )?)?|(?:which|who|what)(?: cities)? (?:are|were) )"
_ENGLISH = re.compile(
    rf"^(?:(?:in all,? )?(?P<many>{_NUMBER})(?: cities| members)? (?:out )?of (?:the|all|these) (?P<whole>{_NUMBER})(?: {_SET})?) (?P<deed>[^.;:?!]{{5,120}}?)"
    rf"(?:[.;:,]|,? [–—-]| but| and)+ (?:and |but )?(?:{_NAME}|which )(?:the )?(?P<rest>(?:(?:other|remaining) )?{_NUMBER}|others|exceptions)(?: {_SET}| ones)?(?: exceptions)?"
    r"(?P<not>,? (?:(?:that|which|who) )?(?:do|does|did|are|were|have|has) ?(?:not|n['’]t)(?: do so| so)?)?\W*$",
    re.I,
)
_AUX = re.compile(r"^(?P<aux>are|were|have(?= \w+(?:ed|en|set|put|made|built)\b))\b", re.I)
_PAST = re.compile(r"^\w+ed\b|^(?:had|left|gave|set|put|made|built|chose|took)\b", re.I)
_DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {"两": 2}
_ZH_NUMBER = r"(?:\d+|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_CHINESE = re.compile(
    rf"^(?P<set>(?:在)?(?P<whole>{_ZH_NUMBER})[个座]?(?:GNLC)?(?:学习型)?(?:成员)?(?:城市|城|成员))(?:中|里|之中|当中)?[，,]?有?(?P<many>{_ZH_NUMBER})(?:[个座]|[个座]?城市?)(?:都|均|皆)?(?P<deed>[^，。；;？?]{{3,40}}?)"
    rf"[，,。；;：:](?:而|那么|请问?)?(?:请?(?:说出|列出|指出|找出|写出|举出|点出))?(?:另外?|其余|其他|剩下|余下|剩余|不是这样|没有?这样做?|例外|不这样做?|没这么做|不在此列)的?(?:那)?(?P<rest>{_ZH_NUMBER})[个座](?:城市?)?(?:分别)?(?:是|为)?(?:谁|哪{_ZH_NUMBER}?[个座]?(?:城市?)?|哪些(?:城市)?|什么)?\W*$"
)
_ZH_HAS = re.compile(r"^(?:已经?)?(?:拥?有|设有|制定了|通过了|出台了)")
_ZH_DENIABLE = re.compile(r"^(?:由|属于|把|将|是|采用|采取|走|遵循)")


def the_rest_asked(text: str) -> str:
    """A question for those of whom what is said of the many is not so; any other text as it is.

    Examples
    --------
    >>> the_rest_asked("Ten of the twelve are led by an education department. Name the other two.")
    'Which two of the twelve cities are not led by an education department?'
    """
    if (found := _ENGLISH.match(text)) is not None:
        rest = re.sub(r"^(?:other|remaining) ", "", found["rest"], flags=re.I)
        said = None if rest.lower() in ("others", "exceptions") else _number(rest)
        apart = found["not"] or rest != found["rest"] or said is None or "exception" in text.lower()
        left = _number(found["whole"]) - _number(found["many"])
        if not apart or (said is not None and said != left) or (denied := _denied(found["deed"])) is None:
            return text
        return f"Which {rest.lower() + ' ' if said else ''}of the {found['whole']} cities {denied}?"
    if (found := _CHINESE.match(text)) is not None and _zh_number(found["many"]) + _zh_number(
        found["rest"]
    ) == _zh_number(found["whole"]):
        denied = _zh_denied(found["deed"])
        return f"{found['set']}中哪{found['rest']}个{denied}？" if denied else text
    return text


def _number(said: str) -> int:
    return int(said) if said.isdigit() else CARDINALS[said.lower()]


def _denied(deed: str) -> str | None:
    """*Are led by …* as *are not led by …*, *have a law* as *do not have a law*; ``None`` for a past or a denial."""
    if re.search(r"\b(?:not|no|none|without|never)\b|n['’]t\b", deed, re.I) or _PAST.match(deed):
        return None
    aux = _AUX.match(deed)
    return f"{aux['aux']} not{deed[aux.end() :]}" if aux else f"do not {deed}"


def _zh_number(said: str) -> int:
    """十二, 12 or 两 as a number."""
    if said.isdigit():
        return int(said)
    tens, ten, ones = said.partition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones if ten else said, 0)


def _zh_denied(deed: str) -> str | None:
    """由教育局牵头 as 不由教育局牵头, 有条例 as 没有条例; ``None`` where it is denied already."""
    if re.search(r"[不没未无]", deed):
        return None
    if has := _ZH_HAS.match(deed):
        return f"没有{deed[has.end() :]}"
    if deed.startswith(("把", "将")):
        return f"没有{deed}"
    return f"不{deed}" if _ZH_DENIABLE.match(deed) else None
