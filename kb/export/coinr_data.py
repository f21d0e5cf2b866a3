"""What an answer about an index hands to COINr: its scores, its tree of weights and its effective weights as tables."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kb.query.answer import Answer, Cell, Ref, Table, TableRow

Lines = list[list[Cell]]


@dataclass(frozen=True)
class CoinData:
    """The tables of an answer that hold the weights and the printed scores; indicators are known by their codes."""

    weights: Table
    scores: Table

    @property
    def depths(self) -> dict[str, int]:
        """The indicators that are combined, by id, with the number of steps up to the index."""
        return {_ident(row.cells["part"]): self._depth(row) for row in self._lowest}

    @property
    def _lowest(self) -> list[TableRow]:
        return [row for row in self.weights.rows if row.cells["whole"] is not None]

    @property
    def top(self) -> Cell:
        """The index."""
        known = {_ident(row.cells["part"]) for row in self.weights.rows}
        return next(row.cells["of"] for row in self.weights.rows if _ident(row.cells["of"]) not in known)

    def has_zeros(self) -> bool:
        """Whether a score is zero."""
        return any(row.cells[f"score:{part}"] == 0 for row in self.scores.rows for part in self.depths)

    def i_data(self) -> bytes:
        """A row for every city that has all scores that count: COINr would put a city together without one, this program does not."""
        keys = [f"score:{part}" for part in self.depths]
        counting = [f"score:{_ident(row.cells['part'])}" for row in self._lowest if self._in_whole(row)]
        rows = [[code(row.cells["city"]), name(row.cells["city"]), *(row.cells[key] for key in keys)]
                for row in self.scores.rows if all(row.cells[key] is not None for key in counting)]  # fmt: skip
        return table_bytes(["uCode", "uName", *map(_plain, self.depths)], rows)

    def i_meta(self) -> bytes:
        """A row for every part, then for every aggregate, then for the index; COINr counts levels from below."""
        depth = max(self.depths.values())
        rows: Lines = []
        for row in sorted(self.weights.rows, key=lambda row: -self._depth(row)):
            level = 1 + depth - self._depth(row)
            kind = "Indicator" if level == 1 else "Aggregate"
            part, share = row.cells["part"], float(_share(row))
            rows.append([code(part), name(part), level, share, code(row.cells["of"]), kind, 1])
        rows.append([code(self.top), name(self.top), depth + 1, 1, "NA", "Aggregate", 1])
        return table_bytes(["iCode", "iName", "Level", "Weight", "Parent", "Type", "Direction"], rows)

    def effective(self) -> bytes:
        """The weight of every part in the whole: the product of the weights on its way up."""
        rows: Lines = [[code(row.cells["part"]), float(self._in_whole(row))] for row in self.weights.rows]
        return table_bytes(["iCode", "effective"], rows)

    def _in_whole(self, row: TableRow) -> Fraction:
        above = self._above(row)
        return _share(row) * (1 if above is None else self._in_whole(above))

    def _depth(self, row: TableRow) -> int:
        above = self._above(row)
        return 1 if above is None else 1 + self._depth(above)

    def _above(self, row: TableRow) -> TableRow | None:
        parent = _ident(row.cells["of"])
        return next((one for one in self.weights.rows if _ident(one.cells["part"]) == parent), None)


def coin_data(answer: Answer) -> CoinData | None:
    """The tables, where the answer has them and all indicators that are combined stand on one level."""
    weights, scores = table_with(answer, "exact"), table_with(answer, "city", "score:")
    if weights is None or scores is None:
        return None
    found = CoinData(weights, scores)
    return found if len(set(found.depths.values())) == 1 else None


def table_with(answer: Answer, key: str, prefix: str = "") -> Table | None:
    """The table with a column of this key and, where a prefix is given, one that begins so."""
    for table in answer.tables:
        keys = [column.key for column in table.columns]
        if key in keys and any(other.startswith(prefix) for other in keys if other != key):
            return table
    return None


def code(cell: Cell) -> str:
    """The code of a city or an indicator."""
    return _plain(_ident(cell))


def name(cell: Cell) -> str:
    """Its name; in English, for a script is the same in both languages."""
    return cell.name_en if isinstance(cell, Ref) else str(cell)


def table_bytes(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """A table as R reads it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def _share(row: TableRow) -> Fraction:
    return Fraction(str(row.cells["exact"]))


def _ident(cell: Cell) -> str:
    return cell.id.partition(":")[2] if isinstance(cell, Ref) else str(cell)


def _plain(ident: str) -> str:
    """A code as COINr wants it: letters first, no blanks, no hyphens that R would turn into dots."""
    short = ident.rpartition(".")[2].replace("-", "_")
    return short if short[:1].isalpha() else f"x_{short}"
