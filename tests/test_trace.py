"""The trace from each method to its doors names what there is, and what is taken along is the same through every door."""

import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from kb.export import FORMATS, PICTURES
from kb.knowledge import open_knowledge
from tests.capabilities import CAPABILITIES, METHODS, TAKEN, markdown
from web.app import create_app

sys.path.append(str(Path(__file__).parent / "cli"))
from command import kb

PLANS = {
    "coinr": '{"kind": "reweigh", "edition": "islec-2016", "level": 2}',
    "qca": '{"kind": "qca", "conditions": [{"condition": {"on": "regulation"}}], "outcome": {"condition": {"on": "score", '
    '"indicator": "islec-2016.overall", "value": 0.65}}, "select": {"conditions": [{"on": "network", "network": "gnlc"}]}}',
    "other": '{"kind": "rank", "by": "rank:islec-2016.overall", "limit": 3, "ascending": true}',
}  # fmt: skip
TEXTS = ("recipe", "csv", "md", "report", "cases", "r")  # the JSON of a page holds the page


def test_every_method_is_traced_and_every_capability_serves_one() -> None:
    named = [name for _, names in METHODS for name in names]
    assert sorted(named) == sorted(one.name for one in CAPABILITIES)
    assert {form for _, forms in TAKEN for form in forms} <= {form.name for form in (*FORMATS, *PICTURES)}


def test_the_written_trace_is_that_of_the_table() -> None:
    assert Path(__file__).with_name("TRACE.md").read_text(encoding="utf-8") == markdown()


@pytest.mark.parametrize("form", TEXTS)
def test_a_file_has_the_same_bytes_through_page_api_and_command(seed_database: Path, form: str) -> None:
    plan = PLANS.get({"r": "qca", "cases": "qca"}.get(form, form), PLANS["other"])
    with TestClient(create_app(open_knowledge(seed_database))) as site:
        api = site.get(f"/api/answer.{form}?plan={quote(plan)}")
        page = site.get(f"/answer?plan={quote(plan)}&format={form}")
    code, out, errors = kb("export", plan, "--format", form, "--database", seed_database)
    assert (api.status_code, page.status_code, code, errors) == (200, 200, 0, "")
    assert api.text == page.text == out
