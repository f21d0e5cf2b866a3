# Runs the exported script beside it, qca.R, as it stands, and writes what its objects hold: collect_qca.R OUTPUT

source("qca.R")

numbers <- function(values) as.list(round(as.numeric(values), 6))

# Terms of a model with consistency, PRI, coverage and unique coverage, then the whole model with the first three
fits <- function(found) {
  if (is.null(found)) return(list())
  each <- if (is.null(found$IC$individual)) list(found$IC) else found$IC$individual
  mapply(function(terms, fit) {
    rows <- fit$incl.cov[fit$incl.cov |> rownames() %in% terms, , drop = FALSE]
    list(terms = as.list(terms),
         fits = lapply(seq_along(terms), function(at) numbers(rows[terms[at], c("inclS", "PRI", "covS", "covU")])),
         whole = numbers(fit$sol.incl.cov[1, c("inclS", "PRI", "covS")]))
  }, found$solution, each, SIMPLIFY = FALSE, USE.NAMES = FALSE)
}

seen <- table$tt[table$tt$n > 0, ]
truth <- lapply(seq_len(nrow(seen)), function(at) {
  row <- seen[at, ]
  list(paste(unlist(row[conditions]), collapse = ""), as.character(row$OUT), row$n, round(as.numeric(row$incl), 6),
       as.list(sort(strsplit(as.character(row$cases), ",")[[1]])))
})
necessary <- function(found) {
  if (is.null(found)) return(NULL)
  rows <- found$incl.cov
  setNames(lapply(seq_len(nrow(rows)), function(at) numbers(rows[at, c("inclN", "RoN", "covN")])), rownames(rows))
}
single <- unlist(lapply(needed, necessary), recursive = FALSE)

result <- list(
  R = paste(R.version$major, R.version$minor, sep = "."), QCA = as.character(packageVersion("QCA")),
  admisc = as.character(packageVersion("admisc")), truth_table = truth, conservative = fits(conservative),
  parsimonious = fits(parsimonious), necessity = single, combinations = necessary(combinations)
)
writeLines(jsonlite::toJSON(result, auto_unbox = TRUE, digits = 8, null = "null"), commandArgs(trailingOnly = TRUE)[1])
