"""What the fields of a plan may name: things of the base and attributes, with their names, for the choices of a form."""

from collections.abc import Iterable

from kb.model import Group, Network, PathType, Place, Theme
from kb.query.answer import Language
from kb.query.base import Base, pick
from kb.query.selection.attributes import ATTRIBUTES, attribute

MOST = 400  # more choices than this are typed, not chosen
CITIES = ("city", "cities", "start_city", "end_city", "other")
INDICATORS = ("indicator", "indicators", "left", "right", "within")
OF_CITIES = ("columns", "order_by", "attributes", "attribute", "by")


def vocabulary(base: Base, field: str, language: Language) -> dict[str, str]:
    """The values of a field of words with their names; empty when anything may be typed."""
    if field in CITIES:
        return _named(base, "city", base.cities, language)
    if field in INDICATORS:
        return _named(base, "indicator", base.indicators, language)
    if field == "edition":
        return _named(base, "edition", base.editions, language)
    if field == "source":
        return _named(base, "source", base.sources, language)
    if field in OF_CITIES:
        return _attributes(base, language)
    if field == "place":
        used = {place for city in base.cities.values() for place in (city.country, city.province, city.region)}
        return _named(base, "place", (row.id for row in base.store.rows(Place) if row.id in used), language)
    for name, model in (("network", Network), ("group", Group), ("theme", Theme), ("types", PathType)):
        if field == name:
            kind = "path_type" if model is PathType else name
            return _named(base, kind, (str(getattr(row, "id", "")) for row in base.store.rows(model)), language)
    return {}


def _named(base: Base, kind: str, idents: Iterable[str], language: Language) -> dict[str, str]:
    """The names of things, in the order of their names; none when they are too many to choose from."""
    found = list(idents)
    if len(found) > MOST:
        return {}
    named = {ident: pick(base.names_of(f"{kind}:{ident}"), language) for ident in found}
    return dict(sorted(named.items(), key=lambda pair: base.names_of(f"{kind}:{pair[0]}")[0]))


def _attributes(base: Base, language: Language) -> dict[str, str]:
    if len(base.indicators) > MOST:
        return {}
    scored = [
        f"{measure}:{ident}" for ident in base.indicators if ident in base.scores for measure in ("score", "rank")
    ]
    return {key: pick(attribute(base, key).label, language) for key in (*ATTRIBUTES, *scored)}
