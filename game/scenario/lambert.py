"""Lambert's conformal conic projection: where a point of the earth lies on a sheet, in kilometres."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Lambert:
    """A projection with two true parallels, a middle meridian and the point that lies at (0, 0).

    `place` gives kilometres to the right of and below that point.
    """

    parallels: tuple[float, float]
    meridian: float
    centre: tuple[float, float]
    cone: float = field(init=False)
    reach: float = field(init=False)
    origin: tuple[float, float] = field(init=False)

    def __post_init__(self) -> None:
        low, high = (math.radians(each) for each in self.parallels)
        if math.isclose(low, high, abs_tol=1e-6):
            cone = max(1e-6, math.sin(low))
        else:
            cone = math.log(math.cos(low) / math.cos(high)) / math.log(_half(high) / _half(low))
        object.__setattr__(self, "cone", cone)
        object.__setattr__(self, "reach", EARTH_KM * math.cos(low) * _half(low) ** cone / cone)
        object.__setattr__(self, "origin", self._raw(self.centre))

    def _raw(self, point: tuple[float, float]) -> tuple[float, float]:
        radius = self.reach / _half(math.radians(point[1])) ** self.cone
        turn = self.cone * math.radians((point[0] - self.meridian + 180) % 360 - 180)
        return (radius * math.sin(turn), radius * math.cos(turn))

    def place(self, point: tuple[float, float]) -> tuple[float, float]:
        """Kilometres right of and below the centre of the map; a point is longitude and latitude in degrees."""
        x, y = self._raw(point)
        return (x - self.origin[0], y - self.origin[1])


def _half(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)
