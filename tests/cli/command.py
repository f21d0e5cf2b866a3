"""Running the command ``kb``: in this process, as its entry point does it, or as a process of its own."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from kb.cli import main

ROOT = Path(__file__).parents[2]
Argument = str | bytes | Path


def kb(*arguments: Argument, stdin: bytes = b"", **environment: str) -> tuple[int, str, str]:
    """Run the command. Returns exit code, output and errors."""
    out, err = _stream(), _stream()
    with _as_if_started(arguments, stdin, environment), redirect_stdout(out), redirect_stderr(err):
        code = _exit_code()
    return code, _written(out), _written(err)


def command(*arguments: Argument) -> list[Argument]:
    """The words of a command line, for a process of its own."""
    return [sys.executable, "-m", "kb.cli", *arguments]


def clean(environment: dict[str, str]) -> dict[str, str]:
    """The environment without this program's own settings, and with those given."""
    return {name: value for name, value in os.environ.items() if not name.startswith("KB_")} | environment


@contextmanager
def _as_if_started(arguments: tuple[Argument, ...], stdin: bytes, environment: dict[str, str]) -> Iterator[None]:
    words = ["kb", *(os.fsdecode(argument) for argument in arguments)]
    typed = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    with (
        patch.dict(os.environ, clean(environment), clear=True),
        patch.multiple(sys, argv=words, stdin=typed),
        chdir(ROOT),
    ):
        yield


def _exit_code() -> int:
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8")


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
