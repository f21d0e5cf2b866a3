"""The groups of cities as columns, on each engine; the expected ones are read off the CSV files of the small package."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kb.knowledge import KnowledgeBase, build_database, open_knowledge
from kb.query.drafting.valued import mean_by_group, valued
from kb.query.kinds.averaging import Aggregate
from kb.query.selection.conditions import NamedCities, Selection

Place = str | Path
OVERALL = "mini-2020.overall"


@pytest.fixture(scope="module")
def small(engine: str, new_place: Callable[[str], Place], mini: Path) -> Iterator[KnowledgeBase]:
    """The small package on each engine: Larkton, Mirefold, Osterhaven, Pinegate, Quillby, Redmere."""
    place = new_place(engine)
    build_database([mini], place)
    knowledge = open_knowledge(place)
    yield knowledge
    knowledge.close()


@pytest.mark.parametrize(
    ("by", "codes"),
    [
        ("region", [0, -1, 0, -1, -1, -1]),
        ("path_type", [0, 0, 1, -1, 1, -1]),
        ("tier", [0, 1, 2, 3, -1, 3]),  # Mirefold is a provincial capital of sub-provincial rank, Osterhaven is none
        ("level", [0, 0, 1, 1, -1, 1]),
    ],
)
def test_every_city_has_the_number_of_its_group(small: KnowledgeBase, by: str, codes: list[int]) -> None:
    assert small.base.grouping(by).tolist() == codes


def test_groups_are_summed_exactly_and_the_largest_comes_first(small: KnowledgeBase) -> None:
    cities, values = ["larkton", "mirefold", "osterhaven", "pinegate", "redmere"], [86.0, 82.0, 72.0, 72.0, 46.0]
    found = valued(small.base, "level", "en", cities, values, "mean")
    assert [(group.name, group.cities) for group in found] == [("Level A", cities[:2]), ("Level B", cities[2:])]
    assert [group.number for group in found] == [84.0, 190 / 3]


@pytest.mark.parametrize(("function", "best", "other"), [("max", 86.0, 72.0), ("count", 3.0, 2.0), ("median", 84.0, 72.0)])  # fmt: skip
def test_other_sums_of_groups_are_as_exact(small: KnowledgeBase, function: str, best: float, other: float) -> None:
    cities, values = ["larkton", "mirefold", "osterhaven", "pinegate", "redmere"], [86.0, 82.0, 72.0, 72.0, 46.0]
    assert [group.number for group in valued(small.base, "level", "zh", cities, values, function)] == [best, other]


def test_scores_of_cities_in_no_group_are_no_data(small: KnowledgeBase) -> None:
    inland = Selection(conditions=(NamedCities(cities=("pinegate", "redmere")),))
    found = small.run(Aggregate(select=inland, indicator=OVERALL, by="region"))
    assert (found.status, found.tables) == ("no_data", [])


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("path_type", [(0, 0, 2, 1680), (1, 2, 1, 720)]),  # Larkton 86.0 and Mirefold 82.0; Osterhaven 72.0
        ("level", [(0, 0, 2, 1680), (1, 2, 3, 1900)]),
        ("tier", [(0, 0, 1, 860), (1, 1, 1, 820), (2, 2, 1, 720), (3, 3, 2, 1180)]),
    ],
)
def test_the_sums_of_all_groups_are_made_at_the_build(small: KnowledgeBase, by: str, groups: list[tuple[int, ...]]) -> None:  # fmt: skip
    table = small.base.crosstabs.of(OVERALL, by)
    scale = 10 // table.denominator
    assert table.known == 5
    assert [(one.code, one.first, one.cities, one.numerator * scale) for one in table.groups] == groups
    whole = small.base.crosstabs.of(OVERALL, "level").groups  # the mean of all is 71.6
    assert [(one.lowest, one.highest, one.above) for one in whole] == [(82.0, 86.0, 2), (46.0, 72.0, 2)]


def test_means_from_those_sums_are_the_means_of_the_cities(small: KnowledgeBase) -> None:
    by_level = [("Level A", 84.0, ["larkton", "mirefold"]), ("Level B", 190 / 3, ["osterhaven", "pinegate", "redmere"])]
    found = mean_by_group(small.base, "level", "en", OVERALL)
    assert [(group.name, group.number, list(group.cities)) for group in found] == by_level
    assert (found[1].cities[1], found[1].cities[1:]) == ("pinegate", ["pinegate", "redmere"])
    named = Selection(conditions=(NamedCities(cities=tuple(small.base.cities)),))
    for function in ("mean", "median"):
        over_all = small.run(Aggregate(indicator=OVERALL, by="level", function=function))
        over_named = small.run(Aggregate(select=named, indicator=OVERALL, by="level", function=function))
        assert (over_all.tables, over_all.evidence) == (over_named.tables, over_named.evidence)


def test_an_indicator_without_scores_has_no_sums(small: KnowledgeBase) -> None:
    assert (small.base.crosstabs.of("nothing", "level").known, mean_by_group(small.base, "level", "en", "nothing")) == (
        0,
        [],
    )
