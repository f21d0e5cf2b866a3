"""The data of a page: what every page has, choices that filter it, and the pages that need nothing more."""

from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import parse_qsl, urlsplit

from pydantic import Field

from kb.errors import NotFoundError
from kb.query.answer import Answer, Frozen, Language
from web.addresses import with_parameters
from web.view.drawer import Drawer
from web.view.figure import Figure


class Page(Frozen):
    """A page: its title, its address without language and format, the answer it shows, if any, and its charts; behind
    each piece of evidence, by its id, a drawer.

    ``records`` names the field whose entries are the lines of its CSV, where it shows no answer.
    """

    records: ClassVar[str] = ""
    title: str
    language: Language
    address: str
    data_version: str
    lead: str = ""
    answer: Answer | None = None
    figures: list[Figure] = []
    drawers: dict[str, Drawer] = {}

    @property
    def narrowed(self) -> list[str]:
        """What the address narrows the page to, in words: its title says it too."""
        return []


class Option(Frozen):
    """One value of a filter: how many things it leaves, and the address that chooses or drops it."""

    value: str
    label: str
    count: int | None = None
    chosen: bool = False
    address: str = ""


class Filter(Frozen):
    """A parameter of a page with its options. Of too many to choose from a list, the value is ``written``: the one in use is
    then the only option."""

    name: str
    label: str
    options: list[Option]
    written: bool = Field(default=False, exclude_if=lambda written: not written)

    @property
    def chosen(self) -> str:
        """The value in use; empty when there is none."""
        return next((option.value for option in self.options if option.chosen), "")


class FilteredPage(Page):
    """A page with filters; ``pages`` are those beside this one, where a list does not stand on one."""

    filters: list[Filter] = []
    pages: Filter | None = None

    @property
    def narrowed(self) -> list[str]:
        """The labels of the options that the address chooses."""
        said = {name for name, value in parse_qsl(urlsplit(self.address).query) if value}
        return [
            option.label for found in self.filters if found.name in said for option in found.options if option.chosen
        ]


class ErrorPage(Page):
    """What went wrong, for people."""

    status: int
    message: str


def make_filter(
    name: str,
    label: str,
    values: dict[str, str],
    chosen: str | None,
    address: str,
    counts: dict[str, int] | None = None,
) -> Filter:
    """A filter over values and their labels.

    Raises
    ------
    NotFoundError
        When the chosen value is none of them.
    """
    check_known(name, values, chosen)
    options = [
        Option(
            value=value,
            label=text,
            count=counts.get(value, 0) if counts is not None else None,
            chosen=value == chosen,
            address=with_parameters(address, **{name: None if value == chosen else value}),
        )
        for value, text in values.items()
        if counts is None or counts.get(value) or value == chosen
    ]
    return Filter(name=name, label=label, options=options)


def check_known(name: str, values: Iterable[str], chosen: str | None) -> None:
    """Refuse a value that a parameter does not have.

    Raises
    ------
    NotFoundError
        When the chosen value is none of the values.
    """
    known = list(values)
    if chosen and chosen not in known:
        raise NotFoundError(f"{name}={chosen} is not known here; {name} may be {', '.join(known[:12])}")
