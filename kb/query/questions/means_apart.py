"""The means or medians of two sets set against each other, each set told in full: *by how much does the mean of A fall short of that of B?*"""

import re

from kb.query.base import Base
from kb.query.framing.attach import attach
from kb.query.kinds.contrasting import Contrast
from kb.query.marking.marks import mark
from kb.query.plan import Plan
from kb.query.questions.cities_told import Read, Told, asked_of, told
from kb.query.rules.asks import edition_of
from kb.query.rules.contrasts import compared_ends

_MEAN = r"(?:mean|average|averaged|median)"
_APART = r"(?:falls? short of|falls? below|lies? below|lies? above|lags?(?: behind)?|trails?|exceeds?|surpass(?:es)?|tops?|outstrips?|beats?|differs? from|stands? above|stands? below|is (?:above|below|higher than|lower than|ahead of|behind)|(?:above|below|higher than|lower than))"
_ENGLISH = re.compile(
    rf"^(?:by )?how (?:much|far|many points?)(?: (?:lower|higher))? (?:does|do|is|did) the {_MEAN} (?P<of>[^?,;]{{0,60}}?)?\b(?:of|for|among) (?P<left>[^?;]{{3,80}}?) {_APART} "
    rf"(?:the {_MEAN} [^?,;]{{0,60}}?\b(?:of|for|among)|that of|that for|the one of) (?P<right>[^?;]{{3,80}}?)(?: (?:on|in|for) (?P<by>[^?;]{{3,60}}))?\W*$",
    re.I,
)
_WHETHER = re.compile(
    rf"^(?:(?:I wonder whether|is it (?:true|correct|right|so) that|do|does|did) )?(?P<left>[^?,;]{{3,80}}?) (?:have|has|had) an? (?P<way>higher|lower|better|worse) {_MEAN} (?P<of>[^?,;]{{2,60}}?) "
    r"than (?:do |does )?(?P<right>[^?,;]{3,80}?)\W*$",
    re.I,
)
_ONES = re.compile(r"\b(?:ones|those)\b", re.I)
_NOUN = re.compile(r"\b(?:members|cities|municipalities|capitals)\b", re.I)


def means_apart(base: Base, text: str, read: Read) -> tuple[Plan, Told] | None:
    """The difference of two means or medians, or which is higher, where both sets are read to their last word and one indicator is named.

    *Do cities led by a government have a higher mean iSLEC score than cities led by an education department?* is yes or no.
    """
    found = _ENGLISH.match(text.strip()) or _WHETHER.match(text.strip())
    if found is None:
        return None
    left_said, right_said = found["left"], found["right"]
    if noun := _NOUN.search(left_said):
        right_said = _ONES.sub(noun.group(), right_said)
    left, right = told(base, asked_of(left_said), read), told(base, asked_of(right_said), read)
    if left is None or right is None or left.select == right.select:
        return None
    frame = attach(base, mark(base, text))
    edition = edition_of(base, frame)
    named = frame.indicators or ((str(base.editions[edition].overall),) if edition else ())
    if len(named) != 1:
        return None
    function = compared_ends(frame)
    if function not in ("mean", "median"):
        return None
    if found.re is not _WHETHER:
        return Contrast(
            left=left.select, right=right.select, indicator=named[0], function=function, ask="difference"
        ), left
    more, less = (left, right) if found["way"].lower() in ("higher", "better") else (right, left)
    return Contrast(left=more.select, right=less.select, indicator=named[0], function=function, ask="more"), left
