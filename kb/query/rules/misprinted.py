"""Rules about rows that bear another city's name: *which city's row prints another city's committee?*"""

import re

from kb.query.base import Base
from kb.query.framing.attach import Frame
from kb.query.kinds.errata import Errata
from kb.query.plan import Plan
from kb.query.rules.asks import asks_yes_no

ASKED = re.compile(r"\b(?:which|whose|what|who|where)\b|哪|谁", re.I)
OTHER = re.compile(
    r"\b(?:another|a different|some other|the wrong|a wrong) (?:city|municipality|place)\b"
    r"|(?:另外?|别的?|其[他它]的?)(?:一?[座个])?城?市|他市|错(?:误的)?城市",
    re.I,
)
NAMED = re.compile(
    r"\b(?:names?|named|committees?|bod(?:y|ies)|labels?|titles?|organi[sz]ations?|group|conference)\b|名|机构|委员会|小组|标签",
    re.I,
)
PRINTS = re.compile(
    r"\b(?:mis)?print(?:s|ed|ing)?\b|\bmisprint|\b(?:rows?|cells?|entry|entries|credited|mislabel\w*|by mistake|erroneously|wrongly|mistakenly|slip)\b"
    r"|\b(?:named after|bear(?:s|ing)?|carr(?:y|ies|ying)) |印|误|错|行",
    re.I,
)


def other_city_printed(base: Base, frame: Frame) -> Plan | None:
    """*One city is credited with a committee bearing another city's name: which row is it?*, 哪座城市的行印着别的城市的机构？"""
    text = frame.marked.text
    named = any(m.thing("city") for m in frame.marked.marks)  # *in the Chengdu row: which city's?*
    if not ASKED.search(text) or asks_yes_no(frame) or named or not OTHER.search(text):
        return None
    printed = PRINTS.search(text) is not None or "erratum" in frame.nouns
    if not (printed and (NAMED.search(text) or "erratum" in frame.nouns)):
        return None
    bodies = {"body", "organisation"} & frame.nouns or re.search(r"committee|bod(?:y|ies)\b|委员会|机构", text, re.I)
    scores = frame.indicators or frame.edition_said or {"score", "rank"} & frame.nouns
    return Errata(other_name="body" if bodies else "score" if scores else "any")
