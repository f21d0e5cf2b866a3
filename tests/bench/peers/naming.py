"""Misspelt names: the project's 3-gram index beside scans with rapidfuzz, and 3-grams in tantivy."""

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from kb.search.nearby import nearby
from kb.synth.places import cities, misprint

from .rounds import Round, compete, missing

ASKED = 200
Find = Callable[[str], list[str]]


def rounds(package: Path, database: Path, repeats: int, large: bool) -> list[Round]:
    """The same misspelt names asked of indexes of several sizes."""
    sizes = (400, 20_000, 200_000) if large else (400, 20_000)
    return [one for size in sizes for one in of_size(size, repeats)]


def of_size(size: int, repeats: int) -> list[Round]:
    """One size: times, and the share of names found first and among the first five."""
    names = [city.id for city in cities(size)]
    chance = np.random.RandomState(5)
    chosen = random.Random(6).choices(names, k=ASKED)
    asked = [misprint(name, set(names), chance).lower() for name in chosen]
    finders: dict[str, Find] = {"project": project(names), "rapidfuzz scan (OSA)": scan(names)}
    if not missing("tantivy"):
        finders["tantivy 3-grams"] = tantivy(names)
    sides = {side: [partial(find, word) for word in asked] for side, find in finders.items()}
    recalls = {side: recall(find, asked, chosen) for side, find in finders.items()}
    remark = "recall@1/@5: " + ", ".join(f"{side} {one:.3f}/{five:.3f}" for side, (one, five) in recalls.items())
    small = size <= 400
    return [
        compete(f"misspelt name among {size:,}", repeats, sides, goal="5", limit=1.5 if small else 0.5, remark=remark,
                against="rapidfuzz scan (OSA)" if small else "tantivy 3-grams" if "tantivy 3-grams" in finders else "")
    ]  # fmt: skip


def recall(find: Find, asked: list[str], chosen: list[str]) -> tuple[float, float]:
    """The share of names found first, and among the first five."""
    found = [find(word)[:5] for word in asked]
    first = sum(names[:1] == [name] for names, name in zip(found, chosen, strict=True))
    five = sum(name in names for names, name in zip(found, chosen, strict=True))
    return first / len(asked), five / len(asked)


def project(names: list[str]) -> Find:
    """The project: names within one edit, two from eight letters."""
    index = nearby(names)

    def find(word: str) -> list[str]:
        found = index.within(word, 2 if len(word) >= 8 else 1)
        return [names[place] for place, _ in sorted(found, key=lambda one: (one[1], one[0]))[:5]]

    return find


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
