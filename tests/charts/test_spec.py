"""Specifications: valid Vega-Lite that holds the points themselves, names no address, and never depends on fonts."""

import json
import re
from typing import Any, get_args

import altair as alt
import pytest

from kb.charts.kinds import KINDS
from kb.charts.order import WIDTHS, Order, Size
from kb.charts.spec import specification
from kb.query.answer import Chart, ChartKind

from .samples import chart


def values(spec: dict[str, Any], column: str) -> set[Any]:
    """Everything that stands in a column of the data."""
    return {row[column] for rows in spec["datasets"].values() for row in rows if column in row}


def test_every_kind_of_chart_can_be_drawn() -> None:
    assert set(KINDS) == set(get_args(ChartKind))


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_specification_is_valid_as_wide_as_wanted_and_says_title_and_source(kind: ChartKind, size: Size) -> None:
    order = Order(chart=chart(kind), language="en", version="abc", size=size)
    spec = specification(order)
    alt.LayerChart.from_dict(spec, validate=True)
    assert spec["width"] + spec["padding"]["left"] + spec["padding"]["right"] == WIDTHS[size]
    said = " ".join(str(text) for text in values(spec, "text"))
    assert "Learner experience" in said
    assert "Source: iSLEC 2016." in said
    assert "data abc" in said


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"timeline"}))
def test_the_data_of_a_specification_are_the_points(kind: ChartKind) -> None:
    order = Order(chart=chart(kind), language="en", version="abc")
    spec = specification(order)
    assert {point["value"] for point in order.chart.points} <= values(spec, "value")
    assert {point["label"] for point in order.chart.points} <= values(spec, "label") | values(spec, "text")


def test_a_partial_date_is_as_wide_as_what_it_may_mean() -> None:
    spec = specification(Order(chart=chart("timeline"), language="en", version="abc"))
    events = [row for rows in spec["datasets"].values() for row in rows if row.get("event") and row["label"] == "Wuhan"]
    spans = {row["date"]: (row["start"], row["end"]) for row in events}
    assert spans["2006"] == (2006.0, pytest.approx(2007, abs=0.01))
    assert spans["2011-01"] == (2011.0, pytest.approx(2011 + 31 / 366, abs=0.01))
    assert "2011-01 → 2011-05, 4 months" in values(spec, "text")


def test_a_timeline_names_who_is_not_counted_over() -> None:
    one = chart("timeline")
    outside = [point | {"outside": True} if point["label"] == "Wuhan" else point for point in one.points]
    spec = specification(Order(chart=one.model_copy(update={"points": outside}), language="en", version="abc"))
    assert any("1 city, and Wuhan from outside" in text for text in values(spec, "text"))


@pytest.mark.parametrize("kind", KINDS)
def test_no_specification_names_an_address(kind: ChartKind) -> None:
    spec = specification(Order(chart=chart(kind), language="zh", version="abc"))
    spec.pop("$schema")
    assert "://" not in json.dumps(spec)
    assert '"url"' not in json.dumps(spec)


def test_fifths_of_ten_values_are_pairs_and_equal_values_share_one() -> None:
    from kb.charts.kinds.heat import _fifths

    ten = [{"column": "a", "value": float(number)} for number in range(10)]
    assert [_fifths(ten)["a", float(number)] for number in range(10)] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert len(set(_fifths([{"column": "a", "value": 1.0}] * 5).values())) == 1


@pytest.mark.parametrize("kind", ["ranked", "strip", "groups"])
def test_an_axis_of_ranks_begins_at_the_first_place(kind: ChartKind) -> None:
    points = [
        {"label": name, "row": "r", "group": "g", "value": rank} for name, rank in (("a", 1), ("b", 14), ("c", 68))
    ]
    order = Order(
        chart=Chart(kind=kind, title="Rank", unit=None, points=points, ranks=True), language="en", version="v"
    )
    said = json.dumps(specification(order))
    assert re.search(r'"domain": \[1, [78]0', said)
    assert '"domain": [0' not in said


def test_more_points_than_can_be_read_are_cut_and_said() -> None:
    many = chart("ranked").model_copy(update={"points": [{"label": f"c{n}", "value": float(n)} for n in range(150)]})
    spec = specification(Order(chart=many, language="en", version="abc"))
    assert len([row for rows in spec["datasets"].values() for row in rows if "said" in row]) == 100
    assert any("n = 150; the first 100 are shown" in str(text) for text in values(spec, "text"))
