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
EVERY = {"各维", "全部", "每个"}  # words before 维度, dimension


def claim_numbers(row: Claim) -> set[float]:
    """The numbers that a claim says, and those it is checked with."""
    return {float(found) for text in (row.statement, row.arguments) for found in NUMBER.findall(plain_numbers(text))}


def says_numbers(base: Base, row: Claim, numbers: tuple[float, ...]) -> bool:
    """Whether a claim says the numbers; a share that holds may be told with how many cities of how many it is."""
    asked, said = set(numbers), claim_numbers(row)
    if asked & said and row.check == "share-above-mean" and (verdict := verdict_of(base, row)).verdict == "supported":
        said |= {float(found) for found in NUMBER.findall(verdict.reason)}
    return asked <= said


def on_each_dimension(base: Base, terms: tuple[str, ...], rows: list[Claim]) -> list[Claim]:
    """Where the statement is on all dimensions: what the same sentence says on each of them, what does not hold first."""
    if not {"all", "dimens"} <= set(terms) and not ("维度" in terms and EVERY & set(terms)):
        return rows
    said = [row for row in base.store.rows(Claim) if (row.source, row.printed) == (rows[0].source, rows[0].printed)]
    pool = {row.id: row for row in (*rows, *said)}  # also what other sentences say of it as well
    return sorted(pool.values(), key=lambda row: verdict_of(base, row).verdict == "supported")


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
