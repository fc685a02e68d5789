"""Settings take effect at once and are kept; keys can be changed without losing any."""

import os
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from game.ui import settings as stored
from game.ui.intents import Intent
from game.ui.keymap import Keymap, default_keys
from game.ui.scenes.keys import KeysScene, taken, with_first
from game.ui.scenes.settings import SettingsScene
from game.ui.scenes.title import Title
from game.ui.settings import Motion, ThemeName, Typeface
from tests.ui import front


def test_each_setting_takes_effect_and_is_there_after_a_restart(tmp_path: Path) -> None:
    """Text size, typeface, colours, motion, sound: in force at once, and read back by the next run."""
    with_ = front.services(tmp_path)
    assert with_.first_run
    pilot = front.pilot(SettingsScene(with_), with_)
    pilot.focus("settings.text_scale").press("right", 5)
    assert pilot.app.settings.text_scale == 150
    pilot.use("settings.typeface.plain").use("settings.theme.contrast").use("settings.motion.none")
    pilot.focus("settings.sound").press("left", 9)
    again = front.services(tmp_path)
    assert not again.first_run
    kept = again.settings
    assert (kept.text_scale, kept.typeface, kept.theme) == (150, Typeface.PLAIN, ThemeName.CONTRAST)
    assert (kept.motion, kept.sound) == (Motion.NONE, 0)


def test_settings_can_be_put_back(tmp_path: Path) -> None:
    """One button puts everything back but the window and the keys."""
    with_ = front.services(tmp_path)
    keys = Keymap().rebind(Intent.HELP, ("f9", "ctrl+h"))
    with_.keep(with_.settings._replace(text_scale=200, theme=ThemeName.NIGHT, keymap=keys))
    front.pilot(SettingsScene(with_), with_, text=200).use("settings.defaults")
    assert (with_.settings.text_scale, with_.settings.theme, with_.settings.keymap) == (100, ThemeName.DAY, keys)


def test_another_language_is_read_at_once_and_by_the_next_run(tmp_path: Path) -> None:
    """Each language stands by its own name; choosing one redraws the screen, names the window anew and is kept."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(SettingsScene(with_), with_)
    english = pilot.text()
    assert all(name in english for name in ("English", "日本語", "Русский"))
    for language in ("ja", "ru", "en"):
        pilot.use(f"settings.language.{language}")
        assert (with_.strings.language, front.services(tmp_path).settings.language) == (language, language)
        assert front.services(tmp_path).strings.language == language
        assert pygame.display.get_caption()[0] == with_.strings.text("app.title")
        assert with_.strings.text("settings.text_scale") in pilot.text()
    assert with_.strings.missing == {}


def test_putting_settings_back_keeps_the_language(tmp_path: Path) -> None:
    """Whoever reads Russian still does after the first settings came back."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(SettingsScene(with_), with_)
    pilot.use("settings.language.ru").use("settings.theme.night").use("settings.defaults")
    assert (with_.settings.language, with_.settings.theme) == ("ru", ThemeName.DAY)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the desktop's language is not in the environment")
