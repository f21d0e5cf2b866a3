"""A city that is named beside the one asked about: *not to be confused with Jinan*, *Nanjing, like Suzhou, …*, 别和济南混了."""

import re

from kb.query.aside.preamble import cities
from kb.query.aside.told import Aside
from kb.query.base import Base
from kb.query.marking.marks import mark

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
)  # only names of cities may stand there
_PARTING = re.compile(r"[，,、]|\b(?:n?or|and|not)\b|(?:也|更|又|还)?(?:不是|并非)|和|与|或者|或是|或", re.I)
_LIKENED = re.compile(
    r",\s*(?:just |much |exactly )?(?:like|as did|as have|as has|as with|similarly to) (?P<en>[^,;.?!()]{2,40}),|"
    r"[，,]?(?:就)?(?:像|和|与|跟|同|如同)(?P<zh>[^，,。？?（）()]{2,12}?)(?:一样|那样)[，,]",
    re.I,
)  # of the second city nothing is asked
_OF_BOTH = re.compile(r"\b(?:both|each|they|their|two|same|score|rank|compare)\b|都|均|同|两|各|比", re.I)


def without_apart(base: Base, text: str) -> Aside:
    """Cut off a city that is named as not meant, or as alike, where another one is asked about."""
    for pattern in (_ALIKE, _NOT_MEANT, _LIKENED):
        found = pattern.search(text)
        name = (found["en"] or found["zh"]) if found else None
        if found is None or name is None or not cities(base, name) or (pattern is _NOT_MEANT and not _only(base, name)):
            continue
        rest = f"{text[: found.start()].rstrip()}{' ' if found['en'] else ''}{text[found.end() :].lstrip()}"
        if cities(base, rest) and not (pattern is _LIKENED and _OF_BOTH.search(rest)):
            return Aside(rest.strip(), (found.group().strip(" ,，;；()（）"),))
    return Aside(text)


def _only(base: Base, names: str) -> bool:
    """Whether each of the names is a city's and says no more."""
    said = [name.strip() for name in _PARTING.split(names) if name.strip()]
    return all(len(mark(base, name).marks) == 1 and cities(base, name) for name in said)
