"""How we know: sources, coverage, errata, claims, corrections."""

from sqlmodel import Field

from kb.model.base import Fact, Row
from kb.model.values import Key, Keys, PartialDate, Slug, choice


class Source(Row, table=True):
    """A document, or a reference source for what no document says."""

    resource = "sources"
    id: Slug = Field(primary_key=True)
    kind: choice("document", "reference")
    title: str
    title_zh: str
    short: str = Field(description="The name to use in a sentence.")
    short_zh: str
    authors: str | None = None
    authors_zh: str | None = Field(default=None, description="As far as a source gives Chinese names.")
    publisher: str | None = None
    publisher_zh: str | None = None
    published: PartialDate | None = None
    doi: str | None = None
    url: str | None = None
    rights: str
    rights_zh: str
    file: str | None = Field(default=None, description="File name under which its text is attached.")
    sha256: str | None = None
    line_count: int | None = None


class Coverage(Fact, table=True):
    """A source speaks, completely or not, about a fact type over a scope of cities."""

    resource = "coverage"
    id: Slug = Field(primary_key=True)
    fact_type: choice(
        "regulation", "governing-body", "path", "membership", "score", "level", "region", "tier", "practice", "policy"
    )
    scope: Key = Field(description="network:…, edition:… or city:…: the cities it speaks about.")
    complete: bool = Field(description="True: a city of the scope that is not listed is a 'no per source'.")
    note: str
    note_zh: str


class Erratum(Fact, table=True):
    """A problem of a source: what is printed, what is read, how we know, what is done about it."""

    resource = "errata"
    id: Slug = Field(primary_key=True)
    things: Keys | None = Field(
        default=None,
        description="Keys of the rows it touches, e.g. score:gsc-2020.overall@cairo or regulation:ningbo-lifelong.",
    )
    kind: choice(
        "misprint", "misspelling", "shifted-row", "wrong-value", "corrupt", "contradiction", "missing", "duplicate",
        "ambiguity", "layout", "translation", "rounding", "attribution",
    )  # fmt: skip
    reads: str | None = Field(default=None, description="How it is read here; empty when nothing can be read.")
    meaning_zh: str | None = Field(
        default=None, description="What is read, in Chinese, where it is said in our own words."
    )
    why: str
    why_zh: str
    treatment: choice("corrected", "kept", "null", "flagged", "merged")
    severity: choice("minor", "major", "critical")


class Claim(Fact, table=True):
    """A statement of a source that data can confirm or refute; ``check`` and ``arguments`` say how."""

    resource = "claims"
    id: Slug = Field(primary_key=True)
    statement: str = Field(description="What the source claims, in our words.")
    statement_zh: str
    things: Keys | None = None
    check: choice(
        "top-set", "rank-is", "threshold", "tier-counts", "count-above-mean", "share-above-mean", "group-size",
        "sum-is", "compare", "far-ahead", "recomputes", "count-is", "argmax", "argmin", "weights", "difference-is",
        "growth-is", "parts-count", "spread-limits", "not-checkable",
    )  # fmt: skip
    arguments: str = Field(default="{}", description="JSON object with the arguments of the check.")
    keywords: str | None = None
    keywords_zh: str | None = None


class Correction(Fact, table=True):
    """A later package corrects one cell of an earlier one; the original stays visible."""

    resource = "corrections"
    identity = ("resource_name", "row", "field")
    resource_name: str = Field(primary_key=True)
    row: str = Field(primary_key=True, description="The row's identity, parts joined by '@'.")
    field: str = Field(primary_key=True)
    value: str
    original: str | None = Field(default=None, description="Filled by the loader.")
    original_source: str | None = Field(default=None, description="Filled by the loader.")
    why: str


class Coding(Fact, table=True):
    """A value that another coder gives a column of a row, beside the base's own, or an adjudication between them.

    Nothing is overwritten: to change what the base answers, correct the cell in ``corrections.csv``.
    """

    resource = "codings"
    identity = ("thing", "attribute", "coder", "date")
    thing: Key = Field(primary_key=True, description="The row that is coded, e.g. city_path:wuhan.")
    attribute: str = Field(primary_key=True, description="The column that is coded, e.g. path_type.")
    coder: Slug = Field(primary_key=True, description="Who coded; “base” is the base itself.")
    date: PartialDate = Field(
        primary_key=True, description="When; a later coding of the same coder replaces an earlier."
    )
    role: choice("coder", "adjudicator")
    value: str | None = Field(default=None, description="Empty: the coder looked and could not tell.")
    note: str | None = None
    note_zh: str | None = None
