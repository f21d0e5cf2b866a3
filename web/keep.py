"""Pages that were made once are kept: the same address on the same data gives the same bytes, so they are not made again."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 48_000_000
LARGEST = 2_000_000


@dataclass(frozen=True)
class Kept:
    """A whole response."""

    start: Message
    body: bytes


class Keeper:
    """Holds whole responses under a key, those used last, up to ``MOST_BYTES``."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: str) -> Kept | None:
        """What is kept under a key."""
        with self._lock:
            found = self._kept.get(key)
            if found:
                self._kept.move_to_end(key)
            return found

    def put(self, key: str, kept: Kept) -> None:
        """Keep a response; the ones not used for longest make room."""
        with self._lock:
            if len(kept.body) > LARGEST or key in self._kept:
                return
            self._kept[key] = kept
            self._bytes += len(kept.body)
            while self._bytes > MOST_BYTES:
                self._bytes -= len(self._kept.popitem(last=False)[1].body)


async def answer_kept(kept: Kept, send: Send) -> None:
    """Send a kept response; its headers are copied, because they are added to on the way."""
    await send({**kept.start, "headers": list(kept.start["headers"])})
    await send({"type": "http.response.body", "body": kept.body})


async def answer_and_keep(app: ASGIApp, scope: Scope, receive: Receive, send: Send, keeper: Keeper, key: str) -> None:
    """Let the application answer and keep what it sends, if it is a whole good response."""
    start: list[Message] = []
    body: list[bytes] = []
    size = [0]

    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.append({**message, "headers": list(message["headers"])})
        elif message["type"] == "http.response.body":
            size[0] += len(message.get("body", b""))
            if size[0] > LARGEST:
                body.clear()  # a stream is sent on, not gathered
            else:
                body.append(message.get("body", b""))
            if start and start[0]["status"] == 200 and not message.get("more_body") and size[0] <= LARGEST:
                keeper.put(key, Kept(start[0], b"".join(body)))
        await send(message)

    await app(scope, receive, sender)
