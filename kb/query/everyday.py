"""The words of the lexicon and of the names of indices: what a small misspelt word of a question may have been."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kb.query.lexicon import lexicon
from kb.search.fold import words
from kb.search.nearby import NearbyNames, nearby

TWO_EDITS = 9  # letters from which a word may be two edits away


@dataclass(frozen=True)
class Everyday:
    """Known small words, and the nearest of them to an unknown one."""

    names: tuple[str, ...]

    @cached_property
    def known(self) -> frozenset[str]:
        """All words of cue phrases and of the names given."""
        cues = {word for phrase in lexicon().phrases for word in phrase}
        return frozenset(
            w for w in cues | {w for name in self.names for w in words(name)} if w.isascii() and w.isalpha()
        )

    @cached_property
    def _long(self) -> tuple[str, ...]:
        return tuple(sorted(word for word in self.known if len(word) >= 5))

    @cached_property
    def _near(self) -> NearbyNames:
        return nearby(self._long)

    def nearest(self, word: str) -> str | None:
        """The one known word that is nearest by edits (a transposition is one); ``None`` when two are as near."""
        most = 2 if len(word) >= TWO_EDITS else 1
        found = self._near.within(word, 1, same_first=True) or self._near.within(word, most, same_first=True)
        best = min((distance for _, distance in found), default=0)
        words_found = {self._long[place] for place, distance in found if distance == best}
        return words_found.pop() if len(words_found) == 1 else None


def everyday(names: Iterable[str]) -> Everyday:
    """The small words of the lexicon and of some names."""
    return Everyday(tuple(names))
