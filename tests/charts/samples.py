"""Orders for charts of every kind, with few points that can be checked by eye."""

from typing import Any

from kb.query.answer import Chart

CITIES = (("Wuhan", "city:wuhan", 0.8639, 114.26667, 30.58333), ("Chengdu", "city:chengdu", 0.7019, 104.06667, 30.66667),
          ("Shanghai", "city:shanghai", 0.7519, 121.45806, 31.22222), ("Xi'an", "city:xian", 0.7954, 108.92861, 34.25833))  # fmt: skip


def points(kind: str) -> list[dict[str, Any]]:
    """Points as answers give them."""
    plain: list[dict[str, Any]] = [{"label": name, "key": key, "value": value} for name, key, value, _, _ in CITIES]
    match kind:
        case "strip":
            return [
                point | {"row": row, "mark": point["label"] == "Wuhan"} for row in ("Home", "Work") for point in plain
            ]
        case "groups":
            return [point | {"group": f"cities with {'a' if n < 2 else 'no'} law"} for n, point in enumerate(plain)]
        case "parallel":
            return [point | {"row": row} for row in ("Home", "Work") for point in plain[:2]]
        case "heat":
            return [point | {"column": column} for column in ("Home", "Work", "School") for point in plain]
        case "scatter":
            return [point | {"x": 10.0 - n} for n, point in enumerate(plain)]
        case "map":
            return [
                point | {"longitude": city[3], "latitude": city[4]} for point, city in zip(plain, CITIES, strict=True)
            ]
        case "timeline":
            dates = (("body", "2006"), ("adopted", "2011-01"), ("in_force", "2011-05"))
            return [{"label": name, "key": f"city:{name.lower()}", "event": event, "date": date, "name": "x"}
                    for name in ("Shanghai", "Wuhan") for event, date in dates]  # fmt: skip
    return plain


def chart(kind: Any) -> Chart:
    """A chart of a kind."""
    unit = None if kind == "timeline" else "points"
    return Chart(kind=kind, title="Learner experience", unit=unit, points=points(kind), source="iSLEC 2016")
