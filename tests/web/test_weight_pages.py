"""The page of other weights: its address holds them, its form works without scripts, and with them nothing differs."""

from collections.abc import Iterator
from typing import Any

import pytest
from browsing import visiting
from playwright.sync_api import Browser, Page
from starlette.testclient import TestClient

EQUAL = {"w.city-innovation": "33", "w.fields-for-learning": "33", "w.learner-experience": "33"}

# What is set, then dispatched, in the browser; what stands in the order at once, and what the server says to the same form.
COMPARE = """async (setting) => {
  const form = document.getElementById("weights");
  for (const [name, value] of Object.entries(setting)) {
    form.elements[name].value = value;
  }
  form.querySelector("input[data-official]").dispatchEvent(new Event("input", { bubbles: true }));
  const read = (page) => ({
    head: [...page.querySelectorAll("#order thead th")].map((cell) => cell.textContent.trim()),
    rows: [...page.querySelectorAll("#order tbody tr")].map((row) => [...row.cells].map((cell, at) =>
      (at ? cell : cell.querySelector("a")).textContent.trim())),
    headline: page.getElementById("headline").textContent,
    shares: [...page.querySelectorAll("output")].map((share) => share.textContent),
  });
  const here = read(document);
  const response = await fetch(`${location.pathname}?${new URLSearchParams(new FormData(form))}`);
  return { here, there: read(new DOMParser().parseFromString(await response.text(), "text/html")) };
}"""

