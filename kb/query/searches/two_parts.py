"""Questions that ask two things of the passages: *which area …, and how many teachers there …?*, ……是什么？……是哪个机构？"""

import re
from collections.abc import Callable

from kb.query.base import Base
from kb.query.drafting.closest import held_terms, holds_number
from kb.query.framing.attach import Frame, attach
from kb.query.kinds.searching import Recall, answers, find_hits
from kb.query.marking.halves import ASKS, VALUE_NAMED, halves
from kb.query.marking.mark import Marked
from kb.query.marking.marks import mark
from kb.query.marking.words import content_terms, search_terms
from kb.query.rules.asks import asked_attributes
from kb.query.rules.reckoned import adds
from kb.search.text import terms

BY_ITSELF = 0.95  # share of the words of a question


def two_searches(base: Base, frame: Frame, read: Callable[[Base, Frame], Recall | None]) -> Recall | None:
    """A search for the first thing asked that also tells the second, where passages on the same things answer both.

    None where one passage holds nearly all words of the question: it answers both by itself.
    """
    parted = [
        (read(base, attach(base, mark(base, first))), mark(base, second)) for first, second in halves(frame.marked)
    ]
    for plan, asked in parted:
        if plan is not None and (more := of_the_place(base, plan, asked)) is not None:
            return more
        if plan is not None and (more := of_value_named(base, plan, asked, read)) is not None:
            return more
    whole = read(base, frame)
    if whole is not None and (counted := of_each_counted(base, frame, whole, read)) is not None:
        return counted
    best = next(iter(find_hits(base, whole)), None) if whole is not None and whole.want in ("text", "where") else None
    if best is not None and best.coverage >= BY_ITSELF:
        return None
    for plan, asked in parted:
        also = search_terms(base, asked)
        slight = {t for m in asked.marks if m.says("word", "light") for t in terms(asked.original(m))}
        also = tuple(term for term in also if term not in slight) or also
        if plan is None or not any(len(term) > 1 for term in also) or set(also) <= BASIS or not asks(asked):
            continue
        found = plan.model_copy(update={"want": "text" if plan.want in ("number", "date") else plan.want, "also": also})
        if tells_both(base, plan, found, asks_how_many(asked)):
            return found
    return None


def of_value_named(
    base: Base, plan: Recall, asked: Marked, read: Callable[[Base, Frame], Recall | None]
) -> Recall | None:
    """The search for the number that a second sentence says is wanted, of what the first one asks about."""
    named = VALUE_NAMED.match(asked.text.strip())
    value = read(base, attach(base, mark(base, named["en"] or f"{named['zh']}是多少"))) if named else None
    if value is None:
        return None
    more = {key: (*getattr(value, key), *getattr(plan, key)) for key in ("terms", "must", "about")}
    return value.model_copy(
        update={
            **{key: tuple(dict.fromkeys(told)) for key, told in more.items()},
            "want": "number",
            "source": value.source or plan.source,
        }
    )


BASIS = frozenset(terms("依据 根据 基础 目的 basis ground"))  # of what else they are said tells nothing of the first


COUNTED_TWO = (
    re.compile(
        r"(?P<before>.*?\bhow many )(?P<one>[\w'’ -]+?) and (?P<two>[\w'’ -]+?)(?P<after> (?:are|is|were|was|do|does|did|has|have|had|in|on|at)\b.*)",
        re.I | re.S,
    ),
    re.compile(
        r"(?P<before>)(?P<one>.{4,}?)(?:和|与|(?<!普)及|、)(?P<two>(?:普及|[^，。？?和与及、]){2,20}?)(?P<after>(?:各|分别)(?:自)?(?:有|建|是|为)?了?(?:多少|几).*)",
        re.S,
    ),
    re.compile(
        r"(?P<before>.*(?:多少|几)[个家所门名项座种位间处]?)(?P<one>[^，。？?和与及、]{2,12})(?:和|与|(?<!普)及|以及)(?P<two>[^，。？?和与及、]{2,12})(?P<after>[?？]*)$",
        re.S,
    ),
    re.compile(
        r"(?P<before>what (?:are|were) (?:the )?)(?P<one>[^,?]{6,80}?) and (?:its |the |their )?(?P<two>[^,?]{4,60}?)(?P<after>(?:,? respectively)?\?*)$",
        re.I,
    ),
)  # *how many studios and communities are there*, 工作室和社区各有多少个


