"""How firm a QCA is: cut-offs, dropped cases, outcomes dealt out anew."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qcadata import krook, lipset, study

from kb.analysis.qca.firmness import drop_one, find, frequency_cuts, inclusion_cuts, relabel, sweep
from kb.analysis.qca.study import Case, Cutoff, Study, calibrate, cut_points
from kb.analysis.qca.table import truth_table

SCORES = {"a": 0.9, "b": 0.8, "c": 0.6, "d": 0.3, "e": 0.2}
LAW = {"a": True, "b": True, "c": False, "d": True, "e": False}


def scored(cutoff: Fraction) -> Study:
    """Five cases: does a law go with a score above the cut-off?"""
    high = calibrate(SCORES, Cutoff("", cutoff))
    return Study(("LAW",), tuple(Case(name, (LAW[name],), high[name]) for name in SCORES))


def test_a_sweep_tells_over_which_cut_offs_a_formula_holds() -> None:
    spans = sweep(cut_points(SCORES.values()), scored)
    # above 0.25 all three laws are in (a, b, d); at every other cut d or c spoils it
    assert [(float(span.low), float(span.high), span.finding.formulas[0]) for span in spans] == [
        (0.25, 0.25, ("LAW",)), (0.45, 0.85, ()),
    ]  # fmt: skip
    assert [span.finding.contradictions for span in spans] == [1, 2]


def test_inclusion_and_frequency_cuts_are_those_that_can_matter() -> None:
    table = truth_table(study("A", "a 1 1  b 1 1  c 1 0  d 0 0"))
    assert inclusion_cuts(table) == [Fraction(2, 3), 1]
    assert frequency_cuts(table) == [1, 2, 3]


def test_without_estonia_lipset_has_a_second_parsimonious_model() -> None:
    whole = find(lipset()).formulas
    changed = {case: finding.formulas[1] for case, finding in drop_one(lipset()) if finding.formulas != whole}
    # only EE was literate and stable without being developed, so without it literacy does as well as development
    assert changed == {"EE": ("DEV*STB", "LIT*STB")}


def test_a_case_that_alone_shows_something_changes_the_formula_when_dropped() -> None:
    alone = study("A B", "x 11 1  y 10 0  z 01 0")
    assert {case: finding.formulas[1] for case, finding in drop_one(alone)} == {"x": (), "y": ("A",), "z": ("B",)}


def test_relabelling_lipset_counts_draws_and_their_error() -> None:
    found = relabel(lipset(), draws=200, seed=7)
    assert found is not None
    assert not found.exact
    assert (found.total, found.error > 0) == (201, True)  # the observed labelling is one of them
    assert found == relabel(lipset(), draws=200, seed=7)
    assert found.fits_as_short is not None
    assert 0 < found.fits_as_short <= found.fits <= 1


def test_relabelling_a_small_study_counts_every_way() -> None:
    # A separates perfectly, each value held by two cases: of the six ways to mark two of four, two keep A and ~A pure
    found = relabel(study("A", "a 1 1  b 1 1  c 0 0  d 0 0"))
    assert found is not None
    assert (found.exact, found.total, found.fits, found.fits_as_short) == (True, 6, Fraction(2, 6), Fraction(2, 6))


def test_where_every_case_is_its_own_configuration_any_labelling_fits() -> None:
    found = relabel(study("A B", "a 11 1  b 10 0  c 01 0  d 00 1"))
    assert found is not None
    assert found.fits == 1
    assert found.fits_as_short == 1  # the exclusive or is the longest formula there is


def test_nothing_explained_is_not_relabelled() -> None:
    assert relabel(study("A", "a 1 1  b 1 0  c 0 0")) is None
    assert relabel(study("A", "a 1 1  b 0 1")) is None


def by_listing(found: Study) -> tuple[Fraction, Fraction]:
    """Relabelling by the definition: every labelling is a study of its own."""
    from itertools import combinations

    from kb.analysis.qca.solution import solve
    from kb.analysis.qca.terms import literals

    def look(having: tuple[str, ...]) -> tuple[Fraction, Fraction, int, int]:
        table = truth_table(found.relabelled({case.id: case.id in having for case in found.cases}))
        rows = [row for row in table.rows if row.verdict == "positive"]
        held, every = sum(len(row.having) for row in rows), sum(row.count for row in rows)
        models = solve(table, "parsimonious").models
        shortest = min((literals(model.bare) for model in models), default=0)
        return Fraction(held, len(having)), Fraction(held, every or 1), len(models[0].terms) if models else 0, shortest

    ids = [case.id for case in found.cases]
    positive = tuple(case.id for case in found.cases if case.outcome)
    own = look(positive)
    looks = [look(way) for way in combinations(ids, len(positive))]
    fits = [look for look in looks if look[0] >= own[0] and look[1] >= own[1]]
    short = [look for look in fits if look[2] <= own[2] and look[3] <= own[3]]
    assert len(looks) == comb(len(ids), len(positive))
    return Fraction(len(fits), len(looks)), Fraction(len(short), len(looks))


CASES = st.lists(st.tuples(st.tuples(st.booleans(), st.booleans()), st.booleans()), min_size=2, max_size=7)


@settings(deadline=None, max_examples=50)
@given(CASES, st.sampled_from((Fraction(1), Fraction(2, 3))))
def test_relabelling_gives_what_a_study_for_each_labelling_gives(
    values: list[tuple[tuple[bool, bool], bool]], inclusion: Fraction
) -> None:
    found = Study(("A", "B"), tuple(Case(f"c{n}", *value) for n, value in enumerate(values)), inclusion)
    shares = relabel(found)
    if shares is not None:
        assert (shares.fits, shares.fits_as_short) == by_listing(found)


@pytest.mark.parametrize("found", [lipset(), krook()], ids=["lipset", "krook"])
def test_the_published_solutions_explain_every_case(found: Study) -> None:
    whole = find(found)
    assert (whole.coverage, whole.contradictions) == (1, 0)
