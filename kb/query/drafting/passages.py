"""What a found row says: its sentence in both languages, its figure as text, its date."""

from typing import Any

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


def date_of(row: Any) -> str | None:
    """The date of a found row, whatever its column is called."""
    for column in ("established", "issued", "start", "adopted", "date", "year", "in_force"):
        if getattr(row, column, None):
            return str(getattr(row, column))
    return None
