"""Completions while a question is typed: cities, bodies, practices, example questions."""

from functools import cached_property
from urllib.parse import urlencode

from kb.model import City, Indicator, Name, Organisation, Policy, Practice, Regulation, Row
from kb.query.answer import Frozen, Language
from kb.query.base import Base, names
from kb.query.kinds import KINDS
from kb.query.look_up import SEARCHED
from kb.search.fold import fold
from kb.search.text import terms
from kb.search.vocabulary import beginning
from web.addresses import thing_url
from web.labels import label
from web.view.naming import key_of

SUGGESTED: tuple[type[Row], ...] = (City, Regulation, Organisation, Indicator, Policy, Practice)
MOST = 8
HELD = 20_000  # rows whose names are held in memory; of more they are looked up


class Completion(Frozen):
    """A suggestion: its text, the kind of thing and its word, and where it leads."""

    text: str
    kind: str
    label: str
    url: str


class Suggester:
    """Knows all names of a small base once they are first asked for."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def complete(self, words: str, language: Language) -> list[Completion]:
        """Things whose name begins with the words, then those that hold them, then example questions."""
        wanted = fold(words)[0].strip()
        if not wanted:
            return []
        keys = self._looked_up(words) if self._is_large else self._holding(wanted)
        things = [self._thing(key, language) for key in keys[:MOST]]
        return things + self._examples(wanted, language)[: max(2, MOST - len(things))]

    @cached_property
    def _is_large(self) -> bool:
        models: tuple[type[Row], ...] = (*SUGGESTED, Name)
        return sum(self._base.store.count(model) for model in models) > HELD

    def _holding(self, wanted: str) -> list[str]:
        found = [
            (name.find(wanted), position, key) for position, (name, key) in enumerate(self._names) if wanted in name
        ]
        return list(dict.fromkeys(key for place, _, key in sorted(found, key=lambda f: (f[0] > 0, f[1]))))

    def _looked_up(self, words: str) -> list[str]:
        """Of a large base: names that begin so by their index, then things whose texts hold the words."""
        kinds = {str(model.__tablename__) for model in SUGGESTED}
        named = [key for key in beginning(self._base.store, words, 4 * MOST) if key.partition(":")[0] in kinds]
        if len(named) >= MOST:
            return named
        hits = self._base.text.search(terms(words), tuple(kinds & set(SEARCHED)), MOST)
        return list(dict.fromkeys((*named, *(hit.key for hit in hits))))

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
