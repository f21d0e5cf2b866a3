"""Order of partial dates and the time between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.analysis.sequence import Lag, Unit, lag, order
from kb.errors import BadRequestError

DATES = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
)
OPPOSITE = {"before": "after", "after": "before", "same day": "same day", "undecidable": "undecidable"}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2006", "2011-01", "before"),  # Shanghai's body and law
        ("2013", "2012-09", "after"),  # Taiyuan's body and law
        ("2012", "2012-09", "undecidable"),
        ("2011", "2011", "undecidable"),
        ("2012-10-08", "2012-10-08", "same day"),
        ("2012-12", "2013", "before"),
    ],
)
def test_dates_are_ordered_as_far_as_they_allow(left: str, right: str, expected: str) -> None:
    assert order(left, right) == expected


@pytest.mark.parametrize(
    ("start", "end", "number", "unit"),
    [
        ("2006", "2011-01", 5, "years"),
        ("2011-01", "2011-05", 4, "months"),
        ("2016-11", "2017-02", 3, "months"),
        ("2019-07", "2020-01", 6, "months"),
        ("2013", "2012-09", -1, "years"),
        ("2012-10-08", "2013-01-07", 91, "days"),
    ],
)
def test_a_lag_is_counted_in_the_finest_unit_both_dates_have(start: str, end: str, number: int, unit: Unit) -> None:
    found = lag(start, end)
    assert (found.number, found.unit) == (number, unit)


def test_a_lag_bounds_the_time_that_really_passed() -> None:
    assert lag("2011-01", "2011-05") == Lag(4, "months", least_days=90, most_days=150)


def test_a_coarser_unit_may_be_asked_for_and_a_finer_one_is_refused() -> None:
    assert lag("2012-10-08", "2013-01-07", "months").number == 3
    with pytest.raises(BadRequestError, match="in years only, not in months"):
        lag("2006", "2011-01", "months")


@given(DATES, DATES)
def test_turning_two_dates_round_turns_their_order_round(left: str, right: str) -> None:
    assert order(right, left) == OPPOSITE[order(left, right)]
