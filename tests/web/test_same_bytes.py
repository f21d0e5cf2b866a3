"""Both engines show the same pages, to the last byte, in both languages and every format.

So the other tests of the site run on one engine, but for those of what a page reads from a large base.
"""

from collections.abc import Callable

import pytest
from sitepages import PAGES
from starlette.testclient import TestClient

from kb.knowledge import KnowledgeBase
from web.app import create_app

FORMATS = ("lang=en", "lang=zh", "lang=zh&format=json", "lang=en&format=csv", "lang=en&format=md")
OTHERS = ("/api/cities", "/api/sources", "/api/suggest?q=wuh", "/api/suggest?q=学", "/api/things/city:wuhan", "/openapi.json",
          "/api/search?q=open data", "/api/search?q=老年 教育&limit=200", "/api/search?q=学习&kind=practice",
          "/data.zip", "/data/scores.csv", "/data/names.json")  # fmt: skip


@pytest.fixture(scope="module")
def clients(client: TestClient, seed_on: Callable[[str], KnowledgeBase]) -> list[TestClient]:
    """The site over each engine."""
    return [client, TestClient(create_app(seed_on("postgresql")), follow_redirects=False)]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_the_same_on_both_engines(clients: list[TestClient], page: str) -> None:
    for form in FORMATS:
        address = f"{page}{'&' if '?' in page else '?'}{form}"
        first, second = (client.get(address) for client in clients)
        assert (first.status_code, first.headers.get("etag")) == (second.status_code, second.headers.get("etag"))
        assert first.content == second.content


@pytest.mark.parametrize("address", OTHERS)
def test_what_programs_get_is_the_same_on_both_engines(clients: list[TestClient], address: str) -> None:
    first, second = (client.get(address) for client in clients)
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.content == second.content
