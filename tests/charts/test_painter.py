"""The process that draws: replaced when it is killed, given up when it is stuck, ended with the server."""

import os
import signal
from collections.abc import Iterator

import pytest

from kb.charts.order import Order
from kb.charts.painter import ChartError, Painter
from kb.charts.render import render


@pytest.fixture
def painter() -> Iterator[Painter]:
    """A painter that has drawn nothing yet."""
    found = Painter()
    yield found
    found.close()


def test_a_painter_draws_what_this_process_would_and_starts_nothing_before(painter: Painter, order: Order) -> None:
    assert painter.pid is None
    assert painter.submit(order).result() == render(order)
    assert painter.pid not in (None, os.getpid())


def test_the_same_chart_is_drawn_once(painter: Painter, order: Order) -> None:
    first, second = painter.submit(order), painter.submit(order)
    assert first is second
    drawn = first.result()
    process = painter.pid
    assert process
    os.kill(process, signal.SIGKILL)
    assert painter.submit(order).result() is drawn  # nobody is needed to draw it


def test_a_killed_process_is_replaced(painter: Painter, order: Order) -> None:
    painter.submit(order).result()
    first = painter.pid
    assert first
    os.kill(first, signal.SIGKILL)
    other = order.model_copy(update={"theme": "dark"})
    assert painter.submit(other).result() == render(other)
    assert painter.pid not in (None, first)


def test_a_stuck_process_is_an_error_in_words_and_the_next_chart_is_drawn(order: Order) -> None:
    painter = Painter()
    try:
        painter.submit(order.model_copy(update={"form": "vega-lite"})).result()
        painter._patience = 0.2
        process = painter.pid
        assert process
        os.kill(process, signal.SIGSTOP)
        with pytest.raises(ChartError, match="could not be drawn in time: the table holds the same data"):
            painter.submit(order.model_copy(update={"version": "stuck"})).result()
        painter._patience = 60
        assert painter.submit(order).result().startswith(b"<svg")
    finally:
        painter.close()


def test_too_many_waiting_are_told_so(order: Order) -> None:
    painter = Painter(most_waiting=2)
    try:
        waiting = [painter.submit(order.model_copy(update={"version": str(number)})) for number in range(2)]
        with pytest.raises(ChartError, match="too many charts are waiting"):
            painter.submit(order)
        assert all(promise.result() for promise in waiting)
        assert painter.submit(order).result()
    finally:
        painter.close()


def test_a_chart_that_cannot_be_drawn_is_an_error_and_not_the_end_of_the_process(
    painter: Painter, order: Order
) -> None:
    empty = order.model_copy(update={"chart": order.chart.model_copy(update={"points": []})})
    with pytest.raises(ChartError):
        painter.submit(empty).result()
    process = painter.pid
    assert painter.submit(order).result()
    assert painter.pid == process


def test_closing_ends_the_process(painter: Painter, order: Order) -> None:
    painter.submit(order).result()
    process = painter.pid
    assert process
    painter.close()
    assert painter.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
