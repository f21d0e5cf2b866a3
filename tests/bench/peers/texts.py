"""Words in texts: the project's search beside raw FTS5 with a snippet, and tantivy.

In processor time: by the clock the slowest of 40 is one that waited for its turn on a busy machine.
"""

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

from kb.knowledge import KnowledgeBase, open_knowledge
from kb.search.text import terms
from kb.synth.stock import vocabulary

from .rounds import Round, compete, missing

ROWS = ("SELECT id, title || ' ' || summary || ' ' || coalesce(keywords, '') FROM practice UNION ALL "
        "SELECT id, title || ' ' || summary || ' ' || coalesce(keywords, '') FROM policy")  # fmt: skip
LIMIT = 20


def rounds(package: Path, database: Path, repeats: int, large: bool) -> list[Round]:
    """Rare, usual and very common words, and two words together."""
    knowledge = open_knowledge(database)
    source = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    held = source.execute(ROWS).fetchall()
    source.close()
    finders: dict[str, Callable[[str], object]] = {"project": partial(project, knowledge), "FTS5": fts5(held)}
    if not missing("tantivy"):
        finders["tantivy"] = tantivy(held)
    words = vocabulary("en")
    sets = {
        "rare words": [words[place] for place in range(9_000, 9_040)],
        "usual words": [words[place] for place in range(150, 190)],
        "two usual words": [f"{words[place]} {words[place + 40]}" for place in range(150, 190)],
        "very common words": list(words[:5]),
    }
    found = [
        compete(f"text search, {name}", repeats, {side: [partial(find, text) for text in asked] for side, find in finders.items()},
                clock=process_time, goal="6", limit=1.3, against="FTS5")
        for name, asked in sets.items()
    ]  # fmt: skip
    knowledge.close()
    return found


def project(knowledge: KnowledgeBase, words: str) -> object:
    """Hits with the words that matched and the fields they stand in."""
    return knowledge.base.text.search(terms(words), (), LIMIT)


def fts5(held: list[tuple[str, str]]) -> Callable[[str], object]:
    """A plain FTS5 table in memory, best first, with a snippet."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE held USING fts5(id UNINDEXED, text, tokenize = 'porter unicode61')")
    connection.executemany("INSERT INTO held VALUES (?, ?)", held)
    statement = (
        f"SELECT id, snippet(held, 1, '[', ']', '…', 12) FROM held WHERE held MATCH ? ORDER BY rank LIMIT {LIMIT}"
    )
    return lambda words: connection.execute(statement, (" OR ".join(words.split()),)).fetchall()


def tantivy(held: list[tuple[str, str]]) -> Callable[[str], object]:
    """A tantivy index in memory with stems."""
    import tantivy as engine

    builder = engine.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("text", stored=False, tokenizer_name="en_stem")
    index = engine.Index(builder.build())
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    for ident, text in held:
        writer.add_document(engine.Document(id=ident, text=text))
    writer.commit()
    index.reload()
    searcher: Any = index.searcher()

    def find(words: str) -> object:
        return [
            searcher.doc(address)["id"][0]
            for _, address in searcher.search(index.parse_query(words, ["text"]), LIMIT).hits
        ]

    return find
