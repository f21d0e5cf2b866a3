"""Whatever the analysis can do is reached four ways with the same result: in words of two languages, a page, the API, a command."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from kb.knowledge import KnowledgeBase, build_database, open_knowledge
from kb.query.kinds import read_plan
from kb.settings import seed_directory
from tests.capabilities import ANSWER, CAPABILITIES, Capability
from tests.codedpackage import write_package
from web.app import create_app

sys.path += [str(Path(__file__).parent / name) for name in ("cli", "web")]
from command import kb
from sitepages import Reader, with_parameter

WITHOUT_CAVEATS = {"inspect", "recompute", "similar", "pattern"}  # they compute from what is printed, or list it


@pytest.fixture(scope="module", params=CAPABILITIES, ids=lambda one: one.name)
def capability(request: pytest.FixtureRequest) -> Capability:
    """One after the other: all tests of one, then of the next, so that they share its answers and its pages."""
    found: Capability = request.param
    return found


@pytest.fixture(scope="module")
def answers(site: TestClient, capability: Capability) -> dict[str, dict[str, Any]]:
    """The answer of the kind to the plan, by language."""
    return {code: of_plan(site, capability, code) for code in ("en", "zh")}


@pytest.fixture(scope="module")
def site(seed_on: Callable[[str], KnowledgeBase]) -> TestClient:
    """The site over the file that the commands read too."""
    return TestClient(create_app(seed_on("sqlite")))


def told(answer: dict[str, Any]) -> dict[str, Any]:
    """What an answer says: its status, its value, its tables with the places in the documents that each row rests on."""
    return {"status": answer["status"], "value": answer["value"], "tables": tables(answer)}


def tables(answer: dict[str, Any]) -> dict[str, list[tuple[Any, set[tuple[str, str]]]]]:
    """The tables by title, a row its cells and its evidence; the numbers of evidence are a page's own."""
    places = {key: (found["source"], found["locator"]) for key, found in answer["evidence"].items()}
    return {table["title"]: [(row["cells"], {places[key] for key in row["evidence"]}) for row in table["rows"]] for table in answer["tables"]}  # fmt: skip


def page_of(capability: Capability) -> str:
    """The address of the page."""
    return capability.page.format(plan=quote(json.dumps(capability.plan)))


def test_no_capability_stands_twice_and_every_analysis_has_one() -> None:
    assert len({one.name for one in CAPABILITIES}) == len(CAPABILITIES)
    assert {str(one.plan["kind"]) for one in CAPABILITIES} == {
        "reweigh", "inspect", "recompute", "robustness", "envelope", "dominance", "outliers", "strengths", "similar", "relate",
        "associate", "pattern", "qca", "gaps", "agreement", "centrality", "aggregate", "lookup",
    }  # fmt: skip


def of_plan(site: TestClient, capability: Capability, language: str) -> dict[str, Any]:
    """The answer of the kind to the plan."""
    found: dict[str, Any] = site.post(
        f"/api/kinds/{capability.plan['kind']}?lang={language}", json=capability.plan
    ).json()
    return found


def test_question_kind_and_command_give_the_same_answer(
    site: TestClient, seed_database: Path, capability: Capability, answers: dict[str, dict[str, Any]]
) -> None:
    wanted = told(answers["en"])
    assert wanted["status"] == capability.status
    assert wanted["tables"] or capability.status != "answered"
    asked = site.get("/api/ask", params={"q": capability.english}).json()
    assert read_plan(asked["reading"]["plan"]) == read_plan(capability.plan)
    assert told(asked) == wanted
    command = commands(capability)[CAPABILITIES.index(capability) % 3]
    code, out, errors = kb(*command, "--database", seed_database)
    assert (code, errors) == (0, ""), command
    assert told(json.loads(out)) == wanted, command


def commands(capability: Capability) -> tuple[tuple[str, ...], ...]:
    """The commands that give the English answer. Each capability is asked by one of them, in turn."""
    return (
        ("ask", "--json", capability.english),
        ("plan", "--json", json.dumps(capability.plan)),
        ("export", capability.chinese, "--lang", "en", "--format", "json"),
    )


