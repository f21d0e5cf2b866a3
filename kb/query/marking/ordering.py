"""*Rank Tokyo, Paris and Seoul by …*, *…, most recent adoption first*: words that ask for an order, and for no place in one."""

from dataclasses import replace

from kb.query.lexicon import Cue
from kb.query.marking.mark import Mark

VERBS = frozenset({"rank", "order", "sort", "arrange"})
POLITE = frozenset(
    {
        "please",
        "now",
        "then",
        "could",
        "can",
        "would",
        "you",
        "kindly",
        "and",
        "to",
        "i",
        "want",
        "let",
        "us",
        "me",
        "help",
    }
)
MEASURED = frozenset({"by", "on", "in", "according to", "in term of", "in terms of", "from", "for"})
SORT = Cue("cue", "sort")


def with_orders(marks: list[Mark]) -> list[Mark]:
    """The marks, where a verb at the beginning asks for an order of cities that are named, or of *these cities*."""
    marks = _end_first(marks)
    place = next((p for p, m in enumerate(marks) if m.text in VERBS), None)
    if place is None or any(m.text not in POLITE for m in marks[:place]):
        return marks
    ahead = [m for m in marks[place + 1 : place + 6] if not m.says("stop")][:1]
    behind = marks[place + 1 :]
    cities = bool(ahead) and (ahead[0].thing("city") is not None or ahead[0].says("noun", "city"))
    named = sum(m.thing("city") is not None for m in behind)
    if not cities or named < 2 or not any(m.text in MEASURED for m in behind):
        return marks
    return [*marks[:place], replace(marks[place], kind="cue", cues=(SORT,)), *behind]


ENDS = ("earliest", "latest", "max", "min")
FIRST = frozenset(
    {"first", "come first", "coming first", "body first", "law first", "regulation first", "在 前", "在 先", "排 前"}
)
LISTS = frozenset({"list", "list the", "name", "name the", "give", "show", "列 出", "请 列 出", "列 举"})


def _end_first(marks: list[Mark]) -> list[Mark]:
    """*List …, most recent entry into force first*, 生效最晚的在前: which end the list begins with, and no first of them."""
    last = marks[-1] if marks else None
    lists = bool(marks) and (marks[0].text in LISTS or marks[0].says("noun", "city", "regulation"))
    if last is None or last.text not in FIRST or not lists:
        return marks
    before = marks[max(0, len(marks) - 6) : -1]
    begins = next((p for p, m in enumerate(before) if m.says("order", *ENDS)), None)
    if begins is None or not all(_is_measure(m) for m in before[begins + 1 :]):
        return marks
    noun = {"body": "body", "law": "regulation", "regulation": "regulation"}.get(last.text.split()[0])
    cues = (SORT, Cue("noun", noun)) if noun else (SORT,)
    return [*marks[:-1], replace(last, kind="cue", cues=cues)]


def _is_measure(mark: Mark) -> bool:
    return mark.says("stop") or mark.says("attr") or mark.says("noun") or mark.thing("indicator") is not None
