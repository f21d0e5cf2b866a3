"""Outliers, dominance and the firmness of ranks, on the seed, beside sums made with nothing but the printed numbers."""

import csv
import statistics
from pathlib import Path

import pytest
from scipy import stats

from kb.knowledge import KnowledgeBase
from kb.query.drafting.firm import firm_rank, possible_ranks
from kb.query.kinds.dominating import Dominance
from kb.query.kinds.outlying import Outliers
from kb.query.selection.conditions import NamedCities, Selection

SEED = Path(__file__).parents[2] / "seed/scores"
DIMENSIONS = ("city-innovation", "fields-for-learning", "learner-experience")


def printed(edition: str) -> dict[str, dict[str, float]]:
    """Printed scores by indicator, then by city."""
    found: dict[str, dict[str, float]] = {}
    with (SEED / f"{edition}.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            found.setdefault(row["indicator"].removeprefix(f"{edition}."), {})[row["city"]] = float(row["score"])
    return found


def test_the_only_outlier_of_islec_after_all_looks_is_beijing(seed_base: KnowledgeBase) -> None:
    found = seed_base.run(Outliers(edition="islec-2016"))
    assert found.value is not None
    assert [item.id for item in found.value.items or []] == ["city:beijing"]
    first = found.tables[0].rows[0].cells
    column = printed("islec-2016")["city-hr-development"]
    others = [score for city, score in column.items() if city != "beijing"]
    error = statistics.stdev(others) * (1 + 1 / len(others)) ** 0.5
    deviation = (column["beijing"] - statistics.mean(others)) / error
    p = 2 * stats.t.sf(deviation, len(others) - 1)
    assert first["deviation"] == round(deviation, 2)
    assert (first["p"], first["holm"]) == ("< 0.001", f"{748 * p:.3f}")
    assert "748 variables were compared" in "\n".join(note.text for note in found.notes)


def test_looking_at_one_city_does_not_make_it_an_outlier(seed_base: KnowledgeBase) -> None:
    found = seed_base.run(Outliers(edition="islec-2016", city="shenzhen"))
    assert found.value is not None
    assert found.value.boolean is False
    assert found.headline == "iSLEC 2016: 0 of 11 values of Shenzhen stand out after all 748 looks are counted."
    assert [row.cells["fences"] for row in found.tables[0].rows] == ["beyond"]


def test_too_few_cities_show_no_outlier(seed_base: KnowledgeBase) -> None:
    few = Selection(conditions=(NamedCities(cities=("wuhan", "beijing", "xian")),))
    assert seed_base.run(Outliers(edition="islec-2016", select=few)).status == "no_data"


def test_dominance_counts_are_those_of_the_printed_dimensions(seed_base: KnowledgeBase) -> None:
    scores = printed("islec-2016")
    rows = {city: [scores[name][city] for name in DIMENSIONS] for city in scores["overall"]}
    found = seed_base.run(Dominance(edition="islec-2016"))
    for row in found.tables[0].rows:
        city = row.cells["city"].id.removeprefix("city:")  # type: ignore[union-attr]
        above = sum(
            all(a >= b for a, b in zip(other, rows[city], strict=True)) and other != rows[city]
            for other in rows.values()
        )
        below = sum(
            all(a <= b for a, b in zip(other, rows[city], strict=True)) and other != rows[city]
            for other in rows.values()
        )
        assert [row.cells[key] for key in ("dominated_by", "dominates", "open")] == [above, below, 67 - above - below]


@pytest.mark.parametrize(
    ("city", "other", "holds", "words"),
    # tables 2 (l. 168-176): Beijing .8905 .7733 .8124, Shanghai .6739 .8547 .7519, Wuhan .5760 .7532 .8639
    [("beijing", "shanghai", False, "each is ahead in some of the 3 parts"), ("shanghai", "wuhan", False, "depends on the weights"),
     ("zhanjiang", "beijing", False, "Beijing is at least as good as Zhanjiang in all 3 parts"), ("beijing", "zhanjiang", True, "Yes: Beijing")],
)  # fmt: skip
def test_one_pair_is_settled_or_open(seed_base: KnowledgeBase, city: str, other: str, holds: bool, words: str) -> None:
    found = seed_base.run(Dominance(edition="islec-2016", city=city, other=other))
    assert found.value is not None
    assert found.value.boolean is holds
    assert words in found.headline
    assert all(row.evidence for row in found.tables[0].rows)


@pytest.mark.parametrize("edition", ["islec-2016", "gsc-2020"])
def test_firm_and_possible_ranks_hold_the_published_one(seed_base: KnowledgeBase, edition: str) -> None:
    possible = possible_ranks(seed_base.base, edition)
    overall = seed_base.base.editions[edition].overall
    for city, row in seed_base.base.scores[overall].items():
        firm = firm_rank(seed_base.base, edition, city)
        assert firm
        (low, high), (best, worst) = firm, possible[city]
        assert max(best, low) <= (row.rank or 0) <= min(worst, high)


@pytest.mark.parametrize(
    ("question", "plan"),
    [("Which cities are outliers in Global Smart Cities 2020?", {"kind": "outliers", "edition": "gsc-2020"}),
     ("深圳在iSLEC中是离群城市吗？", {"kind": "outliers", "edition": "islec-2016", "city": "shenzhen"}),
     ("Is London ahead in every dimension of Global Smart Cities 2020 compared with Paris?", {"kind": "dominance", "city": "london", "other": "paris"}),
     ("北京在iSLEC各维度都高于上海吗？", {"kind": "dominance", "city": "beijing", "other": "shanghai"}),
     ("Which cities dominate Nanjing in iSLEC?", {"kind": "dominance", "city": "nanjing"})],
)  # fmt: skip
def test_the_words_of_both_languages_are_read(seed_base: KnowledgeBase, question: str, plan: dict[str, str]) -> None:
    found = seed_base.ask(question).reading.plan or {}
    assert {key: found.get(key) for key in plan} == plan