def of_each_counted(
    base: Base, frame: Frame, whole: Recall, read: Callable[[Base, Frame], Recall | None]
) -> Recall | None:
    """*How many studios and communities …*: both are told where the figure of the first says nothing of the second."""
    found = next((m for pattern in COUNTED_TWO if (m := pattern.match(frame.marked.text))), None)
    if found is None or not find_hits(base, whole) or any(map(adds, frame.marked.marks)):
        return None
    plan = read(base, attach(base, mark(base, found["before"] + found["one"] + found["after"])))
    best = next(iter(find_hits(base, plan)), None) if plan is not None else None
    also = search_terms(base, mark(base, found["two"]))
    if plan is None or best is None or not set(also) - held_terms(base, best):
        return None
    counted = plan.counted or (also if plan.want == "number" else ())
    both = plan.model_copy(update={"want": "text", "also": also, "counted": counted})
    if HOW_MANY.search(frame.marked.text):
        first, others = base.store.thing(best.key), both.second(base, best.key)
        if not holds_number(first, plan.terms[-2:]) or not any(holds_number(row, also[-2:]) for row in others):
            return None  # what a thing is, and not how many there are
    return both if tells_both(base, plan, both) else None


HOW_MANY = re.compile(r"\bhow many\b|(?:多少|几)[个所家座名位项种处门间条部]", re.I)


COLUMNS = frozenset({"path_type", "regulation", "regulation.adopted", "regulation.in_force", "body", "body.lead", "body.established",
                     "region", "province", "country"})  # fmt: skip
WHAT_FOR = re.compile(
    r"^\W*(?:and )?(?:what for|what is it(?: for)?|what does it do|what was it(?: for)?|what)\W*(?:\(.*\))?\W*$|^\W*(?:是)?(?:干什么|干啥|做什么|什么)(?:用)?(?:的)?\W*$",
    re.I,
)


WHICH_CITY = re.compile(
    r"^\W*(?:and )?(?:which|what) city (?:is|was) (?:it|this|that)(?: in| of| from)?\W*$|^\W*(?:and )?(?:which|what) city (?:has|had|runs|ran|did) (?:it|this|that|so)\W*$|^\W*(?:又|这)?(?:是|在|属于)?(?:哪个|哪座|哪一个|哪一座)城市(?:的)?\W*$",
    re.I,
)


def of_the_place(base: Base, plan: Recall, asked: Marked) -> Recall | None:
    """*… – which city, what type?*, *which city, and what for?*: an attribute of the city that a search finds, or what is said of it."""
    if plan.want == "text" and WHICH_CITY.match(asked.text):  # *what does it stand for (which city is it?)*
        found = plan.model_copy(update={"want": "where", "told": True, "every": False})
        return found if explained(base, found) else None
    if plan.want != "where" or not explained(base, plan):
        return None
    frame = attach(base, asked)
    keys = [key for key in asked_attributes(frame) if key in COLUMNS]
    if WHAT_FOR.match(asked.text) or (not keys and says_nothing_more(base, asked)):
        return plan.model_copy(update={"told": True})
    if len(keys) != 1 or frame.cities or content_terms(base, asked) or not asks(asked):
        return None
    return plan.model_copy(update={"column": keys[0]})


def says_nothing_more(base: Base, asked: Marked) -> bool:
    """*…, and from what sort of records?*: a second half without a word of its own asks for what is said of the place found."""
    if search_terms(base, asked) or any(m.things or m.kind in ("date", "number") for m in asked.marks):
        return False
    told = [m for m in asked.marks if not m.says("stop") and not m.says("logic", "and") and not m.says("time")]
    return bool(told) and all(m.says("ask", "what", "which") for m in told)


def explained(base: Base, plan: Recall) -> bool:
    """Whether the best passage answers."""
    hits = find_hits(base, plan)
    return bool(hits) and answers(base, plan, hits[0])


def asks(marked: Marked) -> bool:
    """Whether words ask for something; a unit such as *in yuan* only says how the one thing is measured."""
    return any((m.says("ask", *ASKS) and not m.text.startswith("in ")) or "哪" in m.text for m in marked.marks)


def asks_how_many(marked: Marked) -> bool:
    """*How many students has it?*, 有多少学生: a number is asked for; *the share of money* may only be spoken of."""
    said = (m for m in marked.marks if m.says("ask", "how_many", "how_much"))
    return any(m.text.startswith(("how many", "how much", "多 少", "几")) for m in said)


def tells_both(base: Base, plan: Recall, found: Recall, counted: bool = False) -> bool:
    """Whether the first thing is found, and a passage that concerns the same things tells the second; of a number, by a number."""
    hits = find_hits(base, plan)
    if not hits or not answers(base, plan, hits[0]):
        return False
    return any(not counted or holds_number(row, found.also) for row in found.second(base, hits[0].key))
