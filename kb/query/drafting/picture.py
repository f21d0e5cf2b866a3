"""The charts that an answer can be drawn as: chosen by what its tables hold; the first one is the answer's own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kb.query.answer import Answer, Chart, ChartKind, Ref, Scalar, Table, TableRow
from kb.query.base import Base, pick

Points = list[dict[str, Scalar]]
Candidate = tuple[Chart | None, Sequence[str]]
FEWEST = 3  # what has fewer numbers is read faster in its table
FEWEST_DATED = 2
MOST_COMPARED = 6
EVENTS = {"body.established": "body", "regulation.adopted": "adopted", "regulation.in_force": "in_force"}
NAMED_BY = {"body": "body", "adopted": "regulation", "in_force": "regulation"}
TIMELINES = {"laws": ("Regulations: adoption and effect", "条例的通过与施行"),
             "bodies": ("Steering bodies: establishment", "协调机构的成立"),
             "both": ("Steering bodies and regulations in time", "协调机构与条例的先后")}  # fmt: skip
MEASURES = (
    "score:",
    "rank:",
    "gap:",
    "rank_gap:",
    "spread:",
    "rank_spread:",
    "regulation.lag",
    "body.to_law",
    "body.law_apart",
)


@dataclass(frozen=True)
class Measured:
    """A column of numbers: its key, label and unit, and the number of every thing that has one."""

    key: str
    label: str
    unit: str | None
    values: tuple[tuple[Ref, float], ...]

    @property
    def edition(self) -> str:
        """The edition that a score comes from: only scores of one edition share a scale."""
        return self.key.partition(":")[2].partition(".")[0]

    @property
    def holds_ranks(self) -> bool:
        """Whether its numbers are places in an order."""
        return self.key.startswith("rank:")


def picture(base: Base, answer: Answer, kind: ChartKind | None = None, mark: str = "") -> Chart | None:
    """The chart that fits an answer best, or its chart of a kind, if it has one; what ``mark`` names stands out."""
    chart = next((found for found in charts(base, answer) if kind in (None, found.kind)), None)
    if chart is None or not mark:
        return chart
    points = [point | {"mark": True} if point.get("key") == mark else point for point in chart.points]
    return chart.model_copy(update={"points": points})


def charts(base: Base, answer: Answer) -> Iterator[Chart]:
    """The charts of an answer, one a kind, the one that fits it best first; made as they are taken."""
    if answer.status != "answered":
        return
    met: set[ChartKind] = set()
    for chart, keys in (found for made in (_own, _of_tables) for found in made(base, answer)):
        if chart is not None and chart.kind not in met:
            met.add(chart.kind)
            source = chart.source or _sources(base, answer, keys)
            yield chart.model_copy(update={"points": _keyed(answer, chart.points), "source": source})


def _own(_base: Base, answer: Answer) -> Iterator[Candidate]:
    """The chart that the kind of question made; dates are no values to rank, and two values no chart."""
    chart = answer.chart
    if chart is None or len(chart.points) < FEWEST or any(isinstance(p.get("value"), str) for p in chart.points):
        return
    for field, kind in (("group", "groups"), ("x", "scatter")):
        if chart.kind == "ranked" and all(field in point for point in chart.points):
            chart = chart.model_copy(update={"kind": kind})
    yield chart, ()


def _of_tables(base: Base, answer: Answer) -> Iterator[Candidate]:
    """Candidates with the columns that their points come from."""
    held = [table for table in answer.tables if table.state in (None, "yes")]
    yield _timeline(answer, held), tuple(EVENTS)
    columns = [column for table in held[:1] for column in measured(table)]
    scores = [column for column in columns if column.key.startswith("score:")]
    keys = [column.key for column in scores]
    yield _groups(held), keys
    if answer.reading.kind == "compare":
        yield _parallel(scores), keys
    if len({column.edition for column in scores}) == 1 and len(scores) >= FEWEST:
        yield _heat(scores), keys
        yield _rows(scores), keys
    for column in columns[:1]:
        about: dict[str, Any] = {"title": column.label, "unit": column.unit, "ranks": column.holds_ranks}
        yield Chart(kind="ranked", points=_ranked(column), **about), [column.key]
        yield Chart(kind="strip", points=_line(column), **about), [column.key]
    yield _map(base, answer, columns[0] if columns else None), [column.key for column in columns[:1]]


def measured(table: Table) -> Iterator[Measured]:
    """The columns of a table that hold numbers of its things, scores before ranks."""
    named = list(_named(table))
    for column in sorted(table.columns, key=lambda column: not column.key.startswith("score:")):
        if column.key.startswith(MEASURES):
            values = tuple(
                (ref, float(value)) for ref, row in named if isinstance(value := row.cells.get(column.key), int | float)
            )
            if len(values) >= (FEWEST_DATED if len(named) == FEWEST_DATED else FEWEST):
                yield Measured(column.key, column.label, column.unit, values)


def _named(table: Table) -> Iterator[tuple[Ref, TableRow]]:
    """Rows whose first cell is a thing, with that thing."""
    for row in table.rows:
        first = row.cells.get(table.columns[0].key)
        if isinstance(first, Ref):
            yield first, row


def _ranked(column: Measured) -> Points:
    return [{"label": ref.name, "key": ref.id, "value": value} for ref, value in column.values]


def _line(column: Measured) -> Points:
    return [point | {"row": column.label} for point in _ranked(column)]


def _rows(scores: list[Measured]) -> Chart:
    points = [point for column in scores for point in _line(column)]
    return Chart(kind="strip", title=_common(scores), unit=scores[0].unit, points=points)


def _heat(scores: list[Measured]) -> Chart:
    points: Points = [point | {"column": column.label} for column in scores for point in _ranked(column)]
    return Chart(kind="heat", title=_common(scores), unit=scores[0].unit, points=points)


def _common(scores: list[Measured]) -> str:
    """The edition that the labels of scores end with: ``Learner experience score (iSLEC 2016)``."""
    for left, right in (("(", ")"), ("（", "）")):
        ends = {column.label.rpartition(left)[2].removesuffix(right) for column in scores}
        if len(ends) == 1 and all(column.label.endswith(right) for column in scores):
            return ends.pop()
    return scores[0].label


def _parallel(scores: list[Measured]) -> Chart | None:
    """Compared cities over the indicators of the edition that has most of them."""
    shared = [column for column in scores if len(column.values) >= FEWEST_DATED]
    editions = sorted({column.edition for column in shared}, key=lambda e: -sum(c.edition == e for c in shared))
    rows = [column for column in shared if column.edition == editions[0]] if editions else []
    if len(rows) < FEWEST_DATED or max(len(column.values) for column in rows) > MOST_COMPARED:
        return None
    points = [point for column in rows for point in _line(column)]
    return Chart(kind="parallel", title=_common(rows), unit=rows[0].unit, points=points)


def _groups(tables: list[Table]) -> Chart | None:
    """Sets of cities against each other: one score, a table a set."""
    found = [(table.title, column) for table in tables for column in measured(table)]
    if len(found) < 2 or len({column.key for _, column in found}) != 1:
        return None
    points: Points = [point | {"group": title} for title, column in found for point in _ranked(column)]
    column = found[0][1]
    return Chart(kind="groups", title=column.label, unit=column.unit, points=points, ranks=column.holds_ranks)


def _timeline(answer: Answer, tables: list[Table]) -> Chart | None:
    shown = {column.key for table in tables for column in table.columns}
    keys = [(key, event, NAMED_BY[event]) for key, event in EVENTS.items() if key in shown]
    outside = {ref.id for table in tables[1:] if table.state == "yes" for ref, _ in _named(table)}
    points: Points = []
    for ref, row in (pair for table in tables for pair in _named(table)) if keys else ():
        for key, event, named_by in keys:
            date = row.cells.get(key)
            if isinstance(date, str) and date[:4].isdigit():
                name = row.cells.get(named_by)
                points.append({"label": ref.name, "key": ref.id, "event": event, "date": date,
                               "name": name.name if isinstance(name, Ref) else ""})  # fmt: skip
                if ref.id in outside:
                    points[-1]["outside"] = True
    if len({point["label"] for point in points}) < FEWEST_DATED:
        return None
    events = {point["event"] for point in points}
    title = TIMELINES["laws" if "body" not in events else "both" if len(events) > 1 else "bodies"]
    return _drawn(kind="timeline", title=pick(title, answer.language), unit=None, points=points)


def _drawn(**fields: Any) -> Chart:
    """A chart whose points were made here, and need not be checked one by one."""
    return Chart.model_construct(**fields)


def _map(base: Base, answer: Answer, column: Measured | None) -> Chart | None:
    """Cities at their coordinates: with a number, or with the state of the table they stand in."""
    values = {ref.id: value for ref, value in column.values} if column else {}
    points: Points = []
    for table in answer.tables if values else [table for table in answer.tables if table.state]:
        for ref, _ in _named(table):
            city = base.cities.get(ref.id.removeprefix("city:")) if ref.id.startswith("city:") else None
            if city and city.latitude is not None and city.longitude is not None and (not values or ref.id in values):
                point: dict[str, Scalar] = {"label": ref.name, "key": ref.id}
                point |= {"latitude": city.latitude, "longitude": city.longitude}
                points.append(point | ({"value": values[ref.id]} if values else {"group": table.state or "yes"}))
    points = list({point["label"]: point for point in reversed(points)}.values())[::-1]
    if len(points) < FEWEST or not any(len(table.rows) >= FEWEST for table in answer.tables):
        return None
    title = column.label if column else _first_part(answer)
    return Chart(kind="map", title=title, unit=column.unit if column else None, points=points)


def _first_part(answer: Answer) -> str:
    """How the question was understood, without the columns to show."""
    text = answer.reading.text.partition("；" if answer.language == "zh" else ";")[0]
    return text[:1].upper() + text[1:]


def _keyed(answer: Answer, points: Points) -> Points:
    """The points with the keys of the things that they name."""
    if all("key" in point for point in points):
        return points
    keys = {ref.name: ref.id for table in answer.tables for row in table.rows for ref in _refs(row.cells.values())}
    return [point if "key" in point else point | {"key": keys.get(str(point["label"]))} for point in points]


def _refs(cells: Iterable[Any]) -> Iterator[Ref]:
    for cell in cells:
        if isinstance(cell, Ref):
            yield cell


def _sources(base: Base, answer: Answer, keys: Iterable[str] = ()) -> str:
    """Short names of the documents behind some columns (all without keys); of reference sources where there is no document."""
    wanted = set(keys)
    cited: set[str] = set()
    for table in answer.tables if wanted else ():
        held = [column.key for column in table.columns if column.key in wanted]
        cited.update(ident for row in table.rows for key in held for ident in row.cell_evidence.get(key, ()))
    entries = [entry for ident, entry in answer.evidence.items() if ident in cited or not cited]
    idents = list(dict.fromkeys(entry.source for entry in entries))
    documents = [ident for ident in idents if base.sources[ident].kind == "document"] or idents
    names = [pick((base.sources[ident].short, base.sources[ident].short_zh), answer.language) for ident in documents]
    return ("；" if answer.language == "zh" else "; ").join(names)
