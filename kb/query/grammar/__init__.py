"""A grammar that reads whole questions about cities: every word has its place, or the question is not read here.

A question in marks becomes *leaves* (``leaves``): its names, numbers and dates, and its words by sort (``words/*.csv``, both
languages side by side). Rules put leaves together to phrases, and phrases to larger ones, whatever their order in either
language (``chart``): measures M, bounds B, references REF, conditions C, sets of cities S, orders O, laws and bodies X, and at
last a whole question Q, whose meaning is a plan. Each rule makes the meaning of its phrase from those of its parts
(``meanings``), or none where they do not fit. Of several plans the cheapest stands, unless another is about as cheap: then the
question has two readings and is left to the marks and frames of ``reading``, as is every question with a word that is unknown.

A new word is a phrase in ``words/*.csv`` under its sort; a word that may be passed over stands under SKIP, if it cannot change
an answer. A new way to say something is a further pattern of a rule; a new thing to ask is a rule of its own. Names of
indices, indicators, cities and sets come from the data.
"""
