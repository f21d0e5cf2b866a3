"""Markdown: an answer to paste into a manuscript, its citations as footnotes, its method with numbered references."""

from kb.export.form import Format, cell_text
from kb.export.method import caveat_text, method_text
from kb.export.recipe import can_be_made_again, recipe_of
from kb.export.references import references_in
from kb.export.words import EXPORT_WORDS, Words
from kb.query.answer import Answer, Table, TableRow

ESCAPED = str.maketrans(
    {"|": "\\|", "\n": " ", "*": "\\*", "_": "\\_", "<": "&lt;", "[": "\\[", "]": "\\]", "`": "\\`"}
)


def write(answer: Answer) -> bytes:
    """Headline, interpretation, tables, notes, method, references, how to make it again, then one footnote a citation."""
    words = EXPORT_WORDS[answer.language]
    parts = [f"# {plain_markdown(answer.headline)}"]
    if answer.question:
        parts.append(f"> {plain_markdown(answer.question)}")
    if answer.reading.text:
        parts.append(f"{words['understood']}: {plain_markdown(answer.reading.text)}")
    parts += [_table(table) for table in answer.tables]
    method = method_text(answer)
    if caveats := caveat_text(answer):
        parts.append(f"## {words['notes']}\n\n" + "\n".join(f"- {plain_markdown(text)}" for text in caveats))
    parts.append(f"## {words['method']}\n\n" + "\n\n".join(plain_markdown(text) for text in method))
    if works := references_in([*method, *caveats]):
        lines = (f"{number}. {plain_markdown(work)}" for number, work in enumerate(works, 1))
        parts.append(f"## {words['references']}\n\n" + "\n".join(lines))
    parts.append(_again(answer, words))
    if answer.evidence:
        parts.append(f"## {words['sources']}\n\n" + "\n".join(_footnotes(answer)))
    return ("\n\n".join(parts) + "\n").encode()


def _again(answer: Answer, words: Words) -> str:
    lines = [f"- {words['version']}: {answer.data_version}"]
    if can_be_made_again(answer):
        recipe = recipe_of(answer)
        lines += [f"- {words['program']}: {recipe.program.version}", f"- {words['permalink']}: <{recipe.permalink}>",
                  f"- {words['hash']}: {recipe.sha256}"]  # fmt: skip
    return f"## {words['again']}\n\n" + "\n".join(lines)


def _table(table: Table) -> str:
    labels = [f"{column.label} ({column.unit})" if column.unit else column.label for column in table.columns]
    lines = [
        f"## {plain_markdown(table.title)} ({len(table.rows)})",
        "",
        _line([plain_markdown(label) for label in labels]),
    ]
    lines.append(_line(["---"] * len(labels)))
    lines += [_row(table, row) for row in table.rows]
    return "\n".join(lines)


def _row(table: Table, row: TableRow) -> str:
    cells = []
    for column in table.columns:
        marks = "".join(f"[^{ident}]" for ident in row.cell_evidence.get(column.key, ()))
        cells.append(plain_markdown(cell_text(row.cells.get(column.key))) + marks)
    shown = {ident for idents in row.cell_evidence.values() for ident in idents}
    cells[0] += "".join(f"[^{ident}]" for ident in row.evidence if ident not in shown)
    return _line(cells)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _footnotes(answer: Answer) -> list[str]:
    lines = []
    for ident, evidence in answer.evidence.items():
        printed = f" “{plain_markdown(evidence.printed)}”" if evidence.printed else ""
        lines.append(
            f"[^{ident}]: {plain_markdown(evidence.title)} ({evidence.source}), {plain_markdown(evidence.locator)}.{printed}"
        )
    return lines


def plain_markdown(text: str) -> str:
    """Text that Markdown shows as it is."""
    return text.translate(ESCAPED)


MARKDOWN = Format("md", "text/markdown; charset=utf-8", write)
