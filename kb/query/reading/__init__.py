"""From the text of a question to a plan: the way through marks, frame, rules and judgement."""
