"""Agreement of coders: published examples, hand calculations, and what must hold for any codes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.analysis.agreement import agreement, cohen_kappa, disagreements, krippendorff_alpha, percent_agreement

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: example A (two observers, yes or no), B (two observers, five
# names), C (four observers, five names, gaps as dots)
EXAMPLE_A = "0100000010", "1110010000"
EXAMPLE_B = "aabbdcccedda", "babbbcccedd" + "d"
EXAMPLE_C = "123321412...", "1233224125.3", ".3332342251.", "1233244125" + "1."


def units(*coders: str) -> list[tuple[str | None, ...]]:
    """The codes of each unit, a dot where a coder gave none."""
    return [tuple(None if code == "." else code for code in codes) for codes in zip(*coders, strict=True)]


@pytest.mark.parametrize(
    ("coders", "alpha"), [(EXAMPLE_A, 0.095), (EXAMPLE_B, 0.692), (EXAMPLE_C, 0.743)], ids=["A", "B", "C"]
)
def test_alpha_is_that_of_krippendorffs_examples(coders: tuple[str, ...], alpha: float) -> None:
    assert round(float(krippendorff_alpha(units(*coders)) or 0), 3) == alpha


def test_kappa_is_that_of_cohens_example() -> None:
    # Cohen (1960), table 1: 200 cases, personality disorder, neurosis, psychosis; kappa .492
    table = {("d", "d"): 88, ("d", "n"): 14, ("d", "p"): 18, ("n", "d"): 10, ("n", "n"): 40, ("n", "p"): 10,
             ("p", "d"): 2, ("p", "n"): 6, ("p", "p"): 12}  # fmt: skip
    pairs = [pair for pair, count in table.items() for _ in range(count)]
    assert round(float(cohen_kappa(pairs) or 0), 3) == 0.492
    assert percent_agreement(pairs) == Fraction(7, 10)


def test_agreement_of_three_things_as_by_hand() -> None:
    found = agreement({"x": {"a": 0, "b": 0}, "y": {"a": 0, "b": 1}, "z": {"a": 1, "b": 1}, "w": {"a": 1}}, ["a", "b"])
    # observed 2/3; by chance 2/3 * 1/3 + 1/3 * 2/3 = 4/9: (2/3 - 4/9) / (5/9)
    assert (found.things, found.percent, found.kappa) == (3, Fraction(2, 3), Fraction(2, 5))
    # six codes, three of each: 18 unlike ordered pairs by chance; found 2, times 5: 1 - 10/18
    assert found.alpha == Fraction(4, 9)
    # without y alpha is 1; without x or z: four codes, three of one: 1 - 3 * 2 / 6
    assert found.spread == (0, 1)


def test_one_value_throughout_is_no_measure_of_agreement() -> None:
    found = agreement({"x": {"a": 1, "b": 1}, "y": {"a": 1, "b": 1}}, ["a", "b"])
    assert (found.percent, found.kappa, found.alpha) == (1, None, None)


def test_without_a_thing_coded_twice_nothing_is_said() -> None:
    found = agreement({"x": {"a": 1}, "y": {"b": 1}}, ["a", "b"])
    assert (found.things, found.percent, found.kappa, found.alpha, found.spread) == (0, None, None, None, None)


def test_only_differing_values_are_disagreements() -> None:
    assert disagreements({"x": {"a": 1, "b": 1}, "y": {"a": 1, "b": 2}, "z": {"a": 1, "b": None}}) == ["y"]


CODES = st.lists(st.tuples(*[st.sampled_from(["a", "b", "c", None])] * 2), min_size=1, max_size=12)


@given(CODES)
def test_measures_never_pass_one_and_do_not_care_about_the_order_of_coders(codes: list[tuple[str, str]]) -> None:
    turned = [(other, one) for one, other in codes]
    for measure in (krippendorff_alpha, cohen_kappa, percent_agreement):
        found = measure(codes)  # type: ignore[operator]
        assert found == measure(turned)  # type: ignore[operator]
        assert found is None or found <= 1


@given(CODES)
def test_one_means_that_every_pair_agrees(codes: list[tuple[str, str]]) -> None:
    both = [pair for pair in codes if None not in pair]
    if krippendorff_alpha(codes) == 1:
        assert all(one == other for one, other in both)


@given(CODES, st.permutations(["a", "b", "c"]))
def test_other_names_for_the_values_change_nothing(codes: list[tuple[str, str]], names: list[str]) -> None:
    renamed = dict(zip(["a", "b", "c"], names, strict=True))
    assert krippendorff_alpha(codes) == krippendorff_alpha([(renamed.get(x), renamed.get(y)) for x, y in codes])
