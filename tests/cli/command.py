"""Running the command ``kb`` as a person would: a process of its own, in the checkout."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
Argument = str | bytes | Path


def kb(*arguments: Argument, stdin: bytes = b"", **environment: str) -> tuple[int, str, str]:
    """Run the command. Returns exit code, output and errors."""
    done = subprocess.run(
        command(*arguments), cwd=ROOT, env=clean(environment), input=stdin, capture_output=True, check=False
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def command(*arguments: Argument) -> list[Argument]:
    """The words of a command line."""
    return [sys.executable, "-m", "kb.cli", *arguments]


def clean(environment: dict[str, str]) -> dict[str, str]:
    """The environment without this program's own settings, and with those given."""
    return {name: value for name, value in os.environ.items() if not name.startswith("KB_")} | environment
