"""Guards: why a plan is no answer although it accounts for every word. One module for each sort of plan; `register` says how."""
