"""Marks everything that is known in a question: things, dates, numbers, cue phrases; the rest are words."""

import re
from dataclasses import replace
from itertools import pairwise

from kb.query.answer import Language
from kb.query.base import Base
from kb.query.kept import lately
from kb.query.lexicon import Cue, lexicon
from kb.query.marking.classed import with_classes
from kb.query.marking.completed import begun_names, counted_names, ellipses, whole_names
from kb.query.marking.mark import Mark, Marked
from kb.query.marking.meant import as_meant, is_one_word, is_unknown
from kb.query.marking.misspelt import corrected
from kb.query.marking.neighbours import in_context, parted
from kb.query.marking.numerals import date_at, number_at
from kb.query.marking.ordering import with_orders
from kb.query.marking.paired import beside_another, is_of_document
from kb.query.marking.papers import counted_papers
from kb.query.marking.senses import in_sense
from kb.query.marking.tiers import with_tiers
from kb.query.marking.typed import with_short_types
from kb.query.marking.typed_by import with_told_types
from kb.query.marking.unassessed import only_assessed
from kb.search.fold import Token, tokens

# Kinds of things that win over a cue phrase of the same length; the others are only words of a search.
STRONG = frozenset({"city", "indicator", "edition", "index", "path_type", "network", "place", "area", "source",
                    "regulation"})  # fmt: skip


def language_of(text: str) -> Language:
    """Chinese when a third of the letters or more are Chinese characters."""
    chinese = len(re.findall(r"[\u3400-\u9fff]", text))
    words = len(re.findall(r"[A-Za-z]+", text))
    return "zh" if chinese and chinese >= words else "en"


LATELY = 64  # texts that are kept marked: what reads a question marks it, and its clauses, again and again


def mark(base: Base, text: str) -> Marked:
    """The marks of a question, left to right, the longest match first."""
    return lately(base, _mark, LATELY)(text)


def _mark(base: Base, text: str) -> Marked:
    found = corrected(base, text, tokens(text))
    texts = [token.text for token in found]
    marks: list[Mark] = []
    position = 0
    while position < len(found):
        start = found[position].start
        said = position > 0 and (text[start].isupper() or text[start - 1] in "“\"'‘「《")
        best = _best_at(base, text, found, texts, position, said)
        if scores_verb(best, text, found, texts):
            best = _best_at(base, text, found[: best.end - 1], texts[: best.end - 1], position, said)
        marks.append(parted(best, found, lambda a, z, n: _best_at(base, text, found[:z], texts[:z], a, n), said))
        position = marks[-1].end
    begun = begun_names(base, text, found, _fuzzy(base, found, marks))
    named = whole_names(base, texts, counted_names(base, texts, begun))
    most = max(map(base.size, base.editions), default=0)
    whole = counted_papers(base, ellipses(base, texts, _quoted(text, found, named)))
    told = with_tiers(base, only_assessed(with_classes(in_sense(told_apart(whole, text, found, most))), text, found))
    read = with_short_types(base, with_told_types(base, in_context(list(told), text, found), found), text, found)
    return Marked(text, language_of(text), tuple(found), tuple(with_orders(as_meant(read))))


def scores_verb(best: Mark, text: str, found: list[Token], texts: list[str]) -> bool:
    """*Which city in GSC scores best in X?*: the verb behind the name of an index, and no name of its total."""
    if best.kind != "thing" or best.end - best.start < 2 or best.end == len(found):
        return False
    last = found[best.end - 1]
    ahead = lexicon().longest_at(texts, best.end)[1]
    verb = text[last.start : last.end].lower() in ("scores", "ranks")
    return verb and any(cue.role == "order" for cue in ahead)


LAW_FIRST = frozenset({"law first", "regulation first", "legislation first", "statute first", "先 立 法", "先 有 立 法", "先 有 法 规",
                       "先 有 条 例"})  # fmt: skip


def legislates_first(marks: list[Mark], place: int) -> bool:
    """*Which city passed its law first?*, 哪座城市先立法？: before other cities, where no body is spoken of."""
    alone = not any(m.value("noun") == "body" for m in marks)
    before = marks[max(0, place - 4) : place]
    said = any(m.says("attr", "regulation.adopted") for m in before) or (
        marks[place].text.startswith("先") and any(m.says("ask", "where", "which", "who") for m in before)
    )
    return alone and said


HIGH = frozenset({"高", "好", "强", "大", "多", "前", "靠 前"})
LOW = frozenset({"低", "差", "弱", "小", "少", "后", "靠 后"})


