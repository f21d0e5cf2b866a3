"""Crisp-set QCA: published solutions, the outputs of another implementation, and brute force."""

import json
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qcadata import krook, lipset, study

from kb.analysis.qca.necessity import joint_needs, single_needs
from kb.analysis.qca.solution import SOLUTION_TYPES, solve
from kb.analysis.qca.study import Case, Cutoff, Study, StudyError, calibrate, cut_points
from kb.analysis.qca.table import number, truth_table
from kb.analysis.qca.terms import Term, covers, has_cover, literals, minimal_covers, prime_implicants

R_OUTPUTS = json.loads((Path(__file__).parent / "qca" / "r-qca-3.25.1.json").read_text(encoding="utf-8"))
CODES = {"positive": "1", "negative": "0", "contradiction": "0", "rare": "?"}


@st.composite
def studies(draw: st.DrawFn) -> Study:
    """Small studies, some of whose values are unknown."""
    width = draw(st.integers(1, 4))
    value = st.sampled_from((True, False, True, False, None))
    cases = draw(st.lists(st.tuples(st.tuples(*[value] * width), value), min_size=1, max_size=12))
    inclusion, fewest = draw(st.sampled_from((Fraction(1), Fraction(3, 4)))), draw(st.integers(1, 2))
    return Study(tuple("ABCD"[:width]), tuple(Case(f"c{n}", *case) for n, case in enumerate(cases)), inclusion, fewest)


def terms_of(formula: str) -> frozenset[frozenset[str]]:
    """A formula without the order of its terms and conditions."""
    return frozenset(frozenset(term.strip().strip("()").split("*")) for term in formula.split(" + "))


def test_lipset_has_the_published_conservative_solution() -> None:
    solution = solve(truth_table(lipset()), "conservative")
    assert [terms_of(formula) for formula in solution.formulas] == [terms_of("DEV*~URB*LIT*STB + DEV*LIT*IND*STB")]
    model = solution.models[0]
    assert (model.fit.consistency, model.fit.coverage) == (1, 1)
    # of the eight survivors FI, IE, FR, SE are in the first term; FR, SE, BE, CZ, NL, UK in the second
    assert [(term.fit.coverage, term.fit.unique) for term in model.terms] == [
        (Fraction(4, 8), Fraction(2, 8)), (Fraction(6, 8), Fraction(4, 8)),
    ]  # fmt: skip
    assert set(model.terms[0].having) == {"FI", "IE", "FR", "SE"}


def test_lipset_has_the_published_parsimonious_solution() -> None:
    assert solve(truth_table(lipset()), "parsimonious").formulas == ("DEV*STB",)


def test_krook_has_two_parsimonious_models_that_say_the_same_of_every_case() -> None:
    table = truth_table(krook())
    conservative = "~ES*~WS*WM*LP + ES*QU*~WS*WM + ES*QU*~WS*LP + ES*WS*~WM*~LP + ES*WS*WM*LP"
    assert [terms_of(formula) for formula in solve(table, "conservative").formulas] == [terms_of(conservative)]
    assert {terms_of(formula) for formula in solve(table, "parsimonious").formulas} == {
        terms_of("WS + ES*WM + QU*LP + ~ES*LP"), terms_of("WS + ES*WM + QU*LP + WM*LP"),
    }  # fmt: skip


def test_the_truth_table_of_lipset_is_the_published_one() -> None:
    table = truth_table(lipset())
    rows = {"".join("01"[value] for value in row.values): (CODES[row.verdict], row.count) for row in table.rows}
    assert rows == {"11111": ("1", 4), "10101": ("1", 2), "10111": ("1", 2), "00000": ("0", 3), "00001": ("0", 2),
                    "00100": ("0", 2), "00101": ("0", 1), "10110": ("0", 1), "11110": ("0", 1)}  # fmt: skip
    assert (table.possible, table.remainders, table.contradictions) == (32, 23, ())


def test_democracies_all_had_development_literacy_and_stability() -> None:
    needs = {need.text(lipset().conditions): need for need in single_needs(lipset())}
    assert [name for name, need in needs.items() if need.consistency == 1] == ["DEV", "LIT", "STB"]
    # ten countries were developed, eight of the eighteen are democracies: (18 - 10) / (18 - 8)
    assert (needs["DEV"].coverage, needs["DEV"].relevance) == (Fraction(8, 10), Fraction(8, 10))
    assert set(needs["URB"].exceptions) == {"FI", "FR", "IE", "SE"}


