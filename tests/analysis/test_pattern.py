"""Shared values and exceptions."""

from fractions import Fraction

from kb.analysis.pattern import exceptions, pattern

# gnlc-12, Table 2: the lead entity of every member
LEADS = {
    "beijing": "education", "shanghai": "education", "hangzhou": "party", "chengdu": "education", "wuhan": "education",
    "taiyuan": "education", "changzhou": "education", "shenzhen": "education", "xian": "education",
    "guangzhou": "education", "nanjing": "centre", "suzhou": "education",
}  # fmt: skip


def test_ten_of_twelve_are_led_by_education_and_two_are_exceptions() -> None:
    found = pattern(LEADS)
    assert (found.shared, len(found.values["education"]), found.known) == ("education", 10, 12)
    assert found.exceptions == ("hangzhou", "nanjing")


def test_six_of_twelve_are_no_pattern_so_nobody_is_an_exception() -> None:
    found = pattern({str(case): "group" if case < 6 else "committee" for case in range(12)})
    assert (found.shared, found.exceptions) == (None, ())


def test_exactly_the_wanted_share_is_enough() -> None:
    cases = {"a": "x", "b": "x", "c": "y"}
    assert pattern(cases).shared == "x"
    assert pattern(cases, Fraction(3, 4)).shared is None


def test_unknown_cases_are_neither_in_the_pattern_nor_exceptions() -> None:
    found = pattern({"a": "x", "b": "x", "c": None})
    assert (found.known, found.exceptions, found.unknown) == (2, (), ("c",))


def test_a_single_case_shares_with_nobody() -> None:
    assert pattern({"a": "x"}).shared is None
    assert pattern({}).shared is None


def test_who_differs_in_most_aspects_comes_first() -> None:
    shapes = {"lead": pattern(LEADS), "law": pattern(LEADS | {"nanjing": "education", "wuhan": "party"})}
    assert exceptions(shapes) == {"hangzhou": ("lead", "law"), "nanjing": ("lead",), "wuhan": ("law",)}
