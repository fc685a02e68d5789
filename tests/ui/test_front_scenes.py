"""Every screen before and beside the game: nothing clipped, everything within reach of keys and mouse."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.kernel.sides import Side
from game.ui import settings
from game.ui.describe import focusables, walk
from game.ui.intents import Intent
from game.ui.scenes.base import Push, Scene
from game.ui.scenes.curtain import Curtain
from game.ui.scenes.days import Days
from game.ui.scenes.help import HelpScene
from game.ui.scenes.keys import KeysScene, Rebind
from game.ui.scenes.message import Message, Question
from game.ui.scenes.new_game import NewGame
from game.ui.scenes.pause import PauseScene
from game.ui.scenes.problems import Problems
from game.ui.scenes.saves import Saves
from game.ui.scenes.scenarios import Scenarios
from game.ui.scenes.settings import SettingsScene
from game.ui.scenes.title import Title
from game.ui.services import Services
from tests.ui import front

Make = Callable[[Services], Scene]
SCENES: dict[str, Make] = {
    "title": Title,
    "new_game": NewGame,
    "scenarios": Scenarios,
    "problems": lambda s: Problems(next(one for one in s.scenarios() if not one.ok)),
    "saves": Saves,
    "save": lambda s: Saves(s, front.playing(s)),
    "settings": SettingsScene,
    "keys": KeysScene,
    "rebind": lambda s: Rebind(Intent.HELP, s.settings.keymap),
    "help": HelpScene,
    "help_in_play": lambda s: HelpScene(s, "reed", playing=front.playing(s)),
    "pause": lambda s: PauseScene(front.playing(s, Side.FIRST)),
    "days": lambda s: Days(front.playing(s, Side.FIRST)),
    "message": lambda s: Message("A word", "The folder cannot be written; the game goes on unsaved. " * 3),
    "question": lambda s: Question("q", "Delete", "It will be gone for good.", "Delete"),
    "curtain": lambda s: Curtain(front.playing(s, Side.FIRST, Side.SECOND), Side.SECOND, lambda: Title(s)),
}


@pytest.mark.parametrize("name", SCENES)
def test_nothing_is_clipped_at_any_size(name: str, tmp_path: Path) -> None:
    """Nothing is cut off, overlapping or outside from 640x480 to 1920x1080, at 200 % on 1024x768; no text lacks."""
    with_ = front.services(tmp_path)
    front.playing(with_)
    scene = SCENES[name](with_)
    for size, text in front.SIZES:
        pilot = front.pilot(scene, with_, size, text)
        assert pilot.problems() == [], (size, text)
        assert {key for key in pilot.strings.missing if not key.startswith("refusal.")} == set()


@pytest.mark.parametrize("name", SCENES)
def test_tab_comes_to_everything(name: str, tmp_path: Path) -> None:
    """Tab, with arrows in lists, comes to everything that can be used, in the smallest and the widest layout."""
    with_ = front.services(tmp_path)
    front.playing(with_)
    scene = SCENES[name](with_)
    if name == "rebind":
        scene.listens = False
    for size, text in (front.SIZES[0], front.SIZES[3]):
        pilot = front.pilot(scene, with_, size, text)
        if name == "curtain":
            pilot.wait(600)
        for node_id in [node.id for node in focusables(pilot.tree())]:
            node = pilot.focus(node_id).node(node_id)
            assert node.rect.meet(node.clip).h > 0, f"#{node.id} has the focus and cannot be seen"


LEFT = ("new_game", "scenarios", "problems", "saves", "save", "settings", "keys", "help", "days")


@pytest.mark.parametrize("name", LEFT)
def test_back_leaves_every_screen(name: str, tmp_path: Path) -> None:
    """The Back key leaves, and what was below is there again."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(Title(with_), with_)
    pilot.app.go(Push(SCENES[name](with_)))
    pilot.feed()
    if name == "save":
        pilot.press("next")
    pilot.press("back")
    assert pilot.scene.id == "title"


