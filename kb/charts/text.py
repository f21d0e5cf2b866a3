"""Text in pictures: how wide it is, where it breaks, how numbers and dates are written, which numbers an axis says."""

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10

NARROW, WIDE = set("iljtfrI.,;:'’|()[]·!- "), set("mwMWOQGCDHNU%@—")


def text_width(text: str, size: float) -> float:
    """An estimate in pixels that does not depend on installed fonts, so that pictures are the same everywhere.

    Examples
    --------
    >>> text_width("武汉", 10), round(text_width("Wuhan", 10), 1)
    (20.0, 33.0)
    """
    return size * sum(1.0 if ord(char) > 0x2E7F else _latin(char) for char in text)


def _latin(char: str) -> float:
    """Of the wider fonts among those that a reader may have: room that is left over looks better than text cut off."""
    if char in NARROW:
        return 0.36
    if char in WIDE:
        return 0.9
    return 0.68 if char.isupper() else 0.63 if char.isdigit() else 0.6


BOLD = 1.12  # how much wider bold letters are


def wrap(text: str, size: float, width: float) -> list[str]:
    """Lines no wider than ``width``; Chinese breaks between any two characters but before no closing mark.

    Examples
    --------
    >>> wrap("Learner experience in western China", 10, 110)
    ['Learner experience in', 'western China']
    >>> wrap("西部地区，学习者体验", 10, 50)
    ['西部地区，', '学习者体验']
    """
    lines, line = [], ""
    for piece in _pieces(text):
        if line and text_width((line + piece).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for char in text:
        alone = ord(char) > 0x2E7F
        closing = char in "，。、；：）”’》？！"
        if not pieces or (not closing and (alone or _ends_word(pieces[-1]))):
            pieces.append(char)
        else:
            pieces[-1] += char
    return pieces


def _ends_word(piece: str) -> bool:
    return piece[-1] == " " or (ord(piece[-1]) > 0x2E7F and piece[-1] not in "（“‘《")


def shorten(text: str, size: float, width: float) -> str:
    """The text, or as much of it as fits with an ellipsis.

    Examples
    --------
    >>> shorten("Community learning environment", 10, 80)
    'Community le…'
    """
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def decimals(values: Iterable[float]) -> int:
    """The decimals that a column of numbers is written with.

    Examples
    --------
    >>> decimals([0.82, 0.9814, 1.0]), decimals([3.0, 5])
    (4, 0)
    """
    parts = [f"{value:.6f}".rstrip("0").partition(".")[2] for value in values]
    return max((len(part) for part in parts), default=0)


def shown(value: float, places: int) -> str:
    """A number with its decimals and a true minus sign."""
    return f"{value:.{places}f}".replace("-", "−")


def rank_ticks(values: Sequence[float], count: int = 6) -> list[float]:
    """The same for ranks: whole numbers, and the first place is 1.

    Examples
    --------
    >>> rank_ticks([2, 61]), rank_ticks([1, 8])
    ([1, 10, 20, 30, 40, 50, 60, 70], [1, 2, 4, 6, 8])
    """
    whole: list[float] = [int(tick) for tick in round_ticks(values, count) if tick == int(tick) and tick > 1] or [2]
    return [1, *whole] if min(values) < whole[0] else whole


def round_ticks(values: Sequence[float], count: int = 6) -> list[float]:
    """About ``count`` round numbers from below the lowest value to above the highest.

    Examples
    --------
    >>> round_ticks([0.31, 0.82])
    [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
    """
    low, high = min(values), max(values)
    span = (high - low) or abs(high) or 1.0
    raw = span / count
    power = 10.0 ** floor(log10(raw))
    step = next((m * power for m in (1, 2, 2.5, 5) if m * power >= raw * 0.999), 10 * power)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    last = last if last > first else first + 1
    return [round(number * step, 10) for number in range(first, last + 1)]
