"""A report: an answer as one HTML file to keep, print or send, with numbered evidence and references."""

from html import escape

from kb.export.form import Format, cell_text
from kb.export.method import caveat_text, method_text
from kb.export.recipe import can_be_made_again, recipe_of
from kb.export.references import references_in
from kb.export.words import EXPORT_WORDS, Words
from kb.query.answer import Answer, Cell, Evidence, Table, TableRow

STYLE = """body{font:16px/1.5 Georgia,"Noto Serif CJK SC",SimSun,serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d1f21}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;font-size:.85rem;margin:1rem 0}
caption{text-align:left;font-weight:600;padding-bottom:.3rem}th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;
border-bottom:1px solid #ccc}.n{text-align:right}sup a{text-decoration:none;margin-left:1px}blockquote{margin-left:0;color:#444}
dt{font-weight:600}dd{margin:0 0 .4rem;overflow-wrap:anywhere}"""


def write(answer: Answer) -> bytes:
    """Question, finding, tables, notes, method, references, how to make it again, evidence."""
    words = EXPORT_WORDS[answer.language]
    method, caveats = method_text(answer), caveat_text(answer)
    works = references_in([*method, *caveats])
    body = [f"<h1>{escape(answer.headline)}</h1>"]
    if answer.question:
        body.append(f"<blockquote>{escape(answer.question)}</blockquote>")
    body.append(f"<p>{words['understood']}: {escape(answer.reading.text)}</p>" if answer.reading.text else "")
    body += [_table(table) for table in answer.tables]
    body.append(_section(words["notes"], _list("ul", caveats)) if caveats else "")
    body.append(_section(words["method"], "".join(f"<p>{escape(text)}</p>" for text in method)))
    body.append(_section(words["references"], _list("ol", works)) if works else "")
    body.append(_section(words["again"], _again(answer, words)))
    body.append(_section(words["sources"], _evidence(answer, words)) if answer.evidence else "")
    language = "zh-Hans" if answer.language == "zh" else "en"
    head = (f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{escape(answer.headline)}</title>'
            f"<style>{STYLE}</style></head>")  # fmt: skip
    return (head + "\n<body>\n" + "\n".join(part for part in body if part) + "\n</body></html>\n").encode()


def _section(title: str, content: str) -> str:
    return f"<h2>{escape(title)}</h2>\n{content}"


def _list(tag: str, texts: list[str]) -> str:
    return f"<{tag}>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + f"</{tag}>"


def _table(table: Table) -> str:
    labels = (f"{column.label} ({column.unit})" if column.unit else column.label for column in table.columns)
    head = "".join(f'<th scope="col">{escape(label)}</th>' for label in labels)
    rows = "\n".join(_row(table, row) for row in table.rows)
    return (
        f"<table><caption>{escape(table.title)}</caption><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>"
    )


def _row(table: Table, row: TableRow) -> str:
    shown = {ident for idents in row.cell_evidence.values() for ident in idents}
    rest = [ident for ident in row.evidence if ident not in shown]
    cells = []
    for place, column in enumerate(table.columns):
        cell = row.cells.get(column.key)
        marks = row.cell_evidence.get(column.key, []) + (rest if place == 0 else [])
        number = ' class="n"' if _is_number(cell) else ""
        cells.append(f"<td{number}>{escape(cell_text(cell))}{_marks(marks)}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _marks(idents: list[str]) -> str:
    return "<sup>" + "".join(f'<a href="#{ident}">[{ident[1:]}]</a>' for ident in idents) + "</sup>" if idents else ""


def _again(answer: Answer, words: Words) -> str:
    entries = {words["version"]: answer.data_version}
    if can_be_made_again(answer):
        recipe = recipe_of(answer)
        entries |= {words["program"]: recipe.program.version, words["permalink"]: recipe.permalink,
                    words["hash"]: recipe.sha256}  # fmt: skip
    entries[words["rights"]] = words["rights.text"]
    return "<dl>" + "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in entries.items()) + "</dl>"


def _evidence(answer: Answer, words: Words) -> str:
    return "<ol>" + "\n".join(_entry(i, entry, words) for i, entry in answer.evidence.items()) + "</ol>"


def _entry(ident: str, entry: Evidence, words: Words) -> str:
    printed = f"; {words['printed']} “{escape(entry.printed)}”" if entry.printed else ""
    return f'<li id="{ident}" value="{ident[1:]}">{escape(entry.title)} ({entry.source}), {escape(entry.locator)}{printed}</li>'


REPORT = Format("report", "text/html; charset=utf-8", write, "report.html")
