"""Halves and quarters of a year as they stand in a question: *the first half of 2017*, *in any last quarter*, 上半年."""

from collections.abc import Sequence

ORDER = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
LAST = frozenset({"last", "latter", "final", "later"})
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}  # how many make a year
YEARS = frozenset({"year", "years"})
BESIDE = frozenset(
    {"of", "the", "a", "an", "any", "each", "every", "its", "their", "that", "calendar", "same", "given"}
)
HALVES = {"上": 1, "前": 1, "下": 2, "后": 2}
QUARTERS = {"一": 1, "1": 1, "首": 1, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4, "末": 4}

Part = tuple[int, str, str]  # how many tokens, the first and the last month


def part_of_year(texts: Sequence[str], start: int) -> Part | None:
    """The part of a year that starts at a token: of the year that is named, or of any year."""
    if texts[start] == "the" and start + 1 < len(texts) and (found := _english(texts, start + 1)):
        return found[0] + 1, *found[1:]  # *after the first half of 2012*, where *the first* is no order
    return _english(texts, start) or _chinese(texts, start)


def _months(part: int, parts: int, year: str = "") -> tuple[str, str]:
    """The first and the last month of a part of a year; without a year, of any."""
    length = 12 // parts
    return f"{year or '-'}-{(part - 1) * length + 1:02d}", f"{year or '-'}-{part * length:02d}"


def _english(texts: Sequence[str], start: int) -> Part | None:
    """*First half of a calendar year*, *last quarter of 2019*."""
    parts = PARTS.get(texts[start + 1], 0) if start + 1 < len(texts) else 0
    part = parts if texts[start] in LAST else ORDER.get(texts[start], 0)
    if not 0 < part <= parts:
        return None
    end = start + 2
    while end < len(texts) and texts[end] in BESIDE:
        end += 1
    if end == start + 2 or end == len(texts):
        return None
    if texts[end] in YEARS:
        return end + 1 - start, *_months(part, parts)
    year = texts[end]
    if texts[end + 1 : end + 2] == ["s"]:
        return None  # *the second half of the 2010s*
    return (end + 1 - start, *_months(part, parts, year)) if _is_year(year) else None


def _chinese(texts: Sequence[str], start: int) -> Part | None:
    """上半年, 2017年下半年, 第一季度."""
    year, place = "", start
    if _is_year(texts[start]) and texts[start + 1 : start + 2] == ["年"]:
        year, place = texts[start], start + 2
        place += texts[place : place + 1] == ["的"]
    half = HALVES.get(texts[place], 0) if place < len(texts) else 0
    if half and list(texts[place + 1 : place + 3]) == ["半", "年"]:
        return place + 3 - start, *_months(half, 2, year)
    place += texts[place : place + 1] == ["第"]
    quarter = QUARTERS.get(texts[place], 0) if place < len(texts) else 0
    if quarter and list(texts[place + 1 : place + 3]) == ["季", "度"]:
        return place + 3 - start, *_months(quarter, 4, year)
    return None


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")
