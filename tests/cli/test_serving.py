"""The command serve: a port of its own, an address that answers, a clear word when it cannot; and the tools of mcp."""

import asyncio
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from command import ROOT, Argument, clean, command, kb

from kb.cli.serving import DEFAULT_PORT
from kb.current import Always
from kb.knowledge import open_knowledge
from kb.mcp import create_server

SECONDS = 120


@contextmanager
def served(*arguments: Argument, **environment: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server and the address that it prints."""
    with subprocess.Popen(command("serve", *arguments), cwd=ROOT, env=clean(environment), text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # fmt: skip
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            assert line.startswith("serving http://"), line
            yield line.split()[1], process
        finally:
            process.kill()


def opened(address: str) -> bytes:
    """What a page holds."""
    with urllib.request.urlopen(address, timeout=SECONDS) as response:
        return bytes(response.read())


def test_serve_prints_an_address_that_answers_and_stops_when_told(seed_database: Path) -> None:
    with served("--database", seed_database, "--port", "0") as (address, process):
        assert b"<html" in opened(address)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=SECONDS)
        assert (process.returncode, out, err) == (0, "", "stopped\n")


def test_serve_takes_a_free_port_when_the_default_one_is_taken(seed_database: Path) -> None:
    holder = _hold(DEFAULT_PORT)
    try:
        with served("--database", seed_database) as (address, _):
            assert not address.endswith(f":{DEFAULT_PORT}/")
            assert b"<html" in opened(address)
    finally:
        if holder:
            holder.close()


def test_serve_builds_the_named_database_when_it_does_not_exist(tmp_path: Path) -> None:
    database = tmp_path / "new.sqlite"
    with served("--database", database, "--port", "0") as (address, _):
        assert b"Wuhan" in opened(f"{address}cities?lang=en")
    assert database.exists()


def test_serve_serves_a_named_database_as_it_is(mini: Path, tmp_path: Path) -> None:
    database = tmp_path / "mini.sqlite"
    assert kb("build", mini, "--database", database)[0] == 0
    content = database.read_bytes()
    with served("--database", database, "--port", "0", KB_DOCUMENTS=str(mini / "documents")) as (address, _):
        assert b"Larkton" in opened(f"{address}cities?lang=en")
    assert database.read_bytes() == content


def _hold(port: int) -> socket.socket | None:
    """Take a port, unless somebody has it already."""
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError:
        return None


@pytest.mark.parametrize(
    ("arguments", "environment", "sentence"),
    [
        (["--port", "PORT"], {}, "cannot listen on 127.0.0.1 port PORT: Address already in use"),
        ([], {"KB_PORT": "PORT"}, "cannot listen on 127.0.0.1 port PORT: Address already in use"),
        ([], {"KB_PORT": "many"}, "KB_PORT: Input should be a valid integer"),
        (["--port", "70000"], {}, "--port"),
        (["--host", "a.invalid", "--port", "0"], {}, "cannot listen on a.invalid port 0: "),
        (["--documents", "/nowhere", "--port", "0"], {}, "/nowhere"),
        (["--database", "pyproject.toml", "--port", "0"], {}, "pyproject.toml is not a Learning City KB database"),
    ],
)
def test_what_cannot_be_served_is_one_message_and_an_exit_code(
    seed_database: Path, arguments: list[str], environment: dict[str, str], sentence: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = str(holder.getsockname()[1])
        words = [port if word == "PORT" else word for word in arguments]
        said = {name: port if value == "PORT" else value for name, value in environment.items()}
        said = said if "--database" in words else said | {"KB_DATABASE": str(seed_database)}
        code, out, err = kb("serve", *words, **said)
    assert (code, out) == (3 if "pyproject.toml" in words else 2, "")
    assert sentence.replace("port PORT", f"port {port}") in err
    assert "Traceback" not in err


def test_mcp_tools_give_answers_with_evidence_and_errors_in_words(seed_database: Path) -> None:
    from mcp.client import Client

    async def use() -> dict[str, Any]:
        async with Client(create_server(Always(open_knowledge(seed_database)))) as client:
            calls = {
                "ask": {"question": "Which cities have lifelong-learning legislation?"},
                "run_plan": {"plan": {"kind": "connect", "start": "city:beijing", "end": "city:taiyuan"}},
                "search": {"words": "老年大学", "limit": 2},
                "resolve_name": {"name": "Jilin"},
            }
            found: dict[str, Any] = {"tools": [tool.name for tool in (await client.list_tools()).tools]}
            for name, arguments in calls.items():
                found[name] = (await client.call_tool(name, arguments)).structured_content
            found["error"] = await client.call_tool("ask", {"question": "x" * 3_000})
            return found

    found = asyncio.run(use())
    assert found["tools"] == ["ask", "run_plan", "search", "resolve_name"]
    assert len(found["ask"]["value"]["items"]) == 6
    assert found["ask"]["evidence"]
    assert found["run_plan"]["evidence"]
    assert [hit["key"] for hit in found["search"]["result"]][:1] == ["practice:ningbo-elderly-community-universities"]
    assert [one["key"] for one in found["resolve_name"]["result"]] == ["city:jilin", "place:jilin-province"]
    assert found["error"].is_error
    assert "at most 2,000" in str(found["error"].content)


def test_mcp_speaks_over_standard_input_and_output(seed_database: Path) -> None:
    hello = (
        '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",'
        '"capabilities":{},"clientInfo":{"name":"test","version":"1"}}}\n'
    )
    done = subprocess.run(command("mcp", "--database", seed_database), cwd=ROOT, env=clean({}), input=hello.encode(),
                          capture_output=True, check=True, timeout=SECONDS)  # fmt: skip
    assert b'"learning-city-kb"' in done.stdout
