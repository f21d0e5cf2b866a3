"""What holds for every response: security headers, validators for caches, a limit on what is sent in."""

import base64
import hashlib
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kb.charts.looks import style
from kb.current import Lender
from web.keep import Keeper, answer_and_keep, answer_kept
from web.site import Site
from web.visit import preferred

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; connect-src 'self'; font-src 'self'; object-src 'self'; frame-src 'self'"
)
DOCS_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'").replace(
    "style-src 'self'", "style-src 'self' 'unsafe-inline'"
)  # Swagger UI's start-up script and styles stand inside its page
_STYLE = f"'sha256-{base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()}'"  # the rules inside a chart
CHART_POLICY = f"default-src 'none'; style-src {_STYLE}; frame-ancestors 'self'"
EMBED_POLICY = f"default-src 'none'; style-src 'self' {_STYLE}; img-src 'self'; base-uri 'none'; frame-ancestors *"
POLICIES = {"/docs": DOCS_POLICY, "/api/chart.svg": CHART_POLICY, "/embed": EMBED_POLICY}
FRAMES = {
    "/api/chart.svg": "SAMEORIGIN",
    "/embed": "",
}  # by whom a page may be framed, for browsers that read no policy
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
FRESH = (
    "/static",
    "/health",
    "/api/cite",
    "/api/collection",
    "/collection",
)  # with the day in it, or what a reader wrote: never kept
LARGEST_BODY = 100_000
LARGEST_COLLECTION = 1_000_000
VARIES = "Accept-Encoding, Accept-Language, Cookie"


class Guard:
    """Wraps the application, gives each request its site; ``program`` names the code that all answers come from."""

    def __init__(self, app: ASGIApp, sites: Lender[Site], program: str) -> None:
        self.app = app
        self._sites = sites
        self._program = program
        self._keeper = Keeper()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse large bodies, answer what the caller already has, and add headers to the rest."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["method"] == "HEAD":
            scope, send = {**scope, "method": "GET"}, _without_body(send)
        with self._sites.lease() as site:
            scope.setdefault("state", {})["site"] = site
            await self._respond(site, scope, receive, send)

    async def _respond(self, site: Site, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        most = LARGEST_COLLECTION if "/collection" in scope["path"] else LARGEST_BODY
        if _too_large(headers, most):
            message = f"the body is larger than the {most:,} bytes that are read"
            await _refuse(413, message)(scope, receive, _with_headers(scope, send))
            return
        tag = self._tag(site, scope)
        if tag and tag in headers.get("if-none-match", ""):
            response = Response(status_code=304, headers={"etag": tag, "cache-control": "no-cache", "vary": VARIES})
            await response(scope, receive, _with_headers(scope, send))
            return
        sender = _with_headers(scope, send, tag)
        if tag is None:
            await self.app(scope, receive, sender)
            return
        key = f"{tag} {'gzip' in headers.get('accept-encoding', '')}"
        kept = self._keeper.get(key)
        if kept:
            await answer_kept(kept, sender)
        else:
            await answer_and_keep(self.app, scope, receive, sender, self._keeper, key)

    def _tag(self, site: Site, scope: Scope) -> str | None:
        """The validator: the same address, language and content give the same bytes."""
        if scope["method"] != "GET" or scope["path"].startswith(FRESH):
            return None
        query = scope["query_string"].decode("latin-1")
        language = "" if "lang=" in query else preferred(Request(scope))
        parts = (site.version, self._program, scope["path"], query, language)
        digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        return f'W/"{digest[:24]}"'


def _without_body(send: Send) -> Send:
    """What a HEAD gets: the status and headers of a GET."""

    async def sender(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return sender


def _too_large(headers: Headers, most: int) -> bool:
    length = headers.get("content-length", "0")
    return not length.isdigit() or int(length) > most or "chunked" in headers.get("transfer-encoding", "")


def _refuse(status: int, message: str) -> Response:
    return JSONResponse({"error": {"status": status, "message": message}}, status)


def _with_headers(scope: Scope, send: Send, tag: str | None = None) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            path = "/docs" if scope["path"].startswith("/docs") else scope["path"]
            headers["content-security-policy"] = POLICIES.get(path, POLICY)
            if framed_by := FRAMES.get(path, "DENY"):
                headers["x-frame-options"] = framed_by
            for name, value in HEADERS.items():
                headers[name] = value
            if tag and message["status"] == 200:
                headers["etag"] = tag
                headers["vary"] = VARIES
            if message["status"] == 200 and path.startswith("/static/") and scope["query_string"].startswith(b"v="):
                headers["cache-control"] = "public, max-age=31536000, immutable"  # the address names the content
            headers.setdefault("cache-control", "no-cache" if message["status"] < 400 else "no-store")
        await send(message)

    return sender


def program_digest(*directories: Path) -> str:
    """A hash of the program's own files: after an update no old page counts as fresh."""
    digest = hashlib.sha256()
    for directory in directories:
        for file in sorted(directory.rglob("*")):
            if file.suffix in (".py", ".html", ".css", ".js"):
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
