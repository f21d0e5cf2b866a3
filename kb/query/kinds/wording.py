"""The kind that tells under which names or dates a document prints a thing, with the place of each and the errata on it."""

import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from pydantic import Field

from kb.model import Name
from kb.model.values import parse_citations, printed_groups, split_list
from kb.query.answer import Language, Value
from kb.query.base import Base, pick
from kb.query.drafting.draft import Draft
from kb.query.plan import Outcome, Plan
from kb.search.text import terms

DATES = {
    "regulation.adopted": ("the date of adoption", "通过日期"),
    "regulation.in_force": ("the date in force", "施行日期"),
    "body.established": ("the date of founding", "成立日期"),
}
ALIKE = 0.6  # share of a printed stretch that must be words of the thing's names to be a name of it


class Wording(Plan):
    """Under which names or titles a thing is printed, or which date of it, where each stands, and what is wrong with it."""

    kind: Literal["wording"] = "wording"
    about: tuple[str, ...] = Field(
        min_length=1, description="Keys of the thing; several when its facts have keys of their own."
    )
    within: str | None = Field(default=None, description="Only what stands in this table, e.g. Table 4.")
    count: bool = Field(default=False, description="How many forms there are, and which.")
    date_of: Literal["regulation.adopted", "regulation.in_force", "body.established"] | None = Field(
        default=None, description="The date that is asked for, letter by letter, and not the name."
    )
    label_of: str | None = Field(
        default=None, description="Only the label of the row in the table that ranks by this indicator."
    )
    examples = ("Under which two titles is Ningbo's regulation printed?", "成都的协调机构印作什么名称？")  # fmt: skip

    def words(self, base: Base, language: Language) -> str:
        """The question in words."""
        name = pick(base.names_of(self.about[0]), language)
        if self.date_of:
            date = pick(DATES[self.date_of], language)
            return f"{name}的{date}的印法" if language == "zh" else f"how {date} of {name} is printed"
        if self.label_of:
            by = pick(base.names_of(f"indicator:{self.label_of}"), language)
            return (
                f"{by}的表中{name}一行的标签"
                if language == "zh"
                else f"the label that the table of {by} prints in the row of {name}"
            )
        if language == "zh":
            return f"{name}在{self.within.replace('Table ', '表') if self.within else '文献'}中的印法"
        return f"the names under which {self.within or 'the sources'} print{'s' if self.within else ''} {name}"

    def run(self, draft: Draft) -> Outcome:
        """Every printed form once, with its places."""
        found = (
            printed_dates(draft.base, self.about, self.date_of)
            if self.date_of
            else labels(draft.base, self.about, self.label_of)
            if self.label_of
            else printed_forms(draft.base, self.about)
        )
        if self.within:
            apart = {text: [f for f in forms if self.within in f.where.split(", ")] for text, forms in found.items()}
            found = {text: forms for text, forms in apart.items() if forms}
        if not found:
            return Outcome(
                "no_data",
                (
                    f"No printed {'date' if self.date_of else 'name'} is recorded for this.",
                    f"没有关于其印刷{'日期' if self.date_of else '名称'}的记录。",
                ),
            )
        draft.detailed = True
        columns = [draft.column("printed", "Printed as", "印作"), draft.column("where", "Where", "出处")]
        rows = [
            draft.row(
                {"printed": text, "where": "; ".join(dict.fromkeys(form.where for form in forms))},
                [form.row for form in forms],
            )
            for text, forms in found.items()
        ]
        draft.table(("Printed dates", "印刷日期") if self.date_of else ("Printed names", "印刷名称"), columns, rows)
        placed = [draft.beside(f"“{text}”", forms[0].where) for text, forms in found.items()]
        text = draft.listed(placed)
        if self.count:
            return Outcome("answered", (f"{len(found)} printed forms: {text}.", f"{len(found)}种印法：{text}。"),
                           Value(type="number", number=len(found), unit="forms"))  # fmt: skip
        return Outcome("answered", (f"Printed as {text}.", f"印作{text}。"), Value(type="text", text=text))


