"""Names on pages: rows without a name of their own are called in words, in both languages, and never by their ids."""

import re

import pytest
from sitepages import Reader
from starlette.testclient import TestClient

from kb.knowledge import KnowledgeBase
from kb.model import Coverage, Erratum
from web.view.naming import reference


@pytest.mark.parametrize("model", [Erratum, Coverage])
def test_errata_and_coverage_claims_are_named_in_words(
    knowledge: KnowledgeBase, model: type[Erratum] | type[Coverage]
) -> None:
    for row in knowledge.base.store.rows(model):
        ref = reference(knowledge.base, f"{model.__tablename__}:{row.id}", "zh")
        assert re.search(r"[\u4e00-\u9fff]", ref.name_zh), row.id
        assert row.id not in (ref.name_en, ref.name_zh)


def test_the_kind_and_the_misprint_name_an_erratum(client: TestClient) -> None:
    """Line 96 ff. of the comparison prints a Hangzhou body in the row of Chengdu."""
    for language, name in (
        ("en", "wrong value: “Hangzhou Steering Committee"),
        ("zh", "错值：“Hangzhou Steering Committee"),
    ):
        page = client.get(f"/things/erratum:gnlc12-chengdu-body-hangzhou?format=json&lang={language}").json()
        assert page["title"].startswith(name), page["title"]


def test_the_route_form_says_the_name_of_what_an_address_asks_by_key(client: TestClient) -> None:
    html = client.get("/graph/city:beijing?to=city:taiyuan&lang=zh").text
    asked = [found["value"] for tag, found in Reader(html).tags if tag == "input" and found.get("name") == "to"]
    assert asked == ["太原"]


def test_a_key_whose_name_is_that_of_several_stays_a_key(client: TestClient) -> None:
    """Jilin is a city and a province."""
    html = client.get("/graph/city:beijing?to=city:jilin&lang=en").text
    asked = [found["value"] for tag, found in Reader(html).tags if tag == "input" and found.get("name") == "to"]
    assert asked == ["city:jilin"]


def test_who_wrote_and_published_a_source_is_said_in_chinese(client: TestClient) -> None:
    """As far as the documents print Chinese names; l. 7-13 of gsc-2020 do for some of its authors."""
    said = {entry["id"]: entry for entry in client.get("/sources?format=json&lang=zh").json()["documents"]}
    assert said["source:islec-2016"]["authors"] == "北京师范大学智慧学习研究院"
    assert said["source:gsc-2020"]["publisher"] == "上海社会科学院信息研究所；复旦大学智慧城市研究中心"
    assert said["source:gsc-2020"]["authors"].startswith("赵付春；王兴全；Nong Li；")
    assert client.get("/sources/nbs-regions-2011?lang=zh").text.count("<dd>国家统计局</dd>") == 2


def test_data_sources_of_indicators_are_said_in_chinese(client: TestClient) -> None:
    page = client.get("/indices/gsc-2020?format=json&lang=zh").json()
    (tree,) = [table for table in page["answer"]["tables"] if any(c["key"] == "data_source" for c in table["columns"])]
    said = {row["cells"]["indicator"]["id"]: row["cells"]["data_source"] for row in tree["rows"]}
    assert said["indicator:gsc-2020.export-bandwidth"] == "国际电信联盟（ITU）"


@pytest.mark.parametrize("edition", ["islec-2016", "gsc-2020"])
def test_why_a_claim_cannot_be_checked_is_said_in_chinese(client: TestClient, edition: str) -> None:
    page = client.get(f"/indices/{edition}/audit?verdict=cannot be checked&format=json&lang=zh").json()
    claims = [row for table in page["answer"]["tables"] for row in table["rows"] if "reason" in row["cells"]]
    assert claims
    for row in claims:
        assert re.search(r"[\u4e00-\u9fff]", str(row["cells"]["reason"])), row["cells"]["reason"]
