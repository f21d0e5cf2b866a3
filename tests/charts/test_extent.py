"""The room that a page keeps free for a chart is that of the picture, nearly always to the pixel."""

from typing import Any, get_args
from xml.etree import ElementTree

import pytest

from kb.charts.extent import extent
from kb.charts.order import Order, Size
from kb.charts.render import render
from kb.query.answer import ChartKind, Language

from .samples import chart

NEARLY = 0.12  # of the height: what a line more or less makes of a low picture


@pytest.mark.parametrize("size", get_args(Size))
@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("kind", get_args(ChartKind))
def test_a_chart_is_as_high_as_was_told(kind: Any, language: Any, size: Any) -> None:
    order = Order(chart=chart(kind), language=language, version="970290ddbe1f", size=size)
    picture = ElementTree.fromstring(render(order))
    width, height = extent(order.chart, size, language)
    assert float(picture.attrib["width"]) == width
    assert float(picture.attrib["height"]) == pytest.approx(height, rel=NEARLY)


def test_a_ranking_and_a_heat_table_are_as_high_as_their_lines() -> None:
    for kind in ("ranked", "heat"):
        one = chart(kind)
        twice = one.model_copy(
            update={"points": [*one.points, *(p | {"label": f"{p['label']} II"} for p in one.points)]}
        )
        assert extent(twice, "wide", "en")[1] - extent(one, "wide", "en")[1] == 4 * 18
