"""What type of value a question asks for, and whether a plan gives it: a table is no answer to a yes-or-no question."""

from typing import Any

from kb.query.base import Base
from kb.query.drafting.draft import Draft
from kb.query.framing.attach import Frame
from kb.query.judging.impossible import no_score_can
from kb.query.judging.off_point import both_tops, compares_leads, misses_point
from kb.query.marking.marks import Mark
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no, counts_groups, either_city, ends_in_group, means_policies
from kb.query.rules.checks import which_of
from kb.query.rules.listed import asks_behind_cities
from kb.query.selection.attributes import attribute
from kb.query.selection.conditions import HasRegulation, LagTest, NamedCities, Selection

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
    "similar": frozenset({"city"}), "profile": frozenset({"table"}), "audit": frozenset({"boolean"}),
}  # fmt: skip


NAMED_OR_NUMBER = frozenset({"indicator", "text", "number", "table"})  # no yes or no
DATES = (".established", ".adopted", ".in_force")


def suits(base: Base, frame: Frame, plan: Plan) -> bool:
    """Whether a plan gives the type of value that the question asks for, as far as both can be told."""
    if no_score_can(base, getattr(plan, "select", Selection()).conditions):
        return False
    if plan.kind == "rank" and (_asks_for_group(frame) or ends_in_group(frame)):
        return False
    if plan.kind in ("rank", "count", "aggregate") and _holds_one_city(plan) and not getattr(plan, "attribute", None):
        return False
    if plan.kind in ("compare", "check", "lookup", "find") and compares_leads(frame):
        return False
    if plan.kind == "count" and _counts_other_things(frame):
        return False
    if plan.kind == "recall" and _quotes(base, frame, plan):
        return False
    if plan.kind == "recall" and getattr(plan, "also", None):
        return True  # it tells both of the two things asked
    if plan.kind == "rank" and _best_of_others(frame, plan, base):
        return False
    if plan.kind == "profile" and any(m.says("wording") for m in frame.marked.marks):
        return False
    if plan.kind == "profile" and {"yes_no", "which", "who", "when", "where", "how_many"} & set(frame.asks):
        return False
    if plan.kind == "rank" and both_tops(frame):
        return False
    if plan.kind == "find" and getattr(plan, "shape", "") == "entities" and _holds_one_city(plan):
        return False
    if misses_point(frame, plan, lambda: "number" in _found(base, plan)):
        return False
    if plan.kind in ("find", "count", "recall", "things") and _asks_which_holds(frame):
        return bool(getattr(plan, "without", ()))
    if plan.kind == "find" and not frame.asks and getattr(plan, "shape", "") == "entities" and _opens_with_group(frame):
        return False
    if plan.kind == "rank" and _asks_for_body(frame) and str(getattr(plan, "by", "")).startswith(("score:", "rank:")):
        return False
    if plan.kind in ("find", "count") and _contradicts(plan):
        return False
    if (
        plan.kind == "compare"
        and getattr(plan, "ask", "") == "table"
        and any(m.text in ONE_OF_TWO for m in frame.marked.marks)
    ):
        return False
    if plan.kind in ("count", "aggregate", "find") and counts_groups(frame.marked.marks):
        return False
    if plan.kind == "rank" and _counts_members(frame):
        return False
    if plan.kind == "lookup" and plan == which_of(base, frame):
        return True
    if plan.kind == "sizes":
        return True  # it has read which group is asked for
    wanted = expected(frame)
    given = gives(base, plan) if wanted else ANYTHING
    return not wanted or not given or bool(wanted & given)


def _counts_other_things(frame: Frame) -> bool:
    """*The number of papers for the 20 cities*: no cities are counted."""
    marks = frame.marked.marks
    if any(m.says("word", "share_points") for m in marks):
        return True  # *how many percentage points*
    asked = next((p for p, m in enumerate(marks) if m.says("ask", "how_many")), None)
    if asked is None or frame.language == "zh":
        return False
    ahead = [m for m in marks[asked + 1 : asked + 3] if not m.says("stop")][:1]
    return any(m.thing("indicator") or m.says("noun", "source", "score") for m in ahead) and not any(
        m.thing("index") for m in ahead
    )


def _best_of_others(frame: Frame, plan: Plan, base: Base) -> bool:
    """*Who has the best universities?*: what is best is no city, and no total says it."""
    marks = frame.marked.marks
    total = any(edition.overall in str(getattr(plan, "by", "")) for edition in base.editions.values())
    others = ("organisation", "practice", "policy", "source", "area")
    return total and any(
        m.says("order", "max", "min")
        and any(n.says("noun", *others) and not n.says("noun", "city", "score", "rank") for n in marks[p + 1 : p + 2])
        for p, m in enumerate(marks)
    )


def _quotes(base: Base, frame: Frame, plan: Plan) -> bool:
    """Whether the number that a search would answer is one that the question says itself."""
    said = {
        float(m.number) for m in frame.marked.marks if m.kind == "number" and m.number is not None and not m.ordinal
    }
    if not said or getattr(plan, "want", "") != "number":
        return False
    value = plan.run(Draft(base, "en")).value
    return value is not None and value.number is not None and float(value.number) in said


