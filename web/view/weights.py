"""The page that weighs an edition anew: its form, the new order, and what the browser needs to weigh by itself."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any
from zlib import crc32

from pydantic import Field

from kb.analysis.normalise import Linear, line
from kb.analysis.weights import Scheme, weights_in_whole
from kb.analysis.weightspace import GRAIN, uniform_weights
from kb.errors import BadRequestError, NotFoundError
from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Frozen, Language, Ref
from kb.query.base import pick
from kb.query.drafting.draft import Draft
from kb.query.drafting.weighed import Weighed, weighed
from kb.query.kinds.weighing import AGGREGATIONS, HEADLINE, NORMALISATIONS, Reweigh, order_columns
from kb.query.selection.conditions import Selection
from web.addresses import with_parameters
from web.labels import label
from web.view.cityfield import is_written
from web.view.page import Filter, Option, Page
from web.view.paging import only_pages_of, unturned
from web.view.tabs import Tab, edition_tabs

PREFIX = "w."
DECIMAL = re.compile(r"\d{1,7}(\.\d{1,9})?")
LINEAR: tuple[Linear, ...] = ("printed", "max", "min-max", "z")


class WeightField(Frozen):
    """A weight to set: its parameter, what stands in the field, the published one, its share in per cent.

    ``within`` are those of its parts, where their scores are published."""

    part: Ref
    name: str
    value: str
    official: str
    share: str
    within: list["WeightField"] = []


class Preset(Frozen):
    """Weights that are named, as an address."""

    label: str
    address: str


class WeightsPage(Page):
    """An edition under other weights. ``weighing`` is what the browser needs to weigh by itself; ``None`` if it cannot."""

    edition: Ref
    headline: str
    stability: str
    fields: list[WeightField]
    presets: list[Preset]
    choices: list[Filter]
    tabs: list[Tab]
    weighing: dict[str, Any] | None
    pages: Filter | None = Field(default=None, exclude_if=lambda pages: pages is None)


def weights_page(
    knowledge: KnowledgeBase, ident: str, language: Language, address: str, said: Mapping[str, str], chosen: Mapping[str, str],
    page: int = 1,
) -> WeightsPage:  # fmt: skip
    """The order of an edition under the weights said (by parameter) and the chosen aggregation, normalisation and level.

    Raises
    ------
    NotFoundError
        When there is no such edition, or a weight is none of its parts.
    BadRequestError
        When a weight is no number, or the weights cannot be used together.
    """
    base = knowledge.base
    if ident not in base.editions:
        raise NotFoundError(f"there is no edition {ident!r}; there are {', '.join(base.editions)}")
    data = weighed(base, ident, Selection())
    groups = parameters(data)
    choices = [_choice(name, values, chosen, language) for name, values in options(data, language).items()]
    picked = {choice.name: choice.chosen for choice in choices}
    plan = Reweigh.model_validate({"edition": ident, "weights": read_weights(data, said, groups), **picked})
    answer = knowledge.turned_to(page).run(plan, language)
    edition = base.ref(f"edition:{ident}", language)
    return WeightsPage(
        title=f"{edition.name} – {label('tab.weights', language)}",
        language=language,
        address=address,
        data_version=knowledge.data_version,
        lead=answer.reading.text,
        answer=answer,
        edition=edition,
        headline=answer.headline,
        stability=stability_of(answer),
        fields=_fields(data, plan, groups, None, language),
        presets=_presets(data, groups, unturned(address), language),
        choices=choices,
        tabs=edition_tabs(ident, "weights", language),
        weighing=_weighing(data, plan, answer, language),
        pages=only_pages_of(answer, page, address, language),
    )


def stability_of(answer: Answer) -> str:
    """What the answer says of how firm its first ranks are, to stand beside them."""
    marks = ("Stability: ", "稳定性：")
    return next((note.text for note in answer.notes if note.text.startswith(marks)), "")


Groups = Mapping[str | None, Mapping[str, str]]


def parameters(data: Weighed) -> Groups:
    """The indicator behind each parameter: the parts of the first level, then those of each of them that are published."""
    deeper = data.shares(Scheme(level=2))
    groups: dict[str | None, dict[str, str]] = {None: _named(data, data.parts(1))}
    for part in data.parts(1):
        inside = weights_in_whole(data.indicators, part, deeper)
        if len(inside) > 1 and not data.unpublished(inside):
            groups[part] = _named(data, inside)
    return groups


def _named(data: Weighed, parts: Mapping[str, Fraction]) -> dict[str, str]:
    return {PREFIX + part.removeprefix(f"{data.edition.id}."): part for part in parts}


def official_weights(data: Weighed, group: str | None) -> dict[str, str]:
    """The published weights of a group in per cent, as they stand in the fields."""
    if group is None:
        return {part: _percent(weight) for part, weight in data.parts(1).items()}
    inside = weights_in_whole(data.indicators, group, data.shares(Scheme(level=2)))
    return {part: _percent(weight) for part, weight in inside.items()}


def read_weights(data: Weighed, said: Mapping[str, str], groups: Groups) -> dict[str, float]:
    """The weights of a request by indicator. Within a part those not said are as published, and all as published say nothing."""
    names = {name: part for group in groups.values() for name, part in group.items()}
    for name, value in said.items():
        if name not in names:
            raise NotFoundError(f"{name} is no weight here; the weights are {', '.join(names)}")
        if not DECIMAL.fullmatch(value):
            raise BadRequestError(f"{name}={value!r} is no weight; write a number such as 40 or 33.3")
    found = {part: float(said[name]) for name, part in groups[None].items() if name in said}
    for group, inside in groups.items():
        official = official_weights(data, group)
        written = {part: said.get(name, official[part]) for name, part in inside.items()}
        if group is not None and written != official:
            found |= {part: float(value) for part, value in written.items()}
    return found


def options(data: Weighed, language: Language) -> dict[str, dict[str, str]]:
    """What can be chosen besides weights; levels only as far down as scores are published."""
    return {"aggregation": {key: pick(words, language) for key, words in AGGREGATIONS.items()},
            "normalisation": {key: pick(words, language) for key, words in NORMALISATIONS.items()},
            "level": levels(data, language)}  # fmt: skip


def levels(data: Weighed, language: Language) -> dict[str, str]:
    """The levels whose printed scores can be combined, with their names."""
    deepest = max(row.level for row in data.indicators)
    found = [level for level in range(1, deepest + 1) if _is_level(data, level)]
    return {str(level): label("weights.level-of", language).format(level=level) for level in found}


def _is_level(data: Weighed, level: int) -> bool:
    parts = data.parts(level)
    return not data.unpublished(parts) and any(data.base.indicators[part].level == level for part in parts)


def _choice(name: str, values: Mapping[str, str], chosen: Mapping[str, str], language: Language) -> Filter:
    wanted = chosen.get(name) or next(iter(values))
    if wanted not in values:
        raise BadRequestError(f"{name}={wanted} is not known here; {name} may be {', '.join(values)}")
    found = [Option(value=value, label=text, chosen=value == wanted) for value, text in values.items()]
    return Filter(name=name, label=label(f"weights.{name}", language), options=found)


def _fields(data: Weighed, plan: Reweigh, groups: Groups, group: str | None, language: Language) -> list[WeightField]:
    official = official_weights(data, group)
    used = {part: Fraction(str(plan.weights.get(part, official[part]))) for part in official}
    total = sum(used.values())
    return [
        WeightField(
            part=data.base.ref(f"indicator:{part}", language),
            name=name,
            value=_plain(used[part]),
            official=official[part],
            share=f"{float(100 * used[part] / total):.1f}",
            within=_fields(data, plan, groups, part, language) if part in groups else [],
        )
        for name, part in groups[group].items()
    ]


def _percent(weight: Fraction) -> str:
    return _plain(100 * weight)


def _plain(value: Fraction) -> str:
    return f"{float(value):.4f}".rstrip("0").rstrip(".")


def _presets(data: Weighed, groups: Groups, address: str, language: Language) -> list[Preset]:
    names, cleared = groups[None], dict.fromkeys(name for group in groups.values() for name in group)
    equal = {name: str(max(100 // len(names), 1)) for name in names}
    found: list[tuple[str, Mapping[str, str]]] = [
        (label("weights.official", language), {}),
        (label("weights.equal", language), equal),
    ]
    for name, part in names.items():
        text = label("weights.only", language).format(part=data.base.ref(f"indicator:{part}", language).name)
        found.append((text, {other: "100" if other == name else "0" for other in names}))
    found.append((label("weights.random", language), dict(zip(names, _next_random(len(names), address), strict=True))))
    return [Preset(label=text, address=with_parameters(address, **{**cleared, **values})) for text, values in found]


DRAWS = 60  # a walk from draw to draw ends


def _next_random(parts: int, address: str) -> list[str]:
    """Weights in tenths of a per cent, drawn evenly from all: one of so many draws, another for each address."""
    drawn = uniform_weights(parts, 1, crc32(address.encode()) % DRAWS)[0]
    return [_plain(Fraction(round(1000 * int(weight) / GRAIN), 10)) for weight in drawn]


def _weighing(data: Weighed, plan: Reweigh, answer: Answer, language: Language) -> dict[str, Any] | None:
    """Whole-number scores and exact fractions, so that the browser's order is the server's to the last tie."""
    if is_written(data.base, data.edition.id):
        return None  # the scores of very many cities would be most of the page; the server weighs them
    printed = {level: _level(data, int(level), language) for level in levels(data, language)}
    if not answer.tables or None in printed.values():
        return None
    overall = data.base.indicators[data.top]
    return {
        "cities": list(data.cities),
        "names": [data.base.ref(f"city:{city}", language).name for city in data.cities],
        "published": [data.published_ranks[city] for city in data.cities],
        "parts": list(data.parts(1)),
        "decimals": data.edition.decimals,
        "scaleMax": str(data.edition.scale_max) if overall.scaled_to_maximum else None,
        "levels": printed,
        "columns": [[column.key, column.label] for column in order_columns(Draft(data.base, language))],
        "headline": pick(HEADLINE, language),
        "zeroWeights": label("weights.all-zero", language),
        "negative": label("weights.negative", language),
    }


def _level(data: Weighed, level: int, language: Language) -> dict[str, Any] | None:
    scores = data.matrix(level)
    if len(scores.cities) < len(data.cities):
        return None
    shares = data.shares(Scheme(level=level))
    parts = []
    for group in data.parts(1):
        inside = weights_in_whole(data.indicators, group, shares) or {group: Fraction(1)}
        for part, share in inside.items():
            column = scores.values[:, scores.parts.index(part)].tolist()
            parts.append(
                {
                    "of": group,
                    "id": part,
                    "name": data.base.ref(f"indicator:{part}", language).name,
                    "share": _exact(share),
                    "unit": _exact(scores.unit),
                    "scores": column,
                    "lines": {name: _line(column, scores.unit, name) for name in LINEAR},
                }
            )
    return {"parts": parts}


def _line(column: list[int], unit: Fraction, name: Linear) -> list[str] | None:
    """What is subtracted and divided by, in printed units; nothing where the normalisation is not defined."""
    try:
        offset, divisor = line({str(place): number * unit for place, number in enumerate(column)}, name)
    except BadRequestError:
        return None
    return [_exact(offset), _exact(divisor)]


def _exact(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"
