"""Every link on every page leads somewhere: the whole site is walked, and what it points into exists.

In English every address is fetched that a page links to; in Chinese, where the same addresses are linked, one thing in
``THINGS`` and all pages that are not about a single thing. Some families are the same page many times over, so one in
``SAMPLE`` of them is fetched: practices with two or more facets, an index under weights of one's own, passages, answers,
collections, and the same data as a file, drawing or citation. With ``KB_WHOLE_SITE`` set nothing is left out.
"""

import hashlib
import os
import re
from html import unescape
from urllib.parse import parse_qsl, urldefrag, urlsplit

import pytest
from sitepages import PAGES, with_parameter
from starlette.testclient import TestClient

from tests.engines import ON_ONE_ENGINE
from web.addresses import with_parameters

pytestmark = ON_ONE_ENGINE
SAMPLE = 40
THINGS = 6
LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')
IDENT = re.compile(r'\sid="([^"]*)"')


def links_of(html: str) -> list[str]:
    """The addresses that a page names."""
    return [unescape(link) for link in LINK.findall(html)]


def without_language(address: str) -> str:
    """The address of the page in any language."""
    return with_parameters(address, lang=None)


def is_chosen(address: str, one_in: int) -> bool:
    """Whether an address is among those fetched of its family; always the same ones."""
    if os.environ.get("KB_WHOLE_SITE"):
        return True
    return int(hashlib.sha256(address.encode()).hexdigest(), 16) % one_in == 0


def is_wanted(address: str, language: str) -> bool:
    """Whether a link is to be fetched on a walk in a language."""
    parts = urlsplit(address)
    parameters = dict(parse_qsl(parts.query))
    if parts.netloc or not address.startswith("/") or parameters.pop("lang", language) != language:
        return False
    if address in ("/ask", "/answer"):  # forms, which need what is typed into them
        return False
    many_facets = parts.path == "/practices" and len(parameters) > 1
    weighed = any(name.startswith("w.") for name in parameters)
    if (
        many_facets
        or weighed
        or {"at", "format"} & parameters.keys()
        or parts.path.startswith(("/ask", "/answer", "/plan", "/collection", "/api/chart", "/api/cite", "/embed"))
    ):
        return is_chosen(without_language(address), SAMPLE)
    if language == "zh" and (
        parts.path.startswith(("/things/", "/graph/")) or (parameters and "/indices" in parts.path)
    ):
        return is_chosen(without_language(address), THINGS)
    return True


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_link_resolves(client: TestClient, language: str) -> None:
    seen = set(PAGES)
    waiting = [with_parameter(page, f"lang={language}") for page in PAGES]
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        assert response.status_code in (200, 303), (address, response.text[:300])
        if "text/html" not in response.headers.get("content-type", ""):
            continue
        ids = IDENT.findall(response.text)
        assert len(ids) == len(set(ids)), address
        for link in links_of(response.text):
            target, fragment = urldefrag(link)
            assert not fragment or target or fragment in ids, (address, link)
            if is_wanted(target, language) and (same := without_language(target)) not in seen:
                seen.add(same)
                waiting.append(with_parameter(same, f"lang={language}"))
    assert len(seen) > {"en": 4_000, "zh": 800}[language]
