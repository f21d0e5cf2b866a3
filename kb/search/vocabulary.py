"""All names of all things in a database: rows of names, and indexes of their phrases that are read at once."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Boolean, Column, Integer, LargeBinary, MetaData, String, Table, select

from kb.model import RESOURCES, Group, Name, Row
from kb.search.fold import words
from kb.search.names import NAMED, Listed, NameIndex, Vocabulary, index_names, listed
from kb.search.nearby import NearbyNames
from kb.search.phrases import PhraseIndex
from kb.store.engine import NewDatabase
from kb.store.store import Store, identity

KEY_KIND = {"pathtype": "path_type"}
NAME = Table(
    "search_name", MetaData(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("phrase", String, nullable=False),
    Column("joined", String),
    Column("fuzzy", Boolean, nullable=False),
    Column("key", String, nullable=False),
    Column("name", String, nullable=False),
    Column("how", String, nullable=False),
)  # fmt: skip
PART = Table(
    "search_part", MetaData(), Column("part", String, primary_key=True), Column("data", LargeBinary, nullable=False)
)
_HELD = 20_000  # names that are held in memory; of more, only those that were asked for last
_ARRAYS = {
    "phrase-hashes": np.int64, "phrase-numbers": np.int32, "joined-hashes": np.int64, "joined-numbers": np.int32,
    "near-gaps": np.uint32, "near-owners": np.int32, "near-places": np.int32, "near-letters": np.uint64,
    "near-starts": np.int64, "misspelt": np.int32,
}  # fmt: skip


def named(rows_of: Callable[[type[Row]], Iterable[Any]]) -> Iterator[tuple[str, str, str]]:
    """Every name of a thing: those in the things' own columns, then the rows of ``names.csv``.

    Of the groups only levels have names of their own; regions, tiers and lists are named by places and cues.
    """
    models = {str(model.__tablename__): model for model in RESOURCES}
    kinds = {KEY_KIND.get(table, table) for table in NAMED}
    left_out = {f"group:{row.id}" for row in rows_of(Group) if row.kind != "level"}
    for table in NAMED:
        model, kind = models[table], KEY_KIND.get(table, table)
        for row in rows_of(model):
            key = f"{kind}:{identity(model, row)}"
            if key not in left_out:
                yield from ((key, name, "name") for name in own_names(row))
    for alias in rows_of(Name):
        if alias.thing.partition(":")[0] in kinds and alias.thing not in left_out:
            yield alias.thing, alias.name, "abbreviation" if alias.kind == "abbreviation" else "alias"


def own_names(row: Row) -> list[str]:
    """The names that stand in a row's own columns."""
    columns = ("name", "name_zh", "title", "title_zh", "label", "label_zh", "short", "short_zh", "abbreviation", "code")
    return [value for column in columns if (value := getattr(row, column, None))]


def write_vocabulary(new: NewDatabase, names: Iterable[tuple[str, str, str]]) -> None:
    """Keep all names and their index in a new database."""
    found = list(listed(names))
    new.create(NAME)
    new.insert(NAME, list(Listed._fields), found)
    new.connection.exec_driver_sql("CREATE INDEX ix_search_name_phrase ON search_name (phrase, number)")
    new.create(PART)
    new.insert(PART, ["part", "data"], _parts(index_names(found)).items())


def _parts(index: NameIndex) -> dict[str, bytes]:
    arrays: tuple[NDArray[Any], ...] = (
        index.phrases.hashes, index.phrases.numbers, index.joined.hashes, index.joined.numbers,
        index.near.gaps, index.near.owners, index.near.places, index.near.letters, index.near.starts, index.misspelt,
    )  # fmt: skip
    found = {
        name: array.astype(np.dtype(kind).newbyteorder("<")).tobytes()
        for (name, kind), array in zip(_ARRAYS.items(), arrays, strict=True)
    }
    found["longest"] = json.dumps(index.longest, ensure_ascii=False).encode()
    found["names"] = "\n".join(index.near.names).encode()
    return found


def beginning(store: Store, text: str, limit: int, kind: str = "") -> list[str]:
    """The keys of things (of a kind) with a name that begins with the text, in the order of the names."""
    first = " ".join(words(text))
    if not first:
        return []
    fitting = (NAME.c.phrase >= first) & (NAME.c.phrase < first + "\U0010ffff")
    if kind:
        fitting &= NAME.c.key.like(f"{kind}:%")
    rows = store.read(select(NAME.c.key).where(fitting).order_by(NAME.c.phrase, NAME.c.number).limit(limit * 4))
    return list(dict.fromkeys(row.key for row in rows))[:limit]


def vocabulary(store: Store) -> Vocabulary:
    """Every name in a database."""
    parts = {row.part: row.data for row in store.read(select(PART))}
    arrays = [np.frombuffer(parts[name], np.dtype(kind).newbyteorder("<")) for name, kind in _ARRAYS.items()]
    names = parts["names"].decode().split("\n") if parts["names"] else []
    index = NameIndex(
        PhraseIndex(*arrays[0:2]), PhraseIndex(*arrays[2:4]), json.loads(parts["longest"]),
        NearbyNames(names, *arrays[4:9]), arrays[9],
    )  # fmt: skip
    if len(index.phrases.numbers) > _HELD:
        return Vocabulary(index, _asked(store))
    held = [Listed(*tuple(row)) for row in store.read(select(NAME).order_by(NAME.c.number))]
    return Vocabulary(index, lambda numbers: [held[number] for number in numbers])


def _asked(store: Store) -> Callable[[Sequence[int]], Sequence[Listed]]:
    @lru_cache(maxsize=4096)
    def read(numbers: tuple[int, ...]) -> list[Listed]:
        rows = store.read(select(NAME).where(NAME.c.number.in_(numbers)))
        found = {row.number: Listed(*tuple(row)) for row in rows}
        return [found[number] for number in numbers]

    return lambda numbers: read(tuple(numbers)) if numbers else []
