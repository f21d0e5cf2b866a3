"""What an installed program needs travels in the wheel, and it works away from the checkout."""

import os
import re
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TRAVELS = ("seed/*.json", "seed/*.csv", "seed/scores/*.csv", "kb/query/lexicon/*.csv", "web/templates/*.html",
           "web/static/**/*", "kb/**/*.py", "web/**/*.py", "kb/py.typed")  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)], cwd=ROOT, check=True,
                   capture_output=True)  # fmt: skip
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the wheel installed in it; what it depends on comes from the environment of the tests."""
    target = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile",
                    "--disable-pip-version-check", "--target", str(target), str(wheel)], check=True)  # fmt: skip
    return target


def test_the_wheel_holds_what_the_checkout_holds(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    wanted = {file.relative_to(ROOT).as_posix() for pattern in TRAVELS for file in ROOT.glob(pattern) if file.is_file()}
    wanted = {f"kb/{name}" if name.startswith("seed/") else name for name in wanted if "__pycache__" not in name}
    assert len(wanted) > 200
    assert wanted - held == set()
    others = {name for name in held - wanted if ".dist-info/" not in name}
    assert {
        name for name in others if name.startswith(("tests/", "kb/seed/documents")) or name.endswith(".sqlite")
    } == set()
    assert {name.partition("/")[0] for name in others} <= {"kb", "web"}


def test_an_installed_program_builds_answers_and_serves_from_anywhere(installed: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KB_")}
    environment |= {"PYTHONPATH": str(installed), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, str(installed / "bin" / "kb")]
    built = subprocess.run(
        [*command, "build"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert re.fullmatch(r"built .*/cache/learning-city-kb/kb\.sqlite, data version [0-9a-f]{12}\n", built.stdout)
    asked = subprocess.run([*command, "ask", "哪些城市有终身学习立法？"], cwd=tmp_path, env=environment, capture_output=True,
                           text=True, check=True)  # fmt: skip
    assert ("gnlc-12" in asked.stdout, asked.stderr) == (True, "")
    with subprocess.Popen([*command, "serve", "--port", "0"], cwd=tmp_path, env=environment, text=True,
                          stdout=subprocess.PIPE) as server:  # fmt: skip
        assert server.stdout is not None
        try:
            address = server.stdout.readline().split()[1]
            for page in ("", "static/style.css", "cities", "docs"):
                with urllib.request.urlopen(address + page, timeout=60) as response:
                    assert response.status == 200
        finally:
            server.kill()
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]
