"""What unfolds where a cell is cited: the passage, who says the same elsewhere, and what speaks against the print."""

from itertools import islice

from kb.model.values import parse_citations
from kb.query.answer import Answer, Evidence, Frozen, Language
from kb.query.base import Base, pick
from kb.query.drafting.book import evidence_url
from kb.query.drafting.cells import row_keys
from kb.query.drafting.draft import as_told
from web.view.citations import Citations, Cited
from web.view.passages import Library, Line

MOST_ROWS, MOST_PLACES, MOST_DISPUTES, MOST_LINES = 12, 6, 4, 9
AT_ONCE = 50  # places whose rows are looked up together, and held no longer


class Place(Frozen):
    """A place in a source."""

    source: str
    locator: str
    address: str


class Drawer(Frozen):
    """What stands behind one citation besides its locator and its printed form; ``passage`` where documents are attached."""

    passage: list[Line] = []
    agree: list[Place] = []
    differ: list[str] = []


def drawers_of(base: Base, citations: Citations, library: Library, answer: Answer) -> dict[str, Drawer]:
    """A drawer for each piece of evidence that has more to show."""
    found: dict[str, Drawer] = {}
    waiting = iter(answer.evidence.items())
    while entries := list(islice(waiting, AT_ONCE)):
        at = citations.gather((entry.source, entry.locator) for _, entry in entries)
        made = {ident: _drawer(base, at(entry.source, entry.locator), library, entry, answer.language)
                for ident, entry in entries}  # fmt: skip
        found |= {ident: drawer for ident, drawer in made.items() if drawer != Drawer()}
    return found


def _drawer(base: Base, there: list[Cited], library: Library, entry: Evidence, language: Language) -> Drawer:
    cited = [one for one in there if (" | ".join(one[3]) or None) == entry.printed]
    cited = cited[:MOST_ROWS]
    spans = list(parse_citations(f"{entry.source}[{entry.locator}]")[0].lines)
    passage = library.passage(entry.source, spans, [token for one in cited for token in one[3]])
    return Drawer(
        passage=passage[:MOST_LINES],
        agree=_elsewhere(base, cited, entry, language),
        differ=_disputes(base, cited, language),
    )


def _elsewhere(base: Base, cited: list[Cited], entry: Evidence, language: Language) -> list[Place]:
    """The other places that the same rows cite."""
    places = {
        (other.source, other.locator)
        for _, row, _, _ in cited
        for other in parse_citations(row.source)
        if (other.source, other.locator) != (entry.source, entry.locator)
    }
    return [
        Place(
            source=pick((base.sources[source].short, base.sources[source].short_zh), language),
            locator=locator,
            address=evidence_url(source, locator),
        )
        for source, locator in sorted(places)[:MOST_PLACES]
    ]


def _disputes(base: Base, cited: list[Cited], language: Language) -> list[str]:
    """What the errata say of the rows."""
    errata = {
        erratum.id: erratum for _, row, _, _ in cited for key in row_keys(row) for erratum in base.errata.get(key, ())
    }
    return [pick(as_told(one), language) for one in list(errata.values())[:MOST_DISPUTES]]
