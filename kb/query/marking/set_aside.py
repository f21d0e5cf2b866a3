"""What a question sets aside in so many words: *rather than academic ones*, *besides the reading month, …*."""

import re

from kb.query.marking.mark import Marked
from kb.search.text import terms

SET_ASIDE = re.compile(
    r"[,，;；.。?？(（]\s*(?:and |but |i mean |i do(?:n['’]t| not) mean |可|但)?(?:not (?:of |in |for |at )?(?:the|its|their|an?)\b|而非|而不是|不是|不要)|\b(?:rather than|as opposed to|instead of)\b|\s(?:besides|apart from|aside from|other than|in addition to) (?=(?:its|the|their|this|that)\b)|而非|而不是",
    re.I,
)


def denied_terms(marked: Marked) -> set[str]:
    """*…, not of the trial run*, ，而不是试运行: what is set aside in so many words is not to be found."""
    if besides := besides_said(marked):
        start, end = besides.span()
        parts = [set(terms([t for t in marked.tokens if (start <= t.start < end) == said])) for said in (True, False)]
        return parts[0] - parts[1]
    said = SET_ASIDE.search(marked.text)
    if said is None:
        return set()
    before, after = (
        set(terms([token for token in marked.tokens if (token.start >= said.start()) == later]))
        for later in (False, True)
    )
    return after - before


def besides_said(marked: Marked) -> re.Match[str] | None:
    """*Besides the reading month, …*, ……除推广技术外，还……: the part of a question that says what is named already."""
    return BESIDES.match(marked.text) or ALSO.search(marked.text)


ALSO = re.compile(r"除了?(?P<aside>[^，。？?]{2,30}?)(?:之外|以外|外)[，,]?(?=还|又|也|另|再)")
BESIDES = re.compile(
    r"^\W*(?:besides|apart from|aside from|other than|in addition to|next to) [^,?]{3,60},|^\W*除了?[^，。？?]{2,30}?(?:之外|以外|外)?[，,]",
    re.I,
)  # *besides the reading month, …*: named already
