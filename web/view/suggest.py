"""Completions while a question is typed: cities, bodies, practices, example questions."""

from functools import cached_property
from urllib.parse import urlencode

from kb.model import City, Indicator, Name, Organisation, Policy, Practice, Regulation, Row
from kb.query.answer import Frozen, Language
from kb.query.base import Base, names
from kb.query.kinds import KINDS
from kb.search.fold import fold
from web.addresses import thing_url
from web.labels import label
from web.view.naming import key_of

SUGGESTED: tuple[type[Row], ...] = (City, Regulation, Organisation, Indicator, Policy, Practice)
MOST = 8


class Completion(Frozen):
    """A suggestion: its text, the kind of thing and its word, and where it leads."""

    text: str
    kind: str
    label: str
    url: str


class Suggester:
    """Knows all names once they are first asked for."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def complete(self, words: str, language: Language) -> list[Completion]:
        """Things whose name begins with the words, then those that hold them, then example questions."""
        wanted = fold(words)[0].strip()
        if not wanted:
            return []
        found = [
            (name.find(wanted), position, key) for position, (name, key) in enumerate(self._names) if wanted in name
        ]
        keys = list(dict.fromkeys(key for place, _, key in sorted(found, key=lambda f: (f[0] > 0, f[1]))))
        things = [self._thing(key, language) for key in keys[:MOST]]
        return things + self._examples(wanted, language)[: max(2, MOST - len(things))]

    def _thing(self, key: str, language: Language) -> Completion:
        kind = key.partition(":")[0]
        name = self._base.ref(key, language).name
        return Completion(text=name, kind=kind, label=label(f"thing.{kind}", language), url=thing_url(key))

    def _examples(self, wanted: str, language: Language) -> list[Completion]:
        texts = [kind.examples[language == "zh"] for kind in KINDS]
        return [
            Completion(
                text=text,
                kind="question",
                label=label("thing.question", language),
                url="/ask?" + urlencode({"q": text}),
            )
            for text in texts
            if wanted in fold(text)[0]
        ]

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        own = [
            (fold(name)[0], key_of(model, row))
            for model in SUGGESTED
            for row in self._base.store.rows(model)
            for name in names(row)
        ]
        others = [
            (fold(row.name)[0], row.thing) for row in self._base.store.rows(Name) if row.thing.startswith("city:")
        ]
        return own + others
