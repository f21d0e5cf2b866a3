"""Synthetic countries, provinces, cities and the names cities go by: official, alias, misprint."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kb.synth.stock import CHINESE_SYLLABLES, FOREIGN_ENDINGS, FOREIGN_SYLLABLES, syllables

SOURCE = "synthetic[gazetteer]"
COUNTRIES = (
    ("china", "China", "中国", "asia"), ("france", "France", "法国", "europe"), ("japan", "Japan", "日本", "asia"),
    ("germany", "Germany", "德国", "europe"), ("india", "India", "印度", "asia"), ("brazil", "Brazil", "巴西", "america"),
    ("egypt", "Egypt", "埃及", "africa"), ("finland", "Finland", "芬兰", "europe"), ("spain", "Spain", "西班牙", "europe"),
    ("poland", "Poland", "波兰", "europe"), ("kenya", "Kenya", "肯尼亚", "africa"), ("mexico", "Mexico", "墨西哥", "america"),
    ("canada", "Canada", "加拿大", "america"), ("australia", "Australia", "澳大利亚", "oceania"),
    ("vietnam", "Vietnam", "越南", "asia"), ("turkey", "Turkey", "土耳其", "asia"), ("norway", "Norway", "挪威", "europe"),
    ("italy", "Italy", "意大利", "europe"), ("peru", "Peru", "秘鲁", "america"), ("ghana", "Ghana", "加纳", "africa"),
)  # fmt: skip
CONTINENTS = (("world", "World", "世界"), ("europe", "Europe", "欧洲"), ("asia", "Asia", "亚洲"),
              ("america", "America", "美洲"), ("africa", "Africa", "非洲"), ("oceania", "Oceania", "大洋洲"))  # fmt: skip
REGIONS = (("eastern-china", "Eastern China", "东部地区"), ("central-china", "Central China", "中部地区"),
           ("western-china", "Western China", "西部地区"), ("northeast-china", "Northeast China", "东北地区"))  # fmt: skip
PROVINCES_A_COUNTRY = 12
CHINESE_SHARE = 0.4
ROOMY = 3  # how many times as many names as cities there must be: drawing names that are all taken never ends
TIERS = ("prefecture-level",) * 40 + ("provincial-capital",) * 3 + ("state-plan",) + ("municipality",)
_SPREADS = ("Greater {}", "Old {}", "{} Town", "Port of {}")


@dataclass(frozen=True)
class SynthCity:
    """A made-up city."""

    id: str
    name: str
    name_zh: str
    country: str


def cities(count: int) -> list[SynthCity]:
    """``count`` cities, each with an English and a Chinese name of its own; names get longer where short ones run out."""
    random = np.random.RandomState(1)
    longer = next(more for more in itertools.count() if room(more) >= ROOMY * count)
    found: list[SynthCity] = []
    taken: set[str] = set()
    others = [country for country, *_ in COUNTRIES[1:]]
    while len(found) < count:
        chinese = random.random_sample() < CHINESE_SHARE
        name, name_zh = _chinese_name(random, longer) if chinese else _foreign_name(random, longer)
        country = "china" if chinese else others[int(random.random_sample() ** 1.5 * len(others))]
        if name not in taken and name_zh not in taken and len(name) >= 5:
            taken |= {name, name_zh}
            found.append(SynthCity(name, name.capitalize(), name_zh, country))
    return found


def room(longer: int) -> int:
    """How many different names there are with ``longer`` syllables more than the shortest.

    Examples
    --------
    >>> room(0)
    967466
    """
    chinese, foreign = len(syllables(CHINESE_SYLLABLES)), len(syllables(FOREIGN_SYLLABLES))
    return sum(chinese ** (2 + longer + one) + foreign ** (1 + longer + one) * len(syllables(FOREIGN_ENDINGS))
               for one in (0, 1))  # fmt: skip


def _chinese_name(random: np.random.RandomState, longer: int) -> tuple[str, str]:
    parts = syllables(CHINESE_SYLLABLES)
    picks = [parts[random.randint(len(parts))] for _ in range(2 + longer + (random.random_sample() < 0.5))]
    return "".join(latin for latin, _ in picks), "".join(chinese for _, chinese in picks)


def _foreign_name(random: np.random.RandomState, longer: int) -> tuple[str, str]:
    parts, endings = syllables(FOREIGN_SYLLABLES), syllables(FOREIGN_ENDINGS)
    picks = [parts[random.randint(len(parts))] for _ in range(1 + longer + (random.random_sample() < 0.7))]
    picks.append(endings[random.randint(len(endings))])
    return "".join(latin for latin, _ in picks), "".join(chinese for _, chinese in picks)


def place_rows() -> Iterator[tuple[object, ...]]:
    """Rows of ``places``: continents, countries, provinces, the economic regions of China."""
    for ident, name, name_zh in CONTINENTS:
        yield ident, name, name_zh, "world-region", None if ident == "world" else "world", SOURCE
    for ident, name, name_zh, continent in COUNTRIES:
        yield ident, name, name_zh, "country", continent, SOURCE
    for ident, name, name_zh in REGIONS:
        yield ident, name, name_zh, "economic-region", "china", SOURCE
    for ident, name, name_zh, _ in COUNTRIES:
        for number in range(1, PROVINCES_A_COUNTRY + 1):
            yield (
                f"{ident}-province-{number}",
                f"{name} Province {number}",
                f"{name_zh}第{number}省",
                "province",
                ident,
                SOURCE,
            )


def city_rows(found: list[SynthCity]) -> Iterator[tuple[object, ...]]:
    """Rows of ``cities``; no two have the same position."""
    random = np.random.RandomState(2)
    for number, city in enumerate(found):
        province = int(random.randint(PROVINCES_A_COUNTRY))
        chinese = city.country == "china"
        region = REGIONS[province % len(REGIONS)][0] if chinese else None
        tier = TIERS[number % len(TIERS)] if chinese else None
        yield (city.id, city.name, city.name_zh, city.country, f"{city.country}-province-{province + 1}", region,
               SOURCE if region else None, tier, "false" if chinese else None, SOURCE if tier else None,
               f"{-55 + (number * 7919 % 120_000) / 1000:.3f}", f"{-179 + (number * 104_729 % 358_000) / 1000:.3f}",
               SOURCE)  # fmt: skip


def name_rows(found: list[SynthCity]) -> Iterator[tuple[object, ...]]:
    """Rows of ``names``: four a city, one of them a misprint that is no city's name."""
    random = np.random.RandomState(3)
    taken = {city.name.lower() for city in found}
    for number, city in enumerate(found):
        key = f"city:{city.id}"
        yield key, f"{city.name_zh}市", "zh", "official", SOURCE
        yield key, f"{city.name} City", "en", "official", SOURCE
        yield key, _SPREADS[number % len(_SPREADS)].format(city.name), "other", "alias", SOURCE
        yield key, misprint(city.name, taken, random), "en", "misprint", SOURCE


def misprint(name: str, taken: set[str], random: np.random.RandomState) -> str:
    """The name with one letter dropped, doubled, changed or swapped with the next, unlike every name taken so far."""
    while True:
        place, kind = 1 + int(random.randint(len(name) - 2)), int(random.randint(4))
        letter = "aeionrstl"[int(random.randint(9))]
        wrong = (
            name[:place] + name[place + 1 :],
            name[:place] + name[place] + name[place:],
            name[:place] + letter + name[place + 1 :],
            name[:place] + name[place + 1] + name[place] + name[place + 2 :],
        )[kind]
        if wrong.lower() not in taken:
            taken.add(wrong.lower())
            return wrong
