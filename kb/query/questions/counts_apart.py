"""Two numbers of cities set against each other: *more set up the body before the law than after it*, 先设机构的是否多于先立法的."""

import re
from collections.abc import Iterator
from typing import Literal

from kb.query.base import Base
from kb.query.kinds.contrasting import Contrast
from kb.query.plan import Plan
from kb.query.questions.cities_told import CJK, Read, Told, alike, asked_of, denied_rest, told
from kb.query.selection.conditions import MEMBERSHIP, Selection

_ENGLISH = re.compile(
    r"^(?:i wonder whether,? |(?:is|was) it (?:true|correct|right|so|the case|a fact) that,? )?(?:(?:do|did|does|have|has|are|were|is)(?: there)?,? )?"
    r"(?:(?:of|among) (?P<set>[^,?]{3,70}), ?(?:(?:do|did|have|has|are|were)(?: there)? )?)?(?:there (?:are|were) )?(?:really |indeed |actually )?"
    r"(?:(?P<how>more|fewer) (?P<left>[^?,;]{3,120}?) than|(?P<even>(?:just |exactly |equally )?as many) (?P<like>[^?,;]{3,120}?) as) (?P<right>[^?;]{2,100}?)\W*$",
    re.I,
)
_OUTNUMBER = re.compile(
    r"^(?:i wonder whether,? |(?:is|was) it (?:true|correct|right|so|the case) that,? )?(?:do |did |does )?(?P<set>)(?:is the number of |are )?(?P<left>[^?,;]{5,110}?) "
    r"(?P<how>outnumber(?:s|ed)?|(?:are )?(?:more|less) numerous than|(?:(?:is )?(?:greater|larger|higher|smaller|lower) than the number of)) (?P<right>[^?;]{5,100}?)\W*$",
    re.I,
)
_CHINESE = (
    re.compile(r"^(?:在)?(?:(?P<set>[^，。？?]{3,40}?)(?:里|中|当中|之中)，?)?(?P<left>[^，。？?]{2,40}?)(?:的数量|的数目|数)?(?:是否|是不是)?(?P<how>多于|少于|不少于)(?P<right>[^，。？?吗]{2,40}?)(?:的数量|的数目|数)?(?:吗|么)?[？?。]*$"),
    re.compile(r"^(?:在)?(?:(?P<set>[^，。？?]{3,40}?)(?:里|中|当中|之中)，?)?(?P<left>[^，。？?]{2,40}?)(?:的数量)?(?:是否|是不是)?比(?P<right>[^，。？?吗]{2,40}?)(?:的数量)?(?:还|更|要|来得)?(?P<how>多|少)(?:吗|么)?[？?。]*$"),
    re.compile(r"^(?:在)?(?:(?P<set>[^，。？?]{3,40}?)(?:里|中|当中|之中)，?)?(?P<left>[^，。？?]{2,40}?)(?:和|与|跟|同)(?P<right>[^，。？?吗]{2,40}?)(?:的数量)?(?:是否|是不是)?(?P<how>一样多|同样多|数量相同|数量相等)(?:吗|么)?[？?。]*$"),
)  # fmt: skip
_ASKS = re.compile(r"是否|是不是|[吗么][？?。]*$")
_HOLDERS = re.compile(
    r"\b(?:cities|members|municipalities|capitals|bodies|laws|regulations|ones|those)\b|城市|成员|直辖市|省会", re.I
)
_TURN = re.compile(r"\b(?:before|after|with|without|in|on|by|since)\b", re.I)
_BACK = re.compile(r"^(?P<turn>\w+) (?:it|them|one|that|the latter|the former)$", re.I)


def counts_apart(base: Base, text: str, read: Read) -> tuple[Plan, Told] | None:
    """The comparison of two numbers of cities, where both sides are read to their last word."""
    found = _parted(text)
    if found is None:
        return None
    even = found.groupdict().get("even")
    among, left_said = (found["set"] or ""), str(found["like"] if even else found["left"]).strip()
    left = told(base, _sides(among, left_said), read)
    if left is None:
        return None
    right = _other(base, among, left_said, found["right"].strip(), left.select, read)
    if right is None or right == left.select:
        return None
    how = "as many" if even else found["how"].lower()
    fewer = how in ("fewer", "少", "少于") or any(word in how for word in ("less", "smaller", "lower"))
    sides = (right, left.select) if fewer else (left.select, right)
    ask: Literal["as_many", "more"] = "as_many" if "many" in how or how.startswith(("一样", "同样", "数量")) else "more"
    return Contrast(left=sides[0], right=sides[1], ask=ask), left


def _parted(text: str) -> re.Match[str] | None:
    if CJK.search(text):
        return next((m for p in _CHINESE if (m := p.match(text.strip()))), None) if _ASKS.search(text) else None
    return _ENGLISH.match(text.strip()) or _OUTNUMBER.match(text.strip())


def _sides(among: str, said: str) -> tuple[str, ...]:
    """Questions for one side: of a set that is said before both, or by itself."""
    if CJK.search(among + said):
        noun = said if said.endswith(("市", "成员", "条例", "机构")) else f"{said.removesuffix('的')}的城市"
        return (f"{among}中，{noun}有哪些？", f"{noun}有哪些？") if among else asked_of(said)
    if among:
        return (f"Which of {among} {said}?",)
    of = re.match(r"of (?:the )?", said)
    return (f"Which {said}?", f"Which {said[of.end() :]}?") if of else asked_of(said)


def _other(base: Base, among: str, left: str, right: str, first: Selection, read: Read) -> Selection | None:
    """The second side, which may leave out what it shares with the first: *than after it*, *than without*, *than not*."""
    if right.lower() == "not":
        whole = Selection(conditions=tuple(c for c in first.conditions if isinstance(c, MEMBERSHIP)))
        return denied_rest(first, whole)
    if _HOLDERS.search(right) and (found := told(base, _sides(among, right), read)):
        return found.select
    if CJK.search(right):
        noun = next((n for n in ("成员城市", "城市", "条例") if left.endswith(n)), "城市")
        found = told(base, _sides(among, f"{right.removesuffix('的')}的{noun}"), read)
        return found.select if found and alike(first, found.select) else None
    for said in _completed(left, right):
        found = told(base, _sides(among, said)[:1], read)
        if found is not None and alike(first, found.select):
            return found.select
    return None


def _completed(left: str, right: str) -> Iterator[str]:
    """The second side with what it leaves out: the first side up to a word, then what is said of the second."""
    back = _BACK.match(right)
    turns = list(_TURN.finditer(left))
    alone = right.lower() in ("before", "after", "with", "without")
    if (back or alone) and turns:
        yield f"{left[: turns[-1].start()]}{back['turn'] if back else right}{left[turns[-1].end() :]}"
        return
    words = left.split()
    for kept in range(len(words) - 1, 0, -1):
        yield " ".join((*words[:kept], right))
