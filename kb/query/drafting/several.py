"""What several passages tell that fit as well: all the places they are told of, or all the plans."""

from collections.abc import Sequence
from typing import Any

from kb.query.answer import Value
from kb.query.drafting.draft import Draft
from kb.query.drafting.found import facts_table, place_key
from kb.query.drafting.passages import said
from kb.query.plan import Outcome
from kb.search.text import Hit

LEVEL = 0.001  # passages that hold the same words
NEAR = 0.17  # plans that may leave out one word of several
PLACED = ("city", "area")
PLANS = ("policy", "regulation")


def told_of_several(draft: Draft, want: str, good: Sequence[Hit]) -> Outcome | None:
    """The places, or the plans, of all passages that fit as well as the best; ``None`` where these are not two."""
    return _places(draft, good) if want == "where" else _plans(draft, good) if want in ("text", "any") else None


def _places(draft: Draft, good: Sequence[Hit]) -> Outcome | None:
    """*Which cities began in 2010?*: of each a passage tells it in the same words."""
    placed = places_of(draft, good)
    keys = tuple(dict.fromkeys(placed.values()))
    if len(keys) < 2:
        return None
    sort = keys[0].partition(":")[0]
    rows = [row for hit in placed if (row := draft.base.store.thing(hit))]
    draft.tables.append(facts_table(draft, rows))
    draft.note("caveat", "As recorded from the five documents; the list does not claim to be complete.",
               "为五份文献所载，不代表完整。")  # fmt: skip
    refs = [draft.ref(key) for key in keys]
    english, chinese = ", ".join(ref.name_en for ref in refs), "、".join(ref.name_zh for ref in refs)
    return Outcome(
        "answered",
        (f"{english}: {said(rows[0])[0]}", f"{chinese}：{said(rows[0])[1]}"),
        Value(type="entities", entity=sort, items=refs, ordered=False),
    )


def places_of(draft: Draft, good: Sequence[Hit]) -> dict[str, str]:
    """The passages that fit as well as the best and lie in a city, or in an area if the first does, with their places."""
    placed = _level(draft, good)
    sort = next((sort for key in placed.values() if (sort := key.partition(":")[0]) in PLACED), "")
    return {hit: key for hit, key in placed.items() if key.partition(":")[0] == sort}


def told_of_either(draft: Draft, good: Sequence[Hit], either: Sequence[str]) -> set[str]:
    """Which of some places the passages are told of that fit as well as the best."""
    return set(_level(draft, good).values()) & set(either)


def _level(draft: Draft, good: Sequence[Hit]) -> dict[str, str]:
    level = [hit for hit in good if hit.coverage >= good[0].coverage - LEVEL]
    return {hit.key: key for hit in level if (key := place_key(draft, hit)) is not None}


def _plans(draft: Draft, good: Sequence[Hit]) -> Outcome | None:
    """*Which national documents came out since 2014?*: each of them is one of several."""
    near = [hit for hit in good if hit.kind in PLANS and hit.coverage >= good[0].coverage - NEAR]
    rows: list[Any] = [row for hit in near if (row := draft.base.store.thing(hit.key))]
    if len(rows) < 2:
        return None
    draft.tables.append(facts_table(draft, rows))
    draft.note("caveat", "As recorded from the five documents; the list does not claim to be complete.",
               "为五份文献所载，不代表完整。")  # fmt: skip
    english, chinese = " ".join(said(row)[0] for row in rows), "".join(said(row)[1] for row in rows)
    return Outcome("answered", (english, chinese), Value(type="text", text=draft.tell(english, chinese)))
