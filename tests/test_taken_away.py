"""What every analysis gives to take away: a recipe that makes it again, a method with its works, files with all that must be said."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from kb.export import FORMATS, PICTURES, formats_for, write
from kb.export.archive import unpack
from kb.export.method import PLAIN
from kb.export.recipe import Recipe, compare, read_recipe
from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer
from tests.capabilities import CAPABILITIES, Capability
from web.app import create_app

sys.path.append(str(Path(__file__).parent / "cli"))
from command import kb

ALWAYS = {"csv", "json", "md", "report", "xlsx", "tidy", "recipe"}
READ_OFF = {"aggregate", "lookup"}  # kinds that read or sum what is printed: there is no method beyond their plan
ANSWERED = [one for one in CAPABILITIES if one.status == "answered"]
FIRST_OF_KIND = {str(one.plan["kind"]): one for one in reversed(ANSWERED)}


@pytest.fixture(scope="module")
def knowledge(seed_on: Callable[[str], KnowledgeBase]) -> KnowledgeBase:
    """The knowledge base of the five documents."""
    return seed_on("sqlite")


@pytest.fixture(scope="module")
def site(knowledge: KnowledgeBase) -> TestClient:
    """The site over it."""
    return TestClient(create_app(knowledge))


@pytest.fixture(scope="module", params=ANSWERED, ids=lambda one: one.name)
def capability(request: pytest.FixtureRequest) -> Capability:
    """One after the other: all tests of one, then of the next, so that they share its answer."""
    found: Capability = request.param
    return found


@pytest.fixture(scope="module")
def answer(knowledge: KnowledgeBase, capability: Capability) -> Answer:
    """The answer to the plan."""
    return knowledge.run(capability.plan)


@pytest.fixture(scope="module")
def recipe(answer: Answer) -> Recipe:
    """Its recipe, as it is read from the file."""
    return read_recipe(write(answer, "recipe").decode())


@pytest.fixture(scope="module")
def again(knowledge: KnowledgeBase, recipe: Recipe) -> Answer:
    """The answer made again from the recipe."""
    return knowledge.run(recipe.plan or {}, recipe.language)


def test_its_recipe_makes_the_same_bytes_again_and_names_method_and_works(
    knowledge: KnowledgeBase, capability: Capability, recipe: Recipe, again: Answer
) -> None:
    assert compare(recipe, again)[0]
    assert (recipe.data_version, recipe.sha256 == "") == (knowledge.data_version, False)
    assert recipe.method
    if capability.plan["kind"] not in READ_OFF:
        assert PLAIN["en"] not in recipe.method
        assert recipe.references
    assert (recipe.random is not None) == ({"seed", "draws"} <= set(recipe.plan or {}))


def test_it_can_be_had_in_every_form_and_made_again_every_form_is_the_same(
    capability: Capability, answer: Answer, again: Answer
) -> None:
    fitting = {form.name for form in formats_for(answer)}
    assert fitting >= ALWAYS
    plan = capability.plan
    not_for_coinr = {"reweigh": {"aggregation", "normalisation"}, "robustness": {"city"}}
    for_coinr = plan["kind"] in not_for_coinr and not not_for_coinr[plan["kind"]] & set(plan)
    assert ("qca" in fitting, "coinr" in fitting) == (plan["kind"] == "qca", for_coinr)
    files = {name: write(answer, name) for name in fitting}
    assert [name for name, file in files.items() if write(again, name) != file] == []
    assert {"dictionary.csv", "values.csv", "report.md", "recipe.json"} <= set(unpack(files["tidy"]))
    sheet = load_workbook(io.BytesIO(files["xlsx"])).worksheets[0]
    told = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    caveats = [note.text for note in answer.notes if note.kind == "caveat"]
    assert [text for text in (*caveats, answer.data_version) if text not in told] == []


def test_its_permalink_gives_the_answer_of_the_plan(site: TestClient, answer: Answer) -> None:
    given = site.get(answer.links["json"]).content
    assert Answer.model_validate_json(given).model_dump() == answer.model_dump()
    page = site.get(answer.links["html"])
    assert page.status_code == 200
    assert all(f"format={name}" in page.text for name in ALWAYS)


@pytest.mark.parametrize("first", FIRST_OF_KIND.values(), ids=FIRST_OF_KIND)
def test_every_form_has_the_same_bytes_over_http_and_from_the_command(
    site: TestClient, knowledge: KnowledgeBase, seed_database: Path, tmp_path: Path, first: Capability
) -> None:
    answer, plan, target = knowledge.run(first.plan), json.dumps(first.plan), tmp_path / "tidy.zip"
    for form in formats_for(answer):
        assert site.get(f"/api/answer.{form.name}", params={"plan": plan}).content == write(answer, form.name), (
            form.name
        )
    assert kb("export", plan, "--format", "tidy", "--output", target, "--database", seed_database)[0] == 0
    assert target.read_bytes() == write(answer, "tidy")


@pytest.mark.parametrize("name", ["rank intervals under random weights", "law and score", "QCA"])
def test_a_picture_of_it_is_drawn_where_it_has_a_chart(knowledge: KnowledgeBase, name: str) -> None:
    answer = knowledge.run(next(one.plan for one in CAPABILITIES if one.name == name))
    drawn = {form.name for form in PICTURES if form.fits(answer)}
    assert drawn == ({"svg", "png", "vega-lite"} if answer.chart else set())
    if drawn:
        assert write(answer, "svg").startswith(b"<svg")
        assert write(answer, "png").startswith(b"\x89PNG")
        assert json.loads(write(answer, "vega-lite"))["$schema"].endswith(".json")


def test_the_forms_named_here_are_those_there_are() -> None:
    assert {form.name for form in FORMATS} == ALWAYS | {"cases", "r", "qca", "coinr"}
