"""Turns of speech of the lexicon: patterns that are compiled for the first text that may hold them, for most texts hold none."""

import re
from functools import cached_property
from typing import NamedTuple

_NONE = ("",)
_LETTERS = re.compile(r"[\w ,'-]+")
_NO_LETTERS = re.compile(r"\\.|\[.[^]]*\]|\{[^}]*\}")  # an escape, a class, a number of times
_OPTIONAL = frozenset("?*{")  # what stands before them may be missing
_OPENING = re.compile(r"\((?:\?(?::|(?P<looks><?[=!])|p<\w+>|[-i]+:))?")  # in small letters


class Full(NamedTuple):
    """A question in full words, and each stretch that was written otherwise, with what it stands for."""

    text: str
    said: tuple[tuple[str, str], ...] = ()


class Turn:
    """A turn of speech: a regular expression, whatever the case of its letters, and in words only where ``whole``."""

    def __init__(self, written: str, whole: bool = False) -> None:
        self._written, self._whole = written, whole

    @cached_property
    def _held(self) -> tuple[str, ...]:
        return held(self._written)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        written = rf"(?<!\w)(?:{self._written})(?:(?<=\W)|(?!\w))" if self._whole else self._written
        return re.compile(written, re.I)

    def put_into(self, full: Full, meant: str) -> Full:
        """A text with what is meant in the place of the turn, wherever it stands.

        Examples
        --------
        >>> Turn("w/(?= )").put_into(Full("cities w/ laws"), "with")
        Full(text='cities with laws', said=(('w/', 'with'),))
        """
        lowered = full.text.lower()
        if not any(letters in lowered for letters in self._held):
            return full
        said = tuple(
            (found.group().strip(), found.expand(meant).strip()) for found in self._pattern.finditer(full.text)
        )
        return Full(self._pattern.sub(meant, full.text), full.said + said) if said else full


def held(written: str) -> tuple[str, ...]:
    """Small letters of which some stand in whatever a regular expression matches; an empty text where none are seen.

    Only parentheses, choices and what may be missing are understood, which takes a tenth of the time of compiling.

    Examples
    --------
    >>> held("(?:have|has) culture set the paces?"), held("(?:the )?(?:first|second),?"), held("[Tt]op|ten")
    ((' culture set the pace',), ('first', 'second'), ('op', 'ten'))
    """
    return _choice(written.lower(), 0)[0]


def _choice(written: str, place: int) -> tuple[tuple[str, ...], int]:
    """What a choice holds that begins at a place, up to the parenthesis that ends it, and where that stands."""
    found: tuple[str, ...] = ()
    best: tuple[str, ...] = _NONE
    length = 0
    while place < len(written) and written[place] != ")":
        inner: tuple[str, ...] = _NONE
        end = place + 1
        if letters := _LETTERS.match(written, place):
            end, run = letters.end(), letters.group()
            inner = (run[:-1] if written[end : end + 1] in _OPTIONAL else run,)
        elif opening := _OPENING.match(written, place):
            inner, end = _choice(written, opening.end())
            end += 1
            if opening["looks"] or written[end : end + 1] in _OPTIONAL:
                inner = _NONE
        elif written[place] == "|":
            found, best, length = found + best, _NONE, 0
        elif single := _NO_LETTERS.match(written, place):
            end = single.end()
        if inner is not _NONE and (shortest := min(map(len, inner))) > length:
            best, length = inner, shortest
        place = end
    return found + best, place
