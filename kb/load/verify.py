"""Citations against the documents: do the cited lines print what a row claims? Files are matched by SHA-256."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from kb.errors import KbError
from kb.load.content import Origin, identity_text
from kb.load.dataset import Dataset
from kb.load.files import MAX_BYTES
from kb.load.passages import Document, holds, read_document
from kb.model import Fact, Source
from kb.model.values import Citation, parse_citations, printed_groups
from kb.progress import SILENT, Progress


@dataclass(frozen=True)
class Failure:
    """A citation whose lines do not print what the row claims, with the place on both sides."""

    row: Origin
    passage: str
    message: str

    def __str__(self) -> str:
        return f"{self.row.file}:{self.row.line}: {self.passage} {self.message}"


@dataclass(frozen=True)
class Report:
    """What verifying found. ``missing`` says, one sentence each, which documents could not be matched."""

    checked: int
    unchecked: int
    failures: tuple[Failure, ...]
    documents: tuple[Document, ...]
    missing: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether every citation with lines was looked up and found right."""
        return not self.failures and not self.missing

    def summary(self) -> str:
        """One line with all counts."""
        bad = len({(failure.row, failure.passage) for failure in self.failures})
        total = len(self.documents) + len(self.missing)
        return (
            f"{len(self.documents)} of {total} documents matched, {self.checked} citations checked, {bad} failed, "
            f"{self.unchecked} not checked"
        )


def verify(dataset: Dataset, directory: Path, progress: Progress = SILENT) -> Report:
    """Check every citation with lines against the documents in ``directory``.

    Raises
    ------
    KbError
        When the directory cannot be read.
    """
    documents, missing = match_documents(cast(tuple[Source, ...], dataset.rows[Source]), directory)
    failures: list[Failure] = []
    checked = unchecked = 0
    with progress.step("verifying", sum(map(len, dataset.rows.values()))) as advance:
        for fact, origin in _facts(dataset):
            advance(1)
            lined = [citation for citation in parse_citations(fact.source) if citation.lines]
            known = [citation for citation in lined if citation.source in documents]
            checked, unchecked = checked + len(known), unchecked + len(lined) - len(known)
            failures += _check(fact.printed, lined, documents, origin)
    return Report(checked, unchecked, tuple(failures), tuple(documents.values()), tuple(missing))


def match_documents(sources: tuple[Source, ...], directory: Path) -> tuple[dict[str, Document], list[str]]:
    """The documents that lie in ``directory``, by source, and a sentence for each that does not.

    Raises
    ------
    KbError
        When the directory cannot be read.
    """
    files = _by_hash(directory)
    documents: dict[str, Document] = {}
    missing: list[str] = []
    for source in sources:
        if source.kind != "document":
            continue
        file = files.get(source.sha256 or "")
        if file:
            documents[source.id] = read_document(source.id, file)
        else:
            missing.append(_missing(source, directory))
    return documents, missing


def _by_hash(directory: Path) -> dict[str, Path]:
    if not directory.is_dir():
        raise KbError(f"{directory} is not a directory: name the directory that holds your copies of the documents")
    try:
        files = [file for file in sorted(directory.iterdir()) if file.is_file() and file.stat().st_size <= MAX_BYTES]
        return {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in files}
    except OSError as error:
        raise KbError(f"{error.filename or directory} cannot be read: {error.strerror}") from error


def _missing(source: Source, directory: Path) -> str:
    file = directory / (source.file or source.id)
    wanted = f"SHA-256 {source.sha256}"
    if file.is_file():
        return f"{file} is not the text that {source.id} was cited from: it was altered ({wanted})"
    return f"no file in {directory} is {source.id} ({source.file}, {wanted})"


def _facts(dataset: Dataset) -> Iterator[tuple[Fact, Origin]]:
    for model, rows in dataset.rows.items():
        for row in cast(Iterable[Fact], rows if issubclass(model, Fact) else ()):
            yield row, dataset.origins[model.resource, identity_text(row)]


def _check(
    printed: str | None, lined: list[Citation], documents: dict[str, Document], origin: Origin
) -> Iterator[Failure]:
    """One group of tokens for each citation, or one for all: each token somewhere, each citation at least one."""
    groups = printed_groups(printed)
    if len(groups) > 1:
        for citation, tokens in zip(lined, groups, strict=True):
            for token in tokens:
                yield from _nowhere(token, [citation], documents, origin)
        return
    tokens = groups[0] if groups else []
    for citation in lined:
        text = _passage(citation, documents)
        if text is not None and not any(holds(text, token) for token in tokens):
            yield Failure(origin, _place(citation, documents), f"prints none of {printed!r}")
    for token in tokens:
        yield from _nowhere(token, lined, documents, origin)


def _nowhere(token: str, lined: list[Citation], documents: dict[str, Document], origin: Origin) -> Iterator[Failure]:
    """A failure when every cited document is at hand and none of the cited lines prints the token."""
    texts = [_passage(citation, documents) for citation in lined]
    if texts and not any(text is None or holds(text, token) for text in texts):
        yield Failure(origin, _place(lined[0], documents), f"does not print {token!r}")


def _passage(citation: Citation, documents: dict[str, Document]) -> str | None:
    """The cited lines; empty when the document ends before them, ``None`` when it is not at hand."""
    document = documents.get(citation.source)
    try:
        return document.passage(citation) if document else None
    except IndexError:
        return ""


def _place(citation: Citation, documents: dict[str, Document]) -> str:
    spans = ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in citation.lines)
    return f"{documents[citation.source].path}:{spans}"
