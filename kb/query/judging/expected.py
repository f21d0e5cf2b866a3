"""What type of value a question asks for, and whether a plan gives it: a table is no answer to a yes-or-no question."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.framing.attach import Frame
from kb.query.marking.mark import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, either_city, means_policies
from kb.query.rules.listed import asks_behind_cities, names_body_of_city
from kb.query.rules.one_of_them import asks_of_one, offers_choice
from kb.query.rules.when_too import asks_when_too
from kb.query.selection.attributes import attribute

Types = frozenset[str]

ANYTHING: Types = frozenset()
PLACES = frozenset({"city", "area", "place", "region"})
NOUNS: dict[str, Types] = {
    "city": frozenset({"city"}), "regulation": frozenset({"regulation", "city"}),
    "body": frozenset({"organisation", "text", "city"}), "organisation": frozenset({"organisation", "text", "city"}),
    "area": frozenset({"area", "place", "region", "city", "practice"}), "network": frozenset({"city", "network", "organisation", "regulation"}), "policy": frozenset({"policy", "text"}), "source": frozenset({"source", "text"}),
    "path": frozenset({"path_type", "text", "city"}), "region": frozenset({"region", "place", "text", "city"}),
    "indicator": frozenset({"indicator", "text"}), "dimension": frozenset({"indicator", "text"}), "parts": frozenset({"indicator", "text", "city"}),
    "second_level": frozenset({"indicator", "text"}), "third_level": frozenset({"indicator", "text"}),
}  # fmt: skip
KINDS: dict[str, Types] = {
    "editions": frozenset({"edition"}), "check": frozenset({"boolean"}), "holds": frozenset({"boolean"}), "strongest": frozenset({"indicator"}), "levels": frozenset({"indicator"}),
    "profile": frozenset({"table"}), "audit": frozenset({"boolean"}),
}  # fmt: skip


NAMED_OR_NUMBER = frozenset({"indicator", "text", "number", "table"})  # no yes or no
DATES = (".established", ".adopted", ".in_force")


def _speaks_of_number(frame: Frame) -> bool:
    """*Did the number of laws double?*: a number is spoken of, and not asked for."""
    said = [m.text for m in frame.marked.marks if m.says("ask", "how_many")]
    return frame.language == "en" and all(not text.startswith("how") for text in said)


def _of_mean(frame: Frame) -> bool:
    """*Is the mean score of the members above 0.6?*: a mean is put to the test, and no cities are listed."""
    marks = frame.marked.marks
    verbs = [p for p, m in enumerate(marks) if m.says("ask", "yes_no") and m.text.isascii()]
    ahead = [m for p in verbs[:1] for m in marks[p + 1 : p + 4] if not m.says("stop")][:1]
    return any(m.says("agg", "mean", "median") for m in ahead)


def _of_each(frame: Frame) -> bool:
    """Whether several facts are asked for, each of them."""
    said = any(m.text.startswith(("分 别", "各")) for m in frame.marked.marks)
    return said and bool(frame.indicators) and bool(set(frame.attributes) & SET_BESIDE)


SET_BESIDE = frozenset({"body.established", "regulation.adopted", "regulation.in_force", "path_type", "body.lead"})


def has_type(base: Base, frame: Frame, plan: Plan) -> bool:
    """Whether a plan can give the type of value that the question asks for."""
    wanted = frozenset({"text"}) if plan.kind == "recall" and asks_when_too(frame) else expected(frame)
    given = gives(base, plan) if wanted else ANYTHING
    return not wanted or not given or bool(wanted & given)


def expected(frame: Frame) -> Types:
    """The types of value that would answer; empty when the words do not say."""
    asks = [ask for ask in dict.fromkeys(frame.asks) if ask != "yes_no"]
    if "if_so" in frame.cues:
        return ANYTHING  # *…? If not, who …?*
    if any(m.text in ("which one", "which ones") for m in frame.marked.marks) and "mention" in frame.cues:
        return ANYTHING
    if asks_yes_no(frame) and not frame.cities and asks in ([], ["which"], ["what"]):
        nouns = ("city", "network", "region", "regulation", "body")
        listed = any(m.says("noun", *nouns) or m.thing("network") or m.thing("place") for m in frame.marked.marks)
        counted = frozenset({"city"}) if listed and not _of_mean(frame) else ANYTHING
        return frozenset({"boolean", "regulation", "organisation"}) | counted
    if sum(m.says("subject") for m in frame.marked.marks) > 1 and any(
        m.says("logic", "or") for m in frame.marked.marks
    ):
        return ANYTHING  # *about education or about learning?*
    if asks_of_one(frame):
        return frozenset({"boolean"})
    if asks_yes_no(frame) and not asks and (either_city(frame) or offers_choice(frame)):
        return frozenset({"city"})
    if asks_yes_no(frame):
        if asks == ["how_many"] and ("same" in frame.relations or _speaks_of_number(frame)):
            return frozenset({"boolean"})
        return frozenset({"boolean"}) if not asks or (frame.language == "zh" and asks == ["what"]) else ANYTHING
    asks = [ask for ask in asks if ask not in ("what", "how")] or asks
    if set(asks) == {"how_many", "how_much"}:
        return frozenset({"number"})
    if asks == ["who"] and any(m.text == "whose" for m in frame.marked.marks):
        own = PLACES | {"organisation", "regulation", "source", "path_type"}
        return ANYTHING if "data_source" in frame.nouns else own  # *whose ranking feeds X?*
    if "support" in frame.cues and not asks:
        return frozenset({"boolean"})
    if "provenance" in frame.cues or "compared" in frame.cues or frame.by:
        return ANYTHING
    if not asks and frame.orders and any(m.says("noun", "city") for m in frame.marked.marks):
        return frozenset({"city", "number"})
    if len(asks) != 1:
        return ANYTHING
    if asks[0] == "how_much" and _of_each(frame):
        return ANYTHING  # 北京和上海的机构成立年份、iSLEC总分分别是多少
    if asks[0] in ("how_many", "how_much"):
        return frozenset({"number"})
    if asks[0] == "when":
        return frozenset({"date"})
    if asks[0] in ("which", "who") and asks_behind_cities(frame):
        return PLACES
    if asks[0] == "where" and len(frame.cities) == 1 and frame.orders:
        return ANYTHING  # *of the five settings, where is Baotou at its worst?*
    if asks[0] == "where" and "data_source" in frame.nouns:
        return ANYTHING  # *where do the figures come from?*
    if asks[0] == "where":
        return PLACES if "rank" not in frame.nouns else ANYTHING
    return _asked_noun(frame) if asks[0] == "which" else ANYTHING


def _asked_noun(frame: Frame) -> Types:
    """The noun right behind *which*."""
    marks = frame.marked.marks
    for place, mark in enumerate(marks):
        if not mark.says("ask", "which"):
            continue
        if _of_documents(marks, place):
            return NOUNS["source"]
        for ahead in (mark, *marks[place + 1 : place + 6]):
            if names_body_of_city(marks, place + 1):
                return ANYTHING  # *which city offices …*
            noun = _noun(ahead)
            if noun == "source" and means_policies(frame):
                return NOUNS["policy"]
            if noun == "regulation" and (frame.things("place") or mark.kind == "thing"):
                return ANYTHING
            if noun:
                return NOUNS.get(noun, ANYTHING)
            if ahead in marks[place + 1 : place + 2] and ahead.text.endswith("city") and ahead.thing("place"):
                return PLACES  # *which European city …*
            if ahead.text.endswith("城 市") and (ahead.thing("group") or ahead.value("set")):
                return PLACES  # 哪些领先型城市在五个维度中…
            if ahead is not mark and ahead.kind in ("word", "date") and not _tells_of_place(marks, ahead):
                return ANYTHING
        break
    return ANYTHING


def _of_documents(marks: Sequence[Mark], place: int) -> bool:
    """五份文献中哪些给出了……: what is chosen from stands before the word that asks, with a verb right behind it."""
    before, behind = marks[max(0, place - 2) : place], marks[place + 1 : place + 2]
    among = len(before) == 2 and before[0].says("noun", "source") and before[1].says("cue", "among")
    return among and any(m.says("cue", "mention") for m in behind)


def _tells_of_place(marks: Sequence[Mark], word: Mark) -> bool:
    """*Which foreign city …*: a word right before the place that is asked for."""
    after = next((b for a, b in pairwise(marks) if a is word), None)
    return word.kind == "word" and after is not None and after.says("noun", "city") and not after.says("ask")


def _noun(mark: Mark) -> str | None:
    values = [cue.value for cue in mark.cues if cue.role == "noun"]
    return next((value for value in values if value in NOUNS), values[0] if values else None)


def gives(base: Base, plan: Plan) -> Types:
    """The types of value that a plan can give; empty when it may be any."""
    fields: dict[str, Any] = {name: getattr(plan, name) for name in type(plan).model_fields}
    if plan.claim is not None:
        return frozenset({"boolean"})
    if plan.kind in KINDS:
        return KINDS[plan.kind]
    if plan.kind == "recompute":
        return frozenset({{"which": "city", "check": "boolean", "exact": "boolean"}.get(fields["ask"], "number")})
    if plan.kind == "similar":
        return frozenset({"boolean" if fields["expect"] else "city"})
    if plan.kind == "trace":
        return frozenset({"number" if fields["count"] else "source"})
    if plan.kind == "structure" and not (
        fields["ask"] in ("enters", "equal") or fields["alike"] or fields["expect"] is not None
    ):
        return NAMED_OR_NUMBER
    if plan.kind == "passing":
        return frozenset({"number" if fields["count"] else "indicator"})
    if plan.kind == "tied":
        return frozenset({{"any": "boolean", "all": "boolean", "value": "number"}.get(fields["ask"], fields["entity"])})
    if plan.kind == "sizes":
        asked = {"which": "path_type" if fields["by"] == "path_type" else "region", "how_many": "number"}
        return frozenset(
            {asked.get(fields["ask"], "boolean"), *({"text", "place"} if fields["ask"] == "which" else ())}
        )
    if plan.kind == "count":
        return frozenset({"number" if fields["expect"] is None else "boolean"})
    if plan.kind == "interval":
        return frozenset({"number" if fields["ask"] == "time" and not fields["op"] else "boolean"})
    if plan.kind == "reckon" and fields["ask"] == "time":
        return frozenset({"number"})
    if plan.kind == "rank" and fields["city"]:
        return frozenset({"boolean" if fields["position"] else "number"})
    if plan.kind in ("find", "rank"):
        valued = plan.kind == "rank" and fields["limit"] != 1 and "score:" in repr(fields["columns"])
        return (
            frozenset({fields["entity"], "city", *(("number", "table") if valued else ())})
            if fields.get("shape") != "table"
            else frozenset({"table", "city", "date", "text", "number"})
        )
    if plan.kind == "lookup":
        return _looked_up(base, fields["cities"], fields["attributes"])
    if plan.kind == "compare":
        asked = {
            "first": "city",
            "beats": "boolean",
            "any": "boolean",
            "order": "boolean",
            "same": "boolean",
            "same_year": "boolean",
            "differ": "boolean",
            "difference": "number",
            "count": "number",
            "ratio": "number",
            "won": "indicator",
            "widest": "indicator",
            "shared": "path_type",
            "most": "city",
        }
        scored = fields["ask"] == "shared" and fields["attributes"][0].startswith(("score:", "rank:"))
        return frozenset({"number", "table"} if scored else {asked.get(fields["ask"], "table")})
    if plan.kind == "contrast" and fields["ask"] == "table":
        return frozenset({"table", "number"})
    if plan.kind == "contrast":
        asked = {"more": "boolean", "as_many": "boolean", "difference": "number"}
        return frozenset({asked[fields["ask"]]}) if fields["ask"] in asked else ANYTHING
    if plan.kind == "aggregate":
        return (
            frozenset({"number", "date"} if str(fields["attribute"]).endswith(DATES) else {"number"})
            if not fields["by"]
            else frozenset({"region", "place", "path_type", "text", "table", "city"})
        )
    if plan.kind == "things":
        return frozenset({"number"} if fields["count"] else {str(fields["entity"])})
    return found(base, plan) if plan.kind == "recall" else ANYTHING


def _looked_up(base: Base, cities: tuple[str, ...], keys: tuple[str, ...]) -> Types:
    if len(cities) > 1 or len(keys) > 1:
        if all(attribute(base, key).value == "date" for key in keys):
            return frozenset({"table", "date", "text"})  # two dates are no number of months
        numbers = all(attribute(base, key).value == "number" for key in keys)  # *how many*: a table of else is none
        given = frozenset({"table", "date", "text", "regulation", "organisation", "indicator"})
        given |= frozenset({"city"}) if len(cities) > 1 else frozenset()
        return given | (frozenset({"number"}) if numbers else frozenset())
    kind = attribute(base, keys[0]).value
    return frozenset({"number"} if kind == "number" else {"date"} if kind == "date" else
                     {"text", "regulation", "organisation", "path_type", "region", "place", "network", "group", "table"})  # fmt: skip


def found(base: Base, plan: Plan) -> Types:
    """What a search would answer: only running it tells."""
    key = ("found", plan)
    if key not in base.computed:
        draft = Draft(base, "en")
        outcome = plan.run(draft)
        value = outcome.value
        given = frozenset[str]() if value is None else frozenset({str(value.entity) if value.entity else value.type})
        figure = bool(draft.tables) and draft.tables[0].rows[0].cells.get("value") is not None
        if value is not None and value.boolean is False and getattr(plan, "want", "") != "boolean":
            given = ANYTHING  # *when did it open?*: it was never set up
        given |= frozenset({"number"}) if figure and value is not None and value.type == "text" else frozenset()
        base.computed[key] = given
        if len(base.computed) > 5_000:
            base.computed.clear()
    kept: Types = base.computed.get(key, ANYTHING)
    return kept
