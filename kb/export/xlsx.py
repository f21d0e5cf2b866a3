"""Workbooks for spreadsheets. What makes them is imported with the first one: it takes 6 MB of a server."""

from kb.export.form import Format
from kb.query.answer import Answer

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def write(answer: Answer) -> bytes:
    """The workbook."""
    from kb.export.workbook import write as write_workbook

    return write_workbook(answer)


XLSX = Format("xlsx", MEDIA_TYPE, write)
