"""The time of an answer tells nothing: it is a whole number of beats, whatever a computer player thought of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.engine import actions as a
from game.kernel.sides import BOTH_SIDES, Side
from game.session.controller import Controller
from game.ui.pace import BEAT, Pace
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.services import Services
from tests.ui.game_hands import at_the_table, begin, services
from tests.ui.lesson_hands import bring, lesson, step

WORKS = (0.0, 0.003, 0.02, 0.11, 0.24)
SLOW = (0.26, 0.4)


class Time:
    """A clock that only work and rest move."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.rests = 0

    def now(self) -> float:
        return self.seconds

    def rest(self, seconds: float) -> None:
        assert seconds > 0
        self.rests += 1
        self.seconds += seconds


def thinking(monkeypatch: pytest.MonkeyPatch, with_: Services, work: float) -> Time:
    """From now on a delegation thinks so long, on a clock that is handed back."""
    time, real = Time(), Controller.settle
    with_.pace = Pace(time.now, time.rest)

    def settle(self: Controller, *args: Any) -> None:
        time.seconds += work
        real(self, *args)

    monkeypatch.setattr(Controller, "settle", settle)
    return time


def answered(folder: Path, monkeypatch: pytest.MonkeyPatch, work: float) -> Time:
    """A person adjourns, the computer thinks so long, and the next screen is there."""
    with_ = services(folder)
    playing = at_the_table(with_, Side.FIRST, scenario="harbour")
    time = thinking(monkeypatch, with_, work)
    assert flow.act(playing, Side.FIRST, a.Adjourn()) is None
    flow.go_on(playing)
    monkeypatch.undo()
    return time


@pytest.mark.parametrize(("works", "beats"), [(WORKS, 1), (SLOW, 2)])
def test_an_answer_takes_whole_beats(
    works: tuple[float, ...], beats: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long the computer thinks within a beat, the next screen comes at its end."""
    for number, work in enumerate(works):
        time = answered(tmp_path / str(number), monkeypatch, work)
        assert time.seconds == pytest.approx(beats * BEAT)
        assert time.rests == 1


def test_a_beat_is_longer_than_an_answer_takes() -> None:
    """The beat is long enough for ordinary work, and short enough not to be waited for."""
    assert 0.1 < BEAT <= 0.4


def test_where_nobody_thinks_nobody_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading on, where neither a computer nor the mediator has done anything, takes no time."""
    with_ = services(tmp_path)
    playing = at_the_table(with_, Side.FIRST, scenario="harbour")
    time = thinking(monkeypatch, with_, 0.02)
    moves = playing.controller.moves
    flow.go_on(playing)
    assert playing.controller.moves == moves
    assert time.rests == 0


def test_the_first_screen_of_a_game_takes_a_beat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the computer and the mediator do before the first person may act is not told by its time either."""
    with_ = services(tmp_path)
    playing = begin(with_, Side.SECOND)
    time = thinking(monkeypatch, with_, 0.02)
    flow.begin(playing)
    assert playing.controller.moves > 0
    assert time.seconds == pytest.approx(BEAT)


def test_the_mediators_time_is_not_told_to_two_people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With two at one screen and a mediator, whom each may have told something, acts are answered on the beat."""
    with_ = services(tmp_path)
    playing: Playing = at_the_table(with_, Side.FIRST, scenario="harbour")
    two = begin(with_, *BOTH_SIDES, seed="two")
    flow.begin(two)
    assert playing.controller.presentation.mediator is not None
    time = thinking(monkeypatch, with_, 0.02)
    side = two.controller.waiting_humans()[0]
    legal = two.controller.legal(side)
    action = a.Choose(legal.choices[0][0], legal.choices[0][1][0]) if legal.choices else a.Adjourn()
    assert flow.act(two, side, action) is None
    flow.go_on(two)
    assert time.seconds == pytest.approx(BEAT)


@pytest.mark.parametrize("work", [0.0, 0.02, 0.2])
def test_a_class_is_answered_on_the_beat(work: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A teacher's key and a team's numbers take a beat, whatever the mediator or a team's computer thinks of."""
    with_ = services(tmp_path)
    klass = bring(lesson(with_), "morning", open=True)
    monkeypatch.setattr(with_, "pace", Pace())
    time, real = Time(), Controller.advance
    with_.pace = Pace(time.now, time.rest)

    def advance(self: Controller) -> bool:
        done = real(self)
        time.seconds += work / 10 if done else 0.0
        return done

    monkeypatch.setattr(Controller, "advance", advance)
    for beat in range(1, 5):
        step(klass)
        assert time.seconds == pytest.approx(beat * BEAT)
        assert time.rests == beat


def test_the_window_keeps_a_real_beat(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The game as it is started rests on the system's clock; only tests do without."""
    from game.ui import start

    seen = list[Services]()

    def opening(services_: Services, options: object) -> Any:
        seen.append(services_)
        raise start.Fallen("far enough.")

    with_ = services(tmp_path)
    monkeypatch.setattr(start, "_opening", opening)
    monkeypatch.setattr(start, "usual_places", lambda *_: with_.places)
    with pytest.raises(start.Fallen):
        start.run()
    pace = seen[0].pace
    pace.begin()
    before = pace._now()
    pace.keep()
    assert BEAT * 0.9 <= pace._now() - before < 10
