"""What R makes of the exported packages, run unchanged: the numbers that it computed, named with their versions.

R is not needed here. ``r/qca.json`` holds what R with the package QCA computed from the packages of format ``qca``,
``r/coinr.json`` what R with COINr computed from those of format ``coinr``; ``r/make.py`` makes both anew. That today's export
is still what ran is shown by the fingerprints of its files.
"""

import json
from collections.abc import Iterator
from math import sqrt
from pathlib import Path
from typing import Any

import pytest
from ran import FIXTURES, exported, fingerprints

from kb.knowledge import KnowledgeBase, open_knowledge
from kb.query.answer import Answer, Ref
from kb.query.kinds import read_plan
from kb.query.kinds.disturbing import Robustness

STUDIES: list[dict[str, Any]] = json.loads(FIXTURES["qca"].read_text(encoding="utf-8"))
INDEXES: list[dict[str, Any]] = json.loads(FIXTURES["coinr"].read_text(encoding="utf-8"))
DISTURBED = [one for one in INDEXES if "intervals" in one]
SHOWN = 0.0005 + 1e-6  # half of the last decimal that the program shows, and R's own six
every_study = pytest.mark.parametrize("study", STUDIES, ids=range(len(STUDIES)))
every_index = pytest.mark.parametrize("index", INDEXES, ids=lambda index: json.dumps(index["plan"])[10:80])
every_disturbed = pytest.mark.parametrize("index", DISTURBED, ids=lambda index: json.dumps(index["plan"])[24:80])


