"""From results to an answer: words, tables, notes, charts and the evidence behind each cell."""