ISLEC = (
    {"w.city-innovation": "40", "w.fields-for-learning": "40", "w.learner-experience": "20"},
    EQUAL,
    {"w.city-innovation": "0", "w.fields-for-learning": "100", "w.learner-experience": "0"},
    {"w.city-innovation": "12.5", "w.fields-for-learning": "3.75", "w.learner-experience": "83.7501"},
    {"w.city-innovation": "1", "w.fields-for-learning": "7", "w.learner-experience": "3"},
)
INSIDE = (
    ("islec-2016", {"w.city-innovation": "50", "w.fields-for-learning": "30", "w.learner-experience": "20",
                    "w.city-hr-development": "70", "w.city-rd-capacity": "30", "w.government-support": "0"}),
    ("gsc-2020", {"w.smart-governance": "60", "w.data-openness": "2.5", "w.public-safety": "0", "w.data-center": "77"}),
)  # fmt: skip
GSC = (
    {f"w.smart-{name}": "20" for name in ("infrastructure", "economy", "service", "governance", "innovation")},
    dict(zip([f"w.smart-{name}" for name in ("infrastructure", "economy", "service", "governance", "innovation")],
             ["1", "0", "2.5", "0", "33.3"], strict=True)),
)  # fmt: skip
SCHEMES = [
    {"aggregation": aggregation, "normalisation": normalisation, "level": level}
    for aggregation in ("arithmetic", "geometric")
    for normalisation in ("printed", "max", "min-max", "z", "rank")
    for level in ("1", "2")
    if (aggregation, normalisation) != ("geometric", "z")
]


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of a browser with scripts, of which nothing may complain."""
    with visiting(browser, address) as found:
        yield found


@pytest.mark.parametrize(("edition", "weightings"), [("islec-2016", ISLEC), ("gsc-2020", GSC)])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_browser_gives_the_order_and_the_numbers_of_the_server(
    page: Page, address: str, edition: str, language: str, weightings: tuple[dict[str, str], ...]
) -> None:
    page.goto(f"{address}/indices/{edition}/weights?lang={language}")
    schemes = SCHEMES if language == "en" else SCHEMES[:1]
    for scheme in schemes:
        for weights in weightings if scheme == SCHEMES[0] else weightings[-1:]:
            found: dict[str, Any] = page.evaluate(COMPARE, scheme | weights)
            assert found["here"] == found["there"], (scheme, weights)


@pytest.mark.parametrize(("edition", "weights"), INSIDE)
def test_weights_within_a_part_give_in_the_browser_what_the_server_gives(
    page: Page, address: str, edition: str, weights: dict[str, str]
) -> None:
    page.goto(f"{address}/indices/{edition}/weights?lang=en")
    level = str(1 + [name for name, _ in INSIDE].index(edition))  # each scheme at one of the levels
    for scheme in (one for one in SCHEMES if one["level"] == level):
        found: dict[str, Any] = page.evaluate(COMPARE, scheme | weights)
        assert found["here"] == found["there"], (scheme, weights)


def test_one_sub_indicator_alone_gives_its_printed_order(client: TestClient) -> None:
    """With City Innovation alone, and in it R&D capacity alone, the order is that of its printed scores: Beijing 1.0000."""
    query = {"w.city-innovation": "1", "w.fields-for-learning": "0", "w.learner-experience": "0",
             "w.city-hr-development": "0", "w.city-rd-capacity": "1", "w.government-support": "0", "format": "json"}  # fmt: skip
    found = client.get("/indices/islec-2016/weights", params=query).json()["answer"]["tables"][0]["rows"]
    rows = client.post(
        "/api/kinds/rank", json={"kind": "rank", "by": "score:islec-2016.city-rd-capacity", "limit": 68}
    ).json()
    printed = [list(row["cells"].values()) for row in rows["tables"][0]["rows"]]
    values = [next(cell for cell in cells if isinstance(cell, float)) for cells in printed]
    assert [row["cells"]["value"] for row in found] == values
    assert found[0]["cells"]["city"]["name_en"] == "Beijing"


def test_weights_within_a_part_as_published_are_none_of_your_own(client: TestClient) -> None:
    query = {"w.city-hr-development": "33.3333", "w.city-rd-capacity": "33.3333", "format": "json"}
    said = client.get("/indices/islec-2016/weights", params=query).json()
    assert said["answer"]["reading"]["plan"].get("weights", {}) == {}


def test_a_slider_moves_the_order_at_once_and_the_address_and_the_caveats_follow(page: Page, address: str) -> None:
    page.goto(f"{address}/indices/islec-2016/weights?lang=en")
    slider = page.locator("input[type=range]").first
    slider.focus()
    page.keyboard.press("Home")  # City Innovation counts nothing
    first = page.locator("#order tbody th").first
    assert first.inner_text().startswith("Yichang")  # 0.7892 * 2/3 + 0.9661 / 3 = 0.8482; Shanghai 0.8204
    page.locator("html[data-weighed]").wait_for()
    assert "w.city-innovation=0&" in page.url
    assert page.locator("#beneath caption", has_text="Weights").count() == 1
    assert "City Innovation" in page.locator("#beneath table").first.inner_text()
    assert "w.city-innovation=0" in str(page.locator(".languages a").last.get_attribute("href"))
    page.reload()
    assert page.locator("#order tbody th").first.inner_text().startswith("Yichang")


def test_presets_set_the_weights_without_leaving_the_page(page: Page, address: str) -> None:
    page.goto(
        f"{address}/indices/islec-2016/weights?lang=en&w.city-innovation=1&w.fields-for-learning=0&w.learner-experience=0"
    )
    page.locator(".presets a", has_text="equal").click()
    assert page.locator("output").all_inner_texts()[:3] == ["33.3 %"] * 3
    page.locator(".presets a", has_text="as published").click()
    assert page.locator("output").all_inner_texts()[:3] == ["40.0 %", "40.0 %", "20.0 %"]
    assert "0 of 68 cities change rank" in page.locator("#headline").inner_text()


def test_random_weights_are_held_by_the_address_and_lead_to_others(page: Page, address: str) -> None:
    page.goto(f"{address}/indices/islec-2016/weights?lang=en")
    shown = []
    for _ in range(2):
        link = page.locator(".presets a", has_text="at random")
        wanted = str(link.get_attribute("href"))
        link.click()
        page.locator("html[data-weighed]").wait_for()
        page.wait_for_function(
            "href => document.querySelector('#presets a:last-child').getAttribute('href') !== href", arg=wanted
        )
        shown.append(page.locator("output").all_inner_texts()[:3])
        values = [page.locator(f'input[name="{name}"]').input_value() for name in EQUAL]
        assert all(f"{name}={value}" in wanted for name, value in zip(EQUAL, values, strict=True))
        assert sum(map(float, values)) == pytest.approx(100, abs=0.2)
    assert shown[0] != shown[1]


def test_what_cannot_be_weighed_is_said_and_the_order_stays(page: Page, address: str) -> None:
    page.goto(f"{address}/indices/islec-2016/weights?lang=en")
    for name in EQUAL:
        page.locator(f'input[name="{name}"]').fill("0")
    assert page.locator("#headline").inner_text() == "At least one weight must be above 0."
    page.locator('input[name="w.city-innovation"]').fill("5")
    page.locator("select[name=normalisation]").select_option("z")
    page.locator("select[name=aggregation]").select_option("geometric")
    assert "A geometric mean needs values of 0 or more" in page.locator("#headline").inner_text()
    assert page.locator("#order tbody tr").count() == 68


def test_without_scripts_the_form_gives_the_order_and_the_address_holds_the_weights(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/indices/islec-2016/weights?lang=en")
    assert page.locator("input[type=range]").first.is_hidden()
    page.locator('input[name="w.city-innovation"]').fill("0")
    page.locator("#weights button").click()
    page.wait_for_url("**w.city-innovation=0&w.fields-for-learning=40&**")
    assert page.locator("#order tbody th").first.inner_text().startswith("Yichang")
    context.close()


def test_the_json_of_the_page_is_the_answer_of_its_weights(client: TestClient) -> None:
    found = client.get("/indices/islec-2016/weights", params={**EQUAL, "format": "json"}).json()
    plan = {"kind": "reweigh", "edition": "islec-2016", "weights": {f"islec-2016.{name[2:]}": 33 for name in EQUAL}}
    assert found["answer"]["tables"] == client.post("/api/kinds/reweigh", json=plan).json()["tables"]
    assert found["stability"].startswith("Stability: the order of the first three does not depend on ±25 %")


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [("w.nothing=1", 404, "w.nothing is no weight here"), ("w.city-innovation=much", 422, "write a number such as 40"),
     ("w.city-innovation=1", 422, "name all its parts"), ("normalisation=odd", 422, "normalisation may be printed, max"),
     ("level=3", 422, "level may be 1, 2"), ("aggregation=geometric&normalisation=z", 422, "values of 0 or more")],
)  # fmt: skip
def test_a_request_that_cannot_be_weighed_is_refused_in_a_sentence(
    client: TestClient, query: str, status: int, sentence: str
) -> None:
    response = client.get(f"/indices/islec-2016/weights?{query}&format=json")
    assert response.status_code == status
    assert sentence in response.json()["error"]["message"]


def test_a_weight_of_zero_stays_in_the_plan(client: TestClient) -> None:
    weights = {"w.city-innovation": "0", "w.fields-for-learning": "1", "w.learner-experience": "1"}
    found = client.get("/indices/islec-2016/weights", params={**weights, "format": "json"}).json()["answer"]
    again = client.post("/api/plan", json=found["reading"]["plan"])
    assert again.json()["tables"] == found["tables"]


def test_an_edition_offers_the_package_for_coinr_that_page_and_api_give_alike(client: TestClient) -> None:
    assert 'href="/indices/islec-2016/weights?level=2&amp;format=coinr' in client.get("/indices/islec-2016").text
    page = client.get("/indices/islec-2016/weights", params={"level": "2", "format": "coinr"})
    assert page.headers["content-type"] == "application/zip"
    plan = '{"kind": "reweigh", "edition": "islec-2016", "level": 2}'
    assert client.get("/answer", params={"plan": plan, "format": "coinr"}).content == page.content
