"""The door itself: errors have one shape, headers are strict, caches are told the truth, bad input is refused."""

import pytest
from sitepages import FLAGSHIP, PAGES
from starlette.testclient import TestClient

from kb.query.kinds import KINDS

LONG = "w" * 2001

BAD = (
    ("/api/things/city:atlantis", 404),
    ("/api/things/nonsense", 404),
    ("/api/nothing", 404),
    ("/api/ask", 422),
    ("/api/ask?q=Wuhan&lang=fr", 422),
    (f"/api/ask?q={LONG}", 422),
    ("/api/ask?q=" + "w" * 60_000, 422),
    ("/api/answer?plan={", 422),
    ('/api/answer?plan={"kind":"dance"}', 422),
    ('/api/answer?plan={"kind":"aggregate"}', 422),
    ('/api/answer?plan={"kind":"find","limit":-5}', 422),
    ("/api/answer?plan=" + "x" * 9_000, 422),
    ("/api/search?q=x&limit=9999", 422),
    ("/api/search?q=x&kind=score", 404),
    ("/cities?format=json&tier=emperor", 404),
    ("/cities/atlantis?format=json", 404),
    ("/cities?format=xml", 422),
    ("/compare?city=atlantis&format=json", 404),
    ("/compare?" + "&".join(f"city={c}" for c in ("anqing", "baotou", "beihai", "beijing", "bengbu", "cairo", "wuhan"))
     + "&format=json", 422),
    ("/indices/islec-1999?format=json", 404),
    ("/indices/islec-2016?indicator=gsc-2020.overall&format=json", 404),
    ("/legislation?as_of=yesterday&format=json", 422),
    ("/legislation?breadth=wide&format=json", 422),
    ("/practices?theme=cooking&format=json", 404),
    ("/sources/gnlc-12?at=abc&format=json", 422),
    ("/sources/nowhere?format=json", 404),
    ("/graph/city:atlantis?format=json", 404),
    ("/graph/city:wuhan?to=city:atlantis&format=json", 404),
    ("/coverage?state=maybe&format=json", 404),
    ("/method?format=md", 404),
    ("/cities/wuhan?format=recipe", 422),
    ("/api/ask.pdf?q=Wuhan", 422),
)  # fmt: skip


@pytest.mark.parametrize(("address", "status"), BAD)
def test_bad_requests_get_a_clear_4xx_in_one_shape(client: TestClient, address: str, status: int) -> None:
    response = client.get(address)
    if "format=xml" in address:
        assert response.status_code == status
        return
    assert response.status_code == status
    body = response.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"status", "message"}
    assert body["error"]["status"] == status
    assert "Traceback" not in response.text


@pytest.mark.parametrize(("address", "status"), BAD)
def test_people_get_the_same_errors_as_a_page(client: TestClient, address: str, status: int) -> None:
    if address.startswith("/api") or "format=xml" in address or "format=recipe" in address or "/method" in address:
        return
    response = client.get(address.replace("&format=json", "").replace("format=json&", "").replace("?format=json", ""))
    assert response.status_code == status
    assert response.headers["content-type"].startswith("text/html")
    assert "<h1>" in response.text


def test_control_characters_are_taken_out_of_a_question(client: TestClient) -> None:
    clean = client.get("/api/ask", params={"q": FLAGSHIP["en"]}).json()
    dirty = client.get("/api/ask", params={"q": FLAGSHIP["en"].replace(" ", "\x00\x1b ", 1)}).json()
    assert dirty["headline"] == clean["headline"]
    assert "\x00" not in dirty["question"]


def test_an_empty_question_goes_back_to_the_first_page(client: TestClient) -> None:
    response = client.get("/ask?q=%20%00")
    assert response.status_code == 303
    assert response.headers["location"].startswith("/?")


def test_a_large_or_broken_body_is_refused(client: TestClient) -> None:
    large = client.post("/api/plan", content=b"x" * 200_000, headers={"content-type": "application/json"})
    assert large.status_code == 413
    assert large.json()["error"]["status"] == 413
    broken = client.post("/api/plan", content=b"\xff\xfe{", headers={"content-type": "application/json"})
    assert broken.status_code in (400, 422)
    assert set(broken.json()["error"]) == {"status", "message"}


