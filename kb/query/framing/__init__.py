"""From marks to a frame: which conditions they form, which cities, indicators, dates and numbers they name."""
