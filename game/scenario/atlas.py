"""What a scenario says of its map, once valid: places, regions, lines and what each clause changes on them.

Points are longitude and latitude in thousandths of a degree; articles and options are meant by position.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.kernel.sides import Side

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A point with a name. `label` is the side of the mark that its name stands on; rank 1 is named first."""

    id: str
    name: str
    at: Spot
    kind: str
    why: str
    articles: tuple[int, ...]
    rank: int
    label: str
    source: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A region of the map file. `holder`: whose it is at first; `tone`: its wash when it is nobody's."""

    id: str
    name: str
    at: Spot
    why: str
    articles: tuple[int, ...]
    holder: Side | None
    tone: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line of the map file: a railway, a front, a coast. `stations` are places on it, in the order of the line."""

    id: str
    name: str
    at: Spot
    why: str
    articles: tuple[int, ...]
    kind: str
    holder: Side | None
    stations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lettering:
    """Words set along a curve: a sea, a country. Size is 1 (smallest) to 4."""

    text: str
    along: tuple[Spot, ...]
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Paint:
    """One thing that a clause changes: a `region`, `line` (between two stations) or `place`, and to whose good."""

    target: str
    id: str
    manner: str
    side: Side | None
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """What one option of an article looks like on the map."""

    article: int
    option: int
    label: str
    paints: tuple[Paint, ...]


@dataclass(frozen=True, slots=True)
class Closer:
    """A part of the map that may be looked at more closely: its middle and its width in kilometres."""

    id: str
    name: str
    at: Spot
    width: int


@dataclass(frozen=True, slots=True)
class Atlas:
    """The map of a conference. `file` lies in the folder of the scenario."""

    file: str
    title: str
    subtitle: str
    note: str
    lettering: tuple[Lettering, ...]
    places: tuple[Place, ...]
    areas: tuple[Area, ...]
    stretches: tuple[Stretch, ...]
    clauses: tuple[Clause, ...]
    closer: tuple[Closer, ...] = ()

    def clause(self, article: int, option: int) -> Clause | None:
        """What an option looks like, or None when it changes nothing."""
        return next((one for one in self.clauses if one.article == article and one.option == option), None)

    @property
    def drawn(self) -> tuple[int, ...]:
        """The articles that have a clause, in their order."""
        return tuple(sorted({one.article for one in self.clauses}))
