"""What is public from the first day: articles, ladders, the list of doctrines, the odds each capital works by.

A board holds no state and no secret. Which doctrine is in force is not in it, nor any event to come.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.kernel.conditions import Condition
from game.kernel.effects import Guarded
from game.kernel.formulas import CapitalRule, OrderRule, WalkAway
from game.kernel.sides import BySide, Side


@dataclass(frozen=True, slots=True)
class BoardArticle:
    """An article: how many options its ladder has, and where it falls when nobody settles it."""

    id: str
    options: tuple[str, ...]
    silent: int | None

    @property
    def required(self) -> bool:
        """Whether no treaty can be without it."""
        return self.silent is None


@dataclass(frozen=True, slots=True)
class BoardLink:
    """Options worth more or less together."""

    cells: tuple[tuple[int, tuple[int, ...]], ...]
    points: BySide[int]

    def holds(self, treaty: tuple[int, ...]) -> bool:
        """Whether the treaty has the link's options."""
        return all(treaty[article] in options for article, options in self.cells)


@dataclass(frozen=True, slots=True)
class DoctrineCard:
    """Instructions that a capital may have given, as far as the list goes. `lines`: the mandate again, by article."""

    id: str
    prior: int
    points: tuple[tuple[int, ...], ...]
    mandate: tuple[tuple[int, int, str], ...]
    walk_away: int
    cable_bonus: int
    lines: tuple[tuple[int, str] | None, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardDress:
    """An instrument as one side may play it."""

    cost: int
    rest: int
    limit: int
    when: Condition
    effects: tuple[Guarded, ...]


@dataclass(frozen=True, slots=True)
class BoardInstrument:
    """A back-channel act."""

    id: str
    kind: str
    odds: int
    dress: BySide[BoardDress]


@dataclass(frozen=True, slots=True)
class BoardDrift:
    """By how much a gauge moves at every sitting while something holds."""

    change: int
    when: Condition


@dataclass(frozen=True, slots=True)
class BoardTrack:
    """A gauge: whose it is, where it starts, and what moves it from sitting to sitting."""

    id: str
    owner: Side | None
    start: int
    drifts: tuple[BoardDrift, ...]


@dataclass(frozen=True, slots=True)
class BoardInterest:
    """What the mediator wants for himself."""

    id: str
    weight: int
    points: tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything public about a scenario that rules, views and computer players need."""

    side_ids: BySide[str]
    articles: tuple[BoardArticle, ...]
    links: tuple[BoardLink, ...]
    doctrines: BySide[tuple[DoctrineCard, ...]]
    walk_away: BySide[WalkAway]
    capital: BySide[CapitalRule]
    orders: BySide[OrderRule]
    openings: BySide[tuple[tuple[int, int], ...]]
    instruments: tuple[BoardInstrument, ...]
    tracks: tuple[BoardTrack, ...]
    turns: tuple[int, ...]
    dates: tuple[str, ...]
    lag: BySide[int]
    mediator: bool
    text_articles: int
    interests: tuple[BoardInterest, ...]

    def instrument(self, instrument_id: str) -> BoardInstrument | None:
        """The instrument of that id, or None."""
        for instrument in self.instruments:
            if instrument.id == instrument_id:
                return instrument
        return None

    def card(self, side: Side, doctrine_id: str) -> DoctrineCard:
        """The doctrine of that id; KeyError when there is none."""
        for card in self.doctrines.of(side):
            if card.id == doctrine_id:
                return card
        raise KeyError(doctrine_id)

    def silent_treaty(self) -> tuple[int | None, ...]:
        """What each article falls to when nothing is settled."""
        return tuple(article.silent for article in self.articles)


def points_of(
    table: tuple[tuple[int, ...], ...], links: tuple[BoardLink, ...], side: Side, treaty: tuple[int, ...]
) -> int:
    """What a treaty is worth to `side` on a table of points (R7)."""
    worth = sum(row[option] for row, option in zip(table, treaty, strict=True))
    return worth + sum(link.points.of(side) for link in links if link.holds(treaty))