@pytest.mark.parametrize("expected", R_OUTPUTS, ids=range(len(R_OUTPUTS)))
def test_random_studies_come_out_as_in_r(expected: dict[str, Any]) -> None:
    names = "ABCDE"[: len(expected["cases"][0]) - 1]
    text = " ".join(f"c{place} {case[:-1]} {case[-1]}" for place, case in enumerate(expected["cases"]))
    found = study(" ".join(names), text, Fraction(str(expected["inclusion"])), expected["fewest"])
    table = truth_table(found)
    rows = {"".join("01"[value] for value in row.values): [CODES[row.verdict], row.count] for row in table.rows}
    assert rows == {key: row[:2] for key, row in expected["rows"].items()}
    for kind in SOLUTION_TYPES:
        solution = solve(table, kind)
        assert {terms_of(formula) for formula in solution.formulas} == {terms_of(f) for f in expected[kind]}
        for model in solution.models:
            for term, name in zip(model.terms, solve_text(model.bare, names), strict=True):
                assert shares(term.fit.consistency, term.fit.pri, term.fit.coverage) == expected["fits"][name]


def solve_text(terms: tuple[Term, ...], names: str) -> list[str]:
    """The terms as text."""
    return [
        "*".join(("" if v else "~") + n for v, n in zip(term, names, strict=True) if v is not None) for term in terms
    ]


def shares(*found: Fraction | None) -> list[float | None]:
    """Shares with the six digits that the stored outputs have."""
    return [None if share is None else round(float(share), 6) for share in found]


@pytest.mark.parametrize("expected", R_OUTPUTS, ids=range(len(R_OUTPUTS)))
def test_necessity_of_random_studies_comes_out_as_in_r(expected: dict[str, Any]) -> None:
    names = "ABCDE"[: len(expected["cases"][0]) - 1]
    text = " ".join(f"c{place} {case[:-1]} {case[-1]}" for place, case in enumerate(expected["cases"]))
    found = study(" ".join(names), text)
    single = {need.text(found.conditions): need for need in single_needs(found)}
    assert {name: shares(n.consistency, n.relevance, n.coverage) for name, n in single.items()} == expected["single"]
    enough = [n for n in single.values() if n.consistency >= Fraction(9, 10) and n.relevance >= Fraction(1, 2)]
    needs = [*enough, *joint_needs(found, largest=len(names))]
    assert {n.text(found.conditions).replace(" ", ""): shares(n.consistency, n.relevance, n.coverage)
            for n in needs} == expected["necessary"]  # fmt: skip


@settings(deadline=None)
@given(studies())
def test_the_truth_table_holds_each_known_case_once(found: Study) -> None:
    table = truth_table(found)
    listed = [case for row in table.rows for case in (*row.having, *row.lacking)]
    assert sorted(listed) == sorted(case.id for case in found.known)
    assert sorted([*listed, *found.left_out]) == sorted(case.id for case in found.cases)
    assert len({row.values for row in table.rows}) == len(table.rows)
    assert len(table.positive) + len(table.excluded) + table.remainders == table.possible


def all_primes(positive: frozenset[int], excluded: frozenset[int], width: int) -> set[Term]:
    """Prime implicants by their definition: terms that hold, and none of whose shorter forms does."""
    every = [term for term in product((True, False, None), repeat=width)
             if not any(covers(term, row) for row in excluded)]  # fmt: skip
    wider = {term for term in every if not any(other != term and is_within(term, other) for other in every)}
    return {term for term in wider if any(covers(term, row) for row in positive)}


def is_within(inner: Term, outer: Term) -> bool:
    """Whether every row of one term is a row of the other."""
    return all(value is None or value == own for value, own in zip(outer, inner, strict=True))


