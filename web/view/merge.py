"""Several answers as one: tables below each other, evidence numbered through, notes each once."""

from collections.abc import Sequence

from kb.query.answer import Answer, Evidence, Note, Table, TableRow


def merge(answers: Sequence[Answer]) -> Answer:
    """The first answer with the tables, evidence and notes of all. Evidence that two answers share is listed once."""
    ids: dict[Evidence, str] = {}
    tables: list[Table] = []
    notes: list[Note] = []
    for answer in answers:
        renamed = {old: ids.setdefault(entry, f"e{len(ids) + 1}") for old, entry in answer.evidence.items()}
        tables += [_renamed(table, renamed) for table in answer.tables]
        notes += [note for note in answer.notes if note not in notes]
    evidence = {ident: entry for entry, ident in ids.items()}
    laid = {"tables": tables, "notes": notes, "evidence": evidence}
    if len(answers) > 1:  # no single plan makes it
        laid |= {"question": "", "reading": answers[0].reading.model_copy(update={"plan": None}), "links": {}}
    return answers[0].model_copy(update=laid)


def _renamed(table: Table, ids: dict[str, str]) -> Table:
    rows = [
        TableRow(
            cells=row.cells,
            evidence=[ids[ident] for ident in row.evidence],
            cell_evidence={key: [ids[ident] for ident in idents] for key, idents in row.cell_evidence.items()},
        )
        for row in table.rows
    ]
    return table.model_copy(update={"rows": rows})


def with_tables(answer: Answer, tables: Sequence[Table]) -> Answer:
    """The answer with other tables, and of its evidence only what they cite."""
    cited = {ident for table in tables for row in table.rows for ident in row.evidence}
    cited |= {ident for table in tables for row in table.rows for ids in row.cell_evidence.values() for ident in ids}
    evidence = {ident: entry for ident, entry in answer.evidence.items() if ident in cited}
    return answer.model_copy(update={"tables": list(tables), "evidence": evidence})


def relabelled(answer: Answer, key: str, text: str) -> Answer:
    """The answer with another label over a column, where the table alone does not say whose it is."""
    tables = [
        table.model_copy(update={"columns": [c.model_copy(update={"label": text}) if c.key == key else c for c in table.columns]})
        for table in answer.tables
    ]  # fmt: skip
    return answer.model_copy(update={"tables": tables})


def entitled(answer: Answer, title: str) -> Answer:
    """The answer with another title than *yes* over its first table of cities that do: the page says what they do."""
    number = next((number for number, table in enumerate(answer.tables) if table.state == "yes"), None)
    tables = [
        table.model_copy(update={"title": title}) if at == number else table for at, table in enumerate(answer.tables)
    ]
    return answer.model_copy(update={"tables": tables})
