"""How pages are worded: one thing in the singular, Chinese sentences with Chinese stops, titles that tell pages apart."""

import re
from html import unescape

import pytest
from sitepages import PAGES, with_parameter
from starlette.testclient import TestClient

from kb.knowledge import KnowledgeBase
from kb.model import Erratum
from kb.query.drafting.draft import first_printed
from tests.engines import ON_ONE_ENGINE

pytestmark = ON_ONE_ENGINE
MORE = tuple(f"/cities/{name}" for name in ("suzhou", "xian", "taiyuan", "tianjin", "dubai", "shanghai"))
SINGULAR = re.compile(
    r"(?<![\w.,\-–/§=±] )(?<![\w.,\-–/§=±])1 (?:are|were|have|(?:minor )?(?:rows|cities|scores|practices|attributes|facts|places"
    r"|cells|labels|misprints|groups|laws|bodies|pairs|cases|errata|figures|claims|variables|models|sources)\b)"
)
QUOTED = re.compile(r"“[^“”]*”|《[^》]*》")
HAN = r"[\u4e00-\u9fff）”》]"
ASCII_STOPS = re.compile(rf"{HAN} ?[,:;()?!]|[,:;()?!] ?[\u4e00-\u9fff（《]|[\u4e00-\u9fff]\.(?![\w/])")


def texts_of(html: str) -> list[str]:
    """What a page says: between tags and in titles and labels; what stands in English is left out."""
    body = re.sub(r"<(script|style|pre|textarea|code)\b.*?</\1>|<\w+[^>]* lang=\"en\">[^<]*<", "<", html, flags=re.S)
    found = re.findall(r">([^<>]+)<", body) + re.findall(r'\s(?:aria-label|title|placeholder|content)="([^"]*)"', body)
    return [" ".join(unescape(text).split()) for text in found]


def without_quotes(text: str) -> str:
    """A text without what it quotes, inner quotes first."""
    while (shorter := QUOTED.sub("", text)) != text:
        text = shorter
    return text


@pytest.mark.parametrize("page", [*PAGES, *MORE])
def test_one_thing_is_said_in_the_singular(client: TestClient, page: str) -> None:
    html = client.get(with_parameter(page, "lang=en")).text
    assert [text for text in texts_of(html) if SINGULAR.search(text)] == []


@pytest.mark.parametrize("page", [*PAGES, *MORE])
def test_chinese_sentences_have_chinese_stops_and_brackets(
    client: TestClient, knowledge: KnowledgeBase, page: str
) -> None:
    """What documents print, and English names in Chinese sentences, keep their own."""
    html = client.get(with_parameter(page, "lang=zh")).text
    printed = {first_printed(row) for row in knowledge.base.store.rows(Erratum)}
    said = [without_quotes(text) for text in texts_of(html) if text not in printed]
    chinese = [text for text in said if len(re.findall(r"[\u4e00-\u9fff]", text)) * 4 > len(text)]
    assert [text for text in chinese if ASCII_STOPS.search(text)] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_titles_of_pages_tell_them_apart(client: TestClient, language: str) -> None:
    """A title is that of its page, then that of the site; a page and the same with a filter that has no name may share one."""
    titles: dict[str, str] = {}
    for page in PAGES:
        html = client.get(with_parameter(page, f"lang={language}")).text
        title = unescape(re.findall(r"<title>([^<]*)</title>", html)[0])
        path = page.partition("?")[0] if not page.startswith(("/ask", "/answer")) else page
        assert titles.setdefault(title, path) == path, title
        assert 2 <= len(title.partition(" · ")[0]) <= 120
