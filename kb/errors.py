"""The one error tree. Sentences say what was wrong, where, and what would be right; only doors turn them into codes."""

from dataclasses import dataclass


class KbError(Exception):
    """Anything this program refuses to do, in a sentence for its user."""

    status = 400
    exit_code = 2


class NotFoundError(KbError):
    """A thing that was asked for by its id or address does not exist."""

    status = 404


class BadRequestError(KbError):
    """A question, plan or parameter that cannot be read."""

    status = 422


class TooLargeError(KbError):
    """Input over a stated limit."""

    status = 413


class DatabaseError(KbError):
    """A database that is missing, foreign, half-built or out of reach."""

    status = 503
    exit_code = 3


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of a data package, with the place where it stands."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class PackageError(KbError):
    """A data package with faults: all of them."""

    exit_code = 1

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
