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
ADDRESSES = [
    *(f"/api/answer.csv?plan={quote(json.dumps(plan))}" for plan in (RANKING, LAWS, COUNTED)),
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
