"""Export formats: every cell and citation gets out, no spreadsheet runs a formula, the list is complete."""

import csv
import io
import json
import zipfile

import pytest
from openpyxl import load_workbook

from kb.errors import BadRequestError
from kb.export import FORMATS, format_named, formats_for, write
from kb.query.answer import Answer, Column, Evidence, Note, Ref, Table, TableRow, Understood

WUHAN = Ref(id="city:wuhan", name="Wuhan", name_en="Wuhan", name_zh="武汉")
ANSWER = Answer(
    question="=Which?",
    language="en",
    status="answered",
    reading=Understood(kind="find", text="cities", plan=None),
    headline="1 of 2 cities: Wuhan.",
    value=None,
    tables=[
        Table(
            title="Yes",
            state="yes",
            columns=[Column(key="city", label="City"), Column(key="score", label="Score", unit="points"),
                     Column(key="path", label="Path"), Column(key="state", label="State")],
            rows=[TableRow(cells={"city": WUHAN, "score": -2.5, "path": "=1+1|2", "state": "yes"},
                           evidence=["e1", "e2"], cell_evidence={"score": ["e2"]})],
        )
    ],
    evidence={"e1": Evidence(source="doc", title="A document", locator="Table 1, l. 3", printed="Wuhan"),
              "e2": Evidence(source="doc", title="A document", locator="Table 2, l. 9")},
    notes=[Note(kind="caveat", text="Mind the gap."),
           Note(kind="assumption", text="Method: a mean (OECD/JRC 2008, Handbook), p by Holm (1979).")],
    data_version="abc",
)  # fmt: skip


def test_the_list_of_formats_is_the_index() -> None:
    assert [form.name for form in FORMATS] == [
        "csv",
        "json",
        "md",
        "report",
        "xlsx",
        "tidy",
        "recipe",
        "cases",
        "r",
        "qca",
        "coinr",
    ]
    with pytest.raises(KeyError):
        format_named("xls")


def test_csv_holds_keys_and_citations_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(format_named("csv").write(ANSWER).decode("utf-8-sig"))))
    nothing = dict.fromkeys(("state", "city", "city.key", "score", "path", "evidence"), "") | {"table": "Notes"}
    assert rows == [
        {
            "table": "Yes", "state": "yes", "city": "Wuhan", "city.key": "city:wuhan", "score": "-2.5",
            "path": "'=1+1|2", "evidence": "doc[Table 1, l. 3]; doc[Table 2, l. 9]", "note.kind": "", "note": "",
        },
        *({**nothing, "note.kind": kind, "note": text} for kind, text in (
            ("caveat", "Mind the gap."), ("assumption", "Method: a mean (OECD/JRC 2008, Handbook), p by Holm (1979)."),
            ("data version", "abc"))),
    ]  # fmt: skip


def test_json_is_the_answer_contract() -> None:
    assert json.loads(format_named("json").write(ANSWER)) == ANSWER.model_dump(mode="json")


def test_markdown_cites_every_cell_with_a_footnote() -> None:
    text = format_named("md").write(ANSWER).decode()
    assert "| Wuhan[^e1] | -2.5[^e2] | =1+1\\|2 | yes |" in text
    assert "[^e1]: A document (doc), Table 1, l. 3. “Wuhan”" in text
    assert "- Mind the gap." in text


def test_a_report_numbers_the_works_that_its_method_names() -> None:
    text = format_named("md").write(ANSWER).decode()
    method, _, references = text.partition("## References")
    assert "## Method\n\na mean (OECD/JRC 2008, Handbook), p by Holm (1979)." in method
    assert references.strip().startswith("1. Holm, S. (1979). A simple sequentially rejective")
    assert "\n2. OECD, & European Commission Joint Research Centre (2008)." in references
    assert "Mann" not in references


