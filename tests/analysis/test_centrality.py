"""PageRank by hand on a star; that it is what networkx finds on the seed is tested where it is asked for."""

import pytest

from kb.analysis.centrality import central


def test_the_middle_of_a_star_has_the_share_that_its_equations_give() -> None:
    """h = .15/4 + .85 * 3l and l = .15/4 + .85 * h/3, hence l = .048125 / .2775."""
    leaf = 0.048125 / 0.2775
    found = {one.key: one for one in central([("b", "hub"), ("hub", "a"), ("hub", "c"), ("a", "hub"), ("c", "c")])}
    assert {key: one.ties for key, one in found.items()} == {"hub": 3, "a": 1, "b": 1, "c": 1}
    assert [found[key].share for key in "abc"] == [pytest.approx(leaf, abs=1e-11)] * 3
    assert found["hub"].share == pytest.approx(1 - 3 * leaf, abs=1e-11)
    assert list(found) == ["hub", "a", "b", "c"]


def test_where_all_are_alike_all_have_the_same_share() -> None:
    ring = [(str(number), str((number + 1) % 5)) for number in range(5)]
    assert [one.share for one in central(ring)] == [0.2] * 5
    assert central([("alone", "alone")]) == []
