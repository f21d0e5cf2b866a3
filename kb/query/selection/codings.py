"""Second codings: the values that other coders give, beside the base's own, and what was adjudicated between them."""

from dataclasses import dataclass
from functools import cached_property

from kb.load.columns import columns, columns_of
from kb.load.content import KINDS, cell
from kb.model import Coding, Row
from kb.model.values import Keys, Slugs, split_list
from kb.query.answer import Cell, Language, Ref
from kb.query.base import Base, pick
from kb.query.selection.attributes import ATTRIBUTES, LEAD_TYPES, SUBJECTS, TIERS

BASE = "base"
WORDS = {"lead_type": LEAD_TYPES, "subject": SUBJECTS, "tier": TIERS}
LABELS = {"city_paths.path_type": "path_type", "governing_bodies.lead_type": "body.lead_type", "governing_bodies.lead": "body.lead",
          "regulations.subject": "regulation.subject", "regulations.adopted": "regulation.adopted",
          "regulations.in_force": "regulation.in_force", "governing_bodies.established": "body.established"}  # fmt: skip


@dataclass(frozen=True)
class Variable:
    """A column that was coded more than once: its codings, the oldest first."""

    base: Base
    key: str
    codings: tuple[Coding, ...]

    @property
    def label(self) -> tuple[str, str]:
        """The words for it; a column without words of its own is called by its key."""
        known = ATTRIBUTES.get(LABELS.get(self.key, ""))
        return known.label if known else (self.key, self.key)

    @property
    def column(self) -> str:
        """The name of the column."""
        return self.key.rpartition(".")[2]

    @cached_property
    def things(self) -> list[str]:
        """The keys of the rows that a coder coded."""
        return sorted({row.thing for row in self.codings})

    @cached_property
    def coders(self) -> list[str]:
        """The base and everyone who coded, adjudicators apart."""
        return [BASE, *sorted({row.coder for row in self.codings if row.role == "coder"})]

    @cached_property
    def units(self) -> dict[str, dict[str, str | None]]:
        """The values by thing and coder; of one coder's codings the latest counts."""
        found: dict[str, dict[str, str | None]] = {thing: {BASE: self.in_base(thing)} for thing in self.things}
        for row in self.codings:
            if row.role == "coder":
                found[row.thing][row.coder] = canonical(KINDS[row.thing.partition(":")[0]], self.column, row.value)
        return found

    @cached_property
    def adjudicated(self) -> dict[str, Coding]:
        """The latest adjudication by thing."""
        return {row.thing: row for row in self.codings if row.role == "adjudicator"}

    def in_base(self, thing: str) -> str | None:
        """The value that the base has."""
        value = getattr(self.base.store.thing(thing), self.column, None)
        return canonical(KINDS[thing.partition(":")[0]], self.column, cell(value))

    def of(self, thing: str) -> list[Coding]:
        """The codings of one thing, the oldest first."""
        return [row for row in self.codings if row.thing == thing]


def canonical(model: type[Row], column: str, text: str | None) -> str | None:
    """One text for one value, however it was written: *1* and *true*, *0.50* and *0.5*, a list in another order."""
    if text is None:
        return None
    kind = columns(model)[column].type
    if kind == "boolean":
        return "true" if text.lower() in ("true", "1") else "false"
    if kind in ("integer", "number"):
        return cell(float(text))
    if column in (*columns_of(model, Slugs), *columns_of(model, Keys)):
        return "; ".join(sorted(set(split_list(text))))
    return text


def variables(base: Base) -> list[Variable]:
    """Every column that was coded more than once."""
    found: dict[str, list[Coding]] = {}
    for row in sorted(base.store.rows(Coding), key=lambda row: (row.date, row.role, row.coder)):
        resource = KINDS[row.thing.partition(":")[0]].resource
        found.setdefault(f"{resource}.{row.attribute}", []).append(row)
    return [Variable(base, key, tuple(rows)) for key, rows in sorted(found.items())]


def thing_ref(base: Base, key: str, language: Language) -> Ref:
    """A coded row as a link: what it says something of, where it has no name of its own."""
    city = getattr(base.store.thing(key), "city", None)
    return base.ref(f"city:{city}" if city else key, language)


def value_cell(base: Base, column: str, value: str | None, language: Language) -> Cell:
    """A coded value in words: a link to the thing it names, the word of a closed list, else as it stands."""
    if value is None:
        return None
    kind = {"lead": "organisation", "themes": "theme"}.get(column, column)
    keys = [f"{kind}:{part}" for part in split_list(value)]
    if keys and all(base.store.thing(key) is not None for key in keys):
        named = [base.ref(key, language) for key in keys]
        return named[0] if len(named) == 1 else named
    words = WORDS.get(column, {}).get(value)
    return pick(words, language) if words else value


def differing(base: Base) -> dict[str, list[Coding]]:
    """By the key of a row, the latest codings whose value is not the base's and that no adjudication settled as the base has it."""
    found: dict[str, list[Coding]] = {}
    for variable in variables(base):
        for thing in variable.things:
            own, settled = variable.in_base(thing), variable.adjudicated.get(thing)
            latest = {row.coder: row for row in variable.of(thing) if row.role == "coder"}
            if settled is None or settled.value != own:
                found.setdefault(thing, []).extend(row for row in latest.values() if row.value not in (None, own))
    return {thing: rows for thing, rows in found.items() if rows}