def told_apart(marks: list[Mark], text: str, found: list[Token], most: int) -> list[Mark]:
    """*Tops 0.7* compares, *tops the table* is an order, *just above Wuxi* a place; *beside* compares, *besides* excepts."""
    result = list(marks)
    for place, item in enumerate(marks):
        written = text[found[item.start].start : found[item.end - 1].end].lower()
        scored = place and (result[place - 1].says("noun", "score") or result[place - 1].says("noun", "rank"))
        if item.thing("indicator") and is_of_document(marks, place):
            result[place] = replace(item, kind="cue", things=(), cues=(Cue("stop", ""),))  # *section 3.3*
        if item.text == "one" and any(m.text.split()[0] in ("year", "month") for m in marks[place + 1 : place + 2]):
            result[place] = replace(item, kind="number", number=1, cues=())
        if item.text == "mean" and place == len(marks) - 1 and any(m.says("ask", "what") for m in marks[:2]):
            result[place] = replace(item, cues=(Cue("noun", "definition"),))  # *what does GNLC mean?*
        if item.text in LAW_FIRST and legislates_first(marks, place):
            result[place] = replace(
                item, cues=(Cue("noun", "regulation"), Cue("order", "earliest"))
            )  # no body is spoken of
        if item.kind == "word" and any(m.text == "比" for m in result[max(0, place - 4) : place]):
            said = "beats" if item.text in HIGH else "loses" if item.text in LOW else None
            result[place] = replace(item, kind="cue", cues=(Cue("rel", said),)) if said else item  # 比武汉强
        if item.says("cue", "zero"):
            result[place] = replace(item, kind="number", number=0, cues=(Cue("noun", "score"),))  # 一分未得
        if scored and written in ("nothing", "zero", "nought", "naught"):
            result[place] = replace(item, kind="number", number=0, cues=())  # *scored nothing for …*
        if item.text == "most" and place == 1 and marks[0].says("ask", "yes_no") and _is_set(marks[2:3]):
            result[place] = replace(item, cues=(Cue("cue", "most_of"),))  # *are most GNLC members …*
        if item.kind in ("word", "cue") and (turned := _in_turn(marks, place, text, found)):
            result[place] = replace(item, kind="cue", cues=turned)
        result[place] = beside_another(result, marks, place)
        if written == "beside":
            result[place] = replace(item, cues=(Cue("rel", "compare"),))
        ahead = [m for m in marks[place + 1 : place + 3] if not m.says("stop")][:1]
        compares = any(m.kind == "number" or m.says("agg") for m in ahead)
        scores = any(m.kind == "number" and (m.number or 0) > most for m in ahead)
        if (written == "tops" and compares) or (written == "top" and scores):
            result[place] = replace(item, cues=(Cue("op", ">"),))
        elif item.says("op") and item.says("cue", "next_above"):
            result[place] = replace(item, cues=tuple(cue for cue in item.cues if (cue.role == "op") == compares))
    return result


BEHIND = {"早": "before", "先": "before", "晚": "after", "迟": "after"}
GENERAL = frozenset({"organisation", "organization", "body", "agency", "institution", "unit", "office", "entity"})
STEERING = frozenset({"steering", "coordinating", "governing", "guiding", "heading", "directing", "overseeing"})


def _in_turn(marks: list[Mark], place: int, text: str, found: list[Token]) -> tuple[Cue, ...]:
    """比条例(还)晚: later than it; 通过条例时，…: by then; *the organisation steering the learning city*: a steering body."""
    item = marks[place]
    before = marks[max(0, place - 5) : place]
    if item.kind == "word" and item.text in BEHIND and any(m.text == "比" for m in before):
        return (Cue("time", BEHIND[item.text]),)
    pause = text[found[item.end - 1].end :].lstrip()[:1] in ("，", ",", "、") and item.text in ("时", "之 时")
    if pause and any(m.says("attr", *DATED) for m in before):
        return (Cue("cue", "by_then"),)
    ahead = [m for m in marks[place + 1 : place + 3] if m.text != "that"][:1]
    if item.text in GENERAL and any(m.text in STEERING for m in ahead):
        return (Cue("noun", "body"),)
    if item.text in STEERING and place and marks[place - 1].text in GENERAL | {"that"}:
        return (Cue("stop", ""),)
    return ()


DATED = ("regulation.adopted", "regulation.in_force", "body.established")


def _is_set(marks: list[Mark]) -> bool:
    return any(m.thing("network") or m.thing("place") or m.thing("path_type") or m.value("set") or m.says("noun", "city", "network")
               for m in marks)  # fmt: skip


