"""Where a place falls on a map: Equal Earth, turned to the middle of what is shown. The drawing uses the same numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Any

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = sqrt(3) / 2
WORLD_MIDDLE = 11.0  # cuts the world in the Bering Strait
WIDEST_REGION = 90.0  # degrees of longitude; what is wider is shown on a map of the world
NARROWEST = 0.16  # the least width of a map in radians, so that two neighbours do not fill it


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """Šavrič, Patterson & Jenny (2018), in units of the earth's radius.

    Examples
    --------
    >>> [round(value, 4) for value in equal_earth(0, 90)], [round(value, 4) for value in equal_earth(180, 0)]
    ([0.0, 1.3174], [2.7066, 0.0])
    """
    theta = asin(M * sin(radians(latitude)))
    two, six = theta**2, theta**6
    across = radians(longitude) * cos(theta) / (M * (A1 + 3 * A2 * two + six * (7 * A3 + 9 * A4 * two)))
    return across, theta * (A1 + A2 * two + six * (A3 + A4 * two))


@dataclass(frozen=True)
class Projection:
    """A map of ``width`` by ``height`` pixels around a meridian."""

    middle: float
    scale: float
    left: float
    top: float
    width: int
    height: int

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """The pixel of a place."""
        turned = (longitude - self.middle + 180) % 360 - 180
        across, up = equal_earth(turned, latitude)
        return self.left + self.scale * across, self.top - self.scale * up

    @property
    def arguments(self) -> dict[str, Any]:
        """The same map for Vega."""
        return {"type": "equalEarth", "rotate": [-self.middle, 0, 0], "scale": self.scale, "translate": [self.left, self.top],
                "center": [0, 0], "clipExtent": [[0, 0], [self.width, self.height]], "precision": 0.3}  # fmt: skip


def fit(places: Sequence[tuple[float, float]], width: int) -> Projection:
    """A map of the region around some places (longitude, latitude), or of the world when they lie far apart."""
    longitudes = [longitude for longitude, _ in places]
    if max(longitudes) - min(longitudes) > WIDEST_REGION:
        scale = width / (2 * equal_earth(180, 0)[0])
        north, south = equal_earth(0, 84)[1], equal_earth(0, -57)[1]
        height = round((north - south) * scale)
        return Projection(WORLD_MIDDLE, scale, width / 2, north * scale, width, height)
    middle = (max(longitudes) + min(longitudes)) / 2
    points = [equal_earth(longitude - middle, latitude) for longitude, latitude in places]
    lefts, ups = [x for x, _ in points], [y for _, y in points]
    broad = max(max(lefts) - min(lefts), NARROWEST) * 1.24
    tall = max(max(ups) - min(ups), NARROWEST * 0.7) * 1.16
    ratio = min(max(tall / broad, 0.5), 0.78)
    height = round(width * ratio)
    scale = min(width / broad, height / tall)
    centre_x, centre_y = (max(lefts) + min(lefts)) / 2, (max(ups) + min(ups)) / 2
    return Projection(middle, scale, width / 2 - centre_x * scale, height / 2 + centre_y * scale, width, height)
