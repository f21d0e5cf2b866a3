# Runs the exported script beside it, coinr.R, as it stands, and writes what its objects hold: collect_coinr.R OUTPUT

told <- capture.output(source("coinr.R"))
writeLines(told)

named <- function(values, names) setNames(as.list(values), names)
result <- list(
  R = paste(R.version$major, R.version$minor, sep = "."), COINr = as.character(packageVersion("COINr")),
  told = as.list(grep("agree|alpha", told, value = TRUE)),
  ranks = named(made$made_rank, made$uCode), scores = named(signif(made$made, 9), made$uCode),
  effective = named(signif(weights$EffWeight, 9), weights$iCode)
)
if (exists("drawn_ranks")) {
  result <- c(result, list(
    draws = draws,
    intervals = setNames(lapply(seq_len(nrow(both)), function(at) {
      met <- table(drawn_ranks[at, ])
      list(as.list(as.integer(names(met))), as.list(as.vector(met)))
    }), both$uCode),
    left_out = named(unname(shifts), names(shifts)),
    correlations = named(round(r[cbind(pairs$first, pairs$second)], 9), paste(pairs$first, pairs$second)),
    flagged = as.list(flagged), alpha = alpha
  ))
}
writeLines(jsonlite::toJSON(result, auto_unbox = TRUE, digits = 12), commandArgs(trailingOnly = TRUE)[1])
