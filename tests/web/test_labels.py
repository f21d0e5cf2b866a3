"""Labels: every key that templates and modules use exists, in both languages, and so does every value of the data."""

import re
from pathlib import Path
from typing import get_args

import pytest

import web
from kb.export import FORMATS
from kb.model import RESOURCES
from kb.model.values import Choices
from kb.query.answer import NoteKind, Status
from web.labels import LABELS
from web.labels_dictionary import COLUMNS_ZH, TABLES_ZH
from web.view.naming import kind_of

WEB = Path(web.__file__).parent


def used_keys() -> set[str]:
    found: set[str] = set()
    for template in (WEB / "templates").glob("*.html"):
        found |= set(re.findall(r"\bt\('([^'~]+)'\s*[,)]", template.read_text(encoding="utf-8")))
    for module in WEB.rglob("*.py"):
        found |= set(re.findall(r'\blabel\("([^"]+)"', module.read_text(encoding="utf-8")))
    return found


@pytest.mark.parametrize("key", sorted(used_keys()))
def test_a_used_label_exists(key: str) -> None:
    assert key in LABELS


def test_no_label_is_empty_in_either_language() -> None:
    for key, (english, chinese) in LABELS.items():
        assert english.strip(), key
        assert chinese.strip(), key


def test_chinese_labels_are_chinese() -> None:
    latin = {key for key, (_, chinese) in LABELS.items() if not re.search(r"[\u4e00-\u9fff，：；、。（]", chinese)}
    assert latin == {
        "english",
        "api",
        "field.doi",
        "field.sha256",
        *(f"format.{name}" for name in ("csv", "json", "md")),
    }


def test_every_field_value_and_kind_of_the_data_has_a_label() -> None:
    for model in RESOURCES:
        assert f"resource.{model.resource}" in LABELS
        assert f"thing.{kind_of(model)}" in LABELS
        for name, info in model.model_fields.items():
            assert f"field.{name}" in LABELS
            for choices in choices_of(info):
                for value in choices.values:
                    assert f"value.{value}" in LABELS, (model, name, value)


def test_the_dictionary_says_every_table_and_column_in_chinese_and_nothing_else() -> None:
    described = {info.description for model in RESOURCES for info in model.model_fields.values() if info.description}
    assert set(COLUMNS_ZH) == described
    assert set(TABLES_ZH) == {model.resource for model in RESOURCES}
    assert all(re.search(r"[\u4e00-\u9fff]", text) for text in [*COLUMNS_ZH.values(), *TABLES_ZH.values()])


def choices_of(info: object) -> list[Choices]:
    annotation = getattr(info, "annotation", None)
    nested = [meta for part in get_args(annotation) for meta in getattr(part, "__metadata__", ())]
    return [meta for meta in [*getattr(info, "metadata", ()), *nested] if isinstance(meta, Choices)]


def test_every_export_format_has_a_label() -> None:
    assert {f"format.{form.name}" for form in FORMATS} <= LABELS.keys()


def test_notes_and_statuses_have_labels() -> None:
    assert {f"note.{kind}" for kind in get_args(NoteKind)} <= LABELS.keys()
    assert {f"status.{status}" for status in get_args(Status)} <= LABELS.keys()
