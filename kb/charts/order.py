"""What is to be drawn: a chart with its language, size, colours and form. The same order gives the same bytes."""

import hashlib
from typing import Literal

from kb.query.answer import Chart, Frozen, Language

Form = Literal["svg", "png", "vega-lite"]
Size = Literal["wide", "half", "narrow"]
Theme = Literal["auto", "light", "dark"]
WIDTHS: dict[Size, int] = {"wide": 720, "half": 480, "narrow": 360}


class Order(Frozen):
    """A chart to draw; ``links`` are the addresses of the things it names, by their keys; ``notes`` are the caveats that
    stand under it where no page shows them beside it."""

    chart: Chart
    language: Language
    version: str
    form: Form = "svg"
    size: Size = "wide"
    theme: Theme = "auto"
    links: dict[str, str] = {}
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """The width of the whole picture in pixels."""
        return WIDTHS[self.size]

    @property
    def digest(self) -> str:
        """A key for what is drawn from this order."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    def pick(self, wide: int, narrow: int) -> int:
        """A measure for the size; half way between both for the half size."""
        return {"wide": wide, "half": (wide + narrow) // 2, "narrow": narrow}[self.size]

    def tell(self, english: str, chinese: str) -> str:
        """The words in the language of the chart."""
        return chinese if self.language == "zh" else english
