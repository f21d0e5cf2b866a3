"""Lists of cities and sources for programs."""

from kb.query.answer import Frozen, Language
from kb.query.base import Base, pick
from web.view.citations import Citations


class CityEntry(Frozen):
    """A city with its place in the world."""

    id: str
    name: str
    name_en: str
    name_zh: str
    country: str | None
    province: str | None
    region: str | None
    tier: str | None
    networks: list[str]
    editions: list[str]
    latitude: float | None
    longitude: float | None


class SourceEntry(Frozen):
    """A source with its rights and the number of facts that cite it."""

    id: str
    kind: str
    title: str
    title_en: str
    title_zh: str
    authors: str | None
    publisher: str | None
    published: str | None
    doi: str | None
    url: str | None
    rights: str
    facts: int


def city_entries(base: Base, language: Language) -> list[CityEntry]:
    """All cities by id."""
    return [
        CityEntry(
            id=f"city:{row.id}",
            name=pick((row.name, row.name_zh), language),
            name_en=row.name,
            name_zh=row.name_zh,
            country=base.place_name(row.country, language),
            province=base.place_name(row.province, language),
            region=base.place_name(row.region, language),
            tier=row.tier,
            networks=[network for network, members in base.members.items() if row.id in members],
            editions=[edition for edition in base.editions if base.is_assessed(row.id, edition)],
            latitude=row.latitude,
            longitude=row.longitude,
        )
        for row in base.cities.values()
    ]


def or_chinese(printed: str | None, chinese: str | None, language: Language) -> str | None:
    """Who wrote or published something: in Chinese where Chinese names are known, else as printed."""
    return chinese or printed if language == "zh" else printed


def source_entries(base: Base, citations: Citations, language: Language) -> list[SourceEntry]:
    """Documents first, then reference sources; each with how many rows cite it."""
    ordered = sorted(base.sources.values(), key=lambda row: (row.kind, row.published or "9999", row.id))
    return [
        SourceEntry(
            id=f"source:{row.id}",
            kind=row.kind,
            title=pick((row.title, row.title_zh), language),
            title_en=row.title,
            title_zh=row.title_zh,
            authors=or_chinese(row.authors, row.authors_zh, language),
            publisher=or_chinese(row.publisher, row.publisher_zh, language),
            published=row.published,
            doi=row.doi,
            url=row.url,
            rights=pick((row.rights, row.rights_zh), language),
            facts=citations.counts[row.id],
        )
        for row in ordered
    ]
