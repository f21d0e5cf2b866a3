"""The collection in a real Chromium: kept when the page closes, not lost between tabs, by keyboard, without JavaScript."""

import json
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import WIDTHS, press, tab_to, visiting
from playwright.sync_api import Browser, Page
from sitepages import FLAGSHIP

from kb.query.answer import Language
from web.labels import label

NOTE = "Law of 2024; 先机构后立法 “later”\nsecond line"
KINDS = ("/cities/wuhan", "/sources/gnlc-12?at=55-58", "/ask?q=Which cities have a law?")
every_language = pytest.mark.parametrize("language", ["en", "zh"])
each_once = pytest.mark.parametrize(("language", "width"), [("en", "desktop"), ("zh", "phone")])
every_width = pytest.mark.parametrize("width", list(WIDTHS))


def add(page: Page, address: str, path: str, language: str = "en") -> None:
    page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
    page.locator(".take form.collect button").click()
    assert page.locator(".take [role=status]").inner_text() != ""


def kept(page: Page) -> list[dict[str, str]]:
    found: list[dict[str, str]] = page.evaluate(
        "JSON.parse(localStorage.getItem('collection') || '{\"entries\": []}').entries"
    )
    return found


def titles(page: Page) -> list[str]:
    return page.locator("#collected li h2 a").all_inner_texts()


def open_collection(page: Page, address: str, count: int, language: str = "en") -> None:
    page.goto(f"{address}/collection?lang={language}")
    page.locator(f"#collected li:nth-child({count})").wait_for()


def click(page: Page, name: str, title: str = "") -> None:
    page.get_by_role("button", name=f"{label(name, 'en')}{': ' + title if title else ''}").first.click()


@each_once
def test_three_kinds_of_things_and_their_notes_are_there_when_the_page_is_opened_again(
    browser: Browser, address: str, language: Language, width: str
) -> None:
    with visiting(browser, address, width) as page:
        for path in KINDS:
            add(page, address, path, language)
        open_collection(page, address, 3, language)
        page.locator("#note-2").fill(NOTE)
        again = page.context.new_page()
        page.close()
        open_collection(again, address, 3, language)
        assert again.locator("#note-2").input_value() == NOTE
        assert [entry["item"].partition("?")[0] for entry in kept(again)] == [
            "city:wuhan",
            "source:gnlc-12@55-58",
            "/answer",
        ]
        assert again.evaluate("document.documentElement.scrollWidth <= innerWidth")
        again.get_by_role("button", name=label("collection.report", language)).click()
        again.wait_for_url("**/collection/report**")
        assert NOTE.split("\n")[1] in again.locator("blockquote").inner_text()
        assert again.locator(".references li").count() >= 4
        assert again.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for mark in again.locator("a.refs").all()[:20]:
            assert again.locator(str(mark.get_attribute("href"))).count() == 1


def test_two_tabs_lose_nothing_of_each_other(browser: Browser, address: str) -> None:
    with visiting(browser, address) as page:
        add(page, address, "/cities/wuhan")
        open_collection(page, address, 1)
        other = page.context.new_page()
        add(other, address, "/cities/xian")
        page.locator("#collected li:nth-child(2)").wait_for()
        page.locator("#note-1").fill("one")
        other.goto(f"{address}/collection?lang=en")
        other.locator("#collected li:nth-child(2)").wait_for()
        other.locator("#note-2").fill("two")
        page.bring_to_front()
        click(page, "collection.down", "Wuhan")
        page.locator("#collected li:nth-child(1) h2 a", has_text="Xi'an").wait_for()
        assert [(entry["item"], entry["note"]) for entry in kept(page)] == [("city:xian", "two"), ("city:wuhan", "one")]


def test_an_item_is_moved_removed_and_brought_back_with_its_note(browser: Browser, address: str) -> None:
    with visiting(browser, address) as page:
        for city in ("wuhan", "xian", "beijing"):
            add(page, address, f"/cities/{city}")
        open_collection(page, address, 3)
        page.locator("#note-2").fill("kept")
        click(page, "collection.remove", "Xi'an")
        page.locator("#collected li:nth-child(3)").wait_for(state="detached")
        assert titles(page) == ["Wuhan", "Beijing"]
        click(page, "collection.undo")
        page.locator("#collected li:nth-child(3)").wait_for()
        assert titles(page) == ["Wuhan", "Xi'an", "Beijing"]
        assert page.locator("#note-2").input_value() == "kept"
        assert [entry["item"] for entry in kept(page)] == ["city:wuhan", "city:xian", "city:beijing"]


