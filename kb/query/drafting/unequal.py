"""The cities whose printed aggregate is not the rounded mean of its printed parts."""

from collections.abc import Sequence

from kb.analysis.recompute import ScoreAudit
from kb.query.answer import Value
from kb.query.drafting.draft import Draft
from kb.query.plan import Outcome


def unequal_outcome(draft: Draft, found: Sequence[ScoreAudit], told: tuple[str, str], count: bool = False) -> Outcome:
    """Who they are, those that rounding of the parts could explain included, and that it is so said."""
    apart = [audit for audit in found if audit.verdict in ("contradicts", "within rounding")]
    rounded = [audit.city for audit in apart if audit.verdict == "within rounding"]
    if rounded:
        draft.note("caveat", f"Rounding of the printed parts could explain the difference of {draft.cities(rounded)}.",
                   f"下级指标原文的舍入可以解释{draft.cities(rounded)}的差异。")  # fmt: skip
    cities = list(dict.fromkeys(audit.city for audit in apart))
    names = draft.cities(cities) if cities else ""
    text = (
        f"{names or 'None'}: not what the printed parts yield. {told[0]}",
        f"{names or '没有城市'}：与下级指标合成值不一致。{told[1]}",
    )
    if count:
        return Outcome("answered", text, Value(type="number", number=len(cities), unit="cities"))
    items = [draft.city(city) for city in cities]
    return Outcome("answered", text, Value(type="entities", entity="city", items=items, ordered=False))
