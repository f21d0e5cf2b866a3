"""For R: a QCA's cases as CSV, a script that analyses the same cases with the package QCA, as it stands, and both with method,
caveats and recipe as one archive. What must be said with the cases stands in comments above them."""

import csv
import io

from kb.export import markdown, recipe
from kb.export.archive import pack
from kb.export.form import Format
from kb.export.method import caveat_text
from kb.query.answer import Answer, Cell, Ref, Table

CODES = ("0", "1")
READ = '# In R: read.csv(file, row.names = 1, comment.char = "#"); in Python: pandas.read_csv(file, index_col=0, comment="#")\n'
HEAD = """# {title}
# Learning City KB, data version {version}. The same cases and cut-offs as on the page, for the R package QCA (A. Dusa).
# install.packages("QCA")
"""
BODY = """
library(QCA)

cases <- read.csv(text = "{data}", row.names = 1)
conditions <- c({conditions})
outcome <- "{outcome}"

# Truth table: incl.cut is the least consistency of a sufficient row, n.cut the least number of its cases
table <- truthTable(cases, outcome = outcome, conditions = conditions,
                    incl.cut = {inclusion}, n.cut = {fewest}, show.cases = TRUE)
print(table)

# What cannot be computed says why and does not stop the rest
attempt <- function(found) {{
  result <- try(found, silent = TRUE)
  if (inherits(result, "try-error")) {{
    cat(result)
    return(invisible(NULL))
  }}
  print(result)
  invisible(result)
}}

# Conservative: no remainder is used. Parsimonious: any remainder that shortens the formula. Every model is printed.
conservative <- attempt(minimize(table, details = TRUE))
parsimonious <- attempt(minimize(table, include = "?", details = TRUE))

# Necessity of each condition and of its absence, then of combinations
needed <- lapply(c(conditions, paste0("~", conditions)), function(condition) {{
  attempt(pof(condition, outcome, data = cases, relation = "necessity"))
}})
combinations <- attempt(superSubset(cases[, c(conditions, outcome)], outcome = outcome, incl.cut = 0.9, ron.cut = 0.5))
"""


def is_qca(answer: Answer) -> bool:
    """Only a QCA has cases in sets."""
    return answer.reading.kind == "qca" and bool(answer.tables) and case_table(answer) is not None


def case_table(answer: Answer) -> Table | None:
    """The table of the cases: a city, its sets, whether it is analysed."""
    return next(
        (table for table in answer.tables if {"city", "analysed"} <= {column.key for column in table.columns}), None
    )


def crisp_cases(answer: Answer) -> tuple[list[str], list[list[str]], list[str]]:
    """The names of the sets, the outcome last; the cases that are analysed with their codes; the others' ids."""
    table = case_table(answer)
    assert table is not None, "only answers that fit are written"
    names = [column.key for column in table.columns if column.key not in ("city", "analysed")]
    coded, left_out = [], []
    for row in table.rows:
        codes = [_code(row.cells[name]) for name in names]
        ident = _ident(row.cells["city"])
        if set(codes) <= set(CODES):
            coded.append([ident, *codes])
        else:
            left_out.append(ident)
    return names, coded, left_out


def _code(cell: Cell) -> str:
    """The 1 or 0 that a cell begins with; a reader's own coding says so behind it."""
    text = str(cell)
    return text[:1] if text[:1] in CODES else ""


def _ident(cell: Cell) -> str:
    return cell.id.partition(":")[2] if isinstance(cell, Ref) else str(cell)


def write_cases(answer: Answer) -> bytes:
    """The meanings of the sets and the caveats as comments, then the cases."""
    lines = [
        READ,
        f"# {_one_line(answer.reading.text)}\n",
        f"# Learning City KB, data version {answer.data_version}\n",
        *_comments(answer),
    ]
    return ("".join(lines) + crisp_csv(answer)).encode()


def crisp_csv(answer: Answer) -> str:
    """One row a case that is analysed: its id, then 1 or 0 for every set, the outcome last."""
    names, coded, _ = crisp_cases(answer)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["case", *names])
    writer.writerows(coded)
    return text.getvalue()


def write_script(answer: Answer) -> bytes:
    """The script, its data inside, so that it runs as it stands."""
    plan = answer.reading.plan or {}
    names, _, _ = crisp_cases(answer)
    lines = [HEAD.format(title=_one_line(answer.reading.text), version=answer.data_version), *_comments(answer)]
    body = BODY.format(
        data=crisp_csv(answer).rstrip("\n"),
        conditions=", ".join(f'"{name}"' for name in names[:-1]),
        outcome=names[-1],
        inclusion=f"{float(str(plan.get('inclusion', 1))):g}",
        fewest=plan.get("fewest", 1),
    )
    return ("".join(lines) + body).encode()


def _comments(answer: Answer) -> list[str]:
    """Who is left out, what the sets mean, and what must be said with the cases."""
    _, _, left_out = crisp_cases(answer)
    lines = [f"Left out, because a value is unknown: {', '.join(left_out)}"] if left_out else []
    lines += [f"{name}: {_one_line(str(meaning))}" for name, meaning in _meanings(answer)]
    return [f"# {_one_line(text)}\n" for text in (*lines, "", *caveat_text(answer))]


def _meanings(answer: Answer) -> list[tuple[Cell, Cell]]:
    found = next((table for table in answer.tables if {"set", "meaning"} <= {c.key for c in table.columns}), None)
    return [(row.cells["set"], row.cells["meaning"]) for row in found.rows] if found else []


def _one_line(text: str) -> str:
    return " ".join(text.split())


def write_package(answer: Answer) -> bytes:
    """The archive: cases, script, report with method and caveats, recipe."""
    files = {"cases.csv": write_cases(answer), "qca.R": write_script(answer), "report.md": markdown.write(answer)}
    return pack(files | ({"recipe.json": recipe.write(answer)} if recipe.can_be_made_again(answer) else {}))


CASES = Format("cases", "text/csv; charset=utf-8", write_cases, "cases.csv", is_qca)
PACKAGE = Format("qca", "application/zip", write_package, "qca.zip", is_qca)
RSCRIPT = Format("r", "text/plain; charset=utf-8", write_script, "R", is_qca)
