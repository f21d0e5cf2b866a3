"""Numbers and dates in words and digits, English and Chinese, as they stand in a question."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kb.model.values import interval
from kb.query.marking.parts_of_year import part_of_year

_UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
CARDINALS = {word: number for number, word in enumerate(_UNITS)} | _TENS | {"hundred": 100, "dozen": 12}
_FIRST = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
ORDINALS = (
    _FIRST
    | {f"{word}th": number for number, word in enumerate(_UNITS) if number not in (0, *_FIRST.values())}
    | {f"{word[:-1]}ieth": number for word, number in _TENS.items()}
)
MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10, "hundredth": 100,
}  # fmt: skip
_CHINESE = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}  # behind digits: 70万
_CHINESE_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
COUNTED = frozenset("个座名位条项年月门家所级种份篇类维大城部分倍成")


@dataclass(frozen=True)
class NumberFound:
    """A number with how many tokens it takes; ``ordinal`` for *second*, *50th*, 第二."""

    length: int
    value: float
    ordinal: bool = False


@dataclass(frozen=True)
class DateFound:
    """A partial date, or a range of two, with how many tokens it takes."""

    length: int
    date: str
    until: str | None = None


def number_at(texts: Sequence[str], start: int) -> NumberFound | None:
    """The number that starts at a token, if one does."""
    word = texts[start]
    after = texts[start + 1] if start + 1 < len(texts) else ""
    if word == "第":
        chinese = _chinese_at(texts, start + 1) or _digits(texts, start + 1)
        return NumberFound(1 + chinese.length, chinese.value, True) if chinese else None
    digits = _digits(texts, start)
    if after in SCALES and (digits or word in CARDINALS):
        return NumberFound(2, (digits.value if digits else CARDINALS[word]) * SCALES[after])
    if digits and after in _MYRIADS:
        return NumberFound(2, round(digits.value * _MYRIADS[after], 6))
    if digits:
        return NumberFound(2, digits.value, True) if after in ("st", "nd", "rd", "th") else digits
    if spoken := _spoken_decimal(texts, start) or _spoken_fraction(texts, start):
        return spoken
    if word in ORDINALS:
        return NumberFound(1, ORDINALS[word], True)
    if word in _TENS and after in CARDINALS and CARDINALS[after] < 10:
        return NumberFound(2, _TENS[word] + CARDINALS[after])
    level = texts[start + 2 : start + 3] == ["level"]  # *the thirty third-level indicators*
    if word in _TENS and after in ORDINALS and ORDINALS[after] < 10 and not level:
        return NumberFound(2, _TENS[word] + ORDINALS[after], True)
    if word in CARDINALS:
        return NumberFound(1, CARDINALS[word])
    chinese = _chinese_at(texts, start)
    if chinese:
        following = texts[start + chinese.length] if start + chinese.length < len(texts) else ""
        before = texts[start - 1] if start else ""
        if word in "零〇" or following in COUNTED or before in ("前", "后") or chinese.length > 1:
            return chinese
    return None


def _spoken_decimal(texts: Sequence[str], start: int) -> NumberFound | None:
    """*Zero point nine five*, *nought point four*, 零点六五."""
    whole = {"nought": 0, "naught": 0, "oh": 0, **CARDINALS, **_CHINESE}.get(texts[start])
    if whole is None or texts[start + 1 : start + 2] not in (["point"], ["点"]):
        return None
    digits = ""
    for text in texts[start + 2 :]:
        digit = CARDINALS.get(text, _CHINESE.get(text, 10))
        if digit > 9:
            break
        digits += str(digit)
    return NumberFound(2 + len(digits), float(f"{whole}.{digits}")) if digits else None


BOUNDS = frozenset(
    {"above", "below", "over", "under", "than", "least", "most", "exceed", "exceeds", "beyond", "reach", "clear"}
)


def _spoken_fraction(texts: Sequence[str], start: int) -> NumberFound | None:
    """*Seven tenths*, *one half*, 三分之二; *one third-level indicator* is none; a bare *half* only behind a word that compares."""
    over = 1 if texts[start] == "a" else CARDINALS.get(texts[start], 0)
    under = (
        PARTS.get(texts[start + 1].rstrip("s") if over != 1 else texts[start + 1], 0) if start + 1 < len(texts) else 0
    )
    if 0 < over < under and texts[start + 2 : start + 3] != ["level"]:
        return NumberFound(2, over / under)
    if texts[start] == "half" and start and texts[start - 1] in BOUNDS:
        return NumberFound(1, 0.5) if texts[start + 1 : start + 2] not in (["of"], ["the"], ["a"]) else None
    whole = _chinese_at(texts, start)
    if whole is None or texts[start + whole.length : start + whole.length + 2] != ["分", "之"]:
        return None
    part = _chinese_at(texts, start + whole.length + 2)
    if part is None or not part.value < whole.value or whole.value == 100:
        return None
    return NumberFound(whole.length + 2 + part.length, part.value / whole.value)


def _digits(texts: Sequence[str], start: int) -> NumberFound | None:
    """A number in digits; *10 000* and *2 000 000* are written with spaces between the thousands."""
    if start >= len(texts) or not texts[start][0].isdigit():
        return None
    length = 1
    while _is_whole(texts[start]) and texts[start + length : start + length + 1] == ["000"]:
        length += 1
    if length > 1:
        return NumberFound(length, float(texts[start] + "000" * (length - 1)))
    try:
        return NumberFound(1, float(texts[start]))
    except ValueError:
        return None


def _is_whole(text: str) -> bool:
    return text.isdigit() and len(text) <= 3 and text[0] != "0"


def _chinese_at(texts: Sequence[str], start: int) -> NumberFound | None:
    total, current, length = 0, 0, 0
    for text in texts[start:]:
        if text in _CHINESE:
            current = (
                current * 10 + _CHINESE[text] if length and texts[start + length - 1] in _CHINESE else _CHINESE[text]
            )
        elif text in _CHINESE_TENS:
            total += (current or 1) * _CHINESE_TENS[text]
            current = 0
        else:
            break
        length += 1
    return NumberFound(length, total + current) if length else None


def date_at(texts: Sequence[str], start: int) -> DateFound | None:
    """The date, month or year that starts at a token, if one does; 31 February is none."""
    found = _date_at(texts, start)
    try:
        return found if found is None or found.date.startswith("--") or interval(found.date) else None
    except ValueError:
        return None


def _date_at(texts: Sequence[str], start: int) -> DateFound | None:
    if part := part_of_year(texts, start) or _months(texts, start):
        return DateFound(*part)
    return (_chinese_year(texts, start) or _decade(texts, start) or _english(texts, start) or _year_first(texts, start)
            or _spoken_year(texts, start) or _month_alone(texts, start))  # fmt: skip


_CENTURIES = {"nineteen": 19, "twenty": 20}


def _spoken_year(texts: Sequence[str], start: int) -> DateFound | None:
    """*Twenty thirteen*, *twenty twenty-three*, *two thousand and eleven*."""
    rest = [CARDINALS.get(text, 0) for text in texts[start + 1 : start + 3]] + [0, 0]
    if texts[start] in _CENTURIES and 10 <= rest[0] <= 90:
        units = rest[1] if rest[0] >= 20 and 0 < rest[1] < 10 else 0
        year = _CENTURIES[texts[start]] * 100 + rest[0] + units
        decade = start and texts[start - 1] == "the" and year % 10 == 0  # *the twenty-tens*
        return DateFound(2 + bool(units), str(year), str(year + 9) if decade else None)
    if list(texts[start : start + 2]) != ["two", "thousand"]:
        return None
    skip = 3 if texts[start + 2 : start + 3] == ["and"] else 2
    after = [CARDINALS.get(text, 0) for text in texts[start + skip : start + skip + 2]] + [0, 0]
    units = after[1] if after[0] >= 20 and 0 < after[1] < 10 else 0
    if not 0 < after[0] < 100:
        return DateFound(2, "2000")
    return DateFound(skip + 1 + bool(units), str(2000 + after[0] + units))


def _before(texts: Sequence[str], place: int, passed: Collection[str]) -> str:
    """The last word before a place that is none of those passed over."""
    return next((text for text in reversed(texts[:place]) if text not in passed), "")


ANY = frozenset({"a", "an", "any", "some", "the", "month", "of", "each", "every"})  # *in the month of June*
ANY_YEAR = frozenset({"某", "任", "哪", "每", "意", "何"})  # 某年6月


def _month_alone(texts: Sequence[str], start: int) -> DateFound | None:
    """*In June*, *in a June*, 六月份, 某年6月: a month of any year."""
    before = texts[start - 1] if start else ""
    if texts[start] in MONTHS:
        any_year = before == "every" or _before(texts, start, ANY) in ("in", "during") or _follows_month(texts, start)
        return DateFound(1, f"--{MONTHS[texts[start]]:02d}") if any_year else None
    said = _digits(texts, start) or _chinese_at(texts, start)
    any_year = _of_any_year(texts[:start])
    if (
        said is None
        or before in ("第", "个")
        or (before == "年" and not any_year)
        or texts[start + said.length : start + said.length + 1] != ["月"]
    ):
        return None
    part = texts[start + said.length + 1 : start + said.length + 2] == ["份"]
    alone = part or any_year or before in ("", "在", "于", "每", "是")
    if not 1 <= said.value <= 12 or not (alone or _follows_month(texts, start)):
        return None
    return DateFound(said.length + 1 + part, f"--{int(said.value):02d}")


UNTIL = frozenset({"to", "through", "until", "till", "至", "到"})


def _months(texts: Sequence[str], start: int) -> tuple[int, str, str | None] | None:
    """*March to May*, *between March and May*, 3月至5月: from a month to another of any year; before *to May 2011* the first alone."""
    named = texts[start] in MONTHS
    first, middle = _month_at(texts, start, open_ended=True)
    last, end = _month_at(texts, middle + 1) if first and middle < len(texts) else (0, 0)
    if not last or first == last:
        return None
    if texts[middle] not in UNTIL and not (texts[middle] == "and" and list(texts[:start])[-1:] == ["between"]):
        return None
    if named and (year := _year(texts, end)):
        return (1, f"{year}-{first:02d}", None) if first < last else None
    of_year = texts[start - 1 : start] == ["年"] and texts[start - 2 : start - 1] != ["半"]
    return None if of_year and not _of_any_year(texts[:start]) else (end - start, f"--{first:02d}", f"--{last:02d}")


def _month_at(texts: Sequence[str], start: int, *, open_ended: bool = False) -> tuple[int, int]:
    """The month that stands at a token, and where it ends; 0 where none does. The first of two may go without 月."""
    if start < len(texts) and texts[start] in MONTHS:
        return MONTHS[texts[start]], start + 1
    said = (_digits(texts, start) or _chinese_at(texts, start)) if start < len(texts) else None
    if said is None or not 1 <= said.value <= 12 or said.value != int(said.value):
        return 0, start
    end = start + said.length
    called = texts[end : end + 1] == ["月"]
    part = called and texts[end + 1 : end + 2] == ["份"]
    return (int(said.value), end + called + part) if called or open_ended else (0, start)


OR = frozenset({"or", "a", "或", "者"})  # *a May or a June*


def _follows_month(texts: Sequence[str], start: int) -> bool:
    """*In May or June*, 5月或者6月: the month before is of any year, too."""
    end = start
    while end and texts[end - 1] in OR:
        end -= 1
    if not end or (texts[end - 1] not in MONTHS and texts[end - 1] not in ("月", "份")):
        return False
    if end == start and texts[start] == "may" and texts[start + 1 : start + 2] != ["or"]:
        return False  # *in April may*
    before = [(place, _month_alone(texts, place)) for place in range(max(0, end - LONGEST_MONTH), end)]
    return any(found is not None and place + found.length == end for place, found in before)


LONGEST_MONTH = 4  # tokens: 十二月份


def _of_any_year(before: Sequence[str]) -> bool:
    """某年6月, 任意年份的6月: the year is left open on purpose."""
    said = [text for text in before[-4:] if text not in ("的", "份")]
    return len(said) > 1 and said[-1] == "年" and said[-2] in ANY_YEAR


_ZH_DIGITS = {
    "〇": "0",
    "零": "0",
    "一": "1",
    "二": "2",
    "三": "3",
    "四": "4",
    "五": "5",
    "六": "6",
    "七": "7",
    "八": "8",
    "九": "9",
}


def _chinese_year(texts: Sequence[str], start: int) -> DateFound | None:
    digits = [_ZH_DIGITS.get(text, "") for text in texts[start : start + 4]]
    if len(digits) == 4 and all(digits) and texts[start + 4 : start + 5] == ["年"] and digits[0] in "12":
        return DateFound(5, "".join(digits))
    return None


def _year(texts: Sequence[str], start: int) -> int | None:
    if start < len(texts) and len(texts[start]) == 4 and texts[start].isdigit() and 1900 <= int(texts[start]) <= 2099:
        return int(texts[start])
    return None


def _decade(texts: Sequence[str], start: int) -> DateFound | None:
    year = _year(texts, start)
    if year is None or year % 10:
        return None
    if texts[start + 1 : start + 2] == ["s"]:
        return DateFound(2, str(year), str(year + 9))
    if texts[start + 1 : start + 3] == ["年", "代"]:
        return DateFound(3, str(year), str(year + 9))
    return None


def _english(texts: Sequence[str], start: int) -> DateFound | None:
    day = int(texts[start]) if texts[start].isdigit() and int(texts[start]) <= 31 else None
    place = start + 1 if day else start
    if place >= len(texts) or texts[place] not in MONTHS:
        return None
    month = MONTHS[texts[place]]
    year = _year(texts, place + 1)
    if year:
        return DateFound(place + 2 - start, f"{year}-{month:02d}" + (f"-{day:02d}" if day else ""))
    following = texts[place + 1] if place + 1 < len(texts) else ""
    year = _year(texts, place + 2)
    if not day and year and following.isdigit() and int(following) <= 31:
        return DateFound(3, f"{year}-{month:02d}-{int(following):02d}")
    return None


def _year_first(texts: Sequence[str], start: int) -> DateFound | None:
    year = _year(texts, start)
    if year is None:
        return None
    rest = list(texts[start + 1 : start + 6])
    month = int(rest[1]) if len(rest) > 1 and rest[1].isdigit() and 1 <= int(rest[1]) <= 12 else None
    if rest[:1] == ["年"] and month and rest[2:3] == ["月"]:
        day = rest[3] if len(rest) > 4 and rest[3].isdigit() and rest[4] in ("日", "号") else None
        return DateFound(6 if day else 4, f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else ""))
    if rest[:1] == ["年"]:
        return DateFound(2, str(year))
    return DateFound(1, str(year))
