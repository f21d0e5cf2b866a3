"""What is measured: whole processes, questions inside one process, requests over loopback."""

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from kb.knowledge import open_knowledge
from kb.model import Score
from kb.query.answer import Answer
from kb.query.ask import carry_out
from kb.query.base import Base
from kb.query.questions.read import read
from kb.query.reading.judge import Reading
from kb.query.refuse import refuse
from tests.query.generated import questions as generated
from tests.query.generated import strings

from .scales import FLAGSHIP, ROOT, Scale
from .servers import Server, serving
from .timing import FaultError, Job, Row, compare

GENERATED = 1_000  # a reading of any of them should stay under 50 ms at seed scale
ANSWERED = 100  # of the generated questions: they name cities of the base itself


def processes(scale: Scale, database: Path, repeats: int) -> list[Row]:
    """Build, cold start, start of a server; the database stays behind for what is measured next."""
    build = command("-m", "kb.cli", "build", str(scale.package), database=database)
    raw = command("-m", "tests.bench.rawload", str(scale.package), str(database.with_name("raw.sqlite")))
    ask = command("-m", "kb.cli", "ask", FLAGSHIP[0], database=database)
    bare = command("-c", "import fastapi")
    first = scale.addresses()["flagship question, English"]
    with ExitStack() as running:
        start = partial(first_answer, running, first, str(database))
        return [
            compare("build, whole process", "raw executemany", repeats, [build], [raw]),
            compare("`kb ask` flagship, cold, whole process", "import fastapi", repeats, [ask], [bare]),
            compare("server start to flagship answer", "bare FastAPI", repeats, [start],
                    [partial(first_answer, running, "/1000")]),
        ]  # fmt: skip


def command(*arguments: str, database: Path | None = None) -> Job:
    """A job that runs Python with some arguments and gives what it prints."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KB_")}
    if database:
        environment["KB_DATABASE"] = str(database)

    def run() -> bytes:
        done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, check=False)
        if done.returncode:
            said = done.stderr.decode(errors="replace").splitlines() or [""]
            raise FaultError(f"exit code {done.returncode}: {said[-1]}")
        return done.stdout

    return run


def first_answer(running: ExitStack, address: str, database: str = "") -> bytes:
    """Start a server and ask it once; it is stopped later, outside the measured time."""
    return running.enter_context(serving(database)).get(address)


def questions(scale: Scale, database: Path, repeats: int) -> tuple[list[Row], str]:
    """Reading and answering apart, without HTTP and JSON; and what the base holds, in a sentence."""
    knowledge = open_knowledge(database)
    base = knowledge.base
    where, texts = scale.questions()
    readings = [read(base, text) for text in texts]
    made = list(generated(base, GENERATED))
    named = [read(base, text) for text in made[:ANSWERED]]
    rows = [
        compare(f"reading {len(texts)} {where}", "", repeats, [partial(read, base, text) for text in texts]),
        compare(f"answering {len(texts)} {where}", "", repeats, [partial(answer, base, found) for found in readings]),
        compare(f"reading {GENERATED:,} generated questions", "", repeats, [partial(read, base, text) for text in made]),
        compare(f"answering {ANSWERED} generated questions", "", repeats, [partial(answer, base, found) for found in named]),
        compare(f"reading {GENERATED:,} random strings", "", repeats, [partial(read, base, text) for text in strings(GENERATED)]),
    ]  # fmt: skip
    names, scores = len(base.vocabulary.index.phrases.numbers), base.store.count(Score)
    held = f"{len(base.cities)} cities, {names:,} names, {scores:,} scores, data version {knowledge.data_version}"
    knowledge.close()
    return rows, held


def answer(base: Base, reading: Reading) -> Answer:
    """The second half of ``kb.query.ask.ask``: what follows the reading."""
    if reading.plan is None:
        return refuse(base, reading, reading.language)
    return carry_out(base, reading.plan, reading.language, reading.text, reading)


def requests(scale: Scale, database: Path, keep: str, repeats: int, count: int) -> tuple[list[Row], str]:
    """Each request of a scale, ``count`` times a repeat on one connection; and the memory of both servers."""
    with serving(str(database), keep) as ours, serving() as floor:
        rows = [request(name, ours, floor, address, repeats, count) for name, address in scale.addresses().items()]
        return [*rows, *disagreement(scale, ours)], f"project {ours.memory()}, bare FastAPI {floor.memory()}"


def request(name: str, ours: Server, floor: Server, address: str, repeats: int, count: int) -> Row:
    """A request beside a constant of the same size from the floor."""
    try:
        size = len(ours.get(address))
    except FaultError as fault:
        return Row(name, "", fault=str(fault))
    jobs, bare = [partial(ours.get, address)] * count, [partial(floor.get, f"/{size}")] * count
    return compare(name, f"{size:,} bytes", repeats, jobs, bare)


def disagreement(scale: Scale, ours: Server) -> list[Row]:
    """A row with a fault when the flagship question gives other things in Chinese than in English, or none."""
    name = "flagship question in both languages"
    addresses = [address for name, address in scale.addresses().items() if name.startswith("flagship")]
    try:
        values = [json.loads(ours.get(address))["value"] or {} for address in addresses]
    except FaultError as fault:
        return [Row(name, "", fault=str(fault))]
    found = [[item["id"] for item in value.get("items") or []] for value in values]
    if found[0] and all(ids == found[0] for ids in found):
        return []
    return [Row(name, "", fault=f"the answers differ or are empty: {found}")]
