"""The whole data package as one archive: the same bytes every time, read again by the program, the same data inside."""

import csv
import io
import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kb.export.archive import unpack
from kb.knowledge import KnowledgeBase
from kb.load.dataset import load
from kb.store import store
from web.view.package import package_stream


@pytest.fixture(scope="module")
def archive(client: TestClient) -> bytes:
    response = client.get("/data.zip")
    assert (response.status_code, response.headers["content-type"]) == (200, "application/zip")
    return response.content


def test_the_page_of_the_data_leads_to_it_in_both_languages(client: TestClient) -> None:
    for language in ("en", "zh"):
        assert 'href="/data.zip"' in client.get(f"/data?lang={language}").text


def test_its_bytes_are_the_same_every_time(archive: bytes, knowledge: KnowledgeBase) -> None:
    assert b"".join(package_stream(knowledge)) == archive


def test_it_comes_in_pieces_that_are_never_the_whole(archive: bytes, knowledge: KnowledgeBase) -> None:
    pieces = list(package_stream(knowledge))
    assert max(map(len, pieces)) < len(archive) / 2


def test_what_is_unpacked_is_a_sound_package_with_the_same_data_version(
    archive: bytes, client: TestClient, knowledge: KnowledgeBase, tmp_path: Path
) -> None:
    files = unpack(archive)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    found = load([tmp_path])
    for resource in client.get("/data?format=json").json()["resources"]:
        name = f"{resource['name']}.csv"
        assert (name in files) == bool(resource["rows"])
        if name in files:
            assert files[name] == client.get(f"/data/{name}").content
    assert found.data_version == knowledge.data_version


def test_every_column_is_in_the_dictionary_with_a_chinese_label(archive: bytes) -> None:
    files = unpack(archive)
    rows = list(csv.DictReader(io.StringIO(files["dictionary.tsv"].decode()), delimiter="\t"))
    explained = {(row["resource"], row["column"]) for row in rows if row["label"] and row["label_zh"]}
    for resource in json.loads(files["datapackage.json"])["resources"]:
        assert {(resource["name"], field["name"]) for field in resource["schema"]["fields"]} <= explained


def test_it_says_how_to_cite_it_and_whose_its_sources_are(archive: bytes, knowledge: KnowledgeBase) -> None:
    files = unpack(archive)
    said = files["README.md"].decode()
    assert knowledge.data_version in said
    for source in knowledge.base.sources.values():
        assert source.rights in said
        assert source.rights_zh in said
    assert files["CITATION.bib"].count(b"\n@") == len(knowledge.base.sources)
    assert b"10.23977/trance.2023.050601" in files["CITATION.bib"]


def test_a_table_too_large_to_be_held_is_read_in_blocks(
    archive: bytes, knowledge: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.Store, "is_held", lambda self, model: False)
    assert b"".join(package_stream(knowledge)) == archive
