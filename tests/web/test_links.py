"""Every link on every page leads somewhere: the site is walked from page to page, and what it points into exists.

Links come in families: the same page of another thing, with other facets, as another file. The walk keeps to so many of a
family, the first that it meets, so that none is left out and it ends in a minute. With ``KB_WHOLE_SITE`` set it takes every
page, in both languages; only families without end (free words, plans, weights, three facets and more, files) stay samples.
That is some ten thousand addresses a language, at 40 ms of processor time each: run it by itself, not with the other tests.
"""

import os
import re
from collections import Counter
from html import unescape
from urllib.parse import parse_qsl, urldefrag, urlsplit

import pytest
from sitepages import PAGES, with_parameter
from starlette.testclient import TestClient

from kb.charts.fonts import ADVICE, chinese_fonts
from web.addresses import with_parameters

WHOLE = bool(os.environ.get("KB_WHOLE_SITE"))
MOST = {"en": 2, "zh": 1}  # of a family
MOST_WITHOUT_END = 25  # of a family without end, when the whole site is walked
FREE = {"q", "plan", "item", "w", "format", "note"}
MOST_NAMED = 2  # parameters by which families are told apart
LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')
IDENT = re.compile(r'\sid="([^"]*)"')
THING = re.compile(r"(?<=/)(?:([a-z_]+:)[^/]+|(?<=/cities/)[^/]+|(?<=/sources/)[^/]+|(?<=/data/)\w+)")


def links_of(html: str) -> list[str]:
    """The addresses that a page names."""
    return [unescape(link) for link in LINK.findall(html)]


def without_language(address: str) -> str:
    """The address of the page in any language."""
    return with_parameters(address, lang=None)


def names_of(address: str) -> set[str]:
    """The names of an address's parameters; all weights are one."""
    return {name.partition(".")[0] for name, _ in parse_qsl(urlsplit(address).query, keep_blank_values=True)}


def family(address: str) -> str:
    """What an address shares with those like it: its path without the thing, and the names of its parameters, or how many
    they are (``/things/city:*?``, ``/practices?3``); of a file the first part of the path and the format.
    """
    parts = urlsplit(address)
    if form := re.findall(r"(?:^|&)(format=\w+)", parts.query):
        return f"/{parts.path.split('/')[1]}?{form[0]}"
    path = THING.sub(lambda found: f"{found[1] or ''}*", parts.path)
    names = sorted(names_of(address) - {"lang"})
    return f"{path}?{','.join(names if len(names) <= MOST_NAMED else [str(len(names))])}"


def most_of(address: str, language: str) -> float:
    """How many of an address's family are fetched."""
    if not WHOLE:
        return MOST[language]
    names = names_of(address)
    facets = urlsplit(address).path == "/practices" and len(names) > MOST_NAMED
    return MOST_WITHOUT_END if facets or FREE & names else float("inf")


def is_page(address: str, language: str) -> bool:
    """Whether a link stays on the site and in the language, and is no form that needs what is typed into it."""
    parts = urlsplit(address)
    said = dict(parse_qsl(parts.query)).get("lang", language)
    return not parts.netloc and address.startswith("/") and said == language and address not in ("/ask", "/answer")


def faults_of(address: str, html: str) -> list[tuple[str, str]]:
    """Ids of a page that stand twice, and links into the page that lead nowhere."""
    ids = IDENT.findall(html)
    found = [(address, ident) for ident, count in Counter(ids).items() if count > 1]
    for link in links_of(html):
        target, fragment = urldefrag(link)
        if fragment and not target and fragment not in ids:
            found.append((address, link))
    return found


def lacks_font(text: str) -> bool:
    """Whether it is said that a picture with Chinese words cannot be drawn here, on a machine that has no Chinese font."""
    return ADVICE in text and not any(chinese_fonts())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_link_resolves(client: TestClient, language: str) -> None:
    seen = set(PAGES)
    waiting = [with_parameter(page, f"lang={language}") for page in PAGES]
    families: Counter[str] = Counter()
    met: set[str] = set()  # links as they are written: most stand on every page
    faults: list[tuple[str, str]] = []
    for address in waiting:  # which grows
        response = client.get(address)
        if response.status_code not in (200, 303) and not lacks_font(response.text):
            faults.append((address, response.text[:300]))
        if "text/html" not in response.headers.get("content-type", ""):
            continue
        faults += faults_of(address, response.text)
        for link in dict.fromkeys(links_of(response.text)):
            if link in met:
                continue
            met.add(link)
            same = without_language(urldefrag(link)[0])
            if not is_page(urldefrag(link)[0], language) or same in seen:
                continue
            seen.add(same)
            families[family(same)] += 1
            if families[family(same)] <= most_of(same, language):
                waiting.append(with_parameter(same, f"lang={language}"))
    assert faults == []
    assert len(families) > 200
