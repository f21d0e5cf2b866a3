"""What a question is answered from: the store with names and links resolved. Kinds see this, never the doors."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Any, TypeVar, cast

from kb.analysis.claims import CityFacts, ClaimData, EditionFacts
from kb.analysis.graph import build_graph
from kb.analysis.recompute import Arithmetic
from kb.model import (
    Area,
    City,
    Coverage,
    Edition,
    Erratum,
    GoverningBody,
    Group,
    GroupMember,
    Index,
    Indicator,
    Membership,
    Name,
    Organisation,
    PathType,
    Place,
    Row,
    Score,
    Source,
)  # fmt: skip
from kb.model.values import parse_citations, split_list
from kb.query.answer import Language, Ref, made
from kb.query.kept import Lazy
from kb.query.lexicon.everyday import Everyday, everyday
from kb.search.fold import words
from kb.search.names import Vocabulary
from kb.search.text import TextIndex
from kb.search.vocabulary import vocabulary
from kb.store.columns import Places, ScoreColumn, ScoreColumns
from kb.store.crosstabs import Crosstabs
from kb.store.edges import edges, nodes
from kb.store.facets import Facets
from kb.store.groupings import Codes, Groupings
from kb.store.lookups import CHINESE
from kb.store.scores import score_book, scored
from kb.store.store import Store

if TYPE_CHECKING:
    import networkx as nx

T = TypeVar("T")
_REFS_KEPT = 16_384  # links to things: those of the largest answers, each some 700 bytes


@dataclass(frozen=True)
class Base:
    """The read-only things a kind of question may use."""

    store: Store
    text: TextIndex

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The names of all things, as questions write them; pages by key never read them."""
        return vocabulary(self.store)

    @cached_property
    def cities(self) -> dict[str, City]:
        """All cities by id."""
        return self.store.keyed(City)

    @cached_property
    def city_ids(self) -> tuple[str, ...]:
        """The ids of all cities in their order, to be found by place."""
        return tuple(self.cities)

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """All indicators by id."""
        return self.store.keyed(Indicator)

    @cached_property
    def editions(self) -> dict[str, Edition]:
        """All editions of indices by id, newest last."""
        return dict(sorted(self.store.keyed(Edition).items(), key=lambda item: item[1].date))

    @cached_property
    def everyday(self) -> Everyday:
        """The small words that a question may misspell, with the names of path types and of places: *Chinese*."""
        places = self.store.rows(Place)
        aliases = [row.name for row in self.store.any_of(Name, "thing", [f"place:{place.id}" for place in places])]
        indices = (row.name for rows in (self.indicators, self.editions) for row in rows.values())
        types = self.store.rows(PathType)
        called = self.store.any_of(Name, "thing", [f"path_type:{row.id}" for row in types])
        paths = (*(row.name for row in types), *(row.name for row in called))
        return everyday(
            [*indices, *paths, *(row.name for row in places), *(name for name in aliases if " " not in name)]
        )

    @cached_property
    def scores(self) -> Mapping[str, Mapping[str, Score]]:
        """Score rows by indicator, then by city."""
        return score_book(self.store)

    def printed(self, indicator: str) -> ScoreColumn:
        """The printed scores of an indicator by city."""
        return self._columns.of(indicator)

    @cached_property
    def practice_facets(self) -> Facets:
        """Which practices have which theme, place, kind and so on."""
        return Facets(self.store)

    def places(self, cities: Sequence[str]) -> Places:
        """Where some cities stand among all: different ones, in the order of their ids."""
        return self._columns.places(cities)

    def grouping(self, by: str) -> Codes:
        """The number of each city's group, by region, path type, tier or level, in the order of the cities; -1 for none."""
        return self._groupings.of(by)

    @cached_property
    def crosstabs(self) -> Crosstabs:
        """The sums of indicators over all cities by region, path type, tier or level."""
        return Crosstabs(self.store)

    @cached_property
    def _groupings(self) -> Groupings:
        return Groupings(self.store)

    @cached_property
    def _columns(self) -> ScoreColumns:
        return ScoreColumns(self.store)

    @cached_property
    def children(self) -> dict[str | None, list[Indicator]]:
        """Indicators by parent, in the order of their codes and positions."""
        found: dict[str | None, list[Indicator]] = {}
        for row in sorted(self.indicators.values(), key=lambda row: (row.code or "", row.id)):
            found.setdefault(row.parent, []).append(row)
        return found

    @cached_property
    def tree_order(self) -> dict[str, int]:
        """The place of every indicator when the trees are read downwards, each indicator before its parts."""
        found: dict[str, int] = {}
        waiting = [*reversed(self.children.get(None, []))]
        while waiting:
            row = waiting.pop()
            found[row.id] = len(found)
            waiting += reversed(self.children.get(row.id, []))
        return found

    @cached_property
    def members(self) -> dict[str, set[str]]:
        """City ids by network."""
        found: dict[str, set[str]] = {}
        for row in self.store.rows(Membership):
            if row.member.startswith("city:"):
                found.setdefault(row.network, set()).add(row.member.removeprefix("city:"))
        return found

    @cached_property
    def steered(self) -> dict[str | None, str]:
        """The city that a steering body steers, by the body's id."""
        return {row.organisation: row.city for row in self.store.rows(GoverningBody)}

    @cached_property
    def continents(self) -> dict[str, str]:
        """The world region of each country."""
        return {row.id: row.parent for row in self.store.rows(Place) if row.kind == "country" and row.parent}

    def places_of(self, row: City) -> tuple[str | None, ...]:
        """The places a city lies in: country, province, region, and the country's world region."""
        return row.country, row.province, row.region, self.continents.get(row.country or "")

    @cached_property
    def measured_words(self) -> set[str]:
        """The words that names of indicators are made of."""
        return {word for row in self.indicators.values() for name in (row.name, row.name_zh) for word in words(name)}

    @cached_property
    def publishing(self) -> set[str]:
        """The ids of organisations that publish an index."""
        said = " ".join(row.publisher for row in self.store.rows(Index))
        return {row.id for row in self.store.rows(Organisation) if row.name in said}

    @cached_property
    def group_members(self) -> dict[str, set[str]]:
        """City ids by group."""
        found: dict[str, set[str]] = {}
        for row in self.store.rows(GroupMember):
            found.setdefault(row.group, set()).add(row.city)
        return found

    @cached_property
    def computed(self) -> dict[Any, Any]:
        """What is computed once and asked for often, such as ranks from scores and the mean of a set."""
        return {}

    def assessed(self, edition: str) -> frozenset[str]:
        """The cities that an edition gives an overall score; editions with the same ones share them."""
        known = cast(dict[str, frozenset[str]], self.worked_out.setdefault("assessed", {}))
        if edition not in known:
            overall = self.editions[edition].overall
            printed: Collection[str] = self.printed(overall)
            if len(printed) < len(self.scores.get(overall, ())):  # a row without a number counts too
                printed = scored(self.store, overall)
            found = frozenset(
                {city for city in self.cities if city in printed}
            )  # a copy has half the room; each id is one text
            known[edition] = next((held for held in known.values() if held == found), found)
        return known[edition]

    def size(self, edition: str) -> int:
        """How many cities an edition gives an overall score."""
        return len(self.scores.get(self.editions[edition].overall, ()))

    def chinese(self, edition: str) -> int:
        """How many of them lie in China."""
        return int(self.store.meta[CHINESE + edition])

    def is_assessed(self, city: str, edition: str) -> bool:
        """Whether an edition gives a city an overall score."""
        return city in self.scores.get(self.editions[edition].overall, {})

    @cached_property
    def errata(self) -> dict[str, list[Erratum]]:
        """Errata by the key of the row they touch."""
        found: dict[str, list[Erratum]] = {}
        for row in self.store.rows(Erratum):
            for key in split_list(row.things):
                found.setdefault(key, []).append(row)
        return found

    def coverage(self, fact_type: str) -> list[Coverage]:
        """The complete coverage claims for a fact type."""
        return [row for row in self.store.where(Coverage, "fact_type", fact_type) if row.complete]

    def partly_covered(self, fact_type: str, city: str) -> list[Coverage]:
        """What sources say of how far they name facts of a type, where they claim no completeness."""
        rows = self.store.where(Coverage, "fact_type", fact_type)
        return [row for row in rows if not row.complete and city in self.scope(row)]

    def covered(self, fact_type: str) -> Sequence[tuple[Coverage, Collection[str]]]:
        """The same claims with the cities that each speaks about."""
        if (key := f"covered: {fact_type}") not in self.worked_out:
            self.worked_out[key] = [(row, self.scope(row)) for row in self.coverage(fact_type)]
        return cast(Sequence[tuple[Coverage, Collection[str]]], self.worked_out[key])

    def scope(self, coverage: Coverage) -> Collection[str]:
        """The cities a coverage claim speaks about."""
        kind, _, ident = coverage.scope.partition(":")
        if kind == "network":
            return self.members.get(ident, ())
        if kind == "edition":
            return self.assessed(ident)
        return {ident}

    def ref(self, key: str, language: Language) -> Ref:
        """A thing as a link with its names."""
        return self._refs(key, language)

    def refs(self, keys: Iterable[str], language: Language) -> list[Ref]:
        """Things as links with their names."""
        return list(map(self._refs, keys, repeat(language)))

    @cached_property
    def _refs(self) -> Callable[[str, Language], Ref]:
        return lru_cache(maxsize=_REFS_KEPT)(self._ref)

    def _ref(self, key: str, language: Language) -> Ref:
        english, chinese = self.names_of(key)
        name = chinese if language == "zh" else english
        return made(Ref, {"id": key, "name": name, "name_en": english, "name_zh": chinese})

    def names_of(self, key: str) -> tuple[str, str]:
        """The English and the Chinese name of a thing."""
        row = self.store.thing(key)
        return names(row) if row is not None else (key, key)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """All sources by id."""
        return self.store.keyed(Source)

    @cached_property
    def graph(self) -> "nx.MultiDiGraph[str]":
        """The typed, cited graph of all things."""
        return build_graph(nodes(self.store), edges(self.store))

    @cached_property
    def claim_data(self) -> ClaimData:
        """The tables that claims are checked against."""
        arithmetic = {e.id: Arithmetic(e.decimals, e.scale_max, e.aggregation) for e in self.editions.values()}
        return ClaimData(
            scores=Lazy(self.scores, self.printed),
            ranks=Lazy(self.scores, self._printed_ranks),
            cities=Lazy(self.cities, self._city_facts),
            editions=Lazy(self.editions, lambda e: EditionFacts(frozenset(self.assessed(e)), arithmetic[e])),
            indicators=dict(self.indicators),
            names=Lazy(Keys(self.cities, self.indicators), self.names_of),
        )

    def _city_facts(self, city: str) -> CityFacts:
        row = self.cities[city]
        return CityFacts(row.region, row.tier, row.sub_provincial)

    def _printed_ranks(self, indicator: str) -> Mapping[str, int]:
        return PrintedRanks(self.scores[indicator])

    @cached_property
    def worked_out(self) -> dict[str, Any]:
        """Sums that depend on the data alone and are kept once they were made, by name."""
        return {}

    @cached_property
    def _mentions(self) -> dict[str, dict[str, list[Any]]]:
        return {}

    def mentions(self, key: str) -> dict[str, list[Any]]:
        """By document, the rows that name a thing in one of their cells."""
        if key not in self._mentions:
            found: dict[str, list[Any]] = {}
            for row in cast(list[Any], self.store.naming(key)):
                for ident in dict.fromkeys(citation.source for citation in parse_citations(row.source)):
                    if self.sources[ident].kind == "document":
                        found.setdefault(ident, []).append(row)
            self._mentions[key] = found
        return self._mentions[key]

    def group_kind(self, ident: str) -> str:
        """The kind of a group: level, region, tier or list; empty for none."""
        return row.kind if (row := self.store.get(Group, ident)) else ""

    def place_of(self, key: str | None) -> str | None:
        """The city that a place key means or lies in, if any."""
        if not key:
            return None
        kind, _, ident = key.partition(":")
        if kind == "city":
            return ident
        if kind == "area":
            return area.city if (area := self.store.get(Area, ident)) else None
        if kind == "organisation":
            body = self.store.get(Organisation, ident)
            return self.place_of(body.place) if body else None
        return None

    def place_name(self, ident: str | None, language: Language) -> str | None:
        """The name of a country, province or region."""
        row = self.store.get(Place, ident) if ident else None
        return pick(names(row), language) if row else None