def test_the_html_report_stands_alone_and_its_marks_lead_to_its_evidence() -> None:
    page = format_named("report").write(ANSWER).decode()
    assert '<td class="n">-2.5<sup><a href="#e2">[2]</a></sup></td>' in page
    assert '<li id="e1" value="1">A document (doc), Table 1, l. 3; printed “Wuhan”</li>' in page
    assert "src=" not in page
    assert "http" not in page
    spoilt = ANSWER.model_copy(update={"headline": "<script>alert(1)</script>"})
    assert "<script>" not in format_named("report").write(spoilt).decode()


def test_a_workbook_has_a_read_me_its_tables_and_their_evidence() -> None:
    book = load_workbook(io.BytesIO(format_named("xlsx").write(ANSWER)))
    assert book.sheetnames == ["Read me", "Yes", "Evidence"]
    told = {row[0].value: row[1].value for row in book["Read me"].iter_rows()}
    assert told["Finding"] == "1 of 2 cities: Wuhan."
    assert told["Question"] == "=Which?"
    assert told["Method"] == "a mean (OECD/JRC 2008, Handbook), p by Holm (1979)."
    assert told["Notes"] == "Mind the gap."
    assert told["Data version"] == "abc"
    rows = [[cell.value for cell in row] for row in book["Yes"].iter_rows()]
    assert rows == [["City", "city.key", "Score (points)", "Path", "State", "Evidence"],
                    ["Wuhan", "city:wuhan", -2.5, "=1+1|2", "yes", "e1 e2"]]  # fmt: skip
    assert book["Yes"]["D2"].data_type == "s"
    assert [cell.value for cell in book["Evidence"][2]] == ["e1", "doc", "A document", "Table 1, l. 3", "Wuhan"]


def test_tables_of_one_title_get_sheets_of_their_own() -> None:
    twice = ANSWER.model_copy(update={"tables": [*ANSWER.tables, *ANSWER.tables]})
    assert load_workbook(io.BytesIO(format_named("xlsx").write(twice))).sheetnames[1:3] == ["Yes", "Yes 2"]


def test_no_archive_holds_the_time_of_writing() -> None:
    for name in ("xlsx", "tidy"):
        archive = zipfile.ZipFile(io.BytesIO(format_named(name).write(ANSWER)))
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        if name == "xlsx":
            core = archive.read("docProps/core.xml").decode()
            assert core.count("1980-01-01T00:00:00Z") == 2


def test_tidy_tables_have_a_row_a_value_and_a_dictionary_for_every_column() -> None:
    archive = zipfile.ZipFile(io.BytesIO(format_named("tidy").write(ANSWER)))
    assert archive.namelist() == ["values.csv", "dictionary.csv", "evidence.csv", "report.md", "recipe.json"]
    tables = {name: list(csv.DictReader(io.StringIO(archive.read(name).decode()))) for name in archive.namelist()[:3]}
    assert tables["values.csv"][0] == {
        "table": "Yes", "row": "1", "subject": "Wuhan", "subject_key": "city:wuhan", "state": "yes", "variable": "score",
        "value": "-2.5", "value_key": "", "unit": "points", "evidence": "e2",
    }  # fmt: skip
    assert [row["value"] for row in tables["values.csv"]] == ["-2.5", "'=1+1|2", "yes"]
    described = {row["name"] for row in tables["dictionary.csv"] if row["file"] == "values.csv"}
    assert set(tables["values.csv"][0]) | {"variable score", "variable path"} <= described
    types = {row["name"]: (row["meaning"], row["unit"], row["type"]) for row in tables["dictionary.csv"]}
    assert types["variable score"] == ("Score", "points", "number")
    assert {row["id"] for row in tables["evidence.csv"]} == {"e1", "e2"}


def test_a_page_of_several_answers_has_no_recipe() -> None:
    several = ANSWER.model_copy(update={"question": ""})
    assert "recipe" not in [form.name for form in formats_for(several)]
    with pytest.raises(BadRequestError, match="cannot be written as recipe; it can as csv, json"):
        write(several, "recipe")
