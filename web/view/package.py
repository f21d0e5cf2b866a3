"""The whole data package as one archive: its tables, their dictionary, how to cite it and its sources."""

import csv
import io
from collections.abc import Iterable, Iterator

from kb.export.archive import pack_stream
from kb.export.bibtex import write_bibtex
from kb.export.works import base_work, reference_text, source_work
from kb.knowledge import KnowledgeBase
from kb.load.schema import PROFILE, as_text
from kb.load.table_schema import TableFiles, describe_table
from kb.model import RESOURCES, Correction, Row
from kb.query.answer import Language
from web.labels import label
from web.view.data import data_page, resource_stream

LICENCE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
LANGUAGES: tuple[Language, Language] = ("en", "zh")
DICTIONARY = ("resource", "column", "label", "label_zh", "type", "required", "values", "description", "description_zh")


def package_stream(knowledge: KnowledgeBase) -> Iterator[bytes]:
    """The archive, a piece at a time; the same data version gives the same bytes."""
    return pack_stream(_files(knowledge))


def _files(knowledge: KnowledgeBase) -> Iterator[tuple[str, Iterable[bytes]]]:
    yield "README.md", [_readme(knowledge).encode()]
    yield "CITATION.bib", [_references(knowledge)]
    yield "datapackage.json", [as_text(_descriptor(knowledge)).encode()]
    yield "dictionary.tsv", [_dictionary(knowledge)]
    for model in _held(knowledge):
        yield f"{model.resource}.csv", resource_stream(knowledge, model.resource)


def _held(knowledge: KnowledgeBase) -> list[type[Row]]:
    """The tables with rows. Rows are corrected already, so corrections do not travel with them: they would be made twice."""
    return [model for model in RESOURCES if model is not Correction and knowledge.base.store.count(model)]


def _descriptor(knowledge: KnowledgeBase) -> dict[str, object]:
    """Data Package v2; ``kb check`` and ``kb build`` read it."""
    found = {model: TableFiles(model, (f"{model.resource}.csv",), tuple(model.model_fields), ())
             for model in _held(knowledge)}  # fmt: skip
    return {
        "$schema": PROFILE,
        "name": "learning-city-kb",
        "title": label("site", "en"),
        "version": knowledge.data_version,
        "licenses": [LICENCE],
        "resources": [describe_table(files, found) for files in found.values()],
    }


def _dictionary(knowledge: KnowledgeBase) -> bytes:
    english, chinese = (data_page(knowledge, language, "/data") for language in LANGUAGES)
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(DICTIONARY)
    for first, second in zip(english.resources, chinese.resources, strict=True):
        for field, other in zip(first.fields, second.fields, strict=True):
            writer.writerow((first.name, field.name, field.label, other.label, field.type, str(field.required).lower(),
                             "|".join(field.values), field.description, other.description))  # fmt: skip
    return text.getvalue().encode()


def _references(knowledge: KnowledgeBase) -> bytes:
    sources = [source_work(row) for row in knowledge.base.sources.values()]
    return write_bibtex([base_work(knowledge.data_version, "", "", "en"), *sources])


def _readme(knowledge: KnowledgeBase) -> str:
    return "\n".join(line for language in LANGUAGES for line in _about(knowledge, language))


def _about(knowledge: KnowledgeBase, language: Language) -> list[str]:
    stop = label("semicolon", language)
    rights = [f"* {reference_text(source_work(row))}{stop}{row.rights_zh if language == 'zh' else row.rights}"
              for row in knowledge.base.sources.values()]  # fmt: skip
    return [
        f"# {label('site', language)}",
        "",
        label("package.about", language),
        "",
        label("data.cite", language).format(version=knowledge.data_version),
        "",
        f"## {label('sources', language)}",
        "",
        *rights,
        "",
    ]