def test_an_unforeseen_fault_shows_no_stack_trace(
    app: object, knowledge: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    import logging

    from kb.knowledge import KnowledgeBase

    def broken(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(KnowledgeBase, "ask", broken)  # a question nobody asked before, so that nothing is kept
    logging.disable(logging.CRITICAL)
    try:
        with TestClient(app, raise_server_exceptions=False) as client:  # type: ignore[arg-type]
            response = client.get("/api/ask?q=Wuhan+unforeseen")
    finally:
        logging.disable(logging.NOTSET)
    assert response.status_code == 500
    assert "secret" not in response.text
    assert response.json()["error"]["status"] == 500


@pytest.mark.parametrize("page", [*PAGES[:6], "/nothing", "/api/ask?q=Wuhan", "/health", "/static/style.css"])
def test_every_response_has_the_strict_policy(client: TestClient, page: str) -> None:
    headers = client.get(page).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


def test_a_page_is_not_sent_twice(client: TestClient) -> None:
    first = client.get("/cities/wuhan?lang=en")
    tag = first.headers["etag"]
    second = client.get("/cities/wuhan?lang=en", headers={"if-none-match": tag})
    assert (second.status_code, second.content) == (304, b"")
    assert second.headers["etag"] == tag
    assert "content-security-policy" in second.headers
    assert client.get("/cities/wuhan?lang=zh").headers["etag"] != tag
    assert client.get("/cities/beijing?lang=en").headers["etag"] != tag


def test_a_kept_page_is_the_page_and_no_error_is_kept(client: TestClient) -> None:
    first, second = (client.get("/compare?city=wuhan&city=suzhou&lang=en") for _ in range(2))
    assert first.content == second.content
    assert sorted(first.headers.items()) == sorted(second.headers.items())
    assert (
        client.get("/cities/atlantis?lang=en").status_code == client.get("/cities/atlantis?lang=en").status_code == 404
    )
    assert client.get("/compare?city=wuhan&city=suzhou", headers={"accept-encoding": "identity"}).text != ""


def test_pages_are_compressed(client: TestClient) -> None:
    assert client.get("/cities", headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"


def test_the_first_page_is_light(client: TestClient) -> None:
    import gzip

    total = sum(len(gzip.compress(client.get(path).content)) for path in ("/", "/static/style.css", "/static/app.js"))
    assert total < 60_000
    scripts = [client.get(f"/static/{name}.js").content for name in ("app", "collection", "weights")]
    assert len(scripts[0]) < 15_000
    assert sum(len(gzip.compress(script)) for script in scripts) < 15_000


def test_every_kind_has_an_endpoint_with_its_docs(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    for kind in KINDS:
        name = str(kind.model_fields["kind"].default)
        operation = document["paths"][f"/api/kinds/{name}"]["post"]
        assert kind.examples[0] in operation["description"]
        assert operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].endswith("/Answer")


def test_a_kind_endpoint_and_the_plan_endpoint_give_the_same_answer(client: TestClient) -> None:
    plan = {"kind": "find", "select": {"conditions": [{"on": "regulation"}]}}
    body = client.post("/api/plan", json=plan).json()
    assert client.post("/api/kinds/find", json={"select": plan["select"]}).json() == body
    assert body["status"] == "answered"


def test_the_documentation_page_loads_nothing_from_outside(client: TestClient) -> None:
    html = client.get("/docs").text
    assert "https://" not in html
    assert client.get("/redoc").status_code == 404
    assert client.get("/static-offline-docs/swagger-ui-bundle.js").status_code == 200


def test_suggestions_begin_with_what_is_typed(client: TestClient) -> None:
    found = client.get("/api/suggest", params={"q": "wuh"}).json()
    assert found[0] == {"text": "Wuhan", "kind": "city", "label": "City", "url": "/cities/wuhan"}
    assert client.get("/api/suggest", params={"q": "武汉", "lang": "zh"}).json()[0]["text"] == "武汉"
    assert client.get("/api/suggest", params={"q": "  "}).json() == []


def test_search_says_what_matched_and_where(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "older learners", "kind": "practice"}).json()
    assert found
    assert all(hit["kind"] == "practice" and hit["matched"] and hit["fields"] for hit in found)


def test_a_city_key_leads_to_the_city_page(client: TestClient) -> None:
    response = client.get("/things/city:wuhan?lang=en")
    assert (response.status_code, response.headers["location"]) == (303, "/cities/wuhan?lang=en")


@pytest.mark.parametrize("address", ["/method?lang=en", "/cities?format=csv&lang=zh", "/api/kinds", "/nowhere"])
def test_a_head_is_told_what_a_get_would_get_without_it(client: TestClient, address: str) -> None:
    got, told = client.get(address), client.head(address)
    assert (told.status_code, told.content) == (got.status_code, b"")
    assert dict(told.headers) == dict(got.headers)
