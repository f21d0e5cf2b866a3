"""A primary and its streaming replicas: which version is the newest, who serves it, and reads spread over them."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Event, Thread
from typing import Any

from sqlalchemy import Executable
from sqlalchemy import Row as SqlRow

from kb.errors import DatabaseError
from kb.store.engine import Role, ServerHealth
from kb.store.server import LeftOutError, Server, Version

_LAST_LOOK = 5  # seconds that closing waits for a look that is under way


class Cluster:
    """Servers with the same content, the primary first. Replicas take the reads, the primary only while none can."""

    def __init__(self, primary: str, replicas: Sequence[str]) -> None:
        self.primary = Server(primary)
        self.replicas = tuple(Server(address) for address in replicas)
        self._turn = count()
        self._stopped = Event()
        self._watchers: list[Thread] = []

    @property
    def servers(self) -> tuple[Server, ...]:
        """All of them."""
        return self.primary, *self.replicas

    def look(self) -> None:
        """Look at all servers, at once."""
        with ThreadPoolExecutor(len(self.servers)) as threads:
            list(threads.map(Server.look, self.servers))

    def watch(self, seconds: float) -> None:
        """Look at each server again and again, until closed. One that is slow to answer delays no other."""
        for server in self.servers:
            thread = Thread(target=self._watch, args=(server, seconds), name=f"watch {server.name}", daemon=True)
            thread.start()
            self._watchers.append(thread)

    def _watch(self, server: Server, seconds: float) -> None:
        while not self._stopped.wait(seconds):
            server.look(again=True)

    def newest(self, served: Version | None = None) -> Version | None:
        """The version to serve: the primary's newest; while it is down the newest of a replica, but none older than the
        one that is served."""
        if self.primary.seen.fault is None:
            return next(iter(self.primary.seen.versions), None)
        held = [version for server in self.replicas for version in server.seen.versions]
        return max([*held, *([served] if served else [])], default=None)

    def read(self, version: Version, statement: Executable, parameters: Mapping[str, Any]) -> Sequence[SqlRow[Any]]:
        """All rows of a statement over the tables of a version, from a replica whose turn it is, or another server.

        Raises
        ------
        DatabaseError
            When no server can give them.
        """
        for server in self._in_turn(version):
            try:
                return server.read(version, statement, parameters)
            except LeftOutError:
                continue
        raise DatabaseError(f"no server holds data version {version.data_version} now: {self.faults(version)}")

    def _in_turn(self, version: Version) -> list[Server]:
        able = [server for server in self.replicas if version in server.seen.versions]
        first = next(self._turn) % len(able) if able else 0
        return [*able[first:], *able[:first], *([self.primary] if version in self.primary.seen.versions else [])]

    def health(self, version: Version) -> tuple[ServerHealth, ...]:
        """Who serves a version, and who does not and why."""
        replicas = tuple(_health(server, "replica", version) for server in self.replicas)
        return _health(self.primary, "primary", version), *replicas

    def faults(self, version: Version) -> str:
        """Why servers do not serve a version, in one line."""
        return "; ".join(
            f"{one.name} {one.state}{f' ({one.fault})' if one.fault else ''}" for one in self.health(version)
        )

    def forget(self, version: Version) -> None:
        """Give the connections for a version back."""
        for server in self.servers:
            server.forget(version)

    def close(self) -> None:
        """Stop watching and give all connections back."""
        self._stopped.set()
        for watcher in self._watchers:
            watcher.join(_LAST_LOOK)
        for server in self.servers:
            server.close()


def _health(server: Server, role: Role, version: Version) -> ServerHealth:
    seen = server.seen
    if seen.fault:
        return ServerHealth(server.name, role, "down", seen.fault)
    if version in seen.versions:
        return ServerHealth(server.name, role, "up")
    newest = f"its newest is {seen.versions[0].data_version}" if seen.versions else "it holds none"
    return ServerHealth(server.name, role, "behind", newest)
