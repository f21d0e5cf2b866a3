"""A synthetic composite index over years: editions, indicator trees, scores that add up, ranks, a list and claims."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kb.synth.places import SynthCity

INDEX = "world-learning"
LAST_YEAR = 2024
INDICATORS_AN_EDITION = 20
MOST_YEARS = 20
DIMENSIONS = (("access", "Access to learning", "学习机会"), ("quality", "Quality of learning", "学习质量"),
              ("governance", "Governance of learning", "学习治理"), ("outcome", "Outcomes of learning", "学习成果"))  # fmt: skip
LEAVES = (
    ("school-places", "School places", "学位供给"), ("teacher-ratio", "Teacher ratio", "师资配比"),
    ("public-budget", "Public budget", "财政投入"), ("adult-participation", "Adult participation", "成人参与率"),
    ("library-visits", "Library visits", "图书馆到馆"), ("course-ratings", "Course ratings", "课程评价"),
    ("open-meetings", "Open meetings", "公开会议"), ("job-placement", "Job placement", "就业安置"),
    ("broadband", "Broadband coverage", "宽带覆盖"), ("reading-habit", "Reading habit", "阅读习惯"),
    ("volunteer-hours", "Volunteer hours", "志愿时长"), ("patents", "Patents granted", "专利授权"),
    ("museum-visits", "Museum visits", "博物馆参观"), ("digital-skills", "Digital skills", "数字技能"),
    ("network-ties", "Network ties", "网络联结"), ("graduates", "Graduates", "毕业生数"),
)  # fmt: skip
TOP = 100


@dataclass(frozen=True)
class Node:
    """An indicator of an edition; ``weight`` is its share within its parent."""

    id: str
    parent: str | None
    level: int
    name: str
    name_zh: str
    weight: str | None


@dataclass(frozen=True)
class SynthEdition:
    """An edition: its year, its tree, and for each published indicator how many cities it scores."""

    id: str
    year: int
    nodes: tuple[Node, ...]
    sizes: tuple[int, ...]

    @property
    def source(self) -> str:
        """The id of the report that the scores stand in."""
        return f"{self.id}-report"


def editions(cities: int, scores: int) -> list[SynthEdition]:
    """Editions with exactly ``scores`` scores: twenty indicators each where there are enough, the newest fullest."""
    whole, rest = divmod(scores, cities)
    years = max(1, min(MOST_YEARS, round(whole / INDICATORS_AN_EDITION)))
    found = []
    for position in range(years):
        count = whole // years + (position >= years - whole % years)
        sizes = [cities] * count + ([rest] if rest and position == years - 1 else [])
        year = LAST_YEAR - years + 1 + position
        ident = f"{INDEX}-{year}"
        found.append(SynthEdition(ident, year, _tree(ident, len(sizes)), tuple(sizes)))
    return found


def _tree(edition: str, count: int) -> tuple[Node, ...]:
    top = Node(f"{edition}.overall", None, 0, "Learning city standing", "学习型城市综合水平", None)
    dimensions = DIMENSIONS[: max(0, min(len(DIMENSIONS), count - 1))]
    found = [top]
    for slug, name, name_zh in dimensions:
        found.append(Node(f"{edition}.{slug}", top.id, 1, name, name_zh, f"1/{len(dimensions)}"))
    leaves = max(0, count - 1 - len(dimensions))
    for number in range(leaves):
        slug, name, name_zh = LEAVES[number] if number < len(LEAVES) else _numbered(number)
        dimension = number % len(DIMENSIONS)
        siblings = len(range(dimension, leaves, len(DIMENSIONS)))
        parent = f"{edition}.{DIMENSIONS[dimension][0]}"
        found.append(Node(f"{edition}.{slug}", parent, 2, name, name_zh, f"1/{siblings}"))
    return tuple(found[: max(count, 1)])


def _numbered(number: int) -> tuple[str, str, str]:
    return f"indicator-{number + 1}", f"Learning indicator {number + 1}", f"学习指标{number + 1}"


def index_rows() -> Iterator[tuple[object, ...]]:
    """The row of ``indices``."""
    yield (INDEX, "World Learning City Index", "世界学习型城市指数", "WLCI", "Synthetic Institute", "合成研究所",
           "synthetic[index]")  # fmt: skip


def edition_rows(found: list[SynthEdition]) -> Iterator[tuple[object, ...]]:
    """Rows of ``editions``."""
    for one in found:
        yield (one.id, INDEX, f"World Learning City Index {one.year}", f"世界学习型城市指数{one.year}", one.year, 0, 100,
               "points", "分", 2, "arithmetic", "Made up; 0 to 100.", "虚构数据，0至100。", max(one.sizes, default=0),
               one.nodes[0].id, f"{one.source}[p. 1]")  # fmt: skip


def indicator_rows(found: list[SynthEdition]) -> Iterator[tuple[object, ...]]:
    """Rows of ``indicators``."""
    for one in found:
        for node in one.nodes:
            yield (node.id, one.id, node.parent, node.level, node.name, node.name_zh, node.weight, "true", "true",
                   "score", "points", "分", f"{one.source}[Annex]")  # fmt: skip


def score_lines(edition: SynthEdition, found: list[SynthCity]) -> Iterator[list[str]]:
    """The CSV lines of an edition's scores, a list an indicator: parents are means of their parts, then noise."""
    order = sorted(range(len(found)), key=lambda place: found[place].id)
    names = [found[place].id for place in order]
    values = _values(edition, len(found))
    for number, (node, size) in enumerate(zip(edition.nodes, edition.sizes, strict=True), 1):
        hundredths = np.round(values[node.id][order][:size] * 100).astype(np.int64)
        ranks = _ranks(hundredths)
        whole, rest = np.divmod(hundredths, 100)
        yield [f"{node.id},{city},{first}.{second:02d},{rank},{edition.source}[Table {number}]\n"
               for city, first, second, rank in zip(names, whole.tolist(), rest.tolist(), ranks.tolist(), strict=False)]  # fmt: skip


