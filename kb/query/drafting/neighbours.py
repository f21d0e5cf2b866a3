"""How firm the nearest profile of a city is: whether it stays the nearest with any one indicator left out."""

from collections.abc import Mapping, Sequence
from typing import cast

from kb.analysis.similarity import nearest_by_column
from kb.query.drafting.draft import Draft

MOST_PARTS, MOST_CITIES = 30, 400  # more would take long for one sentence
MOST_NAMED = 6
Columns = Mapping[str, Mapping[str, float]]


def tell_firm_neighbour(draft: Draft, columns: Columns, cities: Sequence[str], city: str, kept_as: str | None) -> None:
    """The note beside nearest profiles; ``kept_as`` names the set of cities that the profiles are compared over, if it is kept."""
    if not 2 < len(columns) <= MOST_PARTS or not 2 < len(cities) <= MOST_CITIES:
        return
    key = f"nearest without:{kept_as}:{city}"
    if kept_as is None or key not in draft.base.worked_out:
        draft.base.worked_out[key] = _nearest_without(columns, cities, city)
    first, without = cast(tuple[str, dict[str, str]], draft.base.worked_out[key])
    changed = [(draft.ref(f"indicator:{part}"), draft.city(near)) for part, near in without.items() if near != first]
    name, own, every = draft.city(first), draft.city(city), len(without)
    if not changed:
        draft.note("caveat", f"Stability: {name.name_en} stays nearest to {own.name_en} whichever one of the {every} indicators is left out.",
                   f"稳定性：在{every}个指标中任意剔除一个，与{own.name_zh}最接近的仍是{name.name_zh}。")  # fmt: skip
        return
    english = "; ".join(f"without {part.name_en} it is {near.name_en}" for part, near in changed[:MOST_NAMED])
    chinese = "；".join(f"剔除{part.name_zh}后为{near.name_zh}" for part, near in changed[:MOST_NAMED])
    draft.note("caveat", f"Stability: {name.name_en} stays nearest to {own.name_en} in {every - len(changed)} of {every} cases with one indicator left out; {english}.",
               f"稳定性：逐一剔除{every}个指标，{every - len(changed)}次中与{own.name_zh}最接近的仍是{name.name_zh}；{chinese}。")  # fmt: skip


def _nearest_without(columns: Columns, cities: Sequence[str], city: str) -> tuple[str, dict[str, str]]:
    """The nearest city over all indicators, and over those that are left without each."""
    first = nearest_by_column(columns, cities, city, limit=1)[0].id
    return first, {
        part: nearest_by_column({other: columns[other] for other in columns if other != part}, cities, city, limit=1)[
            0
        ].id
        for part in columns
    }
