"""Full text over everything with words: what is indexed, how it is searched, and why a hit matched."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import snowballstemmer
from sqlalchemy import Connection, Engine, text

from kb.model import (
    Area,
    City,
    CityPath,
    Claim,
    Concept,
    Edition,
    Erratum,
    Figure,
    Index,
    Organisation,
    PathType,
    Place,
    Policy,
    Practice,
    Reference,
    Regulation,
    Row,
)  # fmt: skip
from kb.model.values import split_list
from kb.search.fold import Token, tokens
from kb.store.store import identity

INDEXED: tuple[type[Row], ...] = (
    Practice, Figure, Policy, Regulation, Organisation, Concept, Reference, Claim, Area, Erratum, PathType, CityPath,
)  # fmt: skip
KEY_NAMES = {"pathtype": "path_type", "citypath": "city_path"}
FIELD_WEIGHTS = (4.0, 2.0, 1.0, 1.5)  # title, summary, keywords, names of place and actors


@dataclass(frozen=True)
class Document:
    """The searchable words of one thing, by field."""

    key: str
    kind: str
    title: str
    summary: str
    keywords: str
    context: str

    def fields(self) -> tuple[str, str, str, str]:
        """The four fields in the order of ``FIELD_WEIGHTS``."""
        return self.title, self.summary, self.keywords, self.context


@dataclass(frozen=True)
class Hit:
    """A found thing: how well it matched, by which words, in which fields, and the share of the query it explains."""

    key: str
    kind: str
    score: float
    coverage: float
    matched: tuple[str, ...]
    fields: tuple[str, ...]


def terms(text_or_tokens: str | Sequence[Token]) -> list[str]:
    """Word stems, numbers and pairs of Chinese characters; a Chinese character that stands alone is a term of its own.

    Examples
    --------
    >>> terms("老年大学 publishes open data")
    ['老年', '年大', '大学', 'publish', 'open', 'data']
    """
    found = tokens(text_or_tokens) if isinstance(text_or_tokens, str) else text_or_tokens
    result = []
    for position, token in enumerate(found):
        if not token.is_cjk:
            result.append(word_stem(token.text))
            continue
        after = found[position + 1] if position + 1 < len(found) else None
        before = found[position - 1] if position else None
        if after is not None and after.is_cjk and after.start == token.end:
            result.append(token.text + after.text)
        elif not (before is not None and before.is_cjk and before.end == token.start):
            result.append(token.text)
    return result


_STEMMER = snowballstemmer.stemmer("english")
_BRITISH = (("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("ogramme", "ogram"),
            ("entre", "enter"), ("avour", "avor"), ("abour", "abor"))  # fmt: skip


@lru_cache(maxsize=65536)
def word_stem(word: str) -> str:
    """The Snowball (Porter 2) stem of a Latin word, British spellings first turned into American ones."""
    if not word.isalpha() or len(word) < 4:
        return word
    for british, american in _BRITISH:
        if word.endswith(british):
            word = word.removesuffix(british) + american
            break
    return str(_STEMMER.stemWord(word))


def documents(rows_of: Callable[[type[Row]], Iterable[Any]]) -> Iterator[Document]:
    """What is searchable: one document a thing, both languages together. ``rows_of`` gives the rows of a model."""
    names = {f"city:{row.id}": f"{row.name} {row.name_zh}" for row in rows_of(City)}
    names |= {f"organisation:{body.id}": f"{body.name} {body.name_zh}" for body in rows_of(Organisation)}
    named: tuple[tuple[str, type[Row]], ...] = (
        ("edition", Edition),
        ("index", Index),
        ("place", Place),
        ("practice", Practice),
        ("reference", Reference),
    )
    for kind, model in named:
        for row in rows_of(model):
            names[f"{kind}:{row.id}"] = " ".join(
                filter(
                    None,
                    (getattr(row, column, None) for column in ("name", "name_zh", "title", "title_zh", "abbreviation")),
                )
            )
    for area in rows_of(Area):
        city = names.get(f"city:{area.city}", "") if area.city else ""
        names[f"area:{area.id}"] = f"{area.name} {area.name_zh} {city}"
    for model in INDEXED:
        for row in rows_of(model):
            yield _document(
                KEY_NAMES.get(str(model.__tablename__), str(model.__tablename__)), identity(model, row), row, names
            )


def _document(kind: str, ident: str, row: Row, names: dict[str, str]) -> Document:
    def join(*columns: str) -> str:
        return " ".join(str(value) for column in columns if (value := getattr(row, column, None)))

    linked = [getattr(row, column, None) for column in ("place", "subject", "issuer")]
    city = getattr(row, "city", None)
    linked += [f"city:{city}"] if city else []
    linked += split_list(getattr(row, "actors", None)) + split_list(getattr(row, "things", None))
    return Document(
        key=f"{kind}:{ident}",
        kind=kind,
        title=join("title", "title_zh", "name", "name_zh", "measure", "measure_zh", "statement", "statement_zh"),
        summary=join(
            "summary",
            "summary_zh",
            "text",
            "why",
            "why_zh",
            "reads",
            "typical_path",
            "typical_path_zh",
            "features",
            "features_zh",
        )
        + _value(row),
        keywords=join("keywords", "keywords_zh", "unit", "unit_zh", "publisher"),
        context=" ".join(names.get(key, "") for key in linked if key)
        + " "
        + join("date", "issued", "start", "end", "established", "adopted", "in_force", "year"),
    )


def _value(row: Row) -> str:
    value = getattr(row, "value", None)
    return f" {value:.12g}" if isinstance(value, float) else ""


def raw_term(word: str) -> str:
    """The term under which a Latin word is indexed as it is written, beside its stem."""
    return f"xq{word}"


def write_index(connection: Connection, found: Iterable[Document]) -> None:
    """Create and fill the full-text tables; the tokens are made here, so any SQLite with FTS5 will do."""
    connection.execute(text("CREATE TABLE search_document (key TEXT PRIMARY KEY, kind TEXT, title TEXT, summary TEXT,"
                            " keywords TEXT, context TEXT)"))  # fmt: skip
    connection.execute(text("CREATE VIRTUAL TABLE search_text USING fts5(key UNINDEXED, kind UNINDEXED, title, summary,"
                            " keywords, context, tokenize = 'unicode61 remove_diacritics 0')"))  # fmt: skip
    connection.execute(text("CREATE VIRTUAL TABLE search_terms USING fts5vocab(search_text, row)"))
    for document in found:
        plain = {"key": document.key, "kind": document.kind}
        connection.execute(
            text("INSERT INTO search_document VALUES (:key, :kind, :a, :b, :c, :d)"),
            plain | dict(zip("abcd", document.fields(), strict=True)),
        )
        connection.execute(
            text("INSERT INTO search_text VALUES (:key, :kind, :a, :b, :c, :d)"),
            plain | {name: " ".join(_index_terms(part)) for name, part in zip("abcd", document.fields(), strict=True)},
        )


def _index_terms(part: str) -> list[str]:
    found = tokens(part)
    single = [
        token.text if token.is_cjk else raw_term(token.text) for token in found if token.is_cjk or token.text.isalpha()
    ]
    return terms(found) + single


class TextIndex:
    """Searches the full-text tables of a built database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        with engine.connect() as connection:
            self.size = int(connection.execute(text("SELECT count(*) FROM search_document")).scalar() or 0)
        self._terms_of = lru_cache(maxsize=4096)(self._read_terms)
        self._frequency = lru_cache(maxsize=16384)(self._read_frequency)

    def terms_of(self, key: str) -> tuple[frozenset[str], ...]:
        """The terms of a document, field by field."""
        return self._terms_of(key)

    def frequency(self, term: str) -> int:
        """In how many documents a term stands."""
        return self._frequency(term)

    def weight(self, term: str) -> float:
        """How telling a term is: ``ln(1 + N / (1 + documents with it))``; an unknown Chinese pair may only be a seam
        between two words and weighs half."""
        weight = math.log(1 + self.size / (1 + self.frequency(term)))
        return weight / 2 if not term.isascii() and not self.frequency(term) else weight

    def search(self, wanted: Sequence[str], kinds: Sequence[str] = (), limit: int = 20) -> list[Hit]:
        """Documents that hold some of the terms, those that explain most of the query first."""
        unique = list(dict.fromkeys(wanted))
        known = [term for term in unique if self.frequency(term)]
        if not known:
            return []
        total = sum(self.weight(term) for term in unique)
        hits = [hit for key, kind in self._candidates(known, kinds) if (hit := self._hit(key, kind, unique, total))]
        hits.sort(key=lambda hit: (-round(hit.coverage, 6), -round(hit.score, 6), hit.key))
        return hits[:limit]

    def _candidates(self, known: Sequence[str], kinds: Sequence[str]) -> list[tuple[str, str]]:
        match = " OR ".join(f'"{term}"' for term in known)
        only = "AND kind IN (" + ", ".join(f"'{kind}'" for kind in kinds if re.fullmatch("[a-z_]+", kind)) + ")"
        statement = (
            "SELECT key, kind FROM search_text WHERE search_text MATCH :match "
            + (only if kinds else "")
            + " ORDER BY bm25(search_text, 0, 0, 4.0, 2.0, 1.0, 1.5), key LIMIT 200"
        )
        with self._engine.connect() as connection:
            return [(row[0], row[1]) for row in connection.execute(text(statement), {"match": match})]

    def _hit(self, key: str, kind: str, unique: Sequence[str], total: float) -> Hit | None:
        by_field = self._terms_of(key)
        score, covered, matched = 0.0, 0.0, []
        where = []
        for term in unique:
            held = [number for number, found in enumerate(by_field) if term in found]
            if held:
                weight = self.weight(term)
                matched.append(term)
                covered += weight
                score += weight * max(FIELD_WEIGHTS[number] for number in held)
                where.extend(held)
        if not matched:
            return None
        fields = ("title", "summary", "keywords", "context")
        size = sum(len(found) for found in by_field[:1])
        return Hit(key, kind, score / (1 + 0.02 * size), covered / total, tuple(matched),
                   tuple(fields[number] for number in sorted(set(where))))  # fmt: skip

    def _read_terms(self, key: str) -> tuple[frozenset[str], ...]:
        with self._engine.connect() as connection:
            row = connection.execute(
                text("SELECT title, summary, keywords, context FROM search_document WHERE key = :key"), {"key": key}
            ).one()
        return tuple(frozenset(_index_terms(part)) for part in row)

    def _read_frequency(self, term: str) -> int:
        with self._engine.connect() as connection:
            found = connection.execute(text("SELECT doc FROM search_terms WHERE term = :term"), {"term": term}).scalar()
        return int(found or 0)
