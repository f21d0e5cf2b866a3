"""Colours: text can be read, groups are told apart by people who see no red or no green, every colour has its dark one."""

from itertools import combinations

import pytest

from kb.charts.looks import ACCENT, DARK, FIFTHS, FIRST_DARK_FIFTH, GROUPS, INK, ON_DARK, PAPER, SHAPES, SOFT

# Machado, Oliveira & Fernandes (2009), severity 1.0, on linear RGB
DEFICIENCIES = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}
Colour = tuple[float, float, float]


def linear(colour: str) -> Colour:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    found = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return found[0], found[1], found[2]


def contrast(one: str, other: str) -> float:
    """The contrast of WCAG 2."""
    lights = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def lab(colour: Colour) -> Colour:
    r, g, b = (min(max(part, 0), 1) for part in colour)
    x, y, z = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047, 0.2126 * r + 0.7152 * g + 0.0722 * b, (
        0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883  # fmt: skip
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: str, other: str, deficiency: str) -> float:
    seen = []
    for colour in (one, other):
        rgb = linear(colour)
        rows = DEFICIENCIES[deficiency]
        seen.append(lab(tuple(sum(row[n] * rgb[n] for n in range(3)) for row in rows)))  # type: ignore[arg-type]
    return float(sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5)


@pytest.mark.parametrize("paper", [PAPER, DARK[PAPER]])
def test_text_and_dots_stand_out_from_the_ground(paper: str) -> None:
    dark = paper != PAPER
    for colour in (INK, SOFT):
        assert contrast(DARK[colour] if dark else colour, paper) >= 4.5
    for colour in (ACCENT, *GROUPS):
        assert contrast(DARK[colour] if dark else colour, paper) >= 3


def test_numbers_on_cells_can_be_read() -> None:
    for number, colour in enumerate(FIFTHS):
        text = ON_DARK if number >= FIRST_DARK_FIFTH else INK
        assert contrast(text, colour) >= 3.5
        assert contrast(DARK[text], DARK[colour]) >= 3.5


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_five_groups_are_told_apart_by_everybody(deficiency: str) -> None:
    """Twelve units of CIELAB are seen at once; what comes later has its shape, as all have."""
    for one, other in combinations(GROUPS[:5], 2):
        assert distance(one, other, deficiency) > 12
        assert distance(DARK[one], DARK[other], deficiency) > 12
    assert len(set(SHAPES)) == len(SHAPES) == len(GROUPS)


def test_every_colour_is_one_of_a_kind_and_so_is_its_dark_one_in_its_place() -> None:
    assert len(set(DARK)) == len(DARK)
    assert not set(DARK) & set(DARK.values())
