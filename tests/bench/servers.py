"""Server processes of both sides, one worker each, and connections to them; run as a module, it is such a process."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from .scales import ROOT
from .timing import FaultError

EMPTY = len('{"floor":""}')


@dataclass(frozen=True)
class Server:
    """A server process on this machine and one open connection to it."""

    process: int
    connection: HTTPConnection

    def get(self, address: str) -> bytes:
        """The body at an address.

        Raises
        ------
        FaultError
            When the answer is not 200, or there is none.
        """
        try:
            self.connection.request("GET", address)
            response = self.connection.getresponse()
            body = response.read()
        except (OSError, HTTPException) as error:
            self.connection.close()
            raise FaultError(f"no answer at {address}: {error!r}") from error
        if response.status != 200:
            raise FaultError(f"status {response.status} at {address}: {body[:200].decode(errors='replace')}")
        return body

    def apart(self) -> "Server":
        """The same server over a connection of its own."""
        return Server(self.process, HTTPConnection(self.connection.host, self.connection.port, timeout=60))

    def resident(self) -> float:
        """Resident memory in MB; 0 where the system does not tell."""
        status = Path(f"/proc/{self.process}/status")
        lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
        return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)

    def processor(self) -> float:
        """Milliseconds of processor time so far; 0 where the system does not tell."""
        status = Path(f"/proc/{self.process}/stat")
        fields = status.read_text(encoding="utf-8").rpartition(")")[2].split() if status.exists() else []
        return sum(map(int, fields[11:13])) * 1000 / os.sysconf("SC_CLK_TCK")

    def memory(self) -> str:
        """Resident memory now and at its highest, where the system tells."""
        status = Path(f"/proc/{self.process}/status")
        lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
        sizes = {line.split()[0]: int(line.split()[1]) / 1024 for line in lines if line.startswith(("VmRSS", "VmHWM"))}
        return f"{sizes['VmRSS:']:.0f} MB (highest {sizes['VmHWM:']:.0f} MB)" if sizes else "unknown"


@contextmanager
def serving(database: str = "", keep: str = "") -> Iterator[Server]:
    """A server of the project over a database, keeping its responses or not, or of the floor.

    Connections wait until it is ready.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        number = listener.fileno()
        command = [sys.executable, "-m", "tests.bench.servers", str(number), database, keep]
        process = subprocess.Popen(command, cwd=ROOT, pass_fds=[number])
        connection = HTTPConnection("127.0.0.1", listener.getsockname()[1], timeout=60)
    try:
        yield Server(process.pid, connection)
    finally:
        connection.close()
        process.kill()
        process.wait()


def project(database: str, keep: str) -> FastAPI:
    """The site over a database as ``kb serve`` makes it; without ``keep`` every response is made anew."""
    from kb.collector import keep_for_good, no_collector

    with no_collector():
        import web.keep
        from kb.knowledge import open_knowledge
        from web.app import create_app

        keep_for_good()
    if not keep:
        web.keep.LARGEST = min(web.keep.LARGEST, 0)  # fails loudly when the site no longer limits what it keeps
    return create_app(open_knowledge(database))


def floor() -> FastAPI:
    """The least that FastAPI can do: a constant as JSON, or as a page by Jinja2, of the size asked for."""
    app = FastAPI()
    template = Environment(autoescape=True).from_string("<!doctype html><p>{{ text }}</p>")

    @app.get("/{size}")
    async def constant(size: int) -> dict[str, str]:
        return {"floor": "x" * (size - EMPTY)}

    @app.get("/page/{size}", response_class=HTMLResponse)
    async def page(size: int) -> str:
        return template.render(text="x" * (size - len(template.render(text=""))))

    return app


def main(descriptor: str, database: str, keep: str) -> None:
    """Serve on an inherited socket until killed, with the same settings for both sides."""
    app = project(database, keep) if database else floor()
    config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_keep_alive=600)
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(descriptor))])


if __name__ == "__main__":
    main(*sys.argv[1:])
