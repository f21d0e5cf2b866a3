"""The engines that tests run on, and the mark for those that one is enough for."""

import pytest

ENGINES = ("sqlite", "postgresql")
ON_ONE_ENGINE = pytest.mark.parametrize("engine", ["sqlite"], indirect=True, scope="session")
"""For long tests of what stands above the engines; that both give it the same bytes is tested by itself."""
