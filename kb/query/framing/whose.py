"""Whose number it is: the indicator said before it in Chinese, or several for each of which it is the bound; whose an end."""

from collections.abc import Sequence
from itertools import pairwise

from kb.query.base import Base
from kb.query.marking.mark import Mark, Marked


def said_before(marked: Marked, place: int, indicators: list[str]) -> str | None:
    """智慧基础设施得分在87以上、智慧经济低于68城平均: in Chinese a number or mean belongs to the indicator before it."""
    marks = marked.marks
    mean = place < len(marks) and marks[place].says("agg", "mean", "median")
    if marked.language != "zh" or not 0 < place < len(marks) or not (mean or marks[place].kind == "number"):
        return None
    for mark in reversed(marks[max(0, place - 6) : place]):
        counts = mark.kind == "number" and mark.number != len(indicators)
        if mark.says("agg", "mean", "median") if mean else counts:
            return None
        named = [i for c in mark.things if (i := c.key.partition(":")[2]) in indicators]
        if named:
            return named[0]
    return None


def said_behind(marked: Marked, place: int, indicators: list[str]) -> str | None:
    """*15th or worse in X yet 10th or better in Y*: in English the indicator that a small word joins to a place."""
    behind = marked.marks[place + 1 : place + 6] if marked.language == "en" else ()
    joined = False
    for mark in behind:
        named = [i for c in mark.things if (i := c.key.partition(":")[2]) in indicators]
        small = mark.says("stop") or mark.says("time", "in") or mark.text == "point"
        if named or not (mark.says("op", "worse", "better") or small) or mark.text in TURNS:
            return named[0] if named and joined else None
        joined = joined or mark.text in ("in", "on", "for", "of")
    return None


def of_whole(base: Base, marked: Marked, place: int, indicators: list[str], edition: str | None) -> str | None:
    """*Ranked 20th to 25th overall … with a lower X*: the total of the index, where *overall* stands right behind a place."""
    behind = [m for m in marked.marks[place + 1 : place + 4] if not m.says("stop") and not m.says("noun", "rank")][:1]
    said = edition or next((base.indicators[i].edition for i in indicators), None)
    whole = bool(behind) and behind[0].says("cue", "overall")
    return base.editions[said].overall if whole and said and marked.language == "en" else None


def of_each(marked: Marked, place: int, indicators: list[str]) -> list[str]:
    """*Above 90 on both X and Y*, X与Y两项皆在90以上: indicators joined by *and*, for each of which the one bound is meant."""
    marks = marked.marks
    bounds = [p for p, m in enumerate(marks) if m.kind == "number" and m.number != len(indicators) and not m.ordinal]
    said = [p for p, m in enumerate(marks) if any(c.key.partition(":")[2] in indicators for c in m.things)]
    if len(bounds) > 1:
        said = _said_beside(marked, place, said, bounds)
    span = range(said[0] - 3, said[-1] + 4) if len(bounds) > 1 and said else range(len(marks))
    each = any(
        m.text in EACH or (m.kind == "number" and m.number == len(said)) for p, m in enumerate(marks) if p in span
    )
    if place not in bounds or len(said) < 2 or (len(bounds) == 1 and len(said) != len(indicators)) or not each:
        return []
    between = [m for first, last in pairwise(said) for m in marks[first + 1 : last]]
    chosen = [i for p in said for c in marks[p].things if (i := c.key.partition(":")[2]) in indicators]
    return chosen if all(m.says("logic", "and") or m.says("stop") for m in between) else []


