"""JSON: the answer contract itself, indented, with Chinese as it reads."""

import json

from kb.export.form import Format
from kb.query.answer import Answer


def write(answer: Answer) -> bytes:
    """The whole answer."""
    return (json.dumps(answer.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


JAVASCRIPT = Format("json", "application/json; charset=utf-8", write)
