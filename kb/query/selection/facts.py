"""What the base records of one city: its law, body, path and practices, and the verdict where no source lists them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from kb.model import Area, Coverage, GoverningBody, Policy, Practice, Regulation
from kb.model.values import is_before, printed_groups
from kb.query.base import Base

State = Literal["yes", "no", "unknown", "out_of_scope"]


@dataclass(frozen=True)
class Verdict:
    """The state of one city under a condition and the rows behind it (a row, or a row and another source cell)."""

    state: State
    rows: tuple[Any, ...] = ()


UNKNOWN = Verdict("unknown")
OUT = Verdict("out_of_scope")


def printed_in_chinese(base: Base, row: GoverningBody) -> bool | None:
    """Whether the row of a body prints its name in Chinese characters; ``None`` where it prints no name."""
    if row.organisation is None or not row.printed:
        return None
    printed = {token for group in printed_groups(row.printed) for token in group}
    chinese = base.names_of(f"organisation:{row.organisation}")[1]
    return HAN.search(chinese) is not None and chinese in printed


HAN = re.compile("[\u3400-\u9fff]")


def covering(base: Base, fact_type: str, scope: str) -> list[Coverage]:
    return [row for row in base.coverage(fact_type) if row.scope == scope]


def denied(base: Base, fact_type: str, city: str) -> Verdict:
    """*No per source* where a source is complete over a scope with the city, else *unknown*."""
    rows = tuple(row for row, scope in base.covered(fact_type) if city in scope)
    return Verdict("no", rows) if rows else UNKNOWN


def regulations_of(base: Base, city: str) -> Sequence[Regulation]:
    """The regulations that bind in a city."""
    return base.store.where(Regulation, "place", f"city:{city}")


def path_of(base: Base, city: str) -> Any:
    """The city's development path row, if a source gives one."""
    from kb.model import CityPath

    return base.store.get(CityPath, city)


def bodies_of(base: Base, city: str) -> list[GoverningBody]:
    """The governing bodies of a city, the main one first."""
    rows = base.store.where(GoverningBody, "city", city)
    return sorted(rows, key=lambda row: (row.role != "main", row.established or ""))


def body_first(body: GoverningBody, law: Regulation, law_date: str = "adopted") -> bool | None:
    """Whether the body was established before the law was adopted (or in force); ``None`` when the dates cannot tell."""
    date = law.in_force if law_date == "in_force" else law.adopted
    if body.established is None or date is None:
        return None
    return is_before(body.established, date)


def practices_of(base: Base, city: str) -> list[Practice]:
    """The practices that took place in a city or in a part of it."""
    rows = [row for place in _within(base, city) for row in base.store.where(Practice, "place", place)]
    return sorted(rows, key=lambda row: row.id)


def has_practice(base: Base, city: str) -> bool:
    """Whether a practice took place in a city or in a part of it; the places are read once, for it is asked of all cities."""
    if "places of practices" not in base.worked_out:
        base.worked_out["places of practices"] = frozenset(set(base.store.values(Practice, "place")))
    return not base.worked_out["places of practices"].isdisjoint(_within(base, city))


def _within(base: Base, city: str) -> list[str]:
    return [f"city:{city}", *(f"area:{area.id}" for area in base.store.where(Area, "city", city))]


def policies_of(base: Base, city: str) -> list[Policy]:
    """The policy documents of a city itself, in the order of their dates; those of its country or region bind others too."""
    rows = base.store.where(Policy, "place", f"city:{city}")
    return sorted(rows, key=lambda row: (row.issued or row.start or "9999", row.id))


def theme_line(base: Base, theme: str) -> list[str]:
    """A theme and the themes above it."""
    from kb.model import Theme

    line: list[str] = []
    row = base.store.get(Theme, theme)
    while row is not None:
        line.append(row.id)
        row = base.store.get(Theme, row.parent) if row.parent else None
    return line


def laws_covered(base: Base) -> int:
    """How many cities have a law, of those that a source covers completely."""
    covered = set[str]().union(*(base.scope(row) for row in base.coverage("regulation")))
    return sum(bool(regulations_of(base, city)) for city in covered)
