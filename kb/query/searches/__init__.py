"""A question as a search of the passages: the words to look for, what they must concern, and what no passage answers."""
