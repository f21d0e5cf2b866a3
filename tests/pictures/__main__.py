"""The command ``python -m tests.pictures``: the README's pictures, made anew from the seed with Chromium."""

import shutil
import socket
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from playwright.sync_api import sync_playwright

from kb.knowledge import build_database, open_knowledge
from kb.settings import seed_directory
from web.app import create_app

from . import FOLDER, take


def main() -> int:
    """Serve the seed, take every picture. Returns 1 without Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("Chromium is missing: install the package chromium", file=sys.stderr)
        return 1
    with TemporaryDirectory() as directory, socket.create_server(("127.0.0.1", 0)) as listener:
        database = Path(directory) / "kb.sqlite"
        build_database([seed_directory()], database)
        knowledge = open_knowledge(database)
        server = uvicorn.Server(uvicorn.Config(create_app(knowledge), log_level="critical"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            take(browser, f"http://127.0.0.1:{listener.getsockname()[1]}", FOLDER)
            browser.close()
        server.should_exit = True
        thread.join(timeout=10)
        knowledge.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
