"""One plain question to its plan: what the rules and searches offer, and the judgement which of it explains the question."""