QUOTED = re.compile(r"“([^”]+)”|「([^」]+)」|《([^》]+)》|\"([^\"]+)\"")


def _quoted(text: str, found: list[Token], marks: list[Mark]) -> list[Mark]:
    """A quotation that is no name as a whole is words to look for: what it holds neither asks nor counts."""
    for quotation in QUOTED.finditer(text):
        inside = [
            m for m in marks if quotation.start() < found[m.start].start and found[m.end - 1].end < quotation.end()
        ]
        if len(inside) > 1 and any(m.kind == "word" for m in inside):
            plain = [m for m in inside if m.kind in ("cue", "number") and not m.says("stop") and not m.says("subject")]
            marks = [Mark(m.start, m.end, "word", m.text) if m in plain else m for m in marks]
    return marks


def _best_at(base: Base, text: str, found: list[Token], texts: list[str], start: int, as_name: bool) -> Mark:
    word = Mark(start, start + 1, "word", texts[start])
    options = [word]
    length, cues = lexicon().longest_at(texts, start)
    if length > 1 and (cut := _quotes_at(text, found[start : start + length])):
        length, cues = lexicon().longest_at(texts[: start + cut], start)  # *the 'following' level*
    if any(cue.role == "word" for cue in cues):
        options.insert(0, Mark(start, start + length, "word", " ".join(texts[start : start + length]), cues=cues))
    elif length:
        options.append(Mark(start, start + length, "cue", " ".join(texts[start : start + length]), cues=cues))
    number = number_at(up_to_sign(text, found, texts, start), start)
    if number:
        options.append(
            Mark(start, start + number.length, "number", texts[start], number=number.value, ordinal=number.ordinal)
        )
    if share := fraction_at(text, found, start):
        options.append(
            Mark(start, start + 3 if found[start + 1].text == "/" else start + 2, "number", texts[start], number=share)
        )
    if (table := table_at(text, found, texts, start)) > 1:
        options.append(Mark(start, start + table, "cue", " ".join(texts[start : start + table]), cues=(TABLE,)))
    date = date_at(texts, start)
    if date:
        options.append(Mark(start, start + date.length, "date", texts[start], date=date.date, until=date.until))
    things = _things_at(base, text, found, texts, start)
    if as_name and things:
        options = [option for option in options if option.kind != "cue" or option.end - option.start > 1]
    return max([*options, *things], key=_preference)


def up_to_sign(text: str, found: list[Token], texts: list[str], start: int) -> list[str]:
    """The words up to the next sign: 前二十，四样都占 holds two numbers."""
    if texts[start].isascii():
        return texts
    end = start + 1
    while end < len(found) and found[end - 1].end == found[end].start:
        end += 1
    return texts[:end]


def _quotes_at(text: str, said: list[Token]) -> int:
    """The number of tokens before a quotation that opens inside a phrase; 0 where none does."""
    gaps = [text[before.end : after.start] for before, after in pairwise(said)]
    quoted = text[: said[0].start][-1:] in QUOTES  # *the 'leading' group*: it closes inside
    return next((p for p, gap in enumerate(gaps, 1) if OPENS.search(gap) or (quoted and gap[:1] in QUOTES)), 0)


OPENS = re.compile(r"[“「《]|\s['‘\"]")

QUOTES = frozenset("'‘’\"“”「」")
TABLE = Cue("cue", "table")  # *Table 2-6*, 表2-1: where something is printed, no number to compare with


def table_at(text: str, found: list[Token], texts: list[str], start: int) -> int:
    """The number of tokens that name a table by its number; 0 when none do."""
    if texts[start] not in ("table", "tables", "表", "表格"):
        return 0
    end = start + 1
    while end < len(found) and texts[end].isdigit():
        between = text[found[end - 1].end : found[end].start].strip()
        if end > start + 1 and between not in ("-", "–", "—", "."):
            break
        end += 1
    return end - start if end > start + 1 else 0


FRACTION = re.compile(r"(\d{1,3})/(\d{1,3})(?![\d/])")


def fraction_at(text: str, found: list[Token], start: int) -> float | None:
    """The value of a fraction as in *2/5* that starts at a token; ``None`` when none does."""
    said = FRACTION.match(text, found[start].start)
    before = text[: found[start].start][-1:]
    if said is None or (before in "/.-" and before) or not int(said.group(2)) or start + 1 >= len(found):
        return None
    return int(said.group(1)) / int(said.group(2))


SPOKEN = frozenset({"us"})  # who asks; the country is written with capitals


