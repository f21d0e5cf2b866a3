"""The words of the lexicon and of the names of indices: what a small misspelt word of a question may have been."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kb.query.lexicon import lexicon
from kb.search.fold import words
from kb.search.nearby import NearbyNames, nearby
from kb.search.text import word_stem

SHORT = 4  # letters of the shortest word that a slip is looked for in
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
    def stems(self) -> frozenset[str]:
        """What the known words have in common with their other forms: *launching* is no slip for another word."""
        return frozenset(word_stem(word) for word in self.known)

    @cached_property
    def _long(self) -> tuple[str, ...]:
        return tuple(sorted(word for word in self.known if len(word) >= 5))

    @cached_property
    def _near(self) -> NearbyNames:
        return nearby(self._long)

    def nearest(self, word: str) -> str | None:
        """The one known word that is nearest by edits (a transposition is one); ``None`` when two are as near."""
        found = self.near(word)
        one = len({word_stem(other) for other in found}) == 1  # *adopt* and *adopted* are the same word
        return max(found, key=lambda other: (len(other), other)) if one else None

    def near(self, word: str) -> set[str]:
        """All known words that are nearest by edits, close enough to have been meant."""
        most = 2 if len(word) >= TWO_EDITS else 1
        found = self._near.within(word, 1, same_first=True) or self._near.within(word, most, same_first=True)
        found = [(place, distance) for place, distance in found
                 if not _turns(word, self._long[place]) and not _refuses(self._long[place])]  # fmt: skip
        best = min((distance for _, distance in found), default=0)
        return {self._long[place] for place, distance in found if distance == best}

    @cached_property
    def _asking(self) -> frozenset[str]:
        """Small words that ask, and the nouns that are asked for most: too short to be looked up among all."""
        asked = {phrase for phrase, cues in lexicon().phrases.items() for cue in cues if cue.role == "ask" or (
            cue.role == "noun" and cue.value in ("city", "regulation", "body", "path"))}  # fmt: skip
        return frozenset(w for phrase in asked for w in phrase if w.isascii() and w.isalpha() and len(w) >= SHORT)

    def meant(self, word: str) -> str | None:
        """The small word of which one letter is left out or two are swapped: *wich*, *waht*, *tpye*; ``None`` when not one."""
        found = {other for other in self._asking if _slips(word, other)}
        return found.pop() if len(found) == 1 else None


def _refuses(meant: str) -> bool:
    """*Fights* for *flights*: a word that would refuse the question is not read into another."""
    cues = lexicon().phrases.get((meant,), ())
    return bool(cues) and all(cue.role == "refuse" for cue in cues)


TURNING = ("position", "order", "op", "logic", "agg")


def _turns(written: str, meant: str) -> bool:
    """*Winter* for *winner*: one letter for another makes a word of its own, which would turn the question."""
    changed = [a for a, b in zip(written, meant, strict=False) if a != b and not {a, b} <= set("aeiouy")]
    cues = lexicon().phrases.get((meant,), ())
    return len(written) == len(meant) and len(changed) == 1 and any(cue.role in TURNING for cue in cues)


def _slips(written: str, meant: str) -> bool:
    """Whether a word is another with one letter left out behind the first, or two neighbours swapped."""
    if written[:1] != meant[:1] or len(written) < SHORT - 1:
        return False
    if len(written) + 1 == len(meant):
        return any(meant[:place] + meant[place + 1 :] == written for place in range(1, len(meant)))
    swapped = (
        meant[:place] + meant[place + 1] + meant[place] + meant[place + 2 :] for place in range(1, len(meant) - 1)
    )
    return written in swapped


def everyday(names: Iterable[str]) -> Everyday:
    """The small words of the lexicon and of some names."""
    return Everyday(tuple(names))
