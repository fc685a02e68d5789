"""`wall`: the result codes of many games on one frontier."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from game import paths
from game.classroom.wall import Dot, Wall, wall_of
from game.classroom.wall_page import wall_csv, wall_html, wall_table
from game.commands.shared import FINE, playable, say, say_json
from game.commands.tables import table
from game.kernel.errors import BadRequest
from game.report.files import put
from game.scenario.definition import Scenario
from game.ui.strings import Strings


def run_wall(codes: Sequence[str], scenario: str, out: str, sheet: str, as_json: bool) -> int:
    """Read the codes, say what they hold, and write page and table where asked. Raises GameError for a bad code."""
    found = playable(scenario)
    wall = wall_of(found, list(codes))
    t = Strings(paths.assets() / "locale").text
    for word, ending, made in ((out, ".html", wall_html(t, found, wall)), (sheet, ".csv", wall_csv(found, wall))):
        if word:
            if Path(word).suffix.lower() != ending:
                raise BadRequest(f"`{word}` should end with {ending}.")
            put(Path(word), made.encode("utf-8"))
    if as_json:
        say_json(data_of(found, wall))
        return FINE
    shown = wall_table(t, found, wall)
    say(table(shown.label, list(shown.head), [list(row.cells) for row in shown.rows]))
    return FINE


def data_of(scenario: Scenario, wall: Wall) -> dict[str, Any]:
    """The fields of `wall --json`: `codes` with ending, sitting, treaty, points; `history`; the frontier's size."""
    return {
        "scenario": scenario.id,
        "codes": [_code(scenario, dot) for dot in wall.dots],
        "history": {side.id: points for side, points in zip(scenario.sides, wall.history, strict=True)},
        "frontier": len(wall.edge),
    }


def _code(scenario: Scenario, dot: Dot) -> dict[str, Any]:
    treaty = dot.result.treaty
    named = {} if treaty is None else {
        article.id: article.options[option].id for article, option in zip(scenario.articles, treaty, strict=True)
    }  # fmt: skip
    points = None if dot.points is None else {
        side.id: worth for side, worth in zip(scenario.sides, dot.points, strict=True)
    }  # fmt: skip
    said = {"code": dot.code, "ending": dot.result.kind, "sitting": dot.result.sitting}
    return said | {"treaty": named, "points": points}
