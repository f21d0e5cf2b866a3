"""A statement put to the test, decided by asking for what it claims: *X took 33 months, right?* asks how many months X took.

Each claimed value gives way to a question word where it stands, which English readers follow and Chinese has anyway; what is
found for it is set against the value. A statement that asks for nothing understood to its last word stays undecided.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from kb.query.base import Base
from kb.query.drafting.asserted import Claim, ClaimedDate, ClaimedNumber, ClaimedThing
from kb.query.drafting.confirmed import Comparison
from kb.query.drafting.draft import Draft
from kb.query.kinds.auditing import Audit
from kb.query.kinds.listing import Things
from kb.query.kinds.searching import Recall
from kb.query.marking.mark import Mark, Marked
from kb.query.marking.marks import mark
from kb.query.marking.words import is_code
from kb.query.plan import Plan, plan_json
from kb.query.reading.judge import Reading
from kb.query.reading.searched import explains

WORDS = {
    "number": ("how many", "多少"),
    "date": ("which year", "哪一年"),
    "path_type": ("which path type", "哪种路径类型"),
    "city": ("which city", "哪个城市"),
}  # what stands for a value that is asked for, in the order in which they are asked for
SCALES = {"万": 10_000, "亿": 100_000_000}
MOST = 6  # values of one statement that are asked for
_OPENS = re.compile(
    r"^(?:true or false|right or wrong|correct or (?:not|incorrect)|(?:is|was) it (?:true|correct|right|the case|so|a fact) that)\s*[:,–—-]?\s*"
    r"|^(?:请?判断(?:对错|正误)?|对还是错|是真是假|是对是错)[：:，,]\s*",
    re.I,
)
_ENDS = re.compile(
    r"\s*[,.;:–—，。；：-]?\s*(?:(?:is|was) (?:that|this|it) (?:really |indeed )?(?:right|correct|true|so)(?: or (?:not|wrong|false))?"
    r"|true or (?:false|not)|right or wrong|correct or (?:not|incorrect)|true|right|correct|yes or no"
    r"|(?:is|was|are|were|do|does|did|has|have|had)(?:n['’]t| not) (?:it|they|he|she|there)"
    r"|(?:这一?个?|该|此|上述)?(?:说法|论断|结论|数字?|数目|数据|话|讲法)?(?:是)?(?:对吗|对么|对不对|正确吗|是否正确|属实吗|是否属实|成立吗|是不是(?:真的|这样|对的)|是真的吗|是这样吗|是吗|没错吧|对吧|是否如此))\s*[?？.。]*$",
    re.I,
)
_EXACT = re.compile(
    r"(?:\b(?:exactly|precisely|just|only|a total of|as many as)\s+|(?:恰好|正好|刚好|只有?|仅|共|一共|总共)\s*)$", re.I
)
_QUOTED = re.compile(r"[“\"「《][^”\"」》]{2,}[”\"」》]|(?<!\w)['‘][^'’]{2,}['’](?!\w)")
_SUPPOSED = frozenset(
    {"the", "these", "those", "all", "of", "这", "那", "该", "全 部", "所 有"}
)  # before a number that is no claim
BESIDE = ("before", "after", "by", "since", "between")  # a date beside them bounds what is claimed
_CJK = re.compile(r"[\u3400-\u9fff]")
_PUT = re.compile(
    r"^(?:(?:is|are|was|were|do|does|did|has|have|had) (?P<said>(?:(?!\bor\b)[^?])+)\?|(?P<zh>[^？?]+?)(?:吗|么)[？?])$",
    re.I,
)
_WHETHER = re.compile(r"是否|是不是(?:真的)?|真的|\b(?:really|actually|indeed)\s+", re.I)
Read = Callable[[Base, str], Reading]


class Asked(NamedTuple):
    """A statement as a question for one of its values, and that value."""

    text: str
    claim: Claim


def statement(text: str) -> str | None:
    """What is put to the test; ``None`` where nothing is.

    Examples
    --------
    >>> statement("True or false: Suzhou's law came into force in 2023.")
    "Suzhou's law came into force in 2023"
    >>> statement("6W是上海提出的，对吗？")
    '6W是上海提出的'
    >>> statement("Which city has a law?")
    """
    said = _ENDS.sub("", _OPENS.sub("", text.strip())).strip(" .?。？")
    return said if said and said != text.strip(" .?。？") else None


def put(text: str) -> str | None:
    """What a question for yes or no puts; ``None`` for other questions, and for those between two.

    Examples
    --------
    >>> put("Was Xi'an's law adopted 32 months after Chengdu's?")
    "Xi'an's law adopted 32 months after Chengdu's"
    >>> put("西安的条例是否比成都的晚32个月？"), put("西安的条例比成都的晚32个月吗？")
    (None, '西安的条例比成都的晚32个月')
    """
    found = _PUT.match(text.strip())
    return None if found is None else _WHETHER.sub("", found["said"] or found["zh"]).strip()


def put_to_test(base: Base, text: str, reading: Reading, read: Read) -> Reading:
    """The reading of a statement, or of a question for yes or no, that the tables did not decide: its values are asked for."""
    said = statement(text)
    if said is not None:
        return reading if is_decided(base, reading) else asserted(base, text, said, read) or undecided(base, reading)
    said = put(text)
    if said is None or (finds(base, reading) and not puts_numbers(reading)):
        return reading
    return asserted(base, text, said, read) or reading


def is_decided(base: Base, reading: Reading) -> bool:
    """Whether the tables or a tested claim, and not the words of a passage, say yes or no."""
    searched = isinstance(reading.plan, (Recall, Things))
    return not reading.left_over and not searched and says_yes_or_no(base, reading)


def says_yes_or_no(base: Base, reading: Reading) -> bool:
    """Whether a reading answers with yes or no."""
    value = reading.plan.run(Draft(base, reading.language)).value if reading.plan is not None else None
    return value is not None and value.type == "boolean"


def undecided(base: Base, reading: Reading) -> Reading:
    """A statement for which something else than yes or no was found: that is offered, and not said to be the answer."""
    if reading.plan is None or says_yes_or_no(base, reading):
        return reading
    return Reading(reading.text, reading.language, None, "undecided", alternatives=(reading.plan,))


def puts_numbers(reading: Reading) -> bool:
    """Whether passages are searched for words and for a number that is put to the test, which may be of something else."""
    return isinstance(reading.plan, Recall) and bool(reading.plan.quantities or reading.plan.dates)


def finds(base: Base, reading: Reading) -> bool:
    """Whether a question was read as a search that finds a passage or a claim, or as a plan over the tables."""
    plan = reading.plan
    if plan is None or reading.left_over:
        return False
    if isinstance(plan, (Things, Audit)):
        return plan.run(Draft(base, "en")).status == "answered"
    return not isinstance(plan, Recall) or explains(base, plan)


def asserted(base: Base, text: str, said: str, read: Read) -> Reading | None:
    """The first question for a value of a statement that is understood to its end and finds what can be set against the value."""
    marked = mark(base, said)
    if any(cue.role == "ask" and cue.value != "yes_no" for one in marked.marks for cue in one.cues):
        return None  # *which of these is right?*
    values = sum(any(_claim(marked, place, kind) for kind in WORDS) for place in range(len(marked.marks)))
    numbers = any(_claim(marked, place, "number") for place in range(len(marked.marks)))
    for asked in islice(questions(marked), MOST):
        reading = read(base, asked.text)
        if reading.plan is None or reading.left_over or any(kind == "ignored" for kind, *_ in reading.notes):
            continue
        outcome = reading.plan.run(Draft(base, reading.language))
        value = outcome.value if outcome.status == "answered" else None
        right = asked.claim.judge(value) if value is not None else None
        if is_open(reading.plan):  # words say nothing of other values, and others may have the same
            if isinstance(asked.claim, ClaimedThing):
                right = right if values == 1 and (right or _QUOTED.search(said)) else None
            elif isinstance(asked.claim, ClaimedDate) and numbers:
                right = None
        if right is not None:
            plan = reading.plan.model_copy(update={"claim": asked.claim})
            return replace(reading, text=text, language=mark(base, text).language, plan=plan)
    return None


def is_open(plan: Plan) -> bool:
    """Whether a plan finds what passages tell of: of whom they do not tell it, it may be true as well."""
    return isinstance(plan, Recall) or '"on":"practice"' in plan_json(plan)


def questions(marked: Marked) -> Iterator[Asked]:
    """A statement with a question word in the place of a value: numbers first, then dates, then path types and cities."""
    for kind in WORDS:
        for place in range(len(marked.marks)):
            if (claim := _claim(marked, place, kind)) is not None:
                yield Asked(_without(marked, place, claim), claim)


def _claim(marked: Marked, place: int, kind: str) -> Claim | None:
    """The value of one kind that a mark claims; a number that only tells the order, or stands in a code, is none."""
    one = marked.marks[place]
    if kind == "number":
        if one.number is None or one.ordinal or _scaled(marked, place - 1) or is_code(marked, one.start):
            return None
        before = marked.marks[place - 1] if place else None
        if before is not None and before.text in _SUPPOSED:
            return None
        number = float(Decimal(str(one.number)) * (_scaled(marked, place) or 1))
        return ClaimedNumber(op=_comparison(marked.marks, place), number=number)
    if kind == "date":
        beside = marked.marks[max(0, place - 1) : place + 2]
        return (
            ClaimedDate(date=one.date)
            if one.date and not one.until and not any(m.says("time", *BESIDE) for m in beside)
            else None
        )
    return ClaimedThing(thing=f"{kind}:{ident}") if (ident := one.thing(kind)) is not None else None


def _scaled(marked: Marked, place: int) -> int | None:
    """What the character right behind a number multiplies it by: 70万."""
    if place < 0 or marked.marks[place].kind != "number":
        return None
    return SCALES.get(marked.text[marked.tokens[marked.marks[place].end - 1].end :][:1])


def _comparison(marks: tuple[Mark, ...], place: int) -> Comparison:
    before = marks[place - 1] if place else None
    ops: tuple[Comparison, ...] = (">", ">=", "<", "<=")
    return next((op for op in ops if before is not None and before.says("op", op)), "=")


def _without(marked: Marked, place: int, claim: Claim) -> str:
    """The statement with the value left open, and with it what says how exactly it is meant."""
    one = marked.marks[place]
    start, end = marked.tokens[one.start].start, marked.tokens[one.end - 1].end
    if isinstance(claim, ClaimedNumber) and claim.op != "=":
        start = marked.tokens[marked.marks[place - 1].start].start
    end += isinstance(claim, ClaimedNumber) and _scaled(marked, place) is not None
    before, after = marked.text[:start], marked.text[end:]
    before = _EXACT.sub("", before)
    beside = (
        (before.rstrip()[-1:] + after.lstrip()[:1]) if not isinstance(claim, ClaimedThing) else before[-1:] + after[:1]
    )
    chinese = _CJK.search(beside) is not None or (marked.language == "zh" and not beside.isascii())
    return f"{before}{_word(claim, chinese)}{after}{'？' if chinese else '?'}"


def _word(claim: Claim, chinese: bool) -> str:
    kind = claim.thing.partition(":")[0] if isinstance(claim, ClaimedThing) else claim.on
    return WORDS[kind][chinese]