def joined_with(marked: Marked, place: int, indicator: str, indicators: list[str]) -> list[str]:
    """*Above the mean on X, Y and Z*, X、Y和Z都高于平均: the indicators listed with the one that a mean belongs to."""
    marks = marked.marks
    said = [(p, i) for p, m in enumerate(marks) for c in m.things if (i := c.key.partition(":")[2]) in indicators]
    listed: list[list[tuple[int, str]]] = []
    for pair in said:
        last = listed[-1][-1][0] if listed else None
        between = marks[last + 1 : pair[0]] if last is not None else ()
        joined = last is not None and not last < place < pair[0]
        small = (m.says("logic", "and") or m.text == "in" or (m.says("stop") and m.text not in TURNS) for m in between)
        if joined and all(small):
            listed[-1].append(pair)
        else:
            listed.append([pair])
    near = [group for group in listed if indicator in [i for _, i in group]]
    return list(dict.fromkeys(i for _, i in near[0])) if near else [indicator]


def ends_held(marked: Marked, indicators: Sequence[str]) -> dict[int, str]:
    """*Last in X and in the top thirty for Y*, X排在末位、Y进了前三十: the indicators that have an end of an order of their own,
    by where they stand."""
    marks = marked.marks
    said = {p: i for p, m in enumerate(marks) for c in m.things if (i := c.key.partition(":")[2]) in indicators}
    chinese = marked.language == "zh"
    return {p: i for p, i in said.items() if _is_end(marks[p + 1 :] if chinese else marks[:p][::-1])}


def _is_end(beside: Sequence[Mark]) -> bool:
    """Whether the first word that means something is an end of an order, by itself and not of so many."""
    words = [m for m in beside if m.says("order") or not (m.says("stop") or m.says("noun") or m.says("time", "in"))][:2]
    number = words[1].number if len(words) > 1 and words[1].kind == "number" else None
    held = bool(words) and words[0].says("order", "max", "min", "top", "latest") and not words[0].things
    return held and number in (None, 1)


TURNS = frozenset({"but", "yet", "while", "though", "although", "however", "但", "却", "而", "但 是", "不 过", "然 而"})


def _said_beside(marked: Marked, place: int, said: list[int], bounds: list[int]) -> list[int]:
    """Of several bounds one: the indicators behind it in English, before it in Chinese, up to the next bound."""
    if marked.language == "zh":
        start = max((p for p in bounds if p < place), default=-1)
        return [p for p in said if start < p < place]
    end = min((p for p in bounds if p > place), default=len(marked.marks))
    return [p for p in said if place < p < end]


EACH = frozenset({"both", "each", "all", "in both", "on both", "皆", "均", "都", "全", "各", "各 自"})


def nearest_indicator(
    base: Base, marked: Marked, place: int, indicators: list[str], edition: str | None, number: float | None = None
) -> str | None:
    """The indicator said nearest to a mark; else the overall score of the edition said, or of the one the number fits."""
    if (before := said_before(marked, place, indicators)) is not None:
        return _fitting(base, before, number)
    best: tuple[int, str] | None = None
    for other, mark in enumerate(marked.marks):
        turned = any(m.text in TURNS for m in marked.marks[min(other, place) : max(other, place)])
        far = abs(other - place) + (len(marked.marks) if turned else 0)  # *A of at least 0.9 but B*: of A
        for candidate in mark.things:
            ident = candidate.key.partition(":")[2]
            if ident in indicators and (best is None or far < best[0]):
                best = (far, ident)
    if best:
        return _fitting(base, best[1], number)
    if edition:
        return str(base.editions[edition].overall)
    fitting = [e for e in base.editions.values() if number is not None and e.scale_min <= number <= e.scale_max]
    if fitting:
        return str(min(fitting, key=lambda e: e.scale_max).overall)
    return str(next(iter(base.editions.values())).overall) if base.editions else None


def _fitting(base: Base, indicator: str, number: float | None) -> str:
    """The same name in the edition whose scale holds the number."""
    row = base.indicators[indicator]
    edition = base.editions[row.edition]
    if number is None or number <= edition.scale_max:
        fits = number is None or edition.scale_max <= 1 or number > 1
        if fits:
            return indicator
    if row.level == 0:
        for other in base.editions.values():
            small = number is not None and number <= 1
            if other.id != edition.id and (other.scale_max <= 1) == small:
                return str(other.overall)
    return indicator
