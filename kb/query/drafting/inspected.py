"""The audit of an edition, worked out once a data version: figures, labels of rows, claims, and a mark for each value."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from kb.analysis.claims import ClaimVerdict
from kb.analysis.figures import CHECKS, Finding, Label, check_figures, propose_readings
from kb.analysis.recompute import Verdict
from kb.errors import TooLargeError
from kb.model import Claim
from kb.model.values import parse_citations
from kb.query.base import Base
from kb.query.drafting.claimed import claim_ids, verdict_of
from kb.query.drafting.printings import printings

Value = tuple[str, str]
Pair = tuple[str, str]
MOST_FIGURES = 20_000  # of an edition that are audited at once; of a larger one, those of a city or an indicator
MOST_RESTED_ON = 5  # a claim about more values than this says nothing of one of them
OF_CLAIM: dict[str, Verdict] = {
    "supported": "agrees", "not supported": "contradicts", "cannot be checked": "cannot be checked",
}  # fmt: skip
MARKS: dict[tuple[str, Verdict], Pair] = {
    ("aggregate", "within rounding"): ("within rounding of its parts", "在舍入范围内与下级指标一致"),
    ("aggregate", "contradicts"): ("contradicts its parts", "与下级指标矛盾"),
    ("rank", "within rounding"): ("rank open: tied in print", "名次未定：印出得分相同"),
    ("rank", "contradicts"): ("rank contradicts the printed values", "名次与印出数值矛盾"),
    ("difference", "contradicts"): ("contradicts the ranks", "与名次矛盾"),
    ("pair", "contradicts"): ("printed differently elsewhere", "他处所印不同"),
}  # fmt: skip
OPEN = {words for (_, verdict), words in MARKS.items() if verdict == "within rounding"}
"""Marks of what is open, not wrong."""


@dataclass(frozen=True)
class Inspection:
    """Everything that was checked in an edition."""

    findings: tuple[Finding, ...]
    labels: tuple[Label, ...]
    claims: tuple[tuple[Claim, ClaimVerdict], ...]


def inspected(base: Base, edition: str, city: str | None = None, indicator: str | None = None) -> Inspection:
    """The audit of an edition, worked out as a whole and kept; of a large edition that of a city or an indicator alone.

    Raises
    ------
    TooLargeError
        When a large edition is to be audited as a whole.
    """
    large = figures_of(base, edition) > MOST_FIGURES
    part = (city, indicator) if large else (None, None)
    if large and part == (None, None):
        raise TooLargeError(
            f"{base.editions[edition].name} prints about {figures_of(base, edition):,} figures, more than the {MOST_FIGURES:,} "
            "that are audited at once: name a city or an indicator"
        )
    key = f"inspected:{edition}:{part}"
    if part != (None, None):
        return _inspect(base, edition, *part)
    if key not in base.worked_out:
        base.worked_out[key] = _inspect(base, edition)
    return cast(Inspection, base.worked_out[key])


def figures_of(base: Base, edition: str) -> int:
    """About how many scores and ranks an edition prints."""
    published = [ident for ident in base.scores if base.indicators[ident].edition == edition]
    return 2 * base.size(edition) * len(published)


def _inspect(base: Base, edition: str, city: str | None = None, indicator: str | None = None) -> Inspection:
    row, data = base.editions[edition], base.claim_data
    part = city is not None or indicator is not None
    printed = [] if part else printings(base, edition)
    tree = [node for node in base.indicators.values() if node.edition == edition]
    arithmetic = data.editions[edition].arithmetic
    found = check_figures(tree, data.scores, data.ranks, printed, arithmetic, row.overall, city, indicator)
    sources = {citation.source for citation in parse_citations(row.source)}
    claims = [claim for claim in base.store.rows(Claim) if sources & {c.source for c in parse_citations(claim.source)}]
    if part:  # claims that name neither say nothing of it
        claims = [claim for claim in claims if {one for one in (city, indicator) if one} <= claim_ids(claim)]
    order = {node.id: (node.level, node.code or "", node.id) for node in tree}
    found.sort(key=lambda one: (CHECKS.index(one.check), order[one.indicator], one.city))
    return Inspection(
        tuple(found), tuple(propose_readings(printed)), tuple((claim, verdict_of(base, claim)) for claim in claims)
    )


def value_marks(
    base: Base, edition: str, city: str | None = None, indicator: str | None = None
) -> dict[Value, list[Pair]]:
    """What the audit says of single values, in words, by indicator and city; of values that simply agree it says nothing."""
    if figures_of(base, edition) > MOST_FIGURES:
        return _marks(base, inspected(base, edition, city, indicator))
    key = f"marks:{edition}"
    if key not in base.worked_out:
        base.worked_out[key] = _marks(base, inspected(base, edition))
    return cast(dict[Value, list[Pair]], base.worked_out[key])


def listed_marks(base: Base, edition: str, indicator: str, cities: Iterable[str]) -> dict[Value, list[Pair]]:
    """The marks of an indicator; of a large edition those of some cities."""
    if figures_of(base, edition) <= MOST_FIGURES:
        return value_marks(base, edition)
    return {value: words for city in cities for value, words in value_marks(base, edition, city, indicator).items()}


def _marks(base: Base, found: Inspection) -> dict[Value, list[Pair]]:
    marks: dict[Value, list[Pair]] = {}
    for finding in found.findings:
        if words := MARKS.get((finding.check, finding.verdict)):
            marks.setdefault((finding.indicator, finding.city), []).append(words)
    for label in (label for label in found.labels if not label.stands):
        words = (f"row printed as “{label.label}”", f"该行印作“{label.label}”")
        for indicator in label.indicators:
            marks.setdefault((indicator, label.read), []).append(words)
    for _, verdict in found.claims:
        if verdict.verdict == "not supported" and len(verdict.rests_on) <= MOST_RESTED_ON:
            for key in verdict.rests_on:
                indicator, _, city = key.removeprefix("score:").partition("@")
                if key.startswith("score:"):
                    marks.setdefault((indicator, city), []).append(("the prose says otherwise", "正文说法不同"))
    return {value: list(dict.fromkeys(words)) for value, words in marks.items()}
