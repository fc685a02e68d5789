"""Every language of the game can be set: a face of the right style for each letter, lines that end where they may."""

from itertools import pairwise
from pathlib import Path

import pygame
import pytest

from game import paths
from game.scenario.beside import is_translation
from game.scenario.translation import read_file
from game.ui import markup
from game.ui.describe import Look
from game.ui.fonts import Fonts
from game.ui.settings import Typeface
from game.ui.strings import LANGUAGES
from game.ui.text import Typesetter, clean, is_ideograph, may_break, typeset
from tests.catalogue import entries

TRANSLATIONS = sorted(path for path in paths.scenarios().glob("*.??.yaml") if is_translation(path))
FACES = ("body", "italic", "bold", "heading", "display", "treaty", "treaty_italic", "treaty_bold", "telegram",
         "telegram_bold", "masthead")  # fmt: skip
JAPANESE = (
    "講和会議は、八月十日（木曜日）に始まった。「賠償金は一コペイカも払わない」と、ウィッテ氏は言った！ "
    "**樺太**、『遼東半島』・東清鉄道〔南部線〕……どれも難しい。Portsmouth の海軍工廠で、1905年のことである。"
)
NOT_FIRST, NOT_LAST = "、。」』）〕！・ィッー…年"[:-1], "「『（〔"
STYLES = {"bold", "heading", "display", "treaty_bold", "plain_bold", "telegram_bold", "japanese_bold", "gothic_bold",
          "humanist_bold", "masthead"}  # fmt: skip


@pytest.fixture
def fonts() -> Fonts:
    """The shipped faces."""
    pygame.font.init()
    return Fonts(paths.assets() / "fonts")


def shipped(language: str) -> list[str]:
    """Every sentence of a language."""
    return [form for one in entries(language) for form in one.forms if form]


@pytest.mark.parametrize("typeface", list(Typeface))
@pytest.mark.parametrize("language", list(LANGUAGES))
def test_no_letter_of_a_catalogue_is_without_a_face(language: str, typeface: Typeface) -> None:
    """In any face that a scene may use, each letter of each sentence is drawn by a face that has it."""
    fonts = Fonts(paths.assets() / "fonts", typeface)
    letters = "".join(sorted({letter for text in shipped(language) for letter in typeset(clean(text))} - {"\n"}))
    for face in FACES:
        assert "".join(part for part, _ in fonts.pieces(letters, fonts.real(face))) == letters


@pytest.mark.parametrize("typeface", list(Typeface))
@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.name)
def test_no_letter_of_a_translated_scenario_is_without_a_face(path: Path, typeface: Typeface) -> None:
    """In any face that a scene may use, each letter of each text of a translation is drawn by a face that has it."""
    made = read_file(path).translation
    assert made is not None
    fonts = Fonts(paths.assets() / "fonts", typeface)
    letters = "".join(sorted({letter for text in made.texts.values() for letter in typeset(clean(text))} - {"\n"}))
    for face in FACES:
        assert "".join(part for part, _ in fonts.pieces(letters, fonts.real(face))) == letters


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_sentence_of_a_catalogue_can_be_drawn(language: str) -> None:
    """Each sentence is set in lines that hold all its letters, and its pictures have ink of their own size."""
    pygame.font.init()
    setter, look = Typesetter(Fonts(paths.assets() / "fonts"), 1.0), Look("body", 20)
    for text in shipped(language):
        lines = setter.lines(text, look, 420.0)
        drawn = "".join(piece.text for line in lines for piece in line.pieces)
        said = "".join(span.text for span in markup.parse(typeset(clean(text))))
        assert "".join(drawn.split()) == "".join(said.split())
        block = setter.set_block(text, look, 420.0, (0, 0, 0))
        assert all(picture.get_width() > 0 for picture, _, _ in block.pictures)


@pytest.mark.parametrize("letters", ["Мир заключён", "日本の条件"])
def test_another_script_keeps_the_weight_of_the_face(fonts: Fonts, letters: str) -> None:
    """Bold stays bold and light stays light where the letters come from another face."""
    for face in FACES:
        for _, found in fonts.pieces(letters.replace(" ", ""), face):
            assert found == "typewriter" or (found in STYLES) == (face in STYLES), (face, found)


def test_a_telegram_in_cyrillic_is_typed_on_one_machine(fonts: Fonts) -> None:
    """Words, figures and Latin letters of one telegram stand in one face; a Latin telegram keeps its own."""
    for face in ("telegram", "telegram_bold"):
        chosen = fonts.suited(face, "Токио, 15 августа, No 7")
        assert {found for _, found in fonts.pieces("Токио, 15 августа, No 7", chosen)} == {"typewriter"}
        assert fonts.suited(face, "Tokyo, 15 August") == face
    assert fonts.suited("body", "Токио") == "body"


def test_figures_in_japanese_stand_upright(fonts: Fonts) -> None:
    """A date in a sloped face is set in its upright companion, as kanji have no slope; other scripts keep the slope."""
    found = [fonts.suited(face, "1905年8月10日") for face in ("italic", "treaty_italic", "bold")]
    assert found == ["body", "treaty", "bold"]
    assert fonts.suited("italic", "10 августа 1905") == "italic"


def test_thickened_japanese_is_darker(fonts: Fonts) -> None:
    """The bold that is drawn with thicker strokes has more ink than the plain letters."""

    def ink(face: str) -> int:
        picture = fonts.get(face, 40).render("講和", True, (0, 0, 0), (255, 255, 255))
        wide, high = picture.get_size()
        return sum(255 - picture.get_at((x, y))[0] for x in range(wide) for y in range(high))

    assert ink("japanese_bold") > 1.1 * ink("japanese")


@pytest.mark.parametrize("width", range(100, 700, 40))
def test_japanese_lines_end_where_they_may(fonts: Fonts, width: int) -> None:
    """No line begins with a stop, a closing bracket or a small kana, none ends with an opening one; none is wide."""
    setter, look = Typesetter(fonts, 1.0), Look("body", 20)
    lines = setter.lines(JAPANESE, look, float(width))
    words = ["".join(piece.text for piece in line.pieces) for line in lines]
    assert all(word[0] not in NOT_FIRST and word[-1] not in NOT_LAST for word in words)
    assert "".join("".join(words).split()) == "".join(markup.plain(JAPANESE).split())
    if width >= 140:
        assert all(line.width <= width + 1 for line in lines)
        assert len(lines) < 4 + sum(line.width for line in lines) / (width - 60)


def test_words_are_not_broken_without_need(fonts: Fonts) -> None:
    """Latin and Cyrillic words stay whole, and a mark never leaves the word before it."""
    text = "Договор подписан; «мир» — это слово. The treaty is signed (at last)."
    setter, look = Typesetter(fonts, 1.0), Look("body", 20)
    known = set(text.split())
    for width in range(120, 500, 20):
        for line in setter.lines(text, look, float(width)):
            assert set("".join(piece.text for piece in line.pieces).split()) <= known


def test_breaks_lie_beside_ideographs_only() -> None:
    """Between two letters of an alphabet no line ends, beside an ideograph it may, save at marks that cling."""
    allowed = [may_break(a, b) for a, b in pairwise("мир講和。「A」")]
    assert allowed == [False, False, True, True, False, True, False, False]
    assert all(map(is_ideograph, "日あア！。"))
    assert not any(map(is_ideograph, "aя—…« "))
