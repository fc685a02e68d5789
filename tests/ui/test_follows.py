"""Where choosing only chooses, the choice goes with the arrows; where it does something, Return does it."""

from pathlib import Path

import pytest

from game.ui.describe import Role, find, path_to
from game.ui.scenes.base import Scene
from game.ui.scenes.lesson_setup import LessonSetup
from game.ui.scenes.new_game import NewGame
from game.ui.scenes.settings import SettingsScene
from game.ui.services import Services
from tests.ui import front
from tests.ui.pilot import Pilot


def chosen(at: Pilot, ladder: str) -> str:
    """The id of what is chosen of a list of choices."""
    node = find(at.tree(), ladder)
    assert node is not None
    (found,) = (each.id for each in node.children if each.selected)
    return found


@pytest.mark.parametrize(
    ("scene", "ladder", "first", "second"),
    [
        (NewGame, "new_game.level", "attache", "envoy"),
        (LessonSetup, "lesson.private", "cards", "curtain"),
        (LessonSetup, "lesson.how", "historical", "drawn"),
        (SettingsScene, "settings.motion", "full", "reduced"),
    ],
)
def test_the_choice_goes_with_the_arrows(
    scene: type[Scene], ladder: str, first: str, second: str, tmp_path: Path
) -> None:
    """There and back; the keyboard stays on what is chosen, and coming from elsewhere changes nothing."""
    with_ = front.services(tmp_path)
    at = front.pilot(_made(scene, with_), with_)
    names = [each.id for each in path_to(at.tree(), f"{ladder}.{first}")[-2].children]
    assert names[:2] == [f"{ladder}.{first}", f"{ladder}.{second}"]
    at.use(names[0])
    node = find(at.tree(), names[0])
    assert node is not None and node.role is Role.CHOICE
    across = find(at.tree(), names[1]).rect.x > node.rect.x  # type: ignore[union-attr]
    on, back = ("right", "left") if across else ("down", "up")
    at.press(on)
    assert at.focused == names[1] == chosen(at, ladder)
    at.press(back)
    assert at.focused == names[0] == chosen(at, ladder)
    at.use(names[1]).press("next").press("previous")
    assert chosen(at, ladder) == names[1]


def test_arrows_that_leave_a_list_choose_nothing_in_the_next(tmp_path: Path) -> None:
    """From one list down to another: what was chosen there stays."""
    with_ = front.services(tmp_path)
    at = front.pilot(NewGame(with_), with_)
    at.use("new_game.seat.second").use("new_game.level.envoy").focus("new_game.seat.first")
    for _ in range(4):
        at.press("down")
        if at.focused.startswith("new_game.level"):
            break
    assert at.focused.startswith("new_game.level.")
    assert chosen(at, "new_game.level") == "new_game.level.envoy"


def _made(scene: type[Scene], with_: Services) -> Scene:
    return scene(with_)  # type: ignore[call-arg]
