"""Misspelt names: the project's vocabulary beside scans with rapidfuzz, and 3-grams in tantivy."""

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from kb.search.names import vocabulary_of
from kb.synth.places import cities, misprint

from .rounds import Round, compete, missing

ASKED = 200
LONG = 1_000_000  # names from which a scan of all takes a second: it tells what can be found, and is not timed
SCAN, GRAMS = "rapidfuzz scan (OSA)", "tantivy 3-grams"
LIMITS = {400: (1.5, SCAN), 20_000: (0.5, GRAMS), 200_000: (0.5, GRAMS), 1_000_000: (1.0, GRAMS)}
"""How many times the p50 of a peer the project's may be, by the number of names."""
Find = Callable[[str], list[str]]


def rounds(package: Path, database: Path, repeats: int, large: bool) -> list[Round]:
    """The same misspelt names asked of indexes of several sizes."""
    return [one for size in LIMITS if large or size <= 20_000 for one in of_size(size, repeats)]


def of_size(size: int, repeats: int) -> list[Round]:
    """One size: times, and the share of names found first and among the first five."""
    names = [city.id for city in cities(size)]
    chance = np.random.RandomState(5)
    chosen = random.Random(6).choices(names, k=ASKED)
    taken = set(names)
    asked = [misprint(name, taken, chance).lower() for name in chosen]
    finders: dict[str, Find] = {"project": project(names), SCAN: scan(names)}
    if not missing("tantivy"):
        finders[GRAMS] = tantivy(names)
    timed = {side: find for side, find in finders.items() if side != SCAN or size < LONG}
    sides = {side: [partial(find, word) for word in asked] for side, find in timed.items()}
    recalls = {side: recall(find, asked, chosen) for side, find in finders.items()}
    remark = "recall@1/@5: " + ", ".join(f"{side} {one:.3f}/{five:.3f}" for side, (one, five) in recalls.items())
    limit, against = LIMITS[size]
    return [
        compete(f"misspelt name among {size:,}", repeats, sides, goal="5", limit=limit, remark=remark,
                against=against if against in timed else "")
    ]  # fmt: skip


def recall(find: Find, asked: list[str], chosen: list[str]) -> tuple[float, float]:
    """The share of names found first, and among the first five."""
    found = [find(word)[:5] for word in asked]
    first = sum(names[:1] == [name] for names, name in zip(found, chosen, strict=True))
    five = sum(name in names for names, name in zip(found, chosen, strict=True))
    return first / len(asked), five / len(asked)


def project(names: list[str]) -> Find:
    """The project as a question asks it: names one edit away, and without any, two from eight letters."""
    vocabulary = vocabulary_of((f"city:{name}", name, "name") for name in names)
    return lambda word: [found.name for found in vocabulary.nearest(word, limit=5)]


def scan(names: list[str]) -> Find:
    """All names compared."""

    def find(word: str) -> list[str]:
        edits = 2 if len(word) >= 8 else 1
        return [name for name, _, _ in process.extract(word, names, scorer=OSA.distance, score_cutoff=edits, limit=5)]

    return find


def tantivy(names: list[str]) -> Find:
    """Any shared 3-gram, best first by BM25."""
    import tantivy as engine

    builder = engine.SchemaBuilder()
    builder.add_text_field("name", stored=True, tokenizer_name="grams")
    index = engine.Index(builder.build())
    analyzer = engine.TextAnalyzerBuilder(engine.Tokenizer.ngram(3, 3, False)).build()
    index.register_tokenizer("grams", analyzer)
    writer = index.writer(heap_size=100_000_000, num_threads=1)
    for name in names:
        writer.add_document(engine.Document(name=name))
    writer.commit()
    index.reload()
    searcher: Any = index.searcher()

    def find(word: str) -> list[str]:
        grams = {word[place : place + 3] for place in range(len(word) - 2)}
        wanted = [(engine.Occur.Should, engine.Query.term_query(index.schema, "name", gram)) for gram in sorted(grams)]
        hits = searcher.search(engine.Query.boolean_query(wanted), 5).hits
        return [searcher.doc(address)["name"][0] for _, address in hits]

    return find
