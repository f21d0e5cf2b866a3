"""Numbers of the Global Smart Cities report as printed: its overall table (section 1.4) and columns of others."""

from types import SimpleNamespace

PILLARS = ("smart-infrastructure", "smart-economy", "smart-service", "smart-governance", "smart-innovation")

# label: the five pillars, general comment, rank (lines 220-239)
OVERALL = {
    "london": (89.9, 81.7, 77.9, 74.3, 89.4, 100.0, 1),
    "new-york": (87.9, 89.6, 74.7, 68.8, 86.7, 98.7, 2),
    "singapore": (96.4, 72.3, 85.8, 70.4, 79.5, 97.9, 3),
    "shanghai": (71.7, 79.1, 96.3, 69.0, 69.1, 93.2, 4),
    "beijing": (72.8, 79.9, 92.0, 67.0, 71.5, 92.8, 5),
    "paris": (81.3, 72.6, 77.0, 65.9, 82.1, 91.7, 6),
    "hong-kong": (96.5, 65.0, 75.1, 62.5, 77.5, 91.1, 7),
    "los-angeles": (87.9, 69.5, 65.5, 63.7, 80.7, 88.9, 8),
    "chicago": (87.9, 69.9, 68.8, 63.6, 75.7, 88.5, 9),
    "seoul": (78.4, 58.9, 75.0, 72.9, 79.7, 88.3, 10),
    "dubai": (85.0, 59.7, 88.8, 71.3, 59.8, 88.2, 11),
    "tokyo": (78.7, 66.6, 67.9, 62.9, 82.0, 86.6, 12),
    "sydney": (83.7, 60.4, 68.4, 68.0, 73.4, 85.6, 13),
    "toronto": (82.5, 64.9, 66.1, 69.1, 66.9, 84.6, 14),
    "berlin": (84.1, 58.7, 62.4, 67.5, 68.3, 82.5, 15),
    "moscow": (71.9, 56.7, 78.8, 62.1, 66.7, 81.3, 16),
    "mumbai": (65.1, 46.8, 70.2, 62.8, 48.3, 70.9, 17),
    "buenos": (73.1, 40.0, 54.2, 51.7, 53.1, 65.9, 18),
    "ellis": (70.6, 36.5, 39.7, 47.3, 48.4, 58.7, 19),
    "rio-de-janeiro": (53.8, 29.4, 58.4, 46.2, 39.2, 54.9, 20),
}

# The pillars of the last three as tables 2-1 to 2-5 print them (lines 271-277, 341-343, 417-419, 529-531, 631-634)
SUB_TABLES = {
    **{label: row[:5] for label, row in OVERALL.items() if label not in ("buenos", "ellis", "rio-de-janeiro")},
    "buenos-aires": (73.1, 40.0, 54.2, 51.7, 53.1),
    "rio-de-janeiro": (70.6, 36.5, 39.7, 47.3, 48.4),
    "cairo": (53.8, 29.4, 58.4, 46.2, 39.2),
}

READS = {"buenos": "buenos-aires", "ellis": "rio-de-janeiro", "rio-de-janeiro": "cairo"}

# Table 2-5, innovation and entrepreneurship; table 2-4, sustainability (lines 615-634, 512-531)
ENTREPRENEURSHIP = {
    "london": 99.0, "new-york": 100.0, "paris": 97.5, "tokyo": 99.5, "los-angeles": 98.5, "seoul": 93.5,
    "singapore": 98.0, "hong-kong": 72.5, "chicago": 97.0, "sydney": 93.0, "beijing": 87.5, "shanghai": 84.0,
    "berlin": 94.5, "toronto": 95.5, "moscow": 81.5, "dubai": 85.0, "buenos-aires": 66.0, "rio-de-janeiro": 43.0,
    "mumbai": 58.0, "cairo": 16.3,
}  # fmt: skip
SUSTAINABILITY = {
    "london": 86.7, "seoul": 61.1, "dubai": 46.7, "singapore": 56.0, "toronto": 78.8, "shanghai": 48.0,
    "new-york": 69.4, "sydney": 53.4, "berlin": 100.0, "beijing": 46.8, "paris": 64.6, "los-angeles": 50.8,
    "chicago": 52.6, "tokyo": 50.2, "mumbai": 46.3, "hong-kong": 53.2, "moscow": 46.6, "buenos-aires": 47.2,
    "rio-de-janeiro": 54.0, "cairo": 45.4,
}  # fmt: skip
ARTICLES = {
    "beijing": 72, "singapore": 69, "new-york": 68, "london": 56, "seoul": 53, "shanghai": 42, "rio-de-janeiro": 18,
    "hong-kong": 18, "toronto": 17, "tokyo": 16, "dubai": 14, "chicago": 12, "paris": 12, "moscow": 12, "mumbai": 10,
    "berlin": 9, "sydney": 8, "los-angeles": 6, "cairo": 4, "buenos-aires": 3,
}  # fmt: skip
REPUTATION_RANKS = {
    "beijing": 1, "singapore": 2, "new-york": 3, "london": 4, "seoul": 5, "shanghai": 6, "rio-de-janeiro": 7,
    "hong-kong": 8, "toronto": 9, "tokyo": 10, "dubai": 11, "chicago": 12, "paris": 12, "moscow": 12, "mumbai": 15,
    "berlin": 16, "sydney": 17, "los-angeles": 18, "cairo": 19, "buenos-aires": 20,
}  # fmt: skip


def node(slug: str, parent: str | None = None, weight: str | None = None, **other: object) -> SimpleNamespace:
    """A row of the indicator tree with the usual values."""
    usual = {"edition": "gsc-2020", "published": True, "kind": "score", "higher_is_better": True}
    row = {**usual, "scaled_to_maximum": False, "id": slug, "parent": parent, "weight": weight, **other}
    return SimpleNamespace(**row)


TREE = [node("overall", scaled_to_maximum=True), *(node(pillar, "overall", "1/5") for pillar in PILLARS)]


def overall_scores() -> dict[str, dict[str, float]]:
    """The overall table as read: its last three labels corrected."""
    rows = {READS.get(label, label): row for label, row in OVERALL.items()}
    columns = (*PILLARS, "overall")
    return {name: {city: row[at] for city, row in rows.items()} for at, name in enumerate(columns)}
