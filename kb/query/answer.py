"""The answer contract: the one shape every kind of question fills and every door shows."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["en", "zh"]
Status = Literal["answered", "no_data", "unsupported"]
NoteKind = Literal["assumption", "missing", "conflict", "caveat", "erratum", "default", "ignored", "choice"]


class Frozen(BaseModel):
    """A value that nobody edits, with no other fields than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Ref(Frozen):
    """A thing that a page can link to, with its name in the answer's language and in both."""

    id: str = Field(description="Its key, for example city:wuhan.")
    name: str
    name_en: str
    name_zh: str


Scalar = str | int | float | bool | None
Cell = Scalar | Ref | list[Ref]


class Value(Frozen):
    """The distilled answer for a program."""

    type: Literal["entities", "number", "date", "boolean", "text", "table"]
    entity: str | None = None
    items: list[Ref] | None = None
    ordered: bool | None = None
    number: float | int | None = None
    unit: str | None = None
    date: str | None = None
    boolean: bool | None = None
    text: str | None = None


class Column(Frozen):
    """A column of a table; numbers wear their unit."""

    key: str
    label: str
    unit: str | None = None


class TableRow(Frozen):
    """Cells by column, and the evidence behind the row and behind single cells."""

    cells: dict[str, Cell]
    evidence: list[str] = []
    cell_evidence: dict[str, list[str]] = {}


class Table(Frozen):
    """A table of an answer; ``state`` tells which of the four states its rows are in."""

    title: str
    columns: list[Column]
    rows: list[TableRow]
    state: Literal["yes", "no", "unknown", "out_of_scope"] | None = None


class Evidence(Frozen):
    """Where a cell comes from."""

    source: str
    title: str
    locator: str
    printed: str | None = None
    url: str | None = None


class Note(Frozen):
    """Something the reader must know about the answer."""

    kind: NoteKind
    text: str


class Suggestion(Frozen):
    """A question that could be asked instead or next."""

    text: str
    url: str


class Chart(Frozen):
    """Points to draw: label, value, group; a door decides how."""

    title: str
    unit: str | None
    points: list[dict[str, Scalar]]


class Understood(Frozen):
    """How the question was understood, in words and as the plan that can be sent again."""

    kind: str
    text: str
    plan: dict[str, object] | None


class Answer(Frozen):
    """An answer with everything that stands behind it."""

    question: str
    language: Language
    status: Status
    reading: Understood
    headline: str
    value: Value | None
    tables: list[Table] = []
    evidence: dict[str, Evidence] = {}
    notes: list[Note] = []
    suggestions: list[Suggestion] = []
    chart: Chart | None = None
    data_version: str
    links: dict[str, str] = {}
