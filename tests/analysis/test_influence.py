"""Weights on paper and in effect."""

import csv
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from seed_scores import ISLEC, scores, small_indices, tree

from kb.analysis.influence import effective_weights, influences

ASEM = Path(__file__).parent / "coinr" / "asem-weights.csv"
PUBLISHED = dict(zip(ISLEC, (Fraction(2, 5), Fraction(2, 5), Fraction(1, 5)), strict=True))


def test_effective_weights_of_asem_are_those_coinr_prints() -> None:
    with ASEM.open(encoding="utf-8", newline="") as stream:
        rows = [
            SimpleNamespace(id=r["code"], parent=r["parent"] or None, weight=r["weight"])
            for r in csv.DictReader(stream)
        ]
    found = effective_weights(rows, "Index")  # type: ignore[arg-type]
    printed = {"Goods": "0.02000000", "Services": "0.02000000", "FDI": "0.02000000", "PRemit": "0.02000000",
               "ForPort": "0.02000000", "Renew": "0.03333333"}  # fmt: skip
    assert {code: f"{float(found[code]):.8f}" for code in printed} == printed
    level = {row.id for row in rows} - {row.parent for row in rows}
    assert len(level) == 49
    assert sum(found[code] for code in level) == 1


def test_effective_weights_of_islec_are_products_of_the_printed_fractions() -> None:
    found = effective_weights(tree("islec-2016"), "islec-2016.overall")
    assert found["islec-2016.home-reading"] == Fraction(2, 5) * Fraction(1, 5) * Fraction(1, 3)
    assert sum(weight for key, weight in found.items() if key in PUBLISHED) == 1


def test_influence_of_two_parts_by_hand() -> None:
    # x: -2, 0, 2; y: -1, 2, -1; whole: -1.5, 1, 0.5; variance 3.5 / 3; x with whole 4 / 3, y with whole 3 / 3
    found = influences(
        {"x": {"a": 1, "b": 3, "c": 5}, "y": {"a": 0, "b": 3, "c": 0}}, {"x": Fraction(1, 2), "y": Fraction(1, 2)}
    )
    assert [(row.part, row.share) for row in found] == [("x", Fraction(4, 7)), ("y", Fraction(3, 7))]
    assert found[0].correlation == pytest.approx(4 / (8 * 3.5) ** 0.5)


def test_influence_in_islec_is_what_numpy_gives() -> None:
    table = scores("islec-2016")
    cities = sorted(table[ISLEC[0]])
    columns = np.array([[table[part][city] for city in cities] for part in ISLEC])
    weights = np.array([0.4, 0.4, 0.2])
    whole = weights @ columns
    covariances = [np.cov(column, whole, bias=True)[0, 1] for column in columns]
    found = influences(table, PUBLISHED)
    assert [float(row.share or 0) for row in found] == pytest.approx(list(weights * covariances / whole.var()))
    assert [row.correlation for row in found] == pytest.approx([np.corrcoef(column, whole)[0, 1] for column in columns])


def test_where_all_cities_are_equal_nothing_has_influence() -> None:
    found = influences({"x": {"a": 1, "b": 1}}, {"x": Fraction(1)})
    assert (found[0].share, found[0].correlation) == (None, None)


@given(small_indices())
def test_shares_of_the_variance_sum_to_one(index: dict[str, dict[str, int]]) -> None:
    found = influences(index, {part: Fraction(1, len(index)) for part in index})
    shares = [row.share for row in found if row.share is not None]
    assert not shares or sum(shares) == 1
