"""Laws and their subjects: read broadly or by title, and *a law that is not about community education*."""

from collections.abc import Sequence

from kb.query.framing.items import Items
from kb.query.marking.mark import Mark
from kb.query.selection.conditions import AllOf, AnyOf, Condition, HasRegulation, Selection
from kb.query.selection.evaluate import evaluate

CALLED = frozenset({"called", "are called", "is called", "is named", "named", "titled", "叫", "叫 做", "称 为", "名 为", "名 称 是",
                    "名 称 为", "名 称 中", "名 称 里", "名 称 里 带", "名 称 中 带", "名 称 含", "名 称 中 含", "名 字 里 带"})  # fmt: skip
SO_MANY = {"of the two": 2, "which of the two": 2, "the two": 2, "哪 三 个": 3}  # marked as one word
GENERIC = frozenset({"legislation", "law", "立 法", "legislate", "legislated", "法 律", "legal basis"})

NAMES = frozenset({"name", "names", "title", "titles", "official name"})  # *with “leading group” in its name*


def law_said(items: Items, place: int, subject: str | None) -> None:
    """The condition that a word for laws makes, with the subject of the question where it is this law's."""
    denied = denied_subjects(items.marks)
    if subject in denied:
        subject = subject_left(items.marks, denied)
    if denied and subject is None:
        items.found.append((place, law_on_none_of(denied)))
        return
    if _subject_before(items.marks, place) in denied and any(m.says("noun", "regulation") for m in items.marks[:place]):
        return  # …，不包括终身学习条例: a law that is left out
    places = joined_subjects(items.marks, place)
    joined = list(dict.fromkeys(str(items.marks[p].value("subject")) for p in sorted(places)))
    plain = items.marks[place].text in GENERIC and "community-education" not in joined
    broad = len(joined) > 2 or (
        len(joined) == 2 and "lifelong-learning" in joined and not is_by_title(items.marks, place)
    )
    if not denied and len(joined) == 2 and not broad and (not plain or is_by_title(items.marks, place)):
        items.found.append((place, law_on_one_of(joined, items.negated(min(places)))))
        return
    if not denied and broad:
        subject = None  # *on lifelong learning or community education*: lifelong learning alone is read broadly, and no less with another
    laws = [other for other, m in enumerate(items.marks) if other != place and m.says("noun", "regulation")]
    if _subject_before(items.marks, place) is None and any(_subject_before(items.marks, other) for other in laws):
        subject = None  # another law is the one whose subject is told
    strict_cue = is_by_title(items.marks, place) or counts_titles(items, place, subject)
    named = subject == "lifelong-education" and items.marks[place].text not in GENERIC
    if denied and subject in LIFELONG and not (strict_cue or named):
        items.found.append((place, law_set_apart(str(subject), denied)))
        return
    strict = subject is not None and (strict_cue or subject == "community-education" or named)
    items.found.append((place, HasRegulation(subject=subject if strict else None, breadth="strict" if strict else "broad",
                                             negate=not denied and items.negated(place))))  # fmt: skip


def is_by_title(marks: tuple[Mark, ...], place: int) -> bool:
    """Whether a subject is meant as it stands in the title of the law."""
    said = any(m.says("cue", "by_name", "called") or m.text in CALLED or m.text == "条 例 名 称" for m in marks)
    return said or titles_law(marks, place) or in_name(marks[place + 1 : place + 8])


def counts_titles(items: Items, place: int, subject: str | None) -> bool:
    """*The two lifelong learning regulations*, 两部终身学习条例: as many as have the subject in their title."""
    before = [m for m in items.marks[:place] if not m.says("stop") or m.says("ask")][-6:]
    counted = [p for p, m in enumerate(before) if m.text in SO_MANY or (m.kind == "number" and not m.ordinal)]
    if subject is None or len(counted) != 1:
        return False
    asked = any(m.says("ask", "which") for m in before[max(0, counted[0] - 1) : counted[0] + 1])
    if any(m.says("order") for m in (items.marks if asked else before)):
        return False  # *which two cities were the first to have a law?*: so many are taken of an order
    if any(m.says("logic", "not") for m in before[counted[0] :]) or counts_named(items.marks, before[counted[0]]):
        return False  # *which of these two is without a law?*: a number of cities
    number = before[counted[0]].number or SO_MANY.get(before[counted[0]].text)
    titled = Selection(conditions=(HasRegulation(subject=subject, breadth="strict"),))
    found = set(evaluate(items.base, titled).of("yes"))
    covered = found.intersection(*(items.base.scope(row) for row in items.base.coverage("regulation")))
    return number in (len(found), len(covered))


def counts_named(marks: tuple[Mark, ...], number: Mark) -> bool:
    """*Of these two*, 这两座: a number that points back to cities spoken of before."""
    before = next((m for m in reversed(marks) if m.start < number.start), None)
    return number.text.startswith("这") or (before is not None and before.text.split()[-1] in POINTING)


POINTING = frozenset({"these", "those", "this", "这", "那"})


def joined_subjects(marks: tuple[Mark, ...], place: int) -> list[int]:
    """*Lifelong or community education statutes*: where subjects are joined right before a word for laws, or behind it."""
    for side in (range(place - 1, max(-1, place - 9), -1), range(place + 1, min(place + 9, len(marks)))):
        found: list[int] = []
        for beside in side:
            if marks[beside].value("subject"):
                found.append(beside)
            elif not _joins(marks[beside]) and (not marks[beside].says("stop") or marks[beside].says("ask")):
                break
        if len(found) > 1:
            return found
    return []


