"""The land: packed without loss at its precision, whole, and without borders."""

from kb.charts.land import CREDIT, FILE, land, pack


def test_a_topology_is_packed_as_rings_of_steps() -> None:
    """Two arcs make a square; the second is named backwards. Steps are hundredths of a degree."""
    topology = {
        "transform": {"scale": [0.5, 0.5], "translate": [-10.0, 20.0]},
        "arcs": [[[0, 0], [4, 0], [0, 4]], [[0, 0], [0, 4], [4, 0]]],
        "objects": {
            "land": {"type": "GeometryCollection", "geometries": [{"type": "MultiPolygon", "arcs": [[[0, -2]]]}]}
        },
    }
    (polygon,) = pack(topology)["polygons"]
    assert polygon == [[-1000, 2000, 200, 0, 0, 200, -200, 0, 0, -200]]


def test_the_land_of_the_earth_is_there_with_its_credit() -> None:
    polygons = land()["geometry"]["coordinates"]
    points = [point for polygon in polygons for ring in polygon for point in ring]
    assert len(polygons) > 100
    assert all(ring[0] == ring[-1] for polygon in polygons for ring in polygon)
    assert all(-180 <= x <= 180.01 and -90 <= y <= 90 for x, y in points)
    assert min(y for _, y in points) < -78  # Antarctica
    assert max(y for _, y in points) > 83  # Greenland
    assert CREDIT in FILE.read_text(encoding="utf-8")
