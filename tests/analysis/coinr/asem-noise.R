# COINr's rank intervals of its own ASEM example under weights disturbed by 25 %: Rscript asem-noise.R, in this folder.
# The eight pillars stand directly under the index with their weights in the whole, so that noise on one moves no other sub-index.

library(COINr)

asem <- read.csv("asem-aggregates.csv")
pillars <- list(Conn = c("Physical", "ConEcFin", "Political", "Instit", "P2P"), Sust = c("Environ", "Social", "SusEcFin"))
parts <- unlist(pillars, use.names = FALSE)
iData <- data.frame(uCode = asem$unit, uName = asem$unit, asem[parts])
iMeta <- data.frame(iCode = c(parts, "Index"), Level = c(rep(1, 8), 2), Weight = c(rep(1 / 10, 5), rep(1 / 6, 3), 1),
                    Parent = c(rep("Index", 8), NA), Type = c(rep("Indicator", 8), "Aggregate"), Direction = 1)
coin <- Aggregate(new_coin(iData, iMeta), dset = "Raw", f_ag = "a_amean", w = "Original")

set.seed(1)
draws <- 1000
drawn <- get_noisy_weights(coin$Meta$Weights$Original, data.frame(Level = 1, NoiseFactor = 0.25), draws)
found <- get_sensitivity(coin, list(Weights = list(Address = "$Log$Aggregate$w", Distribution = drawn, Type = "discrete")),
                         N = draws, SA_type = "UA", dset = "Aggregated", iCode = "Index", quietly = TRUE)
ranks <- found$Ranks[-(1:2)]
counts <- apply(ranks, 1, function(row) {
  met <- table(as.integer(row))
  paste(names(met), met, sep = ":", collapse = " ")
})
write.csv(data.frame(found$RankStats[c("uCode", "Nominal", "Median", "Q5", "Q95")], counts), "asem-noise.csv", row.names = FALSE, quote = FALSE)
