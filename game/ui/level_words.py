"""What a level of delegation can and cannot do, in sentences made from its own numbers, and what was measured of it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from game import paths
from game.ai.levels import Level
from game.kernel.errors import GameError
from game.ui.strings import Strings

FULL = 1000
TENTH = 10


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of a level against the strongest, in whole per cent, over `games` seeds from either chair."""

    share: int
    ratified: int
    games: int


def skill(strings: Strings, level: Level) -> str:
    """What the level can do, every field of it in words, its figures in per cent."""
    parts = [
        _part(strings, "learning", level.learning),
        _part(strings, "insight", level.insight),
        strings.text(f"new_game.skill.firmness_{min(3, level.firmness)}"),
        strings.text(f"new_game.skill.packages_{_yes(level.packages)}"),
        strings.text(f"new_game.skill.channels_{_yes(level.channels)}"),
        strings.text(f"new_game.skill.foresight_{_yes(level.foresight)}"),
        _part(strings, "reserve", level.reserve),
        strings.text(f"new_game.skill.weighed_{_yes(level.weighed > 0)}", n=level.weighed),
    ]
    return " ".join(parts)


def _part(strings: Strings, name: str, per_mille: int) -> str:
    """A skill in per mille: none, all, or so many per cent."""
    if per_mille in (0, FULL):
        return strings.text(f"new_game.skill.{name}_{'all' if per_mille else 'none'}")
    return strings.text(f"new_game.skill.{name}_some", n=per_mille // TENTH)


def _yes(able: bool) -> str:
    return "yes" if able else "no"


def measured(scenario: str) -> dict[str, Measured]:
    """The figures that came with the game for a scenario, by level; empty when there are none that can be read."""
    try:
        found = json.loads((paths.assets() / "levels.json").read_text(encoding="utf-8"))
        games = int(found["games"])
        rows = found["levels"].items() if found["scenario"] == scenario else ()
        return {name: Measured(int(row["share"]), int(row["ratified"]), games) for name, row in rows}
    except (OSError, GameError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def figures(strings: Strings, found: Measured) -> str:
    """What was measured, in a sentence."""
    return strings.text("new_game.measured", share=found.share, ratified=found.ratified)


def how_measured(strings: Strings, found: dict[str, Measured]) -> str:
    """Where the figures are from; empty when there are none."""
    games = {2 * one.games for one in found.values()}
    return strings.text("new_game.measured_how", games=max(games)) if games else ""
