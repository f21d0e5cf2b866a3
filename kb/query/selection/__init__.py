"""What a selection of cities is made of, and which cities meet it: conditions, states, attributes, cases, codings."""
