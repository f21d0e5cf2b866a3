"""How far a score lies from another: *at least 10 points above the average*, *beat Beijing by more than 5 points*, 比东京高20分以上."""

from dataclasses import dataclass
from itertools import pairwise

from kb.query.marking.mark import Mark
from kb.query.selection.conditions import Operator

REACH = 9  # marks between the number and what is compared with
POINTS = frozenset({"point", "score point", "index point", "分", "点", "个 百 分 点"})
PLACES = frozenset({"place", "position", "rank", "位", "名"})
AT_LEAST = frozenset({"at least", "or more", "no less than", "not less than"})


@dataclass(frozen=True)
class Distance:
    """The number, with a minus below; the operator; whether it counts places; the marks that say it."""

    plus: float
    op: Operator
    places: bool
    used: frozenset[int]


def distance(marks: tuple[Mark, ...], place: int) -> Distance | None:
    """The distance from the city or mean that a mark names."""
    near = sorted(range(max(0, place - REACH), min(len(marks), place + REACH)), key=lambda p: abs(p - place))
    for number in near:
        mark = marks[number]
        scaled = any(m.says("word", "scale") for m in marks[number + 1 : number + 2])  # 平均分的1.5倍
        if mark.kind != "number" or mark.ordinal or mark.number is None or scaled or _counts_named(marks, number):
            continue
        compared = _before(marks, number, place) if number < place else _behind(marks, place, number)
        if compared is not None:
            return _read(marks, number, compared)
    return None


def _counts_named(marks: tuple[Mark, ...], number: int) -> bool:
    """*Are all three above the mean?*, *each of the two*: how many are meant, and no points."""
    before = marks[number - 1].text if number else ""
    unit = number + 1 < len(marks) and marks[number + 1].text in POINTS | PLACES
    return before in NAMED and not unit and not marks[number].text.isdigit()


NAMED = frozenset({"all", "all of", "the", "these", "those", "any", "any of", "of the", "这", "那", "此"})


def tells_distance(marks: tuple[Mark, ...], number: int) -> bool:
    """Whether a number says how far something lies from a city or a mean that is named."""
    around = range(max(0, number - REACH), min(len(marks), number + REACH))
    found = (distance(marks, p) for p in around if marks[p].thing("city") or marks[p].says("agg", "mean", "median"))
    return any(one is not None and number in one.used for one in found)


def so_far_apart(marks: tuple[Mark, ...]) -> bool:
    """*Exactly 3 places apart*: a distance that is given, and none that is asked for."""
    return any(m.kind == "number" and n.says("agg", "difference") for m, n in pairwise(marks))


def _way(mark: Mark) -> int:
    """1 for *above*, *higher*; -1 for *below*, *lower*; else 0."""
    if mark.says("rel", "beats") or (mark.says("op", ">") and mark.text != "over"):
        return 1
    return -1 if mark.says("rel", "loses") or mark.says("op", "<") else 0


def _before(marks: tuple[Mark, ...], number: int, place: int) -> int | None:
    """*10 points above the average*: where the word stands that compares, right behind the number and its unit."""
    ahead = number + 1
    while ahead < place and (marks[ahead].text in AT_LEAST or marks[ahead].text in POINTS | PLACES):
        ahead += 1
    measured = all(
        m.says("stop") or m.says("rel") or m.says("time", "in") or m.thing("indicator") or m.says("cue", "overall")
        or m.says("noun", "score") for m in marks[ahead + 1 : place]
    )  # fmt: skip
    return ahead if ahead < place and measured and _way(marks[ahead]) else None


def _behind(marks: tuple[Mark, ...], place: int, number: int) -> int | None:
    """*Beat Beijing by 10 points*, 比东京高20分, 高于平均20分: where the word stands that compares."""
    between = range(place + 1, number)
    plain = all(
        marks[p].says("stop") or marks[p].text in ("by", "in", "on") or marks[p].says("op") or marks[p].says("rel", "beats", "loses")
        or marks[p].says("noun", "score", "rank") or marks[p].thing("indicator") for p in between
    )  # fmt: skip
    before = next((p for p in range(place - 1, max(-1, place - 4), -1) if _way(marks[p])), None)
    if not plain:
        return None
    if any(marks[p].text == "比" for p in range(max(0, place - 2), place)):
        return next((p for p in between if marks[p].says("rel", "beats", "loses")), None)
    unit = number + 1 < len(marks) and marks[number + 1].text in POINTS | PLACES
    unit = unit or marks[number].number != int(marks[number].number or 0)
    by = any(marks[p].text == "by" for p in between)
    return before if by or (unit and not marks[place].text.isascii()) else None


def _read(marks: tuple[Mark, ...], number: int, compared: int) -> Distance | None:
    way = _way(marks[compared])
    beside = [p for p in (number - 2, number - 1, number + 1, number + 2) if 0 <= p < len(marks) and p != compared]
    ops = [p for p in beside if marks[p].says("op", ">", ">=", "<", "<=")]
    said = marks[ops[0]].value("op") if ops else ">="
    if said not in (">", ">="):
        return Distance(0.0, ">", True, frozenset({number}))  # *within 5 points of*: not told here
    op: Operator = (">=" if said == ">=" else ">") if way > 0 else ("<=" if said == ">=" else "<")
    places = any(marks[p].text.split()[0] in PLACES for p in range(number + 1, min(len(marks), number + 3)))
    return Distance(way * float(marks[number].number or 0), op, places, frozenset({number, compared, *ops[:1]}))