def test_a_file_comes_back_and_a_bad_one_changes_nothing(browser: Browser, address: str, tmp_path: Path) -> None:
    file, bad = tmp_path / "mine.json", tmp_path / "bad.json"
    bad.write_text('{"entries": [', encoding="utf-8")
    with visiting(browser, address) as page:
        add(page, address, "/cities/wuhan")
        add(page, address, "/cities/xian")
        open_collection(page, address, 2)
        page.locator("#note-1").fill(NOTE)
        with page.expect_download() as found:
            click(page, "collection.file")
        found.value.save_as(file)
        assert [entry["note"] for entry in json.loads(file.read_text(encoding="utf-8"))["entries"]] == [NOTE, ""]
        before = kept(page)
        page.locator(".importing summary").click()
        page.locator("#file").set_input_files(bad)
        page.get_by_text(label("collection.bad", "en")).wait_for()
        assert kept(page) == before
    with visiting(browser, address) as page:
        add(page, address, "/cities/beijing")
        open_collection(page, address, 1)
        page.locator(".importing summary").click()
        page.locator("#file").set_input_files(file)
        page.locator("#collected li:nth-child(3)").wait_for()
        assert [(entry["item"], entry["note"]) for entry in kept(page)] == [
            ("city:beijing", ""), ("city:wuhan", NOTE), ("city:xian", "")]  # fmt: skip


def test_a_full_browser_says_so_and_loses_nothing(browser: Browser, address: str) -> None:
    with visiting(browser, address) as page:
        add(page, address, "/cities/wuhan")
        page.evaluate("for (let size = 4e6; size >= 1; size /= 2) try { while (true) localStorage.setItem('x' + Math.random(), "
                      "'y'.repeat(size)); } catch { }")  # fmt: skip
        page.goto(f"{address}/cities/xian?lang=en")
        page.locator(".take form.collect button").click()
        assert page.locator(".take [role=status]").inner_text() == label("collection.full", "en")
        assert [entry["item"] for entry in kept(page)] == ["city:wuhan"]
        open_collection(page, address, 1)
        page.locator("#note-1").fill("does not fit " * 20)
        assert page.locator("#trouble").inner_text() == label("collection.full", "en")
        assert kept(page)[0]["note"] == ""


def test_a_collection_of_another_is_read_without_touching_ones_own(browser: Browser, address: str) -> None:
    with visiting(browser, address) as page:
        add(page, address, "/cities/wuhan")
        page.goto(f"{address}/collection?item=city:xian&note=theirs&item=city:wuhan&lang=en")
        assert titles(page) == ["Xi'an", "Wuhan"]
        assert [entry["item"] for entry in kept(page)] == ["city:wuhan"]
        click(page, "collection.adopt")
        page.locator("#collected li:nth-child(2) h2 a", has_text="Xi'an").wait_for()
        assert [(entry["item"], entry["note"]) for entry in kept(page)] == [("city:wuhan", ""), ("city:xian", "theirs")]


@pytest.mark.parametrize(("language", "scripts"), [("en", False), ("zh", True)], ids=["en-plain", "zh-scripts"])
def test_the_keyboard_alone_collects_notes_and_reports(
    browser: Browser, address: str, language: Language, scripts: bool
) -> None:
    with visiting(browser, address, "phone", scripts) as page:
        page.goto(f"{address}/ask?q={FLAGSHIP[language]}")
        tab_to(page, ".take form.collect button")
        page.keyboard.press("Enter")
        if scripts:
            page.goto(f"{address}/collection?lang={language}")
        page.locator("#collected li").first.wait_for()
        tab_to(page, "#add")
        page.keyboard.insert_text("city:wuhan")
        page.keyboard.press("Enter")
        page.locator("#collected li:nth-child(2)").wait_for()
        tab_to(page, "#note-2")
        page.keyboard.insert_text(NOTE)
        press(page, "#collected .take-as button", label("collection.report", language))
        assert page.locator("article.report > section > h2").count() == 3
        assert "second line" in page.locator("blockquote").inner_text()


def test_an_unreachable_server_is_said_and_notes_stay(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    add(page, address, "/cities/wuhan")
    open_collection(page, address, 1)
    context.set_offline(True)
    page.locator("#note-1").fill("offline")
    click(page, "collection.remove", "Wuhan")
    page.get_by_text(label("collection.unreachable", "en")).wait_for()
    assert kept(page)[0]["note"] == "offline"
    context.close()


@every_width
@every_language
def test_axe_finds_nothing_on_a_full_collection_and_its_report(
    browser: Browser, address: str, language: Language, width: str
) -> None:
    said = f"item=city:paris&note=n&item=/ask?q=Which cities have a law%3F&item=source:gnlc-12@30-33&item=city:atlantis&lang={language}"
    options: dict[str, Any] = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    with visiting(browser, address, width) as page:
        for path in (f"/collection?{said}&version=older", f"/collection/report?{said}"):
            page.goto(address + path)
            page.evaluate("document.querySelectorAll('details').forEach(folded => folded.open = true)")
            found = Axe().run(page, options=options).response["violations"]
            assert [(one["id"], [node["html"] for node in one["nodes"][:3]]) for one in found] == []