def law_on_one_of(subjects: list[str], negate: bool) -> AnyOf:
    """A law on one of these subjects by title, or none on any of them."""
    laws = tuple(HasRegulation(subject=subject, breadth="strict") for subject in subjects)
    return AnyOf(conditions=laws, negate=negate)


def _subject_before(marks: tuple[Mark, ...], place: int) -> str | None:
    """The subject said right before a word for laws: *community education laws*."""
    return next((found for m in marks[max(0, place - 2) : place] if (found := m.value("subject"))), None)


def denied_subjects(marks: tuple[Mark, ...]) -> list[str]:
    """*A law that is not about community education*: the subjects right behind a *not*, and those joined to them."""
    found: list[str] = []
    for place, mark in enumerate(marks):
        subject = mark.value("subject")
        if subject is None:
            continue
        before = [m for m in marks[max(0, place - 5) : place] if not _leads_to(m) or m.says("logic")][-1:]
        joined = found and before and before[0].says("logic", "or", "and") and marks[max(0, place - 4) : place]
        denied = any(m.says("logic", "not", "nor", "neither", "except") for m in before) or _set_aside(marks, place)
        law = next((p for p in range(place + 1, min(place + 7, len(marks))) if not _passes(marks[p])), place)
        of_law = marks[law].says("noun", "regulation") and marks[law - 1].text != "的"
        if (denied or joined) and (not of_law or _other_law(marks, place, subject)):
            found.append(subject)
    return found


ABOUT = frozenset({"讲", "谈", "写", "关 于", "题", "named"})


def _leads_to(mark: Mark) -> bool:
    """*Leaving out those titled …*, 而不是讲…: what stands between a denial and the subject."""
    return mark.says("stop") or mark.says("cue", "by_name", "called") or mark.text in ABOUT


SET_ASIDE = frozenset({"不 算", "不 计", "不 要", "除 外"})


def _set_aside(marks: tuple[Mark, ...], place: int) -> bool:
    """（终身学习、社区教育的不算）: behind the subjects that are denied."""
    behind = [m for m in marks[place + 1 : place + 7] if not (m.value("subject") or m.text == "的")]
    return not marks[place].text.isascii() and bool(behind) and behind[0].text in SET_ASIDE


def _other_law(marks: tuple[Mark, ...], place: int, subject: str) -> bool:
    """终身教育的条例，不包括终身学习条例: laws on another subject were asked for before."""
    laws = [p for p, m in enumerate(marks[:place]) if m.says("noun", "regulation")]
    return any(m.value("subject") not in (None, subject) for m in marks[: max(laws, default=0)])


def _passes(mark: Mark) -> bool:
    return mark.says("stop") or _joins(mark)


def _joins(mark: Mark) -> bool:
    """*No lifelong or community education law*: what joins the subjects of one law."""
    return bool(mark.value("subject")) or mark.says("logic", "or", "and", "nor")


def law_on_none_of(subjects: list[str]) -> AllOf:
    """A law, and none on these subjects by title."""
    others = tuple(HasRegulation(subject=subject, breadth="strict", negate=True) for subject in dict.fromkeys(subjects))
    return AllOf(conditions=(HasRegulation(), *others))


LIFELONG = ("lifelong-learning", "lifelong-education")


def law_set_apart(subject: str, denied: list[str]) -> Condition:
    """*On lifelong learning, not lifelong education*: by title; set apart from community education alone it is read broadly."""
    if LIFELONG[subject == LIFELONG[0]] in denied:
        return HasRegulation(subject=subject, breadth="strict")
    return law_on_none_of(denied)


def subject_left(marks: tuple[Mark, ...], denied: list[str]) -> str | None:
    """The first subject that is not denied."""
    said = (cue.value for mark in marks for cue in mark.cues if cue.role == "subject")
    return next((subject for subject in said if subject not in denied), None)


def in_name(behind: Sequence[Mark]) -> bool:
    """Whether *in its name* follows."""
    return any(m.text in NAMES and any(b.text in ("in", "in the", "in its", "in their") for b in behind[max(0, p - 3) : p])
               for p, m in enumerate(behind))  # fmt: skip


RATHER = frozenset({"rather than", "as opposed to", "as distinct from", "instead of", "而 不 是", "而 非"})


def turns_name(marks: Sequence[Mark], place: int) -> bool:
    """*A joint conference rather than …*: what follows is another word for the body said before."""
    before = [m for m in marks[:place] if not m.says("stop")][-1:]
    return marks[place].text in RATHER and any(m.value("noun") == "body" for m in before)


def renames(marks: Sequence[Mark], place: int) -> bool:
    """*… rather than a leading group or committee*: another word for the same body, denied as its name."""
    turn = next((p for p in range(place - 1, 0, -1) if turns_name(marks, p)), None)
    return turn is not None and not any(m.kind in ("thing", "date") or m.says("ask") for m in marks[turn:place])


def titles_law(marks: tuple[Mark, ...], place: int) -> bool:
    """*Which cities chose community education as the subject of their law?*: cities are sought, none is asked about."""
    sought = any(m.says("noun", "city") for m in marks) and not any(m.thing("city") for m in marks)
    return sought and marks[place].says("attr", "regulation.subject")
