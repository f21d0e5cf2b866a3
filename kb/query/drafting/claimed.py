"""Claims of the sources checked against their tables: what a claim names, and its verdict."""

import json
import re
from typing import Any, cast

from kb.analysis.claims import ClaimVerdict, check_claim
from kb.model import Claim
from kb.model.values import split_list
from kb.query.base import Base


def claim_ids(row: Claim) -> set[str]:
    """The ids of the cities and indicators that a claim names in its arguments."""
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, list):
            for part in value:
                walk(part)
        elif isinstance(value, dict):
            for part in value.values():
                walk(part)

    walk({k: v for k, v in json.loads(row.arguments).items() if k not in ("reason", "reason_zh", "op")})
    found |= {key.partition(":")[2] for key in split_list(row.things)}
    return {part.rpartition("@")[2] if "@" in part else part for part in found}


NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")


def claim_numbers(row: Claim) -> set[float]:
    """The numbers that a claim says, and those it is checked with."""
    return {float(found) for text in (row.statement, row.arguments) for found in NUMBER.findall(plain_numbers(text))}


def plain_numbers(text: str) -> str:
    """*14,710* as 14710."""
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)


def claim_tiers(row: Claim) -> dict[str, int]:
    """How many cities of each tier a claim counts."""
    said = json.loads(row.arguments)
    counts = said.get("counts")
    one = {said["tier"]: said["size"]} if {"tier", "size"} <= said.keys() else {}
    return {**counts, **one} if isinstance(counts, dict) else one


def verdict_of(base: Base, row: Claim) -> ClaimVerdict:
    """A claim checked against the tables of the base."""
    key = f"claim:{row.id}"
    if key not in base.worked_out:
        base.worked_out[key] = check_claim(row.check, json.loads(row.arguments), base.claim_data)
    return cast(ClaimVerdict, base.worked_out[key])
