"""What an export format is, and how a cell reads as plain text in all of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kb.query.answer import Answer, Cell, Evidence, Ref

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")


def always(_answer: Answer) -> bool:
    """Every answer can be written in most formats."""
    return True


@dataclass(frozen=True)
class Format:
    """A way to write an answer: the name doors use, the media type, and the function that writes.

    ``ending`` is that of file names, the name itself where none is said; ``fits`` says which answers can be written so.
    """

    name: str
    media_type: str
    write: Callable[[Answer], bytes]
    ending: str = ""
    fits: Callable[[Answer], bool] = always

    def file_name(self, stem: str) -> str:
        """A name for a file of this format."""
        return f"{stem}.{self.ending or self.name}"


def cell_text(cell: Cell) -> str:
    """A cell as text: names of things, lists parted by semicolons, nothing for nothing.

    Examples
    --------
    >>> wuhan = Ref(id="city:wuhan", name="Wuhan", name_en="Wuhan", name_zh="武汉")
    >>> cell_text([wuhan]), cell_text(None), cell_text(2.5)
    ('Wuhan', '', '2.5')
    """
    if isinstance(cell, list):
        return "; ".join(cell_text(part) for part in cell)
    if isinstance(cell, Ref):
        return cell.name
    return "" if cell is None else str(cell)


def safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula; numbers stay as they are.

    Examples
    --------
    >>> safe("=1+1"), safe("-2.5")
    ("'=1+1", '-2.5')
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not NUMBER.fullmatch(text) else text


def cell_keys(cell: Cell) -> str:
    """The keys of the things a cell names."""
    if isinstance(cell, list):
        return "; ".join(part.id for part in cell)
    return cell.id if isinstance(cell, Ref) else ""


def citation(evidence: Evidence) -> str:
    """An evidence entry in the form of the data package: ``gnlc-12[Table 1, row Wuhan, l. 55-58]``."""
    return f"{evidence.source}[{evidence.locator}]"
