"""What the window does until its first picture, and what it leaves for later."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pygame
import pytest

from game.ui.paint import Store
from game.ui.places import NAME, user_folders, usual_places
from game.ui.record import record

ROOT = Path(__file__).parents[2]


@record
class Pair:
    """Two fields, one with a usual value."""

    name: str
    number: int = 3


@record
class Other:
    """The same fields under another name."""

    name: str
    number: int = 3


def test_a_record_is_a_frozen_value() -> None:
    """Fields by place or name, usual values, equality and hash by kind and value, patterns; nothing can be changed."""
    pair = Pair("a")
    assert (pair.name, pair.number, repr(pair)) == ("a", 3, "Pair(name='a', number=3)")
    assert pair == Pair(name="a", number=3) and hash(pair) == hash(Pair("a"))
    assert pair not in (Pair("a", 4), Other("a"), ("a", 3))
    match pair:
        case Pair("a", number):
            assert number == 3
    for change in (lambda: setattr(pair, "name", "b"), lambda: setattr(pair, "more", 1), lambda: delattr(pair, "name")):
        with pytest.raises(AttributeError):
            change()


@pytest.mark.parametrize("given", [((), {}), (("a", 1, 2), {}), (("a",), {"name": "b"}), (("a",), {"more": 1})])
def test_a_record_takes_its_fields_and_no_others(given: tuple[tuple[object, ...], dict[str, object]]) -> None:
    """A field that is missing, given twice or unknown is an error."""
    with pytest.raises(TypeError):
        Pair(*given[0], **given[1])  # type: ignore[arg-type]


@pytest.mark.parametrize("variables", [{}, {"XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c"}, {"XDG_DATA_HOME": "d"}])
def test_a_users_folders_are_those_of_the_desktop(variables: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Reckoned here or by platformdirs, they are the same, whatever the environment says."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert user_folders() == (platformdirs.user_data_path(NAME, False), platformdirs.user_config_path(NAME, False))
    assert usual_places(saves=Path("s")).settings == platformdirs.user_config_path(NAME, False) / "settings.json"


def test_the_first_picture_waits_for_nothing_that_it_does_not_show(tmp_path: Path) -> None:
    """Until the title page is shown neither rules, nor sound, nor parsers, nor logging have been read."""
    from game.commands.starts import TITLE

    (tmp_path / "settings.json").write_text("{}", encoding="utf-8")
    late = ("yaml", "pydantic", "typer", "logging", "gettext", "platformdirs", "game.engine", "game.scenario",
            "game.ui.sound", "game.ui.rulebook", "game.session.store")  # fmt: skip
    asked = f"print([name for name in {late!r} if name in sys.modules]); sys.stdout.write("
    code = TITLE.replace("sys.stdout.write(", asked)
    environment = os.environ | {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    words = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[:1] == ["[]"], done.stderr


def test_what_is_kept_between_pictures_is_bounded() -> None:
    """However many sizes a window is pulled through, the drawn parts that are kept stay below their limits."""
    store = Store(limit=50, most_bytes=40 * 100 * 100 * 4)
    for number in range(200):
        store.keep(("sheet", number), pygame.Surface((100, 100), pygame.SRCALPHA))
        assert store.bytes == sum(each.get_width() * each.get_height() * 4 for each in store.parts.values())
        assert 0 < len(store.parts) <= 40
    assert ("sheet", 199) in store.parts
