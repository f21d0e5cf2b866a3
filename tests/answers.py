"""``python -m tests.answers QUESTIONS OUT``: answers to a file of questions, as JSON lines for a scorer."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from kb.errors import KbError
from kb.knowledge import build_database, open_knowledge


def main(questions: Path, target: Path) -> None:
    """Ask every question of a database made for this; a refusal by error becomes an answer without a status."""
    with TemporaryDirectory() as directory, target.open("w", encoding="utf-8") as out:
        database = Path(directory) / "kb.sqlite"
        build_database([], database)
        knowledge = open_knowledge(database)
        for line in questions.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            try:
                answer = knowledge.ask(entry["question"]).model_dump(mode="json")
            except KbError as error:
                answer = {"error": str(error)}
            print(json.dumps({"id": entry["id"], "answer": answer}, ensure_ascii=False), file=out)
        knowledge.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
