"""What is said beside a question, taken out before the rest is read: courtesies, hedges, remarks, what is known or not meant."""
