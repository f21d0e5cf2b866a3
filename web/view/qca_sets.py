"""The sets that the page of a QCA offers: conditions to tick, outcomes and cut-offs to choose."""

from collections.abc import Iterator, Sequence

from kb.errors import BadRequestError
from kb.model import Edition, PathType
from kb.query.answer import Frozen, Language
from kb.query.base import Base, pick
from kb.query.selection.attributes import LEAD_TYPES, SUBJECTS, TIERS
from kb.query.selection.coded import CrispSet
from kb.query.selection.conditions import (
    Condition,
    HasBody,
    HasPath,
    HasRegulation,
    InEdition,
    InNetwork,
    InPlace,
    InTier,
    ScoreTest,
    Selection,
)  # fmt: skip
from kb.query.selection.dates import DateTest
from kb.query.selection.facts import bodies_of
from web.labels import label

GROUPS = ("law", "body", "path", "tier", "region")
LAW_NAMES = {"lifelong-education": "EDULAW", "lifelong-learning": "LEARNLAW", "community-education": "COMMUNITYLAW"}
CUTS = ("cases-median", "cases-mean", "all-median", "all-mean", "number")
FEWEST_CASES = 4
Offered = tuple[str, str, Condition, str | None]


class Offer(Frozen):
    """A condition to tick: its key in the address, its group, its words, the set it makes."""

    key: str
    group: str
    label: str
    set: CrispSet


def offers(base: Base, language: Language, edition: Edition, year: int) -> list[Offer]:
    """All conditions that the page offers, group by group. ``year`` is the cut-off of an early body."""
    found = []
    for group, (key, words, condition, name) in _every(base, language, edition, year):
        found.append(Offer(key=key, group=group, label=words, set=CrispSet(condition=condition, name=name)))
    return found


def _every(base: Base, language: Language, edition: Edition, year: int) -> Iterator[tuple[str, Offered]]:
    for offered in _laws(language, edition):
        yield "law", offered
    for offered in _bodies(language, year):
        yield "body", offered
    for row in base.store.rows(PathType):
        yield "path", (f"path-{row.id}", pick((row.name, row.name_zh), language), HasPath(types=(row.id,)), None)
    for tier, words in TIERS.items():
        condition = InTier.model_validate({"tier": tier})
        yield "tier", (f"tier-{tier}", pick(words, language), condition, None)
    for region in sorted({city.region for city in base.cities.values() if city.region}):
        yield (
            "region",
            (f"region-{region}", pick(base.names_of(f"place:{region}"), language), InPlace(place=region), None),
        )


def _laws(language: Language, edition: Edition) -> Iterator[Offered]:
    yield "law", label("qca.law", language), HasRegulation(), None
    then = HasRegulation(in_force=DateTest(op="as_of", date=edition.date))
    yield "law-in-force", label("qca.law-in-force", language).format(date=edition.date), then, None
    for subject, name in LAW_NAMES.items():
        strict = HasRegulation.model_validate({"subject": subject, "breadth": "strict"})
        yield (
            f"law-{subject}",
            label("qca.law-titled", language).format(subject=pick(SUBJECTS[subject], language)),
            strict,
            name,
        )


def _bodies(language: Language, year: int) -> Iterator[Offered]:
    early = HasBody(established=DateTest(op="before", date=str(year)))
    yield "early", label("qca.early", language).format(year=year), early, None
    yield "body-first", label("qca.body-first", language), HasBody(law="before"), None
    for lead, words in LEAD_TYPES.items():
        if lead != "other":
            yield f"lead-{lead}", pick(words, language), HasBody.model_validate({"lead_type": lead}), None


def case_sets(base: Base, language: Language) -> dict[str, str]:
    """The sets of cities to choose from: networks and editions that are large enough to compare cases."""
    found = {f"network-{network}": base.names_of(f"network:{network}")
             for network, cities in base.members.items() if len(cities) >= FEWEST_CASES}  # fmt: skip
    found |= {f"edition-{edition}": base.names_of(f"edition:{edition}") for edition in base.editions}
    return {key: pick(names, language) for key, names in found.items()}


def selection_of(chosen: str) -> Selection:
    """The cities behind a key of ``case_sets``."""
    kind, _, ident = chosen.partition("-")
    return Selection(conditions=(InNetwork(network=ident) if kind == "network" else InEdition(edition=ident),))


def outcomes(base: Base, language: Language) -> dict[str, str]:
    """The indicators whose scores are printed, by edition."""
    found = {}
    for row in sorted(base.indicators.values(), key=lambda row: (row.edition, row.level, row.code or "", row.id)):
        if base.scores.get(row.id) and row.kind == "score":
            name, edition = pick((row.name, row.name_zh), language), base.ref(f"edition:{row.edition}", language).name
            found[row.id] = label("bracketed", language).format(name=name, said=edition)
    return found


def outcome_set(indicator: str, cut: str, at: float | None, select: Selection) -> CrispSet:
    """The cities above a cut-off: the mean or median of the cases or of all assessed cities, or a number.

    Raises
    ------
    BadRequestError
        When a number is to be the cut-off and none is given.
    """
    if cut == "number":
        if at is None:
            raise BadRequestError("at: give the number that is the cut-off, for example at=0.65")
        return CrispSet(condition=ScoreTest(indicator=indicator, value=at))
    of, _, measure = cut.partition("-")
    test = {"indicator": indicator, "reference": measure, "of": select if of == "cases" else None}
    return CrispSet(condition=ScoreTest.model_validate(test))


def median_year(base: Base, cities: Sequence[str]) -> int | None:
    """The median year in which the bodies of the cases were set up; ``None`` when none is known."""
    years = sorted(int(rows[0].established[:4]) for city in cities
                   if (rows := bodies_of(base, city)) and rows[0].established)  # fmt: skip
    return years[len(years) // 2] if years else None