def _values(edition: SynthEdition, count: int) -> dict[str, NDArray[np.float64]]:
    """Scores of all cities by indicator: a lasting quality of each city, a trend, and noise a year."""
    lasting = np.random.RandomState(4).standard_normal(count)
    random = np.random.RandomState(edition.year)
    parents = {node.parent for node in edition.nodes}
    found: dict[str, NDArray[np.float64]] = {}
    for node in edition.nodes:
        if node.id not in parents:
            raw = 50 + 12 * lasting + 0.4 * (edition.year - LAST_YEAR) + 10 * random.standard_normal(count)
            found[node.id] = np.asarray(np.round(np.clip(raw, 0, 100), 2), dtype=np.float64)
    for node in sorted(edition.nodes, key=lambda node: -node.level):
        if node.id in parents:
            parts = np.array([found[other.id] for other in edition.nodes if other.parent == node.id])
            found[node.id] = np.round(parts.mean(axis=0), 2)
    return found


def _ranks(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Competition ranks, the highest value first."""
    ordered = np.sort(values)
    return len(values) - np.searchsorted(ordered, values, side="right") + 1


def leaders(edition: SynthEdition, found: list[SynthCity]) -> list[str]:
    """The cities of the edition's published list, best first."""
    if not edition.sizes:
        return []
    values = _values(edition, len(found))[edition.nodes[0].id]
    order = sorted(range(len(found)), key=lambda place: (-values[place], found[place].id))
    return [found[place].id for place in order[:TOP]]


def group_rows(found: list[SynthEdition], count: int) -> Iterator[tuple[object, ...]]:
    """Rows of ``groups``: the leaders of each edition."""
    for one in found:
        yield (f"{one.id}-leaders", one.id, f"Leaders of {one.year}", f"{one.year}年领先城市", "list", min(TOP, count),
               f"{one.source}[Box 1]")  # fmt: skip


def member_rows(found: list[SynthEdition], cities: list[SynthCity]) -> Iterator[tuple[object, ...]]:
    """Rows of ``group_members``."""
    for one in found:
        for position, city in enumerate(leaders(one, cities), 1):
            yield f"{one.id}-leaders", city, position, f"{one.source}[Box 1]"


def claim_rows(found: list[SynthEdition], cities: list[SynthCity]) -> Iterator[tuple[object, ...]]:
    """Rows of ``claims``: who leads, as the report says it."""
    by_id = {city.id: city for city in cities}
    for one in found:
        first = by_id[leaders(one, cities)[0]]
        arguments = json.dumps({"indicator": one.nodes[0].id, "city": first.id, "rank": 1})
        yield (f"{one.id}-first", f"{first.name} ranks first in {one.year}.", f"{first.name_zh}在{one.year}年排名第一。",
               f"city:{first.id}; edition:{one.id}", "rank-is", arguments, f"{one.source}[p. 2]")  # fmt: skip
