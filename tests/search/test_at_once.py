"""Many threads at once: what one asks changes nothing in what another is told."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest

from kb.search.text import word_stem

BEGINNINGS = ("organ", "nation", "relat", "conditi", "operat", "learn", "communic", "gener", "tradit", "ration")
ENDINGS = ("isational", "ization", "fulness", "iveness", "ingly", "ational", "ability", "ously", "ically", "ement")
WORDS = ["".join(parts) for parts in product(BEGINNINGS, ENDINGS, ("", "s"))] * 2


@pytest.fixture
def short_turns() -> Iterator[None]:
    """Threads that give way to each other as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("short_turns")
def test_threads_that_stem_at_the_same_time_get_what_each_would_get_alone() -> None:
    stem = word_stem.__wrapped__
    alone = [stem(word) for word in WORDS]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda _: [stem(word) for word in WORDS], range(8)))
    assert all(found == alone for found in together)
