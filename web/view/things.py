"""Any thing of the base: its fields with links, its names, its citations, its errata, its connections."""

from collections.abc import Iterable, Sequence
from typing import Any

from kb.errors import NotFoundError
from kb.model import Erratum, Name, Row
from kb.model.values import split_list
from kb.query.answer import Answer, Cell, Evidence, Frozen, Language, Ref, Table, TableRow
from kb.query.base import Base, pick
from kb.query.drafting.draft import Draft, as_read
from kb.query.drafting.ties import is_node
from kb.query.kinds.errata import touches
from kb.query.kinds.relating import Connect
from web.labels import label, value_label
from web.view.merge import merge
from web.view.naming import MODELS, reference
from web.view.sheet import finish

LINKS = {
    "city": "city",
    "organisation": "organisation",
    "lead": "organisation",
    "path_type": "path_type",
    "country": "place",
    "province": "place",
    "region": "place",
    "edition": "edition",
    "index": "index",
    "network": "network",
    "indicator": "indicator",
    "group": "group",
    "themes": "theme",
    "used_for": "indicator",
    "overall": "indicator",
}
KEYED = ("place", "issuer", "actors", "things", "member", "subject", "object", "scope", "thing")
UNSHOWN = {"source", "printed", "keywords", "keywords_zh", "region_source", "tier_source", "arguments", "name", "title", "id",
           "position"}  # fmt: skip
ENUMERATED = {
    "kind",
    "status",
    "qualifier",
    "severity",
    "treatment",
    "level",
    "fact_type",
    "subject",
    "tier",
    "lead_type",
    "role",
    "aggregation",
    "check",
}


class Thing(Frozen):
    """A thing: key, names, fields as a table, and an answer with everything else."""

    key: str
    kind: str
    name: str
    name_en: str
    name_zh: str
    answer: Answer

    @property
    def evidence(self) -> dict[str, Evidence]:
        """The citations behind it."""
        return self.answer.evidence


def read_thing(base: Base, key: str, language: Language) -> Thing:
    """A thing by its key.

    Raises
    ------
    NotFoundError
        When there is none.
    """
    kind = key.partition(":")[0]
    row = base.store.thing(key)
    if row is None or kind not in MODELS:
        raise NotFoundError(f"{key} is not in the base; keys look like city:wuhan")
    draft = Draft(base, language)
    draft.tables.append(_fields(draft, MODELS[kind], key, row))
    add_names(draft, key)
    add_errata(draft, key)
    name = reference(base, key, language)
    answers = [finish(draft, (name.name_en, name.name_zh))]
    if is_node(base, key):
        answers.append(_connections(base, key, language))
    return Thing(key=key, kind=kind, name=name.name, name_en=name.name_en, name_zh=name.name_zh, answer=merge(answers))


def _connections(base: Base, key: str, language: Language) -> Answer:
    draft = Draft(base, language)
    Connect(start=key).run(draft)
    return finish(draft, ("", ""))


def _fields(draft: Draft, model: type[Row], key: str, row: Row) -> Table:
    rows = []
    evidence = draft.cite((row,)) if hasattr(row, "source") else []
    for name in model.model_fields:
        if name in UNSHOWN or name.endswith("_zh"):
            continue
        cell = _cell(draft, name, row, key)
        if cell not in (None, "", []):
            rows.append(TableRow(cells={"field": label(f"field.{name}", draft.language), "value": cell}, evidence=[]))
    if rows:
        rows[0] = rows[0].model_copy(update={"evidence": evidence})
    columns = [draft.column("field", "Field", "字段"), draft.column("value", "Value", "内容")]
    return Table(title=draft.tell("What is recorded", "所载内容"), columns=columns, rows=rows)


def _cell(draft: Draft, name: str, row: Any, key: str) -> Cell:
    value = getattr(row, name)
    if value is None:
        return None
    if name == "parent":
        return draft.ref(f"{key.partition(':')[0]}:{value}")
    if isinstance(value, bool):
        return label("yes" if value else "no", draft.language)
    if name in KEYED and ":" in str(value):
        return [_link(draft, part) for part in split_list(value)]
    if name in LINKS and (refs := [f"{LINKS[name]}:{part}" for part in split_list(str(value))]):
        return [draft.ref(ref) for ref in refs]
    if name in ENUMERATED and isinstance(value, str):
        return value_label(value, draft.language)
    return pick((value, getattr(row, f"{name}_zh", None) or value), draft.language)


def _link(draft: Draft, key: str) -> Ref:
    return reference(draft.base, key, draft.language)


def add_names(draft: Draft, key: str) -> None:
    """A table of the other names and spellings of a thing."""
    rows = list(draft.base.store.where(Name, "thing", key))
    if not rows:
        return
    order = ["official", "alias", "abbreviation", "printed", "misprint"]
    rows.sort(key=lambda row: (order.index(row.kind), row.language, row.name))
    columns = [
        draft.column("name", "Name", "名称"),
        draft.column("language", "Language", "语言"),
        draft.column("kind", "Kind", "类别"),
    ]
    found = [
        draft.row(
            {
                "name": row.name,
                "language": value_label(row.language, draft.language),
                "kind": value_label(row.kind, draft.language),
            },
            (row,),
        )
        for row in rows
    ]
    draft.table(("Names and spellings", "名称与写法"), columns, found)


def add_errata(draft: Draft, key: str) -> None:
    """A table of the errata that touch a thing."""
    rows = [row for row in draft.base.store.rows(Erratum) if touches(row, key)]
    if rows:
        errata_table(draft, gravest_first(rows))


def gravest_first(rows: Iterable[Erratum]) -> list[Erratum]:
    """Errata by what they do to a reading."""
    rank = {"critical": 0, "major": 1, "minor": 2}
    return sorted(rows, key=lambda row: (rank[row.severity], row.id))


def errata_table(draft: Draft, rows: Sequence[Erratum], count: int | None = None) -> None:
    """Errata: printed, read as, why, severity; ``count`` says how many there are when these are a part of them."""
    columns = [
        draft.column("erratum", "Erratum", "勘误"),
        draft.column("printed", "Printed", "原文"),
        draft.column("reads", "Read as", "读作"),
        draft.column("why", "Why", "依据"),
        draft.column("treatment", "Treatment", "处理"),
        draft.column("severity", "Severity", "严重程度"),
    ]
    found = [
        TableRow(
            cells={
                "erratum": reference(draft.base, f"erratum:{row.id}", draft.language),
                "printed": (row.printed or "").split(" || ")[0].replace(" | ", ", ") or None,
                "reads": draft.tell(*as_read(row)) or None,
                "why": draft.tell(row.why, row.why_zh),
                "treatment": value_label(row.treatment, draft.language),
                "severity": value_label(row.severity, draft.language),
            },
            evidence=draft.book.cite(row),
        )
        for row in rows
    ]
    draft.table(("Errata", "勘误"), columns, found, count=count)
