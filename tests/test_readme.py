"""The examples of the README are true: its packages build and answer, its commands and settings exist."""

import re
from pathlib import Path

import pytest

from kb.knowledge import KnowledgeBase, build_database, open_knowledge
from kb.load.schema import as_text, describe
from kb.settings import Settings, seed_directory

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FILE = re.compile(r"```csv (\S+)\n(.*?)```", re.S)


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """The seed with the two packages that the README writes out."""
    root = tmp_path_factory.mktemp("readme")
    for name, content in FILE.findall(README):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    packages = [root / "my-package", root / "my-edition"]
    for package in packages:
        (package / "datapackage.json").write_text(as_text(describe(package)), encoding="utf-8")
    build_database([seed_directory(), *packages], root / "kb.sqlite")
    return open_knowledge(root / "kb.sqlite")


def test_the_fact_that_the_readme_adds_is_found_with_its_source(extended: KnowledgeBase) -> None:
    found = extended.search("night schools")[0]
    assert (found.key, found.evidence[0].source) == ("practice:nanjing-night-school", "nanjing-report")


def test_the_edition_that_the_readme_adds_answers_without_code(extended: KnowledgeBase) -> None:
    question = re.search(r'kb ask "([^"]*2021\?)"', README)
    assert question
    answer = extended.ask(question[1])
    assert answer.value
    assert answer.value.items
    assert [item.id for item in answer.value.items] == ["city:london"]
    assert {entry.source for entry in answer.evidence.values()} == {"gsc-2021"}


def test_every_setting_stands_in_the_readme() -> None:
    assert [name for name in Settings.model_fields if f"`KB_{name.upper()}`" not in README] == []


def test_every_make_target_stands_in_the_readme() -> None:
    targets = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert targets
    assert [name for name in targets[1].split() if f"make {name}" not in README and name != "browser"] == []
