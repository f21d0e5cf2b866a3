"""The site over the seed package, as a client without network and as a server for a browser."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from browsing import CHROMIUM
from fastapi import FastAPI
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from kb.knowledge import KnowledgeBase, build_database, open_knowledge
from web.app import create_app

MINI = Path(__file__).parent.parent / "mini"


@pytest.fixture(scope="session")
def knowledge(engine: str, seed_on: Callable[[str], KnowledgeBase]) -> KnowledgeBase:
    """The knowledge base of the five documents."""
    return seed_on(engine)


@pytest.fixture(scope="session")
def app(knowledge: KnowledgeBase) -> FastAPI:
    """The site without documents."""
    return create_app(knowledge)


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    """A client that shows what a visitor would see, also when something breaks; every test starts without cookies."""
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as found:
        yield found


@pytest.fixture(autouse=True)
def _without_cookies(client: TestClient) -> None:
    client.cookies.clear()


@pytest.fixture(scope="session")
def mini_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The site over the small package, with its documents attached."""
    database = tmp_path_factory.mktemp("web-mini") / "mini.sqlite"
    build_database([MINI], database)
    opened = open_knowledge(database)
    with TestClient(create_app(opened, MINI / "documents"), raise_server_exceptions=False) as found:
        yield found
    opened.close()


@pytest.fixture(scope="session")
def address(app: FastAPI) -> Iterator[str]:
    """The address of a running server."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)
    listener.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; where nothing may be skipped its absence is a failure."""
    if CHROMIUM is None:
        if os.environ.get("KB_NO_SKIP"):
            pytest.fail("Chromium is not installed, and KB_NO_SKIP is set")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()
