"""Published crisp-set data, and short ways to write studies for tests."""

from fractions import Fraction

from kb.analysis.qca.study import Case, Study

# Survival of democracy in Europe between the wars: developed, urban, literate, industrial, stable governments | survived.
# Rihoux & De Meur (2009) in Rihoux & Ragin, Configurational Comparative Methods, chapter 3, after Lipset (1959).
LIPSET = """AU 10110 0  BE 11111 1  CZ 11111 1  EE 00101 0  FI 10101 1  FR 10111 1  DE 11110 0  GR 00000 0  HU 00100 0
            IE 10101 1  IT 00001 0  NL 11111 1  PL 00100 0  PT 00000 0  RO 00001 0  ES 00000 0  SE 10111 1  UK 11111 1"""

# Women in parliament: electoral system, quotas, social-democratic welfare system, women's movement, left parties | many.
# Krook (2010), Political Studies 58:886.
KROOK = """SE 11100 1  FI 10100 1  NO 11111 1  DK 10111 1  NL 11011 1  ES 11010 1  BE 11011 1  AT 11001 1  NZ 00011 1
           IS 11111 1  DE 01011 1  CH 11000 0  AU 01010 0  LU 10001 0  PT 11000 0  CA 00010 0  GB 01010 0  FR 01010 0
           IT 01000 0  US 00010 0  GR 11000 0  IE 01010 0"""


def study(conditions: str, text: str, inclusion: Fraction = Fraction(1), fewest: int = 1) -> Study:
    """A study from *case values outcome* triples; ``?`` is unknown."""
    values = {"1": True, "0": False, "?": None}
    parts = text.split()
    cases = [
        Case(name, tuple(values[digit] for digit in digits), values[outcome])
        for name, digits, outcome in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    ]
    return Study(tuple(conditions.split()), tuple(cases), inclusion, fewest)


def lipset() -> Study:
    """The Lipset data."""
    return study("DEV URB LIT IND STB", LIPSET)


def krook() -> Study:
    """The Krook data."""
    return study("ES QU WS WM LP", KROOK)
