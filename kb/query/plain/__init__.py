"""Another wording in plain words, before anything is marked: figures of speech, other scripts, telegraphic writing, word order."""
