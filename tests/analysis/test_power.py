"""What small groups can show at all."""

import numpy as np
import pytest
from scipy.stats import mannwhitneyu

from kb.analysis.power import power


def test_five_against_five_notice_a_fifth_at_one_deviation_and_two_thirds_at_two() -> None:
    """METHODS section 3 prints .19 and .67 from a simulation of its own."""
    found = power(5, 5)
    assert found.noticed[1.0] == pytest.approx(0.19, abs=0.02)
    assert found.noticed[2.0] == pytest.approx(0.67, abs=0.02)
    assert found.half == pytest.approx(1.64, abs=0.03)


def test_counting_rejections_of_scipys_exact_test_gives_the_same_power() -> None:
    chance = np.random.default_rng(5)
    left, right = chance.standard_normal((4_000, 4)) + 1.5, chance.standard_normal((4_000, 6))
    rejected = np.mean(mannwhitneyu(left, right, axis=1, method="exact").pvalue <= 0.05)
    assert power(4, 6).noticed[1.5] == pytest.approx(rejected, abs=0.025)


def test_three_against_three_can_never_notice_anything() -> None:
    found = power(3, 3)
    assert set(found.noticed.values()) == {0.0}
    assert found.half is None


def test_larger_groups_and_larger_shifts_are_noticed_more_often() -> None:
    small, large = power(5, 5), power(10, 58)
    assert list(small.noticed.values()) == sorted(small.noticed.values())
    assert all(large.noticed[shift] > small.noticed[shift] for shift in small.noticed)
    assert large.half is not None
    assert small.half is not None
    assert large.half < small.half
