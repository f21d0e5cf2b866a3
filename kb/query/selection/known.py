"""What is known of a city: each type of fact in one of the four states, with the rows that show it."""

from typing import Any

from kb.query.base import Base
from kb.query.selection.attributes import attribute
from kb.query.selection.facts import State, Verdict, has_practice, policies_of, practices_of

FACTS = ("regulation", "body", "path_type", "networks", "region", "tier", "level")


def fact_labels(base: Base) -> dict[str, tuple[str, str]]:
    """The types of fact with their names in both languages; the overall score of every edition is one."""
    found = {key: attribute(base, key).label for key in FACTS}
    found |= {"policy": ("Policy documents by name", "点名的政策文件"), "practice": ("Practices", "实践")}
    return found | {f"score:{row.overall}": base.names_of(f"edition:{row.id}") for row in base.editions.values()}


def states_of(base: Base, city: str) -> dict[str, State]:
    """The state of every type of fact for a city; of scores no row is read."""
    facts = {key: attribute(base, key).read(base, city, "en") for key in FACTS}
    found: dict[str, State] = {key: "yes" if fact.value is not None else fact.state for key, fact in facts.items()}
    for row in base.editions.values():
        printed = base.printed(row.overall).get(city) is not None
        found[f"score:{row.overall}"] = (
            "yes" if printed else "unknown" if city in base.assessed(row.id) else "out_of_scope"
        )
    found["policy"] = "yes" if policies_of(base, city) else "unknown"
    return found | {"practice": "yes" if has_practice(base, city) else "unknown"}


def verdicts_of(base: Base, city: str) -> dict[str, Verdict]:
    """The state of every type of fact for a city."""
    keys = (*FACTS, *(f"score:{row.overall}" for row in base.editions.values()))
    found = {key: attribute(base, key).read(base, city, "en") for key in keys}
    verdicts = {key: Verdict("yes" if fact.value is not None else fact.state, fact.rows) for key, fact in found.items()}
    practices, policies = tuple(practices_of(base, city)), tuple(policies_of(base, city))
    named: tuple[Any, ...] = policies or tuple(base.partly_covered("policy", city))
    verdicts["policy"] = Verdict("yes" if policies else "unknown", named)
    return verdicts | {"practice": Verdict("yes" if practices else "unknown", practices[:3])}
