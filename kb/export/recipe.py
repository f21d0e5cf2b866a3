"""A recipe: what it takes to make an answer again, and whether the bytes then agree."""

import hashlib
import json
from importlib.metadata import version
from typing import Any

from pydantic import Field, ValidationError

from kb.errors import BadRequestError
from kb.export import javascript
from kb.export.form import Format
from kb.export.method import caveat_text, method_text
from kb.export.references import references_in
from kb.query.answer import Answer, Frozen, Language

FORM = "learning-city-kb/recipe-1"
PROGRAM = "learning-city-kb"
GENERATOR = "numpy PCG64"


class Program(Frozen):
    """The program that made an answer."""

    name: str = PROGRAM
    version: str


class Draws(Frozen):
    """What was drawn at random, so that it can be drawn again."""

    generator: str = GENERATOR
    seed: int
    draws: int


class Recipe(Frozen):
    """An answer's question or plan with everything else that decides its bytes, and their hash."""

    form: str = Field(default=FORM, description="The form of this file.")
    question: str = Field(description="The question in words; empty when the plan was given.")
    language: Language
    plan: dict[str, Any] | None = Field(description="The question as it was understood: kind and all parameters.")
    random: Draws | None = None
    program: Program
    data_version: str
    method: list[str] = []
    references: list[str] = []
    caveats: list[str] = Field(default=[], description="What must be said with the answer.")
    permalink: str
    sha256: str = Field(description="Of the answer as JSON, the format “json”.")


def recipe_of(answer: Answer) -> Recipe:
    """The recipe of an answer."""
    plan = answer.reading.plan or {}
    seed, draws = plan.get("seed"), plan.get("draws")
    method = method_text(answer)
    return Recipe(
        question=answer.question,
        language=answer.language,
        plan=answer.reading.plan,
        random=Draws(seed=seed, draws=draws) if isinstance(seed, int) and isinstance(draws, int) else None,
        program=Program(version=version(PROGRAM)),
        data_version=answer.data_version,
        method=method,
        references=references_in(method),
        caveats=caveat_text(answer),
        permalink=answer.links.get("html", ""),
        sha256=fingerprint(answer),
    )


def fingerprint(answer: Answer) -> str:
    """The SHA-256 of the answer as JSON."""
    return hashlib.sha256(javascript.write(answer)).hexdigest()


def read_recipe(text: str) -> Recipe:
    """A recipe from its JSON.

    Raises
    ------
    BadRequestError
        When it is none; the sentence names the field.
    """
    try:
        found = Recipe.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "recipe"
        raise BadRequestError(f"the recipe cannot be read: {where}: {first['msg']}") from error
    if found.form != FORM:
        raise BadRequestError(f"the recipe has the form {found.form!r}; this program reads {FORM!r}")
    if found.plan is None and not found.question:
        raise BadRequestError("the recipe has neither a question nor a plan, so there is nothing to make again")
    return found


def compare(recipe: Recipe, again: Answer) -> tuple[bool, str]:
    """Whether an answer made again has the bytes of its recipe, and in a sentence why it may not."""
    found = recipe_of(again)
    if found.sha256 == recipe.sha256:
        return True, f"the bytes agree: sha256 {found.sha256}, data version {found.data_version}"
    changes = []
    if found.data_version != recipe.data_version:
        changes.append(f"the recipe was made from data version {recipe.data_version}, this is {found.data_version}")
    if found.program != recipe.program:
        changes.append(f"by program version {recipe.program.version}, this is {found.program.version}")
    why = "; ".join(changes) or "data version and program version are the same: the program itself has changed"
    return False, f"the bytes differ: sha256 {recipe.sha256} then, {found.sha256} now; {why}"


def write(answer: Answer) -> bytes:
    """The recipe as indented JSON."""
    return (json.dumps(recipe_of(answer).model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


def can_be_made_again(answer: Answer) -> bool:
    """Only an answer to one question or one plan has a recipe; a page that lays several together has none."""
    return bool(answer.question or answer.reading.plan)


RECIPE = Format("recipe", "application/json; charset=utf-8", write, "recipe.json", can_be_made_again)
