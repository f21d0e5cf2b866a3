"""What pages weigh: few requests, little to send, static files kept by browsers until their content changes."""

import gzip
import re

import pytest
from browsing import visiting
from playwright.sync_api import Browser, Response
from sitepages import with_parameter
from starlette.testclient import TestClient

HEAVIEST = ("/", "/cities/wuhan", "/indices/gsc-2020/weights", "/compare?city=shanghai&city=wuhan", "/qca")
SCRIPT = re.compile(r'<script type="module" src="([^"]+)"')


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_first_page_needs_four_requests_and_sixty_kilobytes(browser: Browser, address: str, language: str) -> None:
    with visiting(browser, address) as page:
        came: list[Response] = []
        page.on("response", lambda response: came.append(response))
        page.goto(f"{address}/?lang={language}", wait_until="networkidle")
        assert 0 < len(came) <= 4
        assert sum(sum(response.request.sizes().values()) for response in came) <= 60_000


def test_no_page_sends_more_than_fifteen_kilobytes_of_script(client: TestClient) -> None:
    """Compressed, as all of the page is sent."""
    for path in HEAVIEST:
        scripts = SCRIPT.findall(client.get(with_parameter(path, "lang=en")).text)
        assert scripts, path
        assert sum(len(gzip.compress(client.get(script).content)) for script in scripts) <= 15_000, path


def test_static_files_are_kept_until_their_content_changes(client: TestClient) -> None:
    found = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/").text)
    assert {address.partition("?")[0] for address in found} == {
        "/static/style.css",
        "/static/icon.svg",
        "/static/app.js",
    }
    for address in found:
        assert "immutable" in client.get(address).headers["cache-control"]
        assert client.get(address.partition("?")[0]).headers["cache-control"] == "no-cache"
