"""Small words that are misspelt or cut, read as what they nearly are; each such reading is told in a note."""

from dataclasses import replace

from kb.query.base import Base
from kb.query.lexicon import short_forms
from kb.search.fold import Token
from kb.search.text import raw_term, word_stem

MISSPELT = 5  # letters; a shorter unknown word is left as it is
CAPITAL = 7  # letters of a capitalised word within a sentence: a shorter one may well be a name that is not known here


def corrected(base: Base, text: str, found: list[Token]) -> list[Token]:
    """Unknown small words that are nearly a word of the lexicon or of an indicator, read as that word."""
    result: list[Token] = []
    for place, token in enumerate(found):
        written = text[token.start : token.end]
        short = token.text in short_forms()
        named = _in_name(text, found, place)
        if short and (whole := whole_word(base, [t.text for t in (*result, *found[place:])], place, named)):
            result.append(replace(token, text=whole, corrected=True))
            continue
        may_be_name = place > 0 and (len(written) < CAPITAL or text[token.end : token.end + 2] in ("'s", "’s"))
        if is_strange(base, written, token.text, may_be_name=may_be_name):
            long = len(written) >= MISSPELT and _nearest(base, token.text, written)
            nearest = (
                _in_one_name(base, [t.text for t in (*result, *found[place:])], place)
                or long
                or base.everyday.meant(token.text)
            )
            token = replace(token, text=nearest, corrected=True) if nearest else token
        result.append(token)
    return result


def _nearest(base: Base, word: str, written: str) -> str | None:
    """The known word nearest to a word, or to it with the *s* that was taken for its plural: *data opennes*."""
    return base.everyday.nearest(word) or (base.everyday.nearest(written.lower()) if written[-1] in "sS" else None)


def is_strange(base: Base, written: str, word: str, may_be_name: bool) -> bool:
    """Whether a word is known neither to the lexicon nor to the texts, and near no name; if it may be one, no capital stands."""
    plain = written.isascii() and written.isalpha() and written[0 if may_be_name else 1 :].islower()
    if not plain or len(written) < 4 or word in base.everyday.known:
        return False
    if word.endswith("ing") and word_stem(word) in base.everyday.stems:  # *launching* is no slip
        return False
    return base.text.frequency(raw_term(word)) == 0 and not base.vocabulary.nearest(word, limit=1)


def _in_name(text: str, found: list[Token], place: int) -> bool:
    """*Tech City*: a capital within the sentence, and another one right behind it."""
    behind = found[place + 1 : place + 2]
    capital = text[found[place].start].isupper() and not text[found[place].start : found[place].end].isupper()
    return place > 0 and capital and any(text[token.start].isupper() for token in behind)


def whole_word(base: Base, texts: list[str], place: int, named: bool = False) -> str | None:
    """The word that a cut one stands for: *edu*, *smart gov*; of several, the one that makes a name with its neighbours.

    Within a name of others (``named``) it stands for nothing else.
    """
    options = short_forms().get(texts[place], ())
    if base.vocabulary.longest_at(texts, place)[0] or not options:
        return None
    for option in options:
        said = [*texts[:place], option, *texts[place + 1 :]]
        starts = (max(0, place - 1), place)
        if any(start + base.vocabulary.longest_at(said, start)[0] > max(place, start + 1) for start in starts):
            return option
    return None if named else options[0]


def _in_one_name(base: Base, texts: list[str], place: int) -> str | None:
    """*Industry drivn*, *culturaly empowered*: of the words that are as near, the one that makes a name with a word beside it."""
    if len(texts[place]) < MISSPELT:
        return None
    for option in sorted(base.everyday.near(texts[place])):
        if place and base.vocabulary.longest_at([*texts[:place], option], place - 1)[0] > 1:
            return option
        if base.vocabulary.longest_at([*texts[:place], option, *texts[place + 1 : place + 3]], place)[0] > 1:
            return option
    return None