def _asks_for_body(frame: Frame) -> bool:
    """*Which body is the top …*: an order of cities by a score names no body."""
    marks = frame.marked.marks
    return any(
        m.says("ask", "which") and any(a.value("noun") in ("body", "organisation") for a in marks[p + 1 : p + 3])
        for p, m in enumerate(marks)
    )


ONE_OF_TWO = frozenset(
    {"which one", "which of the two", "哪 一 个", "哪 一 部", "是 哪 一 个", "哪 个", "是 哪 个", "谁"}
)


def _contradicts(plan: Plan) -> bool:
    """No law and a wait between its dates, or a law: what was denied belonged to something else."""
    conditions = getattr(plan, "select", Selection()).conditions
    none = any(c == HasRegulation(negate=True) for c in conditions)
    return none and any(isinstance(c, LagTest) or (isinstance(c, HasRegulation) and not c.negate) for c in conditions)


def _counts_members(frame: Frame) -> bool:
    """*Which tier has the most GNLC members?*: members are counted, no score orders them."""
    marks = frame.marked.marks
    return any(
        mark.text in COUNTED
        and any(m.thing("network") or m.says("noun", "city", "network") for m in marks[place + 1 : place + 2])
        for place, mark in enumerate(marks)
        if place and not marks[place - 1].says("ask", "which")
    )


COUNTED = frozenset({"most", "the most", "fewest", "the fewest"})


def _holds_one_city(plan: Plan) -> bool:
    """An order or a number of one named city tells nothing."""
    select = getattr(plan, "select", None)
    conditions = select.conditions if select else ()
    return any(isinstance(c, NamedCities) and not c.negate and len(c.cities) == 1 for c in conditions)


def _speaks_of_number(frame: Frame) -> bool:
    """*Did the number of laws double?*: a number is spoken of, and not asked for."""
    said = [m.text for m in frame.marked.marks if m.says("ask", "how_many")]
    return frame.language == "en" and all(not text.startswith("how") for text in said)


def _asks_which_holds(frame: Frame) -> bool:
    """*Which path type has no city with a law?*: types are sought by the cities they hold."""
    marks = frame.marked.marks
    return any(
        first.says("ask", "which") and kind.value("noun") == "path" and verb.text.split()[0] in HOLDING
        for first, kind, verb in zip(marks, marks[1:], marks[2:], strict=False)
    )


HOLDING = frozenset(
    {
        "has",
        "have",
        "contain",
        "contains",
        "hold",
        "holds",
        "had",
        "include",
        "includes",
        "comprise",
        "comprises",
        "count",
        "counts",
    }
)


def _opens_with_group(frame: Frame) -> bool:
    """*The type that has no capital*: a type or a region is what is sought, and no city."""
    marks = frame.marked.marks
    place = next((p for p, m in enumerate(marks) if not m.says("stop")), None)
    if place is None or place + 1 >= len(marks) or frame.things("path_type"):
        return False
    sought = marks[place].value("noun") in ("path", "region") and not marks[place].says("noun", "city")
    return sought and marks[place + 1].text in ("that", "which", "with", "without", "where", "whose", "having")


def _asks_for_group(frame: Frame) -> bool:
    """*Which two path types have the most cities?*: no city is the answer."""
    marks = frame.marked.marks
    if any(m.says("attr", "region", "province", "tier") and m.text.startswith(("which", "what", "哪")) for m in marks):
        return True
    for place, mark in enumerate(marks):
        if mark.says("ask", "which", "what"):
            if any(m.says("attr", "region", "province", "tier") for m in marks[place + 1 : place + 2]):
                return True
            first = next(
                (m for m in (mark, *marks[place + 1 : place + 6]) if m.value("noun") or m.kind == "thing"), None
            )
            return first is not None and first.value("noun") in ("path", "region") and not first.says("noun", "city")
    return False


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
        counted = frozenset({"city"}) if listed else ANYTHING
        return frozenset({"boolean", "regulation", "organisation"}) | counted
    if sum(m.says("subject") for m in frame.marked.marks) > 1 and any(
        m.says("logic", "or") for m in frame.marked.marks
    ):
        return ANYTHING  # *about education or about learning?*
    if asks_yes_no(frame) and not asks and either_city(frame):
        return frozenset({"city"})
    if asks_yes_no(frame):
        if asks == ["how_many"] and ("same" in frame.relations or _speaks_of_number(frame)):
            return frozenset({"boolean"})
        return frozenset({"boolean"}) if not asks or (frame.language == "zh" and asks == ["what"]) else ANYTHING
    asks = [ask for ask in asks if ask not in ("what", "how")] or asks
    if set(asks) == {"how_many", "how_much"}:
        return frozenset({"number"})
    if asks == ["who"] and any(m.text == "whose" for m in frame.marked.marks):
        return PLACES | {"organisation", "regulation", "source", "path_type"}
    if "support" in frame.cues and not asks:
        return frozenset({"boolean"})
    if "provenance" in frame.cues or "compared" in frame.cues or frame.by:
        return ANYTHING
    if not asks and frame.orders and any(m.says("noun", "city") for m in frame.marked.marks):
        return frozenset({"city", "number"})
    if len(asks) != 1:
        return ANYTHING
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
        for ahead in (mark, *marks[place + 1 : place + 6]):
            noun = _noun(ahead)
            if noun == "source" and means_policies(frame):
                return NOUNS["policy"]
            if noun == "regulation" and (frame.things("place") or mark.kind == "thing"):
                return ANYTHING
            if noun:
                return NOUNS.get(noun, ANYTHING)
            if ahead is not mark and ahead.kind in ("word", "date"):
                return ANYTHING
        break
    return ANYTHING


