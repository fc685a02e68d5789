"""What a save holds beside its scenario, and the chain of digests over it.

The first digest covers the header and the events that opened the game; each entry's covers the one before, the entry
itself and the events it led to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from game.kernel.canonical import digest, plain, sorted_dumps
from game.kernel.sides import BOTH_SIDES, BySide, Side

if TYPE_CHECKING:
    from game.engine.events import Event

FORMAT = 1
HUMAN, COMPUTER = "human", "computer"
SEATS = (HUMAN, COMPUTER)
HISTORICAL, DRAWN, GIVEN = "historical", "drawn", "given"
INSTRUCTIONS = (HISTORICAL, DRAWN, GIVEN)


@dataclass(frozen=True, slots=True)
class Settings:
    """How a game is played: who sits where, how well the computer plays, how instructions came about.

    `openers` fixes who opens the first sittings; `iron` forbids undo, rewinding and branching.
    """

    seats: BySide[str] = BySide(HUMAN, COMPUTER)
    levels: BySide[str] = BySide("envoy", "envoy")
    instructions: str = DRAWN
    openers: tuple[Side, ...] = ()
    iron: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """The game that this one was branched from, and how many of its entries were copied."""

    id: str
    entries: int


@dataclass(frozen=True, slots=True)
class Header:
    """Everything that fixes a game before its first action, but for the scenario."""

    rules: int
    id: str
    origin: Origin | None
    directed: bool
    seed: str
    instructions: BySide[str]
    settings: Settings


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. `action` is as `game.session.codec` writes it, or `{"rewind": n}`."""

    n: int
    by: str
    action: dict[str, Any]
    digest: str


def header_data(header: Header, side_ids: BySide[str], scenario: Any) -> dict[str, Any]:
    """The header in the order of a save file, with `scenario` in its place."""
    origin = None if header.origin is None else {"id": header.origin.id, "entries": header.origin.entries}
    return {
        "portsmouth_save": FORMAT,
        "rules": header.rules,
        "id": header.id,
        "origin": origin,
        "directed": header.directed,
        "scenario": scenario,
        "seed": header.seed,
        "instructions": {side_ids.of(side): header.instructions.of(side) for side in BOTH_SIDES},
        "settings": settings_data(header.settings, side_ids),
    }


def settings_data(settings: Settings, side_ids: BySide[str]) -> dict[str, Any]:
    """The settings by the names of the sides."""
    return {
        "seats": {side_ids.of(side): settings.seats.of(side) for side in BOTH_SIDES},
        "levels": {side_ids.of(side): settings.levels.of(side) for side in BOTH_SIDES},
        "instructions": settings.instructions,
        "openers": [side_ids.of(side) for side in settings.openers],
        "iron": settings.iron,
    }


def seal(header: Header, side_ids: BySide[str], scenario_digest: str) -> str:
    """A digest of the header and the scenario alone, which holds under any rules and before the first entry."""
    return digest(sorted_dumps(header_data(header, side_ids, scenario_digest)))


def first_digest(header: Header, side_ids: BySide[str], scenario_digest: str, opening: tuple[Event, ...]) -> str:
    """The digest that the first entry follows on."""
    return digest(sorted_dumps(header_data(header, side_ids, scenario_digest)), events_text(opening))


def next_digest(previous: str, n: int, by: str, action: dict[str, Any], events: tuple[Event, ...]) -> str:
    """The digest of an entry."""
    return digest(previous, sorted_dumps({"n": n, "by": by, "action": action}), events_text(events))


def events_text(events: tuple[Event, ...]) -> str:
    """Events written down in one way."""
    return sorted_dumps([plain(event) for event in events])
