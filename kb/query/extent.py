"""How much of a long list an answer shows: its first rows, one page of it, or all of it. What is shown is the list's own part."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Extent:
    """Without a page the first rows are shown, or the ``whole``; pages are counted from 1."""

    page: int | None = None
    whole: bool = False

    def of(self, rows: Sequence[T], size: int) -> Sequence[T]:
        """The part of a list that is shown, ``size`` rows a page.

        Examples
        --------
        >>> Extent().of("abcde", 2), Extent(page=3).of("abcde", 2), Extent(whole=True).of("abcde", 2)
        ('ab', 'e', 'abcde')
        """
        if self.whole:
            return rows
        first = ((self.page or 1) - 1) * size
        return rows[first : first + size]


FIRST_ROWS = Extent()
"""What an answer shows unless more is asked for."""
