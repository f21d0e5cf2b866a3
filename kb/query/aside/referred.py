"""What a clause points back to, taken from the sentences before it: *which of them*, *it*, *which one*, 这一项, 其中."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kb.query.base import Base
from kb.query.marking.indicators import is_weak
from kb.query.marking.mark import Marked
from kb.query.marking.marks import mark as mark_all


class Named(NamedTuple):
    """A clause with what it points back to by name, and which words were replaced by what."""

    text: str
    said: tuple[tuple[str, str], ...] = ()
    searchable: bool = True  # whether a passage may answer it: not where the name was put in by itself


_SET = r"(?:them|these|those(?! (?:that|which|who|with|without|of|in|cities|for|whose)\b)|the (?:two|three|four|five|six|seven))"
_AMONG = re.compile(
    rf"\b(?P<lead>of|among|amongst|between|out of) {_SET}(?: cities)?\b|\b(?P<bare>these|those|the) (?:two|three|four|five|six) cities\b",
    re.I,
)
_ONE_OF = re.compile(r"\bwhich(?: one| ones)(?= )", re.I)
_CLEFT = re.compile(r"\b(?:is|was) it (?:that|who|which)(?: ?['’]s| is| was)?\b", re.I)
_ONE = re.compile(
    r"\b(?P<ask>which|what)(?: (?:single )?ones?)(?P<verb>['’]s| (?:has|have|is|are|was|were|does|do|did|got))\b", re.I
)
_KIND = re.compile(
    r"\b(?:most|all|some|many|several|nearly all|almost all|the|each|every|its|\w+)(?: of the)?(?: (?:two|three|four|five|six|\d+))? (?P<noun>pillars?|dimensions?|indicators?|sub-ind(?:ices|icators)|cities|members)(?P<whose> (?:of|in) (?:the |[A-Z])[\w ]{2,40}?)?(?= (?:split|have|has|are|is|fall|consist|do|does|get|score|rank|break|divide|come|show)\b)",
    re.I,
)  # fmt: skip
_THING = re.compile(
    r"(?P<owner>[A-Z][\w’' -]*?) (?:has|have|had|passed|adopted|enacted|issued|set up|founded|created|established|runs|keeps) (?:an?|its(?: own)?) (?P<thing>[^,.;:?!]{3,110})"
)
_WHEN = re.compile(
    r"\s+(?:(?:in|on|by|since|during|around|from)\s+(?:\w+ )?\d.*|last .*|recently|already|early.*|late.*|(?:long )?before.*)$",
    re.I,
)
_IT = re.compile(r"\b(?P<it>it|its|this (?:law|act|one|body)|that (?:law|act|one|body)|the (?:said|same) (?:law|act|body))\b(?! (?:is|was) (?:true|correct|said))(?:['’]s\b)?", re.I)  # fmt: skip
_THERE = re.compile(r"\b(?:that city|this city|the said city|there(?! (?:is|are|was|were|been)\b))\b", re.I)
_MEASURE = re.compile(
    r"\b(?:(?:(?:on|in|by|for|of) )?(?:this|that|the same|the said) (?:measure|indicator|score|dimension|pillar|item|respect|count|sub-index)|(?:on|in|by|for|of) (?:this|that|it)(?= |[?.,]|$))\b",
    re.I,
)
_ZH_AMONG = re.compile(
    r"(?:其中|它们(?:当)?(?:之)?(?:中|里)|(?:这|那)(?:几|两|三|四|五)(?:个|座)(?:城市|市|地方)?(?:当|之)?(?:中|里)?(?:间)?)的?"
)
_ZH_MEASURE = re.compile(r"(?:在)?(?:这|该|此|那)(?:一)?(?:(?:项|个)?(?:分)?指标|项(?:得分)?|(?:个)?维度|(?:个)?方面|(?:个)?分数)(?:上|中|里)?的?")  # fmt: skip
_ZH_LAW = re.compile(r"(?:该|这(?:一)?(?:部|个|项)|那部)(?:条例|法规|法律|法)")
_ZH_CITY = re.compile(r"(?:该市|该城市?|(?:这|那)(?:一)?(?:座|个)(?:城市|市)|当地|那里|那边|它(?!们))(?P<of>的)?")

POINTING = re.compile(
    r"\b(?:its?|they|their|them|these|this|that (?:one|(?:development )?(?:path )?(?:type|category|group|kind|path))|ones?|there(?! (?:is|are|was|were|been)\b)|those(?! (?:that|which|who|with|without|of|in|cities|for|whose)\b)"
    r"|that (?:indicator|measure|dimension|pillar|sub-index|score)|of the two(?= (?:(?:cities )?(?:is|was|has|had|does|did|scores|ranks|stands|comes|leads)\b)|\?)|between the two(?= (?:events|dates|moments|steps)\b|\s*[?.,(]|$))\b"
    r"|(?:这两者|两者|二者)(?:之间)?"
    r"|它|其(?![他它余次实])|该|(?:这|那)(?:一)?(?:[个座项部条家几些类种]|两|三)|当地|那里|那边|上述",
    re.I,
)
ANTECEDENTS = ("regulation", "body", "city", "indicator", "dimension", "second_level", "third_level", "path", "network")
_EMPTY = re.compile(
    r"\b(?:is|was) it (?:really |indeed |actually )?(?:true|correct|exactly|that|the case)\b|\bit (?:is|was|takes?|took)\b|\b(?:is|are|was|were) there\b",
    re.I,
)


_THAT_TYPE = re.compile(
    r"th(?:at|is) (?:development |path )*(?:type|category|path)\b(?! of)|[该此][种类]?(?:发展|路径)*(?:类型|路径)", re.I
)  # *which cities fall into that type?*: the cities before it are not what it points to


def points_back(base: Base, asking: str) -> bool:
    """Whether a word points to something that does not stand before it in the clause itself."""
    plain = _EMPTY.sub(lambda found: " " * len(found.group()), asking)
    found = POINTING.search(plain) or re.search(r"\bwhich (?:city|one|place) (?:is|was) that\b", plain, re.I)
    if found is None:
        return False
    before = mark_all(base, asking[: found.start()]).marks
    if _THAT_TYPE.match(plain, found.start()):
        return not any(m.thing("path_type") or m.says("noun", "path") for m in before)
    if (_ZH_MEASURE.match(plain, found.start()) or _MEASURE.match(plain, found.start())) and not _EMPTY.search(plain):
        return not any(m.thing("indicator") or m.says("noun", "indicator", "dimension") for m in before)
    return not any(
        m.value("set") or m.says("noun", *ANTECEDENTS) or (m.kind == "thing" and not m.is_fuzzy) for m in before
    )


def by_name(base: Base, context: str, asking: str) -> Named | None:
    """The clause with what it points back to by its name; ``None`` where the context does not say what is meant."""
    if not points_back(base, asking):
        return Named(asking)
    told = mark_all(base, context)
    own = re.search(r"\bits\b", asking, re.I) is not None and asks_of_city(base, asking)
    for rule in _RULES:
        if own and rule is _of_owner:
            continue
        found = rule(told, context, asking)
        if found is None:
            continue
        if not points_back(base, found.text):
            plain = rule is _of_city and not _spoken(told)  # the city alone, and not its law or body
            return found._replace(searchable=plain or rule in (_of_called, _of_owner))
        if len(found.text) < LONGEST and (other := by_name(base, context, found.text)) is not None:
            return Named(other.text, (*found.said, *other.said), searchable=False)
    return None


def asks_of_city(base: Base, asking: str) -> bool:
    """*Its overall score*, *its path type*: what a city has, and no law or body of it."""
    marks = mark_all(base, asking).marks
    return any(m.thing("indicator") or m.says("noun", "rank", "score", "path") for m in marks)


LONGEST = 300  # characters of a clause in which a second thing is looked for: *which of them …on that measure?*


def _cities(told: Marked) -> list[str]:
    return list(dict.fromkeys(told.original(m) for m in told.marks if m.thing("city") and not m.is_fuzzy))


def _measures(told: Marked) -> list[str]:
    return list(dict.fromkeys(told.original(m) for m in told.marks if m.thing("indicator") and not m.is_fuzzy
                              and not is_weak(m)))  # fmt: skip


def _joined(names: Sequence[str], chinese: bool) -> str:
    return "、".join(names) if chinese else f"{', '.join(names[:-1])} and {names[-1]}"


def _put(asking: str, found: re.Match[str], name: str) -> Named:
    text = f"{asking[: found.start()]}{name}{asking[found.end() :]}"
    return Named(text, ((found.group().strip(), name.strip()),))


def _of_listed(told: Marked, context: str, asking: str) -> Named | None:
    names = _cities(told)
    if len(names) < 2 or any(m.thing("city") and m.is_fuzzy for m in told.marks):
        return None
    if told.language == "zh":
        found = _ZH_AMONG.search(asking)
        return _put(asking, found, f"{_joined(names, chinese=True)}中") if found else None
    found, listed = _AMONG.search(asking), _joined(names, chinese=False)
    if found is None and (one := _ONE_OF.search(asking)):
        return _put(asking, one, f"which of {listed}")
    if found is None:
        return None
    named = _put(asking, found, f"{found['lead']} {listed}" if found["lead"] else listed)
    return Named(_CLEFT.sub("is", named.text, count=1), named.said)


_TWO = re.compile(
    r"\bbetween the two(?: (?:events|dates|moments|steps))?(?:\s*\((?P<en>[^()]{5,90}?)(?:,| and| to|;) (?P<en_end>[^()]{5,60})\))?(?=\s*[?.,]|$)"
    r"|(?:这)?(?:两者|二者)(?:之间)?(?:[（(](?P<zh>[^（）()]{2,20})[、，,和与到至](?P<zh_end>[^（）()]{2,20})[）)])?",
    re.I,
)


def _between_two(told: Marked, context: str, asking: str) -> Named | None:
    """*X had a leading group before it had a law. How many years lie between the two?*: its founding and its adoption."""
    names, found = _cities(told), _TWO.search(asking)
    if found is None or len(names) != 1 or len(_spoken(told)) != len(ANTECEDENTS[:2]):
        return None
    chinese, said = told.language == "zh", [side for side in found.groupdict().values() if side]
    ends = [_end(side, names[0], chinese) for side in said or (_BOTH_ENDS[chinese])]
    if None in ends:
        return None
    return _put(asking, found, f"从{ends[0]}到{ends[1]}" if chinese else f"between {ends[0]} and {ends[1]}")


_BOTH_ENDS = ("founding of the body", "adoption of the law"), ("机构成立", "条例通过")


def _end(side: str, city: str, chinese: bool) -> str | None:
    """*Founding of the group*, *law adopted*: one end of a span in full words; ``None`` where it is neither."""
    body = re.search(r"\b(?:group|committee|body|conference|council)\b|机构|小组|委员会|联席会议", side, re.I)
    law = re.search(r"\b(?:law|regulations?|act|statute|legislation)\b|条例|立法|法规", side, re.I)
    if bool(body) == bool(law):
        return None
    if body:
        return f"{city}协调机构成立" if chinese else f"the founding of {city}'s steering body"
    in_force = re.search(r"\bforce\b|\beffect|\bimplement|施行|实施|生效", side, re.I)
    if chinese:
        return f"{city}条例施行" if in_force else f"{city}条例通过"
    return f"the entry into force of {city}'s law" if in_force else f"the adoption of {city}'s law"


_TYPES = re.compile(
    r"\b(?:typology|typolog|classification|path types?|types of paths?|development paths?)\b[^.?!]*?\b(?:two|three|four|five|\d) [\w-]+|\b(?:two|three|four|five|\d) (?:path types|types of (?:path|development)|development (?:paths|types))\b",
    re.I,
)
_INTO_ONE = re.compile(r"\b(?P<ask>(?:in|into|to|under|within) (?:which|what))(?: one| of (?:them|these|those|the (?:two|three|four|five)))?(?= (?:do|does|did|is|was|are|were|has|have|would)\b)", re.I)  # fmt: skip


def _one_of_types(told: Marked, context: str, asking: str) -> Named | None:
    """*The typology has four boxes. Into which one do the authors put X?*: into which path type."""
    found = _INTO_ONE.search(asking)
    return _put(asking, found, f"{found['ask']} path type") if found and _TYPES.search(context) else None


def _one_of_kind(told: Marked, context: str, asking: str) -> Named | None:
    found, kind = _ONE.search(asking), _KIND.search(context)
    if found is None or kind is None:
        return None
    noun = re.sub(r"ices$", "ex", kind["noun"])
    noun = re.sub(r"ies$", "y", noun) if noun.endswith("ies") else noun.removesuffix("s")
    verb = " has" if found["verb"] in ("'s", "’s") else found["verb"]
    named = _put(asking, found, f"{found['ask']} {noun}{kind['whose'] or ''}{verb}")
    return Named(_counted(told, context, named.text), named.said)


_BARE_NUMBER = re.compile(r"\b(?P<number>two|three|four|five|six|seven|eight|\d+)(?=\s*[?.]?\s*$)", re.I)


def _counted(told: Marked, context: str, asking: str) -> str:
    """*… split into four sub-indices. Which one has five?*: five of what was counted before."""
    bare = _BARE_NUMBER.search(asking)
    counted = re.search(r"\b(?:two|three|four|five|six|seven|eight|\d{1,2}) (?P<what>[a-z-]{4,})", context, re.I)
    return f"{asking[: bare.end()]} {counted['what']}{asking[bare.end() :]}" if bare and counted else asking


def _of_owner(told: Marked, context: str, asking: str) -> Named | None:
    """*Having read that South Korea has a special act on X, … when it took effect*: South Korea's act."""
    found, thing = _IT.search(asking), _THING.search(context)
    if found is None or thing is None or not _spoken(told):
        return None
    owner = re.split(r"\b(?:that|which|how|and|but) ", thing["owner"])[-1].strip()
    if len([m for m in told.marks if m.thing("city") or m.thing("place")]) != 1:
        return None
    own = f"{owner}'s {_WHEN.sub('', thing['thing']).strip()}"
    return _put(asking, found, f"{own}'s" if found["it"].lower() == "its" else own)