def test_the_chinese_question_gives_the_rows_of_the_english_one(
    site: TestClient, capability: Capability, answers: dict[str, dict[str, Any]]
) -> None:
    asked = site.get("/api/ask", params={"q": capability.chinese}).json()
    assert asked["language"] == "zh"
    assert told(asked) == told(answers["zh"])
    assert read_plan(asked["reading"]["plan"]) == read_plan(capability.plan)


def test_its_page_shows_the_same_tables_and_says_the_headline(
    site: TestClient, capability: Capability, answers: dict[str, dict[str, Any]]
) -> None:
    answer = answers["en"]
    shown = site.get(with_parameter(page_of(capability), "lang=en&format=json")).json()["answer"]
    wanted, found = tables(answer), tables(shown)
    if not capability.partly:
        assert shown["value"] == answer["value"]
        assert shown["status"] == answer["status"]
        assert found == wanted
    for title in capability.partly:
        assert found[title] == wanted[title], title
    html = site.get(with_parameter(page_of(capability), "lang=en"))
    assert html.status_code == 200
    if capability.page != ANSWER and not capability.partly:
        assert answer["headline"] in Reader(html.text).text.replace("\xa0", " ")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_its_page_says_every_caveat(
    site: TestClient, capability: Capability, answers: dict[str, dict[str, Any]], language: str
) -> None:
    caveats = [note["text"] for note in answers[language]["notes"] if note["kind"] == "caveat"]
    assert caveats or capability.plan["kind"] in WITHOUT_CAVEATS or capability.status != "answered"
    page = page_of(capability)
    if page == "/coverage?set=gnlc":  # the page says its one caveat in its first lines, in other words
        return
    text = Reader(site.get(with_parameter(page, f"lang={language}")).text).text
    assert [caveat for caveat in caveats if " ".join(caveat.split()) not in text] == []


def test_its_ranks_carry_their_stability(capability: Capability, answers: dict[str, dict[str, Any]]) -> None:
    """Whatever prints a rank of an index says how firm it is; a table of bounds or of verdicts on ranks is itself about that."""
    for language in ("en", "zh"):
        answer = answers[language]
        ranked = any(
            column["key"].partition(":")[0] in ("rank", "published")
            for table in answer["tables"]
            for column in table["columns"]
        )
        if not ranked or capability.plan["kind"] in ("inspect", "envelope", "centrality"):
            continue
        assert any(note["text"].startswith(("Stability: ", "稳定性：")) for note in answer["notes"]), language


def test_every_page_of_the_table_is_linked_from_somewhere_else(site: TestClient) -> None:
    """A page that no other page leads to is found by nobody."""
    own = {page_of(one).partition("?")[0] for one in CAPABILITIES if one.page != ANSWER}
    leading = {"/", "/indices", "/indices/islec-2016", "/indices/gsc-2020", "/cities", "/method", "/relate"}
    links = {link.partition("?")[0] for page in leading for link in Reader(site.get(page).text).links}
    assert own - links == set()


def test_a_second_coding_is_measured_alike_through_every_door(tmp_path: Path) -> None:
    database = tmp_path / "coded.sqlite"
    build_database([seed_directory(), write_package(tmp_path)], database)
    plan = {"kind": "agreement", "variable": "city_paths.path_type"}
    with TestClient(create_app(open_knowledge(database))) as coded:
        made = coded.post("/api/kinds/agreement", json=plan).json()
        page = coded.get("/agreement?variable=city_paths.path_type&format=json").json()["answer"]
        asked = [coded.get("/api/ask", params={"q": question, "lang": "en"}).json() for question in
                 ("How far do the coders agree on the path types?", "各编码者对路径类型的编码一致性如何？")]  # fmt: skip
    typed = [json.loads(kb(*words, "--database", database)[1]) for words in (
        ("ask", "--json", "How far do the coders agree on the path types?"), ("plan", "--json", json.dumps(plan)),
        ("export", json.dumps(plan), "--format", "json"))]  # fmt: skip
    assert (made["status"], made["value"]["type"]) == ("answered", "number")
    assert {"Agreement of coders", "History of the codings"} < set(tables(made))
    assert [told(one) for one in (page, *asked, *typed)] == [told(made)] * 6
