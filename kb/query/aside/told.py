"""What was set aside of a question, and the notes that tell it."""

from typing import NamedTuple

from kb.query.reading.remarks import NoteText


class Aside(NamedTuple):
    """A question without what was set aside, and that, as written."""

    text: str
    said: tuple[str, ...] = ()

    @property
    def all_said(self) -> str:
        """What was set aside, in one line."""
        return " … ".join(self.said)


def around_question(aside: Aside) -> list[NoteText]:
    """The note on what stood around the question, where something did."""
    said = aside.all_said
    note: NoteText = (
        "ignored",
        f"Set aside as introduction or closing: {said}",
        f"视为开场或结束语，未计入问题：{said}",
    )
    return [note] if said else []


def beside_question(aside: Aside) -> NoteText:
    """The note on what the asker said beside the question."""
    said = aside.all_said
    return ("ignored", f"Set aside as said beside the question: {said}", f"视为题外的话，未计入问题：{said}")


def not_asked_about(aside: Aside) -> NoteText:
    """The note on what was named and is not asked about."""
    said = aside.all_said
    return ("assumption", f"Of what is named here nothing is asked: {said}", f"此处提到的不在提问之列：{said}")
