"""The field of a form that names a city of an edition: chosen from a list, or written where the list would be too long."""

from kb.errors import BadRequestError, NotFoundError
from kb.query.answer import Language
from kb.query.base import Base
from kb.query.look_up import resolve_name
from web.labels import label
from web.view.page import Filter, Option

OFFERED = 1_000  # cities to choose from in a list; of more, the name is written


def is_written(base: Base, edition: str) -> bool:
    """Whether an edition assesses more cities than a list offers."""
    return base.size(edition) > OFFERED


def city_said(base: Base, edition: str, said: str | None, language: Language) -> str | None:
    """The id of the city that a form says: an id from its list, or a name that was written.

    Raises
    ------
    NotFoundError, BadRequestError
        When a name that was written is that of no city or of several.
    """
    return city_named(base, said.strip(), language) if said and is_written(base, edition) else said


def city_named(base: Base, said: str, language: Language) -> str:
    """The id of the city that an id or a name means.

    Raises
    ------
    NotFoundError, BadRequestError
        When there is none, or there are several.
    """
    if said in base.cities:
        return said
    named = [one for one in resolve_name(base, said, language) if one.kind == "city"]
    exact = [one.key.partition(":")[2] for one in named if one.how != "fuzzy"]
    if len(exact) > 1:
        raise BadRequestError(f"{said!r} is the name of {len(exact)} cities: say which by its id: {', '.join(exact)}")
    if not exact:
        near = f"; near it is {named[0].name}" if named else ""
        raise NotFoundError(f"there is no city {said!r}{near}")
    return exact[0]


def city_names(base: Base, edition: str, chosen: str | None, language: Language) -> dict[str, str]:
    """The cities of an edition that its field offers, by name; where names are written, only the one in use."""
    offered = ([chosen] if chosen else []) if is_written(base, edition) else base.assessed(edition)
    names = {city: base.ref(f"city:{city}", language).name for city in offered}
    return dict(sorted(names.items(), key=lambda item: (item[1], item[0])))


def cities_filter(
    base: Base, ident: str, chosen: str | None, language: Language, name: str = "city", none: str = "every-city"
) -> Filter:
    """The cities of an edition to choose from, or the one that was written."""
    written = is_written(base, ident)
    options = [] if written else [Option(value="", label=label(f"number.{none}", language), chosen=not chosen)]
    options += [Option(value=city, label=text, chosen=city == chosen)
                for city, text in city_names(base, ident, chosen, language).items()]  # fmt: skip
    return Filter(name=name, label=label(f"number.{name}", language), options=options, written=written)
