"""The looks of charts in one place: colours, light and dark, and fonts. The colours of the ground are those of the site."""

PAPER, INK, SOFT, RULE, STRONG = "#fdfcf9", "#1d1f21", "#565a5e", "#e3dfd4", "#8d8778"
ACCENT, BAND, QUIET, LAND, ON_DARK = "#0c5a63", "#b9d6d3", "#9a958a", "#eae5d9", "#fffffe"

# The first five are told apart by people who see no red or no green (the tests check it); each has a shape of its own.
GROUPS = ("#1a55a3", "#cc5a00", "#2f2f33", "#8f6bb3", "#00806a", "#77736a")
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "triangle-down")
FIFTHS = ("#e6f0ee", "#bfdcd8", "#8bbdba", "#4c8d91", "#0c5a64")
FIRST_DARK_FIFTH = 3  # from here on the text on a cell is light

DARK = {
    PAPER: "#15181a", INK: "#e6e3dc", SOFT: "#a9adb0", RULE: "#2c3135", STRONG: "#6d7276",
    ACCENT: "#7cc7c9", BAND: "#2c5558", QUIET: "#7d8286", LAND: "#24292c", ON_DARK: "#0e1112",
    GROUPS[0]: "#5c9bf0", GROUPS[1]: "#f5b266", GROUPS[2]: "#e9e9ec", GROUPS[3]: "#d58bd0", GROUPS[4]: "#63c2ad",
    GROUPS[5]: "#98958d",
    FIFTHS[0]: "#1c2a2c", FIFTHS[1]: "#274347", FIFTHS[2]: "#3a6b70", FIFTHS[3]: "#64a5a8", FIFTHS[4]: "#9ad9d9",
}  # fmt: skip

CJK = (
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
)
SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Noto Sans", "Liberation Sans")
FONT = ", ".join(f"'{name}'" if " " in name else name for name in (*SANS, *CJK, "sans-serif"))

TITLE_SIZE, TEXT_SIZE, SMALL_SIZE = 15, 12, 11
MARGIN = 12


def style() -> str:
    """Rules for a stand-alone picture: dark where the reader's screen is dark, links that show when they have the focus."""
    dark = "".join(
        f'[fill="{light}"]{{fill:{dark}}}[stroke="{light}"]{{stroke:{dark}}}' for light, dark in DARK.items()
    )
    return (f"svg{{color-scheme:light dark;background:{PAPER}}}@media (prefers-color-scheme:dark){{svg{{background:{DARK[PAPER]}}}{dark}}}"
            "a:hover text{text-decoration:underline}a:focus-visible{outline:2px solid #0c5a63}")  # fmt: skip
