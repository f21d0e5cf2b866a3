"""For R: an index under weights as a package for COINr: iData, iMeta, the order expected, a script that builds
the coin, and a report with method and caveats."""

import csv
import io
from collections.abc import Sequence
from fractions import Fraction

from kb.export import markdown, recipe
from kb.export.archive import pack
from kb.export.form import Format
from kb.query.answer import Answer, Cell, Ref, Table, TableRow

MEANS = {"arithmetic": "a_amean", "geometric": "a_gmean"}
SCRIPT = """# {title}
# Learning City KB, data version {version}. The same printed scores and weights as on the page, for the R package COINr (W. Becker).
# install.packages("COINr"); run it in the folder of the CSV files: Rscript coinr.R

library(COINr)

iData <- read.csv("iData.csv", fileEncoding = "UTF-8")
iMeta <- read.csv("iMeta.csv", fileEncoding = "UTF-8")
expected <- read.csv("expected.csv", fileEncoding = "UTF-8")

coin <- new_coin(iData, iMeta)

# The scores are combined as printed: they are normalised already, raw data are not published
coin <- Aggregate(coin, dset = "Raw", f_ag = "{mean}", w = "Original")
made <- get_dset(coin, dset = "Aggregated")[, c("uCode", "{top}")]
names(made)[2] <- "made"

# The same ranks as on the page? Sums in floating point, so equal values are those equal to 9 digits
both <- merge(expected, made, by = "uCode")
both$made_rank <- rank(-signif(both$made, 9), ties.method = "min")

# The same scores? Where the index is scaled so that the best has the top of the scale, all are multiplied by one factor; else it is 1
factor <- max(both$score) / max(both$made)
if (abs(factor - 1) < 0.001) factor <- 1
both$made_score <- round(factor * both$made, {decimals})
print(both[order(both$rank), ], row.names = FALSE)
cat(sum(both$rank == both$made_rank), "of", nrow(both), "ranks agree\\n")
cat("factor", round(factor, 4), "and largest difference of two scores", max(abs(both$score - both$made_score)), "\\n")
"""


def fits(answer: Answer) -> bool:
    """An index under weights, put together from its printed scores, all of its parts on one level.

    COINr's geometric mean stops at a zero, so zeros are not handed to it.
    """
    plan = answer.reading.plan or {}
    if answer.reading.kind != "reweigh" or plan.get("normalisation", "printed") != "printed":
        return False
    weights, scores = _table(answer, "exact"), _table(answer, "city", "score:")
    if weights is None or scores is None or len(set(_depths(weights).values())) != 1:
        return False
    geometric = plan.get("aggregation") == "geometric"
    return not (geometric and any(not row.cells[f"score:{part}"] for row in scores.rows for part in _depths(weights)))


def write(answer: Answer) -> bytes:
    """The archive."""
    plan = answer.reading.plan or {}
    weights, scores, order = _table(answer, "exact"), _table(answer, "city", "score:"), answer.tables[0]
    assert weights is not None, "only answers that fit are written"
    assert scores is not None, "only answers that fit are written"
    parts = list(_depths(weights))
    data = [[_code(row.cells["city"]), _name(row.cells["city"]), *(row.cells[f"score:{part}"] for part in parts)]
            for row in scores.rows]  # fmt: skip
    expected = [[_code(row.cells["city"]), row.cells["value"], row.cells["rank"]] for row in order.rows]
    script = SCRIPT.format(title=" ".join(answer.reading.text.split()), version=answer.data_version,
                           mean=MEANS[str(plan.get("aggregation", "arithmetic"))], top=_code(_top(weights)),
                           decimals=max(_decimals(row[1]) for row in expected))  # fmt: skip
    return pack({
        "iData.csv": _csv(["uCode", "uName", *map(_plain, parts)], data),
        "iMeta.csv": _csv(["iCode", "iName", "Level", "Weight", "Parent", "Type", "Direction"], _meta(weights)),
        "expected.csv": _csv(["uCode", "score", "rank"], expected),
        "coinr.R": script.encode(),
        "report.md": markdown.write(answer),
    } | ({"recipe.json": recipe.write(answer)} if recipe.can_be_made_again(answer) else {}))  # fmt: skip


def _decimals(value: Cell) -> int:
    return len(str(value).partition(".")[2])


def _meta(weights: Table) -> list[list[Cell]]:
    """A row for every part, then for every aggregate, then for the index; COINr counts levels from below."""
    depth = max(_depths(weights).values())
    rows: list[list[Cell]] = []
    for row in sorted(weights.rows, key=lambda row: -_depth(weights, row)):
        level = 1 + depth - _depth(weights, row)
        kind = "Indicator" if level == 1 else "Aggregate"
        share = float(Fraction(str(row.cells["exact"])))
        rows.append([_code(row.cells["part"]), _name(row.cells["part"]), level, share, _code(row.cells["of"]), kind, 1])
    top = _top(weights)
    return [*rows, [_code(top), _name(top), depth + 1, 1, "NA", "Aggregate", 1]]


def _depths(weights: Table) -> dict[str, int]:
    """The indicators that are combined, by id, with the number of steps up to the index."""
    lowest = [row for row in weights.rows if row.cells["whole"] is not None]
    return {_ident(row.cells["part"]): _depth(weights, row) for row in lowest}


def _depth(weights: Table, row: TableRow) -> int:
    above = next((one for one in weights.rows if _ident(one.cells["part"]) == _ident(row.cells["of"])), None)
    return 1 if above is None else 1 + _depth(weights, above)


def _top(weights: Table) -> Cell:
    known = {_ident(row.cells["part"]) for row in weights.rows}
    return next(row.cells["of"] for row in weights.rows if _ident(row.cells["of"]) not in known)


def _table(answer: Answer, key: str, prefix: str = "") -> Table | None:
    """The table with a column of this key and, where a prefix is given, one that begins so."""
    for table in answer.tables:
        keys = [column.key for column in table.columns]
        if key in keys and any(name.startswith(prefix) for name in keys if name != key):
            return table
    return None


def _ident(cell: Cell) -> str:
    return cell.id.partition(":")[2] if isinstance(cell, Ref) else str(cell)


def _plain(ident: str) -> str:
    """A code as COINr wants it: letters first, no blanks, no hyphens that R would turn into dots."""
    code = ident.rpartition(".")[2].replace("-", "_")
    return code if code[:1].isalpha() else f"x_{code}"


def _code(cell: Cell) -> str:
    return _plain(_ident(cell))


def _name(cell: Cell) -> str:
    return cell.name_en if isinstance(cell, Ref) else str(cell)


def _csv(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


COINR = Format("coinr", "application/zip", write, "coinr.zip", fits)