def _spoken(told: Marked) -> set[str]:
    return {noun for m in told.marks if (noun := m.value("noun")) in ("regulation", "body")}


def _of_city(told: Marked, context: str, asking: str) -> Named | None:
    names = _cities(told)
    if len(names) != 1:
        return None
    if told.language == "zh":
        if found := _ZH_LAW.search(asking):
            return _put(asking, found, f"{names[0]}的条例")
        found = _ZH_CITY.search(asking)
        return _put(asking, found, f"{names[0]}{found['of'] or ''}") if found else None
    spoken = _spoken(told)
    if found := _THERE.search(asking):
        return _put(asking, found, f"in {names[0]}" if found.group().lower() == "there" else names[0])
    found = _IT.search(asking)
    if found is None or len(spoken) > 1:
        return None
    noun = {"regulation": "law", "body": "steering body"}.get(next(iter(spoken), ""), "")
    own = f"{names[0]}'s {noun}" if noun and found["it"].lower() != "its" else names[0]
    return _put(asking, found, f"{own}'s" if found["it"].lower() == "its" else own)


def _of_measure(told: Marked, context: str, asking: str) -> Named | None:
    names = _measures(told)
    if len(names) != 1:
        return None
    found = (_ZH_MEASURE if told.language == "zh" else _MEASURE).search(asking)
    if found is None and told.language == "en" and not _cities(told) and (own := _IT.search(asking)):
        return _put(asking, own, f"{names[0]}'s" if own["it"].lower() == "its" else names[0])
    if found is None:
        return None
    if told.language == "zh":
        return _put(asking, found, names[0])
    first = found.group().split()[0].lower()
    return _put(asking, found, f"{first} {names[0]}" if first in ("on", "in", "by", "for", "of") else names[0])


