"""Printed scores and ranks of the seed, read with nothing but ``csv``, and random small indices for property tests."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from hypothesis import strategies as st

SEED = Path(__file__).parents[2] / "seed"
ISLEC = ("islec-2016.city-innovation", "islec-2016.fields-for-learning", "islec-2016.learner-experience")
GSC = tuple(f"gsc-2020.smart-{name}" for name in ("infrastructure", "economy", "service", "governance", "innovation"))


@cache
def rows(name: str) -> list[dict[str, str]]:
    """A CSV file of the seed, read once."""
    with (SEED / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def scores(edition: str) -> dict[str, dict[str, float]]:
    """Printed scores by indicator and city."""
    found: dict[str, dict[str, float]] = {}
    for row in rows(f"scores/{edition}.csv"):
        found.setdefault(row["indicator"], {})[row["city"]] = float(row["score"])
    return found


def ranks(edition: str, indicator: str) -> dict[str, int]:
    """Printed ranks of an indicator."""
    found = (row for row in rows(f"scores/{edition}.csv") if row["indicator"] == indicator)
    return {row["city"]: int(row["rank"]) for row in found}


def tree(edition: str) -> list[SimpleNamespace]:
    """The indicator tree."""
    return [
        SimpleNamespace(
            id=row["id"], edition=edition, parent=row["parent"] or None, weight=row["weight"] or None, kind=row["kind"],
            published=row["published"] == "true", higher_is_better=row["higher_is_better"] == "true",
            scaled_to_maximum=row["scaled_to_maximum"] == "true",
        )
        for row in rows("indicators.csv") if row["edition"] == edition
    ]  # fmt: skip


def flat_tree(weights: Mapping[str, str]) -> list[SimpleNamespace]:
    """A tree of one level below ``top``."""
    usual = {"edition": "e", "kind": "score", "published": True, "higher_is_better": True, "scaled_to_maximum": False}
    parts = [SimpleNamespace(id=part, parent="top", weight=weight, **usual) for part, weight in weights.items()]
    return [SimpleNamespace(id="top", parent=None, weight=None, **usual), *parts]


@st.composite
def small_indices(draw: st.DrawFn, most_parts: int = 4) -> dict[str, dict[str, int]]:
    """Scores of 1 to 7 cities in 1 to ``most_parts`` parts, small whole numbers so that ties are common."""
    parts = [f"p{number}" for number in range(draw(st.integers(1, most_parts)))]
    cities = [f"c{number}" for number in range(draw(st.integers(1, 7)))]
    top = draw(st.sampled_from([1, 3, 9]))
    return {part: {city: draw(st.integers(0, top)) for city in cities} for part in parts}
