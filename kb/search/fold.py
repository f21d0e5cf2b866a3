"""Text to tokens that compare: case, width, accents, quotes, traditional characters, plurals. Offsets are kept."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

_CJK = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)*(?!\d)|\d+(?:\.\d+)*|[a-z]+|[{_CJK}]|[&%°$€£<>=≥≤]")
_ANY_CJK = re.compile(f"[{_CJK}]")
_APOSTROPHES = "'’‘`´ʼ"
_QUOTES = frozenset(_APOSTROPHES)
_POSSESSIVE = re.compile(rf"(?<=[a-z])[{_APOSTROPHES}]s\b|(?<=s)[{_APOSTROPHES}](?=\s|$)")
_INNER = re.compile(rf"(?<=[a-z])[{_APOSTROPHES}](?=[a-z])")


@dataclass(frozen=True)
class Token:
    """A word, a number, one Chinese character or a sign, with its place in the original text."""

    text: str
    start: int
    end: int
    corrected: bool = False

    @property
    def is_cjk(self) -> bool:
        """Whether this token is a Chinese character."""
        return len(self.text) == 1 and ("\u3400" <= self.text <= "\ufaff" or self.text == "\u3007")

    @property
    def is_number(self) -> bool:
        """Whether this token is written in digits."""
        return self.text[0].isdigit()


_HALF = re.compile("[\ud800-\udfff]")  # halves of a character, which no text may hold


@lru_cache(maxsize=1)
def _simplifier() -> Callable[[str], str]:
    """The table of characters, read when the first Chinese is folded."""
    from opencc import OpenCC

    return cast("Callable[[str], str]", OpenCC("t2s").convert)


def simplify(text: str) -> str:
    """Traditional Chinese characters to simplified ones, character by character, so that offsets hold."""
    if not _ANY_CJK.search(text):
        return text
    text = _HALF.sub("\ufffd", text)
    whole = _simplifier()(text)
    if len(whole) == len(text):
        return whole
    return "".join(_simplifier()(char)[:1] or char for char in text)


def fold(text: str) -> tuple[str, list[int]]:
    """Lower-case, unaccented, simplified text, and for each of its characters the offset in ``text``."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(text):
        if "\ud800" <= char <= "\udfff":
            char = " "  # half of a surrogate pair is no character
        for part in unicodedata.normalize("NFKD", char):
            if unicodedata.combining(part):
                continue
            for low in part.lower():
                characters.append(low)
                offsets.append(offset)
    return simplify("".join(characters)), offsets


def tokens(text: str) -> list[Token]:
    """The tokens of a text, folded; possessives and inner apostrophes are dropped (``Xi'an's`` is ``xian``).

    Examples
    --------
    >>> [token.text for token in tokens("Xi’an's 2 cities, 终身學習")]
    ['xian', '2', 'city', '终', '身', '学', '习']
    """
    folded, offsets = fold(text)
    folded = _POSSESSIVE.sub(lambda match: " " * len(match[0]), folded)
    keep = []
    position = 0
    for match in _INNER.finditer(folded):
        keep.append((position, match.start()))
        position = match.end()
    keep.append((position, len(folded)))
    joined = "".join(folded[first:last] for first, last in keep)
    places = [place for first, last in keep for place in range(first, last)]
    found = []
    for match in _TOKEN.finditer(joined):
        first, last = places[match.start()], places[match.end() - 1]
        found.append(Token(stem(match[0].rstrip(",.")), offsets[first], offsets[last] + 1))
    return found


_PLAIN = re.compile(rf"[\x00-\x7f\u00c0-\u024f\u2018\u2019\u3001\u3002\uff01-\uff5e{_CJK}]*")
_SMALL = re.compile(r"[a-z]+(?: [a-z]+)*")  # this and the next are what most cue phrases are made of
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_COMBINING = re.compile(r"[\u0300-\u036f]")
_RUN = re.compile(rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)*(?!\d)|\d+(?:\.\d+)*|[a-z]+|[{_CJK}]+|[&%°$€£<>=≥≤]")


def runs(text: str) -> list[str]:
    """The texts of ``tokens``, Chinese characters that stand together as one: many times as fast, without places.

    Examples
    --------
    >>> runs("Xi’an's 2 cities, 终身學習")
    ['xian', '2', 'city', '终身学习']
    """
    if not _PLAIN.fullmatch(text):
        return _joined(tokens(text))
    text = text.lower() if text.isascii() else simplify(_COMBINING.sub("", unicodedata.normalize("NFKD", text)).lower())
    if not _QUOTES.isdisjoint(text):
        text = _INNER.sub("", _POSSESSIVE.sub(lambda match: " " * len(match[0]), text))
    return [_bare(run) for run in _RUN.findall(text)]


def _joined(found: list[Token]) -> list[str]:
    joined: list[str] = []
    end = -1
    for token in found:
        if token.is_cjk and token.start == end:
            joined[-1] += token.text
        else:
            joined.append(token.text)
        end = token.end if token.is_cjk else -1
    return joined


@lru_cache(maxsize=1 << 17)
def _bare(run: str) -> str:
    return stem(run.rstrip(",."))


def words(text: str, simple: bool = False) -> tuple[str, ...]:
    """Only the token texts: the form in which phrases are compared; ``simple`` when ``simplify`` was called for it before."""
    if _SMALL.fullmatch(text):
        return tuple(map(_bare, text.split(" ")))
    if _CHINESE.fullmatch(text):
        return tuple(text if simple else simplify(text))
    return tuple(word for run in runs(text) for word in (run if run[0] > "\u3000" else (run,)))


def stem(word: str) -> str:
    """A word without its plural ending; numbers lose thousands separators.

    Examples
    --------
    >>> [stem(word) for word in ("cities", "universities", "scores", "process", "status", "1,100", "businesses")]
    ['city', 'university', 'score', 'process', 'status', '1100', 'business']
    """
    if word[:1].isdigit():
        return re.sub(r",(?=\d{3}\b)", "", word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def spaced(text: str) -> str:
    """Folded tokens parted by spaces: what the full-text index stores, so that every Chinese character is a word."""
    return " ".join(words(text))
