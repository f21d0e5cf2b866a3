"""The page of second codings: how to begin, and with a second coding the same tables as the kind of question."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

sys.path.append(str(Path(__file__).parents[1]))
from codedpackage import write_package

from kb.knowledge import KnowledgeBase, build_database, open_knowledge
from kb.query.kinds.agreeing import Agreement
from kb.settings import seed_directory
from web.app import create_app


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """The seed with a second coding of the path types on top."""
    root = tmp_path_factory.mktemp("coded")
    build_database([seed_directory(), write_package(root)], root / "kb.sqlite")
    knowledge = open_knowledge(root / "kb.sqlite")
    yield knowledge
    knowledge.close()


@pytest.mark.parametrize("address", ["/method", "/coverage", "/data"])
def test_method_coverage_and_data_lead_to_it(client: TestClient, address: str) -> None:
    assert 'href="/agreement' in client.get(address).text


@pytest.mark.parametrize(("language", "word"), [("en", "How to code a second time"), ("zh", "如何进行第二次编码")])
def test_without_a_second_coding_it_says_how_to_begin(client: TestClient, language: str, word: str) -> None:
    page = client.get("/agreement", params={"lang": language}).text
    assert word in page
    assert "<code>kb build seed my-coding</code>" in page
    assert "<code>city_paths.path_type</code>" in page


def test_page_api_and_kind_give_the_same_tables(coded: KnowledgeBase) -> None:
    with TestClient(create_app(coded), follow_redirects=False) as client:
        found = client.get("/agreement", params={"format": "json"}).json()
        page = client.get("/agreement").text
        asked = client.get("/api/ask", params={"q": "How far do the coders agree?"}).json()
        made = client.post("/api/kinds/agreement", json={}).json()
    answer = coded.run(Agreement()).model_dump(mode="json")
    assert found["answer"]["tables"] == asked["tables"] == made["tables"] == answer["tables"]
    assert answer["headline"] in page
    assert "The table decides." in page


def test_a_column_that_was_not_coded_twice_is_not_found(coded: KnowledgeBase) -> None:
    with TestClient(create_app(coded), follow_redirects=False) as client:
        assert client.get("/agreement", params={"variable": "cities.tier"}).status_code == 404
        assert client.get("/agreement", params={"variable": "city_paths.path_type"}).status_code == 200
