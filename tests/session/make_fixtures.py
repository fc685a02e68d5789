"""Writes the fixtures of the present save format anew: `python -m tests.session.make_fixtures`.

To be run when the rules have changed on purpose and their number has not, that is before a first release only.
"""

from __future__ import annotations

from pathlib import Path

from game.session.match import Match
from game.session.playbook import load_record
from game.session.record import write
from game.session.replay import play_record
from tests.session.helpers import RECORD, harbour_edition, played

FOLDER = Path(__file__).parents[1] / "saves" / "v1"


def fixtures() -> dict[str, Match]:
    """The games that the fixtures hold, by file name."""
    recorded, _, _ = play_record(harbour_edition(), load_record(RECORD))
    assert recorded is not None
    return {"harbour-peace.json": recorded, "harbour-middle.json": played(11, 20)}


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, match in fixtures().items():
        (FOLDER / name).write_text(write(match), encoding="utf-8")
