"""The command ``kb``: parses, calls, prints. Heavy imports stand inside the commands, so that it starts fast."""

import os
import sys

import typer

from kb.cli.asking import ask, export, graph, kinds, plan, replay, search
from kb.cli.packages import build, check, schema, synth, verify
from kb.cli.serving import mcp, serve
from kb.errors import KbError

COMMANDS = (ask, plan, kinds, search, graph, export, replay, serve, mcp, check, build, verify, schema, synth)

app = typer.Typer(
    name="kb",
    help="A cited knowledge base of learning cities.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in COMMANDS:
    app.command()(command)


def main() -> None:
    """Run a command; what the program refuses becomes one message and an exit code."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # or it reads about every package there is
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except KbError as error:
        _fail(error)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        _fail(KbError(f"{error.filename or 'input or output'}: {error.strerror or error}"))


def _fail(error: KbError) -> None:
    print(error, file=sys.stderr)
    sys.exit(error.exit_code)
