"""What the tests of charts share."""

import pytest

from kb.charts.order import Order

from .samples import chart


@pytest.fixture
def order() -> Order:
    """An order for ranked dots."""
    return Order(chart=chart("ranked"), language="en", version="abc")
