"""What a plan holds, as far as marks of a question are looked up in it: strings, numbers, indices, negations."""

import json
import re
from collections.abc import Iterator
from typing import Any

from kb.query.base import Base
from kb.query.plan import Plan


class Used:
    """What a plan holds: its strings, its numbers, whether it negates."""

    def __init__(self, base: Base, plan: Plan) -> None:
        self.kind = plan.kind
        dump = plan.model_dump(mode="json")
        self.text = json.dumps(dump, ensure_ascii=False)
        self.strings = set(_strings(dump))
        self.numbers = set(_numbers(dump))
        self.negates = '"negate": true' in self.text
        self.scales = re.search(r'"factor": \d', self.text) is not None
        self.distant = re.search(r'"plus": -?\d', self.text) is not None
        self.editions = {base.indicators[i].edition for s in self.strings for i in indicator_ids(base, s)}
        self.editions |= {s for s in self.strings if s in base.editions}
        self.editions |= {e.id for e in base.editions.values() if any(e.overall in s for s in self.strings)}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (name for name in value if "." in name)  # weights are said by the ids of their indicators
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value
        yield value.rpartition(":")[2]


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _numbers(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _numbers(inner)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield abs(float(value))


def indicator_ids(base: Base, text: str) -> list[str]:
    parts = text.partition(":")[2].split("|") if ":" in text else [text]
    return [part for part in parts if part in base.indicators]
