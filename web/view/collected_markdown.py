"""The report of a collection as Markdown, to go on writing in."""

from kb.export.markdown import plain_markdown
from web.labels import label
from web.view.collected import Report, ReportTable, Section


def report_markdown(report: Report) -> bytes:
    """Title and data version, a section an item, then the numbered references."""
    version = f"{label('data-version', report.language)} {report.data_version} · {report.accessed}"
    parts = [f"# {report.title}", version, *(_section(section, report) for section in report.sections)]
    lines = [f"{number}. {plain_markdown(text)}" for number, text in enumerate(report.references, 1)]
    if lines:
        parts.append(f"## {label('collection.references', report.language)}\n\n" + "\n".join(lines))
    return ("\n\n".join(parts) + "\n").encode()


def _section(section: Section, report: Report) -> str:
    mark = f" [{section.reference}]" if section.reference else ""
    parts = [f"## {section.number}. {plain_markdown(section.title)}{mark}"]
    if section.address:
        parts.append(f"<{section.address}>")
    if section.note:
        parts.append("\n".join(f"> {plain_markdown(line)}" for line in section.note.splitlines()))
    if section.warning:
        parts.append(f"**{plain_markdown(section.warning)}**")
    if section.headline:
        parts.append(plain_markdown(section.headline))
    parts += [_table(table, report) for table in section.tables]
    if section.places:
        places = "\n".join(f"- {plain_markdown(place)}" for place in section.places)
        parts.append(
            f"{label('collection.evidence', report.language)}{label('colon', report.language).rstrip()}\n\n{places}"
        )
    return "\n\n".join(parts)


def _table(table: ReportTable, report: Report) -> str:
    lines = [f"### {plain_markdown(table.title)}", "", _line([plain_markdown(head) for head in table.heads])]
    lines.append(_line(["---"] * len(table.heads)))
    for row, marks in zip(table.rows, table.marks, strict=True):
        cells = [plain_markdown(cell) for cell in row]
        lines.append(_line([cells[0] + "".join(f" [{mark}]" for mark in marks), *cells[1:]]))
    if table.more:
        lines += ["", label("collection.more", report.language).format(count=table.more)]
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
