"""Makes the fixtures anew: exports every plan that they hold, runs the exported scripts in R as they stand, stores what R computed.

Needs R with the packages QCA, COINr and jsonlite: ``python tests/export/r/make.py [qca] [coinr] [ONLY_NEW]``. The tests need no R.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parent)]

from ran import FIXTURES, exported, fingerprints  # noqa: E402

from kb.knowledge import KnowledgeBase, build_database, open_knowledge  # noqa: E402


def main(arguments: list[str]) -> None:
    """Run what is asked for, all of it without arguments."""
    with tempfile.TemporaryDirectory() as directory:
        database = Path(directory) / "seed.sqlite"
        build_database([], database)
        knowledge = open_knowledge(database)
        for name, path in FIXTURES.items():
            if name in arguments or not set(arguments) & set(FIXTURES):
                remake(knowledge, name, path, only_new="ONLY_NEW" in arguments)


def remake(knowledge: KnowledgeBase, name: str, path: Path, only_new: bool) -> None:
    """Run every plan of a fixture; with ``only_new`` those that have no results or whose export has changed."""
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    for at, one in enumerate(found):
        files = exported(knowledge.run(one["plan"]), name)
        if only_new and one.get("ran") == fingerprints(files):
            continue
        print(name, at, json.dumps(one["plan"])[:100], flush=True)
        found[at] = {"plan": one["plan"], "ran": fingerprints(files)} | in_r(name, files)
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in found)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def in_r(name: str, files: dict[str, bytes]) -> dict[str, Any]:
    """What R computes, with the script and the files beside it in a folder of their own."""
    with tempfile.TemporaryDirectory() as directory:
        for file, content in files.items():
            (Path(directory) / file).write_bytes(content)
        collect = str((HERE / f"collect_{name}.R").resolve())
        done = subprocess.run(
            ["Rscript", collect, "out.json"], cwd=directory, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
        result: dict[str, Any] = json.loads((Path(directory) / "out.json").read_text(encoding="utf-8"))
        return result


if __name__ == "__main__":
    main(sys.argv[1:])
