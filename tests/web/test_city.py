"""The page of a city: its panel in two indices, and how firm its ranks are."""

from starlette.testclient import TestClient


def test_a_city_in_both_indices_has_one_panel_that_mixes_no_scales_and_its_ranks_say_how_firm_they_are(
    client: TestClient,
) -> None:
    page = client.get("/cities/shanghai?format=json").json()
    titles = [table["title"] for table in page["answer"]["tables"]]
    assert "Overall standing in each index" in titles
    assert len(page["firm"]) == 2
    assert page["firm"][0]["text"].startswith(
        "iSLEC 2016: rank 2 of 68; 2 when every weight changes by up to ±25 %, 1–25 under any weights"
    )
