"""Answers as files: made at once, or streamed as CSV where they have very many rows."""

from starlette.responses import Response, StreamingResponse

from kb.export import format_named, is_cut, write, write_rows
from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer


def answer_file(knowledge: KnowledgeBase, answer: Answer, name: str, stem: str, disposition: str) -> Response:
    """An answer in an export format, with a file name to keep it under.

    Raises
    ------
    TooLargeError
        When it has too many rows for the format.
    """
    form = format_named(name)
    headers = {"content-disposition": f'{disposition}; filename="{form.file_name(stem)}"'}
    if name == "csv" and is_cut(answer) and (found := knowledge.stream(answer)):
        return StreamingResponse(write_rows(found), media_type=form.media_type, headers=headers)
    return Response(write(answer, name), media_type=form.media_type, headers=headers)