@pytest.mark.parametrize(("wanted", "found"), [("ja_JP.UTF-8", "ja"), ("de_DE.UTF-8", "en"), ("ru_RU.UTF-8", "ru")])
def test_a_first_run_takes_the_language_of_the_desktop(wanted: str, found: str) -> None:
    """The desktop's language is taken where the game has it, and English otherwise."""
    words = "from game.ui.start import system_language; print(system_language())"
    env = {**os.environ, "LANG": wanted, "LANGUAGE": "", "LC_ALL": wanted, "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    done = subprocess.run([sys.executable, "-c", words], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == found


def test_the_first_run_says_where_text_size_is(tmp_path: Path) -> None:
    """The title page of a first run names the key; later ones do not."""
    with_ = front.services(tmp_path)
    assert "F2 opens text size" in front.pilot(Title(with_), with_).text()
    with_.keep(with_.settings)
    assert "F2 opens text size" not in front.pilot(Title(with_), with_).text()


@pytest.mark.parametrize("content", [b"", b"\x00\xff\x00", b"[]", b'{"text_scale": 7, "theme": "plaid"}', b'{"text'])
def test_a_bad_settings_file_is_said_and_does_no_harm(content: bytes, tmp_path: Path) -> None:
    """Whatever the file holds the title page comes up with usual settings and one sentence about it."""
    (tmp_path / "settings.json").write_bytes(content)
    with_ = front.services(tmp_path)
    assert with_.settings == stored.Settings()
    assert "setting" in with_.notice.lower()
    assert with_.notice in front.pilot(Title(with_), with_).text().replace("\\'", "'")


def test_a_free_key_is_taken_at_once(tmp_path: Path) -> None:
    """The new key works, is stored as a difference, and the hint shows it."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(KeysScene(with_), with_)
    pilot.use("keys.help")
    assert pilot.scene.id == "rebind"
    pilot.key("f13")
    assert pilot.scene.id == "keys"
    assert with_.settings.keymap.keys(Intent.HELP)[0] == "f13"
    assert front.services(tmp_path).settings.keymap.to_dict() == {"help": ["f13", "ctrl+h", "pad:y"]}
    pilot.key("f13")
    assert pilot.scene.id == "help"


def test_a_key_in_use_is_named_before_it_is_taken(tmp_path: Path) -> None:
    """The scene says whose key it is; taking it leaves the other intent its second key."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(KeysScene(with_), with_)
    pilot.use("keys.help").key("f10")
    assert "Pause" in pilot.text()
    pilot.use("rebind.take")
    keymap = with_.settings.keymap
    assert keymap.keys(Intent.HELP)[0] == "f10"
    assert keymap.keys(Intent.MENU) == default_keys()[Intent.MENU][1:]
    assert keymap.conflicts() == ()


def test_the_last_key_of_an_intent_cannot_be_taken(tmp_path: Path) -> None:
    """An intent with one key left keeps it: the button says why not."""
    with_ = front.services(tmp_path)
    with_.keep(with_.settings._replace(keymap=Keymap().rebind(Intent.MENU, ("f10",))))
    pilot = front.pilot(KeysScene(with_), with_)
    pilot.use("keys.help").key("f10")
    assert not pilot.node("rebind.take").enabled
    pilot.use("rebind.take")
    assert pilot.scene.id == "rebind"
    assert with_.settings.keymap.keys(Intent.HELP) == default_keys()[Intent.HELP]


def test_escape_leaves_the_keys_as_they_were(tmp_path: Path) -> None:
    """Esc gives up the change; for Back itself it is a key like others."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(KeysScene(with_), with_)
    pilot.use("keys.help").key("escape")
    assert (pilot.scene.id, with_.settings.keymap) == ("keys", Keymap())
    pilot.use("keys.back").key("escape")
    assert with_.settings.keymap.keys(Intent.BACK)[0] == "escape"


def test_all_keys_can_be_put_back_after_a_question(tmp_path: Path) -> None:
    """Reset asks first and leaves no difference behind."""
    with_ = front.services(tmp_path)
    with_.keep(with_.settings._replace(keymap=Keymap().rebind(Intent.MENU, ("f10",))))
    pilot = front.pilot(KeysScene(with_), with_)
    pilot.use("keys.reset").use("question.no")
    assert with_.settings.keymap != Keymap()
    pilot.use("keys.reset").use("question.yes")
    assert with_.settings.keymap == Keymap()


def test_taking_keys_never_leaves_two_meanings() -> None:
    """Whatever key is taken for whatever intent, no key means two things and the pad's button stays."""
    for intent in (Intent.HELP, Intent.UP, Intent.CONFIRM):
        for key in ("f10", "tab", "q", "ctrl+z"):
            keymap = taken(Keymap(), intent, key)
            assert keymap.conflicts() == ()
            assert keymap.keys(intent)[0] == key
            pads = [each for each in default_keys()[intent] if each.startswith("pad:")]
            assert [each for each in keymap.keys(intent) if each.startswith("pad:")] == pads
    assert with_first(("a", "b", "pad:x"), "b") == ("b", "a", "pad:x")


def test_a_pad_s_button_takes_the_place_of_a_button_and_of_no_key() -> None:
    """Who changes a button keeps the keys, and the first of them is still the one that hints show."""
    assert with_first(("a", "b", "pad:x"), "pad:y") == ("a", "b", "pad:y")
    assert with_first(("a", "b", "pad:x", "pad:y"), "pad:y") == ("a", "b", "pad:y", "pad:x")
    keymap = taken(Keymap(), Intent.MAP, "pad:y")
    assert keymap.keys(Intent.MAP) == ("f3", "ctrl+p", "pad:y")
    assert keymap.keys(Intent.HELP) == ("f1", "ctrl+h")
    assert keymap.conflicts() == ()