@settings(deadline=None)
@given(studies())
def test_prime_implicants_and_covers_are_those_that_trying_everything_finds(found: Study) -> None:
    table, width = truth_table(found), len(found.conditions)
    for excluded in (table.excluded, frozenset(range(1 << width)) - table.positive):
        given_rows = table.excluded if excluded is table.excluded else None
        primes = prime_implicants(table.positive, given_rows, width)
        assert set(primes) == all_primes(table.positive, excluded, width)
        models, complete = minimal_covers(primes, table.positive)
        assert complete
        for size in range(1, len(table.positive) + 1):
            tried = [set(c) for c in combinations(primes, size) if is_cover(c, table.positive)]
            if tried:
                assert sorted(map(repr, map(sorted_terms, tried))) == sorted(map(repr, map(sorted_terms, models)))
                shortest = min(literals(model) for model in models)
                assert has_cover(primes, table.positive, size, shortest)
                assert not has_cover(primes, table.positive, size, shortest - 1)
                break
        else:
            assert models == []


def is_cover(terms: tuple[Term, ...], positive: frozenset[int]) -> bool:
    """Whether every positive row is in a term."""
    return all(any(covers(term, row) for term in terms) for row in positive)


def sorted_terms(model: Any) -> list[str]:
    """A model without the order of its terms."""
    return sorted(map(repr, model))


@settings(deadline=None)
@given(studies(), st.randoms(use_true_random=False))
def test_the_order_of_the_cases_changes_nothing(found: Study, chance: Any) -> None:
    shuffled = Study(
        found.conditions, tuple(chance.sample(found.cases, len(found.cases))), found.inclusion, found.fewest
    )
    for kind in SOLUTION_TYPES:
        assert solve(truth_table(found), kind).formulas == solve(truth_table(shuffled), kind).formulas


def test_an_unknown_value_leaves_the_case_out_by_name_and_is_never_a_no() -> None:
    found = study("A B", "x 11 1  y 0? 0  z 00 ?  w 00 0")
    assert found.left_out == ("y", "z")
    assert [row.values for row in truth_table(found).rows] == [(False, False), (True, True)]


def test_cases_that_disagree_are_a_contradiction_until_the_inclusion_cut_allows_it() -> None:
    text = "a 1 1  b 1 1  c 1 0  d 0 0"
    strict, lenient = truth_table(study("A", text)), truth_table(study("A", text, Fraction(2, 3)))
    assert [row.verdict for row in strict.rows] == ["negative", "contradiction"]
    assert [row.verdict for row in lenient.rows] == ["negative", "positive"]
    assert len(lenient.contradictions) == 1
    assert solve(lenient, "conservative").models[0].fit.consistency == Fraction(2, 3)
    assert solve(strict, "parsimonious").models == ()


def test_where_nothing_is_excluded_the_parsimonious_solution_asks_for_nothing() -> None:
    assert solve(truth_table(study("A B", "a 11 1  b 10 1")), "parsimonious").formulas == ("1",)


def test_a_score_at_the_cut_off_is_not_above_it() -> None:
    assert calibrate({"a": "0.5", "b": 0.51}, Cutoff("half", Fraction(1, 2))) == {"a": False, "b": True}
    assert [float(cut) for cut in cut_points([0.1, 0.2, 0.2, 0.4])] == pytest.approx([0.15, 0.3])


@pytest.mark.parametrize(
    ("conditions", "text", "fewest", "fault"),
    [
        ("A A", "x 11 1", 1, "one name"),
        ("A", "x 1 1 x 0 0", 1, "coded twice"),
        ("A B", "x 1 1", 1, "another number of values"),
        ("A", "x 1 1", 0, "frequency cut"),
        ("A B C D E F G H I", "x 111111111 1", 1, "from 1 to 8"),
    ],
)
def test_what_has_no_truth_table_is_refused(conditions: str, text: str, fewest: int, fault: str) -> None:
    with pytest.raises(StudyError, match=fault):
        study(conditions, text, fewest=fewest)


def test_a_search_that_would_not_end_is_given_up_in_words() -> None:
    cases = [(number(values), values) for values in product((True, False), repeat=8)]
    scattered = [Case(f"c{n}", values, n * 37 % 11 < 5) for n, values in cases if n * 53 % 7 < 4]
    with pytest.raises(StudyError, match="too many ways to minimise"):
        solve(truth_table(Study(tuple("ABCDEFGH"), tuple(scattered))), "parsimonious")
