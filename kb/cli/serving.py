"""Commands that start a server: the site for people and programs, and the tools for an assistant."""

import socket
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from kb.cli.common import Database, named_database, refresh, settings, tell
from kb.collector import keep_for_good, no_collector
from kb.errors import KbError

Replica = Annotated[
    list[str] | None,
    typer.Option("--replica", help="A streaming replica of a PostgreSQL --database, to read from. Repeatable."),
]
DEFAULT_PORT = 8000
QUEUE = 128  # connections that wait while the database is built
GRACE_SECONDS = 5  # what a running answer gets when the server is stopped


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on. Default: KB_HOST or 127.0.0.1.")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Default: KB_PORT, else 8000 or a free one; 0 is a free one.")
    ] = None,
    database: Database = None,
    replica: Replica = None,
    documents: Annotated[
        Path | None, typer.Option(help="Directory with your copies of the documents: citations then open the passage.")
    ] = None,
) -> None:
    """Serve the site, always from the newest version of the database. A file that is not there is built first."""
    with no_collector():
        import uvicorn

        from kb.current import Current
        from web.app import create_app_over
        from web.site import make_site

        keep_for_good()

    said = settings()
    with listen(host or said.host, said.port if port is None else port) as listener:
        path = database_to_serve(database)
        current = Current(path, lambda knowledge: make_site(knowledge, documents or said.documents), replicas(replica))
        try:
            with current.lease() as site:
                version = site.knowledge.data_version
            app = create_app_over(current)
            current.watch()
            print(f"serving {address(listener)} (data version {version}, Ctrl-C stops)", flush=True)
            config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=GRACE_SECONDS)
            with suppress(KeyboardInterrupt):  # uvicorn passes the signal on that ended it, but not under every timing
                uvicorn.Server(config).run(sockets=[listener])
            tell("stopped")
        finally:
            current.close()


def mcp(database: Database = None, replica: Replica = None) -> None:
    """Offer ask, run_plan, search and resolve_name as tools over standard input and output (Model Context Protocol)."""
    try:
        from kb.mcp import create_server
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "mcp":
            raise
        raise KbError("the tools need the extra 'mcp': pip install 'learning-city-kb[mcp]'") from error
    from kb.current import Current

    current = Current(database_to_serve(database), lambda knowledge: knowledge, replicas(replica))
    current.watch()
    try:
        create_server(current).run()
    finally:
        current.close()


def database_to_serve(database: str | None) -> str | Path:
    """The named database, a file built first when it is not there, or the default one, built when it is not current."""
    from kb.settings import default_database

    named = named_database(database)
    path = named or default_database()
    if isinstance(path, Path) and (named is None or not path.exists()):
        refresh(path)
    return path


def replicas(named: list[str] | None) -> list[str]:
    """The replicas that options or the environment name."""
    return named or settings().replicas.split()


def listen(host: str, port: int | None) -> socket.socket:
    """A listening socket; without a port the default one, or any free one when that is taken.

    Raises
    ------
    KbError
        When the address cannot be had.
    """
    if port is not None:
        return _bind(host, port)
    try:
        return _bind(host, DEFAULT_PORT)
    except KbError as error:
        tell(f"{error}: taking a free port")
        return _bind(host, 0)


def _bind(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(where)
            listener.listen(QUEUE)
        except OSError:
            listener.close()
            raise
    except (OSError, UnicodeError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise KbError(f"cannot listen on {host} port {port}: {reason}") from error
    return listener


def address(listener: socket.socket) -> str:
    """The address to open in a browser."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
