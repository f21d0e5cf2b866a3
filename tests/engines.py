"""The engines, and the mark for tests of what reads from a database itself: they run on each of them.

What stands above works on rows, whichever engine they came from, and is tested on one. That every answer and every page has
the same bytes on both is tested by itself: ``query/test_same_bytes.py``, ``web/test_same_bytes.py``.
"""

import pytest

ENGINES = ("sqlite", "postgresql")
ON_EVERY_ENGINE = pytest.mark.parametrize("engine", ENGINES, indirect=True, scope="session")
