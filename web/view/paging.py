"""Long lists a page at a time: which page of them an answer shows, and the pages beside it."""

from kb.errors import NotFoundError
from kb.query.answer import Answer, Language
from kb.query.drafting import draft
from web.addresses import with_parameters
from web.labels import label
from web.view.page import Filter, make_filter


def pages_of(answer: Answer, page: int, address: str, language: Language) -> Filter | None:
    """The pages of an answer's longest table; nothing when it stands on one page or is there in full.

    Raises
    ------
    NotFoundError
        When there is no such page.
    """
    if page > 1 and not answer.tables:
        raise NotFoundError(f"there is no page {page} of this list")
    counts = [table.count for table in answer.tables if table.count is not None]
    return pager(max(counts), page, draft.LISTED, address, language) if counts else None


def only_pages_of(answer: Answer, page: int, address: str, language: Language) -> Filter | None:
    """The same of a page that shows other things beside its long tables: they alone are no page of it.

    Raises
    ------
    NotFoundError
        When there is no such page.
    """
    found = pages_of(answer, page, address, language)
    if page > 1 and found is None:
        raise NotFoundError(f"there is no page {page} of this list")
    return found


def pager(count: int, page: int, size: int, address: str, language: Language) -> Filter:
    """The pages beside this one, the first and the last.

    Raises
    ------
    NotFoundError
        When there is no such page.
    """
    last = -(-count // size)
    near = sorted({number for number in (1, page - 1, page, page + 1, last) if 1 <= number <= last})
    values = {str(number): f"{(number - 1) * size + 1}–{min(number * size, count)}" for number in near}
    sizes = {str(number): min(size, count - (number - 1) * size) for number in near}
    return make_filter("page", label("filter.page", language), values, str(page), address, sizes)


def unturned(address: str) -> str:
    """The address of the first page: another choice of a filter starts there."""
    return with_parameters(address, page=None)
