"""`check`: every problem of scenario files at once."""

from __future__ import annotations

from collections.abc import Sequence

from game.commands.shared import FAULTS, FINE, files_of, say, say_json
from game.scenario.render import render_all
from game.workshop.checking import check_file


def run_check(words: Sequence[str], games: int, as_json: bool) -> int:
    """Check files, folders and ids; 1 when one of them cannot be played as it is."""
    checked = [check_file(path, games) for path in files_of(words)]
    if as_json:
        say_json({"files": [one.data() for one in checked]})
    else:
        for one in checked:
            say(render_all(one.problems, str(one.path), one.text))
            if one.packages:
                say(f"{one.path}: {one.packages:,} possible treaties")
    return FINE if all(one.ok for one in checked) else FAULTS
