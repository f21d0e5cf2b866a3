"""The rules of the house: which layer may import which, what every list promises, what no file may hold."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
import typer

from kb.cli import COMMANDS, app
from kb.export import FORMATS, PICTURES
from kb.knowledge import KnowledgeBase, open_knowledge
from kb.query.kinds import KINDS
from kb.query.plan import Plan

ROOT = Path(__file__).parents[1]

# From the bottom to the top: a module imports only from rows below its own; rooms of one row do not know each other.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("kb.collector", "kb.errors", "kb.settings", "kb.progress"),
    ("kb.analysis", "kb.model"),
    ("kb.load", "kb.store"),
    ("kb.search", "kb.synth"),
    ("kb.query",),
    ("kb.charts",),
    ("kb.knowledge", "kb.export"),
    ("kb.current",),
    ("web", "kb.mcp"),
    ("kb.cli",),  # starts the other doors: serve, mcp
)
# The way of a question, from the bottom to the top; the modules of kb.query itself are its two ends and the contract.
QUERY: tuple[tuple[str, ...], ...] = (
    ("lexicon",),  # words
    ("selection",),  # conditions, and which cities meet them
    ("marking",),  # text to marks
    ("plain",),  # another wording in plain words
    ("drafting",),  # results to words, tables and evidence
    ("framing", "kinds"),  # marks to conditions; plans, each with its answer
    ("rules", "grammar"),  # frame to plans; a whole question to a plan
    ("judging",),  # whether a plan explains the question
    ("guards",),  # why one that does is no answer
    ("searches",),  # a question as a search of the passages
    ("reading",),  # one plain question to its plan
    ("aside",),  # what is said beside a question, taken out
    ("questions",),  # a whole question: taken apart, read, put together
)
ALLOWED_BESIDE = {("kb.analysis", "kb.model.values")}  # dates and fractions: plain values without a table

EXTRAS = {"mcp", "psycopg"}  # what is imported only when it is used
THIRD_PARTY_NAMES = {"annotated_types": "annotated-types", "fastapi_offline": "fastapi-offline",
                     "vl_convert": "vl-convert-python"}  # fmt: skip
LONGEST_FILE = 400
LONGER_ON_PURPOSE = {"kb/query/base.py": 410, "kb/query/selection/evaluate.py": 470,
                     "kb/query/kinds/describing.py": 420, "web/labels.py": 660, "tests/query/test_reading.py": 700}  # fmt: skip
MACHINE = re.compile(
    r"(?<![\w.])/(?:work|root|home|opt|usr/local)/\w|pypi\.org|python" + r"hosted|npmjs\.|deb\.debian|localhost:\d"
)  # this file says none of them whole


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of the program: dotted name and file."""
    for file in sorted((*ROOT.glob("kb/**/*.py"), *ROOT.glob("web/**/*.py"))):
        yield ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), file


