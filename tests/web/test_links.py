"""A crawler: every link of every page leads somewhere, in both languages.

Pages are walked completely, but some families are too many to render each: pages with several filters at once,
passages, graph pages. Of those one in ``SAMPLE`` is fetched, chosen by a hash of its address. Things are all walked in
English when ``KB_WHOLE_SITE`` is set (minutes), else one in ``THINGS`` is, as always in Chinese.
"""

import hashlib
import os
from urllib.parse import parse_qsl, urldefrag, urlsplit

import pytest
from sitepages import PAGES, Reader
from starlette.testclient import TestClient

from tests.engines import ON_ONE_ENGINE

pytestmark = ON_ONE_ENGINE
SAMPLE = 40
THINGS = 6


def sampled(address: str, one_in: int) -> bool:
    """Whether an address of a large family is among those that are fetched."""
    return int(hashlib.sha256(address.encode()).hexdigest(), 16) % one_in == 0


def is_large_family(address: str) -> bool:
    """Graph pages, charts, passages, pages with two filters, and the same data in other formats."""
    parts = urlsplit(address)
    parameters = dict(parse_qsl(parts.query))
    parameters.pop("lang", None)
    many = parts.path.startswith("/practices") and len(parameters) > 1
    families = ("/graph/", "/api/chart", "/embed")
    return many or bool({"at", "format"} & parameters.keys()) or parts.path.startswith(families)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_link_resolves(client: TestClient, language: str) -> None:
    waiting = [f"{page}{'&' if '?' in page else '?'}lang={language}" for page in PAGES]
    seen: set[str] = set(waiting)
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        assert response.status_code in (200, 303), (address, response.text[:300])
        if "text/html" not in response.headers.get("content-type", ""):
            continue
        reader = Reader(response.text)
        for link in [*reader.links, *reader.sources]:
            target, fragment = urldefrag(link)
            assert not fragment or target or fragment in reader.ids, (address, link)
            if wanted(target, language) and target not in seen:
                seen.add(target)
                waiting.append(target)
    assert len(seen) > 400


def wanted(target: str, language: str) -> bool:
    """Links of this site in this language that are to be fetched."""
    if not target.startswith("/") or (f"lang={language}" not in target and "lang=" in target):
        return False
    if target == "/answer" or target == "/ask":
        return False
    if is_large_family(target):
        return sampled(target, SAMPLE)
    if target.startswith("/things/") and (language == "zh" or not os.environ.get("KB_WHOLE_SITE")):
        return sampled(target, THINGS)
    return True
