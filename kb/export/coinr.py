"""For R: an index as a package for COINr: iData, iMeta, what is expected, a script that builds the coin and compares, and a
report with method and caveats. Of an index under weights the order, of its robustness the rank intervals and the coherence too."""

from kb.export import coinr_robust, markdown, recipe
from kb.export.archive import pack
from kb.export.coinr_data import CoinData, code, coin_data, table_bytes
from kb.export.form import Format
from kb.query.answer import Answer, Cell

MEANS = {"arithmetic": "a_amean", "geometric": "a_gmean"}
HEAD = """# {title}
# Learning City KB, data version {version}. The same printed scores and weights as on the page, for the R package COINr (W. Becker).
# install.packages("COINr"); run it in the folder of the CSV files: Rscript coinr.R

library(COINr)

iData <- read.csv("iData.csv", encoding = "UTF-8")
iMeta <- read.csv("iMeta.csv", encoding = "UTF-8")
expected <- read.csv("expected.csv")
top <- "{top}"

coin <- new_coin(iData, iMeta)

# The scores are combined as printed: they are normalised already, raw data are not published
coin <- Aggregate(coin, dset = "Raw", f_ag = "{mean}", w = "Original")

# Sums in floating point, so equal values are those equal to 9 digits
ranks <- function(scores) rank(-signif(scores, 9), ties.method = "min")
made <- get_dset(coin, dset = "Aggregated")[, c("uCode", top)]
names(made)[2] <- "made"
made$made_rank <- ranks(made$made)
both <- merge(expected, made, by = "uCode")
"""
AGREE = """
cat(sum(both$rank == both$made_rank), "of", nrow(both), "ranks agree\\n")

# The effective weights: products of the weights on the way up
weights <- merge(read.csv("weights.csv"), get_eff_weights(coin), by = "iCode")
cat(sum(abs(weights$effective - weights$EffWeight) < 1e-9), "of", nrow(weights), "effective weights agree\\n")
"""
ORDER = """
# The same scores? Where the index is scaled so that the best has the top of the scale, all are multiplied by one factor; else it is 1
factor <- max(both$score) / max(both$made)
if (abs(factor - 1) < 0.001) factor <- 1
both$made <- factor * both$made
print(both[order(both$rank), ], row.names = FALSE)
cat(sum(abs(both$score - both$made) <= 0.5 * 10^-{decimals} + 1e-9), "of", nrow(both), "scores agree with those rounded, factor", round(factor, 4), "\\n")
"""


def fits(answer: Answer) -> bool:
    """An index under weights or its robustness, put together from its printed scores, all of its parts on one level.

    COINr's geometric mean stops at a zero, so zeros are not handed to it.
    """
    plan, data = answer.reading.plan or {}, coin_data(answer)
    if data is None:
        return False
    if answer.reading.kind == "robustness":
        return coinr_robust.fits(answer, data)
    if answer.reading.kind != "reweigh" or plan.get("normalisation", "printed") != "printed":
        return False
    return plan.get("aggregation") != "geometric" or not data.has_zeros()


def write(answer: Answer) -> bytes:
    """The archive."""
    data = coin_data(answer)
    assert data is not None, "only answers that fit are written"
    robust = answer.reading.kind == "robustness"
    tables, script = (coinr_robust.parts if robust else _order)(answer)
    return pack({
        "iData.csv": data.i_data(),
        "iMeta.csv": data.i_meta(),
        "weights.csv": data.effective(),
        **tables,
        "coinr.R": (_head(answer, data) + AGREE + script).encode(),
        "report.md": markdown.write(answer),
    } | ({"recipe.json": recipe.write(answer)} if recipe.can_be_made_again(answer) else {}))  # fmt: skip


def _head(answer: Answer, data: CoinData) -> str:
    plan = answer.reading.plan or {}
    return HEAD.format(title=" ".join(answer.reading.text.split()), version=answer.data_version, top=code(data.top),
                       mean=MEANS[str(plan.get("aggregation", "arithmetic"))])  # fmt: skip


def _order(answer: Answer) -> tuple[dict[str, bytes], str]:
    """The scores and ranks of the new order, and the lines that compare them."""
    rows = answer.tables[0].rows
    expected: list[list[Cell]] = [[code(row.cells["city"]), row.cells["value"], row.cells["rank"]] for row in rows]
    decimals = max(len(str(row[1]).partition(".")[2]) for row in expected)
    return {"expected.csv": table_bytes(["uCode", "score", "rank"], expected)}, ORDER.format(decimals=decimals)


COINR = Format("coinr", "application/zip", write, "coinr.zip", fits)
