"""Answers with very many rows as CSV: streamed, they hold the same rows, citations and notes as made at once."""

import csv
import io
import json
from itertools import count
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from kb.cli import app as commands
from kb.query import streamed
from kb.query.drafting import draft

ASKED = count()  # a parameter that nobody reads, so that no answer made before is given again
RANKING = {"kind": "rank", "by": "score:islec-2016.overall", "select": {"conditions": [{"on": "edition", "edition": "islec-2016"}]}}  # fmt: skip
LAWS = {"kind": "find", "select": {"conditions": [{"on": "regulation"}]}, "columns": ["regulation", "body", "networks", "path.typical"]}  # fmt: skip
COUNTED = {"kind": "count", "select": {"conditions": [{"on": "place", "place": "china"}]}}
ANALYSES = [
    {"kind": "dominance", "edition": "islec-2016"},
    {"kind": "outliers", "edition": "gsc-2020"},
    {"kind": "reweigh", "edition": "gsc-2020", "weights": {}, "aggregation": "geometric"},
    {"kind": "robustness", "edition": "islec-2016", "draws": 100, "ask": "influence"},
]
ADDRESSES = [
    *(f"/api/answer.csv?plan={quote(json.dumps(plan))}" for plan in (RANKING, LAWS, COUNTED, *ANALYSES)),
    f"/api/ask.csv?q={quote('Which cities have lifelong-learning legislation, and how are their paths typed?')}",
    "/cities?format=csv",
    "/legislation?format=csv&subject=community-education",
]


def records(text: str) -> list[dict[str, str]]:
    """The rows without empty cells: a column that nobody fills may be missing."""
    found = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    return [{name: value for name, value in row.items() if value} for row in found]


def get(client: TestClient, address: str, language: str) -> tuple[bool, list[dict[str, str]]]:
    """Whether a file comes without its length, and its rows."""
    found = client.get(f"{address}&lang={language}&streamed={next(ASKED)}")
    assert found.status_code == 200, found.text
    return "content-length" not in found.headers, records(found.text)


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "MOST_AT_ONCE", 5)
    monkeypatch.setattr(draft, "LISTED", 3)
    monkeypatch.setattr(streamed, "BLOCK", 2)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_streamed_file_has_the_rows_citations_and_notes_of_one_made_at_once(
    client: TestClient, request: pytest.FixtureRequest, address: str, language: str
) -> None:
    whole = get(client, address, language)
    request.getfixturevalue("long")
    found = get(client, address, language)
    assert (whole[0], found[0]) == (False, True)
    titles = {row["table"] for row in whole[1]} - {row["table"] for row in found[1]}
    assert len(titles) <= 1  # a page's own title over its first table
    wanted = [{name: value for name, value in row.items() if name != "table"} for row in whole[1]]
    assert [{name: value for name, value in row.items() if name != "table"} for row in found[1]] == wanted


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize("form", ["xlsx", "md", "json", "report", "tidy"])
def test_a_format_that_needs_all_rows_at_once_refuses_very_many(client: TestClient, form: str) -> None:
    found = client.get(f"/api/answer.{form}?plan={quote(json.dumps(RANKING))}&streamed={next(ASKED)}")
    assert found.status_code == 413
    assert found.json()["error"]["message"] == (
        f"this answer has 68 rows, too many for one {form} file: take csv, which is streamed"
    )


@pytest.mark.usefixtures("long")
def test_the_command_streams_too(seed_database: Path, tmp_path: Path) -> None:
    file = tmp_path / "ranking.csv"
    done = CliRunner().invoke(
        commands, ["export", json.dumps(RANKING), "--output", str(file), "--database", str(seed_database)]
    )
    assert done.exit_code == 0, done.output
    rows = records(file.read_text(encoding="utf-8"))
    assert sum("city" in row for row in rows) == 68
    assert [row["note"] for row in rows if row.get("note.kind") == "data version"]


@pytest.mark.parametrize(
    ("plan", "cases", "computed"),
    [
        ({"kind": "associate", "indicators": ["gsc-2020.mobile-phone", "gsc-2020.export-bandwidth"]}, 20, 2 * 3),
        ({"kind": "relate", "indicators": ["islec-2016.overall"], "by": "region"}, 68, 3),
    ],
)
def test_what_is_computed_from_very_many_cities_cites_the_first_and_their_file_cites_all(
    client: TestClient, request: pytest.FixtureRequest, plan: dict[str, object], cases: int, computed: int
) -> None:
    address = f"/api/answer.csv?plan={quote(json.dumps(plan))}"
    whole = get(client, address, "en")[1]
    request.getfixturevalue("long")
    found = get(client, address, "en")[1]
    assert [row for row in found if row["table"] == "Cases"] == [row for row in whole if row["table"] == "Cases"]
    assert (sum(row["table"] == "Cases" for row in found), len(found[0]["evidence"].split("; "))) == (cases, computed)
    told = "What is computed from more cities cites the values of the first 3 of each group"
    assert any(row.get("note", "").startswith(told) for row in found)
