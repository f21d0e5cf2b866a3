"""Words to things: exact names and aliases first, then joined pinyin, then the nearest spelling, always saying which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from kb.model import RESOURCES, Group, Name, Row
from kb.search.fold import Token, tokens, words
from kb.store.store import Store, identity

# Kinds of things that have names a question may use, strongest first when one phrase names several.
NAMED = (
    "city", "indicator", "edition", "index", "pathtype", "network", "place", "area", "group", "source",
    "regulation", "policy", "organisation", "theme",
)  # fmt: skip
KEY_KIND = {"pathtype": "path_type"}
FUZZY_KINDS = frozenset({"city", "indicator", "path_type", "area"})


@dataclass(frozen=True)
class Candidate:
    """A thing that a phrase may name, and how the phrase matched."""

    key: str
    name: str
    how: str
    distance: int = 0

    @property
    def kind(self) -> str:
        """The part of the key before the colon."""
        return self.key.partition(":")[0]


@dataclass
class Vocabulary:
    """All names of all things, as token sequences."""

    phrases: dict[tuple[str, ...], list[Candidate]] = field(default_factory=dict)
    by_first: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    joined: dict[str, list[Candidate]] = field(default_factory=dict)
    fuzzy_names: list[tuple[str, Candidate]] = field(default_factory=list)

    def add(self, key: str, name: str, how: str) -> None:
        """One more name of a thing."""
        phrase = words(name)
        if not phrase or (len(phrase) == 1 and len(phrase[0]) == 1):
            return
        candidate = Candidate(key, name, how)
        known = self.phrases.setdefault(phrase, [])
        if all(other.key != key for other in known):
            known.append(candidate)
            if len(known) == 1:
                self.by_first.setdefault(phrase[0], []).append(phrase)
        if phrase[0].isascii() and phrase[0].isalpha():
            whole = "".join(phrase)
            same = self.joined.setdefault(whole, [])
            if all(other.key != key for other in same):
                same.append(candidate)
            if candidate.kind in FUZZY_KINDS and len(whole) >= 4 and how != "abbreviation":
                self.fuzzy_names.append((whole, candidate))

    def freeze(self) -> "Vocabulary":
        """Sort the phrases so that the longest is tried first."""
        for phrases in self.by_first.values():
            phrases.sort(key=lambda phrase: (-len(phrase), phrase))
        return self

    def longest_at(self, texts: Sequence[str], start: int) -> tuple[int, list[Candidate]]:
        """The length and the candidates of the longest name that starts at a token; 0 when none does."""
        for phrase in self.by_first.get(texts[start], ()):
            if tuple(texts[start : start + len(phrase)]) == phrase:
                return len(phrase), self.phrases[phrase]
        return 0, []

    def joined_at(self, found: Sequence[Token], start: int) -> tuple[int, list[Candidate]]:
        """A name written apart (``hang zhou``) or together (``newyork``): two to four Latin tokens, or one."""
        for length in (4, 3, 2, 1):
            part = found[start : start + length]
            if len(part) == length and all(token.text.isascii() and token.text.isalpha() for token in part):
                candidates = self.joined.get("".join(token.text for token in part))
                fitting = [c for c in candidates or () if length == 1 or c.kind in ("city", "area")]
                if fitting:
                    return length, [Candidate(c.key, c.name, "joined") for c in fitting]
        return 0, []

    def nearest(self, word: str, limit: int = 3, kinds: Iterable[str] = FUZZY_KINDS) -> list[Candidate]:
        """The things whose name is within one or two edits of a Latin word, nearest first.

        One edit is allowed from four letters, two from eight (transpositions count once); below eight letters the first
        letter must agree.
        """
        if len(word) < 4 or not word.isascii():
            return []
        allowed = 2 if len(word) >= 8 else 1
        wanted = set(kinds)
        best: dict[str, Candidate] = {}
        for name, candidate in self.fuzzy_names:
            if abs(len(name) - len(word)) > allowed or candidate.kind not in wanted:
                continue
            distance = OSA.distance(word, name, score_cutoff=allowed)
            known = best.get(candidate.key)
            if len(word) < 8 and name[0] != word[0]:
                continue
            if distance <= allowed and (known is None or distance < known.distance):
                best[candidate.key] = Candidate(candidate.key, candidate.name, "fuzzy", int(distance))
        return sorted(best.values(), key=lambda c: (c.distance, c.name[:1].lower() != word[:1], c.name))[:limit]


def vocabulary(store: Store) -> Vocabulary:
    """Every name in a database: the names in the things' own columns, then the rows of ``names.csv``.

    Of the groups only levels have names of their own; regions, tiers and lists are named by places and cues.
    """
    found = Vocabulary()
    models = {str(model.__tablename__): model for model in RESOURCES}
    kinds = {KEY_KIND.get(table, table) for table in NAMED}
    left_out = {f"group:{row.id}" for row in store.rows(Group) if row.kind != "level"}
    for table in NAMED:
        model = models[table]
        for row in store.rows(model):
            key = f"{KEY_KIND.get(table, table)}:{identity(model, row)}"
            if key in left_out:
                continue
            for name in own_names(row):
                found.add(key, name, "name")
    for alias in store.rows(Name):
        if alias.thing.partition(":")[0] not in kinds or alias.thing in left_out:
            continue
        how = "abbreviation" if alias.kind == "abbreviation" else "alias"
        found.add(alias.thing, alias.name, how)
    return found.freeze()


def own_names(row: Row) -> list[str]:
    """The names that stand in a row's own columns."""
    columns = ("name", "name_zh", "title", "title_zh", "label", "label_zh", "short", "short_zh", "abbreviation", "code")
    return [value for column in columns if (value := getattr(row, column, None))]


def resolve(vocabulary: Vocabulary, text: str, kind: str | None = None) -> list[Candidate]:
    """The things a whole text names, best first: exact, joined, then fuzzy."""
    found = tokens(text)
    if not found:
        return []
    texts = [token.text for token in found]
    length, candidates = vocabulary.longest_at(texts, 0)
    if length < len(texts):
        length, candidates = vocabulary.joined_at(found, 0)
    if length < len(texts):
        candidates = vocabulary.nearest("".join(texts))
    return [candidate for candidate in candidates if kind is None or candidate.kind == kind]