class PrintedRanks(Mapping[str, int]):
    """The printed ranks of an indicator by city; that of one city is read alone."""

    def __init__(self, rows: Mapping[str, Score]) -> None:
        self._rows = rows

    def __getitem__(self, city: str) -> int:
        rank = self._rows[city].rank
        if rank is None:
            raise KeyError(city)
        return rank

    def __iter__(self) -> Iterator[str]:
        return (city for city, row in self._rows.items() if row.rank is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True)
class Keys(Collection[str]):
    """The keys of all cities and indicators."""

    cities: Collection[str]
    indicators: Collection[str]

    def __contains__(self, key: object) -> bool:
        kind, _, ident = str(key).partition(":")
        return (kind == "city" and ident in self.cities) or (kind == "indicator" and ident in self.indicators)

    def __iter__(self) -> Iterator[str]:
        yield from (f"city:{ident}" for ident in self.cities)
        yield from (f"indicator:{ident}" for ident in self.indicators)

    def __len__(self) -> int:
        return len(self.cities) + len(self.indicators)


def names(row: Row) -> tuple[str, str]:
    """A row's English and Chinese name, whatever its columns are called."""
    fields = (("name", "name_zh"), ("title", "title_zh"), ("label", "label_zh"), ("measure", "measure_zh"),
              ("statement", "statement_zh"), ("typical_path", "typical_path_zh"), ("why", "why_zh"))  # fmt: skip
    for english, chinese in fields:
        if getattr(row, english, None):
            return getattr(row, english), getattr(row, chinese) or getattr(row, english)
    return str(getattr(row, "id", row)), str(getattr(row, "id", row))


def pick(pair: tuple[str, str], language: Language) -> str:
    """The member of an (English, Chinese) pair for a language."""
    return pair[1] if language == "zh" else pair[0]
