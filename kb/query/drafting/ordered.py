"""The order of passages that fit about as well: by what is counted, by the very words, by the subject, by the place."""

from typing import Any

from kb.query.drafting.closest import counted_first, exact_first, is_headed, is_text_figure, on_topic, says_again
from kb.query.drafting.draft import Draft
from kb.query.drafting.found import place_key
from kb.query.drafting.placed import opens_title
from kb.search.text import Hit

SAME = 0.001  # passages that hold the same words
NEAR = 0.02  # share of the words by which a passage may fall short of the best


def in_order(draft: Draft, recall: Any, good: list[Hit]) -> list[Hit]:
    """The passages that answer a search, the likeliest answer first."""
    counted = recall.want == "number"
    good = (
        counted_first(draft.base, good, recall.counted, recall.leaning)
        if counted
        else exact_first(draft.base, good, recall.terms)
    )
    least = good[0].coverage - SAME  # of such a figure the number is known already
    good.sort(key=lambda hit: (hit.coverage < least, says_again(draft.base, hit, recall.terms)))
    name = recall.quoted or (recall.terms if recall.want == "text" else ())
    if name:  # a concept of this very name, and not what is told of it
        least = good[0].coverage - SAME
        good.sort(key=lambda hit: (hit.coverage < least, not is_headed(draft.base, hit, name)))
    if recall.topic and not (name and is_headed(draft.base, good[0], name)):
        good = on_topic(draft.base, good, recall.topic)
    least = good[0].coverage - NEAR
    if recall.want in ("text", "any") and recall.among != ("figure",):  # a figure without a number tells least
        good.sort(key=lambda hit: (hit.coverage < least, is_text_figure(draft.base, hit)))
    if recall.either:
        good = [hit for hit in good if place_key(draft, hit) in recall.either] or good
    if recall.want == "where":  # one that lies somewhere goes first, and not where the question says already
        good.sort(key=lambda hit: (hit.coverage < least, *_unplaced(draft, recall, hit)))
    if recall.in_force:  # what takes effect is a law, and not what is told of it
        good.sort(key=lambda hit: (hit.coverage < least, hit.kind != "regulation"))
    if recall.told:  # what bears the name goes before what is told of it
        good.sort(key=lambda hit: (hit.coverage < least, not opens_title(draft.base, hit.key, recall.terms)))
    return good


def _unplaced(draft: Draft, recall: Any, hit: Hit) -> tuple[bool, bool]:
    place = place_key(draft, hit)
    return place is None, place in recall.about
