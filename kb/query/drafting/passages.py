"""What a found row says: its sentence in both languages, its figure as text, its date."""

import re
from collections.abc import Sequence
from typing import Any

from kb.model.values import split_list
from kb.query.base import names


def said(row: Any) -> tuple[str, str]:
    """A found row as a sentence in both languages."""
    english, chinese = names(row)
    if hasattr(row, "typical_path"):
        return row.typical_path, row.typical_path_zh
    if hasattr(row, "treatment"):
        return f"{row.reads or '–'}: {row.why}", f"{row.reads or '–'}：{row.why_zh}"
    if hasattr(row, "features"):
        return f"{english}: {row.features}", f"{chinese}：{row.features_zh}"
    if hasattr(row, "measure"):
        value = figure_text(row)
        unit_zh = row.unit_zh or row.unit or ""
        return f"{english}: {value} {row.unit or ''}".rstrip() + ".", f"{chinese}：{value}{unit_zh}。"
    summary = getattr(row, "summary", None)
    if publisher := getattr(row, "publisher", None):
        english, chinese = f"{english} ({publisher})", f"{chinese}（{publisher}）"
    if not summary:
        return f"{english}.", f"{chinese}。"
    return f"{english}: {summary}", f"{chinese}：{getattr(row, 'summary_zh', None) or summary}"


def figure_text(row: Any) -> str:
    """A figure's value with its qualifier, as text."""
    if row.value is None:
        return str(row.text or "–")
    sign = {"at-least": "≥ ", "more-than": "> ", "at-most": "≤ ", "about": "≈ "}.get(row.qualifier, "")
    return f"{sign}{row.value:,.10g}".replace(",", "") if row.value < 10000 else f"{sign}{row.value:.12g}"


UNTIL = re.compile(r"\b(?:by|until|through|before) (?:the end of )?(\d{4})")


def year_aimed_at(row: Any) -> str | None:
    """The one year by which a found row says that something is to be reached."""
    years = set(UNTIL.findall(said(row)[0])) if row is not None else set()
    return years.pop() if len(years) == 1 else None


def date_of(row: Any) -> str | None:
    """The date of a found row, whatever its column is called."""
    for column in ("established", "issued", "start", "adopted", "date", "year", "in_force"):
        if getattr(row, column, None):
            return str(getattr(row, column))
    return None


UNLISTED = re.compile(
    r"\b(?:does not (?:name|list)|(?:are|is) not (?:named|listed)|not named|without naming|unnamed)\b"
)
PARTS_UNNAMED = re.compile(r"\bits (?:\w+ )?parts are not named\b")
PARTS = frozenset({"part", "compon", "element", "部分"})


def leaves_unnamed(told: str, asked: Sequence[str]) -> bool:
    """Whether a sentence says that names are not given; of a thing that has one itself, its parts alone may lack names,
    which matters only where the words ``asked`` speak of parts, or nothing is said of what is asked."""
    if asked and not PARTS & set(asked) and PARTS_UNNAMED.search(told):
        return False
    return UNLISTED.search(told) is not None


def named_first(rows: list[Any]) -> list[Any]:
    """*At which forum did the experts speak?*: of equal passages, the deed goes before those who did it and are not named."""
    if not leaves_unnamed(said(rows[0])[0], ()):
        return rows
    key = f"organisation:{rows[0].id}"
    return [row for row in rows if key in split_list(getattr(row, "actors", None))] or rows
