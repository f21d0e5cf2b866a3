"""Charts for a server: drawn in a process of its own, one at a time, each once. Nobody who waits holds up anybody else."""

import asyncio
import json
import os
import subprocess
import sys
import weakref
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer

from kb.charts.order import Order
from kb.charts.worker import READY
from kb.errors import KbError

PATIENCE_SECONDS = 30.0  # for one chart, the start of the process apart
START_SECONDS = 60.0
MOST_WAITING = 32
MOST_BYTES = 24_000_000


class ChartError(KbError):
    """A chart that could not be drawn."""

    status = 503


class Painter:
    """Draws orders in a process that starts with the first one, is replaced when it breaks, and ends with ``close``."""

    def __init__(
        self, patience_seconds: float = PATIENCE_SECONDS, most_waiting: int = MOST_WAITING, most_bytes: int = MOST_BYTES
    ) -> None:
        self._patience, self._most_waiting = patience_seconds, most_waiting
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="charts")
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._waiting: dict[str, Future[bytes]] = {}
        self._kept = _Kept(most_bytes)

    async def paint(self, order: Order) -> bytes:
        """The bytes of a chart; what was drawn before is not drawn again.

        Raises
        ------
        KbError
            When it cannot be drawn, takes too long, or too many are waiting.
        """
        return await asyncio.shield(asyncio.wrap_future(self.submit(order)))

    def submit(self, order: Order) -> Future[bytes]:
        """The chart as a promise; the same order twice is one promise."""
        digest = order.digest
        with self._lock:
            kept = self._kept.get(digest)
            if kept is not None:
                done: Future[bytes] = Future()
                done.set_result(kept)
                return done
            if digest in self._waiting:
                return self._waiting[digest]
            if len(self._waiting) >= self._most_waiting:
                raise ChartError(
                    "too many charts are waiting to be drawn: try again in a moment; the table holds the same data"
                )
            promise = self._waiting[digest] = self._thread.submit(self._draw, order)
        promise.add_done_callback(lambda done: self._keep(digest, done))
        return promise

    @property
    def pid(self) -> int | None:
        """The number of the drawing process, while there is one."""
        process = self._process
        return process.pid if process and process.poll() is None else None

    def close(self) -> None:
        """End the drawing process; what waits is given up. The next order would start another one."""
        with self._lock:
            for promise in self._waiting.values():
                promise.cancel()
        if self._process:
            _end(self._process)

    def _keep(self, digest: str, done: Future[bytes]) -> None:
        with self._lock:
            self._waiting.pop(digest, None)
            if not done.cancelled() and done.exception() is None:
                self._kept.put(digest, done.result())

    def _draw(self, order: Order) -> bytes:
        """In the thread of the painter: hand the order over and read the answer; a process that was killed is replaced once."""
        for _ in range(2):
            process = self._running()
            alarm = _Alarm(process, self._patience)
            try:
                head, drawn = _exchange(process, order)
            except (OSError, ValueError):
                _end(process)
                if alarm.rang:
                    break
                continue
            finally:
                alarm.cancel()
            if "error" in head:
                raise _failure(head)
            return drawn
        raise ChartError("the chart could not be drawn in time: the table holds the same data")

    def _running(self) -> subprocess.Popen[bytes]:
        """The process, a new one where there is none or the last one broke."""
        if self._process is None or self._process.poll() is not None:
            self._process = _started()
            weakref.finalize(self, _end, self._process)
            alarm = _Alarm(self._process, START_SECONDS)
            assert self._process.stdout
            ready = self._process.stdout.readline()
            alarm.cancel()
            if ready != READY:
                _end(self._process)
                raise ChartError("the process that draws charts could not be started: the table holds the same data")
        return self._process


class _Alarm(Timer):
    """Kills a process that takes too long; ``rang`` says that it did."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        super().__init__(seconds, self._ring)
        self.daemon = True
        self.rang = False
        self._victim = process
        self.start()

    def _ring(self) -> None:
        self.rang = True
        self._victim.kill()


class _Kept:
    """The charts used last, up to a number of bytes."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._bytes = most_bytes, 0
        self._charts: OrderedDict[str, bytes] = OrderedDict()

    def get(self, digest: str) -> bytes | None:
        found = self._charts.get(digest)
        if found is not None:
            self._charts.move_to_end(digest)
        return found

    def put(self, digest: str, drawn: bytes) -> None:
        self._bytes += len(drawn) - len(self._charts.pop(digest, b""))
        self._charts[digest] = drawn
        while self._bytes > self._most:
            self._bytes -= len(self._charts.popitem(last=False)[1])


def _exchange(process: subprocess.Popen[bytes], order: Order) -> tuple[dict[str, object], bytes]:
    """One order out, one answer in.

    Raises
    ------
    OSError, ValueError
        When the process ends on the way.
    """
    assert process.stdin
    assert process.stdout
    process.stdin.write(order.model_dump_json().encode() + b"\n")
    process.stdin.flush()
    head = json.loads(process.stdout.readline())
    drawn = process.stdout.read(head["bytes"])
    if len(drawn) != head["bytes"]:
        raise ValueError("the process ended in the middle of a chart")
    return head, drawn


def _failure(head: dict[str, object]) -> ChartError:
    error = ChartError(str(head["error"]))
    error.status = int(str(head["status"]))
    return error


def _started() -> subprocess.Popen[bytes]:
    """The worker, with the modules that this process has; where it was started from does not matter."""
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen([sys.executable, "-m", "kb.charts.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, env=os.environ | {"PYTHONPATH": path})  # fmt: skip


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and clear it away."""
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream:
            with suppress(OSError):
                stream.close()
