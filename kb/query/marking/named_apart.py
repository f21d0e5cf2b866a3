"""A city or a measure that is named beside the one asked about: *not to be confused with Jinan*, *Nanjing, like Suzhou, …*,
*(I do not mean the overall rank)*, 别和济南混了."""

import re
from typing import NamedTuple

from kb.query.base import Base
from kb.query.marking.marks import mark
from kb.query.marking.preamble import cities

_ALIKE = re.compile(
    r"[\s,;–—(-]*\b(?:(?:which is |it is )?not to be (?:confused|mixed up|mistaken)"
    r"|(?:please )?(?:do not|don['’]t) (?:confuse|mix|mistake) (?:it|them|this)(?: up)?)(?: with| to| for)? (?P<en>[\w'’-]+(?: [\w'’-]+){0,2})(?:[),;–—]|(?=[:.?!]|$))|"
    r"(?:^|[（(，,。；;？?])\s*(?:请)?(?:别|不要|勿|切勿|请勿|可别)(?:把它|将其)?(?:和|与|跟|同)(?P<zh>[^，,。？?（）()]{2,12}?)"
    r"(?:相混淆|混为一谈|混淆|搞混|弄混|相混|混)(?:了|起来|在一起)?[）)，,。；;]?",
    re.I,
)  # the name says only which of two alike is not meant
_NOT_MEANT = re.compile(
    r"\s*[,.;:?!(–—-]\s*(?:(?:please )?(?:note|mind you|mind|remember|beware)(?: that)?[,:]?\s*)?"
    r"(?:(?:I|we) (?:do not|don['’]t|did not) mean|(?:I|we)(?: am| are|['’]m|['’]re) not asking (?:about|for)|not|(?:it|this|that) is not|rather than|as opposed to)\s+(?P<en>[^.;:?!()]{2,60}?)\s*[).!?]*$|"
    r"[，,。；;？?（(]\s*(?:请)?(?:(?:注意|留意|记住|小心|当心)[，,：:]?)?(?:我(?:问|指|说)的|我)?(?:可|并|而)?(?:不是|并非|非)(?:指|问|说)?(?P<zh>[^。？?（）()；;]{2,40}?)[。）)！!？?]*$",
    re.I,
)  # only names of cities may stand there, or of another measure
_BRACKETED = re.compile(
    r"\s*[（(](?:(?:I|we) (?:do not|don['’]t) mean|not)\s+(?P<en>[^.;:?!()（）]{2,60})[)）]"
    r"|\s*[（(](?:我(?:问|指|说)的|我)?(?:可|并|而)?(?:不是|并非|非)(?:指|问|说)?(?P<zh>[^。？?（）()；;]{2,40})[)）]",
    re.I,
)
_SAID_SO = re.compile(
    r"^\s*[(（–—-]|\b(?:mean|asking)\b|我|不是[指问说]", re.I
)  # apart from the question, and no condition
_PARTING = re.compile(r"[，,、]|\b(?:n?or|and|not)\b|(?:也|更|又|还)?(?:不是|并非)|和|与|或者|或是|或", re.I)
_LIKENED = re.compile(
    r",\s*(?:just |much |exactly )?(?:like|as did|as have|as has|as with|similarly to) (?P<en>[^,;.?!()]{2,40}),|"
    r"[，,]?(?:就)?(?:像|和|与|跟|同|如同)(?P<zh>[^，,。？?（）()]{2,12}?)(?:一样|那样)[，,]",
    re.I,
)  # of the second city nothing is asked
_OF_BOTH = re.compile(r"\b(?:both|each|they|their|two|same|score|rank|compare)\b|都|均|同|两|各|比", re.I)


class Apart(NamedTuple):
    """The question without what is named beside it, and the words that named that, as written."""

    text: str
    said: tuple[str, ...] = ()


def without_apart(base: Base, text: str) -> Apart:
    """Cut off a city or a measure that is named as not meant, or a city as alike, where another one is asked about."""
    if (other := without_measure(base, text)) is not None:
        return other
    for pattern in (_ALIKE, _NOT_MEANT, _LIKENED):
        found = pattern.search(text)
        name = (found["en"] or found["zh"]) if found else None
        if found is None or name is None or not cities(base, name) or (pattern is _NOT_MEANT and not _only(base, name)):
            continue
        rest = f"{text[: found.start()].rstrip()}{' ' if found['en'] else ''}{text[found.end() :].lstrip()}"
        if cities(base, rest) and not (pattern is _LIKENED and _OF_BOTH.search(rest)):
            return Apart(rest.strip(), (found.group().strip(" ,，;；()（）"),))
    return Apart(text)


def without_measure(base: Base, text: str) -> Apart | None:
    """Cut off *(not its rank)*, *I do not mean the overall rank*, （不是总排名）, where another measure is asked for."""
    for pattern in (_BRACKETED, _NOT_MEANT):
        found = pattern.search(text)
        if found is None or not _SAID_SO.search(found.group()):
            continue
        rest = f"{text[: found.start()].rstrip()}{text[found.end() :] or ('?' if found['en'] else '？')}"
        if _measures(base, found["en"] or found["zh"]) and _measures(base, rest, alone=False):
            return Apart(rest, (found.group().strip(" ,，;；()（）.?。？–—-"),))
    return None


def _measures(base: Base, text: str, alone: bool = True) -> bool:
    """*Its overall rank*, *when it came into force*, 总排名: whether a measure is named, and with ``alone`` nothing else."""
    marks = mark(base, text).marks
    own = [
        m for m in marks if m.thing("indicator") or m.says("noun", "rank", "score") or m.says("attr") or m.says("agg")
    ]
    said = (m for m in marks if m.says("stop") or m.says("order") or m.says("ask", "when") or m.says("cue", "overall"))
    beside = [*said, *(m for m in marks if m.thing("edition"))]
    return bool(own) and (not alone or all(m in own or m in beside for m in marks))


def _only(base: Base, names: str) -> bool:
    """Whether each of the names is a city's and says no more."""
    said = [name.strip() for name in _PARTING.split(names) if name.strip()]
    return all(len(mark(base, name).marks) == 1 and cities(base, name) for name in said)
