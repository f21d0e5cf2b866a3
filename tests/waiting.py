"""Waiting for what happens in another thread or process."""

import time
from collections.abc import Callable

SECONDS = 60


def wait_until(happened: Callable[[], object]) -> None:
    """Return as soon as something is so; fail when it is not so after a minute."""
    end = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)
