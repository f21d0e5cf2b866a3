"""The project beside the tools that do one of its jobs, in turn in one run: ``peers.rounds`` is the list."""
