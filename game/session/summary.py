"""What a list of saves shows of one: read from the file alone, without playing anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from game.kernel.sides import BOTH_SIDES, BySide
from game.session.record import Save

EVENING = ("instrument", "save_influence")


@dataclass(frozen=True, slots=True)
class Summary:
    """A save at a glance. `sides` are names; `sitting` and `date` are where it stands; nothing in it is secret.

    `scenario` and `side_ids`: by which the names are found in another language.
    """

    id: str
    title: str
    sides: BySide[str]
    seats: BySide[str]
    sitting: int
    date: str
    moves: int
    over: bool
    iron: bool
    directed: bool
    rules: int
    scenario: str = ""
    side_ids: tuple[str, str] = ("", "")


def summary_of(save: Save) -> Summary:
    """The summary of a save."""
    calendar = save.scenario.get("calendar")
    days = calendar if isinstance(calendar, list) else []
    sitting = max(1, min(sittings(save)[-1], len(days) or 1))
    day = days[sitting - 1] if sitting <= len(days) else None
    return Summary(
        id=save.header.id,
        title=_text(save.scenario.get("title"), save.header.id),
        sides=_names(save),
        seats=save.header.settings.seats,
        sitting=sitting,
        date=_text(day.get("date"), "") if isinstance(day, dict) else "",
        moves=len(save.log),
        over=save.outcome is not None,
        iron=save.header.settings.iron,
        directed=save.header.directed,
        rules=save.header.rules,
        scenario=_text(save.scenario.get("id"), ""),
        side_ids=(save.side_ids.first, save.side_ids.second),
    )


def sittings(save: Save) -> tuple[int, ...]:
    """The sitting a save stands at before its log and after each entry of it, as far as the log alone tells.

    Each sitting ends when both sides have made their evening choice; going back undoes that.
    """
    done: list[tuple[int, int]] = [(0, 0)]
    for entry in save.log:
        first, second = done[-1]
        to = entry.action.get("rewind")
        if isinstance(to, int) and 0 <= to < len(done):
            first, second = done[to]
        elif entry.action.get("action") in EVENING:
            first += entry.by == save.side_ids.first
            second += entry.by == save.side_ids.second
        done.append((first, second))
    return tuple(1 + min(each) for each in done)


def _names(save: Save) -> BySide[str]:
    sides = save.scenario.get("sides")
    rows: list[Any] = sides if isinstance(sides, list) else []
    names = [_text(rows[side].get("name") if side < len(rows) else None, save.side_ids.of(side)) for side in BOTH_SIDES]
    return BySide(names[0], names[1])


def _text(value: object, fallback: str) -> str:
    return value if isinstance(value, str) else fallback
