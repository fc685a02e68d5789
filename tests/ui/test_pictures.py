"""The pictures of every screen: none is forgotten, and what is wrong on one is found and named."""

import importlib
import json
import pkgutil
from pathlib import Path

import pytest

from game.kernel.sides import Side
from game.ui import scenes
from game.ui.playing import Playing
from game.ui.scenes.base import Scene
from game.ui.scenes.evening import EveningScene
from game.ui.scenes.new_game import NewGame
from tests.pictures import __main__ as pictures
from tests.pictures.registry import SHOTS
from tests.pictures.sight import first_sight
from tests.pictures.take import EVERY
from tests.ui.game_hands import at_the_table, pilot, quietly, services


@pytest.fixture
def playing(tmp_path: Path) -> Playing:
    """Portsmouth at the first sitting."""
    return at_the_table(services(tmp_path, "portsmouth-1905"), Side.FIRST)


def every_scene() -> set[type[Scene]]:
    """Every class of scene that the game has."""
    for module in pkgutil.iter_modules(scenes.__path__):
        importlib.import_module(f"{scenes.__name__}.{module.name}")
    found: set[type[Scene]] = set()
    waiting = [Scene]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith(scenes.__name__) and not getattr(kind, "__abstractmethods__", None):
                found.add(kind)
    return found


def test_every_scene_has_its_picture_taken() -> None:
    """A scene that is not in the registry is a screen that nobody looks at."""
    missing = every_scene() - {shot.kind for shot in SHOTS}
    assert {kind.__name__ for kind in missing} == set()


def test_names_tell_pictures_apart() -> None:
    """No two screens share a file, and a name has nothing that the parts of a file name are split at."""
    names = [shot.name for shot in SHOTS]
    assert len(names) == len(set(names))
    assert all(name.replace("_", "").isalnum() and name.islower() for name in names)
    assert len([look for look in EVERY if look.language == "en"]) == 12
    assert len({look.file("title", name) for look in EVERY for name in look.themes}) == 12 * 3 + 2 * 2


def test_the_list_says_what_each_picture_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One screen at two sizes in three palettes, then twice in each other language, all there, each with its line."""
    assert pictures.main(["--only", "message", "--quick", "--jobs", "1", "--out", str(tmp_path)]) == 0
    lines = json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))
    assert len(lines) == 6 + 4
    for line in lines:
        assert list(line) == ["file", "scene", "width", "height", "text", "theme", "problems", "language"]
        abroad = "" if line["language"] == "en" else "-{language}".format(**line)
        assert line["file"] == "{scene}-{width}x{height}-{text}-{theme}".format(**line) + f"{abroad}.png"
        assert (tmp_path / line["file"]).read_bytes().startswith(b"\x89PNG")
    assert "10 pictures" in capsys.readouterr().out


@pytest.mark.parametrize("text", [pytest.param(100, marks=pytest.mark.slow), 200])
def test_a_screen_opens_at_its_first_line(playing: Playing, text: int) -> None:
    """A new game and an evening show their first heading and what has the focus, also when type is scaled while they
    are open; a screen that is scrolled away from both is told of.
    """
    quietly(playing.controller, Side.FIRST, lambda legal: legal.evening)
    for scene in (NewGame(playing.services), EveningScene(playing, Side.FIRST)):
        at = pilot(playing.services, scene, (1366, 768), 100)
        at.app.configure(at.app.settings.scaled_text(text))
        assert first_sight(at.tree(), at.focused) == []
        if text == 200:
            at.press("page_down", times=2)
            assert any("past its first words" in one for one in first_sight(at.tree(), at.focused))


def test_an_unknown_screen_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped name ends with one sentence."""
    assert pictures.main(["--only", "tabel", "--out", str(tmp_path)]) == 2
    assert capsys.readouterr().err == "No screen has a name that begins with tabel.\n"
