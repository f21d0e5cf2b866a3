"""From the text of a question to its marks: what is known in it, word by word, in either language."""
