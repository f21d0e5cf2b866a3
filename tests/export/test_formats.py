"""Export formats: every cell and citation gets out, no spreadsheet runs a formula, the list is complete."""

import csv
import io
import json

import pytest

from kb.export import FORMATS, format_named
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
    notes=[Note(kind="caveat", text="Mind the gap.")],
    data_version="abc",
)  # fmt: skip


def test_the_list_of_formats_is_the_index() -> None:
    assert [form.name for form in FORMATS] == ["csv", "json", "md"]
    with pytest.raises(KeyError):
        format_named("xls")


def test_csv_holds_keys_and_citations_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(format_named("csv").write(ANSWER).decode("utf-8-sig"))))
    assert rows == [
        {
            "table": "Yes", "state": "yes", "city": "Wuhan", "city.key": "city:wuhan", "score": "-2.5",
            "path": "'=1+1|2", "evidence": "doc[Table 1, l. 3]; doc[Table 2, l. 9]",
        }
    ]  # fmt: skip


def test_json_is_the_answer_contract() -> None:
    assert json.loads(format_named("json").write(ANSWER)) == ANSWER.model_dump(mode="json")


def test_markdown_cites_every_cell_with_a_footnote() -> None:
    text = format_named("md").write(ANSWER).decode()
    assert "| Wuhan[^e1] | -2.5[^e2] | =1+1\\|2 | yes |" in text
    assert "[^e1]: A document (doc), Table 1, l. 3. “Wuhan”" in text
    assert "- Mind the gap." in text
