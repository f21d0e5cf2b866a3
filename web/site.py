"""What the site shows: one data version with all that belongs to it. A request sees one from beginning to end."""

from dataclasses import dataclass
from pathlib import Path

from kb.knowledge import KnowledgeBase
from web.view.citations import Citations
from web.view.passages import Library
from web.view.suggest import Suggester


@dataclass(frozen=True)
class Site:
    """A data version, the attached documents, what each is cited for, and what completes a question while it is typed."""

    knowledge: KnowledgeBase
    library: Library
    citations: Citations
    suggester: Suggester

    @property
    def version(self) -> str:
        """Names the content that all pages are made from."""
        return f"{self.knowledge.data_version} {self.library.version}"


def make_site(knowledge: KnowledgeBase, documents: Path | None = None) -> Site:
    """The site over a data version; ``documents`` is a directory with one's own copies of the sources.

    Raises
    ------
    KbError
        When ``documents`` is not a directory that can be read.
    """
    base = knowledge.base
    return Site(knowledge, Library(base.sources, documents), Citations(base), Suggester(base))
