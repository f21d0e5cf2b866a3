"""The answer contract: the one shape every kind of question fills and every door shows."""

from functools import cache
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["en", "zh"]
Status = Literal["answered", "no_data", "unsupported"]
NoteKind = Literal["assumption", "missing", "conflict", "caveat", "erratum", "default", "ignored", "choice"]


class Frozen(BaseModel):
    """A value that nobody edits, with no other fields than its own. How one is checked is worked out when the first is made."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


M = TypeVar("M", bound=Frozen)
_set = object.__setattr__


def made(model: type[M], fields: dict[str, Any]) -> M:
    """A part of an answer with all of its fields, not checked: of a long table that would take most of the time.

    The same as ``model_construct``, which looks at each field anew.

    Examples
    --------
    >>> made(Note, {"kind": "caveat", "text": "Few."}) == Note(kind="caveat", text="Few.")
    True
    """
    found = model.__new__(model)
    _set(found, "__dict__", fields)
    _set(found, "__pydantic_fields_set__", _all_fields(model))
    _set(found, "__pydantic_extra__", None)
    _set(found, "__pydantic_private__", None)
    return found


@cache
def _all_fields(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)


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
    count: int | None = Field(
        default=None, exclude_if=lambda count: count is None,
        description="How many rows the whole table has, where these are a part of it.",
    )  # fmt: skip
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


ChartKind = Literal["ranked", "strip", "groups", "parallel", "timeline", "heat", "map", "scatter"]


class Chart(Frozen):
    """What a door may draw. Every point has a ``label``, often a ``key`` and a ``mark``; the rest depends on the kind.

    ========  ==================================================================================
    ranked    value; low and high of an interval (``band`` says which), median: a line a point
    strip     value, row: all values of a row on one line, the marked ones named
    groups    value, group: a band a group, every point named
    parallel  value, row: a line an indicator, a dot a city
    timeline  event (body, adopted, in_force), date (may be partial), name: a line a label; outside: not counted over
    heat      value, column: a line a label
    map       latitude, longitude; value or group
    scatter   x, value: every point named
    ========  ==================================================================================
    """

    kind: ChartKind = "ranked"
    title: str = Field(description="The subject of the finding.")
    unit: str | None
    points: list[dict[str, Scalar]]
    axis: str = Field(default="", description="What the values are, where the title does not say it.")
    across: str = Field(default="", description="What x is.")
    band: str = Field(default="", description="What low and high are.")
    ranks: bool = Field(default=False, description="The values are ranks: no axis begins before 1.")
    source: str = Field(default="", description="The sources behind the points, by their short names.")


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