def imports(file: Path) -> Iterator[str]:
    """The dotted names that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports relatively"
            assert node.module is not None
            yield from ([f"kb.{alias.name}" for alias in node.names] if node.module == "kb" else [node.module])


def room(module: str) -> str:
    """The room of a module: ``kb.query`` for ``kb.query.kinds.finding``, ``web`` for all of the site."""
    return "web" if module.partition(".")[0] == "web" else ".".join(module.split(".")[:2])


def tracked() -> list[Path]:
    """The files of the repository; in a tree without git, all but what is made."""
    found = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                           capture_output=True, check=False)  # fmt: skip
    if found.returncode == 0:
        return [ROOT / name for name in found.stdout.decode().split("\0") if name and (ROOT / name).is_file()]
    made = {".venv", "build", "dist", ".git"}
    return [file for file in ROOT.rglob("*") if file.is_file() and not made & set(file.relative_to(ROOT).parts)]


def test_every_module_imports_only_from_layers_below_its_own() -> None:
    height = {name: level for level, names in enumerate(LAYERS) for name in names}
    wrong = []
    for module, file in modules():
        if module == "kb":
            continue
        own = room(module)
        assert own in height, f"{module} stands in no layer: add its room to LAYERS and to the design"
        for other in imports(file):
            beside = other.partition(".")[0] in ("kb", "web") and room(other) not in (own, "kb")
            if beside and height[room(other)] >= height[own] and (own, other) not in ALLOWED_BESIDE:
                wrong.append(f"{module} imports {other}")
    assert wrong == []


def test_the_rooms_of_the_query_layer_know_only_those_before_them() -> None:
    height = {name: level for level, names in enumerate(QUERY) for name in names}
    wrong = []
    for module, file in modules():
        own = module.split(".")[2] if module.startswith("kb.query.") else ""
        for other in imports(file) if own in height else ():
            beside = other.split(".")[2] if other.startswith("kb.query.") else ""
            if beside in height and beside != own and height[beside] >= height[own]:
                wrong.append(f"{module} imports {other}")
    assert wrong == []


def test_no_imports_of_the_query_layer_run_in_a_circle() -> None:
    within = {name: {i for i in imports(file) if i.startswith("kb.query.")} for name, file in modules()}
    graph = TopologicalSorter({name: found for name, found in within.items() if name.startswith("kb.query.")})
    assert len(tuple(graph.static_order())) > 150  # a circle raises


def test_analysis_knows_no_database_and_no_web() -> None:
    heavy = {"sqlalchemy", "sqlmodel", "fastapi", "starlette"}
    wrong = [module for module, file in modules() if room(module) == "kb.analysis"
             and heavy & {name.partition(".")[0] for name in imports(file)}]  # fmt: skip
    assert wrong == []


def test_no_module_opens_anything_when_it_is_imported() -> None:
    openers = {"create_engine", "open_store", "open_knowledge", "Session", "Settings", "settings", "connect", "FastAPI"}
    wrong = []
    for module, file in modules():
        for statement in ast.parse(file.read_text(encoding="utf-8")).body:
            called = statement.value if isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr) else None
            if isinstance(called, ast.Call):
                name = called.func.attr if isinstance(called.func, ast.Attribute) else getattr(called.func, "id", "")
                if name in openers:
                    wrong.append(f"{module}:{statement.lineno} calls {name}")
    assert wrong == []


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=\[]", name)[0] for name in project["dependencies"]} | EXTRAS
    found = {name.partition(".")[0] for _, file in modules() for name in imports(file)}
    import sys

    outside = {THIRD_PARTY_NAMES.get(name, name) for name in found - set(sys.stdlib_module_names) - {"kb", "web"}}
    assert outside == declared


LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-bench.lock")


def test_the_locks_agree_hold_every_dependency_and_name_no_address() -> None:
    locks = [(ROOT / name).read_text(encoding="utf-8") for name in LOCKS]
    pinned, pinned_for_tests, pinned_for_bench = ({*re.findall(r"^([\w.-]+==\S+)", lock, re.M)} for lock in locks)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[<>=\[]", name)[0] for name in (*project["dependencies"], *EXTRAS)]
    assert {name for name in names if not any(pin.startswith(f"{name}==") for pin in pinned)} == set()
    assert pinned <= pinned_for_tests <= pinned_for_bench
    peers = [re.split(r"[<>=]", name)[0] for name in project["optional-dependencies"]["bench"]]
    assert all(any(pin.startswith(f"{name}==") for pin in pinned_for_bench) for name in peers)
    assert not any("://" in lock or "--index" in lock for lock in locks)


def test_every_command_has_a_help_and_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [command.__name__ for command in COMMANDS if f"`kb {command.__name__}" not in readme] == []
    assert all(command.__doc__ for command in COMMANDS)
    group = typer.main.get_command(app)
    assert list(getattr(group, "commands")) == [command.__name__ for command in COMMANDS]  # noqa: B009


def test_every_option_of_a_command_says_what_it_is_for() -> None:
    commands = getattr(typer.main.get_command(app), "commands")  # noqa: B009
    silent = [f"kb {name} {parameter.name}" for name, command in commands.items() for parameter in command.params
              if not getattr(parameter, "help", None) and parameter.name != "help"]  # fmt: skip
    assert silent == []


def test_every_kind_and_every_format_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = [str(kind.model_fields["kind"].default) for kind in KINDS] + [form.name for form in (*FORMATS, *PICTURES)]
    assert [name for name in names if f"`{name}`" not in readme] == []


@pytest.fixture(scope="module")
def knowledge(seed_database: Path) -> Iterator[KnowledgeBase]:
    """The knowledge base of the five documents."""
    found = open_knowledge(seed_database)
    yield found
    found.close()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_says_what_it_answers_and_its_examples_are_read_as_it(
    knowledge: KnowledgeBase, kind: type[Plan]
) -> None:
    assert kind.__doc__
    assert kind.__doc__ != Plan.__doc__
    read = [knowledge.ask(example) for example in kind.examples]
    assert [(answer.reading.kind, answer.language) for answer in read] == [
        (kind.model_fields["kind"].default, "en"), (kind.model_fields["kind"].default, "zh")]  # fmt: skip


def test_every_module_says_what_it_is_for() -> None:
    assert [name for name, file in modules() if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
            and file.read_text(encoding="utf-8").strip()] == []  # fmt: skip


def test_no_module_is_longer_than_one_can_read() -> None:
    wrong = []
    for file in (*ROOT.glob("kb/**/*.py"), *ROOT.glob("web/**/*.py"), *ROOT.glob("tests/**/*.py")):
        name, lines = file.relative_to(ROOT).as_posix(), len(file.read_text(encoding="utf-8").splitlines())
        if lines > LONGER_ON_PURPOSE.get(name, LONGEST_FILE):
            wrong.append(f"{name}: {lines} lines")
    assert wrong == []


def test_pages_load_nothing_that_only_questions_need() -> None:
    unneeded = [
        "kb.load.dataset",
        "kb.query.questions.read",
        "networkx",
        "opencc",
        "rapidfuzz",
        "scipy",
        "snowballstemmer",
    ]
    program = f"import sys, kb.current, web.app, web.pages; print([m for m in {unneeded} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_no_file_names_a_machine_or_a_registry() -> None:
    wrong = []
    for file in tracked():
        text = file.read_bytes().decode("utf-8", errors="ignore")
        wrong += [f"{file.relative_to(ROOT)}: {match[0]}" for match in MACHINE.finditer(text)]
    assert wrong == []


def test_documents_of_others_are_not_in_the_repository() -> None:
    assert [file for file in tracked() if file.suffix in (".pdf", ".docx", ".epub")] == []
    assert [file for file in tracked() if file.suffix == ".txt" and "mini" not in file.parts] == []
