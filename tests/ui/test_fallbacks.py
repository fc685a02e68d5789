"""What is missing or broken among fonts, pictures and sounds is replaced, said once in one sentence, never fatal."""

import logging
import shutil
from pathlib import Path

import pygame
import pytest

from game import paths
from game.ui import start
from game.ui.app import App
from game.ui.describe import Look, Rect
from game.ui.display import Display
from game.ui.fonts import Fonts
from game.ui.paint import Canvas, Store
from game.ui.scenes.stack import SceneStack
from game.ui.scenes.title import Title
from game.ui.settings import Settings, ThemeName, Typeface
from game.ui.sound import Sound
from game.ui.text import Typesetter, typeset
from game.ui.theme import theme
from tests.ui import front, pilot

INK = (0, 0, 0)
LOOK = Look("body", 24, markup=False)
SCRIPTS = {
    "russian of 1905": "Невскій Листокъ, Вѣдомости",
    "japanese": "日露講和條約 ポーツマス",
    "greek": "Εἰρήνη",
    "arabic": "السلام",
    "hebrew": "שלום",
    "devanagari": "शांति",
    "hangul": "평화",
    "thai": "สันติภาพ",
    "emoji": "\U0001f54a\U0001f91d",
    "combining": "e\u0301 o\u0302\u0323",
    "private": "\ue000\uf8ff",
    "lone surrogate": "\ud800",
    "mathematics": "\U0001d4ab",
}


def assets_without(folder: Path, *missing: str) -> Path:
    """A copy of the assets that a title needs, some files left out."""
    copy = folder / "assets"
    shutil.copytree(paths.assets(), copy, ignore=shutil.ignore_patterns("*.wav", "NotoSerifJP*"))
    for name in missing:
        for path in copy.glob(name):
            path.unlink()
    return copy


def titled(folder: Path, assets: Path) -> App:
    """The title, drawn from those assets."""
    with_ = front.services(folder)
    settings = Settings()._replace(window=(1280, 720))
    display = Display((1280, 720))
    app = App(SceneStack(Title(with_)), settings, with_.strings, assets, display, start.hooks(with_))
    app.step()
    return app


def inked(setter: Typesetter, words: str) -> int:
    """How many dots are not white when words are drawn."""
    surface = pygame.Surface((600, 60))
    surface.fill((255, 255, 255))
    canvas = Canvas(surface, theme(ThemeName.CONTRAST), setter, 1.0, Store())
    canvas.words(words, LOOK, Rect(4, 4, 590, 50))
    return sum(surface.get_at((x, y))[:3] != (255, 255, 255) for x in range(0, 600, 1) for y in range(0, 60, 2))


@pytest.fixture
def setter() -> Typesetter:
    """Type of the game at its usual size."""
    pygame.font.init()
    return Typesetter(Fonts(paths.assets() / "fonts"), 1.0)


@pytest.mark.parametrize("missing", ["fonts/PlayfairDisplay_900Black.ttf", "fonts/*.ttf", "images/paper.png"])
def test_a_missing_file_is_said_once_and_the_title_stands(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, missing: str
) -> None:
    """One sentence a file, however often it is drawn; what can be read is on the screen."""
    assert pilot  # the driver without a screen
    with caplog.at_level(logging.WARNING):
        app = titled(tmp_path, assets_without(tmp_path, missing))
        for _ in range(3):
            app.dirty()
            app.step()
    said = [record.getMessage() for record in caplog.records]
    assert said
    assert len(said) == len(set(said))
    assert all("could not be" in one and one.count("\n") == 0 and one.endswith(".") for one in said)
    assert len({app.display.surface.get_at((x, 100))[:3] for x in range(0, 1280, 2)}) > 4


