"""What exists: one table class per resource of the data package. ``RESOURCES`` is the index, in load order."""

from kb.model.base import Fact, Row
from kb.model.evidence import Claim, Coding, Correction, Coverage, Erratum, Source
from kb.model.governance import CityPath, GoverningBody, Organisation, PathType, Policy, Regulation
from kb.model.indices import Edition, Group, GroupMember, Index, Indicator, Score
from kb.model.places import Area, City, Membership, Name, Network, Place, Predicate, Relation
from kb.model.practices import Concept, Figure, Practice, Reference, Theme

RESOURCES: tuple[type[Row], ...] = (
    Source, Place, City, Area, Network, Membership, Predicate,
    Theme, PathType, Organisation, Regulation, Policy, GoverningBody, CityPath,
    Practice, Figure, Concept, Reference,
    Index, Edition, Indicator, Score, Group, GroupMember,
    Name, Relation, Coverage, Erratum, Claim, Correction, Coding,
)  # fmt: skip

__all__ = [
    "RESOURCES", "Area", "City", "CityPath", "Claim", "Coding", "Concept", "Correction", "Coverage", "Edition", "Erratum",
    "Fact", "Figure", "GoverningBody", "Group", "GroupMember", "Index", "Indicator", "Membership", "Name", "Network",
    "Organisation", "PathType", "Place", "Policy", "Practice", "Predicate", "Reference", "Regulation", "Relation",
    "Row", "Score", "Source", "Theme",
]  # fmt: skip
