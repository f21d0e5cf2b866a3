"""Rules about ties: how two things are connected, and what two cities have in common."""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.comparing import Compare
from kb.query.kinds.relating import Connect
from kb.query.plan import Plan
from kb.query.rules.asks import asks_for_path, named_things
from kb.query.rules.listed import asks_for_cities
from kb.query.selection.attributes import ATTRIBUTES

IN_COMMON = re.compile(r"\bin common\b|\bshare\b|共同(?!体)|相同之处|共通", re.I)
COMPARED_BY = {"regulation": "regulation.subject", "path": "path_type"}
TOLD_OF_SEVERAL = ("path_type", "networks", "region", "tier", "regulation.subject")  # what three and more may share


def connection(base: Base, frame: Frame) -> Plan | None:
    """How two things are connected."""
    left_out = left_out_ties(base, frame)
    cities = (
        frame.cities if not left_out else (*frame.cities, *frame.excluded)
    )  # 除GNLC之外，武汉与西安: no city is left out
    what = had_in_common(frame) if len(cities) == 2 else None
    shares = (
        frame.relations == {"same"} and set(frame.asks) - {"yes_no"} == {"what"} and (bool(what) or not frame.nouns)
    )
    if len(cities) > 2 and ("connect" in frame.relations or shares) and not (frame.nouns or left_out):
        return Compare(cities=cities, attributes=TOLD_OF_SEVERAL, ask="table")
    if (
        ("connect" not in frame.relations and not (shares and len(cities) == 2))
        or (len(frame.cities) > 1 and asks_for_path(frame))
        or what == ""
    ):
        return None
    if what and not left_out:
        return Compare(cities=cities, attributes=(what,), ask="shared")
    keys = [key for key in [f"city:{city}" for city in cities] + named_things(frame) if key not in left_out]
    if left_out and len(keys) == 2:
        told = next((key for key in frame.attributes if key in ATTRIBUTES), None) if len(cities) == 2 else None
        return Connect(start=keys[0], end=keys[1], without=left_out, attribute=what or told)
    if len(keys) == 1:
        return None if asks_for_cities(frame) and frame.asks else Connect(start=keys[0])
    return Connect(start=keys[0], end=keys[1], direct="direct" in frame.cues) if keys else None


def had_in_common(frame: Frame) -> str | None:
    """*What do the laws of A and B have in common?*: the attribute they are compared by, empty where there is none.

    Of policies, practices and bodies there is no one value that two cities could share; a route by way of a
    group both belong to says nothing of them either.
    """
    if not IN_COMMON.search(frame.marked.text):
        return None
    if told := next((key for key in frame.attributes if key in ATTRIBUTES and key != "regulation"), None):
        return told
    said = frame.nouns & {"regulation", "path", "policy", "practice", "body"}
    return COMPARED_BY.get(next(iter(said)), "") if len(said) == 1 else None


def left_out_ties(base: Base, frame: Frame) -> tuple[str, ...]:
    """*Apart from network membership*, 除了同在GNLC之外: the networks that are set aside, those named or all."""
    marks = frame.marked.marks
    places = [p for p, m in enumerate(marks) if m.says("logic", "except")]
    behind = [m for p in places for m in marks[p + 1 : p + 5]]
    named = [f"network:{ident}" for m in behind if (ident := m.thing("network"))]
    if not named and any(m.says("noun", "network") for m in behind):
        named = [f"network:{ident}" for ident in base.members]
    return tuple(dict.fromkeys(named))
