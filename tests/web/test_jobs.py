"""The three jobs in a real Chromium, from the first page to a downloaded result, by keyboard alone."""

import csv
import io
from urllib.parse import quote

from browsing import choose, download, every_way, press, tab_to, visiting
from playwright.sync_api import Browser, Page
from sitepages import FLAGSHIP

from kb.query.answer import Language
from web.labels import label

LAWS = {
    "en": ["Shanghai", "Taiyuan", "Chengdu", "Xi'an", "Suzhou", "Wuhan"],
    "zh": ["上海", "太原", "成都", "西安", "苏州", "武汉"],
}
OLDER = {"en": "older learners", "zh": "老年"}
SHANGHAI = {"en": "Shanghai", "zh": "上海"}
BEIJING = {"en": "Beijing", "zh": "北京"}
BALANCED = {"en": "Balanced development", "zh": "均衡发展型"}
TAIYUAN = {"en": "Taiyuan", "zh": "太原"}
GUANGZHOU = {"en": "Guangzhou", "zh": "广州"}


def rows_of(file: bytes) -> list[dict[str, str]]:
    return [row for row in csv.DictReader(io.StringIO(file.decode("utf-8-sig"))) if not row["note.kind"]]


def affirmed(file: bytes, language: Language) -> list[str]:
    return [row["city"] for row in rows_of(file) if row["state"] == label("state.yes", language)]


def shown(page: Page, table: str) -> list[str]:
    return page.locator(f"{table} tbody th > a").all_inner_texts()


@every_way
def test_a_question_is_answered_and_its_evidence_opened(
    browser: Browser, address: str, language: Language, scripts: bool, width: str
) -> None:
    with visiting(browser, address, width, scripts) as page:
        page.goto(f"{address}/?lang={language}")
        tab_to(page, "input[name=q]")
        page.keyboard.insert_text(FLAGSHIP[language])
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.locator("table.of-yes").first.locator("tbody th > a").all_inner_texts() == LAWS[language]
        assert page.locator("table.of-no").first.locator("tbody tr").count() == 6
        tab_to(page, "table.of-yes .refs a")
        target = page.evaluate("document.activeElement.hash")
        page.keyboard.press("Enter")
        page.locator(f"li{target}:target").wait_for()
        file = download(page, "csv", "Tab")
        assert affirmed(file, language)[:6] == LAWS[language]
        assert all("[" in row["evidence"] for row in rows_of(file))


@every_way
def test_practices_are_searched(browser: Browser, address: str, language: Language, scripts: bool, width: str) -> None:
    with visiting(browser, address, width, scripts) as page:
        page.goto(f"{address}/?lang={language}")
        press(page, ".jobs h3 a", label("job.search", language))
        tab_to(page, "input[name=q]")
        page.keyboard.insert_text(OLDER[language])
        with page.expect_navigation():
            page.keyboard.press("Enter")
        hits = page.locator(".hits li").count()
        assert hits > 3
        press(page, "aside a", GUANGZHOU[language])
        assert quote("city:guangzhou", safe="") in page.url
        titles = page.locator(".hits h2 > a").all_inner_texts()
        assert 0 < len(titles) < hits
        assert [row["thing"] for row in rows_of(download(page, "csv"))] == titles


@every_way
def test_governance_is_compared(browser: Browser, address: str, language: Language, scripts: bool, width: str) -> None:
    with visiting(browser, address, width, scripts) as page:
        page.goto(f"{address}/?lang={language}")
        press(page, ".jobs h3 a", label("job.compare", language))
        choose(page, "select[name=law]", label("body.before", language))
        press(page, "main button", label("filter.apply", language))
        before = shown(page, "table.of-yes")
        assert set(before) >= {SHANGHAI[language]}
        assert affirmed(download(page, "csv"), language) == before
        press(page, "nav a", label("compare", language))
        choose(page, "select[name=city]", SHANGHAI[language])
        choose(page, "select[name=city]", BEIJING[language])
        press(page, "main button", label("compare.show", language))
        heads = page.locator("main thead th").all_inner_texts()
        assert heads[1:] == [SHANGHAI[language], BEIJING[language]]
        assert len(rows_of(download(page, "csv"))) == page.locator("main tbody tr").count()


@every_way
def test_cases_are_linked_to_scores(
    browser: Browser, address: str, language: Language, scripts: bool, width: str
) -> None:
    with visiting(browser, address, width, scripts) as page:
        page.goto(f"{address}/?lang={language}")
        press(page, ".jobs h3 a", label("job.link", language))
        choose(page, "select[name=group]", BALANCED[language])
        press(page, "main button", label("filter.apply", language))
        assert "group=path%3Abalanced-development" in page.url
        heads = page.locator("thead th:first-child", has_text=label("thing.city", language))
        cases = page.locator("main table", has=heads).locator("tbody th > a").all_inner_texts()
        assert TAIYUAN[language] in cases
        rows = rows_of(download(page, "csv"))
        assert [row["city"] for row in rows if row.get("city.key", "").startswith("city:")] == cases
