"""The game again: from either desk, act by act, and on from any point; never before the end."""

from pathlib import Path

import pytest

from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import dump
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.rashomon import Rashomon
from game.ui.scenes.verdict import VerdictScene
from game.ui.services import Services
from tests.ui.game_hands import begin, pilot, quietly, services


def _ended(with_: Services, *human: Side) -> Playing:
    playing = begin(with_, *human, scenario="harbour")
    for _ in range(60):
        for side in human:
            quietly(playing.controller, side, lambda legal: False, most=20)
        if playing.controller.over:
            break
    assert playing.controller.over
    return playing


def test_a_game_in_play_cannot_be_seen_from_the_other_desk(tmp_path: Path) -> None:
    """Moments are given out only after the end."""
    playing = begin(services(tmp_path), Side.FIRST)
    flow.next_scene(playing)
    assert all(playing.controller.moment(number) is None for number in playing.controller.line())


@pytest.mark.parametrize("size", [pytest.param((1024, 768, 200), marks=pytest.mark.slow), (1366, 768, 100)])
def test_every_act_can_be_seen_from_both_desks(tmp_path: Path, size: tuple[int, int, int]) -> None:
    """The slider goes from the opening to the end; each desk shows its own papers and figures as they were then."""
    with_ = services(tmp_path)
    playing = _ended(with_, Side.FIRST)
    at = pilot(with_, Rashomon(playing, Side.FIRST), (size[0], size[1]), size[2])
    last = len(playing.controller.line()) - 1
    seen = set()
    for desk in ("desk.0", "desk.both", "desk.1"):
        at.use(desk)
        at.focus("rashomon.time")
        for _ in range(0, last, 7):
            assert at.problems() == []
            at.press("right", 7)
            seen.add(dump(at.tree()))
        at.press("left", last)
    assert len(seen) > 3 * (last // 7) - 3
    at.use("desk.0")
    at.press("page_down")
    assert at.strings.missing == {}


def test_the_past_is_what_it_was_and_looking_changes_nothing(tmp_path: Path) -> None:
    """Each moment's view is the view that the side had; the game that ended is untouched."""
    playing = _ended(services(tmp_path), *BOTH_SIDES)
    before = playing.controller.moves
    for number in playing.controller.line()[::9]:
        moment = playing.controller.moment(number)
        assert moment is not None
        for side in BOTH_SIDES:
            history = moment.view(side).history
            assert history == playing.controller.view(side).history[: len(history)]
    assert playing.controller.moves == before


def test_a_new_game_goes_on_from_any_point(tmp_path: Path) -> None:
    """From the verdict to the game again, and from there into a game that is not over."""
    with_ = services(tmp_path)
    playing = _ended(with_, Side.FIRST)
    playing.desk(Side.FIRST).guessed = True
    at = pilot(with_, VerdictScene(playing, Side.FIRST))
    at.use("verdict.again")
    at.press("right", 12)
    at.use("rashomon.branch")
    at.use("question.yes")
    other = getattr(at.scene, "playing", None)
    assert isinstance(other, Playing)
    assert not other.controller.over
    assert other.controller.match_id != playing.controller.match_id
