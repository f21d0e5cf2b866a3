"""The cities whose printed aggregate is not the rounded mean of its printed parts."""

from collections.abc import Sequence

from kb.analysis.recompute import ScoreAudit
from kb.query.answer import Value
from kb.query.drafting.draft import Draft
from kb.query.plan import Outcome

LISTED = 5  # recomputed values in one sentence


def unequal_outcome(draft: Draft, found: Sequence[ScoreAudit], told: tuple[str, str], ask: str) -> Outcome:
    """Who they are, how many, or (*exact*) whether there are none: those that rounding of the parts could explain are among
    them, and it is said of them."""
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
    if ask == "exact":
        word = ("No", "否") if cities else ("Yes", "是")
        yields = ", ".join(f"{float(a.recomputed or 0):.6g} ({float(a.printed):g})" for a in (apart or found)[:LISTED])
        text = (f"{word[0]}: the printed parts yield {yields}, in brackets what is printed.",
                f"{word[1]}：由下级指标得{yields}，括号内为原文。")  # fmt: skip
        return Outcome("answered", text, Value(type="boolean", boolean=not cities))
    if ask == "count":
        return Outcome("answered", text, Value(type="number", number=len(cities), unit="cities"))
    items = [draft.city(city) for city in cities]
    return Outcome("answered", text, Value(type="entities", entity="city", items=items, ordered=False))
