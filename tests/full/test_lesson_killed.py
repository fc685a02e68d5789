"""A lesson's machine dies: whatever the moment, the title page's first button comes back to the cover of the beat."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.engine.events import CapitalVoted, Signed
from game.kernel.draws import Draws
from game.session.replay import replay_bytes
from game.ui.scenes import opening
from game.ui.scenes.base import Reset
from game.ui.scenes.lesson_cover import Cover
from tests.ui.game_hands import services

KILLS = 30
AFTER = ("ratification", "debrief")
"""Where a lesson goes on whose game was over already when its machine died before that was written down."""
LINES = 3
"""Each process is killed after at least one screen and at most so many, a while into the next."""


def kept(folder: Path) -> dict[str, object]:
    """What the lesson's file says."""
    found = sorted((folder / "saves").glob("*.lesson"))
    assert len(found) == 1
    data: dict[str, object] = json.loads(found[0].read_text(encoding="utf-8"))
    return data


@pytest.mark.full
@pytest.mark.slow
def test_a_killed_lesson_comes_back_to_its_cover(tmp_path: Path) -> None:
    """Killed again and again, a lesson goes on from the cover of the beat at which it died, with the game it had.
    Thirty times a lesson that was going on; where one has come to its end meanwhile another is begun.
    """
    draws, struck, lessons, furthest = Draws("killed"), 0, 0, 0
    for n in range(3 * KILLS):
        folder = tmp_path / str(lessons)
        _killed(folder, 1 + draws.below("lines", n, LINES), draws.below("wait", n, 400) / 1000)
        data = kept(folder)
        with_ = services(folder)
        latest = with_.latest()
        if data["done"]:
            assert latest is None
            lessons, furthest = lessons + 1, 0
            continue
        assert latest is not None and latest.lesson == "TKZDA-X"
        went = opening.resume(with_, latest.id)
        with_.shelf.store.close()
        assert isinstance(went, Reset) and isinstance(went.scene, Cover)
        klass = went.scene.klass
        assert not klass.lesson.open and klass.lesson.at >= furthest
        assert klass.lesson.at == data["at"] or (klass.controller.over and klass.beat.name in AFTER)
        struck, furthest = struck + 1, klass.lesson.at
        if struck == KILLS:
            break
    assert struck == KILLS


@pytest.mark.full
@pytest.mark.slow
def test_a_lesson_killed_while_it_votes_comes_back_to_the_vote(tmp_path: Path) -> None:
    """Killed while a treaty is voted on: back at a cover each time, never past it unasked; at the end of the lesson the
    votes stand in the log once, beside one signature.
    """
    _killed(tmp_path, 400, 0.0, until="lesson_ratification")
    beats = []
    for lines in (1, 1, 2, 2):
        at = kept(tmp_path)["at"]
        with_ = services(tmp_path)
        latest = with_.latest()
        assert latest is not None
        went = opening.resume(with_, latest.id)
        with_.shelf.store.close()
        assert isinstance(went, Reset) and isinstance(went.scene, Cover)
        lesson = went.scene.klass.lesson
        assert not lesson.open and lesson.at == at
        beats.append(lesson.beat.name)
        _killed(tmp_path, lines, 0.0)
    assert beats[0] == "ratification" and set(beats) <= {"ratification", "debrief"}
    _killed(tmp_path, 400, 60.0)
    (save,) = (path for path in (tmp_path / "saves").glob("*.json"))
    match = replay_bytes(save.read_bytes()).match
    assert match is not None and kept(tmp_path)["done"] is True
    assert sum(isinstance(one, CapitalVoted) for one in match.events) == 2
    assert sum(isinstance(one, Signed) for one in match.events) == 1


def _killed(folder: Path, lines: int, wait: float, until: str = "") -> None:
    """A process that plays and comes to sign a treaty where it waits for a screen; killed after so many of them."""
    command = [sys.executable, "-m", "tests.full.lesson_player", str(folder), *(["40"] if until else [])]
    env = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(lines):
            line = process.stdout.readline()
            if not line or (until and line.startswith(until)):
                break
        try:
            process.wait(wait)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.wait(20)
    assert process.returncode in (0, -signal.SIGKILL)
