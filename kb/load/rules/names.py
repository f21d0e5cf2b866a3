"""Names: cities that only nearly match another city, and texts that miss one of the two languages."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from kb.errors import Problem
from kb.load.content import Content, Entry
from kb.model import City, Name, Row

_NEAR = 85.0  # one letter in seven: Hanzhou to Hangzhou is 93, Jinan to Jining 73, Suzhou to Fuzhou 83
_FAR = 60.0


@lru_cache(maxsize=200_000)
def plain(name: str) -> str:
    """A name without case, accents, spaces and marks.

    Examples
    --------
    >>> plain("Xi’ an"), plain("Ürümqi"), plain("杭州市")
    ('xian', 'urumqi', '杭州')
    """
    letters = (char for char in unicodedata.normalize("NFKD", name.casefold()) if char.isalnum())
    return "".join(letters).removesuffix("市")


def near_cities(content: Content) -> Iterator[Problem]:
    """A city whose name nearly matches an earlier one is that city, unless its Chinese name and its place differ."""
    chinese: dict[tuple[str, str], list[Entry[City]]] = defaultdict(list)
    placed: dict[tuple[float, float] | None, list[Entry[City]]] = defaultdict(list)
    earlier: list[Entry[City]] = []
    for entry in content.of(City):
        same, position = (plain(entry.row.name_zh), entry.row.country), _position(entry.row)
        suspects = earlier if position is None else [*chinese[same], *placed[position]]
        for other in sorted({id(other): other for other in suspects}.values(), key=lambda one: one.origin.line):
            if _is_same(other.row, entry.row):
                yield entry.problem(
                    f'city "{entry.row.name}" ({entry.row.name_zh}) only nearly matches "{other.row.name}" '
                    f"({other.row.name_zh}): put it in names.csv, or give its own Chinese name and coordinates "
                    f"(nearest: {other.row.id})"
                )
        chinese[same].append(entry)
        placed[position].append(entry)
        earlier.append(entry)


def _is_same(one: City, other: City) -> bool:
    if plain(one.name_zh) == plain(other.name_zh):
        return bool(one.country == other.country)
    near = fuzz.ratio(plain(one.name), plain(other.name)) >= _NEAR
    return bool(near) and (_position(other) is None or _position(one) == _position(other))


def _position(city: City) -> tuple[float, float] | None:
    return None if city.latitude is None or city.longitude is None else (city.latitude, city.longitude)


def near_names(content: Content) -> Iterator[Problem]:
    """A further English name of a city is not nearly the name of another city; pinyin may well be."""
    for entry in content.of(Name):
        kind, _, identity = entry.row.thing.partition(":")
        own = content.find(City, identity) if kind == "city" else None
        if not own or entry.row.language != "en" or entry.row.kind == "misprint":
            continue
        if _likeness(plain(entry.row.name), own.row) >= _FAR:
            continue
        for other in content.of(City):
            if other.row.id != own.row.id and _likeness(plain(entry.row.name), other.row) >= _NEAR:
                yield entry.problem(f'name "{entry.row.name}" of {own.row.id} is rather a name of another city '
                                    f"(nearest: {other.row.id})")  # fmt: skip


def _likeness(name: str, city: City) -> float:
    return max(fuzz.ratio(name, plain(city.name)), 100.0 * (name == plain(city.name_zh)))


def both_languages(content: Content) -> Iterator[Problem]:
    """What is said in English is said in Chinese, and the other way round."""
    for model, entries in content.tables.items():
        for name in (name for name in model.model_fields if f"{name}_zh" in model.model_fields):
            for entry in entries:
                yield from _one_language(entry, name)


def _one_language(entry: Entry[Row], name: str) -> Iterator[Problem]:
    english, chinese = getattr(entry.row, name), getattr(entry.row, f"{name}_zh")
    if english and not chinese:
        yield entry.problem(f"{name}_zh is empty, but {name} is not: say it in Chinese too")
    if chinese and not english:
        yield entry.problem(f"{name} is empty, but {name}_zh is not: say it in English too")


def coordinates(content: Content) -> Iterator[Problem]:
    """A city has both coordinates or none."""
    for entry in content.of(City):
        if (entry.row.latitude is None) != (entry.row.longitude is None):
            yield entry.problem(f'"{entry.row.id}" has only one of latitude and longitude')
