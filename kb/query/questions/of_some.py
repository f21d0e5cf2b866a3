"""*Which city with a law promoted …?*, 哪个已立法的城市推动了……？: a passage tells who did it, and a table who may be meant.

Set and deed are read as questions of their own. Where a passage tells of one city of the set, that city is the answer;
where the whole question was read otherwise, the set was taken for something else, and it is not answered.
"""

import re
from collections.abc import Iterator

from kb.query.base import Base
from kb.query.kinds.searching import Recall
from kb.query.kinds.selecting import Find
from kb.query.questions.cities_told import Read, asked_of, told
from kb.query.reading.judge import Reading
from kb.query.reading.remarks import NoteText
from kb.query.selection.describe import selection_words
from kb.query.selection.evaluate import members

_WITH = re.compile(r"^(?:which|what) (?P<noun>(?:[\w-]+ ){0,2})(?:cit(?:y|ies)|members?) (?P<with>(?:with(?:out)?|having|lacking|that (?:has|have)) )(?P<rest>[^,?;]+)", re.I)  # fmt: skip
_OF = re.compile(r"^(?:of|among) (?:the |those )?(?P<told>cities [^,?;]+), which (?:one |city )?(?P<rest>[^?;]+)", re.I)
_CHINESE = (
    re.compile(r"^(?:哪|哪一|哪几)[个座些](?P<told>[^，。？?]{1,12}?的)城市(?P<rest>[^？?；]{3,})"),
    re.compile(r"^(?:在)?(?P<told>[^，。？?]{1,12}?的)城市(?:之?中|里面?|当中)[，,]?(?:是)?(?:哪|哪一)[个座](?:城市)?(?P<rest>[^？?；]{3,})"),
)  # fmt: skip
LONGEST = 5  # words that say what the cities have


def of_some(base: Base, text: str, whole: Reading, read: Read) -> Reading | None:
    """The search for a deed among the cities of a set; ``None`` where nothing of the kind is asked, or the whole was read."""
    ignored = any(kind == "ignored" for kind, *_ in whole.notes)
    if whole.plan is not None and not isinstance(whole.plan, Recall) and not ignored:
        return None
    for phrase, asked in _parts(text.strip()):
        deed = read(base, asked).plan
        if not isinstance(deed, Recall) or deed.want != "where" or deed.either:
            continue
        if (found := told(base, asked_of(phrase), read)) is None:
            continue
        cities = tuple(f"city:{city}" for city in members(base, found.select))
        plan = deed.model_copy(update={"either": cities, "several": False})
        over = [selection_words(base, found.select, language) for language in ("en", "zh")]
        among: NoteText = (
            "assumption",
            f"Looked for among these alone: {over[0]}.",
            f"仅在以下城市中查找：{over[1]}。",
        )
        notes = (among, *found.notes)
        return Reading(text, whole.language, plan, notes=notes, alternatives=(Find(select=found.select),))
    return None


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The words for the set, and the question for the deed; of English the longest words for the set first."""
    if said := _OF.match(text):
        yield said["told"], f"Which city {said['rest']}?"
    if said := _WITH.match(text):
        words = said["rest"].split()
        for end in range(min(LONGEST, len(words) - 2), 0, -1):
            yield f"{said['noun']}cities {said['with']}{' '.join(words[:end])}", f"Which city {' '.join(words[end:])}?"
    for pattern in _CHINESE:
        if said := pattern.match(text):
            yield f"{said['told']}城市", f"哪个城市{said['rest']}？"