@pytest.mark.parametrize("mouse", [False, True])
def test_every_item_of_the_title_page_opens(mouse: bool, tmp_path: Path) -> None:
    """With keys alone and with the mouse alone each item opens its screen and leads back."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(Title(with_), with_)
    for item, scene in (
        ("new", "new_game"), ("load", "saves"), ("scenarios", "scenarios"), ("settings", "settings"), ("help", "help"),
    ):  # fmt: skip
        (pilot.click if mouse else pilot.use)(f"title.{item}")
        assert pilot.scene.id == scene
        pilot.press("back")
        assert pilot.scene.id == "title"
    (pilot.click if mouse else pilot.use)("title.quit")
    assert pilot.over


def test_settings_are_one_key_away_everywhere_and_help_but_behind_the_curtain(tmp_path: Path) -> None:
    """F2 and F1 work on the title page and in any scene; a drawn curtain shuts out help and the menu, and the settings
    lie over it.
    """
    with_ = front.services(tmp_path)
    pilot = front.pilot(Title(with_), with_)
    assert pilot.press("settings").scene.id == "settings"
    assert pilot.press("help").scene.id == "help"
    curtain = SCENES["curtain"](with_)
    pilot = front.pilot(curtain, with_).wait(600)
    assert pilot.press("help").scene is curtain
    assert pilot.press("menu").scene is curtain
    assert pilot.press("settings").scene.id == "settings"
    assert pilot.press("back").scene is curtain


def test_a_broken_scenario_is_listed_and_explained(tmp_path: Path) -> None:
    """It stands in both lists with the number of its problems; choosing it shows line, caret and hint."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(NewGame(with_), with_)
    assert "Cannot be played" in pilot.text()
    pilot.use("new_game.scenario.broken")
    assert pilot.scene.id == "problems"
    assert "monogramm" in pilot.text()
    assert "Hint:" in pilot.text()
    assert "^" in pilot.text()
    assert "Line" in pilot.text()
    pilot.press("back")
    assert pilot.node("new_game.scenario.harbour").selected


def test_a_new_game_begins_with_keys_alone(tmp_path: Path) -> None:
    """Scenario, seats, seed and iron are chosen from the keyboard, and the game has them."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(NewGame(with_), with_)
    pilot.use("new_game.scenario.harbour").use("new_game.seat.both")
    assert not pilot.node("new_game.level.envoy").enabled
    pilot.focus("new_game.seed").key("1").type("eight bells 1")
    pilot.use("new_game.iron").use("new_game.instructions.historical").use("new_game.begin")
    assert isinstance(pilot.scene, Curtain)
    terms = pilot.scene.playing.controller.settings
    assert terms.iron
    assert terms.instructions == "historical"
    assert pilot.scene.playing.human == (Side.FIRST, Side.SECOND)


def test_a_new_game_remembers_the_level(tmp_path: Path) -> None:
    """The level of the last game that was begun is chosen the next time, also after the game was closed; what was
    measured on one conference is not told of another.
    """
    with_ = front.services(tmp_path)
    pilot = front.pilot(NewGame(with_), with_)
    pilot.use("new_game.scenario.harbour").use("new_game.level.plenipotentiary").use("new_game.begin")
    assert with_.settings.level == "plenipotentiary"
    assert settings.load(with_.places.settings).settings.level == "plenipotentiary"
    again = front.pilot(NewGame(with_), with_)
    assert again.node("new_game.level.plenipotentiary").selected
    again.use("new_game.scenario.harbour")
    assert not any("%" in one.label and "Portsmouth" in one.label for one in walk(again.tree()))


def test_the_lesson_comes_first_for_who_has_never_played(tmp_path: Path) -> None:
    """No save at all: the red button is the lesson; once a game has been played to its end it is a new game."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(Title(with_), with_)
    assert pilot.focused == "title.learn"
    assert pilot.node("title.learn").look.surface == "primary"
    assert pilot.node("title.new").look.surface != "primary"
    (tmp_path / "saves" / "played.json").write_text("{}", encoding="utf-8")
    again = front.pilot(Title(with_), with_)
    assert again.focused == "title.new"
    assert again.node("title.new").look.surface == "primary"


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_all_levels_are_seen_at_once_and_no_folder(tmp_path: Path, size: tuple[int, int]) -> None:
    """Every level of delegation stands in the window in plain words before anything is scrolled."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(NewGame(with_), with_, size=size)
    for level, word in (("attache", "Easy"), ("envoy", "Middle"), ("plenipotentiary", "Hard")):
        node = pilot.node(f"new_game.level.{level}")
        assert node.rect.y >= 0
        assert node.rect.y + node.rect.h < size[1]
        assert word in node.value
    assert str(tmp_path) not in pilot.text()
