"""The package for COINr: iMeta and iData as ``check_iMeta`` and ``check_iData`` of COINr 1.1 document them, and sums that agree.

R is not needed: what the script would compute is computed here from the two files alone.
"""

import csv
import io
import re
from fractions import Fraction
from math import prod
from pathlib import Path

import pytest

from kb.errors import BadRequestError
from kb.export import formats_for, write
from kb.export.archive import unpack
from kb.knowledge import KnowledgeBase, open_knowledge
from kb.query.answer import Answer
from kb.query.kinds.weighing import Reweigh

CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
PLANS = [
    Reweigh(edition="islec-2016"),
    Reweigh(edition="islec-2016", level=2),
    Reweigh(edition="gsc-2020"),
    Reweigh(edition="islec-2016", aggregation="geometric"),
    Reweigh(edition="gsc-2020", weights={f"gsc-2020.smart-{n}": w for n, w in (
        ("infrastructure", 1), ("economy", 2), ("service", 3), ("governance", 1), ("innovation", 0.5))}),
]  # fmt: skip


@pytest.fixture(scope="module")
def knowledge(seed_database: Path) -> KnowledgeBase:
    """The knowledge base of the five documents."""
    return open_knowledge(seed_database)


def tables(answer: Answer) -> dict[str, list[dict[str, str]]]:
    """The CSV files of the package."""
    files = unpack(write(answer, "coinr"))
    return {
        name: list(csv.DictReader(io.StringIO(text.decode()))) for name, text in files.items() if name.endswith(".csv")
    }


@pytest.mark.parametrize(
    "plan", PLANS, ids=lambda plan: f"{plan.edition}-{plan.level}-{plan.aggregation}-{len(plan.weights)}"
)
def test_imeta_and_idata_are_as_coinr_documents_them(knowledge: KnowledgeBase, plan: Reweigh) -> None:
    found = tables(knowledge.run(plan))
    meta = {row["iCode"]: row for row in found["iMeta.csv"]}
    assert {"iCode", "Level", "Weight", "Parent", "Type", "Direction"} <= set(found["iMeta.csv"][0])
    assert len(meta) == len(found["iMeta.csv"])
    assert all(CODE.fullmatch(code) for code in meta)
    highest = max(int(row["Level"]) for row in meta.values())
    assert [row["Level"] for row in meta.values() if row["Parent"] == "NA"] == [str(highest)]
    for row in meta.values():
        assert row["Direction"] == "1"
        assert row["Type"] == ("Indicator" if row["Level"] == "1" else "Aggregate")
        if row["Parent"] != "NA":
            assert int(meta[row["Parent"]]["Level"]) == int(row["Level"]) + 1
    columns = set(found["iData.csv"][0]) - {"uCode", "uName"}
    assert columns == {code for code, row in meta.items() if row["Type"] == "Indicator"}
    units = [row["uCode"] for row in found["iData.csv"]]
    assert len(set(units)) == len(units)
    assert all(CODE.fullmatch(unit) for unit in units)
    assert not set(units) & set(meta)


@pytest.mark.parametrize(
    "plan", PLANS, ids=lambda plan: f"{plan.edition}-{plan.level}-{plan.aggregation}-{len(plan.weights)}"
)
def test_aggregating_the_package_as_coinr_does_gives_the_ranks_of_the_page(
    knowledge: KnowledgeBase, plan: Reweigh
) -> None:
    found = tables(knowledge.run(plan))
    meta = found["iMeta.csv"]
    top = next(row["iCode"] for row in meta if row["Parent"] == "NA")

    def value(unit: dict[str, str], code: str) -> float:
        below = [row for row in meta if row["Parent"] == code]
        if not below:
            return float(unit[code])
        total = sum(float(row["Weight"]) for row in below)
        assert total == pytest.approx(1)
        if plan.aggregation == "geometric":
            return prod(value(unit, row["iCode"]) ** (float(row["Weight"]) / total) for row in below)
        return sum(value(unit, row["iCode"]) * float(row["Weight"]) / total for row in below)

    made = {unit["uCode"]: round(value(unit, top), 9) for unit in found["iData.csv"]}
    ranks = {unit: 1 + sum(other > own for other in made.values()) for unit, own in made.items()}
    assert {row["uCode"]: int(row["rank"]) for row in found["expected.csv"]} == ranks


def test_a_third_stays_a_third(knowledge: KnowledgeBase) -> None:
    found = tables(knowledge.run(Reweigh(edition="islec-2016", level=2)))
    weights = {row["iCode"]: float(row["Weight"]) for row in found["iMeta.csv"]}
    assert weights["city_rd_capacity"] == float(Fraction(1, 3))
    assert (weights["city_innovation"], weights["overall"]) == (0.4, 1)


def test_the_script_reads_only_the_files_beside_it_and_says_what_was_done(knowledge: KnowledgeBase) -> None:
    files = unpack(write(knowledge.run(Reweigh(edition="islec-2016", aggregation="geometric")), "coinr"))
    script = files["coinr.R"].decode()
    assert set(re.findall(r'read\.csv\("([^"]+)"', script)) == set(files) - {"coinr.R", "report.md", "recipe.json"}
    assert 'f_ag = "a_gmean"' in script
    assert knowledge.data_version in script
    assert script.count("(") == script.count(")")


def test_what_coinr_would_do_otherwise_is_not_offered(knowledge: KnowledgeBase) -> None:
    with_zeros = Reweigh(edition="islec-2016", level=2, aggregation="geometric")
    for plan in (Reweigh(edition="islec-2016", normalisation="z"), with_zeros):
        answer = knowledge.run(plan)
        assert "coinr" not in [form.name for form in formats_for(answer)]
        with pytest.raises(BadRequestError, match="cannot be written as coinr"):
            write(answer, "coinr")