def _noun(mark: Mark) -> str | None:
    values = [cue.value for cue in mark.cues if cue.role == "noun"]
    return next((value for value in values if value in NOUNS), values[0] if values else None)


def gives(base: Base, plan: Plan) -> Types:
    """The types of value that a plan can give; empty when it may be any."""
    fields: dict[str, Any] = {name: getattr(plan, name) for name in type(plan).model_fields}
    if plan.kind in KINDS:
        return KINDS[plan.kind]
    if plan.kind == "trace":
        return frozenset({"number" if fields["count"] else "source"})
    if plan.kind == "structure" and not (fields["ask"] in ("enters", "equal") or fields["expect"] is not None):
        return NAMED_OR_NUMBER
    if plan.kind == "passing":
        return frozenset({"number" if fields["count"] else "indicator"})
    if plan.kind == "tied":
        return frozenset({"boolean" if fields["ask"] == "any" else "city"})
    if plan.kind == "sizes":
        asked = {"which": "path_type" if fields["by"] == "path_type" else "region", "how_many": "number"}
        return frozenset(
            {asked.get(fields["ask"], "boolean"), *({"text", "place"} if fields["ask"] == "which" else ())}
        )
    if plan.kind == "count":
        return frozenset({"number" if fields["expect"] is None else "boolean"})
    if plan.kind == "interval":
        return frozenset({"number" if fields["ask"] == "time" else "boolean"})
    if plan.kind == "rank" and fields["city"]:
        return frozenset({"boolean" if fields["position"] else "number"})
    if plan.kind in ("find", "rank"):
        return (
            frozenset({fields["entity"], "city"})
            if fields.get("shape") != "table"
            else frozenset({"table", "city", "date", "text", "number"})
        )
    if plan.kind == "lookup":
        return _looked_up(base, fields["cities"], fields["attributes"])
    if plan.kind == "compare":
        asked = {
            "first": "city",
            "beats": "boolean",
            "same": "boolean",
            "differ": "boolean",
            "difference": "number",
            "count": "number",
            "ratio": "number",
            "won": "indicator",
            "widest": "indicator",
            "shared": "path_type",
        }
        return frozenset({asked.get(fields["ask"], "table")})
    if plan.kind == "contrast":
        asked = {"more": "boolean", "difference": "number"}
        return frozenset({asked[fields["ask"]]}) if fields["ask"] in asked else ANYTHING
    if plan.kind == "aggregate":
        return (
            frozenset({"number", "date"} if str(fields["attribute"]).endswith(DATES) else {"number"})
            if not fields["by"]
            else frozenset({"region", "place", "path_type", "text", "table", "city"})
        )
    if plan.kind == "things":
        return frozenset({"number"} if fields["count"] else {str(fields["entity"])})
    return _found(base, plan) if plan.kind == "recall" else ANYTHING


def _looked_up(base: Base, cities: tuple[str, ...], keys: tuple[str, ...]) -> Types:
    if len(cities) > 1 or len(keys) > 1:
        if all(attribute(base, key).value == "date" for key in keys):
            return frozenset({"table", "date", "text"})  # two dates are no number of months
        numbers = any(attribute(base, key).value == "number" for key in keys)
        given = frozenset({"table", "date", "text", "regulation", "organisation", "indicator"})
        given |= frozenset({"city"}) if len(cities) > 1 else frozenset()
        return given | (frozenset({"number"}) if numbers else frozenset())
    kind = attribute(base, keys[0]).value
    return frozenset({"number"} if kind == "number" else {"date"} if kind == "date" else
                     {"text", "regulation", "organisation", "path_type", "region", "place", "network", "group", "table"})  # fmt: skip


def _found(base: Base, plan: Plan) -> Types:
    """What a search would answer: only running it tells."""
    key = ("found", plan)
    if key not in base.computed:
        draft = Draft(base, "en")
        outcome = plan.run(draft)
        value = outcome.value
        given = frozenset[str]() if value is None else frozenset({str(value.entity) if value.entity else value.type})
        figure = bool(draft.tables) and draft.tables[0].rows[0].cells.get("value") is not None
        given |= frozenset({"number"}) if figure and value is not None and value.type == "text" else frozenset()
        base.computed[key] = given
        if len(base.computed) > 5_000:
            base.computed.clear()
    found: Types = base.computed.get(key, ANYTHING)
    return found
