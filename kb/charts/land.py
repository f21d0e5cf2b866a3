"""The land of the earth without political borders, from ``land.json``. ``python -m kb.charts.land FILE`` makes that file.

Natural Earth 1:110m land, public domain, as packed by world-atlas (``land-110m.json``, ISC licence).
"""

import json
import sys
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("land.json")
CREDIT = "Made with Natural Earth, 1:110m land, public domain"
HUNDREDTHS = 100
Ring = list[list[float]]


@lru_cache(maxsize=1)
def land() -> dict[str, Any]:
    """The land as a GeoJSON feature; rings run as spherical geometry wants them, over the antimeridian too."""
    polygons = json.loads(FILE.read_text(encoding="utf-8"))["polygons"]
    rings = [[_unpacked(ring) for ring in polygon] for polygon in polygons]
    return {"type": "Feature", "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates": rings}}


def _unpacked(ring: list[int]) -> Ring:
    """Degrees from hundredths that are told as steps: longitude, latitude, longitude, latitude …"""
    across, up = accumulate(ring[0::2]), accumulate(ring[1::2])
    return [[x / HUNDREDTHS, y / HUNDREDTHS] for x, y in zip(across, up, strict=True)]


def pack(topology: dict[str, Any]) -> dict[str, Any]:
    """The land of a TopoJSON topology as rings of steps in hundredths of a degree."""
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = topology["objects"]["land"].get("geometries", [topology["objects"]["land"]])
    polygons = [
        polygon
        for shape in shapes
        for polygon in (shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]])
    ]
    return {"credit": CREDIT, "polygons": [[_packed(ring, arcs) for ring in polygon] for polygon in polygons]}


def _arc(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    places = zip(accumulate(step[0] for step in arc), accumulate(step[1] for step in arc), strict=True)
    return [[x * scale_x + move_x, y * scale_y + move_y] for x, y in places]


def _packed(ring: list[int], arcs: list[Ring]) -> list[int]:
    """One ring; an arc that is named by its complement runs backwards, and neighbours share their ends."""
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in ring]
    points = [point for n, part in enumerate(parts) for point in (part[1:] if n else part)]
    rounded = [(round(x * HUNDREDTHS), round(y * HUNDREDTHS)) for x, y in points]
    kept = [point for n, point in enumerate(rounded) if not n or point != rounded[n - 1]]
    before = [(0, 0), *kept[:-1]]
    return [step for (x, y), (a, b) in zip(kept, before, strict=True) for step in (x - a, y - b)]


if __name__ == "__main__":
    packed = pack(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    FILE.write_text(json.dumps(packed, separators=(",", ":")) + "\n", encoding="utf-8")
