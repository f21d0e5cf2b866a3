"""Recipes: they hold what decides an answer, and making it again gives the same bytes or says what has changed."""

import json
from pathlib import Path

import pytest

from kb.errors import BadRequestError
from kb.export.recipe import Recipe, compare, read_recipe, recipe_of, write
from kb.knowledge import KnowledgeBase, build_database, open_knowledge
from kb.query.kinds.disturbing import Robustness
from kb.query.kinds.weighing import Reweigh

MINI = Path(__file__).parents[1] / "mini"


@pytest.fixture(scope="module")
def knowledge(seed_database: Path) -> KnowledgeBase:
    """The knowledge base of the five documents."""
    return open_knowledge(seed_database)


def test_a_recipe_names_plan_draws_versions_method_and_works(knowledge: KnowledgeBase) -> None:
    recipe = recipe_of(knowledge.run(Robustness(edition="islec-2016", draws=500, seed=7)))
    assert recipe.plan is not None
    assert (recipe.plan["kind"], recipe.plan["edition"], recipe.plan["noise"]) == ("robustness", "islec-2016", 0.25)
    assert recipe.random is not None
    assert recipe.random.model_dump() == {"generator": "numpy PCG64", "seed": 7, "draws": 500}
    assert recipe.data_version == knowledge.data_version
    assert "500 draws, generator PCG64, seed 7" in recipe.method[0]
    assert [work.partition(",")[0] for work in recipe.references] == ["OECD", "Saisana"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_answer_made_again_has_the_same_bytes(knowledge: KnowledgeBase, language: str) -> None:
    for first in (
        knowledge.run(Reweigh(edition="gsc-2020"), language),
        knowledge.ask("Which cities have a law?", language),
    ):  # type: ignore[arg-type]
        recipe = read_recipe(write(first).decode())
        again = (
            knowledge.ask(recipe.question, recipe.language)
            if recipe.question
            else knowledge.run(recipe.plan or {}, recipe.language)
        )
        assert again == first
        agrees, sentence = compare(recipe, again)
        assert agrees
        assert recipe.sha256 in sentence


def test_another_data_version_is_named(knowledge: KnowledgeBase, tmp_path: Path) -> None:
    recipe = recipe_of(knowledge.ask("Which cities have a law?"))
    build_database([MINI], tmp_path / "mini.sqlite")
    other = open_knowledge(tmp_path / "mini.sqlite")
    agrees, sentence = compare(recipe, other.ask(recipe.question, recipe.language))
    assert not agrees
    assert f"made from data version {knowledge.data_version}, this is {other.data_version}" in sentence
    other.close()


def test_changed_bytes_of_the_same_versions_are_laid_at_the_door_of_the_program(knowledge: KnowledgeBase) -> None:
    answer = knowledge.ask("Which cities have a law?")
    recipe = recipe_of(answer).model_copy(update={"sha256": "0" * 64})
    assert compare(recipe, answer)[1].endswith("the program itself has changed")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [({"language": "fr"}, "language"), ({"plan": None, "question": ""}, "neither a question nor a plan"),
     ({"form": "other/1"}, "this program reads"), ({"extra": 1}, "extra"), ({"sha256": None}, "sha256")],
)  # fmt: skip
def test_what_is_no_recipe_is_refused_in_a_sentence(
    knowledge: KnowledgeBase, change: dict[str, object], sentence: str
) -> None:
    recipe: Recipe = recipe_of(knowledge.ask("Which cities have a law?"))
    with pytest.raises(BadRequestError, match=sentence):
        read_recipe(json.dumps(recipe.model_dump(mode="json") | change))
