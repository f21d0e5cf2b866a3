"""The part of a package for COINr that is about robustness: rank intervals from draws of COINr's own, one part left out, and how
the parts go together."""

from kb.analysis.coherence import OPPOSED, REDUNDANT, WEAK
from kb.export.coinr_data import CoinData, Lines, code, table_bytes, table_with
from kb.query.answer import Answer, Cell

DRAWS = 1_000
"""How often COINr draws: each time it puts the index together anew, which takes about 15 ms."""

ANY_WEIGHTS = """lapply(seq_len(draws), function(draw) {
  weights <- flat$Meta$Weights$Original
  weights$Weight[weights$Level == 1] <- rexp(length(parts))  # scaled to sum to 1, these are even over all weightings
  weights
})"""
NEAR = "get_noisy_weights(flat$Meta$Weights$Original, data.frame(Level = 1, NoiseFactor = {noise}), draws)"
SCRIPT = """
# The parts directly under the index with their effective weights: the noise is put on these
parts <- iMeta$iCode[iMeta$Type == "Indicator"]
tree <- data.frame(iCode = c(parts, top), iName = c(parts, top), Level = c(rep(1, length(parts)), 2),
                   Weight = c(weights$EffWeight[match(parts, weights$iCode)], 1), Parent = c(rep(top, length(parts)), NA),
                   Type = c(rep("Indicator", length(parts)), "Aggregate"), Direction = 1)
flat <- Aggregate(new_coin(iData, tree, quietly = TRUE), dset = "Raw", f_ag = "a_amean", w = "Original", quietly = TRUE)

# Draws of COINr's own: R's generator is another one than the program's, so the intervals agree up to chance
set.seed({seed})
draws <- {draws}
drawn <- {drawn}
disturbed <- get_sensitivity(flat, list(Weights = list(Address = "$Log$Aggregate$w", Distribution = drawn, Type = "discrete")),
                             N = draws, SA_type = "UA", dset = "Aggregated", iCode = top, quietly = TRUE)
drawn_ranks <- sapply(disturbed$Scores[-(1:2)], ranks)[match(both$uCode, disturbed$Scores$uCode), ]

# An end agrees when as many of COINr's draws lie below it as chance allows: four standard errors, for its draws and the program's.
# COINr draws from the weightings drawn, with replacement, and so twice
agrees <- function(end, share) {{
  error <- 4 * sqrt(share * (1 - share) * (2 / draws + 1 / {own_draws}))
  rowMeans(drawn_ranks < end - 1e-9) <= share + error & rowMeans(drawn_ranks <= end + 1e-9) >= share - error
}}
both <- cbind(both, COINr_low = apply(drawn_ranks, 1, quantile, 0.05), COINr_median = apply(drawn_ranks, 1, median),
              COINr_high = apply(drawn_ranks, 1, quantile, 0.95))
print(both[order(both$rank), names(both) != "made"], row.names = FALSE)
ends <- c(agrees(both$low, 0.05), agrees(both$median, 0.5), agrees(both$high, 0.95))
cat(sum(ends), "of", length(ends), "ends and medians of the rank intervals agree within Monte Carlo error\\n")

# One part left out: the average shift in rank
left <- remove_elements(coin, Level = 1, dset = "Aggregated", iCode = top, quietly = TRUE)$Scores
shifts <- sapply(left[-(1:2)], function(scores) mean(abs(ranks(scores) - ranks(left$Nominal))))
left_out <- merge(read.csv("left_out.csv"), data.frame(iCode = names(shifts), made = round(shifts, 2)), by = "iCode")
cat(sum(abs(left_out$shift - left_out$made) < 0.011), "of", nrow(left_out), "shifts without one part agree\\n")

# How the parts go together: Pearson's r of every pair, those that stand out, Cronbach's alpha
r <- cor(get_dset(flat, dset = "Raw")[parts])
pairs <- read.csv("correlations.csv")
pairs$made <- round(r[cbind(pairs$first, pairs$second)], 3)
cat(sum(abs(pairs$r - pairs$made) < 0.0011), "of", nrow(pairs), "correlations agree\\n")
flags <- rbind(get_corr_flags(flat, dset = "Raw", cor_thresh = {redundant}, thresh_type = "high"),
               get_corr_flags(flat, dset = "Raw", cor_thresh = {weak}, thresh_type = "low"))
flagged <- paste(pmin(flags$Ind1, flags$Ind2), pmax(flags$Ind1, flags$Ind2))
told <- paste(pmin(pairs$first, pairs$second), pmax(pairs$first, pairs$second))[pairs$flagged == 1]
cat(length(intersect(flagged, told)), "of", length(union(flagged, told)), "flagged pairs agree (r above {redundant} or below {weak}; below",
    "{opposed} against each other)\\n")
alpha <- get_cronbach(flat, dset = "Raw", iCodes = parts, Level = 1)
cat("Cronbach's alpha", round(alpha, 4), "\\n")
"""


def fits(answer: Answer, data: CoinData) -> bool:
    """Where every part has siblings, and all pairs of parts are told."""
    left, pairs, count = table_with(answer, "part", "shift"), table_with(answer, "left", "right"), len(data.depths)
    return (left is not None and len(left.rows) == count) and (
        pairs is not None and 2 * len(pairs.rows) == count * (count - 1)
    )


def parts(answer: Answer) -> tuple[dict[str, bytes], str]:
    """What is expected, and the lines of the script that draw and compare."""
    plan = answer.reading.plan or {}
    near = plan.get("drawn", "near") == "near"
    script = SCRIPT.format(
        seed=plan["seed"], draws=DRAWS, own_draws=plan["draws"],
        drawn=NEAR.format(noise=f"{float(str(plan['noise'])):g}") if near else ANY_WEIGHTS,
        redundant=REDUNDANT, weak=WEAK, opposed=OPPOSED)  # fmt: skip
    return {
        "expected.csv": _intervals(answer),
        "left_out.csv": _left_out(answer),
        "correlations.csv": _pairs(answer),
    }, script


def _intervals(answer: Answer) -> bytes:
    found = table_with(answer, "city", "interval")
    assert found is not None, "only answers that fit are written"
    rows: Lines = [[code(row.cells["city"]), row.cells["rank"], *_ends(row.cells["interval"]), row.cells["median"]]
                   for row in found.rows]  # fmt: skip
    return table_bytes(["uCode", "rank", "low", "high", "median"], rows)


def _ends(interval: Cell) -> tuple[str, str]:
    """The two ends of a range of ranks; of one rank, twice the same."""
    low, _, high = str(interval).partition("–")
    return low, high or low


def _left_out(answer: Answer) -> bytes:
    found = table_with(answer, "part", "shift")
    assert found is not None, "only answers that fit are written"
    return table_bytes(["iCode", "shift"], [[code(row.cells["part"]), row.cells["shift"]] for row in found.rows])


def _pairs(answer: Answer) -> bytes:
    found = table_with(answer, "left", "right")
    assert found is not None, "only answers that fit are written"
    rows: Lines = [[code(row.cells["left"]), code(row.cells["right"]), row.cells["r"], int(bool(row.cells["flag"]))]
                   for row in found.rows]  # fmt: skip
    return table_bytes(["first", "second", "r", "flagged"], rows)