class Form(NamedTuple):
    """A printed name: where it stands, and the row that tells of it."""

    where: str
    row: Any


def printed_forms(base: Base, about: tuple[str, ...]) -> dict[str, list[Form]]:
    """The printed stretches that are names of a thing, in the rows of the thing, of its names, and of its errata.

    What a row of a name prints, or what an erratum reads as the name, is one, however unlike it looks."""
    named = {name for key in about for name in base.names_of(key)}
    rows: list[Any] = [row for key in about if (row := base.store.thing(key))]
    rows += [row for key in about for row in base.store.where(Name, "thing", key) if row.kind != "alias"]
    rows += [row for key in about for row in base.errata.get(key, ()) if set(split_list(row.things)) <= set(about)]
    known = {term for name in named for term in terms(name)}
    found: dict[str, list[Form]] = {}
    for key in about:
        for text, form in _row_labels(base, key):
            found.setdefault(text, []).append(form)
    for row in rows:
        whole = hasattr(row, "thing") or getattr(row, "reads", None) in named
        beside = getattr(row, "data_source", None) or ""  # printed in the same row, and no name
        citations = parse_citations(row.source)
        for citation, tokens in zip(citations, printed_groups(row.printed), strict=False):
            for token in tokens:
                if (whole or is_name(token, known)) and token not in beside:
                    found.setdefault(token, []).append(Form(f"{citation.source}, {citation.locator}", row))
    return found


def labels(base: Base, about: tuple[str, ...], indicator: str) -> dict[str, list[Form]]:
    """The label of the row of each city in the table of an indicator, which is cited first, as it is printed there."""
    found: dict[str, list[Form]] = {}
    for key in about:
        row = base.scores.get(indicator, {}).get(key.partition(":")[2])
        citations = parse_citations(row.source) if row is not None else ()
        groups = printed_groups(row.printed) if row is not None else ()
        for citation, tokens in list(zip(citations, groups, strict=False))[:1]:
            found.setdefault(tokens[0], []).append(Form(f"{citation.source}, {citation.locator}", row))
    return found


def printed_dates(base: Base, about: tuple[str, ...], dated: str) -> dict[str, list[Form]]:
    """The printed stretches that hold the year of a date; of the two dates of a law the earlier is printed first."""
    field = dated.partition(".")[2]
    found: dict[str, list[Form]] = {}
    rows: list[Any] = [row for key in about if (row := base.store.thing(key))]
    for row in rows:
        year = str(getattr(row, field, None) or "")[:4]
        for citation, tokens in zip(parse_citations(row.source), printed_groups(row.printed), strict=False):
            told = [token for token in tokens if year and year in token]
            if told:
                form = Form(f"{citation.source}, {citation.locator}", row)
                found.setdefault(told[-1] if field == "in_force" else told[0], []).append(form)
    return found


def _row_labels(base: Base, key: str) -> Iterator[tuple[str, Form]]:
    """The first column of the tables of scores: the name of the city as each of them prints it, once a table."""
    kind, _, city = key.partition(":")
    seen: set[tuple[str, str]] = set()
    for rows in base.scores.values() if kind == "city" else ():
        row = rows.get(city)
        for citation, tokens in (
            zip(parse_citations(row.source), printed_groups(row.printed), strict=False) if row is not None else ()
        ):
            table, *rest = citation.locator.split(", ")
            if not LABELLED.match(table) or (tokens[0], f"{citation.source} {table}") in seen:
                continue
            seen.add((tokens[0], f"{citation.source} {table}"))
            yield tokens[0], Form(f"{citation.source}, {table}, {rest[-1]}", row)


LABELLED = re.compile(r"Table \d")


def is_name(token: str, known: set[str]) -> bool:
    """Whether most words of a printed stretch are words of the names, and most of these stand in it."""
    said = set(terms(token))
    return len(said) > 1 and len(said & known) >= ALIKE * len(said) and 3 * len(said & known) >= len(known) / 2
