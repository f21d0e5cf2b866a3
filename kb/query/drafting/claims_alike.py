"""Whether a claim of a source says what a question puts to the test, and not only something else of the same things."""

import json
import re
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from kb.model import Claim
from kb.query.base import Base
from kb.query.drafting.claimed import claim_ids, claim_tiers, says_numbers

Manner = Literal["high", "low", "number", "bound"]
UPWARDS, DOWNWARDS = ("argmax", "top-set", "rank-is"), ("argmin",)
COUNTING = frozenset({"group-size", "share-above-mean", "tier-counts", "count-above-mean", "count-is", "weights", "parts-count", "difference-is"})  # fmt: skip
VAGUE = "read as"  # how a claim without a number was made one that can be checked


class Said(NamedTuple):
    """What a question puts to the test: the things it names, its numbers, a rank, and how it is said."""

    about: tuple[str, ...]
    numbers: tuple[float, ...]
    tiers: tuple[tuple[str, int], ...]
    rank: int | None
    manner: tuple[Manner, ...]
    terms: tuple[str, ...] = ()

    @property
    def cities(self) -> list[str]:
        """The cities that are named, in their order."""
        return [key.partition(":")[2] for key in self.about if key.startswith("city:")]


def says_alike(base: Base, row: Claim, said: Said) -> bool:
    """Whether a claim says the numbers, the rank, the cities and the way that are said."""
    tiers = claim_tiers(row) if said.tiers else {}
    counted = says_numbers(base, row, said.numbers) and all(tiers.get(t) == n for t, n in said.tiers)
    arguments = json.loads(row.arguments)
    placed = said.rank is None or row.check != "rank-is" or arguments["rank"] == said.rank
    return (
        counted
        and placed
        and _listed(row, arguments, said)
        and _of_whole(base, row, arguments, said)
        and _points(row, arguments, said)
        and (row.check != "growth-is" or _grows(base, row, arguments, said))
    )


def speak_of_all(base: Base, rows: Sequence[Claim], about: Sequence[str]) -> bool:
    """Whether claims speak of every indicator that is named, or of its parts or its whole: *X weighs so much, as Y does*."""
    named = {key.partition(":")[2] for key in about} & base.indicators.keys()
    told = {part for row in rows for part in claim_ids(row) & base.indicators.keys()}
    near = {base.indicators[one].parent for one in told} | {
        part.id for one in told for part in base.children.get(one, [])
    }
    return len(named) < 2 or not told or named <= told | near


def _listed(row: Claim, arguments: dict[str, Any], said: Said) -> bool:
    """Whether a claim on the first cities of an order lists those that are named as the question does."""
    listed = arguments.get("cities", []) if row.check == "top-set" else []
    return len(said.cities) < 3 or set(said.cities) != set(listed) or said.cities == list(listed)


def _of_whole(base: Base, row: Claim, arguments: dict[str, Any], said: Said) -> bool:
    """*Its top ten hold five provincial capitals*: without an indicator named, the top ten of the whole index."""
    indicator = str(arguments.get("indicator"))
    return row.check != "tier-counts" or f"indicator:{indicator}" in said.about or base.indicators[indicator].level == 0


def _grows(base: Base, row: Claim, arguments: dict[str, Any], said: Said) -> bool:
    """Whether a growth from one year to another is said of these years, and not in other words for how much: *doubled*."""
    figures = [base.store.thing(key) for key in arguments.get("figures", [])]
    dated = {str(getattr(figure, "date", None) or "")[:4] for figure in figures}
    years = {term for term in said.terms if YEAR.fullmatch(term) and f"{term}[" not in row.source}
    return years <= dated and not FOLDS & set(said.terms)


YEAR = re.compile(r"(?:19|20)\d\d")
FOLDS = frozenset(
    ["doubl", "tripl", "trebl", "quadrupl", "halv", "翻番", "翻倍", "一番", "两番", "减半"]
)  # as they are searched


def _points(row: Claim, arguments: dict[str, Any], said: Said) -> bool:
    """Whether a claim points the way that is said, and says a number where it is one of numbers.

    *Its learning approach declines* is not that it is above 0.9, and *far behind* not *far ahead*.
    """
    way, ways = claimed_way(row, arguments, said.cities), {"high", "low"} & set(said.manner)
    if row.check == "parts-count" and ways:
        return False  # *thirty cities above the mean* are no thirty indicators
    if row.check in COUNTING:
        return "number" in said.manner and "bound" not in said.manner
    if way is not None and ways and way not in ways:
        return False
    if row.check == "threshold" and VAGUE not in row.statement:
        return "number" in said.manner
    named = row.check == "top-set" and len(said.cities) > 1 and set(said.cities) == set(arguments["cities"])
    placed = row.check == "rank-is" and said.rank is not None
    return way is None or bool(ways) or row.check == "compare" or named or placed


def claimed_way(row: Claim, arguments: dict[str, Any], cities: Sequence[str]) -> Manner | None:
    """Whether a claim puts its cities high or low; of two cities, the one that the question names first."""
    if row.check in ("compare", "far-ahead"):
        first, others = arguments.get("left", arguments.get("city")), arguments.get("others", [arguments.get("right")])
        above, below = (first, others) if arguments.get("op", ">") == ">" else (others[0], [first])
        return "low" if cities and cities[0] != above and cities[0] in below else "high"
    if row.check == "threshold":
        return "high" if arguments["op"].startswith(">") else "low"
    return "high" if row.check in UPWARDS else "low" if row.check in DOWNWARDS else None
