"""An answer that a page writes itself where no kind of question gives its table."""

from kb.query.answer import Answer, Understood
from kb.query.drafting.draft import Draft


def finish(draft: Draft, title: tuple[str, str]) -> Answer:
    """The draft as an answer without a question."""
    understood = Understood(kind="page", text=draft.tell(*title), plan=None)
    return draft.finish("", understood, "answered", title, None)
