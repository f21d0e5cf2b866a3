"""The pictures of the README: which pages they show, and how a browser takes them."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

FOLDER = Path(__file__).parent
STILL = """() => Promise.all([document.fonts.ready, ...[...document.querySelectorAll("object")]
    .filter(chart => chart.checkVisibility() && !chart.contentDocument?.rootElement)
    .map(chart => new Promise(done => chart.addEventListener("load", done)))])"""


@dataclass(frozen=True)
class Picture:
    """One page as it opens, without scrolling."""

    name: str
    address: str
    width: int = 1280
    height: int = 700
    dark: bool = False


PICTURES = (
    Picture("home", "/?lang=en"),
    Picture("answer", "/ask?q=Which cities have lifelong-learning legislation, and how are their paths typed?&lang=en"),
    Picture("city", "/cities/wuhan?lang=en"),
    Picture("compare", "/compare?city=shanghai&city=beijing&city=wuhan&lang=en"),
    Picture("governance", "/governance?lang=en"),
    Picture("cases", "/relate?lang=en"),
    Picture("ranking", "/indices/islec-2016?lang=en"),
    Picture("chinese", "/ask?q=哪些城市有终身学习立法？它们的发展路径类型是什么？&lang=zh"),
    Picture("phone", "/cities/wuhan?lang=zh", width=390, height=844, dark=True),
)


def take(browser: Browser, address: str, folder: Path) -> None:
    """Write every picture as a PNG into a folder; the server stands at an address."""
    for picture in PICTURES:
        page = browser.new_page(
            viewport={"width": picture.width, "height": picture.height},
            color_scheme="dark" if picture.dark else "light",
            reduced_motion="reduce",
        )
        page.set_default_navigation_timeout(120_000)  # the first charts of a busy machine
        page.goto(address + picture.address)
        page.evaluate(STILL)
        page.screenshot(path=folder / f"{picture.name}.png", animations="disabled", caret="hide")
        page.close()
