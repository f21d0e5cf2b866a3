"""What R makes of the exported scripts and packages, run unchanged: the numbers that it printed, named with their versions.

R is not needed here. ``r/qca-3.25.1.json`` holds what R 4.2.2 with QCA 3.25.1 (admisc 0.39.1) printed for the scripts of format
``r``; ``r/coinr-1.1.14.json`` what R 4.2.2 with COINr 1.1.14 printed for the packages of format ``coinr``, and COINr's own alpha,
correlations and ranks without one part over the same data.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kb.analysis.coherence import coherence
from kb.analysis.leftout import leave_one_out
from kb.export import write
from kb.export.archive import unpack
from kb.knowledge import KnowledgeBase, open_knowledge
from kb.query.answer import Answer
from kb.query.drafting.weighed import weighed
from kb.query.selection.conditions import Selection

FIXTURES = Path(__file__).parent / "r"
STUDIES: list[dict[str, Any]] = json.loads((FIXTURES / "qca-3.25.1.json").read_text())["studies"]
INDEXES: list[dict[str, Any]] = json.loads((FIXTURES / "coinr-1.1.14.json").read_text())["indexes"]


@pytest.fixture(scope="module")
def knowledge(seed_database: Path) -> Iterator[KnowledgeBase]:
    """The knowledge base of the five documents."""
    found = open_knowledge(seed_database)
    yield found
    found.close()


def rows(answer: Answer, *keys: str) -> list[dict[str, Any]]:
    """The cells of the first table with these columns, names of things as their ids."""
    table = next((t for t in answer.tables if set(keys) <= {column.key for column in t.columns}), None)
    return [dict(row.cells) for row in table.rows] if table else []


def ids(cities: Any) -> list[str]:
    """The ids of the cities of a cell."""
    return [city.id.partition(":")[2] for city in cities]


def models(answer: Answer) -> list[list[str]]:
    """The models of the conservative and of the parsimonious solution, terms and conditions sorted."""
    found = []
    for table in (t for t in answer.tables if {"model", "term"} <= {column.key for column in t.columns}):
        terms: dict[str, list[str]] = {}
        for row in table.rows:
            if row.cells["term"] != "whole model":
                terms.setdefault(str(row.cells["model"]), []).append(
                    "*".join(sorted(str(row.cells["term"]).split("*")))
                )
        found.append(sorted(" + ".join(sorted(each)) for each in terms.values()))
    return found


@pytest.mark.parametrize(
    "study", STUDIES, ids=lambda study: "-".join(str(len(study[key])) for key in ("truth_table", "necessity"))
)
def test_a_qca_is_what_r_prints_for_its_script(knowledge: KnowledgeBase, study: dict[str, Any]) -> None:
    answer = knowledge.run(study["plan"])
    lines = write(answer, "cases").decode().splitlines()
    assert [line for line in lines if not line.startswith("#")] == study["cases"]
    names = re.findall(r"\w+", study["cases"][0])[1:-1]
    own = {"".join(str(row[name]) for name in names): [row["n"], row["consistency"], sorted(ids(row["having"]) + ids(row["lacking"]))]
           for row in rows(answer, "pri", "verdict")}  # fmt: skip
    assert own == study["truth_table"]
    assert models(answer) == [found for found in (study["conservative"], study["parsimonious"]) if found]
    needed = {
        row["set"]: [row["consistency"], row["relevance"], row["coverage"]] for row in rows(answer, "set", "relevance")
    }
    if models(answer):
        assert {key: needed[key] for key in study["necessity"]} == study["necessity"]


@pytest.mark.parametrize(
    "study", [one for one in STUDIES if one["combinations"]], ids=lambda study: next(iter(study["combinations"]))
)
def test_necessary_combinations_are_those_of_super_subset(knowledge: KnowledgeBase, study: dict[str, Any]) -> None:
    tables = [table for table in knowledge.run(study["plan"]).tables if table.title == "Necessary combinations"]
    found = {str(row.cells["set"]): [row.cells["consistency"], row.cells["relevance"], row.cells["coverage"]]
             for table in tables for row in table.rows}  # fmt: skip
    assert found == study["combinations"]


@pytest.mark.parametrize("index", INDEXES, ids=lambda index: json.dumps(index["plan"])[28:70])
def test_coinr_puts_the_package_together_as_the_page_does(knowledge: KnowledgeBase, index: dict[str, Any]) -> None:
    text = unpack(write(knowledge.run(index["plan"]), "coinr"))["expected.csv"].decode()
    expected = {row["uCode"]: (float(row["score"]), int(row["rank"])) for row in csv.DictReader(io.StringIO(text))}
    assert {city: rank for city, (_, rank) in expected.items()} == {
        city: rank for city, (_, rank) in index["made"].items()
    }
    best, made = max(score for score, _ in expected.values()), max(score for score, _ in index["made"].values())
    factor = best / made if abs(best / made - 1) > 0.001 else 1
    unit = 0.1 if index["plan"]["edition"] == "gsc-2020" else 0.0001
    assert all(abs(expected[city][0] - factor * score) <= unit for city, (score, _) in index["made"].items())


@pytest.mark.parametrize(
    "index", [one for one in INDEXES if "alpha" in one], ids=lambda index: index["plan"]["edition"]
)
def test_alpha_correlations_and_ranks_without_one_part_are_coinrs(
    knowledge: KnowledgeBase, index: dict[str, Any]
) -> None:
    data = weighed(knowledge.base, index["plan"]["edition"], Selection())
    code = {part: part.rpartition(".")[2].replace("-", "_") for part in data.parts()}
    found = coherence(data.scores, list(data.parts()))
    assert float(found.alpha or 0) == pytest.approx(index["alpha"], abs=1e-12)
    pairs = {" ".join(sorted((code[pair.left], code[pair.right]))): pair.r for pair in found.pairs}
    assert pairs == pytest.approx(index["correlations"], abs=1e-9)
    left = leave_one_out(data.indicators, data.scores, data.top, data.arithmetic)
    assert {code[one.part]: float(one.shift) for one in left} == pytest.approx(index["left_out"])
