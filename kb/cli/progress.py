"""Progress on a terminal: what is done, rows, rows a second, time left. Without a terminal nothing is drawn."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from kb.progress import Advance


class Bars:
    """A bar for each step on standard error, where that is a terminal."""

    @contextmanager
    def step(self, what: str, total: int | None) -> Iterator[Advance]:
        """Draw a bar while the step lasts."""
        if not sys.stderr.isatty():
            yield lambda rows: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
        from rich.text import Text

        class Rate(ProgressColumn):
            def render(self, task: Task) -> Text:
                return Text(f"{task.completed:,.0f} rows, {task.speed or 0:,.0f}/s")

        columns = (TextColumn("{task.description}"), BarColumn(), Rate(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as drawn:
            task = drawn.add_task(what, total=total)
            yield lambda rows: drawn.update(task, advance=rows)
