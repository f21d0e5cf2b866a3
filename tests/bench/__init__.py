"""Benchmarks: ``python -m tests.bench``. Timed by hand, not by pytest; ``README.md`` keeps the last figures."""
