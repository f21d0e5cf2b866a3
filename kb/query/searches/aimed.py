"""An aim that is asked for of nothing but a subject of the whole field: *what two aims does China pursue through smart education?*"""

from kb.query.marking.mark import Marked
from kb.search.text import terms

AIMS = frozenset(terms("aim aims goal goals objective objectives purpose purposes"))
REACH = 3  # marks behind the question word: *what are the two aims*


def aim_terms(marked: Marked) -> tuple[str, ...]:
    """The word for an aim right behind the question word, without which a passage tells of the subject alone."""
    marks = marked.marks
    asked = next((p for p, m in enumerate(marks) if m.says("ask", "what", "which")), len(marks))
    behind = (t for m in marks[asked + 1 : asked + 1 + REACH] for t in terms(marked.original(m)))
    return tuple(dict.fromkeys(t for t in behind if t in AIMS))
