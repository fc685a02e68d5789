"""The report of a fault: where it arose in the program, and nothing of what was played."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from game.kernel.canonical import plain
from game.kernel.errors import DamagedSave
from game.session import opening
from game.session.controller import Controller
from game.session.fault import MOST_CALLS, MOST_REPORTS, keep_report, last_place, last_word, places, report
from game.session.match import Match
from game.session.store import Store
from tests.session.helpers import played

WHEN = datetime(2026, 3, 1, 14, 5)
WORDS = "the Tsar gives up the island at 17 points"


def fails(secret: str, deep: int = 0) -> None:
    """Something that breaks with a secret in its variables and in its message, as deep as is asked."""
    if deep:
        fails(secret, deep - 1)
    points = {secret: 17}
    points["nothing of that name"]


def caught(words: str = WORDS, deep: int = 0) -> Exception:
    """An exception out of our own modules, that came from another with secrets in its words."""
    try:
        try:
            fails(words, deep)
        except KeyError:
            plain({words: object()})
    except Exception as error:
        return error
    raise AssertionError


def test_a_report_names_places_and_versions() -> None:
    """Versions, screens, kinds of keys, the exceptions by class, our own files by line, what they came from."""
    text = report(caught(), WHEN, scenes=("title", "table"), trail=("move", "confirm"), more={"pygame": "2.5"})
    for line in ("when: 2026-03-01 14:05:00", "scenes: title > table", "last: move, confirm", "pygame: 2.5"):
        assert line in text
    assert "rules " in text
    assert "fault: " in text
    assert "because of: KeyError" in text
    assert re.search(r"fault: TypeError\n.*\n  game/kernel/canonical.py:\d+ plain\n", text)


def test_a_report_holds_no_message_and_no_value() -> None:
    """Neither what an exception says nor what a variable holds is written, nor any path of this machine."""
    text = report(caught(), WHEN)
    for word in ("Tsar", "17", "nothing of that name", str(Path.home()), str(Path(__file__).parents[2])):
        assert word not in text
    assert text == report(caught("another secret"), WHEN)


def test_an_endless_recursion_is_cut_in_the_middle() -> None:
    """A report stays short, however deep the calls were."""
    cause = caught(deep=500).__context__
    assert cause is not None
    found = places(cause)
    assert len(found) <= MOST_CALLS + 1
    assert any("more)" in place for place in found)


def test_only_the_latest_reports_are_kept(tmp_path: Path) -> None:
    """Reports do not fill the disk; a folder that cannot be written to is no further fault."""
    for minute in range(MOST_REPORTS + 5):
        path = keep_report(tmp_path, "x", WHEN.replace(minute=minute))
        assert path is not None and path.is_file()
    kept = sorted(path.name for path in (tmp_path / "faults").iterdir())
    assert len(kept) == MOST_REPORTS
    assert kept[-1].startswith("fault-2026-03-01-1424")
    (tmp_path / "file").touch()
    assert keep_report(tmp_path / "file", "x", WHEN) is None


def test_the_last_word_is_one_sentence(tmp_path: Path) -> None:
    """What is said on the terminal: class, place in the program, where the report lies; nothing of what was played."""
    said = last_word(caught(), tmp_path)
    assert str(tmp_path / "faults") in said
    assert last_place(caught()) in said
    assert "Tsar" not in said
    assert said.count("\n") == 0 and said.endswith(".")
    (tmp_path / "file").touch()
    assert "no report" in last_word(caught(), tmp_path / "file")


@pytest.mark.parametrize("moves", [0, 7, 2000])
def test_a_game_is_played_again_from_its_log(moves: int, tmp_path: Path) -> None:
    """Reopened, a game stands where it stood, saves into the same slot and goes on."""
    controller = Controller(played(7, moves), Store(tmp_path))
    again = controller.reopened()
    assert again is not controller
    assert (again.match_id, again.moves, again.over) == (controller.match_id, controller.moves, controller.over)
    assert again.minutes() == controller.minutes()
    for side in controller.waiting_humans():
        assert again.view(side) == controller.view(side)
        assert again.legal(side) == controller.legal(side)
    assert len(list(tmp_path.glob("auto-*.json"))) == 1


def test_a_game_that_its_log_does_not_give_is_not_reopened(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the fault lies in the game's own record nothing is made up."""
    controller = Controller(played(7, 7))

    def spoilt(match: Match) -> str:
        return real(match).replace('"by":"northam"', '"by":"southam"')

    real = opening.write
    monkeypatch.setattr(opening, "write", spoilt)
    with pytest.raises(DamagedSave):
        controller.reopened()