def _things_at(base: Base, text: str, found: list[Token], texts: list[str], start: int) -> list[Mark]:
    options = []
    for length, things in (base.vocabulary.longest_at(texts, start), base.vocabulary.joined_at(found, start)):
        spoken = length == 1 and text[found[start].start : found[start].end] in SPOKEN
        named = length and not spoken and not _glued(found, texts, start, start + length)
        if named and not _dates(found, texts, start, length):
            name = " ".join(texts[start : start + length])
            options.append(Mark(start, start + length, "thing", name, things=tuple(things)))
    return options


def _glued(found: list[Token], texts: list[str], start: int, end: int) -> bool:
    """A one-character Chinese name inside a longer word is no name."""
    return end - start == 1 and found[start].is_cjk


def _dates(found: list[Token], texts: list[str], start: int, length: int) -> bool:
    """*Adopted in 2015*: a small word and a year written apart are a time, and not the plan *iN2015*."""
    if length != 2 or found[start].end == found[start + 1].start or not texts[start + 1].isdigit():
        return False
    small = any(cue.role == "time" for cue in lexicon().longest_at(texts[: start + 1], start)[1])
    return small and date_at(texts, start + 1) is not None


def _preference(option: Mark) -> tuple[int, float]:
    length = option.end - option.start
    order = {"word": 0.0, "number": 1.0, "cue": 2.0, "thing": 1.0, "date": 4.0}[option.kind]
    if option.kind == "thing" and any(candidate.kind in STRONG for candidate in option.things):
        order = 3
    if option.kind == "thing" and length == 1 and all(candidate.kind == "indicator" for candidate in option.things):
        order = 1.5  # an everyday word that is also an indicator: a cue phrase of the same length goes first
    if option.kind == "cue" and not option.ordinal and option.says("order") and length == 1:
        order = 2
    return length, order


def _fuzzy(base: Base, found: list[Token], marks: list[Mark]) -> list[Mark]:
    """Unknown Latin words that are nearly the name of a city, indicator, area or path type."""
    result: list[Mark] = []
    skip = 0
    for number, item in enumerate(marks):
        if skip:
            skip -= 1
            continue
        replacement, used = _near(base, found, marks, number)
        result.append(replacement or item)
        skip = used
    return result


def _near(base: Base, found: list[Token], marks: list[Mark], number: int) -> tuple[Mark | None, int]:
    first = marks[number]
    if longer := _cut_short(base, found, marks, number):
        return longer
    if (
        first.kind not in ("word", "cue")
        or first.says("stop")
        or first.says("elsewhere")
        or not first.text.isascii()
        or not first.text.isalpha()
        or len(first.text) < 3
    ):
        return None, 0
    for length in (3, 2, 1):
        part = marks[number : number + length]
        if _parted(found, part):
            continue
        if len(part) < length or any(
            not m.text.replace(" ", "").isascii() or not (m.kind in ("word", "cue") or (p and is_one_word(m)))
            for p, m in enumerate(part)
        ):
            continue
        if length > 1 and not any(m.kind == "word" and is_unknown(base, m) for m in part):
            continue
        whole = "".join(m.text.replace(" ", "") for m in part)
        if length == 1 and (first.kind == "cue" or not is_unknown(base, first)):
            continue
        near = base.vocabulary.nearest(whole)
        if near:
            best = tuple(c for c in near if c.distance == near[0].distance)
            last = part[-1].end
            return Mark(first.start, last, "thing", whole, things=best), length - 1
    return None, 0


def _parted(found: list[Token], part: list[Mark]) -> bool:
    """Whether more than one sign or space stands between two of the marks: *… and Singapore, my friend* is no name."""
    return any(found[b.start].start - found[a.end - 1].end > 1 for a, b in pairwise(part))


def _cut_short(base: Base, found: list[Token], marks: list[Mark], number: int) -> tuple[Mark, int] | None:
    """*Rio de Janiero*: a short name was found, but with the unknown words behind it a longer one of the same city."""
    first = marks[number]
    if first.thing("city") is None or number + 1 == len(marks) or not first.text.replace(" ", "").isascii():
        return None
    for length in (2, 1):
        part = marks[number + 1 : number + 1 + length]
        if (
            len(part) < length
            or _parted(found, [first, *part])
            or any(m.kind not in ("word", "cue") or not m.text.isascii() for m in part)
            or not is_unknown(base, part[-1])
        ):
            continue
        whole = "".join(m.text.replace(" ", "") for m in (first, *part))
        if near := base.vocabulary.nearest(whole, among={known.key for known in first.things}):
            return Mark(first.start, part[-1].end, "thing", whole, things=(near[0],)), length
    return None