_CALLED = re.compile(
    r"\b(?:line|row|label|entry|item)\b[^.?!]{0,24}?\b(?:called|labell?ed|named|marked|printed(?: as)?|reading|that says|that reads)\s+[\"“”'‘’]?(?P<en>[\w .-]{2,30}?)[\"“”'‘’.]"
    r"|(?:一行|一栏|行名|标签|条目)[^。？]{0,12}?(?:叫做?|写着?|印着?|标着?|名为)[“\"'‘]?(?P<zh>[\w .-]{2,30}?)[”\"'’。，]",
    re.I,
)
_THAT = re.compile(r"\b(?:is|was) (?P<it>that|it|this)\b(?! one)|(?P<zh>这|那|它)(?=到底|究竟|其实|实际|是|指)", re.I)


def _of_called(told: Marked, context: str, asking: str) -> Named | None:
    """*There is a line called “Ellis”. Which city is that?*: the row of that name."""
    called, found = _CALLED.search(context), _THAT.search(asking)
    if called is None or found is None:
        return None
    if called["zh"]:
        return _put(asking, found, f"“{called['zh']}”这一行")
    printed = next(
        (told.original(m) for m in told.marks if m.thing("source") or m.thing("edition") or m.thing("index")), ""
    )
    named = f"the row “{called['en']}”" + (f" in {printed}" if printed else "")
    text = f"{asking[: found.start('it')]}{named}{asking[found.end('it') :]}"
    return Named(text, ((found["it"], named),))


_RULES: tuple[Callable[[Marked, str, str], Named | None], ...] = (
    _of_called,
    _between_two,
    _one_of_types,
    _of_listed,
    _one_of_kind,
    _of_owner,
    _of_measure,
    _of_city,
)
