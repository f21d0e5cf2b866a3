"""The clause that asks, read by itself, where the whole is not understood and what stands around it adds nothing to it.

*My supervisor swears there was a long lull after Taiyuan. So how many months lie between …?* What is set aside is told
in a note; a stretch that names, dates, counts or bounds something which the asking clause does not say again is never
set aside, so no condition is lost.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kb.query.aside.around import COURTESY, bounds_nothing, may_stand, names_more, states_the_same
from kb.query.aside.referred import Named, asks_of_city, by_name
from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.kinds.listing import Things
from kb.query.kinds.searching import Recall
from kb.query.marking.mark import Mark
from kb.query.marking.marks import mark
from kb.query.reading.judge import SEARCHING, Reading
from kb.query.reading.remarks import NoteText

Read = Callable[[Base, str], Reading]
SENTENCE = re.compile(r"(?<=;)\s+|(?<=[.!?])\s+(?=[A-Z“\"'‘(\d])|(?<=[。！？；?!])\s*(?=\S)")
PAUSE = re.compile(r"[,，]\s*(?!\d{3}\b)|[:：]\s*|\s[–—-]\s|——")
_LEAD = re.compile(
    r"\b(?:(?:(?:would|could|will|can|might) you )?(?:please |kindly )?(?:be )?(?:(?:so|very) (?:kind|good|nice) as to|(?:kind|good|nice) enough to)(?: (?:(?:tell|inform|remind|show|give) (?:me|us)|let (?:me|us) know|list|say|confirm|state)(?: of| about)?)?"
    r"|(?:I|we)(?: (?:should|would|shall|will)|['’]d) (?:be (?:\w+ )?(?:obliged|grateful|thankful|glad|pleased|indebted|delighted)(?: to you)?|appreciate it(?: \w+)?) if you (?:could|would|can|might)(?: please| kindly)?(?: (?:(?:tell|inform|remind|show|give) (?:me|us)|let (?:me|us) know|say|clarify|indicate|state|confirm|set out)(?: of| about| to (?:me|us))?)?"
    r"|(?:I|we)(?: (?:should|would)|['’]d) (?:like|love|wish) to be (?:reminded|told|informed|shown|given)(?: of| about)?"
    r"|tell (?:me|us)|inform (?:me|us)(?: of| about)?|let (?:me|us) (?:know|have)|remind (?:me|us)(?: of)?|(?:so|very) (?:kind|good) as to(?: tell (?:me|us)| list| give (?:me|us))?"
    r"|(?:like|love|want|need|wish|have|permitted|allowed) to (?:know|ask|learn|find out|enquire|inquire)(?: about)?|(?:might|may|could|can) (?:I|we)(?: please| kindly| just)? (?:ask(?: you)?(?: for)?|have|know)|trouble you (?:for|to)"
    r"|(?:I|we) (?:was |am |were )?(?:wonder(?:ed|ing)?)|(?:can|could|would|will) you(?: (?:please|kindly|just|possibly|perhaps))*|(?:appreciate|welcome) (?:learning|knowing|hearing)|(?:glad|pleased|happy|grateful|keen|curious) to (?:know|learn|hear)|confirm(?: for me)?|work out|look up|find out|figure out|kindly|please|help me(?: to)?)(?: (?:if|about|for))?[,:]?\s+(?=\w)"
    r"|(?:请问(?:一下)?|(?:想|要)?请教(?:一下|您)?|(?:想|要)?(?:再)?问(?:一下|问|句)?(?:您|你)?|告诉我(?:们)?|告知|想(?:要)?(?:知道|了解(?:一下)?)|帮(?:我|忙|我们)?(?:看看|看一下|查一下|查查|算算|算一下|列一下|找找|找一下)|能不能(?:帮我)?(?:看一眼|看看|查查)|(?:烦请|敬请|恳请|还请|请)(?:您|贵方|老师)?(?:说明|告知|列出|指出|列举|赐告)|(?:能否|可否|能不能|可不可以)(?:麻烦|劳烦|烦)?请?(?:您|你)(?:帮忙|帮我)?(?:算一?[下算]|列一?下|查一?[下查]|计算一?下?)?|麻烦(?:您|你)?|劳驾)[：:，,\s]*",
    re.I,
)
_BEGINS = re.compile(
    r"^(?:\W*(?:so|and|then|but|well|now|also|ok|okay)\b,?\s+|\W*(?:那么|所以|那(?![个座边里些几年时])|那么|于是|然后|另外)[，,]?\s*)+",
    re.I,
)
_MOMENT = re.compile(r"^the (month|year) (?:in|on) which\b", re.I)
_OTHER = re.compile(
    r"[.;,?]\s*(?:(?:and |but )?not|(?:I|we) (?:do not|don['’]t) (?:need|want|mean))(?P<en> the (?:number|count|share|percentage|amount|total|rank|score|year|date)s? [^.;?!]{0,60})[.?!]?\s*$"
    r"|[。，；？,;?]\s*(?:我)?(?:不要|不需要|不是问|不问|不是指)(?P<zh>[^，。？?]{2,24}(?:数量?|个数|数目|比例|份额|金额|排名|得分|年份|日期))[。！!]?\s*$",
    re.I,
)  # another measure that is not meant
_CONTRAST = re.compile(
    r",?\s*\b(?:rather than|instead of|as opposed to)\b (?P<en>[^,.;?!]{3,60})|[，,]?(?:而不是|而非)(?P<zh>[^，,。？?]{2,16})",
    re.I,
)
ASKING = frozenset(
    {"how", "which", "what", "who", "whose", "when", "where", "几", "哪", "谁", "吗", "少"}
)  # also within a longer cue

INTRODUCES = re.compile(
    r"有(?:这样)?[一两二三四五六](?:个|座|部)(?:城市|市|条例|机构|协调机构)"
    r"|^\W*(?:there (?:is|was|are|were) (?:an?|one) |(?:one|two|three|four|five|six)(?: of the)? )(?:cit(?:y|ies)|regulations?|laws?|acts?|statutes?|bod(?:y|ies))\b",
    re.I,
)  # *One city has …. Which?*: of whom the question is, although it names nothing
ENDS = (".", "!", "?", "。", "！", "？", ";", "；")
NOT_TRIED = frozenset(
    {
        "instruction",
        "code",
        "creative",
        "opinion",
        "weather",
        "outside",
        "chat",
        "why",
        "draws",
        "choice",
        "empty",
        "edition",
    }
)
FOUND = (Recall, Things)  # searches that may answer for a clause alone
TRIES = 3  # clauses that are read, the likeliest first
MOST_SEAMS = 16  # beginnings, and ends, that a question may have
MOST_SPANS = 24  # stretches that are looked at
SHORT = 6  # characters of the shortest clause that may ask


class Clause(NamedTuple):
    """A clause that may be what is asked: with names for what it points back to, and the stretches around it."""

    named: Named
    around: tuple[str, ...]


def asking_clause(base: Base, text: str, whole: Reading, read: Read) -> Reading | None:
    """The reading of the asking clause alone, with a note on what was set aside; ``None`` where nothing may be."""
    doubtful = is_doubtful(base, whole)
    if whole.reason in NOT_TRIED or not (doubtful or OF_CITY.search(text)):
        return None
    tried: set[str] = set()
    for clause in clauses(base, text):
        if len(tried) >= TRIES:
            return None
        if clause.named.text in tried or not (doubtful or is_of_city(base, clause)):
            continue
        tried.add(clause.named.text)
        reading = read(base, clause.named.text)
        if not doubtful and isinstance(reading.plan, SEARCHING):
            continue
        if is_understood(base, reading, whole) and not _lacks_name(base, reading, clause):
            notes = (*reading.notes, *around_notes(clause), *named_notes(clause.named))
            return replace(reading, text=text, language=whole.language, notes=notes)
    return None


OF_CITY = re.compile(
    r"[.!]\s+(?:\w+,? ){0,3}?[^.!?]*\b(?:its|(?:this|that) city['’]s)\b[^.!?]*[?]?\s*$|[。！][^。！]*(?:它|该市|该城市|这座城市)的?[^。！]*[?？]?$",
    re.I,
)


def _asks_what_it_has(base: Base, asking: str) -> bool:
    """Whether a score, a rank, the path type or the lead unit is asked for, which a city has, and not some plan of it."""
    return asks_of_city(base, asking) or any(m.says("attr", "body.lead") for m in mark(base, asking).marks)


def is_of_city(base: Base, clause: Clause) -> bool:
    """*X has a law. What is its path type?*: a question of what the city has, of which something else is stated before."""
    told = all(piece.rstrip()[-1:] in (".", "!", "。", "！") for piece in clause.around)
    own = all(OWNED.match(said) for said, _ in clause.named.said) and bool(clause.named.said)
    return told and own and _asks_what_it_has(base, clause.named.text)


OWNED = re.compile(r"(?:its|(?:this|that) city(?:['’]s)?|它的?|该市的?|该城市?的?|这座城市的?)$", re.I)


def _lacks_name(base: Base, reading: Reading, clause: Clause) -> bool:
    """Whether a search lacks a name that stands around the clause."""
    if not isinstance(reading.plan, SEARCHING):
        return False
    return not clause.named.searchable or any(names_more(base, piece, clause.named.text) for piece in clause.around)


def is_doubtful(base: Base, reading: Reading) -> bool:
    """Whether a reading is none, or leaves words out, or searches."""
    left_out = any(kind == "ignored" and "Not understood" in english for kind, english, _ in reading.notes)
    return reading.plan is None or bool(reading.left_over) or left_out or isinstance(reading.plan, SEARCHING)


def is_understood(base: Base, reading: Reading, whole: Reading) -> bool:
    """Whether a clause is read to a plan with nothing left over; a search must find something, where the whole found nothing."""
    if reading.plan is None or reading.left_over or any("Not understood" in note[1] for note in reading.notes):
        return False
    if not isinstance(reading.plan, SEARCHING):
        return True
    if whole.plan is not None and not whole.left_over and is_answered(base, whole):
        return isinstance(reading.plan, Recall) and not isinstance(whole.plan, Recall) and is_answered(base, reading)
    return isinstance(reading.plan, FOUND) and is_answered(base, reading)


def is_answered(base: Base, reading: Reading) -> bool:
    """Whether the plan of a reading finds an answer."""
    return reading.plan is not None and reading.plan.run(Draft(base, reading.language)).status == "answered"


def clauses(base: Base, text: str) -> Iterator[Clause]:
    """The clauses that may be what is asked, where all around them bounds nothing.

    Those that lead over to nothing within come first (not *I wonder when X*, but *when X*), of these the longest.
    """
    leads = {found.end() for found in _LEAD.finditer(text)}
    starts, ends = {0, *leads}, {len(text)}
    for seam in (*SENTENCE.finditer(text), *PAUSE.finditer(text)):
        ends.add(seam.start())
        starts.add(seam.end())
    if len(starts) > MOST_SEAMS or len(ends) > MOST_SEAMS:
        return  # so many stretches are no question with something around it
    looked_at = 0
    spans = [(start, end) for start in starts for end in ends if end - start >= SHORT]
    for start, end in sorted(spans, key=lambda span: (_led_over(leads, span), span[0] - span[1], span[0])):
        if not (may_stand_aside(text[:start]) and may_stand_aside(text[end:])):
            continue
        if (looked_at := looked_at + 1) > MOST_SPANS:
            return
        plain, inner = without_courtesy(text[start:end])
        plain = _MOMENT.sub(r"in which \1", _BEGINS.sub("", plain))
        goes_on = start and _BEGINS.match(text[start:end]) and plain.endswith(("?", "？"))  # *And its score?*
        if len(plain) < SHORT or not (start in leads or goes_on or asks(mark(base, plain).marks)):
            continue
        for asking, contrast in ((plain, ""), without_contrast(base, plain)):
            around = tuple(
                piece
                for piece in (text[:start].strip(), *inner, contrast, text[end:].strip(" \n,，.?？。!！"))
                if piece
            )
            if not (asking and around):
                continue
            named = by_name(base, text[:start], asking)
            if named is not None and all(stands_aside(base, side, named) for side in (text[:start], text[end:])):
                yield Clause(named, around)


def _led_over(leads: set[int], span: tuple[int, int]) -> int:
    """How many words within a stretch lead over to what is asked."""
    return sum(span[0] < lead < span[1] for lead in leads)


def asks(marks: Sequence[Mark]) -> bool:
    """Whether words ask for something: *which*, *how many months*, 哪."""
    return any(m.says("ask") or not ASKING.isdisjoint(m.text.split()) for m in marks)


def without_courtesy(text: str) -> tuple[str, list[str]]:
    """A clause without *if it is not too much trouble* and *of course* between its commas."""
    said, kept, place = [], [], 0
    seams = [*PAUSE.finditer(text)]
    for seam_start, seam_end in [*((s.start(), s.end()) for s in seams), (len(text), len(text))]:
        piece = text[place:seam_start]
        if (
            piece.strip()
            and COURTESY.match(piece.strip())
            and not re.match(r"^\W*(?:right|now|well|so)\W*$", piece, re.I)
        ):
            said.append(piece.strip())
        else:
            kept.append(text[place:seam_end])
        place = seam_end
    return "".join(kept).strip(" ,，"), said


def without_contrast(base: Base, text: str) -> tuple[str, str]:
    """*By the date it began to apply rather than the date it was passed*: what is not meant, of the same kind as what is."""
    other = _OTHER.search(text)
    found = other or _CONTRAST.search(text)
    if found is None:
        return "", ""
    rest = text[: found.start()] + text[found.end() :]
    denied, meant = mark(base, found["en"] or found["zh"]).marks, mark(base, rest).marks
    dated = any(m.says("attr") for m in denied) and any(m.says("attr") for m in meant)
    quoted = re.search(r"[“\"'‘《「]", found.group()) is not None and re.search(r"[“\"'‘《「]", rest) is not None
    bound = any(m.kind in ("date", "number") or m.thing("city") or m.value("set") for m in denied)
    return (rest, found.group().strip()) if (other or dated or quoted) and not bound else ("", "")


def stands_aside(base: Base, side: str, named: Named) -> bool:
    """Whether every sentence on one side of the asking clause bounds nothing, as a whole or stretch by stretch."""
    for piece in SENTENCE.split(side):
        is_closed = piece.rstrip()[-1:] in ENDS
        if not piece.strip(" ,，?？") or (is_closed and bounds_nothing(base, piece, named.text)):
            continue
        if is_closed and states_the_same(base, piece, named.text, counted=bool(named.said)):
            continue
        if is_closed and tells_of_named(base, piece, named):
            continue
        for part in PAUSE.split(piece):
            if not (bounds_nothing(base, part, named.text) or bounds_nothing(base, without_lead(part), named.text)):
                return False
    return True


AT_THAT = re.compile(
    r"\b(?:then|that (?:year|month|date|time|day)|at the time|afterwards?|later|earlier|since then|beforehand|more|else|another|other|also|again)\b|当时|当年|那年|那时|同年|此后|此前|之后|之前|后来|另|还|也",
    re.I,
)


def tells_of_named(base: Base, sentence: str, named: Named) -> bool:
    """*X has a law since 2023. And its overall score?*: a statement of the one city that stands for *its* in the question."""
    plain = any(re.match(r"(?:its?|this|that)\b|它|该|[这那当]", written, re.I) for written, _ in named.said)
    if (
        not named.said
        or (plain and not _asks_what_it_has(base, named.text))
        or AT_THAT.search(named.text)
        or sentence.rstrip().endswith(("?", "？"))
    ):
        return False
    told, put = mark(base, sentence).marks, [m for _, name in named.said for m in mark(base, name).marks]
    cities = {m.thing("city") for m in told if m.thing("city") and not m.is_fuzzy}
    wide = any(m.thing("place") or m.thing("network") or m.value("set") or m.says("noun", "city") for m in told)
    return len(cities) == 1 and not wide and {m.thing("city") for m in put if m.thing("city")} == cities


def may_stand_aside(side: str) -> bool:
    """Whether the stretches of a side are of kinds that may be set aside: told by their words alone, before they are marked."""
    for piece in SENTENCE.split(side):
        if INTRODUCES.search(piece):
            return False
        is_closed = piece.rstrip()[-1:] in ENDS
        if is_closed and (piece.rstrip()[-1:] not in "?？" or may_stand(piece)):
            continue
        if not all(may_stand(part) or may_stand(without_lead(part)) for part in PAUSE.split(piece)):
            return False
    return True


def without_lead(part: str) -> str:
    """A stretch without the words at its end that only lead over to a question: *could you confirm*, 想请教一下."""
    while part.strip():
        plain = part.rstrip()
        found = next((lead for lead in _LEAD.finditer(f"{plain} x") if lead.end() >= len(plain)), None)
        if found is None:
            break
        part = plain[: found.start()]
    return part


def around_notes(clause: Clause) -> list[NoteText]:
    """What stands around the asking clause, as written, and that it is not checked."""
    said = " … ".join(clause.around)
    return [("ignored", f"Read as said around the question; not used and not checked: {said}",
             f"视为问题之外的话，未采用，也未核实：{said}")]  # fmt: skip


def named_notes(named: Named) -> list[NoteText]:
    """What words that point back are read as."""
    return [("assumption", f"“{written}” is read as “{name}”.", f"“{written}”理解为“{name}”。") for written, name in named.said]  # fmt: skip