class Answers:
    """The answers to plans, each made once."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge, self._made = knowledge, dict[str, Answer]()

    def to(self, plan: dict[str, Any]) -> Answer:
        """The answer to a plan."""
        key = json.dumps(plan)
        if key not in self._made:
            self._made[key] = self.knowledge.run(plan)
        return self._made[key]


@pytest.fixture(scope="module")
def answers(seed_database: Path) -> Iterator[Answers]:
    """The answers of the five documents."""
    found = open_knowledge(seed_database)
    yield Answers(found)
    found.close()


def rows(answer: Answer, *keys: str, title: str = "") -> list[dict[str, Any]]:
    """The cells of the first table with these columns whose title begins so."""
    fitting = (
        t for t in answer.tables if set(keys) <= {column.key for column in t.columns} and t.title.startswith(title)
    )
    table = next(fitting, None)
    return [dict(row.cells) for row in table.rows] if table else []


def ids(cities: list[Ref]) -> list[str]:
    """The ids of the cities of a cell."""
    return [city.id.partition(":")[2] for city in cities]


def code(thing: Ref) -> str:
    """The code of a city or an indicator in a package for COINr."""
    return thing.id.rpartition(":")[2].rpartition(".")[2].replace("-", "_")


def literals(term: str) -> frozenset[str]:
    """The conditions that a term names, in no order."""
    return frozenset(term.split("*"))


def test_the_versions_are_named_and_the_same_throughout() -> None:
    assert {(one["R"], one["QCA"], one["admisc"]) for one in STUDIES} == {("4.2.2", "3.25.1", "0.39.1")}
    assert {(one["R"], one["COINr"]) for one in INDEXES} == {("4.2.2", "1.1.14")}


def test_the_studies_cover_what_can_befall_one() -> None:
    several = [max(len(one["conservative"]), len(one["parsimonious"])) for one in STUDIES]
    assert {0, 1, 2, 4} <= set(several)
    assert any(len(one["conservative"]) > 1 for one in STUDIES)
    assert any(0 < row[3] < 1 for one in STUDIES for row in one["truth_table"])  # contradictions
    assert any(row[1] == "?" for one in STUDIES for row in one["truth_table"])  # too few cases
    assert any(one["combinations"] for one in STUDIES)
    assert any(one["plan"].get("own") for one in STUDIES)


@every_study
def test_the_package_for_qca_is_still_the_one_that_ran(answers: Answers, study: dict[str, Any]) -> None:
    assert fingerprints(exported(answers.to(study["plan"]), "qca")) == study["ran"]


@every_index
def test_the_package_for_coinr_is_still_the_one_that_ran(answers: Answers, index: dict[str, Any]) -> None:
    assert fingerprints(exported(answers.to(index["plan"]), "coinr")) == index["ran"]


@every_study
def test_truth_table_and_necessity_are_those_of_r(answers: Answers, study: dict[str, Any]) -> None:
    answer = answers.to(study["plan"])
    table = rows(answer, "pri", "verdict")
    names = list(table[0])[: list(table[0]).index("n")]
    own = {"".join(str(row[name]) for name in names): (row["n"], row["consistency"], sorted(ids(row["having"]) + ids(row["lacking"])))
           for row in table}  # fmt: skip
    verdicts = {"".join(str(row[name]) for name in names): row["verdict"] for row in table}
    assert {row[0]: (row[2], pytest.approx(row[3], abs=SHOWN), row[4]) for row in study["truth_table"]} == own
    for configuration, out, *_ in study["truth_table"]:
        assert verdicts[configuration].startswith(
            {"1": "sufficient", "0": ("not", "contradiction"), "?": "remainder"}[out]
        )
    needs = {
        row["set"]: (row["consistency"], row["relevance"], row["coverage"]) for row in rows(answer, "set", "relevance")
    }
    if needs:
        assert {
            key: tuple(pytest.approx(value, abs=SHOWN) for value in found) for key, found in study["necessity"].items()
        } == needs


@every_study
def test_all_models_with_their_fit_are_those_of_r(answers: Answers, study: dict[str, Any]) -> None:
    answer = answers.to(study["plan"])
    for kind in ("conservative", "parsimonious"):
        own: dict[str, dict[frozenset[str], tuple[Any, ...]]] = {}
        for row in rows(answer, "model", "term", title=kind.capitalize()):
            fit = tuple(row[key] for key in ("consistency", "pri", "coverage", "unique"))
            own.setdefault(row["model"], {})[literals(row["term"])] = fit
        theirs = []
        for model in study[kind]:
            fits = {literals(term): fit for term, fit in zip(model["terms"], model["fits"], strict=True)}
            theirs.append(fits | ({literals("whole model"): [*model["whole"], None]} if len(fits) > 1 else {}))
        wanted = sorted(theirs, key=lambda model: sorted(map(sorted, model)))
        found = sorted(own.values(), key=lambda model: sorted(map(sorted, model)))
        assert [set(model) for model in found] == [set(model) for model in wanted]
        for mine, other in zip(found, wanted, strict=True):
            for term, fit in other.items():
                numbers = [
                    fit[2] if value == "NA" else value for value in fit
                ]  # R leaves it out where a term stands alone
                assert list(mine[term]) == [pytest.approx(value, abs=SHOWN) for value in numbers], (kind, term)


@every_study
def test_necessary_combinations_are_those_of_super_subset(answers: Answers, study: dict[str, Any]) -> None:
    answer = answers.to(study["plan"])
    own = {row["set"]: (row["consistency"], row["relevance"], row["coverage"])
           for row in rows(answer, "set", "relevance", title="Necessary combinations")}  # fmt: skip
    listed = (study["combinations"] or {}) if rows(answer, "model", "term") else {}
    theirs = {name: tuple(pytest.approx(value, abs=SHOWN) for value in found) for name, found in listed.items()}
    assert {name: found for name, found in theirs.items() if {"+", "*"} & set(name)} == own


@every_index
def test_coinr_gets_the_scores_ranks_and_effective_weights_of_the_page(answers: Answers, index: dict[str, Any]) -> None:
    answer = answers.to(index["plan"])
    table = rows(answer, "city", "rank")
    assert {code(row["city"]): row["rank"] for row in table}.items() <= index["ranks"].items()
    if "value" in table[0]:
        own = {code(row["city"]): row["value"] for row in table}
        factor = max(own.values()) / max(index["scores"].values())  # an index whose best city has the top of the scale
        scaled = index["plan"]["edition"] == "gsc-2020"
        unit = 0.1 if scaled else 0.0001
        assert scaled or factor == pytest.approx(1, abs=0.001)
        assert {
            city: pytest.approx((factor if scaled else 1) * index["scores"][city], abs=0.51 * unit) for city in own
        } == own
    whole = {code(row["part"]): row["whole"] for row in rows(answer, "part", "exact") if row["whole"] is not None}
    assert {part: pytest.approx(100 * index["effective"][part], abs=0.051) for part in whole} == whole


@every_index
def test_the_script_itself_told_that_all_agree(index: dict[str, Any]) -> None:
    counts = [line.split() for line in index["told"] if " agree" in line]
    assert len(counts) == (6 if "intervals" in index else 3)
    assert [line for line in counts if line[0] != line[2]] == []


@every_disturbed
def test_rank_intervals_agree_with_coinrs_draws_within_monte_carlo_error(
    answers: Answers, index: dict[str, Any]
) -> None:
    """An end of an interval is a percentile: about that share of COINr's ranks must lie below it, four standard errors apart at most."""
    plan = read_plan(index["plan"])
    assert isinstance(plan, Robustness)
    for row in rows(answers.to(index["plan"]), "city", "interval"):
        ranks, times = index["intervals"][code(row["city"])]
        assert sum(times) == index["draws"] == 1000
        low, _, high = row["interval"].partition("–")
        for end, share in ((float(low), 0.05), (row["median"], 0.5), (float(high or low), 0.95)):
            # COINr draws weightings and then from them with replacement: twice the variance of one draw
            error = 4 * sqrt(share * (1 - share) * (2 / index["draws"] + 1 / plan.draws))
            below, upto = (sum(count for rank, count in zip(ranks, times, strict=True) if rank < end or (closed and rank == end))
                           / index["draws"] for closed in (False, True))  # fmt: skip
            assert below <= share + error, (row["city"].id, end)
            assert upto >= share - error, (row["city"].id, end)
        first, last = (int(rank) for rank in (row["surely"].split("–") * 2)[:2])
        assert first <= min(ranks) <= max(ranks) <= last


@every_disturbed
def test_alpha_correlations_flags_and_ranks_without_one_part_are_coinrs(
    answers: Answers, index: dict[str, Any]
) -> None:
    answer = answers.to(index["plan"])
    assert f"Cronbach's alpha of the {len(index['left_out'])} parts is {index['alpha']:.2f} " in " ".join(
        note.text for note in answer.notes
    )
    pairs = rows(answer, "left", "right")
    own = {f"{code(row['left'])} {code(row['right'])}": row["r"] for row in pairs}
    assert {pair: pytest.approx(r, abs=SHOWN) for pair, r in index["correlations"].items()} == own
    flagged = {" ".join(sorted((code(row["left"]), code(row["right"])))) for row in pairs if row["flag"]}
    assert {" ".join(sorted(pair.split())) for pair in index["flagged"]} == flagged
    left = {code(row["part"]): row["shift"] for row in rows(answer, "part", "shift")}
    assert {part: pytest.approx(shift, abs=0.0051) for part, shift in index["left_out"].items()} == left