def test_a_broken_file_is_as_good_as_a_missing_one(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Bytes that are no picture and no font, and a list of letters that is none."""
    assets = assets_without(tmp_path)
    for name in ("images/paper.png", "fonts/EBGaramond_400Regular.ttf", "fonts/coverage.json"):
        (assets / name).write_bytes(b"\x00 not what it says \xff")
    with caplog.at_level(logging.WARNING):
        titled(tmp_path, assets)
    said = " ".join(record.getMessage() for record in caplog.records)
    assert "paper's texture" in said
    assert "EBGaramond_400Regular.ttf" in said


def test_a_missing_sound_is_said_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The game goes on; the same sound is not looked for again."""
    sound = Sound(tmp_path)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            sound.play("gong")
    assert len(caplog.records) <= 1


@pytest.mark.parametrize("name", list(SCRIPTS))
@pytest.mark.parametrize("typeface", list(Typeface))
def test_any_script_is_drawn_or_visibly_replaced(name: str, typeface: Typeface) -> None:
    """There is ink for every text; lines, widths and carets are found for it too."""
    setter = Typesetter(Fonts(paths.assets() / "fonts", typeface), 1.0)
    words = SCRIPTS[name]
    assert inked(setter, words) > 6
    assert setter.narrowest(words, LOOK) > 0
    assert setter.offsets(words, LOOK, 40.0)[-1][1] == len(words)
    assert setter.block(words, LOOK, 30.0)[1] > 0


def test_control_characters_draw_nothing_and_break_nothing(setter: Typesetter) -> None:
    """Zero bytes, direction marks and bells leave only the letters."""
    assert inked(setter, "\x00\u202e\u200b\x07") == 0
    assert inked(setter, "a\x00\u202eb") == inked(setter, "ab")


def test_small_italics_are_set_upright(setter: Typesetter) -> None:
    """Sloped letters that small run together."""
    assert setter.face(Look("italic", 15)) == "body"
    assert setter.face(Look("treaty_italic", 16)) == "treaty"
    assert setter.face(Look("italic", 20)) == "italic"


def test_nothing_is_set_smaller_than_can_be_read() -> None:
    """Fifteen pixels at least, twelve for capitals, however small the window."""
    tiny = Typesetter(Fonts(paths.assets() / "fonts"), 0.6)
    assert tiny.pixels(Look("body", 12)) == 15
    assert tiny.pixels(Look("bold", 12, capitals=True)) == 12


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("the Tsar's word", "the Tsar\u2019s word"),
        ('He said "no" to it', "He said \u201cno\u201d to it"),
        ("'No', he said", "\u2018No\u2019, he said"),
        ("of '05 and the delegates' names", "of \u201905 and the delegates\u2019 names"),
        ("plain", "plain"),
    ],
)
def test_quotes_are_set_as_a_printer_sets_them(typed: str, printed: str) -> None:
    """Typewriter quotes become curved ones, each on its own side."""
    assert typeset(typed) == printed


@pytest.mark.parametrize(
    ("joined", "printed"),
    [
        ("調印した。 **批准は論外。** 鐘が鳴る。", "調印した。**批准は論外。**鐘が鳴る。"),
        ("Signed. 調印した。", "Signed. 調印した。"),
        ("調印した。\n 鐘", "調印した。\n 鐘"),
    ],
)
def test_no_space_follows_an_ideographic_full_stop(joined: str, printed: str) -> None:
    """Sentences that were joined by a space stand close in a script that is set without spaces; lines stay lines."""
    assert typeset(joined) == printed


@pytest.mark.parametrize("face", ["treaty", "treaty_italic", "heading", "bold", "italic", "plain"])
def test_a_text_drawn_in_one_piece_has_one_face_with_all_its_letters(face: str) -> None:
    """Names on the map and stamps, in any script, come from a single face that lacks none of their letters."""
    fonts = Fonts(paths.assets() / "fonts")
    for text in ("Port Arthur", "旅順", "ダルニー（大連）", "Порт-Артур", "1875年"):
        found = fonts.whole(face, text)
        assert fonts.pieces(text, found) == [(text, found)]
    assert fonts.whole(face, "Port Arthur") == face


def test_faces_of_sizes_that_are_gone_are_closed() -> None:
    """A window that has been drawn at every size keeps no more faces open than a few windows need, and draws on."""
    fonts = Fonts(paths.assets() / "fonts")
    first = fonts.get("body", 12)
    for size in range(12, 120):
        assert fonts.get("body", size).get_height() >= size - 1
        assert fonts.get("body", 12) is first
    assert len(fonts._open) <= 64
    assert fonts.get("body", 13).get_height() > 0
